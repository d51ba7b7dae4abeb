"""An inventory with one fact altered or taken away, without a file: every fact that is written, in turn."""

from __future__ import annotations

import dataclasses
import datetime as dt
import typing
from functools import partial
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from mkdocs_datamap.inventory.inventory import COLLECTIONS
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.values import Ref
from mkdocs_datamap.inventory.walk import walk_inventory
from mkdocs_datamap.law.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_datamap.inventory.inventory import Inventory, Path

UNTOLD = frozenset({"internal", "roles", "norm", "review_dates", "seen", "exceptions"})
"""Fields in which nothing is public, so that no time is lost on them."""

SET_APART = {("organisation", "languages"), ("policy", "versions")}
"""In which languages there is a site, and which versions it had: no clause is made of these."""

ROOTS = {("policy", "privacy"): "privacy_outline", ("policy", "cookies"): "cookie_outline"}


def alterations(inventory: Inventory) -> Iterator[tuple[Path, str, Callable[[], Inventory]]]:
    """(Place, what is done, what does it) for every fact: other words, another choice, or gone."""
    for path, value in walk_inventory(inventory):
        if UNTOLD & set(map(str, path)) or len(path) < 2 or path[:2] in SET_APART:
            continue
        other = _other(value, path, inventory)
        if other is not None:
            yield path, "altered", partial(altered, inventory, path, other)
        if isinstance(path[-1], int):
            yield path, "taken out", partial(without, inventory, path)
        elif (
            isinstance(value, tuple | BaseModel | Text) and path[-1] != "title" and _optional(inventory, path)
        ):
            yield path, "taken away", partial(altered, inventory, path, None)


def altered(inventory: Inventory, path: Path, value: object) -> Inventory:
    """The inventory with another value at a place, also where activities took the fact over."""
    changed = _put(inventory, path, value)
    if path[0] == "purposes":
        fact = path[:3]
        for name, activity in inventory.activities.items():
            purpose = activity.purposes.get(str(path[1]))
            place = ("activities", name, *fact)
            if purpose is not None and purpose.shared and _at(inventory, place) is _at(inventory, fact):
                changed = _put(changed, place, _at(changed, fact))
    return changed


def without(inventory: Inventory, path: Path) -> Inventory:
    """The inventory without an item of a list."""
    around = _at(inventory, path[:-1])
    index = path[-1]
    return altered(inventory, path[:-1], (*around[:index], *around[index + 1 :]))


def _steps(path: Path) -> Path:
    root = ROOTS.get(path[:2])
    return (root, *path[2:]) if root else path


def _at(inventory: Inventory, path: Path) -> Any:
    value: Any = inventory
    for step in _steps(path):
        value = _inner(value, step)
        if value is None:
            return None
    return value


def _inner(value: Any, step: str | int) -> Any:
    if isinstance(value, dict | tuple):
        return value[step]
    return getattr(value, _name(value, step), None)


def _name(record: Any, step: str | int) -> str:
    """The attribute of a record for the key in the file."""
    for name, info in getattr(type(record), "model_fields", {}).items():
        if step in {name, info.alias}:
            return name
    return str(step)


def _put(inventory: Inventory, path: Path, value: object) -> Inventory:
    first, *rest = _steps(path)
    return dataclasses.replace(inventory, **{first: _replaced(getattr(inventory, first), tuple(rest), value)})


def _replaced(holder: Any, path: Path, value: object) -> Any:
    if not path:
        return value
    step, *rest = path
    inner = _replaced(_inner(holder, step), tuple(rest), value)
    if isinstance(holder, tuple):
        return (*holder[:step], inner, *holder[step + 1 :])
    if isinstance(holder, dict):
        return {**holder, step: inner}
    return holder.model_copy(update={_name(holder, step): inner})


def _optional(inventory: Inventory, path: Path) -> bool:
    holder = _at(inventory, path[:-1])
    info = type(holder).model_fields.get(_name(holder, path[-1])) if isinstance(holder, BaseModel) else None
    return info is not None and not info.is_required() and info.default is None


LAWS = {
    "law.bases": "bases",
    "law.provisions": "provisions",
    "law.mechanisms": "mechanisms",
    "law.authorities": "authorities",
}


def _other(value: object, path: Path, inventory: Inventory) -> object:  # noqa: PLR0911 (one for each kind)
    match value:
        case Text():
            return Text(tuple((code, f"Noget helt andet end {len(words)}.") for code, words in value))
        case bool():
            return not value
        case int():
            return value + 1
        case dt.date():
            return value + dt.timedelta(days=1)
        case Ref():
            return _another(value, inventory)
        case str():
            return _word(value, path, inventory)
    return None


def _another(ref: Ref, inventory: Inventory) -> object:
    if ref.target in LAWS:
        known = getattr(vocabulary(), LAWS[ref.target])
    elif ref.target == "countries":
        known = ("BR", "JP")
    elif ref.target == "parties":
        known = (*inventory.processors, *inventory.recipients)
    elif ref.target in COLLECTIONS and ref.target != "purposes":
        known = getattr(inventory, ref.target)
    else:
        return None
    return next((type(ref)(each) for each in known if each not in {ref, "person", "organisation"}), None)


def _word(value: str, path: Path, inventory: Inventory) -> object:
    holder = _at(inventory, path[:-1])
    if isinstance(holder, BaseModel):
        kind = type(holder).model_fields[_name(holder, path[-1])].annotation
        if choices := [each for each in literals(kind) if each != value]:
            return choices[0]
    elif isinstance(holder, tuple):
        above = _at(inventory, path[:-2])
        if isinstance(above, BaseModel):
            kind = type(above).model_fields[_name(above, path[-2])].annotation
            if choices := [each for each in literals(kind) if each not in holder]:
                return choices[0]
    if value.startswith("P") and value[1:2].isdigit():
        return "P7Y"
    if path[-1] in {"id", "block", "activity", "languages"} or (len(path) > 1 and path[-2] == "languages"):
        return None
    return f"{value}2"


def literals(kind: Any) -> Iterator[str]:
    """Every choice of a type."""
    if typing.get_origin(kind) is typing.Literal:
        yield from typing.get_args(kind)
    for inner in typing.get_args(kind):
        if not isinstance(inner, str):
            yield from literals(inner)
