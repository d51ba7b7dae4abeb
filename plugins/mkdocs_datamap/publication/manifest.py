"""The manifest: what a built site holds, and what it was built from.

It is published with the site, so it names pages, anchors and files of the site alone, and no fact and no path
of the inventory or the machine.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import datetime as dt

    from mkdocs_datamap.render.site import Site, SitePage

FILE = "datamap-manifest.json"
"""Where the manifest stands in a site."""

FORMAT = 1
"""Raised when a key is renamed or removed, or its meaning changes; a new key leaves it as it is."""

DISTRIBUTION = "mkdocs-datamap"

Settings = Mapping[str, Any]
"""What the site's configuration told the engine, in values of JSON, so that the engine can be asked again."""

_ID = re.compile(r'\sid="([^"]+)"|^#+ .*\{[^}]*#([^\s}]+)[^}]*\}\s*$', re.MULTILINE)


@dataclass(frozen=True)
class CalledFor:
    """What the inventory calls for: the anchors of each page by language and address (``""`` is the root).

    ``digest`` is of everything that the engine made: every page and every asset. It changes with each fact
    and each phrase that reaches this site, with the law and with the tool, and with nothing else.
    """

    audience: str
    languages: tuple[str, ...]
    pages: Mapping[str, Mapping[str, tuple[str, ...]]]
    digest: str
    date: str | None
    settings: Settings


@dataclass(frozen=True)
class Manifest:
    """A site as it was built. ``files`` has the SHA-256 of each by its path, without the manifest itself."""

    format: int
    tool: str
    audience: str
    commit: str | None
    date: str | None
    digest: str
    settings: Settings
    languages: tuple[str, ...]
    pages: Mapping[str, Mapping[str, tuple[str, ...]]]
    files: Mapping[str, str]

    def to_json(self) -> str:
        """The same bytes for the same site, and one line for each file, so that a difference can be read."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """The manifest; raises ValueError when the text is none, or one of a format to come."""
        raw: Any = json.loads(text)
        try:
            if raw["format"] != FORMAT:
                raise ValueError(f"it has format {raw['format']!r}, and this version reads {FORMAT}")
            return cls(
                FORMAT,
                raw["tool"],
                raw["audience"],
                raw["commit"],
                raw["date"],
                raw["digest"],
                dict(raw["settings"]),
                tuple(raw["languages"]),
                {
                    language: {path: tuple(anchors) for path, anchors in pages.items()}
                    for language, pages in raw["pages"].items()
                },
                dict(raw["files"]),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"it lacks what it should have: {error}") from error


def called_for(site: Site, audience: str, date: dt.date | None, settings: Settings) -> CalledFor:
    """What a built site must have, from what the engine made for it; ``date`` is that of the last change."""
    pages: dict[str, dict[str, tuple[str, ...]]] = {language: {} for language in site.languages}
    for page in site.pages:
        pages[page.language][page.path] = anchors(page)
    return CalledFor(
        audience, site.languages, pages, digest(site), date.isoformat() if date else None, settings
    )


def manifest(called: CalledFor, commit: str | None, files: Mapping[str, str]) -> Manifest:
    """The manifest of a site with these files, by path."""
    return Manifest(
        FORMAT,
        f"{DISTRIBUTION} {version(DISTRIBUTION)}",
        called.audience,
        commit,
        called.date,
        called.digest,
        called.settings,
        called.languages,
        called.pages,
        dict(sorted(files.items())),
    )


def anchors(page: SitePage) -> tuple[str, ...]:
    """The anchors of a page in their order."""
    return tuple(dict.fromkeys(match[1] or match[2] for match in _ID.finditer(page.body)))


def digest(site: Site) -> str:
    """The SHA-256 of all pages and assets, and of the version that made them."""
    found = hashlib.sha256(f"{DISTRIBUTION} {version(DISTRIBUTION)}\n".encode())
    for page in site.pages:
        parts = (page.key, page.language, page.path, page.title, page.description, page.body)
        found.update(json.dumps(parts).encode())
    for asset in site.assets:
        found.update(json.dumps((asset.path, sha256(asset.content))).encode())
    return found.hexdigest()


def sha256(content: bytes) -> str:
    """The hash of a file, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
