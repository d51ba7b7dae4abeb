"""``datamap explain``: what a rule means and how to satisfy it."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_datamap.adapters.commands.check import rule_id
from mkdocs_datamap.adapters.terminal import CouldNotRunError, write
from mkdocs_datamap.rules.catalogue import catalogue_index, catalogue_pages
from mkdocs_datamap.rules.registry import RULES


@click.command()
@click.argument("rule", required=False)
@click.option("--all", "every", is_flag=True, help="List all rules, in Markdown.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="Write the pages of all rules, in Markdown, into this folder.",
)
def explain(rule: str | None, every: bool, out: Path | None) -> None:  # noqa: FBT001 (click calls it by name)
    """Explain RULE, such as DM013: what it asks for, why, and an example."""
    if [rule is not None, every, out is not None].count(True) != 1:
        raise click.UsageError(
            "Name a rule, such as DM013, or list all with --all, or write them with --out DIR."
        )
    if rule is not None:
        _explain(rule)
    elif out is not None:
        _write(out)
    else:
        write(catalogue_index().removesuffix("\n"))


def _explain(rule: str) -> None:
    found = RULES[rule_id(rule)]
    facts = f"{found.id} ({found.severity.value})" + (f", {found.article}" if found.article else "")
    write(
        f"{facts}\n{found.title}.\n\n{click.wrap_text(found.why, 90)}\n\n"
        f"Not like this:\n\n{_indented(found.before)}\n\nBut like this:\n\n{_indented(found.after)}"
    )


def _write(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, page in catalogue_pages().items():
            # Without translation of line ends: the same bytes on every machine.
            (out / name).write_bytes(page.encode())
    except OSError as error:
        raise CouldNotRunError(
            f"{error.filename or out} cannot be written: {error.strerror or error}. "
            "Name a folder in a place where you may write."
        ) from error


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
