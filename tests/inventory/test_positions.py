"""Where things stand in YAML of every style: what a place must cover is marked by «…» in the source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.inventory.source_lines import SourceLines
from mkdocs_datamap.inventory.yaml_reader import parse_yaml
from mkdocs_datamap.rules.formats import as_github, as_sarif, as_text
from small_inventory import write_inventory


def marked(source):
    """The source without marks, and the four numbers of what is between them."""
    before, _, rest = source.partition("«")
    inside, _, after = rest.partition("»")

    def place(text):
        return text.count("\n") + 1, len(text) - text.rfind("\n")

    return before + inside + after, (*place(before), *place(before + inside))


def numbers(location):
    return location.line, location.column, location.end_line, location.end_column


VALUES = {
    "flow in flow": ("a: {b: [1, {c: «x»}]}\n", "a b 1 c"),
    "a mapping in a flow list": ("a: {b: [1, «{c: x}»]}\n", "a b 1"),
    "a pair in a flow list": ("a: [«x: 1», y]\n", "a 0"),
    "a flow over lines": ("a: «{b: 1,\n  c: [2,\n   3]}» # d\n", "a"),
    "an item of a flow over lines": ("a: {b: 1,\n  c: [2,\n   «3»]}\n", "a c 1"),
    "a comma after the last item": ("a: «[\n  x, # c\n  y,\n]»\nb: 1\n", "a"),
    "no value in a flow": ("a: {b«», c: 1}\n", "a b"),
    "no value after a colon in a flow": ("a: {b: «», c: 1}\n", "a b"),
    "no value": ("a:«» # later\nb: 1\n", "a"),
    "no item": ("a:\n  - b\n  -«»\n  - c\n", "a 1"),
    "nested lists": ("- «- 1\n  - 2»\n- - 3\n", "0"),
    "a list at its key's indentation": ("a:\n«- b: 1\n  c: 2\n- d»\n\n# end\ne: 1\n", "a"),
    "the last of nested blocks": ("a:\n  - b:\n      - c: «x»\n\n# end\n", "a 0 b 0 c"),
    "plain over lines": ("a: «x\n  y» # c\nb: 1\n", "a"),
    "plain that begins on the next line": ("a:\n  «x\n  y»\nb: 1\n", "a"),
    "in single quotes over lines": ("a: «'x\n\n  y'» # c\nb: 1\n", "a"),
    "in double quotes over lines": ('a: «"x\\\n  y"»\nb: 1\n', "a"),
    "literal": ("a:\n  b: «|\n    x\n\n    y»\n\n\nc: 1\n", "a b"),
    "literal that keeps its end": ("a: «|+\n  x»\n\n\nb: 1\n", "a"),
    "literal with a comment": ("a: «| # c\n  x»\n# d\nb: 1\n", "a"),
    "literal at the end of the file": ("a: «|\n  x»", "a"),
    "folded": ("a: «>-\n  x\n  y»\nb: 1\n", "a"),
    "folded without text": ("a: «>»\n\n\nb: 1\n", "a"),
    "spaces around": ("a   :   «1»   # c\n", "a"),
    "a number sign inside": ("a: «x#y z» # c\n", "a"),
    "after the line of dashes": ("--- # head\na: «1»\n...\n", "a"),
    "after an anchor": ("a: &x «b»\n", "a"),
    "after an anchor and a comment": ("a: &x # c\n  «b: 1»\n", "a"),
    "after a tag and an anchor": ("a: !t &x «b»\n", "a"),
    "an alias leads to its anchor": ("a: &x «y»\nc: *x\n", "c"),
    "inside what an alias repeats": ("a: &x {b: «1»}\nc: *x\n", "c b"),
    "an alias in a list leads there too": ("a: [&x «y», *x]\n", "a 1"),
    "a list that ends in an alias": ("x: &x 1\na:\n  «- b\n  - *x» # *c\n# *d\ne: 1\n", "a"),
    "a list of aliases": ("x: &x 1\na:\n  «- *x\n  - *x»\nb: 1\n", "a"),
    "a mapping that ends in an alias": ("x: &x {y: 1}\na:\n  «b: *x»\n\nc: 1\n", "a"),
    "blocks that end in an alias": ("x: &x 1\na:\n  «b:\n    - c: *x»\nd: 1\n", "a"),
    "an alias of what stands before it inside": ("«a: &x 1\nb: *x»\n", ""),
    "Danish letters": ("æøå: {ø: «Ærø»} # å\n", "æøå ø"),
    "emoji and joined emoji": ("👩\u200d💻: [😀, «👍🏽»]\n", "👩\u200d💻 1"),
    "combining marks": ("e\u0301: {a\u030a: «o\u0308»}\n", "e\u0301 a\u030a"),
    "wide letters": ("漢字: [日本, «語»]\n", "漢字 1"),
    "from right to left": ("שם: «ערך»\n", "שם"),
}

KEYS = {
    "of a block": ("a:\n  «b»: 1\n", "a b"),
    "of a flow": ("a: {b: [1, {«c»: x}]}\n", "a b 1 c"),
    "of a pair in a list": ("a: [«x»: 1, y]\n", "a 0 x"),
    "in quotes": ("a: {«'b c'»: 1}\n", "a b c"),
    "written with an escape": ('a:\n  «"\\u00e6"»: 1\n', "a æ"),
    "after a question mark": ("? «a»\n: b\n", "a"),
    "after an anchor": ("&k «a» : 1\n", "a"),
    "of an alias": ("a: &x y\n«c»: *x\n", "c"),
    "with a combining mark": ("👩\u200d💻: {«e\u0301»: 漢字}\n", "👩\u200d💻 e\u0301"),
    "an item has none, and stands for itself": ("a:\n  - b\n  - «c»\n", "a 1"),
}


def steps(way, value):
    """The keys and indexes of a way, which a key with a space ends."""
    found, words = [], way.split(" ") if way else []
    while words:
        if isinstance(value, list):
            step = int(words.pop(0))
        else:
            step = " ".join(words) if " ".join(words) in value else words[0]
            words = words[len(step.split(" ")) :]
        found.append(step)
        value = value[step]
    return tuple(found)


@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(
    ("case", "key"),
    [
        *(pytest.param(case, False, id=f"value {name}") for name, case in VALUES.items()),
        *(pytest.param(case, True, id=f"key {name}") for name, case in KEYS.items()),
    ],
)
def test_a_place_covers_its_token_and_nothing_else(case, key, newline):
    source, expected = marked(case[0])
    file, _ = parse_yaml(source.replace("\n", newline).encode(), Path("x.yml"))
    assert numbers(file.locate(steps(case[1], file.value), key=key)) == expected


FINDINGS = {
    # name: (file, its text with the place marked, rule)
    "an unknown country in a flow": (
        "recipients.yml",
        "bank: {name: Bankén, category: {da: 銀行, en: banks}, country: «UK»}\n",
        "DM013",
    ),
    "a wrong value in a flow in a flow": (
        "sources.yml",
        "employer: {name: {da: «[din, arbejdsgiver]», en: your employer}}\n",
        "DM012",
    ),
    "an unknown key after emoji": (
        "sources.yml",
        "employer: {name: {da: 👩\u200d💻 漢字, en: e\u0301}, «nmae»: 1}\n",
        "DM011",
    ),
    "a missing key of an entry": ("sources.yml", "«employer»: {public: true}\n", "DM010"),
    "a text over lines": (
        "sources.yml",
        "employer:\n  name: «>-\n    din\n    arbejdsgiver»\n\n# end\n",
        "DM012",
    ),
    "what an alias repeats, at its anchor": (
        "sources.yml",
        "employer: {name: &name {da: arbejdsgiver, en: «7»}}\n",
        "DM012",
    ),
    "an id that is none": ("sources.yml", "employer:\n  name: {da: a, en: b}\n«Æ»: {}\n", "DM017"),
    "a key twice after a combining mark": (
        "sources.yml",
        "employer: {name: {da: a\u030a, en: b}, «name»: {da: a, en: b}}\n",
        "DM004",
    ),
}


@pytest.mark.parametrize("name", FINDINGS)
def test_a_finding_points_at_the_token(name, tmp_path):
    file, text, rule = FINDINGS[name]
    source, expected = marked(text)
    _, diagnostics = read_inventory(write_inventory(tmp_path, {file: source}))
    found = [each for each in diagnostics if each.rule == rule and each.location.path.name == file]
    assert [numbers(each.location) for each in found] == [expected]

    line, column, end_line, end_column = expected
    (run,) = json.loads(as_sarif(found))["runs"]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    # Characters, as the locations count them: not UTF-16, in which an emoji is two.
    assert run["columnKind"] == "unicodeCodePoints"
    assert region == {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }
    assert f",line={line},col={column},endLine={end_line}," in as_github(found)


CARETS = {
    # name: (source line with the place marked, the line of carets)
    "Danish letters": ("æøå: «Ærø»", "     ^^^"),
    "wide letters take two columns": ("漢字: «日本»", "      ^^^^"),
    "a combining mark takes none": ("e\u0301a\u030a: «o\u0308x»", "    ^^"),
    "an emoji takes two": ("😀: «👍»", "    ^^"),
    "a tab is shown as four": ("a:\t«b»", "      ^"),
    "no value is one caret": ("a:«»", "  ^"),
    "a text over lines is underlined to the end of its first": ("a: «'x\n  y'»", "   ^^"),
}


@pytest.mark.parametrize("name", CARETS)
def test_the_caret_stands_under_the_token(name, tmp_path):
    source, carets = marked(CARETS[name][0])[0], CARETS[name][1]
    (tmp_path / "x.yml").write_text(f"{source}\n", encoding="utf-8")
    file, _ = parse_yaml(f"{source}\n".encode(), Path("x.yml"))
    (key,) = file.value
    (finding,) = parse_yaml(f"{source}\n{key}: 2\n".encode(), Path("x.yml"))[1]
    shown = as_text(
        [type(finding)("DM1", finding.severity, file.locate((key,)), "M.", "R.")],
        read_line=SourceLines(tmp_path),
    )
    assert shown.split("\n")[2].removeprefix("    | ") == carets
