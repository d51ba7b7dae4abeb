"""The register of the companies that tests read: as data, and spoken in each language."""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import TYPE_CHECKING

from built_documents import COMPANIES
from mkdocs_datamap.internal.register.ledger import Ledger
from mkdocs_datamap.internal.register.register import register_of
from mkdocs_datamap.internal.register.scope import Source
from mkdocs_datamap.render.register.spoken import spoken_register
from mkdocs_datamap.rules.verdict import judge
from mkdocs_datamap.wording.voice import Voice

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_datamap.internal.register.table import Register
    from mkdocs_datamap.render.register.spoken import SpokenRegister
    from mkdocs_datamap.rules.verdict import Verdict

ON = dt.date(2026, 11, 26)
"""The day by which law and deadlines are read."""

CHANGED = dt.date(2026, 11, 25)
LANGUAGES = ("da", "en")


@cache
def verdict(company: str) -> Verdict:
    """The judgement on a company as it stands, read once in a run."""
    return judge(COMPANIES[company], ON)


def register_in(folder: Path, judged: Verdict) -> Register:
    """The register of an inventory that can be read."""
    assert judged.inventory is not None, judged.diagnostics
    return register_of(
        Ledger(judged.inventory, ON, folder),
        judged.diagnostics,
        judged.accepted,
        Source("0123456789", CHANGED),
        version="1.2.3",
    )


@cache
def register(company: str) -> Register:
    """The register of a company, made once in a run."""
    return register_in(COMPANIES[company], verdict(company))


@cache
def ledger(company: str) -> Ledger:
    """The ledger of a company."""
    inventory = verdict(company).inventory
    assert inventory is not None
    return Ledger(inventory, ON, COMPANIES[company])


@cache
def spoken(company: str, language: str) -> SpokenRegister:
    """The register of a company in a language, made once in a run."""
    return spoken_register(register(company), Voice(verdict(company).catalogues[language]))
