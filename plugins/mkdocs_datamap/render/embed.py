"""A policy as a fragment of HTML for the pages of another site: no script, nothing from elsewhere, no clash.

Every id begins with ``datamap-``, the policy and the language, and every rule of the style sheet holds below
``.datamap-policy`` alone. Links that leave the fragment are absolute, since nobody knows where it will stand.
"""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING

from mkdocs_datamap.documents.numbering import clause_anchor, numbers
from mkdocs_datamap.render.addresses import safe_anchor
from mkdocs_datamap.render.html_blocks import blocks_html
from mkdocs_datamap.render.html_text import escaped, phrase_html
from mkdocs_datamap.render.speaking import words
from mkdocs_datamap.wording.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_datamap.documents.tree import Document, Section
    from mkdocs_datamap.render.speaking import Speaker

_DEEPEST = 6
# Text holds no quotation mark that is not a reference, so that only attributes look like this.
_ID = re.compile(r' id="([^"]*)"')
_WITHIN = re.compile(r' href="#([^"]*)"')
_NAMED = re.compile(r' aria-labelledby="([^"]*)"')


def fragment(document: Document, speaker: Speaker, language: str, level: int) -> str:
    """The policy as HTML in ASCII; its title is a heading of this level, 1 to 6.

    Whoever shows the fragment may not say in which encoding it comes, so every other letter is a character
    reference. The speaker's links must be absolute, or lead to an anchor of the document. Raises ValueError
    for an address or anchor that may not reach a page.
    """
    prefix = f"datamap-{document.key}-{language}"
    body = "\n".join(_lines(document, speaker, level))
    for pattern in (_ID, _NAMED):
        body = pattern.sub(lambda found: _prefixed(found, prefix), body)
    body = _WITHIN.sub(lambda found: f' href="#{prefix}-{found[1]}"', body)
    style = files("mkdocs_datamap.render").joinpath("embed.css").read_text("utf-8")
    text = (
        f'<section class="datamap-policy" id="{prefix}" lang="{escaped(language)}">\n'
        f"<style>\n{style}</style>\n{body}\n</section>\n"
    )
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def _prefixed(found: re.Match[str], prefix: str) -> str:
    name = found[0].partition("=")[0]
    names = " ".join(f"{prefix}-{each}" for each in found[1].split())
    return f'{name}="{names}"'


def _lines(document: Document, speaker: Speaker, level: int) -> Iterator[str]:
    yield f"<h{level}>{phrase_html(speaker, document.title)}</h{level}>"
    if document.lead:
        yield blocks_html(document.lead, speaker, _undrawn)
    numbered = numbers(document)
    for section in document.sections:
        yield from _section(section, speaker, numbered, level + 1)


def _section(section: Section, speaker: Speaker, numbered: Mapping[str, str], level: int) -> Iterator[str]:
    tag = f"h{min(level, _DEEPEST)}"
    title = phrase_html(speaker, section.title)
    number = numbered[section.id]
    yield f'<{tag} id="{safe_anchor(section.id)}"><span class="dm-number">{number}</span> {title}</{tag}>'
    for clause in section.clauses:
        anchor = safe_anchor(clause_anchor(section, clause))
        label = escaped(words(speaker, message("clause.link", number=numbered[anchor])))
        body = blocks_html(clause.blocks, speaker, _undrawn, level=level + 1)
        link = f'<a class="dm-number" href="#{anchor}" aria-label="{label}">{numbered[anchor]}</a>'
        yield f'<div class="dm-clause" id="{anchor}">{link} {body}</div>'
    for inner in section.sections:
        yield from _section(inner, speaker, numbered, level + 1)


def _undrawn(key: str) -> tuple[str, str, str]:
    raise ValueError(f"a fragment has no room for the diagram “{key}”")
