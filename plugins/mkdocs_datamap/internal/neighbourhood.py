"""The part of the inventory in which everything is found that changes when entries go away.

To judge it costs as much as it is large, and not as much as the inventory is. In it are

- what goes, and everything that refers to it;
- the *losers*: parties that get fewer data, or lose a transfer. With each are its transfers, mandates and
  cookies, and of the purposes that give it data as many as the checks can tell apart;
- the systems that may lose the ground on which they are in a third country;
- *witnesses*: an entry that stays, for each thing of which a check asks only whether there is any;
- what findings of today name together with what goes;
- and everything to which all that refers, so that nothing dangles.

Of the policies only the blocks are left: what is found on them or on the organisation a part cannot show.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mkdocs_datamap.internal.givers import givers
from mkdocs_datamap.internal.grounds_abroad import grounds_abroad
from mkdocs_datamap.internal.surroundings import KEPT, NOWHERE, whole, whole_of
from mkdocs_datamap.inventory.inventory import COLLECTIONS
from mkdocs_datamap.inventory.references import ORGANISATION

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.internal.surroundings import Surroundings
    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.inventory.inventory import Inventory


@dataclass(frozen=True)
class Part:
    """A part of the inventory: the ``entries`` in it, and the numbers its exceptions have in the whole."""

    inventory: Inventory
    entries: tuple[Entry, ...]
    exceptions: tuple[int, ...]
    surroundings: Surroundings

    def cannot_show(self, found: Diagnostic) -> bool:
        """Whether a finding is on what a part has not whole, or on an exception of such a finding."""
        steps = (found.entry or "").split(".")
        if steps[0] == "exceptions":
            on_others = self.surroundings.exceptions_on.get(NOWHERE, ())
            return self.exceptions[int(steps[1])] in on_others
        return whole_of(found.entry) == NOWHERE


def neighbourhood(gone: Collection[Entry], surroundings: Surroundings) -> Part | None:
    """The part that shows what changes when entries go; None where the whole inventory is concerned.

    While a party serves the operation as a whole, nobody has to say who gets the data. And a finding of today
    on a text of the policies may name what goes.
    """
    general = [each for each in surroundings.general if each not in gone]
    concerned = tuple(_concerned(frozenset(gone), surroundings))
    if (surroundings.general and not general) or NOWHERE in concerned:
        return None
    return _part((*general[:1], *concerned), surroundings)


def around_transfers(rows: Collection[Entry], surroundings: Surroundings) -> Part:
    """The part that shows what changes when transfers rest on another ground, or on none."""
    kept = [*rows, *surroundings.general[:1]]
    for row in rows:
        for recipient in surroundings.targets(row, "transfers.recipient"):
            # Their data go by this way.
            for each in (recipient, *surroundings.sources(recipient, "systems.hosted_by")):
                kept += surroundings.users(each)
        for party in surroundings.targets(row, "transfers.recipient", "transfers.exporter"):
            kept += (*_with_its_own(party, surroundings), *givers(party, (), surroundings))
    return _part(kept, surroundings)


def _concerned(gone: frozenset[Entry], surroundings: Surroundings) -> Iterator[Entry]:
    for each in gone:
        yield from _around(each, surroundings)
        yield from grounds_abroad(each, gone, surroundings)
        yield from _other_users(each, gone, surroundings)
        yield from surroundings.named_with(each)
    for party in _losers(gone, surroundings):
        yield from _with_its_own(party, surroundings)
        yield from givers(party, (), surroundings)
        yield from givers(party, gone, surroundings)
    if any(each[0] == "cookies" for each in gone):
        # Names of cookies are held against each other, and consent is asked for all of them.
        yield from (("cookies", "entries", name) for name in surroundings.cookies)


def _around(entry: Entry, surroundings: Surroundings) -> Iterator[Entry]:
    """What goes and everything that refers to it, with those whose data take a way to it."""
    yield entry
    yield from (mention.source for mention in surroundings.atlas.mentioned_by.get(entry, ()))
    users = [
        entry,
        *surroundings.sources(entry, "systems.hosted_by"),
        *surroundings.targets(entry, "transfers.recipient"),
    ]
    if entry in surroundings.general:
        # Every purpose may use the systems that its sub-processors run.
        for sub_processor in surroundings.targets(entry, "processors.sub_processors"):
            users += surroundings.sources(sub_processor, "systems.hosted_by")
    for each in users:
        yield from surroundings.users(each)


def _losers(gone: frozenset[Entry], surroundings: Surroundings) -> tuple[Entry, ...]:
    """The parties that stay and lose something: who gave them data, or a transfer."""
    pending = list(gone)
    for entry in pending:
        pending += (
            each
            for each in surroundings.targets(
                entry,
                "processors.sub_processors",
                "systems.hosted_by",
                "transfers.recipient",
                "transfers.exporter",
                "cookies.provider",
            )
            if each not in pending
        )
    return tuple(dict.fromkeys(each for each in pending if each not in gone))


def _with_its_own(party: Entry, surroundings: Surroundings) -> Iterator[Entry]:
    """A party with its transfers, mandates and cookies."""
    yield party
    yield from surroundings.sources(
        party, "transfers.recipient", "transfers.exporter", "mandates.sub_processors", "cookies.provider"
    )
    if party[0] == "recipients":
        for name in surroundings.names(party):
            yield from surroundings.mandates_of.get(name.casefold(), ())
    if any(surroundings.row(row).exporter == ORGANISATION for row in surroundings.rows_to(party)):
        # Who uses a sub-processor is told with a transfer that should come from them.
        yield from surroundings.sources(party, "processors.sub_processors")


def _other_users(entry: Entry, gone: frozenset[Entry], surroundings: Surroundings) -> Iterator[Entry]:
    """For each thing that an entry refers to another one that does, if there is one: it stays in use."""
    for mention in surroundings.atlas.mentions_of.get(entry, ()):
        for other in surroundings.atlas.mentioned_by[mention.target]:
            user = whole(other.source)
            if other.source not in gone and user not in {NOWHERE, mention.target}:
                yield user
                break


def _part(entries: Iterable[Entry], surroundings: Surroundings) -> Part:
    """Some entries, and everything to which they refer, as an inventory of its own."""
    inventory = surroundings.atlas.inventory
    kept = sorted(_closed(entries, surroundings), key=surroundings.atlas.tokens.__getitem__)
    found: dict[str, Any] = {name: {} for name in COLLECTIONS}
    cookies = {}
    for each in kept:
        if each[0] == "cookies":
            cookies[each[2]] = surroundings.cookies[each[2]]
        else:
            found[each[0]][each[1]] = getattr(inventory, each[0])[each[1]]
    bare = surroundings.bare
    if cookies and bare.cookies is not None:
        found["cookies"] = bare.cookies.model_copy(update={"entries": cookies})
    on = surroundings.exceptions_on
    numbers = sorted({number for each in (NOWHERE, *kept) for number in on.get(each, ())})
    exceptions = tuple(inventory.exceptions[each] for each in numbers)
    return Part(replace(bare, exceptions=exceptions, **found), tuple(kept), tuple(numbers), surroundings)


def _closed(entries: Iterable[Entry], surroundings: Surroundings) -> set[Entry]:
    atlas = surroundings.atlas
    pending = [whole(each) for each in (*surroundings.base, *entries)]
    kept: set[Entry] = set()
    while pending:
        entry = pending.pop()
        if entry in kept or entry[0] not in KEPT:
            continue
        kept.add(entry)
        inside = [each.entry for each in atlas.purposes[entry[1]]] if entry[0] == "activities" else []
        for each in (entry, *inside):
            pending += (whole(mention.target) for mention in atlas.mentions_of.get(each, ()))
    return kept
