from __future__ import annotations

from mkdocs_datamap.adapters.mkdocs.search import base_url, split_index

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
    assert {config["separator"] for config in configs} == {"-"}


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
