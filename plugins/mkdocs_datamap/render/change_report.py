"""What changed in meaning, as text for a terminal, Markdown for a comment on a pull request, and JSON.

The Markdown holds texts of the inventory, and a pull request may come from anybody: no text can become
structure, address a person or make a link in it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_datamap.changes.told import reason, statement
from mkdocs_datamap.render.markdown_text import escaped, line_start
from mkdocs_datamap.wording.message import Citation, Message, message, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mkdocs_datamap.changes.clauses import ClauseChange, ClauseText
    from mkdocs_datamap.changes.compare import Change
    from mkdocs_datamap.changes.difference import Difference, Told
    from mkdocs_datamap.wording.voice import Voice

MARK = "<!-- datamap-diff -->"
"""The first line of a comment, by which the one that is there is found and brought up to date."""

LONGEST = 60_000
"""Letters of a comment; GitHub refuses one of more than 65,536."""


@dataclass(frozen=True)
class Report:
    """A difference, and the voice that tells it."""

    found: Difference
    voice: Voice

    def said(self, change: Change) -> str:
        """What changed, as one sentence."""
        told = statement(change, self.found.before.facts, self.found.after.facts, self.voice.language)
        return _one_line(self.voice.words(told))

    def why(self, change: Change) -> str:
        """The reason, with the provisions and the guidelines behind it."""
        laws = [self.voice.words(_item(Citation(provision))) for provision in change.why.provisions]
        return f"{self.voice.words(reason(change))} ({', '.join((*laws, change.why.practice))})"

    def phrase(self, what: Message) -> str:
        """A phrase of the report."""
        return self.voice.words(what)

    def internal(self) -> str:
        """How many entries differ in what is not public; empty when none does, or that is not known."""
        counts = self.found.internal
        if not counts:
            return ""
        return self.phrase(plural("diff.internal", sum(counts.values()))) + (
            f" ({', '.join(f'{name}: {count}' for name, count in counts.items())})"
        )


def _item(law: Citation) -> Message:
    return message("item", item=law)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _languages(clause: ClauseChange) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Language, lines that went, lines that came."""
    for language in clause.languages:
        old, new = _lines(clause.before, language), _lines(clause.after, language)
        yield (
            language,
            tuple(line for line in old if line not in new),
            tuple(line for line in new if line not in old),
        )


def _lines(clause: ClauseText | None, language: str) -> tuple[str, ...]:
    return clause.words.get(language, ()) if clause else ()


_TITLE, _NOTHING, _CUT = message("diff.title"), message("diff.nothing"), message("diff.cut")
_MATERIAL, _EDITORIAL, _WORDING = message("diff.material"), message("diff.editorial"), message("diff.wording")
_BEFORE, _AFTER = message("diff.before"), message("diff.after")


# Text


def as_text(report: Report) -> str:
    """The report for people at a terminal."""
    return "\n".join(_text(report))


def _text(report: Report) -> Iterator[str]:
    found = report.found
    if found.is_nothing:
        yield report.phrase(_NOTHING)
        return
    for heading, group in ((_MATERIAL, found.material), (_EDITORIAL, found.editorial)):
        if group:
            yield f"{report.phrase(heading)} ({len(group)})"
            for told in group:
                yield f"  {report.said(told.change)}"
                yield f"    {report.why(told.change)}"
                yield from (f"    {clause.page}#{clause.anchor}" for clause in told.clauses)
            yield ""
    if found.wording:
        yield f"{report.phrase(_WORDING)} ({len(found.wording)})"
        yield from (f"  {clause.page}#{clause.anchor}" for clause in found.wording)
        yield ""
    if found.clauses:
        yield report.phrase(plural("diff.clauses", len(found.clauses)))
        for clause in found.clauses:
            yield from clause_text(clause)
        yield ""
    if internal := report.internal():
        yield internal
    yield report.phrase(_verdict(found))


def clause_text(clause: ClauseChange) -> Iterator[str]:
    """A clause with the lines that went and those that came, in each language in which it differs."""
    yield f"  {clause.page}#{clause.anchor}"
    for language, gone, come in _languages(clause):
        yield from (f"    {language} - {_one_line(line)}" for line in gone)
        yield from (f"    {language} + {_one_line(line)}" for line in come)


def _verdict(found: Difference) -> Message:
    if any(told.change.why.ahead for told in found.material):
        return message("diff.verdict.ahead")
    if found.material:
        return message("diff.verdict.version")
    return message("diff.verdict.none")


# Markdown


def as_markdown(report: Report) -> str:
    """The report as GitHub's Markdown, with :data:`MARK` first and no longer than a comment may be."""
    for details in (True, False):
        text = "\n".join(_markdown(report, details=details))
        if len(text) <= LONGEST:
            return text
    cut = text[:LONGEST].rpartition("\n")[0]
    return f"{cut}\n\n{report.phrase(_CUT)}"


def _markdown(report: Report, *, details: bool) -> Iterator[str]:
    found = report.found
    yield MARK
    yield f"### {safe(report.phrase(_TITLE))}"
    yield ""
    if found.is_nothing:
        yield safe(report.phrase(_NOTHING))
        return
    yield safe(report.phrase(_verdict(found)))
    for heading, group in ((_MATERIAL, found.material), (_EDITORIAL, found.editorial)):
        if group:
            yield f"\n#### {safe(report.phrase(heading))} ({len(group)})\n"
            for told in group:
                yield f"- **{safe(report.said(told.change))}**<br>{safe(report.why(told.change))}"
                yield from _places(told.clauses)
    if found.wording:
        yield f"\n#### {safe(report.phrase(_WORDING))} ({len(found.wording)})\n"
        yield from (f"- `{clause.page}#{clause.anchor}`" for clause in found.wording)
    if details and found.clauses:
        summary = report.phrase(plural("diff.clauses", len(found.clauses)))
        yield f"\n<details><summary>{safe(summary)}</summary>\n"
        for clause in found.clauses:
            yield from clause_markdown(clause, report.phrase)
        yield "\n</details>"
    if internal := report.internal():
        yield f"\n{safe(internal)}"


def _places(clauses: Iterable[ClauseChange]) -> Iterator[str]:
    if places := [f"`{clause.page}#{clause.anchor}`" for clause in clauses]:
        yield f"  <br>{' '.join(places)}"


def clause_markdown(clause: ClauseChange, phrase: Callable[[Message], str]) -> Iterator[str]:
    """The same as a list; ``phrase`` speaks its labels."""
    yield f"- `{clause.page}#{clause.anchor}`"
    for language, gone, come in _languages(clause):
        for label, lines in ((_BEFORE, gone), (_AFTER, come)):
            mark = f"  - {language}, {safe(phrase(label))}: "
            yield from (mark + safe(_one_line(line)) for line in lines)


_CALLS = re.compile(r"@(?=\w)|#(?=\d)|(?<=:)//|(?<=www)\.|(?<=GH)-(?=\d)", re.IGNORECASE)


def safe(text: str) -> str:
    """Text of the inventory in a comment: no structure, nobody addressed, no link made of it."""
    return _CALLS.sub(lambda match: f"{match[0]}<!-- -->", line_start(escaped(text)))


# JSON


def as_json(report: Report) -> str:
    """The report for other programs; the sentences are in the voice's language."""
    found = report.found
    content = {
        "format": 1,
        "language": report.voice.language,
        "material": len(found.material),
        "ahead": any(told.change.why.ahead for told in found.material),
        "changes": [_change_json(told, report) for told in found.told],
        "wording": [clause_json(clause) for clause in found.wording],
        "internal": found.internal,
    }
    return json.dumps(content, ensure_ascii=False, indent=2)


def _change_json(told: Told, report: Report) -> Mapping[str, object]:
    change = told.change
    return {
        "action": change.action,
        "entry": change.path,
        "kind": change.kind,
        "field": change.field,
        "before": change.before,
        "after": change.after,
        "said": report.said(change),
        "class": "material" if change.material else "editorial",
        "ahead": change.why.ahead,
        "reason": change.reason,
        "why": report.why(change),
        "provisions": list(change.why.provisions),
        "clauses": [clause_json(clause) for clause in told.clauses],
    }


def clause_json(clause: ClauseChange) -> Mapping[str, object]:
    """A clause before and after, by language."""
    return {
        "page": clause.page,
        "anchor": clause.anchor,
        "before": _words(clause.before),
        "after": _words(clause.after),
    }


def _words(clause: ClauseText | None) -> Mapping[str, list[str]] | None:
    return {language: list(lines) for language, lines in clause.words.items()} if clause else None
