"""Does anything come from another server, or could it? Pages, styles, drawings and scripts are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_datamap.publication.content_policy import policy, script_hashes
from mkdocs_datamap.publication.manifest import sha256
from mkdocs_datamap.publication.verification.fault import fault
from mkdocs_datamap.render.companions import EMBED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.publication.verification.built import BuiltSite
    from mkdocs_datamap.publication.verification.reading import Place, Reference

_LOADED = {
    "src", "srcset", "data", "poster", "background", "ping", "action", "formaction", "imagesrcset", "archive",
}  # fmt: skip
_LOADED_HREF = {"use", "image", "feimage", "script", "pattern", "lineargradient", "radialgradient", "mpath"}
_NOT_LOADED_RELS = {
    "alternate", "author", "canonical", "help", "license", "me", "next", "prev", "related", "search", "self",
    "via",
}  # fmt: skip
_OUTSIDE = re.compile(r"(?:[a-z][a-z0-9+.-]*:)?//[^\s,'\")]+", re.IGNORECASE)
_IN_STYLE = re.compile(
    r"(?:url\(\s*['\"]?|@import\s+['\"])((?:[a-z][a-z0-9+.-]*:)?//[^\s'\")]+)", re.IGNORECASE
)
_IN_SCRIPT = re.compile(r"['\"`]((?:https?:|wss?:)?//[\w-]+\.[^\s'\"`]*)", re.IGNORECASE)
_NAMES = ("http://www.w3.org/", "https://www.w3.org/")
"""Addresses that are names of formats, and never called."""


def loaded(site: BuiltSite, known: Collection[str]) -> Iterator[Diagnostic]:
    """Whatever the site would load from elsewhere.

    ``known`` are the hashes of the theme's own files. Its script has addresses of other servers for features
    that the site does not use; that they cannot be called is what each page's policy is for.
    """
    for name, reading in site.readings.items():
        for found in reading.references:
            if _loads(found) and _outside(site, found.target, name):
                message = f"<{found.tag} {found.attribute}> loads “{found.target}”."
                yield fault("from-elsewhere", site.path(name), message, found.at)
        for style, at in reading.styles:
            yield from _found(site, name, _IN_STYLE, style, at)
        for script, at in reading.scripts:
            yield from _found(site, name, _IN_SCRIPT, script, at)
    for name, text in site.texts.items():
        pattern = {"css": _IN_STYLE, "js": _IN_SCRIPT}.get(name.rpartition(".")[2])
        if pattern is not None and sha256(site.files[name]) not in known:
            yield from _found(site, name, pattern, text, (1, 1))


def unguarded(site: BuiltSite) -> Iterator[Diagnostic]:
    """Pages without the policy that is made for them."""
    for name, reading in site.pages.items():
        if name.startswith(f"{EMBED}/"):
            continue
        if policy(script_hashes(site.texts[name])) not in reading.policies:
            message = "The page has another Content-Security-Policy than was made for it."
            if not reading.policies:
                message = "The page has no Content-Security-Policy, so that it may load anything."
            yield fault("no-policy", site.path(name), message)


def _loads(found: Reference) -> bool:
    if found.attribute in _LOADED:
        return True
    if found.attribute == "content":
        return found.attributes.get("http-equiv", "").lower() == "refresh"
    if found.attribute not in {"href", "xlink:href"}:
        return False
    if found.tag == "link":
        return not set(found.attributes.get("rel", "").lower().split()) <= _NOT_LOADED_RELS
    return found.tag in _LOADED_HREF


def _outside(site: BuiltSite, written: str, name: str) -> bool:
    return any(site.follow(match[0], name).elsewhere for match in _OUTSIDE.finditer(written))


def _found(
    site: BuiltSite, name: str, pattern: re.Pattern[str], text: str, at: Place
) -> Iterator[Diagnostic]:
    for match in pattern.finditer(text):
        if match[1].startswith(_NAMES) or not site.follow(match[1], name).elsewhere:
            continue
        before = text[: match.start(1)]
        line = at[0] + before.count("\n")
        column = len(before) - before.rfind("\n") if "\n" in before else at[1] + len(before)
        yield fault("from-elsewhere", site.path(name), f"“{match[1]}” is on another server.", (line, column))
