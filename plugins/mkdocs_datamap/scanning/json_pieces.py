"""A file of JSON taken apart with care: what is not as it should be is told with the file and the place."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator


class ScanNotReadError(Exception):
    """A scan that cannot be read. The message names the file and the place, and says what would be right."""


@dataclass(frozen=True)
class Piece:
    """A value in a file, with its place as JSON paths write it (``$.passes[0].stored``)."""

    file: str
    place: str
    value: Any

    def fail(self, fault: str) -> NoReturn:
        """Raise ScanNotReadError for this place."""
        raise ScanNotReadError(f"{self.file}: {self.place}: {fault}")

    def get(self, key: str) -> Piece:
        """The value of a key; its own value is None when there is no such key."""
        return Piece(self.file, f"{self.place}.{key}", self.object().get(key))

    def need(self, key: str) -> Piece:
        """The value of a key that must be there."""
        if key not in self.object():
            self.fail(f"“{key}” is missing.")
        return self.get(key)

    def object(self) -> dict[str, Any]:
        """The value as an object."""
        if not isinstance(self.value, dict):
            self.fail(f"An object is needed here, not {_kind(self.value)}.")
        return self.value

    def items(self) -> Iterator[Piece]:
        """The pieces of a list; none of a list that is missing."""
        if self.value is None:
            return
        if not isinstance(self.value, list):
            self.fail(f"A list is needed here, not {_kind(self.value)}.")
        for index, value in enumerate(self.value):
            yield Piece(self.file, f"{self.place}[{index}]", value)

    def text(self) -> str:
        """The value as text."""
        if not isinstance(self.value, str):
            self.fail(f"A text is needed here, not {_kind(self.value)}.")
        return self.value

    def text_or_none(self) -> str | None:
        """The value as text; None for null and for what is missing."""
        return None if self.value is None else self.text()

    def number_or_none(self) -> float | None:
        """The value as a number; None for null and for what is missing."""
        if self.value is None:
            return None
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            self.fail(f"A number is needed here, not {_kind(self.value)}.")
        return float(self.value)

    def flag_or_none(self) -> bool | None:
        """The value as true or false; None for null and for what is missing."""
        if self.value is not None and not isinstance(self.value, bool):
            self.fail(f"true or false is needed here, not {_kind(self.value)}.")
        return self.value


def read_json(file: pathlib.Path) -> Piece:
    """The content of a file of JSON; raises ScanNotReadError when there is none."""
    try:
        return Piece(file.as_posix(), "$", json.loads(file.read_bytes().decode("utf-8-sig")))
    except OSError as error:
        raise ScanNotReadError(f"{file} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise ScanNotReadError(f"{file}: this is not UTF-8 (byte {error.start}).") from error
    except json.JSONDecodeError as error:
        raise ScanNotReadError(
            f"{file}:{error.lineno}:{error.colno}: this is not JSON: {error.msg}. "
            "A scan that was broken off while it was written has to be made again."
        ) from error
    except RecursionError:
        raise ScanNotReadError(f"{file}: this is nested too deeply to be a scan.") from None


def _kind(value: object) -> str:
    kinds = {dict: "an object", list: "a list", str: "a text", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")
