"""How long data are kept, in one line a rule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.internal.facts import open_question
from mkdocs_datamap.inventory.values import Todo
from mkdocs_datamap.wording.message import Period, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.inventory.activities import Purpose, RetentionRule
    from mkdocs_datamap.wording.message import Sentence


def how_long(purpose: Purpose, atlas: Atlas, category: str | None = None) -> tuple[Sentence, ...]:
    """The rules of a settled purpose, or the open question in their place.

    With ``category`` those alone that are for this category of data: rules that name it, or that name none.
    """
    if isinstance(purpose.retention, Todo):
        return open_question(purpose.retention, atlas)
    return tuple(
        line
        for rule in purpose.retention or ()
        if category is None or not rule.data or category in rule.data
        for line in _rule(rule)
    )


def _rule(rule: RetentionRule) -> Iterator[Sentence]:
    if rule.period and rule.start:
        yield message("kept.from", period=Period(rule.period), start=rule.start)
    elif rule.period:
        yield message("kept", period=Period(rule.period))
    if rule.criteria:
        yield rule.criteria
