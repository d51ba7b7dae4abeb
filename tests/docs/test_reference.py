"""The generated pages are up to date, and the guide speaks of every field, option and module there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import mkdocs_datamap
from documentation import CONTRIBUTING, GUIDE, PROJECT, anchors, name_of, text_of
from mkdocs_datamap.adapters.mkdocs.config import DataMapConfig
from mkdocs_datamap.inventory.field_reference import field_reference, models
from mkdocs_datamap.inventory.loader import ACTIVITIES, CATALOGUES, RECORDS
from mkdocs_datamap.inventory.outline import Block
from mkdocs_datamap.inventory.references import FACTS, PAGES
from mkdocs_datamap.inventory.shapes import choices, expected
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.law.vocabulary import vocabulary

PACKAGE = Path(mkdocs_datamap.__file__).parent
REFERENCE = GUIDE / "inventory.md"
FIELDS = [
    (model, info.alias or name, info) for model in models() for name, info in model.model_fields.items()
]


def of_field(model, key):
    return f"{model.__name__}.{key}"


def test_the_page_of_fields_is_what_the_models_say():
    assert text_of(REFERENCE) == field_reference(), "Run “make reference”."


def test_the_page_of_fields_names_every_kind_of_file():
    page = text_of(REFERENCE)
    for file in (*(file for file, _ in (*RECORDS.values(), *CATALOGUES.values())), f"{ACTIVITIES}/*.yml"):
        assert f"## `{file}`" in page


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: of_field(*field[:2]))
def test_every_field_is_described_on_the_page(field):
    _, key, info = field
    description = info.description or ""
    assert re.search(r"\w{3}.*[.)…]$", description.strip(), re.DOTALL), "words, with a full stop"
    line = f"- **`{key}`**: "
    spoken = " ".join(description.replace("``", "`").split())
    assert re.search(re.escape(line) + r".*<br>\n  " + re.escape(spoken), text_of(REFERENCE)), line


def test_every_choice_of_every_field_is_on_the_page():
    page = text_of(REFERENCE)
    for model, key, _ in FIELDS:
        for choice in choices(expected(model, (key,))):
            assert f"`{choice}`" in page, of_field(model, key)


def test_every_id_of_the_law_that_may_be_written_is_on_the_page():
    law, page = vocabulary(), text_of(REFERENCE)
    for identifiers in (law.bases, law.mechanisms, law.authorities, law.retention_norms, law.provisions):
        assert [identifier for identifier in identifiers if f"`{identifier}`" not in page] == []


def test_the_page_of_fields_repeats_no_heading():
    headings = re.findall(r"^#+ .+$", text_of(REFERENCE), re.MULTILINE)
    assert len(headings) == len(set(headings)) == len(anchors(REFERENCE))


def test_the_page_on_texts_says_the_form_of_every_text():
    page = text_of(GUIDE / "texts.md")
    texts = {key for model, key, _ in FIELDS if Text in expected(model, (key,))}
    assert texts >= {"situation", "interest", "from", "copy"}
    assert [key for key in sorted(texts) if f"`{key}`" not in page] == []


def test_the_page_on_texts_names_every_placeholder():
    page = text_of(GUIDE / "texts.md")
    assert [fact for fact in FACTS if f"{{{fact}}}" not in page] == []
    assert [key for key in PAGES if f"{{page:{key}}}" not in page] == []


def test_the_page_on_mkdocs_has_every_option_and_its_default():
    page = text_of(GUIDE / "mkdocs.md")
    rows = dict(re.findall(r"^\| `(\w+)` \| ([^|]+) \|", page, re.MULTILINE))
    options = dict(DataMapConfig._schema)
    assert rows.keys() == options.keys()
    for name, option in options.items():
        if isinstance(option.default, str):
            assert rows[name] == f"`{option.default}`"
        else:
            assert "`" not in rows[name]


def test_the_architecture_names_what_is_there_and_every_folder():
    tree = re.search(
        r"## The tree.*?```text\n(.*?)```", text_of(CONTRIBUTING / "architecture.md"), re.DOTALL
    )[1]
    package = tree.partition("tests/")[0]
    folder, named = PACKAGE, set()
    for line in package.splitlines()[1:]:
        indent = len(line) - len(line.lstrip())
        names = re.match(r"\s*((?:[\w./]+|…)(?:, (?:[\w./]+|…))*)", line)[1].split(", ")
        for name in filter(lambda each: each != "…", names):
            if indent == 2:
                folder = PACKAGE / name
            path = folder if indent == 2 else folder / name
            assert path.exists(), line
            named.add(path.relative_to(PACKAGE).parts[0])
    folders = {path.name for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert named == folders


def test_the_modules_that_the_architecture_points_to_are_there():
    for name in re.findall(r"`([a-z_]+/[\w/]+\.(?:py|yml))`", text_of(CONTRIBUTING / "architecture.md")):
        assert (PACKAGE / name).is_file(), name


def test_the_readme_names_every_folder_of_the_repository():
    readme = text_of(PROJECT / "README.md")
    for name in ("data_map", "docs/public", "docs/guide", "docs/contributing", "tests", ".vscode", ".ci"):
        assert (PROJECT / name).is_dir()
        assert f"`{name}/`" in readme


def test_the_readme_leads_to_every_page():
    readme = text_of(PROJECT / "README.md")
    for page in (*GUIDE.glob("*.md"), *CONTRIBUTING.glob("*.md")):
        assert f"({name_of(page)})" in readme


def test_blocks_of_outlines_have_a_name_on_the_page():
    page = text_of(REFERENCE)
    assert all(f"`{name}`" in page for name in Block.__args__)
