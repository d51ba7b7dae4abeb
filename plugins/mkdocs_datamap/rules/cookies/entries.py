"""Single cookies: name, duration, and a category that is true to the purpose."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.cookie_names import overlap
from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.periods import YEAR, seconds
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.cookies.listed import cookie, listed, place
from mkdocs_datamap.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.cookies import Cookie
    from mkdocs_datamap.rules.check import Case

_FEWEST_LETTERS = 3
_LONGEST = 30 * YEAR
"""Nothing is stored longer: the end that old websites gave to cookies meant to last for ever was 2038."""
_BASKET = """\
  basket:
    name: kurv_id
    provider: organisation
    party: first
    category: necessary
    purpose: {da: Husker kurven., en: Remembers the basket.}
    duration: session
"""
_LASTING = frozenset({"local-storage", "indexed-db", "cache", "service-worker"})
"""Storage that outlives the visit."""
_WIDER = {
    "necessary": ("statistics", "marketing"),
    "functional": ("statistics", "marketing"),
    "statistics": ("marketing",),
}
"""The purposes that a category does not cover."""


@check(
    Rule(
        id="DM402",
        severity=Severity.ERROR,
        title="The duration is one that this kind of storage can have",
        article="Section 3(2) of Executive Order no. 1148 of 9 December 2011",
        why="People must be told how long a cookie lasts (Planet49, C-673/17). A cookie always has an end, "
        "session storage ends with the session, and local storage does not.",
        before=cookie(storage="local-storage"),
        after=cookie(storage="local-storage", duration="persistent"),
    ),
    covers=("cookie:duration",),
)
def duration_can_be(case: Case) -> Iterator[Finding]:
    """Durations that contradict the storage, and those of no length."""
    for identifier, entry in listed(case.inventory).items():
        if entry.storage == "session-storage" and entry.duration != "session":
            fault, remedy = "Session storage ends with the session.", "Write “duration: session”."
        elif entry.storage in _LASTING and entry.duration == "session":
            fault = f"What is stored as “{entry.storage}” outlives the session."
            remedy = "Write “persistent”, or the period after which the website removes it, such as “P30D”."
        elif entry.storage == "cookie" and entry.duration == "persistent":
            fault = "Every cookie has a day on which it ends, and people must be told how long that is."
            remedy = "Write the period, such as “P1Y”; correct “storage” if it is no cookie."
        elif entry.duration.startswith("P") and not re.search("[1-9]", entry.duration):
            fault, remedy = "This is no time at all.", "Write how long it lasts, or “session”."
        elif entry.duration.startswith("P") and seconds(entry.duration) > _LONGEST:
            fault = f"No device keeps anything for {entry.duration}."
            remedy = "Write how long it lasts, such as “P1Y”."
        else:
            continue
        yield Finding(place(identifier, "duration"), fault, remedy)


@check(
    Rule(
        id="DM403",
        severity=Severity.ERROR,
        title="A name with a wildcard still says which cookie is meant",
        article="Section 3(2) of Executive Order no. 1148 of 9 December 2011",
        why="A pattern of few letters matches whatever is set one day, so that the list would always look "
        "complete.",
        before=cookie(name='"_*"'),
        after=cookie(name='"_kurv_*"'),
    ),
    covers=("cookie:name",),
)
def wildcard_is_specific(case: Case) -> Iterator[Finding]:
    """Wildcards with fewer than three letters or digits around them."""
    for identifier, entry in listed(case.inventory).items():
        letters = sum(character.isalnum() for character in entry.name)
        if "*" in entry.name and letters < _FEWEST_LETTERS:
            yield Finding(
                place(identifier, "name"),
                f"“{entry.name}” matches nearly every name.",
                f"Write at least {_FEWEST_LETTERS} letters or digits of the part that does not change.",
            )


@check(
    Rule(
        id="DM404",
        severity=Severity.WARNING,
        title="Every cookie is described once",
        article="Section 3(2) of Executive Order no. 1148 of 9 December 2011",
        why="If two entries fit the same cookie, people cannot tell which purpose and duration are true.",
        before=cookie(name='"kurv_*"') + _BASKET,
        after=cookie(name='"sid_*"') + _BASKET,
    ),
    covers=("cookie:name",),
)
def names_are_distinct(case: Case) -> Iterator[Finding]:
    """Entries of the same storage and domain whose names can stand for the same cookie."""
    for (one, first), (other, second) in combinations(listed(case.inventory).items(), 2):
        if not _meet(first, second):
            continue
        if overlap(first.name, second.name):
            yield Finding(
                place(other, "name"),
                f"“{second.name}” and “{first.name}” (the entry “{one}”) fit the same cookie.",
                "Write both names so that each fits one cookie, or remove one entry.",
            )


def _meet(first: Cookie, second: Cookie) -> bool:
    """Whether two entries can be for the same cookie: of one storage, and of one domain or of any."""
    somewhere = None in {first.domain, second.domain} or first.domain == second.domain
    return somewhere and first.storage == second.storage


@check(
    Rule(
        id="DM405",
        severity=Severity.WARNING,
        title="The category of a cookie is true to its purpose",
        article="Sections 3 and 4 of Executive Order no. 1148 of 9 December 2011",
        why="Only strictly necessary storage is free of consent, and consent is given purpose by purpose. "
        "Statistics are not exempt in Denmark.",
        before=cookie(purpose="{da: Laver statistik over besøg., en: Makes statistics on visits.}"),
        after=cookie(
            purpose="{da: Laver statistik over besøg., en: Makes statistics on visits.}",
            category="statistics",
        ),
    ),
    covers=("cookie:purpose", "cookie:consent"),
)
def category_is_true(case: Case) -> Iterator[Finding]:
    """Purposes with words of another category, by the lists of the law; choices are left alone."""
    for identifier, entry in listed(case.inventory).items():
        found = _other_purpose(entry)
        if found is not None:
            category, word = found
            said = known(entry.category)
            yield Finding(
                place(identifier, "category"),
                f"“{entry.name}” is said to be {said}, but its purpose speaks of {category}: “{word}”.",
                f"Write “category: {category}”, or a purpose that says what it is for.",
            )
        elif (served := _service(entry)) is not None:
            yield Finding(
                place(identifier, "category"),
                f"“{entry.name}” is said to be marketing, but its purpose speaks of what people asked for: "
                f"“{served}”.",
                "Write “category: necessary” or “functional”, or say in the purpose what is marketed.",
            )


def _service(entry: Cookie) -> str | None:
    """The words by which a cookie for marketing serves the person, if none of its purpose says marketing."""
    purposes, text = vocabulary().cookie_purposes, known(entry.purpose)
    if known(entry.category) != "marketing" or text is None:
        return None
    if any(_first(purposes["marketing"].words.get(language, ()), words) for language, words in text):
        return None
    found = (_first(purposes["service"].words.get(language, ()), words) for language, words in text)
    return next(filter(None, found), None)


def _other_purpose(entry: Cookie) -> tuple[str, str] | None:
    """A category that the cookie's own does not cover, and the word of its purpose that speaks of it."""
    purposes = vocabulary().cookie_purposes
    category, purpose = known(entry.category), known(entry.purpose)
    for language, text in purpose or ():
        if _first(purposes["choice"].words.get(language, ()), text):
            continue
        for other in _WIDER.get(category or "", ()):
            word = _first(purposes[other].words.get(language, ()), text)
            if word is not None:
                return other, word
    return None


def _first(beginnings: tuple[str, ...], text: str) -> str | None:
    """The first word or phrase in the text that begins in one of these ways."""
    if not beginnings:
        return None
    found = re.search(rf"\b(?:{'|'.join(map(re.escape, beginnings))})\w*", text, re.IGNORECASE)
    return found[0] if found else None


_FILE = re.compile(r"[/.](?:js|gif|png|svg|jpe?g|html?|php|aspx?)\b|/", re.IGNORECASE)


_SCRIPT = re.compile(r"\.m?js\b|/")
_KEYED = frozenset({"local-storage", "session-storage", "indexed-db", "device-id"})


@check(
    Rule(
        id="DM409",
        severity=Severity.WARNING,
        title="The name is one that this kind of storage can have",
        article="Section 3(2) of Executive Order no. 1148 of 9 December 2011",
        why="A cookie is listed by its name, a pixel or a service worker by its file. The wrong one shows "
        "that two entries were mixed up, or that “storage” was forgotten.",
        before=cookie(name="_besoeg", storage="pixel"),
        after=cookie(name="besoeg.gif", storage="pixel"),
    ),
    covers=("cookie:name",),
)
def name_fits_the_storage(case: Case) -> Iterator[Finding]:
    """Files among the cookies, and names of cookies among pixels and service workers."""
    entries = listed(case.inventory)
    cookies = {entry.name for entry in entries.values() if entry.storage == "cookie"}
    for identifier, entry in entries.items():
        if entry.storage in _KEYED and _FILE.search(entry.name):
            fault = f"“{entry.name}” is the name of a file, and “{entry.storage}” is kept under a key."
            remedy = "Write “storage: pixel”, “service-worker” or “cache”, or the key."
        elif entry.storage == "service-worker" and not _SCRIPT.search(entry.name):
            fault = f"“{entry.name}” is no script, which a service worker is."
            remedy = "Write the name of its file, such as sw.js, or correct “storage”."
        elif entry.storage == "cookie" and _FILE.search(entry.name):
            fault = f"“{entry.name}” is the name of a file, not of a cookie."
            remedy = "Add “storage: pixel” or “storage: service-worker”, or write the cookie’s name."
        elif entry.storage in {"pixel", "service-worker"} and (
            entry.name.startswith("_") or "cookie" in entry.name.lower() or entry.name in cookies
        ):
            fault = f"“{entry.name}” is the name of a cookie, not of a {entry.storage.replace('-', ' ')}."
            remedy = "Write the file that is loaded, such as “pixel.gif” or “sw.js”."
        else:
            continue
        yield Finding(place(identifier, "name"), fault, remedy)


CHECKS = (
    duration_can_be,
    wildcard_is_specific,
    names_are_distinct,
    category_is_true,
    name_fits_the_storage,
)
