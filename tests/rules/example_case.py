"""The example company with one thing changed, as the rules' tests need it."""

from __future__ import annotations

import datetime as dt
import shutil
from copy import deepcopy
from functools import cache
from pathlib import Path

import yaml

import mkdocs_datamap
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.inventory.yaml_reader import read_yaml
from mkdocs_datamap.rules.check import Case
from mkdocs_datamap.wording.catalogue import load_catalogue

EXAMPLE = Path(mkdocs_datamap.__file__).parent / "example" / "data_map"
ON = dt.date(2026, 11, 22)
GONE = object()
"""In place of a value: take the key away."""


def changed(folder: Path, file: str, path: tuple[str | int, ...], value: object) -> Path:
    """A copy of the example in ``folder`` whose ``file`` has another value at ``path``, or none."""
    copy = folder / "data_map"
    if not copy.exists():
        shutil.copytree(EXAMPLE, copy)
    read, _ = read_yaml(copy / file)
    assert read is not None
    content = deepcopy(read.value)
    if path:
        *way, last = path
        place = content
        for step in way:
            place = place[step]
        if value is GONE:
            del place[last]
        else:
            place[last] = value
    else:
        content = value
    (copy / file).write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return copy


def case_of(folder: Path, on: dt.date = ON) -> Case:
    """The case that an inventory without errors makes."""
    inventory, diagnostics = read_inventory(folder)
    assert inventory is not None, diagnostics
    catalogues = {code: load_catalogue(code, None)[0] for code in inventory.organisation.languages}
    return Case(inventory, catalogues, on)


@cache
def example_case() -> Case:
    """The example company as it is."""
    return case_of(EXAMPLE)
