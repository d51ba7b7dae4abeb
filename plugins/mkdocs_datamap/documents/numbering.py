"""Numbers and anchors, computed from the tree alone."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.documents.tree import Clause, Document, Section


def clause_anchor(section: Section, clause: Clause) -> str:
    """The stable anchor of a clause: made from ids, never from numbers or headings.

    Ids have single hyphens only, so two hyphens between them keep anchors apart whatever the ids are.
    """
    return f"{section.id}--{clause.id}"


def repeated_anchors(document: Document) -> tuple[str, ...]:
    """Anchors that more than one section or clause would have."""
    counted = Counter(anchor for anchor, _ in _numbered(document.sections, ""))
    return tuple(anchor for anchor, count in counted.items() if count > 1)


def numbers(document: Document) -> dict[str, str]:
    """The number (``2``, ``2.1``, ``2.1.3``) of every section and clause, by anchor.

    Raises ValueError when two places would have the same anchor.
    """
    found: dict[str, str] = {}
    for anchor, number in _numbered(document.sections, ""):
        if anchor in found:
            raise ValueError(f"two sections or clauses have the anchor “{anchor}”")
        found[anchor] = number
    return found


def _numbered(sections: tuple[Section, ...], prefix: str) -> Iterator[tuple[str, str]]:
    for place, section in enumerate(sections, 1):
        number = f"{prefix}{place}"
        yield section.id, number
        for index, clause in enumerate(section.clauses, 1):
            yield clause_anchor(section, clause), f"{number}.{index}"
        yield from _numbered(section.sections, f"{number}.")
