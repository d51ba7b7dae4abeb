from __future__ import annotations

from dataclasses import replace

import pytest
from render_samples import SPEAKER, SampleSpeaker, picture, sample, text

from mkdocs_datamap.documents.tree import Document, Paragraph
from mkdocs_datamap.render.markdown import to_markdown
from mkdocs_datamap.wording.message import message
from mkdocs_datamap.wording.voice import Span


def _lines(*sentences, speaker=SPEAKER):
    document = Document("p", text("T"), text("S"), (Paragraph(sentences),), ())
    return to_markdown(document, speaker, picture).split("\n")[2:-1]


@pytest.mark.parametrize(
    ("words", "written"),
    [
        (
            "Plain words, (in brackets) - and 5 % & more; “quoted”: § 5!",
            "Plain words, (in brackets) - and 5 % & more; “quoted”: § 5!",
        ),
        ("_ga and cookie_name", r"\_ga and cookie_name"),
        ("2. marts", r"2\. marts"),
        ("den 2. marts", "den 2. marts"),
        ("- x", r"\- x"),
        ("a*b [c](d) `e`", r"a\*b \[c\](d) \`e\`"),
        ("<b>", "&lt;b>"),
        ("&amp; AT&T", "&amp;amp; AT&amp;T"),
        (": x", "&#58; x"),
    ],
)
def test_only_what_would_be_structure_is_escaped(words, written):
    assert _lines(text(words)) == [written]


def test_one_sentence_stands_on_a_line():
    assert _lines(text("One."), text("Two.")) == ["One.", "Two."]


def test_an_exclamation_before_a_link_does_not_make_it_an_image():
    speaker = SampleSpeaker({"m": (Span("Look!"), Span("here", "#x", "link"))})
    assert _lines(message("m"), speaker=speaker) == [r"Look\![here](#x)"]


def test_brackets_in_an_address_do_not_end_it():
    speaker = SampleSpeaker({"m": (Span("here", "https://example.com/a_(b)", "link"),)})
    assert _lines(message("m"), speaker=speaker) == ["[here](https://example.com/a_%28b%29)"]


def test_numbers_that_move_change_no_line_that_holds_a_sentence():
    document = sample()
    moved = replace(document, sections=document.sections[::-1])
    before = to_markdown(document, SPEAKER, picture).split("\n")
    after = to_markdown(moved, SPEAKER, picture).split("\n")
    numbered = {line for line in set(before) ^ set(after) if not line.startswith(("#", "**"))}
    assert numbered == set()
