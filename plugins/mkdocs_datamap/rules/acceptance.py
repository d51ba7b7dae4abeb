"""``exceptions.yml``: which findings are accepted for now, and which exceptions do not hold (DM640–DM644)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Diagnostic, Severity
from mkdocs_datamap.inventory.findings import did_you_mean, nearest
from mkdocs_datamap.inventory.inventory import spoken
from mkdocs_datamap.inventory.translations import within
from mkdocs_datamap.inventory.walk import walk_inventory
from mkdocs_datamap.rules.explained.scans import IDS as SCAN_IDS
from mkdocs_datamap.rules.rule import Rule

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs_datamap.inventory.exceptions import AcceptedFinding
    from mkdocs_datamap.inventory.inventory import Inventory, Path

EXPIRED, IDLE, TOO_LONG, NO_RULE, NO_ENTRY = "DM640", "DM641", "DM642", "DM643", "DM644"

A_YEAR = 366
"""Days for which a finding may be accepted at most, before somebody looks again."""


@dataclass(frozen=True)
class Acceptance:
    """What remains of the findings, and what was accepted.

    ``diagnostics`` are the findings that no exception accepts, with those on the exceptions themselves;
    ``accepted`` pairs each other finding with the exception that accepts it.
    """

    diagnostics: tuple[Diagnostic, ...]
    accepted: tuple[tuple[Diagnostic, AcceptedFinding], ...]


def accepted(
    diagnostics: Iterable[Diagnostic], inventory: Inventory, on: dt.date, rules: Collection[str]
) -> Acceptance:
    """Take out the findings that ``exceptions.yml`` accepts on a day, and judge the exceptions.

    An exception accepts the findings of one rule on one entry, and on what lies in it, until its last day.
    ``rules`` are the ids of all rules there are. A finding without an ``entry`` cannot be accepted: it is
    of a file that cannot be read as it stands.
    """
    found = tuple(diagnostics)
    valid = [each for each in inventory.exceptions if each.until >= on and _may_accept(each.rule)]
    pairs = {
        index: exception
        for index, diagnostic in enumerate(found)
        for exception in reversed(valid)
        if _accepts(exception, diagnostic)
    }
    return Acceptance(
        (
            *(diagnostic for index, diagnostic in enumerate(found) if index not in pairs),
            *_judged(found, inventory, on, rules),
        ),
        tuple((found[index], exception) for index, exception in pairs.items()),
    )


def _accepts(exception: AcceptedFinding, diagnostic: Diagnostic) -> bool:
    return (
        exception.rule == diagnostic.rule
        and diagnostic.entry is not None
        and within(diagnostic.entry, exception.entry)
    )


def _may_accept(rule: str) -> bool:
    """Whether findings of a rule can be accepted; those on exceptions cannot, or nothing would expire."""
    return rule not in {each.id for each in RULES}


def _judged(
    found: tuple[Diagnostic, ...], inventory: Inventory, on: dt.date, rules: Collection[str]
) -> Iterator[Diagnostic]:
    for index, exception in enumerate(inventory.exceptions):
        path: Path = ("exceptions", index)
        for rule, key, message, remedy in _faults(exception, found, inventory, on, rules):
            where = inventory.locate((*path, key))
            yield Diagnostic(rule, SEVERITIES[rule], where, message, remedy, spoken((*path, key)))


def _faults(
    exception: AcceptedFinding,
    found: tuple[Diagnostic, ...],
    inventory: Inventory,
    on: dt.date,
    rules: Collection[str],
) -> Iterator[tuple[str, str, str, str]]:
    """Rule, key of the exception, message and remedy of each fault of an exception."""
    if exception.rule not in rules or not _may_accept(exception.rule):
        yield NO_RULE, "rule", *_no_rule(exception.rule, rules)
        return
    applies = any(_accepts(exception, diagnostic) for diagnostic in found)
    if not applies and (meant := _no_entry(exception.entry, inventory)) is not None:
        message = f"There is no entry “{exception.entry}”."
        yield NO_ENTRY, "entry", message, meant
        return
    if exception.until < on:
        message = f"This exception expired on {exception.until}."
        remedy = (
            "Mend the finding, or decide anew, with a reason and a new day."
            if applies
            else "What it accepted is no longer found: remove it."
        )
        yield EXPIRED, "until", message, remedy
        return
    if not applies and exception.rule not in SCAN_IDS:
        message = f"{exception.rule} finds nothing on “{exception.entry}”."
        yield IDLE, "entry", message, "What it accepted has been mended: remove it."
    if (exception.until - on).days > A_YEAR:
        message = f"This exception holds until {exception.until}, more than a year from now."
        yield TOO_LONG, "until", message, "Choose a day within a year, and decide anew then."


def _no_rule(rule: str, rules: Collection[str]) -> tuple[str, str]:
    if rule in rules:
        return f"Findings of {rule} cannot be accepted.", "They are about exceptions: mend or remove those."
    near = nearest(rule, rules)
    remedy = f"Did you mean “{near}”?" if near else "“datamap explain --all” lists the rules."
    return f"There is no rule “{rule}”.", remedy


def _no_entry(entry: str, inventory: Inventory) -> str | None:
    """What could have been meant by an entry that does not exist; None when it does."""
    places = {spoken(path) for path, _ in walk_inventory(inventory)}
    if any(within(place, entry) for place in places):
        return None
    return did_you_mean(entry, {spoken(path) for path in inventory.entries()} | _near(entry, places))


def _near(entry: str, places: Iterable[str]) -> set[str]:
    """The places as deep in the inventory as the entry."""
    depth = entry.count(".")
    return {place for place in places if place.count(".") == depth}


_SUBJECT = """\
# exceptions.yml
- rule: %s
  entry: %s
  reason: We are moving to another system.
  owner: dpo
  until: %s
"""

_UNUSED = "DM607", "processors.web-host"
"""A finding that the examples accept: an open question."""

_NO_SUCH_RULE = f"DM{999}"
"""Put together, since an id that stands in the source is one that is explained."""

RULES = (
    Rule(
        id=EXPIRED,
        severity=Severity.ERROR,
        title="No exception has expired",
        article="Article 5(2) GDPR",
        why="A finding is accepted until a day. After it somebody has to mend it, or to decide again.",
        before=_SUBJECT % (*_UNUSED, "2025-01-31"),
        after=_SUBJECT % (*_UNUSED, "2027-01-31"),
    ),
    Rule(
        id=IDLE,
        severity=Severity.WARNING,
        title="Every exception accepts a finding",
        article=None,
        why="An exception to nothing would silently accept the next fault of the same kind.",
        before=_SUBJECT % ("DM607", "sources.employer", "2027-01-31"),
        after=_SUBJECT % (*_UNUSED, "2027-01-31"),
    ),
    Rule(
        id=TOO_LONG,
        severity=Severity.WARNING,
        title="An exception is for a year at most",
        article=None,
        why="What is accepted for years is forgotten.",
        before=_SUBJECT % (*_UNUSED, "2226-01-31"),
        after=_SUBJECT % (*_UNUSED, "2027-01-31"),
    ),
    Rule(
        id=NO_RULE,
        severity=Severity.ERROR,
        title="An exception names a rule whose findings can be accepted",
        article=None,
        why="With a rule that does not exist the exception accepts nothing. Findings on "
        "exceptions cannot be accepted.",
        before=_SUBJECT % (_NO_SUCH_RULE, "processors.web-host", "2027-01-31"),
        after=_SUBJECT % (*_UNUSED, "2027-01-31"),
    ),
    Rule(
        id=NO_ENTRY,
        severity=Severity.ERROR,
        title="An exception names an entry of the inventory",
        article=None,
        why="With an entry that does not exist the exception accepts nothing.",
        before=_SUBJECT % ("DM607", "processors.webhost", "2027-01-31"),
        after=_SUBJECT % (*_UNUSED, "2027-01-31"),
    ),
)
"""The rules on exceptions. They are no checks: they judge after all others."""

SEVERITIES = {rule.id: rule.severity for rule in RULES}
