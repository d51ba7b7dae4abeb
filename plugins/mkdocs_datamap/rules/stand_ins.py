"""DM612: words that stand where a fact belongs, and state none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.values import Ref
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.vague import says_nothing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.rules.check import Case

_STAND_IN = re.compile(
    r"n\.?/?a\.?|tbd|tba|to ?do|fixme|x{3,}|[?]+|[-–—_]+|\.{2,}|…|lorem ipsum\b.*|"
    r"(?:to be (?:decided|determined|confirmed|added)|unknown|not (?:known|stated|applicable|available)|"
    r"pending|ukendt|ikke (?:oplyst|kendt|relevant|afklaret)|afklares|mangler|følger|udfyldes)[.!]?",
    re.IGNORECASE,
)


def _source(name: str) -> str:
    return f"# sources.yml\nemployer:\n  name: {{{name}}}\n"


@check(
    Rule(
        id="DM612",
        severity=Severity.ERROR,
        title="Where a fact belongs stands a fact",
        article="Articles 5(1)(a) and 12(1) GDPR",
        why="“N/a”, “to be decided” or “various purposes” in the place of a fact would be published as if it "
        "were one. What is not known is an open question: then it is listed, and never printed.",
        before=_source('da: ikke oplyst, en: "n/a"'),
        after=_source("da: din arbejdsgiver, en: your employer"),
    ),
    covers=("T22",),
)
def facts_are_stated(case: Case) -> Iterator[Finding]:
    """Values that are a stand-in as a whole, in one language or without any."""
    for path, value in case.values:
        if isinstance(value, Text):
            for language, words in value:
                if _STAND_IN.fullmatch(words) or says_nothing(words, language):
                    yield _finding((*path, language), words)
        elif isinstance(value, str) and not isinstance(value, Ref) and _STAND_IN.fullmatch(value):
            yield _finding(path, value)


def _finding(path: tuple[str | int, ...], words: str) -> Finding:
    return Finding(
        path,
        f"“{words}” states nothing.",
        "Write the fact. If nobody knows it yet, ask: {todo: what must be found out, owner: …}.",
    )


CHECKS = (facts_are_stated,)
