"""The example company with one fact of a file other than it is, without writing the files anew."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from example_case import EXAMPLE, GONE, example_case
from pydantic import TypeAdapter

from mkdocs_datamap.inventory.loader import CATALOGUES, RECORDS
from mkdocs_datamap.inventory.yaml_reader import read_yaml

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from mkdocs_datamap.rules.check import Case, Check, Finding

Place = tuple[str | int, ...]

SHAPES: dict[str, tuple[str, Any]] = {
    **{file: (name, shape) for name, (file, shape) in RECORDS.items()},
    **{file: (name, dict[str, shape]) for name, (file, shape) in CATALOGUES.items()},
}
"""File → attribute of the inventory, and what the file is."""

TODO = {"todo": "Who knows?", "owner": "manager"}


@cache
def adapter(file: str) -> TypeAdapter[Any]:
    """What validates a file."""
    return TypeAdapter(SHAPES[file][1])


@cache
def _read(file: str) -> Any:
    read, _ = read_yaml(EXAMPLE / file)
    assert read is not None
    return read.value


def content(file: str) -> Any:
    """The file's value, to be changed."""
    return deepcopy(_read(file))


def put(value: Any, place: Place, new: object) -> Any:
    """The value with another one at a place, or none."""
    *way, last = place
    holder = value
    for step in way:
        holder = holder[step]
    if new is GONE:
        del holder[last]
    else:
        holder[last] = new
    return value


def altered(*changes: tuple[str, Place, object], on: dt.date | None = None) -> Case:
    """The case with changes (file, place, new value); ValidationError where the loader objects."""
    case = example_case()
    values: dict[str, Any] = {}
    for file, place, new in changes:
        values[file] = put(values.get(file) or content(file), place, new)
    parts = {SHAPES[file][0]: adapter(file).validate_python(value) for file, value in values.items()}
    return replace(case, inventory=replace(case.inventory, **parts), on=on or case.on)


def findings(checks: Iterable[Check], case: Case) -> Iterator[tuple[str, Finding]]:
    """What the checks find, with the id of the rule."""
    for check in checks:
        for found in check.find(case):
            yield check.rule.id, found


def places(value: Any, place: Place = ()) -> Iterator[Place]:
    """Every key and every item, texts and what is inside them left out."""
    if isinstance(value, dict) and not value.keys() <= {"da", "en"}:
        for key, inner in value.items():
            yield (*place, key)
            yield from places(inner, (*place, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield (*place, index)
            yield from places(inner, (*place, index))
