"""What would change without a party or a country, as its page shows it.

To make everything anew for each page would cost the square of the inventory; ``datamap impact`` does it for
one. Here the clauses and diagrams are found by index, and the rest by making a part of the inventory anew. A
test holds this against the whole for every party, country and ground.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.documents.recipients_page import OVERVIEW
from mkdocs_datamap.documents.tree import Figure
from mkdocs_datamap.internal.changed_diagrams import diagrams_of_ground, diagrams_without
from mkdocs_datamap.internal.naming import party_entry
from mkdocs_datamap.internal.partial_impact import impact_of_entries, impact_of_ground
from mkdocs_datamap.inventory.removal import located_in
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.law.fallen import grounds
from mkdocs_datamap.law.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs_datamap.documents.tree import Clause
    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.internal.impact import Impact
    from mkdocs_datamap.inventory.transfers import Transfer
    from mkdocs_datamap.wording.message import See

CATEGORIES = "cookie-categories"
"""The block of a policy that names the categories of the cookies, and no cookie."""

KINDS = frozenset({"processors", "recipients", "countries"})
"""The kinds of entries whose pages show it."""


@dataclass(frozen=True)
class Consequences:
    """What goes, what is touched, and what changes.

    ``clauses`` are those that would read otherwise; ``possible`` stand there because of what goes, and
    perhaps of others too: they may go. ``diagrams`` are the entries that stay and whose own diagrams change.
    """

    gone: tuple[Entry, ...]
    activities: tuple[Entry, ...]
    clauses: tuple[See, ...]
    possible: tuple[See, ...]
    diagrams: tuple[Entry, ...]
    impact: Impact
    """The transfers, the arrows of the public diagrams, and the findings, before and after."""


def consequences(entry: Entry, atlas: Atlas) -> Consequences | None:
    """What would change without a party, or without all that is in a country; None where nothing goes."""
    first = located_in(atlas.inventory, entry[1]) if entry[0] == "countries" else (entry,)
    if not first:
        return None
    gone = dict.fromkeys(_with_them(first, atlas))
    users = {mention.source for each in gone for mention in atlas.mentioned_by.get(each, ())}
    tokens = {atlas.tokens[each] for each in gone}
    touched = _through(gone, atlas) | {activity for user in users for activity in _activities(user, atlas)}
    silent = (*gone, *(party for party in _untold(gone, tokens, atlas) if party not in gone))
    clauses, possible = _clauses(silent, atlas)
    if _categories_stay(gone, atlas):
        clauses = tuple(place for place in clauses if _clause(place, atlas).block != CATEGORIES)
    # Who still gets data by another transfer stands in the overview as before, or with the data of that one.
    one_of_several = {each for each in gone if _leaves_another(each, gone, atlas)}
    certain, _ = _clauses((each for each in silent if each not in one_of_several), atlas)
    still_told = (party_entry(atlas.inventory.transfers[each[1]].recipient, atlas) for each in one_of_several)
    overviews, _ = _clauses((*one_of_several, *still_told), atlas)
    doubtful = {each for each in overviews if each not in certain and not _names_a_ground(each, atlas)}
    return Consequences(
        tuple(gone),
        _ordered(touched, atlas),
        tuple(place for place in clauses if place not in doubtful),
        tuple(sorted({*possible, *doubtful}, key=atlas.chain_numbers.__getitem__)),
        diagrams_without(gone, atlas),
        impact_of_entries(entry, gone, atlas),
    )


def without_grounds(entry: Entry, atlas: Atlas) -> Iterator[Consequences]:
    """What would change if a ground of the law fell on which transfers to a country rest, for each ground."""
    rows = (
        {name: row for name, row in atlas.inventory.transfers.items() if row.country == entry[1]}
        if entry[0] == "countries"
        else {}
    )
    law = grounds(vocabulary())
    for name in dict.fromkeys(ground for row in rows.values() for ground in grounds_of(row)):
        ground = law[name]
        resting = [
            ("transfers", each)
            for each, row in rows.items()
            if ground.bears(known(row.mechanism), row.country)
        ]
        behind = [
            ("transfers", each)
            for each, row in rows.items()
            if ground.bears(known(row.fallback), row.country)
        ]
        concerned = dict.fromkeys((*resting, *behind))
        certain, possible = _clauses(resting, atlas)
        of_both, _ = _clauses(concerned, atlas)
        naming = [place for place in of_both if _names_a_ground(place, atlas)]
        yield Consequences(
            (),
            _ordered(_through(concerned, atlas), atlas),
            tuple(place for place in naming if place in certain),
            tuple(place for place in (*naming, *possible) if place not in certain),
            diagrams_of_ground(ground, entry[1], resting, atlas),
            impact_of_ground(name, ground, concerned, atlas),
        )


def _names_a_ground(place: See, atlas: Atlas) -> bool:
    """Whether a clause on a transfer tells its ground: the overview of the ways does not."""
    blocks = _clause(place, atlas).blocks
    return not any(isinstance(block, Figure) and block.graph == OVERVIEW for block in blocks)


def _clause(place: See, atlas: Atlas) -> Clause:
    return atlas.chains[atlas.chain_numbers[place]].clause


def _leaves_another(entry: Entry, gone: Collection[Entry], atlas: Atlas) -> bool:
    """Whether an entry is a transfer that goes, while another one to the same recipient stays."""
    if entry[0] != "transfers":
        return False
    recipient = party_entry(atlas.inventory.transfers[entry[1]].recipient, atlas)
    others = atlas.surroundings.rows_to(recipient)
    return any(each not in gone for each in others)


def _categories_stay(gone: Collection[Entry], atlas: Atlas) -> bool:
    """Whether the categories of the cookies that go are those of cookies that stay."""
    cookies = atlas.surroundings.cookies
    lost = {known(each.category) for name, each in cookies.items() if ("cookies", "entries", name) in gone}
    left = {
        known(each.category) for name, each in cookies.items() if ("cookies", "entries", name) not in gone
    }
    return lost <= left


def grounds_of(row: Transfer) -> tuple[str, ...]:
    """The grounds on which a transfer rests, now and if the first falls, by their names in ``law:NAME``."""
    law = grounds(vocabulary())
    names = (
        (f"{row.country.lower()}-{mechanism}", mechanism)
        for mechanism in (known(row.mechanism), known(row.fallback))
        if mechanism is not None
    )
    return tuple(
        own if own in law else mechanism for own, mechanism in names if own in law or mechanism in law
    )


def _through(entries: Iterable[Entry], atlas: Atlas) -> set[Entry]:
    """The activities whose data take a way that rests on one of some transfers."""
    rows = (atlas.public_transfers.get(atlas.tokens[each]) for each in entries)
    return {("activities", name) for row in rows if row is not None for name in row.activities}


def _ordered(entries: Iterable[Entry], atlas: Atlas) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda each: atlas.tokens[each]))


def _clauses(entries: Iterable[Entry], atlas: Atlas) -> tuple[tuple[See, ...], tuple[See, ...]]:
    """The clauses in whose words facts of some entries stand, and those that stand there because of them."""
    silent = tuple(entries)
    clauses = {chain.place for each in silent for chain in atlas.clauses_from.get(each, ())}
    possible = {chain.place for each in silent for chain in atlas.clauses_because_of.get(each, ())} - clauses
    of_pages = atlas.chain_numbers.__getitem__
    return tuple(sorted(clauses, key=of_pages)), tuple(sorted(possible, key=of_pages))


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
