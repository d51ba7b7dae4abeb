"""What one build knows, from the engine's answer to the navigation of each language."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_datamap.adapters.mkdocs.languages import Translations
from mkdocs_datamap.adapters.mkdocs.navigation import in_navigation, language_navigation
from mkdocs_datamap.adapters.mkdocs.pages import source_uri
from mkdocs_datamap.inventory.places import CHANGES

if TYPE_CHECKING:
    import jinja2
    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import File
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from mkdocs_datamap.adapters.mkdocs.built import BuiltSite
    from mkdocs_datamap.adapters.mkdocs.hand_written import HandWritten
    from mkdocs_datamap.render.site import Site, SitePage


@dataclass
class Build:
    """What one build knows; a preview makes one for each rebuild."""

    built: BuiltSite
    site: Site
    generated: tuple[File, ...]
    written: tuple[HandWritten, ...]
    site_name: str
    is_report: bool = False
    """Whether the site is the report of errors that a preview shows."""
    structure: list[StructureItem] = field(default_factory=list)
    """The hand-written pages as MkDocs' own navigation has them."""
    addresses: dict[str, str] = field(default_factory=dict)
    """The site's addresses by the engine's."""
    translations: Translations = field(init=False)
    navigations: dict[str, Navigation] = field(default_factory=dict)
    environment: jinja2.Environment = field(init=False)
    documents: tuple[Page, ...] = ()

    @cached_property
    def pages(self) -> dict[str, SitePage]:
        """The generated pages by the source that MkDocs is told they have."""
        return {source_uri(page, self.site): page for page in self.site.pages}

    @cached_property
    def assets(self) -> frozenset[str]:
        """The paths of the generated files that are no pages."""
        return frozenset(asset.path for asset in self.site.assets)

    @cached_property
    def changes(self) -> dict[str, str]:
        """The path of the page of changes by language; every page asks for it."""
        return {page.language: page.path for page in self.site.pages if page.key == CHANGES}

    @cached_property
    def languages(self) -> dict[str, str]:
        """The language of every page by its source."""
        return {uri: page.language for uri, page in self.pages.items()} | {
            page.uri: page.language for page in self.written
        }

    def generated_page(self, page: Page) -> SitePage | None:
        """The generated page behind one of MkDocs; None for a hand-written one."""
        return self.pages.get(page.file.src_uri)


def translations_of(build: Build) -> Translations:
    """Who is whose translation, when every page has been read."""
    read = {page.file.src_uri: page for page in build.documents}
    homes: dict[str, Page] = {}
    for uri, page in build.pages.items():
        homes.setdefault(page.language, read[uri])
    translations = Translations(build.site.languages, homes)
    for uri, page in build.pages.items():
        translations.add(read[uri], page.language, f"page:{page.key}")
    for own in build.written:
        if (found := read.get(own.uri)) is not None:
            translations.add(found, own.language, own.translation and f"text:{own.translation}")
    return translations


def navigation_in(build: Build, language: str, *, for_staff: bool) -> Navigation:
    """The navigation in one language, when it is known who is whose translation."""
    read = {page.file.src_uri: page for page in build.documents}
    generated = [
        (page.chapter or "", read[source_uri(page, build.site)])
        for page in in_navigation(build.site)
        if page.language == language
    ]
    translations = build.translations
    own = {page.file.src_uri for page in build.documents if translations.language(page) == language}
    shown = set(own)
    if for_staff:
        # Staff find every hand-written page from every language, translated or not.
        shown |= {
            page.file.src_uri for page in build.documents if language not in translations.versions(page)
        }
    return language_navigation(language, generated, build.structure, shown, own)
