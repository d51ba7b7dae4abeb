"""The addresses of the site before this one: for the common hosts of static sites, and for IIS.

An old address is a path, such as ``om-ajos-cookiepolitik.aspx``; a new one is the path of a page of the site.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from mkdocs_datamap.render.site import Asset

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_OLD = re.compile(r"/?[^\s\x00-\x1f/?#\\*:<>\"'|][^\s\x00-\x1f?#\\*:<>\"'|]*")


def old_path(written: str) -> str:
    """The path of an old address, without the slash at its start.

    Raises ValueError for anything but a path below the site's root: no host, no question mark, no star, no
    step upwards.
    """
    if not _OLD.fullmatch(written) or ".." in written.split("/") or "//" in written:
        raise ValueError(
            f"“{written}” is no path of an old page. Write the part after the host, such as /old-page.aspx"
        )
    return written.strip("/")


def redirect_files(redirects: Mapping[str, str], root: str, language: str) -> Iterator[Asset]:
    """The files that lead from old paths to new addresses below ``root``, the path of the site on its host.

    ``_redirects`` is for Netlify and Cloudflare Pages. The pages, in this language, are for hosts that have
    no redirects, GitHub Pages among them: a folder named like the old page, whose page sends on at once.
    Hosts that read their headers from a file read their redirects from it too: see
    :mod:`mkdocs_datamap.publication.hosting`.
    """
    if not redirects:
        return
    lines = (f"{root}{quote(old)} {root}{new} 301\n" for old, new in redirects.items())
    yield Asset("_redirects", "".join(lines).encode())
    for old, new in redirects.items():
        yield Asset(f"{old}/index.html", _page(root + new, language).encode())


def _page(address: str, language: str) -> str:
    target = escape(address)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}">'
        f'<head><meta charset="utf-8"><title>{target}</title>'
        f'<meta http-equiv="refresh" content="0; url={target}"><link rel="canonical" href="{target}">'
        '<meta name="robots" content="noindex"></head>'
        f'<body><p><a href="{target}">{target}</a></p></body></html>\n'
    )


def apache_rules(redirects: Mapping[str, str], root: str) -> list[str]:
    """Directives of mod_alias, line by line."""
    return [
        f'RedirectMatch permanent "^{re.escape(root + old)}/?$" "{root}{quote(new)}"'
        for old, new in redirects.items()
    ]


def nginx_map(redirects: Mapping[str, str], root: str) -> list[str]:
    """The lines of a ``map`` from the address that is asked for to the one that took its place."""
    return [f'"~^{re.escape(root + old)}/?$" "{root}{quote(new)}";' for old, new in redirects.items()]


def iis_rules(redirects: Mapping[str, str], root: str) -> list[str]:
    """The element ``rewrite`` for a ``web.config``, line by line; empty without redirects."""
    if not redirects:
        return []
    lines = ["<rewrite>", "  <rules>"]
    for number, (old, new) in enumerate(redirects.items(), 1):
        pattern = escape(f"^{re.escape(old)}/?$")
        target = escape(root + new)
        lines += [
            f'    <rule name="Old address {number}" stopProcessing="true">',
            f'      <match url="{pattern}" />',
            f'      <action type="Redirect" url="{target}" redirectType="Permanent" />',
            "    </rule>",
        ]
    return [*lines, "  </rules>", "</rewrite>"]
