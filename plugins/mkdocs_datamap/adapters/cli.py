"""The command ``datamap``: each command is one function in a file of ``commands/``."""

from __future__ import annotations

import sys

import click

from mkdocs_datamap.adapters.commands.accept import accept
from mkdocs_datamap.adapters.commands.check import check
from mkdocs_datamap.adapters.commands.consent import consent
from mkdocs_datamap.adapters.commands.cookies import cookies
from mkdocs_datamap.adapters.commands.diff import diff
from mkdocs_datamap.adapters.commands.explain import explain
from mkdocs_datamap.adapters.commands.impact import impact
from mkdocs_datamap.adapters.commands.init import init
from mkdocs_datamap.adapters.commands.register import register
from mkdocs_datamap.adapters.commands.release import release
from mkdocs_datamap.adapters.commands.render import render
from mkdocs_datamap.adapters.commands.scan import scan
from mkdocs_datamap.adapters.commands.schema import schema
from mkdocs_datamap.adapters.commands.trace import trace
from mkdocs_datamap.adapters.commands.verify_site import verify_site
from mkdocs_datamap.adapters.terminal import write_in_utf_8

COMMANDS = (
    accept,
    check,
    consent,
    cookies,
    diff,
    explain,
    impact,
    init,
    register,
    release,
    render,
    scan,
    schema,
    trace,
    verify_site,
)
"""Every command. A new one is entered here."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mkdocs-datamap", prog_name="datamap")
def datamap() -> None:
    """Privacy as code: check a processing inventory and make documents of it."""


for command in COMMANDS:
    datamap.add_command(command)


def main() -> None:
    """Run the command line; ends the process with its exit code."""
    write_in_utf_8(sys.stdout, sys.stderr)
    datamap(prog_name="datamap")
