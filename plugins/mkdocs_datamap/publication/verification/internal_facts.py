"""Which words of the inventory are internal, and does any byte of the site tell them?

What is internal is decided here a second time, from the places of the inventory and not from the public
projection, so that a fault of the projection is found and not repeated.
"""

from __future__ import annotations

import gzip
import html
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from pydantic import BaseModel

from mkdocs_datamap.inventory.parties import Named
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.values import Ref, Todo
from mkdocs_datamap.inventory.walk import walk, walk_inventory
from mkdocs_datamap.publication.manifest import sha256
from mkdocs_datamap.publication.verification.fault import fault

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.inventory.inventory import Inventory, Path
    from mkdocs_datamap.publication.verification.built import BuiltSite

SHORTEST = 4
"""Letters that a word must have to be looked for: “it” stands in every sentence."""

SECRET_IDS = ("transfers", "sources", "mandates")
"""Collections whose ids no page needs; those of parties without ``disclose: name`` come with them."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_BREAKS = re.compile(r"<[^>]*>|[\s-]+")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_WORDLESS = 12
"""Letters from which words are also looked for without the spaces and tags between them."""


@dataclass(frozen=True)
class InternalWords:
    """The internal texts, normalised, by the entry each stands in: as words, and as letters alone."""

    words: Mapping[str, str]
    letters: Mapping[str, str]


NOTHING = InternalWords({}, {})
"""What is internal to the readers of an internal site."""


def internal_words(inventory: Inventory, phrases: Iterable[str]) -> InternalWords:
    """The internal texts of an inventory, without those that the public may read at another place.

    ``phrases`` are the words of the catalogues, which are public.
    """
    secret: dict[str, str] = {}
    public: list[str] = list(phrases)
    for path, text in _texts(inventory):
        if _is_internal(path, inventory):
            secret.setdefault(_normal(text), ".".join(map(str, path[:2])))
        else:
            public.append(text)
    told = _normal("\n".join(public))
    joined = _BREAKS.sub("", told)
    words = {
        each: entry
        for each, entry in secret.items()
        if len(each) >= SHORTEST and not (each in told and _stands_in(each, told))
    }
    # An id joined would be found where one cell of a table ends in its first word and the next begins.
    letters = {_BREAKS.sub("", each): entry for each, entry in words.items() if " " in each}
    return InternalWords(
        words,
        {each: entry for each, entry in letters.items() if len(each) >= _WORDLESS and each not in joined},
    )


def told(site: BuiltSite, secret: InternalWords, known: Collection[str]) -> Iterator[Diagnostic]:
    """Files in whose name, bytes or words something internal is. ``known`` are hashes of the theme's files.

    A finding names the entry of the inventory and not the words, for reports of CI are read by others too.
    """
    for name, content in site.files.items():
        if sha256(content) in known:
            continue
        found: dict[str, int] = {}
        for reading in (_normal(name), *_readings(content)):
            for words, entry in secret.words.items():
                if words in reading and _stands_in(words, reading):
                    found.setdefault(entry, _line(words, content))
        letters = _BREAKS.sub("", _normal(html.unescape(_decoded(content))))
        for each, entry in secret.letters.items():
            if each in letters:
                found.setdefault(entry, 1)
        for entry, line in found.items():
            message = f"Something that is internal in “{entry}” stands here."
            yield fault("internal-fact", site.path(name), message, (line, 1))


def _texts(inventory: Inventory) -> Iterator[tuple[Path, str]]:
    for path, value in (*walk_inventory(inventory), *_exceptions(inventory)):
        if isinstance(value, Text):
            yield from ((path, words) for _, words in value)
        elif isinstance(value, str) and not isinstance(value, Ref) and not _is_choice(path, inventory):
            yield path, value
        elif len(path) == 2 and path[0] in {*SECRET_IDS, "systems", "processors", "recipients", "activities"}:  # noqa: PLR2004 - collection and id
            yield (*path, "id"), str(path[1])
    yield from ((("organisation", "roles", name, "id"), name) for name in inventory.organisation.roles)


def _exceptions(inventory: Inventory) -> Iterator[tuple[Path, object]]:
    for number, exception in enumerate(inventory.exceptions):
        yield from walk(exception, ("exceptions", number))


def _is_internal(path: Path, inventory: Inventory) -> bool:
    collection = path[0]
    if (
        "internal" in path
        or collection in {"mandates", "exceptions"}
        or path[:2] == ("organisation", "roles")
    ):
        return True
    if path[-1] == "id" and collection in SECRET_IDS:
        return True
    if collection == "activities" and not inventory.activities[str(path[1])].public:
        return True
    entry = getattr(inventory, str(collection), None)
    named = entry.get(path[1]) if isinstance(entry, dict) and len(path) > 1 else None
    if isinstance(named, Named) and named.disclose != "name" and path[2:] in {("name",), ("id",)}:
        return True
    return path[-1] == "todo" or (len(path) > 1 and isinstance(_at(path[:-1], inventory), Todo))


def _is_choice(path: Path, inventory: Inventory) -> bool:
    """Whether the value is one of a few that the model lists (``risk: high``): no word of anybody's."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    parent = _at(path[:-1], inventory)
    if not isinstance(parent, BaseModel):
        return False
    for name, field in type(parent).model_fields.items():
        if path[-1] in {name, field.alias}:
            return "Literal[" in repr(field.annotation) or "pattern='^(" in repr(field)
    return False


def _at(path: Path, inventory: Inventory) -> object:
    value: object = inventory
    for step in path:
        if isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, tuple) and isinstance(step, int):
            value = value[step] if step < len(value) else None
        else:
            value = getattr(value, str(step), None)
    return value


def _readings(content: bytes) -> Iterator[str]:
    """What a file says: as it stands, without escapes, and as one reads it, without tags."""
    text = _decoded(content)
    yield _normal(text)
    plain = unquote(html.unescape(_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)))
    yield _normal(plain)
    yield _normal(re.sub(r"<[^>]*>", " ", plain))


def _decoded(content: bytes) -> str:
    if content.startswith(b"\x1f\x8b"):
        try:
            content = gzip.decompress(content)
        except (OSError, EOFError):
            return ""
    return content.decode("utf-8", errors="replace")


def _normal(text: str) -> str:
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).casefold().split())


def _stands_in(words: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", text) is not None


def _line(words: str, content: bytes) -> int:
    start = _decoded(content).casefold().find(words)
    return _decoded(content).count("\n", 0, start) + 1 if start >= 0 else 1
