"""Do the languages say the same? Numbers, dates, addresses, placeholders and names (DM501–DM505)."""

from __future__ import annotations

from itertools import chain
from math import inf
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.rules import plain_language, translation
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.concordance import WORD
from mkdocs_datamap.rules.profiles import language_name, profiles
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.stated import (
    addresses,
    has_figures,
    has_links,
    has_name,
    name_stem,
    names_like,
    placeholders,
    stated,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mkdocs_datamap.inventory.inventory import Inventory, Path
    from mkdocs_datamap.rules.check import Case
    from mkdocs_datamap.rules.stated import Day, Stated

ONE = "1"
"""A number that is left to an article in many sentences: “a month”, “1 måned”."""


def _purpose(danish: str, english: str) -> str:
    """An example: a purpose with this description."""
    return f"""\
# purposes.yml
improve:
  text: {{da: planlægge vores arbejde, en: plan our work}}
  description:
    da: {danish}
    en: {english}
  bases:
    - basis: legitimate-interests
      interest: {{da: bemande telefonen, en: staff the telephone}}
"""


@check(
    Rule(
        id="DM501",
        severity=Severity.WARNING,
        title="All languages state the same numbers",
        article="Article 12(1) GDPR",
        why="A number that only one language has makes one of them wrong, and nobody can tell "
        "which. A number "
        "may be in figures in one language and in words in the other.",
        before=_purpose("Vi tæller samtalerne i 3 uger.", "We count the calls for 5 weeks."),
        after=_purpose("Vi tæller samtalerne i 3 uger.", "We count the calls for three weeks."),
    ),
)
def numbers_agree(case: Case) -> Iterator[Finding]:
    """Texts whose languages state different numbers."""
    for path, first, of_first, other, of_other in case.pairs(case.concordance.anywhere(_is_number)):
        if first in profiles() and other in profiles():
            one, two = stated(of_first, first), stated(of_other, other)
            if one is two or one == two:
                continue
            only_first, only_other = _numbers_beyond(one, two), _numbers_beyond(two, one)
            yield from _differ(path, "The number", (first, only_first), (other, only_other))


@check(
    Rule(
        id="DM502",
        severity=Severity.ERROR,
        title="All languages state the same dates",
        article="Article 12(1) GDPR",
        why="Two languages with different dates cannot both be right, and people act on dates.",
        before=_purpose("Det begyndte den 3. april 2026.", "This began on 4 March 2026."),
        after=_purpose("Det begyndte den 3. april 2026.", "This began on 3 April 2026."),
    ),
)
def dates_agree(case: Case) -> Iterator[Finding]:
    """Texts whose languages state different dates."""
    for path, first, of_first, other, of_other in case.pairs(case.concordance.anywhere(_has_figure)):
        if first in profiles() and other in profiles():
            one, two = stated(of_first, first), stated(of_other, other)
            if one is two or one.days == two.days:
                continue
            only_first = sorted(map(_written, one.days - two.days))
            only_other = sorted(map(_written, two.days - one.days))
            yield from _differ(path, "The date", (first, only_first), (other, only_other))


@check(
    Rule(
        id="DM503",
        severity=Severity.ERROR,
        title="All languages name the same links, e-mail addresses and telephone numbers",
        article="Article 12(1) GDPR",
        why="Readers of one language would be sent elsewhere, or nowhere. A link may lead to another page of "
        "the same site, since pages have a version in each language.",
        before=_purpose("Skriv til hej@nordlys.example.", "Write to hello@nordlys.example."),
        after=_purpose("Skriv til hej@nordlys.example.", "Write to hej@nordlys.example."),
    ),
)
def addresses_agree(case: Case) -> Iterator[Finding]:
    """Texts whose languages give different addresses."""
    texts = chain(case.concordance.anywhere(_is_of_address), case.concordance.with_sign("@"))
    for path, first, of_first, other, of_other in case.pairs(dict.fromkeys(texts)):
        one, two = addresses(of_first), addresses(of_other)
        if one == two:
            continue
        yield from _differ(path, "The address", (first, sorted(one - two)), (other, sorted(two - one)))


@check(
    Rule(
        id="DM504",
        severity=Severity.ERROR,
        title="All languages have the same placeholders",
        article="Article 12(1) GDPR",
        why="A placeholder stands for a fact or a reference. Where a language lacks it, its "
        "readers miss the fact.",
        before="""\
# policy/privacy.yml
version: 1
effective: 2026-12-01
sections:
  - id: who-we-are
    title: {da: Hvem vi er, en: Who we are}
    clauses:
      - id: promise
        text: {da: "Skriv til {email}.", en: "Write to us."}
  - activity: enquiries
""",
        after="""\
# policy/privacy.yml
version: 1
effective: 2026-12-01
sections:
  - id: who-we-are
    title: {da: Hvem vi er, en: Who we are}
    clauses:
      - id: promise
        text: {da: "Skriv til {email}.", en: "Write to {email}."}
  - activity: enquiries
""",
    ),
)
def placeholders_agree(case: Case) -> Iterator[Finding]:
    """Texts whose languages have different placeholders."""
    for path, first, of_first, other, of_other in case.pairs(case.concordance.with_sign("{")):
        one, two = placeholders(of_first), placeholders(of_other)
        if one == two:
            continue
        only_first = [f"{{{name}}}" for name in sorted(one - two)]
        only_other = [f"{{{name}}}" for name in sorted(two - one)]
        yield from _differ(path, "The placeholder", (first, only_first), (other, only_other))


@check(
    Rule(
        id="DM505",
        severity=Severity.WARNING,
        title="All languages name the same companies and products",
        article="Article 12(1) GDPR",
        why="Names are not translated. A name that only one language has says more there, or is misspelt in "
        "the other. Names of authorities are left out, since they have one in each language.",
        before=_purpose("Vi fører listen i SkyMappe.", "We keep the list in SkyFolder."),
        after=_purpose("Vi fører listen i SkyMappe.", "We keep the list in SkyMappe."),
    ),
)
def names_agree(case: Case) -> Iterator[Finding]:
    """Texts whose languages name different companies or products."""
    told = [(name, name_stem(name)) for name in _names(case.inventory)]
    first_words = tuple(word[0] for _, stem in told if (word := WORD.search(stem)))

    def may_be_of_a_name(_: str, word: str) -> bool:
        return word.startswith(first_words) or bool(names_like(word))

    for path, first, of_first, other, of_other in case.pairs(case.concordance.anywhere(may_be_of_a_name)):
        only_first = _names_beyond(of_first, of_other, told)
        only_other = _names_beyond(of_other, of_first, told)
        if only_first or only_other:
            yield from _differ(path, "The name", (first, only_first), (other, only_other))


def _is_number(language: str, word: str) -> bool:
    return language in profiles() and (has_figures(word) or word.lower() in profiles()[language].numbers)


def _has_figure(_: str, word: str) -> bool:
    return has_figures(word)


def _is_of_address(_: str, word: str) -> bool:
    return has_figures(word) or has_links(word)


def _numbers_beyond(one: Stated, two: Stated) -> list[str]:
    """Numbers of one language that the other has not.

    What stands in words alone counts only when the other has a number of its own in its place, for
    “six months” can be “et halvt år”.
    """
    there, here = two.numbers | two.in_words, one.numbers | one.in_words
    missing = one.numbers - there
    if there - here - {ONE}:
        missing |= one.in_words - there - {ONE}
    return sorted(missing, key=_size)


def _size(number: str) -> tuple[float, str]:
    """By what numbers are sorted; one with several signs, such as a version, stands after the others."""
    try:
        return float(number), number
    except ValueError:
        return inf, number


def _names_beyond(one: str, two: str, told: Collection[tuple[str, str]]) -> list[str]:
    names = {name for name, stem in told if stem in one and has_name(one, name)} | names_like(one)
    if not names:
        return []
    return sorted(name for name in names if not has_name(two, name))


def _names(inventory: Inventory) -> frozenset[str]:
    """The names that the policies may print: the controller's, and those that are disclosed."""
    organisation = inventory.organisation
    parties = chain(
        inventory.processors.values(),
        (recipient for recipient in inventory.recipients.values() if recipient.role != "authority"),
        inventory.systems.values(),
    )
    joint = (
        other.name
        for activity in inventory.activities.values()
        for facts in (activity, *activity.purposes.values())
        for other in facts.joint_controllers or ()
    )
    disclosed = (known(party.name) for party in parties if party.disclose == "name")
    every = (organisation.trade_name, known(organisation.legal_name), *disclosed, *joint)
    return frozenset(name for name in every if name)


def _written(day: Day) -> str:
    year, month, number = day
    return "-".join(f"{part:02}" for part in (year, month, number) if part is not None)


def _differ(
    path: Path, what: str, first: tuple[str, Iterable[str]], other: tuple[str, Iterable[str]]
) -> Iterator[Finding]:
    """One finding for a text, at the language that is not the first, when there is a difference."""
    languages = (language_name(first[0]), language_name(other[0]))
    complaints = [
        f"{what} “{value}” stands in the {languages[here]} text and not in the {languages[1 - here]} one."
        for here, (_, values) in enumerate((first, other))
        for value in values
    ]
    if complaints:
        yield Finding(
            (*path, other[0]),
            " ".join(complaints),
            "Let both languages say the same: see which of them is right, and mend the other.",
        )


CHECKS = (
    numbers_agree,
    dates_agree,
    addresses_agree,
    placeholders_agree,
    names_agree,
    *translation.CHECKS,
    *plain_language.CHECKS,
)
