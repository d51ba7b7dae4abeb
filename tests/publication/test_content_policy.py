"""The policy of a page names each script that stands in it, and nothing else may run."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest

from mkdocs_datamap.publication.content_policy import framed_by, guarded, policy, script_hashes

HEAD = '<!doctype html><html lang="da"><head><meta charset="utf-8">'


def hash_of(code):
    return f"'sha256-{base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()}'"


def test_a_script_that_stands_in_the_page_is_named_by_its_hash_once():
    text = "<script>let a = 1</script><SCRIPT type='module'>b()</SCRIPT ><script>let a = 1</script>"
    assert script_hashes(text) == (hash_of("let a = 1"), hash_of("b()"))


def test_a_script_from_a_file_and_a_block_of_data_have_no_hash():
    assert script_hashes('<script src="a.js"></script><script type="application/json">{}</script>') == ()


def test_line_ends_are_those_that_a_browser_hashes():
    assert script_hashes("<script>a\r\nb\rc</script>") == (hash_of("a\nb\nc"),)


def test_everything_comes_from_the_site_itself():
    sources = set(re.findall(r"(?<= )[^ ;]+", re.sub(r"[a-z]+-(?:src|uri|action) ", " ", policy(()))))
    assert sources == {"'none'", "'self'", "'unsafe-inline'", "data:", "blob:"}
    assert "script-src 'self';" in policy(())
    assert "script-src 'self' 'sha256-x';" in policy(["'sha256-x'"])


def test_the_policy_is_the_first_thing_after_the_encoding():
    page = guarded(f"{HEAD}<script>a()</script></head></html>")
    assert page.startswith(f'{HEAD}<meta http-equiv="Content-Security-Policy" content="default-src')
    assert hash_of("a()") in page
    assert page.endswith('<meta name="referrer" content="no-referrer"><script>a()</script></head></html>')


def test_a_page_that_is_guarded_again_has_one_policy_of_today():
    before = guarded(f"{HEAD}<script>a()</script>")
    assert guarded(before) == before
    changed = guarded(before.replace("a()", "b()"))
    assert changed == guarded(f"{HEAD}<script>b()</script>")


def test_what_is_no_page_of_the_theme_is_left_alone():
    assert guarded("<div>part</div>") == "<div>part</div>"


@pytest.mark.parametrize(
    ("origins", "said"),
    [
        ((), "frame-ancestors 'none'"),
        (
            ("https://a.example", "https://b.example:8443"),
            "frame-ancestors https://a.example https://b.example:8443",
        ),
    ],
)
def test_who_may_frame_is_named(origins, said):
    assert framed_by(origins) == said
