from __future__ import annotations

from dataclasses import replace
from xml.etree import ElementTree as ET

import markdown
import pytest
from render_samples import SITE_EXTENSIONS, SPEAKER, draw, sample, text

from mkdocs_datamap.documents.tree import Clause, Document, Paragraph, Row, Section, Table
from mkdocs_datamap.render.html import blocks_html, page_body


@pytest.fixture(scope="module")
def rendered():
    """The sample page as a tree of elements: what a reader's browser gets."""
    html = markdown.markdown(page_body(sample(), SPEAKER, draw), extensions=SITE_EXTENSIONS)
    return ET.fromstring(f"<main>{html}</main>")  # noqa: S314 - our own HTML


def _with_class(tree, name):
    return [element for element in tree.iter() if name in element.get("class", "").split()]


def test_headings_have_their_number_and_the_anchor_of_their_section(rendered):
    headings = [
        ("".join(heading.itertext()), heading.get("id"))
        for heading in rendered
        if heading.tag in {"h1", "h2", "h3"}
    ]
    assert headings == [
        ("Privacy policy", "page-privacy"),
        ("1 What we use your data for", "use"),
        ("2 Your rights", "your-rights"),
        ("2.1 What you can ask of us", "rights"),
    ]


def test_the_table_of_contents_has_words_and_no_markup():
    converter = markdown.Markdown(extensions=SITE_EXTENSIONS)
    converter.convert(page_body(sample(), SPEAKER, draw))
    (title,) = converter.toc_tokens
    assert [entry["name"] for entry in title["children"]] == ["1 What we use your data for", "2 Your rights"]


def test_a_clause_has_a_number_that_links_to_itself_and_says_so(rendered):
    clause = next(
        element for element in _with_class(rendered, "dm-clause") if element.get("id") == "rights--erasure"
    )
    number = clause.find("a")
    assert (number.text, number.get("href"), number.get("aria-label")) == (
        "2.1.1",
        "#rights--erasure",
        "Link to 2.1.1",
    )


def test_a_page_without_numbers_keeps_its_anchors():
    body = page_body(replace(sample(), numbered=False), SPEAKER, draw)
    assert "dm-number" not in body
    assert 'id="rights--erasure"' in body


def test_every_cell_says_what_it_is_also_when_rows_become_cards(rendered):
    table = next(element for element in _with_class(rendered, "dm-table") if element.get("id") == "periods")
    roles = {element.tag: element.get("role") for element in table.iter() if element.get("role")}
    assert roles == {
        "table": "table",
        "thead": "rowgroup",
        "tbody": "rowgroup",
        "tr": "row",
        "th": "rowheader",
        "td": "cell",
    }
    first = table.find("tbody/tr")
    assert [cell.get("data-label") for cell in first] == ["Data", "Time", "Why"]
    assert first.find("th").get("scope") == "row"
    assert "".join(table.find("caption").itertext()) == "How long we keep data"


def test_names_by_reference_lead_to_elements_that_are_there(rendered):
    ids = {element.get("id") for element in rendered.iter()}
    named = [element.get("aria-labelledby") for element in rendered.iter() if element.get("aria-labelledby")]
    assert len(named) == 3  # the link of the diagram, the box, the link of the card
    assert {anchor for names in named for anchor in names.split()} <= ids


def test_a_diagram_is_followed_by_its_table(rendered):
    (figure,) = _with_class(rendered, "dm-figure")
    body = next(element for element in rendered.iter() if figure in list(element))
    following = list(body)[list(body).index(figure) + 1]
    assert (following.tag, following.get("id")) == ("table", "flow-rows")


@pytest.mark.parametrize(
    ("words", "broad"),
    [
        (("Kundetilfredshed", "USA", "Standardkontraktbestemmelser", "overførselsgrundlaget"), False),
        (("Kundetilfredshed", "Land uden for EU", "Standardkontraktbestemmelser", "o" * 27), True),
        (("one two " * 20, "three " * 20, "four-" * 40, "five"), False),
    ],
)
def test_a_table_whose_words_need_a_wide_page_says_so_to_the_stylesheet(words, broad):
    table = Table("t", text("C"), tuple(map(text, "ABCD")), (Row(tuple((text(word),) for word in words)),))
    assert ('class="dm-table dm-broad' in blocks_html((table,), SPEAKER, draw)) is broad


def test_a_table_may_be_shown_like_the_broad_ones_beside_it():
    table = Table("t", text("C"), (text("A"),), (Row(((text("one"),),)),), broad=True)
    assert 'class="dm-table dm-broad dm-whole"' in blocks_html((table,), SPEAKER, draw)


def test_words_of_neighbouring_cells_and_terms_stay_apart(rendered):
    table = next(element for element in _with_class(rendered, "dm-table") if element.get("id") == "flow-rows")
    assert "".join(table.itertext()).split() == [
        "The",
        "diagram",
        "as",
        "a",
        "table",
        "From",
        "To",
        "You",
        "Us",
    ]


def _one_clause(*blocks):
    clause = Clause("clause", blocks)
    return Document("page", text("T"), text("S"), (), (Section("section", text("S"), (clause,)),))


def test_two_things_with_one_id_are_an_error():
    table = Table("twice", text("C"), (text("A"),), ())
    with pytest.raises(ValueError, match="the id “twice”"):
        page_body(_one_clause(table, table), SPEAKER, draw)


def test_a_section_and_a_table_with_one_id_are_an_error():
    table = Table("section", text("C"), (text("A"),), ())
    with pytest.raises(ValueError, match="the id “section”"):
        page_body(_one_clause(table), SPEAKER, draw)


def test_a_row_that_does_not_fit_its_table_is_an_error():
    table = Table("t", text("C"), (text("A"), text("B")), (Row(((text("1"),),)),))
    with pytest.raises(ValueError, match="shorter"):
        blocks_html((table,), SPEAKER, draw)


def test_an_anchor_that_is_more_than_a_word_is_an_error():
    table = Table('x" onclick="', text("C"), (), ())
    with pytest.raises(ValueError, match="cannot be an anchor"):
        blocks_html((table,), SPEAKER, draw)


def test_sentences_of_a_paragraph_read_on():
    paragraph = Paragraph((text("One."), text("  "), text("Two.\nThree.")))
    assert blocks_html((paragraph,), SPEAKER, draw) == "<p>One. Two. Three.</p>"
