"""Read one YAML file strictly: a plain value, the position of everything in it, findings and no exceptions.

The language is the core schema of YAML 1.2 and nothing more: ``country: NO`` is Norway, ``2024-01-01`` is
text, a key stands once, and there are no tags, merge keys or second documents.
"""

from __future__ import annotations

import stat
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Diagnostic, Location, Severity
from mkdocs_datamap.inventory.positions import Positions
from mkdocs_datamap.inventory.yaml_nodes import collector_paused, compose
from mkdocs_datamap.inventory.yaml_rules import CANNOT_READ, EMPTY_FILE, UNUSED_FEATURE
from mkdocs_datamap.inventory.yaml_syntax import explain
from mkdocs_datamap.inventory.yaml_text import decode
from mkdocs_datamap.inventory.yaml_values import values_of

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, eq=False)
class YamlFile:
    """One file that was read: its value, made of dict, list, str, int, float, bool and None.

    The value is for reading only: what aliases share is one object. ``path`` is the path shown to people.
    """

    path: Path
    value: object
    text: str = field(repr=False)

    def locate(self, loc: tuple[str | int, ...], *, key: bool = False) -> Location:
        """Where the value at a path of keys and indexes stands; with ``key``, where its key stands.

        ``()`` is the whole file. A path that leads further than the file gives the nearest ancestor there is.
        """
        return self._positions.locate(loc, key=key)

    @cached_property
    def _positions(self) -> Positions:
        # Parsed again, for the few files in which something is to be shown: keeping the nodes of every file
        # costs more, since the garbage collector walks them all again and again while the inventory is built.
        return Positions(self.path, self.text, compose(self.text).root)


def read_yaml(path: Path, *, shown_as: Path | None = None) -> tuple[YamlFile | None, tuple[Diagnostic, ...]]:
    """Read a file; raises nothing. ``shown_as`` is the path that findings name, by default the path itself.

    The file is None when there is nothing to go on with. Where findings leave a value to go on with, it is a
    best guess, good for finding more mistakes and nothing else.
    """
    shown = path if shown_as is None else shown_as
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            what = "a directory" if path.is_dir() else "not a regular file"
            return None, (_cannot_read(shown, f"This is {what}.", "Put a YAML file here."),)
        content = path.read_bytes()
    except FileNotFoundError:
        return None, (_cannot_read(shown, "The file does not exist.", "Create it, or correct its name."),)
    except PermissionError:
        remedy = "Give yourself the right to read it."
        return None, (_cannot_read(shown, "The file may not be read by this user.", remedy),)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return None, (
            _cannot_read(shown, f"The file cannot be read: {reason}.", "Check the path and the disk."),
        )
    return parse_yaml(content, shown)


def parse_yaml(content: bytes, path: Path) -> tuple[YamlFile | None, tuple[Diagnostic, ...]]:
    """Read the bytes of a file, as :func:`read_yaml` does; ``path`` is named in findings and not opened."""
    text, found = decode(content, path)
    if text is None:
        return None, found
    with collector_paused():
        return _parse(text, path, found)


def _parse(
    text: str, path: Path, found: tuple[Diagnostic, ...]
) -> tuple[YamlFile | None, tuple[Diagnostic, ...]]:
    composed = compose(text)
    positions = Positions(path, text, composed.root)
    value: object = None
    if composed.root is not None:
        value, unused = values_of(composed.root, positions)
        found += unused
    if composed.second_document is not None:
        found += (
            Diagnostic(
                UNUSED_FEATURE,
                Severity.ERROR,
                positions.at(composed.second_document),
                "A second document begins here; an inventory file holds one.",
                "Put it in a file of its own, or delete the line of dashes (---).",
            ),
        )
    if composed.error is not None:
        return None, (*found, explain(composed.error, positions))
    if value is None:
        return None, found or (_empty(path),)
    return YamlFile(path, value, text), found


def _empty(path: Path) -> Diagnostic:
    return Diagnostic(
        EMPTY_FILE,
        Severity.ERROR,
        Location(path),
        "The file is empty, or holds only comments.",
        "Write its content, or delete the file.",
    )


def _cannot_read(path: Path, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(CANNOT_READ, Severity.ERROR, Location(path), message, remedy)
