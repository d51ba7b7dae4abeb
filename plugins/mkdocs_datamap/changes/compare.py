"""Facts of two days → every change between them, each with the reason why it matters or does not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from mkdocs_datamap.changes.corrections import is_correction
from mkdocs_datamap.changes.facts import ROOT
from mkdocs_datamap.changes.meanings import MEANINGS
from mkdocs_datamap.changes.renamed import renamed
from mkdocs_datamap.inventory.periods import seconds
from mkdocs_datamap.law.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.changes.facts import Entry, Facts, Plain
    from mkdocs_datamap.changes.meanings import Meaning
    from mkdocs_datamap.law.entries import ChangeReason

Action = Literal["added", "removed", "changed", "longer", "shorter", "moved"]


@dataclass(frozen=True)
class Change:
    """One change of meaning: the field ``field`` of the entry at ``path``.

    What was added or removed stands in ``after`` or ``before``, the other being None. ``moved`` says that
    entries of a list stand in another order. ``reason`` is an id in ``law/changes.yml``.
    """

    action: Action
    path: str
    kind: str
    field: str
    before: Plain
    after: Plain
    reason: str
    also: tuple[str, ...] = ()
    """Where the same came or went with it, if this is about the whole house: told once, and not for each."""

    @property
    def why(self) -> ChangeReason:
        """The reason as the law's vocabulary has it."""
        return vocabulary().changes[self.reason]

    @property
    def material(self) -> bool:
        """Whether people must be told of it, in a version of its own."""
        return self.why.material

    @property
    def meaning(self) -> Meaning:
        """What the field means."""
        return MEANINGS[self.kind][self.field]

    @property
    def entries(self) -> tuple[str, ...]:
        """The paths of the entries that it concerns: that of the field, and those that came or went."""
        found = (self.path, *(entry_of(value) for value in (self.before, self.after)))
        return tuple(path for path in found if path is not None)


def entry_of(value: Plain) -> str | None:
    """The path that a reference leads to; None for any other value."""
    if isinstance(value, dict) and isinstance(path := value.get("entry"), str):
        return path
    return None


def text_of(value: Plain) -> dict[str, str] | None:
    """The words by language of a text; None for any other value."""
    if isinstance(value, dict) and isinstance(words := value.get("text"), dict):
        return {language: str(each) for language, each in words.items()}
    return None


def compare(before: Facts, after: Facts) -> tuple[Change, ...]:
    """Every difference, in the order of the facts after the change.

    A field that one side does not have at all is left out: it was kept by a release that did not know it.
    What comes or goes as a whole is one change, and not one for everything in it.
    """
    old = renamed(before, after)
    changes = [
        change
        for path, entry in after.items()
        if path in old and old[path].kind == entry.kind
        for change in _entry(path, old[path], entry)
    ]
    return tuple(_without_repetitions(changes))


def _without_repetitions(changes: list[Change]) -> Iterator[Change]:
    """A party that is new to the house, or gone from it, is told once, and not again for each purpose.

    The name of a party that is not disclosed is its category: that is told once too.
    """
    also: dict[tuple[Action, str | None], list[str]] = {
        (change.action, _item(change)): [] for change in changes if change.path == ROOT and _item(change)
    }
    names = {(change.path, str(change.after)) for change in changes if change.field == "name"}
    again = [change for change in changes if change.path != ROOT and (change.action, _item(change)) in also]
    for change in again:
        also[change.action, _item(change)].append(change.path)
    for change in changes:
        if change.path == ROOT:
            yield replace(change, also=tuple(also.get((change.action, _item(change)), ())))
        elif change not in again and not (
            change.field == "category" and (change.path, str(change.after)) in names
        ):
            yield change


def _item(change: Change) -> str | None:
    """The path of the entry that came or went."""
    return entry_of(change.after) or entry_of(change.before)


def _entry(path: str, old: Entry, new: Entry) -> Iterator[Change]:
    for field, after in new.fields.items():
        if field in old.fields and field in MEANINGS.get(new.kind, {}) and old.fields[field] != after:
            yield from _field(path, new.kind, field, old.fields[field], after)


def _field(path: str, kind: str, field: str, before: Plain, after: Plain) -> Iterator[Change]:
    meaning = MEANINGS[kind][field]
    if isinstance(before, list) and isinstance(after, list):
        yield from _items(path, kind, field, before, after)
    elif entry_of(before) is not None and entry_of(after) is None:
        yield Change("removed", path, kind, field, before, None, meaning.lost)
    elif entry_of(after) is not None and entry_of(before) is None:
        yield Change("added", path, kind, field, None, after, meaning.gained)
    elif meaning.measured and isinstance(before, str) and isinstance(after, str):
        longer = _length(after) > _length(before)
        yield Change(
            "longer" if longer else "shorter",
            path,
            kind,
            field,
            before,
            after,
            meaning.changed if longer else meaning.lost,
        )
    else:
        old, new = text_of(before), text_of(after)
        corrected = old is not None and new is not None and is_correction(old, new)
        yield Change(
            "changed", path, kind, field, before, after, "correction" if corrected else meaning.changed
        )


def _items(path: str, kind: str, field: str, before: list[Plain], after: list[Plain]) -> Iterator[Change]:
    meaning = MEANINGS[kind][field]
    for item in before:
        if item not in after:
            yield Change("removed", path, kind, field, item, None, meaning.lost)
    for item in after:
        if item not in before:
            yield Change("added", path, kind, field, None, item, meaning.gained)
    kept = [item for item in before if item in after]
    if kind in _ORDERED and kept != [item for item in after if item in before]:
        yield Change("moved", path, kind, field, None, None, "arrangement")


_ORDERED = frozenset({"Section", "Outline"})
"""Where the order of a list is seen by readers, and is no consequence of something else."""


_UNMEASURED = {"session": 0.0, "persistent": float("inf")}
"""A session is over at once; what stays until somebody deletes it may stay for ever."""


def _length(period: str) -> float:
    """In seconds."""
    return _UNMEASURED[period] if period in _UNMEASURED else seconds(period)
