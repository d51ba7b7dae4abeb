"""Diagrams for staff of what one entry has to do with: where its data come from, and who gets them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.diagrams.graph import Edge, Graph, Legend, Node, Zone
from mkdocs_datamap.wording.message import message

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_datamap.diagrams.graph import EdgeKind, NodeKind, ZoneKind
    from mkdocs_datamap.wording.message import Message, PageLink, See, Sentence
    from mkdocs_datamap.wording.voice import Voice

    Place = See | PageLink


@dataclass(frozen=True)
class End:
    """One end of an arrow: an entry, or as many of a sort as would be too many to draw.

    ``area`` is the id of the zone, which is of the kind ``zone`` and called ``area_name``.
    """

    id: str
    name: Sentence
    place: Place
    kind: NodeKind
    zone: ZoneKind
    area: str
    area_name: Sentence


@dataclass(frozen=True)
class Arrow:
    """Data going from one end to another; ``labels`` are what stands beside it, each once."""

    kind: EdgeKind
    tail: End
    head: End
    labels: tuple[Sentence, ...] = ()


def entry_graph(
    key: str, title: Sentence, arrows: tuple[Arrow, ...], voice: Voice, address: Callable[[Place], str]
) -> Graph:
    """The arrows in the words of one language; ``key`` is of one page of the site."""
    ends = {end.id: end for arrow in arrows for end in (arrow.tail, arrow.head)}
    zones = {end.area: Zone(end.area, voice.words(end.area_name), end.zone) for end in ends.values()}
    kinds = {*(end.kind for end in ends.values()), *(arrow.kind for arrow in arrows)}
    return Graph(
        key=key,
        language=voice.language,
        title=voice.words(title),
        description=voice.words(message("flows.description")),
        zones=tuple(sorted(zones.values(), key=lambda zone: (_ORDER.index(zone.kind), zone.id))),
        nodes=tuple(
            Node(end.id, voice.words(end.name), end.kind, end.area, address(end.place))
            for end in ends.values()
        ),
        edges=tuple(
            Edge(
                arrow.tail.id,
                arrow.head.id,
                arrow.kind,
                "; ".join(dict.fromkeys(voice.words(label) for label in arrow.labels)),
            )
            for arrow in arrows
        ),
        legend=tuple(Legend(kind, voice.words(name)) for kind, name in _LEGEND if kind in kinds),
    )


_ORDER: tuple[ZoneKind, ...] = ("person", "organisation", "eea", "adequate", "third", "unstated")

_LEGEND: tuple[tuple[NodeKind | EdgeKind, Message], ...] = (
    ("person", message("legend.person")),
    ("controller", message("legend.controller")),
    ("activity", message("legend.activity")),
    ("system", message("legend.system")),
    ("processor", message("legend.processor")),
    ("recipient", message("legend.recipient")),
    ("collect", message("flow.collect")),
    ("read", message("flow.read")),
    ("use", message("flow.use")),
    ("entrust", message("flow.entrust")),
    ("disclose", message("flow.disclose")),
    ("transfer", message("flow.transfer")),
)
