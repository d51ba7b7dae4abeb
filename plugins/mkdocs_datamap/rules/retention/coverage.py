"""DM470–DM479: each category of data has one retention rule, and each rule its data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.rules.check import Case, Finding, check
from mkdocs_datamap.rules.legal_basis.stated import is_open
from mkdocs_datamap.rules.retention.stated import rules_of, schedules
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.uses import within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.rules.retention.stated import Schedule

_IMPROVE = """\
# data-categories.yml
email-address:
  name: {da: e-mailadresse, en: e-mail address}
message:
  name: {da: din besked, en: your message}
# purposes.yml
improve:
  text: {da: forbedre vores svar, en: improve our answers}
  bases:
    - basis: legitimate-interests
      interest: {da: rette de fejl som mange skriver om, en: correct the errors that many people write about}
  data: [email-address, message]
  retention:
"""


def _rule(period: str, data: str = "") -> str:
    first = f"    - data: [{data}]\n      " if data else "    - "
    return f"{first}period: {period}\n      from: {{da: den seneste besked, en: the last message}}\n"


_SOUND = _IMPROVE + _rule("P1Y", "email-address") + _rule("P6M", "message")


@check(
    Rule(
        id="DM470",
        severity=Severity.ERROR,
        title="Several retention rules say for which data each is",
        article="Article 13(2)(a) and 30(1)(f) GDPR",
        why="With two periods side by side nobody can tell which one holds for which data.",
        before=_IMPROVE + _rule("P1Y", "email-address") + _rule("P6M"),
        after=_SOUND,
    ),
    covers=("T11", "R6"),
)
def rules_have_data(case: Case) -> Iterator[Finding]:
    """Where there are several rules, each has ``data``."""
    for schedule, place, rule in rules_of(case):
        if len(schedule.rules) > 1 and not rule.data:
            yield Finding(
                place,
                f"{schedule.whose.capitalize()} has several retention rules, and this one does not say for "
                "which data.",
                "Add “data:” with the categories that it is for.",
            )


@check(
    Rule(
        id="DM471",
        severity=Severity.ERROR,
        title="A retention rule is for data that are processed",
        article="Article 13(2)(a) and 30(1)(f) GDPR",
        why="A period for data that the purpose does not have is a mistake in one of the two lists, and both "
        "are published.",
        before=_IMPROVE.replace("[email-address, message]", "[message]")
        + _rule("P1Y", "email-address")
        + _rule("P6M", "message"),
        after=_SOUND,
    ),
    covers=("T11", "R6"),
)
def rules_for_data_that_are_there(case: Case) -> Iterator[Finding]:
    """The data of a rule are among those of a purpose that follows it, or part of them."""
    for schedule, place, rule in rules_of(case):
        processed = {name for use in schedule.followers for name in use.ids("data")}
        if _is_unknown(schedule) or not processed:
            continue
        for index, name in enumerate(rule.data):
            if not within(case.inventory, name, processed):
                yield Finding(
                    (*place, "data", index),
                    f"A retention rule of {schedule.whose} is for “{name}”, which is not among its data.",
                    "Add the category to “data”, or take it out of the rule.",
                )


@check(
    Rule(
        id="DM472",
        severity=Severity.ERROR,
        title="Every category of data has a retention rule",
        article="Article 13(2)(a) and 30(1)(f) GDPR",
        why="When rules are by category, a category in none of them is kept for ever as far as people are "
        "told.",
        before=_IMPROVE + _rule("P1Y", "email-address"),
        after=_SOUND,
    ),
    covers=("T11", "R6"),
)
def every_category_has_a_rule(case: Case) -> Iterator[Finding]:
    """Where all rules are by category, they cover the data of every purpose that follows them."""
    for schedule in schedules(case):
        if not schedule.rules or any(not rule.data for rule in schedule.rules):
            continue
        ruled = [name for rule in schedule.rules for name in rule.data]
        processed = dict.fromkeys(name for use in schedule.followers for name in use.ids("data"))
        left = [name for name in processed if not within(case.inventory, name, ruled)]
        if left:
            yield Finding(
                schedule.place,
                f"No retention rule of {schedule.whose} is for: {', '.join(left)}.",
                "Add them to the “data” of a rule, or a rule for them.",
                key=True,
            )


def _is_unknown(schedule: Schedule) -> bool:
    return any(is_open(use, "data") for use in schedule.followers)


CHECKS = (rules_have_data, rules_for_data_that_are_there, every_category_has_a_rule)
