"""A change in words: a message for the catalogues to speak, filled with the facts before and after."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from mkdocs_datamap.changes.compare import entry_of, text_of
from mkdocs_datamap.changes.facts import LAW, ROOT
from mkdocs_datamap.changes.meanings import CODES
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.wording.message import Citation, Country, Language, Message, Names, Period, message

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_datamap.changes.compare import Change
    from mkdocs_datamap.changes.facts import Entry, Facts, Plain
    from mkdocs_datamap.changes.meanings import Saying
    from mkdocs_datamap.wording.message import Value


def statement(change: Change, before: Facts, after: Facts, language: str) -> Message:
    """What changed, as one sentence in ``language``; texts that lack it are said in their first language."""
    old, new = _Words(before, language, language), _Words(after, language, language)
    what = change.meaning.noun
    # What is new to the whole house, and stands in one place only, is told of that place.
    place = change.also[0] if len(change.also) == 1 else change.path
    where = new.label(place) if place in after else old.label(place)
    saying = change.meaning.saying
    if change.action in {"added", "removed"}:
        came = change.action == "added"
        value = new.value(change.after, saying) if came else old.value(change.before, saying)
        return _came_or_went(what, value, None if place == ROOT else where, came=came)
    if change.action == "moved":
        return message("change.moved", what=what, where=where)
    told_in = _language_that_differs(change, language)
    was = replace(old, language=told_in).value(change.before, saying)
    now = replace(new, language=told_in).value(change.after, saying)
    if change.action == "longer":
        return message("change.longer", what=what, where=where, before=was, after=now)
    if change.action == "shorter":
        return message("change.shorter", what=what, where=where, before=was, after=now)
    return message("change.changed", what=what, where=where, before=was, after=now)


def _came_or_went(what: Message, value: Value, where: Value | None, *, came: bool) -> Message:
    if where is None:
        overall = {"what": what, "value": value}
        return (
            message("change.added.overall", **overall)
            if came
            else message("change.removed.overall", **overall)
        )
    there = {"what": what, "where": where, "value": value}
    return message("change.added", **there) if came else message("change.removed", **there)


def _language_that_differs(change: Change, language: str) -> str:
    """The language of the report, unless a text reads the same in it: then one in which it does not."""
    before, after = text_of(change.before) or {}, text_of(change.after) or {}
    if before.get(language) != after.get(language):
        return language
    return next((code for code in after if after[code] != before.get(code)), language)


def reason(change: Change) -> Message:
    """Why the change is material, or editorial."""
    return message(f"change.reason.{change.reason}")


_BY_LAW: dict[Saying, Callable[[str], Value]] = {
    "country": Country,
    "language": Language,
    "law": Citation,
    "day": dt.date.fromisoformat,
    "basis": lambda code: message(f"basis.{code}.name"),
    "mechanism": lambda code: message(f"mechanism.{code}.name"),
    "authority": lambda code: message(f"authority.{code}.name"),
    "right": lambda code: message(f"right.{code}.name"),
}

_KNOWN: dict[Saying, Callable[[str], bool]] = {
    "law": lambda code: code in vocabulary().provisions,
    "basis": lambda code: code in vocabulary().bases,
    "mechanism": lambda code: code in vocabulary().mechanisms,
    "authority": lambda code: code in vocabulary().authorities,
    "right": lambda code: code in vocabulary().rights,
}
"""What was kept long ago may name what the vocabulary has no more; then the id itself is said."""

_LABELS: dict[str, tuple[str, ...]] = {
    "Organisation": ("trade_name",),
    "Activity": ("name",),
    "Purpose": ("text", "id"),
    "Data": ("name",),
    "Subjects": ("name",),
    "Source": ("name",),
    "Party": ("name",),
    "Cookie": ("name",),
    "JointController": ("name",),
    "Decision": ("logic",),
    "Section": ("title", "activity"),
    "Clause": ("text", "block"),
    "Contact": ("name", "email", "phone"),
    "Address": ("street",),
}
"""Kind → the fields that name an entry, the first that is known."""


_POLICIES = {"privacy": message("page.privacy.title"), "cookie_policy": message("page.cookies.title")}


@dataclass(frozen=True)
class _Words:
    """Facts, and the language in which their texts are said in a report of the language ``spoken``."""

    facts: Facts
    language: str
    spoken: str

    def value(self, value: Plain, saying: Saying) -> Value:  # noqa: PLR0911 (one way out for each kind of value)
        """A plain value in words."""
        words = text_of(value)
        if words is not None:
            return self.text(words)
        path = entry_of(value)
        if path is not None:
            item = self.own_label(path)
            return self.label(path) if item is None else item
        match value:
            case None:
                return message("change.not-stated")
            case []:
                return message("change.none")
            case list():
                return Names(tuple(self.value(each, saying) for each in value))
            case bool():
                return CODES["true" if value else "false"]
            case _:
                return _said(str(value), saying)

    def text(self, words: dict[str, str]) -> Text:
        """The text, with its first language's words where it lacks the one that is spoken."""
        first = next(iter(words.values()))
        said = words.get(self.language, first)
        # What is said is the same in whatever language the report asks for.
        return Text.of(dict.fromkeys((*words, self.spoken), said))

    def label(self, path: str) -> Value:
        """What an entry is called, with what it is part of: “Newsletter, send you news”."""
        own = self.own_label(path, among=True)
        around = path.rpartition(".")[0]
        while around and around not in self.facts:
            around = around.rpartition(".")[0]
        if not around or around == LAW or own is None:
            return own if own is not None else self.outer(around)
        outer = self.own_label(around, among=True)
        return own if outer is None else message("change.within", outer=self.label(around), inner=own)

    def outer(self, path: str) -> Value:
        """The entry around one that has no name of its own."""
        if path:
            return self.label(path)
        return self.label("organisation")

    def own_label(self, path: str, *, among: bool = False) -> Value | None:  # noqa: C901, PLR0911 (one case for each kind of entry)
        """What the entry itself is called; None for one that has no name.

        ``among``: what tells it from others like it, so that the words fit before and after a change.
        """
        entry = self.facts.get(path)
        if entry is None or path in {ROOT, LAW}:
            return None
        match entry.kind:
            case "Basis":
                return self.value(entry.fields.get("basis"), "basis")
            case "Provision":
                return self.value(entry.fields.get("requirement"), "code")
            case "Retention" if among:
                return self.value(entry.fields.get("data"), "plain") if entry.fields.get("data") else None
            case "Retention":
                return self._retention(entry)
            case "Transfer":
                party = entry_of(entry.fields.get("recipient"))
                country = Country(str(entry.fields.get("country")))
                return message("change.transfer", recipient=self.label(party or ROOT), country=country)
            case "Standing":
                return Country(str(entry.fields.get("country")))
            case "Outline":
                return _POLICIES[path]
            case "Cookies":
                return message("change.noun.cookies")
        for field in _LABELS.get(entry.kind, ()):
            if (value := entry.fields.get(field)) is not None:
                return self.value(value, "plain")
        return None

    def _retention(self, entry: Entry) -> Value:
        period = entry.fields.get("period")
        if isinstance(period, str):
            return _said(period, "period")
        return self.value(entry.fields.get("criteria"), "plain")


def _said(code: str, saying: Saying) -> Value:
    if saying == "period":
        return Period(code) if code.startswith("P") else _code(code)
    if saying == "code":
        return _code(code)
    if saying in _BY_LAW and _KNOWN.get(saying, bool)(code):
        return _BY_LAW[saying](code)
    return code


def _code(code: str) -> Value:
    return CODES.get(code, cast("Value", code))
