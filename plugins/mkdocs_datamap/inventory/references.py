"""Whether what the files say to each other holds: ids, languages of texts, placeholders, outlines."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from babel import Locale, UnknownLocaleError

from mkdocs_datamap.inventory.diagnostics import Diagnostic, Severity
from mkdocs_datamap.inventory.findings import did_you_mean
from mkdocs_datamap.inventory.outline import AuthoredClause, Outline, OutlineSection
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.values import PurposeRef, Ref, known
from mkdocs_datamap.inventory.walk import walk
from mkdocs_datamap.law.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_datamap.inventory.activities import Activity
    from mkdocs_datamap.inventory.inventory import Locator, Path
    from mkdocs_datamap.inventory.noted import Noted
    from mkdocs_datamap.inventory.organisation import Organisation

DANGLING, LANGUAGE, PLACEHOLDER, OUTLINE = "DM013", "DM014", "DM018", "DM019"

PERSON, ORGANISATION = "person", "organisation"
"""Ids that are always there: the data subject as a source, the controller as a party."""

PAGES = ("home", "privacy", "cookies", "recipients")
"""Keys of the pages that an authored text can link to."""

FACTS = ("trade_name", "legal_name", "email", "phone", "website")
"""Facts of the organisation that an authored text can name."""

PLACEHOLDERS = re.compile(r"\{([^{}]*)\}")


def check_references(
    values: Mapping[str, Any],
    ids: Mapping[str, frozenset[str] | None],
    locate: Locator,
    noted: Noted | None = None,
) -> Iterator[Diagnostic]:
    """Yield what does not hold between files. ``values`` are the sound parts; ``ids`` all ids as written.

    ``noted`` is what was noted while the values were read, if something was.
    """
    organisation: Organisation | None = values.get("organisation")
    languages: tuple[str, ...] = ()
    if organisation:
        yield from _languages_exist(organisation, locate)
        languages = tuple(filter(is_language, dict.fromkeys(organisation.languages)))
    targets = _targets(ids, organisation)
    sound = {target: existing for target, existing in targets.items() if existing is not None}
    is_sound = noted is not None and noted.is_sound(sound, languages)
    for path, value in () if is_sound else _everything(values):
        if isinstance(value, Ref):
            if not isinstance(value, PurposeRef) and value not in sound.get(value.target, ()):
                yield from _reference(path, value, targets, locate)
        elif isinstance(value, Text) and languages and tuple(code for code, _ in value.entries) != languages:
            yield from _languages(path, value, languages, locate)
    yield from _purposes(values, locate)
    for name, place in (
        ("privacy_outline", ("policy", "privacy")),
        ("cookie_outline", ("policy", "cookies")),
    ):
        if name in values:
            yield from _outline(values[name], place, organisation, locate)


def _everything(values: Mapping[str, Any]) -> Iterator[tuple[Path, object]]:
    roots = {
        "privacy_outline": ("policy", "privacy"),
        "cookie_outline": ("policy", "cookies"),
        "versions": ("policy", "versions"),
    }
    for name, value in values.items():
        yield from walk(value, roots.get(name, (name,)))


def _targets(
    ids: Mapping[str, frozenset[str] | None], organisation: Organisation | None
) -> dict[str, frozenset[str] | None]:
    law = vocabulary()
    return {
        **ids,
        "sources": _with(PERSON, ids["sources"]),
        "parties": _with(ORGANISATION, ids["processors"], ids["recipients"]),
        "roles": frozenset(organisation.roles) if organisation else None,
        "countries": countries(),
        "law.bases": frozenset(law.bases),
        "law.provisions": frozenset(law.provisions),
        "law.mechanisms": frozenset(law.mechanisms),
        "law.authorities": frozenset(law.authorities),
        "law.retention_norms": frozenset(law.retention_norms),
    }


def _with(always: str, *collections: frozenset[str] | None) -> frozenset[str] | None:
    """All ids together; None, which judges nothing, when one collection could not be read."""
    known = [collection for collection in collections if collection is not None]
    return frozenset({always}).union(*known) if len(known) == len(collections) else None


@cache
def countries() -> frozenset[str]:
    """ISO 3166-1 alpha-2 codes that CLDR knows, and the European Patent Organisation."""
    no_country = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}
    codes = {str(code) for code in Locale("en").territories if re.fullmatch("[A-Z]{2}", str(code))}
    return frozenset(codes - no_country | {"EPO"})


def _reference(
    path: Path, ref: Ref, targets: Mapping[str, frozenset[str] | None], locate: Locator
) -> Iterator[Diagnostic]:
    existing = targets[ref.target]
    if existing is not None and ref not in existing:
        if ref.target == "countries":
            remedy = f"Write an ISO 3166 code, such as {_COUNTRY_MEANT.get(ref, 'DK, DE or US')}."
        else:
            remedy = did_you_mean(ref, existing) or "Describe it first: none has been written."
        yield Diagnostic(
            DANGLING, Severity.ERROR, locate(path), f"There is no {_NAMES[ref.target]} “{ref}”.", remedy
        )


def _purposes(values: Mapping[str, Any], locate: Locator) -> Iterator[Diagnostic]:
    """That purposes which build on an earlier one build on one of the same activity, shared or not.

    Data are collected by an activity: that another one has the shared purpose collects nothing for this one.
    """
    written = {
        ("activities", activity_id, "purposes", purpose_id): purpose
        for activity_id, activity in values["activities"].items()
        for purpose_id, purpose in activity.purposes.items()
    } | {("purposes", purpose_id): purpose for purpose_id, purpose in values["purposes"].items()}
    for path, purpose in written.items():
        if purpose.further_use_of is not None:
            yield from _earlier_purpose((*path, "further_use_of"), purpose.further_use_of, values, locate)


def _earlier_purpose(
    path: Path, ref: Ref, values: Mapping[str, Any], locate: Locator
) -> Iterator[Diagnostic]:
    """That a purpose builds on one that its activity lacks or, if shared, one of its activities."""
    activities: Mapping[str, Activity] = values["activities"]
    if path[0] == "activities":
        users = [str(path[1])]
    else:
        purpose = str(path[1])
        users = [
            identifier
            for identifier, activity in activities.items()
            if purpose in activity.purposes and activity.purposes[purpose].shared
        ]
    for user in users:
        existing = activities[user].purposes
        if ref not in existing:
            yield Diagnostic(
                DANGLING,
                Severity.ERROR,
                locate(path),
                f"The activity “{user}” has no purpose “{ref}”.",
                did_you_mean(ref, existing),
            )


_COUNTRY_MEANT = {"UK": "GB for the United Kingdom", "EL": "GR for Greece"}
"""Codes that people write for countries that have another one."""

_NAMES = {
    "roles": "role in organisation.yml named",
    "data_categories": "data category",
    "subjects": "group of data subjects",
    "sources": "source",
    "systems": "system",
    "processors": "processor",
    "recipients": "recipient",
    "parties": "processor or recipient",
    "activities": "activity",
    "countries": "country with the code",
    "law.bases": "legal basis",
    "law.provisions": "provision of law",
    "law.mechanisms": "transfer mechanism",
    "law.authorities": "authority",
    "law.retention_norms": "retention norm",
}


def _languages_exist(organisation: Organisation, locate: Locator) -> Iterator[Diagnostic]:
    for index, code in enumerate(organisation.languages):
        path = ("organisation", "languages", index)
        if organisation.languages.index(code) != index:
            yield Diagnostic(
                LANGUAGE,
                Severity.ERROR,
                locate(path),
                f"The language “{code}” is named twice.",
                "Name it once.",
            )
            continue
        if not is_language(code):
            yield Diagnostic(
                LANGUAGE,
                Severity.ERROR,
                locate(path),
                f"“{code}” is no language that can be published.",
                "Write an ISO 639-1 code such as da, en or de.",
            )


def is_language(code: str) -> bool:
    """Whether CLDR knows the language, so that something can be published in it."""
    try:
        Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return False
    return True


def _languages(path: Path, text: Text, languages: tuple[str, ...], locate: Locator) -> Iterator[Diagnostic]:
    missing = [code for code in languages if code not in text.languages]
    if missing:
        yield Diagnostic(
            LANGUAGE,
            Severity.ERROR,
            locate(path),
            f"This text is missing in “{'” and “'.join(missing)}”.",
            f"Every text is published in {', '.join(languages)}: add “{missing[0]}: …”.",
        )
    for code in sorted(text.languages.difference(languages)):
        yield Diagnostic(
            LANGUAGE,
            Severity.WARNING,
            locate((*path, code), key=True),
            f"This text is also written in “{code}”, which is not published.",
            "Add the language to “languages” in organisation.yml, or remove the text.",
        )


def _outline(
    outline: Outline, place: Path, organisation: Organisation | None, locate: Locator
) -> Iterator[Diagnostic]:
    sections = list(_sections(outline.sections, (*place, "sections")))
    anchors: dict[str, Path] = {}
    for path, section in sections:
        if section.anchor in anchors:
            yield Diagnostic(
                OUTLINE,
                Severity.ERROR,
                locate((*path, "activity" if section.activity else "id")),
                f"Two sections of this policy have the id “{section.anchor}”.",
                "Ids are addresses: give one of them another id.",
            )
        anchors[section.anchor] = path
        clause_ids: set[str] = set()
        for index, clause in enumerate(section.clauses):
            key = "id" if isinstance(clause, AuthoredClause) else "block"
            name: str = getattr(clause, key)
            if name in clause_ids:
                yield Diagnostic(
                    OUTLINE,
                    Severity.ERROR,
                    locate((*path, "clauses", index, key)),
                    f"Two clauses of the section “{section.anchor}” have the id “{name}”.",
                    "Ids are addresses: give one of them another id, or remove one.",
                )
            clause_ids.add(name)
    for path, section in sections:
        for index, clause in enumerate(section.clauses):
            if isinstance(clause, AuthoredClause):
                yield from _placeholders(
                    clause, (*path, "clauses", index, "text"), anchors, organisation, locate
                )


def _sections(sections: tuple[OutlineSection, ...], path: Path) -> Iterator[tuple[Path, OutlineSection]]:
    for index, section in enumerate(sections):
        yield (*path, index), section
        yield from _sections(section.sections, (*path, index, "sections"))


def _placeholders(
    clause: AuthoredClause,
    path: Path,
    anchors: Mapping[str, Path],
    organisation: Organisation | None,
    locate: Locator,
) -> Iterator[Diagnostic]:
    for language, words in clause.text:
        where = (*path, language)
        if words.count("{") != len(PLACEHOLDERS.findall(words)) or words.count("}") != words.count("{"):
            yield Diagnostic(
                PLACEHOLDER,
                Severity.ERROR,
                locate(where),
                "A curly bracket stands alone here.",
                "Brackets are for facts and references: {email}, {see:rights}, {page:cookies}.",
            )
            continue
        for name in PLACEHOLDERS.findall(words):
            fault = _placeholder(name, anchors, organisation)
            if fault:
                yield Diagnostic(PLACEHOLDER, Severity.ERROR, locate(where), *fault)


def _placeholder(
    name: str, anchors: Mapping[str, Path], organisation: Organisation | None
) -> tuple[str, str] | None:
    kind, colon, argument = name.partition(":")
    if colon and kind == "see":
        return (
            None
            if argument in anchors
            else (f"{{{name}}} refers to no section of this policy.", did_you_mean(argument, anchors))
        )
    if colon and kind == "page":
        return None if argument in PAGES else (f"{{{name}}} names no page.", did_you_mean(argument, PAGES))
    if name not in FACTS:
        return (
            f"{{{name}}} stands for nothing.",
            did_you_mean(name, FACTS) + " Or write {see:SECTION} or {page:PAGE}.",
        )
    if organisation is not None and known(getattr(organisation, name)) is None:
        return (
            f"{{{name}}} is still an open question in organisation.yml, so it cannot be printed.",
            "Answer it there, or leave it out here.",
        )
    return None
