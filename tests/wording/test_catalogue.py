"""Built-in catalogues, the owner's words in their place, and findings with the line they are on."""

from __future__ import annotations

import pytest

from mkdocs_datamap.inventory.diagnostics import Severity
from mkdocs_datamap.wording import catalogue as module
from mkdocs_datamap.wording.catalogue import LISTED_AT_MOST, load_catalogue
from mkdocs_datamap.wording.extraction import update
from mkdocs_datamap.wording.message import Country, Names, message
from mkdocs_datamap.wording.voice import Voice

HEADER = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
FIRST = HEADER.count("\n") + 1
"""The line on which the text after the header begins."""


@pytest.fixture
def built_in(tmp_path, monkeypatch):
    """A small pair of built-in catalogues in place of the real ones."""
    folder = tmp_path / "built-in"
    folder.mkdir()
    phrases = (
        'msgid "a.plain"\nmsgstr "{}"\n\nmsgid "a.filled"\nmsgstr "{{x}} {{y}}"\n\n'
        'msgid "a.plural"\nmsgid_plural "a.plural"\nmsgstr[0] "{{count}} one"\nmsgstr[1] "{{count}} more"\n'
    )
    for language, word in (("en", "plain"), ("da", "enkel")):
        (folder / f"{language}.po").write_text(HEADER + phrases.format(word), encoding="utf-8")
    monkeypatch.setattr(module, "BUILT_IN", folder)
    module._built_in.cache_clear()
    yield folder
    module._built_in.cache_clear()


@pytest.fixture
def load(tmp_path, built_in):
    """Load a language with this override."""
    assert built_in.is_dir()
    overrides = tmp_path / "wording"
    overrides.mkdir()

    def _load(text, language="da", *, header=HEADER):
        (overrides / f"{language}.po").write_bytes(
            (header + text).encode() if isinstance(text, str) else text
        )
        return load_catalogue(language, overrides)

    return _load


def told(findings):
    return [(finding.rule, finding.location.line) for finding in findings]


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_built_in_catalogues_can_be_read_without_an_override(language, tmp_path):
    for overrides in (None, tmp_path, tmp_path / "absent"):
        catalogue, findings = load_catalogue(language, overrides)
        assert {finding.rule for finding in findings} <= {"DM022"}  # held to nothing by test_extraction
        assert catalogue.text("see.section") in {"afsnit {number}", "section {number}"}


def test_an_override_rewords_a_phrase_and_leaves_the_others(load):
    catalogue, findings = load('msgid "a.filled"\nmsgstr "{y} før {x}"\n')
    assert findings == ()
    assert catalogue.text("a.filled") == "{y} før {x}"
    assert catalogue.text("a.plain") == "enkel"
    assert catalogue.text("a.plural", 2) == "{count} more"


def test_an_override_without_a_header_or_with_windows_line_ends_is_read(load):
    assert load('msgid "a.plain"\nmsgstr "ny"\n', header="")[0].text("a.plain") == "ny"
    windows = b'\xef\xbb\xbfmsgid "a.plain"\r\nmsgstr "nyere"\r\n'
    catalogue, findings = load(windows)
    assert (catalogue.text("a.plain"), findings) == ("nyere", ())


def test_an_empty_phrase_of_an_override_keeps_the_built_in_words(load):
    catalogue, findings = load('msgid "a.plain"\nmsgstr ""\n')
    assert (catalogue.text("a.plain"), findings) == ("enkel", ())


def test_an_unknown_phrase_is_told_with_what_was_meant(load):
    _, findings = load('\nmsgid "a.plane"\nmsgstr "x"\n')
    assert told(findings) == [("DM021", FIRST + 1)]
    assert findings[0].remedy == "Did you mean “a.plain”?"
    assert findings[0].location.end_line == FIRST + 1


def test_a_placeholder_that_nothing_fills_is_an_error_and_the_built_in_words_stand(load):
    catalogue, findings = load('msgid "a.plain"\nmsgstr "ny"\n\nmsgid "a.filled"\nmsgstr "{x} {z}"\n')
    assert told(findings) == [("DM023", FIRST + 3)]
    assert findings[0].severity is Severity.ERROR
    assert "asks for {z}" in findings[0].message
    assert findings[0].remedy == "Use only {x}, {y}."
    assert (catalogue.text("a.plain"), catalogue.text("a.filled")) == ("ny", "{x} {y}")


def test_a_placeholder_left_out_is_a_note_and_the_new_words_stand(load):
    catalogue, findings = load('msgid "a.filled"\nmsgstr "kun {X}"\n')
    assert told(findings) == [("DM023", FIRST)]
    assert findings[0].severity is Severity.NOTE
    assert "leaves out {y}" in findings[0].message
    assert catalogue.text("a.filled") == "kun {X}"


@pytest.mark.parametrize("text", ["{x.y}", "{x!r}", "{x:>9}", "{}", "{", "{{x}}"])
def test_any_brace_but_a_placeholder_is_an_error(load, text):
    catalogue, findings = load(f'msgid "a.filled"\nmsgstr "{text}"\n')
    assert told(findings) == [("DM023", FIRST)]
    assert catalogue.text("a.filled") == "{x} {y}"


@pytest.mark.parametrize(
    "forms",
    [
        'msgid_plural "a.plural"\nmsgstr[0] "en"\n',
        'msgid_plural "a.plural"\nmsgstr[0] "en"\nmsgstr[1] ""\n',
        'msgid_plural "a.plural"\nmsgstr[0] "a"\nmsgstr[1] "b"\nmsgstr[2] "c"\n',
        'msgid_plural "a.plural"\nmsgstr[1] "a"\nmsgstr[0] "b"\n',
        'msgstr "en"\n',
        'msgstr[0] "a"\nmsgstr[1] "b"\n',
    ],
)
def test_the_wrong_number_of_plural_forms_is_told(load, forms):
    catalogue, findings = load(f'msgid "a.plain"\nmsgstr "x"\nmsgid "a.plural"\n{forms}')
    assert told(findings) == [("DM024", FIRST + 2)]
    assert catalogue.text("a.plural", 1) == "{count} one"


@pytest.mark.parametrize(
    "rule", ["nplurals=3; plural=(n != 1);", "nplurals=1; plural=0;", "nplurals=2; plural=n;"]
)
def test_a_plural_rule_that_the_language_does_not_have_is_told(load, rule):
    catalogue, findings = load(
        'msgid "a.plain"\nmsgstr "x"\n', header=HEADER.replace("nplurals=2; plural=(n != 1);", rule)
    )
    assert told(findings) == [("DM024", 4)]
    assert catalogue.text("a.plain") == "enkel"


@pytest.mark.parametrize(
    "rule", ["nplurals=x; plural=0;", "nplurals=2; plural=import os;", "nplurals=2; plural=n/0;"]
)
def test_a_plural_rule_that_is_none_is_told(load, rule):
    _, findings = load("", header=HEADER.replace("nplurals=2; plural=(n != 1);", rule))
    assert told(findings) == [("DM020", 4)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('msgid "a.plain"\nmsgstr "x\n', 1),
        ('msgid "a.plain"\nmsgstr x\n', 1),
        ('msgid "a.plain"\nmsgstr "a "b" c"\n', 1),
        ('msgid "a.plain"\nmsgtsr "x"\n', 1),
        ('msgid "a.plain"\n', 0),
        ('msgid "a.plain"\nmsgid "a.filled"\nmsgstr "x"\n', 0),
        ('msgctxt "c"\nmsgid "a.plain"\nmsgstr "x"\n', 0),
        ('msgid "a.plain"\nmsgstr "x"\n\nmsgid "a.plain"\nmsgstr "y"\n', 3),
        ('#, fuzzy\nmsgid "a.plain"\nmsgstr "x"\n', 0),
        ('msgid "a.plural"\nmsgid_plural "b"\nmsgstr[0] "x"\nmsgstr[1] "y"\n', 0),
        ("hello\n", 0),
    ],
)
def test_what_is_no_catalogue_is_told_by_line_and_the_built_in_words_stand(load, text, line):
    catalogue, findings = load(text)
    assert ("DM020", FIRST + line) in told(findings)
    assert {finding.rule for finding in findings} == {"DM020"}
    assert catalogue.text("a.plain") == "enkel"


def test_a_text_before_any_phrase_is_told(load):
    assert told(load('msgstr "x"\n', header="")[1]) == [("DM020", 1)]


def test_what_is_not_utf_8_is_told(load):
    catalogue, findings = load('msgid "a.plain"\nmsgstr "lønn"\n'.encode("latin-1"))
    assert told(findings) == [("DM020", 1)]
    assert catalogue.text("a.plain") == "enkel"


def test_obsolete_entries_are_passed_over(load):
    catalogue, findings = load('#~ msgid "a.old"\n#~ msgstr "gammel"\n\nmsgid "a.plain"\nmsgstr "ny"\n')
    assert (catalogue.text("a.plain"), findings) == ("ny", ())


def test_a_third_language_is_a_catalogue_and_nothing_else(load):
    plural = 'msgid "a.plural"\nmsgid_plural "a.plural"\nmsgstr[0] "{count} Tag"\nmsgstr[1] "{count} Tage"\n'
    text = f'msgid "a.plain"\nmsgstr "einfach"\n\nmsgid "a.filled"\nmsgstr "{{y}} {{x}}"\n\n{plural}'
    country = '\nmsgid "country.definite.CH"\nmsgstr "der Schweiz"\n'
    catalogue, findings = load(text + country, "de", header="")
    assert findings == ()
    assert catalogue.text("a.plural", 1) == "{count} Tag"
    said = message("a.filled", x=Names((Country("CH"), Country("DE"))), y="in")
    assert Voice(catalogue).words(said) == "in Schweiz und Deutschland"


def test_the_plural_rule_of_a_third_language_comes_from_cldr_or_its_header(load):
    three = "".join(f'msgstr[{n}] "{n}"\n' for n in range(3))
    text = f'msgid "a.plural"\nmsgid_plural "a.plural"\n{three}'
    catalogue, findings = load(text, "pl", header="")
    assert "DM024" not in {finding.rule for finding in findings}
    assert [catalogue.text("a.plural", count) for count in (1, 2, 5)] == ["0", "1", "2"]


def test_phrases_that_a_language_lacks_are_told_where_they_belong(load):
    text = 'msgid "a.filled"\nmsgstr "{x} {y}"\n\nmsgid "a.plain"\nmsgstr ""\n'
    catalogue, findings = load(text, "de", header="")
    assert told(findings) == [("DM022", 4), ("DM022", 1)]
    assert findings[0].remedy == "Write it in de.po. In English it is: plain"
    with pytest.raises(KeyError, match=r"a\.plain"):
        catalogue.text("a.plain")


def test_a_language_without_any_catalogue_is_one_finding(tmp_path):
    catalogue, findings = load_catalogue("de", tmp_path)
    assert told(findings) == [("DM022", 1)]
    assert findings[0].location.path == tmp_path / "de.po"
    assert f"--directory {tmp_path.as_posix()} de" in findings[0].remedy
    assert catalogue.phrases == {}
    assert len(load_catalogue("en", None)[0].phrases) > LISTED_AT_MOST


def test_the_catalogue_that_the_remedy_names_can_be_filled_in(tmp_path):
    update("de", tmp_path)
    assert told(load_catalogue("de", tmp_path)[1]) == [("DM022", 1)]


def test_a_language_that_does_not_exist_is_told(tmp_path):
    _, findings = load_catalogue("xx", tmp_path)
    assert told(findings) == [("DM020", 1)]
    assert findings[0].message == "There is no language “xx”: CLDR has no language “xx”."
