"""One case for each mistake a person can make in a YAML file, and what is promised for every file."""
# ruff: noqa: E501 - a row of a table is read across

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mkdocs_datamap.inventory import yaml_nodes, yaml_reader
from mkdocs_datamap.inventory.positions import Positions
from mkdocs_datamap.inventory.yaml_reader import parse_yaml, read_yaml
from mkdocs_datamap.inventory.yaml_text import decode
from mkdocs_datamap.inventory.yaml_values import values_of

PATH = Path("data_map/cookies.yml")


def findings(source):
    content = source if isinstance(source, bytes) else source.encode()
    return parse_yaml(content, PATH)[1]


def only(source):
    (finding,) = findings(source)
    return finding


def value(source):
    file, found = parse_yaml(source.encode(), PATH)
    assert found == ()
    assert file is not None
    return file.value


@pytest.fixture(params=["libyaml", "pure Python"])
def parser(request, monkeypatch):
    """Both parsers: the second serves machines whose PyYAML has no libyaml."""
    if request.param == "pure Python":
        compose = yaml_nodes.compose
        monkeypatch.setattr(
            yaml_reader, "compose", lambda text: compose(text, parser=yaml_nodes.PurePythonParser)
        )


MISTAKES = {
    # name: (source, rule, line, column, words of the message, words of the remedy)
    "empty": ("", "DM006", 1, 1, "empty", "Write its content"),
    "only comments": ("# later\n\n", "DM006", 1, 1, "only comments", "delete the file"),
    "only a document marker": ("---\n", "DM006", 1, 1, "empty", "Write"),
    "windows-1252": (b"a: 1\nby: K\xf8benhavn\n", "DM002", 2, 6, "0xF8 is not UTF-8 text (in Windows-1252 it is “ø”)", "UTF-8"),
    "not utf-8 after other letters": ("æøå: ".encode() + b"\xff", "DM002", 1, 6, "0xFF", "Save the file as UTF-8"),
    "utf-16": ("a: 1\n".encode("utf-16"), "DM002", 1, 1, "UTF-16", "Save the file as UTF-8"),
    "utf-16 without a mark": ("a: 1\n".encode("utf-16-le"), "DM002", 1, 1, "UTF-16", "UTF-8"),
    "byte order mark": ("\ufeffa: 1\n", "DM002", 1, 1, "byte order mark", "UTF-8 with BOM"),
    "control character": ("a: x\x07y\n", "DM002", 1, 5, "U+0007", "Delete it"),
    "line separator": ("a: x\u2028y\n", "DM002", 1, 5, "U+2028", "Delete it"),
    "escaped control character": ('a: "x\\e"\n', "DM002", 1, 4, "U+001B", "escape sequence"),
    "no-break space as indentation": ("a:\n \xa0b: 1\n", "DM002", 2, 2, "U+00A0", "Replace it by spaces"),
    "tab as indentation": ("a:\n\tb: 1\n\tc: 2\n", "DM003", 2, 1, "tab", "on 2 lines"),
    "tab in a block text": ("a: |\n\tb\n", "DM003", 2, 1, "tab", "Replace it by spaces"),
    "single quote not closed": ("b: 0\na: 'x\nc: 2\n", "DM003", 2, 4, "never closed", "closing quotation mark"),
    "double quote not closed": ('a: "x\nc: 2\n', "DM003", 1, 4, "never closed", "closing quotation mark"),
    "apostrophe in quotes": ("a: 'it's'\n", "DM003", 1, 8, "follows the closing quotation mark", "twice"),
    "text after quotes": ('a: "x" and y\n', "DM003", 1, 8, "follows the closing quotation mark", "one pair"),
    "unknown escape": ('a: "C:\\qet"\n', "DM003", 1, 7, "escape sequence", "single quotes"),
    "colon inside text": ("title: Note: read\n", "DM003", 1, 12, "colon followed by a space", "Put the text in quotes"),
    "colon inside an item": ("- a: b: c\n", "DM003", 1, 7, "colon followed by a space", "Put the text in quotes"),
    "no space after colon": ("a: 1\nb:2\nc: 3\n", "DM003", 2, 2, "no space after this colon", "key: value"),
    "no space after the first colon": ("b:2\nc: 3\n", "DM003", 1, 2, "no space after this colon", "key: value"),
    "line without colon": ("a: 1\nnavn\nb: 2\n", "DM003", 2, 1, "no colon", "key: value"),
    "key indented too far": ("a: 1\n  b: 2\n", "DM003", 2, 4, "indented further", "Indent it like"),
    "key indented too little": ("a:\n    b: 1\n  c: 2\n", "DM003", 3, 3, "not in line", "same number of spaces"),
    "item indented too little": ("a:\n    - 1\n  - 2\n", "DM003", 3, 3, "list item is not in line", "every item"),
    "content left of the first line": ("  a: 1\nb: 2\n", "DM003", 2, 1, "already ended", "first column"),
    "bracket not closed": ("a: [1, 2\nb: 3\n", "DM003", 1, 4, "[ that opens here is never closed", "Write ]"),
    "brace not closed": ("a: {x: 1\n", "DM003", 1, 4, "{ that opens here is never closed", "Write }"),
    "wrong bracket": ("a: [x}\n", "DM003", 1, 6, "] is missing", "commas"),
    "comma missing on a later line": ("a: {\n  x: 1\n  y: 2\n}\n", "DM003", 3, 3, "comma or } is missing", "commas"),
    "bracket too many": ("a: ]\n", "DM003", 1, 4, "] closes nothing", "Delete it"),
    "nothing after the bracket": ("a: {", "DM003", 1, 5, "file ends", "Write what is missing"),
    "two commas": ("a: [1,,2]\n", "DM003", 1, 7, "value is missing", "delete the comma"),
    "at sign": ("a: @ajos\n", "DM003", 1, 4, "cannot begin with @", "quotes"),
    "backtick": ("a: `x`\n", "DM003", 1, 4, "cannot begin with `", "quotes"),
    "percent sign": ("a: %x\n", "DM003", 1, 4, "cannot begin with %", "quotes"),
    "asterisks": ("a: ** bold\n", "DM003", 1, 4, "cannot begin with *", "quotes"),
    "ampersand": ("a: & co\n", "DM003", 1, 4, "cannot begin with &", "quotes"),
    "list on its key's line": ("a: - b\n", "DM003", 1, 4, "cannot begin on the line of its key", "line of its own"),
    "text on the line of the bar": ("a: | b\n  c\n", "DM003", 1, 6, "on the next line", "Move the text"),
    "undefined alias": ("a: *x\n", "DM003", 1, 4, "not in the file", "quotes"),
    "anchor twice": ("a: &x 1\nb: &x 2\n", "DM003", 2, 4, "already used on line 1", "its own name"),
    "directive": ("%YAML 2.0\n---\na: 1\n", "DM003", 1, 1, "cannot begin with %", "quotes"),
    "tag without a handle": ("a: !x!y 1\n", "DM003", 1, 4, "Tags", "quotes"),
    "too deep": ("[" * 101, "DM003", 1, 100, "more than 100 levels", "never closed"),
    "duplicate key": ("a: 1\nb: 2\na: 3\n", "DM004", 3, 1, "“a” is written twice in the same mapping; the first is on line 1", "Keep one"),
    "duplicate key in a flow": ("a: {b: 1, 'b': 2}\n", "DM004", 1, 11, "“b” is written twice", "Keep one"),
    "python tag": ("a: !!python/name:os.system x\n", "DM005", 1, 4, "Tags", "Delete it"),
    "own tag after an anchor": ("a: &x !secret x\n", "DM005", 1, 7, "Tags", "quotes"),
    "tag on a list": ("a: !list [1]\n", "DM005", 1, 4, "Tags", "Delete it"),
    "tag on a key": ("!!str a: 1\n", "DM005", 1, 1, "Tags", "Delete it"),
    "merge key": ("a: &x {b: 1}\nc:\n  <<: *x\n", "DM005", 3, 3, "Merge keys", "Write the fields out"),
    "second document": ("a: 1\n---\nb: 2\n", "DM005", 2, 1, "second document", "file of its own"),
    "number as key": ("1: x\n", "DM005", 1, 1, "“1” means a number", 'in quotes: "1"'),
    "truth as key": ("true: x\n", "DM005", 1, 1, "“true” means true or false", 'in quotes: "true"'),
    "null as key": ("~: x\n", "DM005", 1, 1, "“~” means empty", 'in quotes: "~"'),
    "empty key": ("? \n: x\n", "DM005", 1, 2, "key before this colon is missing", "before the colon"),
    "missing key in a flow": ("a: {: x}\n", "DM003", 1, 5, "key before this colon is missing", "before the colon"),
    "missing key": (": x\n", "DM003", 1, 1, "key before this colon is missing", "name before the colon"),
    "list as key": ("? [a]\n: 1\n", "DM005", 1, 3, "cannot be a key", "quotes"),
    "template braces": ("a: {{ name }}\n", "DM005", 1, 5, "cannot be a key", "put it in quotes"),
    "infinity": ("a: -.inf\n", "DM005", 1, 4, "“-.inf” is not a finite number", "quotes"),
    "not a number": ("a: .NaN\n", "DM005", 1, 4, "not a finite number", "quotes"),
    "float beyond all bounds": ("a: 1e999\n", "DM005", 1, 4, "not a finite number", "quotes"),
    "integer beyond all bounds": (f"a: {'9' * 5000}\n", "DM005", 1, 4, "more than 64 digits", "quotes"),
    "alias to its own list": ("a: &x\n  - *x\n", "DM005", 2, 3, "contains itself", "Write the values out"),
}  # fmt: skip


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_reported_where_it_stands_with_what_would_be_right(name):
    source, rule, line, column, message, remedy = MISTAKES[name]
    finding = only(source)
    location = finding.location
    allowed_columns = {column, column + 1} if name == "unknown escape" else {column}
    assert (finding.rule, location.path, location.line) == (rule, PATH, line)
    assert location.column in allowed_columns
    assert message in finding.message
    assert remedy in finding.remedy


def test_a_span_covers_the_token():
    finding = only("a: 1\nlong-key: 2\n'long-key': 3\n")
    assert (finding.location.column, finding.location.end_column) == (1, 11)
    tag = only("a: !secret x\n").location
    assert (tag.column, tag.end_column) == (4, 11)


@pytest.mark.usefixtures("parser")
def test_all_mistakes_of_a_file_are_reported_at_once():
    found = findings("\ufeffa: !x 1\na: 2\n3: .inf\nb: {c: 1, c: 2}\nd: x\x01\n---\ne: 1\n")
    assert [(each.rule, each.location.line, each.location.column) for each in found] == [
        ("DM002", 1, 1),
        ("DM002", 5, 5),
        ("DM005", 1, 4),
        ("DM004", 2, 1),
        ("DM005", 3, 1),
        ("DM005", 3, 4),
        ("DM004", 4, 11),
        ("DM005", 6, 1),
    ]


def test_a_file_with_findings_gives_a_best_guess_to_check_further():
    file, found = parse_yaml(b"a: 1\na: 2\n3: x\nb: !t y\nc: .nan\n", PATH)
    assert len(found) == 4
    assert file.value == {"a": 1, "3": "x", "b": "y", "c": ".nan"}


def test_a_syntax_error_or_endless_alias_gives_no_value():
    assert parse_yaml(b"a: [", PATH)[0] is None
    assert parse_yaml(b"&a [*a]", PATH)[0] is None


def test_a_flood_of_control_characters_is_cut_short():
    assert len(findings("a: " + "\x01" * 10_000)) == 20


def test_an_anchor_repeated_by_aliases_reports_its_content_once():
    assert len(findings("a: &x !t 1\nb: *x\nc: *x\n")) == 1


class TestExplosions:
    """Files made to exhaust time, memory or the stack."""

    @pytest.mark.parametrize("opening", ["[", "{", "- ", "? ", "a: {"])
    def test_a_hundred_thousand_levels_are_refused_quickly(self, opening):
        started = time.monotonic()
        finding = only(opening * 100_000)
        assert "levels deep" in finding.message
        assert time.monotonic() - started < 2

    def test_a_billion_laughs(self):
        lines = ["a: &a [x, x, x, x, x, x, x, x, x, x]"]
        for name, last in zip("bcdefghi", "abcdefgh", strict=True):
            lines.append(f"{name}: &{name} [{', '.join([f'*{last}'] * 10)}]")
        finding = only("\n".join(lines))
        assert (finding.rule, finding.location.line, finding.location.column) == ("DM005", 5, 7)
        assert "more than 100,000 values" in finding.message

    def test_aliases_that_nest_too_deep(self):
        chain = "".join(f"a{i}: &a{i} [*a{i - 1}]\n" for i in range(1, 300))
        finding = only(f"a0: &a0 []\n{chain}")
        assert "more than 100 levels" in finding.message
        assert finding.location.line == 101

    def test_aliases_that_nest_within_keys(self):
        chain = "".join(f"? &a{i} [*a{i - 1}]\n: 1\n" for i in range(1, 3000))
        found = findings(f"? &a0 []\n: 1\n{chain}end: *a2999\n")
        assert {each.rule for each in found} == {"DM005"}

    def test_modest_aliases_are_welcome(self):
        assert value("a: &x [1, {b: 2}]\nc: *x\nd: *x\n")["d"] == [1, {"b": 2}]


class TestCoreSchema:
    """YAML 1.2.2, chapter 10.3.2."""

    @pytest.mark.parametrize("text", [
        "NO", "no", "yes", "on", "off", "y", "n", "tRUE", "nULL", "2024-01-01", "2024-01-01T10:00:00Z", "12:30",
        "1_000", "0b101", "0x", "0o8", "1e", "e3", "+", ".", "1.2.3", "+45 70 10 20 30", "P5Y", "-.infx", "=", "<",
        "١٢", "Infinity", "nan", "0X1F", "-0x1F",
    ])  # fmt: skip
    def test_text(self, text):
        assert value(f"[{text}] # not part of it\n") == [text]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("", None), ("~", None), ("null", None), ("Null", None), ("NULL", None),
            ("true", True), ("True", True), ("TRUE", True), ("false", False), ("False", False), ("FALSE", False),
            ("0", 0), ("-19", -19), ("+7", 7), ("007", 7), ("0o14", 12), ("0x3A", 58),
            ("0.", 0.0), ("-0.0", -0.0), (".5", 0.5), ("+12e03", 12000.0), ("-2E+05", -200000.0), ("1.5", 1.5),
        ],
    )  # fmt: skip
    def test_other_scalars(self, text, expected):
        read = value(f"a: {text}\n")["a"]
        assert read == expected
        assert isinstance(read, type(expected))
        assert isinstance(read, bool) == isinstance(expected, bool)

    @pytest.mark.parametrize("text", ["0800", "+4533123456", "1.10", "007"])
    def test_a_number_remembers_how_it_was_written(self, text):
        assert value(f"a: {text}\n")["a"].written == text

    def test_quotes_make_text(self):
        assert value("a: 'true'\nb: \"12\"\nc: ''\n'1': |\n  null\n") == {
            "a": "true",
            "b": "12",
            "c": "",
            "1": "null\n",
        }

    def test_a_country_code_is_a_key_like_any_other(self):
        assert value("NO: Norge\nno: norsk\n") == {"NO": "Norge", "no": "norsk"}


class TestPositions:
    def span(self, source, *loc, key=False):
        file, _ = parse_yaml(source.encode(), PATH)
        at = file.locate(loc, key=key)
        assert at.path == PATH
        return at.line, at.column, at.end_line, at.end_column

    BLOCK = (
        "# head\n"
        "cookies:\n"
        "  - id: session\n"
        "    name: {da: 'Én', en: \"One\"}\n"
        "    text: |\n"
        "      first\n"
        "      second\n"
        "\n"
        "    # about the rest\n"
        "    plain: several\n"
        "      lines\n"
        "    empty:\n"
        "  - id: last\n"
        "\n"
        "# tail\n"
        "after: 1\n"
    )

    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    @pytest.mark.parametrize(("loc", "expected"), [
        (("cookies", 0, "id"), (3, 9, 3, 16)),
        (("cookies", 0, "name"), (4, 11, 4, 32)),
        (("cookies", 0, "name", "da"), (4, 16, 4, 20)),
        (("cookies", 0, "name", "en"), (4, 26, 4, 31)),
        (("cookies", 0, "text"), (5, 11, 7, 13)),
        (("cookies", 0, "plain"), (10, 12, 11, 12)),
        (("cookies", 0, "empty"), (12, 11, 12, 11)),
        (("cookies", 0), (3, 5, 12, 11)),
        (("cookies",), (3, 3, 13, 13)),
        (("after",), (16, 8, 16, 9)),
        ((), (2, 1, 16, 9)),
    ])  # fmt: skip
    def test_of_values(self, loc, expected, newline):
        assert self.span(self.BLOCK.replace("\n", newline), *loc) == expected

    def test_of_keys(self):
        assert self.span(self.BLOCK, "cookies", 0, "name", key=True) == (4, 5, 4, 9)
        assert self.span(self.BLOCK, "cookies", 0, "name", "en", key=True) == (4, 22, 4, 24)

    def test_an_item_of_a_list_stands_for_its_own_key(self):
        assert self.span(self.BLOCK, "cookies", 1, key=True) == self.span(self.BLOCK, "cookies", 1)

    @pytest.mark.parametrize("loc", [("id", "more"), ("missing",), (9,), (-1,), ("missing", "id")])
    def test_a_path_too_far_gives_the_nearest_ancestor(self, loc):
        expected = ("cookies", 0, "id") if loc[0] == "id" else ("cookies", 0)
        assert self.span(self.BLOCK, "cookies", 0, *loc) == self.span(self.BLOCK, *expected)

    def test_columns_count_characters(self):
        assert self.span("æ😀漢: {ø: å}\n", "æ😀漢", "ø") == (1, 10, 1, 11)

    def test_an_anchor_is_not_part_of_the_value(self):
        source = "a: &x\n  b: 1\nc: *x\nd: &y 'text'\ne: &z\n"
        assert self.span(source, "a") == (2, 3, 2, 7)
        assert self.span(source, "c", "b") == (2, 6, 2, 7)
        assert self.span(source, "d") == (4, 7, 4, 13)
        assert self.span(source, "e") == (5, 4, 5, 6)

    def test_text_that_only_looks_like_an_anchor_is_the_value(self):
        assert self.span("a: '&x y'\n", "a") == (1, 4, 1, 10)

    def test_a_byte_order_mark_takes_no_column(self):
        assert self.span("\ufeffab: 1\n", "ab") == (1, 5, 1, 6)

    def test_of_two_equal_keys_the_first_counts(self):
        assert self.span("a: 1\na: 2\n", "a") == (1, 4, 1, 5)


class TestFiles:
    def test_a_file_is_read_and_named_as_asked(self, tmp_path):
        (tmp_path / "x.yml").write_bytes("navn: Ærø\n".encode())
        file, found = read_yaml(tmp_path / "x.yml", shown_as=Path("data_map/x.yml"))
        assert (file.value, file.path, found) == ({"navn": "Ærø"}, Path("data_map/x.yml"), ())

    def test_a_missing_file(self, tmp_path):
        file, (finding,) = read_yaml(tmp_path / "x.yml", shown_as=Path("x.yml"))
        assert file is None
        assert (finding.rule, str(finding.location)) == ("DM001", "x.yml:1:1")
        assert "does not exist" in finding.message

    def test_a_directory_in_its_place(self, tmp_path):
        _, (finding,) = read_yaml(tmp_path)
        assert (finding.rule, finding.message) == ("DM001", "This is a directory.")

    def test_a_pipe_is_not_waited_for(self, tmp_path):
        os.mkfifo(tmp_path / "x.yml")
        _, (finding,) = read_yaml(tmp_path / "x.yml")
        assert (finding.rule, finding.message) == ("DM001", "This is not a regular file.")

    def test_a_file_that_may_not_be_read(self, tmp_path, monkeypatch):
        path = tmp_path / "x.yml"
        path.write_text("a: 1\n")

        def refuse(_):
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(
            Path, "read_bytes", refuse
        )  # root may read everything, so chmod would prove nothing
        _, (finding,) = read_yaml(path)
        assert finding.rule == "DM001"
        assert "may not be read" in finding.message

    @pytest.mark.parametrize("name", ["x" * 5000, "nul\0.yml"])
    def test_an_impossible_name(self, tmp_path, name):
        _, (finding,) = read_yaml(tmp_path / name)
        assert finding.rule == "DM001"


# What every file is promised

YAMLISH = st.text(st.sampled_from("abø漢1.-:,[]{}#&*!|>'\"%@`~?<= \n\t\r\\\u2028\ufeff\x00"), max_size=60)


@settings(deadline=None)
@given(st.one_of(st.binary(max_size=200), YAMLISH.map(str.encode)))
def test_whatever_the_bytes_nothing_is_raised_and_every_finding_lies_in_the_file(content):
    file, found = parse_yaml(content, PATH)
    assert file is not None or found
    lines = content.count(b"\n") + 1
    for finding in found:
        at = finding.location
        assert 1 <= at.line <= at.end_line <= lines
        assert (at.line, at.column) <= (at.end_line, at.end_column)
        assert at.column >= 1
        assert finding.message.endswith(".")
        assert finding.remedy.endswith(".")


@settings(deadline=None)
@given(YAMLISH)
def test_the_two_parsers_read_the_same_values(source):
    # They differ in corners of what YAML allows, so only files that both find sound are compared.
    text, _ = decode(source.encode(), PATH)
    assume(text is not None)
    read = []
    for parser in (yaml_nodes.FastestParser, yaml_nodes.PurePythonParser):
        root = yaml_nodes.compose(text, parser=parser).root
        assume(root is not None)
        read.append(values_of(root, Positions(PATH, text, root)))
    assert read[0] == read[1]


@settings(deadline=None)
@given(
    st.lists(st.text("[]{}-?:&*!|,'\" \tab1", min_size=1, max_size=6), min_size=1, max_size=3),
    st.integers(1, 120),
    st.integers(0, 2),
    st.sampled_from(["", "\n"]),
)
def test_what_is_taken_for_shallow_is_not_deep(pieces, times, indentation, between):
    text = between.join(" " * (level * indentation) + piece for level in range(times) for piece in pieces)
    if yaml_nodes.is_shallow(text):
        composed = yaml_nodes.compose(text, parser=yaml_nodes.FastestParser)
        assert not isinstance(composed.error, yaml_nodes.TooDeepError)


@pytest.mark.parametrize(
    "piece",
    ["[", "{a: ", "- ", "? ", ": ", "[? ", "-\t", "? - ", "\n{indent}- a:", "\n{indent}? a: b\n{indent}? "],
)
def test_what_is_deep_is_not_taken_for_shallow(piece):
    text = "".join(piece.replace("{indent}", " " * level) for level in range(150))
    assert not yaml_nodes.is_shallow(text)


def test_an_activity_is_taken_for_shallow():
    text = "name: {da: a, en: b}\npurposes:\n  answer:\n    bases:\n      - basis: consent\n"
    assert yaml_nodes.is_shallow(text)


TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]) | st.just("\n"), max_size=30
)
# Text that is a number in YAML 1.2 alone (0E0, 0o7) is dumped without quotes, for readers of YAML 1.1.
SHARED_TEXT = TEXT.filter(lambda text: not re.fullmatch(r"[-+]?[.0-9]+([eE][-+]?[0-9]+)?|0o[0-7]+", text))
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False, min_value=-1e6, max_value=1e6).map(
        lambda x: round(x, 3)
    ),
    SHARED_TEXT,
)
DATA = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(SHARED_TEXT, inner, max_size=4),
    max_leaves=20,
)


def leaves(data, loc=()):
    if isinstance(data, dict):
        for key, inner in data.items():
            yield from leaves(inner, (*loc, key))
    elif isinstance(data, list):
        for index, inner in enumerate(data):
            yield from leaves(inner, (*loc, index))
    else:
        yield loc, data


def extract(text, at):
    lines = text.split("\n")[at.line - 1 : at.end_line]
    lines[-1] = lines[-1][: at.end_column - 1]
    lines[0] = lines[0][at.column - 1 :]
    return "\n".join(lines)


STYLES = st.fixed_dictionaries(
    {
        "default_flow_style": st.sampled_from([None, True, False]),
        "default_style": st.sampled_from([None, "'", '"', "|", ">"]),
        "allow_unicode": st.booleans(),
        "indent": st.integers(1, 8),
        "width": st.sampled_from([20, 80, 10_000]),
        "line_break": st.sampled_from(["\n", "\r\n"]),
    }
)


@settings(deadline=None)
@given(DATA.filter(lambda data: data is not None), STYLES)
def test_what_is_dumped_is_read_back_and_each_scalar_is_where_its_position_says(data, style):
    text = yaml.safe_dump(data, sort_keys=False, **style)
    # With a style for all, numbers are dumped with the tag !!int, which inventory files don't use.
    assume("!!" not in text)
    # A no-break space that begins a line is taken for indentation that went wrong, and is reported.
    assume(not re.search("(?m)^ *[\xa0\u2000-\u200b\u202f\u3000]", text))
    file, found = parse_yaml(text.encode(), PATH)
    assert found == ()
    assert file.value == data
    for loc, scalar in leaves(data):
        written = extract(text, file.locate(loc))
        if scalar is None:
            assert written in ("null", "")
        elif written[:1] in ("|", ">"):
            assert "".join(written.partition("\n")[2].split()) == "".join(scalar.split())
        else:
            root = yaml_nodes.compose(written).root
            assert values_of(root, Positions(PATH, written, root)) == (scalar, ())
