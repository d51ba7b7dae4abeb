"""Entries that are the same under another id: nothing came and nothing went."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_datamap.changes.facts import Entry

if TYPE_CHECKING:
    from mkdocs_datamap.changes.facts import Facts, Plain

_APART: dict[str, tuple[frozenset[str], ...]] = {
    "Activity": (frozenset({"id"}),),
    "Purpose": (frozenset({"id"}),),
    "Data": (frozenset({"id"}),),
    "Subjects": (frozenset({"id"}),),
    "Source": (frozenset({"name"}),),
    "Party": (frozenset({"key"}), frozenset({"key", "name", "category"})),
    "Cookie": (frozenset({"id"}),),
    "Section": (frozenset({"id"}),),
    "Clause": (frozenset({"id"}), frozenset()),
}
"""Kind → the fields that may differ while all others are equal, from the surest guess to the boldest."""


def renamed(before: Facts, after: Facts) -> Facts:
    """The facts before, under the paths of the facts after where an entry is plainly the same.

    An entry that is gone and one that is new are taken for one when everything but their names is equal, and
    when there is no second candidate on either side.
    """
    for kind, guesses in _APART.items():
        for apart in guesses:
            gone = _signatures(before, after, kind, apart)
            come = _signatures(after, before, kind, apart)
            moves = {
                gone[signature][0]: come[signature][0]
                for signature in gone.keys() & come.keys()
                if len(gone[signature]) == len(come[signature]) == 1
            }
            before = _moved(before, moves)
    return before


def _signatures(facts: Facts, others: Facts, kind: str, apart: frozenset[str]) -> dict[str, list[str]]:
    """The paths of entries that only ``facts`` has, by what they say apart from some fields."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for path, entry in facts.items():
        if entry.kind == kind and path not in others:
            said = {field: value for field, value in entry.fields.items() if field not in apart}
            # Its parts are named after it, so that their paths are no difference.
            text = json.dumps(said, ensure_ascii=False, sort_keys=True).replace(f'"{path}.', '".')
            found[text].append(path)
    return found


def _moved(facts: Facts, moves: dict[str, str]) -> Facts:
    if not moves:
        return facts
    return {
        _path(path, moves): Entry(
            entry.kind, {field: _value(value, moves) for field, value in entry.fields.items()}
        )
        for path, entry in facts.items()
    }


def _path(path: str, moves: dict[str, str]) -> str:
    for old, new in moves.items():
        if path == old or path.startswith(f"{old}."):
            return new + path[len(old) :]
    return path


def _value(value: Plain, moves: dict[str, str]) -> Plain:
    if isinstance(value, list):
        return [_value(each, moves) for each in value]
    if isinstance(value, dict) and isinstance(path := value.get("entry"), str):
        return {"entry": _path(path, moves)}
    return value
