"""The facts of an entry as the files have them: every field that holds a value, whatever model it is of.

The models are walked, so that a field that somebody adds tomorrow is shown without another word here; what it
is called is a phrase, ``field.<name>``, that the check of the catalogues asks for.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, TypeGuard

from mkdocs_datamap.documents.tree import Facts, Row, Table
from mkdocs_datamap.internal.mentions import target_of
from mkdocs_datamap.internal.naming import link
from mkdocs_datamap.inventory.choices import choices
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.values import Record, Ref, Todo
from mkdocs_datamap.wording.message import DayOfYear, Language, Link, Message, Names, Period, message

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_datamap.documents.tree import Block
    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.inventory.inventory import Path
    from mkdocs_datamap.wording.message import Sentence, Value

PERIODS = frozenset({"period", "duration", "notice_period"})
"""The fields that hold a period as ISO 8601."""

DAYS_OF_YEAR = frozenset({"financial_year_end"})
"""The fields that hold a day of every year as month and day."""

FIRST = ("name", "text", "shared", "public", "situation", "description")
"""What a reader wants to know first; the other fields follow in the order of the models."""

Fields = tuple[tuple[str, object], ...]
"""Names of fields and their values."""


def held(record: Record, without: Collection[str] = ()) -> Fields:
    """The fields of a record that were written and hold something, in the order of its model."""
    names = type(record).model_fields
    return tuple(
        (name, value)
        for name in (*(first for first in FIRST if first in names), *(n for n in names if n not in FIRST))
        if name not in without
        and name in record.model_fields_set
        and (value := getattr(record, name)) not in (None, ())
    )


def fact_blocks(record: Record, path: Path, atlas: Atlas, without: Collection[str] = ()) -> Iterator[Block]:
    """What a record says: a list of facts, then a table for each list of records that it holds.

    ``path`` is where the record stands; ``without`` names fields that are told elsewhere.
    """
    fields = held(record, without)
    rows = tuple(
        (label(name), lines(name, value, (*path, name), atlas))
        for name, value in fields
        if not _is_table(value)
    )
    if rows:
        yield Facts(rows)
    for name, value in fields:
        if _is_table(value):
            yield records(name, value, (*path, name), atlas)


def label(name: str) -> Message:
    """What a field is called."""
    return message(f"field.{name.replace('_', '-')}")


def lines(name: str, value: object, path: Path, atlas: Atlas) -> tuple[Sentence, ...]:
    """What a field says, each part on a line of its own."""
    match value:
        case Todo():
            return open_question(value, atlas)
        case Record():
            return tuple(
                message("fact.part", label=label(inner), value=_joined(inner, content, (*path, inner), atlas))
                for inner, content in held(value)
            )
        case dict():
            return tuple(
                message("fact.part", label=str(key), value=_joined(name, content, (*path, key), atlas))
                for key, content in value.items()
            )
        case tuple() if all(isinstance(each, str) and not isinstance(each, Ref) for each in value):
            return tuple(_phrase(_value(name, each, path, atlas)) for each in value)
        case _:
            return (_phrase(_joined(name, value, path, atlas)),)


def open_question(question: Todo, atlas: Atlas) -> tuple[Message, ...]:
    """That something is not known, who has to find it out, and by when."""
    owner = link(("roles", str(question.owner)), atlas)
    asked = message("fact.open", question=question.todo, owner=owner)
    return (asked, message("fact.open.due", day=question.due)) if question.due else (asked,)


def records(name: str, value: tuple[Record, ...], path: Path, atlas: Atlas) -> Table:
    """A list of records as a table: a row for each, a column for each field that one of them holds."""
    shown = [dict(held(record)) for record in value]
    columns = tuple(field for field in type(value[0]).model_fields if any(field in row for row in shown))
    return Table(
        "--".join(map(str, path)).replace("_", "-"),
        label(name),
        tuple(label(column) for column in columns),
        tuple(
            Row(
                tuple(
                    lines(column, row[column], (*path, index, column), atlas) if column in row else ()
                    for column in columns
                )
            )
            for index, row in enumerate(shown)
        ),
    )


def _is_table(value: object) -> TypeGuard[tuple[Record, ...]]:
    return isinstance(value, tuple) and bool(value) and all(isinstance(each, Record) for each in value)


def _joined(name: str, value: object, path: Path, atlas: Atlas) -> Value:
    """A value as one phrase; the items of a list are joined as the language joins them."""
    if isinstance(value, Todo | Record | dict):
        return Names(lines(name, value, path, atlas))
    if isinstance(value, tuple):
        return Names(tuple(_value(name, each, path, atlas) for each in value))
    return _value(name, value, path, atlas)


def _value(name: str, value: object, path: Path, atlas: Atlas) -> Value:  # noqa: C901, PLR0911 (one case each)
    match value:
        case Ref():
            target = target_of(value, path, atlas.inventory)
            return message("entry.person") if target is None else link(target, atlas)
        case bool():
            return message("answer.yes") if value else message("answer.no")
        case Text() | dt.date():
            return value
        case int():
            return str(value)
        case str() if value in choices().get(name, ()):
            return message(f"choice.{name.replace('_', '-')}.{value}")
        case str() if name in PERIODS:
            return Period(value)
        case str() if name in DAYS_OF_YEAR:
            return DayOfYear(value)
        case str() if name == "languages":
            return Language(value)
        case str() if value.startswith("https://"):
            return Link(value, value)
        case str() if name == "email":
            return Link(f"mailto:{value}", value)
        case _:
            return str(value)


def _phrase(value: Value) -> Sentence:
    return value if isinstance(value, Text | Message) else message("item", item=value)
