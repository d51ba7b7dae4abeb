"""A built site in memory: its files, its pages as they were read, and where an address leads."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from mkdocs_datamap.publication.verification.reading import read

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs_datamap.publication.verification.reading import Reading

_MARKUP = (".html", ".svg", ".xml")


@dataclass(frozen=True)
class Target:
    """Where a link leads: a file of the site (None when there is none there), and a place in it."""

    file: str | None
    anchor: str
    elsewhere: bool = False


@dataclass(frozen=True)
class BuiltSite:
    """The files of a site by their path below ``folder``."""

    folder: Path
    files: Mapping[str, bytes]

    @cached_property
    def texts(self) -> dict[str, str]:
        """The files that are text, as it stands in them."""
        found = {}
        for name, content in self.files.items():
            try:
                found[name] = content.decode("utf-8")
            except UnicodeDecodeError:
                continue
        return found

    @cached_property
    def readings(self) -> dict[str, Reading]:
        """Every page, drawing and feed, read."""
        return {name: read(text) for name, text in self.texts.items() if name.endswith(_MARKUP)}

    @cached_property
    def pages(self) -> dict[str, Reading]:
        """The whole documents among the files: what stands in ``<html>``."""
        return {
            name: reading
            for name, reading in self.readings.items()
            if name.endswith(".html") and any(found.tag == "html" for found in reading.references)
        }

    @cached_property
    def root(self) -> str:
        """The full address of the site as its pages give it, ending in a slash; empty if they do not."""
        for name, reading in self.pages.items():
            for canonical in reading.linked("canonical"):
                if canonical.attribute == "href" and canonical.target.endswith(address(name)):
                    return canonical.target.removesuffix(address(name))
        return ""

    def path(self, name: str) -> Path:
        """The file as it is named in findings."""
        return self.folder / name

    def follow(self, link: str, start: str) -> Target:
        """Where a link in the file ``start`` leads, as a browser would follow it."""
        if self.root and (link + "/").startswith(self.root):
            link = "/" + link[len(self.root) :]
            mount = "/"
        else:
            mount = urlsplit(self.root).path or "/"
        try:
            parts = urlsplit(link.strip())
        except ValueError:
            return Target(None, "")
        if parts.scheme or parts.netloc:
            return Target(None, "", elsewhere=True)
        anchor = unquote(parts.fragment)
        if not parts.path:
            return Target(start, anchor)
        whole = posixpath.join(mount, posixpath.dirname(start), unquote(parts.path))
        if not (whole + "/").startswith(mount):
            return Target(None, anchor)
        place = posixpath.normpath(whole[len(mount) :].lstrip("/") or ".")
        place = "" if place == "." else place
        for file in (place, posixpath.join(place, "index.html")):
            if file in self.files and not (file == place and whole.endswith("/")):
                return Target(file, anchor)
        return Target(None, anchor)


def address(name: str) -> str:
    """The address of a page's file below the site's root."""
    folder, _, file = name.rpartition("/")
    if file != "index.html":
        return name
    return f"{folder}/" if folder else ""


def page_file(path: str, site: BuiltSite) -> str | None:
    """The file of a page that the engine put at ``path``, however the site spells addresses."""
    for name in (posixpath.join(path, "index.html"), f"{path}.html"):
        if name in site.files:
            return name
    return None
