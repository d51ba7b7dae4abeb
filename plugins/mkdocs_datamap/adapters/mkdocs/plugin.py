"""The plugin's events, in MkDocs' order. What each does stands in the module that it calls."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger

from mkdocs_datamap.adapters.dates import last_change
from mkdocs_datamap.adapters.engine import RedirectError, build_site
from mkdocs_datamap.adapters.mkdocs import search
from mkdocs_datamap.adapters.mkdocs.blocks import ids, with_blocks
from mkdocs_datamap.adapters.mkdocs.build import navigation_in, translations_of
from mkdocs_datamap.adapters.mkdocs.config import DataMapConfig
from mkdocs_datamap.adapters.mkdocs.languages import interface_language
from mkdocs_datamap.adapters.mkdocs.links import fit_links
from mkdocs_datamap.adapters.mkdocs.page_context import turn_template, turn_theme
from mkdocs_datamap.adapters.mkdocs.pages import engine_path, scripts, stylesheets
from mkdocs_datamap.adapters.mkdocs.preparation import NoSiteError, build_options, prepared, report_of
from mkdocs_datamap.adapters.mkdocs.publishing import Publishing
from mkdocs_datamap.adapters.mkdocs.report import one_line
from mkdocs_datamap.adapters.mkdocs.searchable import SearchedPage
from mkdocs_datamap.adapters.mkdocs.shell import accent_files, dress, quote_matter
from mkdocs_datamap.adapters.site_settings import settings
from mkdocs_datamap.adapters.staging import FolderNotWrittenError, not_written
from mkdocs_datamap.consent.banner import NoBannerError
from mkdocs_datamap.diagrams.engines import EngineError
from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.publication.manifest import called_for

if TYPE_CHECKING:
    import jinja2
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_datamap.adapters.mkdocs.build import Build
    from mkdocs_datamap.adapters.mkdocs.built import BuiltSite, SiteBuilder
    from mkdocs_datamap.publication.manifest import Settings

log = get_plugin_logger(__name__)


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
        self.searched = SearchedPage()
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
        data_map, options = Path(self.config.data_map), build_options(self.config, config)
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
            self.build = self._prepared(built, config)
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
        generated = self.build.generated_page(page)
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
        build.translations = translations_of(build)
        for_staff = self.config.audience == "internal"
        build.navigations = {
            language: navigation_in(build, language, for_staff=for_staff) for language in build.site.languages
        }
        return env

    def on_template_context(
        self,
        context: TemplateContext,
        *,
        template_name: str,  # noqa: ARG002
        config: MkDocsConfig,
    ) -> TemplateContext:
        """Give the page for a missing address every language, and the sitemap every translation."""
        turn_template(context, self.build, self.config, config)
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
        turn_theme(context, self.build, self.config, config, page)
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
        if self.build.generated_page(page) is not None:
            self.searched.narrow(page)
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
        if self.build.generated_page(page) is not None:
            self.searched.restore(page)
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
        language_of = {page.url: build.translations.language(page) for page in build.documents}
        search.split_by_language(
            site_dir,
            build.site.languages,
            language_of.__getitem__,
            lambda language: search.index_config(
                build.environment, language, interface_language(language, config.theme.dirs)
            ),
        )

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

    def _prepared(self, built: BuiltSite, config: MkDocsConfig) -> Build:
        """The build; raises PluginError with every error, unless a preview can show them instead."""
        try:
            build = prepared(built, self.config, config)
        except NoSiteError as errors:
            if not self.serving:
                raise PluginError(str(errors)) from errors
            log.error(str(errors))  # noqa: TRY400 - the report says where; nobody needs a traceback
            return report_of(errors, self.last_paths, self.config, config)
        self.last_paths = tuple(page.path for page in build.site.pages)
        return build

    def _fitted(self, content: str, path: str, file: File) -> str:
        fitted, broken = fit_links(content, path, file.url, self.build.addresses)
        for link in broken:
            log.warning("The generated file “%s” has a link that leads nowhere: “%s”.", file.src_uri, link)
        return fitted
