"""The table that says what the overview diagram shows: a row for each arrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.context import listed, tokens_of
from mkdocs_datamap.documents.tree import Row, Table
from mkdocs_datamap.inventory.flows import Controller
from mkdocs_datamap.wording.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_datamap.documents.context import Context
    from mkdocs_datamap.inventory.flows import Flow
    from mkdocs_datamap.inventory.public import PublicActivity, PublicParty, PublicSource, PublicSubjects
    from mkdocs_datamap.wording.message import Message, Sentence


def flow_table(flows: Iterable[Flow], context: Context, identifier: str) -> Table:
    """From whom, to whom, what happens, and which data where that is known."""
    return Table(
        identifier,
        message("flows.table"),
        (message("column.from"), message("column.to"), message("column.what"), message("column.data")),
        tuple(
            Row(
                (
                    (end(flow.tail, context),),
                    (end(flow.head, context),),
                    (happening(flow),),
                    (message("cell", content=listed(flow.data)),) if flow.data else (message("party.ask"),),
                ),
                origins=tokens_of(flow.tail, flow.head, flow.transfer),
            )
            for flow in flows
        ),
    )


def end(
    party: PublicSubjects | PublicSource | PublicActivity | PublicParty | Controller, context: Context
) -> Sentence:
    """The name of an end of a flow, as it stands alone."""
    if isinstance(party, Controller):
        return message("item", item=context.us)
    return message("cell", content=party.name)


def happening(flow: Flow) -> Message:
    """What happens on a flow, in a few words."""
    return {
        "collect": message("flow.collect"),
        "entrust": message("flow.entrust"),
        "disclose": message("flow.disclose"),
        "transfer": message("flow.transfer"),
    }[flow.kind]
