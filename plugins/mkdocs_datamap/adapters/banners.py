"""The files of a consent banner, with the addresses of the published policies in them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mkdocs_datamap.consent.script import consent_files
from mkdocs_datamap.consent.words import Words
from mkdocs_datamap.inventory.places import COOKIES, PRIVACY
from mkdocs_datamap.render.publication import ASSETS
from mkdocs_datamap.render.sitemap import path_of, public_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_datamap.consent.script import Manager
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
    pages = (PRIVACY, *((COOKIES,) if public.cookie_policy else ()))
    root = policies if policies.endswith("/") else f"{policies}/"
    languages = tuple(voice.language for voice in voices)
    words: dict[str, Words] = {}
    for voice in voices:
        if only in {None, voice.language}:
            addresses = {
                page: urljoin(root, f"{path_of(public_address(page), voice, languages)}/") for page in pages
            }
            words[voice.language] = Words(voice, public.organisation.trade_name, addresses)
    return consent_files(public, words, manager).items()
