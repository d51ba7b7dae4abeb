"""Every link of the documentation leads somewhere, and every picture is there and small."""

from __future__ import annotations

import pytest

from documentation import GUIDE, PAGES, anchors, links, name_of

LARGEST_PICTURE = 200_000


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_every_link_leads_somewhere(path):
    for link in links(path):
        if link.startswith("https://"):
            continue
        file, _, anchor = link.partition("#")
        target = (path.parent / file).resolve() if file else path
        assert target.is_file(), link
        if anchor:
            assert anchor in anchors(target), link


def test_every_picture_is_shown_and_small():
    shown = {
        (page.parent / link).resolve() for page in PAGES for link in links(page) if link.endswith(".png")
    }
    there = set((GUIDE / "pictures").iterdir())
    assert shown == there
    assert all(picture.stat().st_size < LARGEST_PICTURE for picture in there)
