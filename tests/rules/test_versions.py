"""Versions: what differs from the last one, do people know ahead, and is each kept? (DM701–DM705)."""

from __future__ import annotations

import datetime as dt
from copy import deepcopy
from functools import cache

import pytest
from broken_example import keys
from example_case import EXAMPLE, GONE, ON, changed
from explained_files import files_of

from mkdocs_datamap.changes.edition import FILE, kept
from mkdocs_datamap.changes.kept_versions import KeptVersion, digest, read_kept_versions
from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.inventory.versions import order
from mkdocs_datamap.inventory.yaml_reader import read_yaml
from mkdocs_datamap.render.edition import edition
from mkdocs_datamap.rules.check import Case
from mkdocs_datamap.rules.versions import CHECKS
from mkdocs_datamap.wording.catalogue import load_catalogue
from small_inventory import write_inventory

VERSIONS = "policy/versions.yml"
DATA_WITHOUT_USE = ["name", "email-address", "phone-number", "newsletter-topics", "consent-record"]
ONE_POLICY = {"policy/cookies.yml": None}
TODO = {"todo": "Which versions were there?", "owner": "privacy-lead"}


def judged(folder, on=ON, kept_versions=None):
    inventory, diagnostics = read_inventory(folder)
    assert inventory is not None, diagnostics
    case = Case(inventory, {}, on, read_kept_versions(folder) if kept_versions is None else kept_versions)
    return [found for check in CHECKS for found in check.diagnostics(case)]


def rules(found):
    return [each.rule for each in found]


@cache
def catalogues():
    return tuple(load_catalogue(language, None)[0] for language in ("da", "en"))


def kept_of(folder, number):
    """What is kept of the facts in a folder, under the digest that the rules' examples have for a version."""
    inventory, diagnostics = read_inventory(folder)
    assert inventory is not None, diagnostics
    entries = {entry.version: entry.kept for entry in inventory.released}
    text = kept(edition(inventory, catalogues(), ON))
    return KeptVersion({FILE: text.encode()}, entries[number])


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.rule.id)
def test_the_example_before_breaks_the_rule_and_the_one_after_does_not(check, tmp_path):
    """Version 1.0 is that of the small inventory without its transfer, version 1.1 that of the inventory."""
    after = write_inventory(tmp_path / "after", ONE_POLICY | files_of(check.rule.after))
    former = write_inventory(tmp_path / "former", files_of(check.rule.after) | {"transfers.yml": None})
    numbers = [entry.version for entry in read_inventory(after)[0].released]
    folders = [former, after] if len(numbers) == 2 else [after]
    files = {number: kept_of(folder, number) for number, folder in zip(numbers, folders, strict=True)}
    before = write_inventory(tmp_path / "before", ONE_POLICY | files_of(check.rule.before))
    listed = {entry.version for entry in read_inventory(before)[0].released}

    of_before = judged(before, kept_versions={number: files[number] for number in files if number in listed})

    assert check.rule.id in rules(of_before)
    assert check.rule.id not in rules(judged(after, kept_versions=files))


def test_the_example_company_has_released_what_it_says():
    assert judged(EXAMPLE) == []


def test_without_versions_nothing_is_found(tmp_path):
    assert judged(write_inventory(tmp_path, {})) == []


def test_an_open_question_in_place_of_the_versions_is_no_version(tmp_path):
    text = "versions: {todo: Which versions were there?, owner: dpo}\n"
    inventory, diagnostics = read_inventory(write_inventory(tmp_path, {VERSIONS: text}))

    assert not [found for found in diagnostics if found.severity is Severity.ERROR]
    assert inventory.released == ()
    assert judged(tmp_path) == []


MATERIAL = {
    "activities/newsletter.yml purposes.measure.retention.0.period": (
        "P2Y",
        "activities.newsletter.purposes.measure.retention",
        "Longer (retention period) in “Newsletter, see which topics readers open, so that",
    ),
    "organisation.yml email": ("data@fjordcykler.example", "organisation.email", "Changed (e-mail address)"),
    "processors.yml bike-fit-provider.country": (
        "IN",
        "processors.bike-fit-provider.country",
        "Changed (country)",
    ),
}


@pytest.mark.parametrize("place", MATERIAL)
def test_a_material_change_without_a_version_is_found_at_its_place_and_in_words(place, tmp_path):
    value, entry, said = MATERIAL[place]
    file, _, path = place.partition(" ")

    found = [each for each in judged(changed(tmp_path, file, keys(path), value)) if each.entry == entry]

    assert rules(found) == ["DM701"]
    assert found[0].severity is Severity.WARNING
    assert "since version 1.1" in found[0].message
    assert said in found[0].message
    assert found[0].location.path.as_posix().endswith(file)
    assert found[0].location.line > 1


def test_a_correction_of_spelling_needs_no_version(tmp_path):
    way = ("purposes", "measure", "retention", 0, "reason", "en")
    misspelt = (
        "This lets us compare the seasons. If you withdraw your consent, we delete the mesurement at once."
    )

    assert judged(changed(tmp_path, "activities/newsletter.yml", way, misspelt)) == []


def test_what_is_internal_needs_no_version(tmp_path):
    assert judged(changed(tmp_path, "activities/newsletter.yml", ("internal", "security"), ["Locks."])) == []


def test_a_removed_purpose_is_found_at_its_activity(tmp_path):
    found = judged(changed(tmp_path, "activities/newsletter.yml", ("purposes", "measure"), GONE))

    assert set(rules(found)) == {"DM701"}
    assert any("Removed (purpose)" in each.message for each in found)


def entries():
    """The example's versions as they are written."""
    return deepcopy(read_yaml(EXAMPLE / VERSIONS)[0].value["versions"])


def test_notice_is_counted_from_the_release_in_days(tmp_path):
    """Version 1.1 was released on 30 October with a notice of 14 days."""
    too_early = judged(changed(tmp_path / "a", VERSIONS, ("versions", 1, "effective"), "2026-11-12"))
    in_time = judged(changed(tmp_path / "b", VERSIONS, ("versions", 1, "effective"), "2026-11-13"))

    assert rules(too_early).count("DM702") == 1
    assert "Let it apply from 2026-11-13" in next(e for e in too_early if e.rule == "DM702").remedy
    assert "DM702" not in rules(in_time)


def test_without_a_notice_period_a_material_change_may_not_apply_before_its_release(tmp_path):
    folder = changed(tmp_path, VERSIONS, ("notice_period",), GONE)
    on_the_day = judged(changed(tmp_path, VERSIONS, ("versions", 1, "effective"), "2026-10-30"))
    before = judged(changed(tmp_path, VERSIONS, ("versions", 1, "effective"), "2026-10-29"))

    assert folder.is_dir()
    assert "DM702" not in rules(on_the_day)
    assert "DM702" in rules(before)


@pytest.mark.parametrize(("effective", "found"), [("2026-11-20", False), ("2026-11-19", True)])
def test_what_only_lessens_the_processing_may_apply_on_the_day_of_its_release(effective, found, tmp_path):
    lessened = changed(tmp_path, "activities/newsletter.yml", ("purposes", "measure"), GONE)
    changed(tmp_path, "transfers.yml", ("newsletter-united-states", "data"), DATA_WITHOUT_USE)
    last = entries()[-1] | {"version": "1.2", "effective": effective, "released": "2026-11-20"}
    changed(tmp_path, VERSIONS, ("versions",), [*entries(), last])
    kept_versions = read_kept_versions(EXAMPLE) | {"1.2": kept_of(lessened, "1.2")}

    assert ("DM702" in rules(judged(lessened, kept_versions=kept_versions))) is found


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("version", "1.0", "is not higher"),
        ("version", "0.9", "is not higher"),
        ("effective", "2026-06-01", "would apply from 2026-06-01"),
        ("effective", "2026-05-31", "would apply from 2026-05-31"),
        ("released", "2026-05-12", "was released before version 1.0"),
        ("released", "2026-11-23", "still to come"),
    ],
)
def test_versions_out_of_order_are_found_where_they_stand(field, value, said, tmp_path):
    found = [
        each
        for each in judged(changed(tmp_path, VERSIONS, ("versions", 1, field), value))
        if each.rule == "DM703"
    ]

    assert len(found) == 1
    assert said in found[0].message
    assert found[0].entry == f"policy.versions.versions.1.{field}"


def test_numbers_are_compared_part_by_part():
    assert sorted(["1.10", "1.9", "2", "1.9.1"], key=order) == ["1.9", "1.9.1", "1.10", "2"]


def test_an_altered_file_is_found(tmp_path):
    folder = changed(tmp_path, VERSIONS, (), {"notice_period": "P14D", "versions": entries()})
    file = folder / "policy" / "versions" / "1.0" / "privacy.da.json"
    file.write_text(file.read_text("utf-8").replace("oplysninger", "data"), "utf-8")

    found = judged(folder)

    assert rules(found) == ["DM704"]
    assert "version 1.0 are not the ones that were kept" in found[0].message


def test_another_end_of_lines_alters_nothing():
    version = read_kept_versions(EXAMPLE)["1.0"]

    assert (
        digest({name: text.replace(b"\n", b"\r\n") for name, text in version.files.items()}) == version.digest
    )


@pytest.mark.parametrize("listed", [0, 1])
def test_files_without_a_version_and_a_version_without_files_are_found(listed, tmp_path):
    folder = changed(tmp_path, VERSIONS, ("versions",), entries()[:listed])
    kept_versions = dict(read_kept_versions(folder))
    kept_versions.pop("1.0")

    found = [each for each in judged(folder, kept_versions=kept_versions) if each.rule == "DM704"]

    assert len(found) == 1 + listed
    assert any("1.1 is of no version" in each.message for each in found)


def test_a_file_that_is_no_edition_is_told_as_altered_and_compared_with_nothing(tmp_path):
    kept_versions = dict(read_kept_versions(EXAMPLE))
    kept_versions["1.1"] = KeptVersion({FILE: b"{}"}, "0" * 64)

    assert rules(judged(EXAMPLE, kept_versions=kept_versions)) == ["DM704"]
    assert tmp_path.is_dir()


def test_an_edition_of_another_form_is_told_so_that_no_change_goes_unseen(tmp_path):
    files = {FILE: b'{"format": 1, "facts": {}, "clauses": []}'}
    kept_versions = read_kept_versions(EXAMPLE) | {"1.1": KeptVersion(files, digest(files))}
    folder = changed(tmp_path, VERSIONS, ("versions", 1, "kept"), digest(files))

    found = judged(folder, kept_versions=kept_versions)

    assert rules(found) == ["DM704"]
    assert "form 1, and this release reads form 2" in found[0].message


def test_a_draft_leaves_version_and_day_open(tmp_path):
    folder = changed(tmp_path, "policy/privacy.yml", ("version",), TODO)
    changed(tmp_path, "policy/privacy.yml", ("effective",), TODO)

    assert judged(folder) == []


@pytest.mark.parametrize(("field", "value"), [("version", "1.2"), ("effective", "2026-12-24")])
@pytest.mark.parametrize("policy", ["privacy", "cookies"])
def test_a_policy_that_calls_itself_otherwise_is_found(policy, field, value, tmp_path):
    found = [
        each
        for each in judged(changed(tmp_path, f"policy/{policy}.yml", (field,), value))
        if each.rule == "DM705"
    ]

    assert [each.entry for each in found] == [f"policy.{policy}.{field}"]
    assert dt.date(2026, 11, 16).isoformat() in found[0].message
