"""How a legal basis is told: what makes it hold, and its citation (Art. 13(1)(c)–(d) GDPR)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.documents.context import cited, who
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.wording.message import Citation, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_datamap.documents.context import Context
    from mkdocs_datamap.inventory.public import PublicBasis
    from mkdocs_datamap.inventory.text import Text
    from mkdocs_datamap.wording.message import Sentence


def told(bases: Iterable[PublicBasis], context: Context, purpose: Text | None = None) -> Iterator[Sentence]:
    """The sentences on each basis: the citation, then what makes it hold and ``purpose`` has not said yet."""
    for basis in bases:
        citation = cited(basis, context.inventory.organisation.country)
        if basis.subjects:
            yield message("basis.for-some", condition=who(basis.subjects), citation=citation)
        else:
            yield message("basis.for-all", citation=citation)
        yield from _grounds(basis, purpose)


def told_further(bases: Iterable[str]) -> Iterator[Sentence]:
    """The sentences on bases for special categories, offences and national identification numbers."""
    for identifier in bases:
        entry = vocabulary().bases[identifier]
        citation = Citation(entry.provision)
        match entry.group:
            case "art-9":
                yield message("basis.special-categories", citation=citation)
            case "criminal":
                yield message("basis.criminal-offences", citation=citation)
            case "national-id":
                yield message("basis.national-id", citation=citation)
            case "art-6":
                yield message("basis.for-all", citation=citation)


def _grounds(basis: PublicBasis, purpose: Text | None) -> Iterator[Sentence]:
    if basis.interest:
        yield message("basis.interest", interest=basis.interest)
    if basis.contract and not _said(basis.contract, purpose):
        yield message("basis.contract", contract=basis.contract)
    if basis.law and basis.basis == "public-task":
        yield message("basis.law-task", law=Citation(basis.law))
    elif basis.law:
        yield message("basis.law", law=Citation(basis.law))
    if basis.obtained:
        yield message("basis.consent", obtained=basis.obtained)
    if basis.note:
        yield basis.note


def _said(words: Text, purpose: Text | None) -> bool:
    """Whether the purpose names the same thing in every language, so that saying it again adds nothing."""
    return purpose is not None and all(
        said in purpose[language] for language, said in words if language in purpose.languages
    )
