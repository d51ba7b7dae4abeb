"""Is anything left that should have been replaced: a placeholder, a question, the id of a phrase?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_datamap.publication.verification.built import page_file
from mkdocs_datamap.publication.verification.fault import fault
from mkdocs_datamap.render.companions import EMBED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.publication.manifest import CalledFor
    from mkdocs_datamap.publication.verification.built import BuiltSite

_NOTE = re.compile(r"\b(?:TODO|FIXME)\b|\btodo:|\blorem ipsum\b")
_PLACEHOLDER = re.compile(r"\{[a-z][a-z0-9_]*(?::[a-z-]+)?\}|\{\{.*?\}\}")
_TOKEN = re.compile(r"[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+")


def unfilled(site: BuiltSite, called: CalledFor, phrases: Collection[str]) -> Iterator[Diagnostic]:
    """Texts with a placeholder, a note to oneself, or the id of a phrase (``phrases``) for its words.

    Braces in pages written by hand are the author's: the guide tells of placeholders.
    """
    made = {page_file(path, site) for pages in called.pages.values() for path in pages}
    for name, reading in site.readings.items():
        by_hand = name in site.pages and name not in made and not name.startswith(f"{EMBED}/")
        for text, (line, column) in reading.texts:
            for match in _found(text, by_hand=by_hand):
                at = (line, column) if "\n" in text[: match.start()] else (line, column + match.start())
                yield fault(
                    "leftover", site.path(name), f"“{match[0]}” stands in the text.", at, len(match[0])
                )
            for match in _TOKEN.finditer(text):
                if match[0] in phrases:
                    message = f"The phrase “{match[0]}” has no words here, but its id."
                    yield fault("leftover", site.path(name), message, (line, column))


def _found(text: str, *, by_hand: bool) -> Iterator[re.Match[str]]:
    yield from _NOTE.finditer(text)
    if not by_hand:
        yield from _PLACEHOLDER.finditer(text)


def empty(site: BuiltSite) -> Iterator[Diagnostic]:
    """Headings under which nothing is said."""
    for name, reading in site.pages.items():
        for words, at in reading.empty:
            yield fault("empty-section", site.path(name), f"Nothing stands under the heading “{words}”.", at)
