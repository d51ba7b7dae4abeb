"""Security measures: who and what is protected how (Art. 32 GDPR), and what has no measures of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Bullets, Clause, Paragraph, Row, Section, Table, Tools
from mkdocs_datamap.internal.naming import TITLES
from mkdocs_datamap.internal.register.ledger import internal_of
from mkdocs_datamap.internal.register.processors import RISKS
from mkdocs_datamap.internal.views.page import cell, linked, view
from mkdocs_datamap.inventory.values import Todo
from mkdocs_datamap.wording.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.page import Page
    from mkdocs_datamap.internal.register.ledger import Ledger
    from mkdocs_datamap.internal.register.table import Cell
    from mkdocs_datamap.inventory.inventory import Path

KINDS = ("activities", "systems", "processors", "data_categories", "recipients", "mandates")
"""The kinds of entries for which measures are looked for; of the last three only those that have some."""

EXPECTED = frozenset({"activities", "systems", "processors", "mandates"})
"""The kinds of which an entry without measures is worth a look."""


def security(atlas: Atlas) -> Iterator[Page]:
    """The page of measures: the organisation's, those of each kind of entry, and who has none."""
    ledger = atlas.ledger
    organisation = stated(ledger, ("organisation",), atlas.inventory.organisation)
    general = (Bullets(tuple((sentence,) for sentence in cell(organisation))),) if organisation else ()
    yield view(
        "security",
        message("view.security.slug"),
        message("view.security.title"),
        message("view.security.summary"),
        (Paragraph((message("view.security.intro"),)),),
        (
            Section(
                "organisation",
                message("view.security.organisation"),
                (Clause("measures", general or (Paragraph((message("view.security.none"),)),)),),
            ),
            *(_section(ledger, kind) for kind in KINDS if _paths(ledger, kind)),
            Section("without", message("view.security.without"), (Clause("entries", _without(ledger)),)),
        ),
    )


def stated(ledger: Ledger, path: Path, entry: object) -> Cell:
    """The measures of an entry, or the open question in their place; nothing where none are stated."""
    internal = internal_of(entry)
    if internal is None:
        return ()
    if isinstance(internal.security, Todo):
        return (ledger.question((*path, "internal", "security"), internal.security),)
    return internal.security


def _paths(ledger: Ledger, kind: str) -> tuple[Path, ...]:
    """The entries of a kind that the page lists."""
    entries = getattr(ledger.inventory, kind)
    return tuple(
        (kind, identifier)
        for identifier, entry in entries.items()
        if kind in EXPECTED or stated(ledger, (kind, identifier), entry)
    )


def _entry(ledger: Ledger, path: Path) -> object:
    return getattr(ledger.inventory, str(path[0]))[path[1]]


def _section(ledger: Ledger, kind: str) -> Section:
    rows = []
    for path in _paths(ledger, kind):
        entry = _entry(ledger, path)
        internal = internal_of(entry)
        measures = stated(ledger, path, entry) or (message("view.security.none"),)
        risk = (RISKS[internal.risk],) if internal and internal.risk else ()
        owner = ledger.role(internal.owner if internal else None)
        rows.append(Row((cell((ledger.name(path),)), cell(measures), risk, cell(owner))))
    columns = (
        message("register.column.entry"),
        message("register.column.security"),
        message("register.column.risk"),
        message("register.column.owner"),
    )
    choices = ((2, "risk"), (3, "owner"))
    table = Table(f"{_anchor(kind)}-table", TITLES[kind], columns, tuple(rows), Tools(choices))
    return Section(_anchor(kind), TITLES[kind], (Clause("measures", (table,)),))


def _anchor(kind: str) -> str:
    return kind.replace("_", "-")


def _without(ledger: Ledger) -> tuple[Paragraph | Bullets, ...]:
    """The entries of the kinds from which measures are expected that state none."""
    found = tuple(
        (message("item", item=linked(ledger.name(path))),)
        for kind in KINDS
        if kind in EXPECTED
        for path in _paths(ledger, kind)
        if not stated(ledger, path, _entry(ledger, path))
    )
    if not found:
        return (Paragraph((message("view.security.all"),)),)
    return (Paragraph((message("view.security.general"),)), Bullets(found))
