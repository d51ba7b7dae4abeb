"""Fixtures that several folders of tests share."""

from __future__ import annotations

import pytest

from fake_site import write_fake_site


@pytest.fixture
def fake_site(tmp_path):
    """Write a fake site below `tmp_path`."""

    def write(languages=("da", "en"), pages=None, **options):
        return write_fake_site(tmp_path / "project", languages, pages, **options)

    return write
