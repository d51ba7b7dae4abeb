"""Purposes as the activities use them: each with the facts it takes over, and where those are written."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.rules.remembered import remembered

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_datamap.inventory.activities import Activity, LegalBasis, Purpose, RetentionRule
    from mkdocs_datamap.inventory.inventory import Inventory, Path


@dataclass(frozen=True, eq=False)
class Use:
    """A purpose of an activity."""

    activity_id: str
    activity: Activity
    purpose_id: str
    purpose: Purpose
    """The purpose, already joined with ``purposes.yml`` if it is shared."""
    shared: Purpose | None
    """What ``purposes.yml`` holds of it, if it is shared."""

    @property
    def path(self) -> Path:
        """The purpose within its activity."""
        return ("activities", self.activity_id, "purposes", self.purpose_id)

    def fact(self, name: str) -> object:
        """The value of a field, the activity's if the purpose has none; it may be an open question."""
        own: object = getattr(self.purpose, name)
        return getattr(self.activity, name, None) if own is None else own

    def where(self, name: str) -> Path:
        """Where the value of a field is written: in the purpose, ``purposes.yml`` or the activity."""
        own: object = getattr(self.purpose, name)
        if own is None and getattr(self.activity, name, None) is not None:
            return ("activities", self.activity_id, name)
        if own is not None and self.shared is not None and getattr(self.shared, name) is own:
            return ("purposes", self.purpose_id, name)
        return (*self.path, name)

    def ids(self, name: str) -> tuple[str, ...]:
        """The ids in a list field; none while it is missing or an open question."""
        value = self.fact(name)
        return value if isinstance(value, tuple) else ()

    @property
    def bases(self) -> tuple[LegalBasis, ...]:
        """The legal bases that are known."""
        return known(self.purpose.bases) or ()

    @property
    def retention(self) -> tuple[RetentionRule, ...]:
        """The rules on retention that are known."""
        own = self.purpose.retention
        return known(self.activity.retention if own is None else own) or ()

    @property
    def further_bases(self) -> Iterator[tuple[str, str]]:
        """The field and the id of each basis for special, criminal and CPR data."""
        for field in ("special_basis", "criminal_basis", "national_id_basis"):
            basis = getattr(self.purpose, field)
            if basis is not None:
                yield field, basis


@remembered
def uses(inventory: Inventory, *, public: bool = False) -> tuple[Use, ...]:
    """Every purpose of every activity, in the order of the files; with ``public`` of public ones only."""
    return tuple(
        Use(
            activity_id,
            activity,
            purpose_id,
            purpose,
            inventory.purposes.get(purpose_id) if purpose.shared else None,
        )
        for activity_id, activity in inventory.activities.items()
        if activity.public or not public
        for purpose_id, purpose in activity.purposes.items()
    )


@remembered
def entrusted(inventory: Inventory) -> dict[str, frozenset[str] | None]:
    """Party → the data of all purposes that name it, or run in its systems; None where some are not known.

    Unlike ``reach`` it holds what the purposes say alone, and nothing of what is said of the party itself.
    """
    found: dict[str, frozenset[str] | None] = {}
    for use in uses(inventory):
        hosts = (inventory.systems[name].hosted_by for name in use.ids("systems"))
        data = use.ids("data")
        for party in {*use.ids("processors"), *use.ids("recipients"), *filter(None, hosts)}:
            before = found.get(party, frozenset())
            found[party] = before | set(data) if data and before is not None else None
    return found


def lacking(inventory: Inventory, field: str, lacks: Callable[[Use], bool]) -> Iterator[tuple[Path, str]]:
    """Yield (where the field should stand, “The activity …” or “The purpose …”) for what lacks a fact.

    The activity as a whole is named when all its purposes lack the fact.
    """
    for activity_id, group in groupby(uses(inventory), key=attrgetter("activity_id")):
        of_activity = tuple(group)
        without = [use for use in of_activity if lacks(use)]
        if len(without) == len(of_activity):
            yield ("activities", activity_id, field), f"The activity “{activity_id}”"
        else:
            for use in without:
                yield (*use.path, field), f"The purpose “{use.purpose_id}” of the activity “{activity_id}”"


def unsaid(value: object) -> bool:
    """Whether nothing stands there; an open question is reported as such, not as missing."""
    return value is None or value == ()


def within(inventory: Inventory, category: str, listed: Iterable[str]) -> bool:
    """Whether a category of data is listed, itself or by a wider or narrower category."""
    named = set(listed)
    part_of = {name: inventory.data_categories[name].part_of for name in (category, *named)}
    return category in named or part_of[category] in named or category in {part_of[name] for name in named}
