"""HAR 1.2, as browsers export it: http://www.softwareishard.com/blog/har-12-spec/.

It knows cookies that servers set and hosts that were asked, not what scripts stored, and it does not tell
which choice the visitor had made.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mkdocs_datamap.scanning.asking import asked_for
from mkdocs_datamap.scanning.domains import bare, host_of, party, stripped
from mkdocs_datamap.scanning.evidence import Pass, Scan, Stored
from mkdocs_datamap.scanning.gathering import Gathering
from mkdocs_datamap.scanning.set_cookie import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.scanning.json_pieces import Piece

NAME = "HAR 1.2"


def recognises(piece: Piece) -> bool:
    """Whether the file has a log with entries."""
    log = piece.get("log").value
    return isinstance(log, dict) and "entries" in log


def read(piece: Piece) -> Scan:
    """The scan; raises ScanNotReadError for what is not as HAR 1.2 says."""
    log = piece.need("log")
    entries = list(log.need("entries").items())
    if not entries:
        log.get("entries").fail("There are no entries, so this is no evidence of anything.")
    pages = {page.need("id").text(): page for page in log.get("pages").items()}
    first = stripped(entries[0].need("request").need("url").text())
    found = Gathering()
    opened: dict[str, None] = {}
    for entry in entries:
        page = _page(entry, pages, first)
        opened[page] = None
        address = entry.need("request").need("url").text()
        host = host_of(address)
        asked = asked_for(entry.get("_resourceType").text_or_none(), host, page)
        found.ask(host, party(host, page), asked, page, page)
        for stored in _set(entry, address, page):
            found.store(stored)
    creator = log.get("creator")
    made_by = creator.get("name").text_or_none() if creator.value is not None else None
    browser = log.get("browser")
    return Scan(
        tool=f"HAR of {made_by or 'an unnamed program'}",
        browser=browser.get("name").text_or_none() if browser.value is not None else None,
        started=moment(entries[0].need("startedDateTime")),
        site=first,
        covers=(),
        passes=(Pass(choice="unknown", pages=tuple(opened), stored=found.stored, hosts=found.hosts),),
    )


def _page(entry: Piece, pages: dict[str, Piece], first: str) -> str:
    """The address in the address bar: the title of the page that browsers give is it, else the first one."""
    page = pages.get(entry.get("pageref").text_or_none() or "")
    title = page.get("title").text_or_none() if page else None
    return stripped(title) if title and host_of(title) else first


def _set(entry: Piece, address: str, page: str) -> Iterator[Stored]:
    """The cookies of an answer, from its headers, or from the list of cookies where those were left out."""
    when = moment(entry.need("startedDateTime"))
    answer = entry.need("response")
    lines = [
        line
        for header in answer.get("headers").items()
        if header.need("name").text().lower() == "set-cookie"
        for line in header.need("value").text().split("\n")
    ]
    for line in lines:
        cookie = parsed(line, host_of(address), when)
        if cookie is not None and not cookie.removed:
            yield cookie.stored(page, stripped(address), "server")
    if lines:
        return
    for listed in answer.get("cookies").items():
        host = bare(listed.get("domain").text_or_none() or host_of(address))
        expires = listed.get("expires")
        lasting = round((moment(expires) - when).total_seconds()) if expires.value else None
        if lasting is None or lasting > 0:
            yield Stored(
                kind="cookie",
                name=listed.need("name").text(),
                host=host,
                party=party(host, page),
                session=lasting is None,
                seconds=lasting,
                http_only=listed.get("httpOnly").flag_or_none(),
                set_by="server",
                page=page,
                initiator=stripped(address),
            )


def moment(piece: Piece) -> dt.datetime:
    """A point in time as ISO 8601; without a zone it is read as UTC."""
    try:
        read = dt.datetime.fromisoformat(piece.text())
    except ValueError:
        piece.fail("A time is needed here, as 2026-11-22T10:00:00Z.")
    return read if read.tzinfo else read.replace(tzinfo=dt.UTC)
