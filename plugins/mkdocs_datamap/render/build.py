"""Inventory → public site: the one place where public facts, wording, diagrams and renderers meet."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from importlib.resources import files
from typing import TYPE_CHECKING

from mkdocs_datamap.diagrams.public_graphs import overview_graph, transfers_graph
from mkdocs_datamap.documents.context import Context
from mkdocs_datamap.documents.home import home
from mkdocs_datamap.documents.numbering import repeated_anchors
from mkdocs_datamap.documents.policy import cookie_policy, privacy_policy
from mkdocs_datamap.documents.recipients_page import OVERVIEW, TRANSFERS, recipients_page
from mkdocs_datamap.inventory.diagnostics import Diagnostic, Location, Severity
from mkdocs_datamap.inventory.places import COOKIES, HOME, PRIVACY, RECIPIENTS
from mkdocs_datamap.inventory.projection import project, public_versions
from mkdocs_datamap.render.kept_pages import History, NotKeptError, history_sheets
from mkdocs_datamap.render.publication import ASSETS, Publication, Sheet
from mkdocs_datamap.render.site import Asset
from mkdocs_datamap.render.sitemap import public_address
from mkdocs_datamap.wording.voice import Voice

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mkdocs_datamap.changes.kept_versions import KeptVersions
    from mkdocs_datamap.diagrams.drawing import Drawings
    from mkdocs_datamap.diagrams.graph import Graph
    from mkdocs_datamap.documents.tree import Document
    from mkdocs_datamap.inventory.inventory import Inventory
    from mkdocs_datamap.inventory.public import PublicInventory
    from mkdocs_datamap.render.publication import Addresses, MakeGraph
    from mkdocs_datamap.render.site import Site
    from mkdocs_datamap.render.sitemap import PageReferences
    from mkdocs_datamap.wording.catalogue import Catalogue

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
    released: History | None = None
    """The versions of the policies; None while there are none."""
    history: tuple[Sheet, ...] = ()
    """The page of changes, and the earlier versions."""

    @cached_property
    def publication(self) -> Publication:
        """The documents with their addresses and diagrams."""
        sheets = (self._sheet(document) for document in self.documents)
        return Publication((*sheets, *self.history), self.voices, self.drawings)

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages, the first one standing at the root."""
        return self.publication.languages

    @cached_property
    def paths(self) -> dict[tuple[str, str], str]:
        """The path of every page by language and key."""
        by_language = self.publication.paths.items()
        return {(language, key): path for language, paths in by_language for key, path in paths.items()}

    def _sheet(self, document: Document) -> Sheet:
        graphs = self.graphs if document.key == RECIPIENTS else {}
        return Sheet(document, public_address(document.key), ENTRIES[document.key], graphs)

    @property
    def graphs(self) -> Mapping[str, MakeGraph]:
        """The diagrams of the page on recipients and transfers, by key."""
        shown = (OVERVIEW, *((TRANSFERS,) if self.inventory.transfers else ()))
        return {key: self._graph(key) for key in shown}

    def _graph(self, key: str) -> MakeGraph:
        def graph(voice: Voice, address: Addresses) -> Graph:
            return GRAPHS[key](self.inventory, voice, address, self.on)

        return graph

    def references(
        self, document: Document, voice: Voice, spell: Callable[[str, str], str]
    ) -> PageReferences:
        """The site as seen from one page in one language."""
        return self.publication.references(document, voice, spell)

    def version_of(self, key: str) -> tuple[str | None, dt.date | None]:
        """The version of a policy and the day from which it applies; None where that is not decided."""
        outline = self.inventory.privacy if key == PRIVACY else self.inventory.cookie_policy
        return (outline.version, outline.effective) if outline else (None, None)

    def site(self) -> Site:
        """Pages and assets for a site generator."""
        return self.publication.site(assets(LOOK))

    def markdown(self) -> Iterator[Asset]:
        """The pages as plain Markdown with SVG files, for any generator and for review."""
        return self.publication.markdown()


def public_site(  # noqa: PLR0917 (what a site is made of)
    inventory: Inventory,
    catalogues: tuple[Catalogue, ...],
    drawings: Drawings,
    on: dt.date,
    changed: dt.date | None,
    kept: KeptVersions | None = None,
) -> tuple[PublicSite, tuple[Diagnostic, ...]]:
    """The public site of an inventory, and what its outlines and kept versions get wrong.

    ``on`` is the day by which the law is read, ``changed`` when the inventory last changed, if that is known.
    ``kept`` is what was kept of the released versions; without it there is nothing on versions.
    """
    public = project(inventory)
    versions = public_versions(inventory) if kept is not None else ()
    context = Context(public, on, changed, versions)
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
    voices = tuple(Voice(catalogue) for catalogue in catalogues)
    site = PublicSite(public, documents, voices, drawings, on)
    wrong = tuple(_repeated(documents, inventory))
    if not versions or wrong:
        return site, wrong
    keys = frozenset(document.key for document in documents)
    history = History(versions, kept or {}, site.version_of(PRIVACY)[0], keys)
    return _with_history(site, history, inventory)


def _with_history(
    site: PublicSite, history: History, inventory: Inventory
) -> tuple[PublicSite, tuple[Diagnostic, ...]]:
    languages = tuple(voice.language for voice in site.voices)
    try:
        sheets = tuple(history_sheets(history, site.inventory.organisation.trade_name, languages))
    except NotKeptError as error:
        numbers = [version.version for version in history.versions]
        place = ("policy", "versions", "versions", numbers.index(error.number), "kept")
        wrong = Diagnostic(
            "DM704",
            Severity.ERROR,
            inventory.locate(place),
            f"What was kept of version {error.number} cannot be read: {error}",
            "Restore its files from git, or use the release of datamap by which they were kept.",
        )
        return site, (wrong,)
    return replace(site, released=history, history=sheets), ()


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


LOOK = ("diagrams.css", "site.css")
"""The style sheets that every page links."""


def assets(names: Iterable[str]) -> Iterator[Asset]:
    """Files that come with the package, by name: style sheets and scripts. I/O: reads them."""
    folder = files("mkdocs_datamap.render").joinpath("assets")
    for name in names:
        yield Asset(f"{ASSETS}/{name}", folder.joinpath(name).read_bytes())
