"""What a family of checks finds in an inventory, and in a small one with an example of a rule put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from example_case import ON, case_of

from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.rules.check import Case
from small_inventory import FILES, example_files, write_inventory

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.rules.check import Check

TODO = {"todo": "Who knows?", "owner": "manager"}


_CUSTOMERS = "customers:\n  name: {da: kunder, en: customers}\n"
"""A second group of people, for examples in which groups differ."""


def found_by(checks: Iterable[Check], case: Case) -> list[Diagnostic]:
    """The findings of these checks."""
    return [found for check in checks for found in check.diagnostics(case)]


def judged(checks: Iterable[Check], folder: Path) -> list[Diagnostic]:
    """The findings of these checks on an inventory without errors."""
    return found_by(checks, case_of(folder))


def token(found: Diagnostic) -> str:
    """The words in the file at which a finding points, up to the end of their line."""
    where = found.location
    line = where.path.read_text(encoding="utf-8").splitlines()[where.line - 1]
    end = where.end_column - 1 if where.end_line == where.line else len(line)
    return line[where.column - 1 : end].strip("'\"")


def of_example(check: Check, text: str, folder: Path) -> list[Diagnostic]:
    """The findings of a check on the small inventory with the file of an example in it."""
    files = {"subjects.yml": FILES["subjects.yml"] + _CUSTOMERS, **example_files(text)}
    inventory, diagnostics = read_inventory(write_inventory(folder, files))
    assert inventory is not None, diagnostics
    return found_by([check], Case(inventory, {}, ON))
