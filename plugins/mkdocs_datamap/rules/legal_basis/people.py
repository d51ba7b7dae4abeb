"""DM220–DM229: every group of people has a basis, one that can hold for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.activities import Provision
from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.law.phrases import spoken_of
from mkdocs_datamap.rules.check import Case, Finding, check
from mkdocs_datamap.rules.legal_basis.stated import for_whom, is_open, stated
from mkdocs_datamap.rules.once import once
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.uses import uses

if TYPE_CHECKING:
    from collections.abc import Iterator

_GROUPS = """\
# subjects.yml
visitors:
  name: {da: besøgende, en: visitors}
customers:
  name: {da: kunder, en: customers}
# purposes.yml
improve:
  text: {da: forbedre vores svar, en: improve our answers}
"""
_INTEREST = """\
    - basis: legitimate-interests
      interest: {da: rette de fejl som mange skriver om, en: correct the errors that many people write about}
"""
_CONSENT = """\
    - basis: consent
      obtained: {da: du sætter kryds, en: you tick a box}
      withdraw: {da: Skriv til os., en: Write to us.}
"""
_CONTRACT = """\
    - basis: contract
      contract: {da: vores aftale med dig, en: our contract with you}
"""


@check(
    Rule(
        id="DM220",
        severity=Severity.ERROR,
        title="A basis is for people whom the purpose is about",
        article="Article 13(1)(c) and 30(1)(c) GDPR",
        why="A group that only a legal basis speaks of is missing in the record, or the basis is for nobody.",
        before=_GROUPS
        + "  subjects: [visitors]\n  bases:\n"
        + _INTEREST
        + _CONTRACT
        + "      for: [customers]\n",
        after=_GROUPS
        + "  subjects: [visitors, customers]\n  bases:\n"
        + _INTEREST
        + "      for: [visitors]\n"
        + _CONTRACT
        + "      for: [customers]\n",
    ),
    covers=("T04", "R3"),
)
def basis_for_its_people(case: Case) -> Iterator[Finding]:
    """``for`` names groups of the purpose."""
    reported = set()
    for use in uses(case.inventory):
        groups = use.ids("subjects")
        for index, basis in enumerate(use.bases):
            for position, group in enumerate(basis.subjects):
                place = (*use.where("bases"), index, "for", position)
                if groups and group not in groups and place not in reported:
                    reported.add(place)
                    yield Finding(
                        place,
                        f"The basis “{basis.basis}” is for “{group}”, and the purpose “{use.purpose_id}” of "
                        f"the activity “{use.activity_id}” is not about them.",
                        f"Add “{group}” to its subjects, or name one of these: {', '.join(groups)}.",
                    )


@check(
    Rule(
        id="DM221",
        severity=Severity.ERROR,
        title="Every group of people has a legal basis",
        article="Article 6(1) and 13(1)(c) GDPR",
        why="When each basis says for whom it is, those who are in none of them have no basis, and the "
        "policy tells them none.",
        before=_GROUPS
        + "  subjects: [visitors, customers]\n  bases:\n"
        + _INTEREST
        + "      for: [visitors]\n",
        after=_GROUPS + "  subjects: [visitors, customers]\n  bases:\n" + _INTEREST,
    ),
    covers=("T04",),
)
@once
def everyone_has_a_basis(case: Case) -> Iterator[Finding]:
    """Bases with ``for`` leave no group of the purpose without one."""
    for use in uses(case.inventory):
        if not use.bases or any(not basis.subjects for basis in use.bases):
            continue
        covered = {group for basis in use.bases for group in basis.subjects}
        left = [group for group in use.ids("subjects") if group not in covered]
        if left:
            yield Finding(
                use.where("bases"),
                f"No basis of the purpose “{use.purpose_id}” of the activity “{use.activity_id}” is for: "
                f"{', '.join(left)}.",
                "Add them to the “for:” of the basis that holds for them, or add the basis.",
                key=True,
            )


@check(
    Rule(
        id="DM222",
        severity=Severity.WARNING,
        title="Consent is not asked for beside another basis",
        article="Article 5(1)(a) and 6(1) GDPR; EDPB Guidelines 05/2020, sections 121–123",
        why="Whoever can process the data anyway must not ask for consent: withdrawing it would change "
        "nothing, and people are misled.",
        before=_GROUPS + "  subjects: [visitors, customers]\n  bases:\n" + _CONSENT + _INTEREST,
        after=_GROUPS + "  subjects: [visitors, customers]\n  bases:\n" + _INTEREST,
    ),
    covers=("T04",),
)
@once
def consent_alone(case: Case) -> Iterator[Finding]:
    """No group has a consent and another basis for the same purpose."""
    for use, place, basis in stated(case):
        if basis.basis != "consent":
            continue
        people = set(for_whom(use, basis))
        others = [
            other.basis
            for other in use.bases
            if other.basis != "consent"
            and (not basis.subjects or not other.subjects or people.intersection(other.subjects))
        ]
        if others:
            yield Finding(
                (*place, "basis"),
                f"The purpose “{use.purpose_id}” rests on consent and, for the same people, on "
                f"“{others[0]}”.",
                "Keep the one that really decides, split the purpose, or say with “for:” for whom each is.",
            )


@check(
    Rule(
        id="DM223",
        severity=Severity.WARNING,
        title="Who consents for children under 15 is told",
        article="Article 8 GDPR; section 6(2)–(3) of the Danish Data Protection Act",
        why="In Denmark a child can consent to an online service from the age of 15. Below that, the holder "
        "of parental responsibility consents or approves.",
        before="""\
# subjects.yml
visitors:
  name: {da: besøgende, en: visitors}
  children: true
# purposes.yml
improve:
  text: {da: forbedre vores svar, en: improve our answers}
  bases:
"""
        + _CONSENT,
        after="""\
# subjects.yml
visitors:
  name: {da: besøgende, en: visitors}
  children: true
# purposes.yml
improve:
  text: {da: forbedre vores svar, en: improve our answers}
  bases:
    - basis: consent
      obtained:
        da: du eller, er du under 15 år, dine forældre sætter kryds
        en: you tick a box or, if you are under 15, your parents do
      withdraw: {da: Skriv til os., en: Write to us.}
""",
    ),
    covers=("T13",),
)
def children_consent(case: Case) -> Iterator[Finding]:
    """A consent that is asked of children says, when it is given or in its note, who consents for them."""
    subjects = case.inventory.subjects
    for use, place, basis in stated(case):
        if basis.basis != "consent":
            continue
        children = [group for group in for_whom(use, basis) if group in subjects and subjects[group].children]
        said = (text for text in (basis.obtained, basis.note) if text is not None)
        if children and not any(spoken_of("age", text) for text in said):
            yield Finding(
                (*place, "basis"),
                f"The purpose “{use.purpose_id}” asks consent of “{children[0]}”, among whom are children "
                "under 15, and does not say who consents for them.",
                "Say in “obtained” or “note” that the holder of parental responsibility consents for them.",
            )


@check(
    Rule(
        id="DM224",
        severity=Severity.WARNING,
        title="What people consent to is voluntary",
        article="Article 4(11) and 7(4) GDPR",
        why="Consent is given freely. If a law or a contract demands the data, people have no choice, and "
        "consent is the wrong basis.",
        before=_GROUPS
        + "  subjects: [visitors, customers]\n  bases:\n"
        + _CONSENT
        + """\
  provision:
    requirement: contractual
    consequence: {da: Uden dem kan vi ikke svare., en: Without them we cannot answer.}
""",
        after=_GROUPS
        + "  subjects: [visitors, customers]\n  bases:\n"
        + _CONSENT
        + """\
  provision:
    requirement: voluntary
    consequence: {da: Uden dem kan vi ikke svare., en: Without them we cannot answer.}
""",
    ),
    covers=("T15",),
)
@once
def consent_is_free(case: Case) -> Iterator[Finding]:
    """A purpose that rests on consent alone does not require the data."""
    for use in uses(case.inventory):
        provision = use.fact("provision")
        if (
            isinstance(provision, Provision)
            and provision.requirement != "voluntary"
            and not is_open(use, "bases")
            and use.bases
            and all(basis.basis == "consent" for basis in use.bases)
        ):
            yield Finding(
                (*use.where("provision"), "requirement"),
                f"The purpose “{use.purpose_id}” of the activity “{use.activity_id}” rests on consent, and "
                f"its data are “{provision.requirement}”: then nobody is free to refuse.",
                "Write “voluntary”, or name the basis that makes people give the data.",
            )


_CHILDREN = re.compile(r"\bchild(?:ren)?\b|\bminors\b|\bbørn\b|\bmindreårige\b", re.IGNORECASE)
_UNDER_15 = re.compile(r"\bunder (?:the age of )?(?:1[0-5]|[1-9])\b", re.IGNORECASE)


@check(
    Rule(
        id="DM225",
        severity=Severity.WARNING,
        title="A group of children is marked as one",
        article="Article 8 GDPR; section 6(2) of the Danish Data Protection Act",
        why="Below the age of 15 others consent for a child. Only for a group with “children: true” is it "
        "checked that people are told so.",
        before="""\
# subjects.yml
visitors:
  name: {da: børn under 15 år, en: children under 15}
""",
        after="""\
# subjects.yml
visitors:
  name: {da: børn under 15 år, en: children under 15}
  children: true
""",
    ),
    covers=("T13",),
)
def children_are_marked(case: Case) -> Iterator[Finding]:
    """Groups named as children that are not marked, unless it is said that none is so young."""
    for name, group in case.inventory.subjects.items():
        if group.children or spoken_of(
            "age", ((code, _UNDER_15.sub("", words)) for code, words in group.name)
        ):
            continue
        settled = "children" in group.model_fields_set
        for language, words in group.name:
            found = _UNDER_15.search(words) or (None if settled else _CHILDREN.search(words))
            if found is not None:
                yield Finding(
                    ("subjects", name, "name", language),
                    f"“{found[0]}” sounds like children who are too young to consent.",
                    "Add “children: true”, or “children: false” if none is under 15.",
                )
                break


CHECKS = (
    basis_for_its_people,
    everyone_has_a_basis,
    consent_alone,
    children_consent,
    consent_is_free,
    children_are_marked,
)
