"""The record of processing activities as a page to be read and printed (Art. 30 GDPR)."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Clause, Facts, Paragraph, Section
from mkdocs_datamap.internal.register.contacts import controller, officer
from mkdocs_datamap.internal.register.mandates import mandates
from mkdocs_datamap.internal.register.record import general_security, own_security, record
from mkdocs_datamap.internal.register.scope import statements
from mkdocs_datamap.internal.views.page import cell, linked, view
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.wording.message import Citation, PageLink, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.page import Page
    from mkdocs_datamap.internal.register.table import Cell, Line, Sheet
    from mkdocs_datamap.wording.message import Message, Sentence

Fact = tuple["Sentence", tuple["Sentence", ...]]

ONCE = frozenset({"controller", "processor", "representative", "dpo"})
"""Columns that say the same in every line: a page says it once."""

BESIDE = ("bases", "owner")
"""Columns that Art. 30 does not ask for, and that readers of the record look for all the same."""


def record_page(atlas: Atlas) -> Iterator[Page]:
    """The page of both records."""
    ledger = atlas.ledger
    own, for_others = record(ledger), mandates(ledger)
    yield view(
        "record",
        message("view.record.slug"),
        message("view.record.title"),
        message("view.record.summary"),
        (
            Paragraph((message("view.record.intro"), message("view.record.print"))),
            Paragraph((message("view.record.files", page=PageLink("view.exports")),)),
            # On paper the frame of the site is gone: what the record is true of stands in its text.
            Facts(tuple((term, (said,)) for term, said in statements(atlas.register.scope))),
        ),
        (
            Section("controller", message("view.record.controller"), (Clause("facts", (_parties(atlas),)),)),
            *_activities(atlas, own),
            *_mandates(atlas, for_others),
            Section("article", message("view.record.article"), (Clause("words", (_article(),)),)),
        ),
    )


def _parties(atlas: Atlas) -> Facts:
    """Art. 30(1)(a), where it is the same for all activities."""
    ledger = atlas.ledger
    return Facts(
        (
            (message("register.column.controller"), cell(controller(ledger))),
            (message("register.column.representative"), cell(officer(ledger, "representative"))),
            (message("register.column.dpo"), cell(officer(ledger, "dpo"))),
            (
                lettered(message("view.record.general-security"), "R7"),
                cell(general_security(ledger)) or (message("view.security.none"),),
            ),
        )
    )


def _activities(atlas: Atlas, sheet: Sheet) -> Iterator[Section]:
    lines = zip(atlas.ledger.uses, sheet.lines, strict=True)
    for activity, found in groupby(lines, key=lambda pair: pair[0].activity_id):
        title = message("item", item=linked(atlas.ledger.name(("activities", activity))))
        clauses = []
        for use, line in found:
            own = own_security(atlas.ledger, use) or (message("view.record.only-general-security"),)
            clauses.append(Clause(use.purpose_id, (Facts(tuple(_facts(sheet, line, own))),)))
        yield Section(f"activity-{activity}", title, tuple(clauses))


def _facts(sheet: Sheet, line: Line, security: Cell | None = None) -> Iterator[Fact]:
    """The cells of a line as facts; ``security`` stands in the place of the measures of all together."""
    for column, told in zip(sheet.columns, line.cells, strict=True):
        items = security if security is not None and column.id == "security" else told
        if column.id in ONCE or not items:
            continue
        if column.law is not None:
            yield lettered(column.title, column.law), cell(items)
        elif column.id in BESIDE:
            yield column.title, cell(items)


def lettered(title: Message, item: str) -> Message:
    """The title of a column after the letter of the article's point: “c) Categories of data subjects”."""
    provision = vocabulary().provisions[vocabulary().record[item].provisions[0]]
    return message("view.record.lettered", letter=provision.letter or "", title=title)


def _mandates(atlas: Atlas, sheet: Sheet) -> Iterator[Section]:
    if not sheet.lines:
        note = Paragraph((message("view.record.no-mandates"),))
        yield Section("mandates", sheet.title, (Clause("none", (note,)),))
    for line in sheet.lines:
        controller_name = atlas.ledger.name(line.path).label
        named = message("view.record.mandate", controller=controller_name)
        # The first column names the controller and how it is reached, and is no part of what is the same.
        reached = (lettered(sheet.columns[0].title, "P1"), cell(line.cells[0]))
        facts = Clause("facts", (Facts((reached, *_facts(sheet, line))),))
        yield Section(f"mandate-{line.path[1]}", named, (facts,))


def _article() -> Facts:
    """The official words of each point of Art. 30."""
    return Facts(
        tuple(
            (
                message("cell", content=Citation(item.provisions[0])),
                (message(f"record.{item.id}.label"),),
            )
            for item in vocabulary().record.values()
        )
    )
