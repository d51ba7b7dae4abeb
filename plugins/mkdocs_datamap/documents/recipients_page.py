"""The page on recipients and transfers: the diagrams, and under each the table that says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents import controller, receivers, transfers
from mkdocs_datamap.documents.context import provenance
from mkdocs_datamap.documents.flow_table import flow_table
from mkdocs_datamap.documents.tree import Clause, Document, Figure, Paragraph, Section
from mkdocs_datamap.inventory import flows
from mkdocs_datamap.inventory.places import RECIPIENTS
from mkdocs_datamap.wording.message import Country, message, plural

if TYPE_CHECKING:
    from mkdocs_datamap.documents.context import Context
    from mkdocs_datamap.documents.tree import Block

OVERVIEW, TRANSFERS = "overview", "transfers"
"""Keys of the graphs that the page shows."""


def recipients_page(context: Context) -> Document:
    """The page, with the same sections whatever there is to tell."""
    return Document(
        key=RECIPIENTS,
        title=message("page.recipients.title"),
        summary=message("page.recipients.summary"),
        lead=(controller.version(context.inventory.privacy, context),),
        sections=(_overview(context), _transfers(context), *_parties(context)),
        numbered=False,
        wide=True,
    )


def _overview(context: Context) -> Section:
    found = flows.overview(context.inventory)
    figure = Figure(
        "overview",
        OVERVIEW,
        message("figure.overview.caption"),
        flow_table(found, context, "overview--table"),
    )
    origin = provenance(
        context.inventory.organisation,
        *context.inventory.activities.values(),
        *context.inventory.processors,
        *context.inventory.recipients,
    )
    return Section(
        "flows",
        message("recipients.flows.title"),
        (Clause("overview", (Paragraph((message("recipients.flows.intro"),)), figure), origin),),
    )


def _transfers(context: Context) -> Section:
    rows = context.inventory.transfers
    blocks: tuple[Block, ...]
    if rows:
        countries = {row.country: Country(row.country) for row in rows}
        figure = Figure(
            "transfers",
            TRANSFERS,
            message("figure.transfers.caption"),
            transfers.transfer_table(context, "transfers--table"),
        )
        blocks = (Paragraph((plural("transfers.count", len(countries)),)), figure)
    else:
        blocks = (Paragraph((message("transfers.none"),)),)
    return Section(
        "third-countries",
        message("recipients.transfers.title"),
        (Clause("transfers", blocks, provenance(*rows, provisions={"gdpr-13-1-f"})),),
    )


def _parties(context: Context) -> tuple[Section, ...]:
    tables = receivers.blocks_for(context)
    if not tables:
        return ()
    origin = provenance(
        *context.inventory.processors, *context.inventory.recipients, provisions={"gdpr-13-1-e"}
    )
    return (Section("parties", message("recipients.parties.title"), (Clause("parties", tables, origin),)),)
