"""No false alarm: companies that are unlike the example, and complete, yield no finding."""

from __future__ import annotations

from functools import cache

import pytest
from example_case import ON
from example_variants import VARIANTS, write_variant

from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules.verdict import judge


@pytest.fixture(scope="module")
def verdict_on(tmp_path_factory):
    return cache(lambda name: judge(write_variant(name, tmp_path_factory.mktemp(name)), ON))


@pytest.mark.parametrize("name", VARIANTS)
def test_a_variant_has_no_finding_and_no_note(name, verdict_on):
    assert [(found.rule, found.entry, found.message) for found in verdict_on(name).diagnostics] == []
    assert verdict_on(name).accepted == ()


def third_countries(inventory):
    standing = {code: country.standing for code, country in vocabulary().countries.items()}
    parties = (*inventory.processors.values(), *inventory.recipients.values(), *inventory.systems.values())
    return {str(party.country) for party in parties if party.country and standing[party.country] != "eea"}


def test_the_processor_works_mainly_for_others(verdict_on):
    inventory = verdict_on("processor").inventory
    assert len(inventory.mandates) == 3
    assert third_countries(inventory) == {"IN", "RS", "GL"}
    assert {"webshop-developer"} <= {
        str(party) for mandate in inventory.mandates.values() for party in mandate.sub_processors
    }
    assert len(inventory.activities) == 5


def test_the_workshop_has_employees_and_cameras_and_necessary_cookies_alone(verdict_on):
    inventory = verdict_on("workshop").inventory
    assert {"employees", "cctv"} <= inventory.activities.keys()
    assert {"orders", "newsletter", "customer-portal"}.isdisjoint(inventory.activities)
    assert {cookie.category for cookie in inventory.cookies.entries.values()} == {"necessary"}
    assert inventory.organisation.dpo == "none"


def test_within_the_eea_there_is_an_officer_and_no_transfer(verdict_on):
    inventory = verdict_on("within-the-eea").inventory
    assert inventory.organisation.dpo.email
    assert not inventory.transfers
    assert not inventory.mandates
    assert third_countries(inventory) == set()
