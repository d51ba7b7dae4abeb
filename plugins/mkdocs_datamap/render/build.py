"""Inventory → site: the one place where facts, wording, diagrams and renderers meet."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from functools import cached_property, partial
from importlib.resources import files
from typing import TYPE_CHECKING

from mkdocs_datamap.diagrams.legend import swatch
from mkdocs_datamap.diagrams.public_graphs import overview_graph, transfers_graph
from mkdocs_datamap.documents.context import Context
from mkdocs_datamap.documents.home import home
from mkdocs_datamap.documents.numbering import repeated_anchors
from mkdocs_datamap.documents.policy import cookie_policy, privacy_policy
from mkdocs_datamap.documents.recipients_page import OVERVIEW, TRANSFERS, recipients_page
from mkdocs_datamap.inventory.diagnostics import Diagnostic, Location, Severity
from mkdocs_datamap.inventory.places import COOKIES, HOME, PRIVACY, RECIPIENTS
from mkdocs_datamap.inventory.projection import project
from mkdocs_datamap.render.html import page_body
from mkdocs_datamap.render.html_blocks import Illustration
from mkdocs_datamap.render.html_text import escaped
from mkdocs_datamap.render.markdown import to_markdown
from mkdocs_datamap.render.site import Asset, Site, SitePage
from mkdocs_datamap.render.sitemap import PageReferences, index, markdown_file, path_of, pretty
from mkdocs_datamap.render.speaking import PageVoice
from mkdocs_datamap.wording.voice import Voice

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping

    from mkdocs_datamap.diagrams.drawing import Drawings
    from mkdocs_datamap.diagrams.graph import Graph
    from mkdocs_datamap.documents.tree import Document
    from mkdocs_datamap.inventory.inventory import Inventory
    from mkdocs_datamap.inventory.public import PublicInventory
    from mkdocs_datamap.wording.catalogue import Catalogue

ASSETS = "assets/datamap"
"""The folder of the site in which our own assets stand."""

ENTRIES = {
    HOME: "organisation.yml",
    PRIVACY: "policy/privacy.yml",
    COOKIES: "policy/cookies.yml",
    RECIPIENTS: "processors.yml",
}
"""The inventory file in which a reader would first edit each page."""

GRAPHS: Mapping[str, Callable[..., Graph]] = {OVERVIEW: overview_graph, TRANSFERS: transfers_graph}


@dataclass(frozen=True)
class PublicSite:
    """The public site before it is written: documents for all languages, and a voice for each."""

    inventory: PublicInventory
    documents: tuple[Document, ...]
    voices: tuple[Voice, ...]
    drawings: Drawings
    on: dt.date

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages, the first one standing at the root."""
        return tuple(voice.language for voice in self.voices)

    @cached_property
    def paths(self) -> dict[tuple[str, str], str]:
        """The path of every page by language and key."""
        return {
            (voice.language, document.key): path_of(document.key, voice, self.languages)
            for voice in self.voices
            for document in self.documents
        }

    def references(
        self, document: Document, voice: Voice, spell: Callable[[str, str], str]
    ) -> PageReferences:
        """The site as seen from one page in one language."""
        return PageReferences(
            document.key,
            voice,
            {key: path for (language, key), path in self.paths.items() if language == voice.language},
            index(self.documents),
            {each.key: each.title for each in self.documents},
            spell,
        )

    def site(self) -> Site:
        """Pages and assets for a site generator."""
        pages, pictures = [], []
        for voice in self.voices:
            for document in self.documents:
                page, drawn = self._page(document, voice)
                pages.append(page)
                pictures.extend(drawn)
        return Site(self.languages, tuple(pages), (*_stylesheets(), *pictures))

    def _page(self, document: Document, voice: Voice) -> tuple[SitePage, list[Asset]]:
        references = self.references(document, voice, pretty)
        path = self.paths[voice.language, document.key]
        pictures: list[Asset] = []

        def draw(key: str) -> Illustration:
            graph = GRAPHS[key](self.inventory, voice, references.address, self.on)
            drawing = self.drawings.draw(graph)
            file = f"{ASSETS}/{key}.{voice.language}.svg"
            pictures.append(Asset(file, self._standalone(key, voice)))
            return Illustration(drawing.svg, posixpath.relpath("/" + file, "/" + path), _legend(graph))

        page = SitePage(
            key=document.key,
            language=voice.language,
            path=path,
            title=voice.words(document.title),
            description=voice.words(document.summary),
            body=page_body(document, PageVoice(voice, references), draw),
            entry=ENTRIES[document.key],
        )
        return page, pictures

    def _standalone(self, key: str, voice: Voice) -> bytes:
        """The diagram as a file of its own; its links start from the folder of the file."""
        page = next(document for document in self.documents if document.key == RECIPIENTS)
        here = partial(_from_assets)
        references = self.references(page, voice, lambda _, there: here(there))
        return self.drawings.draw(GRAPHS[key](self.inventory, voice, references.address, self.on)).file

    def markdown(self) -> Iterator[Asset]:
        """The pages as plain Markdown with SVG files, for any generator and for review."""
        for voice in self.voices:
            for document in self.documents:
                path = self.paths[voice.language, document.key]
                file = markdown_file(path, self.languages)
                references = self.references(document, voice, partial(_between_files, self.languages))

                def picture(key: str, file: str = file, voice: Voice = voice) -> str:
                    return posixpath.relpath(
                        f"{ASSETS}/{key}.{voice.language}.svg", posixpath.dirname(file) or "."
                    )

                text = to_markdown(document, PageVoice(voice, references), picture)
                yield Asset(file, text.encode("utf-8"))
            for key in self._graphs():
                yield Asset(f"{ASSETS}/{key}.{voice.language}.svg", self._standalone(key, voice))

    def _graphs(self) -> tuple[str, ...]:
        return (OVERVIEW, *((TRANSFERS,) if self.inventory.transfers else ()))


def public_site(
    inventory: Inventory,
    catalogues: tuple[Catalogue, ...],
    drawings: Drawings,
    on: dt.date,
    changed: dt.date | None,
) -> tuple[PublicSite, tuple[Diagnostic, ...]]:
    """The public site of an inventory, and what its outlines get wrong.

    ``on`` is the day by which the law is read, ``changed`` when the inventory last changed, if that is known.
    """
    public = project(inventory)
    context = Context(public, on, changed)
    documents = tuple(
        document
        for document in (
            home(context),
            privacy_policy(context),
            cookie_policy(context),
            recipients_page(context),
        )
        if document is not None
    )
    site = PublicSite(public, documents, tuple(Voice(catalogue) for catalogue in catalogues), drawings, on)
    return site, tuple(_repeated(documents, inventory))


def _repeated(documents: tuple[Document, ...], inventory: Inventory) -> Iterator[Diagnostic]:
    for document in documents:
        for anchor in repeated_anchors(document):
            where: Location = inventory.locate(("policy", document.key))
            yield Diagnostic(
                "DM019",
                Severity.ERROR,
                where,
                f"Two places of the page would have the address “#{anchor}”.",
                "Give the section, clause, purpose or activity that you named another id.",
            )


def _legend(graph: Graph) -> str:
    items = " ".join(f"<li>{swatch(entry.kind)} {escaped(entry.label)}</li>" for entry in graph.legend)
    return f'<ul class="dm-legend">{items}</ul>' if items else ""


def _stylesheets() -> Iterator[Asset]:
    for sheet in sorted(
        files("mkdocs_datamap.render").joinpath("assets").iterdir(), key=lambda file: file.name
    ):
        if sheet.name.endswith(".css"):
            yield Asset(f"{ASSETS}/{sheet.name}", sheet.read_bytes())


def _from_assets(there: str) -> str:
    return pretty(ASSETS, there)


def _between_files(languages: tuple[str, ...], here: str, there: str) -> str:
    start = posixpath.dirname(markdown_file(here, languages)) or "."
    return posixpath.relpath(markdown_file(there, languages), start)
