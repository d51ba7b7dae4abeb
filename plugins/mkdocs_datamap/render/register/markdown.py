"""The register as Markdown to be read in a diff: a heading for each row, a line for each thing it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.render.markdown_text import escaped, heading_end, line_start
from mkdocs_datamap.render.register.cells import heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.render.register.spoken import (
        SpokenColumn,
        SpokenItem,
        SpokenLine,
        SpokenRegister,
        SpokenSheet,
    )


def to_markdown(register: SpokenRegister) -> bytes:
    """The register as CommonMark, ending in a line break. Days are ISO 8601."""
    return ("\n\n".join(_parts(register)) + "\n").encode("utf-8")


def _parts(register: SpokenRegister) -> Iterator[str]:
    yield f"# {_title(register.title)}"
    yield "\n".join(f"- **{escaped(term)}:** {escaped(said)}" for term, said in register.statements)
    for sheet in register.sheets:
        yield from _sheet(sheet)


def _sheet(sheet: SpokenSheet) -> Iterator[str]:
    yield f"## {_title(sheet.title)}"
    yield line_start(escaped(sheet.note))
    official = dict.fromkeys(
        f"- {escaped(f'{column.law}: {column.official}')}" for column in sheet.columns if column.official
    )
    if official:
        yield "\n".join(official)
    for line in sheet.lines:
        title = " · ".join(_called(sheet, line)) or line.entry
        yield f"### {_title(title)}"
        lines = [
            *((f"- `{line.entry}`",) if line.entry else ()),
            *(
                said
                for column, cell in list(zip(sheet.columns, line.cells, strict=True))[1:]
                for said in _cell(column, cell)
            ),
        ]
        yield "\n".join(lines)


def _called(sheet: SpokenSheet, line: SpokenLine) -> Iterator[str]:
    """What people call a row by: what its first cell says, and the purpose of an activity."""
    for number, (column, cell) in enumerate(zip(sheet.columns, line.cells, strict=True)):
        if cell and (number == 0 or (column.id == "purpose" and cell[0].kind == "entry")):
            yield cell[0].text


def _cell(column: SpokenColumn, cell: tuple[SpokenItem, ...]) -> Iterator[str]:
    """A line, or one for each thing that the cell says; nothing where it says nothing."""
    term = f"- **{escaped(heading(column))}:**"
    if len(cell) == 1:
        yield f"{term} {_item(cell[0])}"
    elif cell:
        yield term
        yield from (f"  - {line_start(_item(item))}" for item in cell)


def _item(item: SpokenItem) -> str:
    return item.day.isoformat() if item.day else escaped(item.text)


def _title(text: str) -> str:
    return heading_end(line_start(escaped(text)))
