"""How hard a text is to read: LIX for every language, Flesch for English, and the length of sentences.

Definitions, so that a number can be checked by hand:

* A *sentence* ends at ``.``, ``!``, ``?`` or ``…`` before a space or the end of the text, at the end of a
  paragraph, and at ``:`` or ``;`` at the end of a line, where a list begins or goes on. A point after an
  abbreviation, an ordinal or the number of a date (“stk. 1”, “9. december”) ends nothing.
* A *word* is what stands between spaces or dashes and has a letter or a digit in it.
* *LIX* = words ÷ sentences + 100 × long words ÷ words; a long word has more than six letters
  (C. H. Björnsson, *Läsbarhet*, Stockholm 1968).
* *Flesch Reading Ease* = 206.835 − 1.015 × words ÷ sentences − 84.6 × syllables ÷ words (R. Flesch, “A new
  readability yardstick”, Journal of Applied Psychology 32, 1948). It is made for English and means nothing
  for Danish.
"""

from __future__ import annotations

import re

LONG_WORD = 6
"""A word of more letters than this is long (Björnsson)."""

_NEVER_LAST = frozenset(
    re.split(
        r"\s+",
        # Danish
        "afs bl.a ca d.v.s dvs eks f.eks fx hhv inkl jf jfr kap kl litr nr pkt s.k sml stk tlf vedr "
        # English
        "approx cf dr e.g i.e mr mrs ms pp prof viz vs",
    )
)
"""Abbreviations after which a sentence goes on, without their last point."""

_SOMETIMES_LAST = frozenset(
    [
        "a.s",
        "co",
        "etc",
        "inc",
        "kr",
        "ltd",
        "m.fl",
        "m.m",
        "m.v",
        "mill",
        "mio",
        "mv",
        "o.l",
        "osv",
        "p.a",
        "pct",
    ]
)
"""Abbreviations that can end a sentence: they do when a capital follows."""

_BEFORE_NUMBER = frozenset({"art", "arts", "fig", "no", "nos", "p", "para", "paras", "s", "sec"})
"""Abbreviations only when a number follows: “no. 1148”, but “We say no.”"""

_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*•]|\d+\.)\s)|(?<=[:;])[ \t]*\n")
_STOP = re.compile(r"(?P<mark>[.!?…]+)[\"'”’»)\]]*(?=\s|$)")
_GAP = re.compile(r"[\s–—]+")
_BULLET = re.compile(r"^\s*(?:[-*•]\s+|#+\s+)")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT_END = re.compile(r"(?<=[^aeiouy])(?:e|es|ed)$")
_SOUNDED_END = re.compile(r"(?:[^aeiouy]le|[^aeiouy]les|[td]ed|(?:[csxz]|[cs]h|[dg])es)$")


def sentences(text: str) -> list[str]:
    """The sentences of a text, in order, without the space around them; what has no word is left out."""
    found = [
        sentence for paragraph in _PARAGRAPH.split(text) for sentence in _split(_BULLET.sub("", paragraph))
    ]
    return [sentence for sentence in found if words(sentence)]


def words(text: str) -> list[str]:
    """The words of a text, in order, with the punctuation that touches them."""
    return [piece for piece in _GAP.split(text) if any(character.isalnum() for character in piece)]


def mean_sentence_length(text: str) -> float:
    """Words per sentence; 0 for a text without words."""
    return len(words(text)) / max(len(sentences(text)), 1)


def lix(text: str) -> float:
    """LIX: up to 24 is very easy, 25–34 easy, 35–44 medium, 45–54 hard, more very hard; 0 without words."""
    every = words(text)
    if not every:
        return 0.0
    long = sum(1 for word in every if sum(map(str.isalpha, word)) > LONG_WORD)
    return mean_sentence_length(text) + 100 * long / len(every)


def flesch(text: str) -> float:
    """Flesch Reading Ease of an English text: 60–70 is plain English, below 30 very hard; 0 without words."""
    every = words(text)
    if not every:
        return 0.0
    spoken = sum(syllables(word) for word in every)
    return 206.835 - 1.015 * mean_sentence_length(text) - 84.6 * spoken / len(every)


def syllables(word: str) -> int:
    """The syllables of an English word, estimated: groups of vowels without a silent e at the end.

    The parts of a compound with a hyphen are counted each; each has at least one, and so has a number.
    """
    return sum(_syllables(part) for part in re.split(r"[-/]", word.lower()) if part) or 1


def _syllables(part: str) -> int:
    letters = re.sub(r"[^a-z]", "", re.sub(r"['’]s?\b", "", part))
    spoken = letters if _SOUNDED_END.search(letters) else _SILENT_END.sub("", letters)
    return len(_VOWELS.findall(spoken)) or 1


def _split(paragraph: str) -> list[str]:
    found: list[str] = []
    start = 0
    for stop in _STOP.finditer(paragraph):
        before, after = paragraph[start : stop.start()], paragraph[stop.end() :].lstrip()
        if stop["mark"] != "." or _ends(before, after):
            found.append(paragraph[start : stop.end()].strip())
            start = stop.end()
    return [*found, paragraph[start:].strip()]


def _ends(before: str, after: str) -> bool:
    """Whether a single point between these ends a sentence."""
    if not after:
        return True
    word = (before.split() or [""])[-1].lstrip("(\"'“”‘»[").lower()
    if word in _NEVER_LAST:
        return False
    if word in _BEFORE_NUMBER:
        return not after[0].isdigit()
    if word.isdigit() or word in _SOMETIMES_LAST:
        return not (after[0].islower() or after[0] in ",;:)")
    return True
