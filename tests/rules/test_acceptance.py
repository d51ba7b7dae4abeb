"""``exceptions.yml``: findings are accepted one by one, for a time, or not at all."""

from __future__ import annotations

import datetime as dt

import pytest
from example_case import ON

from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.rules import publication
from mkdocs_datamap.rules.acceptance import RULES, accepted
from mkdocs_datamap.rules.check import Case
from small_inventory import write_inventory

KNOWN = {each.rule.id for each in publication.CHECKS} | {rule.id for rule in RULES}

EXCEPTION = """\
- rule: {rule}
  entry: {entry}
  reason: We are moving to another host.
  owner: dpo
  until: {until}
"""


def judged(folder, text, on=ON):
    """The small inventory, which has an open question on its host, with these exceptions."""
    inventory, diagnostics = read_inventory(write_inventory(folder, {"exceptions.yml": text}))
    assert inventory is not None, diagnostics
    case = Case(inventory, {}, on)
    found = [found for each in publication.CHECKS for found in each.diagnostics(case)]
    return found, accepted(found, inventory, on, KNOWN)


def exception(rule="DM607", entry="processors.web-host", until="2027-01-31"):
    return EXCEPTION.format(rule=rule, entry=entry, until=until)


@pytest.mark.parametrize("entry", ["processors.web-host", "processors.web-host.name"])
def test_an_exception_takes_out_the_findings_of_its_rule_on_its_entry_alone(entry, tmp_path):
    found, acceptance = judged(tmp_path, exception(entry=entry))

    ((diagnostic, by),) = acceptance.accepted
    assert (diagnostic.rule, diagnostic.entry) == ("DM607", "processors.web-host.name")
    assert by.reason == "We are moving to another host."
    assert set(acceptance.diagnostics) == set(found) - {diagnostic}
    assert len(found) > 1


def test_an_entry_is_not_the_beginning_of_another_ones_name(tmp_path):
    _, acceptance = judged(tmp_path, exception(entry="processors.web"))

    assert acceptance.accepted == ()
    assert [(found.rule, found.remedy) for found in acceptance.diagnostics if found.rule > "DM640"] == [
        ("DM644", "Did you mean “processors.web-host”?")
    ]


@pytest.mark.parametrize(
    ("text", "rule", "severity", "key", "message", "remedy"),
    [
        (
            exception(until="2026-11-21"),
            "DM640",
            "error",
            "until",
            "This exception expired on 2026-11-21.",
            "Mend the finding, or decide anew, with a reason and a new day.",
        ),
        (
            exception(entry="sources.employer", until="2026-11-21"),
            "DM640",
            "error",
            "until",
            "This exception expired on 2026-11-21.",
            "What it accepted is no longer found: remove it.",
        ),
        (
            exception(entry="sources.employer"),
            "DM641",
            "warning",
            "entry",
            "DM607 finds nothing on “sources.employer”.",
            "What it accepted has been mended: remove it.",
        ),
        (
            exception(until="2027-11-24"),
            "DM642",
            "warning",
            "until",
            "This exception holds until 2027-11-24, more than a year from now.",
            "Choose a day within a year, and decide anew then.",
        ),
        (
            exception(rule="DM609"),
            "DM641",
            "warning",
            "entry",
            "DM609 finds nothing on “processors.web-host”.",
            "What it accepted has been mended: remove it.",
        ),
        (
            exception(rule="DM667"),
            "DM643",
            "error",
            "rule",
            "There is no rule “DM667”.",
            "Did you mean “DM607”?",
        ),
        (
            exception(rule="DM640", entry="exceptions.0"),
            "DM643",
            "error",
            "rule",
            "Findings of DM640 cannot be accepted.",
            "They are about exceptions: mend or remove those.",
        ),
        (
            exception(entry="processors.webhost"),
            "DM644",
            "error",
            "entry",
            "There is no entry “processors.webhost”.",
            "Did you mean “processors.web-host”?",
        ),
        (
            exception(entry="activities.enquiries.purposes.answer"),
            "DM644",
            "error",
            "entry",
            "There is no entry “activities.enquiries.purposes.answer”.",
            "",
        ),
    ],
)
def test_an_exception_that_does_not_hold_is_told_where_it_stands(  # noqa: PLR0917 (a table)
    text, rule, severity, key, message, remedy, tmp_path
):
    _, acceptance = judged(tmp_path, text)

    (found,) = [each for each in acceptance.diagnostics if each.entry.startswith("exceptions")]
    assert (found.rule, found.severity.value, found.message) == (rule, severity, message)
    assert remedy in found.remedy
    assert found.entry == f"exceptions.0.{key}"
    line = (tmp_path / "exceptions.yml").read_text("utf-8").splitlines()[found.location.line - 1]
    assert line.lstrip("- ").startswith(f"{key}:")
    assert found.location.column == line.index(":") + 3


def test_on_its_last_day_an_exception_holds_and_on_the_next_the_finding_is_back(tmp_path):
    last = dt.date(2027, 1, 31)
    _, holds = judged(tmp_path / "last", exception(), last)
    found, expired = judged(tmp_path / "next", exception(), last + dt.timedelta(1))

    assert len(holds.accepted) == 1
    assert expired.accepted == ()
    assert set(found) < set(expired.diagnostics)


def test_a_year_from_now_is_not_too_far(tmp_path):
    _, acceptance = judged(tmp_path, exception(until="2027-11-23"))
    assert [each for each in acceptance.diagnostics if each.rule.startswith("DM64")] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_the_example_before_breaks_its_rule_and_the_one_after_none(rule, tmp_path):
    for text, broken in ((rule.before, [rule.id]), (rule.after, [])):
        _, acceptance = judged(tmp_path / str(len(broken)), text)
        assert [each.rule for each in acceptance.diagnostics if each.rule.startswith("DM64")] == broken
