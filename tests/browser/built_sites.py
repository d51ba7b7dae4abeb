"""The sites that are opened in a browser, and what must be true of each.

Ajos's own and the example of `datamap init` are built as their owners build them. The fake ones, of
`fake_engine.py`, have what these two have not: a third language, a page without a translation, a site whose
addresses are files.
"""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from fake_engine import KEYS, PATHS
from fake_site import GENERATOR, write_fake_site
from mkdocs_datamap.adapters.example_project import copy_example

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

REPOSITORY = Path(__file__).parents[2]


@dataclass(frozen=True)
class Query:
    """What someone types on the home page of a language, and the address of a page it must find (or none)."""

    language: str
    typed: str
    finds: str | None


@dataclass(frozen=True)
class BuiltSite:
    """A built site and what must be true of it. `pages` has the addresses by page key and language."""

    folder: Path
    languages: tuple[str, ...]
    pages: Mapping[str, Mapping[str, str]]
    queries: tuple[Query, ...]
    untranslated: tuple[str, ...] = ()
    mount: str = "/"
    """The path that the site is published below."""


@dataclass(frozen=True)
class PublishedSite:
    """A built site at an address that ends in a slash."""

    url: str
    built: BuiltSite

    def address(self, key: str, language: str) -> str:
        """The full address of a page."""
        return self.url + self.built.pages[key][language]

    @property
    def everything(self) -> list[str]:
        """The full address of every page."""
        translated = [self.url + path for versions in self.built.pages.values() for path in versions.values()]
        return translated + [self.url + path for path in self.built.untranslated]

    @property
    def missing(self) -> str:
        """An address that nothing is at."""
        return f"{self.url}en/no-such-page"


def mkdocs_build(config: Path, target: Path, *options: str, **environment: str) -> None:
    """Build a site by the command that its owner uses."""
    subprocess.run(
        [sys.executable, "-m", GENERATOR, "build", "-q", "-f", str(config), "-d", str(target), *options],
        cwd=config.parent,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **environment},
        check=True,
    )


REAL_PAGES = {
    "home": {"da": "", "en": "en/"},
    "privacy": {"da": "privatlivspolitik/", "en": "en/privacy-policy/"},
    "cookies": {"da": "cookiepolitik/", "en": "en/cookie-policy/"},
    "recipients": {"da": "modtagere-og-overfoersler/", "en": "en/recipients-and-transfers/"},
    "about": {"da": "om-denne-side/", "en": "en/about-this-site/"},
}


RELEASED_PAGES = {
    "changes": {"da": "aendringer/", "en": "en/changes/"},
    "privacy-1.0": {"da": "privatlivspolitik/1.0/", "en": "en/privacy-policy/1.0/"},
    "cookies-1.0": {"da": "cookiepolitik/1.0/", "en": "en/cookie-policy/1.0/"},
}
"""What a company has besides that has released versions."""


def real(
    folder: Path,
    *queries: tuple[str, str, str | None],
    mount: str = "/",
    pages: Mapping[str, Mapping[str, str]] = REAL_PAGES,
) -> BuiltSite:
    """What must be true of a site that the engine wrote. A query is a language, words and a page's key."""
    asked = tuple(
        Query(language, typed, key and REAL_PAGES[key][language]) for language, typed, key in queries
    )
    return BuiltSite(folder, ("da", "en"), pages, asked, mount=mount)


def ajos(folder: Path) -> BuiltSite:
    """This repository's own site, published below a path."""
    mkdocs_build(REPOSITORY / "mkdocs.yml", folder, "--strict", SITE_URL="https://privacy.example/privatliv/")
    return real(
        folder,
        ("da", "oplysninger", "privacy"),
        ("da", "kundetilfredshed", "privacy"),
        ("da", "tilfredshed", "privacy"),  # which only stands in “kundetilfredshed”
        ("da", "bestemmelser", "privacy"),  # in “standardkontraktbestemmelser”
        ("da", "overførsel", "recipients"),
        ("da", "undersøgelse", "privacy"),
        ("da", "purposes", None),
        ("en", "satisfaction", "privacy"),
        ("en", "undersøgelse", None),
        mount="/privatliv/",
    )


def example(folder: Path) -> BuiltSite:
    """The fictional company of `datamap init`."""
    copy_example(folder)
    mkdocs_build(folder / "mkdocs.yml", folder / "site", "--strict")
    return real(
        folder / "site",
        ("da", "databeskyttelsesrådgiver", "privacy"),
        ("da", "rådgiver", "privacy"),  # which only stands in the word above
        ("da", "historik", "privacy"),  # in “værkstedshistorik” and “loginhistorik”
        ("da", "cykelture", "privacy"),
        ("da", "kontoret", "privacy"),
        ("da", "newsletter", None),
        ("en", "newsletter", "privacy"),
        ("en", "nyhedsbrev", None),
        pages=REAL_PAGES | RELEASED_PAGES,
    )


def fake(folder: Path, languages: tuple[str, ...], mount: str = "/", **options) -> BuiltSite:
    """The site of `fake_engine.py`."""
    config = write_fake_site(folder, languages, **options)
    mkdocs_build(config, folder / "site", "--strict")
    directories = options.get("use_directory_urls", True)
    pages = {
        key: {language: _address(PATHS[language][number], languages, directories) for language in languages}
        for number, key in enumerate(KEYS)
    }
    own = {"da": "om-denne-side", "en": "en/about-this-site"}
    pages["about"] = {language: _address(path, languages, directories) for language, path in own.items()}
    policy = pages["privacy"]
    untranslated = _address("kun-dansk", languages, directories)
    queries = (
        Query("da", "kundetilfreds", policy["da"]),
        Query("da", "kundetilfredshedsundersøgelser", policy["da"]),
        Query("da", "undersøgelser", policy["da"]),  # which only stands in the word above
        Query("da", "løn", untranslated),
        Query("da", "håndskrevet", pages["about"]["da"]),
        Query("da", "salaries", None),
        Query("en", "satisf", policy["en"]),
        Query("en", "oplysninger", None),
    )
    return BuiltSite(folder / "site", languages, pages, queries, (untranslated,), mount)


def _address(path: str, languages: tuple[str, ...], directories: bool) -> str:  # noqa: FBT001
    if directories:
        return f"{path}/" if path else ""
    if path in ("", *languages):
        return f"{path}/index.html".lstrip("/")
    return f"{path}.html"


REAL: dict[str, Callable[[Path], BuiltSite]] = {"ajos": ajos, "example": example}
FAKE: dict[str, Callable[[Path], BuiltSite]] = {
    "three languages below a path": partial(
        fake, languages=("da", "en", "kl"), mount="/p/", site_url="https://privacy.example/p/"
    ),
    "files instead of folders": partial(fake, languages=("da", "en"), use_directory_urls=False),
}
SITES = REAL | FAKE


MAP_PAGES = {
    "start": {"da": "", "en": "en/"},
    "activities": {"da": "aktiviteter/", "en": "en/activities/"},
    "processors": {"da": "databehandlere/", "en": "en/processors/"},
    "activity": {"da": "aktiviteter/newsletter/", "en": "en/activities/newsletter/"},
    "category": {"da": "oplysninger/email-address/", "en": "en/data-categories/email-address/"},
    "processor": {"da": "databehandlere/hosting/", "en": "en/processors/hosting/"},
    "system": {"da": "systemer/mail-system/", "en": "en/systems/mail-system/"},
    "country": {"da": "lande/us/", "en": "en/countries/us/"},
    "record": {"da": "fortegnelse/", "en": "en/record/"},
    "matrix": {"da": "hvem-faar-hvad/", "en": "en/who-gets-what/"},
    "transfers": {"da": "hvor-kommer-de-hen/", "en": "en/where-it-goes/"},
    "retention": {"da": "hvor-laenge/", "en": "en/how-long/"},
    "seen": {"da": "cookies-oplyst-og-set/", "en": "en/cookies-declared-and-seen/"},
    "banner": {"da": "banner-og-cookieindstillinger/", "en": "en/banner-and-cookie-settings/"},
    "held": {"da": "hvad-har-vi-om/", "en": "en/what-we-hold/"},
    "bases": {"da": "paa-hvilket-grundlag/", "en": "en/on-what-basis/"},
    "security": {"da": "sikkerhed/", "en": "en/security/"},
    "questions": {"da": "aabne-spoergsmaal/", "en": "en/open-questions/"},
    "findings": {"da": "fund/", "en": "en/findings/"},
    "log": {"da": "seneste-aendringer/", "en": "en/recent-changes/"},
    "downloads": {"da": "hent/", "en": "en/downloads/"},
    "subject": {"da": "registrerede/customers/", "en": "en/data-subjects/customers/"},
    "recipient": {"da": "modtagere/adviser/", "en": "en/recipients/adviser/"},
    "provider": {
        "da": "cookieudbydere/advertising-network/",
        "en": "en/cookie-providers/advertising-network/",
    },
    "role": {"da": "roller/shop-manager/", "en": "en/roles/shop-manager/"},
    "law": {"da": "lovgrundlag/", "en": "en/law/"},
    "preview": {"da": "offentligt/privatlivspolitik/", "en": "en/public/privacy-policy/"},
}


def internal_map(folder: Path) -> BuiltSite:
    """The internal map of the fictional company."""
    copy_example(folder)
    mkdocs_build(folder / "mkdocs.internal.yml", folder / "site-internal", "--strict")
    asked = (
        Query("da", "ISAE", MAP_PAGES["processor"]["da"].replace("hosting", "it-operations")),
        Query("da", "Double opt-in", MAP_PAGES["activity"]["da"]),
        Query("en", "Double opt-in", MAP_PAGES["activity"]["en"]),
        Query("en", "nyhedsbrev", None),
    )
    return BuiltSite(folder / "site-internal", ("da", "en"), MAP_PAGES, asked)
