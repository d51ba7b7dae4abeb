"""Which ends of a diagram are drawn one by one, and which together, so that it can be read.

Where there are more of a sort in one place than a column has room for, they become one node with their
number: one for each category if there are few categories, else one for all. The table has them all.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_datamap.wording.message import message, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_datamap.diagrams.entry_graphs import End
    from mkdocs_datamap.diagrams.graph import ZoneKind
    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.wording.message import Message, PageLink

Spot = tuple["Entry", "str | None", "ZoneKind"]
"""An entry, the country in which it has the data, and the zone: a party with data in two stands in both."""

MOST = 10
"""As many ends of a sort in one zone as are drawn one by one."""

LARGEST = 40
"""As many ends as one diagram has, as long as fewer of a sort in a zone help."""


def crowded(ends: Mapping[Spot, End], whole: PageLink, atlas: Atlas) -> Mapping[Spot, End]:
    """Spot → the end that is drawn for it: itself, or the crowd that it is in.

    ``ends`` are those that may be drawn together; ``whole`` is where all of them are listed.
    """
    found: Mapping[Spot, End] = ends
    for most in (MOST, MOST // 2, MOST // 4, 1):
        found = _crowded(ends, most, whole, atlas)
        if len({end.id for end in found.values()}) <= LARGEST:
            break
    return found


def _crowded(ends: Mapping[Spot, End], most: int, whole: PageLink, atlas: Atlas) -> Mapping[Spot, End]:
    sorts: defaultdict[tuple[str, str], list[Spot]] = defaultdict(list)
    for spot, end in ends.items():
        sorts[spot[0][0], end.area].append(spot)
    found = dict(ends)
    for (collection, area), spots in sorts.items():
        if len(spots) > most:
            for number, crowd in enumerate(_by_category(spots, most, atlas)):
                if len(crowd) > 1:
                    end = replace(
                        ends[crowd[0]],
                        id=f"all-{collection.replace('_', '-')}-{area}-{number}",
                        name=_name(collection, crowd, of_a_category=len(crowd) < len(spots), atlas=atlas),
                        place=whole,
                    )
                    found.update(dict.fromkeys(crowd, end))
    return found


def _by_category(spots: list[Spot], most: int, atlas: Atlas) -> Iterable[list[Spot]]:
    """The entries by what they are, if they are few sorts of things; else all together."""
    sorts: dict[object, list[Spot]] = {}
    for spot in spots:
        collection, identifier = spot[0]
        record = getattr(atlas.inventory, collection)[identifier]
        sorts.setdefault(getattr(record, "category", None), []).append(spot)
    return sorts.values() if len(sorts) <= most else [spots]


def _name(collection: str, crowd: list[Spot], *, of_a_category: bool, atlas: Atlas) -> Message:
    count = len(crowd)
    if of_a_category:
        category = getattr(atlas.inventory, collection)[crowd[0][0][1]].category
        return message("flows.crowd", category=category, count=count)
    return counted(collection, count)


def counted(collection: str, count: int) -> Message:
    """So many entries of a collection that diagrams draw, such as “12 processors”."""
    return {
        "subjects": plural("overview.subjects", count),
        "sources": plural("overview.sources", count),
        "activities": plural("overview.activities", count),
        "systems": plural("overview.systems", count),
        "processors": plural("overview.processors", count),
        "recipients": plural("overview.recipients", count),
    }[collection]
