"""The ways that personal data take: what diagrams draw and their tables list."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.public import (
        PublicActivity,
        PublicData,
        PublicInventory,
        PublicParty,
        PublicPurpose,
        PublicSource,
        PublicSubjects,
        PublicTransfer,
    )

End: TypeAlias = "PublicSubjects | PublicSource | PublicActivity | PublicParty | Controller"
"""What a flow begins or ends at."""

FlowKind = Literal["collect", "entrust", "disclose", "transfer"]


@dataclass(frozen=True)
class Controller:
    """The organisation as a whole, as an end of a flow."""

    key: str = "organisation"


@dataclass(frozen=True)
class Flow:
    """Data going from one end to another. ``data`` is empty where the categories are not known."""

    kind: FlowKind
    tail: PublicSubjects | PublicSource | PublicActivity | PublicParty | Controller
    head: PublicActivity | PublicParty
    data: tuple[PublicData, ...]
    transfer: PublicTransfer | None = None


def end_key(end: PublicSubjects | PublicSource | PublicActivity | PublicParty | Controller) -> str:
    """A key that is unique among all ends: the kind and a public id, or the token of a source."""
    if isinstance(end, Controller):
        return "organisation"
    name = type(end).__name__.removeprefix("Public").lower()
    own = getattr(end, "key", None) or getattr(end, "id", None) or end.origin
    return f"{name}-{own}"


def overview(inventory: PublicInventory) -> tuple[Flow, ...]:
    """Every flow: from people and sources to activities, from these to processors and recipients, and on."""
    found: dict[tuple[str, str, str], Flow] = {}
    for flow in _all(inventory):
        key = (end_key(flow.tail), end_key(flow.head), flow.kind)
        known = found.get(key)
        data = tuple(dict.fromkeys((*(known.data if known else ()), *flow.data)))
        found[key] = Flow(flow.kind, flow.tail, flow.head, data, flow.transfer)
    return tuple(found.values())


def transfers(inventory: PublicInventory) -> tuple[Flow, ...]:
    """A flow for each transfer to a third country, from its exporter."""
    return tuple(_transfer(row) for row in inventory.transfers)


def _transfer(row: PublicTransfer) -> Flow:
    return Flow("transfer", row.exporter or Controller(), row.recipient, row.data, row)


def _all(inventory: PublicInventory) -> Iterator[Flow]:
    abroad = {row.recipient.origin: row for row in inventory.transfers if row.exporter is None}
    told: set[int] = set()
    for activity in inventory.activities.values():
        for purpose in activity.purposes:
            yield from _collected(activity, purpose)
            for party in (*purpose.processors, *purpose.recipients):
                told.add(party.origin)
                row = abroad.get(party.origin)
                data = row.data if row is not None else party.data or purpose.data
                yield _given(activity, party, data, row)
    for party in (*inventory.processors, *inventory.recipients):
        if party.general and party.origin not in told:
            row = abroad.get(party.origin)
            told.add(party.origin)
            yield _given(Controller(), party, party.data if row is None else row.data, row)
    for row in inventory.transfers:
        if row.exporter is not None or row.recipient.origin not in told:
            yield _transfer(row)


def _collected(activity: PublicActivity, purpose: PublicPurpose) -> Iterator[Flow]:
    if purpose.from_person:
        yield from (Flow("collect", group, activity, purpose.data) for group in purpose.subjects)
    yield from (Flow("collect", source, activity, purpose.data) for source in purpose.sources)


def _given(
    tail: PublicActivity | Controller,
    party: PublicParty,
    data: tuple[PublicData, ...],
    row: PublicTransfer | None,
) -> Flow:
    if row is not None:
        return Flow("transfer", tail, party, data, row)
    return Flow("entrust" if party.kind == "processor" else "disclose", tail, party, data)
