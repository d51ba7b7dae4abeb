"""The page on recipients and transfers: the diagrams, and under each the table that says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents import controller, receivers, transfers
from mkdocs_datamap.documents.context import behind_purposes, provenance
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


_SHOWN = ("subjects", "data", "sources", "processors", "recipients")
"""The facts of a purpose that the overview shows."""


def _overview(context: Context) -> Section:
    outline = context.inventory.privacy
    found = flows.overview(context.inventory)
    figure = Figure(
        "overview",
        OVERVIEW,
        message("figure.overview.caption"),
        flow_table(found, context, "overview--table"),
    )
    ends = [end for flow in found for end in (flow.tail, flow.head)]
    ours = (context.inventory.organisation,) if any(isinstance(end, flows.Controller) for end in ends) else ()
    origin = provenance(
        *ends,
        *ours,
        *(entry for flow in found for entry in (flow.transfer, *flow.data)),
        *behind_purposes((purpose for _, purpose in context.purposes), *_SHOWN),
        # The outline decides in which order activities are told.
        reasons=(
            *receivers.bringing((*context.inventory.processors, *context.inventory.recipients)),
            outline,
        ),
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
        (Clause("transfers", blocks, transfers.behind_table(context)),),
    )


def _parties(context: Context) -> tuple[Section, ...]:
    tables = receivers.blocks_for(context)
    if not tables:
        return ()
    parties = (*context.inventory.processors, *context.inventory.recipients)
    origin = provenance(*parties, provisions={"gdpr-13-1-e"}, reasons=receivers.bringing(parties))
    return (Section("parties", message("recipients.parties.title"), (Clause("parties", tables, origin),)),)
