"""Which texts hold a word: a check looks at no text in which it has nothing to find.

A large inventory has tens of thousands of texts, and they are made of a few thousand words. So each text is
taken apart once, and a check first asks which of the *words* concern it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.rules.telltales import telltale

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mkdocs_datamap.inventory.inventory import Path

WORD = re.compile(r"\w+")


@dataclass(frozen=True, eq=False)
class Concordance:
    """The texts of an inventory, each once however often it is written, and the words in them."""

    places: Mapping[Text, tuple[Path, ...]]
    """Text → where it is written."""
    _texts: tuple[Text, ...]
    _held: Mapping[str, Mapping[str, list[int]]]
    """Language → what stands between two spaces → the numbers of the texts that hold it, as often as they do.

    To part a text at its spaces takes a quarter of the time that it takes to find its words.
    """

    @classmethod
    def of(cls, written: Iterable[tuple[Path, Text]]) -> Concordance:
        """The concordance of texts with their places."""
        places: defaultdict[tuple[tuple[str, str], ...], list[Path]] = defaultdict(list)
        for path, text in written:
            places[text.entries].append(path)
        held: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        for number, entries in enumerate(places):
            for language, words in entries:
                in_language = held[language]
                for piece in words.split():
                    in_language[piece].append(number)
        texts = tuple(map(Text, places))
        return cls(dict(zip(texts, map(tuple, places.values()), strict=True)), texts, held)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which there are words."""
        return tuple(self._held)

    def holding(self, language: str, concerns: Callable[[str], object]) -> Iterator[Text]:
        """The texts with a word in a language that concerns the caller, each once."""
        return self._numbered(self._numbers(language, concerns))

    def anywhere(self, concerns: Callable[[str, str], object]) -> Iterator[Text]:
        """The texts with a word that concerns the caller, who is given its language too; each once."""
        return self._numbered(
            number
            for language in self._held
            for number in self._numbers(language, partial(concerns, language))
        )

    def matching(self, language: str, pattern: re.Pattern[str]) -> Iterator[Text]:
        """The texts that match a pattern somewhere in a language, each once."""
        candidates = self.holding(language, telltale(pattern).fullmatch)
        return (text for text in candidates if pattern.search(text[language]))

    def with_sign(self, sign: str) -> Iterator[Text]:
        """The texts with a sign in whatever language, each once."""
        return (text for text in self._texts if any(sign in words for _, words in text.entries))

    def _numbers(self, language: str, concerns: Callable[[str], object]) -> Iterator[int]:
        for piece, numbers in self._held.get(language, {}).items():
            if any(map(concerns, WORD.findall(piece))):
                yield from numbers

    def _numbered(self, numbers: Iterable[int]) -> Iterator[Text]:
        """The texts by their numbers, in the order in which they are first written."""
        return (self._texts[number] for number in sorted(set(numbers)))
