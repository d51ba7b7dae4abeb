"""By which word it shows that a pattern may match a text, read off the pattern."""

from __future__ import annotations

import re
from functools import cache

_AT_A_WORD = (r"\b", r"(?<!\w)", r"(?<![\w-])")
"""How a pattern begins that matches from the start of a word on."""

_ANY = r"\w+"
"""Any word may be it: the answer where nothing else can be told."""

_TAKES_NOTHING = re.compile(r"(?:\\b|\(\?<[!=][^()]*\))*")
_GROUP = re.compile(r"\((?:\?(?::|P<\w+>|-i:)|(?!\?))")
_PART = re.compile(r"\\.|\[\^?\]?(?:\\.|[^]\\])*\]|[^\\\[]", re.DOTALL)
_PHRASE = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")
_LETTERS = re.compile(r"[^\W\d_]*")
_BETWEEN_WORDS = re.compile(r"(?:\\[.s]| |-)([?*])?\+?")
_MAY_BE_ABSENT = ("?", "*", "{")


@cache
def telltale(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """A pattern of words, one of which stands in every text that the given pattern matches.

    It is the first word that the pattern speaks of or, where that is a phrase without choices, the longest.
    """
    written = pattern.pattern
    alternatives, _ = _split(written)
    if not all(each.startswith(_AT_A_WORD) for each in alternatives):
        return re.compile(_ANY)
    words = {word for each in alternatives for word in _words(each)}
    return re.compile("|".join(sorted(words)), re.IGNORECASE)


def _words(alternative: str) -> frozenset[str]:
    """The telltales of a pattern without bars, as patterns of a word."""
    rest = _TAKES_NOTHING.sub("", alternative, count=1)
    if _PHRASE.fullmatch(rest):
        *words, last = rest.split()
        longest = max(*words, last, key=len)
        return frozenset({rf"{last}\w*" if longest == last else longest})
    opening = _GROUP.match(rest)
    if opening is None:
        return _first_words("", rest)
    inside, end = _split(rest[opening.end() :])
    after = rest[opening.end() + end + 1 :]
    found = frozenset[str]().union(*map(_words, inside))
    if after.startswith("{"):
        return frozenset({_ANY})
    return found | _words(after[1:]) if after.startswith(_MAY_BE_ABSENT) else found


def _first_words(before: str, rest: str) -> frozenset[str]:
    """The first words of a pattern that begins with letters, after those that stand before already."""
    found = _LETTERS.match(rest)
    letters = found[0] if found else ""
    after = rest[len(letters) :]
    if after.startswith(_MAY_BE_ABSENT):
        letters, after = letters[:-1], ""
    word = f"{before}{letters}"
    between = _BETWEEN_WORDS.match(after)
    if not word:
        return frozenset({_ANY})
    if between is None:
        return frozenset({rf"{word}\w*"})
    if between[1] is None:
        return frozenset({word})
    # “m.v.” and “mv.”, for what stands between may be absent: two words or one
    return _first_words(word, after[between.end() :]) | {word}


def _split(pattern: str) -> tuple[list[str], int]:
    """What stands between the bars of a pattern, or of the group that it begins in, and where that ends."""
    alternatives, depth, begun = list[str](), 0, 0
    for part in _PART.finditer(pattern):
        if part[0] == "(":
            depth += 1
        elif part[0] == ")" and depth == 0:
            return [*alternatives, pattern[begun : part.start()]], part.start()
        elif part[0] == ")":
            depth -= 1
        elif part[0] == "|" and depth == 0:
            alternatives.append(pattern[begun : part.start()])
            begun = part.end()
    return [*alternatives, pattern[begun:]], len(pattern)
