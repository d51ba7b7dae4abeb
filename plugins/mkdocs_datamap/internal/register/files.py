"""What the files of a register are called, and where they stand in the internal site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

ENDINGS: Mapping[str, str] = {"xlsx": "xlsx", "csv": "csv.zip", "json": "json", "md": "md"}
"""Format → what ends the name of its file."""

FOLDER = "assets/datamap/register"
"""The folder of the site in which the files stand."""

SCHEMA_NAME = "register.schema.json"


def file_name(language: str, form: str) -> str:
    """The name of a register's file: ``register.da.xlsx``; raises KeyError for an unknown format."""
    return f"register.{language}.{ENDINGS[form]}"


def download(language: str, form: str) -> str:
    """The path of a register's file below the site's root.

    Markdown ends in ``.txt`` there: of a file that ends in ``.md`` a site generator would make a page.
    """
    name = file_name(language, form)
    return f"{FOLDER}/{name}.txt" if form == "md" else f"{FOLDER}/{name}"
