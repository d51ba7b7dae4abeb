"""Whether people must give data: what is said of it fits the legal bases (T15)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.activities import Provision
from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.once import once
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.uses import uses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.rules.check import Case
    from mkdocs_datamap.rules.uses import Use

_REQUIRED = """\
sources: [person]
provision:
  requirement: %s
  consequence: {da: Så kan vi ikke sende det., en: Then we cannot send it.}"""


_ON_CONSENT = """\
    bases:
      - basis: consent
        obtained: {da: du tilmelder dig, en: you subscribe}
        withdraw: {da: Skriv til os., en: Write to us.}
"""


_ON_CONTRACT = """\
    bases:
      - basis: contract
        contract: {da: vores aftale med dig om brevet, en: our agreement with you on the letter}
    provision:
      requirement: %s
      consequence: {da: Så kan vi ikke sende det., en: Then we cannot send it.}
"""


def _newsletter(facts: str) -> str:
    return f"""\
# activities/newsletter.yml
name: {{da: Nyhedsbrev, en: Newsletter}}
{facts}
purposes:
  send:
    text: {{da: sende dig vores nyhedsbrev, en: send you our newsletter}}
"""


_CARRIED_BY = {"statutory": "law", "contractual": "contract", "needed-for-contract": "contract"}
"""Requirement → what a legal basis must name to carry it."""


@check(
    Rule(
        id="DM128",
        severity=Severity.WARNING,
        title="A duty to give data has a law or a contract behind it",
        article="Articles 6(1) and 13(2)(e) GDPR",
        why="Who is told that a law or a contract demands their data must find it among the legal "
        "bases. Otherwise one of the two is wrong, and people are told the wrong thing.",
        before=_newsletter(_REQUIRED % "statutory") + _ON_CONSENT,
        after=_newsletter(_REQUIRED % "voluntary") + _ON_CONSENT,
    ),
    covers=("T15",),
)
@once
def duty_has_a_source(case: Case) -> Iterator[Finding]:
    """Requirements that no legal basis can carry."""
    carried: dict[str, set[str]] = defaultdict(set)
    unsettled: set[str] = set()
    for use in uses(case.inventory):
        carried[use.activity_id].update(_carriers(use))
        if not use.bases:
            unsettled.add(use.activity_id)
    for use in uses(case.inventory):
        provision = use.fact("provision")
        carrier = _CARRIED_BY.get(provision.requirement) if isinstance(provision, Provision) else None
        if carrier is None or use.activity_id in unsettled or carrier in _carriers(use):
            continue
        by_itself = _is_own(use, "provision") and not _takes_part_in(use, carrier)
        if by_itself or carrier not in carried[use.activity_id]:
            whose = f"purpose “{use.purpose_id}”" if by_itself else f"activity “{use.activity_id}”"
            yield Finding(
                (*use.where("provision"), "requirement"),
                f"No legal basis of the {whose} names the {carrier} that would make people give these data.",
                "Write “voluntary”, or add the basis that demands the data.",
            )


def _carriers(use: Use) -> set[str]:
    """What the legal bases of a purpose name: a ``law``, a ``contract``."""
    return {named for basis in use.bases for named in vocabulary().bases[basis.basis].requires}


def _is_own(use: Use, field: str) -> bool:
    """Whether a fact is said of this purpose, and not of the activity as a whole."""
    return use.where(field)[2:] != (field,)


def _takes_part_in(use: Use, carrier: str) -> bool:
    """Whether the contract of another purpose can ask for data of this one, such as for the log of a login.

    It cannot where people consent freely, where a law is the ground, or for marketing (Art. 7(4)).
    """
    interests = all(basis.basis == "legitimate-interests" for basis in use.bases)
    return carrier == "contract" and interests and use.purpose.marketing is None


@check(
    Rule(
        id="DM129",
        severity=Severity.WARNING,
        title="What a contract needs is not voluntary",
        article="Articles 6(1)(b) and 13(2)(e) GDPR",
        why="A contract is a legal basis only for data without which it cannot be performed. Whoever is "
        "told that these data are voluntary is told the wrong thing, or the contract is not the basis.",
        before=_newsletter("sources: [person]") + _ON_CONTRACT % "voluntary",
        after=_newsletter("sources: [person]") + _ON_CONTRACT % "needed-for-contract",
    ),
    covers=("T15",),
)
@once
def contract_needs_its_data(case: Case) -> Iterator[Finding]:
    """Purposes that rest on a contract alone, and call their data voluntary."""
    for use in uses(case.inventory):
        provision = use.fact("provision")
        if (
            isinstance(provision, Provision)
            and provision.requirement == "voluntary"
            and _is_own(use, "provision")
            and {basis.basis for basis in use.bases} == {"contract"}
        ):
            yield Finding(
                (*use.where("provision"), "requirement"),
                f"The purpose “{use.purpose_id}” rests on a contract, for which its data are necessary; here "
                "they are voluntary.",
                "Write “needed-for-contract”, “contractual” if the contract itself demands them, or name "
                "another basis.",
            )


CHECKS = (duty_has_a_source, contract_needs_its_data)
