from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_datamap.adapters.mkdocs.accent import (
    DARK,
    LEAST_CONTRAST,
    LIGHT,
    contrast,
    parse_colour,
    readable,
    stylesheet,
)

colours = st.tuples(*[st.integers(0, 255)] * 3)


@given(colours)
def test_every_accent_can_be_read_on_both_backgrounds(colour):
    for background in (LIGHT, DARK):
        assert contrast(readable(colour, background), background) >= LEAST_CONTRAST


def test_an_accent_that_can_be_read_stays_as_it_is():
    assert readable(parse_colour("#00457a"), LIGHT) == (0x00, 0x45, 0x7A)


def test_contrast_is_that_of_wcag():
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert contrast((119, 119, 119), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("text", ["red", "#fff", "#12345g", "#1234567", "#123456;}", "#123456\n"])
def test_nothing_but_six_digits_is_a_colour(text):
    with pytest.raises(ValueError, match="write it as #rrggbb"):
        parse_colour(text)


def test_the_stylesheet_sets_an_accent_for_each_scheme():
    css = stylesheet("#00457a")
    assert "--dm-accent-light: #00457a;" in css
    assert "--dm-accent-dark: #" in css
    look = files("mkdocs_datamap.render").joinpath("assets/site.css").read_text(encoding="utf-8")
    assert "var(--dm-accent-light)" in look
    assert "var(--dm-accent-dark)" in look
