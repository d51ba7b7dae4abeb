"""What the page of a party or country says would change is what a rebuild without it shows to change."""

from __future__ import annotations

import importlib.util
import sys
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pytest
from altered import altered
from example_variants import VARIANTS, write_variant
from hypothesis import HealthCheck, given, settings

from arbitrary_inventory import inventories
from built_documents import DAY
from built_views import blocks, internal, lines, page
from changed_inventory import write_files
from mkdocs_datamap.documents.tree import Quotes
from mkdocs_datamap.internal import partial_impact, surroundings
from mkdocs_datamap.internal.consequences import consequences
from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.rules import across, legal
from mkdocs_datamap.rules.acceptance import accepted
from mkdocs_datamap.rules.check import Case, Finding, check
from mkdocs_datamap.rules.registry import RULES
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.verdict import Verdict
from rebuilt_pages import atlas_in, atlas_of, hold_grounds_together, hold_together

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "generated_inventory.py"


@pytest.fixture(scope="module")
def variant(tmp_path_factory):
    return cache(lambda name: atlas_in(write_variant(name, tmp_path_factory.mktemp(name)), DAY))


@pytest.fixture(scope="module")
def generated(tmp_path_factory):
    """A company that is generated, as for the benchmarks."""
    spec = importlib.util.spec_from_file_location("generated_inventory", BENCHMARK)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    folder = tmp_path_factory.mktemp("generated") / "data_map"
    module.write_inventory(folder, module.Size(activities=20, processors=12, systems=8))
    return atlas_in(folder, DAY)


@cache
def crooked():
    """A company in which much is wrong with parties and transfers, so that much changes with each."""
    case = altered(
        ("processors.yml", ("hosting-night-watch", "sub_processors"), ["newsletter-platform"]),
        ("processors.yml", ("accounting-provider", "sub_processors"), ["hosting", "newsletter-platform"]),
        ("processors.yml", ("statistics-provider", "country"), "US"),
        ("processors.yml", ("payroll-provider", "general"), True),
        ("processors.yml", ("bike-fit-provider", "name"), "Postduen"),
        ("recipients.yml", ("carrier", "country"), "CN"),
        ("recipients.yml", ("insurer", "name"), "Politiet"),
        ("recipients.yml", ("police", "name"), "Politiet"),
        ("recipients.yml", ("carrier", "name"), "Skymappe"),
        ("recipients.yml", ("carrier", "disclose"), "name"),
        ("processors.yml", ("camera-technician", "name"), "Skymappe"),
        ("processors.yml", ("camera-technician", "disclose"), "name"),
        ("purposes.yml", ("bookkeeping", "text", "en"), "keep our books in Skymappe"),
        ("recipients.yml", ("adviser", "data"), ["site-use"]),
        ("recipients.yml", ("adviser", "general"), False),
        ("systems.yml", ("webshop", "country"), "IN"),
        ("systems.yml", ("webshop", "hosted_by"), "hosting-night-watch"),
        ("systems.yml", ("newsletter-system", "hosted_by"), "accounting-provider"),
        ("systems.yml", ("recruitment-system", "hosted_by"), "insurer"),
        ("transfers.yml", ("warranty-taiwan", "data"), ["name", "site-use"]),
        ("transfers.yml", ("newsletter-united-states", "fallback"), "contract-with-person"),
        ("transfers.yml", ("night-watch-serbia", "exporter"), "accounting-provider"),
        ("transfers.yml", ("webshop-development-india", "recipient"), "newsletter-platform"),
    )
    found = accepted(legal.judge_law(case), case.inventory, case.on, RULES)
    judged = Verdict(case.inventory, found.diagnostics, case.catalogues, found.accepted)
    return atlas_of(judged, internal("example").atlas.folder, case.on)


@pytest.mark.parametrize("company", ["example", "ajos"])
def test_on_a_page_stands_what_a_rebuild_shows(company):
    assert hold_together(internal(company).atlas)["entries"] >= (4 if company == "ajos" else 30)


@pytest.mark.parametrize("name", VARIANTS)
def test_it_does_in_companies_unlike_the_example(name, variant):
    assert hold_together(variant(name))["entries"] > 3


def test_it_does_where_much_is_wrong():
    seen = hold_together(crooked())
    assert sum(count for what, count in seen.items() if what[0] in "+-") > 40, seen


def test_it_does_in_a_company_that_is_generated(generated):
    assert hold_together(generated)["entries"] > 30


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(inventories())
def test_it_does_in_companies_that_nobody_wrote(tmp_path_factory, files):
    for kind in ("processors", "recipients"):
        for key, entry in files[kind].items():
            # Of several parties in one category, the addresses are numbered: they move when one goes.
            entry["category"] = {"da": key, "en": key}
    atlas = atlas_in(write_files(files, tmp_path_factory.mktemp("company")), DAY)
    assert hold_together(atlas)["entries"] > 3
    hold_grounds_together(atlas)


@pytest.mark.parametrize("company", ["example", "ajos"])
def test_on_the_pages_of_countries_stands_what_falls_with_a_ground(company):
    seen = hold_grounds_together(internal(company).atlas)
    assert company == "ajos" or {"us-dpf", "scc", "gb-adequacy", "+DM010", "+DM313"} <= set(seen)


def test_it_does_for_grounds_where_much_is_wrong():
    assert {"us-dpf", "scc", "contract-with-person"} <= set(hold_grounds_together(crooked()))


def test_it_does_for_grounds_in_a_company_that_is_generated(generated):
    assert {"scc", "gb-adequacy"} <= set(hold_grounds_together(generated))


def _counting(number):
    """A rule that looks everywhere: how many processors there are, found on the first activity."""

    @check(
        Rule(
            id=number,
            severity=Severity.WARNING,
            title="Nothing",
            article=None,
            why="Nothing.",
            before="",
            after="",
        )
    )
    def counted(case):
        first = next(iter(case.inventory.activities))
        yield Finding(("activities", first), f"{len(case.inventory.processors)}", "")

    return counted


@pytest.mark.parametrize("declared", [True, False])
def test_a_rule_that_looks_farther_than_the_neighbourhood_is_caught(declared, monkeypatch):
    checks = MappingProxyType({**legal.CHECKS, "Counting": (_counting("DM998"),)})
    for module in (legal, across, surroundings):
        monkeypatch.setattr(module, "CHECKS", checks)
    if declared:
        monkeypatch.setattr(across, "ACROSS", across.ACROSS | {"DM998"})
    atlas = internal("ajos").atlas
    case = Case(atlas.inventory, atlas.catalogues, atlas.on)
    found = accepted(legal.judge_law(case), atlas.inventory, atlas.on, RULES)
    judged = Verdict(atlas.inventory, found.diagnostics, atlas.catalogues, found.accepted)
    with pytest.raises(AssertionError):
        hold_together(atlas_of(judged, atlas.folder, atlas.on), kinds={"processors"})


def test_a_page_is_made_without_judging_the_whole_again(monkeypatch):
    def never(*_):
        raise AssertionError

    monkeypatch.setattr(partial_impact, "judged_by", never)
    atlas = internal("example").atlas
    for kind in ("processors", "recipients"):
        for name, party in getattr(atlas.inventory, kind).items():
            assert party.general or consequences((kind, name), atlas)


def test_the_page_links_what_changes_and_names_the_command():
    said = [line for anchor, line in lines("example", "processors.newsletter-platform") if anchor == "impact"]
    assert "Postduen Example Inc. (United States): EU-US Data Privacy Framework → goes" in said
    assert "Newsletter" in said
    assert "− Newsletter → Postduen Example Inc. (EU-US Data Privacy Framework)" in said
    assert "DM341" in said
    assert said[-1].endswith("datamap impact processors.newsletter-platform")


def test_the_page_of_a_country_tells_what_falls_with_the_ground():
    said = [line for anchor, line in lines("example", "countries.US", "da") if anchor == "impact-us-dpf"]
    assert any(line.endswith("standardkontraktbestemmelser") and "→" in line for line in said)
    assert said[-1].endswith("datamap impact law:us-dpf")


def test_the_clauses_are_quoted_as_they_are_today():
    key = "processors.newsletter-platform"
    opened = next(
        block for _, block in blocks(page("example", key)) if getattr(block, "id", "") == "impact-clauses"
    )
    (quotes,) = opened.blocks
    found = consequences(("processors", "newsletter-platform"), internal("example").atlas)
    assert isinstance(quotes, Quotes)
    assert tuple(place for place, _ in quotes.rows) == found.clauses
    assert all(said for _, said in quotes.rows)
    assert sum("Postduen Example Inc." in line for _, line in lines("example", key)) > len(found.clauses)


def test_a_country_where_nothing_is_has_no_such_section():
    assert "impact" not in {anchor for anchor, _ in lines("ajos", "countries.DK")}
