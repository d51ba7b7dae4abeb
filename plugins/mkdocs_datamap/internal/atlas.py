"""The atlas: everything that the pages of the internal map are made of, with each question answered once.

What a page asks costs as much as the page is large, and never as much as the inventory is: with it the cost
of the map grows with its size.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from mkdocs_datamap.internal.chains import chains
from mkdocs_datamap.internal.changed_diagrams import data_at
from mkdocs_datamap.internal.entries import entry_of
from mkdocs_datamap.internal.mentions import Mention, mentions, target_of
from mkdocs_datamap.internal.naming import party_entry
from mkdocs_datamap.internal.register.ledger import Ledger
from mkdocs_datamap.internal.register.register import register_of
from mkdocs_datamap.internal.register.scope import Source
from mkdocs_datamap.internal.surroundings import Surroundings
from mkdocs_datamap.internal.told import sentences, words_of
from mkdocs_datamap.internal.ways import DEVICE, ways
from mkdocs_datamap.internal.ways_of_data import ways_of_data
from mkdocs_datamap.inventory.projection import settled, tokens
from mkdocs_datamap.inventory.values import Ref, Todo
from mkdocs_datamap.inventory.walk import walk, walk_inventory

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping
    from pathlib import Path as File

    from mkdocs_datamap.documents.tree import Document
    from mkdocs_datamap.internal.chains import Chain
    from mkdocs_datamap.internal.changelog import Change as LoggedChange
    from mkdocs_datamap.internal.entries import Entry
    from mkdocs_datamap.internal.register.table import Register
    from mkdocs_datamap.internal.told import Sentences, Word
    from mkdocs_datamap.internal.ways import Way
    from mkdocs_datamap.inventory.activities import Purpose
    from mkdocs_datamap.inventory.diagnostics import Diagnostic, Location
    from mkdocs_datamap.inventory.exceptions import AcceptedFinding
    from mkdocs_datamap.inventory.inventory import Inventory, Path
    from mkdocs_datamap.inventory.public import PublicInventory, PublicParty, PublicTransfer
    from mkdocs_datamap.inventory.transfers import Transfer
    from mkdocs_datamap.scanning.evidence import Scan
    from mkdocs_datamap.wording.catalogue import Catalogue
    from mkdocs_datamap.wording.message import See


K = TypeVar("K")
T = TypeVar("T")


@dataclass(frozen=True)
class SettledPurpose:
    """A purpose of an activity with everything that it takes over from its activity and ``purposes.yml``."""

    activity: str
    id: str
    facts: Purpose

    @property
    def entry(self) -> Entry:
        """The purpose as an entry."""
        return ("activities", self.activity, "purposes", self.id)


@dataclass(frozen=True)
class OpenQuestion:
    """A question that nobody has answered yet, and where its answer belongs."""

    path: Path
    entry: Entry
    todo: Todo


@dataclass(frozen=True)
class Atlas:
    """The inventory, what was judged of it, what the public is told, and the state that all this is of.

    ``diagnostics`` are the findings that nothing accepts, notes included; ``accepted`` pairs each other
    finding with the exception that accepts it. ``documents`` are the public pages. ``on`` is the day by which
    law and deadlines are read, ``changed`` when the inventory last changed, if that is known. ``folder`` is
    that of the inventory. ``edit_url`` is the address at which a line of a file is edited, with the fields
    ``{path}`` and ``{line}``; ``prefix`` is what its paths have before those of files in ``folder``.
    """

    inventory: Inventory
    diagnostics: tuple[Diagnostic, ...]
    accepted: tuple[tuple[Diagnostic, AcceptedFinding], ...]
    public: PublicInventory
    documents: tuple[Document, ...]
    on: dt.date
    changed: dt.date | None
    folder: File
    edit_url: str | None = None
    source: Source = field(default_factory=Source)
    changelog: tuple[LoggedChange, ...] = ()
    """The commits that touched the inventory with the entries that each changed, the latest first."""
    version: str = ""
    """The version of this tool."""
    prefix: str = ""
    catalogues: Mapping[str, Catalogue] = field(default_factory=dict)
    """The words of each published language, by which the inventory is judged."""
    scans: Mapping[str, Scan] = field(default_factory=dict)
    """The scans that cookies name as their evidence and whose files are there, by the name of the file."""

    # Places in the files

    def locate(self, path: Path, *, key: bool = False) -> Location:
        """Where a value stands; ``path`` may lead to an entry that stands in another's file, as roles do."""
        match path:
            case ("roles", *rest):
                return self.inventory.locate(("organisation", "roles", *rest), key=key)
            case ("providers", str(party)):
                return self.inventory.locate(party_entry(party, self), key=key)
            case ("countries", *_):
                first = self.mentioned_by[tuple(map(str, path))][0]
                return self.inventory.locate(first.path)
            case _:
                return self.inventory.locate(path, key=key)

    def file(self, location: Location) -> str:
        """The file of a location, relative to the inventory's folder and with ``/``."""
        path = location.path
        if path not in self._files:
            inside = path.is_relative_to(self.folder)
            self._files[path] = (path.relative_to(self.folder) if inside else path).as_posix()
        return self._files[path]

    @cached_property
    def _files(self) -> dict[File, str]:
        """What was found out for :meth:`file`: pages tell a place for every fact."""
        return {}

    # Who refers to whom

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """Every reference of the inventory, in the order of the files."""
        return tuple(mentions(self.inventory))

    @cached_property
    def mentioned_by(self) -> Mapping[Entry, tuple[Mention, ...]]:
        """Entry → the references to it. An entry that nobody refers to is not there."""
        return _grouped((mention.target, mention) for mention in self.mentions)

    @cached_property
    def mentions_of(self) -> Mapping[Entry, tuple[Mention, ...]]:
        """Entry → its references to others. An entry without references is not there."""
        return _grouped((mention.source, mention) for mention in self.mentions)

    # Purposes

    @cached_property
    def purposes(self) -> Mapping[str, tuple[SettledPurpose, ...]]:
        """Activity → its purposes, settled."""
        return {
            identifier: tuple(
                SettledPurpose(identifier, name, settled(activity, purpose))
                for name, purpose in activity.purposes.items()
            )
            for identifier, activity in self.inventory.activities.items()
        }

    @cached_property
    def purposes_with(self) -> Mapping[Entry, tuple[SettledPurpose, ...]]:
        """Entry → the purposes that have to do with it, directly or through their activity, each once.

        This is what “who uses it” means to people: a category of data that an activity names is
        used by each of its purposes that does not say otherwise.
        """
        found: defaultdict[Entry, dict[Entry, SettledPurpose]] = defaultdict(dict)
        for purposes in self.purposes.values():
            for purpose in purposes:
                for path, value in walk(purpose.facts, purpose.entry):
                    if isinstance(value, Ref):
                        target = target_of(value, path, self.inventory)
                        if target is not None and path[4:5] != ("internal",):
                            found[target].setdefault(purpose.entry, purpose)
        return {target: tuple(purposes.values()) for target, purposes in found.items()}

    # The ways of the data

    @cached_property
    def ways_at(self) -> Mapping[Entry, tuple[Way, ...]]:
        """Entry → the ways that begin or end at it. An entry without any is not there."""
        return _grouped((end, way) for way in self._ways for end in dict.fromkeys((way.tail, way.head)))

    @cached_property
    def ways_into(self) -> Mapping[str, tuple[Way, ...]]:
        """Country → the ways of data that are there afterwards."""
        return _grouped((way.country, way) for way in self._ways if way.country is not None)

    @cached_property
    def ways_from(self) -> Mapping[Entry, tuple[Way, ...]]:
        """Entry → the ways that go on from it."""
        return _grouped((way.tail, way) for way in self._ways)

    @cached_property
    def ways_of_cookies(self) -> Mapping[Entry, tuple[Way, ...]]:
        """Who sets or reads cookies → the ways from the visitor's device to them."""
        return _grouped((way.head, way) for way in self._ways if way.tail == DEVICE)

    @cached_property
    def ways_of_data(self) -> Mapping[str, tuple[Way, ...]]:
        """Category of data → the ways of its data, each with the purposes that have the category."""
        return ways_of_data(self)

    @cached_property
    def _ways(self) -> tuple[Way, ...]:
        return ways(self)

    @cached_property
    def data_at(self) -> Mapping[Entry, tuple[str, ...]]:
        """Party, system or transfer → the categories of data in whose diagrams it is drawn."""
        return data_at(self)

    # What changed

    @cached_property
    def _last_changes(self) -> Mapping[Entry, int]:
        """Entry → the number of its last change in the log, from one."""
        found: dict[Entry, int] = {}
        for number, change in enumerate(self.changelog, 1):
            for path, _ in change.entries:
                found.setdefault(tuple(map(str, path)), number)
        return found

    def last_change(self, entry: Entry) -> LoggedChange | None:
        """The last change of an entry, or of the file that holds it as a part; None where none is known.

        A country is told by the entries that name it, and a provider by its cookies and as a party: it
        changed when one of them did.
        """
        match entry:
            case ("countries", _):
                told_by = [mention.source for mention in self.mentioned_by[entry]]
            case ("providers", party):
                told_by = [("cookies",), party_entry(party, self)]
            case ("roles", _):
                told_by = [("organisation",)]
            case _:
                told_by = [entry]
        latest = min(filter(None, map(self._number_of_change, told_by)), default=None)
        return None if latest is None else self.changelog[latest - 1]

    def _number_of_change(self, entry: Entry) -> int | None:
        """How many changes there are since the last one of an entry, that one included."""
        places = (entry, entry[:2], entry[:1])
        return next((self._last_changes[each] for each in places if each in self._last_changes), None)

    # What the register says

    @cached_property
    def ledger(self) -> Ledger:
        """The inventory as the register and the views read it."""
        return Ledger(self.inventory, self.on, self.folder)

    @cached_property
    def register(self) -> Register:
        """The whole register, for those who take it with them."""
        return register_of(self.ledger, self.diagnostics, self.accepted, self.source, version=self.version)

    @cached_property
    def transfers_to(self) -> Mapping[str, tuple[Transfer, ...]]:
        """Party → the transfers to it; a party without any is not there."""
        found: defaultdict[str, list[Transfer]] = defaultdict(list)
        for row in self.inventory.transfers.values():
            found[str(row.recipient)].append(row)
        return {party: tuple(rows) for party, rows in found.items()}

    # What needs attention

    @cached_property
    def questions(self) -> tuple[OpenQuestion, ...]:
        """Every open question, in the order of the files; with those of shared purposes once."""
        return tuple(
            OpenQuestion(path, entry_of(path, self.inventory), value)
            for path, value in walk_inventory(self.inventory)
            if isinstance(value, Todo)
        )

    @cached_property
    def questions_on(self) -> Mapping[Entry, tuple[OpenQuestion, ...]]:
        """Entry → its open questions."""
        return _grouped((question.entry, question) for question in self.questions)

    @cached_property
    def _questions_by_owner(self) -> Mapping[Entry, tuple[OpenQuestion, ...]]:
        return _grouped((("roles", str(question.todo.owner)), question) for question in self.questions)

    def questions_of(self, role: str) -> tuple[OpenQuestion, ...]:
        """The open questions that a role has to answer."""
        return self._questions_by_owner.get(("roles", role), ())

    @cached_property
    def findings_on(self) -> Mapping[Entry, tuple[Diagnostic, ...]]:
        """Entry → the findings on it that nothing accepts, notes included."""
        return _grouped(
            (entry_of(_path(found.entry), self.inventory), found)
            for found in self.diagnostics
            if found.entry is not None
        )

    @cached_property
    def accepted_on(self) -> Mapping[Entry, tuple[tuple[Diagnostic, AcceptedFinding], ...]]:
        """Entry → the findings on it that are accepted, each with its exception."""
        return _grouped(
            (entry_of(_path(pair[0].entry), self.inventory), pair)
            for pair in self.accepted
            if pair[0].entry is not None
        )

    # What would change

    @cached_property
    def surroundings(self) -> Surroundings:
        """What is asked of the whole inventory to judge only the part that is concerned."""
        return Surroundings(self)

    # What the public is told

    @cached_property
    def chains(self) -> tuple[Chain, ...]:
        """Every clause of the public pages with what stands behind it, in the order of the pages."""
        return tuple(chains(self))

    @cached_property
    def chain_numbers(self) -> Mapping[See, int]:
        """Place of a clause → its number in the order of the pages."""
        return {chain.place: number for number, chain in enumerate(self.chains)}

    @cached_property
    def clauses_from(self) -> Mapping[Entry, tuple[Chain, ...]]:
        """Entry → the clauses of public pages in whose words its facts stand, in the order of the pages."""
        return _grouped((entry, chain) for chain in self.chains for entry in chain.origins)

    @cached_property
    def clauses_because_of(self) -> Mapping[Entry, tuple[Chain, ...]]:
        """Entry → the clauses that stand there because of it, without its facts in their words."""
        return _grouped((entry, chain) for chain in self.chains for entry in chain.reasons)

    @cached_property
    def public_sentences(self) -> Mapping[See, Sentences]:
        """Place of a clause → its sentences by what they speak of."""
        return {chain.place: sentences(chain.clause) for chain in self.chains}

    @cached_property
    def public_words(self) -> Mapping[int, frozenset[Word]]:
        """Token → the texts and names of its entry that the public may learn."""
        return words_of(self.public)

    @cached_property
    def public_transfers(self) -> Mapping[int, PublicTransfer]:
        """Token → the transfer as the public may know it."""
        return {row.origin: row for row in self.public.transfers}

    @cached_property
    def brought_by(self) -> Mapping[int, tuple[PublicParty, ...]]:
        """Token of an entry → the parties that it brings into the policy."""
        found: defaultdict[int, list[PublicParty]] = defaultdict(list)
        for party in (*self.public.processors, *self.public.recipients):
            for token in party.used_by:
                found[token].append(party)
        return {token: tuple(parties) for token, parties in found.items()}

    @cached_property
    def entries(self) -> Mapping[int, Entry]:
        """Number that stands for an entry in public documents → the entry."""
        return {number: entry for entry, number in self.tokens.items()}

    @cached_property
    def tokens(self) -> Mapping[Entry, int]:
        """Entry → the number that stands for it in public documents."""
        return {tuple(map(str, path)): number for path, number in tokens(self.inventory).items()}


def _grouped(pairs: Iterable[tuple[K, T]]) -> dict[K, tuple[T, ...]]:
    found: defaultdict[K, list[T]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def _path(entry: str) -> Path:
    """A path as people write it, taken apart; ids have no points."""
    return tuple(entry.split("."))
