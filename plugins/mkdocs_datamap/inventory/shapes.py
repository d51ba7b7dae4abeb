"""What a place in a file should hold, read off the models' types: keys, and words for the reader."""

from __future__ import annotations

import re
import types
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.values import Day, Email, Id, MonthDay, PeriodCode, Phone, Ref, Todo, Url, Words

Place = tuple[str | int, ...]
"""Keys and list positions, from the outermost in."""


def place(location: Place, raw: Any, *, missing: bool) -> Place:
    """The keys and list positions of a pydantic error about ``raw``: its location without branches of unions.

    A branch is told from a key by looking: what is not in the file is no key of it, except for the last part
    of the location when it tells of a ``missing`` key.
    """
    found: list[str | int] = []
    for index, part in enumerate(location):
        in_mapping = isinstance(raw, dict) and part in raw
        in_list = isinstance(raw, list) and isinstance(part, int) and part < len(raw)
        if in_mapping or in_list:
            raw = raw[part]
        elif not (missing and index == len(location) - 1):
            continue
        found.append(part)
    return tuple(found)


def expected(shape: Any, location: Place) -> tuple[Any, ...]:
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


def choices(options: tuple[Any, ...]) -> tuple[str, ...]:
    """The words of which one may stand here."""
    literals = (option for option in options if get_origin(option) is Literal)
    return tuple(word for literal in literals for word in get_args(literal) if isinstance(word, str))


def is_list(option: Any) -> bool:
    """Whether the type stands for a list of the file."""
    return get_origin(option) is tuple


def words(options: tuple[Any, ...]) -> str:
    """What should stand here, in plain words."""
    named = [name for name in dict.fromkeys(map(_words, options)) if name]
    return _either(named) if named else "something else"


def _either(names: list[str]) -> str:
    return " or ".join((", ".join(names[:-1]), names[-1])) if names[1:] else names[0]


def _options(shape: Any) -> tuple[Any, ...]:
    origin = get_origin(shape)
    if origin is Annotated:
        arguments = get_args(shape)
        for named, _ in _NAMED:
            parts = get_args(named)
            if arguments[: len(parts)] == parts:
                return (named,)
        alternatives = _alternatives(arguments[1:])
        return (Literal.__getitem__(alternatives),) if alternatives else _options(arguments[0])
    if origin in {Union, types.UnionType}:
        branches = (option for branch in get_args(shape) for option in _options(branch))
        return tuple(option for option in branches if option is not type(None))
    return (shape,)


def _alternatives(metadata: tuple[Any, ...]) -> tuple[str, ...]:
    """The words of a pattern that is nothing but a choice: ``^(low|medium|high)$``."""
    for constraint in metadata:
        for part in (constraint, *getattr(constraint, "metadata", ())):
            match = re.fullmatch(r"\^\(([a-z|]+)\)\$", str(getattr(part, "pattern", "")))
            if match:
                return tuple(match[1].split("|"))
    return ()


def _step(option: Any, part: str | int) -> tuple[Any, ...]:
    if isinstance(option, type) and issubclass(option, BaseModel):
        for name, info in option.model_fields.items():
            if (info.alias or name) == part:
                return _options(_annotations(option)[name])
        return ()
    origin, arguments = get_origin(option), get_args(option)
    if origin is dict and isinstance(part, str):
        return _options(arguments[1])
    if origin is tuple and isinstance(part, int):
        return _options(arguments[0])
    return (str,) if option is Text else ()


@cache
def _annotations(model: type[BaseModel]) -> dict[str, Any]:
    """The types as they were written: pydantic's own record of a field no longer shows which alias it was."""
    return get_type_hints(model, include_extras=True)


def _words(option: Any) -> str:  # noqa: PLR0911 (one line a shape)
    for named, meaning in (*_NAMED, *_PLAIN):
        if option == named:
            return meaning
    origin = get_origin(option)
    if origin is Literal:
        return _either([f"“{value}”" if isinstance(value, str) else str(value) for value in get_args(option)])
    if is_list(option):
        return f"a list ([…]), each item {words(_options(get_args(option)[0]))}"
    if origin is dict:
        return "a mapping from ids to entries"
    if isinstance(option, type) and issubclass(option, BaseModel):
        needed = [info.alias or name for name, info in option.model_fields.items() if info.is_required()]
        return f"a mapping with {', '.join(needed)}" if needed else "a mapping"
    if isinstance(option, type) and issubclass(option, Ref):
        return f"the id of {_ENTRIES[option.target]}" if option.target in _ENTRIES else _COUNTRY
    return ""


_NAMED: tuple[tuple[Any, str], ...] = (
    (Phone, "a telephone number of digits and spaces (+45 33 19 32 00)"),
    (Words, "text"),
    (Day, "a day (2026-11-22)"),
    (MonthDay, "a day of the year (12-31)"),
    (PeriodCode, "a period (P5Y is 5 years, P6M 6 months, P30D 30 days)"),
    (Url, "a web address (https://www.example.dk/)"),
    (Email, "an e-mail address (privacy@example.dk)"),
    (Id, "an id (my-entry-2)"),
)
"""Types that have a name in the models, and what they are called to the reader."""

_PLAIN: tuple[tuple[Any, str], ...] = (
    (str, "text"),
    (bool, "true or false"),
    (Text, "a text in each language ({da: …, en: …})"),
    (Todo, "an open question ({todo: …, owner: …})"),
)

_COUNTRY = "a country’s ISO 3166 code in capitals (DK)"

_ENTRIES = {
    "roles": "a role (organisation.yml)",
    "data_categories": "a data category (data-categories.yml)",
    "subjects": "a group of data subjects (subjects.yml)",
    "sources": "a source (sources.yml), “person” for the data subject",
    "systems": "a system (systems.yml)",
    "processors": "a processor (processors.yml)",
    "recipients": "a recipient (recipients.yml)",
    "parties": "a processor or a recipient, “organisation” for the controller",
    "activities": "an activity (its file’s name without .yml)",
    "purposes": "a purpose of the same activity",
    "law.bases": "a legal basis (such as consent)",
    "law.provisions": "a provision of law (such as gdpr-6-1-f)",
    "law.mechanisms": "a transfer mechanism (such as scc)",
    "law.authorities": "an authority (such as datatilsynet)",
    "law.retention_norms": "a retention norm (such as claims)",
}
"""What a reference's id is the id of, by its target."""
