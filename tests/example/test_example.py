"""The example company: sound, complete, fictional, and a use of every field and choice of the inventory."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
import types
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from pydantic import BaseModel, create_model

import mkdocs_datamap
from mkdocs_datamap.inventory.activities import Activity
from mkdocs_datamap.inventory.inventory import Inventory
from mkdocs_datamap.inventory.loader import ACTIVITIES, CATALOGUES, RECORDS, read_inventory
from mkdocs_datamap.inventory.outline import AuthoredClause
from mkdocs_datamap.inventory.references import FACTS, PAGES, PLACEHOLDERS
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.values import Record
from mkdocs_datamap.inventory.walk import walk
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.wording.readability import sentences, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

EXAMPLE = Path(mkdocs_datamap.__file__).parent / "example"
PARTS = {
    **{name: shape for name, (_, shape) in (RECORDS | CATALOGUES).items()},
    ACTIVITIES: Activity,
}
"""Every part of the inventory, by its attribute, with the shape of its record or entries."""

UNSOUND = {
    "Todo.todo": "an open question is a finding",
    "Todo.owner": "an open question is a finding",
    "Todo.due": "an open question is a finding",
    "Internal.questions": "an open question is a finding",
    "AcceptedFinding.rule": "an exception without a finding is a finding",
    "AcceptedFinding.entry": "an exception without a finding is a finding",
    "AcceptedFinding.reason": "an exception without a finding is a finding",
    "AcceptedFinding.owner": "an exception without a finding is a finding",
    "AcceptedFinding.until": "an exception without a finding is a finding",
    "Processor.agreement = missing": "Art. 28(3) GDPR requires the agreement",
    "FrameworkListing.listed = False": "nothing may be sent on the ground of a listing that is not there",
    "Organisation.dpo = none": "the example has a data protection officer, and can say only one thing",
}
"""What a sound inventory does not say, and why."""


@pytest.fixture(scope="module")
def inventory() -> Inventory:
    loaded, diagnostics = read_inventory(EXAMPLE / "data_map")
    assert diagnostics == ()
    assert loaded is not None
    return loaded


# What the models offer


def offered(shapes: Iterable[Any]) -> set[str]:
    """Every field of every model that the shapes reach, and every choice of every field."""
    found: set[str] = set()
    for model in _reached(shapes):
        for name, info in model.model_fields.items():
            place = f"{model.__name__}.{name}"
            choices = set(_choices(info.annotation)) | set(_named_by_pattern(info.metadata))
            found |= {place} | {f"{place} = {choice}" for choice in choices}
    return found


def _reached(shapes: Iterable[Any]) -> set[type[BaseModel]]:
    found: set[type[BaseModel]] = set()
    pending = [model for shape in shapes for model in _models(shape)]
    while pending:
        model = pending.pop()
        if model not in found:
            found.add(model)
            pending += [inner for info in model.model_fields.values() for inner in _models(info.annotation)]
    return found


def _models(shape: Any) -> Iterator[type[BaseModel]]:
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        yield shape
    for inner in get_args(shape) if get_origin(shape) is not Literal else ():
        yield from _models(inner)


def _choices(shape: Any) -> Iterator[object]:
    """The closed set of values that a field's own type names, models inside left alone."""
    if shape is bool:
        yield from (True, False)
    elif get_origin(shape) is Literal:
        yield from get_args(shape)
    elif get_origin(shape) is Annotated:
        inner, *metadata = get_args(shape)
        yield from _choices(inner)
        yield from _named_by_pattern(metadata)
    elif get_origin(shape) in {Union, types.UnionType, tuple}:
        for inner in get_args(shape):
            yield from _choices(inner)


def _named_by_pattern(metadata: Iterable[Any]) -> Iterator[str]:
    """The choices of a pattern such as ``^(low|medium|high)$``."""
    for item in metadata:
        yield from _named_by_pattern(getattr(item, "metadata", ()))
        listed = re.fullmatch(r"\^\(([a-z]+(?:\|[a-z]+)+)\)\$", str(getattr(item, "pattern", "")))
        if listed:
            yield from listed[1].split("|")


# What the example uses


def used(inventory: Inventory) -> set[str]:
    """Every field in which something is written, and every single value that a field has."""
    found: set[str] = set()
    for record in _records(inventory):
        for name in type(record).model_fields:
            place, value = f"{type(record).__name__}.{name}", getattr(record, name)
            if name in record.model_fields_set and value not in (None, (), {}):
                found.add(place)
            found |= {f"{place} = {item}" for item in (value if isinstance(value, tuple) else (value,))}
    return found


def _records(inventory: Inventory) -> Iterator[Record]:
    return (
        value for name in PARTS for _, value in walk(getattr(inventory, name)) if isinstance(value, Record)
    )


def test_loads_without_a_finding(inventory):
    assert inventory.organisation.trade_name == "Nordlys Cykler"


def test_every_part_of_the_inventory_is_looked_at():
    parts = {field.name for field in dataclasses.fields(Inventory)} - {"locate"}
    assert set(PARTS) == parts


def test_every_field_and_choice_of_the_inventory_is_used(inventory):
    unused = offered(PARTS.values()) - used(inventory) - UNSOUND.keys()
    assert not unused, "Show these in the example: " + ", ".join(sorted(unused))


def test_what_is_excused_exists_and_is_not_used(inventory):
    assert UNSOUND.keys() <= offered(PARTS.values())
    assert not UNSOUND.keys() & used(inventory)


def test_a_new_field_or_choice_without_an_example_would_be_noticed(inventory):
    grown = create_model("Activity", __base__=Activity, mood=(Literal["calm", "wild"] | None, None))
    assert offered([grown]) - used(inventory) - UNSOUND.keys() == {
        "Activity.mood",
        "Activity.mood = calm",
        "Activity.mood = wild",
    }


def test_every_kind_of_placeholder_is_used(inventory):
    texts = [record.text for record in _records(inventory) if isinstance(record, AuthoredClause)]
    names = {name for text in texts for _, written in text for name in PLACEHOLDERS.findall(written)}
    assert {name for name in names if not name.startswith("see:")} == {
        *FACTS,
        *(f"page:{page}" for page in PAGES),
    }
    assert any(name.startswith("see:") for name in names)


def test_every_kind_of_transfer_mechanism_is_used(inventory):
    kinds = {vocabulary().mechanisms[row.mechanism].kind for row in inventory.transfers.values()}
    assert kinds == {"adequacy", "safeguard", "derogation"}


def test_every_group_of_legal_bases_is_used(inventory):
    bases = {value for _, value in walk(dict(inventory.activities)) if type(value).__name__ == "BasisRef"}
    assert {vocabulary().bases[basis].group for basis in bases} == {
        "art-6",
        "art-9",
        "criminal",
        "national-id",
    }


def test_every_entry_is_used_by_another(inventory):
    # A deleted activity leaves its systems and categories behind: the example must not teach that.
    values = {name: getattr(inventory, name) for name in PARTS}
    named = {str(value) for _, value in walk(values) if type(value).__name__.endswith("Ref")}
    shared = {name for activity in inventory.activities.values() for name in activity.purposes}
    idle = [
        f"{name}.{entry_id}"
        for name in ("data_categories", "subjects", "sources", "systems", "processors", "recipients")
        for entry_id, entry in getattr(inventory, name).items()
        if entry_id not in named and not getattr(entry, "general", False)
    ]
    assert idle == []
    assert inventory.purposes.keys() <= shared


def test_every_public_activity_stands_in_the_policy(inventory):
    told = [section.activity for section in _sections(inventory.privacy_outline.sections) if section.activity]
    public = [name for name, activity in inventory.activities.items() if activity.public]
    assert sorted(told) == sorted(public)


def _sections(sections: Iterable[Any]) -> Iterator[Any]:
    for section in sections:
        yield section
        yield from _sections(section.sections)


def test_the_company_cannot_be_taken_for_a_real_one(inventory):
    digits = [int(digit) for digit in inventory.organisation.cvr]
    assert sum(map(int.__mul__, digits, (2, 7, 6, 5, 4, 3, 2, 1))) % 11 == 0
    assert all(later - earlier == 1 for earlier, later in pairwise(digits[:7])), "1234567 is plainly made up"
    # What is kept of a version names what the law names, such as the authority to complain to.
    written = (path for path in sorted(EXAMPLE.rglob("*")) if path.is_file() and path.suffix != ".json")
    text = "\n".join(path.read_text("utf-8") for path in written)
    hosts = set(re.findall(r"(?:https://|[\w.+-]+@)([\w.-]+\w)", text))
    assert {host for host in hosts if not host.endswith(".example")} == {"datacvr.virk.dk"}


def test_every_sentence_has_at_most_25_words(inventory):
    long = [
        sentence
        for name in PARTS
        for _, text in walk(getattr(inventory, name))
        if isinstance(text, Text)
        for _, written in text
        for sentence in sentences(written)
        if len(words(sentence)) > 25
    ]
    assert long == []


def test_nothing_runs_out_before_2028(inventory):
    ends = [
        value
        for name in PARTS
        for path, value in walk(getattr(inventory, name))
        if path and path[-1] in {"expires", "review_by"}
    ]
    assert len(ends) > 10
    assert min(ends) >= dt.date(2028, 1, 1)
