"""A document as running text, for measures of how easily it reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Box, Bullets, Cards, Paragraph
from mkdocs_datamap.render.speaking import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_datamap.documents.tree import Block, Document, Section
    from mkdocs_datamap.render.speaking import Speaker
    from mkdocs_datamap.wording.voice import Span

_CITED = "\ue000"
_WORD = r"[^\W\d_]+\.?"
# No language's words stand here: what goes with a citation is known by its place. One word may join two
# citations ("and"), up to three may stand with one in brackets, one may lead to it after a comma (", jf.").
_SEVERAL = re.compile(rf"{_CITED}(?:\s*[,;]?\s*(?:{_WORD}\s+)?{_CITED})+")
_BRACKETED = re.compile(rf"\s*[(\[]\s*(?:{_WORD}\s+){{0,3}}{_CITED}\s*[)\]]")
_AFTER_COMMA = re.compile(rf"\s*,\s*(?:{_WORD}\s+)?{_CITED}(?:\s*,)?(?=\s*[.;:!?]|\s+\w|$)")
_BEFORE_MARK = re.compile(r"\s+([.,;:!?])")
_SPACES = re.compile(r" {2,}")


def prose(document: Document, speaker: Speaker) -> str:
    """The sentences of paragraphs and points, one paragraph or point a line.

    Headings, definition lists, tables and diagrams are left out, and so are citations of law, with the
    brackets, commas and words that lead to them: a reader skips them, and a measure should.
    """
    return "\n".join(line for line in _document(document, speaker) if line)


def _document(document: Document, speaker: Speaker) -> Iterator[str]:
    yield from _blocks(document.lead, speaker)
    for section in document.sections:
        yield from _section(section, speaker)


def _section(section: Section, speaker: Speaker) -> Iterator[str]:
    for clause in section.clauses:
        yield from _blocks(clause.blocks, speaker)
    for inner in section.sections:
        yield from _section(inner, speaker)


def _blocks(blocks: Iterable[Block], speaker: Speaker) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield _line(spoken(speaker, block.sentences))
            case Bullets():
                for item in block.items:
                    yield _line(spoken(speaker, item))
            case Box():
                yield from _blocks(block.blocks, speaker)
            case Cards():
                for card in block.cards:
                    yield from _blocks(card.blocks, speaker)
            case _:
                pass


def _line(sentences: Iterable[tuple[Span, ...]]) -> str:
    return " ".join(filter(None, map(without_citations, sentences)))


def without_citations(said: Iterable[Span]) -> str:
    """The words of one sentence without its citations and without what led to them."""
    text = "".join(
        _CITED if span.kind == "citation" else span.text.replace(_CITED, "").replace("\xa0", " ")
        for span in said
    )
    text = _SEVERAL.sub(_CITED, text)
    text = _BRACKETED.sub("", text)
    text = _AFTER_COMMA.sub("", text)
    text = _BEFORE_MARK.sub(r"\1", text.replace(_CITED, ""))
    return _SPACES.sub(" ", text).strip()
