"""pydantic's errors in the words of the person who edits the YAML."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from mkdocs_datamap.inventory import shapes
from mkdocs_datamap.inventory.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    from mkdocs_datamap.inventory.yaml_reader import YamlFile

MISSING, UNKNOWN, WRONG = "DM010", "DM011", "DM012"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """“Did you mean …?” when something known is close, else the known words; empty when there are none."""
    choices = sorted(known)
    near = get_close_matches(word, choices, n=1, cutoff=0.6)
    if near:
        return f"Did you mean “{near[0]}”?"
    if not choices:
        return ""
    listed = ", ".join(choices[:MOST]) + (" …" if len(choices) > MOST else "")
    return f"What exists: {listed}."


MOST = 12


def findings(
    error: ValidationError, shape: Any, file: YamlFile, within: tuple[str | int, ...]
) -> Iterator[Diagnostic]:
    """One diagnostic for each of pydantic's errors on the value at ``within``, which should have ``shape``."""
    seen: set[tuple[str | int, ...]] = set()
    for detail in error.errors(include_url=False):
        spot = shapes.place(detail["loc"])
        if spot in seen:  # the branches of a union complain about the same place
            continue
        seen.add(spot)
        yield _finding(detail, shape, file, within, spot)


def _finding(
    detail: ErrorDetails,
    shape: Any,
    file: YamlFile,
    within: tuple[str | int, ...],
    spot: tuple[str | int, ...],
) -> Diagnostic:
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
    options = shapes.expected(shape, spot)
    is_key = "[key]" in detail["loc"]
    return Diagnostic(
        WRONG,
        Severity.ERROR,
        file.locate(within + spot, key=is_key),
        _complaint(detail, is_key=is_key),
        _remedy(detail, options, is_key=is_key),
    )


def _complaint(detail: ErrorDetails, *, is_key: bool) -> str:
    kind, value = detail["type"], detail["input"]
    if kind in OWN:
        return detail["msg"].split(". ")[0] + "."
    if is_key:
        return f"“{value}” is not an id."
    if value is None:
        return "Nothing is written here."
    if kind in {"string_too_short", "too_short"}:
        return "This is empty."
    if isinstance(value, str):
        return f"“{_short(value)}” cannot stand here."
    return f"{_sort(value)} cannot stand here."


def _remedy(detail: ErrorDetails, options: tuple[Any, ...], *, is_key: bool) -> str:
    kind = detail["type"]
    if kind in OWN:
        return (detail["msg"].partition(". ")[2] or "See the guide on policy outlines").rstrip(".") + "."
    if is_key or (kind == "string_pattern_mismatch" and _wants_id(detail)):
        return "Write small letters, digits and hyphens, beginning with a letter: my-entry-2."
    if kind == "string_pattern_mismatch":
        return _FORMS.get(
            str(detail.get("ctx", {}).get("pattern", ""))[:4], "Write it in the form the guide shows."
        )
    if kind == "literal_error" and isinstance(detail["input"], str):
        choices = [
            value for option in options for value in getattr(option, "__args__", ()) if isinstance(value, str)
        ]
        near = get_close_matches(detail["input"], choices, n=1)
        if near:
            return f"Did you mean “{near[0]}”? Write {shapes.words(options)}."
    return f"Write {shapes.words(options)}."


OWN = frozenset({"day", "period", "url", "headless", "activity-section"})
"""Errors raised by our own validators: they carry complaint and remedy."""

_FORMS = {
    "^[A-": "Write an e-mail address such as privacy@example.dk.",
    "^\\+?": "Write a telephone number of digits and spaces, such as +45 33 19 32 00.",
    "^([A": "Write a country as ISO 3166 code in capitals, such as DK.",
    "^(lo": "Write low, medium or high.",
    "^(tr": "Write transfer, impact or interests.",
    "^DM\\": "Write a rule’s id, such as DM013.",
    "^[a-": "Write small letters, digits and single hyphens.",
}
"""What a pattern asks for, by how it begins."""


def _wants_id(detail: ErrorDetails) -> bool:
    return str(detail.get("ctx", {}).get("pattern", "")).startswith("^[a-z][a-z0-9]*")


def _sort(value: object) -> str:
    if isinstance(value, bool):
        return "“true” or “false”"
    if isinstance(value, int | float):
        return f"The number {value}"
    return "A list" if isinstance(value, list | tuple) else "A mapping"


def _short(value: str) -> str:
    return value if len(value) <= SHOWN else value[: SHOWN - 1] + "…"


SHOWN = 60


def _flat(text: str) -> str:
    return " ".join(text.replace("``", "").split())
