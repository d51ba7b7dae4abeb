"""A clause as lines of plain text: what a person reads of it, and what two days are compared by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Box, Bullets, Cards, Facts, Figure, Paragraph, Table
from mkdocs_datamap.render.speaking import spoken, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_datamap.documents.tree import Block, Clause
    from mkdocs_datamap.render.speaking import Speaker
    from mkdocs_datamap.wording.message import Sentence


def clause_lines(clause: Clause, speaker: Speaker) -> tuple[str, ...]:
    """Each sentence, point, fact and table row as one line, without the addresses of links."""
    return tuple(line for line in _blocks(clause.blocks, speaker) if line)


def _blocks(blocks: Iterable[Block], speaker: Speaker) -> Iterator[str]:  # noqa: C901 (one case for each block)
    for block in blocks:
        match block:
            case Paragraph():
                for sentence in block.sentences:
                    yield words(speaker, sentence)
            case Bullets():
                for item in block.items:
                    yield _joined(item, speaker)
            case Facts():
                for term, said in block.rows:
                    yield f"{words(speaker, term)}: {_joined(said, speaker)}"
            case Table():
                yield from _rows(block, speaker)
            case Figure():
                yield from _rows(block.table, speaker)
            case Box():
                yield words(speaker, block.title)
                yield from _blocks(block.blocks, speaker)
            case Cards():
                for card in block.cards:
                    yield words(speaker, card.title)
                    yield from _blocks(card.blocks, speaker)


def _rows(table: Table, speaker: Speaker) -> Iterator[str]:
    for row in table.rows:
        yield " · ".join(_joined(cell, speaker) for cell in row.cells)


def _joined(sentences: Iterable[Sentence], speaker: Speaker) -> str:
    return " ".join("".join(span.text for span in said) for said in spoken(speaker, sentences))
