"""A page of the internal map: a document, and where it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_datamap.diagrams.graph import Graph
    from mkdocs_datamap.documents.tree import Document
    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.wording.message import Message, PageLink, See
    from mkdocs_datamap.wording.voice import Voice

MakeGraph = Callable[["Voice", Callable[["See | PageLink"], str]], "Graph"]
"""A diagram in the words of one language; the second argument spells the address of a place of the site."""


@dataclass(frozen=True)
class Page:
    """A document with its address below the root of each language.

    ``address`` is of slugs, which are phrases, and ids, which are the same in every language. ``graphs`` are
    the diagrams that the document shows, by key: each key is of one page of the site. ``file`` is where one
    edits what the page tells, relative to the inventory's folder. ``chapter`` is the heading under which the
    navigation has the page; None for a page that is found by others, as that of every entry is.
    """

    document: Document
    address: tuple[Message | str, ...]
    graphs: Mapping[str, MakeGraph] = field(default_factory=dict)
    file: str = "organisation.yml"
    chapter: Message | None = None
    alone: bool = False
    """Whether the navigation has the page without a chapter."""


PageMaker = Callable[["Atlas"], "Iterable[Page]"]
"""Makes the pages of one sort. Pure: the same atlas gives the same pages."""
