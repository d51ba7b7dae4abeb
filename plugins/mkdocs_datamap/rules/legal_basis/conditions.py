"""DM217–DM218: a basis for a kind of data holds only where its own conditions are met."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules.check import Case, Finding, check
from mkdocs_datamap.rules.legal_basis.stated import is_open, names
from mkdocs_datamap.rules.once import once
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.uses import uses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.rules.uses import Use

_COMPANY = re.compile(r"\b(?:ApS|A/S|P/S)(?!\w)")
"""Danish forms of companies that are run for profit."""

_MEDICINE = """\
# data-categories.yml
email-address:
  name: {da: e-mailadresse, en: e-mail address}
medicine:
  name: {da: medicin, en: medicine}
  kind: special
# purposes.yml
improve:
  text: {da: rådgive dig, en: advise you}
  data: [medicine]
  bases:
    - basis: consent
      obtained: {da: du skriver under på det, en: you sign for it}
      withdraw: {da: Skriv til os., en: Write to us.}
"""


@check(
    Rule(
        id="DM217",
        severity=Severity.WARNING,
        title="A basis for a kind of data holds in this case",
        article="Article 9(2)(c)–(d) GDPR; section 11(2) of the Danish Data Protection Act",
        why="Vital interests carry special categories only where the person cannot consent, and Article "
        "9(2)(d) only bodies with a political, philosophical, religious or trade union aim. CPR numbers "
        "follow from a law only if one is named, and from section 7 only if special categories have a basis.",
        before=_MEDICINE + "  special_basis: non-profit\n",
        after=_MEDICINE + "  special_basis: explicit-consent\n",
    ),
    covers=("T04",),
)
@once
def conditions_are_met(case: Case) -> Iterator[Finding]:
    """Bases that the rest of the purpose, or the form of the organisation, contradicts."""
    company = _company(case)
    for use in uses(case.inventory):
        if is_open(use, "bases"):
            continue
        for field, basis in use.further_bases:
            fault = _contradiction(use, basis, company)
            if fault is not None:
                yield Finding(
                    use.where(field),
                    f"“{basis}” cannot hold for the purpose “{use.purpose_id}”: {fault}.",
                    "Name the basis that holds, such as explicit consent, or correct what contradicts it.",
                )


def _company(case: Case) -> str | None:
    found = _COMPANY.search(known(case.inventory.organisation.legal_name) or "")
    return found[0] if found else None


def _contradiction(use: Use, basis: str, company: str | None) -> str | None:
    if basis == "vital-interests-incapable" and names(use, "consent"):
        return "who consents is able to"
    if basis == "non-profit" and company is not None:
        return f"the organisation is an {company}"
    if basis == "national-id-law" and not any(stated.law for stated in use.bases):
        return "none of its legal bases names a law"
    if basis == "national-id-special-category" and use.purpose.special_basis is None:
        return "it has no basis for special categories"
    return None


@check(
    Rule(
        id="DM218",
        severity=Severity.WARNING,
        title="Who consents to the use of special categories consents explicitly",
        article="Articles 6(1)(a) and 9(2)(a) GDPR; EDPB Guidelines 05/2020, sections 121–123",
        why="If another point of Article 9(2) allows the processing whatever people say, asking them for "
        "consent misleads them. If their consent decides, it has to be explicit.",
        before=_MEDICINE + "  special_basis: health-care\n",
        after=_MEDICINE + "  special_basis: explicit-consent\n",
    ),
    covers=("T04",),
)
@once
def consent_is_explicit(case: Case) -> Iterator[Finding]:
    """Purposes on consent alone whose special categories have another basis than explicit consent."""
    company = _company(case)
    for use in uses(case.inventory):
        basis = use.purpose.special_basis
        if basis is None or vocabulary().bases[basis].group != "art-9" or basis == "explicit-consent":
            continue
        # By DM217, and by DM241 where decisions are automated.
        told = _contradiction(use, basis, company) is not None or bool(use.ids("automated_decisions"))
        if {each.basis for each in use.bases} == {"consent"} and not told:
            yield Finding(
                use.where("special_basis"),
                f"The purpose “{use.purpose_id}” rests on consent, and its special categories of data on "
                f"“{basis}”.",
                "Write “explicit-consent”, or name the basis of Article 6 that goes with it.",
            )


CHECKS = (conditions_are_met, consent_is_explicit)
