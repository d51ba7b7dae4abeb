"""The commands and options that the documentation names exist, and those that exist are documented."""

from __future__ import annotations

import re
import shlex

import click
import pytest

from documentation import GUIDE, PAGES, PROJECT, name_of, pieces, text_of
from mkdocs_datamap.adapters.cli import COMMANDS, datamap

COMMANDS_PAGE = text_of(GUIDE / "commands.md")
SECTIONS = dict(
    re.findall(r"^## `datamap ([\w-]+)[^`]*`\n(.*?)(?=^## )", COMMANDS_PAGE, re.MULTILINE | re.DOTALL)
)
MAKEFILE = text_of(PROJECT / "Makefile")
TARGETS = set(re.findall(r"^([a-z-]+):", MAKEFILE, re.MULTILINE))


def command_lines():
    """Every line of every page that calls the command, with the page."""
    for page in PAGES:
        for piece in pieces(page):
            if piece.kind in {"sh", "console"}:
                for line in piece.body.splitlines():
                    words = shlex.split(line.removeprefix("$ ").partition("#")[0]) if _is_call(line) else []
                    if words and words[0].endswith("datamap"):
                        yield pytest.param(words[1:], id=f"{name_of(page)}: {line}")


def parameters(command):
    """The options and arguments of a command; of a group, those of all its commands."""
    if isinstance(command, click.Group):
        return [each for part in command.commands.values() for each in parameters(part)]
    return command.params


def _is_call(line):
    return line.removeprefix("$ ").startswith(("datamap ", ".venv/bin/datamap "))


@pytest.mark.parametrize("words", list(command_lines()))
def test_a_command_line_that_is_shown_can_be_called(words, monkeypatch):
    name, *arguments = words
    command = datamap.commands[name]
    while isinstance(command, click.Group):
        name, *arguments = arguments
        command = command.commands[name]
    # Parses options and arguments without running anything; an inventory need not be there.
    for parameter in command.params:
        monkeypatch.setattr(parameter, "callback", None)
    with command.make_context(name, list(arguments)) as context:
        assert context.params


def test_every_command_has_a_section_with_all_its_options():
    assert {command.name for command in COMMANDS} == SECTIONS.keys()
    for command in COMMANDS:
        section = SECTIONS[command.name]
        for option in (parameter for parameter in parameters(command) if isinstance(parameter, click.Option)):
            written = next(name for name in option.opts if name.startswith("--"))
            assert f"| `{written}" in section, f"{command.name} {written}"
            if isinstance(option.type, click.Choice):
                for choice in option.type.choices:
                    assert f"| `{written} {choice}`" in section


def test_every_option_that_is_documented_exists():
    for name, section in SECTIONS.items():
        there = {written for parameter in parameters(datamap.commands[name]) for written in parameter.opts}
        assert set(re.findall(r"^\| `(--[\w-]+)", section, re.MULTILINE)) <= there


def test_every_make_target_with_a_description_is_documented():
    described = set(re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE)) - {"help"}
    documented = set(re.findall(r"^\| `make ([a-z-]+)`", COMMANDS_PAGE, re.MULTILINE))
    assert documented == described


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_every_make_target_that_is_named_exists(path):
    code = re.findall(r"`([^`]+)`", text_of(path)) + [piece.body for piece in pieces(path)]
    for called in (call for words in code for call in re.findall(r"(?m)^\$?\s*make ([a-z -]+)", words)):
        assert set(called.split()) - {"#"} <= TARGETS | {"help"}, called
