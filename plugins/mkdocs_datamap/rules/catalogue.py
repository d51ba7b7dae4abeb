"""The rules as Markdown: one of them, and the page of them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.rules.registry import FAMILIES

if TYPE_CHECKING:
    from mkdocs_datamap.rules.rule import Rule

_CODE_INDENT = "    "

_INTRODUCTION = """\
# Rules

`datamap check` holds the inventory against these rules. An error stops a build; a warning stops it with
`--strict`; a note is for information. `datamap explain DM013` shows one of them in the terminal.

<!-- This page is made by “datamap explain --all”. -->
"""


def catalogue_markdown() -> str:
    """The page of all rules; every rule has its id, in small letters, as anchor."""
    parts = [_INTRODUCTION]
    for family, rules in FAMILIES.items():
        parts.append(f"## {family}\n")
        parts.extend(rule_markdown(rule) for rule in rules)
    return "\n".join(parts)


def rule_markdown(rule: Rule) -> str:
    """One rule: what it asks for, why, and an example of breaking and of satisfying it."""
    facts = f"*{rule.severity.value.capitalize()}.*" + (f" *{rule.article}.*" if rule.article else "")
    return "\n".join(
        (
            f'### <a id="{rule.id.lower()}"></a>{rule.id}: {rule.title}',
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


def _code(text: str) -> list[str]:
    """The text as code; indented, since an example may itself hold a fence."""
    return [f"{_CODE_INDENT}{line}".rstrip(" ") for line in text.splitlines()]
