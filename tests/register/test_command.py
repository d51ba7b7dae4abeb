"""``datamap register`` on the command line."""

from __future__ import annotations

import io
import json

import openpyxl
import pytest
from click.testing import CliRunner

from built_documents import EXAMPLE
from mkdocs_datamap.adapters.cli import datamap
from small_inventory import write_inventory


def run(*arguments, env=None):
    return CliRunner().invoke(datamap, ["register", *map(str, arguments)], env=env)


def test_a_workbook_is_written_in_the_inventorys_first_language(tmp_path):
    done = run(EXAMPLE, "--out", tmp_path)
    assert done.exit_code == 0, done.output
    book = openpyxl.load_workbook(io.BytesIO((tmp_path / "register.da.xlsx").read_bytes()))
    assert book.sheetnames[1] == "Fortegnelse som dataansvarlig"
    assert [path.name for path in tmp_path.iterdir()] == ["register.da.xlsx"], "nothing is left beside it"


def test_two_runs_of_a_day_write_the_same_bytes(tmp_path):
    for name in ("one.xlsx", "two.xlsx"):
        assert run(EXAMPLE, "--lang", "en", "--out", tmp_path / name).exit_code == 0
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_json_is_printed(tmp_path):
    folder = write_inventory(tmp_path)
    done = run(folder, "--format", "json", "--lang", "en", env={"SOURCE_DATE_EPOCH": "1795000000"})
    data = json.loads(done.output)
    assert data["scope"]["judged_on"] == "2026-11-18"
    assert data["scope"]["commit"] is None


def test_the_schema_is_printed():
    assert json.loads(run("--schema").output)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_a_workbook_is_not_printed():
    done = run(EXAMPLE)
    assert done.exit_code == 2
    assert "--out register.xlsx" in done.output


def test_an_unknown_language_is_named_with_those_there_are():
    done = run(EXAMPLE, "--lang", "de", "--format", "md")
    assert done.exit_code == 2
    assert "It has: da, en." in done.output


def test_an_inventory_that_cannot_be_read_is_judged_and_nothing_written(tmp_path):
    folder = write_inventory(tmp_path / "data_map", {"processors.yml": "web-host: 5\n"})
    done = run(folder, "--out", tmp_path / "register.xlsx")
    assert done.exit_code == 1
    assert "processors.yml:1" in done.output
    assert not (tmp_path / "register.xlsx").exists()


@pytest.mark.parametrize("target", ["file/register.xlsx", "register.xlsx/"])
def test_a_place_where_nothing_can_be_written_is_named(tmp_path, target):
    (tmp_path / "file").write_text("in the way", "utf-8")
    (tmp_path / "register.xlsx").mkdir()
    (tmp_path / "register.xlsx" / "register.da.xlsx").mkdir()
    done = run(EXAMPLE, "--out", f"{tmp_path}/{target}")
    assert done.exit_code == 2
    assert "cannot be written" in done.output
    assert "Traceback" not in done.output
