"""Fingerprints of texts, and the names by which accepted ones are kept."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import mkdocs_datamap
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.translations import (
    FILE,
    fingerprint,
    fingerprints,
    texts,
    within,
    written_out,
)
from mkdocs_datamap.inventory.walk import walk_inventory
from mkdocs_datamap.inventory.yaml_reader import parse_yaml
from small_inventory import write_inventory

SHIPPED = (
    Path(mkdocs_datamap.__file__).parent / "example" / "data_map",
    Path(__file__).parents[2] / "data_map",
)


@pytest.mark.parametrize("other", ["din  chef", "din\n    chef", " din chef\n"])
def test_how_words_are_wrapped_makes_no_difference(other):
    assert fingerprint(other) == fingerprint("din chef")


def test_how_letters_are_composed_makes_no_difference_but_every_letter_does():
    assert fingerprint("a\u030a") == fingerprint("å")
    assert len({fingerprint(words) for words in ("din chef", "Din chef", "din chef.", "dinchef")}) == 4


def test_a_fingerprint_is_text_to_yaml_whatever_the_words():
    for number in range(3000):
        found = fingerprint(str(number))
        assert yaml.safe_load(found) == found


def test_the_file_reads_as_what_was_written():
    accepted = {
        f"sources.source-{number}.name": fingerprints(Text.of({"en": f"{number}", "da": f"nr. {number}"}))
        for number in range(200)
    }
    file, faults = parse_yaml(written_out(accepted).encode(), Path(FILE))
    assert faults == ()
    assert file.value == accepted
    assert parse_yaml(written_out({}).encode(), Path(FILE))[0].value == {}


def test_texts_are_named_by_ids_and_each_is_named_once(tmp_path):
    inventory, _ = read_inventory(write_inventory(tmp_path))
    placed = {each.name: each for each in texts(walk_inventory(inventory))}

    assert len(placed) == len(list(texts(walk_inventory(inventory))))
    promise = placed["policy.privacy.sections.who-we-are.clauses.promise.text"]
    assert promise.path == ("policy", "privacy", "sections", 0, "clauses", 1, "text")
    assert "activities.enquiries.purposes.reply.bases.0.interest" in placed
    assert "purposes.improve.text" in placed
    assert "activities.enquiries.purposes.improve.text" not in placed


def test_an_activity_that_says_something_itself_has_a_text_of_its_own(tmp_path):
    path = "activities/enquiries.yml"
    own = "    shared: true\n    text: {da: forbedre vores service, en: improve our service}\n"
    folder = write_inventory(tmp_path)
    (folder / path).write_text((folder / path).read_text("utf-8").replace("    shared: true\n", own), "utf-8")
    inventory, _ = read_inventory(folder)

    names = {each.name for each in texts(walk_inventory(inventory))}

    assert {"purposes.improve.text", "activities.enquiries.purposes.improve.text"} <= names


def test_a_place_lies_in_an_entry_by_whole_steps():
    assert within("sources.a.name", "sources.a")
    assert within("sources.a", "sources.a")
    assert not within("sources.ab", "sources.a")


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.parent.name)
def test_the_translations_of_the_shipped_inventories_are_accepted(folder):
    inventory, _ = read_inventory(folder)
    assert inventory.accepted_translations == {
        each.name: fingerprints(each.text) for each in texts(walk_inventory(inventory))
    }, "Read what changed in both languages, and run: datamap accept DATA_MAP"
