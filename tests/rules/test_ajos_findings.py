"""The findings on Ajos's own inventory, as they were reviewed: each an open question or accepted until a day.

``make golden`` writes them anew; a finding more or less is seen in the diff.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ajos_findings import OPEN_QUESTION, ajos_findings
from built_documents import AJOS, DAY
from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.loader import read_inventory

GOLDEN = Path(__file__).parents[1] / "golden" / "ajos" / "findings.txt"
HEADING = f"Every finding of the check on data_map/, as judged on {DAY}.\n"


def listed():
    """The findings as text: rule, severity and what becomes of it; the entry; the message."""
    blocks = [HEADING]
    for finding, exception in ajos_findings():
        state = "open question" if finding.rule == OPEN_QUESTION else "not accepted"
        if exception is not None:
            state = f"accepted until {exception.until} by {exception.owner}"
        blocks.append(
            f"{finding.rule} {finding.severity.value}, {state}\n  {finding.entry}\n  {finding.message}\n"
        )
    return "\n".join(blocks)


def test_the_findings_are_as_they_were_reviewed():
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(listed(), "utf-8")
    assert listed() == GOLDEN.read_text("utf-8")


def test_each_is_an_open_question_or_accepted():
    open_findings = [finding for finding, exception in ajos_findings() if exception is None]
    assert open_findings
    assert {(found.rule, found.severity) for found in open_findings} == {(OPEN_QUESTION, Severity.NOTE)}


def test_an_exception_has_a_reason_an_owner_and_a_day_to_come():
    inventory, _ = read_inventory(AJOS)
    exceptions = [exception for _, exception in ajos_findings() if exception is not None]
    assert {*exceptions} == {*inventory.exceptions}
    for exception in exceptions:
        assert exception.owner in inventory.organisation.roles
        assert exception.until >= DAY
        assert len(exception.reason.split()) > 5


@pytest.mark.parametrize("rule", ["DM110", "DM111", "DM121", "DM201", "DM513", OPEN_QUESTION])
def test_a_fault_that_the_published_policy_has_is_found(rule):
    assert rule in {finding.rule for finding, _ in ajos_findings()}
