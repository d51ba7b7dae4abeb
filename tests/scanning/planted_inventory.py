"""The inventory of the planted site's shop: by itself it declares everything as it is."""

from __future__ import annotations

import json

from small_inventory import FILES, write_inventory

DELETE = None


def cookie(name, category="necessary", party="first", domain="shop.localhost", duration="session", **more):
    return {
        "name": name,
        "provider": "organisation" if party == "first" else "tracker",
        "party": party,
        "domain": domain,
        "category": category,
        "purpose": {"da": "Den gør sit.", "en": "It does its thing."},
        "duration": duration,
        **more,
    }


def lasting(name, storage, **more):
    return cookie(name, storage=storage, duration="persistent", **more)


COOKIES = {
    "sid": cookie("sid"),
    "csrf": cookie("csrf", duration="PT1H"),
    "flash": cookie("flash", duration="PT1M"),
    "consent": cookie("consent", duration="P180D"),
    "early": cookie("early_stat", duration="P1Y"),
    "nag": cookie("nag", duration="P1D"),
    "visited": cookie("visited", "functional", duration="P400D"),
    "statistics": cookie("_ga_*", "statistics", duration="P2Y", provider="measurer"),
    "basket": lasting("basket", "local-storage"),
    "theme": lasting("theme", "local-storage"),
    "checkout": cookie("checkout", storage="session-storage"),
    "catalogue": lasting("catalogue", "indexed-db"),
    "images": lasting("images-*", "cache"),
    "worker": lasting("sw.js", "service-worker"),
    "frame": cookie("frame_id", party="third", domain="tracker.localhost", duration="P30D"),
    "frame-script": cookie("frame_script", party="third", domain="tracker.localhost", duration="PT2H"),
    "frame-part": cookie("frame_part", party="third", domain="tracker.localhost"),
    "frame-key": lasting("frame_key", "local-storage", party="third", domain="tracker.localhost"),
    "pixel": cookie("p.gif", "marketing", party="third", domain="pixel.localhost", storage="pixel"),
    "pixel-cookie": cookie("px", "marketing", party="third", domain="pixel.localhost", duration="P90D"),
    "plain": cookie("plain.gif", party="third", domain="localhost", storage="pixel"),
}
"""Everything that the site stores. What needs consent and does not wait for it is called necessary here."""

PARTIES = {
    "bank": {"name": "Bank", "category": {"da": "banker", "en": "banks"}},
    "tracker": {
        "name": "Tracker", "category": {"da": "annoncenetværk", "en": "advertising networks"},
        "country": "NO",
        "internal": {"hosts": ["tracker.localhost", "pixel.localhost"]},
    },
    "measurer": {
        "name": "Measurer", "category": {"da": "målere", "en": "measurers"}, "country": "SE",
        "internal": {"hosts": ["cdn.localhost", "pictures.localhost", "fonts.localhost"]},
    },
}  # fmt: skip


def write_shop(folder, cookies=None, parties=None, **files):
    """Write the inventory; `cookies` and `parties` replace facts of entries, or (None) take entries out."""
    listed, known = _changed(COOKIES, cookies or {}), _changed(PARTIES, parties or {})
    changes = {
        "organisation.yml": FILES["organisation.yml"].replace(
            "website: https://nordlys.example/", "website: https://shop.localhost/"
        ),
        "cookies.yml": "# The shop's cookies.\nconsent:\n  choose: {da: Vælg., en: Choose.}\n"
        "  withdraw: {da: Klik., en: Click.}\nchecked: 2026-11-01\nentries:\n"
        + "".join(f"  {name}:\n{_lines(entry)}" for name, entry in listed.items()),
        "recipients.yml": json.dumps(known, indent=1),
        "exceptions.yml": None,
    }
    return write_inventory(folder, changes | files)


def _lines(entry):
    return "".join(f"    {key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in entry.items())


def _changed(entries, changes):
    known = {name: {**entries.get(name, {}), **facts} for name, facts in changes.items() if facts is not None}
    kept = {name: entry for name, entry in entries.items() if changes.get(name, entry) is not None}
    return {**kept, **known}
