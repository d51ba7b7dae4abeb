"""Diagrams of entries show what the inventory says, whole or in crowds, and so do their tables."""

from __future__ import annotations

import dataclasses

import pytest

from built_views import internal, page, site
from mkdocs_datamap.documents.tree import Figure
from mkdocs_datamap.internal import crowds
from mkdocs_datamap.internal.entry_figure import TABLE, arrows_of, flows_section, shown_ways
from mkdocs_datamap.internal.members import all_members, members
from mkdocs_datamap.internal.naming import page_key
from mkdocs_datamap.internal.protection import zone_of
from mkdocs_datamap.inventory.values import known

COMPANIES = ("example", "ajos")


def figures(company):
    """Entry → the figure on its page."""
    found = {}
    for entry in (("organisation",), *all_members(internal(company).atlas)):
        blocks = [
            block
            for section in page(company, page_key(entry)).sections
            if section.id == "flows"
            for clause in section.clauses
            for block in clause.blocks
        ]
        found.update((entry, block) for block in blocks if isinstance(block, Figure))
    return found


@pytest.mark.parametrize("company", COMPANIES)
def test_everything_that_data_pass_through_has_a_diagram(company):
    atlas = internal(company).atlas
    shown = figures(company)
    assert {entry for entry in shown if entry[0] == "activities"} == set(members("activities", atlas))
    for activity, purposes in atlas.purposes.items():
        for purpose in purposes:
            facts = purpose.facts
            used = [("systems", name) for name in facts.systems or ()]
            used += [("processors", name) for name in facts.processors or ()]
            used += [("recipients", name) for name in facts.recipients or ()]
            heads = {way.head for way in shown_ways(("activities", activity), atlas)}
            assert set(used) <= heads
            for entry in used:
                assert ("activities", activity) in {way.tail for way in shown_ways(entry, atlas)}
                assert entry in shown


def test_a_country_shows_everything_that_comes_there():
    atlas = internal("example").atlas
    for _, code in members("countries", atlas):
        heads = {way.head for way in shown_ways(("countries", code), atlas)}
        rows = [row for row in atlas.inventory.transfers.values() if row.country == code]
        assert {row.recipient for row in rows} <= {head[-1] for head in heads}
        assert all(
            code
            in {known(getattr(atlas.inventory, head[0])[head[1]].country), *(row.country for row in rows)}
            for head in heads
        )


def test_sub_processors_hosts_and_transfers_between_parties_are_ways():
    atlas = internal("example").atlas
    inventory = atlas.inventory
    ways = {(way.tail, way.head): way for found in atlas.ways_at.values() for way in found}
    pairs = [
        (("processors", name), ("processors", other))
        for name, processor in inventory.processors.items()
        for other in processor.sub_processors
    ]
    hosted = [
        (("systems", name), system.hosted_by)
        for name, system in inventory.systems.items()
        if system.hosted_by not in {None, "organisation"}
    ]
    assert pairs
    assert hosted
    assert set(pairs) <= ways.keys()
    assert set(hosted) <= {(tail, head[-1]) for tail, head in ways}
    told = {row for way in ways.values() for row in way.transfers}
    assert told == inventory.transfers.keys()


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.parametrize("language", ["da", "en"])
def test_drawing_and_table_show_the_same_ways(company, language):
    atlas = internal(company).atlas
    graphs = site(company)[1].graphs
    for entry, figure in figures(company).items():
        shown = shown_ways(entry, atlas)
        graph = graphs[language, figure.graph]
        arrows = arrows_of(shown, entry, atlas)
        assert len(figure.table.rows) == len(shown)
        assert {(edge.tail, edge.head, edge.kind) for edge in graph.edges} == {
            (arrow.tail.id, arrow.head.id, arrow.kind) for arrow in arrows
        }
        if len(shown) <= crowds.MOST:
            assert len(graph.edges) == len(shown)
        assert all(node.href for node in graph.nodes)
        assert len(graph.nodes) <= crowds.LARGEST


@pytest.fixture
def many(monkeypatch):
    """The most used system of the example, with room for two of a sort."""
    monkeypatch.setattr(crowds, "MOST", 2)
    monkeypatch.setattr(crowds, "LARGEST", 6)
    atlas = internal("example").atlas
    entry = max(members("systems", atlas), key=lambda entry: len(atlas.ways_at.get(entry, ())))
    return atlas, entry, shown_ways(entry, atlas)


def test_too_many_of_a_sort_become_one_node_with_their_number_that_leads_to_the_table(many):
    atlas, entry, shown = many
    arrows = arrows_of(shown, entry, atlas)
    activities = {way.tail for way in shown if way.tail[0] == "activities"}
    assert len(activities) > 2
    [crowd] = [arrow.tail for arrow in arrows if arrow.tail.kind == "activity"]
    assert dict(crowd.name.params)["count"] == len(activities)
    assert (crowd.place.page, crowd.place.fragment) == (page_key(entry), TABLE)
    assert entry[-1] in {arrow.head.id.removeprefix("systems-") for arrow in arrows}, (
        "the entry itself is shown"
    )


def test_what_is_drawn_together_still_stands_in_the_table_one_by_one(many):
    atlas, entry, shown = many
    [section] = flows_section(entry, atlas, {})
    figure = section.clauses[0].blocks[-1]
    assert len(section.clauses[0].blocks) == 2, "the page says that the diagram is not of all"
    assert len(figure.table.rows) == len(shown) > len(arrows_of(shown, entry, atlas))


def test_parties_of_few_categories_are_drawn_by_category(monkeypatch):
    monkeypatch.setattr(crowds, "MOST", 2)
    atlas = internal("example").atlas
    processors = dict(atlas.inventory.processors)
    first, *others = processors
    one, two = processors[first].category, processors[others[0]].category
    assert one != two
    for number, name in enumerate((first, *others)):
        update = {"category": two if number else one, "country": "DK"}
        processors[name] = processors[name].model_copy(update=update)
    changed = dataclasses.replace(
        atlas, inventory=dataclasses.replace(atlas.inventory, processors=processors, transfers={})
    )
    entry = ("countries", "DK")
    arrows = arrows_of(shown_ways(entry, changed), entry, changed)
    names = {arrow.head.name.id for arrow in arrows if arrow.head.kind == "processor"}
    assert names == {"flows.crowd", "item"}, "a category of one is the entry itself"


@pytest.mark.parametrize(
    ("country", "grounds", "zone"),
    [
        (None, (), "unstated"),
        ("SE", (), "eea"),
        ("CH", (), "adequate"),
        ("CH", ("scc",), "third"),
        ("US", ("dpf",), "adequate"),
        ("US", ("scc",), "third"),
        ("US", ("scc", "dpf"), "adequate"),
        ("US", (), "third"),
        ("IN", ("scc",), "third"),
    ],
)
def test_a_country_is_drawn_as_safe_only_for_those_whom_the_decision_covers(country, grounds, zone):
    atlas = internal("example").atlas
    row = next(iter(atlas.inventory.transfers.values()))
    rows = [row.model_copy(update={"mechanism": ground}) for ground in grounds]
    assert zone_of(country, rows, atlas.on) == zone
