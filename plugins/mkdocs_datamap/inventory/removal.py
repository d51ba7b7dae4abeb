"""An inventory without some of its entries, and without everything that cannot be without them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from mkdocs_datamap.inventory.activities import Activity, Purpose
from mkdocs_datamap.inventory.inventory import COLLECTIONS
from mkdocs_datamap.inventory.outline import AuthoredClause, OutlineSection
from mkdocs_datamap.inventory.references import PLACEHOLDERS
from mkdocs_datamap.inventory.values import Ref, known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from mkdocs_datamap.inventory.diagnostics import Location
    from mkdocs_datamap.inventory.inventory import Inventory, Path
    from mkdocs_datamap.inventory.outline import Outline

Gone = tuple[str, ...]
"""The path of an entry that is taken out: ``("processors", "hosting")``."""


@dataclass(frozen=True)
class Removal:
    """What is left, and what went: the entries that were named, and after them those that hang on them.

    ``silenced`` are the places of the organisation's own clauses that point at a section which is gone: they
    cannot be said any more.
    """

    inventory: Inventory
    gone: tuple[Gone, ...]
    silenced: tuple[Path, ...]


def without(inventory: Inventory, entries: Iterable[Gone]) -> Removal:
    """The inventory without these entries.

    A reference to an entry that is gone leaves its list, or the field it stands in. What cannot be without it
    goes too: a transfer without its recipient, a cookie without its provider, a section about an activity,
    an activity without a purpose, and a legal basis or period that holds only for what is gone.
    """
    gone = dict.fromkeys(entries)
    while True:
        left = _Taking(frozenset(gone)).out_of(inventory)
        more = {path for path in _entries(inventory) if path not in gone} - set(_entries(left))
        if not more:
            break
        gone |= dict.fromkeys(sorted(more))
    outlines = {
        "privacy_outline": ("policy", "privacy"),
        "cookie_outline": ("policy", "cookies"),
    }
    silenced: list[Path] = []
    for name, path in outlines.items():
        before, after = getattr(inventory, name), getattr(left, name)
        if after is not None:
            lost = _anchors(before.sections) - _anchors(after.sections)
            silenced += _pointing(before, path, lost)
            told: dict[str, Any] = {name: _without_pointers(after, lost)}
            left = replace(left, **told)

    def locate(path: Path, *, key: bool = False) -> Location:
        # Places in lists are those of what is left, and not those of the file.
        whole = next((path[:end] for end, step in enumerate(path) if isinstance(step, int)), path)
        return inventory.locate(whole, key=key)

    return Removal(replace(left, locate=locate), tuple(gone), tuple(silenced))


def located_in(inventory: Inventory, country: str) -> tuple[Gone, ...]:
    """Everything that is in a country: the parties and systems there, and the transfers to it."""
    return (
        *(
            (name, identifier)
            for name in ("systems", "processors", "recipients")
            for identifier, entry in getattr(inventory, name).items()
            if known(entry.country) == country
        ),
        *(("transfers", name) for name, row in inventory.transfers.items() if row.country == country),
    )


def _entries(inventory: Inventory) -> Iterator[Gone]:
    for path in inventory.entries():
        yield tuple(map(str, path))


_GONE: Any = object()
"""In the place of a value that cannot be without what is gone."""

_NEVER_BY_DEFAULT = {("Transfer", "exporter"), ("OutlineSection", "activity")}
"""Fields with a default that would say something else: without their value the whole is gone."""

_LIMITS = {("LegalBasis", "subjects"), ("RetentionRule", "data")}
"""Lists that say for whom or what a record holds: with none left it would hold for all, so it is gone."""


@dataclass(frozen=True)
class _Taking:
    gone: Collection[Gone]
    made: dict[int, Any] = field(default_factory=dict)
    """What became of each value, by identity: what several entries share, such as the facts of a shared
    purpose, they share afterwards too."""

    def out_of(self, inventory: Inventory) -> Inventory:
        kept: dict[str, Any] = {
            name: self._entries((name,), getattr(inventory, name)) for name in COLLECTIONS
        }
        kept["organisation"] = inventory.organisation
        for name, path in (
            ("privacy_outline", ("policy", "privacy")),
            ("cookie_outline", ("policy", "cookies")),
            ("cookies", ("cookies",)),
        ):
            value = getattr(inventory, name)
            kept[name] = None if value is None or path in self.gone else self._value(value, path)
        return replace(inventory, **kept)

    def _entries(self, path: Path, entries: Mapping[str, Any]) -> dict[str, Any]:
        kept = {}
        for identifier, entry in entries.items():
            place = (*path, identifier)
            if place not in self.gone:
                value = self._value(entry, place)
                if value is not _GONE and not _without_purpose(value):
                    kept[identifier] = value
        return kept

    def _value(self, value: Any, path: Path) -> Any:  # noqa: ANN401 (a value of the inventory)
        match value:
            case Ref():
                return _GONE if self._refers(value, path) else value
            case Activity() | Purpose():
                # What these refer to depends on where they stand.
                return self._record(value, path)
            case dict():
                return self._entries(path, value)
            case tuple() | BaseModel():
                if id(value) not in self.made:
                    self.made[id(value)] = (
                        self._tuple(value, path) if isinstance(value, tuple) else self._record(value, path)
                    )
                return self.made[id(value)]
        return value

    def _tuple(self, values: tuple[Any, ...], path: Path) -> tuple[Any, ...]:
        found = [self._value(each, (*path, index)) for index, each in enumerate(values)]
        if all(new is old for new, old in zip(found, values, strict=True)):
            return values
        return tuple(each for each in found if each is not _GONE)

    def _record(self, record: BaseModel, path: Path) -> Any:  # noqa: ANN401 (the record, or that it is gone)
        changed: dict[str, Any] = {}
        kind = type(record).__name__
        for name, info in type(record).model_fields.items():
            value = getattr(record, name)
            new = self._value(value, (*path, info.alias or name))
            if new is _GONE:
                if info.is_required() or (kind, name) in _NEVER_BY_DEFAULT:
                    return _GONE
                new = info.default
            elif value and not new and (kind, name) in _LIMITS:
                return _GONE
            if new is not value:
                changed[name] = new
        if kind == "CookieConsent" and ("cookies", "entries", getattr(record, "cookie", None)) in self.gone:
            changed["cookie"] = None
        return record.model_copy(update=changed) if changed else record

    def _refers(self, ref: Ref, path: Path) -> bool:
        match ref.target:
            case "parties":
                return ("processors", ref) in self.gone or ("recipients", ref) in self.gone
            case "purposes":
                return path[0] == "activities" and (*map(str, path[:3]), str(ref)) in self.gone
            case target:
                return (target, str(ref)) in self.gone


def _without_purpose(entry: object) -> bool:
    """Whether an activity has no purpose left, so that it is none."""
    return isinstance(entry, Activity) and not entry.purposes


def _all(sections: Iterable[OutlineSection], path: Path) -> Iterator[tuple[Path, OutlineSection]]:
    for index, section in enumerate(sections):
        yield (*path, index), section
        yield from _all(section.sections, (*path, index, "sections"))


def _anchors(sections: Iterable[OutlineSection]) -> set[str]:
    return {section.anchor for _, section in _all(sections, ())}


def _points(clause: object, lost: Collection[str]) -> bool:
    return isinstance(clause, AuthoredClause) and any(
        name.startswith("see:") and name.removeprefix("see:") in lost
        for _, words in clause.text
        for name in PLACEHOLDERS.findall(words)
    )


def _pointing(outline: Outline, path: Path, lost: Collection[str]) -> Iterator[Path]:
    for place, section in _all(outline.sections, (*path, "sections")):
        for index, clause in enumerate(section.clauses):
            if _points(clause, lost):
                yield (*place, "clauses", index)


def _without_pointers(outline: Outline, lost: Collection[str]) -> Outline:
    return outline.model_copy(update={"sections": tuple(_cut(each, lost) for each in outline.sections)})


def _cut(section: OutlineSection, lost: Collection[str]) -> OutlineSection:
    return section.model_copy(
        update={
            "clauses": tuple(clause for clause in section.clauses if not _points(clause, lost)),
            "sections": tuple(_cut(each, lost) for each in section.sections),
        }
    )
