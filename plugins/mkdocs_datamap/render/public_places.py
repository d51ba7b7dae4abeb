"""What a person calls a place of the public site → the page and the anchor, or what was probably meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from mkdocs_datamap.documents.numbering import clause_anchor
from mkdocs_datamap.documents.tree import sections
from mkdocs_datamap.inventory.findings import did_you_mean
from mkdocs_datamap.inventory.places import CHANGES
from mkdocs_datamap.render.sitemap import SLUGS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from mkdocs_datamap.documents.tree import Document, Section
    from mkdocs_datamap.render.build import PublicSite


class UnknownPlaceError(ValueError):
    """That the public site has no such page or anchor, and what was probably meant, in sentences."""


@dataclass(frozen=True)
class PublicPlace:
    """Clauses of a public page, by their anchors.

    ``language`` is that of the page's address; None where the address is the same in all of them.
    """

    page: str
    anchors: tuple[str, ...]
    language: str | None


def find_place(named: str, site: PublicSite, released: Collection[str] = ()) -> PublicPlace:
    """The clauses at a place, which is named by ``PAGE`` or ``PAGE#ANCHOR``.

    ``released`` are the numbers of the versions that were released: their pages are known, and refused.
    A page is its key (``privacy``), its address with or without what stands before it (a whole URL, a
    folder of the site) or the last part of it. The anchor of a section means all its clauses.

    Raises:
        UnknownPlaceError: when there is no such page or anchor.
    """
    try:
        address = urlsplit(named.strip())
    except ValueError as error:
        raise UnknownPlaceError(f"“{named}” is no address: {error}.") from error
    document, language = _document(unquote(address.path), site, released)
    clauses = _clauses(document)
    if not clauses:
        raise UnknownPlaceError(
            f"The page “{document.key}” has no clauses: it only leads to those of other pages. "
            f"Pages with clauses: {', '.join(each.key for each in site.documents if _clauses(each))}."
        )
    anchor = unquote(address.fragment)
    if not anchor:
        every = dict.fromkeys(each for found in clauses.values() for each in found)
        return PublicPlace(document.key, tuple(every), language)
    if anchor not in clauses:
        near = did_you_mean(anchor, clauses)
        raise UnknownPlaceError(f"The page “{document.key}” has no anchor “{anchor}”. {near}")
    return PublicPlace(document.key, clauses[anchor], language)


def _document(path: str, site: PublicSite, released: Collection[str]) -> tuple[Document, str | None]:
    names = _names(site)
    steps = [step for step in path.removesuffix(".html").split("/") if step not in {"", "index"}]
    wanted = "/".join(steps)
    # The site may stand in a folder of a host, so what stands before a page's own address is no part of it.
    for start in range(len(steps) or 1):
        found = names.get("/".join(steps[start:]).casefold())
        if found is not None:
            return found
    if released:
        _refuse_history(steps, names, site, released)
    near = did_you_mean(wanted, filter(None, names))
    raise UnknownPlaceError(f"The public site has no page “{wanted}”. {near}")


def _refuse_history(
    steps: list[str], names: Collection[str], site: PublicSite, released: Collection[str]
) -> None:
    """Say of a page that tells what was released why nothing stands behind it today."""
    *before, last = (step.casefold() for step in steps or [""])
    if last in {CHANGES, *(voice.words(SLUGS[CHANGES]) for voice in site.voices)}:
        raise UnknownPlaceError(
            f"The page “{last}” has no clauses: it tells the versions of policy/versions.yml and how "
            "what was kept of them in policy/versions/ differs."
        )
    if last in released and before and before[-1] in names:
        raise UnknownPlaceError(
            f"“{before[-1]}/{last}” is version {last} as it was kept in policy/versions/{last}/. What stood "
            "behind its clauses stands in the inventory of that day: trace it in the commit of the release. "
            f"Today’s clauses: {before[-1]}."
        )


def _names(site: PublicSite) -> Mapping[str, tuple[Document, str | None]]:
    """Everything that a page is called."""
    documents = {document.key: document for document in site.documents}
    found: dict[str, tuple[Document, str | None]] = {}
    for (language, key), path in site.paths.items():
        found[path] = (documents[key], language)
    for voice in site.voices:
        for key, slug in SLUGS.items():
            if key in documents:
                found.setdefault(voice.words(slug), (documents[key], voice.language))
    for key, document in documents.items():
        found[key] = (document, None)
    return found


def _clauses(document: Document) -> Mapping[str, tuple[str, ...]]:
    """Anchor of a clause, or of a section → the clauses there."""
    found: dict[str, tuple[str, ...]] = {}
    for section in sections(document):
        inner = tuple(_inside((section,)))
        if inner:
            found[section.id] = inner
        found.update(
            {anchor: (anchor,) for anchor in (clause_anchor(section, each) for each in section.clauses)}
        )
    return found


def _inside(found: Iterable[Section]) -> Iterable[str]:
    for section in found:
        yield from (clause_anchor(section, clause) for clause in section.clauses)
        yield from _inside(section.sections)
