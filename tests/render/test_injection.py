"""Whatever stands in the inventory, it stays text: on the page, in attributes, and in plain Markdown."""

from __future__ import annotations

import re
from itertools import count

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from render_samples import (
    PLAIN_EXTENSIONS,
    SITE_EXTENSIONS,
    SampleSpeaker,
    converted,
    draw,
    filled,
    picture,
    read,
    text,
)

from mkdocs_datamap.render.html import page_body
from mkdocs_datamap.render.markdown import to_markdown
from mkdocs_datamap.render.speaking import words

TRICKS = (
    *"*_`[]<>|#-+=:~^!?\\&{}()$@/\"'.,; \n\t0123456789aøÅ\xa0",
    *(
        "**",
        "__",
        "~~",
        "``",
        "```",
        "---",
        "===",
        "==x==",
        "1. ",
        "2) ",
        "- [ ] ",
        "> ",
        "# ",
        "!!! note",
        "??? x",
    ),
    *(
        "| a | b |",
        "|---|---|",
        ":---",
        ": term",
        "[x](javascript:alert(1))",
        "![x](y)",
        "[^1]",
        "[^1]: note",
    ),
    *(
        "*[HTML]: x",
        "&lt;",
        "&amp",
        "&#60;",
        "&copy;",
        "<b>",
        "</div>",
        "<script>alert(1)</script>",
        "<!--",
        "-->",
    ),
    *(
        "<a href='x'>",
        "{#id}",
        "{: .c }",
        "{{ x }}",
        "{% x %}",
        "{++x++}",
        "[[x]]",
        "https://example.com",
        "<br>",
    ),
    *(
        '" onmouseover="x',
        "--8<-- 'x'",
        ":smile:",
        "++ctrl++",
        "(c)",
        "...",
        "www.example.com",
        "a@example.com",
    ),
    *(
        "\x02",
        "\x03",
        "\x02amp\x03",
        "\u2028",
        "    code",
        "\\\\",
        "\\|",
        "\\`",
        "/// html",
        "$x$",
        "</span>",
    ),
    *(
        "klzzwxh:0001",
        "wzxhzdk:0",
        "\x02wzxhzdk:0\x03",
        "\x85",
        "\r\n\r\n",
        "id=x",
        "_ga",
        "cookie_name",
        "</svg>",
    ),
)
HOSTILE = st.lists(st.sampled_from(TRICKS) | st.text(max_size=4), min_size=1, max_size=7).map("".join)
SLOT = re.compile(r"slot(\d+)x")
THOROUGH = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _tidy(hostile: str) -> str:
    return words(SampleSpeaker(), text(hostile))


def _fills_a_slot(hostile: str) -> bool:
    """Whether it reads the same alone and in the middle of a sentence, where space at its ends would stay."""
    return bool(_tidy(hostile)) and _tidy(f"a{hostile}a") == f"a{_tidy(hostile)}a"


PAYLOADS = st.lists(HOSTILE.filter(_fills_a_slot), min_size=1, max_size=8)


def _harmless():
    numbers = count()
    return filled(lambda: f"slot{next(numbers)}x")


def _hostile(payloads):
    numbers = count()
    return filled(lambda: payloads[next(numbers) % len(payloads)])


def _expected(events, payloads):
    """The events of the harmless document with the payloads, as text, in its slots."""

    def payload(match):
        return _tidy(payloads[int(match[1]) % len(payloads)])

    return [tuple(SLOT.sub(payload, part) for part in event) for event in events]


def _page(document, speaker, extensions):
    # A table with long words has one class more, or two: that is all that text may decide of the structure.
    body = re.sub(
        '<table class="dm-table(?: dm-broad)?(?: dm-whole)?" id=',
        '<table class="dm-table" id=',
        page_body(document, speaker, draw),
    )
    return read(converted(body, extensions))


@given(PAYLOADS)
@example(["</div><script>alert(1)</script>", "{{ x }}", '" onmouseover="x'])
@THOROUGH
def test_on_a_page_text_stays_text_whatever_extensions_the_site_uses(payloads):
    harmless = _page(*_harmless(), SITE_EXTENSIONS)
    assert _page(*_hostile(payloads), SITE_EXTENSIONS) == _expected(harmless, payloads)


def _markdown(document, speaker):
    events = read(converted(to_markdown(document, speaker, picture), PLAIN_EXTENSIONS))
    return [
        event[:2] if event[1] == "h1" else event for event in events
    ]  # the title's anchor is a slug of it


@given(PAYLOADS)
@example(["1. x", "- x", "+ x", "# x", "> x", "===", "|---|"])
@example(["#"])
@example(["a #"])
@example(["&lt;b&gt;", "&#60;"])
@example([": term"])
@example(["a ##", "a \\#", "\\\\#"])
@THOROUGH
def test_in_plain_markdown_text_stays_text(payloads):
    assert _markdown(*_hostile(payloads)) == _expected(_markdown(*_harmless()), payloads)


@given(PAYLOADS)
@THOROUGH
def test_a_block_is_one_line_between_empty_lines(payloads):
    harmless = page_body(*_harmless(), draw).split("\n")
    hostile = page_body(*_hostile(payloads), draw).split("\n")
    assert [line[:12] for line in hostile if line.startswith("<")] == [
        line[:12] for line in harmless if line.startswith("<")
    ]
    assert len(hostile) == len(harmless)
    assert set(hostile[1::2]) == {""}


def test_python_markdown_leaves_every_block_byte_for_byte():
    body = page_body(*_harmless(), draw)
    html = converted(body, SITE_EXTENSIONS).split("\n")
    blocks = [line for line in body.split("\n") if line.startswith("<")]
    assert len(blocks) == 4
    assert [line for line in blocks if line not in html] == []


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "http://example.com", "//example.com", "a b", "data:x"]
)
def test_an_address_that_may_not_reach_a_page_is_an_error(href):
    document, speaker = _harmless()
    first, *rest = speaker.phrases["spans"]
    bad = SampleSpeaker({"spans": (type(first)(first.text, href, "link"), *rest)})
    with pytest.raises(ValueError, match=re.escape(href)):
        page_body(document, bad, draw)
    with pytest.raises(ValueError, match=re.escape(href)):
        to_markdown(document, bad, picture)
