"""The diagram on the page of an entry, with its table: where the data come from, and where they go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mkdocs_datamap.diagrams.entry_graphs import Arrow, End, entry_graph
from mkdocs_datamap.documents.tree import Clause, Figure, Paragraph, Row, Section, Table, Tools
from mkdocs_datamap.internal.crowds import crowded
from mkdocs_datamap.internal.naming import linked, name, page_key, party_entry, place, titled
from mkdocs_datamap.internal.protection import zone_of
from mkdocs_datamap.internal.ways import DEVICE, PARTIES, country_of
from mkdocs_datamap.inventory.references import ORGANISATION
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.wording.message import Country, PageLink, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_datamap.diagrams.graph import EdgeKind, NodeKind
    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.crowds import Spot
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.internal.page import MakeGraph
    from mkdocs_datamap.internal.ways import Way
    from mkdocs_datamap.inventory.transfers import Transfer
    from mkdocs_datamap.wording.message import Message, Sentence

TABLE = "flows--table"
"""The anchor of the table, which has every way, however many the diagram draws together."""

FEW = 10
"""Rows that a reader overlooks without filtering and sorting them."""

NODES: Mapping[str, NodeKind] = {
    "subjects": "person",
    "sources": "person",
    ORGANISATION: "controller",
    "activities": "activity",
    "systems": "system",
    "processors": "processor",
    "recipients": "recipient",
    DEVICE[0]: "person",
}

COOKIES: Mapping[str | None, Message] = {
    "necessary": message("flows.cookies.necessary"),
    "functional": message("flows.cookies.functional"),
    "statistics": message("flows.cookies.statistics"),
    "marketing": message("flows.cookies.marketing"),
    None: message("flows.cookies.unknown"),
}
"""What is said beside an arrow of cookies: of which category they are, and whether they need consent."""


def flows_section(entry: Entry, atlas: Atlas, graphs: dict[str, MakeGraph]) -> Iterator[Section]:
    """The section with the diagram, which is added to ``graphs``; none for an entry without ways."""
    shown = shown_ways(entry, atlas)
    if not shown:
        return
    key = f"flows-{'-'.join(entry).replace('_', '-').lower()}"
    known_of = (Paragraph((message("flows.of-data", page=PageLink("view.who-gets-what")),)),)
    arrows = arrows_of(shown, entry, atlas)
    graphs[key] = partial(entry_graph, key, message("flows.title", name=name(entry, atlas)), arrows)
    figure = Figure("flows-figure", key, message("flows.caption"), _table(shown, atlas))
    crowds = () if len(arrows) == len(shown) else (Paragraph((message("flows.crowded"),)),)
    said = known_of if entry[0] == "data_categories" else ()
    yield Section("flows", message("flows.heading"), (Clause("figure", (*said, *crowds, figure)),))


def shown_ways(entry: Entry, atlas: Atlas) -> tuple[Way, ...]:
    """What the diagram of an entry shows: the ways at it.

    For an activity also those on from its systems and parties; for a country those into it; for a category
    those of its data; for a provider of cookies those from the visitor's device, and on to other parties.
    """
    if entry[0] == "countries":
        return atlas.ways_into.get(entry[1], ())
    if entry[0] == "data_categories":
        return atlas.ways_of_data.get(entry[1], ())
    if entry[0] == "providers":
        party = party_entry(entry[1], atlas)
        onward = atlas.ways_from.get(party, ()) if party[0] in PARTIES else ()
        return (*atlas.ways_of_cookies.get(party, ()), *onward)
    found = dict.fromkeys(atlas.ways_at.get(entry, ()))
    if entry[0] == "activities":
        for way in tuple(found):
            if way.head != entry:
                found.update(dict.fromkeys(atlas.ways_from.get(way.head, ())))
    return tuple(found)


def arrows_of(shown: tuple[Way, ...], entry: Entry, atlas: Atlas) -> tuple[Arrow, ...]:
    """The arrows that are drawn: one for each way, or for all ways between two crowds."""
    spots = {spot: _end(spot, atlas) for way in shown for spot in spots_of(way, atlas)}
    together = {spot: end for spot, end in spots.items() if spot[0] != entry and len(spot[0]) > 1}
    drawn = {**spots, **crowded(together, PageLink(page_key(entry), TABLE), atlas)}
    found: dict[tuple[str, str, EdgeKind], Arrow] = {}
    for way in shown:
        tail, head = (drawn[spot] for spot in spots_of(way, atlas))
        key = (tail.id, head.id, way.kind)
        before = found[key].labels if key in found else ()
        labels = dict.fromkeys((*before, *_labels(way, atlas)))
        found[key] = Arrow(way.kind, tail, head, tuple(labels))
    return tuple(found.values())


def spots_of(way: Way, atlas: Atlas) -> tuple[Spot, Spot]:
    """The two ends of a way, each with where it is drawn."""
    rows = [atlas.inventory.transfers[identifier] for identifier in way.transfers]
    return _spot(way.tail, country_of(way.tail, atlas), (), atlas), _spot(way.head, way.country, rows, atlas)


def _spot(entry: Entry, country: str | None, rows: Iterable[Transfer], atlas: Atlas) -> Spot:
    if entry[0] in PARTIES:
        return entry, country, zone_of(country, rows, atlas.on)
    return entry, None, "person" if NODES[entry[0]] == "person" else "organisation"


def _end(spot: Spot, atlas: Atlas) -> End:
    entry, country, zone = spot
    abroad = (country,) if country is not None and zone in {"adequate", "third"} else ()
    area = "-".join((zone, *abroad)).lower()
    identifier = "-".join((*entry, *((area,) if abroad else ()))).replace("_", "-").lower()
    return End(
        identifier, titled(entry, atlas), place(entry), NODES[entry[0]], zone, area, _area(spot, atlas)
    )


def _area(spot: Spot, atlas: Atlas) -> Sentence:
    """What the place is called where the data are."""
    _, country, zone = spot
    if zone == "organisation":
        return message("zone.organisation", organisation=atlas.inventory.organisation.trade_name)
    if country is not None and zone == "adequate":
        return message("zone.adequate", country=Country(country))
    if country is not None and zone == "third":
        return message("zone.third", country=Country(country))
    return {"person": message("overview.person"), "eea": message("zone.eea")}.get(
        zone, message("zone.unstated")
    )


def _labels(way: Way, atlas: Atlas) -> Iterator[Message]:
    """What the transfers of a way rest on; for cookies also of which categories they are."""
    if way.tail == DEVICE:
        entries = known(atlas.inventory.cookies.entries) if atlas.inventory.cookies else None
        for cookie in way.purposes:
            yield COOKIES[known((entries or {})[cookie[-1]].category)]
    for identifier in way.transfers:
        chosen = known(atlas.inventory.transfers[identifier].mechanism)
        if chosen is not None:
            yield message(f"mechanism.{chosen}.name")


def _table(shown: tuple[Way, ...], atlas: Atlas) -> Table:
    return Table(
        TABLE,
        message("overview.table"),
        (message("column.from"), message("column.to"), message("column.what"), message("column.purpose")),
        tuple(
            Row(
                (
                    (linked(way.tail, atlas),),
                    (linked(way.head, atlas),),
                    (_happening(way), *dict.fromkeys(_labels(way, atlas))),
                    tuple(_purposes(way, atlas)),
                )
            )
            for way in shown
        ),
        Tools(((2, "what"),)) if len(shown) > FEW else None,
    )


def _purposes(way: Way, atlas: Atlas) -> Iterator[Message]:
    """For what the data go; all purposes of an activity are not counted up in every row."""
    whole = {entry: atlas.purposes[entry[1]] for entry in (way.tail, way.head) if entry[0] == "activities"}
    for purposes in whole.values():
        if len(purposes) == len(way.purposes) > 1:
            yield plural("flows.all-purposes", len(purposes))
            return
    yield from (linked(purpose, atlas) for purpose in way.purposes)


def _happening(way: Way) -> Message:
    """What happens, and in which country if it is another one."""
    if way.kind == "transfer" and way.country is not None:
        return message("flows.transfer", country=Country(way.country))
    return {
        "collect": message("flow.collect"),
        "use": message("flow.use"),
        "read": message("flow.read"),
        "entrust": message("flow.entrust"),
        "disclose": message("flow.disclose"),
        "transfer": message("flow.transfer"),
    }[way.kind]
