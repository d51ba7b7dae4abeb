"""What changes when something goes away, as text, Markdown and JSON. For staff alone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.changes.difference import difference
from mkdocs_datamap.documents.context import Context
from mkdocs_datamap.documents.flow_table import end, happening
from mkdocs_datamap.inventory.inventory import spoken
from mkdocs_datamap.inventory.values import known
from mkdocs_datamap.render.change_report import clause_json, clause_markdown, clause_text, safe
from mkdocs_datamap.render.edition import told
from mkdocs_datamap.wording.message import message

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from mkdocs_datamap.changes.clauses import ClauseChange
    from mkdocs_datamap.internal.impact import Impact
    from mkdocs_datamap.inventory.diagnostics import Diagnostic
    from mkdocs_datamap.inventory.flows import Flow
    from mkdocs_datamap.inventory.transfers import Transfer
    from mkdocs_datamap.wording.message import Message
    from mkdocs_datamap.wording.voice import Voice

_GONE, _OTHERWISE = message("impact.gone"), message("impact.otherwise")
_CLAUSES, _NOTHING = message("impact.clauses"), message("impact.nothing")

FORMAT = 1
"""The number of the form of the JSON."""


@dataclass(frozen=True)
class ImpactReport:
    """An impact, the clauses that change with it in every language, and the voice that tells it."""

    found: Impact
    clauses: tuple[ClauseChange, ...]
    voice: Voice
    on: dt.date

    def phrase(self, what: Message) -> str:
        """A phrase of the report."""
        return self.voice.words(what)

    @property
    def title(self) -> str:
        """What goes away."""
        return self.phrase(message("impact.title", subject=self.found.subject.name))

    def flow(self, flow: Flow) -> str:
        """An arrow of the overview diagram, in words."""
        public = self.found.public[0]
        context = Context(public, self.on)
        ends = (self.voice.words(end(each, context)) for each in (flow.tail, flow.head))
        ground = flow.transfer.mechanism if flow.transfer else None
        words = f"{' → '.join(ends)} ({self.phrase(happening(flow))})"
        return f"{words}: {self._ground(ground)}" if flow.transfer else words

    def row(self, name: str, before: Transfer, after: Transfer | None) -> str:
        """A transfer that changes or goes."""
        path = spoken(("transfers", name))
        if after is None:
            return f"{path}: {self.phrase(_GONE)}"
        was, now = known(before.mechanism), known(after.mechanism)
        if was != now:
            return f"{path}: {self._ground(was)} → {self._ground(now)}"
        return f"{path}: {self.phrase(_OTHERWISE)}"

    def _ground(self, mechanism: str | None) -> str:
        if mechanism is None:
            return self.phrase(message("impact.no-ground"))
        return self.phrase(message(f"mechanism.{mechanism}.name"))

    def parts(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Heading and lines of everything but the clauses; what has none is left out."""
        found = self.found
        diagram = (
            *(f"− {self.flow(flow)}" for flow in found.lost),
            *(f"+ {self.flow(flow)}" for flow in found.new),
        )
        rows = (self.row(name, *sides) for name, sides in found.transfers.items())
        activities = (
            spoken(("activities", name))
            if name in found.after.activities
            else f"{spoken(('activities', name))}: {self.phrase(_GONE)}"
            for name in found.activities
        )
        for heading, lines in (
            (message("impact.with-it"), tuple(map(spoken, found.gone))),
            (message("impact.activities"), tuple(activities)),
            (message("impact.transfers"), tuple(rows)),
            (message("impact.diagrams"), diagram),
            (message("impact.findings"), tuple(map(_finding, found.findings))),
            (message("impact.settled"), tuple(map(_finding, found.settled))),
        ):
            if lines:
                yield self.phrase(heading), lines

    @property
    def is_nothing(self) -> bool:
        """Whether nothing would be other than it is."""
        return not self.clauses and not any(True for _ in self.parts())


def report(found: Impact, voices: tuple[Voice, ...], voice: Voice, on: dt.date) -> ImpactReport:
    """The report of an impact; ``voices`` are those that quote the clauses, ``voice`` tells the rest."""
    before = told(found.public[0], voices, on)
    with found.law():
        after = told(found.public[1], voices, on)
    return ImpactReport(found, difference(before, after).clauses, voice, on)


def _finding(found: Diagnostic) -> str:
    place = found.entry or found.location.path.as_posix()
    return f"{found.severity.value} {found.rule} {place}: {found.message} {found.remedy}"


def as_text(told_of: ImpactReport) -> str:
    """The report for people at a terminal."""
    return "\n".join(_text(told_of)).rstrip("\n")


def _text(told_of: ImpactReport) -> Iterator[str]:
    yield told_of.title
    if told_of.is_nothing:
        yield told_of.phrase(_NOTHING)
    for heading, lines in told_of.parts():
        yield f"\n{heading} ({len(lines)})"
        yield from (f"  {line}" for line in lines)
    if told_of.clauses:
        yield f"\n{told_of.phrase(_CLAUSES)} ({len(told_of.clauses)})"
        for clause in told_of.clauses:
            yield from clause_text(clause)


def as_markdown(told_of: ImpactReport) -> str:
    """The report as GitHub's Markdown; no text of the inventory can become structure in it."""
    return "\n".join(_markdown(told_of)).rstrip("\n")


def _markdown(told_of: ImpactReport) -> Iterator[str]:
    yield f"### {safe(told_of.title)}"
    if told_of.is_nothing:
        yield f"\n{safe(told_of.phrase(_NOTHING))}"
    for heading, lines in told_of.parts():
        yield f"\n#### {safe(heading)} ({len(lines)})\n"
        yield from (f"- {safe(line)}" for line in lines)
    if told_of.clauses:
        yield f"\n#### {safe(told_of.phrase(_CLAUSES))} ({len(told_of.clauses)})\n"
        for clause in told_of.clauses:
            yield from clause_markdown(clause, told_of.phrase)


def as_json(told_of: ImpactReport) -> str:
    """The report for other programs; names are in the language of the report, clauses in every language."""
    found = told_of.found
    content = {
        "format": FORMAT,
        "language": told_of.voice.language,
        "subject": found.subject.name,
        "gone": list(map(spoken, found.gone)),
        "activities": [
            {"entry": spoken(("activities", name)), "gone": name not in found.after.activities}
            for name in found.activities
        ],
        "transfers": [
            {
                "entry": spoken(("transfers", name)),
                "before": known(before.mechanism),
                "after": known(after.mechanism) if after else None,
                "gone": after is None,
            }
            for name, (before, after) in found.transfers.items()
        ],
        "diagrams": {
            "lost": list(map(told_of.flow, found.lost)),
            "new": list(map(told_of.flow, found.new)),
        },
        "clauses": list(map(clause_json, told_of.clauses)),
        "findings": list(map(_finding_json, found.findings)),
        "settled": list(map(_finding_json, found.settled)),
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _finding_json(found: Diagnostic) -> Mapping[str, object]:
    return {
        "rule": found.rule,
        "severity": found.severity.value,
        "entry": found.entry,
        "message": found.message,
        "remedy": found.remedy,
    }
