"""The start page: what the map holds in figures, and what needs somebody's attention now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Document, Facts
from mkdocs_datamap.internal.entries import KINDS
from mkdocs_datamap.internal.members import members
from mkdocs_datamap.internal.naming import START, index_key
from mkdocs_datamap.internal.page import Page
from mkdocs_datamap.wording.message import PageLink, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.internal.atlas import Atlas


def start(atlas: Atlas) -> Iterator[Page]:
    """The one page at the root of each language."""
    rows = tuple(
        (message("item", item=PageLink(index_key(kind))), (message("item", item=len(members(kind, atlas))),))
        for kind in KINDS
    )
    name = atlas.inventory.organisation.trade_name
    yield Page(
        Document(
            key=START,
            title=message("start.title", organisation=name),
            summary=message("start.summary", organisation=name),
            lead=(Facts(rows),),
            sections=(),
            numbered=False,
        ),
        (),
        alone=True,
    )
