"""A version is written into the files of a person, and everything else of theirs stays."""

from __future__ import annotations

import pytest
import yaml

from mkdocs_datamap.inventory.versions import Version
from mkdocs_datamap.inventory.versions_file import with_value, with_version

VERSION = Version.model_validate(
    {
        "version": "1.1",
        "effective": "2026-12-01",
        "released": "2026-11-10",
        "summary": {"da": "Nyt: »mere« # ikke en kommentar", "en": 'New: "more"'},
        "kept": "0" * 64,
    }
)
AS_READ = {
    "version": "1.1",
    "effective": VERSION.effective,
    "released": VERSION.released,
    "summary": dict(VERSION.summary),
    "kept": "0" * 64,
}
FORMER = {"version": "1.0", "kept": "x"}

FILES = {
    "of nothing": ("", {"versions": [AS_READ]}),
    "without versions": ("notice_period: P14D # two weeks", {"notice_period": "P14D", "versions": [AS_READ]}),
    "with an empty list": ("versions: []\n", {"versions": [AS_READ]}),
    "with an open question": (
        "# Nobody knows.\nversions:\n  todo: Which?\n  owner: dpo\nnotice_period: P1M\n",
        {"versions": [AS_READ], "notice_period": "P1M"},
    ),
    "with a version, and a key and its comment after it": (
        "versions:\n  - version: '1.0' # the first\n    kept: x\n\n# why\nnotice_period: P1M\n",
        {"versions": [FORMER, AS_READ], "notice_period": "P1M"},
    ),
    "with a list that is not indented": (
        "versions:\n- version: '1.0'\n  kept: x",
        {"versions": [FORMER, AS_READ]},
    ),
}


@pytest.mark.parametrize(("text", "expected"), FILES.values(), ids=FILES)
def test_the_version_stands_last_in_a_file(text, expected):
    written = with_version(text, VERSION)

    assert yaml.safe_load(written) == expected
    assert written.endswith("\n")


@pytest.mark.parametrize(("text", "_expected"), FILES.values(), ids=FILES)
def test_no_comment_and_no_other_line_is_lost(text, _expected):
    written = with_version(text, VERSION)
    taken = ("versions: []", "  todo", "  owner")

    lines = [line for line in text.splitlines() if not line.startswith(taken)]
    assert [line for line in written.splitlines() if line in lines] == lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '# Why.\nversion: "1.0"\neffective: 2026-01-01\n',
            '# Why.\nversion: "1.1"\neffective: 2026-01-01\n',
        ),
        ("version: {todo: Which?, owner: dpo}\nsections: []\n", 'version: "1.1"\nsections: []\n'),
        (
            "version:\n  todo: Which?\n  owner: dpo\n\n# of\nsections: []",
            'version: "1.1"\n\n# of\nsections: []',
        ),
    ],
)
def test_a_value_takes_the_place_of_one_on_several_lines(text, expected):
    assert with_value(text, "version", '"1.1"') == expected
