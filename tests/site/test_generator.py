"""The program that CI asks for is the one that runs the tests."""

from __future__ import annotations

import mkdocs.commands.build

from fake_site import GENERATOR


def test_mkdocs_is_the_program_of_this_run():
    assert mkdocs.commands.build.build.__module__ == f"{GENERATOR}.commands.build"
