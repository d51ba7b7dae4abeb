"""Which findings are new: by what they are, not by where they stand."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mkdocs_datamap.inventory.diagnostics import Diagnostic, Location, Severity
from mkdocs_datamap.rules.identity import new_since

PLACE = Location(Path("data_map/systems.yml"), 3, 5)
FOUND = Diagnostic("DM607", Severity.NOTE, PLACE, "Twice, see line 7.", "Once.", "systems.crm")


def test_another_line_does_not_make_it_new():
    moved = replace(FOUND, location=replace(FOUND.location, line=9, column=1), message="Twice, see line 12.")
    assert new_since([moved], [FOUND]) == ()


@pytest.mark.parametrize(
    "other",
    [
        replace(FOUND, rule="DM608"),
        replace(FOUND, message="Thrice, see line 7."),
        replace(FOUND, entry="systems.shop"),
        replace(FOUND, location=replace(FOUND.location, path=Path("data_map/sources.yml"))),
    ],
    ids=["rule", "message", "entry", "file"],
)
def test_another_rule_message_entry_or_file_does(other):
    assert new_since([FOUND, other], [FOUND]) == (other,)


def test_of_equal_ones_only_those_are_new_that_are_more_than_before():
    later = replace(FOUND, location=replace(FOUND.location, line=20))
    assert new_since([FOUND, later], [FOUND]) == (later,)
    assert new_since([FOUND, later], [later, FOUND]) == ()
