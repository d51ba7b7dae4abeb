from __future__ import annotations

import pytest
from render_samples import SPEAKER, sample

from mkdocs_datamap.render.plain import prose, without_citations
from mkdocs_datamap.wording.voice import Span

LAW = Span("Article 6(1)(f) GDPR", kind="citation")


def test_prose_is_the_sentences_of_paragraphs_and_points():
    assert prose(sample(), SPEAKER).split("\n") == [
        "Here is what we do. Read more in section 2.1.",
        "We send invoices. We do this because the law says so.",
        "your name",
        "2. your address, cookie_name & *more*.",
        "You can have data deleted.",
        "You can object at any time. Write to us@example.com.",
        "to marketing",
        "Ask us.",
    ]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ((Span("We may ("), LAW, Span(").")), "We may."),
        ((Span("We may (see "), LAW, Span(").")), "We may."),
        ((Span("Det må vi, jf. "), LAW, Span(".")), "Det må vi."),
        ((Span("We may ("), LAW, Span(", "), LAW, Span(" and "), LAW, Span(").")), "We may."),
        ((Span("You may, under "), LAW, Span(", object.")), "You may object."),
        ((Span("Under "), LAW, Span(" you may object.")), "Under you may object."),
        ((Span("Plain (words) stay, as they are."),), "Plain (words) stay, as they are."),
    ],
)
def test_a_citation_goes_with_what_led_to_it(said, left):
    assert without_citations(said) == left
