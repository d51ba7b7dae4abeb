"""The chain behind a clause as something to open below it, in the previews of public pages."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_datamap.documents.numbering import clause_anchor
from mkdocs_datamap.documents.tree import ACTIVITY, TEXT, Details, Facts
from mkdocs_datamap.internal.edit import edit
from mkdocs_datamap.internal.naming import link
from mkdocs_datamap.wording.message import Citation, message

if TYPE_CHECKING:
    from mkdocs_datamap.documents.tree import Document, Section
    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.chains import Chain
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.wording.message import Message, Sentence

SUFFIX = "--chain"
"""What the anchor of a chain has after that of its clause; no clause has two hyphens in its own id."""


def with_chains(document: Document, atlas: Atlas) -> Document:
    """A public page in which each clause ends in what stands behind it, closed."""
    behind = {chain.place.anchor: chain for chain in atlas.chains if chain.place.page == document.key}
    return replace(document, sections=tuple(_section(each, behind, atlas) for each in document.sections))


def _section(section: Section, behind: dict[str, Chain], atlas: Atlas) -> Section:
    clauses = []
    for clause in section.clauses:
        details = _details(behind[clause_anchor(section, clause)], atlas)
        clauses.append(replace(clause, blocks=(*clause.blocks, details)))
    inner = tuple(_section(each, behind, atlas) for each in section.sections)
    return replace(section, clauses=tuple(clauses), sections=inner)


def _details(chain: Chain, atlas: Atlas) -> Details:
    rows: list[tuple[Sentence, tuple[Sentence, ...]]] = [(message("chain.made-by"), _block(chain, atlas))]
    if chain.origins:
        rows.append((message("chain.origins"), _entries(chain.origins, atlas)))
    if chain.reasons:
        rows.append((message("chain.reasons"), _entries(chain.reasons, atlas)))
    if chain.provisions:
        laws = tuple(message("item", item=Citation(provision)) for provision in chain.provisions)
        rows.append((message("chain.provisions"), laws))
    return Details(f"{chain.place.anchor}{SUFFIX}", message("chain.summary"), (Facts(tuple(rows)),))


def _block(chain: Chain, atlas: Atlas) -> tuple[Sentence, ...]:
    made = block_name(chain.clause.block)
    return (made,) if chain.outline is None else (made, edit(chain.outline, atlas))


def block_name(block: str) -> Message:
    """What made a clause of the facts, in a phrase."""
    if block == TEXT:
        return message("chain.text")
    if block == ACTIVITY:
        return message("chain.activity")
    return message("chain.block", block=block) if block else message("chain.page")


def _entries(entries: tuple[Entry, ...], atlas: Atlas) -> tuple[Sentence, ...]:
    return tuple(
        message("chain.entry", entry=link(entry, atlas), place=edit(entry, atlas)) for entry in entries
    )
