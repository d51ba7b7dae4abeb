"""Fixtures that several folders of tests share."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from fake_site import GENERATOR, write_fake_site

TESTS = Path(__file__).parent

if GENERATOR == "properdocs":
    # Before anything else imports MkDocs: from here on that name is ProperDocs in this process.
    import_module("properdocs.replacement")

TOGETHER = {
    "documents/test_provenance_of_every_fact.py",
    "internal/test_impact.py",
    "publication/test_verification.py",
    "render/test_kept_pages.py",
    "site/test_leaks.py",
    "site/test_reproducible.py",
}
"""Files whose tests share what takes long to make: one worker runs them all, so that it is made once."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark the groups before xdist reads the marks."""
    for item in items:
        file = item.path.relative_to(TESTS).as_posix()
        if file in TOGETHER:
            item.add_marker(pytest.mark.xdist_group(file))


@pytest.fixture
def fake_site(tmp_path):
    """Write a fake site below `tmp_path`."""

    def write(languages=("da", "en"), pages=None, **options):
        return write_fake_site(tmp_path / "project", languages, pages, **options)

    return write
