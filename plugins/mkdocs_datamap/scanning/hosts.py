"""Whom the browser asked: is each host of a party in the inventory, and may data go where that is?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.references import ORGANISATION
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.law.transfers import standing
from mkdocs_datamap.scanning import findings as f
from mkdocs_datamap.scanning.domains import registrable, within

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from mkdocs_datamap.inventory.cookies import Cookie
    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.inventory.inventory import Inventory
    from mkdocs_datamap.inventory.parties import Processor, Recipient
    from mkdocs_datamap.scanning.evidence import Scan


def asked_hosts(scan: Scan) -> dict[str, set[str]]:
    """Registrable domain of each third party → what it was asked for, or ``storage``."""
    found: dict[str, set[str]] = {}
    for each in scan.passes:
        for host in each.hosts:
            found.setdefault(registrable(host.host), set()).update(host.asked_for)
        for stored in each.stored:
            if stored.party == "third":
                found.setdefault(registrable(stored.host), set()).add("storage")
    return dict(sorted(found.items()))


def party_of(inventory: Inventory, entries: Mapping[str, Cookie], domain: str) -> str | None:
    """Whose a registrable domain is: an id, ``organisation``, or None when the inventory does not say.

    It says so in ``internal.hosts`` of a party, and by the domain of a cookie and its provider.
    """
    organisation = inventory.organisation.internal
    parties: dict[str, Processor | Recipient] = {**inventory.processors, **inventory.recipients}
    named = [
        *((ORGANISATION, host) for host in (organisation.hosts if organisation else ())),
        *(
            (name, host)
            for name, party in parties.items()
            for host in (party.internal.hosts if party.internal else ())
        ),
    ]
    for name, host in named:
        if within(host, domain) or within(domain, host):
            return name
    for entry in entries.values():
        provider = known(entry.provider)
        if provider and entry.party == "third" and entry.domain and registrable(entry.domain) == domain:
            return provider
    return None


def host_findings(
    desk: f.Desk, entries: Mapping[str, Cookie], scan: Scan, on: dt.date
) -> Iterator[Diagnostic]:
    """Hosts of nobody, and parties in a third country that no transfer tells of."""
    told: set[str] = set()
    for domain, asked in asked_hosts(scan).items():
        party = party_of(desk.inventory, entries, domain)
        if party is None:
            yield desk.finding(
                f.STRANGER,
                desk.the_list,
                f"The website makes browsers ask {domain} for something ({', '.join(sorted(asked))}), but no "
                "processor or recipient is behind it.",
                f"Write “hosts: [{domain}]” under “internal:” of whom it belongs to; "
                f"“datamap cookies draft {desk.source}” writes a recipient that still has to be found out.",
                key=True,
            )
        elif party != ORGANISATION and party not in told:
            told.add(party)
            yield from _abroad(desk, party, domain, on)


def _abroad(desk: f.Desk, party: str, domain: str, on: dt.date) -> Iterator[Diagnostic]:
    inventory = desk.inventory
    collection = "processors" if party in inventory.processors else "recipients"
    entry: Processor | Recipient = getattr(inventory, collection)[party]
    country = known(entry.country)
    if country is None or standing(country, on).kind == "eea":
        return
    if party in {row.recipient for row in inventory.transfers.values()}:
        return
    yield desk.finding(
        f.ABROAD,
        (collection, party, "country"),
        f"The website makes browsers send data to {domain}, so to “{party}” in {country}, outside the "
        "EU/EEA, but no row of transfers.yml says on what ground.",
        f"Add a row with “recipient: {party}”, the data and the mechanism (Article 44 GDPR).",
    )
