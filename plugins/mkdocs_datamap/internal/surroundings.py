"""What is asked of the whole inventory to find the part of it that is concerned when something goes, once."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from mkdocs_datamap.inventory.inventory import COLLECTIONS
from mkdocs_datamap.inventory.outline import BlockClause
from mkdocs_datamap.inventory.references import ORGANISATION
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.rules.legal import CHECKS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_datamap.internal.atlas import Atlas, SettledPurpose
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.inventory.cookies import Cookie
    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.inventory.inventory import Inventory
    from mkdocs_datamap.inventory.outline import Outline, OutlineSection
    from mkdocs_datamap.inventory.transfers import Transfer

NOWHERE: Entry = ("",)
"""In the place of the entry around what is in none of a collection."""

KEPT = frozenset({*COLLECTIONS, "cookies"})
"""What parts of an inventory are made of."""

_QUOTED = re.compile("“([^”]*)”")


def whole(entry: Entry) -> Entry:
    """The entry around a place that is kept or left out as a whole: of a purpose the activity."""
    match entry:
        case ("cookies", "entries", _, *_):
            return entry[:3]
        case ("cookies", *_):
            return NOWHERE
        case (kind, _, *_) if kind in KEPT:
            return entry[:2]
        case _:
            return NOWHERE


def whole_of(path: str | None) -> Entry:
    """The same for a path as people write it."""
    return whole(tuple((path or "").split(".")))


@dataclass(frozen=True)
class Surroundings:
    """The inventory as neighbourhoods are looked for in it."""

    atlas: Atlas

    # Who refers to whom

    def sources(self, entry: Entry, *fields: str) -> Iterator[Entry]:
        """The entries that refer to one in some fields; those of a transfer as ``transfers.recipient``."""
        for mention in self.atlas.mentioned_by.get(entry, ()):
            if f"{mention.source[0]}.{mention.field}" in fields:
                yield mention.source

    def targets(self, entry: Entry, *fields: str) -> Iterator[Entry]:
        """The entries, other than the organisation, to which one refers in some fields."""
        for mention in self.atlas.mentions_of.get(entry, ()):
            if mention.target != (ORGANISATION,) and f"{mention.source[0]}.{mention.field}" in fields:
                yield mention.target

    def users(self, entry: Entry) -> tuple[Entry, ...]:
        """The activities with a purpose that has to do with an entry, each once."""
        purposes = self.atlas.purposes_with.get(entry, ())
        return tuple(dict.fromkeys(("activities", each.activity) for each in purposes))

    def row(self, entry: Entry) -> Transfer:
        """A transfer by its entry."""
        return self.atlas.inventory.transfers[entry[1]]

    def rows_to(self, party: Entry, country: str | None = None) -> Iterator[Entry]:
        """The transfers to a party, to any country or to one."""
        for row in self.sources(party, "transfers.recipient"):
            if country in {None, self.row(row).country}:
                yield row

    def country(self, entry: Entry) -> str | None:
        """Where a party or a system is, if that is known."""
        return known(getattr(self.atlas.inventory, entry[0])[entry[1]].country)

    def names(self, entry: Entry) -> Iterator[str]:
        """What a party or a system is called, in every language."""
        if entry[0] in {"systems", "processors", "recipients"}:
            name = known(getattr(self.atlas.inventory, entry[0])[entry[1]].name)
            if isinstance(name, Text):
                yield from (words for _, words in name)
            elif name is not None:
                yield name

    @cached_property
    def general(self) -> tuple[Entry, ...]:
        """The parties that serve the operation as a whole."""
        return tuple(
            (kind, name)
            for kind in ("processors", "recipients")
            for name, party in getattr(self.atlas.inventory, kind).items()
            if party.general
        )

    @cached_property
    def purposes(self) -> tuple[SettledPurpose, ...]:
        """Every purpose."""
        return tuple(chain.from_iterable(self.atlas.purposes.values()))

    @cached_property
    def cookies(self) -> Mapping[str, Cookie]:
        """The cookies that are listed."""
        listed = self.atlas.inventory.cookies
        return (known(listed.entries) if listed else None) or {}

    @cached_property
    def mandates_of(self) -> Mapping[str, tuple[Entry, ...]]:
        """Name of a controller, in small letters → the mandates."""
        found: defaultdict[str, tuple[Entry, ...]] = defaultdict(tuple)
        for name, mandate in self.atlas.inventory.mandates.items():
            found[mandate.controller.casefold()] += (("mandates", name),)
        return found

    # What is found today

    @cached_property
    def findings(self) -> tuple[tuple[Entry, Diagnostic], ...]:
        """What the checks find today, accepted or not, each with the entry that it is on."""
        rules = {each.rule.id for checks in CHECKS.values() for each in checks}
        return tuple(
            (whole_of(each.entry), each)
            for each in chain(self.atlas.diagnostics, (pair[0] for pair in self.atlas.accepted))
            if each.entry is not None and each.rule in rules
        )

    @cached_property
    def rules_found(self) -> frozenset[str]:
        """The rules that find something today."""
        return frozenset(each.rule for _, each in self.findings)

    @cached_property
    def findings_on(self) -> Mapping[Entry, tuple[Diagnostic, ...]]:
        """Entry → what the checks find on it and in it today."""
        found: defaultdict[Entry, list[Diagnostic]] = defaultdict(list)
        for entry, each in self.findings:
            found[entry].append(each)
        return {entry: tuple(those) for entry, those in found.items()}

    def named_with(self, entry: Entry) -> Iterator[Entry]:
        """The entries of findings that name an entry, with everything else that they name."""
        for name in (entry[-1], *self.names(entry)):
            for on, quoted in self._findings_naming.get(name.casefold(), ()):
                yield on
                for other in quoted:
                    yield from self._bearers.get(other, ())

    @cached_property
    def _findings_naming(self) -> Mapping[str, tuple[tuple[Entry, tuple[str, ...]], ...]]:
        """What findings put in quotation marks, in small letters → their entries, and all that they quote."""
        found: defaultdict[str, dict[tuple[Entry, tuple[str, ...]], None]] = defaultdict(dict)
        for entry, each in self.findings:
            quoted = tuple(dict.fromkeys(map(str.casefold, _QUOTED.findall(each.message))))
            for name in quoted:
                found[name][entry, quoted] = None
        return {name: tuple(naming) for name, naming in found.items()}

    @cached_property
    def _bearers(self) -> Mapping[str, tuple[Entry, ...]]:
        """Id or name, in small letters → the parties and systems with it, and where such share control."""
        found: defaultdict[str, dict[Entry, None]] = defaultdict(dict)
        inventory = self.atlas.inventory
        for kind in ("systems", "processors", "recipients"):
            for identifier in getattr(inventory, kind):
                for name in (identifier, *self.names((kind, identifier))):
                    found[name.casefold()][kind, identifier] = None
        for identifier, activity in inventory.activities.items():
            for facts in (activity, *activity.purposes.values()):
                for other in facts.joint_controllers or ():
                    found[other.name.casefold()]["activities", identifier] = None
        return {name: tuple(entries) for name, entries in found.items()}

    @cached_property
    def exceptions_on(self) -> Mapping[Entry, tuple[int, ...]]:
        """Entry → the numbers of the exceptions on it; under :data:`NOWHERE` those on others."""
        found: defaultdict[Entry, tuple[int, ...]] = defaultdict(tuple)
        for number, exception in enumerate(self.atlas.inventory.exceptions):
            found[whole_of(exception.entry)] += (number,)
        return found

    # What every part has

    @cached_property
    def base(self) -> tuple[Entry, ...]:
        """What the organisation and the list of cookies refer to, which is in every part."""
        mentions = chain.from_iterable(
            self.atlas.mentions_of.get(each, ()) for each in ((ORGANISATION,), ("cookies",))
        )
        return tuple(each.target for each in mentions)

    @cached_property
    def bare(self) -> Inventory:
        """The inventory without entries: the organisation, and the blocks of its policies."""
        inventory = self.atlas.inventory
        cookies = inventory.cookies
        if cookies is not None and self.cookies:
            cookies = cookies.model_copy(update={"entries": {}})
        nothing: dict[str, Any] = {name: {} for name in COLLECTIONS}
        return replace(
            inventory,
            privacy_outline=_blocks(inventory.privacy_outline),
            cookie_outline=_blocks(inventory.cookie_outline) if inventory.cookie_outline else None,
            cookies=cookies,
            exceptions=(),
            **nothing,
        )


def _blocks(outline: Outline) -> Outline:
    return outline.model_copy(update={"sections": _sections(outline.sections)})


def _sections(sections: tuple[OutlineSection, ...]) -> tuple[OutlineSection, ...]:
    """The sections with their blocks alone: the organisation's own words are judged each by itself."""
    return tuple(
        section.model_copy(
            update={
                "clauses": tuple(each for each in section.clauses if isinstance(each, BlockClause)),
                "sections": _sections(section.sections),
            }
        )
        for section in sections
        if section.activity is None
    )
