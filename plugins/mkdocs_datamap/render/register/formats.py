"""The formats of the register by name, and the files that the internal site offers."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mkdocs_datamap.internal.register.files import FOLDER, SCHEMA_NAME, download
from mkdocs_datamap.render.register.csv_files import to_csv
from mkdocs_datamap.render.register.json_file import to_json
from mkdocs_datamap.render.register.json_schema import serialised
from mkdocs_datamap.render.register.markdown import to_markdown
from mkdocs_datamap.render.register.spoken import spoken_register
from mkdocs_datamap.render.register.xlsx import to_xlsx
from mkdocs_datamap.render.site import Asset

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mkdocs_datamap.internal.register.table import Register
    from mkdocs_datamap.render.register.spoken import SpokenRegister
    from mkdocs_datamap.wording.voice import Voice


class Format(NamedTuple):
    """A format: what writes it, and whether it is text, which can go to a terminal."""

    write: Callable[[SpokenRegister], bytes]
    text: bool


FORMATS: Mapping[str, Format] = {
    "xlsx": Format(to_xlsx, text=False),
    "csv": Format(to_csv, text=False),
    "json": Format(to_json, text=True),
    "md": Format(to_markdown, text=True),
}


def files(register: Register, voices: Iterable[Voice]) -> Iterator[Asset]:
    """The register in every format and language, and the schema of its JSON, for the internal site."""
    for voice in voices:
        spoken = spoken_register(register, voice)
        for form, writer in FORMATS.items():
            yield Asset(download(voice.language, form), writer.write(spoken))
    yield Asset(f"{FOLDER}/{SCHEMA_NAME}", serialised().encode("utf-8"))
