"""DM450–DM459: a retention rule says how long: a period with its beginning, or criteria that decide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.periods import DAY, YEAR, seconds
from mkdocs_datamap.law.phrases import empty
from mkdocs_datamap.rules.check import Case, Finding, check
from mkdocs_datamap.rules.retention.stated import rules_of
from mkdocs_datamap.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST = 100 * YEAR
"""Nobody keeps data on a person for longer than a life; such a period is a slip of the pen."""

_IMPROVE = """\
# purposes.yml
improve:
  text: {da: forbedre vores svar, en: improve our answers}
  bases:
    - basis: legitimate-interests
      interest: {da: rette de fejl som mange skriver om, en: correct the errors that many people write about}
  retention:
"""
_SOUND = (
    _IMPROVE
    + """\
    - period: P1Y
      from: {da: den seneste besked, en: the last message}
"""
)


@check(
    Rule(
        id="DM450",
        severity=Severity.ERROR,
        title="A retention rule has a period or criteria",
        article="Article 13(2)(a) and 14(2)(a) GDPR",
        why="People must be told how long their data are kept or, if that cannot be said, what decides it. A "
        "reason alone tells neither.",
        before=_IMPROVE
        + """\
    - reason: {da: Vi bruger dem til at rette fejl., en: We use them to correct errors.}
""",
        after=_SOUND,
    ),
    covers=("T11", "R6"),
)
def period_or_criteria(case: Case) -> Iterator[Finding]:
    """A rule has a period, or else criteria."""
    for schedule, place, rule in rules_of(case):
        if rule.period is None and rule.criteria is None:
            yield Finding(
                place,
                f"A retention rule of {schedule.whose} has neither a period nor criteria.",
                "Add “period:” and “from:”, or “criteria:” as full sentences.",
            )


@check(
    Rule(
        id="DM451",
        severity=Severity.ERROR,
        title="A period has a beginning",
        article="Article 13(2)(a) and 14(2)(a) GDPR; WP260 rev.01, annex",
        why="“Three years” says nothing to a person who does not know from when: people must be able to work "
        "out when their data are gone.",
        before=_IMPROVE + "    - period: P1Y\n",
        after=_SOUND,
    ),
    covers=("T11", "R6"),
)
def period_has_a_beginning(case: Case) -> Iterator[Finding]:
    """A period of a day or more says from when it runs; a shorter one is that of a session."""
    for schedule, place, rule in rules_of(case):
        if rule.period is not None and rule.start is None and seconds(rule.period) >= DAY:
            yield Finding(
                (*place, "period"),
                f"A retention period of {schedule.whose} does not say from when it runs.",
                "Add “from:”, as a noun phrase: {da: den seneste besked, en: the last message}.",
            )


@check(
    Rule(
        id="DM452",
        severity=Severity.ERROR,
        title="A period is one that can be meant",
        article="Article 5(1)(e) GDPR",
        why="Data that are kept for no time are not kept, and a century is longer than any purpose lasts: "
        "such a period is a slip, and it would be published.",
        before=_IMPROVE
        + """\
    - period: P0D
      from: {da: den seneste besked, en: the last message}
""",
        after=_SOUND,
    ),
    covers=("T11", "R6"),
)
def period_can_be_meant(case: Case) -> Iterator[Finding]:
    """A period is longer than nothing and at most a century."""
    for schedule, place, rule in rules_of(case):
        if rule.period is not None and not 0 < seconds(rule.period) <= _LONGEST:
            yield Finding(
                (*place, "period"),
                f"The retention period of {schedule.whose} cannot be meant: {rule.period}.",
                "Write how long the data are really kept: P5Y is 5 years, P6M 6 months, P30D 30 days.",
            )


@check(
    Rule(
        id="DM453",
        severity=Severity.ERROR,
        title="Criteria for retention decide something",
        article="Article 13(2)(a) GDPR; WP260 rev.01, annex",
        why="“As long as necessary” is the law's own demand and no answer to it. The Article 29 Working "
        "Party calls it insufficient: people must be able to see what it means for their data.",
        before=_IMPROVE
        + """\
    - criteria:
        da: Vi gemmer oplysningerne, så længe det er nødvendigt.
        en: We keep the data for as long as necessary.
""",
        after=_IMPROVE
        + """\
    - criteria:
        da: Vi gemmer oplysningerne, indtil fejlen er rettet.
        en: We keep the data until the error has been corrected.
""",
    ),
    covers=("T11", "R6"),
)
def criteria_decide(case: Case) -> Iterator[Finding]:
    """Criteria are more than “as long as necessary”, in every language."""
    for schedule, place, rule in rules_of(case):
        for language, words in rule.criteria or ():
            phrase = empty("criteria", language, words)
            if phrase and rule.period is None:
                yield Finding(
                    (*place, "criteria", language),
                    f"The criteria of {schedule.whose} say no more than “{phrase.strip()}”.",
                    "Write a period with its beginning, or the event that decides: “until the case has "
                    "ended”.",
                )
                break


CHECKS = (period_or_criteria, period_has_a_beginning, period_can_be_meant, criteria_decide)
