"""The files that make hosts send security headers say the same, each in its host's own form."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from mkdocs_datamap.publication.hosting import EVERYWHERE, NOTHING_MOVED, Guard, Moved, host_files

TOP = ["404.html", "assets/", "embed/", "en/", "index.html"]
GUARD = Guard(("'sha256-abc='",), ("https://www.ajos.example",), internal=False)
POLICY = "script-src 'self' 'sha256-abc='"
FRAMED = "frame-ancestors https://www.ajos.example"


MOVED = Moved({"old.aspx": "new/"}, "/")


def files(guard=GUARD, moved=NOTHING_MOVED):
    return dict(host_files(guard, TOP, moved))


def headers_for(address, text):
    """The headers of an address, by the rules of Netlify and Cloudflare: those of every rule that fits."""
    found, here = [], False
    for line in text.splitlines():
        if not line.startswith(" "):
            here = re.fullmatch(re.escape(line).replace(r"\*", ".*"), address) is not None
        elif here:
            found.append(tuple(line.strip().split(": ", 1)))
    return found


@pytest.mark.parametrize("address", ["/", "/index.html", "/404.html", "/assets/x.js", "/en/privacy-policy/"])
def test_a_page_is_guarded_and_nobody_may_frame_it(address):
    found = headers_for(address, files()["_headers"])
    assert dict(found).keys() == {*EVERYWHERE, "Content-Security-Policy", "X-Frame-Options"}
    assert len(found) == len(dict(found)), "two rules with one header: hosts differ in what they make of it"
    assert POLICY in dict(found)["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in dict(found)["Content-Security-Policy"]


def test_a_fragment_may_be_framed_by_the_sites_that_are_named_and_runs_nothing():
    found = headers_for("/embed/privacy.da.html", files()["_headers"])
    assert dict(found).keys() == {*EVERYWHERE, "Content-Security-Policy"}
    assert len(found) == len(dict(found))
    assert FRAMED in dict(found)["Content-Security-Policy"]
    assert "script-src" not in dict(found)["Content-Security-Policy"]


def test_what_is_missing_is_guarded_too_as_far_as_its_address_is_known():
    assert dict(headers_for("/nowhere/", files()["_headers"])).keys() == EVERYWHERE.keys()


def test_a_line_is_short_enough_for_cloudflare():
    many = Guard(tuple(f"'sha256-{'a' * 44}'" for _ in range(12)), (), internal=False)
    assert max(map(len, files(many)["_headers"].splitlines())) < 2000


def test_iis_gets_the_same_headers_by_location():
    root = ET.fromstring(files()["web.config"])  # noqa: S314 - our own
    pages, fragments = (
        {add.get("name"): add.get("value") for add in part.iter("add")}
        for part in (root.find("system.webServer"), root.find("location[@path='embed']"))
    )
    assert pages == {**EVERYWHERE, **GUARD.pages}
    assert fragments == GUARD.fragments
    removed = {remove.get("name") for remove in root.iter("remove")}
    assert removed == GUARD.pages.keys(), "IIS adds to what it inherits"


def test_apache_gets_the_same_headers():
    text = files()[".htaccess"]
    pages, fragments = text.split("<Else>")
    for name, value in {**EVERYWHERE, **GUARD.pages}.items():
        assert f'Header always set {name} "{value}"' in pages
    assert FRAMED in fragments
    assert 'REQUEST_URI} !~ m#/embed/#">' in pages


def test_nginx_gets_the_same_headers():
    text = files()["hosting/nginx-headers.conf"]
    for name, value in {**EVERYWHERE, **GUARD.pages}.items():
        variable = f"$datamap_{name.lower().replace('-', '_')}"
        assert f"#   add_header {name} {variable} always;" in text
        assert re.search(rf'map \$uri {re.escape(variable)} {{\n  default "{re.escape(value)}";', text)
    assert f'~/embed/ "{GUARD.fragments["Content-Security-Policy"]}";' in text


def test_an_internal_site_is_kept_out_of_caches_and_search_engines():
    guard = Guard((), (), internal=True)
    assert guard.pages["Cache-Control"] == "private, no-store"
    assert guard.pages["X-Robots-Tag"] == "noindex, nofollow"
    assert "Cache-Control" not in GUARD.pages


REDIRECTING = {
    "web.config": '<action type="Redirect" url="/new/" redirectType="Permanent" />',
    ".htaccess": 'RedirectMatch permanent "^/old\\.aspx/?$" "/new/"',
    "hosting/nginx-headers.conf": '"~^/old\\.aspx/?$" "/new/";',
}


@pytest.mark.parametrize("name", REDIRECTING)
def test_one_file_for_a_host_has_its_headers_and_its_redirects(name):
    both, alone = files(moved=MOVED), files(None, MOVED)

    assert REDIRECTING[name] in both[name]
    assert "default-src 'none'" in both[name]
    assert REDIRECTING[name] in alone[name]
    assert "Content-Security-Policy" not in alone[name]
    assert REDIRECTING[name] not in files()[name]


@pytest.mark.parametrize("guard", [GUARD, None])
def test_the_file_for_iis_is_one_configuration(guard):
    root = ET.fromstring(files(guard, MOVED)["web.config"])  # noqa: S314 - our own

    assert root.tag == "configuration"
    assert len(root.findall("system.webServer")) == 1
    assert [match.get("url") for match in root.findall("system.webServer/rewrite/rules/rule/match")] == [
        r"^old\.aspx/?$"
    ]
    assert len(root.findall("system.webServer/httpProtocol")) == (guard is not None)


def test_without_headers_and_redirects_there_is_no_file():
    assert files(None) == {}
