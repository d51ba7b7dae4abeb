"""Who sets a cookie: whether provider, party, domain and country go together."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.references import ORGANISATION
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.cookies.listed import cookie, listed, place
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.transfers.missing import is_abroad
from mkdocs_datamap.rules.transfers.reach import reach
from mkdocs_datamap.rules.transfers.row import in_words
from mkdocs_datamap.rules.uses import entrusted, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.parties import Processor, Recipient
    from mkdocs_datamap.rules.check import Case


_NUMBERS = """\
# data-categories.yml
email-address:
  name: {da: e-mailadresse, en: e-mail address}
phone-number:
  name: {da: telefonnummer, en: telephone number}
"""


@check(
    Rule(
        id="DM406",
        severity=Severity.ERROR,
        title="A third-party cookie has another provider than the organisation",
        article="Section 3(2) of Executive Order no. 1148 of 9 December 2011",
        why="People must be told who gets access to their device, and whether it is a third party (Planet49, "
        "C-673/17).",
        before=cookie(party="third"),
        after=cookie(party="third", provider="bank"),
    ),
    covers=("cookie:provider", "cookie:party"),
)
def third_party_is_another(case: Case) -> Iterator[Finding]:
    """Third-party cookies of the organisation itself."""
    for identifier, entry in listed(case.inventory).items():
        if entry.party == "third" and entry.provider == ORGANISATION:
            yield Finding(
                place(identifier, "provider"),
                f"“{entry.name}” is a third party’s, but its provider is the organisation.",
                "Name the processor or recipient that sets it, or write “party: first”.",
            )


@check(
    Rule(
        id="DM407",
        severity=Severity.WARNING,
        title="First-party cookies are the website’s own, third-party cookies are not",
        article="Section 3(2) of Executive Order no. 1148 of 9 December 2011",
        why="Which domain sets a cookie decides who can read it. If domain and party contradict each other, "
        "people are told the wrong one.",
        before=cookie(domain="reklamer.example"),
        after=cookie(domain="nordlys.example"),
    ),
    covers=("cookie:party",),
)
def domain_fits_the_party(case: Case) -> Iterator[Finding]:
    """Own domains of third parties, and foreign domains of the first."""
    website = (urlsplit(case.inventory.organisation.website).hostname or "").removeprefix("www.")
    for identifier, entry in listed(case.inventory).items():
        if entry.domain is None or not website:
            continue
        own = _is_own(entry.domain, website)
        if own == (entry.party == "first"):
            continue
        fault = (
            f"{entry.domain} is the website’s own domain, but “{entry.name}” is said to be a third party’s."
            if own
            else f"{entry.domain} is not {website}, but “{entry.name}” is said to be the website’s own."
        )
        right = "first" if own else "third"
        yield Finding(place(identifier, "domain"), fault, f"Write “party: {right}”, or the right domain.")


def _is_own(domain: str, website: str) -> bool:
    """Whether a cookie’s domain is the website’s, one below it, or the one above that it belongs to."""
    name = domain.lower().removeprefix("*").removeprefix(".").removeprefix("www.")
    below = name == website or name.endswith(f".{website}")
    return below or ("." in name and website.endswith(f".{name}"))


@check(
    Rule(
        id="DM408",
        severity=Severity.ERROR,
        title="A provider of cookies outside the EU/EEA has a transfer",
        article="Articles 13(1)(f) and 44 GDPR",
        why="Who sets or reads a cookie gets data from the device. In a third country that is a transfer, of "
        "which people must be told.",
        before=cookie(provider="broker", party="third")
        + "# recipients.yml\nbank:\n  name: Bank\n  category: {da: banker, en: banks}\n"
        "broker:\n  name: Mægler\n  category: {da: mæglere, en: brokers}\n  country: CH\n",
        after=cookie(provider="broker", party="third")
        + "# recipients.yml\nbank:\n  name: Bank\n  category: {da: banker, en: banks}\n"
        "broker:\n  name: Mægler\n  category: {da: mæglere, en: brokers}\n  country: SE\n",
    ),
    covers=("T08", "cookie:provider"),
)
def providers_abroad_have_a_row(case: Case) -> Iterator[Finding]:
    """Providers in a third country that no row names; those that activities name are judged with them."""
    inventory = case.inventory
    judged = reach(inventory, cookies=False)
    served = {row.recipient for row in inventory.transfers.values()}
    for identifier, entry in listed(inventory).items():
        provider = known(entry.provider)
        if provider is None or provider == ORGANISATION or provider in judged or provider in served:
            continue
        party = inventory.processors.get(provider) or inventory.recipients[provider]
        country = known(party.country)
        if country and is_abroad(country, case):
            yield Finding(
                place(identifier, "provider"),
                f"“{provider}” is in {in_words(country)}, outside the EU/EEA, but no row of transfers.yml "
                "says on what ground it gets data.",
                f"Add a row with “recipient: {provider}”, the data and the mechanism.",
            )


@check(
    Rule(
        id="DM417",
        severity=Severity.WARNING,
        title="What a cookie collects for another is told with a purpose",
        article="Articles 13(1)(c) and (e) GDPR; section 3(2) of Executive Order no. 1148 of 9 December 2011",
        why="The cookie policy tells who sets a cookie; why personal data are handed to them, and on what "
        "basis, the privacy policy has to say.",
        before=cookie(provider="web-host", data="[phone-number]") + _NUMBERS,
        after=cookie(provider="web-host", data="[email-address]") + _NUMBERS,
    ),
    covers=("cookie:provider", "cookie:purpose"),
)
def collected_data_have_a_purpose(case: Case) -> Iterator[Finding]:
    """Data of cookies that their provider gets for no purpose."""
    given = entrusted(case.inventory)
    for identifier, entry in listed(case.inventory).items():
        provider = known(entry.provider)
        if provider in {None, ORGANISATION} or _serves_all(case, provider):
            continue
        data = given.get(provider or "", frozenset())
        for index, category in enumerate(entry.data if data is not None else ()):
            if not within(case.inventory, category, data or ()):
                yield Finding(
                    (*place(identifier, "data"), index),
                    f"“{entry.name}” collects “{category}”, which “{provider}” gets for no purpose.",
                    f"Name “{provider}” in the purpose that the cookie serves, and the data there.",
                )


def _serves_all(case: Case, party: str | None) -> bool:
    parties: dict[str, Processor | Recipient] = {**case.inventory.recipients, **case.inventory.processors}
    return party in parties and parties[party].general


CHECKS = (
    third_party_is_another,
    domain_fits_the_party,
    providers_abroad_have_a_row,
    collected_data_have_a_purpose,
)
