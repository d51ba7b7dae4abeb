"""A phrase's text as words and placeholders. Values are put in by the voice, never parsed again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_PLACEHOLDER = re.compile(r"\{(?P<first>[A-Za-z])(?P<rest>[a-z0-9_]*)\}")
_DEFINITE = "the_"


@dataclass(frozen=True)
class Field:
    """A placeholder.

    ``name`` is the parameter that fills it. ``{Name}`` asks for a capital first letter, and ``{the_name}``
    for the form of a country's name that stands in running text (“the Netherlands”); both may be had:
    ``{The_name}``.
    """

    name: str
    capital: bool = False
    definite: bool = False


@cache
def template(text: str) -> tuple[str | Field, ...]:
    """The words and placeholders of a phrase, in order; no two pieces of words stand side by side.

    Raises ValueError, in words for the phrase's author, for any brace that is not part of ``{name}``.
    """
    parts: list[str | Field] = []
    end = 0
    for found in _BRACES.finditer(text):
        if words := text[end : found.start()]:
            parts.append(words)
        parts.append(_field(found.group()))
        end = found.end()
    if words := text[end:]:
        parts.append(words)
    return tuple(parts)


def fields(text: str) -> frozenset[str]:
    """The names of the parameters that a phrase's text asks for; raises what :func:`template` raises."""
    return frozenset(part.name for part in template(text) if isinstance(part, Field))


def _field(braces: str) -> Field:
    found = _PLACEHOLDER.fullmatch(braces)
    if found is None:
        raise ValueError(f"“{braces}” is not a placeholder")
    written = found["first"].lower() + found["rest"]
    name = written.removeprefix(_DEFINITE) or written
    return Field(name, capital=found["first"].isupper(), definite=name != written)


def fill(text: str, **values: str) -> str:
    """The phrase with these words in its placeholders; raises KeyError with the name of one that has none."""
    return "".join(part if isinstance(part, str) else values[part.name] for part in template(text))
