"""``python -m mkdocs_datamap.wording update|check``: keep the catalogues in step with the source."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mkdocs_datamap.wording.catalogue import BUILT_IN
from mkdocs_datamap.wording.extraction import check, languages, update


def main(arguments: list[str] | None = None) -> int:
    """Run one command: 0 all is well, 1 ``check`` found something, 2 it could not run."""
    parser = argparse.ArgumentParser(prog="python -m mkdocs_datamap.wording", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    updating = commands.add_parser("update", help="add the phrases that are used, remove the others, sort")
    updating.add_argument("languages", nargs="*", metavar="LANGUAGE", help="by default all that are there")
    checking = commands.add_parser("check", help="list what is missing, left over, empty or different")
    for command in (updating, checking):
        command.add_argument("--directory", type=Path, default=BUILT_IN, help="by default the built-in ones")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.command == "update":
            for language in chosen.languages or languages(chosen.directory):
                sys.stdout.write(f"{update(language, chosen.directory)}\n")
            return 0
        findings = check(chosen.directory)
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for finding in findings:
        where = f"{finding.location.path}:{finding.location.line}"
        sys.stdout.write(f"{where}: {finding.rule} {finding.message} {finding.remedy}\n")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())
