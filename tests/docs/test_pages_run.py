"""README and guide do what they show: each page is run from top to bottom on a copy of the inventory.

The copy is the working tree of a repository whose branch ``main`` has it as it was. A ``diff`` block is
applied, a ``po`` block written, a ``console`` block run and compared, a quotation looked for on the pages, a
``yaml`` block read.
"""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from documentation import GUIDE, PROJECT, name_of, pieces
from mkdocs_datamap.adapters.cli import datamap as command
from mkdocs_datamap.inventory.yaml_reader import read_yaml

TOLD = (PROJECT / "README.md", *sorted(GUIDE.glob("*.md")))
NOON = "1795780800"
"""27 November 2026, as the seconds since 1970: the guide is read on the day on which it was written."""

RUN = {"diff", "po", "console", "quotation"}
RUNNING = [page for page in TOLD if any(piece.kind in RUN for piece in pieces(page))]
LANGUAGES_OF_CODE = RUN | {"yaml", "sh", "html"}


def datamap(*arguments):
    """What the command prints. In this process: starting Python for each call would be most of the time."""
    done = CliRunner().invoke(command, arguments)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.output


@pytest.mark.parametrize("path", TOLD, ids=name_of)
def test_every_block_is_of_a_kind_that_is_tried(path):
    assert {piece.kind for piece in pieces(path)} <= LANGUAGES_OF_CODE


@pytest.mark.parametrize("path", RUNNING, ids=name_of)
def test_a_page_does_what_it_shows(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", NOON)
    shutil.copytree(PROJECT / "data_map", tmp_path / "data_map")
    for arguments in (["init", "-b", "main"], ["add", "."], ["commit", "-m", "As it was"]):
        identity = ["-c", "user.name=Test", "-c", "user.email=test@test.example"]
        subprocess.run(["git", *identity, *arguments], cwd=tmp_path, check=True, capture_output=True)
    for piece in pieces(path):
        if piece.kind in RUN:
            if piece.kind in {"diff", "po"}:
                shutil.rmtree(tmp_path / "pages", ignore_errors=True)
            DO[piece.kind](piece.body, tmp_path)


def apply(difference, project):
    target = re.search(r"^\+\+\+ b/(.+)$", difference, re.MULTILINE)[1]
    lines = [line for line in difference.splitlines() if not line.startswith(("---", "+++"))]
    before, after = (
        "".join(f"{line[1:]}\n" for line in lines if line.startswith((" ", sign))) for sign in "-+"
    )
    file = project / target
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1, f"{target} has these lines {text.count(before)} times:\n{before}"
    file.write_text(text.replace(before, after), encoding="utf-8")


def write(content, project):
    first, _, rest = content.partition("\n")
    file = project / first.removeprefix("# ")
    file.parent.mkdir(exist_ok=True)
    file.write_text(rest, encoding="utf-8")


def run(session, _):
    for call in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
        command, _, shown = call.partition("\n")
        program, *arguments = shlex.split(command)
        assert Path(program).name == "datamap"
        printed = datamap(*arguments)
        assert shown.strip() in printed, f"{command} printed:\n{printed}"


def look_for(words, project):
    pages = project / "pages"
    printed = "" if pages.exists() else datamap("render", "--out", "pages")
    texts = [" ".join(page.read_text(encoding="utf-8").split()) for page in pages.rglob("*.md")]
    assert any(words in text for text in texts), printed or words


DO = {"diff": apply, "po": write, "console": run, "quotation": look_for}


def test_the_readme_shows_the_whole_way_of_a_fact():
    assert [piece.kind for piece in pieces(PROJECT / "README.md")] == [
        "sh", "diff", "quotation", "quotation", "diff", "console",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "yaml"),
    [(page, piece.body) for page in TOLD for piece in pieces(page) if piece.kind == "yaml"],
    ids=lambda value: name_of(value) if isinstance(value, Path) else "",
)
def test_yaml_that_is_shown_can_be_read(path, yaml, tmp_path):
    if path.name == "mkdocs.md":  # an mkdocs.yml, and front matter between lines of hyphens
        yaml = re.sub(r"^---$\n?", "", yaml, flags=re.MULTILINE)
    file = tmp_path / "shown.yml"
    file.write_text(yaml + ("shown: true\n" if yaml.startswith("#") else ""), encoding="utf-8")
    read, faults = read_yaml(file)
    assert faults == ()
    assert read is not None
