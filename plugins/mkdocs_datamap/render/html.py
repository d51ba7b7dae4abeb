"""A document as the body of a page: headings in Markdown, every other block one line of HTML.

Headings are Markdown so that a site generator's table of contents, permalinks, search sections and link
checks work as on any page. The rest is HTML because a table with a caption, row headers and labels for
small screens is nothing Markdown can say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.documents.numbering import clause_anchor, numbers
from mkdocs_datamap.render.addresses import safe_anchor
from mkdocs_datamap.render.html_blocks import Draw, Illustration, blocks_html
from mkdocs_datamap.render.html_text import escaped, heading_text
from mkdocs_datamap.render.speaking import words
from mkdocs_datamap.wording.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_datamap.documents.tree import Clause, Document, Section
    from mkdocs_datamap.render.speaking import Speaker

__all__ = ["Draw", "Illustration", "blocks_html", "page_body", "title_anchor"]

_DEEPEST = 6
_ID = re.compile(r' id="([^"]+)"| \{ #(\S+) \}$', re.MULTILINE)


@dataclass(frozen=True)
class _Page:
    """What every place of a page is rendered with; ``numbers`` is by anchor, empty when the page has none."""

    speaker: Speaker
    draw: Draw
    numbers: Mapping[str, str]


def title_anchor(document: Document) -> str:
    """The anchor of the page's title, apart from those of its sections."""
    return safe_anchor(f"page-{document.key}")


def page_body(document: Document, speaker: Speaker, draw: Draw) -> str:
    """The document as lines with an empty line between each two; the first is the title.

    Raises ValueError when two things on the page would have the same id, for an address or anchor that may
    not reach a page, and for a table row that does not fit its columns.
    """
    body = "\n\n".join(_lines(document, speaker, draw)) + "\n"
    seen: set[str] = set()
    for quoted, heading in _ID.findall(body):
        anchor = quoted or heading
        if anchor in seen:
            raise ValueError(f"two things on the page “{document.key}” have the id “{anchor}”")
        seen.add(anchor)
    return body


def _lines(document: Document, speaker: Speaker, draw: Draw) -> Iterator[str]:
    yield f"# {heading_text(speaker, document.title)} {{ #{title_anchor(document)} }}"
    lead = "dm-lead dm-dense" if document.dense else "dm-lead"
    for block in document.lead:
        yield f'<div class="{lead}">{blocks_html((block,), speaker, draw)}</div>'
    page = _Page(speaker, draw, numbers(document) if document.numbered else {})
    for section in document.sections:
        yield from _section(section, page, 2)


def _section(section: Section, page: _Page, level: int) -> Iterator[str]:
    number = page.numbers.get(section.id)
    mark = f'<span class="dm-number">{number}</span> ' if number else ""
    title = heading_text(page.speaker, section.title)
    yield f"{'#' * min(level, _DEEPEST)} {mark}{title} {{ #{safe_anchor(section.id)} }}"
    for clause in section.clauses:
        yield _clause(clause, safe_anchor(clause_anchor(section, clause)), page, level + 1)
    for inner in section.sections:
        yield from _section(inner, page, level + 1)


def _clause(clause: Clause, anchor: str, page: _Page, level: int) -> str:
    body = f'<div class="dm-body">{blocks_html(clause.blocks, page.speaker, page.draw, level=level)}</div>'
    number = page.numbers.get(anchor)
    if number is None:
        return f'<div class="dm-clause dm-unnumbered" id="{anchor}">{body}</div>'
    label = escaped(words(page.speaker, message("clause.link", number=number)))
    link = f'<a class="dm-number" href="#{anchor}" aria-label="{label}" data-search-exclude="">{number}</a>'
    return f'<div class="dm-clause" id="{anchor}">{link} {body}</div>'
