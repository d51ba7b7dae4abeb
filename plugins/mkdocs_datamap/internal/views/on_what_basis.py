"""On what basis: every legal basis with the purposes that rest on it (Arts 6, 9 and 10 GDPR)."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Clause, Paragraph, Row, Section, Table, Tools
from mkdocs_datamap.internal.register.grounds import basis_name, ground
from mkdocs_datamap.internal.views.page import cell, view
from mkdocs_datamap.inventory.values import Todo
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.wording.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.page import Page
    from mkdocs_datamap.internal.register.ledger import Ledger
    from mkdocs_datamap.internal.register.table import Cell
    from mkdocs_datamap.rules.uses import Use

Grounds = dict[str, list[tuple["Use", "Cell"]]]
"""Legal basis → the purposes that rest on it, each with what the basis rests on in turn."""

_UNKNOWN = ""
"""Stands for a legal basis that is not known or not stated."""


def on_what_basis(atlas: Atlas) -> Iterator[Page]:
    """The page of legal bases, a section for each in use."""
    grounds = _grounds(atlas.ledger)
    order = [_UNKNOWN, *vocabulary().bases]
    yield view(
        "on-what-basis",
        message("view.basis.slug"),
        message("view.basis.title"),
        message("view.basis.summary"),
        (Paragraph((message("view.basis.intro"),)),),
        tuple(_section(atlas.ledger, basis, grounds[basis]) for basis in order if basis in grounds),
    )


def _grounds(ledger: Ledger) -> Mapping[str, list[tuple[Use, Cell]]]:
    found: defaultdict[str, list[tuple[Use, Cell]]] = defaultdict(list)
    for use in ledger.uses:
        value = use.fact("bases")
        if isinstance(value, Todo):
            found[_UNKNOWN].append((use, (ledger.question(use.where("bases"), value),)))
        elif not use.bases:
            found[_UNKNOWN].append((use, (message("register.limit-unstated"),)))
        for index, basis in enumerate(use.bases):
            said = tuple(ground(ledger, (*use.where("bases"), index), basis))
            found[basis.basis].append((use, said if basis.subjects else said[1:]))
        for _, further in use.further_bases:
            found[further].append((use, ()))
    return found


def _section(ledger: Ledger, basis: str, resting: list[tuple[Use, Cell]]) -> Section:
    title = message("view.basis.unknown") if basis == _UNKNOWN else basis_name(basis)
    identifier = "unknown" if basis == _UNKNOWN else f"basis-{basis}"
    rows = tuple(
        Row(
            (
                cell((ledger.name(("activities", use.activity_id)),)),
                cell((ledger.name(use.path),)),
                cell(said),
                cell(ledger.names("subjects", use.ids("subjects"))),
            )
        )
        for use, said in resting
    )
    columns = (
        message("register.column.activity"),
        message("register.column.purpose"),
        message("view.basis.rests-on"),
        message("register.column.subjects"),
    )
    table = Table(f"{identifier}-table", message("view.basis.purposes"), columns, rows, Tools(), broad=True)
    return Section(identifier, message("cell", content=title), (Clause("purposes", (table,)),))
