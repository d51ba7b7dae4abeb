"""What the renderers need of a voice: one bound to a page and its language, so that every link is right."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from mkdocs_datamap.wording.message import Link, PageLink, See
from mkdocs_datamap.wording.voice import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_datamap.wording.message import Sentence
    from mkdocs_datamap.wording.voice import References, Voice

# Control characters, half characters and Unicode's "noncharacters": none of them is text.
_NONCHARACTERS = "".join(chr(plane * 0x10000 + last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
_NO_TEXT = re.compile(rf"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef{_NONCHARACTERS}]")
# No-break spaces are typography ("§ 5", "5 år"), so they stay.
_SPACE = re.compile(r"[^\S\xa0\u202f]+")


class Speaker(Protocol):
    """A voice in one language that knows the addresses as seen from one page."""

    @property
    def language(self) -> str:
        """The code of the language."""
        ...

    @property
    def others(self) -> tuple[Speaker, ...]:
        """Those who speak the other languages of the site on the same page."""
        ...

    def speak(self, sentence: Sentence, /) -> tuple[Span, ...]:
        """The sentence in the speaker's language."""
        ...

    def href(self, target: See | PageLink | Link, /) -> str:
        """The address of a target, relative to the page."""
        ...


@dataclass(frozen=True)
class PageVoice:
    """The speaker of one page: a voice, and the references as seen from that page.

    ``others`` speak the other languages of the site there. Each of them is a ``guest``: what it says carries
    its language, and its references lead to pages in that language.
    """

    voice: Voice
    references: References
    others: tuple[PageVoice, ...] = ()
    guest: bool = False

    @property
    def language(self) -> str:
        """The code of the voice's language."""
        return self.voice.language

    def speak(self, sentence: Sentence, /) -> tuple[Span, ...]:
        """The sentence in the voice's language; raises what :meth:`Voice.speak` raises."""
        said = self.voice.speak(sentence, self.references)
        if not self.guest:
            return said
        language = self.language
        return tuple(Span(span.text, span.href, span.kind, span.lang or language) for span in said)

    def href(self, target: See | PageLink | Link, /) -> str:
        """The address of a target; raises what the references raise for one that is not there."""
        match target:
            case See():
                return self.references.see(target.page, target.anchor).href
            case PageLink():
                return self.references.page(target.page).href
            case Link():
                return target.href


def spans(speaker: Speaker, sentence: Sentence) -> tuple[Span, ...]:
    """What the speaker makes of the sentence, on one line, without space at its ends; no span is empty.

    Space is collapsed across spans, so that "See " and " section 2" read "See section 2". Control characters
    are dropped: they mean nothing in text, and two of them mean something inside Python-Markdown.
    """
    found: list[Span] = []
    spaced = True
    for span in speaker.speak(sentence):
        text = _cleaned(span.text)
        if spaced:
            text = text.lstrip() if not found else text.removeprefix(" ")
        if text:
            spaced = text.endswith(" ")
            found.append(span if text == span.text else replace(span, text=text))
    return _without_end_space(found)


def _cleaned(text: str) -> str:
    # What Python calls printable has no control characters and no space but the usual one.
    if text.isprintable() and "  " not in text:
        return text
    return _SPACE.sub(" ", _NO_TEXT.sub("", text))


def _without_end_space(found: list[Span]) -> tuple[Span, ...]:
    while found:
        last = found.pop()
        if text := last.text.rstrip():
            return (*found, last if text == last.text else replace(last, text=text))
    return ()


def words(speaker: Speaker, sentence: Sentence) -> str:
    """The sentence as plain text, for attributes, headings and alternative texts."""
    return "".join(span.text for span in spans(speaker, sentence))


def spoken(speaker: Speaker, sentences: Iterable[Sentence]) -> list[tuple[Span, ...]]:
    """The sentences that have something to say."""
    return [said for sentence in sentences if (said := spans(speaker, sentence))]
