"""No public fact can change without a word: each field of each type of the projection."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
import types
import typing
from collections.abc import Mapping
from functools import cache

import pytest

from built_documents import DAY, EXAMPLE
from mkdocs_datamap.changes.compare import compare
from mkdocs_datamap.changes.facts import NOT_FACTS, facts
from mkdocs_datamap.changes.meanings import CODES, MEANINGS
from mkdocs_datamap.changes.told import reason, statement
from mkdocs_datamap.inventory import public, text
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.inventory.projection import project
from mkdocs_datamap.wording.catalogue import load_catalogue
from mkdocs_datamap.wording.voice import Voice

TYPES = {
    name.removeprefix("Public"): kind
    for name, kind in vars(public).items()
    if name.startswith("Public") and dataclasses.is_dataclass(kind)
}
COMPUTED = {"Law", "Standing"}
FIELDS = [
    (kind, field.name)
    for kind, record in TYPES.items()
    for field in dataclasses.fields(record)
    if field.name not in NOT_FACTS
]
CHOICES = {
    "basis": itertools.cycle(["vital-interests", "public-task"]),
    "duration": itertools.cycle(["P7Y"]),
    "period": itertools.cycle(["P7Y"]),
    "country": itertools.cycle(["BR"]),
}


@cache
def example():
    inventory, _ = read_inventory(EXAMPLE)
    return project(inventory)


@cache
def facts_of_example():
    return facts(example(), DAY)[0]


@cache
def voices():
    return [Voice(load_catalogue(language, None)[0]) for language in ("da", "en")]


def test_the_table_of_meanings_has_every_field_of_the_projection_and_no_other():
    assert {
        kind: {field.name for field in dataclasses.fields(record)} - NOT_FACTS
        for kind, record in TYPES.items()
    } == {kind: set(found) for kind, found in MEANINGS.items() if kind not in COMPUTED}


def test_only_where_a_fact_comes_from_is_no_fact():
    assert {"origin", "stands", "used_by", "wider"} == NOT_FACTS


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=[".".join(each) for each in FIELDS])
def test_a_field_that_changes_is_told_in_both_languages(kind, field):
    target, other = altered(kind, field)
    before, after = facts_of_example(), facts(replaced(example(), target, other), DAY)[0]
    changes = compare(before, after)
    assert changes, f"no one would know that {kind}.{field} changed"
    # What tells an entry from others like it (its id) makes another entry of it: one went, one came. A change
    # of a whole entry is told by its parts.
    assert (
        any((each.kind, each.field) == (kind, field) for each in changes)
        or {"added", "removed"} <= {each.action for each in changes}
        or (kind == "Inventory" and all(each.path.startswith(field) for each in changes))
    )
    for change, voice in itertools.product(changes, voices()):
        assert voice.words(statement(change, before, after, voice.language))
        assert voice.words(reason(change))


def altered(kind, field):
    """A record of the example that has the field, and the same record with another value there."""
    holders = [each for each in records(example()) if type(each) is TYPES[kind]]
    assert holders, f"the example has no {kind}"
    # A value is taken away if any holder has one; else one is given.
    holder = max(holders, key=lambda each: getattr(each, field) not in (None, (), False))
    value = getattr(holder, field)
    return holder, dataclasses.replace(holder, **{field: another(value, field, kind)})


def another(value, field, kind):  # noqa: PLR0911 (one for each kind of value)
    match value:
        case text.Text():
            return text.Text(tuple((code, f"Noget helt andet end {words}") for code, words in value))
        case bool():
            return not value
        case int():
            return value + 1
        case dt.date():
            return value + dt.timedelta(days=1)
        case str():
            return next(CHOICES.get(field, itertools.cycle([f"{value}-2"])))
        case Mapping():
            return types.MappingProxyType(dict(list(value.items())[:-1]))
        case tuple():
            return value[:-1] if value else given(field, kind)
        case None:
            return given(field, kind)
    return None if optional(kind, field) else dataclasses.replace(value, **first_words(value))


def first_words(record):
    field = next(
        each.name for each in dataclasses.fields(record) if isinstance(getattr(record, each.name), str)
    )
    return {field: f"{getattr(record, field)} 2"}


def optional(kind, field):
    return "None" in TYPES[kind].__annotations__[field]


def given(field, kind):
    """A value for a field that no entry of the example fills."""
    annotation = TYPES[kind].__annotations__[field]
    if "Text" in annotation:
        return text.Text.of({"da": "Noget nyt", "en": "Something new"})
    if "Public" in annotation:
        wanted = annotation.partition("Public")[2].partition(" ")[0].partition(",")[0]
        sample = next(each for each in records(example()) if type(each) is TYPES[wanted])
        return (sample,) if "tuple" in annotation else sample
    if "int" in annotation:
        return 1
    if "bool" in annotation:
        return True
    if "tuple" in annotation:
        return ("gdpr-6-1-a",)
    return {"law": "dk-bookkeeping-12", "mechanism": "scc", "fallback": "scc"}.get(field, "something")


def records(value):
    """Every record in a value, itself first."""
    if dataclasses.is_dataclass(value) and not isinstance(value, text.Text):
        yield value
        for field in dataclasses.fields(value):
            yield from records(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from records(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from records(each)


def replaced(value, target, other):
    """The value with another record wherever the target stands in it."""
    if value == target and type(value) is type(target):
        return other
    if dataclasses.is_dataclass(value) and not isinstance(value, text.Text):
        inner = {
            field.name: replaced(getattr(value, field.name), target, other)
            for field in dataclasses.fields(value)
        }
        return dataclasses.replace(value, **inner)
    if isinstance(value, Mapping):
        return {key: replaced(each, target, other) for key, each in value.items()}
    if isinstance(value, tuple):
        return tuple(replaced(each, target, other) for each in value)
    return value


def test_every_code_of_the_projection_has_words():
    names = vars(public) | {"dt": dt, "Mapping": Mapping, "Text": text.Text}
    codes = {
        code
        for record in TYPES.values()
        for annotation in typing.get_type_hints(record, names).values()
        for code in literals(annotation)
    }
    assert {"special", "statutory", "third", "marketing"} < codes
    assert codes <= CODES.keys()


def literals(annotation):
    if typing.get_origin(annotation) is typing.Literal:
        yield from typing.get_args(annotation)
    for inner in typing.get_args(annotation):
        if not isinstance(inner, str):
            yield from literals(inner)
