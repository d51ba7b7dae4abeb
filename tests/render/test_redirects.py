"""Old addresses lead to the pages that took their place, whichever host serves the site."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest

from mkdocs_datamap.render.redirects import (
    apache_rules,
    iis_rules,
    nginx_map,
    old_path,
    redirect_files,
)

REDIRECTS = {"om-ajos-cookiepolitik.aspx": "cookiepolitik/", "a/b & c.aspx": "en/privacy-policy/"}


def files(root="/"):
    return {asset.path: asset.content.decode() for asset in redirect_files(REDIRECTS, root, "da")}


def test_netlify_and_cloudflare_get_one_line_each():
    assert files()["_redirects"] == (
        "/om-ajos-cookiepolitik.aspx /cookiepolitik/ 301\n/a/b%20%26%20c.aspx /en/privacy-policy/ 301\n"
    )


def test_a_site_below_a_path_keeps_its_path():
    assert (
        "/policies/om-ajos-cookiepolitik.aspx /policies/cookiepolitik/ 301"
        in files("/policies/")["_redirects"]
    )


def test_other_hosts_get_a_page_that_sends_on_at_once_and_is_not_found_by_search_engines():
    page = files()["om-ajos-cookiepolitik.aspx/index.html"]
    assert '<meta http-equiv="refresh" content="0; url=/cookiepolitik/">' in page
    assert '<a href="/cookiepolitik/">' in page
    assert '<link rel="canonical" href="/cookiepolitik/">' in page
    assert 'content="noindex"' in page
    assert "<script" not in page


def matches(pattern, path):
    return re.search(pattern, path) is not None


def test_iis_matches_the_old_address_and_no_other():
    """URL Rewrite matches the path without its first slash."""
    read = ET.fromstring("".join(iis_rules(REDIRECTS, "/")))  # noqa: S314 (we wrote it)
    rules = read.findall("./rules/rule")
    for rule, old in zip(rules, REDIRECTS, strict=True):
        pattern = rule.find("match").get("url")
        assert matches(pattern, old)
        assert not matches(pattern, old.replace(".", "x"))
        assert not matches(pattern, f"other/{old}")
    assert [rule.find("action").get("url") for rule in rules] == ["/cookiepolitik/", "/en/privacy-policy/"]
    assert {rule.find("action").get("redirectType") for rule in rules} == {"Permanent"}
    assert len({rule.get("name") for rule in rules}) == len(rules)


@pytest.mark.parametrize("root", ["/", "/policies/"])
@pytest.mark.parametrize(
    ("lines", "form"),
    [
        (apache_rules, r'RedirectMatch permanent "(\^.*\$)" "(.*)"'),
        (nginx_map, r'"~(\^.*\$)" "(.*)";'),
    ],
)
def test_apache_and_nginx_match_the_old_address_and_no_other(lines, form, root):
    for line, (old, new) in zip(lines(REDIRECTS, root), REDIRECTS.items(), strict=True):
        pattern, target = re.fullmatch(form, line).groups()
        assert matches(pattern, root + old)
        assert not matches(pattern, (root + old).replace(".", "x"))
        assert not matches(pattern, f"/other{root}{old}")
        assert target == root + new


def test_without_redirects_there_are_no_files():
    assert list(redirect_files({}, "/", "da")) == []


@pytest.mark.parametrize("written", ["/om-ajos-cookiepolitik.aspx", "om-ajos-cookiepolitik.aspx", "/a/b"])
def test_a_path_is_taken_with_or_without_its_slash(written):
    assert old_path(written) == written.lstrip("/")


@pytest.mark.parametrize(
    "written",
    [
        "",
        "/",
        "https://www.ajos.dk/x.aspx",
        "//evil.example",
        "/../x",
        "/x?y=1",
        "/*",
        "/x y",
        "/x\n/y z 301",
        '/x"',
    ],
)
def test_what_is_no_path_is_refused(written):
    with pytest.raises(ValueError, match="no path of an old page"):
        old_path(written)
