"""Who is responsible, how to reach them, and which version this is (Art. 13(1)(a)–(b), WP260)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.authored import bare
from mkdocs_datamap.documents.context import provenance
from mkdocs_datamap.documents.tree import Clause, Facts, Paragraph
from mkdocs_datamap.inventory.places import CHANGES
from mkdocs_datamap.wording.message import Country, Link, PageLink, message

if TYPE_CHECKING:
    from mkdocs_datamap.documents.context import Context
    from mkdocs_datamap.inventory.public import PublicAddress, PublicContact, PublicOutline
    from mkdocs_datamap.wording.message import Sentence

FactRow = tuple["Sentence", tuple["Sentence", ...]]


def identity(context: Context) -> Clause:
    """The controller with all that is known of it, its DPO and its representative."""
    organisation = context.inventory.organisation
    rows: list[FactRow] = [
        (message("controller.term"), (message("item", item=organisation.legal_name or context.us),))
    ]
    if organisation.cvr:
        rows.append((message("controller.cvr"), (message("item", item=organisation.cvr),)))
    rows += _reach(organisation.address, organisation.phone, organisation.email)
    site = Link(organisation.website, bare(organisation.website))
    rows.append((message("controller.website"), (message("item", item=site),)))
    for term, contact in (
        (message("controller.dpo"), organisation.dpo),
        (message("controller.representative"), organisation.representative),
    ):
        if contact:
            rows.append((term, tuple(value for _, values in _person(contact) for value in values)))
    return Clause(
        "controller",
        (Paragraph((message("controller.we", organisation=context.us),)), Facts(tuple(rows))),
        provenance(organisation, provisions={"gdpr-13-1-a", "gdpr-13-1-b"}),
    )


def contact(context: Context) -> Clause:
    """Where questions go."""
    organisation = context.inventory.organisation
    rows = _reach(organisation.address, organisation.phone, organisation.email)
    return Clause(
        "contact",
        (Paragraph((message("contact.ask"),)), Facts(tuple(rows))),
        provenance(organisation, provisions={"gdpr-13-1-a"}),
    )


def version(outline: PublicOutline, context: Context) -> Facts:
    """The version, the day from which it applies, and the day of the last change: what is known of them."""
    rows: list[FactRow] = [
        (message("controller.term"), (message("item", item=_name(context)),)),
        (
            message("version.term"),
            (message("item", item=outline.version) if outline.version else message("version.draft"),),
        ),
    ]
    if outline.effective:
        rows.append((message("version.effective"), (message("item", item=outline.effective),)))
    if context.versions:
        rows.append((message("version.changes"), (message("item", item=PageLink(CHANGES)),)))
    if context.changed:
        rows.append((message("version.changed"), (message("item", item=context.changed),)))
    return Facts(tuple(rows))


def _name(context: Context) -> str:
    return context.inventory.organisation.legal_name or context.us


def _reach(address: PublicAddress | None, phone: str | None, email: str | None) -> list[FactRow]:
    rows: list[FactRow] = []
    if address:
        lines = message(
            "controller.address-lines",
            street=address.street,
            postcode=address.postcode,
            city=address.city,
            country=Country(address.country),
        )
        rows.append((message("controller.address"), (lines,)))
    if phone:
        rows.append((message("controller.phone"), (message("item", item=_telephone(phone)),)))
    if email:
        rows.append((message("controller.email"), (message("item", item=Link(f"mailto:{email}", email)),)))
    return rows


def _person(person: PublicContact) -> list[FactRow]:
    named: list[FactRow] = []
    if person.name:
        named.append((message("controller.term"), (message("item", item=person.name),)))
    return named + _reach(person.address, person.phone, person.email)


def _telephone(phone: str) -> Link:
    return Link("tel:" + phone.replace(" ", ""), phone)
