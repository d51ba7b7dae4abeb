"""Two editions → what changed in meaning, with the clauses that tell it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.changes.clauses import changed_clauses, touched
from mkdocs_datamap.changes.compare import compare
from mkdocs_datamap.changes.internal import internal_changes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_datamap.changes.clauses import ClauseChange
    from mkdocs_datamap.changes.compare import Change
    from mkdocs_datamap.changes.edition import Edition
    from mkdocs_datamap.inventory.inventory import Path


@dataclass(frozen=True)
class Told:
    """A change of the facts, and the clauses that read otherwise because of it."""

    change: Change
    clauses: tuple[ClauseChange, ...]


@dataclass(frozen=True)
class Difference:
    """Everything that differs between two editions.

    ``clauses`` are all that read otherwise, came or went, in the order in which they are read; ``wording``
    are those of them behind which no fact changed. ``internal`` counts the entries that differ in what is not
    public, by collection; None where one side does not say.
    """

    before: Edition
    after: Edition
    told: tuple[Told, ...]
    clauses: tuple[ClauseChange, ...]
    wording: tuple[ClauseChange, ...]
    internal: Mapping[str, int] | None

    @property
    def material(self) -> tuple[Told, ...]:
        """The changes of which people must be told."""
        return tuple(each for each in self.told if each.change.material)

    @property
    def editorial(self) -> tuple[Told, ...]:
        """The changes that say nothing new to people."""
        return tuple(each for each in self.told if not each.change.material)

    @property
    def is_nothing(self) -> bool:
        """Whether the two say the same, as far as is known."""
        return not (self.told or self.wording or self.internal)


def difference(before: Edition, after: Edition) -> Difference:
    """What changed from one edition to the next."""
    changes = compare(before.facts, after.facts)
    clauses = changed_clauses(before.clauses, after.clauses)
    sides = before.facts, after.facts
    told = tuple(Told(change, tuple(touched(change, clauses, sides))) for change in changes)
    explained = [clause for each in told for clause in each.clauses]
    wording = tuple(clause for clause in clauses if clause not in explained)
    internal = None
    if before.inventory is not None and after.inventory is not None:
        public = {place for change in changes for place in _places(change, before, after)}
        internal = internal_changes(before.inventory, after.inventory, public)
    return Difference(before, after, told, clauses, wording, internal)


def _places(change: Change, *editions: Edition) -> Iterator[Path]:
    """Where in the inventories the entries stand that a change is about."""
    for edition in editions:
        for path in (*change.entries, *change.also):
            found = path
            while found and found not in edition.places:
                found = found.rpartition(".")[0]
            if found:
                yield edition.places[found]
