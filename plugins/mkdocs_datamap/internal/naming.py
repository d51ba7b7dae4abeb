"""What entries are called and where their pages are: every name on a page is made here, as a link."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.internal.entries import KINDS
from mkdocs_datamap.inventory.inventory import spoken
from mkdocs_datamap.inventory.references import ORGANISATION
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.wording.message import Citation, Country, LinkTo, PageLink, See, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.inventory.parties import Named
    from mkdocs_datamap.inventory.text import Text
    from mkdocs_datamap.wording.message import Message, Sentence

START, LAW = "start", "law"
"""Keys of pages that are of no kind."""

FINDINGS, QUESTIONS = "view.findings", "view.questions"
"""The pages that tell of the findings, with the exceptions that accept some, and of the open questions."""

SLUGS: Mapping[str, Message] = {
    "activities": message("folder.activities.slug"),
    "purposes": message("folder.purposes.slug"),
    "data_categories": message("folder.data-categories.slug"),
    "subjects": message("folder.subjects.slug"),
    "sources": message("folder.sources.slug"),
    "systems": message("folder.systems.slug"),
    "processors": message("folder.processors.slug"),
    "recipients": message("folder.recipients.slug"),
    "transfers": message("folder.transfers.slug"),
    "mandates": message("folder.mandates.slug"),
    "cookies": message("folder.cookies.slug"),
    "providers": message("folder.providers.slug"),
    "countries": message("folder.countries.slug"),
    "roles": message("folder.roles.slug"),
    "policy": message("folder.policies.slug"),
}
"""The folders of the pages of each kind, as phrases."""

TITLES: Mapping[str, Message] = {
    "activities": message("kind.activities"),
    "purposes": message("kind.purposes"),
    "data_categories": message("kind.data-categories"),
    "subjects": message("kind.subjects"),
    "sources": message("kind.sources"),
    "systems": message("kind.systems"),
    "processors": message("kind.processors"),
    "recipients": message("kind.recipients"),
    "transfers": message("kind.transfers"),
    "mandates": message("kind.mandates"),
    "cookies": message("kind.cookies"),
    "providers": message("kind.providers"),
    "countries": message("kind.countries"),
    "roles": message("kind.roles"),
    "policy": message("kind.policies"),
}
"""What each kind is called, in the plural."""


ORGANISATION_SLUG = message("folder.organisation.slug")
"""The address of the page on the organisation itself."""


def index_key(kind: str) -> str:
    """The key of the page that lists a kind."""
    return f"index.{kind}"


def page_key(entry: Entry) -> str:
    """The key of the page that an entry has of its own: the entry as people write it."""
    return spoken(entry)


def address(entry: Entry) -> tuple[Message | str, ...]:
    """The address of an entry's own page: the folder of its kind and its id."""
    return (SLUGS[kind_of(entry)], entry[-1].lower())


def kind_of(entry: Entry) -> str:
    """The kind of an entry that has a page of its own; raises KeyError for another."""
    if entry[0] not in KINDS:
        raise KeyError(spoken(entry))
    return entry[0]


def name(entry: Entry, atlas: Atlas) -> str | Text | Message:  # noqa: C901, PLR0911 (one case for each kind)
    """What an entry is called. Raises KeyError for one that is not there."""
    inventory = atlas.inventory
    match entry:
        case ("organisation",):
            return inventory.organisation.trade_name
        case ("activities", activity, "purposes", purpose, *_):
            return known(inventory.activities[activity].purposes[purpose].text) or purpose
        case ("purposes", purpose):
            return known(inventory.purposes[purpose].text) or purpose
        case ("systems" | "processors" | "recipients" as collection, party):
            return _party(getattr(inventory, collection)[party])
        case ("transfers", row):
            transfer = inventory.transfers[row]
            recipient = party_entry(transfer.recipient, atlas)
            return message(
                "entry.transfer", recipient=name(recipient, atlas), country=Country(transfer.country)
            )
        case ("mandates", mandate):
            return inventory.mandates[mandate].controller
        case ("activities" | "data_categories" | "subjects" | "sources" as collection, identifier):
            found: Text = getattr(inventory, collection)[identifier].name
            return found
        case ("cookies", "entries", cookie):
            entries = known(inventory.cookies.entries) if inventory.cookies else None
            return (entries or {})[cookie].name
        case ("providers", party):
            return name(party_entry(party, atlas), atlas)
        case ("countries", code):
            return message("item", item=Country(code))
        case ("roles", role):
            return inventory.organisation.roles[role]
        case _:
            return _other(entry)


def party_entry(party: str, atlas: Atlas) -> Entry:
    """The processor, recipient or organisation with an id."""
    if party == ORGANISATION:
        return (ORGANISATION,)
    return ("processors" if party in atlas.inventory.processors else "recipients", party)


def _party(entry: Named) -> str | Text:
    return known(entry.name) or entry.category


def _other(entry: Entry) -> Message:  # noqa: C901, PLR0911 (one case for each sort)
    match entry:
        case ("policy", "privacy"):
            return message("page.privacy.title")
        case ("policy", "cookies"):
            return message("page.cookies.title")
        case ("policy", "versions"):
            return message("entry.versions")
        case ("cookies",):
            return TITLES["cookies"]
        case ("exceptions", *_):
            return message("entry.exceptions")
        case ("device",):
            return message("flows.device")
        case ("law.bases", identifier):
            cited = Citation(vocabulary().bases[identifier].provision)
            return message("entry.law", name=message(f"basis.{identifier}.name"), law=cited)
        case ("law.mechanisms", identifier):
            cited = Citation(vocabulary().mechanisms[identifier].provisions[0])
            return message("entry.law", name=message(f"mechanism.{identifier}.name"), law=cited)
        case ("law.authorities", identifier):
            return message(f"authority.{identifier}.name")
        case ("law.provisions", identifier):
            return message("item", item=Citation(identifier))
        case ("law.retention_norms", identifier):
            return _norm(identifier)
        case _:
            raise KeyError(spoken(entry))


def _norm(identifier: str) -> Message:
    """What a norm of retention is called, with the provision that it is from, if it is from one."""
    named = message(f"norm.{identifier}.name")
    provisions = vocabulary().retention_norms[identifier].provisions
    return message("entry.law", name=named, law=Citation(provisions[0])) if provisions else named


def place(entry: Entry) -> See | PageLink:
    """Where an entry is told: a page of its own, or a section of another's."""
    match entry:
        case ("activities", activity, "purposes", purpose, *_):
            return See(page_key(("activities", activity)), f"purpose-{purpose}")
        case ("organisation",):
            return PageLink(ORGANISATION)
        case ("cookies",) | ("device",):
            return PageLink(index_key("cookies"))
        case ("exceptions", *_):
            return PageLink(FINDINGS)
        case (table, identifier) if table.startswith("law."):
            return See(LAW, f"{law_section(table)}--{identifier}")
        case _:
            return PageLink(page_key(entry))


def law_section(table: str) -> str:
    """The section of the page on the law in which a table of the vocabulary stands."""
    return table.removeprefix("law.").replace("_", "-")


def link(entry: Entry, atlas: Atlas) -> LinkTo:
    """The name of an entry, leading to where it is told."""
    return LinkTo(place(entry), name(entry, atlas))


def linked(entry: Entry, atlas: Atlas) -> Message:
    """The name of an entry as a phrase of its own, leading to where it is told."""
    return message("item", item=link(entry, atlas))


def titled(entry: Entry, atlas: Atlas) -> Sentence:
    """The name of an entry as a heading or phrase of its own, which leads nowhere.

    A name as somebody gave it stands as it is: “www.example.dk”, “_ga”.
    """
    found = name(entry, atlas)
    return message("item", item=found) if isinstance(found, str) else message("cell", content=found)
