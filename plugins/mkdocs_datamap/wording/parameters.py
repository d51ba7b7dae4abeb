"""What the source fills each phrase with: Babel finds ids, and not the names of what is given with them."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ALWAYS = {"message": frozenset[str](), "plural": frozenset({"count"})}
"""The functions that make messages, and what they fill by themselves."""


def given(source: bytes) -> Mapping[str, frozenset[str]]:
    """The parameters that every call in this source gives, by the id of the phrase.

    An id is left out when one of its calls takes its parameters from a mapping: they cannot be known then.
    """
    found: dict[str, frozenset[str]] = {}
    unknown: set[str] = set()
    for maker, identifier, keywords in _calls(ast.parse(source)):
        names = {keyword.arg for keyword in keywords}
        if None in names:
            unknown.add(identifier)
        known = _ALWAYS[maker] | {name for name in names if name is not None}
        found[identifier] = found.get(identifier, known) & known
    return {identifier: names for identifier, names in found.items() if identifier not in unknown}


def _calls(tree: ast.Module) -> Iterator[tuple[str, str, list[ast.keyword]]]:
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id=maker), args=[ast.Constant(value=str(identifier)), *_]):
                if maker in _ALWAYS:
                    yield maker, identifier, node.keywords
