"""The example with something hostile at the end of every text that its owner writes."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING
from zlib import crc32

import yaml
from built_sites import MAP_PAGES, REAL_PAGES, RELEASED_PAGES, BuiltSite, mkdocs_build, real

from mkdocs_datamap.adapters.example_project import copy_example

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "[x](javascript:alert(3))",
    "{{ 7*7 }} {% raw %}",
    "a]]>b--><!--c",
    "**b** _i_ `c` ~~s~~ # h | d \\",
    "&lt;i&gt;&#60; &amp;",
    "'\"’“„»",
    "{: onclick=alert(4) #x .y}",
    "<svg onload=alert(5)>",
    '--8<-- "x" !!! note',
    ":material-alert: $x$ ^a^ ==m==",
)
"""What a page could take for HTML, Markdown or a template."""

NAME = 'Nordlys "><img src=x onerror=alert(6)><script>alert(7)</script> &amp; Co.'
"""What the company calls itself."""


def write_hostile_project(folder: Path) -> None:
    """Copy the example and change every text in two languages, and the company's name, below `folder`."""
    copy_example(folder)
    accepted = folder / "data_map" / "policy" / "accepted-translations.yml"
    for path in sorted((folder / "data_map").rglob("*.yml")):
        if path == accepted:
            continue
        # In a policy a curly bracket is a reference, and refused when it is none.
        fitting = [text for text in HOSTILE if path.parent.name != "policy" or "{" not in text]
        source = path.read_text(encoding="utf-8")
        for pair in reversed(list(_texts(yaml.compose(source)))):
            # The same for the same text: pages put together what says the same.
            hostile = fitting[crc32(pair[0].value.encode()) % len(fitting)]
            for scalar in reversed(pair):
                end = "\n" if scalar.style in ("|", ">") else ""
                new = json.dumps(f"{scalar.value.strip()} {hostile}", ensure_ascii=False) + end
                source = source[: scalar.start_mark.index] + new + source[scalar.end_mark.index :]
        path.write_text(source, encoding="utf-8")
    organisation = folder / "data_map" / "organisation.yml"
    named = organisation.read_text(encoding="utf-8").replace(
        "trade_name: Nordlys Cykler\n", f"trade_name: {json.dumps(NAME)}\n"
    )
    assert json.dumps(NAME) in named
    organisation.write_text(named, encoding="utf-8")
    if accepted.exists():
        command = [sys.executable, "-m", "mkdocs_datamap.adapters.cli", "accept", str(folder / "data_map")]
        subprocess.run(command, check=True, capture_output=True)


def hostile(folder: Path) -> BuiltSite:
    """The site of the hostile project; it has the pages that the example has."""
    write_hostile_project(folder)
    mkdocs_build(folder / "mkdocs.yml", folder / "site", "--strict")
    return real(folder / "site", pages=REAL_PAGES | RELEASED_PAGES)


def hostile_map(folder: Path) -> BuiltSite:
    """The map of the hostile project; it has the pages that the example's has."""
    write_hostile_project(folder)
    mkdocs_build(folder / "mkdocs.internal.yml", folder / "site-internal", "--strict")
    return BuiltSite(folder / "site-internal", ("da", "en"), MAP_PAGES, ())


def _texts(node: yaml.Node) -> Iterator[tuple[yaml.ScalarNode, ...]]:
    """Every text of a file: the scalars of a mapping by language."""
    if isinstance(node, yaml.MappingNode):
        values = [value for _, value in node.value]
        if {key.value for key, _ in node.value} == {"da", "en"} and all(
            isinstance(value, yaml.ScalarNode) for value in values
        ):
            yield tuple(values)
        else:
            for value in values:
                yield from _texts(value)
    elif isinstance(node, yaml.SequenceNode):
        for value in node.value:
            yield from _texts(value)
