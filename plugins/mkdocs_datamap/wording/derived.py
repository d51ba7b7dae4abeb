"""Ids of phrases that no call of ``message`` names: they are made from ids of the law or an enumeration.

To add some: write a function that yields the ids, and put it into :data:`DERIVATIONS` with the file they come
from. Nothing here may import from documents, rules or diagrams.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from babel import Locale

from mkdocs_datamap.inventory.choices import choices, fields
from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.wording import citations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


def _citation_ids() -> Iterable[str]:
    return citations.phrase_ids(vocabulary())


def _basis_ids() -> Iterable[str]:
    return (f"basis.{identifier}.name" for identifier in vocabulary().bases)


def _right_ids() -> Iterable[str]:
    return (
        f"right.{identifier}.{form}"
        for identifier in vocabulary().rights
        for form in ("name", "sentence", "short")
    )


def _mechanism_ids() -> Iterable[str]:
    for identifier, mechanism in vocabulary().mechanisms.items():
        yield f"mechanism.{identifier}.name"
        if mechanism.kind != "adequacy":
            yield f"mechanism.{identifier}.sentence"


def _authority_ids() -> Iterable[str]:
    return (f"authority.{identifier}.name" for identifier in vocabulary().authorities)


def _retention_norm_ids() -> Iterable[str]:
    return (f"norm.{identifier}.name" for identifier in vocabulary().retention_norms)


def _record_ids() -> Iterable[str]:
    return (f"record.{identifier}.label" for identifier in vocabulary().record)


def _change_ids() -> Iterable[str]:
    return (f"change.reason.{identifier}" for identifier in vocabulary().changes)


def _voice_ids() -> Iterable[str]:
    # CLDR has no name for EPO, the law's code of the European Patent Organisation.
    return ("country.EPO", "see.section")


def _field_ids() -> Iterable[str]:
    return (f"field.{name.replace('_', '-')}" for name in fields())


def _choice_ids() -> Iterable[str]:
    for name, words in choices().items():
        yield from (f"choice.{name.replace('_', '-')}.{word}" for word in words)


DERIVATIONS: tuple[tuple[str, Callable[[], Iterable[str]]], ...] = (
    ("law/instruments.yml law/provisions.yml", _citation_ids),
    ("law/bases.yml", _basis_ids),
    ("law/rights.yml", _right_ids),
    ("law/mechanisms.yml", _mechanism_ids),
    ("law/authorities.yml", _authority_ids),
    ("law/retention.yml", _retention_norm_ids),
    ("law/record.yml", _record_ids),
    ("law/changes.yml", _change_ids),
    ("wording/voice.py", _voice_ids),
    ("inventory/choices.py", _field_ids),
    ("inventory/choices.py", _choice_ids),
)
"""Where ids come from, as paths in the package with a space between them, and what makes them."""


def derived_ids() -> Mapping[str, str]:
    """Every derived id, with where it comes from."""
    return {identifier: origin for origin, ids in DERIVATIONS for identifier in ids()}


def is_optional(identifier: str) -> bool:
    """Whether a language may have a phrase with this id and need not: a country's name in place of CLDR's.

    ``country.<code>`` is the name, ``country.definite.<code>`` its form in running text (“the Netherlands”).
    Which countries need one differs from language to language.
    """
    first, _, rest = identifier.partition(".")
    code = rest.removeprefix("definite.")
    return first == "country" and (code in Locale("en").territories or identifier == "country.definite.EPO")
