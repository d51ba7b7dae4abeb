"""Words in another language than the page's say so, in HTML and in Markdown (WCAG 3.1.2)."""

from __future__ import annotations

import dataclasses

from render_samples import SampleSpeaker, draw, picture, text

from mkdocs_datamap.documents.tree import Clause, Document, Quotes, Section
from mkdocs_datamap.render.html import page_body
from mkdocs_datamap.render.html_text import spans_html
from mkdocs_datamap.render.markdown import to_markdown
from mkdocs_datamap.render.markdown_text import inline
from mkdocs_datamap.wording.message import See, message
from mkdocs_datamap.wording.voice import Span

MIXED = (
    Span("Fund: "),
    Span("Write <more>, see ", lang="en"),
    Span("there", "../en/x/", "reference", lang="en"),
    Span("."),
)


def test_a_run_of_words_is_marked_once_and_its_links_say_where_they_lead():
    assert spans_html(MIXED) == (
        'Fund: <span lang="en">Write &lt;more&gt;, see <a href="../en/x/" hreflang="en">there</a></span>.'
    )


def test_markdown_marks_the_same_run():
    assert inline(MIXED) == 'Fund: <span lang="en">Write &lt;more>, see [there](../en/x/)</span>.'


class Guest(SampleSpeaker):
    """Speaks Danish on an English page."""

    def speak(self, sentence):
        return tuple(dataclasses.replace(span, lang="da") for span in super().speak(sentence))


def quoting():
    """A document that quotes one clause of two sentences, and its speaker."""
    clause = message("item", item=See("privacy", "use"))
    label = {"quote.language": (Span("In Danish:"),)}
    guest = Guest({"item": (Span("afsnit 1", "../#use", "reference"),), "basis": (Span("Fordi."),)}, "da")
    speaker = SampleSpeaker(
        {**label, clause.id: (Span("section 1", "../en/#use", "reference"),), "basis": (Span("Because."),)},
        others=(guest,),
    )
    quotes = Quotes(((See("privacy", "use"), (message("basis"), message("basis"))),))
    section = Section("public", text("Public"), (Clause("all", (quotes,)),))
    return Document("page", text("Page"), text("Page"), (), (section,), numbered=False), speaker


def test_a_quotation_has_the_pages_own_words_first_and_the_others_are_set_off():
    body = page_body(*quoting(), draw)
    own = '<dt><a href="../en/#use">section 1</a></dt> <dd><div class="dm-entry">Because.</div>'
    other = (
        '<dd class="dm-other" data-search-exclude=""><div class="dm-language">In Danish: <span lang="da">'
        '<a href="../#use" hreflang="da">afsnit 1</a></span></div> '
        '<div class="dm-entry"><span lang="da">Fordi.</span></div>'
    )
    assert own in body
    assert body.index(own) < body.index(other)


def test_in_markdown_a_quotation_is_a_list_in_a_list():
    assert to_markdown(*quoting(), picture).partition("</a>\n\n")[2].splitlines() == [
        "- **[section 1](../en/#use):** Because.",
        "  Because.",
        '    - In Danish: **<span lang="da">[afsnit 1](../#use)</span>:** <span lang="da">Fordi.</span>',
        '      <span lang="da">Fordi.</span>',
    ]
