"""What we hold on …: for each group of data subjects what, where, how long, and their rights."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Clause, Facts, Paragraph, Row, Section, Table, Tools
from mkdocs_datamap.internal.register.limits import limits
from mkdocs_datamap.internal.register.record import listed, receivers
from mkdocs_datamap.internal.views.page import cell, view
from mkdocs_datamap.law.rights import applicable
from mkdocs_datamap.wording.message import Citation, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.page import Page
    from mkdocs_datamap.internal.register.ledger import Ledger
    from mkdocs_datamap.law.entries import Right
    from mkdocs_datamap.rules.uses import Use
    from mkdocs_datamap.wording.message import Message


def what_we_hold(atlas: Atlas) -> Iterator[Page]:
    """The page with a section for each group; a group of whom nothing is held says so."""
    held: defaultdict[str, list[Use]] = defaultdict(list)
    for use in atlas.ledger.uses:
        for group in use.ids("subjects"):
            held[group].append(use)
    yield view(
        "what-we-hold",
        message("view.hold.slug"),
        message("view.hold.title"),
        message("view.hold.summary"),
        (Paragraph((message("view.hold.intro"),)),),
        tuple(_section(atlas, group, held[group]) for group in atlas.inventory.subjects),
        file="subjects.yml",
    )


def _section(atlas: Atlas, group: str, used: list[Use]) -> Section:
    ledger = atlas.ledger
    title = message("cell", content=ledger.name(("subjects", group)).label)
    if not used:
        nothing = Clause("nothing", (Paragraph((message("view.hold.nothing"),)),))
        return Section(f"group-{group}", title, (nothing,))
    facts = Facts(
        (
            (message("view.hold.rights"), tuple(_right(right) for right in rights(used))),
            (message("view.hold.told"), (_told(used),)),
        )
    )
    table = Table(
        f"held-{group}",
        message("view.hold.table"),
        (
            message("register.column.activity"),
            message("register.column.purpose"),
            message("register.column.data"),
            message("register.column.systems"),
            message("register.column.recipients"),
            message("register.column.limits"),
        ),
        tuple(_row(ledger, use) for use in used),
        Tools(),
        broad=True,
    )
    return Section(f"group-{group}", title, (Clause("facts", (facts,)), Clause("held", (table,))))


def _row(ledger: Ledger, use: Use) -> Row:
    return Row(
        (
            cell((ledger.name(("activities", use.activity_id)),)),
            cell((ledger.name(use.path),)),
            cell(listed(ledger, use, "data", "data_categories")),
            cell(listed(ledger, use, "systems", "systems")),
            cell(receivers(ledger, use)),
            cell(limits(ledger, use)) or (message("register.limit-unstated"),),
        )
    )


def rights(used: Iterable[Use]) -> tuple[Right, ...]:
    """The rights that people have against these purposes together (Arts 15–22, 7(3) and 77 GDPR)."""
    purposes = tuple(used)
    bases = {str(basis.basis) for use in purposes for basis in use.bases}
    bases |= {basis for use in purposes for _, basis in use.further_bases}
    return applicable(
        bases,
        marketing=any(use.purpose.marketing is not None for use in purposes),
        automated=any(isinstance(use.fact("automated_decisions"), tuple) for use in purposes),
    )


def _right(right: Right) -> Message:
    return message(
        "view.hold.right", right=message(f"right.{right.id}.name"), law=Citation(right.provisions[0])
    )


def _told(used: Iterable[Use]) -> Message:
    """Whether the public policy tells of all that is held, of some of it, or of nothing."""
    public = {use.activity.public for use in used}
    if public == {True}:
        return message("view.hold.told.all")
    return message("view.hold.told.some") if True in public else message("view.hold.told.none")
