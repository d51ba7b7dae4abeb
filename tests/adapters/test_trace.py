"""“datamap trace”: which clause a person means, and what stands behind it."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from built_documents import EXAMPLE, built_once, clauses, document
from mkdocs_datamap.adapters.cli import datamap
from small_inventory import write_inventory


@cache
def run(*arguments):
    """Run the command on the example; the result has exit code and output."""
    return CliRunner().invoke(datamap, ["trace", *arguments, "--data-map", str(EXAMPLE)])


@cache
def told(*arguments):
    """The clauses that are told."""
    result = run(*arguments, "--format", "json")
    assert result.exit_code == 0, result.output
    return json.loads(result.output)["clauses"]


NAMES = {
    "privacy#newsletter--send": "/privatlivspolitik/#newsletter--send",
    "/privatlivspolitik/#newsletter--send": "/privatlivspolitik/#newsletter--send",
    "privatlivspolitik#newsletter--send": "/privatlivspolitik/#newsletter--send",
    "https://example.dk/policies/privatlivspolitik/#newsletter--send": "/privatlivspolitik/#newsletter--send",
    "/offentligt/privatlivspolitik/index.html#newsletter--send": "/privatlivspolitik/#newsletter--send",
    "privacy-policy#newsletter--send": "/en/privacy-policy/#newsletter--send",
    "/en/privacy-policy/#newsletter--send": "/en/privacy-policy/#newsletter--send",
    "/policies/en/privacy-policy.html#newsletter--send": "/en/privacy-policy/#newsletter--send",
}


@pytest.mark.parametrize(("named", "address"), NAMES.items())
def test_a_clause_is_found_by_every_name_of_its_page(named, address):
    (clause,) = told(named)
    assert clause["address"] == address
    assert clause["page"] == "privacy"


def test_the_language_is_that_of_the_address_unless_another_is_asked_for():
    in_danish, in_english = told("privatlivspolitik#rights--rights"), told("privacy-policy#rights--rights")
    assert in_danish[0]["lines"][0] == "Loven giver dig disse rettigheder:"
    assert in_danish != in_english
    assert told("privatlivspolitik#rights--rights", "--lang", "en") == in_english
    assert told("privacy#rights--rights", "--lang", "da") == in_danish


def test_without_an_anchor_every_clause_of_the_page_is_told_in_order():
    for key in ("privacy", "cookies", "recipients"):
        anchors = [anchor for anchor, _ in clauses(document(built_once("example"), key))]
        assert [each["anchor"] for each in told(key)] == anchors


def test_the_anchor_of_a_section_means_all_its_clauses():
    anchors = [each["anchor"] for each in told("privacy#newsletter")]
    assert anchors == [
        each["anchor"] for each in told("privacy") if each["anchor"].startswith("newsletter--")
    ]
    assert len(anchors) > 3


def test_the_place_of_every_entry_and_block_is_the_line_that_names_it():
    looked_at = set()
    for clause in told("privacy"):
        for place in (*clause["origins"], *clause["reasons"]):
            lines = Path(place["file"]).read_text("utf-8").splitlines()
            name = place["entry"].split(".")[-1]
            whole = place["entry"].count(".") == 1 and Path(place["file"]).stem == name
            if not whole and place["entry"] not in {"organisation", "cookies"}:
                assert lines[place["line"] - 1].strip().startswith(f"{name}:"), place
                looked_at.add(place["entry"])
        assert re.search(written(clause), line_of(clause["outline"])), clause
    assert len(looked_at) > 20


def line_of(place):
    return Path(place["file"]).read_text("utf-8").splitlines()[place["line"] - 1]


def written(clause):
    """What stands in the outline where it makes the clause."""
    section, _, identifier = clause["anchor"].partition("--")
    if clause["block"] == "activity":
        return rf"activity: {section}\b|id: {section}\b"
    return rf"id: {identifier}\b" if clause["block"] == "text" else rf"block: {clause['block']}\b"


def test_text_says_what_json_says():
    clause = told("privacy#complaint-and-contact--contact")[0]
    text = run("privacy#complaint-and-contact--contact").output
    assert text.startswith(clause["address"])
    for line in clause["lines"]:
        assert f"  {line}\n" in text
    for entry in clause["origins"]:
        assert f"{entry['file']}:{entry['line']} {entry['entry']} ({entry['name']})" in text
    for provision in clause["provisions"]:
        assert provision["cited"] in text
    assert f"{clause['outline']['file']}:{clause['outline']['line']}" in text


@pytest.mark.parametrize(
    ("named", "hint"),
    [
        ("privacypolicy", "Did you mean “privacy-policy”?"),
        ("privacy#newsletter--sent", "Did you mean “newsletter--send”?"),
        ("privacy#qqq", "What exists: "),
        ("/", "Pages with clauses: privacy, cookies, recipients."),
        ("qqqq#x", "What exists: "),
        ("/aendringer/#version-1.0", "it tells the versions of policy/versions.yml"),
        ("changes", "it tells the versions of policy/versions.yml"),
        ("/en/privacy-policy/1.0/#newsletter", "Today’s clauses: privacy-policy."),
        ("cookiepolitik/1.0", "as it was kept in policy/versions/1.0/"),
        ("cookiepolitik/9.0", "no page “cookiepolitik/9.0”"),
        ("http://[", "is no address"),
    ],
)
def test_a_place_that_is_none_is_answered_with_the_nearest(named, hint):
    result = run(named)
    assert result.exit_code == 2
    assert hint in " ".join(result.output.split())


def test_a_language_that_the_inventory_does_not_have_is_named():
    result = run("privacy", "--lang", "xx")
    assert result.exit_code == 2
    assert "It has: da, en." in result.output


def test_an_inventory_that_cannot_be_read_is_said_with_its_first_error(tmp_path):
    write_inventory(tmp_path, {"sources.yml": "employer: {nonsense: 1}\n"})
    result = CliRunner().invoke(datamap, ["trace", "privacy", "--data-map", str(tmp_path)])
    assert result.exit_code == 2
    assert "sources.yml, line 1" in result.output
