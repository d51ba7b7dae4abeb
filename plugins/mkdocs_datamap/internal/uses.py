"""Everything that uses an entry: the purposes it serves, and each other entry that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Facts, Row, Table, Tools
from mkdocs_datamap.internal.facts import label, lines
from mkdocs_datamap.internal.naming import TITLES, linked, place
from mkdocs_datamap.internal.retention import how_long
from mkdocs_datamap.inventory.choices import written
from mkdocs_datamap.wording.message import LinkTo, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.documents.tree import Block
    from mkdocs_datamap.internal.atlas import Atlas, SettledPurpose
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.internal.mentions import Mention
    from mkdocs_datamap.wording.message import Message, Sentence


def uses(entry: Entry, atlas: Atlas) -> Iterator[Block]:
    """A table of the purposes that have to do with an entry, and a list of the other entries that name it."""
    purposes = atlas.purposes_with.get(entry, ())
    if purposes:
        yield _purposes(purposes, entry, atlas)
    told = {purpose.entry for purpose in purposes}
    told |= {("activities", purpose.activity) for purpose in purposes}
    others: dict[tuple[str, str], dict[Entry, Mention]] = {}
    for mention in atlas.mentioned_by.get(entry, ()):
        if mention.source not in told:
            others.setdefault((mention.source[0], mention.field), {}).setdefault(mention.source, mention)
    if others:
        yield Facts(
            tuple(
                (_term(kind, field), tuple(linked(source, atlas) for source in sources))
                for (kind, field), sources in others.items()
            )
        )


def names(entry: Entry, atlas: Atlas) -> Iterator[Block]:
    """What an entry names, for one whose own fields are shown elsewhere: an outline is shown as a policy."""
    fields: dict[str, dict[Entry, None]] = {}
    for mention in atlas.mentions_of.get(entry, ()):
        fields.setdefault(mention.field, {})[mention.target] = None
    if fields:
        yield Facts(
            tuple(
                (label(written()[field]), tuple(linked(target, atlas) for target in targets))
                for field, targets in fields.items()
            )
        )


def _term(kind: str, field: str) -> Message:
    """What names the entry, and as what: “Transfers: Recipient”."""
    titles = {
        **TITLES,
        "organisation": message("kind.organisation"),
        "exceptions": message("entry.exceptions"),
    }
    return message("fact.part", label=titles[kind], value=label(written()[field]))


def _purposes(purposes: tuple[SettledPurpose, ...], entry: Entry, atlas: Atlas) -> Table:
    category = entry[1] if entry[0] == "data_categories" else None
    return Table(
        "purposes",
        message("uses.purposes"),
        (
            message("column.activity"),
            message("column.purpose"),
            message("column.basis"),
            message("column.retention"),
        ),
        tuple(
            Row(
                (
                    (linked(("activities", purpose.activity), atlas),),
                    (linked(purpose.entry, atlas),),
                    bases(purpose, atlas),
                    how_long(purpose.facts, atlas, category),
                )
            )
            for purpose in purposes
        ),
        Tools(),
    )


def bases(purpose: SettledPurpose, atlas: Atlas) -> tuple[Sentence, ...]:
    """The legal bases of a purpose by name, or the open question; the citations stand with the purpose."""
    found = purpose.facts.bases
    if not isinstance(found, tuple):
        return lines("bases", found, (*purpose.entry, "bases"), atlas) if found else ()
    named = dict.fromkeys(basis.basis for basis in found)
    return tuple(
        message("item", item=LinkTo(place(("law.bases", str(basis))), message(f"basis.{basis}.name")))
        for basis in named
    )
