"""What the commands share of the terminal: arguments, errors, colour, and output that never breaks."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

COULD_NOT_RUN = 2
"""Exit code when a command could not do its work; 1 means that it did, and found something."""

READER_GONE = 141
"""Exit code when the reader of a pipe went away: what a shell reports for SIGPIPE, and no verdict."""


class CouldNotRunError(click.ClickException):
    """Why the command could not do its work, and what to do about it, in sentences."""

    exit_code = COULD_NOT_RUN


def _existing_folder(_ctx: click.Context, _param: click.Parameter, folder: Path | None) -> Path | None:
    """The folder; fails, with what to do about it, when the path leads to none."""
    if folder is None:
        return None
    try:
        is_folder, exists = folder.is_dir(), folder.exists()
    except OSError as error:
        raise click.BadParameter(f"“{folder}” cannot be read: {error.strerror or error}.") from error
    if is_folder:
        return folder
    raise click.BadParameter(
        f"“{folder}” {'is a file, not a folder' if exists else 'is not there'}. "
        "Name the folder of the inventory, or make a worked example with “datamap init DIR”."
    )


data_map_argument = click.argument(
    "data_map", type=click.Path(path_type=Path), default="data_map", callback=_existing_folder
)
"""The inventory's folder, ``data_map`` unless another one is named."""

data_map_option = click.option(
    "--data-map",
    type=click.Path(path_type=Path),
    callback=_existing_folder,
    help="The inventory’s folder.  [default: data_map, if it is there]",
)
"""The same for commands that can do without an inventory; None when none is named."""


def write(text: str) -> None:
    """Print to standard output. A reader that went away (``| head``) ends the program without a word."""
    try:
        click.echo(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more when it ends, and would complain then.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(READER_GONE) from None


def write_in_utf_8(*streams: TextIO) -> None:
    """Let streams write UTF-8, whatever the machine's locale: findings quote Danish text.

    The name of a file that is no text in that locale comes out as the bytes that were typed.
    """
    for stream in streams:
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="surrogateescape")


def wants_colour(stream: TextIO, environment: Mapping[str, str] = os.environ) -> bool:
    """Whether to colour what is written to a stream: on a terminal, unless NO_COLOR is set (no-color.org)."""
    if environment.get("NO_COLOR") or environment.get("TERM") == "dumb":
        return False
    return stream.isatty()
