"""What may stand in a field that offers a choice, and the names of all fields: read off the models."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, get_args, get_origin

from pydantic import BaseModel

from mkdocs_datamap.inventory.activities import Activity, Purpose
from mkdocs_datamap.inventory.categories import DataCategory, Source, SubjectGroup
from mkdocs_datamap.inventory.cookies import Cookies
from mkdocs_datamap.inventory.exceptions import AcceptedFinding
from mkdocs_datamap.inventory.organisation import Organisation
from mkdocs_datamap.inventory.outline import AuthoredClause, BlockClause, Outline, OutlineSection
from mkdocs_datamap.inventory.parties import Mandate, Processor, Recipient, System
from mkdocs_datamap.inventory.transfers import Transfer
from mkdocs_datamap.inventory.values import Todo
from mkdocs_datamap.inventory.versions import Versions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

WHOLE = (
    Organisation,
    Activity,
    Purpose,
    DataCategory,
    SubjectGroup,
    Source,
    System,
    Processor,
    Recipient,
    Transfer,
    Cookies,
    Mandate,
    Outline,
    Versions,
    AcceptedFinding,
    Todo,
)
"""The models of everything that a file holds; all others are parts of these."""

OUTLINES = (AuthoredClause, BlockClause, OutlineSection)
"""Models whose values a policy shows as they are: nobody reads what may be chosen there."""

_ALTERNATIVES = re.compile(r"\^\(([a-z|-]+)\)\$")


@cache
def models() -> tuple[type[BaseModel], ...]:
    """Every model of the inventory, each once."""
    found: dict[type[BaseModel], None] = {}
    pending: list[object] = list(reversed(WHOLE))
    while pending:
        shape = pending.pop()
        if isinstance(shape, type) and issubclass(shape, BaseModel) and shape not in found:
            found[shape] = None
            pending.extend(info.annotation for info in reversed(shape.model_fields.values()))
        pending.extend(get_args(shape))
    return tuple(found)


@cache
def fields() -> tuple[str, ...]:
    """The name of every field of every model, each once."""
    return tuple(dict.fromkeys(name for model in models() for name in model.model_fields))


@cache
def written() -> Mapping[str, str]:
    """Field as a file has it → its name, which differs where Python has the word for itself (``from``)."""
    return MappingProxyType(
        {info.alias or name: name for model in models() for name, info in model.model_fields.items()}
    )


@cache
def choices() -> Mapping[str, tuple[str, ...]]:
    """Field name → the words that may stand in a field of this name, in the order of the models."""
    found: dict[str, dict[str, None]] = {}
    for model in (model for model in models() if model not in OUTLINES):
        for name, info in model.model_fields.items():
            words = (*_words(info.annotation), *_alternatives(info.metadata))
            if words:
                found.setdefault(name, {}).update(dict.fromkeys(words))
    return MappingProxyType({name: tuple(words) for name, words in found.items()})


def _words(annotation: object) -> Iterator[str]:
    """The words of every ``Literal`` and of every list of words in a pattern, at whatever depth."""
    if get_origin(annotation) is Literal:
        yield from (word for word in get_args(annotation) if isinstance(word, str))
        return
    yield from _alternatives(getattr(annotation, "__metadata__", ()))
    for inner in get_args(annotation):
        yield from _words(inner)


def _alternatives(metadata: Iterable[object]) -> Iterator[str]:
    for constraint in metadata:
        pattern = getattr(constraint, "pattern", None)
        nested = getattr(constraint, "metadata", ())
        if isinstance(pattern, str) and (match := _ALTERNATIVES.fullmatch(pattern)):
            yield from match[1].split("|")
        elif isinstance(nested, list):
            yield from _alternatives(nested)
