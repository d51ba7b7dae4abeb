"""Text into Markdown that a person reads: as few escapes as keep it from becoming structure.

A character gets a backslash where both CommonMark and Python-Markdown know that escape, and a character
reference where only one of them does.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_datamap.render.addresses import safe_href
from mkdocs_datamap.render.speaking import spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_datamap.render.speaking import Speaker
    from mkdocs_datamap.wording.message import Sentence
    from mkdocs_datamap.wording.voice import Span

# An underscore between two letters or digits (cookie_name) is no emphasis in either.
_INLINE = re.compile(r"[\\`*\[\]{}|]|(?<![^\W_])_|_(?![^\W_])")
_REFERENCE = re.compile(r"&(?=[#\w]|$)")
_NO_BACKSLASH = re.compile(r"[<~^]|==+|\$(?=\S)")
_NUMBERED_START = re.compile(r"(\d+)([.)])")
_BACKSLASH_START = re.compile(r"[#>+!-]")
_REFERENCE_START = re.compile(r"[:=?/]")
_BARE_END = re.compile(r"(?<!\\)((?:\\\\)*)#$")
# What quote() may leave alone in an address that is already an address.
_ADDRESS = "/:?#@!$&'+,;=%~._-"


def _references(text: str) -> str:
    return "".join(f"&#{ord(character)};" for character in text)


def escaped(text: str) -> str:
    """The text for anywhere but the start of a line."""
    text = _REFERENCE.sub("&amp;", text)
    text = _INLINE.sub(lambda match: "\\" + match[0], text)
    return _NO_BACKSLASH.sub(lambda match: "&lt;" if match[0] == "<" else _references(match[0]), text)


def line_start(markdown: str) -> str:
    """The line of Markdown, kept from starting a heading, list, quote, rule, table or definition."""
    if _NUMBERED_START.match(markdown):
        return _NUMBERED_START.sub(r"\1\\\2", markdown, count=1)
    if _BACKSLASH_START.match(markdown):
        return "\\" + markdown
    if _REFERENCE_START.match(markdown):
        return _references(markdown[0]) + markdown[1:]
    return markdown


def heading_end(markdown: str) -> str:
    """The text of a heading, kept from losing number signs at its end: there they would close the heading."""
    return _BARE_END.sub(r"\1\\#", markdown)


def address(href: str) -> str:
    """An allowed address for the brackets of a link; raises ValueError for any other."""
    return quote(safe_href(href), safe=_ADDRESS)


def inline(said: Iterable[Span]) -> str:
    """Spoken spans as inline Markdown, not yet safe at the start of a line.

    Markdown has no words for a language; HTML within a line is part of it.
    """
    parts: list[str] = []
    for lang, run in groupby(said, key=lambda span: span.lang):
        text = _run(run)
        parts.append(text if lang is None else f'<span lang="{lang}">{text}</span>')
    return "".join(parts)


def _run(said: Iterable[Span]) -> str:
    parts: list[str] = []
    # Neighbours without an address are escaped together: "=" and "=" would make a mark between them.
    for href, group in groupby(said, key=lambda span: span.href):
        text = escaped("".join(span.text for span in group))
        if href is None:
            parts.append(text)
            continue
        if parts and parts[-1].endswith("!"):
            parts[-1] = parts[-1][:-1] + r"\!"  # else the link would be an image
        parts.append(f"[{text}]({address(href)})")
    return "".join(parts)


def phrase(speaker: Speaker, sentence: Sentence) -> str:
    """One sentence or phrase as inline Markdown, not yet safe at the start of a line."""
    return inline(spans(speaker, sentence))
