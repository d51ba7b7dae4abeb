"""The whole register of an inventory: every sheet, in the order in which they are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.internal.register.cookies import cookies
from mkdocs_datamap.internal.register.findings import findings
from mkdocs_datamap.internal.register.mandates import mandates
from mkdocs_datamap.internal.register.processors import processors
from mkdocs_datamap.internal.register.questions import questions
from mkdocs_datamap.internal.register.record import record
from mkdocs_datamap.internal.register.retention import retention
from mkdocs_datamap.internal.register.scope import scope_of
from mkdocs_datamap.internal.register.table import Register
from mkdocs_datamap.internal.register.transfers import transfers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_datamap.internal.register.ledger import Ledger
    from mkdocs_datamap.internal.register.scope import Source
    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.inventory.exceptions import AcceptedFinding

SHEETS = ("record", "mandates", "transfers", "processors", "retention", "questions", "cookies", "findings")
"""The ids of the sheets, in their order."""


def register_of(
    ledger: Ledger,
    diagnostics: Iterable[Diagnostic],
    accepted: Iterable[tuple[Diagnostic, AcceptedFinding]],
    source: Source,
    *,
    version: str,
) -> Register:
    """The register of an inventory with these findings; ``source`` is the state of its files.

    ``version`` is that of this tool.
    """
    found, excepted = tuple(diagnostics), tuple(accepted)
    return Register(
        scope_of(ledger.inventory, found, source, accepted=len(excepted), on=ledger.on, version=version),
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
