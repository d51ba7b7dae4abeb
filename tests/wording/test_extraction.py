"""The catalogues are in step with the source; and what is not in step is found."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.wording.catalogue import BUILT_IN
from mkdocs_datamap.wording.extraction import Use, check, languages, message_ids, update, uses

USED = {
    "a.filled": Use(plural=False, files=("documents/a.py",)),
    "a.plain": Use(plural=False, files=("documents/a.py", "documents/b.py")),
    "a.plural": Use(plural=True, files=("documents/a.py",)),
}
WORDS = """\
msgid "a.filled"
msgstr "{x} {y}"

msgid "a.plain"
msgstr "plain"

msgid "a.plural"
msgid_plural "a.plural"
msgstr[0] "one"
msgstr[1] "{count}"
"""


@pytest.fixture
def folder(tmp_path):
    for language in ("da", "en"):
        (tmp_path / f"{language}.po").write_text(WORDS, encoding="utf-8")
    return tmp_path


def plant(folder, old, new, language="da"):
    path = folder / f"{language}.po"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_built_in_catalogues_are_in_step_with_the_source():
    assert [f"{finding.location}: {finding.message}" for finding in check()] == []


def test_the_built_in_catalogues_are_as_update_writes_them(tmp_path):
    for language in languages():
        written = (BUILT_IN / f"{language}.po").read_text(encoding="utf-8")
        (tmp_path / f"{language}.po").write_text(written, encoding="utf-8")
        assert update(language, tmp_path).read_text(encoding="utf-8") == written


def test_danish_and_english_are_built_in():
    assert languages() == ("da", "en")


def test_what_is_said_of_the_law_has_ids():
    ids = message_ids()
    assert {f"right.{right}.name" for right in vocabulary().rights} <= ids
    assert {"law.gdpr.provision", "law.dk-cookie-order.title", "law.place.letter", "see.section"} <= ids


def test_catalogues_in_step_have_no_finding(folder):
    assert check(folder, USED) == ()


@pytest.mark.parametrize(
    ("old", "new", "rule", "line"),
    [
        ('msgid "a.plain"\nmsgstr "plain"\n', "", "DM022", 1),
        ('msgstr "plain"', 'msgstr ""', "DM022", 4),
        ('msgid "a.plain"', 'msgid "a.stale"', "DM021", 4),
        ('msgstr "{x} {y}"', 'msgstr "{x}"', "DM023", 1),
        ('msgstr "{x} {y}"', 'msgstr "{x} {y} {z}"', "DM023", 1),
        ('msgstr "{x} {y}"', 'msgstr "{x} {y} {"', "DM023", 1),
        ('msgstr[1] "{count}"\n', "", "DM024", 7),
        ('msgid_plural "a.plural"\nmsgstr[0] "one"\nmsgstr[1]', "msgstr", "DM024", 7),
        ('msgstr "plain"', "msgstr plain", "DM020", 5),
        ('msgid "a.plain"', '#, fuzzy\nmsgid "a.plain"', "DM020", 4),
    ],
)
def test_a_planted_fault_is_found_on_its_line(folder, old, new, rule, line):
    plant(folder, old, new)
    assert (rule, line) in [(finding.rule, finding.location.line) for finding in check(folder, USED)]
    assert all(finding.location.path.name == "da.po" for finding in check(folder, USED))


def test_update_adds_what_is_used_and_removes_the_rest(folder):
    used = {"a.plain": USED["a.plain"], "b.new": USED["a.filled"], "c.new": USED["a.plural"]}
    plant(folder, 'msgid "a.plain"', '# A word to the translator.\nmsgid "a.plain"')
    (folder / "da.po").open("a", encoding="utf-8").write('\nmsgid "country.US"\nmsgstr "USA"\n')
    path = update("da", folder, used)
    assert path.read_text(encoding="utf-8") == (
        'msgid ""\n'
        'msgstr ""\n'
        '"Language: da\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=UTF-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'
        "\n"
        "# A word to the translator.\n"
        "#: documents/a.py documents/b.py\n"
        'msgid "a.plain"\n'
        'msgstr "plain"\n'
        "\n"
        "#: documents/a.py\n"
        'msgid "b.new"\n'
        'msgstr ""\n'
        "\n"
        "#: documents/a.py\n"
        'msgid "c.new"\n'
        'msgid_plural "c.new"\n'
        'msgstr[0] ""\n'
        'msgstr[1] ""\n'
        "\n"
        'msgid "country.US"\n'
        'msgstr "USA"\n'
    )
    before = path.read_bytes()
    assert update("da", folder, used).read_bytes() == before


def test_update_changes_nothing_where_it_cannot_read(folder):
    plant(folder, 'msgstr "plain"', "msgstr plain")
    before = (folder / "da.po").read_bytes()
    with pytest.raises(ValueError, match=r"da\.po:5:1: This is not a line of a catalogue"):
        update("da", folder, USED)
    assert (folder / "da.po").read_bytes() == before


def source(tmp_path, name, text):
    path = tmp_path / "package" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return tmp_path / "package"


OURS = "from mkdocs_datamap.wording.message import message, plural\n"


def test_ids_are_found_in_the_source(tmp_path):
    source(tmp_path, "documents/a.py", OURS + "x = message(\n    'one.id', a='b')\ny = plural('two.id', 3)\n")
    package = source(tmp_path, "documents/b.py", OURS + "x = [message('one.id', a=message('three'))]\n")
    source(tmp_path, "rules/c.py", "def message(text): ...\nmessage('not ours')\n")
    found = uses(package)
    assert found["one.id"] == Use(
        plural=False, files=("documents/a.py", "documents/b.py"), given=frozenset({"a"})
    )
    assert found["two.id"] == Use(plural=True, files=("documents/a.py",), given=frozenset({"count"}))
    assert found["three"] == Use(plural=False, files=("documents/b.py",), given=frozenset())
    assert "not ours" not in found


def test_a_placeholder_that_the_source_does_not_fill_is_found(folder):
    used = {**USED, "a.filled": Use(plural=False, files=("documents/a.py",), given=frozenset({"x", "z"}))}
    findings = check(folder, used)
    assert [(finding.rule, finding.location.line) for finding in findings] == [("DM023", 1)] * 2
    assert "asks for {y}, which not every use in documents/a.py fills" in findings[0].message


def test_what_is_given_is_what_every_call_gives(tmp_path):
    source(tmp_path, "a.py", OURS + "message('x', a=1, b=2)\nmessage('x', b=2, c=3)\nmessage('y', **z)\n")
    package = source(tmp_path, "b.py", OURS + "message('x', b=1)\nmessage('d', a=1)\n")
    found = uses(package)
    assert (found["x"].given, found["y"].given, found["d"].given) == ({"b"}, None, {"a"})
    assert found["see.section"].given is None


def test_an_id_that_cannot_be_one_is_told(tmp_path):
    package = source(tmp_path, "a.py", OURS + "\nmessage('A whole sentence.')\n")
    with pytest.raises(ValueError, match=r"a\.py:3: “A whole sentence\.” does not look like the id"):
        uses(package)


def test_an_id_with_and_without_a_count_is_told(tmp_path):
    package = source(tmp_path, "a.py", OURS + "message('one.id')\nplural('one.id', 2)\n")
    with pytest.raises(ValueError, match=r"“one\.id” is used with and without a count"):
        uses(package)


def test_the_command_says_what_is_wrong(folder):
    command = [sys.executable, "-m", "mkdocs_datamap.wording", "check", "--directory", str(folder)]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 1
    assert f"{folder / 'da.po'}:4: DM021 There is no phrase “a.plain”." in ran.stdout
    broken = [*command[:3], "update", "da", "--directory", str(folder)]
    plant(folder, 'msgstr "plain"', "msgstr plain")
    assert subprocess.run(broken, capture_output=True, check=False).returncode == 2
    assert Path(folder / "da.po").exists()
