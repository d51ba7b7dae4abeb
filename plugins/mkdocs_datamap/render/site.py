"""What a site generator gets: pages, assets and who is whose translation. No generator is named here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SitePage:
    """One page in one language.

    ``key`` names the page in every language (``home``, ``privacy``, ``cookies``, ``recipients``); ``path`` is
    its address below the site's root without slashes at the ends (``""``, ``privatlivspolitik``, ``en``,
    ``en/privacy-policy``); ``body`` is Markdown whose headings are Markdown and whose other blocks are HTML
    on one line each; ``entry`` is the inventory file to edit it, relative to the inventory. ``chapter`` is
    the heading of the navigation under which the page stands, empty for a page that stands alone, and None
    for one that the navigation leaves out. A ``wide`` page has no table of contents beside it. An ``earlier``
    page is no longer true: search engines and the search of the site leave it out.
    """

    key: str
    language: str
    path: str
    title: str
    description: str
    body: str
    entry: str
    chapter: str | None = ""
    wide: bool = False
    earlier: bool = False


@dataclass(frozen=True)
class Asset:
    """A file of the site that is not a page."""

    path: str
    content: bytes


@dataclass(frozen=True)
class Site:
    """Everything generated. The first language stands at the root, the others below ``/<code>/``."""

    languages: tuple[str, ...]
    pages: tuple[SitePage, ...]
    assets: tuple[Asset, ...]
