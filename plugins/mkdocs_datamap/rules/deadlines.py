"""Days that cannot be, days that have passed, and questions that wait (DM603–DM608)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.cookies import Cookies, Seen
from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.transfers import FrameworkListing
from mkdocs_datamap.inventory.values import Assessment, Contract, Internal, Todo, known
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.rule import Rule

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from mkdocs_datamap.inventory.inventory import Inventory, Path
    from mkdocs_datamap.inventory.values import Record
    from mkdocs_datamap.rules.check import Case

SOON = 60
"""Days before an agreement's end in which it is told."""

_DONE: Mapping[type[Record], tuple[str, ...]] = {
    Contract: ("signed",),
    Internal: ("reviewed",),
    Assessment: ("done",),
    FrameworkListing: ("checked",),
    Cookies: ("checked",),
    Seen: ("on",),
}
"""Days on which something was done: they have been."""


def _internal(lines: str) -> str:
    return f"""\
# sources.yml
employer:
  name: {{da: din arbejdsgiver, en: your employer}}
  internal:
{lines}"""


def _contract(dates: str) -> str:
    return f"""\
# processors.yml
web-host:
  name: Fjordsky A/S
  category: {{da: udbyder af webhotel, en: provider of website hosting}}
  country: DK
  services: {{da: drift af webstedet, en: running the website}}
  agreement: in-place
  internal:
    contracts:
      - title: Data processing agreement with Fjordsky
{dates}"""


def _question(lines: str) -> str:
    return _internal(f"    questions:\n      - todo: Which colleagues?\n        owner: dpo\n{lines}")


@check(
    Rule(
        id="DM603",
        severity=Severity.ERROR,
        title="What has been done was done on a day that has been",
        article="Article 5(2) GDPR",
        why="A day of signing, reviewing or checking that is yet to come proves nothing, and "
        "some of these days "
        "are published. Nor can an agreement end before it was signed.",
        before=_internal("    reviewed: 2226-11-16\n"),
        after=_internal("    reviewed: 2026-11-16\n"),
    ),
)
def past_is_past(case: Case) -> Iterator[Finding]:
    """Days in the future of what has been done, and agreements that end before they begin."""
    for path, value in case.of(*_DONE):
        for name in _DONE[type(value)]:
            day: dt.date | None = known(getattr(value, name))
            if day is not None and day > case.on:
                yield Finding(
                    (*path, name),
                    f"{day} is yet to come, but “{name}” is the day on which it was done.",
                    "Write the day on which it was done.",
                )
    for path, value in _contracts(case):
        if value.signed and value.expires and value.expires < value.signed:
            yield Finding(
                (*path, "expires"),
                f"“{value.title}” ends on {value.expires}, before it was signed on {value.signed}.",
                "Look both days up in the agreement.",
            )


@check(
    Rule(
        id="DM604",
        severity=Severity.WARNING,
        title="Entries are looked through in time",
        article="Articles 5(2) and 24(1) GDPR",
        why="“review_by” is the day by which somebody should have seen whether the entry is still true.",
        before=_internal("    review_by: 2025-01-31\n"),
        after=_internal("    review_by: 2126-01-31\n"),
    ),
)
def reviews_are_in_time(case: Case) -> Iterator[Finding]:
    """Entries that should have been looked through by now."""
    for path, value in case.of(Internal):
        if value.review_by and value.review_by < case.on:
            owner = f" by {_role(case.inventory, value.owner)}" if value.owner else ""
            yield Finding(
                (*path, "review_by"),
                f"This entry should have been looked through{owner} by {value.review_by}.",
                "See whether it is still true; then write today in “reviewed”, and the next day "
                "in “review_by”.",
            )


@check(
    Rule(
        id="DM605",
        severity=Severity.WARNING,
        title="Agreements are in force",
        article="Article 28(3) GDPR",
        why="A processor without an agreement in force processes personal data unlawfully.",
        before=_contract("        signed: 2020-02-01\n        expires: 2025-01-31\n"),
        after=_contract("        signed: 2020-02-01\n        expires: 2125-01-31\n"),
    ),
)
def agreements_are_in_force(case: Case) -> Iterator[Finding]:
    """Agreements that have expired."""
    for path, contract in _contracts(case):
        if contract.expires and contract.expires < case.on:
            yield Finding(
                (*path, "expires"),
                f"“{contract.title}” expired on {contract.expires}.",
                "Renew it and write the new day, or remove what has ended.",
            )


@check(
    Rule(
        id="DM606",
        severity=Severity.NOTE,
        title=f"No agreement ends within {SOON} days",
        article="Article 28(3) GDPR",
        why="It takes time to renew an agreement.",
        before=_contract("        expires: 2026-12-31\n"),
        after=_contract("        expires: 2125-01-31\n"),
    ),
)
def agreements_last(case: Case) -> Iterator[Finding]:
    """Agreements that end soon."""
    for path, contract in _contracts(case):
        left = (contract.expires - case.on).days if contract.expires else None
        if left is not None and 0 <= left <= SOON:
            yield Finding(
                (*path, "expires"),
                f"“{contract.title}” expires on {contract.expires}, {_in_days(left)}.",
                "Renew it in time.",
            )


@check(
    Rule(
        id="DM607",
        severity=Severity.NOTE,
        title="No question is open",
        article="Article 5(2) GDPR",
        why="An open question stands where a fact is not known. Nothing of it is published, so "
        "the policy does "
        "not say what it should.",
        before=_question(""),
        after=_internal("    notes: Only colleagues in the same department.\n"),
    ),
)
def questions_are_answered(case: Case) -> Iterator[Finding]:
    """Open questions whose day has not passed."""
    for path, question in _questions(case):
        if question.due is None or question.due >= case.on:
            by = f" by {question.due}" if question.due else ""
            yield Finding(
                path,
                f"Open question: {_one_line(question.todo)}",
                f"{_role(case.inventory, question.owner)} must find it out{by}.",
            )


@check(
    Rule(
        id="DM608",
        severity=Severity.WARNING,
        title="Questions are answered in time",
        article="Article 5(2) GDPR",
        why="The question should have been answered by the day that it names.",
        before=_question("        due: 2025-01-31\n"),
        after=_internal("    notes: Only colleagues in the same department.\n"),
    ),
)
def questions_are_in_time(case: Case) -> Iterator[Finding]:
    """Open questions whose day has passed."""
    for path, question in _questions(case):
        if question.due is not None and question.due < case.on:
            yield Finding(
                (*path, "due"),
                f"This question should have been answered by {question.due}: {_one_line(question.todo)}",
                f"{_role(case.inventory, question.owner)} must find it out, or give the question a new day.",
            )


def _contracts(case: Case) -> Iterator[tuple[Path, Contract]]:
    return case.of(Contract)


def _questions(case: Case) -> Iterator[tuple[Path, Todo]]:
    return case.of(Todo)


def _role(inventory: Inventory, identifier: str) -> str:
    """A role's name in English, the language of findings, if it has one."""
    text = inventory.organisation.roles[identifier]
    return f"“{text['en'] if 'en' in text.languages else identifier}”"


def _in_days(number: int) -> str:
    return {0: "today", 1: "tomorrow"}.get(number, f"in {number} days")


def _one_line(words: str) -> str:
    return " ".join(words.split())


CHECKS = (
    past_is_past,
    reviews_are_in_time,
    agreements_are_in_force,
    agreements_last,
    questions_are_answered,
    questions_are_in_time,
)
