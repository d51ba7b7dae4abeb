"""The documents of an inventory as tests read them: statements by place and language, links shown in ‹›."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import mkdocs_datamap
from mkdocs_datamap.changes.kept_versions import read_kept_versions
from mkdocs_datamap.diagrams.drawing import Drawing, Drawings
from mkdocs_datamap.documents.tree import Box, Bullets, Cards, Facts, Figure, Paragraph, Table
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.render.build import PublicSite, public_site
from mkdocs_datamap.render.sitemap import pretty
from mkdocs_datamap.render.speaking import PageVoice
from mkdocs_datamap.rules.verdict import WORDING
from mkdocs_datamap.wording.catalogue import load_catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_datamap.diagrams.graph import Graph
    from mkdocs_datamap.documents.tree import Block, Clause, Document, Section
    from mkdocs_datamap.wording.catalogue import Catalogue
    from mkdocs_datamap.wording.message import Sentence

AJOS = Path(__file__).parents[1] / "data_map"
EXAMPLE = Path(mkdocs_datamap.__file__).parent / "example" / "data_map"
COMPANIES = {"ajos": AJOS, "example": EXAMPLE}

DAY = dt.date(2026, 12, 1)
"""The day on which documents are read, so that they are the same tomorrow."""


class Undrawn(Drawings):
    """Draws nothing: what these tests read is text."""

    def __init__(self) -> None:
        pass

    def draw(self, graph: Graph) -> Drawing:  # noqa: ARG002 (whatever the graph)
        return Drawing("<svg></svg>", b"<svg/>")


def built(folder: Path, reworded: Callable[[Catalogue], Catalogue] = lambda words: words) -> PublicSite:
    """The public site of an inventory that can be read, its catalogues passed through ``reworded``.

    No rule of the law is asked: what documents say of an incomplete inventory is tested too.
    """
    inventory, unread = read_inventory(folder)
    assert inventory is not None, unread
    catalogues = []
    for language in inventory.organisation.languages:
        catalogue, wrong = load_catalogue(language, folder.joinpath(*WORDING))
        assert not wrong, wrong
        catalogues.append(reworded(catalogue))
    site, found = public_site(inventory, tuple(catalogues), Undrawn(), DAY, DAY, read_kept_versions(folder))
    assert not found, found
    return site


@cache
def built_once(company: str) -> PublicSite:
    """The site of a company as it stands, read once in a run."""
    return built(COMPANIES[company])


def without_phrase(identifier: str) -> Callable[[Catalogue], Catalogue]:
    """A rewording that takes the words from one phrase."""

    def reworded(catalogue: Catalogue) -> Catalogue:
        silent = dataclasses.replace(catalogue.phrases[identifier], forms=("…",))
        return dataclasses.replace(catalogue, phrases={**catalogue.phrases, identifier: silent})

    return reworded


def document(site: PublicSite, page: str) -> Document:
    """The document with this key; raises StopIteration when there is none."""
    return next(each for each in site.documents if each.key == page)


def sections(page: Document) -> Iterator[Section]:
    """Every section at every depth, in order."""
    pending = list(page.sections)
    while pending:
        section = pending.pop(0)
        yield section
        pending = [*section.sections, *pending]


def clauses(page: Document) -> Iterator[tuple[str, Clause]]:
    """Every clause with its anchor."""
    for section in sections(page):
        for clause in section.clauses:
            yield f"{section.id}--{clause.id}", clause


def has(site: PublicSite, page: str, anchor: str) -> bool:
    """Whether the page has this section or clause."""
    found = document(site, page)
    return anchor in {section.id for section in sections(found)} | dict(clauses(found)).keys()


def statements(site: PublicSite, page: str, anchor: str, language: str) -> tuple[str, ...]:
    """What is said in a section with its subsections, or in a clause; nothing when it is not there."""
    reader = _Reader.of(site, page, language)
    return tuple(line for line in reader.place(document(site, page), anchor) if line)


def said(site: PublicSite, page: str, anchor: str, language: str) -> str:
    """The statements of a place as one text."""
    return " ".join(statements(site, page, anchor, language))


def everything(site: PublicSite, page: str, language: str) -> tuple[str, ...]:
    """Every statement of a page."""
    found = document(site, page)
    reader = _Reader.of(site, page, language)
    return (
        reader.line(found.title),
        *reader.blocks(found.lead),
        *(line for section in found.sections for line in reader.section(section)),
    )


@dataclasses.dataclass(frozen=True)
class _Reader:
    voice: PageVoice

    @classmethod
    def of(cls, site: PublicSite, page: str, language: str) -> _Reader:
        voice = next(each for each in site.voices if each.language == language)
        return cls(PageVoice(voice, site.references(document(site, page), voice, pretty)))

    def line(self, sentence: Sentence) -> str:
        text = "".join(
            f"{span.text} ‹{span.href}›" if span.href else span.text for span in self.voice.speak(sentence)
        )
        return re.sub(r"\s+", " ", text).strip()

    def cell(self, sentences: Iterable[Sentence]) -> str:
        return " ".join(map(self.line, sentences))

    def place(self, page: Document, anchor: str) -> Iterator[str]:
        for section in sections(page):
            if section.id == anchor:
                yield from self.section(section)
        for name, clause in clauses(page):
            if name == anchor:
                yield from self.blocks(clause.blocks)

    def section(self, section: Section) -> Iterator[str]:
        yield self.line(section.title)
        for clause in section.clauses:
            yield from self.blocks(clause.blocks)
        for inner in section.sections:
            yield from self.section(inner)

    def blocks(self, blocks: Iterable[Block]) -> Iterator[str]:
        for block in blocks:
            yield from self.block(block)

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Paragraph():
                yield from map(self.line, block.sentences)
            case Bullets():
                yield from map(self.cell, block.items)
            case Facts():
                for term, definition in block.rows:
                    yield f"{self.line(term)}: {self.cell(definition)}"
            case Table():
                yield from self.table(block)
            case Figure():
                yield self.line(block.caption)
                yield from self.block(block.table)
            case Box():
                yield self.line(block.title)
                yield from self.blocks(block.blocks)
            case Cards():
                for card in block.cards:
                    yield self.line(card.title)
                    yield from self.blocks(card.blocks)
                    yield self.line(card.more_label)

    def table(self, table: Table) -> Iterator[str]:
        yield self.line(table.caption)
        heads = [self.line(column) for column in table.columns]
        for row in table.rows:
            cells = zip(heads, map(self.cell, row.cells), strict=True)
            yield " | ".join(f"{head}: {cell}" for head, cell in cells)
