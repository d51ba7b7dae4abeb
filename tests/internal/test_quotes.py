"""The page of an entry quotes what the public reads of it, in every language that is published."""

from __future__ import annotations

import html
import posixpath
import re

import pytest

from built_documents import built, built_once
from built_registers import CHANGED, ON
from built_views import Remembered, internal
from german_example import german_project
from internal_pages import pages
from mkdocs_datamap.internal.atlas import Atlas
from mkdocs_datamap.internal.naming import place
from mkdocs_datamap.render.internal_build import InternalSite
from mkdocs_datamap.rules.verdict import judge
from mkdocs_datamap.wording import formatting

COMPANIES = ("example", "ajos")
ROW = re.compile(r"<div><dt>(.*?)</dt> (<dd>.*?)</dd></div>")
LABEL = re.compile(r'<div class="dm-language">(.*?)</div>')
FOREIGN = re.compile(r'<span lang="([a-z]+)">(.*?)</span>(?=</div>|</dd>|$)')


def said(markup):
    """The lines of a quotation, without tags."""
    lines = re.split(r'<div class="dm-entry">', markup)
    words = (" ".join(html.unescape(re.sub(r"<[^>]*>", "", line)).split()) for line in lines)
    return [line for line in words if line]


def target(link, page, found):
    """The language, key and anchor of the place that a link of a page leads to."""
    [(path, anchor)] = re.findall(r'href="([^"#]*)#([^"]+)"', html.unescape(link))
    there = posixpath.normpath(posixpath.join("/", page.path, path)).strip("/")
    [(language, key)] = [at for at, other in found.items() if other.path == there]
    return language, key, anchor


def quotations(page, found):
    """What a page quotes: place of the clause → language → lines, in the order in which they stand there."""
    quotes = {}
    public = page.body.partition("{ #public }")[2].partition("\n## ")[0]
    for term, rest in ROW.findall(public):
        own, *others = re.split(r"</dd> <dd[^>]*>", rest.removeprefix("<dd>"))
        language, *at = target(term, page, found)
        assert language == page.language
        quoted = quotes[tuple(at)] = {language: said(own)}
        for other in others:
            [label] = LABEL.findall(other)
            name, _, link = label.partition("<span")
            language, *there = target(link, page, found)
            assert there == at
            assert re.match(rf' lang="{language}"><a href="[^"]*" hreflang="{language}">', link)
            assert name.strip().endswith(f"{formatting.language_name(language, page.language)}:"), name
            marked = FOREIGN.findall(LABEL.sub("", other))
            quoted[language] = said(LABEL.sub("", other))
            assert {code for code, _ in marked} == {language}
            assert len(marked) == len(quoted[language]), "every line says in which language it is"
        assert len(quoted) == len(others) + 1
    return quotes


def clauses(made):
    """(language, page key, anchor) → the words of a clause on the public page itself."""
    found = {}
    for page in made.site().pages:
        for line in page.body.split("\n"):
            if anchor := re.match(r'<div class="dm-clause[^"]*" id="([^"]+)"', line):
                words = html.unescape(re.sub(r"<[^>]*>", "", line))
                found[page.language, page.key, anchor[1]] = " ".join(words.split())
    return found


def hold(atlas, languages, found, public):
    """Hold the page of each entry against the public pages; the number of quotations."""
    told = 0
    for entry, chains in atlas.clauses_from.items():
        if entry[0] == "activities" and len(entry) > 2:
            continue  # told on the page of its activity
        key = place(entry).page
        by_page = {language: quotations(found[language, key], found) for language in languages}
        for chain in chains:
            at = chain.place.page, chain.place.anchor
            for language in languages:
                quoted = by_page[language][at]
                assert next(iter(quoted)) == language, "the page's own comes first"
                assert set(quoted) == set(languages), (entry, at)
                assert all(quoted.values()), (entry, at)
                for other, lines in quoted.items():
                    assert lines == by_page[other][at][other]
                    words = public[(other, *at)]
                    for part in (part for line in lines for part in line.split(" · ")):
                        assert part in words, (entry, at, part)
                        told += 1
    return told


@pytest.mark.parametrize("company", COMPANIES)
def test_a_page_quotes_each_clause_from_its_entry_in_every_language_in_the_public_words(company):
    atlas = internal(company).atlas
    assert atlas.inventory.organisation.languages == ("da", "en")
    assert hold(atlas, ("da", "en"), pages(company), clauses(built_once(company))) > 500


def test_a_third_language_is_quoted_too(tmp_path):
    folder = german_project(tmp_path / "project") / "data_map"
    public, judged = built(folder), judge(folder, ON)
    of_it = (judged.inventory, judged.diagnostics, judged.accepted, public.inventory, public.documents)
    atlas = Atlas(*of_it, ON, CHANGED, folder)
    publication = InternalSite(atlas, public).publication
    site = type(publication)(publication.sheets, publication.voices, Remembered()).site()
    found = {(page.language, page.key): page for page in site.pages}
    assert hold(atlas, ("da", "en", "de"), found, clauses(public)) > 500
    assert 'In German: <span lang="de">' in found["en", "processors.hosting"].body


def test_findings_say_on_a_page_in_another_language_that_they_are_english():
    found = internal("ajos").atlas.diagnostics
    assert found
    assert '<span lang="' not in pages("ajos")["en", "view.findings"].body
    marked = set(re.findall(r'<span lang="en">(.*?)</span>', pages("ajos")["da", "view.findings"].body))
    assert {word for each in found for word in (each.message, each.remedy)} <= set(map(html.unescape, marked))
