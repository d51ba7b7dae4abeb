"""The JSON report of ``@slashgear/gdpr-cookie-scanner`` on npm.

It makes the same three passes as we do, but records cookies and requests only, and in an incognito window,
where some builds of Chromium take no cookies of third parties. Read as version 3.8.2 writes it.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mkdocs_datamap.scanning.asking import asked_for
from mkdocs_datamap.scanning.domains import bare, host_of, party, stripped
from mkdocs_datamap.scanning.evidence import Failure, Pass, Scan, Stored
from mkdocs_datamap.scanning.gathering import Gathering
from mkdocs_datamap.scanning.readers.har import moment

if TYPE_CHECKING:
    from mkdocs_datamap.scanning.evidence import Choice
    from mkdocs_datamap.scanning.json_pieces import Piece

NAME = "the JSON of @slashgear/gdpr-cookie-scanner"
_PASSES: tuple[tuple[Choice, str, str], ...] = (
    ("none", "BeforeInteraction", "unknown"),
    ("accepted", "AfterAccept", "accept"),
    ("refused", "AfterReject", "reject"),
)


def recognises(piece: Piece) -> bool:
    """Whether the file has the parts that only this tool writes."""
    return {"cookiesBeforeInteraction", "scanDate", "url"} <= piece.object().keys()


def read(piece: Piece) -> Scan:
    """The scan; raises ScanNotReadError for what is not as the tool writes it."""
    site = stripped(piece.need("url").text())
    started = moment(piece.need("scanDate"))
    errors = tuple(Failure(address=site, problem=error.text()) for error in piece.get("errors").items())
    buttons = _buttons(piece.get("modal"))
    duration = piece.get("duration").number_or_none()
    return Scan(
        tool="@slashgear/gdpr-cookie-scanner",
        started=started,
        finished=started + dt.timedelta(milliseconds=duration) if duration is not None else None,
        site=site,
        covers=("cookie",),
        third_parties=False,
        passes=tuple(
            _pass(piece, choice, suffix, made=choice == "none" or button in buttons, errors=errors)
            for choice, suffix, button in _PASSES
        ),
    )


def _buttons(modal: Piece) -> set[str]:
    """The buttons that the tool found: without one it could not make the choice."""
    if modal.value is None:
        return set()
    return {button.get("type").text_or_none() or "" for button in modal.get("buttons").items()}


def _pass(piece: Piece, choice: Choice, suffix: str, *, made: bool, errors: tuple[Failure, ...]) -> Pass:
    site, started = stripped(piece.need("url").text()), moment(piece.need("scanDate"))
    found = Gathering()
    for cookie in piece.need(f"cookies{suffix}").items():
        host = bare(cookie.need("domain").text())
        ends = cookie.get("expires").number_or_none()
        seconds = round(ends - started.timestamp()) if ends is not None and ends > 0 else None
        found.store(
            Stored(
                kind="cookie",
                name=cookie.need("name").text(),
                host=host,
                party=party(host, site),
                session=seconds is None,
                seconds=seconds,
                http_only=cookie.get("httpOnly").flag_or_none(),
                page=site,
            )
        )
    for request in piece.get(f"network{suffix}").items():
        host = host_of(request.need("url").text())
        asked = asked_for(request.get("resourceType").text_or_none(), host, site)
        initiator = request.get("initiator").text_or_none()
        found.ask(host, party(host, site), asked, site, stripped(initiator) if initiator else None)
    return Pass(
        choice=choice,
        made=made,
        pages=(site,),
        stored=found.stored,
        hosts=found.hosts,
        failures=errors if choice == "none" else (),
    )
