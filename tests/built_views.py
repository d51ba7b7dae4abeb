"""The internal map of the companies that tests read, and what its views say."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from built_documents import COMPANIES, built_once
from built_registers import CHANGED, ON, verdict
from mkdocs_datamap.diagrams.drawing import Drawing, Drawings
from mkdocs_datamap.documents.tree import Bullets, Counts, Details, Facts, Figure, Paragraph, Quotes, Table
from mkdocs_datamap.internal.atlas import Atlas
from mkdocs_datamap.internal.changelog import Change
from mkdocs_datamap.internal.register.scope import Source
from mkdocs_datamap.render.internal_build import InternalSite
from mkdocs_datamap.render.sitemap import pretty
from mkdocs_datamap.render.speaking import PageVoice, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.diagrams.graph import Graph
    from mkdocs_datamap.documents.tree import Block, Document, Section
    from mkdocs_datamap.render.site import Site
    from mkdocs_datamap.wording.message import Sentence

CHANGES = (
    Change("a1b2c3d4e5", dt.date(2026, 11, 25), "Tell <b>all</b> | of it", ((("organisation",), "changed"),)),
    Change("f6a7b8c9d0", dt.date(2026, 11, 24), "Drop a thing", ((("processors", "gone"), "removed"),)),
)


class Remembered(Drawings):
    """Draws nothing, and keeps the graphs that it was asked for."""

    def __init__(self) -> None:
        self.graphs: dict[tuple[str, str], Graph] = {}

    def draw(self, graph: Graph) -> Drawing:
        """An empty drawing."""
        self.graphs[graph.language, graph.key] = graph
        return Drawing("<svg></svg>", b"<svg/>")


@cache
def internal(company: str) -> InternalSite:
    """The internal map of a company, made once in a run."""
    public, judged = built_once(company), verdict(company)
    assert judged.inventory is not None
    atlas = Atlas(
        inventory=judged.inventory,
        diagnostics=judged.diagnostics,
        accepted=judged.accepted,
        public=public.inventory,
        documents=public.documents,
        on=ON,
        changed=CHANGED,
        folder=COMPANIES[company],
        source=Source("0123456789", CHANGED),
        changelog=CHANGES,
        version="1.2.3",
        catalogues=judged.catalogues,
    )
    return InternalSite(atlas, public)


@cache
def site(company: str) -> tuple[Site, Remembered]:
    """The whole internal site, and the graphs that were drawn for it."""
    made = internal(company)
    remembered = Remembered()
    made.__dict__["publication"] = type(made.publication)(
        made.publication.sheets, made.publication.voices, remembered
    )
    return made.site(), remembered


def page(company: str, key: str) -> Document:
    """A page of the map by its key."""
    return next(each.document for each in internal(company).pages if each.document.key == key)


def speaker(company: str, key: str, language: str) -> PageVoice:
    """Who speaks a page in a language."""
    publication = internal(company).publication
    voice = next(voice for voice in publication.voices if voice.language == language)
    return PageVoice(voice, publication.references(page(company, key), voice, pretty))


def blocks(document: Document) -> Iterator[tuple[str, Block]]:
    """Every block with the anchor of its section; the lead has none."""
    yield from (("", block) for block in document.lead)
    for section in document.sections:
        yield from _blocks(section)


def _blocks(section: Section) -> Iterator[tuple[str, Block]]:
    for clause in section.clauses:
        yield from ((section.id, block) for block in clause.blocks)
    for inner in section.sections:
        yield from _blocks(inner)


def tables(company: str, key: str, language: str = "en") -> dict[str, list[list[list[str]]]]:
    """Every table of a page by its id: rows of cells of the lines that each says."""
    says = speaker(company, key, language)
    found = {}
    for _, block in blocks(page(company, key)):
        table = block.table if isinstance(block, Figure) else block
        if isinstance(table, Table):
            found[table.id] = [
                [[words(says, sentence) for sentence in cell] for cell in row.cells] for row in table.rows
            ]
    return found


@cache
def lines(company: str, key: str, language: str = "en") -> list[tuple[str, str]]:
    """Everything that a page says, a line each, with the anchor of its section."""
    says = speaker(company, key, language)
    return [
        (anchor, words(says, sentence))
        for anchor, block in blocks(page(company, key))
        for sentence in _sentences(block)
    ]


def _sentences(block: Block) -> Iterator[Sentence]:
    match block:
        case Paragraph():
            yield from block.sentences
        case Bullets():
            yield from (sentence for item in block.items for sentence in item)
        case Facts():
            yield from (sentence for term, said in block.rows for sentence in (term, *said))
        case Quotes():
            yield from (sentence for _, said in block.rows for sentence in said)
        case Counts():
            yield from (what for _, what in block.items)
        case Table() | Figure():
            table = block.table if isinstance(block, Figure) else block
            yield from (sentence for row in table.rows for cell in row.cells for sentence in cell)
        case Details():
            yield block.summary
            for inner in block.blocks:
                yield from _sentences(inner)
        case _:
            raise TypeError(block)
