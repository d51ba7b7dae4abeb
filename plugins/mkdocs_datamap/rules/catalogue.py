"""The rules as Markdown: a page for each family, and the page that lists them all."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_datamap.rules.registry import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_datamap.rules.rule import Rule

INDEX = "index.md"

_CODE_INDENT = "    "

_MADE = "<!-- This page is made by “datamap explain --out”. -->\n"

_INTRODUCTION = f"""\
# Rules

`datamap check` holds the inventory against these rules. Each finding names its rule, the line, and
what would be right.

- An *error* stops a build: something is missing that the law asks for, or cannot be true.
- A *warning* stops a build with `--strict`.
- A *note* is for information, such as an open question.

A finding that cannot be mended yet is accepted in `exceptions.yml`, for a reason, by an owner, until a day.
`datamap explain DM013` shows one rule in the terminal, in the same words as here.

{_MADE}"""


def catalogue_pages() -> Mapping[str, str]:
    """Every page of the catalogue, as Markdown by the name of its file: the list first, then the families."""
    return {INDEX: catalogue_index()} | {
        family_file(family): _family_markdown(family, rules) for family, rules in FAMILIES.items()
    }


def catalogue_index() -> str:
    """The list of all rules: id with a link, severity, and what it asks for."""
    parts = [_INTRODUCTION]
    for family, rules in FAMILIES.items():
        parts += [f"## [{family}]({family_file(family)})\n", _table(rules, family_file(family))]
    return "\n".join(parts)


def family_file(family: str) -> str:
    """The name of the page of a family, such as ``legal-bases.md``."""
    return f"{re.sub(r'[^a-z0-9]+', '-', family.lower()).strip('-')}.md"


def rule_markdown(rule: Rule) -> str:
    """One rule: what it asks for, why, and an example of breaking and of satisfying it.

    Its id, in small letters, is its anchor.
    """
    facts = f"*{rule.severity.value.capitalize()}.*" + (f" *{rule.article}.*" if rule.article else "")
    return "\n".join(
        (
            f'## <a id="{rule.id.lower()}"></a>{rule.id}: {rule.title}',
            "",
            f"{facts} {rule.why}",
            "",
            "Not like this:",
            "",
            *_code(rule.before),
            "",
            "But like this:",
            "",
            *_code(rule.after),
            "",
        )
    )


def _family_markdown(family: str, rules: Iterable[Rule]) -> str:
    head = f"# Rules: {family}\n\n[All rules]({INDEX})\n\n{_MADE}"
    return "\n".join((head, *map(rule_markdown, rules)))


def _table(rules: Iterable[Rule], file: str) -> str:
    rows = (
        f"| [{rule.id}]({file}#{rule.id.lower()}) | {rule.severity.value} | {rule.title} |" for rule in rules
    )
    return "\n".join(("| Rule | Severity | What it asks for |", "| --- | --- | --- |", *rows, ""))


def _code(text: str) -> list[str]:
    """The text as code; indented, since an example may itself hold a fence."""
    return [f"{_CODE_INDENT}{line}".rstrip(" ") for line in text.splitlines()]
