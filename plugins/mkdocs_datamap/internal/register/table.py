"""What a register is made of: sheets of typed cells. Nothing here knows words, pages or file formats."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from mkdocs_datamap.wording.message import Message, Value, message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_datamap.internal.register.scope import Scope
    from mkdocs_datamap.inventory.inventory import Path
    from mkdocs_datamap.inventory.text import Text
    from mkdocs_datamap.inventory.values import Todo


@dataclass(frozen=True)
class EntryName:
    """The name of an entry of the inventory, which a page makes a link of."""

    path: Path
    label: str | Text | Message


@dataclass(frozen=True)
class Question:
    """The open question that stands in the place of a fact, by its place in the files."""

    path: Path
    todo: Todo
    owner: Text
    """The name of the role that must find it out."""

    @property
    def message(self) -> Message:
        """What a cell says: that it is open, what must be found out, by whom and when."""
        todo = self.todo
        if todo.due is None:
            return message("register.question", question=todo.todo, owner=self.owner)
        return message("register.question-due", question=todo.todo, owner=self.owner, due=todo.due)


Item = Value | EntryName | Question
"""One thing that a cell says: a text, a number, a day, the name of an entry, or an open question."""

Cell = tuple[Item, ...]
"""What stands in a cell, one thing under another; nothing where there is nothing to say."""

Kind = Literal["text", "day", "number"]


@dataclass(frozen=True)
class Column:
    """A column: its stable id, its title, and what its cells hold.

    A cell of kind ``day`` or ``number`` holds one day or number, nothing, or an open question. ``law`` is the
    id of the row in ``law/record.yml`` that asks for the column, None where none does; ``width`` is in
    letters.
    """

    id: str
    title: Message
    kind: Kind = "text"
    width: int = 28
    law: str | None = None


@dataclass(frozen=True)
class Line:
    """A row: the entry that it is about, and one cell for each column."""

    path: Path
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Sheet:
    """A table of the register; ``note`` says what it lists, ``lines`` stand in a fixed order."""

    id: str
    title: Message
    note: Message
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Register:
    """All sheets, and what they are true of."""

    scope: Scope
    sheets: tuple[Sheet, ...]

    def sheet(self, identifier: str) -> Sheet:
        """The sheet with this id; raises KeyError when there is none."""
        for sheet in self.sheets:
            if sheet.id == identifier:
                return sheet
        raise KeyError(identifier)


def sheet(
    identifier: str, title: Message, note: Message, columns: tuple[Column, ...], lines: Iterable[Line]
) -> Sheet:
    """The sheet; raises ValueError for a line that does not have one cell for each column."""
    found = tuple(lines)
    for line in found:
        if len(line.cells) != len(columns):
            raise ValueError(f"a line of “{identifier}” has {len(line.cells)} cells, not {len(columns)}")
    return Sheet(identifier, title, note, columns, found)
