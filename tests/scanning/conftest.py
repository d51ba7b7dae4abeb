"""One scan of the planted site, and the inventory of its shop, for all tests of this folder."""

from __future__ import annotations

import fcntl
import json

import pytest
from planted_inventory import write_shop
from planted_scan import scanned

from mkdocs_datamap.scanning.readers import own, read_scan

BUTTONS = {"accepted": ("#accept",), "refused": ("#more", "#refuse")}


@pytest.fixture(scope="session")
def scan_file(tmp_path_factory, worker_id):
    """The file of a scan of the planted site, made once for all workers of a run."""
    own_folder = tmp_path_factory.getbasetemp()
    folder = own_folder if worker_id == "master" else own_folder.parent
    file = folder / "planted-scan.json"
    with file.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            limits = {"pages": 5, "pause": 0, "timeout": 20, "settle": 1}
            done = scanned(lambda shop: (shop,), BUTTONS, limits, sitemap=False)
            file.write_text(own.written(done), encoding="utf-8")
    return file


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
