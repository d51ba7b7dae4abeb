"""The document tree: one for all languages, so that languages cannot differ in structure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.wording.message import Link, PageLink, See, Sentence


@dataclass(frozen=True)
class Provenance:
    """What stands behind a clause: tokens of inventory entries, and ids of provisions of law.

    ``origins`` are the entries whose facts stand in its words, ``reasons`` those that decided that it stands
    there, or in which of several ways it says what it says. A token is a number that only the inventory can
    turn into a path: a public document names no internal entry.
    """

    origins: frozenset[int] = frozenset()
    provisions: frozenset[str] = frozenset()
    reasons: frozenset[int] = frozenset()

    def __or__(self, other: Provenance) -> Provenance:
        """Both together; what stands in the words is no mere reason."""
        origins = self.origins | other.origins
        reasons = (self.reasons | other.reasons) - origins
        return Provenance(origins, self.provisions | other.provisions, reasons)


@dataclass(frozen=True)
class Paragraph:
    """Sentences that read on one after another."""

    sentences: tuple[Sentence, ...]


@dataclass(frozen=True)
class Bullets:
    """A list of points, each of one or more sentences or a phrase."""

    items: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True)
class Facts:
    """Terms and what is said of each: a definition list (controller, contact, version)."""

    rows: tuple[tuple[Sentence, tuple[Sentence, ...]], ...]


@dataclass(frozen=True)
class Row:
    """One line of a table; a cell holds zero or more sentences or phrases, and the first heads the row.

    ``keys`` are what the columns are sorted by where that is not their words: for each cell a text that sorts
    as it should (an ISO day, a number with leading zeros), or an empty one for the words. None or as many as
    cells. ``origins`` are tokens of the entries that the row tells of, as in :class:`Provenance`.
    """

    cells: tuple[tuple[Sentence, ...], ...]
    keys: tuple[str, ...] = ()
    origins: frozenset[int] = field(default=frozenset(), compare=False)


@dataclass(frozen=True)
class Tools:
    """That a reader may sort a table by every column, and filter its rows by words.

    ``choices`` are names of columns, by position, among whose values the reader may choose; each name is what
    the choice is called in the page's address.
    """

    choices: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class Table:
    """A table with a caption; every row has one cell for each column."""

    id: str
    caption: Sentence
    columns: tuple[Sentence, ...]
    rows: tuple[Row, ...]
    tools: Tools | None = None
    broad: bool = False
    """Whether it is shown as one whose words need much room: tables of one sort on a page look alike."""


@dataclass(frozen=True)
class Figure:
    """A diagram, by the key of its graph, and the table that says the same."""

    id: str
    graph: str
    caption: Sentence
    table: Table


@dataclass(frozen=True)
class Box:
    """Something that must stand apart from the text around it (Art. 21(4) GDPR)."""

    id: str
    title: Sentence
    blocks: tuple[Paragraph | Bullets, ...]


@dataclass(frozen=True)
class Card:
    """A short answer with a link to the clause that says it in full."""

    id: str
    title: Sentence
    blocks: tuple[Paragraph | Bullets | Facts, ...]
    more: See | PageLink | Link
    more_label: Sentence


@dataclass(frozen=True)
class Cards:
    """Short answers side by side."""

    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Counts:
    """Figures side by side, each with what it counts."""

    items: tuple[tuple[int, Sentence], ...]


@dataclass(frozen=True)
class Details:
    """What is shown only to a reader who asks for it; ``id`` is that of the whole."""

    id: str
    summary: Sentence
    blocks: tuple[Paragraph | Bullets | Facts | Quotes, ...]


@dataclass(frozen=True)
class Quotes:
    """What clauses of other pages say, each with its place, in every language of the site.

    That of the page comes first. A tree is the same in all languages, so it is the page's speaker who knows
    which they are.
    """

    rows: tuple[tuple[See, tuple[Sentence, ...]], ...]


Block = Paragraph | Bullets | Facts | Table | Figure | Box | Cards | Counts | Details | Quotes


TEXT, ACTIVITY = "text", "activity"
"""What makes a clause, beside the blocks of an outline."""


@dataclass(frozen=True)
class Clause:
    """A numbered piece of a section. ``id`` is unique in its section.

    ``block`` is what made it of the facts: a block of the policy's outline by its name, :data:`TEXT` for the
    organisation's own words, :data:`ACTIVITY` for the section of an activity; empty outside of policies.
    """

    id: str
    blocks: tuple[Block, ...]
    provenance: Provenance = field(default_factory=Provenance)
    block: str = ""


@dataclass(frozen=True)
class Section:
    """A numbered section with clauses or subsections. ``id`` is unique in its document and is its anchor."""

    id: str
    title: Sentence
    clauses: tuple[Clause, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True)
class Document:
    """A page. ``lead`` stands before the first section and is not numbered."""

    key: str
    title: Sentence
    summary: Sentence
    lead: tuple[Block, ...]
    sections: tuple[Section, ...]
    numbered: bool = True
    wide: bool = False
    """Whether it is tables and diagrams, which use the room in which others have their table of contents."""
    dense: bool = False
    """Whether it is for people who work with it, and packs as much as possible on a screen."""


def sections(document: Document) -> Iterator[Section]:
    """Every section of a document at every depth, in the order of reading."""
    pending = list(reversed(document.sections))
    while pending:
        section = pending.pop()
        yield section
        pending.extend(reversed(section.sections))
