"""The pages of the internal map as a browser gets them: their words and links."""

from __future__ import annotations

import html
import posixpath
import re
from functools import cache

from built_views import site

_TAG = re.compile(r"<[^>]+>")
_HREF = re.compile(r'\shref="([^"]*)"')
_ID = re.compile(r'\sid="([^"]+)"|\{ #(\S+) \}$', re.MULTILINE)


@cache
def pages(company):
    """(language, key) → the page."""
    return {(page.language, page.key): page for page in site(company)[0].pages}


@cache
def words(company, language, key):
    """Everything that a page says, with single spaces."""
    body = html.unescape(_TAG.sub(" ", pages(company)[language, key].body))
    return " ".join(body.split())


@cache
def links(company, language, key):
    """Where a page leads: (path of a page or file, anchor), both empty where there is none."""
    page = pages(company)[language, key]
    found = set()
    for href in _HREF.findall(page.body):
        target, _, anchor = html.unescape(href).partition("#")
        if re.match(r"[a-z]+:", target):
            continue
        path = posixpath.normpath(posixpath.join("/", page.path, target)).strip("/") if target else page.path
        found.add((path, "" if "=" in anchor else anchor))
    return frozenset(found)


@cache
def anchors(company, language, key):
    """Every id of a page."""
    return frozenset(one or other for one, other in _ID.findall(pages(company)[language, key].body))
