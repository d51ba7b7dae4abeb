"""What can be wrong with a built site, and what to do about each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from pathlib import Path

_AGAIN = "Build the site again, and publish all of it."

REMEDIES = {
    "no-manifest": (
        "The plugin “datamap” did not run to its end. Enable it, and build with MkDocs or ProperDocs: a "
        "generator that does not know the plugin passes over it without a word."
    ),
    "wrong-audience": "Build the site for the readers it is published for, or name them with --audience.",
    "stale": "The inventory, its wording, the law or the tool has changed since. " + _AGAIN,
    "page-missing": _AGAIN,
    "anchor-missing": _AGAIN,
    "file-missing": _AGAIN,
    "file-changed": "Something changed the site after it was built. " + _AGAIN,
    "file-unknown": "It was put there after the site was built. " + _AGAIN,
    "broken-link": "Mend the link, or the page that it leads to.",
    "broken-anchor": "Mend the link: the page has no such place.",
    "wrong-language": "A page says in which language it is. Look at the templates of the site.",
    "hreflang": "Every translation must name all of them, and itself. Look at the templates of the site.",
    "from-elsewhere": "Keep a copy in the site, or leave it out: a visitor’s browser must call nobody else.",
    "no-policy": "Leave “security” of the plugin on, and let no later step change the page.",
    "internal-fact": "Do not publish this site. Find the page or file that tells it, and remove it.",
    "leftover": "Replace it by what should stand there.",
    "empty-section": "Say something in it, or leave it out.",
}
"""Every fault by its name, with what would be right."""


def fault(name: str, path: Path, message: str, at: tuple[int, int] = (1, 1), length: int = 1) -> Diagnostic:
    """A finding in a file of the site; ``at`` is line and column, both from 1."""
    line, column = at
    where = Location(path, line, column, line, column + length)
    return Diagnostic(name, Severity.ERROR, where, message, REMEDIES[name])
