from __future__ import annotations

import copy
import json
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.inventory.schema import ids_of, pattern_of, schema_file, schemas, serialised
from mkdocs_datamap.inventory.translations import FILE as FINGERPRINTS
from mkdocs_datamap.inventory.values import ID_PATTERN
from mkdocs_datamap.inventory.yaml_reader import read_yaml
from mkdocs_datamap.law.vocabulary import vocabulary
from small_inventory import FILES, write_inventory

MISTAKES = yaml.safe_load(Path(__file__).with_name("mistakes.yml").read_text(encoding="utf-8"))
TOLD_BY_BOTH = {"DM010", "DM011", "DM012", "DM013", "DM014", "DM017"}
"""What a schema can know: the shape of a file, and ids."""

BESIDE_A_SCHEMA = ("has no purpose", "is no language", "is named twice")
"""Findings of those rules that depend on another place of the same file."""


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return write_inventory(tmp_path_factory.mktemp("small"))


@cache
def known_schemas(ids):
    return schemas(dict(ids))


def schema_errors(folder, name):
    """What the schema with the ids of this very inventory says of one of its files."""
    schema = known_schemas(tuple(ids_of(folder).items()))[pattern_of(name)]
    return [
        error.message for error in Draft202012Validator(schema).iter_errors(read_yaml(folder / name)[0].value)
    ]


def loader_errors(folder, name):
    return [
        found.message
        for found in read_inventory(folder)[1]
        if found.location.path == folder / name
        and found.severity is Severity.ERROR
        and found.rule in TOLD_BY_BOTH
        and not any(words in found.message for words in BESIDE_A_SCHEMA)
    ]


@pytest.mark.parametrize(
    "ids", [None, {}, {"processors": ["web-host"], "recipients": [], "languages": ["da"]}]
)
def test_every_schema_is_a_schema_of_2020_12_with_id_and_title(ids):
    found = schemas(ids)

    for schema in found.values():
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["title"]
        assert schema["description"].endswith(".")
    assert len({schema["$id"] for schema in found.values()}) == len(found)


def test_every_kind_of_file_has_a_schema():
    assert {pattern_of(name) for name in FILES} <= schemas().keys()
    assert pattern_of("data_map/policy/cookies.yml") == "policy/cookies.yml"
    assert pattern_of("data_map/cookies.yml") == "cookies.yml"
    assert pattern_of("activities/any-name.yml") == "activities/*.yml"
    assert pattern_of("processor.yml") is None


def records(schema):
    """Every schema of a record: its name and its properties."""
    if isinstance(schema, dict):
        if schema.get("additionalProperties") is False:
            yield schema.get("title"), schema["properties"]
        for part in schema.values():
            yield from records(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from records(part)


@pytest.mark.parametrize("pattern", sorted(schemas().keys() - {FINGERPRINTS}))
def test_every_property_is_described(pattern):
    found = list(records(schemas()[pattern]))

    assert found
    bare = [
        f"{title}.{name}" for title, names in found for name in names if not names[name].get("description")
    ]
    assert bare == []


@pytest.mark.parametrize("pattern", schemas())
def test_descriptions_are_markdown_and_not_the_marks_of_docstrings(pattern):
    assert "``" not in serialised(schemas()[pattern])


@pytest.mark.parametrize("name", FILES)
def test_a_sound_file_is_sound_to_its_schema(name, small):
    assert schema_errors(small, name) == []


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: case["mistake"])
def test_schema_and_loader_agree_on_every_mistake(case, tmp_path):
    name = case["file"]
    text = FILES[name].replace(case["words"], case["become"], 1)
    folder = write_inventory(tmp_path, {name: text})

    assert bool(schema_errors(folder, name)) == bool(loader_errors(folder, name))


def places(value, path=()):
    """The path of every value in a value."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield from places(inner, (*path, key))


def put(value, path, change):
    """A copy of a value in which the container at the end of the path is changed."""
    changed = copy.deepcopy(value)
    *outer, last = path
    container = changed
    for step in outer:
        container = container[step]
    change(container, last)
    return changed


def replace_by(other):
    return lambda container, last: container.__setitem__(last, other)


def rename_to(other):
    def rename(container, last):
        value = container.pop(last)
        container.append(value) if isinstance(container, list) else container.update({other: value})

    return rename


CHANGES = {
    "gone": lambda container, last: container.pop(last),
    **{
        f"is {other!r}": replace_by(other)
        for other in (
            None, True, 7, 2.5, "", "word", "Two Words", "none", "organisation", "P1Y", "DK", "2026-02-30",
            "https://a.example/", [], ["word"], {}, {"da": "a", "en": "b"}, {"da": "a"}, {"DA": "a"},
            {"todo": "What?", "owner": "dpo"}, {"todo": "What?"}, {"todo": "What?", "owner": "nobody"},
        )
        if other != "2026-02-30"  # whether a day exists is beyond a pattern
    },
    **{f"under {other!r}": rename_to(other) for other in ("zzz", "Two Words", "x--y", "todo", "da")},
}  # fmt: skip


@given(data=st.data())
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_schema_and_loader_agree_on_whatever_is_changed(data, tmp_path):
    name = data.draw(st.sampled_from(sorted(FILES)))
    sound = read_yaml(write_inventory(tmp_path) / name)[0].value
    path = data.draw(st.sampled_from([path for path in places(sound) if path and path[0] != "languages"]))
    change = data.draw(st.sampled_from(sorted(CHANGES)))
    # A pattern of JSON Schema says nothing of numbers.
    if path[-1] == "phone" and change in {"is 7", "is 2.5"}:
        return
    changed = put(sound, path, CHANGES[change])
    if not changed:  # an empty list of exceptions says as much as an empty file; both are sound
        return
    folder = write_inventory(tmp_path, {name: json.dumps(changed)})

    said, told = schema_errors(folder, name), loader_errors(folder, name)
    assert bool(said) == bool(told), (name, path, change, said, told)


def accepts(pattern, value, ids=None, part=None):
    schema = schemas(ids)[pattern]
    if part:
        schema = {"$defs": schema["$defs"], "$ref": f"#/$defs/{part}"}
    return Draft202012Validator(schema).is_valid(value)


def test_the_law_s_ids_are_listed_for_editors():
    law, defs = vocabulary(), schemas()["activities/*.yml"]["$defs"]

    assert defs["law-bases"]["enum"] == sorted(law.bases)
    assert defs["law-provisions"]["enum"] == sorted(law.provisions)
    assert defs["law-retention_norms"]["enum"] == sorted(law.retention_norms)
    assert schemas()["transfers.yml"]["$defs"]["law-mechanisms"]["enum"] == sorted(law.mechanisms)
    assert schemas()["organisation.yml"]["$defs"]["law-authorities"]["enum"] == sorted(law.authorities)
    assert {"DK", "NO", "EPO"} <= set(schemas()["organisation.yml"]["$defs"]["countries"]["enum"])


def test_the_project_s_ids_are_listed_when_they_are_given():
    ids = {"processors": ["web-host"], "recipients": ["bank"], "sources": ["employer"], "roles": ["dpo"]}
    defs = schemas(ids)["activities/*.yml"]["$defs"]

    assert defs["processors"]["enum"] == ["web-host"]
    assert defs["sources"]["enum"] == ["employer", "person"]
    assert defs["roles"]["x-datamap-target"] == "roles"
    assert schemas(ids)["systems.yml"]["$defs"]["parties"]["enum"] == ["bank", "organisation", "web-host"]


def test_without_the_project_s_ids_every_id_will_do():
    defs = schemas()["activities/*.yml"]["$defs"]

    assert defs["processors"] == {"type": "string", "pattern": ID_PATTERN, "x-datamap-target": "processors"}


def test_a_purpose_is_one_of_the_same_activity_so_shared_ones_are_not_listed():
    assert "enum" not in schemas({"purposes": ["improve"]})["activities/*.yml"]["$defs"]["purposes"]


def test_a_text_must_have_the_project_s_languages_and_may_have_more():
    ids = {"languages": ["da", "en"]}

    assert accepts("subjects.yml", {"a": {"name": {"da": "x", "en": "y", "de": "z"}}}, ids)
    assert not accepts("subjects.yml", {"a": {"name": {"da": "x"}}}, ids)
    assert accepts("subjects.yml", {"a": {"name": {"da": "x"}}})
    assert schemas(ids)["subjects.yml"]["$defs"]["text"]["properties"]["da"]["description"] == "In Danish."


def test_a_fact_is_known_or_an_open_question_and_never_both():
    question = {"todo": "Which cookies?", "owner": "dpo"}
    consent = {"consent": {}, "checked": "2026-11-01"}

    assert accepts("cookies.yml", consent | {"entries": question})
    assert accepts("cookies.yml", consent | {"entries": {}})
    assert not accepts("cookies.yml", consent | {"entries": question | {"session": {}}})


@pytest.mark.parametrize(
    ("section", "sound"),
    [
        ({"id": "a", "title": {"da": "x"}}, True),
        ({"activity": "a"}, True),
        ({"activity": "a", "title": {"da": "x"}}, True),
        ({"activity": "a", "id": "b"}, False),
        ({"activity": "a", "sections": [{"activity": "b"}]}, False),
        ({"id": "a"}, False),
        ({"id": "a", "title": {"da": "x"}, "sections": [{"title": {"da": "x"}}]}, False),
    ],
)
def test_a_section_has_a_heading_or_tells_of_an_activity(section, sound):
    assert accepts("policy/privacy.yml", section, part="OutlineSection") is sound


def test_the_text_of_a_schema_is_the_same_every_time(small):
    once, again = (
        {pattern: serialised(schema) for pattern, schema in schemas(ids_of(small)).items()} for _ in range(2)
    )

    assert once == again
    assert all(text.endswith("}\n") for text in once.values())


def test_every_schema_has_a_file_of_its_own():
    names = [schema_file(pattern) for pattern in schemas()]

    assert schema_file("policy/privacy.yml") == "policy-privacy.schema.json"
    assert schema_file("activities/*.yml") == "activities.schema.json"
    assert len(set(names)) == len(names)


def test_ids_are_read_as_written_and_not_from_files_that_cannot_be_read(tmp_path):
    folder = write_inventory(
        tmp_path, {"subjects.yml": "visitors: 1\nGuests: 2\n", "systems.yml": "a: [", "recipients.yml": None}
    )
    ids = ids_of(folder)

    assert ids["subjects"] == ("Guests", "visitors")
    assert "systems" not in ids
    assert ids["recipients"] == ()
    assert ids["activities"] == ("enquiries",)
    assert (ids["roles"], ids["languages"]) == (("dpo",), ("da", "en"))
    assert ids_of(tmp_path / "nowhere")["processors"] == ()
