"""The facts of entries that stand in no file of their own: countries, providers of cookies, roles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Facts, Row, Table
from mkdocs_datamap.internal.edit import edit
from mkdocs_datamap.internal.facts import label, lines, open_question
from mkdocs_datamap.internal.naming import linked, party_entry
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.law.transfers import standing
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.wording.message import Citation, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.documents.tree import Block
    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.wording.message import Message, Sentence


def country(code: str, atlas: Atlas) -> Iterator[Block]:
    """How the law sees a country on the day of the map, with the decision behind it."""
    found, entry = standing(code, atlas.on), vocabulary().countries.get(code)
    rows: list[tuple[Sentence, tuple[Sentence, ...]]] = [
        (message("country.standing"), (stands(code, atlas),))
    ]
    if found.decision:
        rows.append((message("country.decision"), (message("item", item=Citation(found.decision)),)))
    if found.requires or found.excludes:
        limits = {
            "appi-recipient": message("country.limit.appi-recipient"),
            "automated-processing": message("country.limit.automated-processing"),
            "danish-state-authorities": message("country.limit.danish-state-authorities"),
            "dpf-listed": message("country.limit.dpf-listed"),
            "pipeda-recipient": message("country.limit.pipeda-recipient"),
            "religious-political-credit-data": message("country.limit.religious-political-credit-data"),
            "security-defence-criminal-matters": message("country.limit.security-defence-criminal-matters"),
        }
        rows.append(
            (message("country.limits"), tuple(limits[each] for each in (*found.requires, *found.excludes)))
        )
    if found.sunset:
        rows.append((message("country.sunset"), (message("item", item=found.sunset),)))
    if entry is not None:
        rows.append((message("law.checked"), (message("item", item=entry.checked),)))
    yield Facts(tuple(rows))


def stands(code: str, atlas: Atlas) -> Message:
    """How the law sees a country on the day of the map, in a phrase."""
    return {
        "eea": message("country.standing.eea"),
        "adequate": message("country.standing.adequate"),
        "third": message("country.standing.third"),
        "unknown": message("country.standing.unknown"),
    }[standing(code, atlas.on).kind]


def provider(party: str, atlas: Atlas) -> Iterator[Block]:
    """The party behind cookies, and what it sets or reads."""
    yield Facts(((message("provider.party"), (linked(party_entry(party, atlas), atlas),)),))
    cookies = atlas.inventory.cookies
    entries = (known(cookies.entries) if cookies else None) or {}
    shown = ("category", "storage", "duration", "data")
    yield Table(
        "cookies",
        message("kind.cookies"),
        (message("column.name"), *(label(field) for field in shown)),
        tuple(
            Row(
                (
                    (linked(("cookies", "entries", identifier), atlas),),
                    *(
                        lines(field, value, ("cookies", "entries", identifier, field), atlas)
                        if (value := getattr(entry, field))
                        else ()
                        for field in shown
                    ),
                )
            )
            for identifier, entry in entries.items()
            if entry.provider == party
        ),
    )


def role(identifier: str, atlas: Atlas) -> Iterator[Block]:
    """What a role has to find out."""
    questions = atlas.questions_of(identifier)
    if questions:
        yield Table(
            "questions",
            label("questions"),
            (message("column.name"), label("todo"), message("column.place")),
            tuple(
                Row(
                    (
                        (linked(question.entry, atlas),),
                        open_question(question.todo, atlas),
                        (edit(question.path, atlas),),
                    )
                )
                for question in questions
            ),
        )
