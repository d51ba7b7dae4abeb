"""In no diagram do words stand on other words, on a node, or on the line of an arrow that they are not of."""

from __future__ import annotations

import importlib.util
import re
import sys
from dataclasses import replace
from pathlib import Path

import diagram_samples as samples
import pytest
from diagram_reading import SVG, drawn, parsed
from words_apart import troubles

from built_documents import DAY, built, built_once
from built_views import internal
from mkdocs_datamap.diagrams.ladder import ladder
from mkdocs_datamap.internal.atlas import Atlas
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.render.internal_build import InternalSite
from mkdocs_datamap.render.sitemap import pretty

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "generated_inventory.py"


def graphs(publication, language):
    """Every diagram of a site in one language."""
    [voice] = [voice for voice in publication.voices if voice.language == language]
    for sheet in publication.sheets:
        if sheet.graphs:
            address = publication.references(sheet.document, voice, pretty).address
            yield from (make(voice, address) for make in sheet.graphs.values())


def generated(folder):
    """The internal map of a company that nobody wrote."""
    spec = importlib.util.spec_from_file_location("generated_inventory", BENCHMARK)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.write_inventory(folder, module.Size(activities=15, processors=9, systems=6))
    inventory, faults = read_inventory(folder)
    assert inventory is not None, faults
    public = built(folder)
    return InternalSite(
        Atlas(inventory, (), (), public.inventory, public.documents, DAY, None, folder), public
    )


def in_the_way(publication, language):
    """The faults of all diagrams in both layouts, and how many there are that have words on arrows."""
    found, worded = {}, 0
    for graph in graphs(publication, language):
        worded += any(edge.label for edge in graph.edges)
        for layout, svg in (("columns", drawn(graph)), ("ladder", ladder(graph))):
            if wrong := troubles(svg):
                found[graph.key, layout] = wrong
    return found, worded


@pytest.mark.parametrize(("company", "language"), [("example", "da"), ("example", "en"), ("ajos", "da")])
def test_words_stand_apart_in_every_diagram_of_a_company(company, language):
    for publication in (internal(company).publication, built_once(company).publication):
        found, worded = in_the_way(publication, language)
        assert found == {}
        assert worded > 0 or company == "ajos"


def test_they_do_in_a_company_that_is_generated(tmp_path):
    found, worded = in_the_way(generated(tmp_path / "data_map").publication, "da")
    assert found == {}
    assert worded > 5


def test_arrows_that_say_the_same_to_one_node_share_their_words_and_others_do_not():
    graph = samples.transfers()
    first = next(edge for edge in graph.edges if edge.kind == "transfer")
    sender = next(node for node in graph.nodes if node.id == first.tail)
    graph = replace(graph, nodes=(*graph.nodes, replace(sender, id="second")))
    same = replace(first, tail="second")
    for more, words in (
        (same, False),
        (replace(same, alone=True), True),
        (replace(same, label="consent"), True),
    ):
        svg = drawn(replace(graph, edges=(*graph.edges, more)))
        [group] = [
            each for each in parsed(svg).iter() if each.get("data-edge") == f"second>{first.head}>transfer"
        ]
        assert bool(list(group.iter(f"{SVG}text"))) == words
        assert len([each for each in group.iter() if "dm-line" in each.get("class", "")]) == 2
        assert len([each for each in group.iter() if "dm-head" in each.get("class", "")]) == 1
        assert troubles(svg) == []


def test_words_on_others_are_noticed():
    """What the tests above look for is there to be found."""
    good = drawn(samples.transfers())
    assert troubles(good) == []
    heaped = re.sub(r'<text x="[^"]*" y="[^"]*"', '<text x="100" y="100"', good)
    assert heaped != good
    assert len(troubles(heaped)) > 3
