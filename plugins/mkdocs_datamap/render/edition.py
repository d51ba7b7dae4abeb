"""An inventory as the edition of what it tells: its public facts, and the clauses of both policies."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mkdocs_datamap.changes.clauses import ClauseText
from mkdocs_datamap.changes.edition import Edition
from mkdocs_datamap.changes.facts import facts
from mkdocs_datamap.documents.context import Context
from mkdocs_datamap.documents.numbering import clause_anchor
from mkdocs_datamap.documents.policy import cookie_policy, privacy_policy
from mkdocs_datamap.inventory.places import COOKIES, HOME, PRIVACY, RECIPIENTS
from mkdocs_datamap.inventory.projection import project, tokens
from mkdocs_datamap.render.lines import clause_lines
from mkdocs_datamap.render.speaking import PageVoice
from mkdocs_datamap.wording.message import message
from mkdocs_datamap.wording.voice import Target, Voice

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_datamap.documents.tree import Clause, Document, Section
    from mkdocs_datamap.inventory.inventory import Inventory
    from mkdocs_datamap.inventory.public import PublicInventory
    from mkdocs_datamap.wording.catalogue import Catalogue
    from mkdocs_datamap.wording.message import Sentence


def told(public: PublicInventory, voices: Iterable[Voice], on: dt.date) -> Edition:
    """What the public is told, in the languages of the voices, the law being read by the day ``on``.

    Raises KeyError for a text that speaks of a fact which is not known.
    """
    found, paths = facts(public, on)
    context = Context(public, on)
    documents = [each for each in (privacy_policy(context), cookie_policy(context)) if each is not None]
    titles = {key: sentence for document in documents for key, sentence in _titles(document)}
    speakers = {voice.language: PageVoice(voice, _Titles(voice, titles)) for voice in voices}
    return Edition(
        found,
        tuple(
            ClauseText(
                document.key,
                clause_anchor(section, clause),
                frozenset(path for token in _behind(clause, public) for path in paths.get(token, ())),
                {language: clause_lines(clause, speaker) for language, speaker in speakers.items()},
            )
            for document in documents
            for section, clause in _clauses(document.sections)
        ),
    )


def _behind(clause: Clause, public: PublicInventory) -> frozenset[int]:
    """The entries that can change a clause; an outline, which is behind each of its clauses, says nothing."""
    outlines = {outline.origin for outline in (public.privacy, public.cookie_policy) if outline}
    return clause.provenance.origins | (clause.provenance.reasons - outlines)


def edition(inventory: Inventory, catalogues: Iterable[Catalogue], on: dt.date) -> Edition:
    """The same with the inventory behind it; raises what :func:`told` raises."""
    public = project(inventory)
    _, paths = facts(public, on)
    places = {number: place for place, number in tokens(inventory).items()}
    return replace(
        told(public, map(Voice, catalogues), on),
        inventory=inventory,
        places={path: places[token] for token, each in paths.items() for path in each},
    )


_PAGES: Mapping[str, Sentence] = {
    HOME: message("page.privacy.title"),
    PRIVACY: message("page.privacy.title"),
    COOKIES: message("page.cookies.title"),
    RECIPIENTS: message("page.recipients.title"),
}


@dataclass(frozen=True)
class _Titles:
    """References spoken by titles alone: numbers move when a clause is added elsewhere."""

    voice: Voice
    titles: Mapping[tuple[str, str], Sentence]

    def see(self, page: str, anchor: str) -> Target:
        return Target(f"#{anchor}", self.voice.words(self.titles[page, anchor.split("--", maxsplit=1)[0]]))

    def page(self, key: str) -> Target:
        return Target(key, self.voice.words(_PAGES[key]))


def _titles(document: Document) -> Iterator[tuple[tuple[str, str], Sentence]]:
    for section in _sections(document.sections):
        yield (document.key, section.id), section.title


def _sections(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from _sections(section.sections)


def _clauses(sections: Iterable[Section]) -> Iterator[tuple[Section, Clause]]:
    for section in _sections(sections):
        for clause in section.clauses:
            yield section, clause
