"""Who gets the data (T07)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.references import ORGANISATION
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.once import once
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.uses import entrusted, lacking, uses, within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.inventory import Inventory
    from mkdocs_datamap.inventory.parties import Processor, Recipient
    from mkdocs_datamap.rules.check import Case
    from mkdocs_datamap.rules.uses import Use


@check(
    Rule(
        id="DM130",
        severity=Severity.WARNING,
        title="Every purpose says who gets the data, or that nobody does",
        article="Articles 13(1)(e) and 30(1)(d) GDPR",
        why="People must be told of the recipients or the kinds of them; processors are recipients too. "
        "That nobody gets the data is rare enough to be said.",
        before="""\
# activities/newsletter.yml
name: {da: Nyhedsbrev, en: Newsletter}
purposes:
  send:
    text: {da: sende dig vores nyhedsbrev, en: send you our newsletter}
""",
        after="""\
# activities/newsletter.yml
name: {da: Nyhedsbrev, en: Newsletter}
processors: [web-host]
purposes:
  send:
    text: {da: sende dig vores nyhedsbrev, en: send you our newsletter}
""",
    ),
    covers=("T07", "R4"),
)
def receivers_are_settled(case: Case) -> Iterator[Finding]:
    """Purposes with no party at all, in an inventory where none serves the operation as a whole."""
    if _general(case.inventory):
        return
    for path, what in lacking(
        case.inventory, "recipients", lambda use: _silent(use) and not _hosts(use, case.inventory)
    ):
        yield Finding(
            path,
            f"{what} does not say who gets the data.",
            "Add “processors: […]” or “recipients: […]”; “recipients: []” says that nobody does.",
            key=True,
        )


@check(
    Rule(
        id="DM131",
        severity=Severity.WARNING,
        title="Who runs the system in which the data are is among those who get them",
        article="Articles 13(1)(e) and 30(1)(d) GDPR",
        why="The one that runs a system for the organisation processes the data in it. A purpose that does "
        "not name it tells people of too few recipients.",
        before="""\
# activities/newsletter.yml
name: {da: Nyhedsbrev, en: Newsletter}
systems: [mailbox]
recipients: [bank]
purposes:
  send:
    text: {da: sende dig vores nyhedsbrev, en: send you our newsletter}
""",
        after="""\
# activities/newsletter.yml
name: {da: Nyhedsbrev, en: Newsletter}
systems: [mailbox]
processors: [web-host]
recipients: [bank]
purposes:
  send:
    text: {da: sende dig vores nyhedsbrev, en: send you our newsletter}
""",
    ),
    covers=("T07", "R4"),
)
@once
def hosts_are_named(case: Case) -> Iterator[Finding]:
    """Systems of a purpose that are run by someone whom the purpose does not name."""
    general = _general(case.inventory)
    for use in uses(case.inventory):
        yield from _hosts_unnamed(case, use, general)


def _hosts_unnamed(case: Case, use: Use, general: frozenset[str]) -> Iterator[Finding]:
    named = {*use.ids("processors"), *use.ids("recipients"), *general}
    for name in tuple(named):
        processor = case.inventory.processors.get(name)
        named.update(processor.sub_processors if processor else ())
    for index, system in enumerate(use.ids("systems")):
        host = case.inventory.systems[system].hosted_by
        if host not in {None, ORGANISATION, *named}:
            kind = "processors" if host in case.inventory.processors else "recipients"
            yield Finding(
                (*use.where("systems"), index),
                f"“{system}” is run by “{host}”, which the purpose “{use.purpose_id}” of the activity "
                f"“{use.activity_id}” does not name.",
                f"Add “{host}” to its {kind}.",
            )


@check(
    Rule(
        id="DM132",
        severity=Severity.WARNING,
        title="What a recipient gets is data of a purpose that names it",
        article="Articles 13(1)(e) and 30(1)(c)–(d) GDPR",
        why="The policy tells at each purpose which data it needs, and at each recipient which data it gets. "
        "Data that only the recipient speaks of are processed for a purpose that does not tell of them.",
        before="""\
# recipients.yml
bank:
  name: Bank
  category: {da: banker, en: banks}
  data: [phone-number]
# data-categories.yml
email-address:
  name: {da: e-mailadresse, en: e-mail address}
phone-number:
  name: {da: telefonnummer, en: telephone number}
""",
        after="""\
# recipients.yml
bank:
  name: Bank
  category: {da: banker, en: banks}
  data: [email-address]
# data-categories.yml
email-address:
  name: {da: e-mailadresse, en: e-mail address}
phone-number:
  name: {da: telefonnummer, en: telephone number}
""",
    ),
    covers=("T07", "R4"),
)
def received_data_are_processed(case: Case) -> Iterator[Finding]:
    """Data of a recipient that no purpose which names it has."""
    given = entrusted(case.inventory)
    for name, recipient in case.inventory.recipients.items():
        data = given.get(name)
        if data is None or recipient.general:
            continue
        for index, category in enumerate(recipient.data):
            if not within(case.inventory, category, data):
                yield Finding(
                    ("recipients", name, "data", index),
                    f"No purpose that gives data to “{name}” has “{category}”.",
                    "Add it to the data of the purpose, or take it out here.",
                )


def _general(inventory: Inventory) -> frozenset[str]:
    """Those who may get data from any activity."""
    parties: dict[str, Processor | Recipient] = {**inventory.recipients, **inventory.processors}
    return frozenset(name for name, party in parties.items() if party.general)


def _silent(use: Use) -> bool:
    return use.fact("processors") is None and use.fact("recipients") is None


def _hosts(use: Use, inventory: Inventory) -> bool:
    """Whether someone else runs a system of the purpose: the other rule asks for its name."""
    hosts = (inventory.systems[name].hosted_by for name in use.ids("systems"))
    return any(host not in {None, ORGANISATION} for host in hosts)


CHECKS = (receivers_are_settled, hosts_are_named, received_data_are_processed)
