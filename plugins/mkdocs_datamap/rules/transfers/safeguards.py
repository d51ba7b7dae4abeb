"""Appropriate safeguards (Art. 46): modules, assessments, copies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.references import ORGANISATION
from mkdocs_datamap.inventory.values import Todo
from mkdocs_datamap.rules.check import Finding, check
from mkdocs_datamap.rules.rule import Rule
from mkdocs_datamap.rules.transfers.reach import controllers, reach
from mkdocs_datamap.rules.transfers.row import ASSESSED, CLAUSES, example, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.inventory import Inventory
    from mkdocs_datamap.rules.check import Case
    from mkdocs_datamap.rules.transfers.reach import Reach
    from mkdocs_datamap.rules.transfers.row import Row

_MODULES = {
    1: "from controller to controller",
    2: "from controller to processor",
    3: "from processor to processor",
    4: "from processor to controller",
}
_NAMED_IN_WORDS = frozenset({"code-of-conduct", "certification", "ad-hoc-clauses", "compelling-interests"})
"""The grounds of which the notice has to tell which one it is, or what it is for."""

_TO_CHINA = ("country: CN", "mechanism: scc")


@check(
    Rule(
        id="DM315",
        severity=Severity.ERROR,
        title="Standard contractual clauses name their module",
        article="Articles 13(1)(f) and 46(2)(c) GDPR, Decision (EU) 2021/914",
        why="The clauses are four contracts in one decision. Without the module nobody knows which has been "
        "agreed.",
        before=example("bank-abroad", *_TO_CHINA, "copy: contact", ASSESSED),
        after=example("bank-abroad", *_TO_CHINA, "module: 1", "copy: contact", ASSESSED),
    ),
    covers=("T09", "mechanism:scc"),
)
def clauses_name_their_module(case: Case) -> Iterator[Finding]:
    """Clauses without a module."""
    for row in rows(case):
        if row.mechanism and row.mechanism.modules and row.entry.module is None:
            yield Finding(
                (*row.path, "mechanism"),
                "This transfer relies on the standard contractual clauses without saying which of their "
                "modules.",
                f"Add “module: 1” ({_MODULES[1]}), 2 ({_MODULES[2]}), 3 ({_MODULES[3]}) or 4 "
                f"({_MODULES[4]}).",
            )


@check(
    Rule(
        id="DM316",
        severity=Severity.ERROR,
        title="The module of the clauses fits the parties",
        article="Decision (EU) 2021/914, Article 46(2)(c) GDPR",
        why="Each module has the duties for one pair of roles. Clauses for other roles than the parties have "
        "do not protect the data.",
        before=example("bank-abroad", *_TO_CHINA, "module: 2", "copy: contact", ASSESSED),
        after=example("bank-abroad", *_TO_CHINA, "module: 1", "copy: contact", ASSESSED),
    ),
    covers=("T09", "mechanism:scc"),
)
def module_fits_the_parties(case: Case) -> Iterator[Finding]:
    """A module for other roles, or a module of clauses that the row does not name."""
    reached = reach(case.inventory)
    for row in rows(case):
        module = row.entry.module
        if not isinstance(module, int) or isinstance(row.entry.mechanism, Todo):
            continue
        if CLAUSES not in {each.id for each in (row.mechanism, row.fallback) if each}:
            if not isinstance(row.entry.fallback, Todo):
                yield Finding(
                    (*row.path, "module"),
                    f"Module {module} is one of the standard contractual clauses, on which this transfer "
                    "does not rely.",
                    "Remove it, or write “mechanism: scc”.",
                )
            continue
        fitting = _fitting(row, case.inventory, reached)
        if fitting and module not in fitting:
            right = " or ".join(f"{number} ({_MODULES[number]})" for number in fitting)
            yield Finding(
                (*row.path, "module"),
                f"Module {module} is for transfers {_MODULES[module]}, which “{row.entry.exporter}” and "
                f"“{row.entry.recipient}” are not.",
                f"Write “module: {right}”, or correct who is exporter and who recipient.",
            )


def _fitting(row: Row, inventory: Inventory, reached: Reach) -> tuple[int, ...]:
    """The modules that the roles of the parties allow; none where another rule doubts the parties."""
    exporter: str = row.entry.exporter
    recipient: str = row.entry.recipient
    to_processor = recipient in inventory.processors
    if exporter != ORGANISATION:
        return (3,) if to_processor else (1, 4)
    mandates = inventory.mandates.values()
    if to_processor:
        if recipient not in reached.direct:
            return ()
        as_processor = any(recipient in mandate.sub_processors for mandate in mandates)
        return (2, 3) if as_processor else (2,)
    return (4, 1) if recipient in controllers(inventory, mandates) else (1,)


def _unassessed(row: Row) -> bool:
    return (
        row.outside and row.mechanism is not None and row.mechanism.kind == "safeguard" and not row.assessed
    )


@check(
    Rule(
        id="DM317",
        severity=Severity.ERROR,
        title="A transfer on standard contractual clauses has been assessed",
        article="Article 46(1) GDPR, clause 14 of Decision (EU) 2021/914",
        why="The Court of Justice demands it (C-311/18): whether the law of the country lets the recipient "
        "keep what it promises has to be assessed and documented before data are sent.",
        before=example("bank-abroad", *_TO_CHINA, "module: 1", "copy: contact"),
        after=example("bank-abroad", *_TO_CHINA, "module: 1", "copy: contact", ASSESSED),
    ),
    covers=("R5", "mechanism:scc"),
)
def clauses_are_assessed(case: Case) -> Iterator[Finding]:
    """Clauses without a transfer impact assessment."""
    for row in rows(case):
        if _unassessed(row) and row.mechanism and row.mechanism.assessment_required:
            yield Finding(
                (*row.path, "mechanism"),
                f"Nothing says that the transfer to {row.country} has been assessed.",
                "Add “internal: {assessments: [{kind: transfer, done: …, conclusion: …}]}”, or an open "
                "question as its “done”.",
            )


@check(
    Rule(
        id="DM318",
        severity=Severity.WARNING,
        title="A transfer on another safeguard has been assessed",
        article="Article 46(1) GDPR",
        why="What the Court of Justice said of the clauses (C-311/18) is commonly held to be true of every "
        "safeguard: it has to work under the law of the country.",
        before=example("bank-abroad", "country: CN", "mechanism: bcr", "copy: contact"),
        after=example("bank-abroad", "country: CN", "mechanism: bcr", "copy: contact", ASSESSED),
    ),
    covers=(
        "R5",
        "mechanism:bcr",
        "mechanism:code-of-conduct",
        "mechanism:certification",
        "mechanism:ad-hoc-clauses",
    ),
)
def safeguards_are_assessed(case: Case) -> Iterator[Finding]:
    """Other safeguards without an assessment."""
    for row in rows(case):
        if _unassessed(row) and row.mechanism and not row.mechanism.assessment_required:
            yield Finding(
                (*row.path, "mechanism"),
                f"Nothing says that “{row.mechanism.id}” has been found to work in {row.country}.",
                "Add “internal: {assessments: [{kind: transfer, done: …, conclusion: …}]}”.",
            )


@check(
    Rule(
        id="DM319",
        severity=Severity.ERROR,
        title="People are told how to get a copy of the safeguards",
        article="Article 13(1)(f) GDPR",
        why="Who relies on a safeguard has to say how to get a copy of it, or where it can be read.",
        before=example("bank-abroad", *_TO_CHINA, "module: 1", ASSESSED),
        after=example("bank-abroad", *_TO_CHINA, "module: 1", "copy: contact", ASSESSED),
    ),
    covers=(
        "T10",
        "mechanism:scc",
        "mechanism:bcr",
        "mechanism:code-of-conduct",
        "mechanism:certification",
        "mechanism:ad-hoc-clauses",
        "mechanism:compelling-interests",
    ),
)
def copy_can_be_had(case: Case) -> Iterator[Finding]:
    """Safeguards of which nobody knows how to get a copy."""
    for row in rows(case):
        if row.outside and row.mechanism and row.mechanism.copy_required and row.entry.copy_from is None:
            yield Finding(
                (*row.path, "mechanism"),
                f"Nothing says how people get a copy of what protects their data in {row.country}.",
                "Add “copy: contact” (they ask you), or say in full sentences where it can be read.",
            )


@check(
    Rule(
        id="DM320",
        severity=Severity.WARNING,
        title="A safeguard that has a name of its own is named",
        article="Articles 13(1)(f), 46 and 49(1) GDPR",
        why="“A code of conduct” or “compelling interests” says nothing: people must be told which code, "
        "certification or clauses protect their data, and which interests are compelling.",
        before=example("bank-abroad", "country: CN", "mechanism: code-of-conduct", "copy: contact", ASSESSED),
        after=example(
            "bank-abroad",
            "country: CN",
            "mechanism: code-of-conduct",
            "copy:\n"
            "  da: Modtageren følger Nordisk kodeks for banker. Skriv til os, så sender vi en kopi.\n"
            "  en: The recipient follows the Nordic Code for Banks. Write to us, and we will send you a "
            "copy.",
            ASSESSED,
        ),
    ),
    covers=tuple(f"mechanism:{name}" for name in sorted(_NAMED_IN_WORDS)),
)
def safeguard_is_named(case: Case) -> Iterator[Finding]:
    """Safeguards whose name or substance only the inventory's own words can tell, with a stock phrase."""
    for row in rows(case):
        if row.mechanism and row.mechanism.id in _NAMED_IN_WORDS and row.entry.copy_from == "contact":
            yield Finding(
                (*row.path, "copy"),
                f"The policy does not say what exactly “{row.mechanism.id}” is here.",
                "Write the sentences yourself: its name, or the interests, and how to get a copy.",
            )


CHECKS = (
    clauses_name_their_module,
    module_fits_the_parties,
    clauses_are_assessed,
    safeguards_are_assessed,
    copy_can_be_had,
    safeguard_is_named,
)
