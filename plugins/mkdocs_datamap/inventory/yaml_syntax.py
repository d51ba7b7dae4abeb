"""What the parser could not read, in the words of someone who writes YAML by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yaml import Mark, MarkedYAMLError

from mkdocs_datamap.inventory.diagnostics import Diagnostic, Location, Severity
from mkdocs_datamap.inventory.yaml_nodes import MAX_DEPTH, TooDeepError
from mkdocs_datamap.inventory.yaml_rules import SYNTAX

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_datamap.inventory.positions import Positions

_CLOSED_BY = {"[": "]", "{": "}"}
_QUOTE_TEXT = 'If it is the beginning of a text, put the text in quotes: "…".'
_COLON_WITHOUT_SPACE = re.compile(r"\s*(?:- +)*[^\s\"'#\[{:][^\s:]*(:)[^\s:/]")
_FIRST_COLON = re.compile(r"\s*(?:[-?] +)*(?:\"[^\"]*\"|'[^']*'|[^\"'#][^#]*?)(?=: )")
_TAB_INDENTATION = re.compile(r"^ *\t", re.MULTILINE)


@dataclass(frozen=True)
class _Failure:
    """What the parser said: where it stopped, where what it was reading began, and the text around."""

    text: str
    problem: str
    mark: Mark
    begun: Mark

    @property
    def character(self) -> str:
        """The character at which the parser stopped; empty at the end of the file."""
        return self.text[self.mark.index : self.mark.index + 1]

    @property
    def before(self) -> str:
        """What stands before that character on its line."""
        return self.text[self.mark.index - self.mark.column : self.mark.index]

    def line(self, mark: Mark) -> str:
        """The whole line of a mark."""
        start = mark.index - mark.column
        return self.text[start:].partition("\n")[0] if start < len(self.text) else ""


@dataclass(frozen=True)
class _Explained:
    message: str
    remedy: str
    where: Mark | None = None


def explain(error: Exception, positions: Positions) -> Diagnostic:
    """The finding for an exception of the parser: what is wrong, and what would be right."""
    if isinstance(error, TooDeepError):
        return _diagnostic(
            positions.at(error.mark),
            _Explained(
                f"This is nested more than {MAX_DEPTH} levels deep.",
                "Check for brackets that are never closed.",
            ),
        )
    mark = error.problem_mark or error.context_mark if isinstance(error, MarkedYAMLError) else None
    if not isinstance(error, MarkedYAMLError) or mark is None:
        reason = str(error).partition("\n")[0]
        return _diagnostic(
            Location(positions.path),
            _Explained(f"This is not YAML: {reason}.", "Check the file's characters."),
        )
    said = f"{error.context or ''}: {error.problem or ''}"
    failure = _Failure(positions.text, error.problem or "", mark, error.context_mark or mark)
    for pattern, explanation in _EXPLANATIONS:
        if re.search(pattern, said):
            explained = explanation(failure)
            return _diagnostic(positions.at(explained.where or mark), explained)
    return _diagnostic(positions.at(mark), _unknown(failure))


def _diagnostic(location: Location, explained: _Explained) -> Diagnostic:
    return Diagnostic(SYNTAX, Severity.ERROR, location, explained.message, explained.remedy)


def _unclosed_quote(failure: _Failure) -> _Explained:
    return _Explained(
        "The text in quotes that begins here is never closed.",
        "Write the closing quotation mark; inside '…' an apostrophe is written twice ('').",
        failure.begun,
    )


def _bad_escape(_: _Failure) -> _Explained:
    return _Explained(
        "Inside double quotes a backslash begins an escape sequence, and this is none that YAML knows.",
        "Write the backslash twice (\\\\), or put the text in single quotes: '…'.",
    )


def _unclosed_bracket(failure: _Failure) -> _Explained:
    opening = failure.text[failure.begun.index : failure.begun.index + 1]
    closing = _CLOSED_BY.get(opening, "the closing bracket")
    is_later = failure.mark.line > failure.begun.line
    indented = _indentation(failure.line(failure.mark))
    if not failure.character or (is_later and indented <= _indentation(failure.line(failure.begun))):
        return _Explained(
            f"The {opening} that opens here is never closed.",
            f"Write {closing} after the last entry, and a comma between two entries.",
            failure.begun,
        )
    return _Explained(
        f"A comma or {closing} is missing before this.",
        f"Part the entries by commas and end them with {closing}; "
        "text with commas, colons or brackets needs quotes.",
        _mark(failure.mark.line, indented) if is_later and failure.character == ":" else None,
    )


def _colon(failure: _Failure) -> _Explained:
    line = failure.line(failure.mark)
    first = _FIRST_COLON.match(line)
    if first and first.end() < failure.mark.column:
        return _Explained(
            "A colon followed by a space stands inside a text, and so reads as a second key.",
            'Put the text in quotes: key: "text: more text".',
        )
    above = _line_above(failure)
    if _COLON_WITHOUT_SPACE.match(above):
        return _no_space_after_colon(above, failure.mark.line - 1)
    return _Explained(
        "This key reads as more of the text on the line above, because it is indented further.",
        "Indent it like the keys it belongs with; if the line above opens a mapping, it must end in a colon.",
    )


def _no_colon(failure: _Failure) -> _Explained:
    line = failure.line(failure.begun)
    if _COLON_WITHOUT_SPACE.match(line):
        return _no_space_after_colon(line, failure.begun.line)
    return _Explained(
        "This line stands among keys, but has no colon.",
        "Write key: value; if the line continues the text above, indent it further than the key above.",
        failure.begun,
    )


def _no_space_after_colon(line: str, number: int) -> _Explained:
    match = _COLON_WITHOUT_SPACE.match(line)
    column = match.start(1) if match else 0
    return _Explained(
        "There is no space after this colon.",
        "Write key: value, with a space after the colon.",
        _mark(number, column),
    )


def _mark(line: int, column: int) -> Mark:
    return Mark("", 0, line, column, None, 0)


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _line_above(failure: _Failure) -> str:
    above = failure.text[: max(failure.mark.index - failure.mark.column - 1, 0)]
    return above.rpartition("\n")[2]


def _unexpected_key(failure: _Failure) -> _Explained:
    if failure.before.rstrip().endswith(('"', "'")):
        return _Explained(
            "Text follows the closing quotation mark.",
            "Put the whole text in one pair of quotes; inside '…' an apostrophe is written twice (''). "
            "Check too that the quotes above are closed.",
        )
    if failure.character == ":":
        return _missing_key(failure)
    if failure.character == "-":
        return _Explained(
            "This list item is not in line with what stands above it.",
            "Indent every item of a list by the same number of spaces.",
        )
    return _Explained(
        "This line is not in line with what stands above it.",
        "Indent the keys of one mapping by the same number of spaces.",
    )


def _forbidden_start(failure: _Failure) -> _Explained:
    if failure.character == "\t" or "tab" in failure.problem:
        count = len(_TAB_INDENTATION.findall(failure.text))
        more = f" (on {count} lines of this file)" if count > 1 else ""
        return _Explained("Here is a tab, but YAML is indented with spaces.", f"Replace it by spaces{more}.")
    return _Explained(f"A text cannot begin with {failure.character}.", 'Put the text in quotes: "…".')


def _missing_key(_: _Failure) -> _Explained:
    return _Explained("The key before this colon is missing.", "Write the key's name before the colon.")


def _missing_content(failure: _Failure) -> _Explained:
    if failure.character == ":":
        return _missing_key(failure)
    if not failure.character:
        return _Explained(
            "The file ends where a value or a closing bracket is expected.",
            "Write what is missing, or delete the rest.",
        )
    if failure.character in ("]", "}"):
        return _Explained(
            f"This {failure.character} closes nothing.", "Delete it, or put the text in quotes."
        )
    return _Explained(
        "A value is missing before this.", "Write the value, or delete the comma; text needs quotes."
    )


def _dash(_: _Failure) -> _Explained:
    return _Explained(
        "A list cannot begin on the line of its key.",
        "Begin each item on a line of its own; if the dash belongs to a text, put the text in quotes.",
    )


def _name(failure: _Failure) -> _Explained:
    sign = failure.text[failure.begun.index : failure.begun.index + 1]
    return _Explained(f"A text cannot begin with {sign}.", 'Put the text in quotes: "…".', failure.begun)


def _undefined_alias(_: _Failure) -> _Explained:
    return _Explained("This alias refers to an anchor (&name) that is not in the file.", _QUOTE_TEXT)


def _duplicate_anchor(failure: _Failure) -> _Explained:
    return _Explained(
        f"This anchor's name is already used on line {failure.begun.line + 1}.",
        "Give each anchor its own name.",
    )


def _block_scalar(_: _Failure) -> _Explained:
    return _Explained(
        "After | or > the text begins on the next line.",
        "Move the text to the next line, indented; if | or > belongs to the text, put the text in quotes.",
    )


def _tag(failure: _Failure) -> _Explained:
    return _Explained("Tags (words that begin with !) are not used.", _QUOTE_TEXT, failure.begun)


def _directive(failure: _Failure) -> _Explained:
    return _Explained("A line cannot begin with %.", _QUOTE_TEXT, failure.begun)


def _after_the_end(_: _Failure) -> _Explained:
    return _Explained(
        "This does not belong to what stands above: the file's content has already ended.",
        "Begin every outermost line in the first column; put text with brackets or quotes wholly in quotes.",
    )


def _unknown(failure: _Failure) -> _Explained:
    return _Explained(
        f"This is not YAML: {failure.problem}.",
        "Check quotes, colons and indentation here and on the line above.",
    )


_EXPLANATIONS: tuple[tuple[str, Callable[[_Failure], _Explained]], ...] = (
    (r"quoted scalar: found unexpected (end|document)", _unclosed_quote),
    (r"quoted scalar: ", _bad_escape),
    (r"found a tab|found character .*(cannot|that cannot) start", _forbidden_start),
    (r"flow (sequence|mapping): ", _unclosed_bracket),
    (r"mapping values are not allowed", _colon),
    (r"sequence entries are not allowed", _dash),
    (r"could not find expected ':'", _no_colon),
    (r"block (mapping|collection|sequence): ", _unexpected_key),
    (r"node content", _missing_content),
    (r"scanning an (anchor|alias): ", _name),
    (r"undefined alias", _undefined_alias),
    (r"duplicate anchor", _duplicate_anchor),
    (r"block scalar: ", _block_scalar),
    (r"scanning a tag|parsing a tag|tag handle", _tag),
    (r"directive|incompatible YAML", _directive),
    (r"<document start>", _after_the_end),
)
"""What the parsers say (libyaml and the pure one differ in words) → what it means."""
