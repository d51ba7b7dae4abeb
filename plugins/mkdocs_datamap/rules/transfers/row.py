"""A row of ``transfers.yml`` beside what the law says of its country and its ground."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.law.transfers import standing
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.wording import formatting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.inventory.inventory import Path
    from mkdocs_datamap.inventory.transfers import Transfer
    from mkdocs_datamap.law.entries import Mechanism
    from mkdocs_datamap.law.transfers import Standing
    from mkdocs_datamap.rules.check import Case

CLAUSES = "scc"
"""The mechanism that has modules: the Commission's standard contractual clauses."""

_SCHREMS_II = dt.date(2020, 7, 16)
"""The judgment in C-311/18, which demands that transfers on safeguards are assessed."""

_WITH_ARTICLE = frozenset(
    {"AE", "BS", "CD", "CF", "CG", "DO", "FK", "FO", "GB", "GM", "KM", "KY", "MH", "MV", "PH", "SB", "US"}
)
"""Countries whose English names follow “the” in a sentence."""


@dataclass(frozen=True)
class Row:
    """One transfer. Its grounds are None while they are missing or an open question."""

    id: str
    entry: Transfer
    mechanism: Mechanism | None
    fallback: Mechanism | None
    standing: Standing
    """How data may go to the country on the day of the case."""

    @property
    def path(self) -> Path:
        """The row in the inventory."""
        return ("transfers", self.id)

    @property
    def country(self) -> str:
        """The country in words."""
        return in_words(self.entry.country)

    @property
    def assessed(self) -> bool:
        """Whether an assessment of the transfer stands in the row; its day may still be an open question.

        One from before the judgment that demands it does not count.
        """
        internal = self.entry.internal
        return internal is not None and any(
            each.kind == "transfer" and (known(each.done) or _SCHREMS_II) >= _SCHREMS_II
            for each in internal.assessments
        )

    @property
    def outside(self) -> bool:
        """Whether the country is outside the EU/EEA: another rule speaks of a row that is not."""
        return self.standing.kind != "eea"


def rows(case: Case) -> Iterator[Row]:
    """Every transfer, in the order of the file."""
    mechanisms = vocabulary().mechanisms
    for name, entry in case.inventory.transfers.items():
        yield Row(
            name,
            entry,
            mechanisms.get(known(entry.mechanism) or ""),
            mechanisms.get(known(entry.fallback) or ""),
            standing(entry.country, case.on),
        )


def in_words(code: str) -> str:
    """A country as findings name it: “India (IN)”."""
    if code == "EPO":
        return "the European Patent Organisation (EPO)"
    article = "the " if code in _WITH_ARTICLE else ""
    return f"{article}{formatting.country(code, 'en')} ({code})"


def example(name: str, *facts: str) -> str:
    """A file with one transfer to the bank, for the examples of rules; each fact is lines of the row."""
    row = (f"  {line}" for fact in facts for line in fact.splitlines())
    return "\n".join(
        ("# transfers.yml", f"{name}:", "  recipient: bank", "  data: [email-address]", *row, "")
    )


ASSESSED = """\
internal:
  assessments:
    - kind: transfer
      done: 2026-11-02
      conclusion: The bank is covered, and the data are few and ordinary."""
"""Lines of a row that has been assessed, for the examples of rules."""
