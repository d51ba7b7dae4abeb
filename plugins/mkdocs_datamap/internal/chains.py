"""What stands behind each clause of the public pages: words ← block of the outline ← entries ← provisions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.documents.numbering import clause_anchor
from mkdocs_datamap.documents.tree import TEXT, sections
from mkdocs_datamap.inventory.outline import AuthoredClause
from mkdocs_datamap.wording.message import See

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_datamap.documents.tree import Clause, Document, Section
    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.inventory.inventory import Path
    from mkdocs_datamap.inventory.outline import Outline, OutlineSection


@dataclass(frozen=True)
class Chain:
    """A clause of a public page and everything behind it.

    ``outline`` is the place in the policy's outline that put the clause there; None on a page that has no
    outline. ``origins`` are the entries whose facts stand in its words, ``reasons`` those that decided that
    it stands there, both in the order of the inventory; ``provisions`` are ids of the law's vocabulary.
    """

    place: See
    section: Section
    clause: Clause
    outline: Path | None
    origins: tuple[Entry, ...]
    reasons: tuple[Entry, ...]
    provisions: tuple[str, ...]


def chains(atlas: Atlas) -> Iterator[Chain]:
    """The chain of every clause, in the order of the pages."""
    entries = {token: entry for entry, token in atlas.tokens.items()}
    outlines = {"privacy": atlas.inventory.privacy_outline, "cookies": atlas.inventory.cookie_outline}

    def named(tokens: Iterable[int]) -> tuple[Entry, ...]:
        return tuple(entries[token] for token in sorted(tokens))

    for document in atlas.documents:
        outline = outlines.get(document.key)
        places = _places(outline, document) if outline is not None else {}
        for section in sections(document):
            for clause in section.clauses:
                behind = clause.provenance
                yield Chain(
                    See(document.key, clause_anchor(section, clause)),
                    section,
                    clause,
                    _place(section, clause, places),
                    named(behind.origins),
                    named(behind.reasons),
                    tuple(sorted(behind.provisions)),
                )


def _place(section: Section, clause: Clause, places: Mapping[tuple[str, str], Path]) -> Path | None:
    """Where the outline has the clause: by its own id, its block, or as the section of an activity."""
    name = clause.id if clause.block == TEXT else clause.block
    return places.get((section.id, name)) or places.get((section.id, ""))


def _places(outline: Outline, document: Document) -> Mapping[tuple[str, str], Path]:
    """(Section, id of a text or name of a block) → place; the section itself has no name."""
    return dict(_of_sections(outline.sections, ("policy", document.key, "sections")))


def _of_sections(found: tuple[OutlineSection, ...], within: Path) -> Iterator[tuple[tuple[str, str], Path]]:
    for index, section in enumerate(found):
        path = (*within, index)
        yield (section.anchor, ""), path
        for number, clause in enumerate(section.clauses):
            name = clause.id if isinstance(clause, AuthoredClause) else clause.block
            yield (section.anchor, name), (*path, "clauses", number)
        yield from _of_sections(section.sections, (*path, "sections"))
