"""The page of cookies for staff: what is declared beside what a browser saw, and how old the evidence is."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from dataclasses import replace

import pytest

from built_documents import COMPANIES
from built_views import internal, lines, speaker
from mkdocs_datamap.adapters.evidence_files import scans_beside
from mkdocs_datamap.documents.tree import Counts, Table
from mkdocs_datamap.internal.views.declared_and_seen import declared_and_seen
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.render.speaking import words

KEY = "view.declared-and-seen"
NAME, DECLARED, BROWSER, ON, SCAN, STATE = 0, 3, 4, 5, 6, 7
HOST = "www.nordlys-cykler.example"
STAT = {
    "kind": "cookie", "name": "talknuser_7", "host": HOST, "party": "first", "session": False,
    "seconds": 31_536_000, "set_by": "script", "page": f"https://{HOST}/",
}  # fmt: skip
STRANGER = {**STAT, "name": "fremmed", "session": True, "seconds": None}
SEEN = {
    "visit-statistics": "{on: 2026-11-20, scan: scans/ny.json}",
    "basket": "{on: 2024-01-01, scan: gone.json}",
}


@pytest.fixture(scope="module")
def atlas(tmp_path_factory):
    """The example with two entries seen, one long ago, and the file of one scan beside its inventory."""
    folder = tmp_path_factory.mktemp("seen")
    shutil.copytree(COMPANIES["example"], folder / "data_map")
    file = folder / "data_map" / "cookies.yml"
    text = file.read_text("utf-8")
    for entry, seen in SEEN.items():
        text = text.replace(f"  {entry}:\n", f"  {entry}:\n    seen: {seen}\n")
    file.write_text(text, encoding="utf-8")
    (folder / "scans").mkdir()
    scan = {
        "format": "datamap-scan", "version": 1, "tool": "test", "started": "2026-11-20T10:00:00Z",
        "site": f"https://{HOST}/",
        "passes": [
            {"choice": "none", "stored": [STRANGER]}, {"choice": "accepted", "stored": [STAT, STRANGER]},
        ],
    }  # fmt: skip
    (folder / "scans" / "ny.json").write_text(json.dumps(scan), encoding="utf-8")
    inventory, faults = read_inventory(folder / "data_map")
    assert inventory is not None, faults
    scans = scans_beside(folder / "data_map", inventory.cookies)
    assert set(scans) == {"scans/ny.json"}
    return replace(internal("example").atlas, inventory=inventory, scans=scans)


def tables(atlas, language="en"):
    (page,) = declared_and_seen(atlas)
    says = speaker("example", KEY, language)
    clauses = [clause for section in page.document.sections for clause in section.clauses]
    blocks = [*page.document.lead, *(block for clause in clauses for block in clause.blocks)]
    return {
        table.id: [[[words(says, each) for each in cell] for cell in row.cells] for row in table.rows]
        for table in blocks
        if isinstance(table, Table)
    }


def row(atlas, name, language="en"):
    return next(each for each in tables(atlas, language)["declared"] if each[NAME] == [name])


def test_every_cookie_of_the_list_has_a_row(atlas):
    assert [each[NAME] for each in tables(atlas)["declared"]] == [
        [entry.name] for entry in atlas.inventory.cookies.entries.values()
    ]


def test_what_was_seen_stands_beside_what_is_declared(atlas):
    found = row(atlas, "talknuser_*")
    assert found[DECLARED] == ["first party", HOST, "1 year"]
    assert found[BROWSER] == [f"talknuser_7 of {HOST}, first party", "1 year", "seen after accepting"]
    assert (found[ON], found[SCAN], found[STATE]) == (["20 November 2026"], ["scans/ny.json"], ["Seen"])
    assert row(atlas, "talknuser_*", "da")[BROWSER][-1] == "set efter accept"


def test_evidence_that_is_too_old_none_and_what_no_scan_can_see_are_told_apart(atlas):
    old = row(atlas, "nordlys_kurv")
    assert old[STATE] == ["Seen too long ago"]
    assert old[BROWSER] == ["The file of the scan is not here."]
    assert row(atlas, "annonce_id")[STATE] == ["Not seen"]
    assert row(atlas, "mit_nordlys_enhed")[STATE] == ["No scan can see it"]


def test_how_old_is_too_old_is_what_the_list_says(atlas):
    cookies = atlas.inventory.cookies.model_copy(update={"check_every": "P5Y"})
    longer = replace(atlas, inventory=replace(atlas.inventory, cookies=cookies))
    assert row(longer, "nordlys_kurv")[STATE] == ["Seen"]
    later = replace(atlas, on=atlas.on + dt.timedelta(days=400))
    assert row(later, "talknuser_*")[STATE] == ["Seen too long ago"]


def test_the_figures_are_those_of_the_rows(atlas):
    (page,) = declared_and_seen(atlas)
    (counts,) = (block for block in page.document.lead if isinstance(block, Counts))
    states = [each[STATE][0] for each in tables(atlas)["declared"]]
    says = speaker("example", KEY, "en")
    assert [number for number, _ in counts.items] == [
        states.count(words(says, what)) for _, what in counts.items
    ]
    assert sum(number for number, _ in counts.items) + states.count("No scan can see it") == len(states)


def test_what_was_seen_and_is_not_on_the_list_stands_below(atlas):
    (stranger,) = tables(atlas)["besides-table"]
    assert stranger == [
        ["fremmed"], ["cookie"], [HOST], ["first party"], ["Until you close the browser"],
        ["seen before a choice and after accepting"], [f"https://{HOST}/"],
    ]  # fmt: skip
    assert "besides-table" not in tables(replace(atlas, scans={}))


def test_while_the_list_is_an_open_question_the_page_says_how_to_answer_it():
    (said,) = (said for _, said in lines("ajos", KEY))
    assert said.startswith("We do not know yet which cookies the website uses.")
    assert "datamap scan" in said


def test_a_file_that_is_no_scan_is_no_evidence(tmp_path):
    (tmp_path / "data_map").mkdir()
    (tmp_path / "gone.json").write_text("{", encoding="utf-8")
    inventory, _ = read_inventory(COMPANIES["example"])
    assert scans_beside(tmp_path / "data_map", inventory.cookies) == {}
