from __future__ import annotations

import re
from importlib.resources import files

import pytest

CSS = files("mkdocs_datamap.render").joinpath("assets/site.css").read_text(encoding="utf-8")


def test_the_style_sheet_loads_nothing():
    rules = re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL)
    assert not re.findall(r"url\(|@import|@font-face|https?:", rules)


def _luminance(colour):
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _contrast(one, other):
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _values(name):
    return re.findall(rf"--dm-{name}: (#[0-9a-f]{{6}});", CSS)


@pytest.mark.parametrize(
    ("scheme", "page", "accent"), [(0, "#ffffff", "accent-light"), (1, "#1e2129", "accent-dark")]
)
def test_text_and_accent_have_the_contrast_of_wcag_aa_in_both_schemes(scheme, page, accent):
    inks = [_values("ink")[scheme], _values("quiet")[scheme], _values(accent)[0]]
    for ground in (page, _values("soft")[scheme]):
        assert min(_contrast(ink, ground) for ink in inks) >= 4.5
