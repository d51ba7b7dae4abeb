"""How long: the retention schedule, with what follows from it by the calendar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Paragraph
from mkdocs_datamap.internal.register.retention import retention
from mkdocs_datamap.internal.views.page import sheet_table, view
from mkdocs_datamap.wording.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.page import Page

COLUMNS = ("activity", "purpose", "data", "systems", "limit", "rule")
"""The next erasure last, where a column has room for sentences."""


def how_long(atlas: Atlas) -> Iterator[Page]:
    """The page of time limits."""
    sheet = retention(atlas.ledger)
    yield view(
        "how-long",
        message("view.long.slug"),
        message("view.long.title"),
        message("view.long.summary"),
        (
            Paragraph((message("view.long.intro", day=atlas.on), message("view.long.counting"))),
            sheet_table(sheet, "schedule", COLUMNS, choices=("activity",)),
        ),
    )
