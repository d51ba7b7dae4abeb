"""The law without a ground: what falls falls, and all else stands."""

from __future__ import annotations

import datetime as dt

import pytest

from mkdocs_datamap.law.fallen import fallen, grounds
from mkdocs_datamap.law.transfers import standing
from mkdocs_datamap.law.vocabulary import assuming, vocabulary

DAY = dt.date(2026, 12, 1)


def test_a_ground_has_the_names_that_people_use():
    named = grounds(vocabulary())
    assert {"scc", "bcr", "dpf", "us-dpf", "gb-adequacy", "decision-2023-1795"} <= named.keys()
    assert named["us-dpf"] == named["dpf"] == named["decision-2023-1795"]


def test_the_privacy_framework_falls_with_its_decision():
    left = fallen(vocabulary(), grounds(vocabulary())["us-dpf"])
    assert "dpf" not in left.mechanisms
    assert {"scc", "adequacy"} <= left.mechanisms.keys()
    with assuming(left):
        assert standing("US", DAY).kind == "third"


def test_a_country_with_an_older_decision_keeps_it():
    left = fallen(vocabulary(), grounds(vocabulary())["decision-2025-2574"])
    with assuming(left):
        assert standing("GB", DAY).decision != "decision-2025-2574"


def test_every_country_but_those_of_the_ground_stands_as_it_stood():
    for name, ground in grounds(vocabulary()).items():
        with assuming(fallen(vocabulary(), ground)):
            now = {code: standing(code, DAY) for code in vocabulary().countries}
        changed = {code for code, found in now.items() if found != standing(code, DAY)}
        assert ground.countries >= changed or name.startswith("decision-"), name
        for code in changed:
            assert set(vocabulary().countries[code].decisions) & ground.decisions


def test_an_assumption_ends_with_its_block_even_when_it_fails():
    law = vocabulary()
    with pytest.raises(KeyError), assuming(fallen(law, grounds(law)["scc"])):
        vocabulary().mechanisms["scc"]
    assert vocabulary() is law
