"""What may stand in a field that offers a choice, and the names of all fields: read off the models."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, get_args, get_origin

from mkdocs_datamap.inventory.field_reference import models
from mkdocs_datamap.inventory.outline import AuthoredClause, BlockClause, OutlineSection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

OUTLINES = (AuthoredClause, BlockClause, OutlineSection)
"""Models whose values a policy shows as they are: nobody reads what may be chosen there."""

_ALTERNATIVES = re.compile(r"\^\(([a-z|-]+)\)\$")


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
