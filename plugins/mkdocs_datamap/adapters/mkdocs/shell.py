"""The frame around every page: the theme's settings, its templates, and what the templates show."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify_unicode
from markupsafe import escape
from mkdocs.structure.files import File

from mkdocs_datamap.adapters.mkdocs.accent import stylesheet

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from mkdocs_datamap.adapters.mkdocs.built import NotFound
    from mkdocs_datamap.adapters.mkdocs.languages import Alternate, Translation

THEME = Path(__file__).parent / "theme"
ASSETS = "assets/datamap"
ACCENT = f"{ASSETS}/accent.css"
SHELL = f"{ASSETS}/shell.css"

_MATERIAL_FONT = {"text": "Roboto", "code": "Roboto Mono"}
_MATERIAL_FAVICON = "assets/images/favicon.png"


@dataclass(frozen=True)
class Missing:
    """The page for a missing address in one language, with the way to that language's home."""

    language: str
    words: NotFound
    home: str


@dataclass(frozen=True)
class Feed:
    """The feed of changes in the language of a page: its address from there, its name, words for a link.

    ``told``: the page is that of the changes, where readers look for the feed.
    """

    href: str
    title: str
    label: str
    told: bool


@dataclass(frozen=True)
class Shell:
    """What the templates know as ``datamap``. ``notice`` is empty unless the site is internal.

    ``data`` is the address of the page as JSON, None for a page that has no such form; ``feed`` is None for a
    site without versions.
    """

    language: str
    data: str | None
    feed: Feed | None
    alternates: tuple[Alternate, ...]
    hreflang: tuple[Translation, ...]
    internal: bool
    notice: str
    missing: tuple[Missing, ...]


def dress(config: MkDocsConfig, stylesheets: Sequence[str], *, many_languages: bool) -> Iterator[str]:
    """Fit Material to a site that stores nothing and calls nobody; yields a remark where it cannot.

    A folder of the site's own (``theme.custom_dir``) stays in front of the plugin's templates.
    """
    theme = config.theme
    theme.dirs.insert(1 if theme.custom_dir else 0, str(THEME))
    if theme["favicon"] == _MATERIAL_FAVICON:
        theme["favicon"] = f"{ASSETS}/favicon.svg"
    # One palette, which `colours.js` turns dark. Several with a toggle would store `__palette`.
    theme["palette"] = {"scheme": "default", "primary": "custom", "accent": "custom"}
    if theme["font"] == _MATERIAL_FONT:
        theme["font"] = False
    if theme["font"]:
        yield "theme.font makes every page call Google Fonts. Set it to false."
    # True, not a list: the header then shows the switcher, and the head leaves the links to `main.html`.
    config.extra["alternate"] = many_languages
    config.extra_css = [*stylesheets, SHELL, *config.extra_css]
    if "attr_list" not in config.markdown_extensions:
        config.markdown_extensions.append("attr_list")
    toc = config.mdx_configs.setdefault("toc", {})
    toc.setdefault("permalink", True)
    toc.setdefault("slugify", slugify_unicode)


def quote_matter(page: Page) -> None:
    """Quote the title and the description of a generated page, which are text: the theme prints them as HTML.

    They become Markup, so that the theme's own quoting in attributes leaves them alone.
    """
    for name in ("title", "description"):
        page.meta[name] = escape(page.meta[name])


def accent_files(config: MkDocsConfig, accent: str | None) -> tuple[File, ...]:
    """The stylesheet with the site's accent colour, if it has one of its own."""
    if accent is None:
        return ()
    config.extra_css.append(ACCENT)
    return (File.generated(config, ACCENT, content=stylesheet(accent)),)
