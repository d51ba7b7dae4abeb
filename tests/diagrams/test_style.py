from __future__ import annotations

from importlib import resources

import pytest

from mkdocs_datamap.diagrams.style import DARK, LIGHT, file_stylesheet, page_stylesheet

PAGES = {"light": "#ffffff", "dark": "#1e2129"}
GROUNDS = ("surface", "node", "activity", "zone", "third")


def luminance(colour):
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_contrast_meets_wcag_aa(palette):
    for ground in GROUNDS:
        assert contrast(palette["ink"], palette[ground]) >= 4.5, ground
        assert contrast(palette["line"], palette[ground]) >= 3, ground
        assert contrast(palette["transfer"], palette[ground]) >= 3, ground
    for text, ground in (
        ("quiet", "zone"),
        ("transfer", "third"),
        ("transfer", "surface"),
        ("transfer", "zone"),
    ):
        assert contrast(palette[text], palette[ground]) >= 4.5, (text, ground)
    for line, ground in (
        ("zone-line", "surface"),
        ("zone-line", "zone"),
        ("activity-line", "zone"),
        ("activity-line", "activity"),
    ):
        assert contrast(palette[line], palette[ground]) >= 3, (line, ground)


def test_the_asset_of_the_site_is_this_stylesheet():
    asset = resources.files("mkdocs_datamap.render") / "assets" / "diagrams.css"
    assert asset.read_text(encoding="utf-8") == page_stylesheet(), (
        "Write what mkdocs_datamap.diagrams.style.page_stylesheet() returns to render/assets/diagrams.css."
    )


def test_every_colour_has_a_value_in_both_schemes():
    assert LIGHT.keys() == DARK.keys()
    for name in LIGHT:
        assert f"--dm-{name}:" in file_stylesheet()


def test_the_style_of_a_file_can_stand_in_xml_on_one_line():
    assert not set("\n\t<&") & set(file_stylesheet())
