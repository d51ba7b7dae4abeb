from __future__ import annotations

import re

from mkdocs_datamap.adapters.mkdocs.search import base_url, split_index, terms

INDEX = {
    "config": {"lang": ["da"], "separator": "-", "pipeline": ["stopWordFilter"]},
    "docs": [
        {"location": "./", "title": "Privatliv", "text": ""},
        {"location": "privatlivspolitik/#formaal", "title": "Formål", "text": ""},
        {"location": "en/", "title": "Privacy", "text": ""},
        {"location": "en/#x", "title": "X", "text": ""},
        {"location": "en/privacy-policy/#purposes", "title": "Purposes", "text": ""},
        {"location": "guide/editing/", "title": "Editing", "text": ""},
    ],
}


def language_of(url):
    return "en" if url.startswith(("en/", "guide/")) else "da"


def test_each_language_gets_its_own_pages_from_its_own_root():
    parts = split_index(INDEX, ("da", "en"), language_of, lambda language: {"lang": [language]})
    assert [doc["location"] for doc in parts["search/search_index.json"]["docs"]] == [
        "./",
        "privatlivspolitik/#formaal",
    ]
    assert [doc["location"] for doc in parts["en/search/search_index.json"]["docs"]] == [
        "./",
        "./#x",
        "privacy-policy/#purposes",
        "../guide/editing/",
    ]


def test_each_index_says_its_language_and_keeps_the_rest():
    parts = split_index(INDEX, ("da", "en"), language_of, lambda language: {"lang": [language]})
    configs = [part["config"] for part in parts.values()]
    assert [config["lang"] for config in configs] == [["da"], ["en"]]
    assert {tuple(config["pipeline"]) for config in configs} == {("stopWordFilter",)}
    assert all(config["separator"].startswith("-|") for config in configs)


def test_files_instead_of_folders():
    index = {"config": {}, "docs": [{"location": "en/index.html#x"}, {"location": "guide/editing.html"}]}
    parts = split_index(index, ("da", "en"), language_of, lambda _: {})
    assert [doc["location"] for doc in parts["en/search/search_index.json"]["docs"]] == [
        "index.html#x",
        "../guide/editing.html",
    ]


def test_a_page_looks_for_its_index_at_the_root_of_its_language():
    assert base_url("da", ("da", "en"), "privatlivspolitik/") == ".."
    assert base_url("en", ("da", "en"), "en/privacy-policy/") == "../"
    assert base_url("en", ("da", "en"), "en/privacy-policy.html") == "./"
    assert base_url("en", ("da", "en"), "guide/editing/") == "../../en/"


def test_each_index_knows_the_parts_of_its_own_compounds():
    index = {
        "config": {"fields": {"title": {"boost": 1000.0}, "text": {"boost": 1.0}}},
        "docs": [
            {"location": "", "title": "Privatkunde", "text": "En kunde."},
            {"location": "a/", "title": "", "text": "Erhvervskunde, fortrydelsesaftale"},
            {"location": "en/", "title": "", "text": "Erhvervskunde, fortrydelsesaftale"},
        ],
    }
    parts = split_index(
        index, ("da", "en"), language_of, lambda _: {}, {"da": ["aftale"], "en": ["contract"]}.__getitem__
    )
    danish, english = (part["docs"] for part in parts.values())
    assert [entry.get("parts") for entry in danish] == [None, "aftale kunde"]
    assert [entry.get("parts") for entry in english] == [None]
    for part in parts.values():
        assert part["config"]["fields"]["parts"]["boost"] < 1
        assert part["config"]["fields"]["text"] == {"boost": 1.0}


def test_the_terms_of_a_language_are_the_glossarys():
    assert {"dataansvarlig", "følsomme oplysninger"} <= set(terms("da"))
    assert "controller" in set(terms("en"))
    assert set(terms("kl")) == set()


def test_what_opens_a_bracket_or_a_quotation_is_no_part_of_the_word():
    config = split_index(
        {"config": {"separator": r"[\s\-]+"}, "docs": []}, ("da",), language_of, lambda _: {}
    )
    separator = config["search/search_index.json"]["config"]["separator"]
    text = 'ja (samtykke) og “løn” eller "navn"/adresse, e-mail'
    assert {"samtykke)", "løn", "navn", "adresse,", "e", "mail"} <= set(re.split(separator, text))
