from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.findings import did_you_mean
from mkdocs_datamap.inventory.loader import CATALOGUES, RECORDS, read_inventory
from mkdocs_datamap.inventory.values import Ref
from small_inventory import FILES, write_inventory

MISTAKES = yaml.safe_load(Path(__file__).with_name("mistakes.yml").read_text(encoding="utf-8"))
ENQUIRIES = "activities/enquiries.yml"
LISTED = "{location}: {severity} {rule}: {message} | {remedy}"


def told(folder):
    """Everything that is found in the inventory, one line each, with paths as in the folder."""
    _, diagnostics = read_inventory(folder)
    return [
        LISTED.format(
            location=str(found.location).removeprefix(f"{folder.as_posix()}/"),
            severity=found.severity.value,
            rule=found.rule,
            message=found.message,
            remedy=found.remedy,
        )
        for found in diagnostics
    ]


def changed(file, words, become):
    assert words in FILES[file]
    return {file: FILES[file].replace(words, become, 1)}


def test_the_small_inventory_has_no_fault(tmp_path):
    inventory, diagnostics = read_inventory(write_inventory(tmp_path))

    assert diagnostics == ()
    assert inventory.organisation.trade_name == "Nordlys"
    assert set(inventory.activities) == {"enquiries"}


@pytest.mark.parametrize("case", MISTAKES, ids=lambda case: case["mistake"])
def test_a_mistake_is_told_where_it_stands_with_what_would_be_right(case, tmp_path):
    folder = write_inventory(tmp_path, changed(case["file"], case["words"], case["become"]))

    assert told(folder) == case["found"]


def test_every_target_of_references_has_a_mistake_in_the_list():
    found = "\n".join(line for case in MISTAKES for line in case["found"] if " DM013: " in line)
    names = set(re.findall(r"There is no ([a-z ]+?)(?: in organisation.yml named)? “", found))
    targets = {kind.target for kind in Ref.__subclasses__()} - {
        "purposes"
    }  # of the activity: told in other words

    assert len(names) == len(targets)
    assert "The activity “enquiries” has no purpose" in found


def test_norway_is_a_country_and_not_false(tmp_path):
    inventory, _ = read_inventory(write_inventory(tmp_path))

    assert "country: NO\n" in FILES["processors.yml"]
    assert inventory.processors["web-host"].country == "NO"


def test_a_number_that_is_text_keeps_its_digits(tmp_path):
    inventory, _ = read_inventory(write_inventory(tmp_path))

    assert inventory.organisation.cvr == "12345674"
    assert inventory.privacy_outline.version == "1"


def test_a_shared_purpose_takes_what_it_does_not_say_itself(tmp_path):
    inventory, _ = read_inventory(write_inventory(tmp_path))

    assert inventory.activities["enquiries"].purposes["improve"].text["en"] == "improve our service"


def test_a_further_use_of_a_shared_purpose_that_the_activity_does_not_have_is_told(tmp_path):
    shared = {
        "purposes.yml": FILES["purposes.yml"] + FILES["purposes.yml"].replace("improve:", "count:", 1),
        ENQUIRIES: FILES[ENQUIRIES].replace("further_use_of: reply", "further_use_of: count"),
    }
    folder = write_inventory(tmp_path, shared)
    _, found = read_inventory(folder)
    assert [(each.rule, each.message) for each in found if each.rule == "DM013"] == [
        ("DM013", "The activity “enquiries” has no purpose “count”.")
    ]
    (folder / ENQUIRIES).write_text(shared[ENQUIRIES] + "  count:\n    shared: true\n", encoding="utf-8")
    assert not [each for each in read_inventory(folder)[1] if each.rule == "DM013"]


def test_mistakes_in_several_files_are_told_all_at_once_in_the_order_of_files_and_lines(tmp_path):
    folder = write_inventory(
        tmp_path,
        changed("subjects.yml", "  name:", "  nane:")
        | changed("processors.yml", "agreement: in-place", "agreement: yes")
        | {
            ENQUIRIES: FILES[ENQUIRIES]
            .replace("[mailbox]", "[mailbx]")
            .replace("P1Y", "one year")
            .replace("answer your enquiry}", "answer}\n    txet: {}")
        },
    )

    assert [re.match(r"([^:]+:\d+):\d+: error (DM\d+)", line).groups() for line in told(folder)] == [
        (f"{ENQUIRIES}:12", "DM012"),
        (f"{ENQUIRIES}:18", "DM011"),
        ("processors.yml:6", "DM012"),
        ("subjects.yml:1", "DM010"),
        ("subjects.yml:2", "DM011"),
    ]


def test_references_between_sound_files_are_checked_beside_faults_of_other_files(tmp_path):
    folder = write_inventory(
        tmp_path,
        changed("subjects.yml", "  name:", "  nane:") | changed("systems.yml", "web-host", "webhost"),
    )

    assert any("There is no processor or recipient “webhost”." in line for line in told(folder))


def test_an_entry_with_a_fault_is_still_there_to_be_referred_to(tmp_path):
    folder = write_inventory(tmp_path, changed("subjects.yml", "  name:", "  nane:"))

    assert not [line for line in told(folder) if "DM013" in line]


@pytest.mark.parametrize("name", ["organisation.yml", "policy/privacy.yml"])
def test_a_file_that_is_needed_is_missed(name, tmp_path):
    folder = write_inventory(tmp_path, {name: None})
    inventory, _ = read_inventory(folder)

    assert inventory is None
    assert told(folder)[0] == (
        f"{name}:1:1: error DM001: The file does not exist. | Create it, or correct its name."
    )


def test_files_that_are_not_needed_may_be_absent(tmp_path):
    needed = {
        "organisation.yml": FILES["organisation.yml"],
        ENQUIRIES: "name: {da: Nyt, en: News}\npurposes: {reply: {text: {da: svare, en: reply}}}\n",
        "policy/privacy.yml": FILES["policy/privacy.yml"],
    }
    folder = write_inventory(tmp_path, dict.fromkeys(FILES) | needed)

    assert told(folder) == []


def test_without_an_activity_there_is_nothing_to_tell_of(tmp_path):
    folder = write_inventory(tmp_path, {ENQUIRIES: None})

    assert told(folder)[0] == (
        "activities:1:1: error DM001: There is no processing activity. "
        "| Describe at least one, in a file such as activities/enquiries.yml."
    )


def test_the_folder_itself_may_be_missing(tmp_path):
    inventory, (found,) = read_inventory(tmp_path / "nowhere")

    assert inventory is None
    assert (found.rule, found.location.path) == ("DM001", tmp_path / "nowhere")
    assert found.remedy == "Name the right folder, or make a worked example with “datamap init DIR”."


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("processor.yml", "Did you mean “processors.yml”? An activity stands in activities/."),
        ("processors.yaml", "Did you mean “processors.yml”? An activity stands in activities/."),
        ("activities/newsletter.yaml", "Let the name end in .yml."),
        ("policy/cookie.yml", "Did you mean “policy/cookies.yml”? An activity stands in activities/."),
    ],
)
def test_a_file_that_nothing_reads_is_told(name, remedy, tmp_path):
    folder = write_inventory(tmp_path, {name: "a: 1\n"})

    assert told(folder) == [
        f"{name}:1:1: error DM015: This file is no part of an inventory: nothing reads it. | {remedy}"
    ]


def test_files_of_other_kinds_are_nobody_s_business(tmp_path):
    folder = write_inventory(tmp_path, {"README.md": "Read me.", "policy/wording/da.po": "", "x.json": "{}"})

    assert told(folder) == []


def test_the_name_of_an_activity_s_file_is_an_id(tmp_path):
    folder = write_inventory(tmp_path, {"activities/Our news.yml": FILES[ENQUIRIES]})

    assert told(folder) == [
        (
            "activities/Our news.yml:1:1: error DM017: "
            "The file’s name is used as an id, but “Our news” is none. "
            "| Write small letters a–z, digits and single hyphens, beginning with a letter: my-entry-2."
        )
    ]


@pytest.mark.parametrize("name", [name for name, _ in (*RECORDS.values(), *CATALOGUES.values())])
@pytest.mark.parametrize(
    "content", ["text\n", "- 1\n", "7\n", "{a: 1}\n", "- {a: {b: 1}}\n", "true\n", "[]\n"]
)
def test_a_file_of_quite_another_shape_is_told_and_never_a_traceback(name, content, tmp_path):
    folder = write_inventory(tmp_path, {name: content})
    _, diagnostics = read_inventory(folder)

    nothing_accepted = name == "exceptions.yml" and content == "[]\n"
    assert nothing_accepted or any(found.location.path == folder / name for found in diagnostics)
    assert all(found.message.endswith(".") and found.remedy.endswith((".", "?")) for found in diagnostics)


def test_a_language_too_many_is_a_warning_and_stops_nothing(tmp_path):
    inventory, (found,) = read_inventory(
        write_inventory(tmp_path, changed("subjects.yml", "en: visitors", "en: visitors, de: Besucher"))
    )

    assert found.severity is Severity.WARNING
    assert inventory is not None


@given(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=20))
@settings(max_examples=200)
def test_whatever_is_misspelt_the_answer_names_what_exists(word, known):
    answer = did_you_mean(word, known)

    assert bool(answer) == bool(known)
    if answer.startswith("Did you mean “"):
        assert answer.removeprefix("Did you mean “").removesuffix("”?") in known


@pytest.mark.parametrize("written", ["0800", "+45 33 12 34 56", "+4533123456"])
def test_digits_stay_as_they_are_written(tmp_path, written):
    folder = write_inventory(tmp_path, {})
    file = folder / "organisation.yml"
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("phone:")]
    phone = written if written.startswith("+") else "33123456"
    file.write_text("\n".join([*lines, f"phone: {phone}", ""]), encoding="utf-8")
    inventory, diagnostics = read_inventory(folder)
    assert inventory is not None, diagnostics
    assert inventory.organisation.phone == phone


def test_a_file_that_cannot_be_read_is_one_fault_and_not_many(tmp_path):
    folder = write_inventory(tmp_path, {})
    (folder / "data-categories.yml").write_text("name: [\n", encoding="utf-8")
    _, diagnostics = read_inventory(folder)
    assert {found.rule for found in diagnostics} == {"DM003"}
