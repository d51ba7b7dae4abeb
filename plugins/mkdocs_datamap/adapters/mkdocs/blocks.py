"""The blocks of a generated page, kept out of the way of Python-Markdown.

A body is headings in Markdown and blocks that are HTML already, each on one line. Python-Markdown and MkDocs
would each take every block apart to put it together again, which costs more than half of rendering a page. So
each block is sent as a mark that stands for it, and put back when the page is HTML.
"""

from __future__ import annotations

import re

_MARK = re.compile(r'<div data-datamap-block="(\d+)"></div>')
_ID = re.compile(r'\sid="([^"]+)"')


def with_marks(body: str) -> str:
    """The body with a mark in the place of each block."""
    return "\n".join(
        f'<div data-datamap-block="{number}"></div>' if line.startswith("<") else line
        for number, line in enumerate(body.split("\n"))
    )


def with_blocks(html: str, body: str) -> str:
    """The rendered page with the blocks of its body in the place of their marks."""
    lines = body.split("\n")
    return _MARK.sub(lambda match: lines[int(match[1])], html)


def ids(html: str) -> frozenset[str]:
    """Every id in the HTML: the places that links may lead to."""
    return frozenset(_ID.findall(html))
