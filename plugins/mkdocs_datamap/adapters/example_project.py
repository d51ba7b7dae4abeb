"""A new project: the worked example of a fictional company, copied into a folder of one's own."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable


class ExampleNotCopiedError(OSError):
    """The example was not copied, and nothing of it was left behind. The message says why and what to do."""


class TargetOccupiedError(ExampleNotCopiedError, FileExistsError):
    """Where the example should go stands something already."""


def example() -> Traversable:
    """The folder of the example as it is packaged."""
    return files("mkdocs_datamap") / "example"


def copy_example(target: Path) -> None:
    """Copy the whole example into ``target``, a folder that is empty or not there yet; its parents are made.

    Everything is written aside and then moved, so that a failure leaves the place as it was. Raises
    TargetOccupiedError when something stands there, and ExampleNotCopiedError when the disk refuses.
    """
    place = target.resolve()
    if place.exists() and not place.is_dir():
        raise TargetOccupiedError(f"{target} is a file. Name a folder that is empty or does not exist yet.")
    try:
        if place.is_dir():
            if any(place.iterdir()):
                raise TargetOccupiedError(
                    f"{target} is not empty, so nothing was written. "
                    "Name a folder that is empty or does not exist yet."
                )
            _fill(place)
        else:
            _make(place)
    except ExampleNotCopiedError:
        raise
    except OSError as error:
        raise ExampleNotCopiedError(
            f"{target} could not be written: {error.strerror or error}. "
            "Name a folder in a place where you may write, with room on the disk."
        ) from error


def _make(place: Path) -> None:
    """Make the folder, and the parents that are missing, in one move."""
    above = next(parent for parent in place.parents if parent.exists())
    first, *_ = place.relative_to(above).parts
    with _aside(above) as aside:
        written = aside / place.relative_to(above)
        written.parent.mkdir(parents=True, exist_ok=True)
        _copy(example(), written)
        (aside / first).rename(above / first)


def _fill(place: Path) -> None:
    """Fill an empty folder that stays the same folder: a shell may stand in it."""
    moved: list[Path] = []
    with _aside(place) as aside:
        _copy(example(), aside / "example")
        try:
            for entry in sorted((aside / "example").iterdir()):
                moved.append(entry.rename(place / entry.name))  # noqa: PERF401 (known if the next one fails)
        except BaseException:
            for entry in moved:
                shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
            raise


@contextmanager
def _aside(folder: Path) -> Iterator[Path]:
    """A folder on the same disk that is gone afterwards, whatever happens."""
    with tempfile.TemporaryDirectory(prefix=".datamap-", dir=folder) as name:
        yield Path(name)


def _copy(source: Traversable, target: Path) -> None:
    if source.is_dir():
        target.mkdir()
        for entry in source.iterdir():
            _copy(entry, target / entry.name)
    else:
        target.write_bytes(source.read_bytes())
