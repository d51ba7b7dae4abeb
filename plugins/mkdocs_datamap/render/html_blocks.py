"""The blocks of a document as HTML, each on one line, which Python-Markdown then leaves as it is.

A space stands between cells and between terms: Material's search index drops the tags and would join the
words.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_datamap.diagrams.legend import swatch
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
from mkdocs_datamap.render.addresses import safe_anchor, safe_href
from mkdocs_datamap.render.html_text import escaped, lines_html, phrase_html, sentences_html
from mkdocs_datamap.render.html_tools import tools_html
from mkdocs_datamap.render.speaking import words
from mkdocs_datamap.wording.message import Language, message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_datamap.diagrams.graph import Graph
    from mkdocs_datamap.documents.tree import Block, Card, Row
    from mkdocs_datamap.render.speaking import Speaker
    from mkdocs_datamap.wording.message import See, Sentence

_LINE_BREAKS = re.compile(r"\s*[\r\n]+\s*")


class Illustration(NamedTuple):
    """A diagram drawn: inline SVG, the address of the full-size file, and the legend as HTML (or empty)."""

    svg: str
    full_size: str
    legend: str


Draw = Callable[[str], tuple[str, str, str]]
"""From the key of a graph to its :class:`Illustration`."""


@dataclass(frozen=True)
class Place:
    """Where blocks are rendered: who speaks, who draws, and the level of a heading inside a block."""

    speaker: Speaker
    draw: Draw
    level: int


def legend_html(graph: Graph) -> str:
    """What the marks of a diagram mean, as a list; empty when there is nothing to tell."""
    items = " ".join(f"<li>{swatch(entry.kind)} {escaped(entry.label)}</li>" for entry in graph.legend)
    return f'<ul class="dm-legend" data-search-exclude="">{items}</ul>' if items else ""


def blocks_html(blocks: Iterable[Block], speaker: Speaker, draw: Draw, *, level: int = 2) -> str:
    """The blocks on one line; ``level`` is that of a heading among them (a card's title).

    Raises ValueError for an address or anchor that may not reach a page, and for a row that does not fit
    its table.
    """
    place = Place(speaker, draw, min(level, 6))
    return " ".join(_block(block, place) for block in blocks)


def _block(block: Block, place: Place) -> str:  # noqa: C901 (one case for each block)
    match block:
        case Paragraph():
            html = f"<p>{sentences_html(place.speaker, block.sentences)}</p>"
        case Bullets():
            html = _bullets(block, place)
        case Facts():
            html = _facts(block, place)
        case Table():
            html = _table(block, place)
        case Figure():
            html = _figure(block, place)
        case Box():
            html = _box(block, place)
        case Cards():
            html = f'<ul class="dm-cards">{" ".join(_card(card, place) for card in block.cards)}</ul>'
        case Counts():
            html = _counts(block, place)
        case Details():
            html = _details(block, place)
        case Quotes():
            html = _quotes(block, place)
    return html


def _details(details: Details, place: Place) -> str:
    inner = " ".join(_block(block, place) for block in details.blocks)
    summary = phrase_html(place.speaker, details.summary)
    return (
        f'<details class="dm-details" id="{safe_anchor(details.id)}" data-search-exclude="">'
        f"<summary>{summary}</summary> {inner}</details>"
    )


def _counts(counts: Counts, place: Place) -> str:
    items = (
        f"<li><strong>{phrase_html(place.speaker, message('item', item=number))}</strong> "
        f"{phrase_html(place.speaker, counted)}</li>"
        for number, counted in counts.items
    )
    return f'<ul class="dm-counts">{" ".join(items)}</ul>'


def _bullets(bullets: Bullets, place: Place) -> str:
    items = (f"<li>{sentences_html(place.speaker, item)}</li>" for item in bullets.items)
    return f'<ul class="dm-bullets">{" ".join(items)}</ul>'


def _facts(facts: Facts, place: Place) -> str:
    rows = (
        f"<div><dt>{phrase_html(place.speaker, term)}</dt> <dd>{lines_html(place.speaker, said)}</dd></div>"
        for term, said in facts.rows
    )
    return f'<dl class="dm-facts">{" ".join(rows)}</dl>'


def _quotes(quotes: Quotes, place: Place) -> str:
    rows = (f"<div>{_quote(at, said, place.speaker)}</div>" for at, said in quotes.rows)
    return f'<dl class="dm-facts dm-quotes">{" ".join(rows)}</dl>'


def _quote(at: See, said: tuple[Sentence, ...], speaker: Speaker) -> str:
    clause = message("item", item=at)
    parts = [f"<dt>{phrase_html(speaker, clause)}</dt> <dd>{lines_html(speaker, said)}</dd>"]
    for other in speaker.others:
        language = phrase_html(speaker, message("quote.language", language=Language(other.language)))
        parts.append(
            # A search in that language finds the sentence on this page in that language.
            f'<dd class="dm-other" data-search-exclude=""><div class="dm-language">{language} '
            f"{phrase_html(other, clause)}</div> {lines_html(other, said)}</dd>"
        )
    return " ".join(parts)


def _table(table: Table, place: Place) -> str:
    # The roles repeat what the elements mean, because a browser forgets it when CSS turns rows into cards.
    titles = [phrase_html(place.speaker, column) for column in table.columns]
    heads = " ".join(f'<th scope="col" role="columnheader">{title}</th>' for title in titles)
    labels = [escaped(words(place.speaker, column)) for column in table.columns]
    contents = [[lines_html(place.speaker, cell) for cell in row.cells] for row in table.rows]
    rows = " ".join(_row(row, said, labels) for row, said in zip(table.rows, contents, strict=True))
    tools = table.tools if len(table.rows) >= _WORTH_SORTING else None
    letters = _letters([[title + _SIGN for title in titles] if tools else titles, *contents])
    broad = " dm-broad" if table.broad or letters > _BROAD else ""
    room = f"{broad} dm-whole" if broad and letters <= _WHOLE else broad
    anchor = safe_anchor(table.id)
    form = f"{tools_html(table, tools, anchor, place.speaker)} " if tools else ""
    return (
        f'{form}<table class="dm-table{room}" id="{anchor}" role="table">'
        f"<caption>{phrase_html(place.speaker, table.caption)}</caption> "
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead> '
        f'<tbody role="rowgroup">{rows}</tbody></table>'
    )


_BROAD = 80
"""Letters that stand side by side in 630 pixels: the room of a page that has its contents on the right."""

_WHOLE = 110
"""Letters that stand side by side in 940 pixels: the room of a page without contents on the right."""

_WORTH_SORTING = 4
"""Rows of which it is worth to filter and sort them: of fewer, the tools take more room than the table."""

_SIGN = "↕↕↕"
"""As wide as the button that sorts a column and stands beside the last word of its head."""

_COLUMN = 10
"""Letters for which a column has room whatever it holds: the style sheet's least width."""

_TAG = re.compile(r"<[^>]*>")
_BETWEEN_WORDS = re.compile(r"[\s-]")


def _letters(rows: list[list[str]]) -> int:
    """How many letters the columns need side by side so that no word is broken: the longest of each."""
    return sum(max(*map(_longest_word, column), _COLUMN) for column in zip(*rows, strict=True))


def _longest_word(content: str) -> int:
    """The letters of the longest word of a cell, which holds no text but what its readers see."""
    return max(map(len, _BETWEEN_WORDS.split(unescape(_TAG.sub("", content)))))


def _row(row: Row, contents: list[str], labels: list[str]) -> str:
    keys = [f' data-sort="{escaped(key)}"' if key else "" for key in row.keys or [""] * len(contents)]
    cells = [
        f'<td role="cell" data-label="{label}"{key}>{content}</td>'
        if column
        else f'<th scope="row" role="rowheader" data-label="{label}"{key}>{content}</th>'
        for column, (label, content, key) in enumerate(zip(labels, contents, keys, strict=True))
    ]
    return f'<tr role="row">{" ".join(cells)}</tr>'


def _figure(figure: Figure, place: Place) -> str:
    speaker = place.speaker
    svg, full_size, legend = (_LINE_BREAKS.sub(" ", part) for part in place.draw(figure.graph))
    anchor = safe_anchor(figure.id)
    full_size_label = message("figure.full-size")
    link = (
        f'<a class="dm-full-size" id="{anchor}-open" href="{escaped(safe_href(full_size))}"'
        f' aria-labelledby="{anchor}-open {anchor}-caption">'
        f"{phrase_html(speaker, full_size_label)}</a>"
    )
    caption = f'<span id="{anchor}-caption">{phrase_html(speaker, figure.caption)}</span>'
    # Excluded from search, because the table says the same in an order one can read.
    drawing = f'<span class="dm-drawing" data-search-exclude="">{svg}</span>'
    return (
        f'<figure class="dm-figure" id="{anchor}">{drawing} {legend}'
        f"<figcaption>{caption} {link}</figcaption></figure> {_table(figure.table, place)}"
    )


def _box(box: Box, place: Place) -> str:
    anchor = safe_anchor(box.id)
    title = f'<p class="dm-box-title" id="{anchor}-title">{phrase_html(place.speaker, box.title)}</p>'
    inner = " ".join(_block(block, place) for block in box.blocks)
    return f'<section class="dm-box" id="{anchor}" aria-labelledby="{anchor}-title">{title} {inner}</section>'


def _card(card: Card, place: Place) -> str:
    speaker, anchor, heading = place.speaker, safe_anchor(card.id), f"h{place.level}"
    title = phrase_html(speaker, card.title)
    inner = " ".join(_block(block, place) for block in card.blocks)
    # "Read more" alone says nothing in a list of links: its name is itself and the card's title.
    more = (
        f'<a id="{anchor}-more" href="{escaped(safe_href(speaker.href(card.more)))}"'
        f' aria-labelledby="{anchor}-more {anchor}-title">{phrase_html(speaker, card.more_label)}</a>'
    )
    return (
        f'<li class="dm-card" id="{anchor}">'
        f'<{heading} class="dm-card-title" id="{anchor}-title">{title}</{heading}> {inner} '
        f'<p class="dm-more">{more}</p></li>'
    )
