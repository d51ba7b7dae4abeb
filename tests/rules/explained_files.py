"""The files of a rule's example: each begins with a comment that names it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from example_case import ON

from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.rules.check import Case
from small_inventory import write_inventory

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkdocs_datamap.rules.check import Check

_HEADER = re.compile(r"^# ([\w./-]+\.yml)\n", re.MULTILINE)


def files_of(text: str) -> dict[str, str]:
    """The contents of an example by file name."""
    parts = _HEADER.split(text)
    assert parts[0] == "", "an example begins with the name of its first file"
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def rules_broken(text: str, checks: Iterable[Check], folder: Path) -> set[str]:
    """The rules among these that the small inventory breaks with the files of an example."""
    inventory, diagnostics = read_inventory(write_inventory(folder, files_of(text)))
    assert inventory is not None, diagnostics
    return {found.rule for check in checks for found in check.diagnostics(Case(inventory, {}, ON))}
