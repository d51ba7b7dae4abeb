"""The example with one fact of the law removed or falsified: a generic walk, with no list of places.

What is tried, for every value that a field of ``facts_of_law`` holds:

- *removed*: the key, and each item of a list or of a mapping by id;
- *emptied*: a list without items;
- *one language*: a text in all languages but one;
- *swapped*: the texts of two languages in each other's place;
- *stood in for*: words that say nothing ("n/a", "various purposes"), in each language;
- *another member*: every other member of an enumeration; true for false;
- *dangling*: a reference to what does not exist, the nonsense country ``QQ`` included;
- *another of the law*: every other basis, mechanism, authority; a provision that sets no duty;
- *abroad*: a country outside the EU/EEA without adequacy for one within, and the reverse;
- *another day*, *another period*: 1990 and 2999, no time and 150 years; a number with one figure changed.

What is not tried, since no checker can know it: another true purpose, another group or category of the same
inventory, another name or street: each may be the truth. The accepted translations are taken away, so that no
change of a text is found merely because it is a change.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from example_case import GONE, example_case
from facts_of_law import fact_of
from pydantic import BaseModel

from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.values import Ref
from mkdocs_datamap.inventory.walk import walk_inventory
from mkdocs_datamap.law.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.inventory import Path

Field = tuple[type[BaseModel], str]

STAND_INS = {"da": ("n/a", "diverse formål"), "en": ("n/a", "various purposes")}


@dataclass(frozen=True)
class Mutation:
    """One change of the example's files: the value at a place is another, or GONE."""

    place: Path
    field: Field
    how: str
    value: object

    def __str__(self) -> str:
        """As the report names it."""
        new = "" if self.value is GONE else f" → {self.value!r:.40}"
        return f"{'.'.join(map(str, self.place))} {self.how}{new}"

    @property
    def pattern(self) -> str:
        """The field and the kind of change, whatever the place."""
        return f"{self.field[0].__name__}.{self.field[1]} {self.how}"


def mutations() -> Iterator[Mutation]:
    """Every change of every fact of the example, in the order of the files."""
    seen: dict[Path, object] = {}
    for place, value in walk_inventory(example_case().inventory):
        seen[place] = value
        field = _field(place, seen)
        if field is None or fact_of(*field, place) is None:
            continue
        for how, new in _changes(value, field):
            yield Mutation(place, field, how, new)


def _field(place: Path, seen: dict[Path, object]) -> Field | None:
    """The model and the field that a value is, or is an item of; None for an entry as a whole."""
    for depth in range(len(place) - 1, 0, -1):
        holder = seen.get(place[:depth])
        if isinstance(holder, BaseModel):
            model = type(holder)
            for name, info in model.model_fields.items():
                if place[depth] in {name, info.alias}:
                    return model, name
    return None


def _changes(value: Any, field: Field) -> Iterator[tuple[str, object]]:
    yield "removed", GONE
    if isinstance(value, tuple) and value:
        yield "emptied", []
    elif isinstance(value, Text):
        yield from _of_text(value)
    elif isinstance(value, bool):
        yield "another member", not value
    elif isinstance(value, Ref):
        yield from _of_reference(value)
    elif isinstance(value, str | int):
        yield from _of_scalar(value, field)
    elif hasattr(value, "isoformat"):
        yield "another day", "1990-01-01"
        yield "another day", "2999-01-01"


def _of_text(text: Text) -> Iterator[tuple[str, object]]:
    words = dict(text)
    for code in words:
        yield "one language", {other: said for other, said in words.items() if other != code}
    if len(words) == 2:
        yield "swapped", dict(zip(words, reversed(words.values()), strict=True))
    for each in zip(*(STAND_INS[code] for code in words), strict=True):
        yield "stood in for", dict(zip(words, each, strict=True))


def _of_reference(ref: Ref) -> Iterator[tuple[str, object]]:
    law = vocabulary()
    yield "dangling", "QQ" if ref.target == "countries" else "no-such-entry"
    if ref.target == "countries":
        eea = {code for code, entry in law.countries.items() if entry.standing == "eea"}
        yield "abroad", "IN" if ref in eea else "DE"
    members = {
        "law.bases": law.bases,
        "law.mechanisms": law.mechanisms,
        "law.authorities": law.authorities,
    }.get(ref.target, ())
    yield from (("another of the law", other) for other in members if other != ref)
    if ref.target == "law.provisions":
        yield "another of the law", "gdpr-6-1-f"


def _of_scalar(value: str | int, field: Field) -> Iterator[tuple[str, object]]:
    members = set(_members(field[0].model_fields[field[1]].annotation))
    yield from (("another member", other) for other in sorted(members - {value}, key=str))
    if isinstance(value, str) and value not in members:
        if value.startswith("P") and value[1:2].isdigit():
            yield "another period", "P0D"
            yield "another period", "P150Y"
        else:
            yield "stood in for", "n/a"
            if value.isdigit():
                yield "another number", value[:-1] + str((int(value[-1]) + 1) % 10)


def _members(annotation: Any) -> Iterator[object]:
    """The literals of an enumeration, however deep in unions and lists."""
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
    else:
        for part in get_args(annotation):
            yield from _members(part)
