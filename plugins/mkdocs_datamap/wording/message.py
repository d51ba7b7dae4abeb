"""What a document says, before any language: messages with typed parameters.

A message names a whole phrase of the catalogues by its id and carries the facts that fill it. Nothing here
knows words; :mod:`mkdocs_datamap.wording.voice` speaks a message in one language.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from mkdocs_datamap.inventory.text import Text


@dataclass(frozen=True)
class Country:
    """A country by its ISO 3166-1 alpha-2 code; spoken by its CLDR name."""

    code: str


@dataclass(frozen=True)
class Language:
    """A language by its ISO 639-1 code; spoken by its CLDR name."""

    code: str


@dataclass(frozen=True)
class Period:
    """A duration as ISO 8601, such as ``P5Y`` or ``PT30M``; spoken in words (“5 years”)."""

    iso: str


@dataclass(frozen=True)
class DayOfYear:
    """A day of every year as month and day, such as ``12-31``; spoken without a year (“31 December”)."""

    month_day: str


@dataclass(frozen=True)
class Citation:
    """A provision of law by its id in the vocabulary, such as ``gdpr-6-1-f``."""

    provision: str


@dataclass(frozen=True)
class See:
    """A cross-reference to a section or clause, by page key and anchor; its number is computed."""

    page: str
    anchor: str


@dataclass(frozen=True)
class PageLink:
    """A link to a whole page of the site, by its key; spoken as the page's title.

    ``fragment`` is what the page's script reads of the address, such as the filters of a table.
    """

    page: str
    fragment: str = ""


@dataclass(frozen=True)
class Link:
    """A link out of the site: an ``https:``, ``mailto:`` or ``tel:`` address and its label."""

    href: str
    label: str


@dataclass(frozen=True)
class LinkTo:
    """A link to a place of the site, in words of its own."""

    target: See | PageLink
    label: str | Text | Message


@dataclass(frozen=True)
class FileLink:
    """A link to a file of the site that is no page, by its path below the site's root, and its label."""

    path: str
    label: str


@dataclass(frozen=True)
class Message:
    """A phrase of the catalogues, and what fills its placeholders; ``count`` chooses a plural form."""

    id: str
    params: tuple[tuple[str, Value], ...] = ()
    count: int | None = None


@dataclass(frozen=True)
class Authored:
    """Sentences that the inventory's owner wrote, with placeholders as in a phrase, and what fills them."""

    text: Text
    params: tuple[tuple[str, Value], ...] = ()


@dataclass(frozen=True)
class SpokenPart:
    """A run of words that was spoken once: what it is, and where it leads."""

    text: str
    kind: Literal["text", "citation", "reference", "link"] = "text"
    target: See | PageLink | Link | None = None


@dataclass(frozen=True)
class Written:
    """Words that exist in one language alone, by its ISO 639-1 code: they are the same on pages in any."""

    text: str
    language: str


@dataclass(frozen=True)
class Spoken:
    """A sentence as it was spoken when a version was kept: the same words ever after."""

    parts: tuple[SpokenPart, ...]


@dataclass(frozen=True)
class Names:
    """Several values in one place, joined as the language joins a list (“a, b og c”)."""

    items: tuple[Value, ...]
    kind: Literal["and", "or"] = "and"


Value = (
    str
    | int
    | date
    | Text
    | Authored
    | Country
    | Language
    | Period
    | DayOfYear
    | Citation
    | See
    | PageLink
    | Link
    | LinkTo
    | FileLink
    | Message
    | Names
    | Written
    | Spoken
)
"""Everything that can fill a placeholder. A plain ``str`` is the same in every language: a name, a number."""

Sentence = Message | Text | Authored | Spoken
"""A sentence, phrase or heading: the catalogue's, one of the inventory's owner, or one that was kept."""


def message(identifier: str, /, **params: Value) -> Message:
    """The message with this id. Babel finds the ids by this function's name."""
    return Message(identifier, tuple(params.items()))


def plural(identifier: str, count: int, /, **params: Value) -> Message:
    """The same for a phrase with plural forms; ``{count}`` is filled with the number."""
    return Message(identifier, (("count", count), *params.items()), count)


def untranslated(words: str) -> Written:
    """Words of this tool that are English on every page: findings, and where the law was read."""
    return Written(words, "en")
