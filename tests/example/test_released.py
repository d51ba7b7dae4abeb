"""The example company has released what it says: else its own check would warn whoever tries it.

``UPDATE_GOLDEN=1 pytest tests/example/test_released.py`` keeps its last version anew: nobody read it.
"""

from __future__ import annotations

import os
from pathlib import Path

import mkdocs_datamap
from built_documents import built_once
from mkdocs_datamap.changes.compare import compare
from mkdocs_datamap.changes.facts import facts
from mkdocs_datamap.changes.kept_versions import read_kept_versions, version_folder
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.render.release import kept_version

EXAMPLE = Path(mkdocs_datamap.__file__).parent / "example" / "data_map"


def keep_anew(entry):
    site = built_once("example")
    version = kept_version(site)
    for name, content in version.files.items():
        (version_folder(EXAMPLE, entry.version) / name).write_bytes(content)
    file = EXAMPLE / "policy" / "versions.yml"
    file.write_text(file.read_text("utf-8").replace(entry.kept, version.digest), "utf-8")


def test_nothing_material_changed_since_the_last_version():
    inventory, _ = read_inventory(EXAMPLE)
    last = inventory.released[-1]
    if os.environ.get("UPDATE_GOLDEN"):
        keep_anew(last)
    site = built_once("example")
    before = read_kept_versions(EXAMPLE)[last.version].edition.facts
    after, _ = facts(site.inventory, site.on)

    changed = [change for change in compare(before, after) if change.material]
    assert changed == [], "Run “make golden”, and review what the example says now."


def test_the_versions_hold_no_fact_that_is_internal():
    """Each file was made of the public projection; the role that owns a thing is in none."""
    inventory, _ = read_inventory(EXAMPLE)
    roles = {f'"{role}"' for role in inventory.organisation.roles}
    for version in read_kept_versions(EXAMPLE).values():
        for name, content in version.files.items():
            text = content.decode("utf-8")
            assert not {role for role in roles if role in text}, name
