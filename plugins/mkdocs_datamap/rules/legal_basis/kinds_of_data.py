"""DM210–DM219: special categories, criminal offences and CPR numbers have a basis of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules.check import Case, Finding, check
from mkdocs_datamap.rules.legal_basis.stated import entry, grounds, is_open, requires
from mkdocs_datamap.rules.once import once
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.uses import uses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.rules.uses import Use

_GROUPS = {"special_basis": "art-9", "criminal_basis": "criminal", "national_id_basis": "national-id"}
_KINDS = {"special_basis": "special", "criminal_basis": "criminal", "national_id_basis": "national-id"}
_NAMES = {
    "art-6": "of Article 6 GDPR, and stands under “bases”",
    "art-9": "for special categories (Article 9), and stands under “special_basis”",
    "criminal": "for criminal offences (Article 10), and stands under “criminal_basis”",
    "national-id": "for CPR numbers, and stands under “national_id_basis”",
}
_OF_KIND = {
    "special_basis": "special categories of data",
    "criminal_basis": "data about criminal offences",
    "national_id_basis": "CPR numbers",
}

_MEDICINE = """\
# data-categories.yml
email-address:
  name: {da: e-mailadresse, en: e-mail address}
medicine:
  name: {da: medicin, en: medicine}
  kind: special
"""
_OFFENCES = """\
# data-categories.yml
email-address:
  name: {da: e-mailadresse, en: e-mail address}
offences:
  name: {da: strafbare forhold, en: criminal offences}
  kind: criminal
"""
_CPR = """\
# data-categories.yml
email-address:
  name: {da: e-mailadresse, en: e-mail address}
cpr-number:
  name: {da: CPR-nummer, en: CPR number}
  kind: national-id
"""
_ADVISE = """\
# purposes.yml
improve:
  text: {da: rådgive dig, en: advise you}
  bases:
    - basis: consent
      obtained: {da: du skriver under på det, en: you sign for it}
      withdraw: {da: Skriv til os., en: Write to us.}
"""
_REPORT = """\
# purposes.yml
improve:
  text: {da: anmelde tyverier, en: report thefts}
  bases:
    - basis: legitimate-interests
      interest: {da: få tyverier mod os opklaret, en: have thefts from us cleared up}
"""


@check(
    Rule(
        id="DM210",
        severity=Severity.ERROR,
        title="Special categories of data have a basis in Article 9",
        article="Article 9(1)–(2) GDPR; section 7 of the Danish Data Protection Act",
        why="Data about health, religion, trade union membership and the like are forbidden to process "
        "unless Article 9(2) allows it. A basis in Article 6, such as a legitimate interest, is not enough.",
        before=_MEDICINE + _ADVISE + "  data: [medicine]\n",
        after=_MEDICINE + _ADVISE + "  special_basis: explicit-consent\n  data: [medicine]\n",
    ),
    covers=("T04",),
)
@once
def special_data_have_a_basis(case: Case) -> Iterator[Finding]:
    """A purpose with data of the kind ``special`` has a ``special_basis``."""
    yield from _without_basis(
        case, "special_basis", "Add “special_basis:” with a basis of Article 9(2), such as explicit-consent."
    )


@check(
    Rule(
        id="DM211",
        severity=Severity.ERROR,
        title="Data about criminal offences have a basis of their own",
        article="Article 10 GDPR; section 8 of the Danish Data Protection Act",
        why="Private companies may process data about offences only where national law allows it.",
        before=_OFFENCES + _REPORT + "  data: [offences]\n",
        after=_OFFENCES + _REPORT + "  criminal_basis: criminal-offences\n  data: [offences]\n",
    ),
    covers=("T04",),
)
@once
def criminal_data_have_a_basis(case: Case) -> Iterator[Finding]:
    """A purpose with data of the kind ``criminal`` has a ``criminal_basis``."""
    yield from _without_basis(case, "criminal_basis", "Add “criminal_basis: criminal-offences”.")


@check(
    Rule(
        id="DM212",
        severity=Severity.ERROR,
        title="CPR numbers have a basis in section 11",
        article="Section 11(2) of the Danish Data Protection Act (Article 87 GDPR)",
        why="A private company may process CPR numbers only by law, with consent, or in the other cases of "
        "section 11(2).",
        before=_CPR + _ADVISE + "  data: [cpr-number]\n",
        after=_CPR + _ADVISE + "  national_id_basis: national-id-consent\n  data: [cpr-number]\n",
    ),
    covers=("T04",),
)
@once
def national_ids_have_a_basis(case: Case) -> Iterator[Finding]:
    """In Denmark, a purpose with data of the kind ``national-id`` has a ``national_id_basis``."""
    if case.inventory.organisation.country == "DK":
        yield from _without_basis(
            case,
            "national_id_basis",
            "Add “national_id_basis:”, such as national-id-law or national-id-consent.",
        )


@check(
    Rule(
        id="DM213",
        severity=Severity.ERROR,
        title="A basis stands where its kind belongs, and in the law of the country",
        article="Articles 6, 9, 10 and 87 GDPR",
        why="Every processing needs a basis in Article 6. Those for special categories, offences and CPR "
        "numbers come on top of it and cannot take its place, nor it theirs.",
        before=_MEDICINE + _ADVISE + "  special_basis: consent\n  data: [medicine]\n",
        after=_MEDICINE + _ADVISE + "  special_basis: explicit-consent\n  data: [medicine]\n",
    ),
    covers=("T04",),
)
@once
def bases_in_their_place(case: Case) -> Iterator[Finding]:
    """Bases are of Art. 6; the other fields hold a basis of their own group."""
    law, country = vocabulary(), case.inventory.organisation.country
    for what, place, basis in grounds(case):
        if law.bases[basis.basis].group != "art-6":
            yield Finding(
                (*place, "basis"),
                f"“{basis.basis}” is a basis {_NAMES[law.bases[basis.basis].group]}; {what} has it as a "
                "basis of Article 6.",
                "Move it there, and name what makes the processing lawful under Article 6, such as consent.",
            )
    for use in uses(case.inventory):
        for field, named in use.further_bases:
            if law.bases[named].group != _GROUPS[field]:
                right = (basis.id for basis in law.bases.values() if basis.group == _GROUPS[field])
                yield Finding(
                    use.where(field),
                    f"“{named}” is a basis {_NAMES[law.bases[named].group]}; it is none for "
                    f"{_OF_KIND[field]}.",
                    f"Write one of: {', '.join(right)}.",
                )
            elif law.bases[named].country not in {None, country}:
                yield Finding(
                    use.where(field),
                    f"“{named}” is a basis in the law of {law.bases[named].country}; the organisation is in "
                    f"{country}.",
                    "Take it out, and say in a note what the law of the organisation's own country allows.",
                )


@check(
    Rule(
        id="DM214",
        severity=Severity.ERROR,
        title="A basis for a kind of data has data of that kind",
        article="Article 13(1)(c) GDPR",
        why="The policy would tell people that health data, offences or CPR numbers are processed, and list "
        "none. Either the data are missing, their kind is not marked, or the basis is one too many.",
        before=_ADVISE + "  special_basis: explicit-consent\n",
        after=_MEDICINE + _ADVISE + "  special_basis: explicit-consent\n  data: [email-address, medicine]\n",
    ),
    covers=("T04", "T06"),
)
@once
def bases_have_their_data(case: Case) -> Iterator[Finding]:
    """A purpose with a basis for a kind of data has data of that kind."""
    for use in uses(case.inventory):
        if is_open(use, "data"):
            continue
        for field, named in use.further_bases:
            by_section_7 = (
                field == "special_basis"
                # Section 11(2)(4): a CPR number where the conditions of section 7 are met.
                and use.purpose.national_id_basis == "national-id-special-category"
            )
            right_place = vocabulary().bases[named].group == _GROUPS[field]
            if right_place and not by_section_7 and not _of_kind(case, use, field):
                yield Finding(
                    use.where(field),
                    f"The purpose “{use.purpose_id}” has a basis for {_OF_KIND[field]}, and its data are "
                    "none.",
                    f"Add the category to “data”, mark it with “kind: {_KINDS[field]}” in "
                    "data-categories.yml, or take the basis out.",
                )


@check(
    Rule(
        id="DM215",
        severity=Severity.ERROR,
        title="It is told how explicit consent is withdrawn",
        article="Article 7(3) and 13(2)(c) GDPR",
        why="Explicit consent, and consent to use the CPR number, can be withdrawn like any other.",
        before=_MEDICINE + _REPORT + "  special_basis: explicit-consent\n  data: [medicine]\n",
        after=_MEDICINE + _ADVISE + "  special_basis: explicit-consent\n  data: [medicine]\n",
    ),
    covers=("T13",),
)
@once
def explicit_consent_can_be_withdrawn(case: Case) -> Iterator[Finding]:
    """Where a further basis is a consent, one of the bases says how it is withdrawn."""
    for use in uses(case.inventory):
        # A consent under “bases” that lacks the withdrawal is reported there.
        if is_open(use, "bases") or any(b.withdraw or b.basis == "consent" for b in use.bases):
            continue
        for field, named in use.further_bases:
            if requires(named, "withdrawal"):
                yield Finding(
                    use.where(field),
                    f"The purpose “{use.purpose_id}” rests on “{named}”, and nothing says how it is "
                    "withdrawn.",
                    "Add “basis: consent” to “bases”, with “obtained” and “withdraw”.",
                )


def _without_basis(case: Case, field: str, remedy: str) -> Iterator[Finding]:
    for use in uses(case.inventory):
        if getattr(use.purpose, field) is None:
            found = _of_kind(case, use, field)
            if found:
                names = ", ".join(f"“{name}”" for name in found)
                yield Finding(
                    entry(use, "data"),
                    f"The purpose “{use.purpose_id}” processes {_OF_KIND[field]} ({names}), and no basis "
                    "allows it.",
                    remedy,
                    key=True,
                )


def _of_kind(case: Case, use: Use, field: str) -> tuple[str, ...]:
    categories = case.inventory.data_categories
    return tuple(name for name in use.ids("data") if categories[name].kind == _KINDS[field])


CHECKS = (
    special_data_have_a_basis,
    criminal_data_have_a_basis,
    national_ids_have_a_basis,
    bases_in_their_place,
    bases_have_their_data,
    explicit_consent_can_be_withdrawn,
)
