"""Links of generated pages, fitted to how the site spells addresses.

The engine writes links between pages and to assets as a browser would follow them from ``<path>/``, the
address of a page with MkDocs' ``use_directory_urls``. MkDocs neither checks nor rewrites the links of raw
HTML, so both are done here.
"""

from __future__ import annotations

import html
import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs.utils import get_relative_url

if TYPE_CHECKING:
    from collections.abc import Mapping

_LINK = re.compile(r'(?P<name>\s(?:xlink:)?(?:href|src)=)"(?P<target>[^"]*)"')
_ELSEWHERE = re.compile(r"#|/|[a-zA-Z][a-zA-Z0-9+.-]*:|$")


def fit_links(content: str, path: str, url: str, addresses: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """The HTML with its relative links rewritten, and the links that lead nowhere.

    ``path`` is where the engine put the page, ``url`` where the site has it, and ``addresses`` are the site's
    by the engine's.
    """
    broken: list[str] = []

    def fitted(match: re.Match[str]) -> str:
        link = html.unescape(match["target"])
        if _ELSEWHERE.match(link):
            return match[0]
        target, mark, anchor = link.partition("#")
        place = posixpath.normpath(posixpath.join("/", path, unquote(target))).strip("/")
        if place not in addresses:
            broken.append(link)
            return match[0]
        address = get_relative_url(addresses[place], url) + mark + anchor
        return f'{match["name"]}"{html.escape(address)}"'

    return _LINK.sub(fitted, content), tuple(broken)
