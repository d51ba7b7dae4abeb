"""Declared and seen: each cookie of the list with the evidence for it, and what a browser saw besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.tree import Clause, Counts, Facts, Paragraph, Row, Section, Table, Tools
from mkdocs_datamap.internal.register.cookies import CATEGORY, PARTY, STORAGE, lasting
from mkdocs_datamap.internal.views.page import cell, view
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.rules.cookies.listed import listed, oldest
from mkdocs_datamap.scanning.durations import written
from mkdocs_datamap.scanning.matching import matching, sightings
from mkdocs_datamap.wording.message import Names, PageLink, Period, message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.documents.tree import Block
    from mkdocs_datamap.internal.atlas import Atlas
    from mkdocs_datamap.internal.page import Page
    from mkdocs_datamap.internal.register.table import Cell, Item
    from mkdocs_datamap.inventory.cookies import Cookie, Cookies
    from mkdocs_datamap.scanning.matching import Sighting
    from mkdocs_datamap.wording.message import Message, Sentence

SEEN, OLD, NEVER, UNSEEABLE = "seen", "old", "never", "unseeable"

STATES = {
    SEEN: message("view.seen.state.seen"),
    OLD: message("view.seen.state.old"),
    NEVER: message("view.seen.state.never"),
    UNSEEABLE: message("view.seen.state.unseeable"),
}
CHOICES = {
    "none": message("view.seen.choice.none"),
    "accepted": message("view.seen.choice.accepted"),
    "refused": message("view.seen.choice.refused"),
    "unknown": message("view.seen.choice.unknown"),
}
"""What the visitor had chosen, in the order in which a scan tries it."""


def declared_and_seen(atlas: Atlas) -> Iterator[Page]:
    """The page of cookies, declared against seen."""
    cookies, entries = atlas.inventory.cookies, listed(atlas.inventory)
    lead: tuple[Block, ...]
    if cookies is not None and entries:
        lead = (
            Paragraph((message("view.seen.intro"), message("view.seen.record"))),
            Counts(tuple(_counts(atlas, cookies, entries))),
            Facts(tuple(_facts(atlas, cookies))),
            _declared(atlas, cookies, entries),
        )
    elif cookies is not None and known(cookies.entries) is None:
        lead = (Paragraph((message("view.seen.open", page=PageLink("view.questions")),)),)
    else:
        lead = (Paragraph((message("cookies.none"),)),)
    yield view(
        "declared-and-seen",
        message("view.seen.slug"),
        message("view.seen.title"),
        message("view.seen.summary"),
        lead,
        _besides(atlas, entries),
        file="cookies.yml" if cookies else "organisation.yml",
        wide=True,
    )


def state(entry: Cookie, cookies: Cookies, atlas: Atlas) -> str:
    """Whether there is evidence for an entry, and whether it is older than ``check_every`` allows."""
    if entry.seen is None:
        return UNSEEABLE if entry.storage == "device-id" else NEVER
    return OLD if entry.seen.on < oldest(cookies, atlas.on) else SEEN


def _counts(atlas: Atlas, cookies: Cookies, entries: dict[str, Cookie]) -> Iterator[tuple[int, Message]]:
    found = [state(entry, cookies, atlas) for entry in entries.values()]
    for each in (SEEN, OLD, NEVER):
        yield found.count(each), STATES[each]


def _facts(atlas: Atlas, cookies: Cookies) -> Iterator[tuple[Message, tuple[Sentence, ...]]]:
    checked = atlas.ledger.fact(("cookies", "checked"), cookies.checked)
    yield message("view.seen.checked"), cell(checked)
    yield message("view.seen.every"), (message("item", item=Period(cookies.check_every)),)


def _declared(atlas: Atlas, cookies: Cookies, entries: dict[str, Cookie]) -> Table:
    columns = (
        message("register.column.cookie"),
        message("register.column.storage"),
        message("register.column.category"),
        message("view.seen.declared"),
        message("view.seen.by-browser"),
        message("view.seen.on"),
        message("view.seen.scan"),
        message("view.seen.state"),
    )
    rows = tuple(_row(atlas, cookies, name, entry) for name, entry in entries.items())
    return Table(
        "declared", message("view.seen.table"), columns, rows, Tools(((2, "category"), (7, "state")))
    )


def _row(atlas: Atlas, cookies: Cookies, name: str, entry: Cookie) -> Row:
    path, category, seen = ("cookies", "entries", name), known(entry.category), entry.seen
    cells: tuple[Cell, ...] = (
        (atlas.ledger.name(path),),
        (STORAGE[entry.storage],),
        (CATEGORY[category],) if category else atlas.ledger.fact((*path, "category"), entry.category),
        (PARTY[entry.party], *((entry.domain,) if entry.domain else ()), lasting(entry.duration)),
        tuple(_shown(atlas, name, entry)),
        (seen.on,) if seen else (),
        (seen.scan,) if seen else (),
        (STATES[state(entry, cookies, atlas)],),
    )
    keys = ("", "", "", "", "", seen.on.isoformat() if seen else "", "", "")
    return Row(tuple(map(cell, cells)), keys)


def _shown(atlas: Atlas, name: str, entry: Cookie) -> Iterator[Item]:
    """What the scan that an entry names shows of it, where its file is there."""
    if entry.seen is None:
        return
    scan = atlas.scans.get(entry.seen.scan)
    if scan is None:
        yield message("view.seen.no-file")
        return
    found = matching(listed(atlas.inventory), sightings(scan)).declared.get(name, ())
    if not found:
        yield message("view.seen.not-in-file")
    for sighting in found:
        stored = sighting.stored
        yield message("view.seen.found", name=stored.name, host=stored.host, party=PARTY[stored.party])
        yield from _lasting(sighting)
        yield _choices(sighting)


def _lasting(sighting: Sighting) -> Iterator[Item]:
    """How long the browser was asked to keep it, as far as it can be seen."""
    stored = sighting.stored
    if stored.session:
        yield message("cookies.duration.session")
    elif stored.seconds is not None:
        yield message("item", item=Period(written(stored.asked_seconds or stored.seconds)))


def _choices(sighting: Sighting) -> Message:
    made = tuple(said for choice, said in CHOICES.items() if choice in sighting.choices)
    return message("view.seen.when", choices=Names(made))


def _besides(atlas: Atlas, entries: dict[str, Cookie]) -> tuple[Section, ...]:
    """What the latest scan that is there saw, and no entry declares."""
    latest = max(atlas.scans.items(), key=lambda named: (named[1].day, named[0]), default=None)
    if latest is None:
        return ()
    name, scan = latest
    rows = tuple(_stranger(sighting) for sighting in matching(entries, sightings(scan)).undeclared)
    told = message("view.seen.nothing-besides", scan=name, day=scan.day)
    if rows:
        told = message("view.seen.besides", scan=name, day=scan.day)
    blocks: tuple[Block, ...] = (Paragraph((told,)), *((_strangers(rows),) if rows else ()))
    return (Section("besides", message("view.seen.besides.title"), (Clause("list", blocks),)),)


def _strangers(rows: tuple[Row, ...]) -> Table:
    columns = (
        message("register.column.cookie"),
        message("register.column.storage"),
        message("register.column.domain"),
        message("register.column.party"),
        message("register.column.duration"),
        message("view.seen.when.column"),
        message("view.seen.page"),
    )
    return Table("besides-table", message("view.seen.besides.title"), columns, rows, Tools())


def _stranger(sighting: Sighting) -> Row:
    stored = sighting.stored
    cells: tuple[Cell, ...] = (
        (stored.name,),
        (STORAGE[stored.kind],),
        (stored.host,),
        (PARTY[stored.party],),
        tuple(_lasting(sighting)),
        (_choices(sighting),),
        (stored.page,) if stored.page else (),
    )
    return Row(tuple(map(cell, cells)))


def scans_named(cookies: Cookies | None) -> frozenset[str]:
    """The files of the scans that the entries name as their evidence."""
    entries = (known(cookies.entries) or {}) if cookies else {}
    return frozenset(entry.seen.scan for entry in entries.values() if entry.seen is not None)
