"""Which addresses and anchors may reach a page."""

from __future__ import annotations

import re

SCHEMES = frozenset({"https", "mailto", "tel"})

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_UNSAFE = re.compile(r"[\s\x00-\x1f\x7f-\x9f<>\"'`\\{}|^]")
_ANCHOR = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]*")


def safe_href(href: str) -> str:
    """The address itself, when a page may link to it.

    Allowed are relative addresses, ``#anchor``, ``https:``, ``mailto:`` and ``tel:``. Raises ValueError for
    every other scheme, for ``//host``, and for characters that an address has to percent-encode.
    """
    if not href or _UNSAFE.search(href):
        raise ValueError(f"“{href}” is no address: percent-encode spaces and quotation marks")
    if href.startswith("//"):
        raise ValueError(f"“{href}” leads to another site without a scheme: write https:")
    scheme = _SCHEME.match(href)
    if scheme and scheme[1].lower() not in SCHEMES:
        raise ValueError(f"“{href}” has the scheme “{scheme[1]}”; allowed are {', '.join(sorted(SCHEMES))}")
    if not scheme and ":" in re.split(r"[/?#]", href, maxsplit=1)[0]:
        raise ValueError(f"“{href}” has a colon where a scheme would end: write ./ before it")
    return href


def safe_anchor(anchor: str) -> str:
    """The anchor itself, when it is letters, digits, dots, dashes and underscores.

    Raises ValueError otherwise: an anchor stands unescaped in Markdown and in addresses.
    """
    if not _ANCHOR.fullmatch(anchor):
        raise ValueError(f"“{anchor}” cannot be an anchor: use letters a–z, digits and dashes")
    return anchor
