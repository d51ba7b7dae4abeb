"""The comment on a pull request is written once, and then kept up to date."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / ".ci" / "post-comment"
# Stands in for GitHub's program: says which comment there is, and keeps how it was called.
GH = """#!/bin/sh
echo "$@" >> "$CALLS"
case "$*" in *--paginate*) echo "AUTHOR=$AUTHOR MARK=$MARK" >> "$CALLS"; printf '%s' "$KNOWN";; esac
"""


@pytest.fixture
def post(tmp_path):
    """Run the script beside a pull request that has this comment already, or none; returns the calls."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/gh").write_text(GH)
    (tmp_path / "bin/gh").chmod(0o755)
    (tmp_path / "comment.md").write_text("<!-- datamap-diff -->\n### What this change means\n")

    def run(known):
        environment = {
            **os.environ,
            "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
            "CALLS": str(tmp_path / "calls"),
            "KNOWN": known,
            "PULL_REQUEST": "7",
            "GITHUB_REPOSITORY": "ajos/privacy",
        }
        subprocess.run([str(SCRIPT), "comment.md"], cwd=tmp_path, env=environment, check=True)
        return (tmp_path / "calls").read_text().splitlines()

    return run


def test_the_first_time_a_comment_is_written(post):
    calls = post("")
    assert (
        calls[-1]
        == "api --silent --method POST repos/ajos/privacy/issues/7/comments --field body=@comment.md"
    )


def test_after_that_the_same_one_is_changed(post):
    calls = post("4711\n4712\n")
    assert (
        calls[-1]
        == "api --silent --method PATCH repos/ajos/privacy/issues/comments/4711 --field body=@comment.md"
    )


def test_it_is_found_by_its_mark_and_its_author(post):
    assert "AUTHOR=github-actions[bot] MARK=<!-- datamap-diff -->" in post("")
