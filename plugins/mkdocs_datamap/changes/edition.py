"""What the public is told at one time: the facts, and the clauses that tell them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mkdocs_datamap.changes.clauses import ClauseText
from mkdocs_datamap.changes.facts import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_datamap.changes.facts import Facts
    from mkdocs_datamap.inventory.inventory import Inventory, Path

FILE = "edition.json"
"""The name under which an edition is kept."""

FORMAT = 2
"""The number of the form in which an edition is kept. In form 1 two things were called “kind”."""


@dataclass(frozen=True)
class Edition:
    """Facts and clauses; ``inventory`` and ``places`` only where the edition was not kept, but just made.

    ``places`` has, for the paths of facts, the place in the inventory that they were taken from.
    """

    facts: Facts
    clauses: tuple[ClauseText, ...]
    inventory: Inventory | None = field(default=None, compare=False)
    places: Mapping[str, Path] = field(default_factory=dict, compare=False)


def kept(edition: Edition) -> str:
    """The edition as JSON, the same bytes for the same edition; nothing in it is internal."""
    content = {
        "format": FORMAT,
        "facts": {
            path: {"type": entry.kind, "fields": entry.fields} for path, entry in edition.facts.items()
        },
        "clauses": [
            {
                "page": clause.page,
                "anchor": clause.anchor,
                "facts": sorted(clause.facts),
                "words": {language: list(lines) for language, lines in clause.words.items()},
            }
            for clause in edition.clauses
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def read_kept(text: str) -> Edition:
    """The edition that was kept as JSON; raises ValueError, in a sentence, when it is none."""
    try:
        content = json.loads(text)
        if content["format"] != FORMAT:
            raise ValueError(f"It has the form {content['format']}, and this release reads form {FORMAT}.")
        return Edition(_facts(content["facts"]), tuple(map(_clause, content["clauses"])))
    except json.JSONDecodeError as error:
        raise ValueError(f"It is no JSON: {error}.") from error
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("It is no record of facts and clauses as datamap keeps them.") from error


def _facts(content: Mapping[str, dict[str, Any]]) -> Facts:
    return {path: Entry(entry["type"], entry["fields"]) for path, entry in content.items()}


def _clause(content: Mapping[str, Any]) -> ClauseText:
    return ClauseText(
        content["page"],
        content["anchor"],
        frozenset(content["facts"]),
        {language: tuple(lines) for language, lines in content["words"].items()},
    )
