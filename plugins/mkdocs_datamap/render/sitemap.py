"""Where every page and section of the public site is, in every language."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.documents.numbering import clause_anchor, numbers
from mkdocs_datamap.documents.tree import sections
from mkdocs_datamap.inventory.places import CHANGES, COOKIES, HOME, PRIVACY, RECIPIENTS
from mkdocs_datamap.wording.message import See, message
from mkdocs_datamap.wording.voice import Target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mkdocs_datamap.documents.tree import Document
    from mkdocs_datamap.wording.message import PageLink, Sentence
    from mkdocs_datamap.wording.voice import Voice


@dataclass(frozen=True)
class Place:
    """A section or clause: its number if its page is numbered, and its title."""

    number: str | None
    title: Sentence


SLUGS = {
    PRIVACY: message("page.privacy.slug"),
    COOKIES: message("page.cookies.slug"),
    RECIPIENTS: message("page.recipients.slug"),
    CHANGES: message("page.changes.slug"),
}
"""The addresses of pages below their language, as phrases: a lawyer may override them like any other."""


Address = tuple["Sentence | str", ...]
"""The parts of a page's path below the root of its language: phrases, and ids that are the same in each."""


def public_address(key: str) -> Address:
    """The address of a public page; raises KeyError for a key that is none."""
    return () if key == HOME else (SLUGS[key],)


def path_of(address: Address, voice: Voice, languages: tuple[str, ...]) -> str:
    """The page's path below the root, without slashes at the ends; the first language is at the root."""
    parts = (part if isinstance(part, str) else voice.words(part) for part in address)
    prefix = "" if voice.language == languages[0] else voice.language
    return posixpath.join(prefix, *parts).strip("/")


def index(documents: Iterable[Document]) -> dict[str, dict[str, Place]]:
    """Page key → anchor → place, for every section and clause."""
    found: dict[str, dict[str, Place]] = {}
    for document in documents:
        numbered = numbers(document) if document.numbered else {}
        found[document.key] = {
            anchor: Place(numbered.get(anchor), section.title)
            for section in sections(document)
            for anchor in (section.id, *(clause_anchor(section, clause) for clause in section.clauses))
        }
    return found


@dataclass(frozen=True)
class PageReferences:
    """The site as seen from one page in one language: :class:`mkdocs_datamap.wording.voice.References`.

    ``page_key`` is that of the page, whose own places need an anchor alone; empty for a file that is no page.
    ``here`` is the path of the page or file; ``paths`` are those of all pages of the language.
    """

    page_key: str
    here: str
    voice: Voice
    paths: Mapping[str, str]
    places: Mapping[str, Mapping[str, Place]]
    titles: Mapping[str, str]
    spell: Callable[[str, str], str]
    """From the path of this page and that of another to the address that links them."""

    def see(self, page: str, anchor: str) -> Target:
        """The section or clause; raises KeyError when there is none."""
        place = self.places[page][anchor]
        there = "" if page == self.page_key else self.spell(self.here, self.paths[page])
        return Target(f"{there}#{anchor}", self.voice.words(place.title), place.number)

    def page(self, key: str) -> Target:
        """The page; raises KeyError when there is none."""
        href = self.spell(self.here, self.paths[key])
        return Target(href, self.titles[key])

    def file(self, path: str) -> str:
        """The address of a file of the site by its path below the root."""
        root = posixpath.dirname(self.spell(self.here, ""))
        return posixpath.normpath(posixpath.join(root, path))

    def address(self, target: See | PageLink) -> str:
        """The address of a target alone."""
        if isinstance(target, See):
            return self.see(target.page, target.anchor).href
        return self.page(target.page).href + (f"#{target.fragment}" if target.fragment else "")


def pretty(here: str, there: str) -> str:
    """A relative address between pages that each have a folder of their own: ``../en/privacy-policy/``.

    The paths are as :func:`path_of` makes them. A page has hundreds of links, so this is not left to
    ``posixpath.relpath``, which looks for much that is never in them.
    """
    start, end = _parts(here), _parts(there)
    common = 0
    while common < min(len(start), len(end)) and start[common] == end[common]:
        common += 1
    way = [".."] * (len(start) - common) + end[common:]
    return f"{'/'.join(way)}/" if way else "./"


def _parts(path: str) -> list[str]:
    return path.split("/") if path else []


def page_address(path: str, *, directory_urls: bool) -> str:
    """The address of a page below the site's root: ``en/privacy-policy/``, or ``en/privacy-policy.html``.

    The home of the first language has the path ``""``, and the address ``""``.
    """
    if directory_urls or not path:
        return f"{path}/" if path else ""
    return f"{path}.html"


def markdown_file(path: str, languages: tuple[str, ...]) -> str:
    """The Markdown file of a page: ``index.md`` for the home of a language, else ``<path>.md``."""
    if path == "":
        return "index.md"
    return f"{path}/index.md" if path in languages else f"{path}.md"
