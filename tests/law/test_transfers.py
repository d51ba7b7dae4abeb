"""How the law sees a country on a day."""

from __future__ import annotations

from datetime import date

import pytest

from mkdocs_datamap.law.transfers import standing

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("code", "on", "kind", "decision"),
    [
        ("NO", TODAY, "eea", None),
        ("DK", TODAY, "eea", None),
        ("RE", TODAY, "eea", None),
        ("GB", TODAY, "adequate", "decision-2025-2574"),
        ("GB", date(2025, 12, 18), "adequate", "decision-2021-1772"),
        ("GB", date(2031, 12, 27), "adequate", "decision-2025-2574"),
        ("GB", date(2031, 12, 28), "third", None),
        ("GB", date(2021, 6, 27), "third", None),
        ("US", TODAY, "adequate", "decision-2023-1795"),
        ("US", date(2023, 7, 9), "third", None),
        ("GL", TODAY, "third", None),
        ("FO", TODAY, "adequate", "decision-2010-146"),
        ("BR", TODAY, "adequate", "decision-2026-179"),
        ("BR", date(2026, 1, 25), "third", None),
        ("CN", TODAY, "third", None),
        ("EPO", TODAY, "adequate", "decision-2025-1382"),
        ("SJ", TODAY, "unknown", None),
        ("UK", TODAY, "unknown", None),
        ("EU", TODAY, "unknown", None),
        ("no", TODAY, "unknown", None),
    ],
)
def test_standing(code, on, kind, decision):
    found = standing(code, on)
    assert (found.code, found.kind, found.decision) == (code, kind, decision)


@pytest.mark.parametrize(
    ("code", "requires", "excludes"),
    [
        ("US", ("dpf-listed",), ()),
        ("CA", ("pipeda-recipient",), ()),
        ("IL", ("automated-processing",), ()),
        ("JP", ("appi-recipient",), ()),
        ("KR", (), ("religious-political-credit-data",)),
        ("FO", (), ("danish-state-authorities",)),
        ("BR", (), ("security-defence-criminal-matters",)),
        ("CH", (), ()),
        ("GB", (), ()),
    ],
)
def test_adequacy_can_depend_on_recipient_or_data(code, requires, excludes):
    found = standing(code, TODAY)
    assert (found.requires, found.excludes) == (requires, excludes)
    assert found.conditional == bool(requires or excludes)


def test_the_sunset_is_told():
    assert standing("GB", TODAY).sunset == date(2031, 12, 27)
    assert standing("CH", TODAY).sunset is None
