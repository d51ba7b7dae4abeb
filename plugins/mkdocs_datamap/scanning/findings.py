"""What the comparison finds: the rules DM420 to DM429, each finding with its place in the inventory."""

from __future__ import annotations

from dataclasses import dataclass

from mkdocs_datamap.inventory.diagnostics import Diagnostic, Severity
from mkdocs_datamap.inventory.inventory import Inventory, Path, spoken

UNDECLARED, UNSEEN, WHOSE, LASTING, CATEGORY = "DM420", "DM421", "DM422", "DM423", "DM424"
TOO_EARLY, REFUSED, STRANGER, ABROAD, INCOMPLETE = "DM425", "DM426", "DM427", "DM428", "DM429"

SEVERITIES = {
    UNDECLARED: Severity.ERROR,
    UNSEEN: Severity.WARNING,
    WHOSE: Severity.ERROR,
    LASTING: Severity.ERROR,
    CATEGORY: Severity.WARNING,
    TOO_EARLY: Severity.ERROR,
    REFUSED: Severity.ERROR,
    STRANGER: Severity.ERROR,
    ABROAD: Severity.ERROR,
    INCOMPLETE: Severity.WARNING,
}


@dataclass(frozen=True)
class Desk:
    """Where findings are written: knows the inventory that they point into, and the file of the scan."""

    inventory: Inventory
    source: str

    def finding(self, rule: str, path: Path, message: str, remedy: str, *, key: bool = False) -> Diagnostic:
        """The finding at a place of the inventory."""
        where = self.inventory.locate(path, key=key)
        return Diagnostic(rule, SEVERITIES[rule], where, message, remedy, spoken(path))

    @property
    def the_list(self) -> Path:
        """Where the list of cookies stands, or should: in ``cookies.yml``, else in the cookie policy."""
        if self.inventory.cookies is not None:
            return ("cookies", "entries")
        return ("policy", "cookies" if self.inventory.cookie_outline else "privacy", "sections")


def entry(identifier: str, *key: str) -> Path:
    """Where an entry of the list, or a key of it, stands."""
    return ("cookies", "entries", identifier, *key)
