"""``datamap accept``: what has been read is noted down, and nothing else."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from mkdocs_datamap.adapters.cli import datamap
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.inventory.translations import FILE, fingerprints, texts
from mkdocs_datamap.inventory.walk import walk_inventory
from small_inventory import write_inventory


def run(*arguments):
    return CliRunner().invoke(datamap, ["accept", *map(str, arguments)])


def accepted(folder):
    inventory, diagnostics = read_inventory(folder)
    assert inventory is not None, diagnostics
    return inventory.accepted_translations


def change(folder, file, words, become):
    path = folder / file
    written = path.read_text("utf-8")
    assert words in written
    path.write_text(written.replace(words, become), "utf-8")


@pytest.fixture
def folder(tmp_path):
    return write_inventory(tmp_path / "data_map")


def test_every_text_is_accepted_as_it_is(folder):
    result = run(folder)

    inventory, _ = read_inventory(folder)
    placed = list(texts(walk_inventory(inventory)))
    assert result.exit_code == 0
    assert result.output.endswith(
        f"{len(placed)} texts are accepted ({len(placed)} new, 0 changed, 0 gone).\n"
    )
    assert accepted(folder) == {each.name: fingerprints(each.text) for each in placed}


def test_a_second_time_writes_the_same_bytes(folder):
    run(folder)
    before = (folder / FILE).read_bytes()
    assert run(folder).exit_code == 0
    assert (folder / FILE).read_bytes() == before


def test_what_is_new_changed_and_gone_is_counted(folder):
    situation = "  situation: {da: Når du betaler., en: When you pay.}\n"
    run(folder)
    change(folder, "sources.yml", "din arbejdsgiver", "din chef")
    change(folder, "recipients.yml", "bank:\n", f"bank:\n{situation}")
    change(folder, "policy/privacy.yml", "{da: Hvem vi er, en: Who we are}", "{da: Om os, en: Us}")

    assert "(1 new, 2 changed, 0 gone)" in run(folder).output
    change(folder, "recipients.yml", situation, "")
    assert "(0 new, 0 changed, 1 gone)" in run(folder).output


def test_of_one_entry_alone_the_others_keep_what_was_accepted(folder):
    run(folder)
    before = accepted(folder)
    change(folder, "sources.yml", "din arbejdsgiver", "din chef")
    change(folder, "subjects.yml", "besøgende", "gæster")

    assert run(folder, "--entry", "sources.employer").exit_code == 0

    after = accepted(folder)
    assert {name for name in after if after[name] != before[name]} == {"sources.employer.name"}


def test_an_entry_without_texts_is_refused_with_the_one_that_was_meant(folder):
    result = run(folder, "--entry", "sources.employr")

    assert result.exit_code == 2
    assert "There is no text in “sources.employr”. Did you mean “sources.employer”?" in result.output
    assert not (folder / FILE).exists()


def test_an_inventory_with_errors_accepts_nothing(folder):
    change(folder, "sources.yml", "din arbejdsgiver", "")
    result = run(folder)

    assert result.exit_code == 2
    assert "nothing was accepted" in result.output
    assert not (folder / FILE).exists()


def test_a_file_that_cannot_be_written_is_told_without_a_traceback(folder):
    (folder / FILE).mkdir()
    result = run(folder)

    assert result.exit_code == 2
    assert "Traceback" not in result.output
