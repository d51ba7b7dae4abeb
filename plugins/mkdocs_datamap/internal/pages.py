"""Every page of the internal map. To add pages: write a maker and enter it here, in the order of reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.internal.entry_pages import entry_pages
from mkdocs_datamap.internal.index_pages import index_pages
from mkdocs_datamap.internal.law_page import law_page
from mkdocs_datamap.internal.start import start
from mkdocs_datamap.internal.views.attention import found, open_questions
from mkdocs_datamap.internal.views.change_log import change_log
from mkdocs_datamap.internal.views.cookie_settings import cookie_settings
from mkdocs_datamap.internal.views.declared_and_seen import declared_and_seen
from mkdocs_datamap.internal.views.exports import exports
from mkdocs_datamap.internal.views.how_long import how_long
from mkdocs_datamap.internal.views.on_what_basis import on_what_basis
from mkdocs_datamap.internal.views.record_page import record_page
from mkdocs_datamap.internal.views.security import security
from mkdocs_datamap.internal.views.what_we_hold import what_we_hold
from mkdocs_datamap.internal.views.where_it_goes import where_it_goes
from mkdocs_datamap.internal.views.who_gets_what import who_gets_what

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.page import Page, PageMaker

MAKERS: tuple[PageMaker, ...] = (
    record_page,
    what_we_hold,
    who_gets_what,
    where_it_goes,
    how_long,
    on_what_basis,
    security,
    declared_and_seen,
    cookie_settings,
    open_questions,
    found,
    change_log,
    exports,
    entry_pages,
    index_pages,
    law_page,
)
"""What makes the pages that the start page leads to; the navigation has them in this order."""


def pages(atlas: Atlas) -> Iterator[Page]:
    """The pages of the map, the start page first; every key and every address once."""
    made = tuple(page for make in MAKERS for page in make(atlas))
    yield start(atlas, made)
    yield from made
