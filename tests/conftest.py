"""Fixtures that several folders of tests share."""

from __future__ import annotations

from importlib import import_module

import pytest

from fake_site import GENERATOR, write_fake_site

if GENERATOR == "properdocs":
    # Before anything else imports MkDocs: from here on that name is ProperDocs in this process.
    import_module("properdocs.replacement")


@pytest.fixture
def fake_site(tmp_path):
    """Write a fake site below `tmp_path`."""

    def write(languages=("da", "en"), pages=None, **options):
        return write_fake_site(tmp_path / "project", languages, pages, **options)

    return write
