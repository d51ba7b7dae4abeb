"""How long data are kept, in the few words of a register (Art. 30(1)(f))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.values import Todo
from mkdocs_datamap.wording.message import Citation, Names, Period, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.internal.register.ledger import Ledger
    from mkdocs_datamap.internal.register.table import Cell, Item
    from mkdocs_datamap.inventory.activities import RetentionRule
    from mkdocs_datamap.rules.uses import Use
    from mkdocs_datamap.wording.message import Sentence


def limits(ledger: Ledger, use: Use) -> Cell:
    """Every time limit of a purpose; the open question in their place; nothing when none is stated."""
    value = use.fact("retention")
    if isinstance(value, Todo):
        return (ledger.question(use.where("retention"), value),)
    return tuple(item for rule in use.retention for item in _limit(ledger, rule))


def _limit(ledger: Ledger, rule: RetentionRule) -> Iterator[Item]:
    said = tuple(limit(rule))
    if rule.data and said:
        data = Names(tuple(ledger.inventory.data_categories[name].name for name in rule.data))
        yield message("register.limit-for-data", data=data, limit=said[0])
        yield from said[1:]
    else:
        yield from said


def limit(rule: RetentionRule) -> Iterator[Sentence]:
    """The period and its start, or the criteria; then the provision that sets it."""
    if rule.period and rule.start:
        yield message("register.limit-from", period=Period(rule.period), start=rule.start)
    elif rule.period:
        yield message("register.limit", period=Period(rule.period))
    if rule.criteria:
        yield rule.criteria
    if rule.law:
        yield message("retention.law", law=Citation(rule.law))
