"""Transfers to third countries: who, where, on what ground, how to get a copy (Art. 13(1)(f))."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.context import cited_in, listed, provenance, tokens_of
from mkdocs_datamap.documents.receivers import bringing
from mkdocs_datamap.documents.tree import Clause, Paragraph, Row, Table
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.wording.message import Citation, Country, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_datamap.documents.context import Context
    from mkdocs_datamap.documents.tree import Provenance
    from mkdocs_datamap.inventory.public import PublicTransfer
    from mkdocs_datamap.wording.message import Message, Sentence


def clauses(context: Context) -> tuple[Clause, ...]:
    """A clause for each transfer and a table of them all; that there are none, when there are none."""
    transfers = context.inventory.transfers
    if not transfers:
        return (
            Clause(
                "transfers",
                (Paragraph((message("transfers.none"),)),),
                provenance(provisions={"gdpr-13-1-f"}),
            ),
        )
    taken: dict[str, int] = {}
    return (
        *(_clause(transfer, context, taken) for transfer in transfers),
        Clause(
            "transfers",
            (transfer_table(context, "transfers--table"),),
            behind_table(context),
        ),
    )


def behind_table(context: Context) -> Provenance:
    """What stands behind the table of transfers; the organisation's own name, where others send data too."""
    transfers = context.inventory.transfers
    told = frozenset[int]().union(*map(_behind, transfers))
    onward = any(transfer.exporter for transfer in transfers)
    ours = (context.inventory.organisation,) if onward else ()
    return provenance(
        *told,
        *ours,
        provisions={"gdpr-13-1-f"},
        reasons=(*_bringing(transfers), context.inventory.privacy),
    )


def _behind(transfer: PublicTransfer) -> frozenset[int]:
    return tokens_of(transfer, transfer.recipient, transfer.exporter, *transfer.data)


def _bringing(transfers: Iterable[PublicTransfer]) -> frozenset[int]:
    return bringing(transfer.recipient for transfer in transfers)


def _clause(transfer: PublicTransfer, context: Context, taken: dict[str, int]) -> Clause:
    """The clause of a transfer; its id is made from public keys alone."""
    base = f"transfer-{transfer.recipient.key}-{transfer.country.lower()}"
    taken[base] = taken.get(base, 0) + 1
    identifier = base if taken[base] == 1 else f"{base}-{taken[base]}"
    sentences: list[Sentence] = [_opening(transfer)]
    if transfer.recipient.kind == "processor" and transfer.exporter is None:
        sentences.append(message("transfer.processor-there"))
    sentences.append(message("transfer.recipient", recipient=transfer.recipient.name))
    sentences.extend(ground(transfer, context))
    sentences.extend(how_to_get_a_copy(transfer, context))
    mechanism = vocabulary().mechanisms.get(transfer.mechanism or "")
    provisions = {"gdpr-13-1-f", *(mechanism.provisions if mechanism else ())} | cited_in(sentences)
    return Clause(
        identifier,
        (Paragraph(tuple(sentences)),),
        provenance(*_behind(transfer), provisions=provisions, reasons=_bringing((transfer,))),
    )


def _opening(transfer: PublicTransfer) -> Message:
    country = Country(transfer.country)
    if transfer.exporter is None:
        if transfer.data:
            return message("transfer.of", data=listed(transfer.data), country=country)
        return message("transfer.to", country=country)
    exporter = transfer.exporter.name
    if transfer.data:
        return message("transfer.of-by", exporter=exporter, data=listed(transfer.data), country=country)
    return message("transfer.to-by", exporter=exporter, country=country)


def ground(transfer: PublicTransfer, context: Context) -> Iterator[Sentence]:
    """The sentences on what the transfer rests on."""
    mechanism = vocabulary().mechanisms.get(transfer.mechanism or "")
    if mechanism is None:
        return
    country = Country(transfer.country)
    if mechanism.kind == "adequacy":
        decision = mechanism.decision or context.standing(transfer.country).decision
        law = Citation(decision or mechanism.provisions[0])
        if mechanism.id == "dpf":
            yield message("transfer.framework", law=law)
        else:
            yield message("transfer.adequate", country=country, law=law)
    else:
        yield message("transfer.not-adequate")
        yield message(f"mechanism.{mechanism.id}.sentence", law=Citation(mechanism.provisions[0]))
        if transfer.module is not None and mechanism.decision:
            yield message("transfer.module", module=transfer.module, law=Citation(mechanism.decision))
    if transfer.risks:
        yield transfer.risks
    if transfer.fallback:
        yield message("transfer.fallback", mechanism=message(f"mechanism.{transfer.fallback}.name"))


def how_to_get_a_copy(transfer: PublicTransfer, context: Context) -> Iterator[Sentence]:
    """The sentence on where the safeguard can be had (Art. 13(1)(f)); none while that is not known."""
    if isinstance(transfer.copy, Text):
        yield transfer.copy
    elif transfer.copy == "contact":
        place = context.place("contact")
        yield message("transfer.copy-see", place=place) if place else message("transfer.copy")


def transfer_table(context: Context, identifier: str) -> Table:
    """A row for each transfer: who, which country, what, which safeguard, how to get a copy.

    Who sends the data has a column of its own when it is not always the organisation.
    """
    transfers = context.inventory.transfers
    onward = any(transfer.exporter for transfer in transfers)
    columns: tuple[Sentence, ...] = (
        message("column.recipient"),
        message("column.country"),
        message("column.data"),
        message("column.safeguard"),
        message("column.copy"),
    )
    if onward:
        columns = (*columns[:1], message("column.from"), *columns[1:])
    rows = tuple(_row(transfer, context, onward=onward) for transfer in transfers)
    return Table(identifier, message("transfers.table"), columns, rows)


def _row(transfer: PublicTransfer, context: Context, *, onward: bool) -> Row:
    exporter = transfer.exporter.name if transfer.exporter else context.us
    return Row(
        (
            (message("cell", content=transfer.recipient.name),),
            *(((message("cell", content=exporter),),) if onward else ()),
            (message("item", item=Country(transfer.country)),),
            (message("cell", content=listed(transfer.data)),) if transfer.data else (),
            (message("cell", content=message(f"mechanism.{transfer.mechanism}.name")),)
            if transfer.mechanism
            else (message("party.ask"),),
            tuple(how_to_get_a_copy(transfer, context)),
        ),
        origins=tokens_of(transfer, transfer.recipient, transfer.exporter),
    )
