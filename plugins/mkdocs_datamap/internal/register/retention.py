"""The retention schedule: each time limit, what follows from it by the calendar, or the criteria."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.internal.register.erasure import (
    erased_on,
    from_financial_year,
    latest_due,
    latest_year_due,
    whole_days,
    year_end,
)
from mkdocs_datamap.internal.register.ledger import internal_of
from mkdocs_datamap.internal.register.limits import limit
from mkdocs_datamap.internal.register.record import listed
from mkdocs_datamap.internal.register.table import Column, Line, sheet
from mkdocs_datamap.inventory.values import Todo
from mkdocs_datamap.wording.message import Citation, Period, message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mkdocs_datamap.internal.register.ledger import Ledger
    from mkdocs_datamap.internal.register.table import Cell, Item, Sheet
    from mkdocs_datamap.inventory.activities import RetentionRule
    from mkdocs_datamap.rules.uses import Use
    from mkdocs_datamap.wording.formatting import Duration

COLUMNS = (
    Column("activity", message("register.column.activity"), width=26),
    Column("purpose", message("register.column.purpose"), width=34),
    Column("data", message("register.column.data")),
    Column("limit", message("register.column.limits"), width=40),
    Column("period", message("register.column.period"), width=18),
    Column("start", message("register.column.start"), width=34),
    Column("criteria", message("register.column.criteria"), width=40),
    Column("rule", message("register.column.erasure-rule"), width=50),
    Column("due-through", message("register.column.due-through"), "day", 16),
    Column("erased", message("register.column.erased"), "day", 16),
    Column("reason", message("register.column.reason"), width=44),
    Column("law", message("register.column.law"), width=30),
    Column("systems", message("register.column.systems"), width=30),
    Column("owner", message("register.column.owner"), width=20),
)


_NOTHING: tuple[Cell, ...] = ((), (), (), (), (), ())
"""The cells after the limit where there is none."""


def retention(ledger: Ledger) -> Sheet:
    """The sheet of time limits, a line for each rule; one for a purpose without, that it has none."""
    return sheet(
        "retention",
        message("register.retention.title"),
        message("register.retention.note"),
        COLUMNS,
        (line for use in ledger.uses for line in _lines(ledger, use)),
    )


def _lines(ledger: Ledger, use: Use) -> Iterator[Line]:
    value = use.fact("retention")
    if isinstance(value, Todo):
        asked = ledger.question(use.where("retention"), value)
        yield _line(ledger, use, (), cells=((asked,), *_NOTHING))
    elif not use.retention:
        unstated = message("register.limit-unstated")
        yield _line(ledger, use, (), cells=((unstated,), *_NOTHING))
    for rule in use.retention:
        yield _line(ledger, use, rule.data, _limit(ledger, rule), rule)


def _line(
    ledger: Ledger,
    use: Use,
    data: tuple[str, ...],
    cells: tuple[Cell, ...],
    rule: RetentionRule | None = None,
) -> Line:
    internal = internal_of(use.purpose) or internal_of(use.activity)
    categories = ledger.names("data_categories", data) or listed(ledger, use, "data", "data_categories")
    return Line(
        use.path,
        (
            (ledger.name(("activities", use.activity_id)),),
            (ledger.name(use.path),),
            categories,
            *cells,
            (rule.reason,) if rule and rule.reason else (),
            (Citation(rule.law),) if rule and rule.law else (),
            listed(ledger, use, "systems", "systems"),
            ledger.role(internal.owner if internal else None),
        ),
    )


def _limit(ledger: Ledger, rule: RetentionRule) -> tuple[Cell, ...]:
    """The cells of limit, period, start, criteria, rule, due-through and erased."""
    said, due, erased = next_erasure(ledger, rule)
    return (
        tuple(limit(rule)),
        (Period(rule.period),) if rule.period else (),
        (rule.start,) if rule.start else (),
        (rule.criteria,) if rule.criteria else (),
        tuple(said),
        (due,) if due else (),
        (erased,) if erased else (),
    )


def next_erasure(
    ledger: Ledger, rule: RetentionRule
) -> tuple[tuple[Item, ...], dt.date | None, dt.date | None]:
    """What the rule means on the ledger's day.

    Sentences; the latest start of which the data are to be gone; and the day on which data are erased whose
    period starts on the ledger's day (or with the end of its financial year). The days are None where the
    calendar cannot tell: then the sentences say why.
    """
    duration = whole_days(rule.period) if rule.period else None
    if rule.period is None:
        return (message("register.erasure.by-criteria"),), None, None
    if duration is None:
        return (message("register.erasure.within-a-day"),), None, None
    if from_financial_year(rule):
        return _by_financial_year(ledger, duration)
    if rule.start is None:
        return (message("register.erasure.no-start"),), None, None
    due, erased = latest_due(ledger.on, duration), erased_on(ledger.on, duration)
    said: list[Item] = []
    if due is not None:
        said.append(message("register.erasure.due", day=due, today=ledger.on))
    said.append(message("register.erasure.next", day=ledger.on, erased=erased))
    return tuple(said), due, erased


def _by_financial_year(
    ledger: Ledger, duration: Duration
) -> tuple[tuple[Item, ...], dt.date | None, dt.date | None]:
    month_day = ledger.inventory.organisation.financial_year_end
    if isinstance(month_day, Todo):
        asked = ledger.question(("organisation", "financial_year_end"), month_day)
        return (message("register.erasure.no-financial-year"), asked), None, None
    if month_day is None:
        return (message("register.erasure.no-financial-year"),), None, None
    end = year_end(ledger.on, month_day)
    erased, due = erased_on(end, duration), latest_year_due(ledger.on, month_day, duration)
    said: list[Item] = [message("register.erasure.financial-year", end=end, erased=erased)]
    if due is not None:
        said.append(message("register.erasure.financial-year-due", end=due, today=ledger.on))
    return tuple(said), due, erased
