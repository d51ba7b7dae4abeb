"""Which pages are opened: those named, the sitemap's or those they link to, as far as robots may go."""

from __future__ import annotations

import base64
import gzip
import html
import io
import re
import urllib.robotparser
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urldefrag, urljoin, urlsplit

from playwright.sync_api import Error

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from playwright.sync_api import Page

AGENT = "datamap"
"""The name by which robots.txt may speak of the scan."""

Fetch = Callable[[str], bytes | None]
"""Gets the body at an address; None when there is none."""

_LOC = re.compile(r"<(?:\w+:)?loc>\s*(?:<!\[CDATA\[)?\s*(.*?)\s*(?:\]\]>)?\s*</(?:\w+:)?loc>", re.DOTALL)
_MOST_SITEMAPS = 20
_LARGEST = 50_000_000
"""Bytes of a sitemap, as sitemaps.org limits them."""

_NO_PAGE = re.compile(
    r"\.(?:pdf|zip|docx?|xlsx?|pptx?|jpe?g|png|gif|svg|webp|mp[34]|css|js|xml|json|ics|exe)$", re.IGNORECASE
)


_FETCH = """async (address) => {
  const answer = await fetch(address, {credentials: "omit"});
  if (!answer.ok) return null;
  const bytes = new Uint8Array(await answer.arrayBuffer());
  let text = "";
  for (let start = 0; start < bytes.length; start += 32768) {
    text += String.fromCharCode(...bytes.subarray(start, start + 32768));
  }
  return btoa(text);
}"""


def fetcher(page: Page, site: str, timeout: float) -> Fetch:
    """Fetches files of a site with the browser itself, which finds its way to the host; in seconds."""
    try:
        page.goto(urljoin(site, "/robots.txt"), timeout=timeout * 1000)
    except Error:
        return lambda _: None

    def fetch(address: str) -> bytes | None:
        try:
            body = page.evaluate(_FETCH, address)
        except Error:
            return None
        return None if body is None else base64.b64decode(body)

    return fetch


class Robots:
    """What robots.txt of a site allows us; everything where there is none."""

    def __init__(self, fetch: Fetch, site: str) -> None:
        self._rules = urllib.robotparser.RobotFileParser()
        body = fetch(urljoin(site, "/robots.txt"))
        self._rules.parse((body or b"").decode("utf-8", errors="replace").splitlines())

    def allow(self, address: str) -> bool:
        """Whether we may open an address."""
        return self._rules.can_fetch(AGENT, address)

    @property
    def sitemaps(self) -> list[str]:
        """The sitemaps that it names."""
        return self._rules.site_maps() or []


def sitemap(fetch: Fetch, site: str, robots: Robots) -> Iterator[str]:
    """The pages of the site's sitemaps: those of robots.txt, else ``/sitemap.xml``, and those they name."""
    pending = robots.sitemaps or [urljoin(site, "/sitemap.xml")]
    read: set[str] = set()
    while pending and len(read) < _MOST_SITEMAPS:
        address = pending.pop(0)
        if address in read or not same_origin(address, site):
            continue
        read.add(address)
        text = _text(fetch(address))
        found = [html.unescape(each) for each in _LOC.findall(text)]
        if "<sitemapindex" in text:
            pending += found
        else:
            yield from found


def _text(body: bytes | None) -> str:
    if body and body.startswith(b"\x1f\x8b"):
        try:
            with gzip.GzipFile(fileobj=io.BytesIO(body)) as packed:
                body = packed.read(_LARGEST)
        except (OSError, EOFError):
            return ""
    return (body or b"")[:_LARGEST].decode("utf-8", errors="replace")


def pages_of(addresses: Iterable[str], site: str) -> Iterator[str]:
    """Those among addresses that can be pages of the site, without their fragments."""
    for address in addresses:
        page = urldefrag(address).url
        if same_origin(page, site) and not _NO_PAGE.search(urlsplit(page).path):
            yield page


def same_origin(one: str, other: str) -> bool:
    """Whether two addresses are of one host and port."""
    try:
        first, second = urlsplit(one), urlsplit(other)
    except ValueError:
        return False
    return first.scheme in {"http", "https"} and first.netloc == second.netloc
