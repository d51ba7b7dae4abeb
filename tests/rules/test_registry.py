from __future__ import annotations

import re
from pathlib import Path

import pytest

import mkdocs_datamap
from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.rules.catalogue import catalogue_pages, family_file
from mkdocs_datamap.rules.registry import FAMILIES, RULES
from mkdocs_datamap.rules.verdict import judge
from mkdocs_datamap.wording.catalogue import load_catalogue
from small_inventory import FILES, write_inventory

PACKAGE = Path(mkdocs_datamap.__file__).parent
EXPLAINED = PACKAGE / "rules" / "explained"
CATALOGUE = Path(__file__).parents[2] / "docs" / "guide" / "rules"
WHOLE_LANGUAGE = "DM022"


def ids_in_the_source(*, quoted: bool) -> set[str]:
    pattern = r'"(DM\d{3})"' if quoted else r"\b(DM\d{3})\b"
    return {
        found
        for path in PACKAGE.rglob("*.py")
        if EXPLAINED not in path.parents
        for found in re.findall(pattern, path.read_text(encoding="utf-8"))
    }


def test_every_rule_that_the_source_names_is_explained():
    assert ids_in_the_source(quoted=True) <= RULES.keys()


def test_every_rule_that_is_explained_is_emitted_somewhere():
    assert RULES.keys() <= ids_in_the_source(quoted=True)


def test_no_id_stands_for_two_rules():
    assert sum(map(len, FAMILIES.values())) == len(RULES)


def example(text):
    """The file of an example, and what is in it: None when it says that there is no such file."""
    header, _, _ = text.partition("\n")
    name = re.match(r"# ([\w./-]+)", header)[1]
    return name, None if header.endswith("(no such file)") else text


def findings(text, folder):
    name, content = example(text)
    without = {"subjects.yml": None} if name == "subject.yml" else {}
    activity = FILES["activities/enquiries.yml"]
    if name in {"subject.yml", "subjects.yml"}:  # the examples describe other groups than the small inventory
        activity = activity.replace("subjects: [visitors]\n", "")
    verdict = judge(
        write_inventory(folder, {"activities/enquiries.yml": activity} | without | {name: content})
    )
    return tuple(found for found in verdict.diagnostics if found.rule in STRUCTURE)


STRUCTURE = {
    rule.id: rule for family in ("Files", "Shape and references", "Wording") for rule in FAMILIES[family]
}
"""The rules of reading; those of the law have examples, too, which their own tests try."""


@pytest.mark.parametrize(
    "rule", [rule for rule in STRUCTURE.values() if rule.id != WHOLE_LANGUAGE], ids=lambda rule: rule.id
)
def test_the_example_before_breaks_the_rule_and_the_one_after_breaks_none(rule, tmp_path):
    before = findings(rule.before, tmp_path / "before")

    assert {found.rule for found in before if found.severity is not Severity.NOTE} == {rule.id}
    assert rule.severity in {found.severity for found in before}
    assert findings(rule.after, tmp_path / "after") == ()


def test_a_new_language_lacks_the_phrases_that_its_catalogue_does_not_say(tmp_path):
    rule = RULES[WHOLE_LANGUAGE]
    (tmp_path / "de.po").write_text(rule.before, encoding="utf-8")
    before, found = load_catalogue("de", tmp_path)
    (tmp_path / "de.po").write_text(rule.after, encoding="utf-8")
    after, _ = load_catalogue("de", tmp_path)

    assert {finding.rule for finding in found} == {WHOLE_LANGUAGE}
    assert "activity.data" not in before.phrases
    assert after.text("activity.data") == "Wir verarbeiten diese Daten:"


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_a_rule_says_what_why_and_how_in_sentences(rule):
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    assert rule.why.endswith(".")
    assert rule.before != rule.after


def test_the_pages_of_rules_are_up_to_date():
    written = {path.name: path.read_text(encoding="utf-8") for path in CATALOGUE.iterdir()}
    assert written == catalogue_pages(), "Run “make reference”."


def test_each_rule_stands_on_the_page_of_its_family_with_its_anchor_and_its_examples():
    pages = catalogue_pages()
    assert pages.keys() == {"index.md", *map(family_file, FAMILIES)}
    for family, rules in FAMILIES.items():
        page = pages[family_file(family)]
        for rule in rules:
            assert f'## <a id="{rule.id.lower()}"></a>{rule.id}: {rule.title}\n' in page
            assert f" {rule.why}\n" in page
            for line in (rule.before + rule.after).splitlines():
                assert f"    {line}".rstrip() + "\n" in page


def test_the_list_names_every_rule_with_its_severity_and_leads_to_it():
    listed = catalogue_pages()["index.md"]
    for family, rules in FAMILIES.items():
        for rule in rules:
            link = f"[{rule.id}]({family_file(family)}#{rule.id.lower()})"
            assert f"| {link} | {rule.severity.value} | {rule.title} |\n" in listed
