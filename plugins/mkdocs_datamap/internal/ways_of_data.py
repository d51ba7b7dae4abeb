"""The ways that the data of one category take: what the inventory says of that category, and no more.

A way of a purpose is one of the data that the purpose has. Who gets them is answered as in “Who gets what”
(:mod:`.views.who_gets_what`), with which a test compares it: a recipient that lists its own data gets those,
every other party gets everything that a purpose has.
"""

from __future__ import annotations

from collections import defaultdict, deque
from typing import TYPE_CHECKING

from mkdocs_datamap.internal.naming import party_entry
from mkdocs_datamap.internal.ways import (
    DEVICE,
    of_cookies,
    of_purpose,
    parties_of,
    rows_between,
    ways_between,
)
from mkdocs_datamap.inventory.references import ORGANISATION
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.rules.uses import within

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_datamap.internal.atlas import Atlas, SettledPurpose
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.internal.ways import Pair, Way

Found = dict["Pair", dict["Entry", None]]
"""The pairs between which data go, each with the purposes (or cookies) for which they do."""


def ways_of_data(atlas: Atlas) -> Mapping[str, tuple[Way, ...]]:
    """Category → the ways of its data. A category that goes nowhere is not there."""
    found = _of_purposes(atlas)
    _add_general(found, atlas)
    for category, pairs in found.items():
        _add_onward(category, pairs, atlas)
    _add_transfers(found, atlas)
    for cookie, provider, entry in of_cookies(atlas):
        for category in entry.data:
            found[category].setdefault((DEVICE, provider), {})[cookie] = None
    rows = rows_between(atlas)
    return {
        category: tuple(
            way
            for pair, purposes in pairs.items()
            for way in ways_between(
                pair, tuple(purposes), _rows(category, rows.get(parties_of(pair), ()), atlas), atlas
            )
        )
        for category, pairs in found.items()
    }


def _of_purposes(atlas: Atlas) -> defaultdict[str, Found]:
    found: defaultdict[str, Found] = defaultdict(dict)
    for purposes in atlas.purposes.values():
        for purpose in purposes:
            for pair in of_purpose(purpose, atlas):
                for category in _received(pair[1], _own(purpose), atlas):
                    found[category].setdefault(pair, {})[purpose.entry] = None
    return found


def _own(purpose: SettledPurpose) -> tuple[str, ...]:
    return known(purpose.facts.data) or ()


def _received(head: Entry, data: Iterable[str], atlas: Atlas) -> Iterable[str]:
    """What of the data of a purpose somebody gets; more than those, where a recipient says so itself."""
    if head[0] == "recipients":
        return atlas.inventory.recipients[head[1]].data or data
    return data


def _add_general(found: defaultdict[str, Found], atlas: Atlas) -> None:
    """Those who serve, or may get data from, everything that the organisation does."""
    used = dict.fromkeys(
        category for purposes in atlas.purposes.values() for each in purposes for category in _own(each)
    )
    for party in atlas.ledger.general:
        head = party_entry(party, atlas)
        for category in _received(head, used, atlas):
            found[category].setdefault(((ORGANISATION,), head), {})


def _add_onward(category: str, pairs: Found, atlas: Atlas) -> None:
    """Who runs the systems that the data are in, and whom the processors that get them use in turn."""
    for _, head in tuple(pairs):
        host = atlas.inventory.systems[head[1]].hosted_by if head[0] == "systems" else None
        if host is not None and host != ORGANISATION:
            party = party_entry(host, atlas)
            if category in _received(party, (category,), atlas):
                pairs.setdefault((head, party), {})
    pending = deque(dict.fromkeys(head for _, head in pairs if head[0] == "processors"))
    seen = set(pending)
    while pending:
        processor = pending.popleft()
        for name in atlas.inventory.processors[processor[1]].sub_processors:
            head = ("processors", str(name))
            pairs.setdefault((processor, head), {})
            if head not in seen:
                seen.add(head)
                pending.append(head)


def _add_transfers(found: defaultdict[str, Found], atlas: Atlas) -> None:
    """What the rows of ``transfers.yml`` say beyond the purposes, each of the data that it names."""
    reached = {category: {head for _, head in pairs} for category, pairs in found.items()}
    for row in atlas.inventory.transfers.values():
        tail, head = party_entry(row.exporter, atlas), party_entry(row.recipient, atlas)
        for category in known(row.data) or ():
            if row.exporter != ORGANISATION or head not in reached.get(category, ()):
                found[category].setdefault((tail, head), {})


def _rows(category: str, rows: Iterable[str], atlas: Atlas) -> tuple[str, ...]:
    """The rows that are of the category: those that name it, or of which the data are not known yet."""
    inventory = atlas.inventory
    return tuple(
        row
        for row in rows
        if (data := known(inventory.transfers[row].data)) is None or within(inventory, category, data)
    )
