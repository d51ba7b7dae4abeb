"""The whole register of an inventory: every sheet, in the order in which they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.internal.register.cookies import cookies
from mkdocs_datamap.internal.register.findings import findings
from mkdocs_datamap.internal.register.ledger import Ledger
from mkdocs_datamap.internal.register.mandates import mandates
from mkdocs_datamap.internal.register.processors import processors
from mkdocs_datamap.internal.register.questions import questions
from mkdocs_datamap.internal.register.record import record
from mkdocs_datamap.internal.register.retention import retention
from mkdocs_datamap.internal.register.scope import scope_of
from mkdocs_datamap.internal.register.table import Register
from mkdocs_datamap.internal.register.transfers import transfers

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable
    from pathlib import Path as FilePath

    from mkdocs_datamap.internal.register.scope import Source
    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.inventory.exceptions import AcceptedFinding
    from mkdocs_datamap.inventory.inventory import Inventory

SHEETS = ("record", "mandates", "transfers", "processors", "retention", "questions", "cookies", "findings")
"""The ids of the sheets, in their order."""


def register_of(
    inventory: Inventory,
    diagnostics: Iterable[Diagnostic],
    accepted: Iterable[tuple[Diagnostic, AcceptedFinding]],
    source: Source,
    *,
    folder: FilePath,
    on: dt.date,
    version: str,
) -> Register:
    """The register of an inventory with these findings, read by the law of a day.

    ``folder`` is the inventory's, ``source`` the state of its files, ``version`` that of this tool.
    """
    found, excepted = tuple(diagnostics), tuple(accepted)
    ledger = Ledger(inventory, on, folder)
    return Register(
        scope_of(inventory, found, source, accepted=len(excepted), on=on, version=version),
        (
            record(ledger),
            mandates(ledger),
            transfers(ledger),
            processors(ledger),
            retention(ledger),
            questions(ledger),
            cookies(ledger),
            findings(ledger, found, excepted),
        ),
    )
