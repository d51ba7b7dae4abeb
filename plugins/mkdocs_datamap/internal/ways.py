"""The ways that data take through the whole inventory: what the diagrams for staff draw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.internal.naming import party_entry
from mkdocs_datamap.inventory.references import ORGANISATION, PERSON
from mkdocs_datamap.inventory.values import known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from mkdocs_datamap.diagrams.graph import EdgeKind
    from mkdocs_datamap.internal.atlas import Atlas, SettledPurpose
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.inventory.cookies import Cookie


Pair = tuple["Entry", "Entry"]
"""Where data come from, and where they go."""

PARTIES = frozenset({"processors", "recipients"})
"""The collections whose entries are parties, which get data and may pass them on."""

DEVICE: Entry = ("device",)
"""The visitor's device, on which cookies are stored and from which they are read; it stands in no file."""


@dataclass(frozen=True)
class Way:
    """Data going from one entry to another.

    ``country`` is where they are when they are there, None where that is not known or where they do not leave
    the organisation. ``purposes`` are those for which they go, none where the way is not of a purpose: a
    system that somebody hosts, a processor that uses another one; for a way from the device they are the
    cookies. ``transfers`` are the rows of ``transfers.yml`` on which it rests.
    """

    kind: EdgeKind
    tail: Entry
    head: Entry
    country: str | None = None
    purposes: tuple[Entry, ...] = ()
    transfers: tuple[str, ...] = ()


def ways(atlas: Atlas) -> tuple[Way, ...]:
    """Every way, each once: those of the purposes in their order, of cookies, and those between parties."""
    found: dict[Pair, dict[Entry, None]] = {}
    for purposes in atlas.purposes.values():
        for purpose in purposes:
            for pair in of_purpose(purpose, atlas):
                found.setdefault(pair, {})[purpose.entry] = None
    for cookie, provider, _ in of_cookies(atlas):
        found.setdefault((DEVICE, provider), {})[cookie] = None
    rows = rows_between(atlas)
    for pair in (*_of_parties(atlas), *_of_transfers(atlas, {head for _, head in found})):
        found.setdefault(pair, {})
    return tuple(
        way
        for pair, purposes in found.items()
        for way in ways_between(pair, tuple(purposes), rows.get(parties_of(pair), ()), atlas)
    )


def rows_between(atlas: Atlas) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Exporter and recipient → the rows of ``transfers.yml`` between them."""
    rows: dict[tuple[str, str], tuple[str, ...]] = {}
    for identifier, row in atlas.inventory.transfers.items():
        rows[row.exporter, row.recipient] = (*rows.get((row.exporter, row.recipient), ()), identifier)
    return rows


def parties_of(pair: Pair) -> tuple[str, str]:
    """Who exports and who receives, if a way between these two is a transfer."""
    tail, head = pair
    return tail[-1] if tail[0] in PARTIES else ORGANISATION, head[-1]


def ways_between(pair: Pair, purposes: tuple[Entry, ...], rows: Iterable[str], atlas: Atlas) -> Iterator[Way]:
    """The ways between two entries: one for each country to which data are transferred, else one."""
    tail, head = pair
    by_country: dict[str, list[str]] = {}
    for identifier in rows if head[0] in PARTIES else ():
        by_country.setdefault(atlas.inventory.transfers[identifier].country, []).append(identifier)
    for country, transfers in by_country.items():
        yield Way("transfer", tail, head, country, purposes, tuple(transfers))
    if not by_country:
        yield Way(_kind(tail, head), tail, head, country_of(head, atlas), purposes)


def _kind(tail: Entry, head: Entry) -> EdgeKind:
    if tail == DEVICE:
        return "read"
    kinds: dict[str, EdgeKind] = {"activities": "collect", "systems": "use", "processors": "entrust"}
    return kinds.get(head[0], "disclose")


def country_of(entry: Entry, atlas: Atlas) -> str | None:
    """Where a party or a system says that the data are; None for other entries, and while nobody knows."""
    found = getattr(atlas.inventory, entry[0]).get(entry[-1]) if entry[0] in {*PARTIES, "systems"} else None
    return known(found.country) if found is not None else None


def of_cookies(atlas: Atlas) -> Iterator[tuple[Entry, Entry, Cookie]]:
    """Every cookie of which the provider is known, with the provider."""
    cookies = atlas.inventory.cookies
    for identifier, cookie in ((known(cookies.entries) if cookies else None) or {}).items():
        provider = known(cookie.provider)
        if provider is not None:
            yield ("cookies", "entries", identifier), party_entry(provider, atlas), cookie


def of_purpose(purpose: SettledPurpose, atlas: Atlas) -> Iterator[Pair]:
    """Between whom the data of a purpose go: from people and sources, into systems, to parties."""
    activity: Entry = ("activities", purpose.activity)
    facts = purpose.facts
    for source in known(facts.sources) or ():
        if source == PERSON:
            yield from ((("subjects", str(group)), activity) for group in facts.subjects or ())
        else:
            yield ("sources", str(source)), activity
    yield from ((activity, ("systems", str(system))) for system in facts.systems or ())
    for party in (*(facts.processors or ()), *(facts.recipients or ())):
        yield activity, party_entry(party, atlas)


def _of_parties(atlas: Atlas) -> Iterator[Pair]:
    inventory = atlas.inventory
    for identifier, system in inventory.systems.items():
        if system.hosted_by is not None and system.hosted_by != ORGANISATION:
            yield ("systems", identifier), party_entry(system.hosted_by, atlas)
    for identifier, processor in inventory.processors.items():
        for sub_processor in processor.sub_processors:
            yield ("processors", identifier), ("processors", str(sub_processor))
        if processor.general:
            yield (ORGANISATION,), ("processors", identifier)
    for identifier, recipient in inventory.recipients.items():
        if recipient.general:
            yield (ORGANISATION,), ("recipients", identifier)


def _of_transfers(atlas: Atlas, reached: Collection[Entry]) -> Iterator[Pair]:
    """Transfers from one party to another, and those of the organisation that serve no purpose by name."""
    for row in atlas.inventory.transfers.values():
        head = party_entry(row.recipient, atlas)
        if row.exporter != ORGANISATION or head not in reached:
            yield party_entry(row.exporter, atlas), head
