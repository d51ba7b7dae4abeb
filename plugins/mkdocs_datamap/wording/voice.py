"""A voice speaks messages in one language, as spans: words, and what they link to or cite."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING, Literal, Protocol, runtime_checkable

from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.wording import formatting
from mkdocs_datamap.wording.citations import cite
from mkdocs_datamap.wording.message import (
    Authored,
    Citation,
    Country,
    DayOfYear,
    FileLink,
    Language,
    Link,
    LinkTo,
    Message,
    Names,
    PageLink,
    Period,
    See,
    Spoken,
    Written,
)
from mkdocs_datamap.wording.template import Field, fill, template

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_datamap.wording.catalogue import Catalogue
    from mkdocs_datamap.wording.citations import Law
    from mkdocs_datamap.wording.message import Sentence, Value


@dataclass(frozen=True)
class Span:
    """A run of words. ``href`` is where it leads, ``kind`` what it is; nothing in ``text`` is escaped.

    ``lang`` is the language of the words where it is not that of the page they stand on (WCAG 3.1.2).
    """

    text: str
    href: str | None = None
    kind: Literal["text", "citation", "reference", "link"] = "text"
    lang: str | None = None


@dataclass(frozen=True)
class Target:
    """Where a reference leads: its address, its title in the voice's language, its number if it has one."""

    href: str
    title: str
    number: str | None = None


class References(Protocol):
    """Knows where pages, sections and clauses are, for one language."""

    def see(self, page: str, anchor: str) -> Target:
        """The section or clause with this anchor on the page with this key."""

    def page(self, key: str) -> Target:
        """The page with this key."""


@runtime_checkable
class Files(Protocol):
    """Knows where the files of the site are that are no pages; references of the pages for staff do."""

    def file(self, path: str) -> str:
        """The address of the file with this path below the site's root."""


@dataclass(frozen=True)
class Voice:
    """Speaks the language of its catalogue; what is cited is looked up in ``law``."""

    catalogue: Catalogue
    law: Law = field(default_factory=vocabulary)

    @property
    def language(self) -> str:
        """The code of the language."""
        return self.catalogue.language

    def speak(self, sentence: Sentence, refs: References | None = None) -> tuple[Span, ...]:
        """The sentence in this language; neighbouring words without a link are one span.

        Raises KeyError with the id of a phrase, a parameter, a provision or a language that is not there, and
        ValueError for a list of nothing, a period that is none, or a cross-reference where ``refs`` is None.
        """
        return tuple(_merged(_Speech(self, refs).value(sentence)))

    def words(self, sentence: Sentence, refs: References | None = None) -> str:
        """The sentence as plain text; raises what :meth:`speak` raises."""
        return "".join(span.text for span in self.speak(sentence, refs))


@dataclass(frozen=True)
class _Speech:
    """One act of speaking. ``definite``: names of countries stand in running text."""

    voice: Voice
    refs: References | None
    definite: bool = False

    def value(self, value: Value) -> Iterator[Span]:  # noqa: C901, PLR0912 (one case for each kind of value)
        language = self.voice.language
        match value:
            case Message():
                yield from self._message(value)
            case Authored():
                yield from self._phrase(value.text[language], dict(value.params), "an authored text")
            case Names():
                yield from self._names(value)
            case Text():
                yield Span(value[language])
            case str():
                yield Span(value)
            case int():
                yield Span(formatting.number(value, language))
            case dt.date():
                yield Span(formatting.day(value, language))
            case Country():
                yield Span(self._country(value.code))
            case Language():
                yield Span(formatting.language_name(value.code, language))
            case Period():
                yield Span(formatting.period(value.iso, language))
            case DayOfYear():
                yield Span(formatting.day_of_year(value.month_day, language))
            case Citation():
                yield Span(cite(value.provision, self.voice.law, self.voice.catalogue), kind="citation")
            case See():
                yield self._see(self._known_refs().see(value.page, value.anchor))
            case PageLink():
                target = self._known_refs().page(value.page)
                yield Span(target.title, _address(target, value), "reference")
            case LinkTo():
                words = "".join(span.text for span in self.value(value.label))
                yield Span(words, self._address(value.target), "reference")
            case FileLink():
                yield Span(value.label, self._known_files().file(value.path), "link")
            case Link():
                yield Span(value.label, value.href, "link")
            case Written():
                yield Span(value.text, lang=None if value.language == language else value.language)
            case Spoken():
                yield from (Span(part.text, self._href(part.target), part.kind) for part in value.parts)

    def _href(self, target: See | PageLink | Link | None) -> str | None:
        match target:
            case See():
                return self._known_refs().see(target.page, target.anchor).href
            case PageLink():
                return self._known_refs().page(target.page).href
            case Link():
                return target.href
        return None

    def _message(self, message: Message) -> Iterator[Span]:
        text = self.voice.catalogue.text(message.id, message.count)
        yield from self._phrase(text, dict(message.params), message.id)

    def _phrase(self, text: str, params: Mapping[str, Value], origin: str) -> Iterator[Span]:
        said = ""
        for part in template(text):
            if isinstance(part, str):
                yield Span(_after(said, part))
                said = part
            elif part.name not in params:
                raise KeyError(f"{origin}: nothing fills {{{part.name}}}")
            else:
                for span in self._filled(part, params[part.name]):
                    said = span.text or said
                    yield span

    def _filled(self, placeholder: Field, value: Value) -> Iterable[Span]:
        same = placeholder.definite == self.definite
        spans = (self if same else replace(self, definite=placeholder.definite)).value(value)
        return _capitalised(spans) if placeholder.capital else spans

    def _names(self, names: Names) -> Iterator[Span]:
        if not names.items:
            raise ValueError("a list of nothing cannot be spoken")
        said = [tuple(self.value(item)) for item in names.items]
        before, *after = formatting.separators(len(said), self.voice.language, names.kind)
        if len(said) > 1 and any("," in span.text for spans in said for span in spans):
            # Items with commas of their own would run into each other.
            before, after = "", ["; "] * (len(said) - 1) + [""]
        yield Span(before)
        for spans, separator in zip(said, after, strict=True):
            yield from spans
            yield Span(separator)

    def _country(self, code: str) -> str:
        """The catalogue's name for the country if it has one, else the name CLDR has for it."""
        phrases = self.voice.catalogue.phrases
        wanted = (f"country.definite.{code}",) if self.definite else ()
        for identifier in (*wanted, f"country.{code}"):
            if identifier in phrases:
                return self.voice.catalogue.text(identifier)
        return formatting.country(code, self.voice.language)

    def _address(self, target: See | PageLink) -> str:
        if isinstance(target, See):
            return self._known_refs().see(target.page, target.anchor).href
        return _address(self._known_refs().page(target.page), target)

    def _see(self, target: Target) -> Span:
        if target.number is None:
            return Span(target.title, target.href, "reference")
        text = fill(self.voice.catalogue.text("see.section"), number=target.number)
        return Span(text, target.href, "reference")

    def _known_files(self) -> Files:
        if not isinstance(self.refs, Files):
            raise TypeError("a link to a file can only be spoken where files are known")
        return self.refs

    def _known_refs(self) -> References:
        if self.refs is None:
            raise ValueError("a cross-reference can only be spoken where references are known")
        return self.refs


def _after(said: str, words: str) -> str:
    """Words that follow ``said``: the full stop of “Example Inc.” is that of the sentence too."""
    doubled = said.endswith(".") and words.startswith(".") and not words.startswith("..")
    return words[1:] if doubled else words


def _address(target: Target, link: PageLink) -> str:
    return f"{target.href}#{link.fragment}" if link.fragment else target.href


def _capitalised(spans: Iterable[Span]) -> Iterator[Span]:
    """The spans with a capital at the start of the first one that has words."""
    rest = iter(spans)
    for span in rest:
        if span.text:
            yield replace(span, text=span.text[0].upper() + span.text[1:])
            break
    yield from rest


def _merged(spans: Iterable[Span]) -> Iterable[Span]:
    """The spans without empty ones, and neighbouring plain words as one."""
    said = [span for span in spans if span.text]
    return said if len(said) < 2 else _joined(said)  # noqa: PLR2004 - one has no neighbour


def _joined(said: Iterable[Span]) -> Iterator[Span]:
    for (plain, lang), run in groupby(said, key=_sort):
        if plain:
            yield Span("".join(span.text for span in run), lang=lang)
        else:
            yield from run


def _sort(span: Span) -> tuple[bool, str | None]:
    """Whether a span is plain words, and their language if it is another than the page's."""
    return span.kind == "text" and span.href is None, span.lang
