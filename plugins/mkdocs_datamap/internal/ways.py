"""The ways that data take through the whole inventory: what the diagrams for staff draw."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.internal.naming import party_entry
from mkdocs_datamap.inventory.references import ORGANISATION, PERSON
from mkdocs_datamap.inventory.values import known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs_datamap.diagrams.graph import EdgeKind
    from mkdocs_datamap.internal.atlas import Atlas, SettledPurpose
    from mkdocs_datamap.internal.entries import Entry


PARTIES = frozenset({"processors", "recipients"})
"""The collections whose entries are parties, which get data and may pass them on."""


@dataclass(frozen=True)
class Way:
    """Data going from one entry to another.

    ``country`` is where they are when they are there, None where that is not known or where they do not leave
    the organisation. ``purposes`` are those for which they go, none where the way is not of a purpose: a
    system that somebody hosts, a processor that uses another one. ``transfers`` are the rows of
    ``transfers.yml`` on which it rests.
    """

    kind: EdgeKind
    tail: Entry
    head: Entry
    country: str | None = None
    purposes: tuple[Entry, ...] = ()
    transfers: tuple[str, ...] = ()


def ways(atlas: Atlas) -> tuple[Way, ...]:
    """Every way, each once: those of the purposes in their order, then those between parties."""
    found: dict[tuple[Entry, Entry], dict[Entry, None]] = {}
    for purposes in atlas.purposes.values():
        for purpose in purposes:
            for pair in _of_purpose(purpose, atlas):
                found.setdefault(pair, {})[purpose.entry] = None
    rows: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for identifier, row in atlas.inventory.transfers.items():
        rows[row.exporter, row.recipient].append(identifier)
    for pair in (*_of_parties(atlas), *_of_transfers(atlas, {head for _, head in found})):
        found.setdefault(pair, {})
    return tuple(
        way
        for (tail, head), purposes in found.items()
        for way in _ways(tail, head, tuple(purposes), rows.get((_exporter(tail), head[-1]), ()), atlas)
    )


def _ways(
    tail: Entry, head: Entry, purposes: tuple[Entry, ...], rows: Iterable[str], atlas: Atlas
) -> Iterator[Way]:
    """The ways between two entries: one for each country to which data are transferred, else one."""
    by_country: dict[str, list[str]] = {}
    for identifier in rows if head[0] in PARTIES else ():
        by_country.setdefault(atlas.inventory.transfers[identifier].country, []).append(identifier)
    for country, transfers in by_country.items():
        yield Way("transfer", tail, head, country, purposes, tuple(transfers))
    if not by_country:
        kinds: dict[str, EdgeKind] = {"activities": "collect", "systems": "use", "processors": "entrust"}
        yield Way(kinds.get(head[0], "disclose"), tail, head, country_of(head, atlas), purposes)


def country_of(entry: Entry, atlas: Atlas) -> str | None:
    """Where a party or a system says that the data are; None for other entries, and while nobody knows."""
    found = getattr(atlas.inventory, entry[0]).get(entry[-1]) if entry[0] in {*PARTIES, "systems"} else None
    return known(found.country) if found is not None else None


def _exporter(tail: Entry) -> str:
    return tail[-1] if tail[0] in PARTIES else ORGANISATION


def _of_purpose(purpose: SettledPurpose, atlas: Atlas) -> Iterator[tuple[Entry, Entry]]:
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


def _of_parties(atlas: Atlas) -> Iterator[tuple[Entry, Entry]]:
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


def _of_transfers(atlas: Atlas, reached: Collection[Entry]) -> Iterator[tuple[Entry, Entry]]:
    """Transfers from one party to another, and those of the organisation that serve no purpose by name."""
    for row in atlas.inventory.transfers.values():
        head = party_entry(row.recipient, atlas)
        if row.exporter != ORGANISATION or head not in reached:
            yield party_entry(row.exporter, atlas), head
