"""Documents → the pages of a site in every language, with their diagrams and addresses."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from typing import TYPE_CHECKING, Protocol

from mkdocs_datamap.diagrams.svg import relinked
from mkdocs_datamap.render.html import page_body
from mkdocs_datamap.render.html_blocks import Illustration, legend_html
from mkdocs_datamap.render.markdown import to_markdown
from mkdocs_datamap.render.site import Asset, Site, SitePage
from mkdocs_datamap.render.sitemap import PageReferences, index, markdown_file, path_of, pretty
from mkdocs_datamap.render.speaking import PageVoice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_datamap.diagrams.drawing import Drawings
    from mkdocs_datamap.diagrams.graph import Graph
    from mkdocs_datamap.documents.tree import Document
    from mkdocs_datamap.render.sitemap import Address, Place
    from mkdocs_datamap.wording.message import PageLink, See, Sentence
    from mkdocs_datamap.wording.voice import Voice

ASSETS = "assets/datamap"
"""The folder of the site in which our own assets stand."""


class Addresses(Protocol):
    """Where a page or a section stands, as seen from the page that shows the diagram."""

    def __call__(self, target: See | PageLink, /) -> str:
        """The address."""


MakeGraph = Callable[["Voice", Addresses], "Graph"]
"""A diagram in the words of one language, with its links as seen from one place."""


@dataclass(frozen=True)
class Sheet:
    """A page in all languages before it is spoken: a document, and where it stands.

    ``entry`` is the inventory file to edit it, relative to the inventory; ``graphs`` are the diagrams that
    the document shows, by key, each key of one page of the site; ``chapter`` and ``earlier`` are as in
    :class:`~mkdocs_datamap.render.site.SitePage`. A sheet with a ``language`` is a page in that one alone.
    """

    document: Document
    address: Address
    entry: str
    graphs: Mapping[str, MakeGraph] = field(default_factory=dict)
    chapter: Sentence | str | None = ""
    language: str | None = None
    earlier: bool = False


@dataclass(frozen=True)
class Publication:
    """A site before it is written: sheets for all languages, and a voice for each.

    What one page asks of the others is computed once for all of them, so that the cost of a site grows with
    its size and not with its square.
    """

    sheets: tuple[Sheet, ...]
    voices: tuple[Voice, ...]
    drawings: Drawings

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages, the first one standing at the root."""
        return tuple(voice.language for voice in self.voices)

    @cached_property
    def by_language(self) -> Mapping[str, tuple[Sheet, ...]]:
        """Language → the sheets that are pages in it."""
        return {
            voice.language: tuple(sheet for sheet in self.sheets if sheet.language in {None, voice.language})
            for voice in self.voices
        }

    @cached_property
    def paths(self) -> Mapping[str, Mapping[str, str]]:
        """Language → page key → path of the page."""
        return {
            voice.language: {
                sheet.document.key: path_of(sheet.address, voice, self.languages)
                for sheet in self.by_language[voice.language]
            }
            for voice in self.voices
        }

    @cached_property
    def places(self) -> Mapping[str, Mapping[str, Mapping[str, Place]]]:
        """Language → page key → anchor → section or clause."""
        every = index(sheet.document for sheet in self.sheets if sheet.language is None)
        return {
            language: every | index(sheet.document for sheet in sheets if sheet.language is not None)
            for language, sheets in self.by_language.items()
        }

    @cached_property
    def titles(self) -> Mapping[str, Mapping[str, str]]:
        """Language → page key → title."""
        return {
            voice.language: {
                sheet.document.key: voice.words(sheet.document.title)
                for sheet in self.by_language[voice.language]
            }
            for voice in self.voices
        }

    def references(
        self, document: Document, voice: Voice, spell: Callable[[str, str], str]
    ) -> PageReferences:
        """The site as seen from one page in one language."""
        return self._seen_from(document.key, self.paths[voice.language][document.key], voice, spell)

    def _speaker(self, references: PageReferences) -> PageVoice:
        """Who speaks a page, with those who speak the other languages on it."""
        others = (
            PageVoice(voice, self._seen_from("", references.here, voice, references.spell), guest=True)
            for voice in self.voices
            if voice.language != references.voice.language
        )
        return PageVoice(references.voice, references, tuple(others))

    def _seen_from(
        self, page: str, here: str, voice: Voice, spell: Callable[[str, str], str]
    ) -> PageReferences:
        language = voice.language
        return PageReferences(
            page, here, voice, self.paths[language], self.places[language], self.titles[language], spell
        )

    def site(self, assets: Iterable[Asset] = ()) -> Site:
        """Pages and assets for a site generator; ``assets`` are those that belong to no page."""
        pages: list[SitePage] = []
        pictures: list[Asset] = []
        for voice in self.voices:
            for sheet in self.by_language[voice.language]:
                page, drawn = self._page(sheet, voice)
                pages.append(page)
                pictures.extend(drawn)
        return Site(self.languages, tuple(pages), (*assets, *pictures))

    def _page(self, sheet: Sheet, voice: Voice) -> tuple[SitePage, list[Asset]]:
        document, chapter = sheet.document, sheet.chapter
        references = self.references(document, voice, pretty)
        speaker = self._speaker(references)
        path = self.paths[voice.language][document.key]
        elsewhere = self._seen_from("", ASSETS, voice, pretty)
        pictures: list[Asset] = []

        def draw(key: str) -> Illustration:
            links: dict[str, str] = {}

            def address(target: See | PageLink) -> str:
                href = references.address(target)
                links[href] = elsewhere.address(target)
                return href

            graph = sheet.graphs[key](voice, address)
            drawing = self.drawings.draw(graph)
            file = _picture(key, voice)
            pictures.append(Asset(file, relinked(drawing.file, links)))
            return Illustration(drawing.svg, posixpath.relpath("/" + file, "/" + path), legend_html(graph))

        page = SitePage(
            key=document.key,
            language=voice.language,
            path=path,
            title=voice.words(document.title),
            description=voice.words(document.summary),
            body=page_body(document, speaker, draw),
            entry=sheet.entry,
            wide=document.wide or (document.dense and not document.sections),
            chapter=chapter if chapter is None or isinstance(chapter, str) else voice.words(chapter),
            earlier=sheet.earlier,
        )
        return page, pictures

    def _standalone(self, sheet: Sheet, key: str, voice: Voice) -> bytes:
        """The diagram as a file of its own; its links start from the folder of the file."""
        references = self._seen_from("", ASSETS, voice, pretty)
        return self.drawings.draw(sheet.graphs[key](voice, references.address)).file

    def markdown(self) -> Iterator[Asset]:
        """The pages as plain Markdown with SVG files, for any generator and for review."""
        for voice in self.voices:
            for sheet in self.by_language[voice.language]:
                yield from self._markdown(sheet, voice)
            for sheet in self.by_language[voice.language]:
                for key in sheet.graphs:
                    yield Asset(_picture(key, voice), self._standalone(sheet, key, voice))

    def _markdown(self, sheet: Sheet, voice: Voice) -> Iterator[Asset]:
        document = sheet.document
        file = markdown_file(self.paths[voice.language][document.key], self.languages)
        references = self.references(document, voice, partial(_between_files, self.languages))

        def picture(key: str) -> str:
            return posixpath.relpath(_picture(key, voice), posixpath.dirname(file) or ".")

        text = to_markdown(document, self._speaker(references), picture)
        yield Asset(file, text.encode("utf-8"))


def _picture(key: str, voice: Voice) -> str:
    return f"{ASSETS}/{key}.{voice.language}.svg"


def _between_files(languages: tuple[str, ...], here: str, there: str) -> str:
    start = posixpath.dirname(markdown_file(here, languages)) or "."
    return posixpath.relpath(markdown_file(there, languages), start)
