"""``inspection.json`` of the EDPS's Website Evidence Collector.

https://github.com/EU-EDPS/website-evidence-collector. It visits without making a choice, unless cookies were
preset. It calls only a page and what lies below it the first party, so the party is judged anew here.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

from mkdocs_datamap.scanning.domains import bare, host_of, party, stripped
from mkdocs_datamap.scanning.evidence import Pass, Scan, Stored
from mkdocs_datamap.scanning.gathering import Gathering
from mkdocs_datamap.scanning.readers.har import moment

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.scanning.json_pieces import Piece

NAME = "inspection.json of the EDPS Website Evidence Collector"
_BY: dict[str, Literal["server", "script"]] = {"Cookie.HTTP": "server", "Cookie.JS": "script"}


def recognises(piece: Piece) -> bool:
    """Whether the file has the parts that only this tool writes."""
    return {"uri_ins", "hosts", "cookies", "start_time"} <= piece.object().keys()


def read(piece: Piece) -> Scan:
    """The scan; raises ScanNotReadError for what is not as the tool writes it."""
    site = stripped(piece.need("uri_ins").text())
    started = moment(piece.need("start_time"))
    found = Gathering()
    for cookie in _cookies(piece, site, started):
        found.store(cookie)
    for stored in _local_storage(piece, site):
        found.store(stored)
    _hosts(piece, site, found)
    pages = tuple(dict.fromkeys(stripped(page.text()) for page in piece.get("browsing_history").items()))
    browser = piece.get("browser")
    preset = browser.get("preset_cookies").value if browser.value is not None else None
    version = browser.get("version").text_or_none() if browser.value is not None else None
    ended = piece.get("end_time")
    return Scan(
        tool="EDPS Website Evidence Collector",
        browser=version,
        started=started,
        finished=moment(ended) if ended.value is not None else None,
        site=site,
        covers=("cookie", "local-storage"),
        passes=(
            Pass(choice="unknown" if preset else "none", pages=pages, stored=found.stored, hosts=found.hosts),
        ),
    )


def _cookies(piece: Piece, site: str, started: dt.datetime) -> Iterator[Stored]:
    for cookie in piece.need("cookies").items():
        log = cookie.get("log")
        page, kind, when, initiator = site, None, started, None
        if log.value is not None:
            page = stripped(log.get("location").text_or_none() or site)
            kind = log.get("type").text_or_none()
            when = moment(log.get("timestamp")) if log.get("timestamp").value is not None else started
            initiator = _initiator(log)
        host = bare(cookie.get("domain").text_or_none() or host_of(page))
        ends = _end(cookie.get("expires"))
        seconds = None if ends is None else round((ends - when).total_seconds())
        size = cookie.get("size").number_or_none()
        yield Stored(
            kind="cookie",
            name=cookie.need("name").text(),
            host=host,
            party=party(host, page),
            partition=_partition(cookie.get("partitionKey")),
            session=seconds is None,
            seconds=seconds,
            size=None if size is None else int(size),
            http_only=cookie.get("httpOnly").flag_or_none(),
            set_by=_BY.get(kind or "", "unknown"),
            page=page,
            initiator=initiator,
        )


def _end(piece: Piece) -> dt.datetime | None:
    """When a cookie ends: seconds since 1970 from the browser, a time from the log; None with the session."""
    if isinstance(piece.value, str):
        return moment(piece)
    seconds = piece.number_or_none()
    if seconds is None or seconds <= 0:
        return None
    try:
        return dt.datetime.fromtimestamp(seconds, tz=dt.UTC)
    except (ValueError, OverflowError, OSError):
        return piece.fail("This is no time.")


def _partition(piece: Piece) -> str | None:
    """The site that a cookie is partitioned by; newer browsers write an object."""
    if isinstance(piece.value, dict):
        return piece.get("topLevelSite").text_or_none()
    return piece.text_or_none()


def _initiator(log: Piece) -> str | None:
    """The script or address that set it: the last step that is known."""
    for step in log.get("stack").items():
        file = step.get("fileName").text_or_none()
        if file:
            return stripped(file)
    return None


def _local_storage(piece: Piece, site: str) -> Iterator[Stored]:
    origins = piece.get("localStorage")
    for origin in origins.object() if origins.value is not None else {}:
        keys = origins.get(origin)
        for name in keys.object():
            entry = keys.get(name)
            log = entry.get("log")
            logged = log.value is not None
            page = stripped((log.get("location").text_or_none() if logged else None) or site)
            yield Stored(
                kind="local-storage",
                name=name,
                host=host_of(origin),
                party=party(host_of(origin), page),
                set_by="script",
                page=page,
                initiator=_initiator(log) if logged else None,
            )


def _hosts(piece: Piece, site: str, found: Gathering) -> None:
    requests = piece.need("hosts").get("requests")
    for whose in ("firstParty", "thirdParty") if requests.value is not None else ():
        for listed in requests.get(whose).items():
            found.ask(bare(listed.text()), party(listed.text(), site), "other", site, None)
    for beacon in piece.get("beacons").items():
        host = host_of(beacon.need("url").text())
        found.ask(host, party(host, site), "beacon", site, None)
