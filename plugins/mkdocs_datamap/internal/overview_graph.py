"""The overview of the start page: how many of what there is, and which ways data take between them.

It shows kinds and where they are, not entries, so that it can be read whatever the size of the inventory.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.diagrams.graph import Edge, Graph, Legend, Node, Zone
from mkdocs_datamap.documents.tree import Row, Table
from mkdocs_datamap.internal.crowds import counted
from mkdocs_datamap.internal.naming import index_key
from mkdocs_datamap.internal.protection import zone_of
from mkdocs_datamap.inventory.references import PERSON
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.wording.message import PageLink, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mkdocs_datamap.diagrams.graph import EdgeKind, NodeKind, ZoneKind
    from mkdocs_datamap.internal.atlas import Atlas, SettledPurpose
    from mkdocs_datamap.wording.message import Message, See
    from mkdocs_datamap.wording.voice import Voice

KEY = "map-overview"

End = tuple[str, "ZoneKind"]
"""A kind of entry, and where those entries are."""


@dataclass(frozen=True)
class Way:
    """Data going from one sort of ends to another, and how many purposes (or rows) have it so."""

    kind: EdgeKind
    tail: End
    head: End
    count: int


@dataclass(frozen=True)
class Overview:
    """How many entries there are at each end, and the ways between the ends."""

    ends: Mapping[End, int]
    ways: tuple[Way, ...]


def overview(atlas: Atlas) -> Overview:
    """The ends that hold something, in the order of the data's way, and the ways between them."""
    inventory = atlas.inventory
    ends: Counter[End] = Counter()
    ends["subjects", "person"] = len(inventory.subjects)
    ends["sources", "person"] = len(inventory.sources)
    ends["activities", "organisation"] = len(inventory.activities)
    ends["systems", "organisation"] = len(inventory.systems)
    for kind in ("processors", "recipients"):
        for identifier in getattr(inventory, kind):
            ends[kind, zone(kind, identifier, atlas)] += 1
    ways = Counter(
        way for purposes in atlas.purposes.values() for each in purposes for way in _ways(each, atlas)
    )
    return Overview(
        {end: count for end, count in ends.items() if count},
        tuple(Way(kind, tail, head, count) for (kind, tail, head), count in sorted(ways.items())),
    )


def zone(kind: str, identifier: str, atlas: Atlas) -> ZoneKind:
    """Where a party is: the country to which data are transferred to it, or its own."""
    rows = atlas.transfers_to.get(identifier, ())
    code = rows[0].country if rows else known(getattr(atlas.inventory, kind)[identifier].country)
    return zone_of(code, (row for row in rows if row.country == code), atlas.on)


def _ways(purpose: SettledPurpose, atlas: Atlas) -> Iterator[tuple[EdgeKind, End, End]]:
    """The ways of one purpose, each once."""
    activities: End = ("activities", "organisation")
    facts = purpose.facts
    found: set[tuple[EdgeKind, End, End]] = set()
    sources = known(facts.sources) or ()
    if PERSON in sources:
        found.add(("collect", ("subjects", "person"), activities))
    if any(source != PERSON for source in sources):
        found.add(("collect", ("sources", "person"), activities))
    if facts.systems:
        found.add(("use", activities, ("systems", "organisation")))
    for party in facts.processors or ():
        kind: EdgeKind = "transfer" if atlas.transfers_to.get(party) else "entrust"
        found.add((kind, activities, ("processors", zone("processors", party, atlas))))
    for other in facts.recipients or ():
        kind = "transfer" if atlas.transfers_to.get(other) else "disclose"
        found.add((kind, activities, ("recipients", zone("recipients", other, atlas))))
    yield from sorted(found)


def overview_table(found: Overview) -> Table:
    """The same as the diagram, a row for each arrow."""
    return Table(
        "overview--table",
        message("overview.table"),
        (message("column.from"), message("column.to"), message("column.what"), message("column.purposes")),
        tuple(
            Row(
                (
                    (counted(way.tail[0], found.ends[way.tail]),),
                    (counted(way.head[0], found.ends[way.head]),),
                    (_happening(way.kind),),
                    (message("item", item=way.count),),
                )
            )
            for way in found.ways
        ),
    )


def overview_graph(
    found: Overview, name: str, voice: Voice, address: Callable[[See | PageLink], str]
) -> Graph:
    """The diagram in one language; each end leads to the page that lists its entries."""
    zones = {zone: _zone(zone, name, voice) for _, zone in found.ends}
    return Graph(
        key=KEY,
        language=voice.language,
        title=voice.words(message("overview.title")),
        description=voice.words(message("overview.description")),
        zones=tuple(zones[zone] for zone in ORDER if zone in zones),
        nodes=tuple(
            Node(
                _id(end),
                voice.words(counted(end[0], found.ends[end])),
                NODES[end[0]],
                end[1],
                address(PageLink(index_key(end[0]))),
            )
            for end in found.ends
        ),
        edges=tuple(
            Edge(_id(way.tail), _id(way.head), way.kind, str(way.count), alone=True) for way in found.ways
        ),
        legend=tuple(
            Legend(kind, voice.words(_happening(kind)))
            for kind in KINDS
            if any(way.kind == kind for way in found.ways)
        ),
    )


ORDER: tuple[ZoneKind, ...] = ("person", "organisation", "eea", "adequate", "third", "unstated")
KINDS: tuple[EdgeKind, ...] = ("collect", "use", "entrust", "disclose", "transfer")
NODES: Mapping[str, NodeKind] = {
    "subjects": "person",
    "sources": "person",
    "activities": "activity",
    "systems": "system",
    "processors": "processor",
    "recipients": "recipient",
}


def _id(end: End) -> str:
    return f"{end[0]}-{end[1]}"


def _happening(kind: EdgeKind) -> Message:
    return {
        "collect": message("flow.collect"),
        "use": message("flow.use"),
        "entrust": message("flow.entrust"),
        "disclose": message("flow.disclose"),
        "transfer": message("flow.transfer"),
    }[kind]


def _zone(kind: ZoneKind, name: str, voice: Voice) -> Zone:
    label = {
        "person": message("overview.person"),
        "organisation": message("zone.organisation", organisation=name),
        "eea": message("zone.eea"),
        "adequate": message("overview.adequate"),
        "third": message("overview.third"),
        "unstated": message("zone.unstated"),
    }[kind]
    return Zone(kind, voice.words(label), kind)
