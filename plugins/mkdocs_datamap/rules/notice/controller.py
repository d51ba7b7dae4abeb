"""Who is responsible, how to reach them, where to complain, which version this is (T01, T02, T14, T23)."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.organisation import Contact
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.law.transfers import standing
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.explained.organisation import organisation
from mkdocs_datamap.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.inventory import Inventory, Path
    from mkdocs_datamap.inventory.organisation import Address
    from mkdocs_datamap.rules.check import Case

_CVR_WEIGHTS = (2, 7, 6, 5, 4, 3, 2, 1)
_CVR_MODULUS = 11
_COMPANY_FORM = re.compile(
    r"\b(a/s|aps|p/s|k/s|i/s|ivs|a\.?m\.?b\.?a|f\.?m\.?b\.?a|s\.?m\.?b\.?a|v/|fond\w*|forening\w*|kommune|region)"
    r"|(fonden|foreningen|kommune|region)\b",
    re.IGNORECASE,
)
_NO_VERSION = re.compile(
    r"draft|udkast|todo|tbd|tba|xx*|n/?a|none|ingen|unknown|ukendt|latest|seneste|-+|\?+", re.IGNORECASE
)
_A_YEAR = 366
_GDPR_APPLIES = dt.date(2018, 5, 25)


@check(
    Rule(
        id="DM100",
        severity=Severity.ERROR,
        title="The CVR number is one that can exist",
        article="Article 13(1)(a) GDPR; section 7 of the E-Commerce Act",
        why="The number tells people exactly who the controller is. It has eight digits, and its last digit "
        "follows from the others, so that a slip of the pen shows.",
        before=organisation("cvr: 12345678"),
        after=organisation("cvr: 12345674"),
    ),
    covers=("T01", "R1"),
)
def cvr_can_exist(case: Case) -> Iterator[Finding]:
    """The check digit: weights 2, 7, 6, 5, 4, 3, 2, 1, and a sum that 11 divides."""
    entry = case.inventory.organisation
    cvr = known(entry.cvr)
    if cvr is None or entry.country != "DK":
        return
    if not re.fullmatch("[1-9][0-9]{7}", cvr, re.ASCII):
        fault = f"“{cvr}” is no CVR number: it has eight digits and nothing else."
    elif sum(weight * int(digit) for weight, digit in zip(_CVR_WEIGHTS, cvr, strict=True)) % _CVR_MODULUS:
        fault = f"No company has the CVR number {cvr}: its check digit is wrong."
    else:
        return
    yield Finding(
        ("organisation", "cvr"), fault, "Copy the number from datacvr.virk.dk, eight digits without spaces."
    )


@check(
    Rule(
        id="DM101",
        severity=Severity.WARNING,
        title="The legal name is the full one",
        article="Article 13(1)(a) GDPR; section 2 of the Danish Companies Act",
        why="A trade name does not say which legal person answers for the data. The name in the company "
        "register does, and it includes the form of the company.",
        before=organisation("legal_name: Nordlys"),
        after=organisation("legal_name: Nordlys ApS"),
    ),
    covers=("T01", "R1"),
)
def legal_name_is_full(case: Case) -> Iterator[Finding]:
    """A legal name that only repeats the trade name and has no company form."""
    entry = case.inventory.organisation
    name = known(entry.legal_name)
    if name is None or entry.country != "DK":
        return
    if name.casefold() == entry.trade_name.casefold() and not _COMPANY_FORM.search(name):
        yield Finding(
            ("organisation", "legal_name"),
            f"“{name}” is the trade name; a reader cannot tell which legal person is the controller.",
            f"Write the name in the company register with its form, such as “{name} A/S” or “{name} ApS”.",
        )


@check(
    Rule(
        id="DM102",
        severity=Severity.ERROR,
        title="A Danish address has a postcode of four digits",
        article="Article 13(1)(a) GDPR",
        why="A letter to the controller or its data protection officer must arrive.",
        before=organisation("address: {street: Havnegade 1, postcode: 105, city: København K, country: DK}"),
        after=organisation("address: {street: Havnegade 1, postcode: 1058, city: København K, country: DK}"),
    ),
    covers=("T01", "T02", "R1"),
)
def postcodes_are_whole(case: Case) -> Iterator[Finding]:
    """The postcode of every address in Denmark."""
    for path, address in _addresses(case.inventory):
        if address.country == "DK" and not re.fullmatch("[0-9]{4}", address.postcode, re.ASCII):
            yield Finding(
                (*path, "postcode"),
                f"“{address.postcode}” is no Danish postcode.",
                "Write its four digits, such as 1058; the town has a line of its own.",
            )


@check(
    Rule(
        id="DM108",
        severity=Severity.WARNING,
        title="The address is in the country where the organisation is",
        article="Article 13(1)(a) GDPR",
        why="Which law holds, and which authority supervises, follows from the country. If the address is in "
        "another one, one of the two is wrong.",
        before=organisation("address: {street: Storgata 1, postcode: 0155, city: Oslo, country: NO}"),
        after=organisation("address: {street: Havnegade 1, postcode: 1058, city: København K, country: DK}"),
    ),
    covers=("T01", "R1"),
)
def address_is_at_home(case: Case) -> Iterator[Finding]:
    """An address of the organisation in another country than its own."""
    entry = case.inventory.organisation
    address = known(entry.address)
    if address is not None and address.country != entry.country:
        yield Finding(
            ("organisation", "address", "country"),
            f"The address is in another country ({address.country}) than the organisation ({entry.country}).",
            "Write the address of the registered office, or correct “country”.",
        )


@check(
    Rule(
        id="DM103",
        severity=Severity.WARNING,
        title="A controller outside the EU/EEA names its representative",
        article="Articles 13(1)(a) and 27 GDPR",
        why="Who offers goods or services to people in the EU from outside, or monitors them, must as a "
        "rule have a representative here, and people must be told who it is.",
        before=organisation("country: GL"),
        after=organisation(
            "country: GL\nrepresentative: {name: Repræsentanten ApS, email: eu@nordlys.example}"
        ),
    ),
    covers=("T01", "R1"),
)
def representative_is_named(case: Case) -> Iterator[Finding]:
    """An organisation established in a third country without a representative in the EU."""
    entry = case.inventory.organisation
    if entry.representative == "none" and standing(entry.country, case.on).kind in {"adequate", "third"}:
        stated = "representative" in entry.model_fields_set
        yield Finding(
            ("organisation", "representative" if stated else "country"),
            f"The organisation is established in {entry.country}, outside the EU/EEA, and has no "
            "representative in the EU.",
            "Add “representative: {name: …, email: …}”, or accept this finding with the exemption of "
            "Article 27(2) as the reason.",
        )


@check(
    Rule(
        id="DM104",
        severity=Severity.WARNING,
        title="It is said whether there is a data protection officer",
        article="Article 13(1)(b) GDPR",
        why="Silence would be read as “none”. If there is an officer, people must be told how to reach "
        "them, so the inventory says which of the two it is.",
        before=organisation(),
        after=organisation("dpo: none"),
    ),
    covers=("T02", "R1"),
)
def dpo_is_settled(case: Case) -> Iterator[Finding]:
    """An organisation that says nothing of a DPO."""
    entry = case.inventory.organisation
    if "dpo" not in entry.model_fields_set:
        yield Finding(
            ("organisation", "dpo"),
            "It is not said whether there is a data protection officer (Article 37).",
            "Write “dpo: none”, or “dpo: {name: …, email: …}”.",
            key=True,
        )


@check(
    Rule(
        id="DM105",
        severity=Severity.ERROR,
        title="The data protection officer and the representative can be reached",
        article="Article 13(1)(a) and (b) GDPR",
        why="The policy must give their contact details. A name alone is none.",
        before=organisation("dpo: {name: DPO Danmark ApS}"),
        after=organisation("dpo: {name: DPO Danmark ApS, email: dpo@nordlys.example}"),
    ),
    covers=("T01", "T02", "R1"),
)
def contacts_can_be_reached(case: Case) -> Iterator[Finding]:
    """A DPO or representative without e-mail, telephone and address."""
    entry = case.inventory.organisation
    for field, what in (("dpo", "data protection officer"), ("representative", "representative in the EU")):
        contact = getattr(entry, field)
        if isinstance(contact, Contact) and not reachable(contact):
            yield Finding(
                ("organisation", field),
                f"There are no contact details of the {what}.",
                "Add an “email”, a “phone” or an “address”.",
                key=True,
            )


def reachable(contact: Contact) -> bool:
    """Whether there is any way to reach them."""
    return bool(contact.email or contact.phone or contact.address)


@check(
    Rule(
        id="DM106",
        severity=Severity.ERROR,
        title="The supervisory authority is the one for data protection",
        article="Articles 13(2)(d) and 77 GDPR",
        why="People are told to complain there. Another authority would have to turn them away.",
        before=organisation("supervisory_authority: digitaliseringsstyrelsen"),
        after=organisation("supervisory_authority: datatilsynet"),
    ),
    covers=("T14",),
)
def authority_is_the_right_one(case: Case) -> Iterator[Finding]:
    """An authority that does not supervise the GDPR, or another country's where the own one is known."""
    entry = case.inventory.organisation
    authorities = vocabulary().authorities.values()
    chosen = vocabulary().authorities[entry.supervisory_authority]
    competent = [each for each in authorities if "gdpr" in each.supervises]
    national = [each for each in competent if each.country == entry.country]
    if chosen not in (national or competent):
        yield Finding(
            ("organisation", "supervisory_authority"),
            f"{chosen.name} does not handle complaints about the processing of personal data"
            + (f" by an organisation in {entry.country}." if "gdpr" in chosen.supervises else "."),
            f"Write {' or '.join(f'“{each.id}”' for each in national or competent)}.",
        )


@check(
    Rule(
        id="DM107",
        severity=Severity.WARNING,
        title="A policy has a version and a date that say which one it is",
        article="Article 12(1) GDPR (WP260 rev.01, section 31)",
        why="People who come back must be able to see that the policy has changed, and refer to the one "
        "that they read. No policy under the GDPR is older than 25 May 2018.",
        before="""\
# policy/privacy.yml
version: draft
effective: 2026-12-01
sections:
  - activity: enquiries
""",
        after="""\
# policy/privacy.yml
version: "2.1"
effective: 2026-12-01
sections:
  - activity: enquiries
""",
    ),
    covers=("T23",),
)
def policies_are_dated(case: Case) -> Iterator[Finding]:
    """A version that names none, and a day on which no such policy could apply."""
    outlines = {"privacy": case.inventory.privacy_outline, "cookies": case.inventory.cookie_outline}
    for name, outline in outlines.items():
        if outline is None:
            continue
        version, effective = known(outline.version), known(outline.effective)
        if version is not None and _NO_VERSION.fullmatch(version):
            yield Finding(
                ("policy", name, "version"),
                f"“{version}” does not tell one version of the policy from another.",
                "Write a number such as 1.0, and raise it with every change of substance.",
            )
        if effective is not None and effective < _GDPR_APPLIES:
            yield Finding(
                ("policy", name, "effective"),
                f"The policy cannot apply from {effective}: the GDPR has applied since {_GDPR_APPLIES}.",
                "Write the day from which this version applies.",
            )
        elif effective is not None and (effective - case.on).days > _A_YEAR:
            yield Finding(
                ("policy", name, "effective"),
                f"The policy would not apply before {effective}, more than a year from now.",
                "Write the day from which this version applies.",
            )


def _addresses(inventory: Inventory) -> Iterator[tuple[Path, Address]]:
    """Every postal address with its place."""
    entry = inventory.organisation
    own = known(entry.address)
    if own is not None:
        yield ("organisation", "address"), own
    contacts: dict[Path, object] = {
        ("organisation", "dpo"): entry.dpo,
        ("organisation", "representative"): entry.representative,
        **{("mandates", name, "contact"): mandate.contact for name, mandate in inventory.mandates.items()},
    }
    for path, contact in contacts.items():
        if isinstance(contact, Contact) and contact.address is not None:
            yield (*path, "address"), contact.address


CHECKS = (
    cvr_can_exist,
    legal_name_is_full,
    postcodes_are_whole,
    address_is_at_home,
    representative_is_named,
    dpo_is_settled,
    contacts_can_be_reached,
    authority_is_the_right_one,
    policies_are_dated,
)
