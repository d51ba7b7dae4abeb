"""Whose a host is: registrable domains by the Public Suffix List, which comes along with its library."""

from __future__ import annotations

import ipaddress
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from publicsuffixlist import PublicSuffixList

if TYPE_CHECKING:
    from mkdocs_datamap.scanning.evidence import Party


@cache
def _suffixes() -> PublicSuffixList:
    return PublicSuffixList()


def registrable(host: str) -> str:
    """The domain that somebody registered: ``shop.ajos.dk`` → ``ajos.dk``.

    An address of the internet protocol and a name that is itself a suffix (``localhost``) are their own.
    """
    name = bare(host)
    try:
        return str(ipaddress.ip_address(name.strip("[]")))
    except ValueError:
        return _suffixes().privatesuffix(name) or name


def party(host: str, page: str) -> Party:
    """Whether a host is the first party of the page with this address in the address bar, or a third."""
    return "first" if registrable(host) == registrable(host_of(page)) else "third"


def site_of(page: str) -> str:
    """The site in the address bar, as browsers name what they partition by: ``https://ajos.dk``."""
    return f"{page.partition('://')[0]}://{registrable(host_of(page))}"


def host_of(address: str) -> str:
    """The host of an address; empty when there is none."""
    try:
        return bare(urlsplit(address).hostname or "")
    except ValueError:
        return ""


def bare(host: str) -> str:
    """A domain as cookies and people write it, made comparable: no leading point, no capitals."""
    return host.strip().lower().removeprefix("*").strip(".")


def within(host: str, domain: str) -> bool:
    """Whether a host is the domain or below it."""
    name, above = bare(host), bare(domain)
    return bool(above) and (name == above or name.endswith(f".{above}"))


def stripped(address: str) -> str:
    """The address without user, query and fragment: these can hold what identifies a person."""
    try:
        parts = urlsplit(address)
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    if parts.scheme in {"data", "blob", "about", "javascript"}:
        return f"{parts.scheme}:"
    host = parts.hostname or ""
    return f"{parts.scheme}://{f'[{host}]' if ':' in host else host}{port}{parts.path}"
