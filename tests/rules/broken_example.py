"""The example company with something broken: what a family of rules says, and on which words it points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from example_case import ON, changed

from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.rules.check import Case

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkdocs_datamap.inventory.diagnostics import Diagnostic, Location
    from mkdocs_datamap.rules.check import Check

TODO = {"todo": "This is not known yet.", "owner": "shop-manager"}

Change = tuple[str, str, object]
"""A file, a path of keys and indexes with points between them, the new value (GONE: none)."""


def keys(path: str) -> tuple[str | int, ...]:
    """The keys and indexes of a path."""
    return tuple(int(step) if step.isdigit() else step for step in path.split("."))


def found_in(changes: Iterable[Change], checks: Iterable[Check], folder: Path) -> list[Diagnostic]:
    """What the checks find in the example with these changes; none of them may need the wording."""
    for file, path, value in changes:
        copy = changed(folder, file, keys(path), value)
    inventory, diagnostics = read_inventory(copy)
    assert inventory is not None, diagnostics
    return [found for check in checks for found in check.diagnostics(Case(inventory, {}, ON))]


def pointed_at(location: Location) -> str:
    """The words on the first line of a place."""
    line = location.path.read_text(encoding="utf-8").splitlines()[location.line - 1]
    end = location.end_column - 1 if location.end_line == location.line else None
    return line[location.column - 1 : end]
