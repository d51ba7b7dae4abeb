"""A voice that remembers says the same as one that does not, and never an address of another page."""

from __future__ import annotations

import pytest

from mkdocs_datamap.wording.catalogue import load_catalogue
from mkdocs_datamap.wording.message import FileLink, LinkTo, PageLink, See, Written, message, untranslated
from mkdocs_datamap.wording.remembering import RememberingVoice
from mkdocs_datamap.wording.voice import Span, Target, Voice

PLAIN = Voice(load_catalogue("da", None)[0])


class SeenFrom:
    """A site as seen from a page in this folder."""

    def __init__(self, folder):
        self.folder = folder

    def see(self, page, anchor):
        return Target(f"{self.folder}/{page}/#{anchor}", "Titel")

    def page(self, key):
        return Target(f"{self.folder}/{key}/", "Titel")

    def file(self, path):
        return f"{self.folder}/{path}"


@pytest.mark.parametrize(
    "item",
    [
        See("privacy", "use"),
        PageLink("home"),
        LinkTo(See("privacy", "use"), message("item", item="Brug")),
        FileLink("a.csv", "a.csv"),
    ],
)
def test_what_leads_somewhere_is_said_anew_on_each_page(item):
    voice, sentence = RememberingVoice.of(PLAIN), message("item", item=item)
    for folder in ("one", "two", "one"):
        assert voice.speak(sentence, SeenFrom(folder)) == PLAIN.speak(sentence, SeenFrom(folder))


def test_what_leads_nowhere_is_said_once():
    voice = RememberingVoice.of(PLAIN)
    first = voice.speak(message("item", item="Ord"), SeenFrom("one"))
    assert first == (Span("Ord"),)
    assert voice.speak(message("item", item="Ord"), SeenFrom("two")) is first
    assert voice.speak(message("item", item="Andre ord"), SeenFrom("two")) == (Span("Andre ord"),)


def test_words_in_one_language_are_marked_on_a_page_in_another():
    said = message("urgent.finding.detail", rule="DM001", finding=untranslated("Nothing is there."))
    assert PLAIN.speak(said) == (Span("DM001: "), Span("Nothing is there.", lang="en"))
    assert PLAIN.speak(message("item", item=Written("Intet.", "da"))) == (Span("Intet."),)
