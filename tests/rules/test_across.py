"""Which checks look from one entry at others, seen by watching them: pages judge only those again."""

from __future__ import annotations

from dataclasses import fields

import pytest
from example_case import example_case

from mkdocs_datamap.inventory.inventory import Inventory
from mkdocs_datamap.law.vocabulary import Vocabulary, assuming, vocabulary
from mkdocs_datamap.rules.across import ACROSS, BY_GROUND, EACH_BY_ITSELF, SETTLED_ALONE
from mkdocs_datamap.rules.check import Case
from mkdocs_datamap.rules.legal import CHECKS
from mkdocs_datamap.rules.uses import Use

CAN_GO = {"systems", "processors", "recipients", "transfers", "cookies", "mandates"}
EVERY = tuple(check for checks in CHECKS.values() for check in checks)


class WatchedInventory(Inventory):
    """An inventory that notes what is asked of it."""

    def __getattribute__(self, name):
        READ.add(name)
        return super().__getattribute__(name)


class WatchedLaw(Vocabulary):
    """A law that notes what is asked of it."""

    def __getattribute__(self, name):
        READ.add(name)
        return super().__getattribute__(name)


READ: set[str] = set()


def copied(kind, original):
    return kind(**{field.name: getattr(original, field.name) for field in fields(original)})


def watched_case():
    case = example_case()
    made = Case(copied(WatchedInventory, case.inventory), case.catalogues, case.on)
    # What everybody looks at, each value by itself, is looked at before.
    assert made.values
    assert made.texts
    assert made.concordance
    assert tuple(made.of(str))
    return made


@pytest.fixture
def noted(monkeypatch):
    """Note which facts of purposes are asked for, too."""
    fact = Use.fact

    def noting(use, name):
        READ.add(name)
        return fact(use, name)

    monkeypatch.setattr(Use, "fact", noting)


@pytest.mark.usefixtures("noted")
def test_every_check_that_looks_at_what_can_go_says_how():
    seen = set()
    for check in EVERY:
        case = watched_case()
        READ.clear()
        tuple(check.find(case))
        if READ & CAN_GO:
            seen.add(check.rule.id)
    assert seen == ACROSS | SETTLED_ALONE | EACH_BY_ITSELF


def test_it_says_it_once():
    assert ACROSS.isdisjoint(SETTLED_ALONE | EACH_BY_ITSELF)
    assert SETTLED_ALONE.isdisjoint(EACH_BY_ITSELF)


def test_every_check_that_asks_the_law_of_grounds_is_made_again_when_one_falls():
    seen = set()
    with assuming(copied(WatchedLaw, vocabulary())):
        for check in EVERY:
            case = watched_case()
            READ.clear()
            tuple(check.find(case))
            if READ & {"mechanisms", "countries"}:
                seen.add(check.rule.id)
    assert seen <= BY_GROUND <= {check.rule.id for check in EVERY}
