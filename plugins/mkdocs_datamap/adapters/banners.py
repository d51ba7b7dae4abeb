"""The files of a consent banner, with the addresses of the published policies in them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mkdocs_datamap.consent.script import consent_files
from mkdocs_datamap.consent.settings_page import SLUG, fragment
from mkdocs_datamap.consent.words import Words
from mkdocs_datamap.inventory.places import COOKIES, PRIVACY
from mkdocs_datamap.render.companions import EMBED
from mkdocs_datamap.render.publication import ASSETS
from mkdocs_datamap.render.sitemap import path_of, public_address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_datamap.consent.settings_page import Manager
    from mkdocs_datamap.inventory.public import PublicInventory
    from mkdocs_datamap.wording.voice import Voice

CONSENT = f"{ASSETS}/consent"
"""The folder of the site in which the files of the banner stand. No page of the site itself loads them."""


def files_for(
    public: PublicInventory,
    voices: Sequence[Voice],
    manager: Manager,
    policies: str,
    only: str | None = None,
) -> dict[str, bytes]:
    """Contents by file name, in the languages of the voices or one of them.

    ``policies`` is the address below which the policies are published. Raises NoBannerError when there can or
    need be no banner.
    """
    words = {
        each.voice.language: each
        for each in words_for(public, voices, policies)
        if only in {None, each.voice.language}
    }
    return consent_files(public, words, manager).items()


def site_files(
    public: PublicInventory, voices: Sequence[Voice], manager: Manager, policies: str, level: int
) -> dict[str, bytes]:
    """What the public site publishes for the website with the banner, by path.

    Script and style sheet, and “Cookie settings” as a fragment in each language, its title a heading of this
    level. The whole page is not among them: it loads the files of the consent manager, which are not here.
    Raises NoBannerError.
    """
    languages = tuple(voice.language for voice in voices)
    made = files_for(public, voices, manager, policies)
    own = {f"{CONSENT}/{name}": content for name, content in made.items() if not name.endswith(".html")}
    fragments = {
        f"{EMBED}/{path_of((SLUG,), words.voice, languages)}.html": fragment(words, manager, level).encode()
        for words in words_for(public, voices, policies)
    }
    return own | fragments


def words_for(public: PublicInventory, voices: Sequence[Voice], policies: str) -> Iterator[Words]:
    """What a banner says in each language, with the addresses of the policies."""
    pages = (PRIVACY, *((COOKIES,) if public.cookie_policy else ()))
    root = policies if policies.endswith("/") else f"{policies}/"
    languages = tuple(voice.language for voice in voices)
    for voice in voices:
        paths = {page: path_of(public_address(page), voice, languages) for page in pages}
        addresses = {page: urljoin(root, f"{path}/") for page, path in paths.items()}
        yield Words(voice, public.organisation.trade_name, addresses)
