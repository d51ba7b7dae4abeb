"""Every page of the internal map. To add pages: write a maker and enter it here, in the order of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.internal.entry_pages import entry_pages
from mkdocs_datamap.internal.index_pages import index_pages
from mkdocs_datamap.internal.law_page import law_page
from mkdocs_datamap.internal.start import start

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.page import Page, PageMaker

MAKERS: tuple[PageMaker, ...] = (
    start,
    entry_pages,
    index_pages,
    law_page,
)
"""What makes the pages. The first one makes the start page; the navigation has the pages in this order."""


def pages(atlas: Atlas) -> Iterator[Page]:
    """The pages of the map, the start page first; every key and every address once."""
    for make in MAKERS:
        yield from make(atlas)
