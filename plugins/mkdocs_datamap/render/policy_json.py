"""A policy in one language as JSON: for other programs, and for keeping a version as it was told.

The shape is that of ``policy.schema.json``, which the site publishes. Sentences are lists of parts, so that a
program can tell a citation from a link, and set its own addresses for references within the policies.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from mkdocs_datamap.documents.numbering import clause_anchor, numbers
from mkdocs_datamap.documents.tree import (
    Box,
    Bullets,
    Cards,
    Counts,
    Details,
    Facts,
    Figure,
    Paragraph,
    Quotes,
    Table,
)
from mkdocs_datamap.render.speaking import PageVoice, spans
from mkdocs_datamap.wording.voice import Target

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Mapping

    from mkdocs_datamap.documents.tree import Block, Clause, Document, Section
    from mkdocs_datamap.wording.message import Sentence
    from mkdocs_datamap.wording.voice import References, Span, Voice

FORMAT = 1
"""The number of the shape; a program that reads it looks at this first."""

SCHEMA = "policy.schema.json"
"""The name of the schema's file, at the site's root."""


def schema() -> bytes:
    """The JSON Schema 2020-12 of what :func:`policy_json` makes."""
    return files("mkdocs_datamap.render").joinpath("assets", SCHEMA).read_bytes()


def policy_json(
    document: Document,
    voice: Voice,
    references: References,
    version: tuple[str | None, dt.date | None],
    address: Callable[[str, str | None], str] | None = None,
) -> dict[str, Any]:
    """The policy in the voice's language; ``address`` makes the addresses of references, if they get any.

    ``references`` give the words and numbers of references; ``version`` is its number and the day from which
    it applies. Raises ValueError for a block that no policy has (cards).
    """
    writer = _Writer(PageVoice(voice, _Symbolic(references)), address)
    number, effective = version
    return {
        "format": FORMAT,
        "policy": document.key,
        "language": voice.language,
        "version": number,
        "effective": effective.isoformat() if effective else None,
        "title": writer.parts(document.title),
        "summary": writer.parts(document.summary),
        "sections": [writer.section(section, numbers(document)) for section in document.sections],
    }


@dataclass(frozen=True)
class _Symbolic:
    """References that lead to a page and an anchor by their names: ``privacy#rights``."""

    references: References

    def see(self, page: str, anchor: str) -> Target:
        found = self.references.see(page, anchor)
        return Target(f"{page}#{anchor}", found.title, found.number)

    def page(self, key: str) -> Target:
        return Target(f"{key}#", self.references.page(key).title)


@dataclass(frozen=True)
class _Writer:
    speaker: PageVoice
    address: Callable[[str, str | None], str] | None

    def section(self, section: Section, numbered: Mapping[str, str]) -> dict[str, Any]:
        return {
            "id": section.id,
            "number": numbered[section.id],
            "title": self.parts(section.title),
            "clauses": [self._clause(section, clause, numbered) for clause in section.clauses],
            "sections": [self.section(inner, numbered) for inner in section.sections],
        }

    def _clause(self, section: Section, clause: Clause, numbered: Mapping[str, str]) -> dict[str, Any]:
        anchor = clause_anchor(section, clause)
        return {
            "id": clause.id,
            "anchor": anchor,
            "number": numbered[anchor],
            "law": sorted(clause.provenance.provisions),
            "blocks": [self._block(block) for block in clause.blocks],
        }

    def _block(self, block: Block) -> dict[str, Any]:
        match block:
            case Paragraph():
                return {"type": "paragraph", "sentences": self._each(block.sentences)}
            case Bullets():
                return {"type": "list", "items": [self._each(item) for item in block.items]}
            case Facts():
                rows = [{"term": self.parts(term), "said": self._each(said)} for term, said in block.rows]
                return {"type": "facts", "rows": rows}
            case Table():
                return self._table(block)
            case Figure():
                return self._table(block.table)
            case Box():
                inner = [self._block(each) for each in block.blocks]
                return {"type": "box", "id": block.id, "title": self.parts(block.title), "blocks": inner}
            case Cards() | Counts() | Details() | Quotes():
                raise ValueError("a policy has no cards, counts, details or quotes")

    def _table(self, table: Table) -> dict[str, Any]:
        return {
            "type": "table",
            "id": table.id,
            "caption": self.parts(table.caption),
            "columns": self._each(table.columns),
            "rows": [[self._each(cell) for cell in row.cells] for row in table.rows],
        }

    def _each(self, sentences: Iterable[Sentence]) -> list[list[dict[str, str]]]:
        return [said for sentence in sentences if (said := self.parts(sentence))]

    def parts(self, sentence: Sentence) -> list[dict[str, str]]:
        return [self._part(span) for span in spans(self.speaker, sentence)]

    def _part(self, span: Span) -> dict[str, str]:
        part = {"text": span.text}
        if span.kind != "text":
            part["kind"] = span.kind
        if span.kind != "reference":
            return part | ({"href": span.href} if span.href is not None else {})
        page, _, anchor = (span.href or "").partition("#")
        part["page"] = page
        if anchor:
            part["anchor"] = anchor
        if self.address is not None:
            part["href"] = self.address(page, anchor or None)
        return part
