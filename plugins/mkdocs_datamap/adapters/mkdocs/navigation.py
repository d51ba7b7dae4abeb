"""One navigation for each language: the generated pages first, then the hand-written ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from mkdocs.structure import StructureItem

    from mkdocs_datamap.render.site import Site, SitePage


def language_navigation(
    language: str,
    generated: Sequence[tuple[str, Page]],
    hand_written: Iterable[StructureItem],
    shown: Collection[str],
    own: Collection[str],
) -> Navigation:
    """The navigation in one language, with the language's home as its homepage.

    ``generated`` starts with the home; each page has its chapter, which is empty for one that stands alone.
    ``hand_written`` is the navigation that MkDocs made; of its pages those whose source is among ``shown``
    are kept, in their sections. Only the language's ``own`` pages get a
    previous and a next page and a parent: a page that is shown in several navigations belongs to one.
    """
    items: list[StructureItem] = [*_chapters(generated), *_unfolded(language, _pruned(hand_written, shown))]
    pages = _pages(items)
    own_pages = [page for page in pages if page.file.src_uri in own]
    for before, page, after in zip([None, *own_pages], own_pages, [*own_pages[1:], None], strict=False):
        page.previous_page, page.next_page = before, after
    _adopt(items, own)
    navigation = Navigation(items, pages)
    navigation.homepage = generated[0][1] if generated else None
    return navigation


def _chapters(generated: Iterable[tuple[str, Page]]) -> list[StructureItem]:
    """The pages in their chapters, each chapter where its first page stands."""
    items: list[StructureItem] = []
    chapters: dict[str, Section] = {}
    for chapter, page in generated:
        if not chapter:
            items.append(page)
        elif chapter in chapters:
            chapters[chapter].children.append(page)
        else:
            chapters[chapter] = Section(chapter, [page])
            items.append(chapters[chapter])
    return items


def in_navigation(site: Site) -> tuple[SitePage, ...]:
    """The generated pages that stand in the navigation: those with a chapter, or below no other page.

    MkDocs renders the whole navigation into every page, so a page for every activity would make the cost of a
    build grow with the square of the inventory.
    """
    parents = {page.path for page in site.pages} - {"", *site.languages}
    return tuple(page for page in site.pages if _is_shown(page, parents))


def _is_shown(page: SitePage, parents: Collection[str]) -> bool:
    if page.chapter != "":
        return page.chapter is not None
    parts = page.path.split("/")
    return not any("/".join(parts[:depth]) in parents for depth in range(1, len(parts)))


def _pruned(items: Iterable[StructureItem], shown: Collection[str]) -> list[StructureItem]:
    kept: list[StructureItem] = []
    for item in items:
        if isinstance(item, Section):
            if children := _pruned(item.children, shown):
                kept.append(Section(item.title, children))
        elif not isinstance(item, Page) or item.file.src_uri in shown:
            kept.append(item)
    return kept


def _unfolded(language: str, items: list[StructureItem]) -> list[StructureItem]:
    # The folder of a language is an address, not a chapter: its pages stand at the top.
    unfolded: list[StructureItem] = []
    for item in items:
        pages = _pages([item])
        if isinstance(item, Section) and all(page.file.src_uri.startswith(f"{language}/") for page in pages):
            unfolded.extend(item.children)
        else:
            unfolded.append(item)
    return unfolded


def _pages(items: Iterable[StructureItem]) -> list[Page]:
    found: list[Page] = []
    for item in items:
        if isinstance(item, Page):
            found.append(item)
        elif isinstance(item, Section):
            found.extend(_pages(item.children))
    return found


def _adopt(items: Iterable[StructureItem], own: Collection[str], parent: Section | None = None) -> None:
    for item in items:
        if not isinstance(item, Page) or item.file.src_uri in own:
            item.parent = parent
        if isinstance(item, Section):
            _adopt(item.children, own, item)
