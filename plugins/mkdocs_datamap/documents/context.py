"""What every part of a document is built from, and the small phrases that many parts use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Provenance
from mkdocs_datamap.inventory.places import places
from mkdocs_datamap.inventory.rights import bases_in_use
from mkdocs_datamap.law.transfers import standing
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.wording.message import Authored, Citation, Message, Names, See, message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mkdocs_datamap.inventory.public import (
        PublicActivity,
        PublicBasis,
        PublicData,
        PublicInventory,
        PublicPurpose,
        PublicRetention,
        PublicSubjects,
    )
    from mkdocs_datamap.inventory.public_version import PublicVersion
    from mkdocs_datamap.law.transfers import Standing
    from mkdocs_datamap.wording.message import Value


@dataclass(frozen=True)
class Context:
    """The public inventory, the day by which the law is read, its last change, and the released versions."""

    inventory: PublicInventory
    on: dt.date
    changed: dt.date | None = None
    versions: tuple[PublicVersion, ...] = ()

    @property
    def us(self) -> str:
        """The name by which people know the organisation."""
        return self.inventory.organisation.trade_name

    def standing(self, country: str) -> Standing:
        """How the law sees a country on the day of the document."""
        return standing(country, self.on)

    def abroad(self, country: str | None) -> bool:
        """Whether a country is known and outside the EU/EEA."""
        return country is not None and self.standing(country).kind != "eea"

    @cached_property
    def _places(self) -> dict[str, See]:
        return {block: See(page, anchor) for block, (page, anchor) in places(self.inventory).items()}

    def place(self, block: str) -> See | None:
        """The section in which a block stands (or ``activity:ID`` is told), if any policy has it."""
        return self._places.get(block)

    @cached_property
    def purposes(self) -> tuple[tuple[PublicActivity, PublicPurpose], ...]:
        """Every public purpose with its activity."""
        return tuple(
            (activity, purpose)
            for activity in self.inventory.activities.values()
            for purpose in activity.purposes
        )

    @cached_property
    def bases(self) -> frozenset[str]:
        """Ids of all legal bases in use."""
        return bases_in_use(self.inventory)


def provenance(
    *entries: object, provisions: Iterable[str] = (), reasons: Iterable[object] = ()
) -> Provenance:
    """The provenance of a clause made from these public entries and answering to these provisions.

    ``reasons`` are the entries that decided that it stands there. What is no entry is left out.
    """
    origins = tokens_of(*entries)
    return Provenance(origins, frozenset(provisions), tokens_of(*reasons) - origins)


def tokens_of(*entries: object) -> frozenset[int]:
    """The tokens of public entries, and tokens themselves; what is no entry has none."""
    return frozenset(
        entry if isinstance(entry, int) else entry.origin
        for entry in entries
        if isinstance(entry, int) or hasattr(entry, "origin")
    )


def standing_in(purpose: PublicPurpose, *facts: str) -> frozenset[int]:
    """The tokens of a purpose and of the entries from which it takes these facts over."""
    return frozenset({purpose.origin} | {token for fact, token in purpose.stands if fact in facts})


def behind_purposes(purposes: Iterable[PublicPurpose], *facts: str) -> frozenset[int]:
    """The same for several purposes."""
    return frozenset[int]().union(*(standing_in(purpose, *facts) for purpose in purposes))


def behind_data(data: Iterable[PublicData]) -> frozenset[int]:
    """The tokens of categories, and of the wider ones under whose names they are listed."""
    return frozenset(
        token for category in data for token in (category.origin, category.wider) if token is not None
    )


def behind_bases(bases: Iterable[PublicBasis]) -> frozenset[int]:
    """The tokens of the people for whom alone bases hold."""
    return frozenset(subject.origin for basis in bases for subject in basis.subjects)


def behind_rules(rules: Iterable[PublicRetention]) -> frozenset[int]:
    """The tokens of the categories that are named where a period holds for them alone."""
    return frozenset(category.origin for rule in rules if rule.period for category in rule.data)


def grouped(data: Iterable[PublicData]) -> tuple[Value, ...]:
    """Categories as list items; those that are part of a wider one stand under its name."""
    groups: dict[object, list[Value]] = {}
    for category in data:
        groups.setdefault(category.part_of or category.name, []).append(category.name)
    return tuple(
        message("data.group", group=group, parts=Names(tuple(parts)))  # type: ignore[arg-type]
        if len(parts) > 1
        else parts[0]
        for group, parts in groups.items()
    )


def listed(data: Iterable[PublicData]) -> Names:
    """Categories in a running sentence."""
    return Names(tuple(category.name for category in data))


def who(subjects: Iterable[PublicSubjects]) -> Names:
    """Groups of people in a running sentence: by condition where there is one, else by name."""
    return Names(tuple(subject.condition or subject.name for subject in subjects), "or")


def cited(basis: PublicBasis, country: str) -> Message | Citation:
    """The citation of a basis with the national provision beside it."""
    entry = vocabulary().bases[basis.basis]
    national = entry.national.get(country)
    first = Citation(entry.provision)
    if national is None or national == entry.provision:
        return first
    return message("citation.with-national", provision=first, national=Citation(national))


def cited_in(sentences: Iterable[Value]) -> frozenset[str]:
    """The provisions that sentences cite, at whatever depth."""
    found: set[str] = set()
    for value in sentences:
        if isinstance(value, Citation):
            found.add(value.provision)
        elif isinstance(value, Names):
            found |= cited_in(value.items)
        elif isinstance(value, Message | Authored):
            found |= cited_in(filled for _, filled in value.params)
    return frozenset(found)


def provisions_of(basis: PublicBasis, country: str) -> frozenset[str]:
    """The provisions that a basis cites."""
    entry = vocabulary().bases[basis.basis]
    cited_here = {entry.provision, entry.national.get(country), basis.law}
    return frozenset(identifier for identifier in cited_here if identifier)
