"""Is the inventory sound? What the command line and both builds ask is answered here, in one place."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_datamap.changes.kept_versions import read_kept_versions
from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.inventory.yaml_nodes import collector_paused
from mkdocs_datamap.rules.acceptance import accepted
from mkdocs_datamap.rules.addresses import check_addresses
from mkdocs_datamap.rules.check import Case
from mkdocs_datamap.rules.legal import judge_law
from mkdocs_datamap.rules.registry import RULES
from mkdocs_datamap.wording.catalogue import Catalogue, load_catalogue

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs_datamap.changes.kept_versions import KeptVersions
    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.inventory.exceptions import AcceptedFinding
    from mkdocs_datamap.inventory.inventory import Inventory

WORDING = ("policy", "wording")
"""Where in an inventory the owner's own wording stands."""


@dataclass(frozen=True)
class Verdict:
    """What was read and everything that was found, in the order of files and lines.

    ``inventory`` is None when an error in its files stands in the way of building anything from it.
    ``catalogues`` are by language, in the order of ``languages`` in organisation.yml; none without inventory.
    """

    inventory: Inventory | None
    diagnostics: tuple[Diagnostic, ...]
    catalogues: Mapping[str, Catalogue] = field(default_factory=lambda: MappingProxyType({}))
    accepted: tuple[tuple[Diagnostic, AcceptedFinding], ...] = ()
    """The findings that ``exceptions.yml`` accepts, each with its exception; none without inventory."""
    kept: KeptVersions = field(default_factory=lambda: MappingProxyType({}))
    """What was kept of the released versions."""

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """The findings that stop a build."""
        return tuple(found for found in self.diagnostics if found.severity is Severity.ERROR)


def judge(folder: Path, on: dt.date | None = None) -> Verdict:
    """Read the inventory in a folder and the wording for its languages, and judge them by the law.

    ``on`` is the day by which law and deadlines are read: today when it is not given. Findings that
    ``exceptions.yml`` accepts are kept apart. The law is judged once the files can be read without error.

    I/O: reads the folder, and the clock when no day is given. Raises nothing for what stands in the files;
    OSError when the folder itself may not be looked into.
    """
    with collector_paused(lasting=True):
        return _judged(folder, on)


def _judged(folder: Path, on: dt.date | None) -> Verdict:
    inventory, diagnostics = read_inventory(folder)
    catalogues: dict[str, Catalogue] = {}
    kept: KeptVersions = {}
    excepted: tuple[tuple[Diagnostic, AcceptedFinding], ...] = ()
    if inventory is not None:
        for language in inventory.organisation.languages:
            catalogues[language], found = load_catalogue(language, folder.joinpath(*WORDING))
            diagnostics += found
        diagnostics += tuple(check_addresses(tuple(catalogues.values()), folder.joinpath(*WORDING)))
        day = on or dt.datetime.now(tz=dt.UTC).date()
        kept = read_kept_versions(folder)
        case = Case(inventory, catalogues, day, kept)
        judged = accepted((*diagnostics, *judge_law(case)), inventory, day, RULES)
        diagnostics, excepted = judged.diagnostics, judged.accepted
    ordered = sorted(diagnostics, key=lambda found: (found.location, found.rule))
    return Verdict(inventory, tuple(ordered), MappingProxyType(catalogues), excepted, kept)
