"""What a workflow does can be done on a laptop: each of its steps is a target of the Makefile."""

from __future__ import annotations

import re

import pytest
import yaml

from documentation import PROJECT

WORKFLOWS = sorted((PROJECT / ".github" / "workflows").glob("*.yml"))
TARGETS = set(re.findall(r"^([a-z-]+):(?!=)", (PROJECT / "Makefile").read_text("utf-8"), re.MULTILINE))
STEPS = [
    (workflow.stem, name, step)
    for workflow in WORKFLOWS
    for name, job in yaml.safe_load(workflow.read_text("utf-8"))["jobs"].items()
    for step in job["steps"]
]


def test_there_are_the_two_workflows():
    assert [workflow.stem for workflow in WORKFLOWS] == ["check", "publish"]


@pytest.mark.parametrize(("workflow", "job", "step"), [each for each in STEPS if "run" in each[2]])
def test_a_step_is_one_target(workflow, job, step):
    program, target = step["run"].split(" ")
    assert program == "make"
    assert target in TARGETS, f"{workflow}, {job}: make {target}"


def test_ci_runs_on_a_laptop_what_check_runs_but_what_needs_github():
    checked = {
        step["run"].removeprefix("make ")
        for workflow, _, step in STEPS
        if workflow == "check" and "run" in step
    }
    makefile = (PROJECT / "Makefile").read_text("utf-8")
    ci = set(re.search(r"^ci: (.+?) ##", makefile, re.MULTILINE)[1].split())
    assert checked - ci - {"preview"} == {"comment", "post-comment"}
    assert "preview" in re.search(r"^site: (.+?) ##", makefile, re.MULTILINE)[1].split()


def test_nothing_but_publishing_and_the_comment_may_write():
    rights = {
        (workflow.stem, name): {right for right, kind in job["permissions"].items() if kind == "write"}
        for workflow in WORKFLOWS
        for name, job in yaml.safe_load(workflow.read_text("utf-8"))["jobs"].items()
    }
    assert {job: may for job, may in rights.items() if may} == {
        ("check", "comment"): {"pull-requests"},
        ("check", "code-scanning"): {"security-events"},
        ("publish", "deploy"): {"pages", "id-token"},
    }
