"""One scan of the planted site, and the inventory of its shop, for all tests of this folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from planted_inventory import write_shop
from planted_scan import once

from mkdocs_datamap.scanning.readers import read_scan

CONSENT = "accept=#accept,reject=#more then #refuse"


@pytest.fixture(scope="session")
def run_of_all(tmp_path_factory, worker_id):
    """The scan of the planted site in three passes, by links."""
    options = ("--pages", "5", "--timeout", "20", "--consent", CONSENT)
    return once(tmp_path_factory, worker_id, "planted", lambda site: (site.address, *options))


@pytest.fixture(scope="session")
def troubled(tmp_path_factory, worker_id):
    """A scan, by the sitemap, of pages slow, blocked and not there, broken off in its second visit."""
    options = ("--sitemap", "--pages", "6", "--timeout", "2", "--consent", "reject=#nowhere")
    return once(
        tmp_path_factory,
        worker_id,
        "troubled",
        lambda site: (site.address, f"{site.address}slow", f"{site.address}blocked", site.closed, *options),
        interrupt=("shop.localhost/hidden", 2),
    )


@pytest.fixture(scope="session")
def scan_file(run_of_all):
    return Path(run_of_all.file)


@pytest.fixture(scope="session")
def scan(scan_file):
    return read_scan(scan_file)


@pytest.fixture
def shop(tmp_path):
    """Write the shop's inventory, with other facts of some cookies."""
    return lambda **changes: write_shop(tmp_path / "data_map", **changes)


@pytest.fixture
def write_scan(tmp_path):
    """Write a scan in our format from its passes: choice → what was stored and which hosts were asked."""

    def write(passes, **facts):
        file = tmp_path / "scan.json"
        made = [{"choice": choice, **content} for choice, content in passes.items()]
        content = {
            "format": "datamap-scan", "version": 1, "tool": "test", "started": "2026-11-20T10:00:00Z",
            "site": "https://www.nordlys.example/", "passes": made, **facts,
        }  # fmt: skip
        file.write_text(json.dumps(content), encoding="utf-8")
        return file

    return write
