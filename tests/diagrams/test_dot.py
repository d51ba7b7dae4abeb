from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import diagram_samples as samples
import pytest

from mkdocs_datamap.diagrams.dot import LINES, SHAPES, to_dot
from mkdocs_datamap.diagrams.graph import Edge, Node, Zone

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("graph", [samples.activity(), samples.transfers()], ids=lambda graph: graph.key)
def test_the_dot_of_a_graph_is_the_golden_one(graph):
    assert to_dot(graph) == (GOLDEN / f"{graph.key}.dot").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("label", "dot"),
    [
        ('said "hi"', r'label="said \"hi\""'),
        (r"\slash \N \G \l", r'label="\\slash \\N \\G \\l"'),
        ("ends in \\", r'label="ends in \\"'),
        ("<b>bold</b>", 'label="<b>bold</b>"'),
        ("<", 'label="<"'),
        ("a &lt; b", 'label="a &amp;lt; b"'),
        ("two\nlines", 'label="two lines"'),
        ('x"]; evil [label="', r'label="x\"]; evil [label=\""'),
        ("nul\0l", "label=null"),
    ],
)
def test_a_label_is_only_ever_text(label, dot):
    graph = samples.activity()
    hostile = replace(graph, nodes=(replace(graph.nodes[0], label=label), *graph.nodes[1:]))
    line = next(line for line in to_dot(hostile).splitlines() if line.strip().startswith("n0 ["))
    assert dot in line


def test_ids_and_links_do_not_reach_the_dot():
    graph = samples.activity()
    node = Node('id"] evil', "Label", "recipient", "us", "https://example.org/secret")
    source = to_dot(replace(graph, nodes=(*graph.nodes, node)))
    assert "evil" not in source
    assert "secret" not in source


def test_no_kind_is_told_apart_by_colour_alone():
    assert len({tuple(sorted(look.items())) for look in SHAPES.values()}) == len(SHAPES)
    assert len({tuple(sorted(look.items())) for look in LINES.values()}) == len(LINES)
    assert "color" not in to_dot(samples.overview()).replace("bgcolor=transparent", "")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"edges": (Edge("customer", "nobody", "collect"),)}, "unknown node 'nobody'"),
        ({"zones": ()}, "unknown zone 'person'"),
        ({"nodes": (Node("a", "A", "person", "person"),) * 2, "edges": ()}, "two nodes have the id 'a'"),
        ({"zones": (Zone("us", "USA", "third"),) * 2}, "two zones have the id 'us'"),
    ],
)
def test_a_graph_that_is_not_sound_is_refused(changes, words):
    with pytest.raises(ValueError, match=words):
        to_dot(replace(samples.activity(), **changes))
