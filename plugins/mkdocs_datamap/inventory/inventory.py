"""The whole inventory: every file, typed, and where each entry stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from mkdocs_datamap.inventory.values import known

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_datamap.inventory.activities import Activity, Purpose
    from mkdocs_datamap.inventory.categories import DataCategory, Source, SubjectGroup
    from mkdocs_datamap.inventory.cookies import Cookies
    from mkdocs_datamap.inventory.diagnostics import Location
    from mkdocs_datamap.inventory.exceptions import AcceptedFinding
    from mkdocs_datamap.inventory.organisation import Organisation
    from mkdocs_datamap.inventory.outline import Outline
    from mkdocs_datamap.inventory.parties import Mandate, Processor, Recipient, System
    from mkdocs_datamap.inventory.transfers import Transfer
    from mkdocs_datamap.inventory.versions import Version, Versions

Path = tuple[str | int, ...]
"""A place in the inventory: collection, id, then keys and list positions as in the file."""


class Locator(Protocol):
    """Where the value (or, with ``key``, its key) at an inventory path stands."""

    def __call__(self, path: Path, *, key: bool = False) -> Location:
        """The location in the files."""


def spoken(path: Path) -> str:
    """The path as people write it: ``activities.newsletter.purposes.send``."""
    return ".".join(str(part) for part in path)


@dataclass(frozen=True)
class Inventory:
    """All facts, as written. Purposes that are shared are already joined with ``purposes.yml``."""

    organisation: Organisation
    activities: Mapping[str, Activity]
    purposes: Mapping[str, Purpose]
    data_categories: Mapping[str, DataCategory]
    subjects: Mapping[str, SubjectGroup]
    sources: Mapping[str, Source]
    systems: Mapping[str, System]
    processors: Mapping[str, Processor]
    recipients: Mapping[str, Recipient]
    transfers: Mapping[str, Transfer]
    cookies: Cookies | None
    mandates: Mapping[str, Mandate]
    privacy_outline: Outline
    cookie_outline: Outline | None
    versions: Versions | None
    exceptions: tuple[AcceptedFinding, ...]
    accepted_translations: Mapping[str, Mapping[str, str]] | None
    """Name of a text → language → fingerprint of the accepted words; None where no file keeps them."""
    locate: Locator = field(compare=False, repr=False)
    """Where the value at a path stands, or the nearest entry around it."""

    @property
    def released(self) -> tuple[Version, ...]:
        """The versions of the policies that were released, the latest last; none while nobody knows."""
        return (known(self.versions.versions) if self.versions else None) or ()

    def entries(self) -> Iterator[Path]:
        """The path of every entry, in a fixed order: what a clause can be traced to."""
        yield ("organisation",)
        for name in COLLECTIONS:
            for identifier, entry in getattr(self, name).items():
                yield (name, identifier)
                if name == "activities":
                    for purpose in entry.purposes:
                        yield (name, identifier, "purposes", purpose)
        if self.cookies is not None:
            yield ("cookies",)
            if isinstance(self.cookies.entries, dict):
                yield from (("cookies", "entries", identifier) for identifier in self.cookies.entries)
        yield ("policy", "privacy")
        if self.cookie_outline is not None:
            yield ("policy", "cookies")


COLLECTIONS = (
    "activities",
    "purposes",
    "data_categories",
    "subjects",
    "sources",
    "systems",
    "processors",
    "recipients",
    "transfers",
    "mandates",
)
"""The collections of entries by id, in the order in which people read them."""
