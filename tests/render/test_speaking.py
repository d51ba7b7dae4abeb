from __future__ import annotations

from dataclasses import dataclass

import pytest
from render_samples import SampleSpeaker, text

from mkdocs_datamap.render.speaking import PageVoice, spans, words
from mkdocs_datamap.wording.message import Link, PageLink, See, message
from mkdocs_datamap.wording.voice import Span, Target


@dataclass(frozen=True)
class _References:
    def see(self, page, anchor):
        return Target(f"../{page}/#{anchor}", "Title", "2.1")

    def page(self, key):
        return Target(f"../{key}/", "Title")


class _Voice:
    def speak(self, sentence, refs):
        return (Span(f"{sentence['en']} {refs.page('home').href}"),)


def test_a_page_voice_speaks_with_the_references_of_its_page():
    speaker = PageVoice(_Voice(), _References())
    assert words(speaker, text("See")) == "See ../home/"


@pytest.mark.parametrize(
    ("target", "href"),
    [
        (See("privacy", "rights"), "../privacy/#rights"),
        (PageLink("home"), "../home/"),
        (Link("https://example.com", "x"), "https://example.com"),
    ],
)
def test_a_page_voice_knows_where_a_target_is(target, href):
    assert PageVoice(_Voice(), _References()).href(target) == href


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("  a \n\t b  ", "a b"),
        ("a\x00\x02\x03b", "ab"),
        ("a\u2028b\x85c", "a b c"),
        ("§\xa05 and 1\u202f000", "§\xa05 and 1\u202f000"),
        ("a\ufffe\ud800\U0001ffffb", "ab"),
        (" \n\x02 ", ""),
    ],
)
def test_text_is_one_tidy_line(said, heard):
    assert words(SampleSpeaker(), text(said)) == heard


def test_space_is_collapsed_across_spans_and_empty_spans_are_dropped():
    link = Span(" here ", "#x", "link")
    speaker = SampleSpeaker({"m": (Span(" See "), link, Span(" "), Span(" \x02"))})
    assert spans(speaker, message("m")) == (Span("See "), Span("here", "#x", "link"))
