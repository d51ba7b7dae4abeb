"""Who gets what: categories of data against those who get them, from both sides."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Clause, Paragraph, Row, Section, Table, Tools
from mkdocs_datamap.internal.register.table import EntryName
from mkdocs_datamap.internal.views.page import cell, view
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.law.transfers import standing
from mkdocs_datamap.wording.message import Country, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.page import Page
    from mkdocs_datamap.internal.register.ledger import Ledger
    from mkdocs_datamap.internal.register.table import Item
    from mkdocs_datamap.wording.message import Message, Sentence

GROUPS: Mapping[str, Message] = {
    "processors": message("view.who.processors"),
    "sub-processors": message("view.who.sub-processors"),
    "controllers": message("view.who.controllers"),
    "authorities": message("view.who.authorities"),
}
"""The columns of the matrix: those who get data, by what they are. So it is as wide for 200 as for 2."""

_NO_DATA = ""
"""Stands for data of which the category is not known."""


def who_gets_what(atlas: Atlas) -> Iterator[Page]:
    """The page with the matrix, and the same by recipient."""
    received = received_by(atlas.ledger)
    yield view(
        "who-gets-what",
        message("view.who.slug"),
        message("view.who.title"),
        message("view.who.summary"),
        (Paragraph((message("view.who.intro"),)),),
        (
            Section("by-data", message("view.who.by-data"), (Clause("table", (_by_data(atlas, received),)),)),
            Section(
                "by-party", message("view.who.by-party"), (Clause("table", (_by_party(atlas, received),)),)
            ),
        ),
        file="recipients.yml",
        wide=True,
    )


def received_by(ledger: Ledger) -> Mapping[str, Mapping[str, None]]:
    """Party → the categories that it gets; one without an id where they are not known."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for use in ledger.uses:
        for receiver in ledger.receivers(use):
            data = ledger.received(use, receiver)
            names = data if isinstance(data, tuple) else (_NO_DATA,)
            found[receiver.party].update(dict.fromkeys(names))
    cookies = ledger.inventory.cookies
    for entry in ((known(cookies.entries) or {}) if cookies else {}).values():
        provider = known(entry.provider)
        if provider is not None and provider in ledger.parties:
            found[provider].update(dict.fromkeys(entry.data))
    return found


def _direct(ledger: Ledger) -> frozenset[str]:
    """Processors that get data from the organisation itself, for some purpose at least."""
    return frozenset(
        receiver.party for use in ledger.uses for receiver in ledger.receivers(use) if receiver.via is None
    )


def _by_data(atlas: Atlas, received: Mapping[str, Mapping[str, None]]) -> Table:
    ledger = atlas.ledger
    direct = _direct(ledger)
    getting: defaultdict[str, defaultdict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
    for party, categories in received.items():
        group = "sub-processors" if _is_sub(ledger, party, direct) else _group_of(ledger, party)
        for category in categories:
            getting[category][group].append(_placed(ledger, party))
    names = [*ledger.inventory.data_categories, *([_NO_DATA] if _NO_DATA in getting else [])]
    rows = tuple(
        Row((_category(ledger, name), *(cell(getting[name][group]) for group in GROUPS)))
        for name in names
        if name in getting
    )
    columns = (message("view.who.category"), *GROUPS.values())
    return Table("matrix", message("view.who.matrix"), columns, rows, Tools())


def _is_sub(ledger: Ledger, party: str, direct: frozenset[str]) -> bool:
    return party in ledger.inventory.processors and party not in direct


def _group_of(ledger: Ledger, party: str) -> str:
    recipient = ledger.inventory.recipients.get(party)
    if recipient is None:
        return "processors"
    return "authorities" if recipient.role == "authority" else "controllers"


def _category(ledger: Ledger, name: str) -> tuple[Sentence, ...]:
    if name == _NO_DATA:
        return (message("view.who.unknown-data"),)
    return cell((ledger.name(("data_categories", name)),))


def _placed(ledger: Ledger, party: str) -> EntryName:
    """A party with its country, when it is outside the EU/EEA."""
    name = ledger.party(party)
    country = known(ledger.parties[party].country)
    if country is None or standing(country, ledger.on).kind == "eea":
        return name
    label = message("register.receiver-in", receiver=name.label, country=Country(country))
    return EntryName(name.path, label)


def _by_party(atlas: Atlas, received: Mapping[str, Mapping[str, None]]) -> Table:
    ledger = atlas.ledger
    direct = _direct(ledger)
    rows = []
    for party in ledger.parties:
        categories = received.get(party, {})
        group = "sub-processors" if _is_sub(ledger, party, direct) else _group_of(ledger, party)
        data = tuple(sentence for name in categories for sentence in _category(ledger, name))
        activities = ledger.names("activities", ledger.served.get(party, ()))
        everything = (message("register.everything"),) if party in ledger.general else cell(activities)
        rows.append(Row((cell((_placed(ledger, party),)), (KINDS[group],), data, everything)))
    columns = (
        message("register.column.recipient"),
        message("view.who.kind"),
        message("register.column.data"),
        message("register.column.used-by"),
    )
    return Table("parties", message("view.who.parties"), columns, tuple(rows), Tools(((1, "kind"),)))


KINDS: Mapping[str, Message] = {
    "processors": message("view.who.kind.processor"),
    "sub-processors": message("view.who.kind.sub-processor"),
    "controllers": message("view.who.kind.controller"),
    "authorities": message("view.who.kind.authority"),
}
"""What one of each group is called."""
