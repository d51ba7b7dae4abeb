"""``datamap check``: the verdict on an inventory, as text or for other programs."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import replace
from difflib import get_close_matches
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mkdocs_datamap.adapters.dates import today
from mkdocs_datamap.adapters.revisions import RevisionNotReadError, UnknownRevisionError, inventory_at
from mkdocs_datamap.adapters.terminal import CouldNotRunError, data_map_argument, wants_colour, write
from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.inventory.source_lines import SourceLines
from mkdocs_datamap.rules.formats import as_github, as_json, as_sarif, as_text
from mkdocs_datamap.rules.identity import new_since
from mkdocs_datamap.rules.registry import RULES
from mkdocs_datamap.rules.verdict import judge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_datamap.inventory.diagnostics import Diagnostic


def rule_id(written: str) -> str:
    """The id of a rule, written in capitals or not; fails with the nearest one when there is no such rule."""
    identifier = written.strip().upper()
    if identifier in RULES:
        return identifier
    near = get_close_matches(identifier, RULES, n=1)
    remedy = f"Did you mean {near[0]}?" if near else "“datamap explain --all” lists them all."
    raise click.BadParameter(f"There is no rule “{written}”. {remedy}")


def _rule_ids(_ctx: click.Context, _param: click.Parameter, written: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(rule_id, written))


@click.command()
@data_map_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="For people, for other programs, for code scanning, or as annotations on a pull request.",
)
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.option(
    "--select",
    metavar="RULE",
    callback=_rule_ids,
    multiple=True,
    help="Look at this rule only. May be repeated.",
)
@click.option(
    "--ignore",
    metavar="RULE",
    callback=_rule_ids,
    multiple=True,
    help="Leave this rule out. May be repeated.",
)
@click.option("--notes", is_flag=True, help="List notes too: open questions, and words to look at again.")
@click.option(
    "--since",
    metavar="REVISION",
    help="List, besides what fails, only what the inventory did not have at this revision of git.",
)
def check(  # noqa: PLR0917 (click calls it by name)
    data_map: Path,
    form: str,
    notes: bool,  # noqa: FBT001 (the same)
    strict: bool,  # noqa: FBT001 (click calls it by name)
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    since: str | None,
) -> None:
    """Check the inventory in DATA_MAP.

    Exit code 0: nothing to mend; 1: there are errors (with --strict, or warnings); 2: it could not run.
    """
    try:
        diagnostics = judge(data_map, today()).diagnostics
    except OSError as error:
        raise CouldNotRunError(
            f"{error.filename or data_map} cannot be read: {error.strerror or error}."
        ) from error
    kept = [
        found for found in diagnostics if found.rule not in ignore and (found.rule in select or not select)
    ]
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    listed = kept
    if since is not None:
        new = set(new_since(kept, _before(since, data_map)))
        listed = [found for found in kept if found in new or found.severity in failing]
    report = _report(listed, form, notes=notes or bool(select) or since is not None)
    if report:
        write(report)
    if any(found.severity in failing for found in kept):
        raise SystemExit(1)


def _before(revision: str, data_map: Path) -> list[Diagnostic]:
    """The findings on the inventory at a revision, by today's law, as if it stood in its folder of today."""
    try:
        with tempfile.TemporaryDirectory(prefix="datamap-") as aside:
            folder = inventory_at(revision, data_map, Path(aside))
            found = judge(folder, today()).diagnostics
    except UnknownRevisionError as error:
        raise click.BadParameter(f"“{revision}”: {error}", param_hint="--since") from error
    except RevisionNotReadError as error:
        raise CouldNotRunError(str(error)) from error
    return [
        replace(each, location=replace(each.location, path=data_map / each.location.path.relative_to(folder)))
        if each.location.path.is_relative_to(folder)
        else each
        for each in found
    ]


def _report(diagnostics: Sequence[Diagnostic], form: str, *, notes: bool) -> str:
    match form:
        case "json":
            return as_json(diagnostics)
        case "sarif":
            return as_sarif(diagnostics, version=version("mkdocs-datamap"), rules=RULES)
        case "github":
            return as_github(diagnostics)
        case _:
            text = as_text(diagnostics, read_line=SourceLines(), colour=wants_colour(sys.stdout), notes=notes)
            unlisted = not notes and any(found.severity is Severity.NOTE for found in diagnostics)
            return f"{text} (--notes lists the notes)" if unlisted else text
