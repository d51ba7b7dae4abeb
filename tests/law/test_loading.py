"""A mistake in the data of the law stops at once and says where it is."""

from __future__ import annotations

from importlib.resources import files

import pytest

from mkdocs_datamap.law.vocabulary import load


@pytest.fixture
def folder(tmp_path):
    for file in files("mkdocs_datamap.law").iterdir():
        if file.name.endswith(".yml"):
            (tmp_path / file.name).write_bytes(file.read_bytes())
    return tmp_path


def edit(folder, name, old, new):
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        (
            "bases.yml",
            "provision: gdpr-6-1-b",
            "provision: gdpr-6-1-z",
            r"^bases\.yml: contract: provisions has no entry “gdpr-6-1-z”",
        ),
        (
            "rights.yml",
            "bases: [public-task,",
            "bases: [public-tusk,",
            r"^rights\.yml: object: bases has no entry “public-tusk”",
        ),
        (
            "authorities.yml",
            "street: Carl",
            "stret: Carl",
            r"^authorities\.yml: datatilsynet: stret: Extra inputs",
        ),
        (
            "notice.yml",
            "  when: always",
            "  when: allways",
            r"^notice\.yml: T01: when: Input should be 'always' or 'conditional'",
        ),
        (
            "provisions.yml",
            "gdpr-6-1-a: {letter: a}",
            "gdpr-6-1-a: {letter: b}",
            r"^provisions\.yml: gdpr-6-1-a: .*the id of this place is “gdpr-6-1-b”",
        ),
        ("provisions.yml", "gdpr-6-1-b:", "gdpr-6-1-a:", r"^provisions\.yml: .*“gdpr-6-1-a” stands twice"),
        ("countries.yml", "ids: [SJ,", "ids: [SJ, DK,", r"^countries\.yml: countries: “DK” stands twice"),
        ("countries.yml", '"NO"', "NO", r"^countries\.yml: False: id: Input should be a valid string"),
        ("retention.yml", "period: P30D", "period: 30 days", r"^retention\.yml: cctv: period: "),
        (
            "rights.yml",
            "general knowledge, to be verified",
            "everyone knows",
            r"^rights\.yml: access: .*must say “to be verified”",
        ),
        (
            "countries.yml",
            "unverified: [decisions, requires]\n        note: Only rec",
            "unverified: [decisions, sunset]\n        note: Only rec",
            r"^countries\.yml: CA: .*does not have: sunset",
        ),
        ("record.yml", "checked: 2026-11-22", "checked: recently", r"^record\.yml: needs the date"),
        ("record.yml", "items:", "item:", r"^record\.yml: unknown or missing: item, items"),
        ("record.yml", "  when: always", "  when: [", r"^record\.yml: "),
        ("countries.yml", "ids: [SJ,", "codes: [SJ,", r"^countries\.yml: countries: a group has either"),
        (
            "countries.yml",
            "AX: {within: FI}",
            "AX: FI",
            r"^countries\.yml: AX: needs a mapping of fields",
        ),
    ],
)
def test_a_mistake_is_named_with_file_and_entry(folder, name, old, new, expected):
    edit(folder, name, old, new)
    with pytest.raises(ValueError, match=expected):
        load(folder)


def test_an_entry_may_be_older_than_its_file(folder):
    edit(folder, "retention.yml", "      cctv:\n", "      cctv:\n        checked: 2025-01-31\n")
    law = load(folder)
    assert law.retention_norms["cctv"].checked == law.checked
    assert law.checked.isoformat() == "2025-01-31"
