"""What would change if a party, or everything in a country, went away: the end of its page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Facts, Paragraph
from mkdocs_datamap.internal.consequences import KINDS, consequences
from mkdocs_datamap.internal.naming import linked
from mkdocs_datamap.inventory.inventory import spoken
from mkdocs_datamap.wording.message import Names, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.documents.tree import Block
    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.wording.message import Sentence


def without_it(entry: Entry, atlas: Atlas) -> Iterator[Block]:
    """What goes with it, the activities that are touched, and the clauses that would read otherwise."""
    if entry[0] not in KINDS:
        return
    found = consequences(entry, atlas)
    rows: list[tuple[Sentence, tuple[Sentence, ...]]] = []
    with_it = [each for each in found.gone if each != entry]
    if with_it:
        rows.append((message("impact.with-it"), tuple(linked(each, atlas) for each in with_it)))
    if found.activities:
        activities = tuple(linked(each, atlas) for each in found.activities)
        rows.append((message("impact.activities"), activities))
    if found.clauses:
        clauses = (message("item", item=Names(found.clauses)),)
        rows.append((message("impact.changed-clauses"), clauses))
    if found.possible:
        possible = (message("item", item=Names(found.possible)),)
        rows.append((message("impact.possible-clauses"), possible))
    if rows:
        yield Facts(tuple(rows))
        yield Paragraph((message("impact.command", command=f"datamap impact {spoken(entry)}"),))
