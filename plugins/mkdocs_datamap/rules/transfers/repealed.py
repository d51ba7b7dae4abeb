"""Standard contractual clauses that were repealed: in texts, and in contracts from before the repeal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.values import Todo
from mkdocs_datamap.inventory.walk import walk
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.transfers.row import ASSESSED, CLAUSES, example, rows
from mkdocs_datamap.wording import formatting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.inventory import Inventory, Path
    from mkdocs_datamap.rules.check import Case

_TO_CHINA = ("country: CN", "mechanism: scc", "module: 1")


@check(
    Rule(
        id="DM321",
        severity=Severity.ERROR,
        title="No transfer rests on repealed clauses",
        article="Decision (EU) 2021/914, Article 4",
        why="The clauses of 2001, 2004 and 2010 were repealed on 27 September 2021, and no transfer can rest "
        "on them since 27 December 2022.",
        before=example(
            "bank-abroad",
            *_TO_CHINA,
            "copy:\n"
            "  da: Klausulerne står i afgørelse 2010/87/EU. Skriv til os, så sender vi dem.\n"
            "  en: The clauses are in Decision 2010/87/EU. Write to us, and we will send them.",
            ASSESSED,
        ),
        after=example("bank-abroad", *_TO_CHINA, "copy: contact", ASSESSED),
    ),
    covers=("T09", "mechanism:scc"),
)
def clauses_are_alive(case: Case) -> Iterator[Finding]:
    """Numbers of repealed clauses in a row, or in the titles of its recipient's contracts."""
    repealed = vocabulary().repealed.values()
    for path, text in _texts(case.inventory):
        for clauses in repealed:
            alive = vocabulary().instruments[clauses.replaced_by].number
            if not _mentions(text, clauses.number) or (alive and _mentions(text, alive)):
                continue  # a text that names both tells how the one replaced the other
            if case.on >= clauses.repealed_on:
                yield Finding(
                    path,
                    f"This names the clauses of Decision {clauses.number}, which were repealed on "
                    f"{formatting.day(clauses.repealed_on, 'en')}.",
                    f"Agree on the clauses of Decision (EU) {alive}, and name them.",
                )


def _mentions(text: str, number: str) -> bool:
    return re.search(rf"(?<!\d){re.escape(number)}(?!\d)", text) is not None


def _texts(inventory: Inventory) -> Iterator[tuple[Path, str]]:
    """Every text of the rows, open questions left out, and the titles of contracts with their recipients."""
    for name, entry in inventory.transfers.items():
        asked: Path | None = None
        for path, value in walk(entry, ("transfers", name)):
            if asked is not None and path[: len(asked)] == asked:
                continue
            asked = path if isinstance(value, Todo) else None
            if isinstance(value, str):
                yield path, value
            elif isinstance(value, Text):
                yield from (((*path, language), words) for language, words in value)
    parties = {**inventory.recipients, **inventory.processors}
    for party in dict.fromkeys(entry.recipient for entry in inventory.transfers.values()):
        internal = parties[party].internal
        collection = "processors" if party in inventory.processors else "recipients"
        for index, contract in enumerate(internal.contracts if internal else ()):
            yield (collection, party, "internal", "contracts", index, "title"), contract.title


@check(
    Rule(
        id="DM322",
        severity=Severity.WARNING,
        title="Clauses were signed after the old ones were repealed",
        article="Decision (EU) 2021/914, Article 4",
        why="A contract from before 27 September 2021 most likely holds the old clauses, on which no "
        "transfer can rest any more.",
        before=example(
            "bank-abroad",
            *_TO_CHINA,
            "copy: contact",
            f"{ASSESSED}\n  contracts: [{{title: Clauses with the bank, signed: 2019-03-01}}]",
        ),
        after=example(
            "bank-abroad",
            *_TO_CHINA,
            "copy: contact",
            f"{ASSESSED}\n  contracts: [{{title: Clauses with the bank, signed: 2023-03-01}}]",
        ),
    ),
    covers=("mechanism:scc",),
)
def clauses_are_young(case: Case) -> Iterator[Finding]:
    """Contracts of a transfer on clauses from before the repeal, unless their title names the new ones."""
    repealed = next(iter(vocabulary().repealed.values()))
    alive = vocabulary().instruments[repealed.replaced_by].number or ""
    for row in rows(case):
        if row.mechanism is None or row.mechanism.id != CLAUSES or row.entry.internal is None:
            continue
        for index, contract in enumerate(row.entry.internal.contracts):
            if contract.signed is None or contract.signed >= repealed.repealed_on:
                continue
            if not _mentions(contract.title, alive):
                yield Finding(
                    (*row.path, "internal", "contracts", index, "signed"),
                    f"“{contract.title}” was signed before the old clauses were repealed on "
                    f"{formatting.day(repealed.repealed_on, 'en')}.",
                    f"Look whether it holds the clauses of Decision (EU) {alive}. If so, say it in the "
                    "title; if not, agree on them.",
                )


CHECKS = (clauses_are_alive, clauses_are_young)
