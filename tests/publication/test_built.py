"""Where a link of a built site leads, as a browser would follow it."""

from __future__ import annotations

from pathlib import Path

import pytest

from mkdocs_datamap.publication.verification.built import BuiltSite, Target, address

PAGE = '<!doctype html><html lang="da"><head><link rel="canonical" href="{}"></head></html>'
NAMES = (
    "index.html",
    "404.html",
    "en/index.html",
    "en/privacy-policy/index.html",
    "assets/x.svg",
    "lø n.html",
)


def site(root="https://privacy.example/p/"):
    pages = {
        name: PAGE.format(root + address(name)).encode() for name in NAMES if name.endswith("/index.html")
    }
    return BuiltSite(Path("site"), dict.fromkeys(NAMES, b"") | pages)


@pytest.mark.parametrize(
    ("link", "start", "file", "anchor"),
    [
        ("", "en/index.html", "en/index.html", ""),
        ("#a", "en/index.html", "en/index.html", "a"),
        ("privacy-policy/#l%C3%B8n", "en/index.html", "en/privacy-policy/index.html", "løn"),
        ("privacy-policy", "en/index.html", "en/privacy-policy/index.html", ""),
        ("..", "en/privacy-policy/index.html", "en/index.html", ""),
        ("../..", "en/privacy-policy/index.html", "index.html", ""),
        ("../../assets/x.svg?v=1", "en/privacy-policy/index.html", "assets/x.svg", ""),
        ("l%C3%B8%20n.html", "index.html", "lø n.html", ""),
        ("/p/en/", "404.html", "en/index.html", ""),
        ("/p/", "404.html", "index.html", ""),
        ("https://privacy.example/p/en/", "404.html", "en/index.html", ""),
        ("https://privacy.example/p/", "404.html", "index.html", ""),
        ("nowhere/", "index.html", None, ""),
        ("assets/x.svg/", "index.html", None, ""),
        ("../../../../etc/passwd", "en/index.html", None, ""),
        ("/en/", "404.html", None, ""),  # above the place that the site is published at
        ("https://[broken/", "index.html", None, ""),
    ],
)
def test_a_link_leads_to_a_file_and_a_place(link, start, file, anchor):
    assert site().follow(link, start) == Target(file, anchor)


@pytest.mark.parametrize(
    "link", ["https://other.example/", "//other.example/x", "mailto:a@b.example", "data:,x"]
)
def test_a_link_leads_elsewhere(link):
    assert site().follow(link, "index.html").elsewhere


def test_a_site_without_an_address_is_at_the_root():
    there = BuiltSite(Path("site"), {"index.html": b"<html></html>", "en/index.html": b""})
    assert there.root == ""
    assert there.follow("/en/", "index.html") == Target("en/index.html", "")
