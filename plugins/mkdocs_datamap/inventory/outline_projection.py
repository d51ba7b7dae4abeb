"""Outlines of policies as the public may know them, and the order in which they tell of activities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory import public as p
from mkdocs_datamap.inventory.outline import AuthoredClause

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs_datamap.inventory.inventory import Inventory
    from mkdocs_datamap.inventory.outline import OutlineSection


def told_order(inventory: Inventory) -> list[str]:
    """Ids of activities in the order in which the privacy policy tells of them, the rest after."""
    told = dict.fromkeys(_activities_in(inventory.privacy_outline.sections))
    return [*told, *(identifier for identifier in inventory.activities if identifier not in told)]


def _activities_in(sections: Iterable[OutlineSection]) -> Iterator[str]:
    for section in sections:
        if section.activity is not None:
            yield section.activity
        yield from _activities_in(section.sections)


def public_sections(
    sections: Iterable[OutlineSection], activities: Collection[str]
) -> tuple[p.PublicSection, ...]:
    """The outline without what tells of an activity that is not public."""
    return tuple(
        p.PublicSection(
            section.anchor,
            section.title,
            section.activity,
            tuple(
                p.PublicClause(clause.id, clause.text, None, tuple(clause.law))
                if isinstance(clause, AuthoredClause)
                else p.PublicClause(clause.block, None, clause.block, ())
                for clause in section.clauses
            ),
            public_sections(section.sections, activities),
        )
        for section in sections
        if section.activity is None or section.activity in activities
    )
