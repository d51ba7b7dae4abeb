"""Rows against the rest of the inventory: is the recipient there, does it get these data, who sends them?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.references import ORGANISATION
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.transfers.reach import reach
from mkdocs_datamap.rules.transfers.row import example, in_words, rows
from mkdocs_datamap.rules.uses import within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.rules.check import Case

_SAFE = ("country: CH", "mechanism: adequacy")
_BANK = """\
# recipients.yml
bank:
  name: Bank
  category: {da: banker, en: banks}
  country: CH
  data: [email-address, phone-number]
# data-categories.yml
email-address:
  name: {da: e-mailadresse, en: e-mail address}
phone-number:
  name: {da: telefonnummer, en: telephone number}
"""
_WATCH = """\
# processors.yml
web-host:
  name: Nordhost
  category: {da: udbyder af webhotel, en: provider of website hosting}
  country: "NO"
  services: {da: drift af webstedet, en: running the website}
  agreement: in-place
SUBS
night-watch:
  name: Nattevagten
  category: {da: udbyder af overvågning om natten, en: provider of monitoring at night}
  country: CH
  services: {da: overvågning af servere, en: monitoring of servers}
  agreement: in-place
# transfers.yml
watch-abroad:
EXPORTER
  recipient: night-watch
  country: CH
  data: [email-address]
  mechanism: adequacy
"""


def _watch(exporter: str) -> str:
    subs = "  sub_processors: [night-watch]"
    return _WATCH.replace("SUBS", subs).replace("EXPORTER\n", exporter)


@check(
    Rule(
        id="DM330",
        severity=Severity.ERROR,
        title="A transfer goes where its recipient is",
        article="Articles 13(1)(f) and 30(1)(e) GDPR",
        why="The policy tells people of one country, and the record of another: one of them is untrue.",
        before="""\
# processors.yml
web-host:
  name: Nordhost
  category: {da: udbyder af webhotel, en: provider of website hosting}
  country: AR
  services: {da: drift af webstedet, en: running the website}
  agreement: in-place
# transfers.yml
hosting-abroad:
  recipient: web-host
  country: CH
  data: [email-address]
  mechanism: adequacy
""",
        after="""\
# processors.yml
web-host:
  name: Nordhost
  category: {da: udbyder af webhotel, en: provider of website hosting}
  country: AR
  services: {da: drift af webstedet, en: running the website}
  agreement: in-place
# transfers.yml
hosting-abroad:
  recipient: web-host
  country: AR
  data: [email-address]
  mechanism: adequacy
""",
    ),
    covers=("T08", "R5"),
)
def recipient_is_there(case: Case) -> Iterator[Finding]:
    """Rows for another country than the recipient's, unless a further row is for its own."""
    inventory = case.inventory
    served = {(row.entry.recipient, row.entry.country) for row in rows(case)}
    for row in rows(case):
        recipient = row.entry.recipient
        party = inventory.processors.get(recipient) or inventory.recipients[recipient]
        country = known(party.country)
        if not row.outside or country is None or (recipient, country) in served:
            continue
        yield Finding(
            (*row.path, "country"),
            f"This transfer goes to {row.country}, but “{recipient}” is in {in_words(country)}.",
            "Correct the one that is wrong. If a sub-processor is there, describe it and name it as "
            "recipient.",
        )


@check(
    Rule(
        id="DM331",
        severity=Severity.WARNING,
        title="Every transfer is one that some activity makes",
        article="Article 30(1)(e) GDPR",
        why="A row whose recipient gets no data is left over, or an activity has been forgotten.",
        before="""\
# recipients.yml
bank:
  name: Bank
  category: {da: banker, en: banks}
broker:
  name: Mægler
  category: {da: mæglere, en: brokers}
# transfers.yml
broker-abroad:
  recipient: broker
  country: CH
  data: [email-address]
  mechanism: adequacy
""",
        after=example("bank-abroad", *_SAFE),
    ),
    covers=("T08", "R5"),
)
def transfers_are_made(case: Case) -> Iterator[Finding]:
    """Rows for recipients whom no data reach."""
    reached = reach(case.inventory)
    for row in rows(case):
        if row.entry.recipient not in reached:
            yield Finding(
                (*row.path, "recipient"),
                f"No activity, system, cookie or mandate gives data to “{row.entry.recipient}”.",
                "Name it among the processors or recipients of the purpose that does, or remove the row.",
            )


@check(
    Rule(
        id="DM332",
        severity=Severity.ERROR,
        title="What is transferred is what the recipient gets",
        article="Articles 13(1)(f) and 30(1)(e) GDPR",
        why="Data that no activity gives to the recipient cannot be transferred to it: the row or the "
        "activity is untrue.",
        before=example("bank-abroad", *_SAFE).replace("[email-address]", "[]"),
        after=example("bank-abroad", *_SAFE),
    ),
    covers=("T08", "R5"),
)
def data_are_held(case: Case) -> Iterator[Finding]:
    """Rows without data, or with data that do not reach the recipient."""
    inventory = case.inventory
    reached = reach(inventory)
    for row in rows(case):
        recipient = row.entry.recipient
        names = known(row.entry.data)
        if names is None:
            continue
        if not names:
            yield Finding(
                (*row.path, "data"),
                f"The row does not say which data go to “{recipient}”.",
                "List the categories of data.",
            )
        if recipient not in reached or recipient in reached.unsettled:
            continue
        for index, name in enumerate(names):
            if not within(inventory, name, reached.data[recipient]):
                yield Finding(
                    (*row.path, "data", index),
                    f"No activity gives “{name}” to “{recipient}”.",
                    "Remove it from the row, or add it to the data of the purpose that does.",
                )


@check(
    Rule(
        id="DM335",
        severity=Severity.WARNING,
        title="A row names all data that its recipient gets",
        article="Articles 13(1)(f) and 30(1)(e) GDPR",
        why="A recipient that is in a third country gets there whatever it gets. Data that it is said to get "
        "and no row names leave the EU/EEA without a ground that anyone has thought of.",
        before=_BANK + example("bank-abroad", *_SAFE),
        after=_BANK
        + example("bank-abroad", *_SAFE).replace("[email-address]", "[email-address, phone-number]"),
    ),
    covers=("T08", "R5"),
)
def rows_name_it_all(case: Case) -> Iterator[Finding]:
    """Data of a recipient in a third country that no row to it there names."""
    for name, recipient in case.inventory.recipients.items():
        there = [
            row.entry
            for row in rows(case)
            if row.entry.recipient == name and row.entry.country == known(recipient.country)
        ]
        if not there or any(known(entry.data) is None for entry in there):
            continue
        named = {category for entry in there for category in known(entry.data) or ()}
        for index, category in enumerate(recipient.data):
            if not within(case.inventory, category, named):
                yield Finding(
                    ("recipients", name, "data", index),
                    f"“{name}” is in {in_words(there[0].country)} and gets “{category}”, which no row of "
                    "transfers.yml names.",
                    "Add it to the data of the row, or take it out here.",
                )


@check(
    Rule(
        id="DM333",
        severity=Severity.ERROR,
        title="Who passes data on is a processor that has them",
        article="Articles 28 and 44 GDPR",
        why="Onward transfers by a processor are the organisation’s to answer for. What a recipient does "
        "with data as their controller is not, and what nobody entrusted to a processor it cannot pass on.",
        before="""\
# transfers.yml
bank-abroad:
  exporter: bank
  recipient: bank
  country: CH
  data: [email-address]
  mechanism: adequacy
""",
        after=example("bank-abroad", *_SAFE),
    ),
    covers=("T08", "R5"),
)
def exporters_have_the_data(case: Case) -> Iterator[Finding]:
    """Exporters that are no processors, or processors that get no data."""
    reached = reach(case.inventory)
    for row in rows(case):
        exporter = row.entry.exporter
        if exporter == ORGANISATION:
            continue
        if exporter not in case.inventory.processors:
            fault = f"“{exporter}” is no processor: what it does with the data is its own affair."
        elif exporter == row.entry.recipient:
            fault = f"“{exporter}” cannot pass data on to itself."
        elif exporter not in reached:
            fault = f"“{exporter}” gets no data that it could pass on."
        else:
            continue
        yield Finding(
            (*row.path, "exporter"),
            fault,
            "Name the processor that passes the data on, or remove “exporter” where the organisation sends "
            "them.",
        )


@check(
    Rule(
        id="DM334",
        severity=Severity.ERROR,
        title="A transfer to a sub-processor comes from the processor that uses it",
        article="Articles 28(2), 28(4) and 44 GDPR",
        why="The chain shows who has agreed on what with whom: clauses between the organisation and a "
        "sub-processor that it does not use itself protect nothing.",
        before=_watch(""),
        after=_watch("  exporter: web-host\n"),
    ),
    covers=("T08", "R5", "P3"),
)
def sub_processors_have_their_exporter(case: Case) -> Iterator[Finding]:
    """Rows between parties that no “sub_processors” connects."""
    processors = case.inventory.processors
    reached = reach(case.inventory)
    for row in rows(case):
        exporter: str = row.entry.exporter
        recipient: str = row.entry.recipient
        if recipient not in processors or recipient not in reached:
            continue
        users = [name for name, entry in processors.items() if recipient in entry.sub_processors]
        if exporter == ORGANISATION and recipient not in reached.direct:
            stated = "exporter" in row.entry.model_fields_set
            yield Finding(
                (*row.path, "exporter") if stated else row.path,
                f"The organisation does not use “{recipient}” itself: it is the sub-processor of "
                f"“{'” and “'.join(users)}”.",
                f"Write “exporter: {users[0]}”.",
                key=not stated,
            )
        elif exporter in processors and exporter != recipient and exporter not in users:
            yield Finding(
                (*row.path, "exporter"),
                f"“{exporter}” does not name “{recipient}” among its sub-processors.",
                f"Add “sub_processors: [{recipient}]” to “{exporter}” in processors.yml, or correct the "
                "exporter.",
            )


CHECKS = (
    recipient_is_there,
    transfers_are_made,
    data_are_held,
    rows_name_it_all,
    exporters_have_the_data,
    sub_processors_have_their_exporter,
)
