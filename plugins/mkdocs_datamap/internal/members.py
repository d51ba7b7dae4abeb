"""Which entries there are of each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.internal.entries import KINDS
from mkdocs_datamap.inventory.inventory import COLLECTIONS
from mkdocs_datamap.inventory.values import known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.entries import Entry


def members(kind: str, atlas: Atlas) -> tuple[Entry, ...]:
    """The entries of a kind that have a page each, in the order of the files; countries by their codes."""
    inventory = atlas.inventory
    if kind in COLLECTIONS:
        return tuple((kind, identifier) for identifier in getattr(inventory, kind))
    if kind == "roles":
        return tuple(("roles", identifier) for identifier in inventory.organisation.roles)
    if kind == "policy":
        files = {
            "privacy": inventory.privacy_outline,
            "cookies": inventory.cookie_outline,
            "versions": inventory.versions,
        }
        return tuple(("policy", name) for name, file in files.items() if file is not None)
    if kind == "countries":
        return tuple(sorted(entry for entry in atlas.mentioned_by if entry[0] == "countries"))
    entries = (known(inventory.cookies.entries) if inventory.cookies else None) or {}
    if kind == "cookies":
        return tuple(("cookies", "entries", identifier) for identifier in entries)
    named = (known(cookie.provider) for cookie in entries.values())
    return tuple(dict.fromkeys(("providers", str(provider)) for provider in named if provider))


def all_members(atlas: Atlas) -> Iterator[Entry]:
    """Every entry that has a page of its own among those of its kind."""
    for kind in KINDS:
        yield from members(kind, atlas)
