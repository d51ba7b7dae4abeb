"""Every row of the law's tables is answered by a check, and no check claims a row that is not there."""

from __future__ import annotations

import pytest

from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules.legal import CHECKS

LAW = vocabulary()
COOKIE_FACTS = ("name", "provider", "purpose", "duration", "party", "consent", "choice")
"""What section 3 of the Cookie Order and Planet49 (C-673/17) ask to be told of cookies."""

ROWS = (
    *LAW.notice,
    *LAW.record,
    *(f"mechanism:{identifier}" for identifier in LAW.mechanisms),
    *(f"norm:{identifier}" for identifier in LAW.retention_norms),
    *(f"cookie:{fact}" for fact in COOKIE_FACTS),
)
CLAIMS = {row: each.rule.id for checks in CHECKS.values() for each in checks for row in each.covers}
"""Row → a rule that answers it."""


def test_the_tables_are_those_of_articles_13_14_and_30():
    assert list(LAW.notice) == [f"T{number:02}" for number in range(1, 24)]
    assert list(LAW.record) == [f"R{number}" for number in range(1, 8)] + [f"P{n}" for n in range(1, 5)]
    assert len(LAW.mechanisms) > 10
    assert len(LAW.retention_norms) > 8


@pytest.mark.parametrize("row", ROWS)
def test_a_row_of_the_law_is_answered_by_a_check(row):
    assert row in CLAIMS


def test_no_check_claims_a_row_that_is_not_there():
    assert {row: rule for row, rule in CLAIMS.items() if row not in ROWS} == {}
