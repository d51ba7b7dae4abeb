"""A walk over the example's files: which keys can be taken away without any check or the loader noticing?"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from mkdocs_datamap.inventory.activities import Activity, Purpose
from mkdocs_datamap.inventory.categories import Source, SubjectGroup
from mkdocs_datamap.inventory.organisation import Organisation
from mkdocs_datamap.inventory.outline import Outline
from mkdocs_datamap.inventory.parties import Mandate
from mkdocs_datamap.inventory.shared_purposes import join_shared
from mkdocs_datamap.inventory.yaml_reader import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mkdocs_datamap.inventory.inventory import Inventory
    from mkdocs_datamap.rules.check import Case, Check

Place = tuple[str | int, ...]

_FILES: dict[str, tuple[str, Any]] = {
    "organisation.yml": ("organisation", Organisation),
    "policy/privacy.yml": ("privacy_outline", Outline),
    "sources.yml": ("sources", dict[str, Source]),
    "subjects.yml": ("subjects", dict[str, SubjectGroup]),
    "on-behalf-of.yml": ("mandates", dict[str, Mandate]),
}
_FREE = {"roles", "owner", "contracts", "risk", "assessments", "notes", "links", "reviewed", "review_by"}
"""Keys that answer no row of Arts 13, 14 and 30; a role that is gone is found with the references."""


def unnoticed(checks: Iterable[Check], case: Case, folder: Path) -> dict[str, str]:
    """Every key, section and clause whose loss nobody notices: its pattern → the first place of it.

    In a pattern ``*`` stands for an id or a position, and it ends with the key.
    """
    checks = tuple(checks)
    found: dict[str, str] = {}
    for file, place, inventory in _mutants(case.inventory, folder):
        lost = replace(case, inventory=inventory)
        if not any(True for check in checks for _ in check.find(lost)):
            found.setdefault(_pattern(file, place), f"{file}: {'.'.join(map(str, place))}")
    return found


def _mutants(inventory: Inventory, folder: Path) -> Iterator[tuple[str, Place, Inventory]]:
    """Each inventory that can still be loaded when one key is gone."""
    for file, (attribute, shape) in _FILES.items():
        adapter: TypeAdapter[Any] = TypeAdapter(shape)
        for place, loaded in _survivors(adapter, _content(folder / file)):
            yield file, place, replace(inventory, **{attribute: loaded})
    activities = {path.stem: _content(path) for path in sorted((folder / "activities").glob("*.yml"))}
    shared = _content(folder / "purposes.yml")
    of_activity, of_purposes = TypeAdapter(Activity), TypeAdapter(dict[str, Purpose])
    written = {name: of_activity.validate_python(content) for name, content in activities.items()}
    for name, content in activities.items():
        for place, loaded in _survivors(of_activity, content):
            joined = _joined(inventory, {name: loaded}, inventory.purposes)
            if joined is not None:
                yield "activities", place, replace(inventory, activities={**inventory.activities, **joined})
    for place, purposes in _survivors(of_purposes, shared):
        joined = _joined(inventory, written, purposes)
        if joined is not None:
            yield "purposes.yml", place, replace(inventory, activities=joined, purposes=purposes)


def _joined(inventory: Inventory, activities: Any, purposes: Any) -> Any:
    ids = {"purposes": frozenset(purposes)}
    joined, faults = join_shared(activities, purposes, ids, inventory.locate)
    return None if faults else joined


def _content(path: Path) -> Any:
    read, _ = read_yaml(path)
    assert read is not None
    return deepcopy(read.value)


def _survivors(adapter: TypeAdapter[Any], content: Any) -> Iterator[tuple[Place, Any]]:
    """Each key that can go without an error of the loader, with what is then loaded."""
    for place in list(_places(content)):
        *way, last = place
        lost = deepcopy(content)
        holder = lost
        for step in way:
            holder = holder[step]
        del holder[last]
        try:
            yield place, adapter.validate_python(lost)
        except ValidationError:
            continue


def _places(content: Any, place: Place = ()) -> Iterator[Place]:
    if isinstance(content, dict):
        for key, inner in content.items():
            if key in _FREE or (content.keys() <= {"da", "en"}):
                continue
            yield (*place, key)
            yield from _places(inner, (*place, key))
    elif isinstance(content, list):
        for index, inner in enumerate(content):
            if isinstance(inner, dict):
                yield (*place, index)
            yield from _places(inner, (*place, index))


def _pattern(file: str, place: Place) -> str:
    """The place without what is only this example's."""
    kept = list(place)
    if file not in {"organisation.yml", "policy/privacy.yml", "activities"}:
        kept[0] = "*"
    for index, step in enumerate(kept):
        if isinstance(step, int) or (index and kept[index - 1] == "purposes"):
            kept[index] = "*"
    return f"{file}: {'.'.join(map(str, kept))}"
