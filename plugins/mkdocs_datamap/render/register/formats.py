"""The formats of the register, by name: what writes each, and what its file is called."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_datamap.render.register.csv_files import to_csv
from mkdocs_datamap.render.register.json_file import to_json
from mkdocs_datamap.render.register.markdown import to_markdown
from mkdocs_datamap.render.register.xlsx import to_xlsx

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_datamap.render.register.spoken import SpokenRegister


class Format(NamedTuple):
    """A format: what writes it, and what ends the name of its file. ``text`` can go to a terminal."""

    write: Callable[[SpokenRegister], bytes]
    ending: str
    text: bool


FORMATS: Mapping[str, Format] = {
    "xlsx": Format(to_xlsx, "xlsx", text=False),
    "csv": Format(to_csv, "csv.zip", text=False),
    "json": Format(to_json, "json", text=True),
    "md": Format(to_markdown, "md", text=True),
}


def file_name(language: str, form: str) -> str:
    """The name of a register's file: ``register.da.xlsx``."""
    return f"register.{language}.{FORMATS[form].ending}"
