"""Open questions: every fact that is not known yet, who has to find it out, and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.internal.register.ledger import yes_or_no
from mkdocs_datamap.internal.register.table import Column, Line, sheet
from mkdocs_datamap.inventory.inventory import spoken
from mkdocs_datamap.inventory.values import Todo
from mkdocs_datamap.inventory.walk import walk_inventory
from mkdocs_datamap.wording.message import message

if TYPE_CHECKING:
    from mkdocs_datamap.internal.register.ledger import Ledger
from mkdocs_datamap.internal.register.table import Sheet

COLUMNS = (
    Column("entry", message("register.column.entry"), width=36),
    Column("question", message("register.column.question"), width=70),
    Column("owner", message("register.column.owner"), width=22),
    Column("due", message("register.column.due"), "day", 14),
    Column("overdue", message("register.column.overdue"), width=12),
    Column("fact", message("register.column.fact"), width=44),
    Column("place", message("register.column.place"), width=36),
)


def questions(ledger: Ledger) -> Sheet:
    """The sheet of open questions, in the order of the files."""
    return sheet(
        "questions",
        message("register.questions.title"),
        message("register.questions.note"),
        COLUMNS,
        (
            _line(ledger, path, value)
            for path, value in walk_inventory(ledger.inventory)
            if isinstance(value, Todo)
        ),
    )


def _line(ledger: Ledger, path: tuple[str | int, ...], todo: Todo) -> Line:
    around = ledger.entry_around(path)
    late = todo.due is not None and todo.due < ledger.on
    return Line(
        path,
        (
            (around,) if around else (),
            (todo.todo,),
            ledger.role(todo.owner),
            (todo.due,) if todo.due else (),
            (yes_or_no(late),),
            (spoken(path),),
            (ledger.place(ledger.inventory.locate(path)),),
        ),
    )
