"""The public projection as plain facts that can be kept as JSON, and compared with those of another day.

The walk is generic: it takes every field of every type of the projection, so that none can be forgotten.
Something with fields of its own is an *entry* and stands under a path made from ids
(``activities.newsletter.purposes.send``); what several others speak of (data categories, people, parties)
stands once, and the others refer to it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any

from mkdocs_datamap.inventory import public as p
from mkdocs_datamap.inventory.projection import slug
from mkdocs_datamap.inventory.rights import rights_in_use
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.law.transfers import standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]
"""What JSON can hold. ``{"text": {…}}`` is a text by language, ``{"entry": PATH}`` a reference."""

NOT_FACTS = frozenset({"origin", "stands", "used_by", "wider"})
"""Fields that say where a fact comes from, and nothing of the world."""

ROOT = ""
"""The path of the projection itself."""

LAW = "law"
"""The path of what the law makes of the facts: the rights that people have, how third countries are seen."""


@dataclass(frozen=True)
class Entry:
    """Something with fields: what it is (``Purpose``), and its plain values by field."""

    kind: str
    fields: Mapping[str, Plain]


Facts = Mapping[str, Entry]
"""Everything that the public may learn, by path, in the order in which the policy tells of it."""


def facts(public: p.PublicInventory, on: dt.date) -> tuple[Facts, Mapping[int, tuple[str, ...]]]:
    """The facts with what the law makes of them on a day, and the paths of the entries by token.

    Tokens are what clauses carry: see :class:`mkdocs_datamap.documents.tree.Provenance`.
    """
    walk = _Walk({}, {})
    walk.record(public, ROOT)
    walk.found[LAW] = Entry("Law", {"rights": [right.id for right in rights_in_use(public)]})
    for code in sorted({row.country for row in public.transfers}):
        kind = standing(code, on).kind
        walk.found[f"{LAW}.{code}"] = Entry(
            "Standing", {"country": code, "standing": "third-country" if kind == "third" else kind}
        )
    return walk.found, {token: tuple(paths) for token, paths in walk.origins.items()}


_SHARED: Mapping[type, Callable[[Any], str]] = {
    p.PublicData: lambda entry: f"data.{entry.id}",
    p.PublicSubjects: lambda entry: f"subjects.{entry.id}",
    p.PublicSource: lambda entry: f"sources.{_first(entry.name)}",
    p.PublicParty: lambda entry: f"{entry.kind}s.{entry.key}",
}
"""What several others speak of stands once, at this path."""

_NAMED: Mapping[type, Callable[[Any], str]] = {
    p.PublicBasis: lambda entry: _joined(entry.basis, *(each.id for each in entry.subjects)),
    p.PublicRetention: lambda entry: _joined(*(each.id for each in entry.data)),
    p.PublicDecision: lambda entry: _first(entry.logic),
    p.PublicJointController: lambda entry: slug(entry.name),
    p.PublicTransfer: lambda entry: _joined(
        entry.recipient.key, entry.country.lower(), entry.exporter.key if entry.exporter else ""
    ),
}
"""The name of an entry without an id among its like, made from what tells it from them."""


def _first(text: Text) -> str:
    return slug(next(words for _, words in text))


def _joined(*parts: str) -> str:
    return "-".join(filter(None, parts)) or "all"


@dataclass(frozen=True)
class _Walk:
    found: dict[str, Entry]
    origins: dict[int, list[str]]

    def record(self, record: Any, path: str) -> str:  # noqa: ANN401 (any type of the projection)
        """Take in a record and everything in it; returns its path."""
        shared = _SHARED.get(type(record))
        path = shared(record) if shared else path
        if path in self.found:
            return path
        values: dict[str, Plain] = {}
        # Its place is taken before its parts get theirs, so that paths stand in reading order.
        self.found[path] = Entry(type(record).__name__.removeprefix("Public"), values)
        for field in fields(record):
            value = getattr(record, field.name)
            if field.name not in NOT_FACTS:
                values[field.name] = self.value(value, f"{path}.{field.name}".removeprefix("."))
            elif field.name == "origin" and path not in self.origins.setdefault(value, []):
                self.origins[value].append(path)
        return path

    def value(self, value: Any, path: str) -> Plain:  # noqa: ANN401 (a field of any type)
        """What JSON holds of a value."""
        match value:
            case None | bool() | int() | str():
                return value
            case dt.date():
                return value.isoformat()
            case Text():
                return {"text": dict(value.entries)}
            case Mapping():
                return [{"entry": self.record(each, f"{path}.{key}")} for key, each in value.items()]
            case tuple():
                return self.items(value, path)
            case _ if is_dataclass(value):
                return {"entry": self.record(value, path)}
        raise TypeError(f"{path}: {type(value).__name__} has no plain form")

    def items(self, values: Iterable[Any], path: str) -> list[Plain]:
        """A list; entries get names that differ from each other."""
        listed: list[Plain] = []
        for each in values:
            name = base = _name(each)
            count = 1
            while f"{path}.{name}" in self.found:
                count += 1
                name = f"{base}-{count}"
            listed.append(self.value(each, f"{path}.{name}"))
        return listed


def _name(value: Any) -> str:  # noqa: ANN401 (an item of any type)
    named = _NAMED.get(type(value))
    return named(value) if named else str(getattr(value, "id", ""))
