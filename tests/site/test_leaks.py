"""No byte of a built site holds what is marked as internal in the example company."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest
from click.testing import CliRunner
from mkdocs.commands.build import build
from mkdocs.config import load_config

from canaries import CANARY, EXAMPLE, QUESTIONS, Marking, marked, raw_example
from mkdocs_datamap.adapters.cli import datamap
from mkdocs_datamap.adapters.engine import prepare
from mkdocs_datamap.adapters.mkdocs.built import BuildOptions
from mkdocs_datamap.render.release import kept_version

if TYPE_CHECKING:
    from collections.abc import Iterator

ANYWHERE = re.compile(CANARY.encode(), re.IGNORECASE)
NOT_WORDS = re.compile(r"<[^>]*>|[\s\u00ad\u200b\\-]+")
"""What may stand inside a word that a page or a drawing breaks: tags, spaces, soft hyphens."""

CATALOGUE = """\
# {canary} in a translator's comment
msgid ""
msgstr ""
"Language: {language}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"X-Owner: {canary}\\n"

# {canary}
#. {canary}
#: {canary}.py
msgid "rights.free"
msgstr "{words}"
"""
FREE = {"da": "Det koster ikke noget.", "en": "It costs nothing."}


def leaks(folder: Path) -> dict[str, set[str]]:
    """Every file below a folder in whose bytes, name or words a canary is."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        marks = set(ANYWHERE.findall(name.encode()))
        if path.is_file():
            for content in readings(path):
                marks |= set(ANYWHERE.findall(content))
        if marks:
            found[name] = {mark.decode() for mark in marks}
    return found


def readings(path: Path) -> Iterator[bytes]:
    """The file's bytes; unpacked; as text without escapes; and without what can break a word."""
    content = path.read_bytes()
    yield content
    if content.startswith(b"\x1f\x8b"):
        content = gzip.decompress(content)
        yield content
    if path.suffix in {".html", ".svg", ".xml", ".json", ".md", ".css", ".js", ".txt", ".gz"}:
        text = unquote(unescape(content.decode("utf-8")))
        yield text.encode()
        yield NOT_WORDS.sub("", text).encode()


def canary_company(ask, folder: Path) -> tuple[Path, Marking]:
    """The example's project with a canary in every internal place and in the comments of its wording."""
    project = folder / "project"
    shutil.copytree(EXAMPLE.parent, project, ignore=shutil.ignore_patterns("data_map"))
    marking = Marking(ask)
    marked(raw_example(), marking, project / "data_map")
    for language, words in FREE.items():
        path = project / "data_map" / "policy" / "wording" / f"{language}.po"
        path.parent.mkdir(exist_ok=True)
        path.write_text(CATALOGUE.format(canary=f"{CANARY}wording", language=language, words=words), "utf-8")
    return project, marking


def built(project: Path, settings: str = "mkdocs.yml") -> Path:
    """The site that MkDocs makes of a project."""
    config = load_config(str(project / settings))
    place = Path(config.site_dir)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return place


@pytest.fixture(scope="module")
def known_company(tmp_path_factory):
    """A canary company of which every fact is known, with a banner, and its public site."""
    project, marking = canary_company(QUESTIONS["all facts known"], tmp_path_factory.mktemp("known"))
    settings = project / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("audience: public\n", "audience: public\n      consent: klaro\n"),
        "utf-8",
    )
    return project, marking, built(project)


@pytest.fixture(scope="module")
def open_company(tmp_path_factory):
    """A canary company of which every other fact is an open question, and its public site."""
    project, marking = canary_company(QUESTIONS["every other fact open"], tmp_path_factory.mktemp("open"))
    return project, marking, built(project)


@pytest.fixture(params=["known", "open"])
def company(request):
    """Either of them."""
    return request.getfixturevalue(f"{request.param}_company")


def test_no_byte_of_the_built_site_holds_a_canary(company):
    project, marking, site = company
    assert len(marking.planted) > 150
    assert leaks(project / "data_map"), "there must be something to leak"
    assert len(list(site.rglob("*.html"))) >= 9
    assert leaks(site) == {}


def test_everything_that_may_stand_beside_the_pages_was_looked_at(known_company):
    _, _, site = known_company
    names = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    for name in ("privatlivspolitik.json", "embed/en/cookie-policy.html", "search/search_index.json"):
        assert name in names
    assert {name for name in names if name.startswith("assets/datamap/consent/")}
    assert {name for name in names if name.endswith(".svg")}


def test_a_site_with_the_files_of_a_banner_is_whole(known_company, monkeypatch):
    project, _, site = known_company
    monkeypatch.chdir(project)
    listed = json.loads((site / "datamap-manifest.json").read_text("utf-8"))
    assert {"embed/cookieindstillinger.html", "embed/en/cookie-settings.html"} <= set(listed["files"])
    done = CliRunner().invoke(datamap, ["verify-site", str(site)], catch_exceptions=False)
    assert done.exit_code == 0, done.output


def test_nothing_that_a_command_writes_for_the_public_holds_a_canary(known_company, tmp_path, monkeypatch):
    project, _, _ = known_company
    monkeypatch.chdir(project)
    for number, command in enumerate(
        (
            ["render", "--out", str(tmp_path / "pages")],
            ["consent", "--format", "klaro"],
            ["consent", "--format", "cookieconsent"],
        )
    ):
        done = CliRunner().invoke(datamap, command)
        assert done.exit_code == 0, done.output
        if number:  # the first one names findings to its caller, who has the inventory
            assert CANARY not in done.output
    assert (tmp_path / "pages" / "edition.json").is_file()
    assert len(list(tmp_path.rglob("*.md"))) >= 8
    assert leaks(tmp_path) == {}


def test_nothing_that_is_kept_of_a_version_holds_a_canary(known_company, tmp_path):
    project, _, _ = known_company
    site, findings = prepare(project / "data_map", BuildOptions("public", "wasm", tmp_path))
    assert site is not None, findings
    kept = tmp_path / "kept"
    kept.mkdir()
    for name, content in kept_version(site).files.items():
        (kept / name).write_bytes(content)
    assert len(list(kept.iterdir())) == 5
    assert leaks(kept) == {}


def test_the_map_for_staff_tells_every_internal_fact_and_the_public_site_none(known_company):
    project, marking, site = known_company
    internal, public = (
        "\n".join(unquote(unescape(path.read_text("utf-8"))) for path in sorted(place.rglob("*.html")))
        for place in (built(project, "mkdocs.internal.yml"), site)
    )
    assert len(marking.planted) > 200
    assert [canary for canary in marking.planted if canary in public] == []
    assert [canary for canary in marking.planted if canary not in internal] == []


def test_the_site_tells_what_is_public_all_the_same(company):
    _, _, site = company
    for name, words in (("privatlivspolitik", FREE["da"]), ("en/privacy-policy", FREE["en"])):
        assert words in (site / name / "index.html").read_text("utf-8")
    assert "Nordlys Cykler" in (site / "index.html").read_text("utf-8")


def written(project: Path, out: Path) -> Path:
    """The plain Markdown pages and the pictures of a project, in a folder."""
    site, findings = prepare(project / "data_map", BuildOptions("public", "wasm", out.with_name("cache")))
    assert site is not None, findings
    for asset in site.markdown():
        (out / asset.path).parent.mkdir(parents=True, exist_ok=True)
        (out / asset.path).write_bytes(asset.content)
    return out


@pytest.mark.parametrize("ask", QUESTIONS.values(), ids=QUESTIONS)
def test_no_page_of_plain_markdown_and_no_picture_holds_a_canary(ask, tmp_path):
    project, _ = canary_company(ask, tmp_path)
    out = written(project, tmp_path / "out")
    assert len(list(out.rglob("*.md"))) >= 8
    assert len(list(out.rglob("*.svg"))) == 4
    assert leaks(out) == {}


# The search itself


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("plain.html", f"<p>{CANARY}00001x</p>".encode()),
        ("attribute.html", f'<p title="{CANARY}00001x">'.encode()),
        ("escaped.html", b"<p>&#99;anary00001x</p>"),
        ("linked.html", b'<a href="/%63anary00001x/">'),
        ("broken.svg", b"<text><tspan>can</tspan><tspan>ary</tspan></text>"),
        ("hyphens.html", "<p>can\u00adary</p>".encode()),
        ("index.json", json.dumps({"text": f"{CANARY}00001x"}).encode()),
        ("sitemap.xml.gz", gzip.compress(f"<loc>{CANARY}00001x</loc>".encode(), mtime=0)),
        ("picture.png", b"\x89PNG\x00" + CANARY.encode() + b"\x00"),
        (f"{CANARY}00001x.css", b"a {}"),
        ("capital.js", b"CANARY00001X"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_canary_is_found_wherever_it_hides(name, content, tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / name).write_bytes(content)
    (tmp_path / "site" / "clean.html").write_bytes(b"<p>nothing</p>")
    assert set(leaks(tmp_path / "site")) == {name}


def test_a_canary_in_a_public_place_reaches_the_pages_and_is_found(tmp_path):
    project, _ = canary_company(lambda _: False, tmp_path)
    path = project / "data_map" / "processors.yml"
    said = json.dumps(dict.fromkeys(("da", "en"), f"{CANARY}public"))
    text, count = re.subn(r'"category": \{[^}]*\}', f'"category": {said}', path.read_text("utf-8"), count=1)
    assert count == 1
    path.write_text(text, "utf-8")
    found = leaks(written(project, tmp_path / "out"))
    assert {"privatlivspolitik.md", "en/privacy-policy.md", "assets/datamap/overview.da.svg"} <= found.keys()
