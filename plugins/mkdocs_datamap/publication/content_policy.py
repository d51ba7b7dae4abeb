"""What a page may load and do: the Content-Security-Policy, with the hash of each script that stands in it.

A static site has no server to make a nonce, so the scripts within pages are named by their hashes. Styles
within pages are allowed: Material and the diagrams have style attributes, which hashes do not cover.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_SCRIPT = re.compile(r"<script\b(?P<attributes>[^>]*)>(?P<code>.*?)</script\s*>", re.IGNORECASE | re.DOTALL)
_DATA = re.compile(r"""\btype\s*=\s*["']?application/(?:ld\+)?json""", re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_META = re.compile(r'\n?\s*<meta http-equiv="Content-Security-Policy"[^>]*>', re.IGNORECASE)
_CHARSET = re.compile(r"""<meta\s+charset=["']?[\w-]+["']?\s*/?>""", re.IGNORECASE)
_REFERRER = '<meta name="referrer" content="no-referrer">'

FRAGMENT = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'"
)
"""For the parts that other sites embed: no script, nothing from elsewhere."""


def script_hashes(text: str) -> tuple[str, ...]:
    """The CSP hash (``'sha256-…'``) of each script that stands in a page, once and in order."""
    found = (
        match["code"]
        for match in _SCRIPT.finditer(text)
        if not _SOURCE.search(match["attributes"]) and not _DATA.search(match["attributes"])
    )
    return tuple(dict.fromkeys(_hash(code) for code in found))


def _hash(code: str) -> str:
    # A browser reads every line end as one line feed before it hashes.
    read = re.sub("\r\n?", "\n", code).encode()
    return f"'sha256-{base64.b64encode(hashlib.sha256(read).digest()).decode()}'"


def policy(hashes: Iterable[str]) -> str:
    """The policy of a page with these scripts. Everything comes from the site itself."""
    scripts = " ".join(("'self'", *hashes))
    return (
        f"default-src 'none'; script-src {scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; worker-src 'self' blob:; manifest-src 'self'; base-uri 'self'; "
        "form-action 'none'"
    )


def framed_by(origins: Sequence[str]) -> str:
    """The directive that says who may show a page in a frame; a ``meta`` element cannot carry it."""
    return f"frame-ancestors {' '.join(origins) or chr(39) + 'none' + chr(39)}"


def guarded(text: str) -> str:
    """The page with its policy as the first thing that counts, and without one that it had before.

    A text without ``<meta charset>`` is no page of the theme, and comes back as it is.
    """
    # Few pages have had one, and looking for the element takes far longer than looking for its name.
    has_one = "content-security-policy" in text.lower()
    plain = (_META.sub("", text) if has_one else text).replace(_REFERRER, "")
    declared = _CHARSET.search(plain)
    if declared is None:
        return text
    content = html.escape(policy(script_hashes(plain)), quote=False)
    meta = f'<meta http-equiv="Content-Security-Policy" content="{content}">{_REFERRER}'
    return f"{plain[: declared.end()]}{meta}{plain[declared.end() :]}"
