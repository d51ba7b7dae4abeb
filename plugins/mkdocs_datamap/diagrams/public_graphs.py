"""The diagrams of the public site: who gives data, what they are used for, who gets them and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from mkdocs_datamap.diagrams.graph import Edge, Graph, Legend, Node, Zone
from mkdocs_datamap.inventory import flows
from mkdocs_datamap.inventory.flows import Controller, end_key
from mkdocs_datamap.inventory.places import places
from mkdocs_datamap.inventory.public import PublicActivity, PublicParty, PublicSource, PublicSubjects
from mkdocs_datamap.law.transfers import standing
from mkdocs_datamap.wording.message import Country, See, message

if TYPE_CHECKING:
    import datetime as dt

    from mkdocs_datamap.diagrams.graph import EdgeKind, NodeKind, ZoneKind
    from mkdocs_datamap.inventory.flows import Flow
    from mkdocs_datamap.inventory.public import PublicInventory
    from mkdocs_datamap.wording.message import Sentence
    from mkdocs_datamap.wording.voice import Voice

    End = PublicSubjects | PublicSource | PublicActivity | PublicParty | Controller


class Addresses(Protocol):
    """Where a section stands, as seen from the page that shows the diagram."""

    def __call__(self, target: See, /) -> str:
        """The address."""


def overview_graph(inventory: PublicInventory, voice: Voice, address: Addresses, on: dt.date) -> Graph:
    """Everything: people and sources, activities, processors and recipients, by where the data are."""
    title, description = message("figure.overview.title"), message("figure.overview.description")
    return _Drawing(inventory, voice, address, on).graph(
        "overview", title, description, flows.overview(inventory)
    )


def transfers_graph(inventory: PublicInventory, voice: Voice, address: Addresses, on: dt.date) -> Graph:
    """The transfers alone, by country."""
    title, description = message("figure.transfers.title"), message("figure.transfers.description")
    drawing = _Drawing(inventory, voice, address, on, by_country=True)
    return drawing.graph("transfers", title, description, flows.transfers(inventory))


class _Drawing:
    """Turns flows into a graph in one language."""

    def __init__(
        self,
        inventory: PublicInventory,
        voice: Voice,
        address: Addresses,
        on: dt.date,
        *,
        by_country: bool = False,
    ) -> None:
        self._inventory = inventory
        self._voice = voice
        self._address = address
        self._on = on
        self._by_country = by_country
        self._places = places(inventory)
        self._countries = {row.recipient.origin: row.country for row in inventory.transfers}
        self._adequate = {
            row.recipient.origin for row in inventory.transfers if row.mechanism in {"adequacy", "dpf"}
        }

    def graph(self, key: str, title: Sentence, description: Sentence, found: tuple[Flow, ...]) -> Graph:
        nodes: dict[str, Node] = {}
        zones: dict[str, Zone] = {}
        for flow in found:
            for end in (flow.tail, flow.head):
                zone = self._zone(end)
                zones.setdefault(zone.id, zone)
                nodes.setdefault(end_key(end), self._node(end, zone))
        edges = tuple(Edge(end_key(f.tail), end_key(f.head), f.kind, self._label(f)) for f in found)
        return Graph(
            key=key,
            language=self._voice.language,
            title=self._voice.words(title),
            description=self._voice.words(description),
            zones=tuple(sorted(zones.values(), key=lambda zone: (ORDER.index(zone.kind), zone.id))),
            nodes=tuple(nodes.values()),
            edges=edges,
            legend=self._legend({node.kind for node in nodes.values()}, {edge.kind for edge in edges}),
        )

    def _node(self, end: End, zone: Zone) -> Node:
        href = None
        if isinstance(end, PublicActivity):
            place = self._places.get(f"activity:{end.id}")
            href = self._address(See(*place)) if place else None
        return Node(end_key(end), self._name(end), _kind(end), zone.id, href)

    def _name(self, end: End) -> str:
        if isinstance(end, Controller):
            return self._inventory.organisation.trade_name
        return self._voice.words(message("cell", content=end.name))

    def _zone(self, end: End) -> Zone:
        if isinstance(end, PublicSubjects | PublicSource):
            return self._named_zone("person", message("zone.person"))
        if isinstance(end, PublicActivity | Controller):
            name = message("zone.organisation", organisation=self._inventory.organisation.trade_name)
            return self._named_zone("organisation", name)
        code = self._countries.get(end.origin) or end.country
        if code is None:
            return self._named_zone("unstated", message("zone.unstated"))
        kind: ZoneKind = "eea" if standing(code, self._on).kind == "eea" else self._abroad(end)
        if self._by_country or kind != "eea":
            country = Country(code)
            name = {
                "eea": message("zone.country", country=country),
                "adequate": message("zone.adequate", country=country),
                "third": message("zone.third", country=country),
            }[kind]
            return Zone(f"{kind}-{code.lower()}", self._voice.words(name), kind)
        return self._named_zone("eea", message("zone.eea"))

    def _abroad(self, party: PublicParty) -> ZoneKind:
        return "adequate" if party.origin in self._adequate else "third"

    def _named_zone(self, kind: ZoneKind, name: Sentence) -> Zone:
        return Zone(kind, self._voice.words(name), kind)

    def _label(self, flow: Flow) -> str:
        if self._by_country and flow.transfer and flow.transfer.mechanism:
            return self._voice.words(message(f"mechanism.{flow.transfer.mechanism}.name"))
        return ""

    def _legend(self, nodes: set[NodeKind], edges: set[EdgeKind]) -> tuple[Legend, ...]:
        named: dict[NodeKind | EdgeKind, Sentence] = {
            "person": message("legend.person"),
            "controller": message("legend.controller"),
            "activity": message("legend.activity"),
            "processor": message("legend.processor"),
            "recipient": message("legend.recipient"),
            "collect": message("legend.collect"),
            "entrust": message("legend.entrust"),
            "disclose": message("legend.disclose"),
            "transfer": message("legend.transfer"),
        }
        return tuple(
            Legend(kind, self._voice.words(name)) for kind, name in named.items() if kind in nodes | edges
        )


ORDER: tuple[ZoneKind, ...] = ("person", "organisation", "eea", "adequate", "third", "unstated")
"""Where data go, from the person outwards."""


def _kind(end: End) -> NodeKind:
    if isinstance(end, PublicParty):
        return end.kind
    if isinstance(end, PublicActivity):
        return "activity"
    return "controller" if isinstance(end, Controller) else "person"
