"""What stands beside the public pages for other programs: each policy as JSON, and as a fragment of HTML."""

from __future__ import annotations

import json
import posixpath
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.places import CHANGES, COOKIES, PRIVACY
from mkdocs_datamap.render.embed import fragment
from mkdocs_datamap.render.feed import Teller, feed, feed_path
from mkdocs_datamap.render.policy_json import SCHEMA, policy_json, schema
from mkdocs_datamap.render.site import Asset
from mkdocs_datamap.render.sitemap import page_address, pretty
from mkdocs_datamap.render.speaking import PageVoice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.documents.tree import Document
    from mkdocs_datamap.render.build import PublicSite
    from mkdocs_datamap.render.kept_pages import History
    from mkdocs_datamap.render.speaking import Speaker
    from mkdocs_datamap.wording.message import Link, PageLink, See, Sentence
    from mkdocs_datamap.wording.voice import Span, Voice

EMBED = "embed"
"""The folder of the fragments."""


@dataclass(frozen=True)
class Hosting:
    """Where the site will stand, as far as that is known.

    ``site_url`` is its full address with a slash at the end, or empty; ``directory_urls`` says that a page
    has the address of a folder (``/privatlivspolitik/``); ``embed_heading`` is the level of the heading with
    which a fragment begins.
    """

    site_url: str = ""
    directory_urls: bool = True
    embed_heading: int = 2

    def address(self, path: str, anchor: str | None = None) -> str:
        """The address of a page below the site's root, by its path."""
        return page_address(path, directory_urls=self.directory_urls) + (f"#{anchor}" if anchor else "")


def json_path(path: str) -> str:
    """Where a page's policy stands as JSON."""
    return f"{path}.json"


def companions(site: PublicSite, hosting: Hosting) -> Iterator[Asset]:
    """The files beside the pages of a site."""
    yield Asset(SCHEMA, schema())
    for voice in site.voices:
        for document in site.documents:
            if document.key in {PRIVACY, COOKIES}:
                yield _as_json(document, voice, site, hosting)
                yield _embedded(document, voice, site, hosting)
        if site.released is not None:
            yield _feed(site, site.released, voice, hosting)


def _as_json(document: Document, voice: Voice, site: PublicSite, hosting: Hosting) -> Asset:
    file = json_path(site.paths[voice.language, document.key])

    def address(page: str, anchor: str | None) -> str:
        there = hosting.address(site.paths[voice.language, page], anchor)
        start = posixpath.dirname(file)
        return hosting.site_url + there if hosting.site_url else _relative(there, start)

    content = policy_json(
        document,
        voice,
        site.references(document, voice, lambda _, there: there),
        site.version_of(document.key),
        address,
    )
    return Asset(file, (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode())


def _feed(site: PublicSite, history: History, voice: Voice, hosting: Hosting) -> Asset:
    path = site.paths[voice.language, CHANGES]
    file = feed_path(path)
    sheet = next(
        sheet for sheet in site.history if sheet.document.key == CHANGES and sheet.language == voice.language
    )

    def address(anchor: str | None) -> str:
        there = hosting.address(path, anchor)
        return hosting.site_url + there if hosting.site_url else _relative(there, posixpath.dirname(file))

    teller = Teller(PageVoice(voice, site.references(sheet.document, voice, pretty)), voice.language)
    own = hosting.site_url + file if hosting.site_url else posixpath.basename(file)
    organisation = site.inventory.organisation.trade_name
    return Asset(file, feed(organisation, history.releases(voice.language), teller, own, address))


def _relative(address: str, start: str) -> str:
    """An address below the root as seen from a folder below the root."""
    path, mark, anchor = address.partition("#")
    way = posixpath.relpath(path or ".", start or ".") + ("/" if path.endswith("/") else "")
    return ("./" if way == "." else way) + mark + anchor


def _embedded(document: Document, voice: Voice, site: PublicSite, hosting: Hosting) -> Asset:
    def spell(_: str, there: str) -> str:
        return hosting.site_url + hosting.address(there)

    speaker = PageVoice(voice, site.references(document, voice, spell))
    text = fragment(
        document,
        speaker if hosting.site_url else _Unlinked(speaker),
        voice.language,
        hosting.embed_heading,
    )
    path = site.paths[voice.language, document.key]
    return Asset(f"{EMBED}/{path}.html", text.encode())


@dataclass(frozen=True)
class _Unlinked:
    """A speaker without links out of the document: what no one can make absolute leads nowhere."""

    speaker: PageVoice
    others: tuple[Speaker, ...] = ()

    @property
    def language(self) -> str:
        return self.speaker.language

    def speak(self, sentence: Sentence, /) -> tuple[Span, ...]:
        return tuple(
            replace(span, href=None) if span.kind == "reference" and not _within(span.href) else span
            for span in self.speaker.speak(sentence)
        )

    def href(self, target: See | PageLink | Link, /) -> str:
        return self.speaker.href(target)


def _within(href: str | None) -> bool:
    return href is not None and href.startswith("#")
