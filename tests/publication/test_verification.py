"""`datamap verify-site` finds each fault that is planted in a built site, and nothing in the site itself."""

from __future__ import annotations

import gzip
import json
import shutil
import sys
from dataclasses import replace

import pytest
from built_sites import mkdocs_build
from click.testing import CliRunner

from mkdocs_datamap.adapters.cli import datamap
from mkdocs_datamap.adapters.commands.verify_site import verify_site
from mkdocs_datamap.adapters.example_project import copy_example
from mkdocs_datamap.adapters.site_verification import expected, read_site, settings_of
from mkdocs_datamap.publication.content_policy import guarded
from mkdocs_datamap.publication.manifest import FILE, Manifest, sha256
from mkdocs_datamap.publication.verification.built import BuiltSite
from mkdocs_datamap.publication.verification.fault import REMEDIES
from mkdocs_datamap.publication.verification.report import verify

POLICY, ENGLISH = "privatlivspolitik/index.html", "en/privacy-policy/index.html"
DRAWING = "assets/datamap/overview.da.svg"
NAME = "Nieuwe Start Voorbeeld B.V."  # a processor of the example that is not disclosed


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """The worked example, built as its owner builds it."""
    folder = tmp_path_factory.mktemp("example") / "project"
    copy_example(folder)
    mkdocs_build(folder / "mkdocs.yml", folder / "site", "--strict")
    return folder


@pytest.fixture(scope="module")
def wanted(project, whole):
    found, errors = expected(project / "data_map", "public", project / ".cache/datamap", settings_of(whole))
    assert errors == ()
    return found


@pytest.fixture(scope="module")
def whole(project):
    return read_site(project / "site")


def sealed(files):
    """The files with a manifest that fits them, so that only what is wrong beside it is found."""
    manifest = Manifest.from_json(files[FILE].decode())
    listed = {name: sha256(content) for name, content in files.items() if name != FILE}
    return {**files, FILE: replace(manifest, files=listed).to_json().encode()}


def replaced(name, before, after):
    """A change of one file: the first occurrence of some words, and the page's policy fitted to it."""

    def change(files):
        text = files[name].decode()
        assert before in text
        text = text.replace(before, after, 1)
        return {**files, name: (guarded(text) if name.endswith(".html") else text).encode()}

    return change


def added(name, content):
    return lambda files: {**files, name: content.encode() if isinstance(content, str) else content}


def without(*names):
    return lambda files: {name: content for name, content in files.items() if name not in names}


def in_manifest(**changed):
    def change(files):
        manifest = replace(Manifest.from_json(files[FILE].decode()), **changed)
        return {**files, FILE: manifest.to_json().encode()}

    return change


def at_the_end(name, more):
    """What stands at the end of the text of a page, or of a drawing."""
    end = "</article>" if name.endswith(".html") else "</svg>"
    return replaced(name, end, more + end)


def in_the_head(name, more):
    return replaced(name, "</head>", f"{more}</head>")


def findings(whole, wanted, change, *, seal=True):
    files = change(dict(whole.files))
    site = BuiltSite(whole.folder, sealed(files) if seal else files)
    # Files that are the same are read once for all tests.
    same = {name for name, content in site.files.items() if whole.files.get(name) == content}
    fresh = BuiltSite(whole.folder, {name: each for name, each in site.files.items() if name not in same})
    known = {name: reading for name, reading in whole.readings.items() if name in same}
    site.__dict__["readings"] = dict(sorted({**known, **fresh.readings}.items()))
    return [
        (each.rule, each.location.path.relative_to(whole.folder).as_posix(), each.location.line)
        for each in verify(site, wanted)
    ]


def test_the_site_as_it_was_built_is_whole(whole, wanted):
    assert len(whole.pages) >= 11
    assert len(wanted.internal.words) > 50
    assert verify(whole, wanted) == ()


PAGE_FAULTS = [
    ("anchor-missing", "index.html", replaced("index.html", ' id="who-more"', "")),
    ("broken-link", POLICY, at_the_end(POLICY, '<a href="../nowhere/">x</a>')),
    ("broken-anchor", POLICY, at_the_end(POLICY, '<a href="../cookiepolitik/#nowhere">x</a>')),
    ("broken-link", "sitemap.xml", replaced("sitemap.xml", "/en/cookie-policy/</loc>", "/en/cookies/</loc>")),
    ("hreflang", ENGLISH, replaced(POLICY, 'hreflang="en" href="https', 'data-was="en" href="https')),
    ("hreflang", POLICY, replaced(POLICY, 'hreflang="en" lang', 'hreflang="de" lang')),
    ("from-elsewhere", POLICY, at_the_end(POLICY, '<img alt="" src="https://cdn.example/x.png">')),
    ("from-elsewhere", POLICY, at_the_end(POLICY, '<img alt="" srcset="a.png, //cdn.example/x 2x">')),
    ("from-elsewhere", POLICY, in_the_head(POLICY, '<link rel=preload href="//cdn.example/f">')),
    ("from-elsewhere", POLICY, at_the_end(POLICY, '<i style="background:url(//cdn.example/x)">i</i>')),
    ("from-elsewhere", POLICY, at_the_end(POLICY, '<script>fetch("https://cdn.example/")</script>')),
    ("from-elsewhere", POLICY, in_the_head(POLICY, "<style>@import 'https://cdn.example/x'</style>")),
    ("from-elsewhere", DRAWING, at_the_end(DRAWING, '<image href="https://cdn.example/x.png"/>')),
    ("from-elsewhere", "own.js", added("own.js", "import('https://cdn.example/x.js')")),
    ("from-elsewhere", "own.css", added("own.css", "a {}\n@font-face {src: url('https://cdn.example/f')}")),
    ("leftover", POLICY, at_the_end(POLICY, "<p>Kontakt {email}.</p>")),
    ("leftover", POLICY, at_the_end(POLICY, "<p>TODO</p>")),
    ("leftover", POLICY, at_the_end(POLICY, "<p>todo: find det</p>")),
    ("leftover", POLICY, at_the_end(POLICY, "<p>rights.free</p>")),
    ("leftover", DRAWING, at_the_end(DRAWING, "<text>{name}</text>")),
    ("empty-section", POLICY, at_the_end(POLICY, '<h2 id="x">Intet<a href="#x">¶</a></h2><p> </p>')),
    ("empty-section", POLICY, at_the_end(POLICY, "<h3>Intet</h3><h2>Noget</h2><p>Her.</p>")),
    ("internal-fact", POLICY, at_the_end(POLICY, f"<p>{NAME}</p>")),
    ("internal-fact", POLICY, at_the_end(POLICY, "<p title='nieuwe start&#32;voorbeeld b.v.'>x</p>")),
    ("internal-fact", POLICY, at_the_end(POLICY, "<!-- Nieuwe\nStart Voorbeeld B.V. -->")),
    ("internal-fact", DRAWING, at_the_end(DRAWING, "<text>Nieuwe<tspan>Start Voor</tspan>beeld B.V.</text>")),
    ("internal-fact", "x.json", added("x.json", json.dumps({"who": NAME}))),
    ("internal-fact", "x.bin", added("x.bin", b"\xff\x00" + NAME.encode() + b"\x00")),
    ("internal-fact", "x.gz", added("x.gz", gzip.compress(NAME.encode(), mtime=0))),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "file", "change"), PAGE_FAULTS, ids=[f"{n} {fault[0]}" for n, fault in enumerate(PAGE_FAULTS)]
)
def test_a_fault_in_a_page_is_found_where_it_is(whole, wanted, rule, file, change):
    found = findings(whole, wanted, change)
    assert {each[:2] for each in found} == {(rule, file)}
    text = change(dict(whole.files))[file].decode("utf-8", errors="replace")
    assert 1 <= found[0][2] <= text.count("\n") + 1


@pytest.mark.parametrize(
    ("rule", "file", "change"),
    [
        ("no-manifest", FILE, without(FILE)),
        ("no-manifest", FILE, added(FILE, "no JSON")),
        ("no-manifest", FILE, added(FILE, b"\xff")),
        ("no-manifest", FILE, added(FILE, "{}")),
        ("no-manifest", FILE, added(FILE, '{"format": 99}')),
        ("wrong-audience", FILE, in_manifest(audience="internal")),
        ("stale", FILE, in_manifest(digest="0" * 64)),
        ("file-missing", "assets/datamap/site.css", without("assets/datamap/site.css")),
        ("file-changed", "_headers", added("_headers", "/*\n  X-Nothing: at all\n")),
        ("file-unknown", "stray.txt", added("stray.txt", "of nobody")),
    ],
)
def test_a_site_that_is_not_as_it_was_built_is_found(whole, wanted, rule, file, change):
    found = findings(whole, wanted, change, seal=False)
    assert (rule, file, 1) in found
    assert {each[0] for each in found} - {"broken-link"} == {rule}  # pages link the missing style sheet


def test_a_page_that_is_missing_is_found_with_all_that_leads_to_it(whole, wanted):
    found = findings(whole, wanted, without(ENGLISH))
    assert ("page-missing", ".", 1) in found
    assert {each[0] for each in found} == {"page-missing", "broken-link"}


def test_a_page_that_says_another_language_is_found_with_what_relies_on_it(whole, wanted):
    found = findings(whole, wanted, replaced(POLICY, '<html lang="da"', '<html lang="en"'))
    assert ("wrong-language", POLICY, 1) in found
    assert {each[0] for each in found} == {"wrong-language", "hreflang"}


def test_an_internal_name_of_a_file_is_found_there_and_in_the_manifest(whole, wanted):
    found = findings(whole, wanted, added("recruitment-provider.txt", ""))
    assert {each[:2] for each in found} == {
        ("internal-fact", "recruitment-provider.txt"), ("internal-fact", FILE),
    }  # fmt: skip


def test_a_finding_does_not_repeat_what_is_internal(whole, wanted):
    files = sealed({**whole.files, "x.txt": NAME.encode()})
    told = [each.message for each in verify(BuiltSite(whole.folder, files), wanted)]
    assert "Something that is internal in “processors.recruitment-provider” stands here." in told
    assert not any("Nieuwe" in message for message in told)


def test_a_policy_that_a_later_step_changed_is_found(whole, wanted):
    def change(files):
        return {**files, POLICY: files[POLICY].replace(b"script-src 'self'", b"script-src * 'self'", 1)}

    assert findings(whole, wanted, change) == [("no-policy", POLICY, 1)]


def test_a_build_without_the_plugin_is_found(whole, wanted):
    """As by a generator that passes over plugins: the pages written by hand are all there is."""
    home = '<!doctype html><html lang="da"><article><h1>Privatliv</h1><p>Her.</p></article></html>'
    found = findings(whole, wanted, lambda _: {"index.html": home.encode()}, seal=False)
    rules = [each[0] for each in found]
    assert "no-manifest" in rules
    assert "no-policy" in rules
    assert rules.count("page-missing") == sum(map(len, wanted.called.pages.values())) - 1


def test_all_that_is_wrong_is_told_at_once(whole, wanted):
    def change(files):
        for _, _, each in (PAGE_FAULTS[0], PAGE_FAULTS[1], PAGE_FAULTS[15], PAGE_FAULTS[22]):
            files = each(files)
        return files

    rules = {each[0] for each in findings(whole, wanted, change)}
    assert rules == {"anchor-missing", "broken-link", "leftover", "internal-fact"}


def test_every_fault_is_planted_in_some_test():
    planted = {fault[0] for fault in PAGE_FAULTS} | {
        "no-manifest", "wrong-audience", "stale", "file-missing", "file-changed", "file-unknown",
        "page-missing", "no-policy", "wrong-language",
    }  # fmt: skip
    assert planted == REMEDIES.keys()


def test_an_inventory_that_has_changed_makes_the_site_stale(project, whole, tmp_path):
    shutil.copytree(project / "data_map", tmp_path / "data_map")
    file = tmp_path / "data_map" / "organisation.yml"
    text = file.read_text(encoding="utf-8")
    assert "trade_name: " in text
    file.write_text(text.replace("trade_name: ", "trade_name: Nye ", 1), encoding="utf-8")
    later, errors = expected(tmp_path / "data_map", "public", project / ".cache", settings_of(whole))
    assert errors == ()
    assert "stale" in {each.rule for each in verify(whole, later)}


# The command


module = sys.modules[verify_site.callback.__module__]


@pytest.fixture
def command(monkeypatch):
    """Call the command in a folder."""

    def call(folder, *arguments):
        monkeypatch.chdir(folder)
        return CliRunner().invoke(datamap, ["verify-site", *arguments])

    return call


def test_the_command_says_what_is_wrong_and_ends_with_1(project, wanted, command, monkeypatch):
    clean = command(project, "site")
    assert (clean.exit_code, clean.output) == (
        0,
        "site is whole, fresh, and free of what it must not have.\n",
    )
    # The same inventory again: what it calls for need not be made anew.
    monkeypatch.setattr(module, "expected", lambda *_: (wanted, ()))
    (project / "site/stray.txt").write_text("of nobody")
    try:
        forms = ("text", "github", "json")
        text, github, as_json = (command(project, "site", "--format", form) for form in forms)
    finally:
        (project / "site/stray.txt").unlink()
    assert [done.exit_code for done in (text, github, as_json)] == [1, 1, 1]
    assert "site/stray.txt:1:1: error file-unknown: The manifest does not list this file." in text.output
    assert github.output.startswith("::error file=site/stray.txt,line=1,col=1,endLine=1,title=file-unknown::")
    assert json.loads(as_json.output)["diagnostics"][0]["rule"] == "file-unknown"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere"], "“nowhere” is not there. Name the folder of a built site"),
        (["site/page.html"], "is a file, not a folder"),
        (["site"], "“data_map” is not there. Name the inventory’s folder with --data-map."),
        (["site", "--data-map", "site"], "so nothing can be held against it. Mend what “datamap check site”"),
    ],
)
def test_the_command_says_why_it_cannot_run_and_ends_with_2(tmp_path, command, arguments, said):
    (tmp_path / "site").mkdir()
    (tmp_path / "site/page.html").write_text("")
    done = command(tmp_path, *arguments)
    assert done.exit_code == 2
    assert said in done.output


EARLIER = {
    "privatlivspolitik/1.0/index.html",
    "cookiepolitik/1.0/index.html",
    "en/privacy-policy/1.0/index.html",
    "en/cookie-policy/1.0/index.html",
}


@pytest.mark.parametrize("name", ["aendringer/index.html", "en/changes/index.html", *sorted(EARLIER)])
def test_the_changes_and_every_earlier_version_are_called_for(whole, wanted, name):
    assert ("page-missing", ".", 1) in findings(whole, wanted, without(name))


def test_a_feed_that_leads_nowhere_is_found(whole, wanted):
    change = replaced("aendringer.xml", "/aendringer/#version-1-1", "/aendringer/#version-9")
    assert ("broken-anchor", "aendringer.xml") in {found[:2] for found in findings(whole, wanted, change)}


def test_an_earlier_version_is_found_by_its_address_alone(whole):
    hidden = {name for name, text in whole.texts.items() if '<meta name="robots" content="noindex">' in text}
    elsewhere = [
        text for name, text in whole.texts.items() if name.endswith(("search_index.json", "sitemap.xml"))
    ]

    assert hidden - {"404.html"} == EARLIER
    assert len(elsewhere) == 3
    assert not [text for text in elsewhere if "/1.0/" in text]
    for name in EARLIER:
        address = name.removesuffix("index.html")
        canonical = {found.attributes["href"] for found in whole.pages[name].linked("canonical")}
        assert [each for each in canonical if not each.endswith(f"/{address}")] == []
        assert len([found for found in whole.pages[name].references if found.attribute == "hreflang"]) >= 3


def test_every_page_names_the_feed_of_its_language(whole):
    for name in whole.pages.keys() - {"404.html"}:
        page = whole.pages[name]
        feeds = [
            found.attributes
            for found in page.references
            if (found.tag, found.attribute, found.target) == ("link", "type", "application/atom+xml")
        ]
        (feed,) = feeds
        expected_feed = "en/changes.xml" if name.startswith("en/") else "aendringer.xml"
        assert feed["rel"] == "alternate"
        assert whole.follow(feed["href"], name).file == expected_feed
