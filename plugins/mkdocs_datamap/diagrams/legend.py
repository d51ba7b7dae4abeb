"""The swatches of a legend: what a kind of node or edge looks like, as small as a line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from mkdocs_datamap.diagrams.dot import LINES
from mkdocs_datamap.diagrams.graph import EdgeKind, NodeKind
from mkdocs_datamap.diagrams.style import EDGE_DASHES

if TYPE_CHECKING:
    from collections.abc import Mapping

_FORMS: Mapping[NodeKind, str] = {
    "person": (
        '<path class="dm-shape" d="M12,2.5H28A6,7.5 0 0 1 28,17.5H12A6,7.5 0 0 1 12,2.5z"'
        ' stroke="currentColor"/>'
    ),
    "controller": '<path class="dm-shape" d="M6,3H34V17H6z" stroke="currentColor" stroke-width="2.2"/>',
    "activity": '<rect class="dm-shape" x="6" y="2.5" width="28" height="15" rx="5" stroke="currentColor"/>',
    "system": (
        '<path class="dm-shape" d="M7,5V15.5C7,19 33,19 33,15.5V5C33,1.5 7,1.5 7,5" stroke="currentColor"/>'
        '<path class="dm-detail" d="M7,5C7,8.5 33,8.5 33,5" stroke="currentColor"/>'
    ),
    "processor": (
        '<path class="dm-shape" d="M8.5,5H31.5V15H8.5z" stroke="currentColor"/>'
        '<path class="dm-detail" d="M5.5,2H34.5V18H5.5z" stroke="currentColor"/>'
    ),
    "recipient": '<path class="dm-shape" d="M6,3H34V17H6z" stroke="currentColor"/>',
}

_HEADS: Mapping[str, str] = {
    "normal": '<path class="dm-head" d="M29,5.5L38,10L29,14.5z" fill="currentColor" stroke="currentColor"/>',
    "empty": '<path class="dm-head dm-head-open" d="M29,5.5L38,10L29,14.5z" stroke="currentColor"/>',
    "vee": '<path class="dm-head" d="M28,5L38,10L28,15L31,10z" fill="currentColor" stroke="currentColor"/>',
}


def swatch(kind: NodeKind | EdgeKind) -> str:
    """A kind in small: one line of SVG, hidden from assistive technology, which reads the words beside it.

    It is styled by the same classes as the diagram; its own is ``dm-swatch``.
    """
    if kind in get_args(NodeKind):
        inside = f'<g class="dm-node dm-node-{kind}">{_FORMS[kind]}</g>'  # type: ignore[index]
    else:
        inside = _edge(kind)  # type: ignore[arg-type]
    return (
        '<svg class="dm-swatch" viewBox="0 0 40 20" width="40" height="20" fill="none" aria-hidden="true">'
        f"{inside}</svg>"
    )


def _edge(kind: EdgeKind) -> str:
    line = LINES[kind]
    dashes = f' stroke-dasharray="{EDGE_DASHES[kind]}"' if kind in EDGE_DASHES else ""
    return (
        f'<g class="dm-edge dm-edge-{kind}"><path class="dm-line" d="M2,10H29" stroke="currentColor"'
        f' stroke-width="{line.get("penwidth", "1")}"{dashes}/>{_HEADS[line["arrowhead"]]}</g>'
    )
