from __future__ import annotations

from typing import get_args

import pytest

from mkdocs_datamap.diagrams.graph import NodeKind
from mkdocs_datamap.diagrams.outlines import Box, bounds, head_path, node_paths, number

BOX = Box(10, 20, 110, 60)


@pytest.mark.parametrize("kind", get_args(NodeKind))
def test_the_outline_of_a_node_fills_its_box(kind):
    boxes = [bounds(path) for path in node_paths(kind, BOX)]
    assert BOX in boxes
    assert all(box.left >= BOX.left and box.right <= BOX.right for box in boxes)


def test_each_kind_that_has_no_heavier_border_has_a_form_of_its_own():
    forms = {kind: node_paths(kind, BOX) for kind in get_args(NodeKind)}
    assert forms.pop("controller") == forms["recipient"], "told apart by the border, which is twice as heavy"
    assert len(set(forms.values())) == len(forms)


@pytest.mark.parametrize(
    ("towards", "tip", "box"),
    [
        ("right", (8, 10), Box(0, 6, 8, 14)),
        ("down", (10, 8), Box(6, 0, 14, 8)),
        ("left", (12, 10), Box(12, 6, 20, 14)),
    ],
)
def test_an_arrowhead_has_its_tip_where_it_points_to(towards, tip, box):
    assert bounds(head_path("collect", *tip, towards)) == box


def test_a_number_has_no_zeros_that_say_nothing():
    assert [number("14.00"), number(0.5), number(100)] == ["14", "0.5", "100"]
