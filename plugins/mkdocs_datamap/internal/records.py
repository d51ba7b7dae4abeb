"""The record behind an entry, as it was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.inventory import COLLECTIONS
from mkdocs_datamap.inventory.values import known

if TYPE_CHECKING:
    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.inventory.values import Record


def record(entry: Entry, atlas: Atlas) -> Record | None:
    """The record of an entry; None for one that stands in no file of its own, such as a country."""
    inventory = atlas.inventory
    found: Record | None = None
    match entry:
        case ("organisation",):
            found = inventory.organisation
        case ("activities", activity, "purposes", purpose):
            found = inventory.activities[activity].purposes[purpose]
        case ("cookies",):
            found = inventory.cookies
        case ("cookies", "entries", cookie):
            entries = known(inventory.cookies.entries) if inventory.cookies else None
            found = (entries or {})[cookie]
        case ("policy", "privacy"):
            found = inventory.privacy_outline
        case ("policy", "cookies"):
            found = inventory.cookie_outline
        case ("policy", "versions"):
            found = inventory.versions
        case (collection, identifier) if collection in COLLECTIONS:
            found = getattr(inventory, collection)[identifier]
    return found
