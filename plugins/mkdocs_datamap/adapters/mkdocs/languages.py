"""Which page is the same in another language, what a language calls itself, and what the theme can speak."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mkdocs.structure.pages import Page

FALLBACK = "en"
"""The language of the theme's own words where the theme lacks a language."""


@dataclass(frozen=True)
class Alternate:
    """A way to another language: to the same page, or to that language's home when there is none."""

    language: str
    name: str
    url: str


@dataclass(frozen=True)
class Translation:
    """The same page in one language, by its full address: for search engines."""

    hreflang: str
    href: str


class Translations:
    """The pages of a site by language and by what they are translations of. ``homes`` is by language."""

    def __init__(self, languages: Sequence[str], homes: Mapping[str, Page]) -> None:
        self.languages = tuple(languages)
        self.homes = homes
        self._languages: dict[str, str] = {}
        self._keys: dict[str, str] = {}
        self._pages: dict[tuple[str, str], Page] = {}

    def add(self, page: Page, language: str, key: str | None) -> None:
        """Make a page known. Pages with the same key are translations of each other."""
        uri = page.file.src_uri
        self._languages[uri] = language
        if key is not None:
            self._keys[uri] = key
            self._pages[key, language] = page

    def language(self, page: Page) -> str:
        """The page's language; the first of the site for a page that nobody made known."""
        return self._languages.get(page.file.src_uri, self.languages[0])

    def versions(self, page: Page) -> dict[str, Page]:
        """The page in every language in which it exists, its own included, in the order of the languages."""
        key = self._keys.get(page.file.src_uri)
        if key is None:
            return {self.language(page): page}
        found = ((language, self._pages.get((key, language))) for language in self.languages)
        return {language: version for language, version in found if version is not None}

    def alternates(self, page: Page) -> tuple[Alternate, ...]:
        """The ways out of this page's language, one for each other language of the site."""
        versions = self.versions(page)
        own = self.language(page)
        return tuple(
            Alternate(language, autonym(language), versions.get(language, self.homes[language]).url)
            for language in self.languages
            if language != own
        )

    def hreflang(self, page: Page) -> tuple[Translation, ...]:
        """What the page's head and the sitemap say of its translations: nothing unless there are two or more.

        The addresses are absolute, so there is nothing to say without a ``site_url``. ``x-default`` is the
        first language in which the page exists.
        """
        versions = self.versions(page)
        found = [
            Translation(language, version.canonical_url)
            for language, version in versions.items()
            if version.canonical_url
        ]
        if len(found) < 2:  # noqa: PLR2004 - one page is nobody's translation
            return ()
        return (*found, Translation("x-default", found[0].href))


def autonym(language: str) -> str:
    """What a language calls itself, as the first word of a line: “Dansk”. The code where CLDR has none."""
    try:
        name = Locale.parse(language).get_display_name(language)
    except (UnknownLocaleError, ValueError):
        name = None
    return name[:1].upper() + name[1:] if name else language


def interface_language(language: str, theme_dirs: Sequence[str]) -> str:
    """The language of the theme's own words on a page: English where the theme has no translation."""
    words = f"partials/languages/{language}.html"
    return language if any(Path(folder, words).is_file() for folder in theme_dirs) else FALLBACK
