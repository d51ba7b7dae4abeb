"""Where it goes: transfers to third countries, by country, with what they rest on and until when."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import TYPE_CHECKING

from mkdocs_datamap.diagrams.transfer_arrows import Arrow, End, transfers_graph
from mkdocs_datamap.documents.tree import Clause, Figure, Paragraph, Row, Section, Table, Tools
from mkdocs_datamap.internal.naming import place
from mkdocs_datamap.internal.protection import zone_of
from mkdocs_datamap.internal.register.table import EntryName, Question
from mkdocs_datamap.internal.register.transfers import standing_of, transfers
from mkdocs_datamap.internal.views.page import cell, sheet_table, view
from mkdocs_datamap.inventory.references import ORGANISATION
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.wording.message import Country, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_datamap.documents.tree import Block
    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.page import MakeGraph, Page
    from mkdocs_datamap.internal.register.table import Column, Item, Line, Sheet
    from mkdocs_datamap.inventory.transfers import Transfer
    from mkdocs_datamap.wording.message import Message

FIGURE = "view-transfers"

MOST = 24
"""Transfers that one diagram shows so that it can be read; of more, each country has a diagram of its own."""

OVERVIEW = ("recipient", "country", "exporter", "mechanism", "data")
DATES = ("assessed", "checked", "sunset", "expires")
"""The columns that are days: a page has them in one cell, since few transfers have them all."""


def where_it_goes(atlas: Atlas) -> Iterator[Page]:
    """The page of all transfers: a diagram with its table, then a section for each country."""
    sheet = transfers(atlas.ledger)
    graphs: dict[str, MakeGraph] = {}
    yield view(
        "where-it-goes",
        message("view.where.slug"),
        message("view.where.title"),
        message("view.where.summary"),
        tuple(_lead(atlas, sheet, graphs)),
        tuple(_countries(atlas, sheet, graphs)),
        file="transfers.yml",
        graphs=graphs,
        wide=True,
    )


def _lead(atlas: Atlas, sheet: Sheet, graphs: dict[str, MakeGraph]) -> Iterator[Block]:
    if not sheet.lines:
        yield Paragraph((message("view.where.none"),))
        return
    yield Paragraph((message("view.where.intro", day=atlas.on),))
    table = sheet_table(sheet, "transfers", OVERVIEW, choices=("country",))
    yield table if len(sheet.lines) > MOST else _figure(FIGURE, table, _arrows(atlas), graphs)


def _figure(key: str, table: Table, arrows: tuple[Arrow, ...], graphs: dict[str, MakeGraph]) -> Figure:
    graphs[key] = partial(transfers_graph, key, arrows)
    return Figure(f"{table.id}-figure", key, message("view.where.figure"), table)


def _countries(atlas: Atlas, sheet: Sheet, graphs: dict[str, MakeGraph]) -> Iterator[Section]:
    def code(line: Line) -> str:
        return atlas.inventory.transfers[str(line.path[1])].country

    for country, lines in groupby(sorted(sheet.lines, key=code), key=code):
        title = message("view.where.country", country=Country(country))
        identifier = f"transfers-{country.lower()}"
        table: Block = _details(sheet, identifier, title, tuple(lines))
        if len(sheet.lines) > MOST:
            table = _figure(f"{FIGURE}-{country.lower()}", table, _arrows(atlas, country), graphs)  # type: ignore[arg-type]
        level = Paragraph((message("view.where.level", level=standing_of(atlas.ledger, country)),))
        yield Section(f"country-{country.lower()}", title, (Clause("transfers", (level, table)),))


def _details(sheet: Sheet, identifier: str, title: Message, lines: tuple[Line, ...]) -> Table:
    """The transfers to one country: to whom, on what ground, how that was assessed, and every day."""
    columns = {column.id: column for column in sheet.columns}
    rows = []
    for line in lines:
        told = dict(zip(columns, line.cells, strict=True))
        fallback = (_termed(columns["fallback"], item) for item in told["fallback"])
        dates = (_termed(columns[name], item) for name in DATES for item in told[name])
        rows.append(
            Row(
                (
                    cell(told["recipient"]),
                    (*cell(told["mechanism"]), *cell(told["framework"]), *fallback),
                    cell(told["assessment"]),
                    tuple(dates),
                    cell(told["activities"]),
                )
            )
        )
    titles = (
        columns["recipient"].title,
        columns["mechanism"].title,
        columns["assessment"].title,
        message("view.where.dates"),
        columns["activities"].title,
    )
    return Table(identifier, title, titles, tuple(rows), Tools())


def _termed(column: Column, item: Item) -> Message:
    """An item after the title of its column; an open question stands for itself."""
    if isinstance(item, Question):
        return item.message
    if isinstance(item, EntryName):
        raise TypeError("a day or a ground is no entry")
    return message("register.termed", term=column.title, value=item)


def _arrows(atlas: Atlas, country: str | None = None) -> tuple[Arrow, ...]:
    """What a diagram draws: an arrow for each transfer, or for those to one country."""
    return tuple(
        Arrow(_exporter(atlas, row), _recipient(atlas, row), known(row.mechanism))
        for row in atlas.inventory.transfers.values()
        if country is None or row.country == country
    )


def _exporter(atlas: Atlas, row: Transfer) -> End:
    if row.exporter == ORGANISATION:
        name = atlas.inventory.organisation.trade_name
        return End(ORGANISATION, name, place((ORGANISATION,)), "controller", "organisation")
    country = known(atlas.ledger.parties[row.exporter].country)
    return _party(atlas, row.exporter, country, ())


def _recipient(atlas: Atlas, row: Transfer) -> End:
    rows = atlas.transfers_to[row.recipient]
    return _party(atlas, row.recipient, row.country, (each for each in rows if each.country == row.country))


def _party(atlas: Atlas, identifier: str, country: str | None, rows: Iterable[Transfer]) -> End:
    ledger = atlas.ledger
    path = tuple(map(str, ledger.party_path(identifier)))
    entry = ledger.parties[identifier]
    return End(
        identifier,
        known(entry.name) or entry.category,
        place(path),
        "processor" if path[0] == "processors" else "recipient",
        zone_of(country, rows, atlas.on),
        country,
    )
