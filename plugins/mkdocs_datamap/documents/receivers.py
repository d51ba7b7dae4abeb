"""Processors and recipients: who gets personal data, for what and where (Art. 13(1)(e), Art. 28)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents import legal_basis
from mkdocs_datamap.documents.context import behind_bases, listed, provenance, provisions_of, tokens_of
from mkdocs_datamap.documents.tree import Clause, Paragraph, Row, Table
from mkdocs_datamap.wording.message import Country, message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_datamap.documents.context import Context
    from mkdocs_datamap.documents.tree import Block
    from mkdocs_datamap.inventory.public import PublicParty
    from mkdocs_datamap.wording.message import Sentence


def processors(context: Context) -> tuple[Clause, ...]:
    """Who processes data on the organisation's behalf; that there are none, when there are none."""
    parties = context.inventory.processors
    if not parties:
        return (
            Clause(
                "processors",
                (Paragraph((message("processors.none"),)),),
                provenance(provisions={"gdpr-13-1-e"}),
            ),
        )
    sentences: list[Sentence] = [message("processors.intro"), message("processors.law")]
    if all(party.agreement for party in parties):
        sentences.append(message("processors.agreements"))
    return (
        Clause(
            "processors",
            (Paragraph(tuple(sentences)), processor_table(context, "processors--table")),
            provenance(*parties, provisions={"gdpr-13-1-e", "gdpr-28-3"}, reasons=bringing(parties)),
        ),
    )


def bringing(parties: Iterable[PublicParty]) -> frozenset[int]:
    """The tokens of the entries that bring parties into the policy."""
    return frozenset[int]().union(*(party.used_by for party in parties))


def processor_table(context: Context, identifier: str) -> Table:
    """A row for each processor: who, what it does, where."""
    return Table(
        identifier,
        message("processors.table"),
        (message("column.processor"), message("column.services"), message("column.country")),
        tuple(
            Row(
                (
                    (message("cell", content=party.name),),
                    (message("cell", content=party.services),) if party.services else (),
                    where(party),
                ),
                origins=tokens_of(party),
            )
            for party in context.inventory.processors
        ),
    )


def where(party: PublicParty) -> tuple[Sentence, ...]:
    """The country of a party, or where to ask."""
    return (message("item", item=Country(party.country)) if party.country else message("party.ask"),)


def recipients(context: Context) -> tuple[Clause, ...]:
    """A clause for each recipient that is no processor; that there are none, when there are none."""
    parties = context.inventory.recipients
    if not parties:
        return (
            Clause(
                "recipients",
                (Paragraph((message("recipients.none"),)),),
                provenance(provisions={"gdpr-13-1-e"}),
            ),
        )
    return tuple(_recipient(party, context) for party in parties)


def _recipient(party: PublicParty, context: Context) -> Clause:
    sentences: list[Sentence] = [message("recipient.gets", recipient=party.name)]
    if party.data:
        sentences.append(message("recipient.data", data=listed(party.data)))
    if party.situation:
        sentences.append(party.situation)
    sentences.extend(legal_basis.told(party.bases, context))
    country = context.inventory.organisation.country
    provisions = {"gdpr-13-1-e"}.union(*(provisions_of(basis, country) for basis in party.bases))
    origin = provenance(
        party,
        *party.data,
        *behind_bases(party.bases),
        provisions=provisions,
        # The country decides which national provision stands beside that of the GDPR.
        reasons=(*party.used_by, *((context.inventory.organisation,) if party.bases else ())),
    )
    return Clause(f"recipient-{party.key}", (Paragraph(tuple(sentences)),), origin)


def recipient_table(context: Context, identifier: str) -> Table:
    """A row for each recipient: who, when, where."""
    return Table(
        identifier,
        message("recipients.table"),
        (message("column.recipient"), message("column.situation"), message("column.country")),
        tuple(
            Row(
                (
                    (message("cell", content=party.name),),
                    (party.situation,) if party.situation else (),
                    where(party),
                ),
                origins=tokens_of(party),
            )
            for party in context.inventory.recipients
        ),
    )


def blocks_for(context: Context) -> tuple[Block, ...]:
    """Both tables, where there is something to list."""
    found: list[Block] = []
    if context.inventory.processors:
        found.append(processor_table(context, "processors--table"))
    if context.inventory.recipients:
        found.append(recipient_table(context, "recipients--table"))
    return tuple(found)
