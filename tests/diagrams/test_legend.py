from __future__ import annotations

from typing import get_args
from xml.etree.ElementTree import fromstring

import diagram_samples as samples
import pytest
from diagram_reading import drawn

from mkdocs_datamap.diagrams.dot import LINES
from mkdocs_datamap.diagrams.graph import EdgeKind, NodeKind
from mkdocs_datamap.diagrams.legend import swatch

KINDS = (*get_args(NodeKind), *get_args(EdgeKind))


@pytest.mark.parametrize("kind", KINDS)
def test_a_swatch_is_small_silent_and_on_one_line(kind):
    root = fromstring(swatch(kind))  # noqa: S314 - our own SVG
    assert root.get("aria-hidden") == "true"
    assert "\n" not in swatch(kind)
    assert "id" not in {name for element in root.iter() for name in element.attrib}


def test_no_two_kinds_have_the_same_form():
    assert len({swatch(kind).replace(f"-{kind}", "") for kind in KINDS}) == len(KINDS)


@pytest.mark.parametrize("kind", LINES)
def test_a_swatch_of_an_edge_has_the_line_of_the_diagram(kind):
    graph = samples.activity()
    edge = type(graph.edges[0])("customer", "surveys", kind)
    one = type(graph)(**{**vars(graph), "edges": (edge,)})
    svg = drawn(one)
    (line,) = [element for element in fromstring(svg).iter() if element.get("class") == "dm-line"]  # noqa: S314 - our own SVG
    (small,) = [element for element in fromstring(swatch(kind)).iter() if element.get("class") == "dm-line"]  # noqa: S314 - our own SVG
    assert line.get("stroke-dasharray") == small.get("stroke-dasharray")
    assert line.get("stroke-width", "1") == small.get("stroke-width")
