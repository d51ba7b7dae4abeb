"""The later parts of compounds, so that search finds words that stand inside longer ones.

Search compares the starts of words: “kunde” finds “kundetilfredshedsundersøgelser”, “undersøgelser” does not.
So each section's entry in the index also says, in a field of its own that is not shown, what its compounds go
on with: “tilfredshedsundersøgelser” and “undersøgelser”. The words as they stand are not touched: what they
find, and in which order, stays the same.

Which words are compounds is read off the words of the language itself, so no language is named here; one
without compounds gets next to nothing.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

FIELD = "parts"
"""The field of the index. Its boost keeps a word that stands alone before the same word in a compound."""
BOOST = 0.5

SHORTEST_PART = 5
"""Letters of a later part: shorter ones are endings more often than words."""
SHORTEST_INSIDE = 3
"""Letters before a known word that stands inside another."""
SHORTEST_START = 4
"""Letters of a known word that another starts with."""
LONGEST = 60
"""Letters of a word that is looked into, so that no text can make an index large."""
LINKS = ("", "s", "e")
"""What may join two words: “forsikring-s-selskab”. Where nothing is joined so, nothing is found so."""

_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W\d_]+")


def words(text: str) -> frozenset[str]:
    """The words of a text, which may be HTML, in lower case."""
    return frozenset(word.lower() for word in _WORD.findall(html.unescape(_TAG.sub(" ", text))))


def later_parts(word: str, known: AbstractSet[str]) -> frozenset[str]:
    """What the word goes on with from each place where a known word starts or has ended.

    Each is an end of the word, so there are fewer than it has letters; a word over LONGEST letters has none.
    """
    if len(word) > LONGEST:
        return frozenset()
    parts = frozenset(
        word[start:]
        for start in range(SHORTEST_INSIDE, len(word) - SHORTEST_PART + 1)
        if any(word[start:end] in known for end in range(start + SHORTEST_PART, len(word) + 1))
    )
    return parts.union(*(_after_start(part, known) for part in (word, *parts)))


def _after_start(word: str, known: AbstractSet[str]) -> Iterator[str]:
    for end in range(SHORTEST_START, len(word) - SHORTEST_PART + 1):
        if word[:end] in known:
            for link in LINKS:
                rest = word[end:].removeprefix(link)
                if len(rest) >= SHORTEST_PART:
                    yield rest


def with_parts(docs: Iterable[Mapping[str, Any]], terms: Iterable[str] = ()) -> list[dict[str, Any]]:
    """The entries of one language's index, each with the later parts of its compounds where it has any.

    ``terms`` are words of the language beside those of the pages. What a known word is followed by is known
    too: “kunde” tells that “kundetilfredshed” has “tilfredshed”, as “medarbejdertilfredshed” then has.
    """
    entries = list(docs)
    own = [words(f"{entry['title']} {entry['text']}") for entry in entries]
    known = frozenset().union(*own, *map(words, terms))
    known |= {part for word in known for part in _after_start(word, known)}
    parts = {word: later_parts(word, known) for word in frozenset().union(*own)}
    found = [frozenset().union(*(parts[word] for word in section)) - section for section in own]
    return [
        {**entry, FIELD: " ".join(sorted(new))} if new else dict(entry)
        for entry, new in zip(entries, found, strict=True)
    ]
