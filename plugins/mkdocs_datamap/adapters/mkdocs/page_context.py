"""What the theme's templates get to know of a page: its language's words, ways and navigation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from mkdocs.utils import get_relative_url

from mkdocs_datamap.adapters.mkdocs import search
from mkdocs_datamap.adapters.mkdocs.languages import interface_language
from mkdocs_datamap.adapters.mkdocs.shell import Feed, Missing, Shell
from mkdocs_datamap.inventory.places import CHANGES
from mkdocs_datamap.render.companions import json_path
from mkdocs_datamap.render.feed import feed_path

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

    from mkdocs_datamap.adapters.mkdocs.build import Build
    from mkdocs_datamap.adapters.mkdocs.config import DataMapConfig


def turn_theme(
    context: TemplateContext, build: Build, asked: DataMapConfig, config: MkDocsConfig, page: Page
) -> None:
    """Turn the theme to the page's language: its words, its navigation, its search, its ways out."""
    values = _speak(context, build, asked, config, page)
    language = build.translations.language(page)
    # On a page only the theme's scripts read `base_url`: they look for the search index below it.
    values["base_url"] = search.base_url(language, build.site.languages, page.url)


def turn_template(context: TemplateContext, build: Build, asked: DataMapConfig, config: MkDocsConfig) -> None:
    """Give the page for a missing address every language, and the sitemap every translation."""
    home = build.translations.homes[build.site.languages[0]]
    values = _speak(context, build, asked, config, home)
    values["hreflang"] = build.translations.hreflang


def _speak(
    context: TemplateContext, build: Build, asked: DataMapConfig, config: MkDocsConfig, page: Page
) -> dict[str, Any]:
    """Let the theme speak a page's language, in the settings and in the context, which is returned."""
    language = build.translations.language(page)
    config.theme["language"] = interface_language(language, config.theme.dirs)
    config.site_name = asked.site_names.get(language, build.site_name)
    internal = asked.audience == "internal"
    values = cast("dict[str, Any]", context)
    values["nav"] = build.navigations[language]
    values["datamap"] = Shell(
        language=language,
        data=_data(build, page),
        feed=_feed(build, language, page),
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


def _data(build: Build, page: Page) -> str | None:
    """The page's policy as JSON, as seen from the page; None for a page that is no policy."""
    generated = build.generated_page(page)
    path = json_path(generated.path) if generated else ""
    if path not in build.assets:
        return None
    return get_relative_url(path, page.url)


def _feed(build: Build, language: str, page: Page) -> Feed | None:
    """The feed of changes in a language, as seen from a page."""
    words = build.built.feed.get(language)
    path = build.changes.get(language)
    if words is None or path is None:
        return None
    here = build.generated_page(page)
    href = get_relative_url(feed_path(path), page.url)
    return Feed(href, words.title, words.label, here is not None and here.key == CHANGES)
