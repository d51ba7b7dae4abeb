"""Is another text only a correction: of spelling, of case, of punctuation, of spaces?

What is not surely a correction is none: other words may say something else, and no program can tell.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_WORD = re.compile(r"\w+")
_SHORTEST = 4
"""Shorter words become others by one letter (“now”, “not”)."""


def is_correction(before: Mapping[str, str], after: Mapping[str, str]) -> bool:
    """Whether a text by language changed in nothing but spelling, in every language that has it."""
    return before.keys() == after.keys() and all(
        _corrected(words, after[language]) for language, words in before.items()
    )


def _corrected(before: str, after: str) -> bool:
    old, new = (_WORD.findall(text.casefold()) for text in (before, after))
    return len(old) == len(new) and all(a == b or _misspelt(a, b) for a, b in zip(old, new, strict=True))


def _misspelt(one: str, other: str) -> bool:
    """Whether two words are one letter apart, and surely not two words.

    Figures are never corrected. Nor is the first letter, which may be a whole negation (“lovlig”, “ulovlig”).
    """
    if min(len(one), len(other)) < _SHORTEST or one[0] != other[0] or re.search(r"\d", one + other):
        return False
    return one in _one_step(other) or other in _one_step(one) or one in _swapped(other)


def _one_step(word: str) -> set[str]:
    """The word with a letter less, and with any one letter replaced by a mark for “some letter”."""
    return {word[:place] + word[place + 1 :] for place in range(len(word))}


def _swapped(word: str) -> set[str]:
    """The word with two neighbouring letters the other way round."""
    return {
        word[:place] + word[place + 1] + word[place] + word[place + 2 :] for place in range(len(word) - 1)
    }
