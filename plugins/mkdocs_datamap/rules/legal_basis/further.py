"""DM240–DM249: automated decisions and further use ask more of a legal basis."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.activities import AutomatedDecision
from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.rules.check import Case, Finding, check
from mkdocs_datamap.rules.legal_basis.stated import is_open, names
from mkdocs_datamap.rules.once import once
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.uses import Use, uses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.inventory import Path

_DECISION = """\
  automated_decisions:
    - logic: {da: Systemet ser på dine svar., en: The system looks at your answers.}
      significance: {da: Et nej betyder ingen rabat., en: A no means no discount.}
      exception: """
_DISCOUNT = """\
# purposes.yml
improve:
  text: {da: give dig rabat, en: give you a discount}
  bases:
"""
_CONTRACT = """\
    - basis: contract
      contract: {da: vores aftale med dig om rabat, en: our discount agreement with you}
"""
_CONSENT = """\
    - basis: consent
      obtained: {da: du sætter kryds, en: you tick a box}
      withdraw: {da: Skriv til os., en: Write to us.}
"""
_HABITS = """\
# data-categories.yml
email-address:
  name: {da: e-mailadresse, en: e-mail address}
injuries:
  name: {da: skader, en: injuries}
  kind: special
"""
_REPLY = """\
# activities/enquiries.yml
name: {da: Henvendelser, en: Enquiries}
situation: {da: du kontakter os, en: you contact us}
internal:
  owner: dpo
  security: [Personal login.]
subjects: [visitors]
data: [email-address]
sources: [person, employer]
systems: [mailbox]
processors: [web-host]
recipients: [bank]
notice_timing: {da: Vi skriver til dig med det samme., en: We write to you at once.}
automated_decisions: none
provision:
  requirement: voluntary
  consequence: {da: Uden dem kan vi ikke svare., en: Without them we cannot answer.}
retention:
  - period: P1Y
    from: {da: den seneste besked, en: the last message}
    norm: enquiries
purposes:
  improve:
    shared: true
  reply:
    text: {da: besvare din henvendelse, en: answer your enquiry}
    bases:
      - basis: consent
        obtained: {da: du sætter kryds, en: you tick a box}
        withdraw: {da: Skriv til os., en: Write to us.}
  learn:
    text: {da: rette fejl på webstedet, en: correct errors on the website}
    further_use_of: reply
"""
_LEARN_CONSENT = """\
    bases:
      - basis: consent
        obtained: {da: du sætter kryds, en: you tick a box}
        withdraw: {da: Skriv til os., en: Write to us.}
"""
_LEARN_INTEREST = """\
    bases:
      - basis: legitimate-interests
        interest: {da: have et websted uden fejl, en: have a website without errors}
"""


@check(
    Rule(
        id="DM240",
        severity=Severity.ERROR,
        title="What allows an automated decision is one of its legal bases",
        article="Article 22(2) GDPR",
        why="A decision by a machine alone is allowed when a contract needs it, a law permits it, or the "
        "person explicitly consents. Then the purpose has that contract, law or consent as its basis.",
        before=_DISCOUNT + _CONSENT + _DECISION + "contract\n",
        after=_DISCOUNT + _CONTRACT + _DECISION + "contract\n",
    ),
    covers=("T16",),
)
@once
def decision_is_allowed(case: Case) -> Iterator[Finding]:
    """The exception of Art. 22(2) has its counterpart among the bases."""
    for use, place, decision in _decisions(case):
        allowed = {
            "contract": names(use, "contract"),
            "law": names(use, "legal-obligation", "public-task"),
            "explicit-consent": names(use, "consent") or use.purpose.special_basis == "explicit-consent",
        }
        if not is_open(use, "bases") and not allowed[decision.exception]:
            yield Finding(
                (*place, "exception"),
                f"The automated decision of the purpose “{use.purpose_id}” of the activity "
                f"“{use.activity_id}” is allowed by “{decision.exception}”, and its legal bases have none.",
                "Name the exception that fits the bases, add the basis, or let a person decide.",
            )


@check(
    Rule(
        id="DM241",
        severity=Severity.ERROR,
        title="Automated decisions on special categories rest on explicit consent or a public interest",
        article="Article 22(4) GDPR",
        why="A machine may decide by health data and the like only with explicit consent, or by law for "
        "reasons of substantial public interest.",
        before=_HABITS
        + _DISCOUNT
        + _CONTRACT
        + "  special_basis: legal-claims\n  data: [injuries]\n"
        + _DECISION
        + "contract\n",
        after=_HABITS
        + _DISCOUNT
        + _CONSENT
        + "  special_basis: explicit-consent\n  data: [injuries]\n"
        + _DECISION
        + "explicit-consent\n",
    ),
    covers=("T16",),
)
@once
def decision_on_special_data(case: Case) -> Iterator[Finding]:
    """Where special data are decided by, the special basis is one of the two that Art. 22(4) names."""
    for use, place, _decision in _decisions(case):
        special = use.purpose.special_basis
        if special is not None and special not in {"explicit-consent", "substantial-public-interest"}:
            yield Finding(
                place,
                f"The purpose “{use.purpose_id}” decides automatically by special categories of data, and "
                f"“{special}” does not allow that.",
                "Ask for explicit consent, keep these data out of the decision, or let a person decide.",
            )


@check(
    Rule(
        id="DM242",
        severity=Severity.ERROR,
        title="Data given with consent are used for a new purpose only with a new consent",
        article="Article 6(4) and 13(3) GDPR",
        why="People consented to one purpose. Another one, however compatible, needs their consent too, or a "
        "law.",
        before=_REPLY + _LEARN_INTEREST,
        after=_REPLY + _LEARN_CONSENT,
    ),
    covers=("T18",),
)
@once
def further_use_of_consented_data(case: Case) -> Iterator[Finding]:
    """A purpose that builds on one with consent has a consent or a law of its own."""
    for use in uses(case.inventory):
        first = use.activity.purposes.get(use.purpose.further_use_of or "")
        if first is None or is_open(use, "bases"):
            continue
        origin = Use(use.activity_id, use.activity, str(use.purpose.further_use_of), first, None)
        asked = origin.bases and all(basis.basis == "consent" for basis in origin.bases)
        if asked and not names(use, "consent", "legal-obligation", "public-task"):
            yield Finding(
                use.where("further_use_of"),
                f"The data of the purpose “{origin.purpose_id}” were given with consent; “{use.purpose_id}” "
                "uses them without one.",
                "Ask for consent to this purpose too, or name the law that demands it.",
            )


@check(
    Rule(
        id="DM243",
        severity=Severity.ERROR,
        title="Further use begins with a purpose for which data were collected",
        article="Article 13(3) and 6(4) GDPR",
        why="A purpose cannot be the further use of itself: then nobody collected the data for anything.",
        before=_REPLY.replace("further_use_of: reply", "further_use_of: learn") + _LEARN_CONSENT,
        after=_REPLY + _LEARN_CONSENT,
    ),
    covers=("T18",),
)
@once
def further_use_has_a_beginning(case: Case) -> Iterator[Finding]:
    """The chain of further uses ends in a purpose that is none."""
    for use in uses(case.inventory):
        seen, current = {use.purpose_id}, use.purpose.further_use_of
        while current is not None and current not in seen and current in use.activity.purposes:
            seen.add(current)
            current = use.activity.purposes[current].further_use_of
        if current == use.purpose_id:
            yield Finding(
                use.where("further_use_of"),
                f"The purpose “{use.purpose_id}” is, by way of “further_use_of”, a further use of itself.",
                "Name the purpose for which the data were first collected.",
            )


def _decisions(case: Case) -> Iterator[tuple[Use, Path, AutomatedDecision]]:
    for use in uses(case.inventory):
        for index, decision in enumerate(use.ids("automated_decisions")):
            if isinstance(decision, AutomatedDecision):
                yield use, (*use.where("automated_decisions"), index), decision


CHECKS = (
    decision_is_allowed,
    decision_on_special_data,
    further_use_of_consented_data,
    further_use_has_a_beginning,
)
