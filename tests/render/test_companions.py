"""What stands beside the pages: policies as JSON under a published schema, and fragments for another site."""

from __future__ import annotations

import itertools
import json
import re
from functools import cache
from html.parser import HTMLParser

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from built_documents import COMPANIES, built_once
from mkdocs_datamap.render.companions import Hosting, companions
from mkdocs_datamap.render.kept_policy import kept_policy
from mkdocs_datamap.render.policy_json import SCHEMA, policy_json
from mkdocs_datamap.render.sitemap import pretty

SITE = "https://privacy.example/policies/"
POLICIES = ("privatlivspolitik", "cookiepolitik", "en/privacy-policy", "en/cookie-policy")


@cache
def beside(company, site_url=SITE, level=2):
    hosting = Hosting(site_url, embed_heading=level)
    return {asset.path: asset.content.decode() for asset in companions(built_once(company), hosting)}


def fragments(company, **options):
    return {path: text for path, text in beside(company, **options).items() if path.startswith("embed/")}


class Reader(HTMLParser):
    """Tags, ids and attributes of a fragment, and whether every tag is closed."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.ids, self.attributes, self.open, self.headings = [], [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes += attrs
        self.ids += [value for name, value in attrs if name == "id"]
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


@pytest.mark.parametrize("company", COMPANIES)
def test_there_are_json_and_a_fragment_of_each_policy_in_each_language_and_a_feed_of_changes(company):
    files = beside(company).keys()
    assert files == {
        SCHEMA,
        *(f"{policy}.json" for policy in POLICIES),
        *(f"embed/{policy}.html" for policy in POLICIES),
        *(("aendringer.xml", "en/changes.xml") if company == "example" else ()),
    }


@pytest.mark.parametrize("company", COMPANIES)
@pytest.mark.parametrize("policy", POLICIES)
def test_the_json_is_valid_under_the_published_schema(company, policy):
    schema = json.loads(beside(company)[SCHEMA])
    Draft202012Validator.check_schema(schema)
    content = json.loads(beside(company)[f"{policy}.json"])
    Draft202012Validator(schema, format_checker=FormatChecker()).validate(content)
    assert content["language"] == ("en" if policy.startswith("en/") else "da")
    assert len(content["sections"]) > 3


def test_the_schema_refuses_what_is_no_policy():
    validator = Draft202012Validator(json.loads(beside("example")[SCHEMA]))
    content = json.loads(beside("example")["privatlivspolitik.json"])
    for spoiled in (
        {**content, "format": 2},
        {**content, "more": 1},
        {**content, "title": []},
        {**content, "sections": [{**content["sections"][0], "number": "0"}]},
        {name: value for name, value in content.items() if name != "version"},
    ):
        assert not validator.is_valid(spoiled)


@pytest.mark.parametrize("company", COMPANIES)
def test_what_was_kept_as_json_is_the_same_document_again(company):
    site = built_once(company)
    for voice in site.voices:
        for document in site.documents:
            if document.key in {"privacy", "cookies"}:
                references = site.references(document, voice, pretty)
                once = policy_json(document, voice, references, (None, None))
                again = policy_json(kept_policy(once), voice, references, (None, None))
                assert again == once


def test_references_of_the_json_lead_to_the_site():
    content = beside("ajos")["en/privacy-policy.json"]
    hrefs = re.findall(r'"href": "([^"]+)"', content)
    assert f"{SITE}en/cookie-policy/" in hrefs
    relative = beside("ajos", site_url="")["en/privacy-policy.json"]
    assert '"href": "cookie-policy/"' in relative
    assert "https://privacy.example" not in relative


@pytest.mark.parametrize("company", COMPANIES)
def test_a_fragment_runs_nothing_and_loads_nothing(company):
    for text in fragments(company).values():
        read = Reader(text)
        assert not read.open
        assert set(read.tags).isdisjoint(
            {"script", "link", "img", "iframe", "object", "html", "body", "head"}
        )
        names = {name for name, _ in read.attributes}
        assert not {name for name in names if name.startswith("on")}
        assert names.isdisjoint({"src", "srcset", "style"})
        assert "url(" not in text
        assert "@import" not in text


@pytest.mark.parametrize("company", COMPANIES)
def test_fragments_can_stand_on_one_page_without_a_clash(company):
    ids = [identifier for text in fragments(company).values() for identifier in Reader(text).ids]
    assert len(ids) == len(set(ids)) > 100
    assert all(identifier.startswith("datamap-") for identifier in ids)


@pytest.mark.parametrize("company", COMPANIES)
def test_what_a_fragment_refers_to_is_in_it_or_has_a_full_address(company):
    for text in fragments(company).values():
        read = Reader(text)
        for name, value in read.attributes:
            if name == "href":
                within = value.startswith("#") and value[1:] in read.ids
                assert within or value.startswith(("https://", "mailto:", "tel:")), value
            if name == "aria-labelledby":
                assert set(value.split()) <= set(read.ids)


def test_without_the_address_of_the_site_nothing_leads_out_of_a_fragment_to_it():
    text = fragments("ajos", site_url="")["embed/en/privacy-policy.html"]
    hrefs = {value for name, value in Reader(text).attributes if name == "href"}
    assert hrefs
    assert all(href.startswith(("#", "https://", "mailto:", "tel:")) for href in hrefs)
    assert "cookie-policy" not in "".join(hrefs)


@pytest.mark.parametrize("level", [1, 2, 4])
def test_headings_begin_at_the_level_that_is_asked_for_and_leave_none_out(level):
    for text in fragments("example", level=level).values():
        headings = Reader(text).headings
        assert headings[0] == min(headings) == level
        assert headings.count(level) == 1
        assert all(after <= before + 1 for before, after in itertools.pairwise(headings))


def test_the_style_sheet_of_a_fragment_touches_nothing_outside_it():
    text = fragments("example")["embed/privatlivspolitik.html"]
    rules = text.partition("<style>")[2].partition("</style>")[0].split("}")
    for rule in filter(str.strip, rules):
        for selector in rule.partition("{")[0].split(","):
            assert selector.strip().startswith(".datamap-policy")


@pytest.mark.parametrize("company", ["ajos", "example"])
def test_a_fragment_is_right_in_whatever_encoding_it_is_read(company):
    for path, text in fragments(company).items():
        assert text.isascii(), path
        assert text.encode("ascii").decode("windows-1252") == text
        assert "&#" not in text.partition("<style>")[2].partition("</style>")[0], "no reference works there"
    danish = fragments(company)["embed/privatlivspolitik.html"]
    assert "oplysninger" in danish
    assert "&#248;" in danish
