"""DM230–DM239: direct marketing (Article 21(2) GDPR, section 10 of the Danish Marketing Practices Act)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.law.phrases import spoken_of
from mkdocs_datamap.rules.check import Case, Finding, check
from mkdocs_datamap.rules.legal_basis.stated import entry, is_open, names, stated
from mkdocs_datamap.rules.once import once
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.uses import uses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.rules.uses import Use

_ELECTRONIC = frozenset({"email", "sms"})
_CANNOT_CARRY = frozenset({"contract", "legal-obligation", "vital-interests", "public-task"})

_NEWS = """\
# purposes.yml
improve:
  text: {da: sende dig vores nyhedsbrev, en: send you our newsletter}
  bases:
"""
_BY_EMAIL = """\
# purposes.yml
improve:
  text: {da: sende dig tilbud på e-mail, en: send you offers by e-mail}
  bases:
"""
_CONSENT = """\
    - basis: consent
      obtained: {da: du tilmelder dig, en: you subscribe}
      withdraw: {da: Klik på »Afmeld«., en: Click “Unsubscribe”.}
"""
_INTEREST = """\
    - basis: legitimate-interests
      interest: {da: fortælle vores kunder om varer, en: tell our customers about goods}
"""
_CONTRACT = """\
    - basis: contract
      contract: {da: vores aftale med dig, en: our contract with you}
"""


def _marketing(permission: str, channel: str = "email") -> str:
    return f"  marketing: {{channels: [{channel}], permission: {permission}}}\n"


@check(
    Rule(
        id="DM230",
        severity=Severity.ERROR,
        title="Marketing by e-mail or text message has a permission",
        article="Section 10(1)–(2) of the Danish Marketing Practices Act",
        why="E-mails and text messages with offers need prior consent, to companies too. The only exception "
        "is own similar products after a sale.",
        before=_NEWS + _INTEREST + _marketing("not-needed"),
        after=_NEWS + _CONSENT + _marketing("consent"),
    ),
    covers=("T04",),
)
@once
def electronic_mail_is_permitted(case: Case) -> Iterator[Finding]:
    """In Denmark, electronic marketing rests on consent or on the soft opt-in."""
    if case.inventory.organisation.country != "DK":
        return
    for use in uses(case.inventory):
        marketing = use.purpose.marketing
        channels = _ELECTRONIC.intersection(known(marketing.channels) or ()) if marketing else ()
        if marketing and channels and marketing.permission == "not-needed":
            yield Finding(
                (*use.where("marketing"), "permission"),
                f"The purpose “{use.purpose_id}” sends marketing by {' and '.join(sorted(channels))} without "
                "a permission.",
                "Ask for consent first (“permission: consent”), or send only to customers, about own similar "
                "products (“soft-opt-in”).",
            )


@check(
    Rule(
        id="DM231",
        severity=Severity.WARNING,
        title="Consent to marketing stands among the legal bases",
        article="Section 10(1) of the Danish Marketing Practices Act; Article 6(1)(a) and 7(3) GDPR",
        why="People are told before they consent that they can withdraw. The policy can say so only where "
        "the consent stands, with the way to withdraw it.",
        before=_NEWS + _INTEREST + _marketing("consent"),
        after=_NEWS + _CONSENT + _marketing("consent"),
    ),
    covers=("T13",),
)
@once
def consent_to_marketing_is_a_basis(case: Case) -> Iterator[Finding]:
    """A purpose whose marketing rests on consent has a consent among its bases."""
    for use in uses(case.inventory):
        marketing = use.purpose.marketing
        if (
            marketing
            and marketing.permission == "consent"
            and not is_open(use, "bases")
            and not names(use, "consent")
        ):
            yield Finding(
                (*use.where("marketing"), "permission"),
                f"The marketing of the purpose “{use.purpose_id}” rests on consent, and “bases” has none.",
                "Add “basis: consent” with “obtained” and “withdraw”.",
            )


@check(
    Rule(
        id="DM232",
        severity=Severity.ERROR,
        title="The soft opt-in follows a sale",
        article="Section 10(2) of the Danish Marketing Practices Act",
        why="Without prior consent only customers may be written to, at the address they gave when they "
        "bought. Whoever has bought nothing from us has not opted in, not even softly.",
        before=_NEWS + _INTEREST + _marketing("soft-opt-in"),
        after=_NEWS + _CONSENT + _marketing("consent"),
    ),
    covers=("T04",),
)
@once
def soft_opt_in_after_a_sale(case: Case) -> Iterator[Finding]:
    """Something is sold in the same activity or to the same people, who gave the address themselves."""
    all_uses = tuple(uses(case.inventory))
    sold_in = {use.activity_id for use in all_uses if _may_sell(use)}
    buyers = {group for use in all_uses if _may_sell(use) for group in use.ids("subjects")}
    for use in all_uses:
        marketing = use.purpose.marketing
        if not marketing or marketing.permission != "soft-opt-in":
            continue
        place = (*use.where("marketing"), "permission")
        sources = use.ids("sources")
        if use.activity_id not in sold_in and not buyers.intersection(use.ids("subjects")):
            yield Finding(
                place,
                f"The purpose “{use.purpose_id}” relies on the soft opt-in, and no purpose has a contract "
                "with these people: nothing was sold to them.",
                "Ask for consent first, or let the marketing stand in the activity in which the goods are "
                "sold.",
            )
        elif sources and "person" not in sources:
            yield Finding(
                place,
                f"The purpose “{use.purpose_id}” relies on the soft opt-in, and the data do not come from "
                "the person.",
                "Use the address that customers gave when they bought (“sources: [person]”), or ask for "
                "consent.",
            )


@check(
    Rule(
        id="DM233",
        severity=Severity.ERROR,
        title="Direct marketing has a basis that can carry it",
        article="Article 6(1) and 21(2)–(3) GDPR",
        why="No contract, no law and no public task needs us to advertise. Marketing rests on consent, or on "
        "a legitimate interest to which people can always object.",
        before=_NEWS + _CONTRACT + _marketing("not-needed", "post"),
        after=_NEWS + _INTEREST + _marketing("not-needed", "post"),
    ),
    covers=("T04",),
)
def basis_carries_marketing(case: Case) -> Iterator[Finding]:
    """A purpose with ``marketing`` rests on consent or a legitimate interest."""
    for use, place, basis in stated(case):
        if use.purpose.marketing and basis.basis in _CANNOT_CARRY:
            yield Finding(
                (*place, "basis"),
                f"The purpose “{use.purpose_id}” is direct marketing, and “{basis.basis}” cannot carry it.",
                "Write consent or legitimate-interests, or split what the contract or the law needs from the "
                "marketing.",
            )


@check(
    Rule(
        id="DM234",
        severity=Severity.WARNING,
        title="A purpose that is direct marketing says so",
        article="Article 21(2)–(4) GDPR; section 10 of the Danish Marketing Practices Act",
        why="Only for a purpose with “marketing:” does the policy tell people that they can always object, "
        "and only there is the permission for e-mails checked.",
        before=_NEWS + _CONSENT,
        after=_NEWS + _CONSENT + _marketing("consent"),
    ),
    covers=("T20",),
)
@once
def marketing_is_said(case: Case) -> Iterator[Finding]:
    """A purpose whose text sends people news or offers has ``marketing``, and that has channels."""
    marketing = case.speaking_of("marketing")
    for use in uses(case.inventory):
        text = use.purpose.text
        words = spoken_of("marketing", text) if isinstance(text, Text) and text in marketing else None
        if words and use.purpose.marketing is None:
            yield Finding(
                entry(use, "text"),
                f"The purpose “{use.purpose_id}” sounds like direct marketing (“{words}”), and has no "
                "“marketing:”.",
                "Add “marketing:” with its channels and the permission.",
                key=True,
            )
        elif use.purpose.marketing is not None and use.purpose.marketing.channels == ():
            yield Finding(
                (*use.where("marketing"), "channels"),
                f"The marketing of the purpose “{use.purpose_id}” reaches nobody: it has no channels.",
                "Name them: email, sms, phone or post.",
                key=True,
            )


_SPOKEN = {
    "email": re.compile(r"\be-?mails?\b", re.IGNORECASE),
    "sms": re.compile(r"\bsms\w*|\btext messages?\b", re.IGNORECASE),
    "phone": re.compile(r"\b(?:tele)?phone\b|\bcall(?:ing)? you\b|\btelefon|\bringe til\b", re.IGNORECASE),
    "post": re.compile(r"\bby post\b|\bby letter\b|\bmed post|\bmed brev", re.IGNORECASE),
}
"""Channel → how a purpose speaks of it, in Danish and in English."""


@check(
    Rule(
        id="DM235",
        severity=Severity.WARNING,
        title="Marketing uses the channels of which its purpose speaks",
        article="Section 10 of the Danish Marketing Practices Act",
        why="E-mails and text messages need a permission that post does not need. If the purpose speaks of "
        "one channel and the list names another, the permission of the wrong one is checked.",
        before=_BY_EMAIL + _CONSENT + _marketing("consent", "post"),
        after=_BY_EMAIL + _CONSENT + _marketing("consent"),
    ),
    covers=("T20",),
)
@once
def channels_are_those_told(case: Case) -> Iterator[Finding]:
    """A channel in the text of a purpose that is not among its channels."""
    for use in uses(case.inventory):
        text, marketing = use.purpose.text, use.purpose.marketing
        channels = known(marketing.channels) if marketing else None
        if not isinstance(text, Text) or not channels:
            continue
        for channel, words in _SPOKEN.items():
            found = next((match for _, told in text if (match := words.search(told))), None)
            if found is not None and channel not in channels:
                yield Finding(
                    (*use.where("marketing"), "channels"),
                    f"The purpose “{use.purpose_id}” speaks of “{found[0]}”; its channels lack “{channel}”.",
                    f"Add “{channel}”, or correct the text of the purpose.",
                )


def _may_sell(use: Use) -> bool:
    return is_open(use, "bases") or names(use, "contract")


CHECKS = (
    electronic_mail_is_permitted,
    consent_to_marketing_is_a_basis,
    soft_opt_in_after_a_sale,
    basis_carries_marketing,
    marketing_is_said,
    channels_are_those_told,
)
