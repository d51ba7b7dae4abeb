"""What the page of a party or country says would change is what a rebuild without it shows to change."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from arbitrary_inventory import inventories
from built_documents import DAY, clauses
from built_views import internal, lines
from changed_inventory import write_files
from mkdocs_datamap.documents.context import Context
from mkdocs_datamap.documents.policy import cookie_policy, privacy_policy
from mkdocs_datamap.documents.recipients_page import recipients_page
from mkdocs_datamap.internal.atlas import Atlas
from mkdocs_datamap.internal.consequences import KINDS, consequences
from mkdocs_datamap.internal.impact import impact
from mkdocs_datamap.internal.impact_subject import Subject
from mkdocs_datamap.internal.members import members
from mkdocs_datamap.inventory.inventory import spoken
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.inventory.projection import project
from mkdocs_datamap.inventory.removal import located_in

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "generated_inventory.py"


def documents(public):
    context = Context(public, DAY)
    pages = privacy_policy(context), cookie_policy(context), recipients_page(context)
    return tuple(page for page in pages if page)


def by_place(pages):
    return {(page.key, anchor): clause for page in pages for anchor, clause in clauses(page)}


@cache
def atlas_of(folder):
    inventory, faults = read_inventory(folder)
    assert inventory is not None, faults
    public = project(inventory)
    return Atlas(inventory, (), (), public, documents(public), DAY, None, folder)


def hold_together(atlas):
    """Compare the two for every entry; how many were compared."""
    before = by_place(documents(atlas.public))
    compared = 0
    for entry in (each for kind in sorted(KINDS) for each in members(kind, atlas)):
        entries = located_in(atlas.inventory, entry[1]) if entry[0] == "countries" else (entry,)
        rebuilt = impact(Subject(spoken(entry), entries), atlas.inventory, lambda _: ())
        after = by_place(documents(rebuilt.public[1]))
        changed = {
            place for place in before if place not in after or before[place].blocks != after[place].blocks
        }
        found = consequences(entry, atlas)
        assert set(found.gone) == set(rebuilt.gone), entry
        assert {activity for _, activity in found.activities} == set(rebuilt.activities), entry
        certain, possible = (
            {(place.page, place.anchor) for place in places} for places in (found.clauses, found.possible)
        )
        assert certain <= changed <= certain | possible, entry
        compared += 1
    return compared


@pytest.mark.parametrize("company", ["example", "ajos"])
def test_on_a_page_stands_what_a_rebuild_shows(company):
    assert hold_together(internal(company).atlas) >= (5 if company == "ajos" else 20)


def test_it_does_in_a_company_that_is_generated(tmp_path):
    spec = importlib.util.spec_from_file_location("generated_inventory", BENCHMARK)
    generated = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generated)
    generated.write_inventory(tmp_path / "data_map", generated.Size(activities=20, processors=12, systems=8))
    assert hold_together(atlas_of(tmp_path / "data_map")) > 30


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(inventories())
def test_it_does_in_companies_that_nobody_wrote(tmp_path_factory, files):
    for kind in ("processors", "recipients"):
        for key, entry in files[kind].items():
            # Of several parties in one category, the addresses are numbered: they move when one goes.
            entry["category"] = {"da": key, "en": key}
    assert hold_together(atlas_of(write_files(files, tmp_path_factory.mktemp("company")))) > 3


def test_the_page_links_what_goes_and_names_the_command():
    said = [line for anchor, line in lines("example", "processors.newsletter-platform") if anchor == "impact"]
    assert any(line.startswith("Transfer to Postduen") or "Postduen Example Inc." in line for line in said)
    assert "Newsletter" in said
    assert said[-1].endswith("datamap impact processors.newsletter-platform")


def test_a_country_where_nothing_is_has_no_such_section():
    assert "impact" not in {anchor for anchor, _ in lines("ajos", "countries.DK")}
