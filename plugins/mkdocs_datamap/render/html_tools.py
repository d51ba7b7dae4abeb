"""What a reader filters and sorts a table with. Hidden until the script ``tables.js`` has taken it over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.render.html_text import escaped, phrase_html
from mkdocs_datamap.render.speaking import words
from mkdocs_datamap.wording.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_datamap.documents.tree import Table, Tools
    from mkdocs_datamap.render.speaking import Speaker

SHOWN, ALL, COLUMN = "%shown%", "%all%", "%column%"
"""Where the script puts the numbers of rows, and the name of a column."""


def tools_html(table: Table, tools: Tools, anchor: str, speaker: Speaker) -> str:
    """A form on one line; ``anchor`` is that of the table it belongs to.

    The fields are named as the page's address names them. The options of a choice are the words that stand in
    its column: the script reads them there.
    """
    count = escaped(words(speaker, message("tools.count", shown=SHOWN, all=ALL)))
    sort = escaped(words(speaker, message("tools.sort-by", column=COLUMN)))
    return (
        f'<form class="dm-tools" data-table="{anchor}" data-sort-by="{sort}" data-search-exclude="" hidden>'
        f"{' '.join(_fields(table, tools, speaker))} "
        f'<output data-count="{count}"></output></form>'
    )


def _fields(table: Table, tools: Tools, speaker: Speaker) -> Iterator[str]:
    yield _labelled(phrase_html(speaker, message("tools.filter")), '<input type="search" name="q">')
    for column, name in tools.choices:
        label = phrase_html(speaker, table.columns[column])
        everything = phrase_html(speaker, message("tools.all"))
        options = f'<option value="">{everything}</option>'
        yield _labelled(label, f'<select name="{name}" data-column="{column}">{options}</select>')
    title, unsorted = message("tools.sort"), message("tools.unsorted")
    order = f'<select name="sort"><option value="">{phrase_html(speaker, unsorted)}</option></select>'
    yield f'<span class="dm-sort">{_labelled(phrase_html(speaker, title), order)}</span>'


def _labelled(label: str, field: str) -> str:
    return f"<label><span>{label}</span> {field}</label>"
