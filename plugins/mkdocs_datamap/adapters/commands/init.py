"""``datamap init``: a new project from the worked example."""

from __future__ import annotations

from pathlib import Path

import click

from mkdocs_datamap.adapters.example_project import ExampleNotCopiedError, copy_example
from mkdocs_datamap.adapters.terminal import CouldNotRunError, write


@click.command()
@click.argument("target", metavar="DIR", type=click.Path(path_type=Path))
def init(target: Path) -> None:
    """Make a new project in DIR: the worked example of a fictional company that uses every feature."""
    try:
        copy_example(target)
    except ExampleNotCopiedError as error:
        raise CouldNotRunError(str(error)) from error
    data_map = (target / "data_map").as_posix()
    write(
        f"{target} holds a worked example. Edit {data_map}/, and look at it with “datamap check {data_map}”."
    )
