"""The law as data: every vocabulary, loaded once, with all references resolved."""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from mkdocs_datamap.law.entries import (
    Authority,
    BannedCitation,
    Basis,
    ChangeReason,
    CookiePurpose,
    CountryEntry,
    Instrument,
    Mechanism,
    NoticeItem,
    Phrase,
    Provision,
    RecordItem,
    RepealedClauses,
    RetentionNorm,
    Right,
    Term,
)
from mkdocs_datamap.law.loading import entries, read

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from importlib.resources.abc import Traversable

    from mkdocs_datamap.law.entry import Entry


@dataclass(frozen=True)
class Vocabulary:
    """All vocabularies by id, in the order of their files. Read-only."""

    instruments: Mapping[str, Instrument]
    provisions: Mapping[str, Provision]
    """Places in the instruments; an instrument's own id is the provision that cites it whole."""
    bases: Mapping[str, Basis]
    rights: Mapping[str, Right]
    countries: Mapping[str, CountryEntry]
    mechanisms: Mapping[str, Mechanism]
    repealed: Mapping[str, RepealedClauses]
    cookie_purposes: Mapping[str, CookiePurpose]
    authorities: Mapping[str, Authority]
    retention_norms: Mapping[str, RetentionNorm]
    notice: Mapping[str, NoticeItem]
    record: Mapping[str, RecordItem]
    changes: Mapping[str, ChangeReason]
    """Why a change of a policy is material or editorial."""
    glossary: Mapping[str, Term]
    banned_citations: Mapping[str, BannedCitation]
    phrases: Mapping[str, Phrase]
    checked: date
    """The oldest day on which an entry was checked: the date of the law that everything generated states."""


# Attribute of the vocabulary → its file, the section there, and what its entries are.
_SECTIONS: Mapping[str, tuple[str, str, type[Entry]]] = {
    "instruments": ("instruments.yml", "instruments", Instrument),
    "provisions": ("provisions.yml", "provisions", Provision),
    "bases": ("bases.yml", "bases", Basis),
    "rights": ("rights.yml", "rights", Right),
    "countries": ("countries.yml", "countries", CountryEntry),
    "mechanisms": ("mechanisms.yml", "mechanisms", Mechanism),
    "repealed": ("mechanisms.yml", "repealed", RepealedClauses),
    "cookie_purposes": ("cookies.yml", "purposes", CookiePurpose),
    "authorities": ("authorities.yml", "authorities", Authority),
    "retention_norms": ("retention.yml", "norms", RetentionNorm),
    "notice": ("notice.yml", "items", NoticeItem),
    "record": ("record.yml", "items", RecordItem),
    "changes": ("changes.yml", "changes", ChangeReason),
    "glossary": ("glossary.yml", "terms", Term),
    "banned_citations": ("glossary.yml", "banned_citations", BannedCitation),
    "phrases": ("phrases.yml", "phrases", Phrase),
}


def vocabulary() -> Vocabulary:
    """The law that holds here: that of this package, or the one that is assumed (see :func:`assuming`).

    Raises ValueError, naming file and entry, if the data of the package are wrong.
    """
    return _ASSUMED.get() or _packaged()


@cache
def _packaged() -> Vocabulary:
    return load(files("mkdocs_datamap.law"))


_ASSUMED: ContextVar[Vocabulary | None] = ContextVar("the law that is assumed", default=None)


@contextmanager
def assuming(law: Vocabulary) -> Iterator[None]:
    """Let everything that is made inside be made by another law, such as one without an adequacy decision.

    It holds for this thread and task alone, and ends with the block.
    """
    token = _ASSUMED.set(law)
    try:
        yield
    finally:
        _ASSUMED.reset(token)


def load(folder: Traversable) -> Vocabulary:
    """The vocabularies in a folder. Raises ValueError for an unknown key or a dangling reference."""
    contents = {name: read(folder / name) for name in sorted({file for file, _, _ in _SECTIONS.values()})}
    for name, content in contents.items():
        expected = {section for file, section, _ in _SECTIONS.values() if file == name}
        if difference := expected ^ (content.keys() - {"checked"}):
            raise ValueError(f"{name}: unknown or missing: {', '.join(sorted(map(str, difference)))}")
    loaded: dict[str, Mapping[str, Any]] = {
        attribute: entries(file, contents[file], section, kind)
        for attribute, (file, section, kind) in _SECTIONS.items()
    }
    loaded["provisions"] = {**_whole(loaded["instruments"]), **loaded["provisions"]}
    _resolve(loaded)
    checked = min(entry.checked for vocabulary in loaded.values() for entry in vocabulary.values())
    frozen = {attribute: MappingProxyType(dict(found)) for attribute, found in loaded.items()}
    return Vocabulary(**frozen, checked=checked)


def _whole(instruments: Mapping[str, Instrument]) -> dict[str, Provision]:
    """For each instrument the provision that cites it whole."""
    return {
        identifier: Provision(
            id=identifier,
            instrument=identifier,
            source=instrument.source,
            verified=instrument.verified,
            checked=instrument.checked,
        )
        for identifier, instrument in instruments.items()
    }


def _resolve(loaded: Mapping[str, Mapping[str, Entry]]) -> None:
    """Raise ValueError for the first entry that refers to what is not there."""
    for attribute, found in loaded.items():
        for entry in found.values():
            for target, identifier in entry.references():
                if identifier not in loaded[target]:
                    file = _SECTIONS[attribute][0]
                    raise ValueError(f"{file}: {entry.id}: {target} has no entry “{identifier}”")
