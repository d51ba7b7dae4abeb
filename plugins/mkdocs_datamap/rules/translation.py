"""Is each text in its language, and do its translations keep up with it? (DM506–DM509)."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from itertools import combinations, islice
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.translations import fingerprint
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.profiles import language_name, profiles
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.stated import TEXTS, has_figures, own_words, said
from mkdocs_datamap.wording.readability import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.text import Text
    from mkdocs_datamap.inventory.translations import Placed
    from mkdocs_datamap.rules.check import Case

SAME_WORDS = 4
"""So many words are not the same in two languages by chance, and in fewer a language is hard to tell."""

FOREIGN_WORDS = 2
"""So many small words of another language, and none of its own, tell that a sentence is in the other."""

MIXED = 2
"""How many times as many small words of another language a sentence with some of its own must have."""

_WORD = re.compile(r"[^\W\d_]+")

_LETTERS = {"da": frozenset("æøå")}
"""Letters by which a word is known as one of a language."""

_COLLEAGUES = """\
# sources.yml
employer:
  name: {da: %s, en: %s}
"""

_ACCEPTED = """\
# policy/accepted-translations.yml
sources.employer.name: {da: %s, en: %s}
"""


@check(
    Rule(
        id="DM506",
        severity=Severity.WARNING,
        title="A text is in the language that it is given for",
        article="Article 12(1) GDPR",
        why="Words in another language are not intelligible to all who read the page. They stand "
        "there when a "
        "text was copied and not translated, or the languages were mixed up.",
        before=_COLLEAGUES
        % ("din arbejdsgiver og dine kolleger", "din arbejdsgiver og andre på dit arbejde"),
        after=_COLLEAGUES % ("din arbejdsgiver og dine kolleger", "your employer and your colleagues"),
    ),
)
def text_is_in_its_language(case: Case) -> Iterator[Finding]:
    """Sentences that are in another of the languages; short texts when two of them are mixed up."""
    for text in case.concordance.anywhere(_is_foreign):
        found = (*islice(_in_another(text), 1),) or (*_mixed_up(text),)
        for path in case.concordance.places[text]:
            yield from (replace(finding, path=(*path, *finding.path)) for finding in found)


@check(
    Rule(
        id="DM507",
        severity=Severity.WARNING,
        title="A text is not the same in two languages",
        article="Article 12(1) GDPR",
        why="A text of four words or more that is the same in two languages was copied, and waits for its "
        "translation.",
        before=_COLLEAGUES % ("finance or HR department", "finance or HR department"),
        after=_COLLEAGUES % ("økonomi- eller HR-afdelingen", "finance or HR department"),
    ),
)
def text_is_translated(case: Case) -> Iterator[Finding]:
    """Texts of some length that are the same in two languages."""
    for text, places in case.concordance.places.items():
        for (first, of_first), (other, of_other) in combinations(text, 2):
            # Nearly all texts differ in their first letter already.
            if of_first[:1] == of_other[:1] and of_first.split() == of_other.split() and _is_prose(of_first):
                for path in places:
                    yield Finding(
                        (*path, other),
                        f"This is the same text in {language_name(first)} and in {language_name(other)}.",
                        f"Translate it into {language_name(other)}, or into {language_name(first)}.",
                    )


@check(
    Rule(
        id="DM508",
        severity=Severity.WARNING,
        title="A translation keeps up with the text",
        article="Article 12(1) GDPR",
        why="When one language of a text has changed since its translations were accepted, the others still "
        "say what was said before. “datamap accept” notes down that they have been read and are right.",
        before=_ACCEPTED % ("abcdefabcdef", fingerprint("your employer")),
        after=_ACCEPTED % (fingerprint("din arbejdsgiver"), fingerprint("your employer")),
    ),
)
def translation_keeps_up(case: Case) -> Iterator[Finding]:
    """Texts of which one language has changed since they were accepted, and another has not."""
    for placed, changed, left, _ in _against_accepted(case):
        if changed and left:
            yield Finding(
                (*placed.path, left[0]),
                f"The {_and(changed)} text has changed since this translation was accepted; the "
                f"{_and(left)} one "
                "has not.",
                f"See whether the {_and(left)} text still says the same, mend it, and run “datamap accept”.",
            )


@check(
    Rule(
        id="DM509",
        severity=Severity.NOTE,
        title="A translation has been read and accepted",
        article=None,
        why="Where accepted translations are kept, a text that is new, or has changed in every language, has "
        "not been read by anyone yet. Only then can a later change be noticed in time.",
        before=_ACCEPTED.replace("employer", "other") % ("abcdefabcdef", "abcdefabcdef"),
        after=_ACCEPTED % (fingerprint("din arbejdsgiver"), fingerprint("your employer")),
    ),
)
def translation_is_accepted(case: Case) -> Iterator[Finding]:
    """New texts, where the inventory keeps accepted translations."""
    for placed, changed, left, new in _against_accepted(case):
        if new:
            what = f"is new in {_and(new)}"
        elif changed and not left:
            what = "has changed in every language since it was accepted"
        else:
            continue
        yield Finding(
            placed.path,
            f"This text {what}: nobody has accepted its translation yet.",
            "Read it in every language, and run “datamap accept”.",
        )


def _against_accepted(case: Case) -> Iterator[tuple[Placed, list[str], list[str], list[str]]]:
    """Each text with its languages: changed since they were accepted, left as they were, and new."""
    known = case.inventory.accepted_translations
    if known is None:
        return
    for placed in case.texts:
        accepted = known.get(placed.name, {})
        now = {language: fingerprint(words) for language, words in placed.text}
        yield (
            placed,
            [language for language in now if language in accepted and accepted[language] != now[language]],
            [language for language in now if language in accepted and accepted[language] == now[language]],
            [language for language in now if language not in accepted],
        )


def _language_instead(sentence: str, language: str) -> str | None:
    """The other language that a sentence is in, when there is no doubt."""
    if len(_words(sentence)) < SAME_WORDS:
        return None
    own = _small_words(sentence, language)
    for other in profiles():
        foreign = _small_words(sentence, other)
        if other != language and foreign >= FOREIGN_WORDS and foreign > MIXED * own:
            return other
    return None


def _has_foreign(text: str, language: str) -> bool:
    """Whether it is worth looking closer: small words of another language stand in the text."""
    return language in profiles() and any(
        _small_words(text, other) >= FOREIGN_WORDS for other in profiles() if other != language
    )


def _is_foreign(language: str, word: str) -> bool:
    """Whether a word of a text holds a small word, or a letter, of another language than that of the text."""
    parts = _WORD.findall(word.lower())
    return language in profiles() and any(
        not profile.function_words.isdisjoint(parts) or _own_letters(word, other)
        for other, profile in profiles().items()
        if other != language
    )


def _in_another(text: Text) -> Iterator[Finding]:
    """Sentences that are in another language than the text; the place is within the text."""
    for language, words in text:
        for sentence in sentences(own_words(words)) if _has_foreign(words, language) else ():
            other = _language_instead(sentence, language)
            if other is not None:
                yield Finding(
                    (language,),
                    f"This is given as {language_name(language)}, but “{_start(sentence)}” is "
                    f"{language_name(other)}.",
                    f"Write it in {language_name(language)}.",
                )


def _mixed_up(text: Text) -> Iterator[Finding]:
    """Two languages in each other's place: the shortest texts show that, but only both together.

    The place is within the text.
    """
    judged = [(language, words) for language, words in text if language in profiles()]
    for (first, of_first), (other, of_other) in combinations(judged, 2):
        if _crossed(of_first, first, of_other, other):
            yield Finding(
                (first,),
                f"The {language_name(first)} and the {language_name(other)} text stand in each "
                "other’s place.",
                "Exchange them.",
            )


def _crossed(of_first: str, first: str, of_other: str, other: str) -> bool:
    """Whether two texts are in each other's place: no word speaks for them, and words or letters against."""
    if of_first == of_other or _small_words(of_first, first) or _small_words(of_other, other):
        return False
    foreign = (_foreign_signs(of_first, first, other), _foreign_signs(of_other, other, first))
    own = (_own_letters(of_first, first), _own_letters(of_other, other))
    return any(foreign) and not any(own)


def _foreign_signs(text: str, language: str, other: str) -> bool:
    """Small words of another language, not as part of a name, or letters that only that one has."""
    small = profiles()[other].function_words
    spoken = any(word in small for word in _WORD.findall(own_words(text)))
    return spoken or (not _own_letters(text, language) and _own_letters(text, other))


def _own_letters(text: str, language: str) -> bool:
    """Whether a text has letters that tell its language, in words that are no names."""
    letters = _LETTERS.get(language, frozenset())
    return any(not letters.isdisjoint(word) for word in _WORD.findall(text) if word[0].islower())


def _is_prose(text: str) -> bool:
    """Whether there is more to translate than names, which begin with a capital."""
    words = _WORD.findall(own_words(text))
    return len(words) >= SAME_WORDS and sum(word[0].islower() for word in words) >= FOREIGN_WORDS


def _small_words(text: str, language: str) -> int:
    small, said = profiles()[language].function_words, _words(text)
    return 0 if small.isdisjoint(said) else sum(word in small for word in said)


@lru_cache(maxsize=TEXTS)
def _words(text: str) -> tuple[str, ...]:
    own = own_words(text)
    if own == text and "_" not in text and not has_figures(text):
        return said(text)
    return tuple(word.lower() for word in _WORD.findall(own))


def _start(sentence: str) -> str:
    words = sentence.split()
    return sentence if len(words) <= SAME_WORDS else " ".join(words[:SAME_WORDS]) + " …"


def _and(codes: list[str]) -> str:
    return " and ".join(map(language_name, codes))


CHECKS = (text_is_in_its_language, text_is_translated, translation_keeps_up, translation_is_accepted)
