"""The change log of the inventory: which commit changed which entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Paragraph, Row, Table, Tools
from mkdocs_datamap.internal.changelog import COLLECTIONS, WHOLE
from mkdocs_datamap.internal.views.page import linked, view
from mkdocs_datamap.inventory.inventory import spoken
from mkdocs_datamap.wording.message import message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.changelog import Change, How
    from mkdocs_datamap.internal.page import Page
    from mkdocs_datamap.inventory.inventory import Path
    from mkdocs_datamap.wording.message import Message, Sentence

MOST = 200
"""Commits that the page shows; git has the others."""

MOST_ENTRIES = 25
"""Entries of a commit that are named; of the others the number is told."""


def change_log(atlas: Atlas) -> Iterator[Page]:
    """The page of changes; that nothing is known of them, where there is no version control."""
    changes = atlas.changelog
    if not changes:
        lead: tuple[Paragraph | Table, ...] = (Paragraph((message("view.changes.none"),)),)
    else:
        shown = changes[:MOST]
        intro = message("view.changes.intro")
        more = (plural("view.changes.older", len(changes) - MOST),) if len(changes) > MOST else ()
        lead = (Paragraph((intro, *more)), _table(atlas, shown))
    yield view(
        "changes",
        message("view.changes.slug"),
        message("view.changes.title"),
        message("view.changes.summary"),
        lead,
    )


def _table(atlas: Atlas, changes: tuple[Change, ...]) -> Table:
    columns = (
        message("view.changes.day"),
        message("view.changes.subject"),
        message("view.changes.entries"),
        message("view.changes.commit"),
    )
    rows = tuple(
        Row(
            (
                (message("item", item=change.day),),
                (message("item", item=change.subject or change.commit),),
                tuple(_entries(atlas, change)),
                (message("item", item=change.commit),),
            ),
            (change.day.isoformat(), "", "", ""),
        )
        for change in changes
    )
    return Table("changes", message("view.changes.title"), columns, rows, Tools())


def _entries(atlas: Atlas, change: Change) -> Iterator[Sentence]:
    for path, how in change.entries[:MOST_ENTRIES]:
        yield _changed(how, _name(atlas, path))
    if len(change.entries) > MOST_ENTRIES:
        yield plural("view.changes.more", len(change.entries) - MOST_ENTRIES)


def _name(atlas: Atlas, path: Path) -> Message:
    """The name of an entry that is still there, as a link; else its path, as people write it."""
    collections = {*COLLECTIONS.values(), "activities"}
    if path[0] in collections and str(path[1]) in getattr(atlas.inventory, str(path[0])):
        return message("item", item=linked(atlas.ledger.name(path)))
    if path in WHOLE.values():
        file = next(file for file, whole in WHOLE.items() if whole == path)
        return message("item", item=file)
    return message("item", item="/".join(map(str, path)) if path[0] == "policy" else spoken(path))


def _changed(how: How, entry: Message) -> Message:
    return {
        "added": message("view.changes.added", entry=entry),
        "changed": message("view.changes.changed", entry=entry),
        "removed": message("view.changes.removed", entry=entry),
    }[how]
