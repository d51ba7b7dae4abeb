"""What is wrong or not known about an entry: findings, accepted findings, open questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Row, Table
from mkdocs_datamap.internal.edit import edit, edit_at
from mkdocs_datamap.internal.facts import label, open_question
from mkdocs_datamap.internal.naming import linked
from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.wording.message import message, untranslated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_datamap.documents.tree import Block
    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.wording.message import Message

OPEN_QUESTIONS = frozenset({"DM607", "DM608"})
"""The rules that find open questions, which are told as what they are."""


def attention(entries: Iterable[Entry], atlas: Atlas) -> Iterator[Block]:
    """Tables of what needs attention on some entries; nothing where all is well."""
    shown = tuple(entries)
    questions = [question for entry in shown for question in atlas.questions_on.get(entry, ())]
    if questions:
        yield Table(
            "open-questions",
            label("questions"),
            (label("todo"), message("column.place")),
            tuple(
                Row((open_question(question.todo, atlas), (edit(question.path, atlas),)))
                for question in questions
            ),
        )
    found = [
        each
        for entry in shown
        for each in atlas.findings_on.get(entry, ())
        if each.rule not in OPEN_QUESTIONS
    ]
    if found:
        yield findings_table("findings", message("findings.table"), found, atlas)
    accepted = [pair for entry in shown for pair in atlas.accepted_on.get(entry, ())]
    if accepted:
        yield Table(
            "accepted",
            message("findings.accepted"),
            (label("rule"), message("column.finding"), label("reason"), label("owner"), label("until")),
            tuple(
                Row(
                    (
                        (message("item", item=each.rule),),
                        (message("item", item=untranslated(each.message)),),
                        (message("item", item=exception.reason),),
                        (linked(("roles", str(exception.owner)), atlas),),
                        (message("item", item=exception.until),),
                    )
                )
                for each, exception in accepted
            ),
        )


def findings_table(identifier: str, caption: Message, found: Iterable[Diagnostic], atlas: Atlas) -> Table:
    """A table of findings: the rule, how much it matters, what is wrong, and where."""
    return Table(
        identifier,
        caption,
        (label("rule"), message("column.severity"), message("column.finding"), message("column.place")),
        tuple(Row(_finding(each, atlas)) for each in found),
    )


def _finding(found: Diagnostic, atlas: Atlas) -> tuple[tuple[Message, ...], ...]:
    return (
        (message("item", item=found.rule),),
        (severity(found.severity),),
        tuple(message("item", item=untranslated(words)) for words in (found.message, found.remedy)),
        (edit_at(found.location, atlas),),
    )


def severity(found: Severity) -> Message:
    """How much a finding matters, in a word."""
    return {
        Severity.ERROR: message("severity.error"),
        Severity.WARNING: message("severity.warning"),
        Severity.NOTE: message("severity.note"),
    }[found]
