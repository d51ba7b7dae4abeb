"""A document as plain Markdown, for any generator and for a lawyer who reads the diff.

One sentence stands on a line, and a clause's number on a line of its own, so that a diff shows the sentence
that changed and not the numbers that moved. Headings end in ``{#anchor}``, which attr_list, Pandoc,
kramdown and Hugo read; clauses and tables have ``<a id>``, because a paragraph's attributes have no form
that all of them know.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from textwrap import indent
from typing import TYPE_CHECKING

from mkdocs_datamap.documents.numbering import clause_anchor, numbers
from mkdocs_datamap.documents.tree import (
    Box,
    Bullets,
    Cards,
    Counts,
    Details,
    Facts,
    Figure,
    Paragraph,
    Quotes,
    Table,
)
from mkdocs_datamap.render.addresses import safe_anchor
from mkdocs_datamap.render.markdown_text import address, heading_end, inline, line_start, phrase
from mkdocs_datamap.render.speaking import spoken
from mkdocs_datamap.wording.message import Language, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_datamap.documents.tree import Block, Card, Clause, Document, Section
    from mkdocs_datamap.render.speaking import Speaker
    from mkdocs_datamap.wording.message import See, Sentence

Pictures = Callable[[str], str]
"""From the key of a graph to the address of its SVG file."""

_DEEPEST = 6


@dataclass(frozen=True)
class _Place:
    speaker: Speaker
    pictures: Pictures
    level: int


def to_markdown(document: Document, speaker: Speaker, pictures: Pictures) -> str:
    """The document as CommonMark with GFM tables, ending in a line break.

    Raises ValueError for an address or anchor that may not reach a page, and for a table row that does not
    fit its columns.
    """
    return "\n\n".join(_document(document, _Place(speaker, pictures, 2))) + "\n"


def _document(document: Document, place: _Place) -> Iterator[str]:
    yield f"# {heading_end(line_start(phrase(place.speaker, document.title)))}"
    yield from _blocks(document.lead, place)
    numbered = numbers(document) if document.numbered else {}
    for section in document.sections:
        yield from _section(section, numbered, place)


def _section(section: Section, numbered: Mapping[str, str], place: _Place) -> Iterator[str]:
    number = numbered.get(section.id)
    title = phrase(place.speaker, section.title)
    yield _heading(f"{number} {title}" if number else line_start(title), section.id, place)
    inside = replace(place, level=place.level + 1)
    for clause in section.clauses:
        anchor = clause_anchor(section, clause)
        yield from _clause(clause, anchor, numbered.get(anchor), inside)
    for inner in section.sections:
        yield from _section(inner, numbered, inside)


def _heading(title: str, anchor: str, place: _Place) -> str:
    return f"{'#' * min(place.level, _DEEPEST)} {heading_end(title)} {{#{safe_anchor(anchor)}}}"


def _clause(clause: Clause, anchor: str, number: str | None, place: _Place) -> Iterator[str]:
    mark = _mark(anchor) if number is None else f"**{number}** {_mark(anchor)}"
    match clause.blocks:
        case (Paragraph() as first, *rest):
            yield "\n".join([mark, *_lines(first.sentences, place)])
            yield from _blocks(rest, place)
        case blocks:
            yield mark
            yield from _blocks(blocks, place)


def _mark(anchor: str) -> str:
    return f'<a id="{safe_anchor(anchor)}"></a>'


def _lines(sentences: Iterable[Sentence], place: _Place) -> list[str]:
    return [line_start(inline(said)) for said in spoken(place.speaker, sentences)]


def _item(sentences: Iterable[Sentence], place: _Place, lead: str = "") -> str:
    first, *rest = [inline(said) for said in spoken(place.speaker, sentences)] or [""]
    return "\n  ".join(["- " + (lead + first if lead else line_start(first)), *map(line_start, rest)])


def _blocks(blocks: Iterable[Block], place: _Place) -> Iterator[str]:
    for block in blocks:
        yield from _block(block, place)


def _block(block: Block, place: _Place) -> Iterator[str]:  # noqa: C901 (one case for each block)
    match block:
        case Paragraph():
            yield "\n".join(_lines(block.sentences, place))
        case Bullets():
            yield "\n".join(_item(item, place) for item in block.items)
        case Facts():
            yield "\n".join(
                _item(said, place, f"**{phrase(place.speaker, term)}:** ") for term, said in block.rows
            )
        case Table():
            yield from _table(block, place)
        case Figure():
            alternative = phrase(place.speaker, block.caption)
            yield f"{_mark(block.id)}![{alternative}]({address(place.pictures(block.graph))})"
            yield from _table(block.table, place)
        case Box():
            yield _quoted(_box(block, place))
        case Counts():
            yield "\n".join(_count(number, counted, place) for number, counted in block.items)
        case Cards():
            for card in block.cards:
                yield from _card(card, place)
        case Details():
            yield _quoted(_details(block, place))
        case Quotes():
            yield "\n".join(line for at, said in block.rows for line in _quote(at, said, place))


def _count(number: int, counted: Sentence, place: _Place) -> str:
    return f"- **{phrase(place.speaker, message('item', item=number))}** {phrase(place.speaker, counted)}"


def _quote(at: See, said: tuple[Sentence, ...], place: _Place) -> Iterator[str]:
    clause = message("item", item=at)
    yield _item(said, place, f"**{phrase(place.speaker, clause)}:** ")
    for other in place.speaker.others:
        language = phrase(place.speaker, message("quote.language", language=Language(other.language)))
        lead = f"{language} **{phrase(other, clause)}:** "
        # Python-Markdown sees a list within a list from four spaces on, CommonMark from two.
        yield indent(_item(said, replace(place, speaker=other), lead), " " * 4)


def _table(table: Table, place: _Place) -> Iterator[str]:
    yield f"{_mark(table.id)}**{phrase(place.speaker, table.caption)}**"
    lines = [
        [phrase(place.speaker, column) for column in table.columns],
        ["---"] * len(table.columns),
    ]
    for row in table.rows:
        if len(row.cells) != len(table.columns):
            raise ValueError(f"a row of the table “{table.id}” has {len(row.cells)} cells")
        lines.append(
            ["<br>".join(inline(said) for said in spoken(place.speaker, cell)) for cell in row.cells]
        )
    yield "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _box(box: Box, place: _Place) -> Iterator[str]:
    yield f"{_mark(box.id)}**{phrase(place.speaker, box.title)}**"
    yield from _blocks(box.blocks, place)


def _details(details: Details, place: _Place) -> Iterator[str]:
    yield f"{_mark(details.id)}**{phrase(place.speaker, details.summary)}**"
    yield from _blocks(details.blocks, place)


def _quoted(paragraphs: Iterable[str]) -> str:
    lines = "\n\n".join(paragraphs).split("\n")
    return "\n".join(f"> {line}".rstrip(" ") for line in lines)


def _card(card: Card, place: _Place) -> Iterator[str]:
    yield _heading(line_start(phrase(place.speaker, card.title)), card.id, place)
    yield from _blocks(card.blocks, place)
    yield f"[{phrase(place.speaker, card.more_label)}]({address(place.speaker.href(card.more))})"
