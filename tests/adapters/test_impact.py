"""“datamap impact”: the same in three forms, and what it says when it cannot."""

from __future__ import annotations

import json
from functools import cache

import pytest
from click.testing import CliRunner

from built_documents import EXAMPLE
from mkdocs_datamap.adapters.cli import datamap


@cache
def run(*arguments):
    """Run the command on the example; the result has exit code and output."""
    return CliRunner().invoke(datamap, ["impact", *arguments, "--data-map", str(EXAMPLE)])


@pytest.mark.parametrize("subject", ["processors.newsletter-platform", "law:us-dpf"])
def test_text_and_markdown_say_what_json_says(subject):
    told = json.loads(run(subject, "--format", "json").output)
    text, markdown = run(subject).output, run(subject, "--format", "md").output
    assert told["subject"] == subject
    assert subject in text
    for said in (text, markdown):
        for clause in told["clauses"]:
            assert f"{clause['page']}#{clause['anchor']}" in said
        for key in ("activities", "transfers"):
            for entry in told[key]:
                assert entry["entry"] in said
    for arrow in (*told["diagrams"]["lost"], *told["diagrams"]["new"]):
        assert arrow in text
    for finding in told["findings"]:
        assert f"{finding['severity']} {finding['rule']} {finding['entry']}: {finding['message']}" in text
    for clause in told["clauses"]:
        assert {"da", "en"} == (clause["before"] or clause["after"]).keys()


def test_the_report_is_in_the_language_that_is_asked_for():
    assert run("law:us-dpf", "--lang", "da").output.startswith("Hvis »law:us-dpf« falder væk")
    result = run("law:us-dpf", "--lang", "xx")
    assert result.exit_code == 2
    assert "da, en" in result.output


def test_that_nothing_changes_is_said():
    assert "Nothing would be other than it is." in run("law:nz-adequacy").output


def test_what_is_not_there_is_answered_with_the_nearest():
    result = run("processors.newsletter-platfrom")
    assert result.exit_code == 2
    assert "Did you mean “processors.newsletter-platform”?" in result.output


def test_an_inventory_that_is_not_there_is_said(tmp_path):
    result = CliRunner().invoke(datamap, ["impact", "law:scc", "--data-map", str(tmp_path / "none")])
    assert result.exit_code == 2
    assert "is not there" in result.output
