"""What could go away: an entry of the inventory, everything in a country, or a ground of the law."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.findings import did_you_mean
from mkdocs_datamap.inventory.inventory import spoken
from mkdocs_datamap.inventory.removal import Removal, located_in, without
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.law.fallen import Ground, grounds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_datamap.inventory.inventory import Inventory
    from mkdocs_datamap.inventory.removal import Gone
    from mkdocs_datamap.inventory.transfers import Transfer
    from mkdocs_datamap.law.vocabulary import Vocabulary

CLAUSES = "scc"
"""The mechanism that has modules: the Commission's standard contractual clauses."""

LAW = "law:"
"""What the name of a ground of the law begins with."""


class UnknownSubjectError(ValueError):
    """That nothing has this name, and what was probably meant, in sentences."""


@dataclass(frozen=True)
class Subject:
    """Something that could go away: entries, or a ground of the law."""

    name: str
    entries: tuple[Gone, ...] = ()
    ground: Ground | None = None
    country: str | None = None
    """The country for whose transfers alone the ground falls, if not for all."""

    def taken_from(self, inventory: Inventory) -> Removal:
        """The inventory without it. A transfer whose ground falls rests on its fallback, or on nothing."""
        if self.ground is None:
            return without(inventory, self.entries)
        rows = {
            name: _on_other_ground(row, self.ground) if self.country in {None, row.country} else row
            for name, row in inventory.transfers.items()
        }
        return Removal(replace(inventory, transfers=rows), (), ())


def subject(name: str, inventory: Inventory, law: Vocabulary) -> Subject:
    """What has this name: ``processors.hosting``, ``countries.US``, ``law:scc``, ``law:us-dpf``.

    Raises:
        UnknownSubjectError: when nothing has it.
    """
    if name.startswith(LAW):
        found = grounds(law)
        wanted = name.removeprefix(LAW).casefold()
        if wanted not in found:
            near = did_you_mean(LAW + wanted, [LAW + ground for ground in found])
            raise UnknownSubjectError(f"The law has no ground for transfers “{name}”. {near}")
        return Subject(name, ground=found[wanted])
    entries = subjects(inventory)
    if name not in entries:
        near = did_you_mean(name, entries)
        raise UnknownSubjectError(f"There is nothing called “{name}” that can go away. {near}")
    return Subject(name, entries[name])


def subjects(inventory: Inventory) -> Mapping[str, tuple[Gone, ...]]:
    """Every entry that can go away, by its name, with what goes at once.

    The organisation, the outlines of the policies and the list of cookies as a whole cannot.
    """
    found: dict[str, tuple[Gone, ...]] = {}
    for path in inventory.entries():
        entry = tuple(map(str, path))
        if entry[0] not in {"organisation", "policy"} and entry != ("cookies",):
            found[spoken(path)] = (entry, *_using(entry, inventory))
    for code in sorted(_countries(inventory)):
        found[f"countries.{code}"] = located_in(inventory, code)
    return found


def _using(entry: Gone, inventory: Inventory) -> tuple[Gone, ...]:
    """The purposes of activities that are told by a shared one."""
    if entry[0] != "purposes":
        return ()
    return tuple(
        ("activities", name, "purposes", entry[1])
        for name, activity in inventory.activities.items()
        if entry[1] in activity.purposes and activity.purposes[entry[1]].shared
    )


def _countries(inventory: Inventory) -> set[str]:
    parties = (
        entry
        for entries in (inventory.systems, inventory.processors, inventory.recipients)
        for entry in entries.values()
    )
    return {code for party in parties if (code := known(party.country))} | {
        row.country for row in inventory.transfers.values()
    }


def _on_other_ground(row: Transfer, ground: Ground) -> Transfer:
    mechanism, fallback = known(row.mechanism), known(row.fallback)
    falls, also = ground.bears(mechanism, row.country), ground.bears(fallback, row.country)
    if not falls and not also:
        return row
    left: dict[str, object] = {"fallback": None}
    if falls:
        left |= {"mechanism": None if also else row.fallback, "framework": None}
    kept = left.get("mechanism", row.mechanism)
    # A module is one of the standard contractual clauses, and goes with them.
    return row.model_copy(update=left if kept == CLAUSES else left | {"module": None})
