"""Which cookies a name in ``cookies.yml`` stands for: ``*`` is any run of characters, all else is itself."""

from __future__ import annotations

import re
from functools import lru_cache

ANY = "*"
_SPECIAL = re.compile(r"[!-,./:-@\[-^`{-~]")


def fits(pattern: str, name: str) -> bool:
    """Whether a name that a browser shows is one of those that the pattern stands for."""
    return re.fullmatch(expression(pattern), name, re.DOTALL) is not None


def expression(pattern: str) -> str:
    """The pattern as a regular expression that Python and JavaScript read alike, without its two ends."""
    return ".*".join(_SPECIAL.sub(r"\\\g<0>", part) for part in pattern.split(ANY))


@lru_cache(maxsize=4096)
def overlap(one: str, other: str) -> bool:
    """Whether some name fits both patterns."""
    if not one or not other:
        return not (one or other).strip(ANY)
    if one[0] == ANY:
        return overlap(one[1:], other) or overlap(one, other[1:])
    if other[0] == ANY:
        return overlap(other, one)
    return one[0] == other[0] and overlap(one[1:], other[1:])


def specificity(pattern: str) -> tuple[bool, int]:
    """What orders the patterns that fit one name: a name before a pattern, more letters before fewer."""
    return (ANY not in pattern, len(pattern.replace(ANY, "")))
