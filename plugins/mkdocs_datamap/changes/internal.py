"""Which entries differ in what is not public: how many of which kind, and never what stands in them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.inventory import COLLECTIONS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from mkdocs_datamap.inventory.inventory import Inventory, Path

_UNTOLD = ("exceptions", "accepted_translations")
"""Files that no reader of the policy ever learns of."""


def internal_changes(before: Inventory, after: Inventory, public: Collection[Path]) -> Mapping[str, int]:
    """The number of entries with an internal change, by the collection they stand in.

    ``public`` are the places of entries whose public facts changed, came or went: of these only the internal
    block is looked at. Every other difference between two entries is one that the public learns nothing of.
    """
    told = {path[:length] for path in public for length in (1, 2)}
    # A purpose that activities share stands in its own file, and is told as a part of theirs.
    told |= {("purposes", path[-1]) for path in public if "purposes" in path[1:-1]}
    old, new = dict(_entries(before)), dict(_entries(after))
    found: Counter[str] = Counter()
    for path in dict.fromkeys((*old, *new)):
        one, other = old.get(path), new.get(path)
        blocks = getattr(one, "internal", None), getattr(other, "internal", None)
        if one != other and (path not in told or blocks[0] != blocks[1]):
            found[str(path[0])] += 1
    for name in _UNTOLD:
        if getattr(before, name) != getattr(after, name):
            found[name] += 1
    return dict(found)


def _entries(inventory: Inventory) -> Iterator[tuple[Path, object]]:
    yield ("organisation",), inventory.organisation
    for name in COLLECTIONS:
        for identifier, entry in getattr(inventory, name).items():
            yield (name, identifier), entry
    yield ("cookies",), inventory.cookies
    yield ("policy", "privacy"), inventory.privacy_outline
    yield ("policy", "cookies"), inventory.cookie_outline
