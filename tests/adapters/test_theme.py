"""What we rely on in Material's templates: if one of these fails, read the new template before the test."""

from __future__ import annotations

from pathlib import Path

import material

from mkdocs_datamap.adapters.mkdocs.shell import THEME

MATERIAL = Path(material.__file__).parent / "templates"


def test_one_partial_is_overridden_and_no_more():
    ours = {
        path.relative_to(THEME).as_posix() for path in THEME.rglob("*") if path.suffix in (".html", ".xml")
    }
    assert ours == {"main.html", "404.html", "sitemap.xml", "partials/alternate.html"}


def test_a_switcher_that_is_true_and_no_list_is_shown_and_leaves_the_head_to_us():
    assert "{% if config.extra.alternate is iterable %}" in (MATERIAL / "base.html").read_text()
    header = (MATERIAL / "partials/header.html").read_text()
    assert "{% if config.extra.alternate %}" in header
    assert 'include "partials/alternate.html"' in header


def test_only_scripts_read_base_url():
    readers = {
        path.relative_to(MATERIAL).as_posix()
        for path in MATERIAL.rglob("*.html")
        if "base_url" in path.read_text(encoding="utf-8")
    }
    assert readers == {"base.html", "partials/javascripts/base.html", "partials/javascripts/outdated.html"}
    assert (MATERIAL / "base.html").read_text().count("base_url") == 1


def test_the_search_is_a_dialog_without_a_name():
    assert 'role="dialog">' in (MATERIAL / "partials/search.html").read_text()
