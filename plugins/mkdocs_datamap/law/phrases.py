"""What a text says by its words: whether it is empty, and whether it speaks of a thing (``phrases.yml``)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from mkdocs_datamap.law.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

Use = Literal["interest", "criteria", "marketing", "cctv", "age"]


def empty(use: Use, language: str, words: str) -> str | None:
    """The phrase that says nothing, when the words are such phrases and fillers alone; otherwise None.

    Words in a language that has no phrases are never empty: nothing is known of them.
    """
    phrases, fillers = _pattern(use, language, filler=False), _pattern(use, language, filler=True)
    first = phrases.search(words) if phrases is not None else None
    if phrases is None or first is None:
        return None
    rest = phrases.sub(" ", words)
    if fillers is not None:
        rest = fillers.sub(" ", rest)
    return None if re.search(r"\w", rest) else first[0]


def spoken_of(use: Use, text: Iterable[tuple[str, str]]) -> str | None:
    """The first words, in any language, by which a text speaks of the thing; None when it does not."""
    for language, words in text:
        pattern = pattern_of(use, language)
        found = pattern.search(words) if pattern else None
        if found:
            return found[0]
    return None


def pattern_of(use: Use, language: str) -> re.Pattern[str] | None:
    """All phrases of a use and a language, as whole words; None when there are none."""
    return _pattern(use, language, filler=False)


@cache
def _pattern(use: Use, language: str, *, filler: bool) -> re.Pattern[str] | None:
    """All phrases, or all fillers, of a use and a language, as whole words; None when there are none."""
    patterns = [
        re.sub(r"\|\s+", "|", phrase.pattern)  # a folded scalar puts a space where its line was broken
        for phrase in vocabulary().phrases.values()
        if phrase.use == use and phrase.language == language and phrase.filler == filler
    ]
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE) if patterns else None
