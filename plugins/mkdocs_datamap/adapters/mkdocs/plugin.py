"""The plugin's events, in MkDocs' order. What each does stands in the module that it calls."""

from __future__ import annotations

import json
import os
import posixpath
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, cast

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import get_files
from mkdocs.utils import get_relative_url

from mkdocs_datamap.adapters.dates import last_change
from mkdocs_datamap.adapters.engine import RedirectError, build_site
from mkdocs_datamap.adapters.mkdocs import search
from mkdocs_datamap.adapters.mkdocs.blocks import ids, with_blocks
from mkdocs_datamap.adapters.mkdocs.built import BuildOptions, BuiltSite
from mkdocs_datamap.adapters.mkdocs.config import DataMapConfig
from mkdocs_datamap.adapters.mkdocs.hand_written import conflicts, read_hand_written
from mkdocs_datamap.adapters.mkdocs.languages import Translations, interface_language
from mkdocs_datamap.adapters.mkdocs.links import fit_links
from mkdocs_datamap.adapters.mkdocs.navigation import in_navigation, language_navigation
from mkdocs_datamap.adapters.mkdocs.pages import (
    asset_files,
    engine_path,
    page_files,
    scripts,
    source_uri,
    stylesheets,
)
from mkdocs_datamap.adapters.mkdocs.publishing import Publishing
from mkdocs_datamap.adapters.mkdocs.report import error_site, failure, one_line
from mkdocs_datamap.adapters.mkdocs.searchable import searchable
from mkdocs_datamap.adapters.mkdocs.shell import Feed, Missing, Shell, accent_files, dress, quote_matter
from mkdocs_datamap.adapters.site_settings import settings
from mkdocs_datamap.adapters.staging import FolderNotWrittenError, not_written
from mkdocs_datamap.consent.banner import NoBannerError
from mkdocs_datamap.diagrams.engines import EngineError
from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.places import CHANGES
from mkdocs_datamap.publication.manifest import called_for
from mkdocs_datamap.render.companions import Hosting, json_path
from mkdocs_datamap.render.feed import feed_path

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_datamap.adapters.mkdocs.built import SiteBuilder
    from mkdocs_datamap.adapters.mkdocs.hand_written import HandWritten
    from mkdocs_datamap.publication.manifest import Settings
    from mkdocs_datamap.render.site import Site, SitePage

log = get_plugin_logger(__name__)


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
    whole: str = ""
    """The page that the search plugin is reading, as its readers get it."""

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


class DataMapPlugin(BasePlugin[DataMapConfig]):  # type: ignore[no-untyped-call]
    """Publishes a processing inventory as a site in all its languages."""

    build_site: SiteBuilder = staticmethod(build_site)
    """Where the pages come from; one instance can be given another engine without touching the others."""

    def __init__(self) -> None:
        self.serving = False
        self.dirty = False
        self.last_paths: tuple[str, ...] = ()
        self.mkdocs: MkDocsConfig
        self.build: Build
        self.settings: Settings
        self.publishing: Publishing | None = None
        """The site that is being built aside; None in a preview, which has a folder of its own anyway."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Note whether this is a preview. That the event exists keeps the instance between rebuilds."""
        self.serving, self.dirty = command == "serve", dirty

    # Before the search plugin, which takes its default language from the theme.
    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Build the site, and stop here if it has errors: MkDocs has not touched the last site yet."""
        if config.theme.name != "material":
            raise PluginError("The datamap plugin needs the theme “material”: set theme.name to material.")
        data_map = Path(self.config.data_map)
        options = BuildOptions(
            audience=cast("Literal['public', 'internal']", self.config.audience),
            engine=cast("Literal['wasm', 'dot']", self.config.engine),
            cache_dir=Path(self.config.cache_dir),
            edit_url=self.config.edit_url,
            consent=cast("Literal['klaro', 'cookieconsent'] | None", self.config.consent),
            hosting=Hosting(
                _base(config.site_url), config.use_directory_urls, self.config.embed_heading_level
            ),
            redirects=self.config.redirects,
            edit_prefix=_way(config.config_file_path, data_map),
        )
        self.settings = settings(options)
        try:
            built = self.build_site(data_map, options)
        except (EngineError, OSError, RedirectError, NoBannerError) as error:
            raise PluginError(str(error)) from error
        config.watch.extend(dict.fromkeys(str(path) for path in (data_map, *built.watched)))
        for diagnostic in built.diagnostics:
            if diagnostic.severity is Severity.WARNING:
                log.warning(one_line(diagnostic))
        # From here on MkDocs and every plugin know the folder that is built aside.
        self.publishing = None if self.serving else self._aside(config, data_map)
        try:
            self.build = self._prepared(built, config, data_map)
        except PluginError:
            self._give_up()
            raise
        site = self.build.site
        for remark in dress(config, stylesheets(site), many_languages=len(site.languages) > 1):
            log.warning(remark)
        config.extra_javascript.extend(scripts(site))
        config.theme["language"] = interface_language(site.languages[0], config.theme.dirs)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages, the assets and the accent colour."""
        if self.build.is_report:
            for document in list(files.documentation_pages()):
                files.remove(document)
        for made in (*self.build.generated, *accent_files(config, self.config.accent)):
            files.append(made)
        self.build.addresses = {engine_path(file): file.url for file in files}
        for drawing in self.build.generated:
            if drawing.src_uri.endswith(".svg"):
                folder = posixpath.dirname(drawing.src_uri)
                drawing.content_string = self._fitted(drawing.content_string, folder, drawing)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Keep the structure of the hand-written pages; ``on_env`` makes the navigations."""
        self.build.structure = nav.items
        return nav

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Name the links that headings have to themselves in the page's language."""
        language = self.build.languages.get(page.file.src_uri, self.build.site.languages[0])
        config.mdx_configs["toc"]["permalink_title"] = self.build.built.heading_link.get(language, "")
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Put the blocks of a generated page in, with links as this site spells addresses."""
        generated = self.build.pages.get(page.file.src_uri)
        if generated is None:
            return html
        whole = with_blocks(html, generated.body)
        page.present_anchor_ids = (page.present_anchor_ids or set()) | ids(whole)
        return self._fitted(whole, generated.path, page.file)

    def on_env(
        self,
        env: jinja2.Environment,
        *,
        config: MkDocsConfig,  # noqa: ARG002
        files: Files,
    ) -> jinja2.Environment:
        """Find who is whose translation, and make each language's navigation, now that every page is read."""
        build = self.build
        build.environment = env
        build.documents = tuple(file.page for file in files.documentation_pages() if file.page is not None)
        for page in build.documents:
            if page.file.src_uri in build.pages:
                quote_matter(page)
        build.translations = self._translations()
        build.navigations = {language: self._navigation(language) for language in build.site.languages}
        return env

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,  # noqa: ARG002
        config: MkDocsConfig,
    ) -> TemplateContext:
        """Give the page for a missing address every language, and the sitemap every translation."""
        first = self.build.site.languages[0]
        values = self._speak(context, config, first, self.build.translations.homes[first])
        values["hreflang"] = self.build.translations.hreflang
        return context

    def _turn_theme(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Turn the theme to the page's language: its words, its navigation, its search, its ways out."""
        language = self.build.translations.language(page)
        values = self._speak(context, config, language, page)
        # On a page only the theme's scripts read `base_url`: they look for the search index below it.
        values["base_url"] = search.base_url(language, self.build.site.languages, page.url)
        return context

    # Around the search plugin, which reads the page in between.
    @event_priority(50)
    def _before_search(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Show the search plugin no more of a generated page than it keeps."""
        if page.file.src_uri in self.build.pages and page.content is not None:
            self.build.whole = page.content
            page.content = searchable(page.content)
        return context

    @event_priority(-50)
    def _after_search(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,  # noqa: ARG002
    ) -> TemplateContext:
        """Show the whole page again."""
        if page.file.src_uri in self.build.pages and page.content is not None:
            page.content = self.build.whole
        return context

    on_page_context = CombinedEvent(_turn_theme, _before_search, _after_search)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """State the page's language where the theme lacks it and spoke English."""
        language, spoken = self.build.translations.language(page), config.theme["language"]
        return output.replace(f'<html lang="{spoken}"', f'<html lang="{language}"', 1)

    # After the search plugin has written its index.
    @event_priority(-100)
    def _split_search(self, *, config: MkDocsConfig) -> None:
        """Split the search index by language, and remove the one file that holds the time of the build."""
        build, site_dir = self.build, Path(config.site_dir)
        (site_dir / "sitemap.xml.gz").unlink(missing_ok=True)
        if not (site_dir / search.INDEX).is_file():
            return
        language_of = {page.url: build.translations.language(page) for page in build.documents}
        parts = search.split_index(
            json.loads((site_dir / search.INDEX).read_text(encoding="utf-8")),
            build.site.languages,
            language_of.__getitem__,
            lambda language: search.index_config(
                build.environment, language, interface_language(language, config.theme.dirs)
            ),
            search.terms,
        )
        search.write_split(site_dir, parts)

    # After every other plugin: what they add is guarded, listed and published with the rest.
    @event_priority(float("-inf"))
    def _publish(self, *, config: MkDocsConfig) -> None:
        """Put the site in place of the last one."""
        if self.publishing is None:
            return
        changed = last_change(Path(self.config.data_map))
        called = called_for(self.build.site, self.config.audience, changed, self.settings)
        origins = tuple(self.config.embed_origins)
        self.publishing.finish(config, called, origins, self.build.built.moved, guard=self.config.security)

    on_post_build = CombinedEvent(_split_search, _publish)

    # After every other plugin, since it says itself what went wrong.
    @event_priority(float("-inf"))
    def on_build_error(self, *, error: Exception) -> None:
        """Leave the last site as it was. That a disk refused is told in a sentence, without a traceback."""
        if self.publishing is None:
            return
        place = self._give_up()
        if isinstance(error, OSError) and not isinstance(error, FolderNotWrittenError):
            error = not_written(place, error)
        if isinstance(error, FolderNotWrittenError):
            raise PluginError(f"The site was not built. {error}") from error

    def _aside(self, config: MkDocsConfig, data_map: Path) -> Publishing:
        self.mkdocs = config
        try:
            return Publishing(config, data_map, dirty=self.dirty)
        except FolderNotWrittenError as error:
            raise PluginError(f"The site was not built. {error}") from error

    def _give_up(self) -> Path:
        """Remove what was built aside; returns the folder of the site."""
        if self.publishing is not None:
            self.publishing.give_up(self.mkdocs)
        self.publishing = None
        return Path(self.mkdocs.site_dir)

    def _prepared(self, built: BuiltSite, config: MkDocsConfig, data_map: Path) -> Build:
        """The build; raises PluginError with every error, unless a preview can show them instead."""
        errors = [found for found in built.diagnostics if found.severity is Severity.ERROR]
        collisions: list[str] = []
        if built.site is not None and not errors:
            site, files = built.site, get_files(config)
            generated = (*page_files(config, site, data_map), *asset_files(config, site))
            written = read_hand_written(files, site.languages, self.config.docs_language)
            collisions = list(conflicts(written, files, site, generated))
            if not collisions:
                self.last_paths = tuple(page.path for page in site.pages)
                return Build(built, site, generated, written, config.site_name)
        report = failure(errors, collisions)
        if not self.serving:
            raise PluginError(report)
        log.error(report)
        site = error_site(report, self.last_paths)
        shown = tuple(page_files(config, site, data_map))
        return Build(BuiltSite(site), site, shown, (), config.site_name, is_report=True)

    def _fitted(self, content: str, path: str, file: File) -> str:
        fitted, broken = fit_links(content, path, file.url, self.build.addresses)
        for link in broken:
            log.warning("The generated file “%s” has a link that leads nowhere: “%s”.", file.src_uri, link)
        return fitted

    def _translations(self) -> Translations:
        build = self.build
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

    def _navigation(self, language: str) -> Navigation:
        build, read = self.build, {page.file.src_uri: page for page in self.build.documents}
        generated = [
            (page.chapter or "", read[source_uri(page, build.site)])
            for page in in_navigation(build.site)
            if page.language == language
        ]
        translations = build.translations
        own = {page.file.src_uri for page in build.documents if translations.language(page) == language}
        shown = set(own)
        if self.config.audience == "internal":
            # Staff find every hand-written page from every language, translated or not.
            shown |= {
                page.file.src_uri for page in build.documents if language not in translations.versions(page)
            }
        return language_navigation(language, generated, build.structure, shown, own)

    def _data(self, page: Page) -> str | None:
        """The page's policy as JSON, as seen from the page; None for a page that is no policy."""
        generated = self.build.pages.get(page.file.src_uri)
        path = json_path(generated.path) if generated else ""
        if path not in self.build.assets:
            return None
        return get_relative_url(path, page.url)

    def _feed(self, language: str, page: Page) -> Feed | None:
        """The feed of changes in a language, as seen from a page."""
        words = self.build.built.feed.get(language)
        path = self.build.changes.get(language)
        if words is None or path is None:
            return None
        here = self.build.pages.get(page.file.src_uri)
        href = get_relative_url(feed_path(path), page.url)
        return Feed(href, words.title, words.label, here is not None and here.key == CHANGES)

    def _speak(
        self, context: TemplateContext, config: MkDocsConfig, language: str, page: Page
    ) -> dict[str, Any]:
        build = self.build
        config.theme["language"] = interface_language(language, config.theme.dirs)
        config.site_name = self.config.site_names.get(language, build.site_name)
        internal = self.config.audience == "internal"
        values = cast("dict[str, Any]", context)
        values["nav"] = build.navigations[language]
        values["datamap"] = Shell(
            language=language,
            data=self._data(page),
            feed=self._feed(language, page),
            alternates=build.translations.alternates(page),
            hreflang=build.translations.hreflang(page),
            internal=internal,
            notice=build.built.internal_notice.get(language, "") if internal else "",
            missing=tuple(
                Missing(other, build.built.not_found[other], build.translations.homes[other].url)
                for other in build.site.languages
                if other in build.built.not_found
            ),
        )
        return values


def _base(site_url: str | None) -> str:
    """The site's full address with a slash at its end; empty when it is not known."""
    return site_url.rstrip("/") + "/" if site_url else ""


def _way(config_file: str, data_map: Path) -> str:
    """The way from the folder of the configuration to that of the inventory, ending in a slash."""
    return os.path.relpath(data_map, Path(config_file).parent).replace(os.sep, "/") + "/"
