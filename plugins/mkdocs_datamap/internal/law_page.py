"""What the inventory takes from the law: every basis, provision, mechanism, authority and norm it names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Clause, Document, Facts, Provenance, Section
from mkdocs_datamap.internal.entry_pages import CHAPTER
from mkdocs_datamap.internal.naming import LAW, law_section, linked, titled
from mkdocs_datamap.internal.page import Page
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.wording.message import message, untranslated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.wording.message import Message

SECTIONS: Mapping[str, Message] = {
    "law.bases": message("law.bases.title"),
    "law.provisions": message("law.provisions.title"),
    "law.mechanisms": message("law.mechanisms.title"),
    "law.authorities": message("law.authorities.title"),
    "law.retention_norms": message("law.retention-norms.title"),
}
"""The tables of the vocabulary that an inventory refers to."""


def law_page(atlas: Atlas) -> Iterator[Page]:
    """One page with a section for each table of the law and a clause for each entry that is in use."""
    document = Document(
        key=LAW,
        title=message("law.title"),
        summary=message("law.summary"),
        lead=(),
        sections=tuple(
            Section(law_section(table), title, clauses)
            for table, title in SECTIONS.items()
            if (clauses := tuple(_clauses(table, atlas)))
        ),
        numbered=False,
    )
    yield Page(document, (message("folder.law.slug"),), chapter=CHAPTER)


def _clauses(table: str, atlas: Atlas) -> Iterator[Clause]:
    for entry in sorted(entry for entry in atlas.mentioned_by if entry[0] == table):
        yield _clause(entry, atlas)


def _clause(entry: Entry, atlas: Atlas) -> Clause:
    users = dict.fromkeys(mention.source for mention in atlas.mentioned_by[entry])
    known = getattr(vocabulary(), entry[0].removeprefix("law."))[entry[1]]
    return Clause(
        entry[1],
        (
            Facts(
                (
                    (titled(entry, atlas), (message("item", item=entry[1]),)),
                    (message("law.source"), (message("item", item=untranslated(known.source)),)),
                    (message("law.checked"), (message("item", item=known.checked),)),
                    (message("entry.used-by"), tuple(linked(user, atlas) for user in users)),
                )
            ),
        ),
        Provenance(provisions=_provisions(entry)),
    )


def _provisions(entry: Entry) -> frozenset[str]:
    return frozenset({entry[1]} if entry[0] == "law.provisions" else ())
