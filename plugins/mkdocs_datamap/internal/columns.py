"""The columns of index pages: what of each kind one wants to compare, sort and filter by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.internal.attention import OPEN_QUESTIONS
from mkdocs_datamap.internal.derived_facts import stands
from mkdocs_datamap.internal.facts import label, lines
from mkdocs_datamap.internal.naming import linked
from mkdocs_datamap.internal.records import record
from mkdocs_datamap.internal.uses import bases
from mkdocs_datamap.wording.message import message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.inventory.values import Record
    from mkdocs_datamap.wording.message import Message, Sentence

Cell = tuple[tuple["Sentence", ...], str]
"""What a cell says, and what it is sorted by; an empty key where that is its words."""


@dataclass(frozen=True)
class Column:
    """A column; ``choice`` is its name in the page's address if one may choose among its values."""

    title: Message
    cell: Callable[[Entry, Atlas], Cell]
    choice: str = ""


def field(name: str, *, choice: bool = False, internal: bool = False) -> Column:
    """The column of a field of the records, or of their internal blocks; each value on a line of its own."""

    def cell(entry: Entry, atlas: Atlas) -> Cell:
        found: Record | None = record(entry, atlas)
        path = (*entry, name)
        if internal:
            found, path = getattr(found, "internal", None), (*entry, "internal", name)
        value = getattr(found, name, None)
        if value is None or value == ():
            return (), ""
        values = value if isinstance(value, tuple) else (value,)
        said = tuple(line for each in values for line in lines(name, each, path, atlas))
        return said, value.isoformat() if hasattr(value, "isoformat") else ""

    return Column(label(name), cell, name.replace("_", "-") if choice else "")


def _count(number: int) -> Cell:
    return ((message("item", item=number),) if number else ()), f"{number:06}"


def _mentions(entry: Entry, atlas: Atlas) -> Cell:
    sources = {mention.source for mention in atlas.mentioned_by.get(entry, ())}
    return _count(len(sources))


def _purposes(entry: Entry, atlas: Atlas) -> Cell:
    return _count(len(atlas.purposes_with.get(entry, ())))


def _open(entry: Entry, atlas: Atlas) -> Cell:
    return _count(sum(len(atlas.questions_on.get(each, ())) for each in _whole(entry, atlas)))


def _findings(entry: Entry, atlas: Atlas) -> Cell:
    found = (finding for each in _whole(entry, atlas) for finding in atlas.findings_on.get(each, ()))
    return _count(sum(finding.rule not in OPEN_QUESTIONS for finding in found))


def _whole(entry: Entry, atlas: Atlas) -> Iterable[Entry]:
    """An entry with those that are told on its page."""
    yield entry
    if entry[0] == "activities":
        yield from (purpose.entry for purpose in atlas.purposes[entry[1]])


def _bases(entry: Entry, atlas: Atlas) -> Cell:
    purposes = atlas.purposes[entry[1]]
    return tuple(dict.fromkeys(line for purpose in purposes for line in bases(purpose, atlas))), ""


def _subjects(entry: Entry, atlas: Atlas) -> Cell:
    purposes = atlas.purposes[entry[1]]
    named = dict.fromkeys(subject for purpose in purposes for subject in purpose.facts.subjects or ())
    return tuple(linked(("subjects", str(subject)), atlas) for subject in named), ""


def _standing(entry: Entry, atlas: Atlas) -> Cell:
    return (stands(entry[1], atlas),), ""


def _questions(entry: Entry, atlas: Atlas) -> Cell:
    return _count(len(atlas.questions_of(entry[1])))


OWNER = field("owner", choice=True, internal=True)
RISK = field("risk", choice=True, internal=True)
REVIEW = field("review_by", internal=True)
MENTIONS = Column(message("column.mentions"), _mentions)
PURPOSES = Column(message("column.purposes"), _purposes)
OPEN = Column(message("column.questions"), _open)
FINDINGS = Column(message("column.findings"), _findings)
STATE = (OWNER, OPEN, FINDINGS, REVIEW)
"""What one wants to know of every entry that somebody answers for."""

COLUMNS: Mapping[str, tuple[Column, ...]] = {
    "activities": (
        Column(message("column.subjects"), _subjects, "subjects"),
        Column(message("column.basis"), _bases, "basis"),
        field("public", choice=True),
        RISK,
        *STATE,
    ),
    "purposes": (MENTIONS, OPEN, FINDINGS),
    "data_categories": (field("kind", choice=True), field("part_of", choice=True), PURPOSES, OPEN, FINDINGS),
    "subjects": (field("children", choice=True), PURPOSES, OPEN, FINDINGS),
    "sources": (field("public", choice=True), PURPOSES, OPEN, FINDINGS),
    "systems": (field("category"), field("country", choice=True), field("hosted_by"), PURPOSES, *STATE),
    "processors": (
        field("services"),
        field("country", choice=True),
        field("agreement", choice=True),
        RISK,
        PURPOSES,
        *STATE,
    ),
    "recipients": (
        field("category"),
        field("role", choice=True),
        field("country", choice=True),
        PURPOSES,
        *STATE,
    ),
    "transfers": (
        field("exporter"),
        field("country", choice=True),
        field("mechanism", choice=True),
        field("data"),
        *STATE,
    ),
    "mandates": (field("processing"), field("countries", choice=True), *STATE),
    "cookies": (
        field("provider", choice=True),
        field("category", choice=True),
        field("duration"),
        OPEN,
        FINDINGS,
    ),
    "providers": (),
    "countries": (Column(message("country.standing"), _standing, "standing"), MENTIONS),
    "roles": (MENTIONS, Column(message("column.questions"), _questions)),
    "policy": (field("version"), field("effective"), *STATE),
}
"""The columns beside the name, by kind."""
