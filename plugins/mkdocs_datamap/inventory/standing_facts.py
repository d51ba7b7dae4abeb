"""Which entries public facts stand in: what a purpose takes over, and what brings a party into the policy."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.references import ORGANISATION
from mkdocs_datamap.inventory.values import known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mkdocs_datamap.inventory.activities import Activity, Purpose
    from mkdocs_datamap.inventory.inventory import Inventory, Path

PUBLIC_NAMES: Mapping[str, tuple[str, ...]] = {
    "automated_decisions": ("decisions",),
    "marketing": ("marketing", "is_marketing", "permission"),
    "sources": ("sources", "from_person"),
    "special_basis": ("further_bases",),
    "criminal_basis": ("further_bases",),
    "national_id_basis": ("further_bases",),
}
"""What the public projection calls facts of a purpose, where it is not by the same name."""


def standing(
    inventory: Inventory, activity: str, purpose: str, inherited: tuple[str, ...]
) -> Iterator[tuple[str, Path]]:
    """(Fact of the public purpose, entry it stands in) for what a purpose takes over.

    ``inherited`` are the fields that it takes from its activity.
    """
    whole = inventory.activities[activity]
    own = whole.purposes[purpose]
    shared = inventory.purposes.get(purpose) if own.shared else None
    for name in type(own).model_fields:
        value = getattr(own, name)
        if value is None and name in inherited and getattr(whole, name) is not None:
            entry: Path = ("activities", activity)
        elif shared is not None and name in shared.model_fields_set and getattr(shared, name) is value:
            entry = ("purposes", purpose)
        else:
            continue
        yield from ((public, entry) for public in PUBLIC_NAMES.get(name, (name,)))


def party_uses(
    inventory: Inventory, settle: Callable[[Activity, Purpose], Purpose], inherited: tuple[str, ...]
) -> Mapping[str, frozenset[Path]]:
    """Party → the entries that bring it into the policy, and those through which they do."""
    found: defaultdict[str, set[Path]] = defaultdict(set)
    for name, activity in inventory.activities.items():
        for identifier, purpose in activity.purposes.items() if activity.public else ():
            stands = dict(standing(inventory, name, identifier, inherited))
            facts = settle(activity, purpose)
            for field in ("processors", "recipients", "systems"):
                behind: set[Path] = {("activities", name, "purposes", identifier)}
                if field in stands:
                    behind.add(stands[field])
                for party, through in _named(field, getattr(facts, field) or (), inventory):
                    found[party] |= behind | through
    entries = known(inventory.cookies.entries) if inventory.cookies else None
    for identifier, cookie in (entries or {}).items():
        provider = known(cookie.provider)
        if provider and provider != ORGANISATION:
            found[provider].add(("cookies", "entries", identifier))
    for identifier, processor in inventory.processors.items():
        for name in processor.sub_processors:
            found[name].add(("processors", identifier))
    return {name: frozenset(behind) for name, behind in found.items()}


def _named(field: str, items: Iterable[str], inventory: Inventory) -> Iterator[tuple[str, set[Path]]]:
    """(Party, the systems through which it is named) for what a field names."""
    for item in items:
        if field != "systems":
            yield item, set()
        elif (host := inventory.systems[item].hosted_by) and host != ORGANISATION:
            yield host, {("systems", item)}
