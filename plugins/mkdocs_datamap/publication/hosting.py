"""Security headers and redirects, as the files from which hosts read them: one for each host."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from mkdocs_datamap.publication.content_policy import FRAGMENT, framed_by, policy
from mkdocs_datamap.render.companions import EMBED
from mkdocs_datamap.render.redirects import apache_rules, iis_rules, nginx_map

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_UNUSED = (
    "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope",
    "magnetometer", "microphone", "midi", "payment", "publickey-credentials-get", "screen-wake-lock", "usb",
    "xr-spatial-tracking",
)  # fmt: skip
"""What the site never asks a browser for, so that nothing in it can."""

EVERYWHERE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
}
"""The headers of every answer."""


@dataclass(frozen=True)
class Guard:
    """What guards one site: the hashes of the scripts in its pages, and who may frame its fragments."""

    hashes: tuple[str, ...]
    embed_origins: tuple[str, ...]
    internal: bool

    @property
    def pages(self) -> Mapping[str, str]:
        """The headers of pages, which nobody may frame."""
        found = {
            "Content-Security-Policy": f"{policy(self.hashes)}; {framed_by(())}",
            "X-Frame-Options": "DENY",
        }
        if self.internal:
            found |= {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex, nofollow"}
        return found

    @property
    def fragments(self) -> Mapping[str, str]:
        """The headers of what lies below ``embed/``; X-Frame-Options knows no list of origins."""
        return {"Content-Security-Policy": f"{FRAGMENT}; {framed_by(self.embed_origins)}"}


@dataclass(frozen=True)
class Moved:
    """Old paths → new addresses, both below ``root``, the path of the site on its host."""

    redirects: Mapping[str, str] = field(default_factory=dict)
    root: str = "/"


NOTHING_MOVED = Moved()


def host_files(
    guard: Guard | None, top: Sequence[str], moved: Moved = NOTHING_MOVED
) -> Iterator[tuple[str, str]]:
    """Path and content of a file for each kind of host; none that would say nothing.

    ``top`` are the names at the site's root; a folder's ends in a slash. Without a guard there are redirects
    alone. ``_headers`` is for Netlify and Cloudflare Pages, whose redirects are a file of their own,
    ``.htaccess`` for Apache, ``web.config`` for IIS, and the other for nginx, where an administrator includes
    it.
    """
    if guard is not None:
        yield "_headers", _headers(guard, top)
    if guard is not None or moved.redirects:
        yield ".htaccess", _apache(guard, moved)
        yield "web.config", _iis(guard, moved)
        yield "hosting/nginx-headers.conf", _nginx(guard, moved)


def _headers(guard: Guard, top: Sequence[str]) -> str:
    """No two rules with one header fit the same address: one host joins the values, one keeps the last."""
    rules = [("/*", EVERYWHERE), ("/", guard.pages)]
    for name in top:
        if name == f"{EMBED}/":
            rules.append((f"/{EMBED}/*", guard.fragments))
        else:
            rules.append((f"/{name}*" if name.endswith("/") else f"/{name}", guard.pages))
    return "".join(
        f"{address}\n{''.join(f'  {name}: {value}{chr(10)}' for name, value in headers.items())}"
        for address, headers in rules
    )


def _apache(guard: Guard | None, moved: Moved) -> str:
    lines = []
    if guard is not None:
        lines += ["# Security headers for Apache; needs mod_headers.", "<IfModule mod_headers.c>"]
        lines += [f'  Header always set {name} "{value}"' for name, value in EVERYWHERE.items()]
        lines.append(f'  <If "%{{REQUEST_URI}} !~ m#/{EMBED}/#">')
        lines += [f'    Header always set {name} "{value}"' for name, value in guard.pages.items()]
        lines += ["  </If>", "  <Else>"]
        lines += [f'    Header always set {name} "{value}"' for name, value in guard.fragments.items()]
        lines += ["  </Else>", "</IfModule>"]
    if moved.redirects:
        lines += ["# Addresses of the site before; needs mod_alias.", "<IfModule mod_alias.c>"]
        lines += [f"  {rule}" for rule in apache_rules(moved.redirects, moved.root)]
        lines.append("</IfModule>")
    return "\n".join(lines) + "\n"


def _nginx(guard: Guard | None, moved: Moved) -> str:
    """As ``map`` blocks, for the ``http`` block; a header whose value is empty is not sent."""
    lines = ["# For nginx. Include this file in the http block, and write into the server block:"]
    if moved.redirects:
        lines.append("#   if ($datamap_moved) { return 301 $datamap_moved; }")
    if guard is not None:
        named = {name: f"$datamap_{name.lower().replace('-', '_')}" for name in (*guard.pages, *EVERYWHERE)}
        lines += [f"#   add_header {name} {variable} always;" for name, variable in named.items()]
        lines.append("# A location with an add_header of its own hides them: repeat them there.")
        for name, value in guard.pages.items():
            fragment = guard.fragments.get(name, "")
            lines += [f"map $uri {named[name]} {{", f'  default "{value}";']
            lines += [f'  ~/{EMBED}/ "{fragment}";', "}"]
        for name, value in EVERYWHERE.items():
            lines += [f"map $uri {named[name]} {{", f'  default "{value}";', "}"]
    if moved.redirects:
        lines += ["map $uri $datamap_moved {", '  default "";']
        lines += [f"  {line}" for line in nginx_map(moved.redirects, moved.root)]
        lines.append("}")
    return "\n".join(lines) + "\n"


def _iis(guard: Guard | None, moved: Moved) -> str:
    """IIS reads one ``web.config`` in a folder, so that headers and redirects stand in it together."""
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<configuration>", "  <system.webServer>"]
    if guard is not None:
        lines += ["    <httpProtocol>", "      <customHeaders>"]
        lines += _iis_headers({**EVERYWHERE, **guard.pages})
        lines += ["      </customHeaders>", "    </httpProtocol>"]
    lines += [f"    {line}" for line in iis_rules(moved.redirects, moved.root)]
    lines.append("  </system.webServer>")
    if guard is not None:
        lines += [f'  <location path="{EMBED}">', "    <system.webServer>", "      <httpProtocol>"]
        lines.append("        <customHeaders>")
        lines += [f'          <remove name="{name}"/>' for name in guard.pages]
        lines += [f"    {line}" for line in _iis_headers(guard.fragments)]
        lines += ["        </customHeaders>", "      </httpProtocol>", "    </system.webServer>"]
        lines.append("  </location>")
    return "\n".join([*lines, "</configuration>"]) + "\n"


def _iis_headers(headers: Mapping[str, str]) -> list[str]:
    return [f'        <add name="{name}" value={quoteattr(value)}/>' for name, value in headers.items()]
