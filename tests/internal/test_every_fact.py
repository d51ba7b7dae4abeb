"""No fact and no reference of the inventory is missing from the map: found by walking the models."""

from __future__ import annotations

import datetime as dt

import pytest

from built_views import internal
from internal_pages import links, pages, words
from mkdocs_datamap.internal.entries import entry_of
from mkdocs_datamap.internal.members import all_members
from mkdocs_datamap.internal.mentions import target_of
from mkdocs_datamap.internal.naming import page_key, place
from mkdocs_datamap.inventory import choices, field_reference
from mkdocs_datamap.inventory.inventory import spoken
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.values import Record, Ref
from mkdocs_datamap.inventory.walk import walk, walk_inventory
from mkdocs_datamap.wording import formatting
from mkdocs_datamap.wording.message import See, message

COMPANIES = ("example", "ajos")
LANGUAGES = ("da", "en")


def page_of(entry):
    """The key of the page on which an entry is told, and its anchor there."""
    where = place(entry)
    return (where.page, where.anchor) if isinstance(where, See) else (where.page, "")


def said(path, value, voice):  # noqa: PLR0911 (one case for each kind of value)
    """What a page must say for a value of the inventory; None for what stands there as a link."""
    field = choices.written().get(next((s for s in reversed(path) if s in choices.written()), ""), "")
    match value:
        case Text():
            return value[voice.language]
        case bool():
            return voice.words(message("answer.yes" if value else "answer.no"))
        case dt.date():
            return formatting.day(value, voice.language)
        case int():
            return str(value)
        case str() if value in choices.choices().get(field, ()):
            return voice.words(message(f"choice.{field.replace('_', '-')}.{value}"))
        case str() if field in {"period", "duration", "notice_period"}:
            return formatting.period(value, voice.language)
        case str() if field == "financial_year_end":
            return formatting.day_of_year(value, voice.language)
        case str() if field == "languages":
            return formatting.language_name(value, voice.language)
        case str():
            return value
    return None


def facts(inventory):
    """(place, value) of everything that is written, but what only the policies show."""
    for path, value in walk_inventory(inventory):
        outline = path[0] == "policy" and "sections" in path
        if not outline and not isinstance(value, Record | dict | tuple):
            yield path, value


def test_the_names_of_fields_are_those_of_every_model():
    assert set(choices.models()) == set(field_reference.models())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("company", COMPANIES)
def test_every_value_of_every_field_is_on_the_page_of_its_entry(company, language):
    atlas = internal(company).atlas
    voice = next(v for v in internal(company).publication.voices if v.language == language)
    looked_at, missing = 0, []
    for path, value in facts(atlas.inventory):
        key, _ = page_of(entry_of(path, atlas.inventory))
        looked_at += 1
        if isinstance(value, Ref):
            target = target_of(value, path, atlas.inventory)
            if target is not None:
                where, anchor = page_of(target)
                there = (pages(company)[language, where].path, anchor)
                if there not in links(company, language, key):
                    missing.append((spoken(path), value))
            continue
        text = " ".join(said(path, value, voice).split())
        if text.casefold() not in words(company, language, key).casefold():
            missing.append((spoken(path), text))
    assert looked_at > 300
    assert not missing


@pytest.mark.parametrize("company", COMPANIES)
def test_every_reference_is_a_link_in_both_directions(company):
    atlas = internal(company).atlas
    assert len(atlas.mentions) > 100
    for mention in atlas.mentions:
        for here, there in ((mention.source, mention.target), (mention.target, mention.source)):
            if here[0] == "exceptions":  # an exception is told where the finding is that it accepts
                exception = atlas.inventory.exceptions[int(here[1])]
                here = entry_of(tuple(exception.entry.split(".")), atlas.inventory)  # noqa: PLW2901
            key, (other, anchor) = page_of(here)[0], page_of(there)
            goal = pages(company)["en", other].path
            found = {path for path, _ in links(company, "en", key)}
            assert goal in found, f"{spoken(mention.path)}: {key} does not lead to {other}#{anchor}"


@pytest.mark.parametrize("company", COMPANIES)
def test_what_is_internal_is_shown_word_for_word(company):
    atlas = internal(company).atlas
    blocks = 0
    for entry in all_members(atlas):
        for path, value in walk_inventory(atlas.inventory):
            if "internal" not in path or entry_of(path, atlas.inventory) != entry:
                continue
            if isinstance(value, str) and not isinstance(value, Ref) and path[-1] in {"notes", "title"}:
                blocks += 1
                assert " ".join(value.split()) in words(company, "da", page_key(entry))
    assert blocks > 0 or company == "ajos"


def test_an_exception_is_told_with_its_reason_owner_and_day():
    atlas = internal("ajos").atlas
    assert atlas.inventory.exceptions
    page = words("ajos", "en", "view.findings")
    for exception in atlas.inventory.exceptions:
        for _, value in walk(exception):
            if isinstance(value, dt.date):
                assert formatting.day(value, "en") in page
            elif isinstance(value, str) and not isinstance(value, Ref) and value != exception.entry:
                assert " ".join(value.split()) in page
