"""Which data, from whom, how long, whether they must be given, what is decided (T06, T11, T15–T17, T19)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.references import PERSON
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.uses import lacking, unsaid
from mkdocs_datamap.rules.vague import names_a_rest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.rules.check import Case
    from mkdocs_datamap.rules.uses import Use

_OPEN_TO_ALL = {
    "en": re.compile(
        r"\b(public(?:ly)?(?! (?:authorit|bod|sector))|company register|linkedin|facebook|instagram|"
        r"social media|the internet|the press)\b",
        re.IGNORECASE,
    ),
    "da": re.compile(
        r"\b(offentlig\w*(?! (?:myndighed|instans))|CVR|virksomhedsregister|linkedin|facebook|instagram|"
        r"sociale medier|internettet|pressen)\b",
        re.IGNORECASE,
    ),
}


_OPEN_BY_LAW = re.compile(r"\bCVR\b|Centrale Virksomhedsregister|tingbogen|Statstidende")
"""Danish registers and papers that the law opens to everyone."""


def _newsletter(facts: str) -> str:
    return f"""\
# activities/newsletter.yml
name: {{da: Nyhedsbrev, en: Newsletter}}
{facts}
purposes:
  send:
    text: {{da: sende dig vores nyhedsbrev, en: send you our newsletter}}
"""


@check(
    Rule(
        id="DM120",
        severity=Severity.ERROR,
        title="Every purpose names the categories of personal data",
        article="Articles 14(1)(d) and 30(1)(c) GDPR",
        why="The record must list them, and people must be told when the data come from others. In the "
        "policy they are listed always, so that it can be understood.",
        before=_newsletter("sources: [person]"),
        after=_newsletter("sources: [person]\ndata: [email-address]"),
    ),
    covers=("T06", "R3"),
)
def data_are_named(case: Case) -> Iterator[Finding]:
    """Purposes without categories of data."""
    for path, what in lacking(case.inventory, "data", lambda use: unsaid(use.fact("data"))):
        yield Finding(
            path,
            f"{what} names no personal data.",
            "Add “data: […]” with ids of data-categories.yml.",
            key=True,
        )


@check(
    Rule(
        id="DM121",
        severity=Severity.WARNING,
        title="A category of data says which data it holds",
        article="Articles 14(1)(d) and 30(1)(c) GDPR",
        why="“Other data” is no category: nobody can tell what belongs to it, and so nothing is excluded.",
        before="""\
# data-categories.yml
email-address:
  name: {da: andre oplysninger, en: other data}
""",
        after="""\
# data-categories.yml
email-address:
  name: {da: e-mailadresse, en: e-mail address}
""",
    ),
    covers=("T06", "R3"),
)
def data_are_bounded(case: Case) -> Iterator[Finding]:
    """Categories of whatever is not in the others."""
    for name, category in case.inventory.data_categories.items():
        found = names_a_rest(category.name)
        if found:
            yield Finding(
                ("data_categories", name, "name", found[0]),
                f"“{found[1]}” leaves open which data belong to this category.",
                "Name the data, or leave the category out if the others say it all.",
            )


@check(
    Rule(
        id="DM122",
        severity=Severity.ERROR,
        title="Every purpose says how long the data are kept",
        article="Articles 13(2)(a) and 30(1)(f) GDPR",
        why="People must be told the period, or the criteria that decide it. Without either, data are kept "
        "for ever.",
        before=_newsletter("sources: [person]"),
        after=_newsletter(
            "retention:\n  - period: P1Y\n    from: {da: din afmelding, en: your unsubscription}"
        ),
    ),
    covers=("T11", "R6"),
)
def retention_is_stated(case: Case) -> Iterator[Finding]:
    """Purposes without any rule on retention."""
    for path, what in lacking(case.inventory, "retention", lambda use: unsaid(use.fact("retention"))):
        yield Finding(
            path,
            f"{what} does not say how long the data are kept.",
            "Add “retention: [{period: P1Y, from: {da: …, en: …}}]”, or “criteria” where no period can be "
            "stated.",
            key=True,
        )


@check(
    Rule(
        id="DM123",
        severity=Severity.ERROR,
        title="Where people give data themselves, they are told whether they must",
        article="Article 13(2)(e) GDPR",
        why="People decide for themselves only when they know whether a law or a contract demands the data, "
        "and what happens if they keep them.",
        before=_newsletter("sources: [person]"),
        after=_newsletter(
            "sources: [person]\nprovision:\n  requirement: voluntary\n"
            "  consequence: {da: Så kan vi ikke sende det., en: Then we cannot send it.}"
        ),
    ),
    covers=("T15",),
)
def provision_is_explained(case: Case) -> Iterator[Finding]:
    """Purposes with data from the person that say nothing of the duty to give them."""
    for path, what in lacking(
        case.inventory,
        "provision",
        lambda use: PERSON in use.ids("sources") and use.fact("provision") is None,
    ):
        yield Finding(
            path,
            f"{what} does not say whether the person must give the data, and what follows if not.",
            "Add “provision: {requirement: voluntary, consequence: {da: …, en: …}}”, or statutory, "
            "contractual, needed-for-contract.",
            key=True,
        )


@check(
    Rule(
        id="DM124",
        severity=Severity.WARNING,
        title="Every purpose says whether decisions are automated",
        article="Articles 13(2)(f) and 22 GDPR",
        why="People must be told of decisions that no human being makes. Silence would be read as “none”, "
        "so the inventory says it.",
        before=_newsletter("sources: [person]"),
        after=_newsletter("automated_decisions: none"),
    ),
    covers=("T16",),
)
def decisions_are_settled(case: Case) -> Iterator[Finding]:
    """Purposes that say nothing of automated decisions."""
    for path, what in lacking(
        case.inventory, "automated_decisions", lambda use: unsaid(use.fact("automated_decisions"))
    ):
        yield Finding(
            path,
            f"{what} does not say whether there are automated decisions.",
            "Add “automated_decisions: none”, or each with its “logic”, “significance” and “exception”.",
            key=True,
        )


@check(
    Rule(
        id="DM125",
        severity=Severity.ERROR,
        title="Every purpose says whom the data come from",
        article="Articles 13, 14(2)(f) GDPR",
        why="People must be told where data about them come from. It also decides which article applies, "
        "and so what else they must be told, and when.",
        before=_newsletter("data: [email-address]"),
        after=_newsletter("sources: [person]"),
    ),
    covers=("T17",),
)
def sources_are_named(case: Case) -> Iterator[Finding]:
    """Purposes without a source."""
    for path, what in lacking(case.inventory, "sources", lambda use: unsaid(use.fact("sources"))):
        yield Finding(
            path,
            f"{what} does not say whom the data come from.",
            "Add “sources: [person]”, or ids of sources.yml for those who give data about others.",
            key=True,
        )


@check(
    Rule(
        id="DM126",
        severity=Severity.WARNING,
        title="A public source is marked as public",
        article="Article 14(2)(f) GDPR",
        why="People must be told whether the data come from publicly accessible sources.",
        before="""\
# sources.yml
employer:
  name: {da: din offentlige profil, en: your public profile}
""",
        after="""\
# sources.yml
employer:
  name: {da: din offentlige profil, en: your public profile}
  public: true
""",
    ),
    covers=("T17",),
)
def public_sources_are_marked(case: Case) -> Iterator[Finding]:
    """Sources whose name speaks of the public, where nobody has said whether they are, or falsely."""
    for name, source in case.inventory.sources.items():
        if "public" in source.model_fields_set:
            named = next((found for _, words in source.name if (found := _OPEN_BY_LAW.search(words))), None)
            if named and not source.public:
                yield Finding(
                    ("sources", name, "public"),
                    f"“{named[0]}” is open to everyone by law.",
                    "Write “public: true”: people must be told that the source is a public one.",
                )
            continue
        for language, words in source.name:
            match = _OPEN_TO_ALL[language].search(words) if language in _OPEN_TO_ALL else None
            if match:
                yield Finding(
                    ("sources", name, "name", language),
                    f"“{match[1]}” sounds like a source open to anyone, which people must be told.",
                    "Add “public: true”, or “public: false” if not everyone has access.",
                )
                break


@check(
    Rule(
        id="DM127",
        severity=Severity.WARNING,
        title="Where data come from others, it is said when people are told",
        article="Article 14(3) GDPR",
        why="They must be told within a month, and at the latest when they are first written to or the data "
        "are first disclosed. A policy on a website reaches nobody who does not know that he should read it.",
        before=_newsletter("sources: [employer]"),
        after=_newsletter(
            "sources: [employer]\n"
            "notice_timing: {da: Vi skriver til dig inden en måned., en: We write to you within a month.}"
        ),
    ),
    covers=("T19",),
)
def timing_is_settled(case: Case) -> Iterator[Finding]:
    """Purposes with data from others and no word on when people are told."""
    for path, what in lacking(case.inventory, "notice_timing", _told_at_no_time):
        yield Finding(
            path,
            f"{what} has data from others, but does not say when people are told.",
            "Add “notice_timing: {da: …, en: …}”, as full sentences.",
            key=True,
        )


def _told_at_no_time(use: Use) -> bool:
    return any(source != PERSON for source in use.ids("sources")) and use.fact("notice_timing") is None


CHECKS = (
    data_are_named,
    data_are_bounded,
    retention_is_stated,
    provision_is_explained,
    decisions_are_settled,
    sources_are_named,
    public_sources_are_marked,
    timing_is_settled,
)
