"""Findings as text: in the error that ends a build, and on the page that a preview shows instead."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.source_lines import SourceLines
from mkdocs_datamap.render.site import Site, SitePage
from mkdocs_datamap.rules.formats import as_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mkdocs_datamap.inventory.diagnostics import Diagnostic


def one_line(diagnostic: Diagnostic) -> str:
    """The finding on one line: place, severity, rule, what is wrong and what would be right."""
    return (
        f"{diagnostic.location}: {diagnostic.severity.value} {diagnostic.rule}: "
        f"{diagnostic.message} {diagnostic.remedy}".rstrip()
    )


def failure(errors: Sequence[Diagnostic], collisions: Sequence[str]) -> str:
    """Why there is no site: every error with its line and a caret, and what is in the way of the pages.

    I/O: reads the lines that the errors point into.
    """
    found = [as_text(errors, read_line=SourceLines())] if errors else []
    return "\n\n".join(("The site was not built.", *collisions, *found))


def error_site(report: str, paths: Iterable[str]) -> Site:
    """A site whose every page is the report: what a preview shows until the inventory is mended."""
    escaped = html.escape(report).replace("\n", "&#10;")
    body = f'<pre class="datamap-report"><code>{escaped}</code></pre>'
    return Site(
        languages=("en",),
        pages=tuple(
            SitePage(
                key=f"error-{number}",
                language="en",
                path=path,
                title="The inventory has errors",
                description="",
                body=body,
                entry="",
            )
            for number, path in enumerate(dict.fromkeys(("", *paths)))
        ),
        assets=(),
    )
