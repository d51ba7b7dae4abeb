"""Prints the oldest version of each runtime dependency that pyproject.toml allows, as constraints for pip.

The list is made and not kept, so that the leg on minimum versions always tries what is promised.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

PROJECT = Path(__file__).parents[1] / "pyproject.toml"
REQUIREMENT = re.compile(r"(?P<name>[\w.-]+)>=(?P<oldest>[0-9][0-9.]*)(,(<|!=)[0-9.*]+)*")


def oldest(requirements: list[str]) -> list[str]:
    """``name==version`` for each; raises ValueError for a requirement that promises no oldest version."""
    found = [(written, REQUIREMENT.fullmatch(written)) for written in requirements]
    if vague := [written for written, match in found if match is None]:
        raise ValueError(f"Write each dependency as name>=oldest; these are not: {', '.join(vague)}")
    return [f"{match['name']}=={match['oldest']}" for _, match in found if match]


if __name__ == "__main__":
    print("\n".join(oldest(tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"])))
