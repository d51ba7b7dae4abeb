"""Where in the policies a block stands or an activity is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_datamap.inventory.public import PublicInventory, PublicSection

PRIVACY, COOKIES, RECIPIENTS, HOME = "privacy", "cookies", "recipients", "home"
CHANGES = "policy-changes"
"""Keys of the pages."""


def places(inventory: PublicInventory) -> dict[str, tuple[str, str]]:
    """Block name, or ``activity:ID``, → (page key, section anchor); the first of several places."""
    found: dict[str, tuple[str, str]] = {}
    for page, outline in ((PRIVACY, inventory.privacy), (COOKIES, inventory.cookie_policy)):
        for section in _all(outline.sections if outline else ()):
            for clause in section.clauses:
                if clause.block:
                    found.setdefault(clause.block, (page, section.id))
            if section.activity:
                found.setdefault(f"activity:{section.activity}", (page, section.id))
    return found


def _all(sections: Iterable[PublicSection]) -> Iterator[PublicSection]:
    for section in sections:
        yield section
        yield from _all(section.sections)
