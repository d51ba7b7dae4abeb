from __future__ import annotations

import math
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from itertools import combinations, pairwise
from pathlib import Path

import diagram_samples as samples
import pytest
from diagram_reading import (
    SVG,
    WASM,
    boxes_in,
    drawn,
    edges_in,
    nodes_in,
    overlap,
    parsed,
    zone_boxes_in,
    zones_in,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_datamap.diagrams.columns import columns
from mkdocs_datamap.diagrams.dot import to_dot
from mkdocs_datamap.diagrams.graph import Edge, Graph, Node, Zone
from mkdocs_datamap.diagrams.labels import clean
from mkdocs_datamap.diagrams.svg import DisorderError, accessible, checked_href, standalone

HOSTILE = (
    'said "hi" & <b>bold</b>',
    r"\N \G \E \T \H \L \l \r \n",
    "]]><script>alert(1)</script>",
    "--><!DOCTYPE x>",
    "&lt;i&gt; &#106; &amp;amp;",
    "line\nline\r\n\r\n\ttab",
    "ends in \\",
    "<<table><tr><td>x</td></tr></table>>",
    "æøåÆØÅ – “quoted” 🙂",
    "\x00\x07\x1b\ufffe",
)


def edges_of(graph: Graph) -> Counter[str]:
    return Counter(f"{edge.tail}>{edge.head}>{edge.kind}" for edge in graph.edges)


def nodes_of(graph: Graph) -> dict[str, str]:
    return {node.id: clean(node.label) for node in graph.nodes}


TEXTS = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=60))
ZONE_KINDS = ("person", "organisation", "eea", "adequate", "third", "unstated")
NODE_KINDS = ("person", "controller", "activity", "system", "processor", "recipient")
EDGE_KINDS = ("collect", "read", "use", "entrust", "disclose", "transfer")


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    zones = tuple(
        Zone(f"zone-{kind}", draw(TEXTS), kind)
        for kind in draw(st.sets(st.sampled_from(ZONE_KINDS), min_size=1))
    )
    nodes = tuple(
        Node(
            f"node-{number}",
            draw(TEXTS),
            draw(st.sampled_from(NODE_KINDS)),
            draw(st.sampled_from(zones)).id,
            draw(st.sampled_from([None, "#here", "../there/", "https://example.org/?a=1&b=2"])),
        )
        for number in range(draw(st.integers(0, 6)))
    )
    ends = st.sampled_from([node.id for node in nodes]) if nodes else st.nothing()
    edges = st.builds(Edge, ends, ends, st.sampled_from(EDGE_KINDS), TEXTS)
    return Graph(
        key="any",
        language="da",
        title=draw(TEXTS),
        description=draw(TEXTS),
        zones=zones,
        nodes=nodes,
        edges=tuple(draw(st.lists(edges, max_size=8))) if nodes else (),
    )


@given(graphs())
@settings(deadline=None, max_examples=150)
def test_whatever_the_labels_say_the_drawing_is_the_graph(graph):
    svg = drawn(graph)
    assert edges_in(svg) == edges_of(graph)
    assert nodes_in(svg) == nodes_of(graph)
    assert zones_in(svg) == {node.zone for node in graph.nodes}
    assert not set("\n\r\t") & set(svg)
    tags = {element.tag.removeprefix(SVG) for element in parsed(svg).iter()}
    assert tags <= {"svg", "title", "desc", "g", "a", "ellipse", "path", "polygon", "polyline", "text"}
    assert edges_in(standalone(svg)) == edges_of(graph)


@pytest.mark.parametrize("draw", [samples.overview, samples.activity, samples.transfers, samples.large])
def test_the_samples_are_drawn_whole(draw):
    graph = draw()
    svg = drawn(graph)
    assert edges_in(svg) == edges_of(graph)
    assert nodes_in(svg) == nodes_of(graph)


def test_a_drawing_has_no_colour_style_or_script_of_its_own():
    root = parsed(drawn(samples.overview()))
    for element in root.iter():
        # The drawing as a whole says how narrow it may be; nothing else has a style.
        styled = {"style"} if element is not root else set()
        assert not [
            name
            for name in element.attrib
            if name.startswith("on") or name in {"color", "font-family"} | styled
        ]
        assert {element.get("fill", "none"), element.get("stroke", "none")} <= {"none", "currentColor"}


def test_a_picture_without_links_is_one_image_with_a_name_and_a_description():
    root = parsed(drawn(samples.activity()))
    assert root.get("role") == "img"
    assert [root[0].get("id"), root[1].get("id")] == [
        root.get("aria-labelledby"),
        root.get("aria-describedby"),
    ]
    assert (root[0].text, root[1].text) == (samples.activity().title, samples.activity().description)
    assert root.get("lang") == "en"
    assert [element.tag for element in root.iter(f"{SVG}title")] == [f"{SVG}title"], "no tooltips with ids"


def test_links_can_be_reached_and_named_in_the_order_in_which_one_sees_them():
    graph = samples.overview()
    root = parsed(drawn(graph))
    assert root.get("role") == "group", "the children of an image are hidden from assistive technology"
    links = [(link.get("href"), link.get("aria-label")) for link in root.iter(f"{SVG}a")]
    assert links == [(node.href, node.label) for column in columns(graph) for node in column if node.href]
    for group in root.iter(f"{SVG}g"):
        if group.get("aria-hidden") == "true":
            assert not list(group.iter(f"{SVG}a"))


@pytest.mark.parametrize("draw", [samples.overview, samples.activity, samples.transfers, samples.large])
def test_columns_stand_side_by_side_each_in_its_order(draw):
    graph = draw()
    boxes = boxes_in(drawn(graph))
    ordered = [[boxes[node.id] for node in column] for column in columns(graph)]
    for column in ordered:
        assert all(upper.bottom < lower.top for upper, lower in pairwise(column))
    for left, right in pairwise(ordered):
        assert max(box.right for box in left) < min(box.left for box in right)


def test_a_column_keeps_its_order_where_the_engine_forgets_it():
    zones = (Zone("people", "Who", "person"), Zone("us", "We", "organisation"))
    kinds = (
        ("system", "us"),
        ("system", "people"),
        ("processor", "people"),
        ("person", "people"),
        ("processor", "people"),
    )
    nodes = tuple(Node(f"n{place}", f"node {place}", *kind) for place, kind in enumerate(kinds))
    ends = (("n0", "n2"), ("n1", "n4"), ("n4", "n3"))
    edges = tuple(Edge(tail, head, "collect", "some words") for tail, head in ends)
    graph = Graph("any", "en", "Any", "Any.", zones, nodes, edges)
    with pytest.raises(DisorderError, match="does not keep the order"):
        accessible(WASM.render(to_dot(graph)), graph)
    boxes = boxes_in(drawn(graph))
    for column in columns(graph):
        assert all(boxes[upper.id].bottom < boxes[lower.id].top for upper, lower in pairwise(column))


@given(graphs())
@settings(deadline=None, max_examples=100)
def test_whatever_the_graph_nothing_overlaps_and_all_stands_inside_the_picture(graph):
    svg = drawn(graph)
    boxes, zones = boxes_in(svg), zone_boxes_in(svg)
    assert boxes.keys() == {node.id for node in graph.nodes}
    for group in (list(boxes.values()), [box for _, box in zones]):
        assert not [pair for pair in combinations(group, 2) if overlap(*pair)]
    for node in graph.nodes:
        around = [zone for zone, box in zones if overlap(box, boxes[node.id])]
        assert around == [node.zone], "a node stands in its own zone and in no other"
    width, height = (float(side) for side in parsed(svg).get("viewBox").split()[2:])
    # The engine's canvas starts at its bottom left corner: x from 0, y up to 0.
    right, down = (
        float(n) for n in re.findall(r"[\d.]+", next(parsed(svg).iter(f"{SVG}g")).get("transform"))
    )
    for _, box in zones:
        assert -right <= box.left <= box.right <= width - right
        assert -down <= box.top <= box.bottom <= height - down


@pytest.mark.parametrize("draw", [samples.overview, samples.large])
def test_a_diagram_of_three_columns_fits_a_page(draw):
    assert float(parsed(drawn(draw())).get("viewBox").split()[2]) <= 870


@pytest.mark.parametrize(
    "href", ["#hosting", "../x/#y", "/en/x/", "page?a=1&b=2", "https://ajos.dk/", "a/b:c"]
)
def test_harmless_addresses_are_linked(href):
    assert checked_href(href) == href


@pytest.mark.parametrize(
    "href",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        " javascript:alert(1)",
        "data:text/html,x",
        "http://ajos.dk/",
        "//evil.example/",
        "/\\evil.example/",
        "///evil.example/",
        "https:evil",
        "https://[bad",
        "mailto:a@b.dk",
        'x" onclick="y',
    ],
)
def test_any_other_address_is_refused(href):
    graph = samples.activity()
    hostile = replace(graph, nodes=(replace(graph.nodes[0], href=href), *graph.nodes[1:]))
    with pytest.raises(ValueError, match="cannot link to"):
        drawn(hostile)


def test_two_drawings_on_one_page_share_no_id():
    english = replace(samples.overview(), language="en")
    ids = [
        element.get("id")
        for graph in (samples.overview(), english, samples.activity(), samples.transfers())
        for element in parsed(drawn(graph)).iter()
        if "id" in element.attrib
    ]
    assert len(ids) == len(set(ids)) == 12


@pytest.mark.parametrize("changes", [{"key": 'a" b'}, {"key": ""}, {"language": "d a"}])
def test_a_key_that_cannot_start_an_id_is_refused(changes):
    with pytest.raises(ValueError, match="cannot be part of an id"):
        drawn(replace(samples.activity(), **changes))


def test_the_drawing_of_another_graph_is_refused():
    with pytest.raises(ValueError, match="not one of this graph"):
        accessible(WASM.render(to_dot(samples.activity())), samples.overview())


def test_an_edge_within_a_column_runs_beside_it_and_keeps_its_words():
    graph = samples.overview()
    beside = (Edge("sales", "accounting", "use", "ordrer"), Edge("sales", "sales", "use"))
    svg = drawn(replace(graph, edges=(*graph.edges, *beside)))
    assert edges_in(svg) == edges_of(graph) + Counter(f"{e.tail}>{e.head}>{e.kind}" for e in beside)
    assert "ordrer" in svg


def wide(graph: Graph) -> Graph:
    """The same with labels that no page is wide enough for."""
    nodes = tuple(replace(node, label="X" * 40) for node in graph.nodes)
    return replace(graph, nodes=nodes)


@pytest.mark.parametrize("graph", [wide(samples.transfers()), samples.overview()])
def test_a_drawing_tells_the_stylesheet_how_narrow_it_can_be_read(graph):
    svg = parsed(drawn(graph))
    assert svg.get("style") == f"--dm-least: {math.ceil(0.77 * float(svg.get('viewBox').split()[2]))}px"


def test_a_drawing_that_scrolls_can_be_focused():
    assert parsed(drawn(wide(samples.transfers()))).get("tabindex") == "0"
    assert parsed(drawn(wide(samples.overview()))).get("tabindex") is None, "its links can be focused"
    assert parsed(drawn(samples.transfers())).get("tabindex") is None


def test_a_file_of_its_own_has_a_size_and_a_style_for_light_and_dark():
    file = standalone(drawn(samples.activity()))
    root = parsed(file)
    assert file.startswith(b"<?xml")
    assert int(root.get("width")) > 0
    assert int(root.get("height")) > 0
    style = root.find(f"{SVG}style")
    assert "prefers-color-scheme: dark" in style.text
    assert "url(" not in style.text


def test_two_processes_draw_the_same_bytes():
    here = Path(__file__).parent
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import test_svg as t;"
        "sys.stdout.buffer.write(t.standalone(t.drawn(t.samples.overview())))"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program, str(here)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert outputs == {standalone(drawn(samples.overview()))}
