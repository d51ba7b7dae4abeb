"""What a place in a file should hold, read off the models' types: keys, and words for the reader."""

from __future__ import annotations

import datetime as dt
import types
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from mkdocs_datamap.inventory.outline import AUTHORED_TAG, GENERATED_TAG
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.values import KNOWN_TAG, TODO_TAG, Ref, Todo

TAGS = frozenset({KNOWN_TAG, TODO_TAG, AUTHORED_TAG, GENERATED_TAG})
"""Parts of a pydantic error's place that name the branch of a union, and no key of the file."""


def place(location: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The keys and list positions of a pydantic error: its place without tags of unions and marks of keys."""
    found = tuple(part for part in location if part not in TAGS and part != "[key]")
    # A union without a discriminator adds the branch (a model's or type's name) after the real key.
    return tuple(part for part in found if not _is_branch(part))


def _is_branch(part: str | int) -> bool:
    return isinstance(part, str) and (part.startswith(("literal[", "tuple[", "function-")) or part[:1].isupper())


def expected(shape: Any, location: tuple[str | int, ...]) -> tuple[Any, ...]:
    """The possible types at a place below ``shape``; empty when nothing is expected there."""
    options = _options(shape)
    for part in location:
        options = tuple(inner for option in options for inner in _step(option, part))
    return options


def keys(options: tuple[Any, ...]) -> dict[str, str]:
    """The keys that a mapping may have here, and what each is for."""
    found: dict[str, str] = {}
    for option in options:
        if isinstance(option, type) and issubclass(option, BaseModel):
            for name, info in option.model_fields.items():
                found.setdefault(info.alias or name, info.description or "")
    return found


def words(options: tuple[Any, ...]) -> str:
    """What should stand here, in plain words."""
    named = dict.fromkeys(_words(option) for option in options if option is not type(None))
    return " or ".join(name for name in named if name) or "something else"


def _options(shape: Any) -> tuple[Any, ...]:
    origin = get_origin(shape)
    if origin is Annotated:
        return _options(get_args(shape)[0])
    if origin in {Union, types.UnionType}:
        return tuple(option for branch in get_args(shape) for option in _options(branch))
    return (shape,)


def _step(option: Any, part: str | int) -> tuple[Any, ...]:
    if isinstance(option, type) and issubclass(option, BaseModel):
        for name, info in option.model_fields.items():
            if (info.alias or name) == part:
                return _options(info.annotation)
        return ()
    origin, arguments = get_origin(option), get_args(option)
    if origin is dict and isinstance(part, str):
        return _options(arguments[1])
    if origin is tuple and isinstance(part, int):
        return _options(arguments[0])
    return (str,) if option is Text else ()


def _words(option: Any) -> str:  # noqa: PLR0911 (one line a shape)
    origin = get_origin(option)
    if origin is Literal:
        return " or ".join(f"“{value}”" for value in get_args(option))
    if origin is tuple:
        return f"a list ([…]) of {words(_options(get_args(option)[0]))}"
    if origin is dict:
        return "a mapping from ids to entries"
    if option is Text:
        return "a text in each language ({da: …, en: …})"
    if option is Todo:
        return "an open question ({todo: …, owner: …})"
    if isinstance(option, type) and issubclass(option, BaseModel):
        needed = [info.alias or name for name, info in option.model_fields.items() if info.is_required()]
        return f"a mapping with {', '.join(needed)}" if needed else "a mapping"
    if isinstance(option, type) and issubclass(option, Ref):
        return (option.__doc__ or "an id").split(".")[0].split(" (")[0].lower().join(("", "’s id"))
    return _PLAIN.get(option, "")


_PLAIN: dict[Any, str] = {
    str: "text",
    int: "a number",
    bool: "true or false",
    dt.date: "a day (2026-11-22)",
}
