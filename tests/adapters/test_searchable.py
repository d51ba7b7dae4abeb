"""What the search plugin is shown of a generated page leads to the same index as the whole page."""

from __future__ import annotations

import re

import pytest
from material.plugins.search.plugin import Parser

from built_documents import built_once
from built_views import site
from mkdocs_datamap.adapters.mkdocs.blocks import ids, with_blocks, with_marks
from mkdocs_datamap.adapters.mkdocs.searchable import searchable

HEADING = re.compile(r"^(#+) (.*) \{ #(\S+) \}$", re.MULTILINE)


def as_html(body):
    """A body as MkDocs makes it HTML, with the links that headings have to themselves."""

    def heading(found):
        level = len(found[1])
        link = f'<a class="headerlink" href="#{found[3]}" title="Link">&para;</a>'
        return f'<h{level} id="{found[3]}">{found[2]}{link}</h{level}>'

    return HEADING.sub(heading, body)


def index(html):
    """The sections that the plugin finds: id, title and text, with single spaces."""
    parser = Parser()
    parser.feed(html)
    parser.close()
    return [
        (found.id, " ".join("".join(found.title).split()), " ".join("".join(found.text).split()))
        for found in parser.data
        if not found.is_excluded()
    ]


@pytest.mark.parametrize("company", ["example", "ajos"])
@pytest.mark.parametrize("audience", ["public", "internal"])
def test_the_index_is_that_of_the_whole_page(company, audience):
    pages = built_once(company).site().pages if audience == "public" else site(company)[0].pages
    shown = 0
    for page in pages:
        html = as_html(page.body)
        assert index(searchable(html)) == index(html), page.path
        shown += len(index(html))
    assert shown > len(pages)


@pytest.mark.parametrize(
    ("language", "words", "other"), [("da", "Vi sletter", "We delete"), ("en", "We delete", "Vi sletter")]
)
def test_a_quotation_is_found_in_the_language_of_the_page(language, words, other):
    [page] = [
        page
        for page in site("example")[0].pages
        if (page.language, page.key) == (language, "processors.hosting")
    ]
    found = " ".join(text for _, _, text in index(searchable(as_html(page.body))))
    assert words in found
    assert other not in found
    assert other in page.body


def test_words_stay_apart_and_no_drawing_is_found():
    html = (
        '<h2 id="a">One</h2> <table><tr><td>two</td> <td><a href="#">three</a></td></tr></table> '
        '<span class="dm-drawing" data-search-exclude=""><svg><text>four</text></svg></span> <p>five</p>'
    )
    [_, (_, title, text)] = index(searchable(html))
    assert (title, text) == ("One", "two three <p>five</p>")


@pytest.mark.parametrize("company", ["example", "ajos"])
def test_python_markdown_sees_headings_and_marks_alone(company):
    for page in site(company)[0].pages:
        marked = with_marks(page.body)
        assert "<p" not in marked
        assert "<table" not in marked
        assert HEADING.findall(marked) == HEADING.findall(page.body)
        assert with_blocks(marked, page.body) == page.body


def test_a_mark_that_a_text_spells_stays_text():
    body = '# A { #a }\n\n<p>&lt;div data-datamap-block="0"></div></p>\n'
    assert with_blocks(with_marks(body), body) == body


def test_every_id_of_a_block_is_a_place_that_links_may_lead_to():
    assert ids('<div class="x" id="one"><p id="two">id="three"</p></div>') == {"one", "two"}
