"""Who refers to whom: found by looking at every value, so that no reference can be forgotten."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.internal.entries import entry_of
from mkdocs_datamap.inventory.references import ORGANISATION, PERSON
from mkdocs_datamap.inventory.values import Ref
from mkdocs_datamap.inventory.walk import walk, walk_inventory

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.inventory.inventory import Inventory, Path


@dataclass(frozen=True)
class Mention:
    """That one entry refers to another, and where in the files it does."""

    source: Entry
    target: Entry
    path: Path

    @property
    def field(self) -> str:
        """The field that holds the reference, as the file has it: ``processors``, ``hosted_by``."""
        return next((step for step in reversed(self.path) if isinstance(step, str)), "")


def mentions(inventory: Inventory) -> Iterator[Mention]:
    """Every reference that is written in the files, once, in their order.

    The data subject as a source (``person``) is no entry. That a purpose is completed by ``purposes.yml``
    counts as a reference to the entry there.
    """
    for path, value in walk_inventory(inventory):
        if isinstance(value, Ref) and (target := target_of(value, path, inventory)) is not None:
            yield Mention(entry_of(path, inventory), target, path)
    for index, exception in enumerate(inventory.exceptions):
        for path, value in walk(exception, ("exceptions", index)):
            if isinstance(value, Ref) and (target := target_of(value, path, inventory)) is not None:
                yield Mention(entry_of(path, inventory), target, path)
    for activity, entry in inventory.activities.items():
        for name, purpose in entry.purposes.items():
            if purpose.shared and name in inventory.purposes:
                place = ("activities", activity, "purposes", name)
                yield Mention(place, ("purposes", name), (*place, "shared"))


def target_of(ref: Ref, path: Path, inventory: Inventory) -> Entry | None:
    """The entry that a reference leads to; None for the data subject as a source.

    ``path`` is where the reference stands: a purpose is one of the same activity.
    """
    match ref.target:
        case "parties":
            if ref == ORGANISATION:
                return (ORGANISATION,)
            return ("processors" if ref in inventory.processors else "recipients", str(ref))
        case "sources":
            return None if ref == PERSON else ("sources", str(ref))
        case "purposes":
            if path[0] == "activities":
                return ("activities", str(path[1]), "purposes", str(ref))
            return ("purposes", str(ref)) if ref in inventory.purposes else None
        case collection:
            return (collection, str(ref))
