"""Parties, systems and mandates abroad: is there a row that says what the transfer rests on?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.values import Todo, known
from mkdocs_datamap.law.transfers import standing
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.transfers.reach import chain, reach
from mkdocs_datamap.rules.transfers.row import in_words
from mkdocs_datamap.rules.uses import uses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_datamap.inventory.inventory import Inventory
    from mkdocs_datamap.inventory.parties import Named, Recipient
    from mkdocs_datamap.rules.check import Case


def is_abroad(country: str | None, case: Case) -> bool:
    """Whether data in a country have left the EU/EEA; not where that has to be judged by hand."""
    return country is not None and standing(country, case.on).kind in {"adequate", "third"}


def _host(*facts: str) -> str:
    return "\n".join(
        (
            "# processors.yml",
            "web-host:",
            "  name: Nordhost",
            "  category: {da: udbyder af webhotel, en: provider of website hosting}",
            "  services: {da: drift af webstedet, en: running the website}",
            "  agreement: in-place",
            *(f"  {line}" for line in facts),
            "",
        )
    )


@check(
    Rule(
        id="DM340",
        severity=Severity.ERROR,
        title="Every processor and recipient outside the EU/EEA has a transfer",
        article="Articles 13(1)(f), 30(1)(e) and 44 GDPR",
        why="Data that reach someone in a third country are transferred there. Without a row the policy "
        "conceals it, and nothing says what makes it lawful.",
        before=_host("country: CH"),
        after=_host("country: CH")
        + "# transfers.yml\nhosting-abroad:\n  recipient: web-host\n  country: CH\n"
        "  data: [email-address]\n  mechanism: adequacy\n",
    ),
    covers=("T08", "R4", "R5"),
)
def parties_abroad_have_a_row(case: Case) -> Iterator[Finding]:
    """Processors, sub-processors and recipients in use, in a third country, that no row names."""
    inventory = case.inventory
    reached = reach(inventory, cookies=False)
    served = {row.recipient for row in inventory.transfers.values()}
    collections: Mapping[str, Mapping[str, Named]] = {
        "processors": inventory.processors,
        "recipients": inventory.recipients,
    }
    for collection, parties in collections.items():
        for name, party in parties.items():
            country = known(party.country)
            if country and name in reached and name not in served and is_abroad(country, case):
                yield Finding(
                    (collection, name, "country"),
                    f"“{name}” gets data and is in {in_words(country)}, outside the EU/EEA, but no row of "
                    "transfers.yml says on what ground.",
                    f"Add a row with “recipient: {name}”, the data and the mechanism.",
                )


@check(
    Rule(
        id="DM341",
        severity=Severity.ERROR,
        title="Every system outside the EU/EEA has a transfer",
        article="Articles 13(1)(f), 30(1)(e) and 44 GDPR",
        why="Data are transferred when they are stored in a third country, also when the company that runs "
        "the system is in the EU.",
        before="""\
# systems.yml
mailbox:
  name: Mail
  category: {da: postkasse, en: mailbox}
  country: IN
  hosted_by: web-host
""",
        after="""\
# systems.yml
mailbox:
  name: Mail
  category: {da: postkasse, en: mailbox}
  country: IE
  hosted_by: web-host
""",
    ),
    covers=("T08", "R5"),
)
def systems_abroad_have_a_row(case: Case) -> Iterator[Finding]:
    """Systems in use, in a third country to which no row leads for who runs them."""
    inventory = case.inventory
    for name in dict.fromkeys(system for use in uses(inventory) for system in use.ids("systems")):
        system = inventory.systems[name]
        country = known(system.country)
        if country is None or not is_abroad(country, case):
            continue
        hosts = chain(inventory, (system.hosted_by,))
        if any(_country(inventory, host) == country for host in hosts):
            continue  # the host's own row, or its lack, is judged with the parties
        rows = inventory.transfers.values()
        if not any(row.country == country and (not hosts or row.recipient in hosts) for row in rows):
            yield Finding(
                ("systems", name, "country"),
                f"“{name}” holds data in {in_words(country)}, outside the EU/EEA, but no row of "
                "transfers.yml says on what ground.",
                "Add a row for who runs it, with this country, the data and the mechanism.",
            )


def _country(inventory: Inventory, party: str) -> str | None:
    entry = inventory.processors.get(party) or inventory.recipients[party]
    return known(entry.country)


@check(
    Rule(
        id="DM342",
        severity=Severity.ERROR,
        title="Of every processor it is known where it has the data",
        article="Articles 13(1)(f), 28(3)(a) and 30(1)(e) GDPR",
        why="Whether data leave the EU/EEA cannot be told without the country, and a processor may only "
        "transfer them as instructed. Where the country is not known yet, write the open question.",
        before=_host(),
        after=_host("country: SE"),
    ),
    covers=("T08", "R5"),
)
def processors_are_somewhere(case: Case) -> Iterator[Finding]:
    """Processors in use without a country."""
    reached = reach(case.inventory)
    for name, processor in case.inventory.processors.items():
        if processor.country is None and name in reached:
            yield Finding(
                ("processors", name),
                f"Nothing says in which country “{name}” has the data.",
                "Add “country: …”, as an ISO 3166 code or an open question.",
                key=True,
            )


_BANK = """\
# recipients.yml
bank:
  name: Bank
  category: {da: banker, en: banks}
%s# transfers.yml (no such file)
"""


@check(
    Rule(
        id="DM344",
        severity=Severity.WARNING,
        title="Of every recipient it is known in which country it is",
        article="Articles 13(1)(f) and 30(1)(e) GDPR",
        why="Whether data leave the EU/EEA cannot be told without the country, be it of a bank or an "
        "authority. Where the country is not known yet, write the open question.",
        before=_BANK % "",
        after=_BANK % "  country: DK\n",
    ),
    covers=("T08", "R5"),
)
def recipients_are_somewhere(case: Case) -> Iterator[Finding]:
    """Recipients in use without a country, unless a row says it, or it is an open question who they are."""
    reached = reach(case.inventory)
    abroad = {row.recipient for row in case.inventory.transfers.values()}
    for name, recipient in case.inventory.recipients.items():
        if recipient.country is None and name in reached and name not in abroad and _is_named(recipient):
            yield Finding(
                ("recipients", name),
                f"Nothing says in which country “{name}” is.",
                "Add “country: …”, as an ISO 3166 code or an open question.",
                key=True,
            )


def _is_named(recipient: Recipient) -> bool:
    """Whether it is known who it is: where that is open, so is the country."""
    return not isinstance(recipient.name, Todo)


def _mandate(country: str) -> str:
    return f"""\
# on-behalf-of.yml
support:
  controller: Kunden A/S
  contact: {{email: info@kunde.example}}
  processing: {{da: besvarelse af henvendelser, en: answering of enquiries}}
  subjects: [visitors]
  data: [email-address]
  countries: [{country}]
  internal:
    security: [Encrypted connections only.]
"""


@check(
    Rule(
        id="DM343",
        severity=Severity.WARNING,
        title="Transfers on behalf of others have a ground, too",
        article="Articles 28(3)(a), 30(2)(c) and 44 GDPR",
        why="Chapter V binds processors as well: data that go to a third country for another controller, or "
        "back to it, need a ground.",
        before=_mandate("GL"),
        after=_mandate("FO"),
    ),
    covers=("P3",),
)
def mandates_abroad_have_a_row(case: Case) -> Iterator[Finding]:
    """Countries of mandates without an adequacy decision, to which no row leads."""
    reached = {row.country for row in case.inventory.transfers.values()}
    for name, mandate in case.inventory.mandates.items():
        for index, country in enumerate(mandate.countries):
            if country not in reached and standing(country, case.on).kind == "third":
                yield Finding(
                    ("mandates", name, "countries", index),
                    f"Data go to {in_words(country)} for {mandate.controller}, but no row of transfers.yml "
                    "says on what ground.",
                    "Describe who gets them in processors.yml or recipients.yml, and add a row for it.",
                )


CHECKS = (
    parties_abroad_have_a_row,
    systems_abroad_have_a_row,
    processors_are_somewhere,
    recipients_are_somewhere,
    mandates_abroad_have_a_row,
)
