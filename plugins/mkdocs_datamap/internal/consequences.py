"""What would change without a party or a country, as its page shows it: found by index.

To make everything anew for each page would cost the square of the inventory; ``datamap impact`` does it for
one. A test holds the two against each other for every party and country.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.removal import located_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.wording.message import See

KINDS = frozenset({"processors", "recipients", "countries"})
"""The kinds of entries whose pages show it."""


@dataclass(frozen=True)
class Consequences:
    """What goes, the activities that are touched, and the public clauses that would read otherwise.

    ``possible`` are clauses that stand there because of what goes, and perhaps of others too: they may go.
    """

    gone: tuple[Entry, ...]
    activities: tuple[Entry, ...]
    clauses: tuple[See, ...]
    possible: tuple[See, ...]


def consequences(entry: Entry, atlas: Atlas) -> Consequences:
    """What would change without a processor, a recipient, or everything in a country."""
    first = located_in(atlas.inventory, entry[1]) if entry[0] == "countries" else (entry,)
    gone = dict.fromkeys(_with_them(first, atlas))
    users = {mention.source for each in gone for mention in atlas.mentioned_by.get(each, ())}
    tokens = {atlas.tokens[each] for each in gone}
    through = {
        ("activities", name)
        for row in (atlas.public_transfers.get(token) for token in tokens)
        if row is not None
        for name in row.activities
    }
    touched = through | {activity for user in users for activity in _activities(user, atlas)}
    silent = (*gone, *(party for party in _untold(gone, tokens, atlas) if party not in gone))
    clauses = {chain.place for each in silent for chain in atlas.clauses_from.get(each, ())}
    possible = {chain.place for each in silent for chain in atlas.clauses_because_of.get(each, ())}
    return Consequences(
        tuple(gone),
        tuple(sorted(touched, key=lambda each: atlas.tokens[each])),
        tuple(sorted(clauses, key=atlas.chain_numbers.__getitem__)),
        tuple(sorted(possible - clauses, key=atlas.chain_numbers.__getitem__)),
    )


def _activities(user: Entry, atlas: Atlas) -> tuple[Entry, ...]:
    """The activity that an entry is of, or those that are told by a shared purpose."""
    if user[0] == "activities":
        return (user[:2],)
    shared = atlas.mentioned_by.get(user, ()) if user[0] == "purposes" else ()
    return tuple(mention.source[:2] for mention in shared if mention.field == "shared")


def _with_them(first: Iterable[Entry], atlas: Atlas) -> Iterator[Entry]:
    """The entries, and those that cannot be without them: transfers to or from them, and their cookies."""
    pending, seen = list(first), set[tuple[str, ...]]()
    while pending:
        each = pending.pop(0)
        if each in seen:
            continue
        seen.add(each)
        yield each
        pending += (
            mention.source
            for mention in atlas.mentioned_by.get(each, ())
            if (mention.source[0], mention.field) in _NEEDED
        )


_NEEDED = {("transfers", "recipient"), ("transfers", "exporter"), ("cookies", "provider")}
"""Fields without which an entry is none."""


def _untold(gone: Iterable[Entry], tokens: set[int], atlas: Atlas) -> Iterator[Entry]:
    """The parties of which nobody tells any more, since all that brought them into the policy is gone."""
    known, pending = set(tokens), list(gone)
    while pending:
        for party in atlas.brought_by.get(atlas.tokens[pending.pop()], ()):
            if party.origin not in known and party.used_by <= known and not party.general:
                known.add(party.origin)
                yield (found := atlas.entries[party.origin])
                pending.append(found)
