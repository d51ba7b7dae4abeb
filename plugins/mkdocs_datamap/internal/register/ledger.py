"""The inventory as a register reads it: names of entries, facts or the open questions, whom data reach."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mkdocs_datamap.internal.register.table import EntryName, Question
from mkdocs_datamap.inventory.references import ORGANISATION
from mkdocs_datamap.inventory.values import Todo, known
from mkdocs_datamap.rules.uses import uses
from mkdocs_datamap.wording.message import Country, Message, message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path as FilePath

    from mkdocs_datamap.internal.register.table import Cell, Item
    from mkdocs_datamap.inventory.diagnostics import Location
    from mkdocs_datamap.inventory.inventory import Inventory, Path
    from mkdocs_datamap.inventory.parties import Processor, Recipient
    from mkdocs_datamap.inventory.text import Text
    from mkdocs_datamap.inventory.values import Internal
    from mkdocs_datamap.rules.uses import Use
    from mkdocs_datamap.wording.message import Value


_NAMED = ("activities", "data_categories", "subjects", "sources")
"""Collections whose entries have a name in each language."""


@dataclass(frozen=True)
class Receiver:
    """A party that gets the data of a purpose.

    ``via`` is the processor that passes them on, None when the party gets them from the organisation itself;
    ``general`` says that the party serves, or may get data from, everything that the organisation does.
    """

    party: str
    via: str | None = None
    general: bool = False


@dataclass(frozen=True)
class Ledger:
    """An inventory, and the day by which law and deadlines are read."""

    inventory: Inventory
    on: dt.date
    folder: FilePath
    """The folder of the inventory, from which places in files are told."""

    # Names

    def name(self, path: Path) -> EntryName:
        """The name of an entry by its path; raises KeyError for a path that leads to none."""
        return EntryName(path, self._label(path))

    def _label(self, path: Path) -> str | Text | Message:  # noqa: C901, PLR0911 (one case for each kind of entry)
        inventory = self.inventory
        match path:
            case ("organisation",):
                return inventory.organisation.trade_name
            case ("activities", str(activity), "purposes", str(purpose)):
                text = known(inventory.activities[activity].purposes[purpose].text)
                return purpose if text is None else text
            case ("purposes", str(purpose)):
                text = known(inventory.purposes[purpose].text)
                return purpose if text is None else text
            case ("systems" | "processors" | "recipients", str(identifier)):
                return self._party_label(str(path[0]), identifier)
            case ("transfers", str(identifier)):
                row = inventory.transfers[identifier]
                recipient = self.party(row.recipient).label
                return message("register.transfer-name", recipient=recipient, country=Country(row.country))
            case ("mandates", str(identifier)):
                return inventory.mandates[identifier].controller
            case ("cookies", "entries", str(identifier)):
                entries = known(inventory.cookies.entries) if inventory.cookies else None
                return (entries or {})[identifier].name
            case ("cookies",):
                return message("register.cookies-entry")
            case ("policy", "privacy"):
                return message("page.privacy.title")
            case ("policy", "cookies"):
                return message("page.cookies.title")
            case (str(collection), str(identifier)) if collection in _NAMED:
                named: Text = getattr(inventory, collection)[identifier].name
                return named
        raise KeyError(path)

    def _party_label(self, collection: str, identifier: str) -> str | Text | Message:
        """The name with what it is; the category alone while the name is not known."""
        entry = getattr(self.inventory, collection)[identifier]
        name = known(entry.name)
        if name is None:
            return entry.category  # type: ignore[no-any-return]
        return message("register.party-name", name=name, category=entry.category)

    def names(self, collection: str, identifiers: Iterable[str]) -> Cell:
        """The names of entries of one collection, in the order given."""
        return tuple(self.name((collection, identifier)) for identifier in identifiers)

    def party(self, identifier: str) -> EntryName:
        """The name of a processor or recipient, or of the organisation itself."""
        return self.name(self.party_path(identifier))

    def party_path(self, identifier: str) -> Path:
        """The path of a party by its id."""
        if identifier == ORGANISATION:
            return (ORGANISATION,)
        collection = "processors" if identifier in self.inventory.processors else "recipients"
        return (collection, identifier)

    def entry_around(self, path: Path) -> EntryName | None:
        """The name of the nearest entry in which a place lies; None for a place outside all entries."""
        for length in (4, 3, 2, 1):
            try:
                return self.name(path[:length])
            except KeyError:
                continue
        return None

    def role(self, identifier: str | None) -> tuple[Text, ...]:
        """The name of a role, as a cell; nothing for None."""
        return () if identifier is None else (self.inventory.organisation.roles[identifier],)

    # Facts

    def question(self, path: Path, todo: Todo) -> Question:
        """An open question with the role that has to answer it."""
        return Question(path, todo, self.inventory.organisation.roles[todo.owner])

    def fact(self, path: Path, value: object) -> Cell:
        """A single fact: itself, the open question in its place, or nothing."""
        if value is None:
            return ()
        if isinstance(value, Todo):
            return (self.question(path, value),)
        return (value,)  # type: ignore[return-value]

    def country(self, path: Path, value: str | Todo | None) -> Cell:
        """A country, the open question in its place, or nothing."""
        if isinstance(value, Todo) or value is None:
            return self.fact(path, value)
        return (Country(value),)

    def place(self, location: Location) -> str:
        """A place in the files as people write it, the same on every machine: ``processors.yml:12``."""
        path = location.path
        inside = path.relative_to(self.folder) if path.is_relative_to(self.folder) else path
        return f"{inside.as_posix()}:{location.line}"

    # Whom data reach

    @cached_property
    def uses(self) -> tuple[Use, ...]:
        """Every purpose of every activity, in the order of the files."""
        return tuple(uses(self.inventory))

    @cached_property
    def parties(self) -> Mapping[str, Processor | Recipient]:
        """Processors, then recipients, by id."""
        return {**self.inventory.processors, **self.inventory.recipients}

    @cached_property
    def general(self) -> tuple[str, ...]:
        """The parties that serve, or may get data from, everything that the organisation does."""
        return tuple(name for name, party in self.parties.items() if party.general)

    @cached_property
    def served(self) -> Mapping[str, tuple[str, ...]]:
        """Party → the activities whose data it gets, in the order of the files."""
        found: dict[str, dict[str, None]] = {}
        for use in self.uses:
            for receiver in self.receivers(use):
                found.setdefault(receiver.party, {})[use.activity_id] = None
        return {party: tuple(activities) for party, activities in found.items()}

    @cached_property
    def transfers_to(self) -> Mapping[str, tuple[str, ...]]:
        """Party → the transfers of which it is the recipient, in the order of the file."""
        found: dict[str, tuple[str, ...]] = {}
        for identifier, row in self.inventory.transfers.items():
            found[row.recipient] = (*found.get(row.recipient, ()), identifier)
        return found

    def receivers(self, use: Use) -> tuple[Receiver, ...]:
        """Who gets the data of a purpose, each once: named, as host of a system, in general, passed on to."""
        return self._receivers[use.path]

    @cached_property
    def _receivers(self) -> Mapping[Path, tuple[Receiver, ...]]:
        return {use.path: self._found(use) for use in self.uses}

    def _found(self, use: Use) -> tuple[Receiver, ...]:
        inventory = self.inventory
        found: dict[str, Receiver] = {}
        hosts = (inventory.systems[name].hosted_by for name in use.ids("systems"))
        for name in (*use.ids("processors"), *hosts, *use.ids("recipients")):
            if name is not None and name != ORGANISATION:
                found.setdefault(name, Receiver(name))
        for name in self.general:
            found.setdefault(name, Receiver(name, general=True))
        pending = deque(found.values())
        while pending:
            receiver = pending.popleft()
            processor = inventory.processors.get(receiver.party)
            for name in processor.sub_processors if processor else ():
                if name not in found:
                    found[name] = Receiver(name, via=receiver.party, general=receiver.general)
                    pending.append(found[name])
        return tuple(found.values())

    def received(self, use: Use, receiver: Receiver) -> tuple[str, ...] | Todo | None:
        """The categories that a receiver gets from a purpose, as far as the inventory says.

        A recipient that lists its own data gets those; every other party gets what the purpose has.
        """
        recipient = self.inventory.recipients.get(receiver.party)
        if recipient is not None and recipient.data:
            return recipient.data
        value = use.fact("data")
        return value if isinstance(value, tuple | Todo) else None


def yes_or_no(holds: bool) -> Message:  # noqa: FBT001 (the word for it)
    """“Yes” or “No”."""
    return message("register.yes") if holds else message("register.no")


def internal_of(entry: object) -> Internal | None:
    """The internal block of an entry, if it has one."""
    found: Internal | None = getattr(entry, "internal", None)
    return found


def measures(ledger: Ledger, path: Path, entry: object) -> Iterator[Item]:
    """The security measures of an entry, each with the entry's name; the open question in their place."""
    internal = internal_of(entry)
    if internal is None:
        return
    place = (*path, "internal", "security")
    if isinstance(internal.security, Todo):
        yield ledger.question(place, internal.security)
        return
    where: Value = ledger.name(path).label
    for measure in internal.security:
        yield message("register.measure", where=where, measure=measure)
