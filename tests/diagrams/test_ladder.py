from __future__ import annotations

from collections import Counter
from itertools import pairwise

import diagram_samples as samples
import pytest
from diagram_reading import SVG, drawn, edges_in, overlap, parsed, zones_in
from hypothesis import given, settings
from test_svg import edges_of, graphs

from mkdocs_datamap.diagrams.labels import clean, width_of
from mkdocs_datamap.diagrams.ladder import WIDTH, ladder, steps
from mkdocs_datamap.diagrams.outlines import bounds

SAMPLES = [samples.overview, samples.activity, samples.transfers, samples.large]


def drawn_nodes(svg):
    """Every node as often as it is drawn: id, where it is, and its lines."""
    for group in parsed(svg).iter(f"{SVG}g"):
        if "data-node" in group.attrib:
            outlines = [bounds(path.get("d")) for path in group.iter(f"{SVG}path")]
            lines = [text.text for text in group.iter(f"{SVG}text")]
            yield group.get("data-node"), max(outlines, key=lambda box: box.right - box.left), lines


@given(graphs())
@settings(deadline=None, max_examples=150)
def test_whatever_the_graph_the_ladder_has_its_edges_once_and_all_its_nodes(graph):
    svg = ladder(graph)
    assert edges_in(svg) == edges_of(graph)
    labels = {node.id: clean(node.label) for node in graph.nodes}
    found = list(drawn_nodes(svg))
    assert {node for node, _, _ in found} == labels.keys()
    for node, _, lines in found:
        assert "".join(lines).replace(" ", "") == labels[node].replace(" ", ""), "nothing is cut off"
    assert not set("\n\r\t") & set(svg)


@given(graphs())
@settings(deadline=None, max_examples=100)
def test_nodes_stand_apart_and_every_line_fits_its_node(graph):
    found = list(drawn_nodes(ladder(graph)))
    for (_, one, _), (_, other, _) in pairwise(sorted(found, key=lambda node: node[1].top)):
        assert not overlap(one, other)
    for _, box, lines in found:
        assert 0 <= box.left < box.right <= WIDTH
        assert all(width_of(line, 14) <= box.right - box.left for line in lines)


@pytest.mark.parametrize("draw", SAMPLES)
def test_it_is_as_wide_as_a_phone_and_ends_below_its_last_node(draw):
    svg = ladder(draw())
    width, height = (float(side) for side in parsed(svg).get("viewBox").split()[2:])
    assert width == WIDTH
    assert max(box.bottom for _, box, _ in drawn_nodes(svg)) < height


@pytest.mark.parametrize("draw", SAMPLES)
def test_both_layouts_can_stand_on_one_page(draw):
    graph = draw()
    both = [
        element.get("id")
        for svg in (drawn(graph), ladder(graph))
        for element in parsed(svg).iter()
        if element.get("id")
    ]
    assert Counter(both).most_common(1)[0][1] == 1
    assert len(both) == 6
    assert parsed(ladder(graph)).get("class") == "dm-diagram dm-ladder"
    assert parsed(ladder(graph)).get("role") == parsed(drawn(graph)).get("role")


def test_every_place_that_data_go_to_is_named():
    assert zones_in(ladder(samples.overview())) == {"eea", "unstated", "us"}
    assert "USA: tredjeland" in ladder(samples.overview())


def test_a_use_is_told_with_where_the_data_come_from_and_where_they_go():
    told = {
        step.node.id: ([edge.tail for edge in step.incoming], [edge.head for edge in step.outgoing])
        for step in steps(samples.overview())
    }
    assert list(told) == [key for key, _ in samples.ACTIVITIES]
    assert told["surveys"] == (["customer"], ["survey-provider"])
    assert told["recruitment"] == (["applicant"], ["payroll"])


def test_what_a_processor_hands_on_is_told_after_the_organisation():
    assert [step.node.id for step in steps(samples.transfers())] == ["us-all", "host"]
