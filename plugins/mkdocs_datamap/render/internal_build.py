"""Full inventory → internal map: pages for staff, and the public pages as previews among them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Paragraph
from mkdocs_datamap.internal.chain_blocks import with_chains
from mkdocs_datamap.internal.pages import pages
from mkdocs_datamap.render.build import LOOK, assets
from mkdocs_datamap.render.publication import Publication, Sheet
from mkdocs_datamap.render.register.formats import files
from mkdocs_datamap.wording.message import message
from mkdocs_datamap.wording.remembering import RememberingVoice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.page import Page
    from mkdocs_datamap.render.build import PublicSite
    from mkdocs_datamap.render.site import Asset, Site

TOOLS = ("internal.css", "tables.js")
"""What pages for staff need besides: their look, and the script that filters and sorts their tables."""

PREVIEWS = message("folder.public.slug")
"""The folder below which the public pages stand in the internal site."""


@dataclass(frozen=True)
class InternalSite:
    """The internal map before it is written. ``preview`` is the public site of the same inventory."""

    atlas: Atlas
    preview: PublicSite

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """The pages for staff, the start page first."""
        return tuple(pages(self.atlas))

    @cached_property
    def publication(self) -> Publication:
        """All pages with their addresses and diagrams."""
        own = (_sheet(page) for page in self.pages)
        previews = (_preview(sheet, self.atlas) for sheet in self.preview.publication.sheets)
        # A public sentence is quoted on the page of every entry that it is of, in each language.
        voices = tuple(map(RememberingVoice.of, self.preview.voices))
        return Publication((*own, *previews), voices, self.preview.drawings)

    def site(self) -> Site:
        """Pages and assets for a site generator."""
        register = files(self.atlas.register, self.preview.voices)
        return self.publication.site((*assets((*LOOK, *TOOLS)), *register))

    def markdown(self) -> Iterator[Asset]:
        """The pages as plain Markdown with SVG files, for any generator and for review."""
        yield from self.publication.markdown()
        yield from files(self.atlas.register, self.preview.voices)


def _sheet(page: Page) -> Sheet:
    chapter = "" if page.alone else page.chapter
    return Sheet(replace(page.document, dense=True), page.address, page.file, page.graphs, chapter)


def _preview(sheet: Sheet, atlas: Atlas) -> Sheet:
    """A public page as staff see it: in a folder of its own, marked, with what stands behind each clause.

    Nothing stands behind what is told of versions but the files that were kept.
    """
    document = with_chains(sheet.document, atlas) if sheet.language is None else sheet.document
    marked = replace(document, lead=(Paragraph((message("preview.mark"),)), *document.lead))
    return replace(
        sheet,
        document=marked,
        address=(PREVIEWS, *sheet.address),
        chapter=None if sheet.chapter is None else message("chapter.public"),
    )
