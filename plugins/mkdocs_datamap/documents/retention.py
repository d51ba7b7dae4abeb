"""How long data are kept, and what follows a request for erasure (Art. 13(2)(a), 12(3), 16–17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.context import behind_purposes, behind_rules, listed, provenance, tokens_of
from mkdocs_datamap.documents.tree import Clause, Paragraph, Row, Table
from mkdocs_datamap.wording.message import Citation, Period, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_datamap.documents.context import Context
    from mkdocs_datamap.inventory.public import PublicRetention
    from mkdocs_datamap.wording.message import Message, Sentence


def told(rules: Iterable[PublicRetention]) -> Iterator[Sentence]:
    """The sentences on each rule: the period, or the criteria, then why."""
    for rule in rules:
        yield from _limits((rule,))
        if rule.law:
            yield message("retention.law", law=Citation(rule.law))
        if rule.reason:
            yield rule.reason


def _limits(rules: Iterable[PublicRetention]) -> Iterator[Sentence]:
    for rule in rules:
        if rule.period:
            yield _period(rule, Period(rule.period))
        if rule.criteria:
            yield rule.criteria


def _period(rule: PublicRetention, period: Period) -> Message:
    if rule.start is None and not rule.data:
        return message("retention.period", period=period)
    if rule.start is None:
        return message("retention.period-for-data", period=period, data=listed(rule.data))
    if not rule.data:
        return message("retention.period-from", period=period, start=rule.start)
    return message("retention.period-from-for-data", period=period, start=rule.start, data=listed(rule.data))


def cell(rules: tuple[PublicRetention, ...], context: Context) -> tuple[Sentence, ...]:
    """How long, for a table: the periods without the reasons; where they are not known, where to ask."""
    return tuple(_limits(rules)) or (ask(context),)


def ask(context: Context) -> Message:
    """Where the reader finds out how long, when the inventory does not say."""
    place = context.place("retention") or context.place("erasure-requests")
    return message("retention.see", place=place) if place else message("retention.ask")


def schedule(context: Context) -> tuple[Clause, ...]:
    """A table of the periods that are known, by activity and purpose; nothing when none is."""
    known = [(activity, purpose) for activity, purpose in context.purposes if purpose.retention]
    if not known:
        return ()
    table = Table(
        "retention--table",
        message("retention.table"),
        (message("column.activity"), message("column.purpose"), message("column.retention")),
        tuple(
            Row(
                (
                    (activity.name,),
                    (message("purpose.cell", purpose=purpose.text),) if purpose.text else (),
                    tuple(_limits(purpose.retention)),
                ),
                origins=tokens_of(activity, purpose),
            )
            for activity, purpose in known
        ),
    )
    laws = {rule.law for _, purpose in known for rule in purpose.retention if rule.law}
    purposes = [purpose for _, purpose in known]
    origin = provenance(
        *(activity for activity, _ in known),
        *behind_purposes(purposes, "text", "retention"),
        *(token for purpose in purposes for token in behind_rules(purpose.retention)),
        provisions={"gdpr-13-2-a", *laws},
    )
    return (Clause("retention", (Paragraph((message("retention.intro"),)), table), origin),)


def requests(context: Context) -> tuple[Clause, ...]:
    """What happens when someone asks for rectification or erasure."""
    sentences = (
        message("erasure.check"),
        message("erasure.act"),
        message("erasure.deadline", law=Citation("gdpr-12-3")),
    )
    return (
        Clause(
            "erasure-requests",
            (Paragraph(sentences),),
            provenance(
                provisions={"gdpr-12-3", "gdpr-16", "gdpr-17"}, reasons=(context.inventory.organisation,)
            ),
        ),
    )
