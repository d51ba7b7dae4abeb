from __future__ import annotations

import pytest

from mkdocs_datamap.render.addresses import safe_anchor, safe_href


@pytest.mark.parametrize(
    "href",
    [
        "#rights--erasure",
        "../cookies/#list",
        "./",
        "/en/",
        "page?x=a:b",
        "https://eur-lex.europa.eu/eli/reg/2016/679/oj",
        "HTTPS://example.com",
        "mailto:us@example.com",
        "tel:+4512345678",
    ],
)
def test_addresses_that_may_reach_a_page(href):
    assert safe_href(href) == href


@pytest.mark.parametrize(
    "href",
    [
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,x",
        "http://example.com",
        "//example.com",
        "\\\\example.com",
        "vb_script:x",
        'x"onclick',
        "<x>",
    ],
)
def test_addresses_that_may_not(href):
    with pytest.raises(ValueError, match="“"):
        safe_href(href)


@pytest.mark.parametrize("anchor", ["", "a b", "-a", "a}", 'a"', "løn"])
def test_anchors_are_letters_digits_and_dashes(anchor):
    assert safe_anchor("rights--erasure") == "rights--erasure"
    with pytest.raises(ValueError, match="cannot be an anchor"):
        safe_anchor(anchor)
