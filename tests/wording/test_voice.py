"""Messages spoken in a language, as spans."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_datamap.inventory.diagnostics import Location
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.wording.catalogue import Catalogue, load_catalogue
from mkdocs_datamap.wording.message import (
    Authored,
    Citation,
    Country,
    FileLink,
    Language,
    Link,
    Message,
    Names,
    PageLink,
    Period,
    See,
    message,
    plural,
)
from mkdocs_datamap.wording.pofile import Phrase
from mkdocs_datamap.wording.voice import Span, Target, Voice

PHRASES = {
    "item": "{item}",
    "keep": "We keep {data} for {period}.",
    "basis": "The legal basis is {law}.",
    "inner": "the {adjective} part",
    "start": "{Item} is here.",
    "to": "We send data to {the_countries}.",
    "table": "{Country}",
    "days": ("{count} day to {what}", "{count} days to {what}"),
}


class Site:
    """Two pages: one whose sections have numbers and one whose sections have none."""

    def see(self, page, anchor):
        number = "2.1" if page == "privacy" else None
        return Target(f"/{page}/#{anchor}", f"Title of {anchor}", number)

    def page(self, key):
        return Target(f"/{key}/", f"Title of {key}")


class StaffSite(Site):
    """The same with files beside the pages."""

    def file(self, path):
        return f"/{path}"


def catalogue(language="en", phrases=PHRASES):
    where = Location(Path("x.po"))
    own = load_catalogue(language, None)[0]
    ours = {
        key: Phrase(text if isinstance(text, tuple) else (text,), isinstance(text, tuple), where)
        for key, text in phrases.items()
    }
    return Catalogue(language, {**own.phrases, **ours}, own.plural)


ENGLISH = Voice(catalogue())
DANISH = Voice(catalogue("da", {"item": "{item}", "keep": "Vi gemmer {data} i {period}."}))


@pytest.mark.parametrize(
    ("value", "da", "en"),
    [
        ("Ajos A/S", "Ajos A/S", "Ajos A/S"),
        (1234, "1.234", "1,234"),
        (dt.date(2026, 11, 22), "22. november 2026", "22 November 2026"),
        (Text.of({"da": "løn", "en": "pay"}), "løn", "pay"),
        (Country("DE"), "Tyskland", "Germany"),
        (Country("EPO"), "Den Europæiske Patentorganisation", "European Patent Organisation"),
        (Language("en"), "engelsk", "English"),
        (Period("P1Y6M"), "1 år og 6 måneder", "1 year and 6 months"),
        (Citation("gdpr-15"), "databeskyttelsesforordningens artikel 15", "Article 15 GDPR"),
        (Names(("a", "b", Country("NO")), "or"), "a, b eller Norge", "a, b or Norway"),
        (message("right.erasure.name"), "ret til sletning", "right to erasure"),
    ],
)
def test_every_kind_of_value_is_spoken_in_the_language(value, da, en):
    assert DANISH.words(message("item", item=value)) == da
    assert ENGLISH.words(message("item", item=value)) == en


def test_the_owners_text_is_spoken_as_it_is():
    assert ENGLISH.speak(Text.of({"da": "Hej {x}", "en": "Hello {x}"})) == (Span("Hello {x}"),)


def test_the_owners_text_with_parameters_is_filled():
    authored = Authored(
        Text.of({"en": "Write to {contact}."}), (("contact", Link("mailto:a@b.dk", "a@b.dk")),)
    )
    assert ENGLISH.speak(authored) == (
        Span("Write to "),
        Span("a@b.dk", "mailto:a@b.dk", "link"),
        Span("."),
    )


def test_links_inside_lists_survive():
    links = Names((Link("https://a.dk/", "A"), "B", See("privacy", "rights"), Citation("gdpr-6-1-f")))
    assert ENGLISH.speak(message("basis", law=links), Site()) == (
        Span("The legal basis is "),
        Span("A", "https://a.dk/", "link"),
        Span(", B, "),
        Span("section 2.1", "/privacy/#rights", "reference"),
        Span(" and "),
        Span("Article 6(1)(f) GDPR", None, "citation"),
        Span("."),
    )


def test_a_message_in_a_message_is_spoken_inline_and_keeps_its_links():
    inner = message("inner", adjective=Link("https://a.dk/", "first"))
    assert ENGLISH.speak(message("keep", data=Names((inner, "names")), period=Period("P2W"))) == (
        Span("We keep the "),
        Span("first", "https://a.dk/", "link"),
        Span(" part and names for 2 weeks."),
    )


def test_a_reference_is_its_number_or_its_title():
    assert ENGLISH.speak(message("item", item=See("privacy", "x")), Site()) == (
        Span("section 2.1", "/privacy/#x", "reference"),
    )
    assert ENGLISH.words(message("item", item=See("cookies", "x")), Site()) == "Title of x"
    assert DANISH.words(message("item", item=See("privacy", "x")), Site()) == "afsnit 2.1"
    assert ENGLISH.speak(message("item", item=PageLink("cookies")), Site()) == (
        Span("Title of cookies", "/cookies/", "reference"),
    )


@pytest.mark.parametrize(
    ("item", "spoken"),
    [
        ("name", "Name is here."),
        ("§ 6", "§ 6 is here."),
        ("ægte", "Ægte is here."),
        (See("privacy", "x"), "Section 2.1 is here."),
        (Names((Link("https://a.dk/", "one"), "two")), "One and two is here."),
        (Citation("dk-dpa-6-1"), "Section 6(1) of the Danish Data Protection Act is here."),
        (message("inner", adjective="first"), "The first part is here."),
    ],
)
def test_a_capital_placeholder_gives_a_capital_first_letter(item, spoken):
    assert ENGLISH.words(message("start", item=item), Site()) == spoken


def test_a_capital_keeps_the_link():
    assert ENGLISH.speak(message("start", item=Link("https://a.dk/", "one")))[0] == Span(
        "One", "https://a.dk/", "link"
    )


def test_countries_in_running_text_have_their_article():
    countries = Names((Country("US"), Country("NO"), Country("EPO")))
    assert ENGLISH.words(message("to", countries=countries)) == (
        "We send data to the United States, Norway and the European Patent Organisation."
    )
    assert ENGLISH.words(message("table", country=Country("US"))) == "United States"


def test_the_count_chooses_the_form():
    assert ENGLISH.words(plural("days", 1, what="go")) == "1 day to go"
    assert ENGLISH.words(plural("days", 0, what="go")) == "0 days to go"
    assert ENGLISH.words(plural("days", 1000, what="go")) == "1,000 days to go"


@given(st.text(), st.text())
def test_what_values_hold_breaks_nothing(first, second):
    spoken = ENGLISH.words(message("keep", data=Names((first, "{x}", second)), period=second))
    listed = f"{first}; {{x}}; {second}" if "," in first + second else f"{first}, {{x}} and {second}"
    assert spoken == f"We keep {listed} for {second}" + ("" if second.endswith(".") else ".")


@pytest.mark.parametrize(
    "value", ["{x}", "{data}", "{", "}}", "%s", "%(data)s", "\n", "<b>&amp;", "\ue000", "\\n"]
)
def test_a_value_is_no_template(value):
    assert ENGLISH.words(message("keep", data=value, period="x")) == f"We keep {value} for x."


@given(
    st.lists(st.sampled_from(["", "a", Link("https://a.dk/", "l"), Link("https://a.dk/", "")]), min_size=1)
)
def test_spans_are_neither_empty_nor_split(items):
    spans = ENGLISH.speak(message("item", item=Names(tuple(items))))
    assert all(span.text for span in spans)
    assert all({one.kind, two.kind} != {"text"} for one, two in pairwise(spans))


def test_what_is_missing_is_named():
    with pytest.raises(KeyError, match=r"no\.such\.phrase"):
        ENGLISH.speak(Message("no.such.phrase"))
    with pytest.raises(KeyError, match=r"keep: nothing fills \{period\}"):
        ENGLISH.speak(message("keep", data="x"))
    with pytest.raises(KeyError, match="gdpr-999"):
        ENGLISH.speak(message("item", item=Citation("gdpr-999")))
    with pytest.raises(ValueError, match="a list of nothing"):
        ENGLISH.speak(message("item", item=Names(())))
    with pytest.raises(ValueError, match="where references are known"):
        ENGLISH.words(message("item", item=See("privacy", "x")))
    with pytest.raises(ValueError, match="“days” needs a count"):
        ENGLISH.words(message("days", count=2, what="x"))
    with pytest.raises(ValueError, match="“item” has no plural forms"):
        ENGLISH.words(plural("item", 2, item="x"))


def test_a_file_is_linked_where_files_are_known():
    said = ENGLISH.speak(message("item", item=FileLink("assets/register.xlsx", "register.xlsx")), StaffSite())
    assert said == (Span("register.xlsx", "/assets/register.xlsx", "link"),)


def test_a_file_cannot_be_linked_where_files_are_not_known():
    with pytest.raises(TypeError, match="where files are known"):
        ENGLISH.speak(message("item", item=FileLink("assets/register.xlsx", "register.xlsx")), Site())


@pytest.mark.parametrize(
    ("data", "period", "said"),
    [
        ("the logs of Example Inc.", "P1Y", "We keep the logs of Example Inc. for 1 year."),
        ("names", "Example Inc.", "We keep names for Example Inc."),
        ("names", Link("https://example.dk", "Example Inc."), "We keep names for Example Inc."),
        ("names", "…", "We keep names for …."),
        ("the logs of Example Inc.", "", "We keep the logs of Example Inc. for ."),
    ],
)
def test_a_full_stop_is_not_said_twice(data, period, said):
    until = Period(period) if period == "P1Y" else period
    assert ENGLISH.words(message("keep", data=data, period=until)) == said
