"""DM146: what a policy says is said once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.outline import BlockClause, Outline
from mkdocs_datamap.inventory.walk import walk
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.rules.check import Case


_OF_COOKIES = {"cookie-definition", "cookie-categories", "cookie-list", "cookie-choice"}
"""Blocks for which one policy is enough; a basis or a contact is told in both."""


def _policy(block: str) -> str:
    return f"""\
# policy/privacy.yml
version: 1
effective: 2026-12-01
sections:
  - activity: enquiries
  - id: who-we-are
    title: {{da: Hvem vi er, en: Who we are}}
    clauses:
      - block: controller
  - id: more
    title: {{da: Mere, en: More}}
    clauses:
      - block: {block}
"""


@check(
    Rule(
        id="DM146",
        severity=Severity.WARNING,
        title="A block stands once in a policy",
        article="Article 12(1) GDPR",
        why="The law asks for a concise text. A block that stands twice often stands where another one was "
        "meant, and that one is then missing.",
        before=_policy("controller"),
        after=_policy("rights"),
    ),
    covers=("T22",),
)
def blocks_stand_once(case: Case) -> Iterator[Finding]:
    """Blocks that a policy has already had, or of cookies that the other one has."""
    outlines = {"privacy": case.inventory.privacy_outline, "cookies": case.inventory.cookie_outline}
    elsewhere: set[str] = set()
    for name, outline in outlines.items():
        seen = elsewhere & _OF_COOKIES
        for path, value in walk(outline, ("policy", name)) if isinstance(outline, Outline) else ():
            if not isinstance(value, BlockClause):
                continue
            if value.block in seen:
                yield Finding(
                    (*path, "block"),
                    f"The block “{value.block}” stands in the policies already.",
                    "Remove one of the two, or name the block that was meant.",
                )
            seen.add(value.block)
        elsewhere |= seen


CHECKS = (blocks_stand_once,)
