"""pydantic's errors in the words of the person who edits the YAML."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from mkdocs_datamap.inventory import shapes
from mkdocs_datamap.inventory.diagnostics import Diagnostic, Severity
from mkdocs_datamap.inventory.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from mkdocs_datamap.inventory.shapes import Place
    from mkdocs_datamap.inventory.yaml_reader import YamlFile

MISSING, UNKNOWN, WRONG = "DM010", "DM011", "DM012"

MOST = 12
"""More existing words than this are not listed: nobody reads them."""

SHOWN = 60
"""More characters than this of a wrong value are not repeated."""

OWN = frozenset({"day", "month_day", "period", "url", "module", "headless", "activity-section"})
"""Errors raised by our own validators: they carry complaint and remedy."""

OUTLINE_REMEDIES = {
    "headless": "Add “id:” and “title:”, or name an activity with “activity:”.",
    "activity-section": "Remove “id:” and “sections:”, or remove “activity:”.",
}


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """“Did you mean …?” when something known is close, else the known words; empty when there are none."""
    exist = sorted(known)
    near = nearest(word, exist)
    if near:
        return f"Did you mean “{near}”?"
    if not exist:
        return ""
    listed = ", ".join(exist[:MOST]) + (" and more" if len(exist) > MOST else "")
    return f"What exists: {listed}."


def nearest(word: str, known: Iterable[str]) -> str | None:
    """What was probably meant: the known word that is most alike, whether in capitals or not."""
    by_letters = {choice.casefold(): choice for choice in known}
    near = get_close_matches(word.casefold(), by_letters, n=1, cutoff=0.6)
    return by_letters[near[0]] if near else None


def findings(error: ValidationError, shape: Any, file: YamlFile, within: Place) -> Iterator[Diagnostic]:
    """One diagnostic for each place that pydantic complains of in the value at ``within``, a ``shape``."""
    raw: Any = file.value
    for part in within:
        raw = raw[part]
    details = [
        (shapes.place(detail["loc"], raw, missing=detail["type"] == "missing"), detail)
        for detail in error.errors(include_url=False)
    ]
    seen: set[Place] = set()
    for spot, detail in details:
        # The branches of a union complain about the same place. The one that got further was meant: what
        # the others say about the whole value is no news.
        if spot in seen or any(len(other) > len(spot) and other[: len(spot)] == spot for other, _ in details):
            continue
        seen.add(spot)
        yield _finding(detail, shape, file, within, spot)


def _finding(detail: ErrorDetails, shape: Any, file: YamlFile, within: Place, spot: Place) -> Diagnostic:
    kind = detail["type"]
    last = str(spot[-1]) if spot else ""
    if kind == "missing":
        described = shapes.keys(shapes.expected(shape, spot[:-1])).get(last, "")
        holds = shapes.words(shapes.expected(shape, spot))
        return Diagnostic(
            MISSING,
            Severity.ERROR,
            file.locate(within + spot[:-1], key=True),
            f"“{last}” is missing.",
            f"Add “{last}:” with {holds}. {_flat(described)}".strip(),
        )
    if kind == "extra_forbidden":
        return Diagnostic(
            UNKNOWN,
            Severity.ERROR,
            file.locate(within + spot, key=True),
            f"“{last}” is not a key that belongs here.",
            did_you_mean(last, shapes.keys(shapes.expected(shape, spot[:-1]))) or "Remove it.",
        )
    is_key = "[key]" in detail["loc"]
    options = shapes.expected(shape, spot[:-1] if is_key else spot)
    message, remedy = _key(last, options) if is_key else _value(detail, options)
    return Diagnostic(WRONG, Severity.ERROR, file.locate(within + spot, key=is_key), message, remedy)


def _key(key: str, options: tuple[Any, ...]) -> tuple[str, str]:
    """What is wrong with a key of a mapping, and what would be right."""
    if Text in options:
        return (
            f"“{_short(key)}” is not the code of a language.",
            "Write it in small letters, such as da or en.",
        )
    return (
        f"“{_short(key)}” is not an id.",
        "Write small letters a–z, digits and single hyphens, beginning with a letter: my-entry-2.",
    )


def _value(detail: ErrorDetails, options: tuple[Any, ...]) -> tuple[str, str]:
    """What is wrong with a value, and what would be right."""
    kind, value = detail["type"], detail["input"]
    if kind in OWN:
        complaint, _, remedy = detail["msg"].partition(". ")
        return f"{complaint}.", OUTLINE_REMEDIES.get(kind, f"{remedy}.")
    if value is None:
        return "Nothing is written here.", f"Write {shapes.words(options)}."
    if kind in {"string_too_short", "too_short"} or (isinstance(value, str) and not value.strip()):
        return "This is empty.", f"Write {shapes.words(options)}."
    if isinstance(value, str):
        return _word(value, options)
    return f"{_sort(value)} cannot stand here.", f"Write {shapes.words(options)}."


def _word(value: str, options: tuple[Any, ...]) -> tuple[str, str]:
    """What is wrong with a text that was written, and what would be right."""
    near = nearest(value, shapes.choices(options))
    if near:
        return f"“{_short(value)}” cannot stand here.", f"Did you mean “{near}”?"
    if Text in options:
        return f"“{_short(value)}” does not say in which language it is.", f"Write {shapes.words(options)}."
    if any(map(shapes.is_list, options)):
        return f"“{_short(value)}” stands alone where a list belongs.", f"Write {shapes.words(options)}."
    return f"“{_short(value)}” cannot stand here.", f"Write {shapes.words(options)}."


def _sort(value: object) -> str:
    if isinstance(value, bool):
        return "“true” or “false”"
    if isinstance(value, int | float):
        return f"The number {value}"
    return "A list" if isinstance(value, list | tuple) else "A mapping"


def _short(value: str) -> str:
    return value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"


def _flat(text: str) -> str:
    return " ".join(text.replace("``", "").split())
