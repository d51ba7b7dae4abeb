"""The diagram of transfers to third countries, for staff: who sends data to whom, by country."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.diagrams.graph import Edge, Graph, Legend, Node, Zone
from mkdocs_datamap.wording.message import Country, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_datamap.diagrams.graph import EdgeKind, NodeKind, ZoneKind
    from mkdocs_datamap.inventory.text import Text
    from mkdocs_datamap.wording.message import Message, PageLink, See, Sentence
    from mkdocs_datamap.wording.voice import Voice

    Place = See | PageLink


@dataclass(frozen=True)
class End:
    """One end of a transfer: who it is, where that is told, and where the data are.

    ``zone`` is how the law sees the country, ``organisation`` for the controller itself, and ``unstated``
    while the country is not known.
    """

    id: str
    name: str | Text | Message
    place: Place
    kind: NodeKind
    zone: ZoneKind
    country: str | None = None

    @property
    def node(self) -> str:
        """The id of its node: a party that has data in two countries stands in both."""
        return self.id if self.country is None else f"{self.id}-{self.country.lower()}"


@dataclass(frozen=True)
class Arrow:
    """A transfer; ``mechanism`` is what it rests on, None while that is not known."""

    tail: End
    head: End
    mechanism: str | None


def transfers_graph(
    key: str, arrows: tuple[Arrow, ...], voice: Voice, address: Callable[[Place], str]
) -> Graph:
    """An arrow for each transfer, in a cluster for each country. ``key`` is of one page of the site."""
    zones: dict[str, Zone] = {}
    nodes: dict[str, Node] = {}
    for arrow in arrows:
        for end in (arrow.tail, arrow.head):
            zone = _zone(end, voice)
            zones.setdefault(zone.id, zone)
            label = voice.words(message("cell", content=end.name))
            nodes.setdefault(end.node, Node(end.node, label, end.kind, zone.id, address(end.place)))
    kinds = {node.kind for node in nodes.values()}
    return Graph(
        key=key,
        language=voice.language,
        title=voice.words(message("view.where.figure")),
        description=voice.words(message("figure.transfers.description")),
        zones=tuple(sorted(zones.values(), key=lambda zone: (_ORDER.index(zone.kind), zone.id))),
        nodes=tuple(nodes.values()),
        edges=tuple(_edges(arrows, voice)),
        legend=tuple(
            Legend(kind, voice.words(name)) for kind, name in _LEGEND if kind in kinds or kind == "transfer"
        ),
    )


def _edges(arrows: tuple[Arrow, ...], voice: Voice) -> Iterator[Edge]:
    """An edge for each pair of ends; several grounds between two stand in one label."""
    grounds: dict[tuple[str, str], dict[str, None]] = {}
    for arrow in arrows:
        found = grounds.setdefault((arrow.tail.node, arrow.head.node), {})
        if arrow.mechanism is not None:
            found[voice.words(message(f"mechanism.{arrow.mechanism}.name"))] = None
    for (tail, head), labels in grounds.items():
        yield Edge(tail, head, "transfer", "; ".join(labels))


def _zone(end: End, voice: Voice) -> Zone:
    if end.zone == "organisation":
        named: Sentence = message("zone.organisation", organisation=end.name)
        return Zone("organisation", voice.words(named), "organisation")
    if end.country is None:
        return Zone("unstated", voice.words(message("zone.unstated")), "unstated")
    country = Country(end.country)
    named = {
        "adequate": message("zone.adequate", country=country),
        "third": message("zone.third", country=country),
    }.get(end.zone, message("zone.country", country=country))
    return Zone(f"{end.zone}-{end.country.lower()}", voice.words(named), end.zone)


_ORDER: tuple[ZoneKind, ...] = ("organisation", "eea", "adequate", "third", "unstated")

_LEGEND: tuple[tuple[NodeKind | EdgeKind, Message], ...] = (
    ("controller", message("legend.controller")),
    ("processor", message("legend.processor")),
    ("recipient", message("legend.recipient")),
    ("transfer", message("legend.transfer")),
)
