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


FIRST = (
    "browser/test_axe.py",
    "browser/test_internal_map.py",
    "rules/test_mutations.py",
    "adapters/test_build.py",
    "scanning",
    "browser",
    "documents/test_provenance_of_every_fact.py",
    "internal/test_impact.py",
    "site",
    "publication",
    "adapters",
    "consent",
    "internal",
)
"""Files and folders that take long, the longest first: a worker takes whole files, and at the end only short
ones may be left."""


def turn(path):
    """When a file of tests has its turn."""
    name = path.relative_to(TESTS).as_posix()
    return next((place for place, part in enumerate(FIRST) if name.startswith(part)), len(FIRST))


def pytest_collection_modifyitems(items):
    """Put the tests in the order of their files' turns."""
    items.sort(key=lambda item: turn(item.path))


@pytest.fixture
def fake_site(tmp_path):
    """Write a fake site below `tmp_path`."""

    def write(languages=("da", "en"), pages=None, **options):
        return write_fake_site(tmp_path / "project", languages, pages, **options)

    return write
