"""DM216: a category whose name tells of special data says so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.rules.check import Case, Finding, check
from mkdocs_datamap.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.text import Text

_NAMED = {
    "special": {
        "en": r"health(?! insurance)|illness|disease|sickness|allerg|injur|diagnos|medic(?:al|in)|disabilit|"
        r"pregnan|trade union|religio|political opinion|ethnic|sexual orientation|biometric|genetic",
        "da": r"helbred|sygdom|sygefravær|allergi|skader\b|diagnose|medicin|handicap|gravid|fagforening|"
        r"religi|politisk overbevisning|etnisk|seksuel|biometri|genetisk",
    },
    "criminal": {
        "en": r"criminal|offences?\b|convict",
        "da": r"strafbar|straffe|kriminel|lovovertrædelse",
    },
    "national-id": {"en": r"\bCPR\b|civil registration number", "da": r"\bCPR\b|personnummer"},
}
"""Kind → language → words that only data of this kind have in their name."""

_PATTERNS = {
    kind: {language: re.compile(words, re.IGNORECASE) for language, words in by_language.items()}
    for kind, by_language in _NAMED.items()
}


def _category(kind: str = "") -> str:
    return f"""\
# data-categories.yml
email-address:
  name: {{da: e-mailadresse, en: e-mail address}}
allergies:
  name: {{da: allergier, en: allergies}}
{kind}"""


@check(
    Rule(
        id="DM216",
        severity=Severity.WARNING,
        title="A category that tells of special data is marked as such",
        article="Articles 9 and 10 GDPR, section 11 of the Danish Data Protection Act",
        why="Health, beliefs, offences and CPR numbers need a basis of their own. A category that is not "
        "marked is never asked for one.",
        before=_category(),
        after=_category("  kind: special\n"),
    ),
    covers=("T04", "T06"),
)
def special_names_are_marked(case: Case) -> Iterator[Finding]:
    """Categories of the ordinary kind with a name of another."""
    for name, category in case.inventory.data_categories.items():
        found = _kind_named(category.name) if category.kind == "ordinary" else None
        if found is not None:
            yield Finding(
                ("data_categories", name),
                f"The category “{name}” is called like data of the kind “{found}”, and is not marked.",
                f"Add “kind: {found}”, or give it a name that fits what it holds.",
                key=True,
            )


def _kind_named(text: Text) -> str | None:
    for kind, patterns in _PATTERNS.items():
        if any(language in patterns and patterns[language].search(words) for language, words in text):
            return kind
    return None


CHECKS = (special_names_are_marked,)
