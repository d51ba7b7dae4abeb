"""What the public reads of an entry: the clauses in whose words its facts stand, and the words."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Box, Bullets, Facts, Figure, Paragraph, Table
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.wording.message import Authored, Link, Message, Names, PageLink, message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs_datamap.documents.tree import Block, Row
    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.chains import Chain
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.wording.message import Sentence, Value


def told(entries: tuple[Entry, ...], atlas: Atlas) -> Iterator[Block]:
    """The sentences on entries that public pages have, by page, each with a link to its clause."""
    tokens = frozenset(atlas.tokens[entry] for entry in entries if entry in atlas.tokens)
    words = frozenset[Text | str]().union(*(atlas.public_words.get(token, ()) for token in tokens))
    pages: dict[str, dict[str, Chain]] = {}
    for entry in entries:
        for chain in atlas.clauses_from.get(entry, ()):
            pages.setdefault(chain.place.page, {})[chain.place.anchor] = chain
    for page, found in pages.items():
        yield Paragraph((message("told.page", page=PageLink(page)),))
        yield Facts(
            tuple(
                (message("item", item=chain.place), tuple(_told_in(chain, entries[0][0], tokens, words)))
                for chain in found.values()
            )
        )


_NAMED = frozenset({"data_categories", "subjects", "sources"})
"""Kinds of entries of which a sentence says no more than the name."""


def _told_in(
    chain: Chain, kind: str, tokens: Collection[int], words: Collection[Text | str]
) -> Iterator[Sentence]:
    said = tuple(_sentences(chain.clause.blocks, tokens, words))
    named = tuple(each for each in said if _speaks((each,), words)) if kind in _NAMED else ()
    yield from named or said


def _sentences(
    blocks: Iterable[Block], tokens: Collection[int], words: Collection[Text | str]
) -> Iterator[Sentence]:
    """The sentences of a clause; of its tables and lists, the rows and points on the entries alone."""
    for block in blocks:
        match block:
            case Paragraph():
                yield from block.sentences
            case Bullets():
                yield from (each for item in block.items if _speaks(item, words) for each in item)
            case Facts():
                yield from (each for _, said in block.rows for each in said)
            case Table() | Figure():
                table = block.table if isinstance(block, Figure) else block
                for row in table.rows:
                    if not row.origins.isdisjoint(tokens):
                        yield from _line(row)
            case Box():
                yield from _sentences(block.blocks, tokens, words)
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


def _speaks(values: Iterable[Value], words: Collection[Text | str]) -> bool:
    """Whether a text or name of the entries stands in sentences, at whatever depth."""
    for value in values:
        match value:
            case Text() | str():
                found = value in words
            case Link():
                found = value.label in words
            case Names():
                found = _speaks(value.items, words)
            case Message() | Authored():
                found = _speaks((each for _, each in value.params), words)
            case _:
                found = False
        if found:
            return True
    return False


def words_of(public: object) -> dict[int, frozenset[Text | str]]:
    """Token of an entry → its own texts and names, of everything that the public may learn."""
    found: dict[int, set[Text | str]] = {}
    seen: set[int] = set()
    _collect(public, -1, found, seen)
    return {token: frozenset(words) for token, words in found.items()}


def _collect(value: object, token: int, found: dict[int, set[Text | str]], seen: set[int]) -> None:
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
