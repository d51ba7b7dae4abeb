"""Which entry of ``cookies.yml`` stands for which thing that a browser stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.cookie_names import fits, specificity
from mkdocs_datamap.scanning.domains import bare, within

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_datamap.inventory.cookies import Cookie
    from mkdocs_datamap.scanning.evidence import Choice, Scan, Stored


@dataclass(frozen=True)
class Sighting:
    """Something that was stored, and the choices with which it was."""

    stored: Stored
    choices: frozenset[Choice]


@dataclass(frozen=True)
class Matching:
    """Sightings by the entry that declares them; ``astray``: its name, but another domain or party."""

    declared: Mapping[str, tuple[Sighting, ...]]
    astray: Mapping[str, tuple[Sighting, ...]]
    undeclared: tuple[Sighting, ...]


def sightings(scan: Scan) -> tuple[Sighting, ...]:
    """Everything that was stored in passes that were made, once each, with the choices it was seen with."""
    first: dict[tuple[str, str, str], Stored] = {}
    choices: dict[tuple[str, str, str], set[Choice]] = {}
    for each in scan.made("none", "accepted", "refused", "unknown"):
        for stored in each.stored:
            key = (stored.kind, stored.name, stored.host)
            first.setdefault(key, stored)
            choices.setdefault(key, set()).add(each.choice)
    return tuple(Sighting(first[key], frozenset(choices[key])) for key in sorted(first))


def matching(entries: Mapping[str, Cookie], seen: tuple[Sighting, ...]) -> Matching:
    """Which entry declares each sighting.

    An entry declares what has its kind of storage, its party and domain, and fits its name.
    Among several the most specific name counts. What only fits the name is astray, unless the entry is seen
    where it belongs: then it is another cookie of the same name, and undeclared.
    """
    declared: dict[str, list[Sighting]] = {}
    rest: list[Sighting] = []
    for sighting in seen:
        exact = [name for name, entry in entries.items() if _declares(entry, sighting.stored)]
        if exact:
            best = max(exact, key=lambda name: specificity(entries[name].name))
            declared.setdefault(best, []).append(sighting)
        else:
            rest.append(sighting)
    astray: dict[str, list[Sighting]] = {}
    undeclared: list[Sighting] = []
    for sighting in rest:
        near = [
            name for name, entry in entries.items() if name not in declared and _named(entry, sighting.stored)
        ]
        if near:
            best = max(near, key=lambda name: specificity(entries[name].name))
            astray.setdefault(best, []).append(sighting)
        else:
            undeclared.append(sighting)
    return Matching(
        {name: tuple(found) for name, found in declared.items()},
        {name: tuple(found) for name, found in astray.items()},
        tuple(undeclared),
    )


def _named(entry: Cookie, stored: Stored) -> bool:
    return entry.storage == stored.kind and fits(entry.name, _file_or_name(entry, stored))


def _declares(entry: Cookie, stored: Stored) -> bool:
    return _named(entry, stored) and entry.party == stored.party and at_home(entry, stored.host)


def _file_or_name(entry: Cookie, stored: Stored) -> str:
    """A pixel or service worker may be declared by its file alone, or with the folders it lies in."""
    if stored.kind in {"pixel", "service-worker"} and "/" not in entry.name:
        return stored.name.rpartition("/")[2]
    return stored.name.lstrip("/") if not entry.name.startswith("/") else stored.name


def at_home(entry: Cookie, host: str) -> bool:
    """Whether the entry's domain is this host; ``www.`` counts for nothing, ``*.`` for all hosts below."""
    if entry.domain is None:
        return True
    if entry.domain.startswith(("*.", ".")) and within(host, entry.domain):
        return True
    return bare(entry.domain).removeprefix("www.") == bare(host).removeprefix("www.")
