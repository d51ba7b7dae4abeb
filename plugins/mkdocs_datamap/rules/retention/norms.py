"""DM460–DM469: periods are held against what Danish law demands, allows and accepts (``retention.yml``)."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.periods import seconds
from mkdocs_datamap.law.phrases import spoken_of
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules.check import Case, Finding, check
from mkdocs_datamap.rules.legal_basis.stated import is_open, names
from mkdocs_datamap.rules.retention.stated import rules_of
from mkdocs_datamap.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_datamap.inventory.activities import RetentionRule
    from mkdocs_datamap.law.entries import RetentionNorm
    from mkdocs_datamap.rules.retention.stated import Schedule

_TEXT = """\
# purposes.yml
improve:
  text: {da: forbedre vores svar, en: improve our answers}
  bases:
"""
_INTEREST = """\
    - basis: legitimate-interests
      interest: {da: rette de fejl som mange skriver om, en: correct the errors that many people write about}
  retention:
"""
_DUTY = """\
    - basis: legal-obligation
      law: dk-bookkeeping-12
  retention:
"""
_CONSENT = """\
    - basis: consent
      obtained: {da: du sætter kryds, en: you tick a box}
      withdraw: {da: Skriv til os., en: Write to us.}
  retention:
"""


_FILMING = """\
# data-categories.yml
email-address:
  name: {da: e-mailadresse, en: e-mail address}
footage:
  name: {da: billeder fra tv-overvågning, en: CCTV footage}
# purposes.yml
improve:
  text: {da: forebygge tyveri, en: prevent theft}
  bases:
    - basis: legitimate-interests
      interest: {da: beskytte vores varer mod tyveri, en: protect our goods against theft}
  data: [footage]
  retention:
    - norm: cctv
      from: {da: optagelsen, en: the recording}
      period: """


def _rule(period: str, norm: str, more: str = "") -> str:
    return f"""\
    - period: {period}
      from: {{da: udgangen af regnskabsåret, en: the end of the financial year}}
      norm: {norm}
{more}"""


def _proof(period: str) -> str:
    return f"""\
    - period: {period}
      from: {{da: den dag du trak dit samtykke tilbage, en: the day on which you withdrew your consent}}
      norm: consent-proof
"""


@check(
    Rule(
        id="DM460",
        severity=Severity.WARNING,
        title="Data that are kept longer than usual are kept for a reason",
        article="Article 5(1)(e) and 5(2) GDPR",
        why="Danish law and Datatilsynet's practice know how long such data are needed as a rule. Keeping "
        "them longer is possible, and the controller must be able to say why.",
        before=_TEXT + _INTEREST + _rule("P6Y", "claims"),
        after=_TEXT
        + _INTEREST
        + _rule(
            "P6Y",
            "claims",
            """\
      reason:
        da: Sager om mangler kan vare seks år.
        en: Cases about defects can last for six years.
""",
        ),
    ),
    covers=(
        "T11",
        "norm:claims",
        "norm:debt-instruments",
        "norm:wages",
        "norm:rejected-applicants",
        "norm:former-employees",
        "norm:enquiries",
        "norm:accounting-records",
        "norm:anti-money-laundering",
    ),
)
def longer_for_a_reason(case: Case) -> Iterator[Finding]:
    """A period longer than its norm's has a reason, and none is longer than an absolute limit."""
    for schedule, place, rule in rules_of(case):
        for norm in _norms(rule):
            usual = norm.period or norm.example
            if norm.force == "maximum" or rule.period is None or usual is None:
                continue
            limit = norm.absolute if rule.reason is not None else usual
            if limit is not None and seconds(rule.period) > seconds(limit):
                yield Finding(
                    (*place, "period"),
                    f"{schedule.whose.capitalize()} keeps data for {rule.period}; the norm “{norm.id}” is "
                    f"{limit}"
                    + (
                        ", which nothing prolongs."
                        if rule.reason is not None
                        else ", and no reason is given."
                    ),
                    f"Add “reason:” as full sentences, or write {limit} or less."
                    if rule.reason is None
                    else f"Write {limit} or less.",
                )
                break


@check(
    Rule(
        id="DM461",
        severity=Severity.ERROR,
        title="What the law demands to be kept is kept that long",
        article="Section 12 of the Danish Bookkeeping Act; section 30(2) of the Danish Money Laundering Act",
        why="Accounting records must be kept for five years from the end of the financial year. A shorter "
        "period would publish a breach of the law.",
        before=_TEXT + _DUTY + _rule("P3Y", "accounting-records"),
        after=_TEXT + _DUTY + _rule("P5Y", "accounting-records"),
    ),
    covers=("T11", "norm:accounting-records", "norm:anti-money-laundering"),
)
def as_long_as_required(case: Case) -> Iterator[Finding]:
    """A period under a norm of the force ``required`` is at least the norm's."""
    for schedule, place, rule in rules_of(case):
        for norm in _norms(rule):
            if (
                norm.force == "required"
                and rule.period is not None
                and norm.period is not None
                and seconds(rule.period) < seconds(norm.period)
            ):
                yield Finding(
                    (*place, "period"),
                    f"{schedule.whose.capitalize()} keeps data for {rule.period}; the law demands "
                    f"{norm.period} (“{norm.id}”).",
                    f"Write {norm.period}, or take these data out of the rule.",
                )


@check(
    Rule(
        id="DM462",
        severity=Severity.ERROR,
        title="CCTV recordings are kept for at most 30 days",
        article="Section 4 c(4)–(5) of the Danish TV Surveillance Act",
        why="Recordings made to prevent crime are deleted within 30 days. Only for a concrete dispute may a "
        "recording be kept longer, and then it is another purpose.",
        before=_FILMING + "P60D\n",
        after=_FILMING + "P30D\n",
    ),
    covers=("T11", "norm:cctv"),
)
def no_longer_than_allowed(case: Case) -> Iterator[Finding]:
    """A period under a norm of the force ``maximum`` is no longer, also where only the data show the norm."""
    filmed = {name for name, entry in case.inventory.data_categories.items() if spoken_of("cctv", entry.name)}
    for schedule, place, rule in rules_of(case):
        norms = {norm.id: norm for norm in _norms(rule)}
        if not filmed.isdisjoint(_data(schedule, rule)):
            norms["cctv"] = vocabulary().retention_norms["cctv"]
        for norm in norms.values():
            if (
                norm.force == "maximum"
                and rule.period is not None
                and norm.period is not None
                and rule.law not in norm.beyond
                and seconds(rule.period) > seconds(norm.period)
            ):
                yield Finding(
                    (*place, "period"),
                    f"{schedule.whose.capitalize()} keeps data for {rule.period}; the law allows "
                    f"{norm.period} at most (“{norm.id}”).",
                    f"Write {norm.period} or less; for a concrete dispute, make a purpose of its own and "
                    f"cite “law: {', '.join(norm.beyond)}”."
                    if norm.beyond
                    else f"Write {norm.period} or less.",
                )


@check(
    Rule(
        id="DM463",
        severity=Severity.WARNING,
        title="What is kept after a withdrawal is kept for a limited time",
        article="Article 5(1)(e) and 7(3) GDPR; Datatilsynet, SmartResponse, 30 September 2022 "
        "(2020-431-0075)",
        why="The proof of a consent may be kept for a limited time after its withdrawal. Datatilsynet does "
        "not accept that it is kept “to be safe” for as long as claims can be raised; the “5 years” of "
        "consent platforms contradict this.",
        before=_TEXT + _CONSENT + _proof("P5Y"),
        after=_TEXT + _CONSENT + _proof("P6M"),
    ),
    covers=("T11", "norm:consent-proof", "norm:newsletter"),
)
def short_after_withdrawal(case: Case) -> Iterator[Finding]:
    """A norm that runs from the withdrawal goes with a shorter period than that for claims."""
    claims = vocabulary().retention_norms["claims"]
    for schedule, place, rule in rules_of(case):
        for norm in _norms(rule):
            if norm.start != "consent-withdrawal":
                continue
            if rule.period and claims.period and seconds(rule.period) >= seconds(claims.period):
                yield Finding(
                    (*place, "period"),
                    f"{schedule.whose.capitalize()} keeps data for {rule.period} under the norm “{norm.id}”, "
                    "as long as claims can be raised: that is no limited time after the withdrawal.",
                    "Write the shortest period in which you have needed it, such as P6M.",
                )
            elif rule.law in claims.provisions:
                yield Finding(
                    (*place, "law"),
                    f"{schedule.whose.capitalize()} cites the limitation of claims for the norm “{norm.id}”; "
                    "Datatilsynet does not accept that as a reason.",
                    "Take the law out, and say in “reason” what the proof is needed for.",
                )


@check(
    Rule(
        id="DM464",
        severity=Severity.WARNING,
        title="A retention norm is of the right kind",
        article="Article 5(1)(e) GDPR",
        why="The norm says what the period is held against. Accounting records are kept because a law "
        "demands it; the norms for consent begin when one is withdrawn. Under the wrong norm the period is "
        "judged wrongly.",
        before=_TEXT + _INTEREST + _rule("P5Y", "accounting-records"),
        after=_TEXT + _DUTY + _rule("P5Y", "accounting-records"),
    ),
    covers=(
        "T11",
        "norm:accounting-records",
        "norm:anti-money-laundering",
        "norm:newsletter",
        "norm:consent-proof",
    ),
)
def norm_of_the_right_kind(case: Case) -> Iterator[Finding]:
    """A norm fits the bases of the purpose, the law that the rule cites, and the organisation's country."""
    law = vocabulary()
    country = case.inventory.organisation.country
    for schedule, place, rule in rules_of(case):
        if rule.norm is None:
            continue
        norm = law.retention_norms[rule.norm]
        cited = (*norm.provisions, *norm.beyond)
        fault = remedy = ""
        if norm.country != country and norm.force not in {"accepted", "choice"}:
            fault = f"is one of {norm.country}, and the organisation is in {country}"
            remedy = "Take it out, and say in “reason” what the period follows from."
        elif rule.law is not None and cited and rule.law not in cited:
            fault = f"follows from {' and '.join(cited)}, and the rule cites “{rule.law}”"
            remedy = "Correct one of the two."
        elif norm.force == "required" and not _rests_on(schedule, "legal-obligation", "public-task"):
            fault = "is for what the law demands to be kept, and no legal basis is a legal obligation"
            remedy = "Add “basis: legal-obligation” with that law, or name another norm, such as claims."
        elif norm.start == "consent-withdrawal" and not (
            _rests_on(schedule, "consent") or any(use.purpose.marketing for use in schedule.followers)
        ):
            fault = "begins when consent is withdrawn, and no legal basis is a consent"
            remedy = "Name the norm for this kind of data, or none."
        if fault:
            yield Finding((*place, "norm"), f"The norm “{norm.id}” of {schedule.whose} {fault}.", remedy)


@check(
    Rule(
        id="DM465",
        severity=Severity.WARNING,
        title="A law that sets a period is cited with the period",
        article="Article 13(2)(a) GDPR",
        why="The law says exactly how long; then the policy can say it too, and criteria are less than "
        "people may ask for.",
        before=_TEXT
        + _DUTY
        + """\
    - criteria: {da: Vi følger bogføringsloven., en: We follow the Bookkeeping Act.}
      law: dk-bookkeeping-12
""",
        after=_TEXT + _DUTY + _rule("P5Y", "accounting-records", "      law: dk-bookkeeping-12\n"),
    ),
    covers=("T11",),
)
def law_with_its_period(case: Case) -> Iterator[Finding]:
    """A rule that cites a provision with a period has a period."""
    for schedule, place, rule in rules_of(case):
        # Without criteria either, the rule says nothing at all: that is reported as such.
        if rule.law is None or rule.period is not None or rule.criteria is None:
            continue
        for norm in vocabulary().retention_norms.values():
            if norm.period and rule.law in norm.provisions and rule.law not in norm.beyond:
                yield Finding(
                    (*place, "law"),
                    f"{schedule.whose.capitalize()} cites “{rule.law}”, which sets a period of "
                    f"{norm.period}, and the rule has none.",
                    f"Add “period: {norm.period}” and “from:”.",
                )
                break


def _norms(rule: RetentionRule) -> tuple[RetentionNorm, ...]:
    """What a rule is held against: the norm it names, and those that the law it cites sets a period for."""
    return _named_or_cited(rule.norm, rule.law)


@cache
def _named_or_cited(named: str | None, cited: str | None) -> tuple[RetentionNorm, ...]:
    return tuple(
        norm
        for norm in vocabulary().retention_norms.values()
        if named == norm.id or (cited in norm.provisions and norm.period)
    )


def _data(schedule: Schedule, rule: RetentionRule) -> Iterable[str]:
    """The categories of data that a rule is for."""
    return rule.data or (name for use in schedule.followers for name in use.ids("data"))


def _rests_on(schedule: Schedule, *bases: str) -> bool:
    """Whether one of the purposes rests on one of the bases, or may: the question is open."""
    return any(names(use, *bases) or is_open(use, "bases") or not use.bases for use in schedule.followers)


CHECKS = (
    longer_for_a_reason,
    as_long_as_required,
    no_longer_than_allowed,
    short_after_withdrawal,
    norm_of_the_right_kind,
    law_with_its_period,
)
