"""Which diagrams of the map change when entries go, or when transfers rest on another ground."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_datamap.internal.entries import KINDS
from mkdocs_datamap.internal.ways import DEVICE, PARTIES, country_of
from mkdocs_datamap.inventory.references import ORGANISATION
from mkdocs_datamap.inventory.removal import located_in
from mkdocs_datamap.law.transfers import standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.internal.ways import Way
    from mkdocs_datamap.law.fallen import Ground


def diagrams_without(gone: Collection[Entry], atlas: Atlas) -> tuple[Entry, ...]:
    """The entries that stay and in whose diagrams something is drawn that goes."""
    providers = (("providers", each[-1]) for each in gone if each[0] in PARTIES)
    changed = _with(gone, atlas) | set(_taken_home(gone, atlas))
    return _in_order(changed - {*gone, *providers}, atlas)


def _taken_home(gone: Collection[Entry], atlas: Atlas) -> Iterator[Entry]:
    """The countries into which data go without a transfer that goes: those of recipients that stay."""
    rows, gone = atlas.inventory.transfers, frozenset(gone)
    for way in (way for each in gone if each[0] == "transfers" for way in _resting_on(each, atlas)):
        pair = {(rows[row].exporter, rows[row].recipient) for row in way.transfers}
        others = (
            other
            for other in atlas.surroundings.rows_to(way.head)
            if other not in gone and (rows[other[1]].exporter, rows[other[1]].recipient) in pair
        )
        country = country_of(way.head, atlas)
        if country is None or not gone.isdisjoint((way.tail, way.head)):
            continue
        if _is_without_transfer(way, atlas) and next(others, None) is None:
            yield ("countries", country)


def _is_without_transfer(way: Way, atlas: Atlas) -> bool:
    """Whether data would go this way without any transfer: for a purpose, or from one party to another."""
    general = way.tail == (ORGANISATION,) and getattr(atlas.inventory, way.head[0])[way.head[1]].general
    used = any(
        mention.source == way.tail and mention.field in {"hosted_by", "sub_processors"}
        for mention in atlas.mentioned_by.get(way.head, ())
    )
    return bool(way.purposes) or used or general


def diagrams_of_ground(
    ground: Ground, country: str, rows: Collection[Entry], atlas: Atlas
) -> tuple[Entry, ...]:
    """The entries in whose diagrams a transfer or the zone of a country is drawn otherwise."""
    there: tuple[Entry, ...] = ()
    if country in ground.countries and not standing(country, atlas.on).conditional:
        # Who is there without a transfer is drawn where the decision puts the country.
        there = tuple(each for each in located_in(atlas.inventory, country) if each[0] in PARTIES)
    return _in_order(_with((*rows, *there), atlas), atlas)


def _with(changed: Collection[Entry], atlas: Atlas) -> set[Entry]:
    """The entries in whose diagrams something of ``changed`` is drawn."""
    shown = {entry for way in _ways(changed, atlas) for entry in _drawn_by(way, atlas)}
    shown |= {("data_categories", name) for each in changed for name in atlas.data_at.get(each, ())}
    return shown - {DEVICE}


def _in_order(entries: Iterable[Entry], atlas: Atlas) -> tuple[Entry, ...]:
    kinds = {kind: number for number, kind in enumerate(KINDS)}
    return tuple(sorted(entries, key=lambda each: (kinds.get(each[0], -1), atlas.tokens.get(each, 0), each)))


def data_at(atlas: Atlas) -> Mapping[Entry, tuple[str, ...]]:
    """Party, system or transfer → the categories of data in whose diagrams it is drawn."""
    found: defaultdict[Entry, dict[str, None]] = defaultdict(dict)
    for category, ways in atlas.ways_of_data.items():
        for way in ways:
            for each in (way.tail, way.head, *(("transfers", row) for row in way.transfers)):
                found[each][category] = None
    return {entry: tuple(categories) for entry, categories in found.items()}


def _ways(changed: Collection[Entry], atlas: Atlas) -> Iterator[Way]:
    """The ways that begin or end at an entry, or rest on it."""
    for entry in changed:
        if entry[0] == "transfers":
            yield from _resting_on(entry, atlas)
        else:
            yield from atlas.ways_at.get(entry, ())


def _resting_on(row: Entry, atlas: Atlas) -> Iterator[Way]:
    into = atlas.ways_into.get(atlas.inventory.transfers[row[1]].country, ())
    return (way for way in into if row[1] in way.transfers)


def _drawn_by(way: Way, atlas: Atlas) -> Iterator[Entry]:
    """Whose diagrams show a way: its ends, its country, the activities from which data come to it."""
    yield way.tail
    yield way.head
    if way.country is not None:
        yield ("countries", way.country)
    if way.tail[0] != "activities":
        for before in atlas.ways_at.get(way.tail, ()):
            if before.head == way.tail and before.tail[0] == "activities":
                yield before.tail
    if way.tail == DEVICE:
        yield ("providers", way.head[-1])
    elif way.tail[0] in PARTIES and way.tail in atlas.ways_of_cookies:
        yield ("providers", way.tail[-1])
