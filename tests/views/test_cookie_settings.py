"""The page of the banner for those who edit the website: what goes where, or why there is no banner."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from click.testing import CliRunner

from built_documents import COMPANIES
from built_views import internal, lines, speaker, tables
from mkdocs_datamap.adapters.cli import datamap
from mkdocs_datamap.consent.settings_page import HEAD
from mkdocs_datamap.documents.tree import Bullets, Paragraph
from mkdocs_datamap.internal.views.cookie_settings import cookie_settings
from mkdocs_datamap.render.speaking import words

KEY = "view.cookie-settings"


def said(atlas):
    (page,) = cookie_settings(atlas)
    says = speaker("example", KEY, "en")
    found = [each for block in page.document.lead if isinstance(block, Paragraph) for each in block.sentences]
    items = [item for block in page.document.lead if isinstance(block, Bullets) for (item,) in block.items]
    return [words(says, each) for each in (*found, *items)]


def other(entries):
    atlas = internal("example").atlas
    cookies = replace(atlas.public.cookies, entries=entries)
    return replace(atlas, public=replace(atlas.public, cookies=cookies))


def test_the_marks_are_those_that_the_configurations_know():
    marks = {row[3][0]: row[4][0] for row in tables("example", KEY)["marks"]}
    made = CliRunner().invoke(datamap, ["consent", str(COMPANIES["example"]), "--format", "klaro"]).output
    config = json.JSONDecoder().raw_decode(made.partition("const settings = ")[2])[0]["config"]
    services = {each["name"]: each["purposes"][0] for each in config["services"] if not each.get("required")}
    assert marks == {
        f'data-name="{name}"': f'data-category="{category}"' for name, category in services.items()
    }


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_lines_for_the_website_are_those_of_the_files(language, tmp_path):
    there = [each for _, each in lines("example", KEY, language)]
    for manager, head in HEAD.items():
        assert set(head) <= set(there)
        run = ["consent", str(COMPANIES["example"]), "--format", manager, "--out", str(tmp_path / manager)]
        assert CliRunner().invoke(datamap, run).exit_code == 0
        page = (tmp_path / manager / f"cookie-settings.{language}.html").read_text("utf-8")
        assert re.findall(r"^<(?:link|script).*", page, re.MULTILINE) == list(head)
    assert any("data-cookie-settings" in each for each in there)


def test_while_the_list_is_an_open_question_the_page_says_so():
    assert "No banner can be made yet" in " ".join(each for _, each in lines("ajos", KEY))


def test_entries_with_open_questions_are_named():
    entries = internal("example").atlas.public.cookies.entries
    told = said(other((*entries[:-1], replace(entries[-1], purpose=None))))
    assert told[-2].startswith("No banner can be made until")
    assert told[-1] == entries[-1].name


def test_with_necessary_cookies_alone_there_is_no_banner():
    entries = internal("example").atlas.public.cookies.entries
    necessary = tuple(each for each in entries if each.category == "necessary")
    assert "All cookies on the list are necessary" in said(other(necessary))[-1]
