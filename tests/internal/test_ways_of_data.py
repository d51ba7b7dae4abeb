"""The ways of a category of data and to providers of cookies: each stands on what the inventory says."""

from __future__ import annotations

import dataclasses
from functools import cache

import pytest

from built_views import internal, tables
from mkdocs_datamap.internal.entry_figure import TABLE, flows_section, shown_ways
from mkdocs_datamap.internal.members import members
from mkdocs_datamap.internal.views.who_gets_what import received_by
from mkdocs_datamap.internal.ways import DEVICE, PARTIES
from mkdocs_datamap.inventory.values import Todo, known
from mkdocs_datamap.rules.uses import within

COMPANIES = ("example", "ajos")


def triples(atlas):
    """Everything that the diagrams of categories claim: category, from whom, to whom."""
    return {(category, way.tail, way.head) for category, found in atlas.ways_of_data.items() for way in found}


@cache
def claimed(company):
    return triples(internal(company).atlas)


def without(atlas, **collections):
    """The atlas of an inventory with other entries in some of its collections."""
    return dataclasses.replace(atlas, inventory=dataclasses.replace(atlas.inventory, **collections))


def changed(entries, name, **update):
    """The entries of a collection, one of them with other facts."""
    return {**entries, name: entries[name].model_copy(update=update)}


def said_of(atlas, purpose, field, value):
    """The atlas with another fact in one purpose, whoever said it before."""
    activity = atlas.inventory.activities[purpose.activity]
    purposes = changed(activity.purposes, purpose.id, **{field: value})
    return without(atlas, activities=changed(atlas.inventory.activities, purpose.activity, purposes=purposes))


@pytest.mark.parametrize("company", COMPANIES)
def test_every_category_that_is_used_has_a_diagram_and_so_has_every_provider_of_cookies(company):
    atlas = internal(company).atlas
    used = {
        category
        for purposes in atlas.purposes.values()
        for purpose in purposes
        for category in known(purpose.facts.data) or ()
        if purpose.facts.sources or purpose.facts.systems or purpose.facts.processors
    }
    assert used
    entries = [("data_categories", name) for name in sorted(used)] + list(members("providers", atlas))
    for entry in entries:
        graphs = {}
        [section] = flows_section(entry, atlas, graphs)
        assert len(graphs) == 1
        assert len(section.clauses[0].blocks[-1].table.rows) == len(shown_ways(entry, atlas)) > 0


@pytest.mark.parametrize("company", COMPANIES)
def test_the_parties_of_a_category_are_those_of_who_gets_what(company):
    atlas = internal(company).atlas
    received = {
        (category, party)
        for party, categories in received_by(atlas.ledger).items()
        for category in categories
        if category
    }
    transferred = {
        (str(category), str(row.recipient))
        for row in atlas.inventory.transfers.values()
        for category in known(row.data) or ()
    }
    drawn = {(category, head[-1]) for category, _, head in claimed(company) if head[0] in PARTIES}
    assert received
    assert received <= drawn <= received | transferred


@pytest.mark.parametrize("company", COMPANIES)
def test_a_way_goes_with_the_reference_of_the_purpose_that_it_stands_on(company):
    atlas = internal(company).atlas
    checked = 0
    for purpose in (each for purposes in atlas.purposes.values() for each in purposes):
        for field in ("systems", "processors", "recipients"):
            named = getattr(purpose.facts, field) or ()
            for name in named:
                pair = (("activities", purpose.activity), (field, name))
                alone = {
                    (category, *pair)
                    for category, found in atlas.ways_of_data.items()
                    for way in found
                    if (way.tail, way.head) == pair and way.purposes == (purpose.entry,)
                }
                rest = tuple(other for other in named if other != name)
                now = triples(said_of(atlas, purpose, field, rest))
                lost = {claim for claim in claimed(company) - now if claim[1:] == pair}
                assert lost == alone
                assert all(claim[1] != pair[0] for claim in claimed(company) - now - lost)
                checked += len(alone)
    assert checked > 5


@pytest.mark.parametrize("company", COMPANIES)
def test_a_category_that_a_purpose_has_no_more_goes_no_way_of_it(company):
    atlas = internal(company).atlas
    listing = {("recipients", name) for name, party in atlas.inventory.recipients.items() if party.data}
    for purpose in (each for purposes in atlas.purposes.values() for each in purposes):
        data = known(purpose.facts.data) or ()
        for category in data[:2]:
            rest = tuple(other for other in data if other != category)
            there = said_of(atlas, purpose, "data", rest).ways_of_data
            still = [way for way in there.get(category, ()) if purpose.entry in way.purposes]
            assert {way.head for way in still} <= listing, "a recipient's own list decides for it"
            before = [way for way in atlas.ways_of_data[category] if purpose.entry in way.purposes]
            assert len(before) > len(still)


def test_every_other_way_goes_with_what_says_it():
    atlas = internal("example").atlas
    inventory = atlas.inventory

    def tails(changed_atlas):
        return {tail[0] for _, tail, _ in triples(changed_atlas)}

    def all_with(entries, **update):
        return {name: entry.model_copy(update=update) for name, entry in entries.items()}

    nobody = {
        "processors": all_with(inventory.processors, general=False, sub_processors=()),
        "recipients": all_with(inventory.recipients, general=False),
    }
    everything = tails(atlas)
    assert everything == {
        *("subjects", "sources", "activities", "systems"),
        *("processors", "organisation", "device"),
    }
    assert tails(without(atlas, systems=all_with(inventory.systems, hosted_by=None))) == everything - {
        "systems"
    }
    assert tails(without(atlas, cookies=None)) == everything - {"device"}
    assert tails(without(atlas, transfers={}, **nobody)) == everything - {"processors", "organisation"}
    for field, gone in (("general", "organisation"), ("sub_processors", "processors")):
        kept = {"general": {"general": False}, "sub_processors": {"sub_processors": ()}}[field]
        parties = {"processors": all_with(inventory.processors, **kept)}
        if field == "general":
            parties["recipients"] = all_with(inventory.recipients, **kept)
        left = {claim for claim in triples(without(atlas, transfers={}, **parties)) if claim[1][0] == gone}
        assert not left
    empty = without(
        atlas,
        activities={
            name: activity.model_copy(update={"data": None, "purposes": all_with(activity.purposes, data=())})
            for name, activity in inventory.activities.items()
        },
        recipients=all_with(inventory.recipients, data=()),
        transfers={},
        cookies=None,
    )
    assert triples(empty) == set()


def test_a_transfer_is_drawn_for_the_data_that_its_row_names():
    atlas = internal("example").atlas
    for name, row in atlas.inventory.transfers.items():
        head = "processors" if row.recipient in atlas.inventory.processors else "recipients"
        for category in row.data:
            ways = [way for way in atlas.ways_of_data[category] if way.head == (head, row.recipient)]
            assert any(name in way.transfers and way.country == row.country for way in ways)
        for category, found in atlas.ways_of_data.items():
            if any(name in way.transfers for way in found):
                assert within(atlas.inventory, category, row.data)
    [first, *_] = atlas.inventory.transfers
    unsettled = changed(atlas.inventory.transfers, first, data=Todo(todo="Find out", owner="privacy-lead"))
    ways = without(atlas, transfers=unsettled).ways_of_data
    assert any(first in way.transfers for found in ways.values() for way in found), "it may be any"


def test_a_provider_of_cookies_shows_the_device_and_what_its_cookies_are():
    atlas = internal("example").atlas
    for _, party in members("providers", atlas):
        cookies = {
            ("cookies", "entries", name)
            for name, cookie in known(atlas.inventory.cookies.entries).items()
            if cookie.provider == party
        }
        [way] = [way for way in shown_ways(("providers", party), atlas) if way.tail == DEVICE]
        assert set(way.purposes) == cookies
        assert way.head[-1] == party
    rows = tables("example", "providers.advertising-network")[TABLE]
    assert rows == [
        [
            ["The visitor's device"],
            ["Annoncenettet Eksempel AS"],
            ["Stored on or read from the device", "marketing (consent\N{NO-BREAK SPACE}needed)"],
            ["annonce_id", "besoeg.gif"],
        ]
    ]


def test_what_a_provider_of_cookies_gets_goes_on_as_its_transfers_and_sub_processors_say():
    atlas = internal("example").atlas
    row = next(iter(atlas.inventory.transfers.values()))
    party = "statistics-provider"
    abroad = row.model_copy(update={"recipient": party, "country": "US", "data": ("site-use",)})
    onward = row.model_copy(update={"exporter": party, "recipient": "chat-provider", "country": "GB"})
    there = without(atlas, transfers={"abroad": abroad, "onward": onward})
    ways = shown_ways(("providers", party), there)
    assert [(way.kind, way.tail[-1], way.head[-1], way.country) for way in ways] == [
        ("transfer", "device", party, "US"),
        ("transfer", party, "chat-provider", "GB"),
    ]


def test_a_cookie_of_which_nobody_knows_the_provider_or_the_category_claims_none():
    atlas = internal("example").atlas
    question = Todo(todo="Find out", owner="web-editor")
    entries = dict(known(atlas.inventory.cookies.entries))
    entries["visit-statistics"] = entries["visit-statistics"].model_copy(update={"provider": question})
    entries["basket"] = entries["basket"].model_copy(update={"category": question})
    cookies = atlas.inventory.cookies.model_copy(update={"entries": entries})
    there = without(atlas, cookies=cookies)
    assert ("processors", "statistics-provider") not in there.ways_of_cookies
    [section] = flows_section(("providers", "organisation"), there, {})
    [row] = section.clauses[0].blocks[-1].table.rows
    assert "flows.cookies.unknown" in {sentence.id for sentence in row.cells[2]}
