"""A generated page as the search plugin needs to see it: what it would drop is dropped beforehand.

The plugin takes every tag of a page apart in Python, and drops most of them. In the pages of the engine it is
known which ones: those within a line, of tables and of lists of facts, and what is marked as not to be found.
The index is the same; a test compares the two.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mkdocs.structure.pages import Page

_NOT_FOUND = re.compile(
    r'<(a|span|form|ul|dd)\b[^>]*\sdata-search-exclude[^>]*>.*?</\1>|<a\b[^>]*\sclass="headerlink"[^>]*>.*?</a>',
    re.DOTALL,
)
_DROPPED = re.compile(
    r"</?(?:a|span|strong|table|caption|thead|tbody|tr|th|td|dl|dt|dd|figure|figcaption)(?:\s[^>]*)?>"
)
_SPACE = re.compile(r"\s+")


def searchable(html: str) -> str:
    """The headings, paragraphs, lists and words of a page, without the rest."""
    return _SPACE.sub(" ", _DROPPED.sub("", _NOT_FOUND.sub("", html)))


class SearchedPage:
    """The page that the search plugin reads: narrowed to what it keeps, and then whole again."""

    def __init__(self) -> None:
        self._whole: str | None = None

    def narrow(self, page: Page) -> None:
        """Show no more of a generated page than is kept."""
        self._whole = page.content
        if page.content is not None:
            page.content = searchable(page.content)

    def restore(self, page: Page) -> None:
        """Show its readers the whole page."""
        page.content, self._whole = self._whole, None
