"""One accent colour that can be read on both backgrounds, by the contrast ratio of WCAG 2.2."""

from __future__ import annotations

import re

Colour = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

LIGHT: Colour = (255, 255, 255)
DARK: Colour = (30, 33, 41)
"""The backgrounds of Material's two schemes; a browser test keeps them the same."""

LEAST_CONTRAST = 5.5
"""More than the 4.5:1 of WCAG 2.2 success criterion 1.4.3, so that tinted rows can be read too."""

_STEPS = 40
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def parse_colour(text: str) -> Colour:
    """The colour written ``#rrggbb``; raises ValueError when it is written otherwise."""
    if not _HEX.fullmatch(text):
        raise ValueError(f"“{text}” is not a colour: write it as #rrggbb, for example #1d4f7c.")
    red, green, blue = (int(text[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def stylesheet(accent: str) -> str:
    """CSS that sets the accent of the site's look for both colour schemes."""
    colour = parse_colour(accent)
    light, dark = (_hex(readable(colour, background)) for background in (LIGHT, DARK))
    return f":root {{ --dm-accent-light: {light}; --dm-accent-dark: {dark}; }}\n"


def readable(colour: Colour, background: Colour) -> Colour:
    """The colour, moved towards black or white just far enough to have :data:`LEAST_CONTRAST`."""
    target = (0, 0, 0) if _luminance(background) > 0.5 else (255, 255, 255)  # noqa: PLR2004 - half of white
    for step in range(_STEPS + 1):
        mixed = _mix(colour, target, step / _STEPS)
        if contrast(mixed, background) >= LEAST_CONTRAST:
            return mixed
    return target


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    dim, bright = sorted((_luminance(one), _luminance(other)))
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    # The constants are those of the definition of relative luminance in WCAG 2.2.
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004


def _mix(colour: Colour, target: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(colour, target, strict=True))
    return red, green, blue


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{part:02x}" for part in colour)
