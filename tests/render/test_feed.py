"""The feed of changes is one by RFC 4287, and says the same whenever it is built."""

from __future__ import annotations

import datetime as dt
import re
from xml.etree import ElementTree as ET

import pytest

from built_documents import built_once
from mkdocs_datamap.render.companions import Hosting, companions

ATOM = "{http://www.w3.org/2005/Atom}"
XHTML = "{http://www.w3.org/1999/xhtml}"
HOST = "https://privacy.example/policy/"
FEEDS = {"da": "aendringer.xml", "en": "en/changes.xml"}
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(Z|[+-]\d{2}:\d{2})")


def feeds(hosting):
    return {
        asset.path: asset.content
        for asset in companions(built_once("example"), hosting)
        if asset.path.endswith(".xml")
    }


def parsed(content):
    return ET.fromstring(content.decode("utf-8"))  # noqa: S314 (our own)


@pytest.fixture(scope="module")
def hosted():
    return feeds(Hosting(HOST))


@pytest.fixture(params=FEEDS, scope="module")
def feed(request, hosted):
    return parsed(hosted[FEEDS[request.param]])


def texts(parent, name):
    return [found.text for found in parent.findall(f"{ATOM}{name}")]


def test_there_is_one_for_each_language_and_it_says_which(hosted):
    assert set(hosted) == set(FEEDS.values())
    for language, path in FEEDS.items():
        root = parsed(hosted[path])
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == language


def test_it_has_what_a_feed_must_have_once(feed):
    """RFC 4287, 4.1.1: one id, one title, one updated, an author, one link to itself."""
    assert feed.tag == f"{ATOM}feed"
    for name in ("id", "title", "updated"):
        assert len(texts(feed, name)) == 1
        assert texts(feed, name)[0].strip()
    assert [author.find(f"{ATOM}name").text for author in feed.findall(f"{ATOM}author")] == ["Nordlys Cykler"]
    relations = [link.get("rel") for link in feed.findall(f"{ATOM}link")]
    assert sorted(relations) == ["alternate", "self"]


def test_each_entry_has_what_an_entry_must_have_once(feed):
    """RFC 4287, 4.1.2, with an alternate link, since its content is not everything."""
    entries = feed.findall(f"{ATOM}entry")
    assert texts(entries[0], "title") == ["Version 1.1"]
    assert texts(entries[1], "title") == ["Version 1.0"]
    for entry in entries:
        for name in ("id", "title", "updated", "published", "summary", "content"):
            assert len(entry.findall(f"{ATOM}{name}")) == 1
        assert [link.get("rel") for link in entry.findall(f"{ATOM}link")] == ["alternate"]


def test_moments_are_of_the_versions_and_the_feed_is_as_new_as_its_newest(feed):
    moments = texts(feed, "updated") + [
        moment for entry in feed.findall(f"{ATOM}entry") for moment in texts(entry, "updated")
    ]
    assert all(MOMENT.fullmatch(moment) for moment in moments)
    assert moments == ["2026-10-30T00:00:00Z", "2026-10-30T00:00:00Z", "2026-05-13T00:00:00Z"]
    assert dt.datetime.fromisoformat(moments[0]) == max(map(dt.datetime.fromisoformat, moments))


def ids(content):
    return [found.text for found in parsed(content).iter(f"{ATOM}id")]


def test_ids_are_absolute_and_never_the_same_twice(hosted):
    found = [identifier for content in hosted.values() for identifier in ids(content)]

    assert len(set(found)) == len(found) == 6
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", each) for each in found)


def test_ids_stay_when_the_site_moves(hosted):
    elsewhere = feeds(Hosting("https://elsewhere.example/", directory_urls=False))

    assert {path: ids(content) for path, content in elsewhere.items()} == {
        path: ids(content) for path, content in hosted.items()
    }


def test_content_is_one_div_of_xhtml_without_markup_of_anybody(feed):
    """RFC 4287, 3.1.1.3."""
    for entry in feed.findall(f"{ATOM}entry"):
        content = entry.find(f"{ATOM}content")
        assert content.get("type") == "xhtml"
        assert [child.tag for child in content] == [f"{XHTML}div"]
        assert {each.tag for each in content.iter()} <= {
            f"{ATOM}content", *(f"{XHTML}{name}" for name in ("div", "p", "ul", "li"))
        }  # fmt: skip


@pytest.mark.parametrize(
    ("hosting", "expected"),
    [
        (Hosting(HOST), [f"{HOST}en/changes.xml", f"{HOST}en/changes/", f"{HOST}en/changes/#version-1-1"]),
        (Hosting(), ["changes.xml", "changes/", "changes/#version-1-1"]),
        (Hosting(directory_urls=False), ["changes.xml", "changes.html", "changes.html#version-1-1"]),
    ],
)
def test_links_are_absolute_where_the_address_is_known_and_else_relative(hosting, expected):
    root = parsed(feeds(hosting)["en/changes.xml"])

    assert [link.get("href") for link in root.iter(f"{ATOM}link")][:3] == expected


def test_it_tells_what_changed_in_words(hosted):
    told = hosted["en/changes.xml"].decode("utf-8")

    assert "<li>Newsletter: purpose added: see which topics readers open" in told
    assert "This version applies from 1 June 2026 to 15 November 2026." in told
