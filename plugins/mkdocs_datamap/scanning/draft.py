"""What a scan saw and nobody declared, as YAML for the inventory: what it cannot know is a question."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.projection import slug
from mkdocs_datamap.inventory.references import ORGANISATION
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.scanning.comparison import declared_cookies
from mkdocs_datamap.scanning.domains import host_of, registrable
from mkdocs_datamap.scanning.durations import written
from mkdocs_datamap.scanning.hosts import asked_hosts, party_of
from mkdocs_datamap.scanning.matching import matching, sightings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_datamap.inventory.inventory import Inventory
    from mkdocs_datamap.scanning.evidence import Scan, Stored
    from mkdocs_datamap.scanning.matching import Sighting
    from mkdocs_datamap.scanning.open_database import OpenDatabase

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_./-]*")
_LONG = 10 * 366 * 86_400
"""Seconds beyond which what a website asks for is no time that anybody means."""

_BEHIND = {"da": "udbyder bag {}", "en": "provider behind {}"}


def draft(inventory: Inventory, scan: Scan, source: str, database: OpenDatabase | None = None) -> str:
    """The YAML of everything that is missing, file by file; empty when nothing is.

    Hints of the Open Cookie Database are comments, and so can never be published.
    """
    entries = declared_cookies(inventory)
    strangers = [domain for domain in asked_hosts(scan) if party_of(inventory, entries, domain) is None]
    taken = {*inventory.processors, *inventory.recipients}
    recipients = {domain: _id(domain, taken) for domain in strangers}
    missing = matching(entries, sightings(scan)).undeclared
    parts = [
        _cookies(inventory, missing, recipients, scan, source, database),
        _recipients(inventory, recipients),
    ]
    return "\n".join(part for part in parts if part)


def _cookies(  # noqa: PLR0917 (all of it is written)
    inventory: Inventory,
    missing: Sequence[Sighting],
    recipients: dict[str, str],
    scan: Scan,
    source: str,
    database: OpenDatabase | None,
) -> str:
    if not missing:
        return ""
    owner, cookies = _owner(inventory), inventory.cookies
    lines = [f"# cookies.yml, under “entries:”. Seen in {source} on {scan.day}."]
    if cookies is None:
        lines = [
            f"# cookies.yml. Seen in {source} on {scan.day}.",
            f"consent: {_question('How do people accept, refuse and change their mind?', owner)}",
            f"checked: {scan.day}",
            "entries:",
        ]
    elif known(cookies.entries) is None:
        lines = [
            f"# cookies.yml, in the place of the question in “entries:”. Seen in {source} on {scan.day}.",
            "entries:",
        ]
    taken = set(declared_cookies(inventory))
    for sighting in missing:
        lines += _entry(inventory, sighting.stored, _id(sighting.stored.name, taken), recipients, database)
        lines.append(f"    seen: {{on: {scan.day}, scan: {_scalar(source)}}}")
    return "\n".join(lines) + "\n"


def _entry(
    inventory: Inventory,
    stored: Stored,
    identifier: str,
    recipients: dict[str, str],
    database: OpenDatabase | None,
) -> Iterator[str]:
    owner, name = _owner(inventory), stored.name
    yield f"  {identifier}:"
    yield from _hint(name, database)
    yield f"    name: {_scalar(name)}"
    if stored.kind != "cookie":
        yield f"    storage: {stored.kind}"
    provider = _provider(inventory, stored, recipients)
    yield f"    provider: {provider or _question(f'Who sets or reads “{name}”?', owner)}"
    yield f"    party: {stored.party}"
    yield f"    domain: {_scalar(stored.host)}"
    yield f"    category: {_question(f'Does the website work without “{name}”, and what is it for?', owner)}"
    yield f"    purpose: {_question(f'What is “{name}” for, in full sentences?', owner)}"
    yield f"    duration: {_duration(stored)}"


def _hint(name: str, database: OpenDatabase | None) -> Iterator[str]:
    row = database.find(name) if database else None
    if row is not None:
        yield "    # A hint of the Open Cookie Database, not checked by anybody and not to be copied:"
        yield f"    # {row.platform}, {row.category}, {row.retention}, of {row.controller}: {row.description}"


def _provider(inventory: Inventory, stored: Stored, recipients: dict[str, str]) -> str | None:
    """Whose the host is that stores it or whose script does; None when it is our own or not known."""
    entries = declared_cookies(inventory)
    hosts = [stored.host] if stored.party == "third" else [host_of(stored.initiator or "")]
    for domain in map(registrable, filter(None, hosts)):
        found = party_of(inventory, entries, domain) or recipients.get(domain)
        if found and found != ORGANISATION:
            return found
    return None


def _duration(stored: Stored) -> str:
    if stored.kind == "cookie":
        kept = stored.seconds
        if stored.asked_seconds and stored.asked_seconds <= _LONG:
            kept = stored.asked_seconds
        return "session" if kept is None else written(kept)
    return "session" if stored.kind in {"session-storage", "pixel"} else "persistent"


def _recipients(inventory: Inventory, recipients: dict[str, str]) -> str:
    if not recipients:
        return ""
    owner = _owner(inventory)
    asked = _question("Is it a recipient or a processor, and is there an agreement?", owner)
    lines = ["# recipients.yml, or processors.yml if it works on our behalf."]
    for domain, identifier in recipients.items():
        category = ", ".join(
            f"{language}: {_scalar(_BEHIND.get(language, _BEHIND['en']).format(domain))}"
            for language in inventory.organisation.languages
        )
        lines += [
            f"{identifier}:",
            f"  name: {_question(f'Who is behind {domain}?', owner)}",
            f"  category: {{{category}}}",
            f"  country: {_question(f'Where are the data that {domain} gets?', owner)}",
            "  internal:",
            f"    hosts: [{_scalar(domain)}]",
            f"    questions: [{asked}]",
        ]
    return "\n".join(lines) + "\n"


def _owner(inventory: Inventory) -> str:
    """The role that answers for cookies, else the first one there is."""
    internal = inventory.cookies.internal if inventory.cookies else None
    return (internal.owner if internal else None) or next(iter(inventory.organisation.roles))


def _question(words: str, owner: str) -> str:
    return f"{{todo: {json.dumps(words, ensure_ascii=False)}, owner: {owner}}}"


def _scalar(words: str) -> str:
    """A text as YAML reads it back: plain where nothing can be misread."""
    plain = _PLAIN.fullmatch(words) and words.lower() not in {"true", "false", "null"}
    return words if plain else json.dumps(words, ensure_ascii=False)


def _id(name: str, taken: set[str]) -> str:
    """An id that is not taken yet, which it takes."""
    base = slug(name)
    base = base if base[:1].isalpha() else f"x-{base}"
    identifier, number = base, 1
    while identifier in taken:
        number += 1
        identifier = f"{base}-{number}"
    taken.add(identifier)
    return identifier
