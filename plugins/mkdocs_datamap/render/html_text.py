"""Text into HTML, and into the Markdown lines that hold headings, so that it can never become structure."""

from __future__ import annotations

import re
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from mkdocs_datamap.render.addresses import safe_href
from mkdocs_datamap.render.speaking import spans, spoken, words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_datamap.render.speaking import Speaker
    from mkdocs_datamap.wording.message import Sentence
    from mkdocs_datamap.wording.voice import Span

# HTML has no use for these, but plugins that read a page before Python-Markdown (macros' {{, critic's {++,
# wiki links' [[) would act on them even inside raw HTML.
_READ_BY_OTHERS = re.compile(r"[{}\[\]`\\|~^$]")
_SPECIAL = re.compile(r"[&<>\"'{}\[\]`\\|~^$]")
_NOT_A_WORD = re.compile(r"[^\w ]|_")


def _entity(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};"


def escaped(text: str) -> str:
    """The text for an element or a quoted attribute."""
    if _SPECIAL.search(text) is None:
        return text
    return _READ_BY_OTHERS.sub(_entity, escape(text))


def heading_text(speaker: Speaker, sentence: Sentence) -> str:
    """The sentence for a Markdown heading: all but letters, digits and spaces as references.

    No extension of Python-Markdown finds anything to act on in it, whichever the site uses.
    """
    return _NOT_A_WORD.sub(_entity, words(speaker, sentence))


def spans_html(said: Iterable[Span]) -> str:
    """Spoken spans as inline HTML, those in another language than the page's marked as such."""
    return "".join(_run_html(lang, run) for lang, run in groupby(said, key=_language))


def _language(span: Span) -> str | None:
    return span.lang


def _run_html(lang: str | None, run: Iterable[Span]) -> str:
    html = "".join(map(_span_html, run))
    return html if lang is None else f'<span lang="{escaped(lang)}">{html}</span>'


def _span_html(span: Span) -> str:
    text = escaped(span.text)
    if span.href is not None:
        # What speaks another language leads to pages in it; nobody knows that of an address elsewhere.
        there = f' hreflang="{escaped(span.lang)}"' if span.lang and span.kind == "reference" else ""
        text = f'<a href="{escaped(safe_href(span.href))}"{there}>{text}</a>'
    return f'<span class="dm-citation">{text}</span>' if span.kind == "citation" else text


def phrase_html(speaker: Speaker, sentence: Sentence) -> str:
    """One sentence or phrase as inline HTML."""
    return spans_html(spans(speaker, sentence))


def sentences_html(speaker: Speaker, sentences: Iterable[Sentence]) -> str:
    """Sentences that read on, as inline HTML."""
    return " ".join(map(spans_html, spoken(speaker, sentences)))


def lines_html(speaker: Speaker, sentences: Iterable[Sentence]) -> str:
    """What a cell or a definition holds: several sentences or phrases stand one under another."""
    lines = [spans_html(said) for said in spoken(speaker, sentences)]
    if len(lines) < 2:  # noqa: PLR2004 - one line needs no element of its own
        return "".join(lines)
    return " ".join(f'<div class="dm-entry">{line}</div>' for line in lines)
