"""Entries of the map: what has a place of its own, and which entry a place in the files is part of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.inventory import COLLECTIONS
from mkdocs_datamap.inventory.values import known

if TYPE_CHECKING:
    from mkdocs_datamap.inventory.inventory import Inventory, Path

Entry = tuple[str, ...]
"""A path of the inventory that leads to an entry: ``("activities", "newsletter")``.

Beside those of :meth:`~mkdocs_datamap.inventory.inventory.Inventory.entries` there are entries of the map
that stand in no file of their own: ``("roles", ID)``, ``("countries", CODE)``, ``("providers", ID)`` (who
sets or reads cookies), ``("exceptions", NUMBER)`` and, for what is taken from the law, ``("law.bases", ID)``
and so on.
"""

KINDS = (*COLLECTIONS, "cookies", "providers", "countries", "roles", "policy")
"""The kinds of things that have a page each, in the order in which people read them."""


def entry_of(path: Path, inventory: Inventory) -> Entry:
    """The entry that a place in the files is part of: the innermost one."""
    steps = tuple(str(step) for step in path)
    match steps:
        case ("organisation", "roles", role, *_):
            return ("roles", role)
        case ("activities", _, "purposes", _, *_):
            return steps[:4]
        case ("cookies", "entries", cookie, *_) if _is_cookie(cookie, inventory):
            return steps[:3]
        case ("organisation" | "cookies", *_):
            return steps[:1]
        case _:
            return steps[:2]


def _is_cookie(step: str, inventory: Inventory) -> bool:
    """Whether a step below the list of cookies is an id: an open question may stand in place of the list."""
    return inventory.cookies is not None and step in (known(inventory.cookies.entries) or {})
