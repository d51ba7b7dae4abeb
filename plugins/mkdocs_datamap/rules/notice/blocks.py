"""DM146–DM148: what a policy says is said once, in the right policy, and under a heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.outline import BlockClause, Outline, OutlineSection
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


_ONLY_IN_COOKIE_POLICY = {*_OF_COOKIES, "cookie-authorities", "site-storage"}
_IN_EITHER = {"controller", "contact", "cookie-basis"}
"""Who is behind the website, and what its cookies rest on, is told where people look for it."""


@check(
    Rule(
        id="DM147",
        severity=Severity.WARNING,
        title="A block stands in the policy to which it belongs",
        article="Article 12(1) GDPR; section 3(2) of Executive Order no. 1148 of 9 December 2011",
        why="Who looks for the cookies opens the cookie policy, and who looks for a right the privacy "
        "policy. A block of the one in the other often stands where another one was meant.",
        before=_policy("cookie-categories"),
        after=_policy("rights"),
    ),
    covers=("T22",),
)
def blocks_are_at_home(case: Case) -> Iterator[Finding]:
    """Blocks of the other policy, where there are two."""
    if case.inventory.cookie_outline is None:
        return
    outlines = {"privacy": case.inventory.privacy_outline, "cookies": case.inventory.cookie_outline}
    for name, outline in outlines.items():
        for path, value in walk(outline, ("policy", name)):
            if not isinstance(value, BlockClause) or value.block in _IN_EITHER:
                continue
            home = "cookies" if value.block in _ONLY_IN_COOKIE_POLICY else "privacy"
            if home != name:
                yield Finding(
                    (*path, "block"),
                    f"The block “{value.block}” belongs to policy/{home}.yml.",
                    "Move it there, or name the block that was meant.",
                )


@check(
    Rule(
        id="DM148",
        severity=Severity.WARNING,
        title="A heading has something under it",
        article="Article 12(1) GDPR",
        why="A heading promises an answer. If nothing stands under it, a clause was lost, and with it "
        "perhaps what people must be told.",
        before=_policy("rights").replace("    clauses:\n      - block: rights\n", ""),
        after=_policy("rights"),
    ),
    covers=("T22",),
)
def headings_have_content(case: Case) -> Iterator[Finding]:
    """Sections without clauses and without sections in them."""
    for name, outline in (
        ("privacy", case.inventory.privacy_outline),
        ("cookies", case.inventory.cookie_outline),
    ):
        for path, value in walk(outline, ("policy", name)) if isinstance(outline, Outline) else ():
            if (
                isinstance(value, OutlineSection)
                and value.activity is None
                and not value.clauses
                and not value.sections
            ):
                yield Finding(
                    path,
                    f"Nothing stands under the heading of the section “{value.id}”.",
                    "Add “clauses:” with a block or a text, or remove the section.",
                )


CHECKS = (blocks_stand_once, blocks_are_at_home, headings_have_content)
