"""DM200–DM209: a legal basis says what makes it hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.law.phrases import empty
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules.check import Case, Finding, check
from mkdocs_datamap.rules.legal_basis.stated import grounds, requires, stated
from mkdocs_datamap.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.rules.uses import Use

_IMPROVE = """\
# purposes.yml
improve:
  text: {da: forbedre vores svar, en: improve our answers}
  bases:
"""
_INTEREST = (
    _IMPROVE
    + """\
    - basis: legitimate-interests
      interest: {da: rette de fejl som mange skriver om, en: correct the errors that many people write about}
"""
)
_NAME_IT = "Add “interest:”, as an infinitive: {da: besvare din henvendelse, en: answer your enquiry}."
_CONSENT = (
    _IMPROVE
    + """\
    - basis: consent
      obtained: {da: du sætter kryds, en: you tick a box}
      withdraw: {da: Skriv til os., en: Write to us.}
"""
)


@check(
    Rule(
        id="DM200",
        severity=Severity.ERROR,
        title="A legitimate interest is named",
        article="Article 13(1)(d) and 14(2)(b) GDPR",
        why="Whoever relies on Article 6(1)(f) must tell people the interest itself. An interest that was "
        "not told when the data were collected is no legal basis (Court of Justice, C-394/23, Mousse).",
        before=_IMPROVE + "    - basis: legitimate-interests\n",
        after=_INTEREST,
    ),
    covers=("T05",),
)
def interest_named(case: Case) -> Iterator[Finding]:
    """A basis of Art. 6(1)(f) has an interest."""
    for what, place, basis in grounds(case):
        if requires(basis.basis, "interest") and basis.interest is None:
            yield Finding(
                (*place, "basis"),
                f"{_capital(what)} rests on a legitimate interest, and does not say which.",
                _NAME_IT,
            )


@check(
    Rule(
        id="DM201",
        severity=Severity.WARNING,
        title="A legitimate interest is a concrete one",
        article="Article 13(1)(d) GDPR; WP260 rev.01, sections 12–13",
        why="“Develop new services”, “optimise our business” or “our legitimate business interests” could be "
        "said of anything. Nobody can weigh such an interest against their own, so nobody can object to it.",
        before=_IMPROVE
        + """\
    - basis: legitimate-interests
      interest: {da: udvikle nye ydelser, en: develop new services}
""",
        after=_INTEREST,
    ),
    covers=("T05",),
)
def interest_concrete(case: Case) -> Iterator[Finding]:
    """An interest is more than phrases that say nothing, in every language."""
    suspicious = case.speaking_of("interest")
    for use, place, basis in stated(case):
        interest = known(basis.interest)
        for language, words in interest if interest in suspicious else ():
            if empty("interest", language, words):
                yield Finding(
                    (*place, "interest", language),
                    f"The interest of the purpose “{use.purpose_id}” says nothing that people can weigh: "
                    f"“{words}”.",
                    "Say what is gained, with which data: “correct the errors that many people write about”.",
                )
                break


@check(
    Rule(
        id="DM202",
        severity=Severity.ERROR,
        title="The contract that is performed is named",
        article="Article 6(1)(b) and 13(1)(c) GDPR",
        why="Article 6(1)(b) covers only what a contract with that person needs. Without the contract nobody "
        "can see whether it does.",
        before=_IMPROVE + "    - basis: contract\n",
        after=_IMPROVE
        + """\
    - basis: contract
      contract: {da: vores aftale med dig om rådgivning, en: our contract with you on advice}
""",
    ),
    covers=("T04",),
)
def contract_named(case: Case) -> Iterator[Finding]:
    """A basis of Art. 6(1)(b) has a contract."""
    for what, place, basis in grounds(case):
        if requires(basis.basis, "contract") and basis.contract is None:
            yield Finding(
                (*place, "basis"),
                f"{_capital(what)} rests on a contract, and does not say which.",
                "Add “contract:”, as a noun phrase: {da: vores aftale med dig om køb, en: our sales contract "
                "with you}.",
            )


@check(
    Rule(
        id="DM203",
        severity=Severity.ERROR,
        title="The law that obliges is named",
        article="Article 6(1)(c), 6(1)(e) and 6(3) GDPR",
        why="A legal obligation and a public task exist only by a provision of EU or national law; the "
        "policy cites it.",
        before=_IMPROVE + "    - basis: legal-obligation\n",
        after=_IMPROVE
        + """\
    - basis: legal-obligation
      law: gdpr-12-3
""",
    ),
    covers=("T04",),
)
def law_named(case: Case) -> Iterator[Finding]:
    """A basis of Art. 6(1)(c) or (e) has a law."""
    for what, place, basis in grounds(case):
        if _is_ordinary(basis.basis) and requires(basis.basis, "law") and basis.law is None:
            yield Finding(
                (*place, "basis"),
                f"{_capital(what)} rests on “{basis.basis}”, and does not say which law demands it.",
                "Add “law:” with the id of the provision, such as dk-bookkeeping-12.",
            )


@check(
    Rule(
        id="DM204",
        severity=Severity.ERROR,
        title="It is told how consent is withdrawn",
        article="Article 7(3), 13(2)(c) and 14(2)(d) GDPR",
        why="Consent can be withdrawn at any time, as easily as it was given, and people must know how.",
        before=_IMPROVE
        + """\
    - basis: consent
      obtained: {da: du sætter kryds, en: you tick a box}
""",
        after=_CONSENT,
    ),
    covers=("T13",),
)
def withdrawal_told(case: Case) -> Iterator[Finding]:
    """A basis of Art. 6(1)(a) says how consent is withdrawn."""
    for what, place, basis in grounds(case):
        if _is_ordinary(basis.basis) and requires(basis.basis, "withdrawal") and basis.withdraw is None:
            yield Finding(
                (*place, "basis"),
                f"{_capital(what)} rests on consent, and does not say how it is withdrawn.",
                "Add “withdraw:”, as full sentences that say what to click or to whom to write.",
            )


@check(
    Rule(
        id="DM205",
        severity=Severity.WARNING,
        title="It is told how consent is given",
        article="Article 4(11) and 7(1) GDPR",
        why="Consent is an active act that the controller can prove. If nobody can say what people do to "
        "give it, it has perhaps never been given.",
        before=_IMPROVE
        + """\
    - basis: consent
      withdraw: {da: Skriv til os., en: Write to us.}
""",
        after=_CONSENT,
    ),
    covers=("T13",),
)
def consent_obtained(case: Case) -> Iterator[Finding]:
    """A basis of Art. 6(1)(a) says how consent is given."""
    for what, place, basis in grounds(case):
        if basis.basis == "consent" and basis.obtained is None:
            yield Finding(
                (*place, "basis"),
                f"{_capital(what)} rests on consent, and does not say what people do to give it.",
                "Add “obtained:”, as a clause: {da: du tilmelder dig, en: you subscribe}.",
            )


@check(
    Rule(
        id="DM206",
        severity=Severity.WARNING,
        title="A basis says only what belongs to it",
        article="Article 13(1)(c) GDPR",
        why="An interest under a consent, or a withdrawal under a contract, tells people of a right or a "
        "ground that they do not have; one of the two is wrong.",
        before=_CONSENT
        + "      interest: {da: rette fejl i vores svar, en: correct errors in our answers}\n",
        after=_CONSENT,
    ),
    covers=("T04",),
)
def nothing_of_another_basis(case: Case) -> Iterator[Finding]:
    """What is said with a basis is what this basis needs."""
    withdrawn = {place for use, place, _ in stated(case) if _may_withdraw_further(use)}
    for what, place, basis in grounds(case):
        if not _is_ordinary(basis.basis):
            continue  # DM213 says so
        may_be_withdrawn = requires(basis.basis, "withdrawal") or place in withdrawn
        belongs = {
            "interest": requires(basis.basis, "interest"),
            "contract": requires(basis.basis, "contract"),
            "law": requires(basis.basis, "law"),
            "obtained": may_be_withdrawn,
            "withdraw": may_be_withdrawn,
        }
        for field, right in belongs.items():
            if getattr(basis, field) is not None and not right:
                yield Finding(
                    (*place, field),
                    f"“{field}” does not belong to the basis “{basis.basis}” of {what}.",
                    "Take it out, or correct the basis: people are told both.",
                    key=True,
                )


@check(
    Rule(
        id="DM207",
        severity=Severity.ERROR,
        title="The law named is one that obliges",
        article="Article 6(3) GDPR",
        why="A provision that allows processing, or lets claims lapse, demands nothing. Only a duty in law "
        "carries Article 6(1)(c).",
        before=_IMPROVE
        + """\
    - basis: legal-obligation
      law: gdpr-6-1-f
""",
        after=_INTEREST,
    ),
    covers=("T04",),
)
def law_obliges(case: Case) -> Iterator[Finding]:
    """The law of a legal obligation is neither a legal basis itself nor a limit for claims."""
    for what, place, basis in grounds(case):
        law = known(basis.law)
        if basis.basis == "legal-obligation" and law is not None and law in _demanding_nothing():
            yield Finding(
                (*place, "law"),
                f"“{law}” demands no processing: it cannot be the legal obligation of {what}.",
                "Name the provision that demands it, or another basis, such as legitimate-interests.",
            )


def _capital(what: str) -> str:
    return what[0].upper() + what[1:]


def _may_withdraw_further(use: Use) -> bool:
    """Whether a consent to special data or to the CPR number can be withdrawn, whatever the basis."""
    further = (use.purpose.special_basis, use.purpose.national_id_basis)
    return any(basis is not None and requires(basis, "withdrawal") for basis in further)


def _is_ordinary(basis: str) -> bool:
    return vocabulary().bases[basis].group == "art-6"


def _demanding_nothing() -> frozenset[str]:
    law = vocabulary()
    limits = (norm.provisions for norm in law.retention_norms.values() if norm.force == "limit")
    return frozenset({basis.provision for basis in law.bases.values()}).union(*limits)


CHECKS = (
    interest_named,
    interest_concrete,
    contract_named,
    law_named,
    withdrawal_told,
    consent_obtained,
    nothing_of_another_basis,
    law_obliges,
)
