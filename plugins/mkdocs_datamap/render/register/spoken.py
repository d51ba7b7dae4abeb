"""A register in one language: the words of every cell, with the days and numbers still days and numbers."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from mkdocs_datamap.internal.register.scope import statements
from mkdocs_datamap.internal.register.table import EntryName, Question
from mkdocs_datamap.inventory.inventory import spoken
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.render.speaking import words
from mkdocs_datamap.wording.citations import cite_place
from mkdocs_datamap.wording.message import Authored, Citation, Message, message

if TYPE_CHECKING:
    from mkdocs_datamap.internal.register.scope import Scope
    from mkdocs_datamap.internal.register.table import Column, Item, Kind, Register, Sheet
    from mkdocs_datamap.wording.message import Sentence
    from mkdocs_datamap.wording.voice import Voice


@dataclass(frozen=True)
class SpokenItem:
    """One thing that a cell says. ``text`` is always there; ``entry`` is the path of an entry it names.

    ``day`` and ``number`` are the values of items that are days and numbers. A question's ``owner`` and
    ``due`` are those of the open question.
    """

    kind: Literal["text", "day", "number", "entry", "question"]
    text: str
    entry: str | None = None
    day: dt.date | None = None
    number: int | None = None
    owner: str | None = None
    due: dt.date | None = None


@dataclass(frozen=True)
class SpokenColumn:
    """A column in words. ``law`` is the point of the article that asks for it, ``official`` its words."""

    id: str
    title: str
    kind: Kind
    width: int
    law: str | None
    official: str | None


@dataclass(frozen=True)
class SpokenLine:
    """A row: the path of its entry, empty for none, and one tuple of items for each column."""

    entry: str
    cells: tuple[tuple[SpokenItem, ...], ...]


@dataclass(frozen=True)
class SpokenSheet:
    """A sheet in words."""

    id: str
    title: str
    note: str
    columns: tuple[SpokenColumn, ...]
    lines: tuple[SpokenLine, ...]


@dataclass(frozen=True)
class SpokenRegister:
    """A register in words. ``statements`` say what it is true of, as terms and what is said of each."""

    language: str
    title: str
    scope: Scope
    statements: tuple[tuple[str, str], ...]
    sheets: tuple[SpokenSheet, ...]
    cut_off: str
    """What ends a cell of which a format cannot hold the whole."""


@dataclass(frozen=True)
class _Speaker:
    """The voice as the renderers want one; a register has no links."""

    voice: Voice

    def speak(self, sentence: Sentence, /) -> tuple[object, ...]:
        return self.voice.speak(sentence)


def spoken_register(register: Register, voice: Voice) -> SpokenRegister:
    """The register in the voice's language."""
    memory = _Memory(voice)
    return SpokenRegister(
        language=voice.language,
        title=said(voice, message("register.title", organisation=register.scope.organisation)),
        scope=register.scope,
        statements=tuple(
            (said(voice, term), said(voice, statement)) for term, statement in statements(register.scope)
        ),
        sheets=tuple(_sheet(sheet, voice, memory) for sheet in register.sheets),
        cut_off=said(voice, message("register.cut-off")),
    )


def said(voice: Voice, sentence: Sentence) -> str:
    """The sentence as plain text on one line."""
    return words(_Speaker(voice), sentence)  # type: ignore[arg-type]


class _Memory:
    """Speaks each thing once: names of parties and categories stand in many cells."""

    def __init__(self, voice: Voice) -> None:
        self._voice = voice
        self._spoken: dict[tuple[type, Item], SpokenItem] = {}

    def item(self, item: Item) -> SpokenItem:
        key = (type(item), item)
        if key not in self._spoken:
            self._spoken[key] = _item(item, self._voice)
        return self._spoken[key]


def _sheet(sheet: Sheet, voice: Voice, memory: _Memory) -> SpokenSheet:
    return SpokenSheet(
        sheet.id,
        said(voice, sheet.title),
        said(voice, sheet.note),
        tuple(_column(column, voice) for column in sheet.columns),
        tuple(
            SpokenLine(
                spoken(line.path),
                tuple(tuple(map(memory.item, cell)) for cell in line.cells),
            )
            for line in sheet.lines
        ),
    )


def _column(column: Column, voice: Voice) -> SpokenColumn:
    law, official = None, None
    if column.law is not None:
        item = vocabulary().record[column.law]
        law = cite_place(item.provisions[0], vocabulary(), voice.catalogue)
        official = said(voice, message(f"record.{item.id}.label"))
    return SpokenColumn(column.id, said(voice, column.title), column.kind, column.width, law, official)


def _item(item: Item, voice: Voice) -> SpokenItem:
    match item:
        case EntryName():
            return SpokenItem("entry", said(voice, as_sentence(item.label)), entry=spoken(item.path))
        case Question():
            return SpokenItem(
                "question",
                said(voice, item.message),
                entry=spoken(item.path),
                owner=item.owner[voice.language],
                due=item.todo.due,
            )
        case dt.date():
            return SpokenItem("day", said(voice, message("item", item=item)), day=item)
        case int():
            return SpokenItem("number", said(voice, message("item", item=item)), number=item)
        case _:
            return SpokenItem("text", said(voice, as_sentence(item)))


def as_sentence(item: object) -> Sentence:
    """A value as something that can be spoken on its own."""
    match item:
        case Message() | Text() | Authored():
            return item
        case Citation():
            return message("cell", content=item)
    return message("item", item=item)  # type: ignore[arg-type]
