"""What the public reads of an entry: the clauses in whose words its facts stand, and the words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Box, Bullets, Facts, Figure, Paragraph, Quotes, Row, Table
from mkdocs_datamap.internal.naming import name
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.wording.message import Authored, Link, Message, Names, PageLink, message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from mkdocs_datamap.documents.tree import Block, Clause
    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.chains import Chain
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.wording.message import Sentence, Value


Word = Text | str
"""A text or a name that stands in the words of a clause."""


def told(entries: tuple[Entry, ...], atlas: Atlas) -> Iterator[Block]:
    """The sentences on entries that public pages have, by page, with their clauses, in every language."""
    tokens = frozenset(atlas.tokens[entry] for entry in entries if entry in atlas.tokens)
    words = frozenset[Word]().union(*(atlas.public_words.get(token, ()) for token in tokens))
    if entries[0][0] == "purposes":
        # What activities take over from a shared purpose is public as theirs.
        words |= {text for text in (name(entries[0], atlas),) if isinstance(text, Text)}
    pages: dict[str, dict[str, Chain]] = {}
    for entry in entries:
        for chain in atlas.clauses_from.get(entry, ()):
            pages.setdefault(chain.place.page, {})[chain.place.anchor] = chain
    for page, found in pages.items():
        yield Paragraph((message("told.page", page=PageLink(page)),))
        yield Quotes(
            tuple(
                (
                    chain.place,
                    atlas.public_sentences[chain.place].on(tokens, words, named=entries[0][0] in _NAMED),
                )
                for chain in found.values()
            )
        )


_NAMED = frozenset({"data_categories", "subjects", "sources"})
"""Kinds of entries of which a sentence says no more than the name."""


@dataclass(frozen=True)
class Sentences:
    """The sentences of a clause with their places in it, found without looking at all of them.

    ``always`` are those of its paragraphs, which are about everything in the clause; ``rows`` are those of
    tables by the tokens of their entries, ``naming`` the same by the words in them, ``points`` those of lists
    by the words in them.
    """

    always: Mapping[int, Sentence]
    rows: Mapping[int, Mapping[int, Sentence]]
    naming: Mapping[Word, Mapping[int, Sentence]]
    points: Mapping[Word, Mapping[int, Sentence]]

    def on(self, tokens: Iterable[int], words: Collection[Word], *, named: bool) -> tuple[Sentence, ...]:
        """What is said on entries with these tokens and words; of their names alone where that is all."""
        found = {number: each for token in tokens for number, each in self.rows.get(token, {}).items()}
        # A category of data stands in rows that are of others: only there its name says which.
        named_in = () if found else (self.naming,)
        # A clause may have many points, and a page has few words, unless it is the page of a large entry.
        for places in (self.points, *named_in):
            for word in words:
                found |= places.get(word, {})
        speaking = {number: each for number, each in self.always.items() if not named or _speaks(each, words)}
        said = found | speaking or self.always
        return tuple(said[number] for number in sorted(said))


def sentences(clause: Clause) -> Sentences:
    """The sentences of a clause by what they speak of."""
    always: dict[int, Sentence] = {}
    rows: defaultdict[int, dict[int, Sentence]] = defaultdict(dict)
    naming: defaultdict[Word, dict[int, Sentence]] = defaultdict(dict)
    points: defaultdict[Word, dict[int, Sentence]] = defaultdict(dict)
    for number, (said, of) in enumerate(_placed(clause.blocks)):
        match of:
            case None:
                always[number] = said
            case Row():
                for token in of.origins:
                    rows[token][number] = said
                for word in _words_in((said,)):
                    naming[word][number] = said
            case _:
                for word in _words_in(of):
                    points[word][number] = said
    return Sentences(always, rows, naming, points)


def _placed(blocks: Iterable[Block]) -> Iterator[tuple[Sentence, Row | tuple[Sentence, ...] | None]]:
    """Each sentence with the row or point that it is of; None for one that is of the whole clause."""
    for block in blocks:
        match block:
            case Paragraph():
                yield from ((each, None) for each in block.sentences)
            case Facts():
                yield from ((each, None) for _, said in block.rows for each in said)
            case Bullets():
                yield from ((each, item) for item in block.items for each in item)
            case Table() | Figure():
                table = block.table if isinstance(block, Figure) else block
                yield from ((each, row) for row in table.rows for each in _line(row))
            case Box():
                yield from _placed(block.blocks)
            case _:
                pass


def _line(row: Row) -> Iterator[Sentence]:
    """A row of a table as one phrase; none for an empty one."""
    cells = [each for cell in row.cells for each in cell]
    if cells:
        line = cells[-1]
        for each in reversed(cells[:-1]):
            line = message("told.row", first=_value(each), rest=_value(line))
        yield line


def _value(sentence: Sentence) -> Value:
    return sentence


def _speaks(sentence: Sentence, words: Collection[Word]) -> bool:
    """Whether a text or name of the entries stands in a sentence."""
    return any(word in words for word in _words_in((sentence,)))


def _words_in(values: Iterable[Value]) -> Iterator[Word]:
    """The texts and names in sentences, at whatever depth."""
    for value in values:
        match value:
            case Text() | str():
                yield value
            case Link():
                yield value.label
            case Names():
                yield from _words_in(value.items)
            case Message() | Authored():
                yield from _words_in(each for _, each in value.params)
            case _:
                pass


def words_of(public: object) -> dict[int, frozenset[Word]]:
    """Token of an entry → its own texts and names, of everything that the public may learn."""
    found: dict[int, set[Word]] = {}
    seen: set[int] = set()
    _collect(public, -1, found, seen)
    return {token: frozenset(words) for token, words in found.items()}


def _collect(value: object, token: int, found: dict[int, set[Word]], seen: set[int]) -> None:
    if isinstance(value, Text | str):
        found.setdefault(token, set()).add(value)
    elif isinstance(value, dict):
        for each in value.values():
            _collect(each, token, found, seen)
    elif isinstance(value, tuple):
        for each in value:
            _collect(each, token, found, seen)
    elif is_dataclass(value) and id(value) not in seen:
        seen.add(id(value))
        own: int = getattr(value, "origin", token)
        for field in fields(value):
            _collect(getattr(value, field.name), own, found, seen)
