"""What a host was asked for, from the kinds of requests as Chromium names them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast, get_args

from mkdocs_datamap.scanning.domains import host_of
from mkdocs_datamap.scanning.evidence import Asked

if TYPE_CHECKING:
    from collections.abc import Mapping

_KINDS: Mapping[str, str] = {
    "document": "page",
    "stylesheet": "style",
    "xhr": "data",
    "fetch": "data",
    "eventsource": "data",
    "ping": "beacon",
    "websocket": "socket",
}


def asked_for(kind: str | None, host: str, page: str) -> Asked:
    """What a request of this kind asks a host for; a document of another host than the page's is a frame."""
    written = (kind or "other").lower()
    if written == "document" and host != host_of(page):
        return "frame"
    named = _KINDS.get(written, written)
    return cast("Asked", named) if named in get_args(Asked) else "other"
