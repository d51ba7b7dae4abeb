"""Whom data reach, directly or through a processor, and which data: what the rows are held against."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.references import ORGANISATION
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.rules.remembered import remembered
from mkdocs_datamap.rules.uses import uses

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_datamap.inventory.inventory import Inventory
    from mkdocs_datamap.inventory.parties import Mandate, Processor, Recipient


@dataclass(frozen=True)
class Reach:
    """Parties by id with the categories of data that they get."""

    data: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Of every party that gets data."""
    unsettled: set[str] = field(default_factory=set)
    """The parties of which some of the data are an open question or not said."""
    direct: set[str] = field(default_factory=set)
    """The parties that get data from the organisation itself, and not only as sub-processors."""

    def __contains__(self, party: str) -> bool:
        return party in self.data

    def give(self, party: str | None, data: object) -> None:
        """Note that a party gets data; anything but a tuple of ids stands for data that are not known."""
        if party is None or party == ORGANISATION:
            return
        self.direct.add(party)
        if isinstance(data, tuple) and data:
            self.data[party].update(data)
        else:
            self.data[party].update(())
            self.unsettled.add(party)


@remembered
def reach(inventory: Inventory, *, cookies: bool = True) -> Reach:
    """Whom data reach by activities, systems, mandates and, unless told otherwise, cookies."""
    found = Reach()
    _activities(inventory, found)
    _mandates(inventory, found)
    if cookies and inventory.cookies is not None:
        for entry in (known(inventory.cookies.entries) or {}).values():
            found.give(known(entry.provider), (*entry.data, *inventory.cookies.data))
    for name, recipient in inventory.recipients.items():
        if name in found:
            found.data[name].update(recipient.data)
    _sub_processors(inventory, found)
    return found


def _activities(inventory: Inventory, found: Reach) -> None:
    parties: dict[str, Processor | Recipient] = {**inventory.recipients, **inventory.processors}
    general = [name for name, party in parties.items() if party.general]
    for use in uses(inventory):
        hosts = (inventory.systems[name].hosted_by for name in use.ids("systems"))
        for party in (*use.ids("processors"), *use.ids("recipients"), *hosts, *general):
            found.give(party, use.fact("data"))


def _mandates(inventory: Inventory, found: Reach) -> None:
    for mandate in inventory.mandates.values():
        for party in (*mandate.sub_processors, *controllers(inventory, (mandate,))):
            found.give(party, mandate.data)


def chain(inventory: Inventory, parties: Iterable[str | None]) -> frozenset[str]:
    """These parties with their sub-processors, and theirs; the organisation itself is left out."""
    pending = list(parties)
    found: set[str] = set()
    while pending:
        name = pending.pop()
        if name is not None and name != ORGANISATION and name not in found:
            found.add(name)
            processor = inventory.processors.get(name)
            pending += processor.sub_processors if processor else ()
    return frozenset(found)


def controllers(inventory: Inventory, mandates: Iterable[Mandate]) -> frozenset[str]:
    """The recipients that are the controllers of mandates: they bear the same name."""
    names = {mandate.controller.casefold() for mandate in mandates}
    return frozenset(
        name for name, entry in inventory.recipients.items() if (known(entry.name) or "").casefold() in names
    )


def _sub_processors(inventory: Inventory, found: Reach) -> None:
    """Hand on what processors get to those that they use in turn, until nobody gets more."""
    grows = True
    while grows:
        grows = False
        for name in [name for name in found.data if name in inventory.processors]:
            for sub in inventory.processors[name].sub_processors:
                before = (sub in found, len(found.data[sub]), sub in found.unsettled)
                found.data[sub] |= found.data[name]
                if name in found.unsettled:
                    found.unsettled.add(sub)
                grows |= before != (True, len(found.data[sub]), sub in found.unsettled)
