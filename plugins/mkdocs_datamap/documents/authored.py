"""Clauses in the organisation's own words: placeholders become facts and cross-references."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_datamap.documents.context import provenance
from mkdocs_datamap.documents.tree import Clause, Paragraph
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.wording.message import Authored, Link, PageLink, See

if TYPE_CHECKING:
    from mkdocs_datamap.documents.context import Context
    from mkdocs_datamap.inventory.public import PublicClause, PublicOutline
    from mkdocs_datamap.wording.message import Value

_PLACEHOLDER = re.compile(r"\{([a-z_]+)(?::([a-z0-9-]+))?\}")


def clause(written: PublicClause, text: Text, page: str, outline: PublicOutline, context: Context) -> Clause:
    """The clause with its facts and cross-references filled in. ``page`` is the key of its own page."""
    said = sentence(text, page, context)
    # A clause that names the organisation's address or number rests on that fact too.
    named = any(not isinstance(value, See | PageLink) for _, value in said.params)
    behind = (outline, context.inventory.organisation) if named else (outline,)
    return Clause(written.id, (Paragraph((said,)),), provenance(*behind, provisions=written.law))


def sentence(text: Text, page: str, context: Context) -> Authored:
    """An authored text with what fills its placeholders; those that stand for nothing raise KeyError."""
    params: dict[str, Value] = {}
    for _, words in text:
        for name, argument in _PLACEHOLDER.findall(words):
            params[_field(name, argument)] = _value(name, argument, page, context)
    plain = Text(tuple((code, _PLACEHOLDER.sub(_renamed, words)) for code, words in text))
    return Authored(plain, tuple(sorted(params.items(), key=lambda item: item[0])))


def _field(name: str, argument: str | None) -> str:
    return f"{name}_{argument.replace('-', '_')}" if argument else name


def _renamed(found: re.Match[str]) -> str:
    return f"{{{_field(found[1], found[2])}}}"


def _value(name: str, argument: str, page: str, context: Context) -> Value:
    organisation = context.inventory.organisation
    if name == "see":
        return See(page, argument)
    if name == "page":
        return PageLink(argument)
    facts: dict[str, Value | None] = {
        "trade_name": organisation.trade_name,
        "legal_name": organisation.legal_name,
        "email": Link(f"mailto:{organisation.email}", organisation.email) if organisation.email else None,
        "phone": organisation.phone,
        "website": Link(organisation.website, bare(organisation.website)),
    }
    value = facts[name]
    if value is None:
        raise KeyError(f"{name} is not known")
    return value


def bare(url: str) -> str:
    """A web address as people say it: ``www.example.dk``."""
    return url.removeprefix("https://").rstrip("/")
