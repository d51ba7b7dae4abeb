"""What would change if a party, or everything in a country, went away: the end of its page.

The page of a country also tells what would change if a ground of the law fell on which transfers there rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Bullets, Clause, Details, Facts, Paragraph, Quotes, Section
from mkdocs_datamap.internal.attention import findings_table
from mkdocs_datamap.internal.consequences import KINDS, consequences, without_grounds
from mkdocs_datamap.internal.impact import path_of
from mkdocs_datamap.internal.naming import link, linked, name, page_key
from mkdocs_datamap.inventory.projection import tokens
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.wording.message import LinkTo, Names, See, message, plural

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_datamap.documents.tree import Block
    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.consequences import Consequences
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.inventory.flows import Flow
    from mkdocs_datamap.inventory.inventory import Path
    from mkdocs_datamap.inventory.transfers import Transfer
    from mkdocs_datamap.wording.message import Message, Sentence, Value

SECTION = "impact"

FEW = 6
"""Arrows that a reader overlooks; more are shown when they are asked for."""

FactRow = tuple["Sentence", tuple["Sentence", ...]]


def without_it(entry: Entry, atlas: Atlas) -> Iterator[Section]:
    """The section with what goes, what changes, and what then is found; none where nothing can go."""
    if entry[0] not in KINDS:
        return
    found = consequences(entry, atlas)
    if found is None:
        return
    grounds = tuple(
        Section(
            f"{SECTION}-{each.impact.subject.name}",
            message("impact.ground", ground=_ground_falling(each)),
            (Clause("all", tuple(_blocks(each, f"-{each.impact.subject.name}", (), atlas))),),
        )
        for each in without_grounds(entry, atlas)
    )
    with_it = tuple(each for each in found.gone if each != entry and each[0] != "transfers")
    yield Section(
        SECTION,
        message("impact.all-there") if entry[0] == "countries" else message("entry.impact"),
        (Clause("all", tuple(_blocks(found, "", with_it, atlas))),),
        grounds,
    )


def _ground_falling(found: Consequences) -> Message:
    """The mechanism of the transfers for which a ground falls."""
    rows = found.impact.transfers.values()
    ground = found.impact.subject.ground
    fallen = (
        mechanism
        for row, _ in rows
        for mechanism in (known(row.mechanism), known(row.fallback))
        if ground is not None and ground.bears(mechanism, row.country)
    )
    return _mechanism(next(fallen, None))


def _blocks(found: Consequences, suffix: str, with_it: tuple[Entry, ...], atlas: Atlas) -> Iterator[Block]:
    """What is found, as rows and tables; ``suffix`` tells their ids from those of another ground."""
    arrows = tuple(_arrows(found, atlas))
    yield Facts(tuple(_rows(found, with_it, arrows, atlas)))
    if len(arrows) > FEW:
        summary = plural("impact.many-arrows", len(arrows))
        yield Details(f"{SECTION}-arrows{suffix}", summary, (Bullets(tuple((each,) for each in arrows)),))
    if found.clauses:
        yield _clauses(found, suffix, atlas)
    for key, caption, findings in (
        ("findings", message("impact.findings"), found.impact.findings),
        ("settled", message("impact.settled"), found.impact.settled),
    ):
        if findings:
            yield findings_table(f"{SECTION}-{key}{suffix}", caption, dict.fromkeys(findings), atlas)
    yield Paragraph((message("impact.command", command=f"datamap impact {_subject(found)}"),))


def _rows(
    found: Consequences, with_it: tuple[Entry, ...], arrows: tuple[Message, ...], atlas: Atlas
) -> Iterator[FactRow]:
    """What can be said in a few words each; what would be empty is left out, but for the findings."""
    diagrams = tuple(_diagram(each, atlas) for each in found.diagrams)
    for term, said in (
        (message("impact.with-it"), _linked(with_it, atlas)),
        (
            message("impact.transfers"),
            tuple(_transfer(row, *sides, atlas) for row, sides in found.impact.transfers.items()),
        ),
        (message("impact.activities"), _linked(found.activities, atlas)),
        (message("impact.public-arrows"), arrows if len(arrows) <= FEW else ()),
        (message("impact.map-diagrams"), _together(diagrams)),
        (message("impact.possible-clauses"), _together(found.possible)),
        (message("impact.findings"), () if found.impact.findings else (message("impact.none"),)),
    ):
        if said:
            yield term, said


def _together(values: tuple[Value, ...]) -> tuple[Sentence, ...]:
    return (message("item", item=Names(values)),) if values else ()


def _subject(found: Consequences) -> str:
    subject = found.impact.subject
    return subject.name if subject.ground is None else f"law:{subject.name}"


def _linked(entries: Iterable[Entry], atlas: Atlas) -> tuple[Sentence, ...]:
    return tuple(linked(each, atlas) for each in entries)


def _diagram(entry: Entry, atlas: Atlas) -> LinkTo:
    return LinkTo(See(page_key(entry), "flows"), name(entry, atlas))


def _transfer(row: str, before: Transfer, after: Transfer | None, atlas: Atlas) -> Message:
    """A transfer with its ground before and after."""
    transfer = link(("transfers", row), atlas)
    was = _mechanism(known(before.mechanism))
    if after is None:
        return message("impact.transfer-gone", transfer=transfer, ground=was)
    now = _mechanism(known(after.mechanism))
    if was == now:
        fallback = _mechanism(known(before.fallback))
        return message("impact.transfer-fallback", transfer=transfer, ground=was, fallback=fallback)
    return message("impact.transfer-changed", transfer=transfer, before=was, after=now)


def _mechanism(identifier: str | None) -> Message:
    return message("impact.no-ground") if identifier is None else message(f"mechanism.{identifier}.name")


def _arrows(found: Consequences, atlas: Atlas) -> Iterator[Message]:
    """The arrows of the public diagrams that go and that come."""
    impact = found.impact
    for flows, inventory in ((impact.lost, impact.before), (impact.new, impact.after)):
        paths = {number: path for path, number in tokens(inventory).items()} if flows else {}
        for flow in flows:
            arrow = _arrow(flow, paths, atlas)
            yield (
                message("impact.arrow-lost", arrow=arrow)
                if flows is impact.lost
                else message("impact.arrow-new", arrow=arrow)
            )


def _arrow(flow: Flow, paths: Mapping[int, Path], atlas: Atlas) -> Message:
    ends = (tuple(map(str, path_of(end, paths))) for end in (flow.tail, flow.head))
    tail, head = (link(end, atlas) for end in ends)
    ground = flow.transfer.mechanism if flow.transfer else None
    if ground is None:
        return message("impact.arrow", tail=tail, head=head)
    return message("impact.arrow-on", tail=tail, head=head, ground=_mechanism(ground))


def _clauses(found: Consequences, suffix: str, atlas: Atlas) -> Details:
    """The clauses that would read otherwise, with what they say today of what goes."""
    concerned = found.gone or tuple(("transfers", row) for row in found.impact.transfers)
    numbers = frozenset(atlas.tokens[each] for each in concerned)
    words = frozenset().union(*(atlas.public_words.get(number, ()) for number in numbers))
    return Details(
        f"{SECTION}-clauses{suffix}",
        plural("impact.changed-clauses", len(found.clauses)),
        (
            Quotes(
                tuple(
                    (place, atlas.public_sentences[place].on(numbers, words, named=False))
                    for place in found.clauses
                )
            ),
        ),
    )
