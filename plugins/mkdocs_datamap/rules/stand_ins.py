"""DM612: words that stand where a fact belongs, and state none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
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
    for text, places in case.concordance.places.items():
        for language, words in text.entries:
            if _STAND_IN.fullmatch(words) or says_nothing(words, language):
                yield from (_finding((*path, language), words) for path in places)
    said = [(path, words) for path, words in case.of(str) if not isinstance(words, Ref)]
    stand_ins = set(filter(_STAND_IN.fullmatch, {words for _, words in said}))
    yield from (_finding(path, words) for path, words in said if words in stand_ins)


def _finding(path: tuple[str | int, ...], words: str) -> Finding:
    return Finding(
        path,
        f"“{words}” states nothing.",
        "Write the fact. If nobody knows it yet, ask: {todo: what must be found out, owner: …}.",
    )


CHECKS = (facts_are_stated,)
