"""What is open: questions that nobody has answered, and findings of the check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Clause, Paragraph, Section
from mkdocs_datamap.internal.register.findings import findings
from mkdocs_datamap.internal.register.questions import questions
from mkdocs_datamap.internal.views.page import sheet_table, view
from mkdocs_datamap.wording.message import message, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.page import Page

QUESTIONS = ("entry", "question", "owner", "due", "overdue", "place")
STANDING = ("rule", "severity", "entry", "finding", "remedy", "place")
ACCEPTED = ("rule", "entry", "finding", "accepted", "owner", "until", "place")


def open_questions(atlas: Atlas) -> Iterator[Page]:
    """The page of open questions."""
    sheet = questions(atlas.ledger)
    count = len(sheet.lines)
    intro = plural("view.questions.count", count) if count else message("view.questions.none")
    table = (sheet_table(sheet, "questions", QUESTIONS, choices=("owner", "overdue")),) if sheet.lines else ()
    yield view(
        "questions",
        message("view.questions.slug"),
        message("register.questions.title"),
        message("register.questions.note"),
        (Paragraph((intro,)), *table),
    )


def found(atlas: Atlas) -> Iterator[Page]:
    """The page of findings: those that stand, and those that are accepted until a day."""
    standing = findings(atlas.ledger, atlas.diagnostics, ())
    accepted = findings(atlas.ledger, (), atlas.accepted)
    yield view(
        "findings",
        message("view.findings.slug"),
        message("register.findings.title"),
        message("register.findings.note"),
        (Paragraph((message("view.findings.intro"),)),),
        (
            Section(
                "standing",
                message("view.findings.standing"),
                (
                    Clause(
                        "list",
                        (sheet_table(standing, "findings", STANDING, choices=("severity", "rule")),)
                        if standing.lines
                        else (Paragraph((message("view.findings.none"),)),),
                    ),
                ),
            ),
            Section(
                "accepted",
                message("view.findings.accepted"),
                (
                    Clause(
                        "list",
                        (sheet_table(accepted, "accepted-findings", ACCEPTED, choices=("owner",)),)
                        if accepted.lines
                        else (Paragraph((message("view.findings.none-accepted"),)),),
                    ),
                ),
            ),
        ),
        file="exceptions.yml",
        wide=True,
    )
