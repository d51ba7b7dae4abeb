"""Does every link lead somewhere, and to a place that is there?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from mkdocs_datamap.publication.verification.fault import fault

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.publication.verification.built import BuiltSite
    from mkdocs_datamap.publication.verification.reading import Place

_LINKS = {"href", "xlink:href", "src", "data", "poster", "action"}
_INDEX = "search/search_index.json"


def broken(site: BuiltSite) -> Iterator[Diagnostic]:
    """Links of pages, drawings, the sitemap and the search indexes that lead to nothing."""
    for name, reading in site.readings.items():
        for found in reading.references:
            if found.attribute in _LINKS and found.target:
                yield from _judged(site, found.target, name, found.at)
        if name == "sitemap.xml":
            for text, at in reading.texts:
                if text.startswith(("http://", "https://")):
                    yield from _judged(site, text.strip(), name, at)
    yield from _search(site)


def _judged(site: BuiltSite, link: str, name: str, at: Place) -> Iterator[Diagnostic]:
    target = site.follow(link, name)
    if target.elsewhere:
        return
    if target.file is None:
        yield fault("broken-link", site.path(name), f"The link “{link}” leads nowhere.", at)
    elif (
        target.anchor
        and target.file.endswith((".html", ".svg"))
        and not _known(site, target.file, target.anchor)
    ):
        message = f"The link “{link}” leads to a place that “{target.file}” does not have."
        yield fault("broken-anchor", site.path(name), message, at)


def _known(site: BuiltSite, file: str, anchor: str) -> bool:
    # Material's way past the header, and the top of every page.
    return anchor in {"", "__skip", "top"} or anchor in site.readings[file].ids


def _search(site: BuiltSite) -> Iterator[Diagnostic]:
    for name in site.texts:
        if not name.endswith(_INDEX):
            continue
        start = name.removesuffix(_INDEX) + "index.html"
        try:
            entries = [entry["location"] for entry in json.loads(site.texts[name])["docs"]]
        except (ValueError, KeyError, TypeError):
            yield fault("broken-link", site.path(name), "The search index cannot be read.")
            continue
        for location in entries:
            if location:
                for found in _judged(site, location, start, (1, 1)):
                    yield fault(found.rule, site.path(name), f"In the search index: {found.message}")
