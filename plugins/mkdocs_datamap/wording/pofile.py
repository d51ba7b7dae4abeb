"""One catalogue file, read strictly: Babel parses it; what Babel lets pass is found here, with its line."""

from __future__ import annotations

import gettext
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from babel.messages.pofile import PoFileError, read_po

from mkdocs_datamap.inventory.diagnostics import Diagnostic, Location, Severity
from mkdocs_datamap.wording.template import template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from babel.messages.catalog import Catalog

UNREADABLE = "DM020"
UNKNOWN = "DM021"
MISSING = "DM022"
PLACEHOLDERS = "DM023"
PLURAL_FORMS = "DM024"

_LINE = re.compile(
    r'(?:(?P<keyword>msgid|msgid_plural|msgstr(?:\[(?P<index>\d)\])?) )?"(?P<text>(?:[^"\\]|\\[\\"nrt])*)"'
)
_HEADER = (
    'For Danish and English write "Plural-Forms: nplurals=2; plural=(n != 1);\\n", or leave the line out.'
)
_EXAMPLE = 'Write msgid "…" and msgstr "…", with straight quotation marks around each text and \\" inside it.'


@dataclass(frozen=True)
class Phrase:
    """A phrase in one language: its text, or one text for each plural form, and where it stands."""

    forms: tuple[str, ...]
    plural: bool
    location: Location


@dataclass(frozen=True)
class PoFile:
    """What a catalogue file holds.

    ``plural`` is its plural rule, an expression of C over ``n``, and ``count`` how many forms that gives;
    None where there is no file. A phrase without words (an empty ``msgstr``) is among ``empty`` and not among
    ``phrases``; one with a finding is among neither, and its id is in ``faulty``.
    """

    phrases: dict[str, Phrase] = field(default_factory=dict)
    empty: dict[str, Phrase] = field(default_factory=dict)
    plural: str | None = None
    count: int | None = None
    comments: dict[str, tuple[str, ...]] = field(default_factory=dict)
    faulty: set[str] = field(default_factory=set)
    trusted: bool = True


UNTRUSTED = PoFile(trusted=False)
"""What a file holds that cannot be read as a whole."""


@dataclass
class _Entry:
    """The lines of one entry while they are read."""

    id: str
    line: int
    plural: str | None = None
    strings: list[int] = field(default_factory=list)


def read(path: Path, language: str, forms: int | None = None) -> tuple[PoFile, tuple[Diagnostic, ...]]:
    """The phrases of a file and what is wrong in it (DM020, DM023, DM024).

    ``forms`` is how many plural forms the language has, where another catalogue has said so already. Where
    the file as a whole cannot be trusted, no phrase is returned. I/O: reads ``path``, which must exist.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (UnicodeDecodeError, OSError) as error:
        reason = "is not UTF-8 text" if isinstance(error, UnicodeDecodeError) else "cannot be read"
        return UNTRUSTED, (fault(UNREADABLE, path, 1, f"The catalogue {reason}.", "Save it as UTF-8."),)
    lines = ["" if line.startswith("#~") else line for line in text.split("\n")]
    declared = next((n for n, line in enumerate(lines, 1) if line.strip().startswith('"Plural-Forms:')), None)
    try:
        # First the plural rule alone: it decides whether the entries are whole. Without one, CLDR's holds.
        said = ['msgid ""', 'msgstr ""', lines[declared - 1]] if declared else []
        header = read_po(said, locale=language, abort_invalid=True)
        chosen = set(map(gettext.c2py(header.plural_expr), range(1000)))
    except (PoFileError, ValueError, ZeroDivisionError) as error:
        return UNTRUSTED, (fault(UNREADABLE, path, declared or 1, f"The header is wrong: {error}.", _HEADER),)
    count = header.num_plurals
    if count != (forms or count) or not chosen <= set(range(count)):
        wrong = f"“{language}” has not the plural forms that this line gives it."
        return UNTRUSTED, (fault(PLURAL_FORMS, path, declared or 1, wrong, _HEADER),)
    if found := tuple(_syntax(path, lines, count)):
        return UNTRUSTED, found
    try:
        catalog = read_po(lines, locale=language, abort_invalid=True)
    except (PoFileError, ValueError) as error:
        line = error.lineno + 1 if isinstance(error, PoFileError) else 1
        return UNTRUSTED, (
            fault(UNREADABLE, path, line, f"The catalogue cannot be read: {error}.", _EXAMPLE),
        )
    return _phrases(path, catalog, PoFile(plural=header.plural_expr, count=count))


def fault(rule: str, path: Path, line: int, message: str, remedy: str) -> Diagnostic:
    """A finding about a line of a catalogue; always an error."""
    return Diagnostic(rule, Severity.ERROR, Location(path, line, 1, line, 1), message, remedy)


def _phrases(path: Path, catalog: Catalog, result: PoFile) -> tuple[PoFile, tuple[Diagnostic, ...]]:
    found: list[Diagnostic] = []
    for message in catalog:
        if not message.id:
            continue
        plural = not isinstance(message.id, str)
        identifier = message.id[0] if plural else str(message.id)
        forms = tuple(map(str, message.string or ())) if plural else (str(message.string),)
        line = message.lineno or 1
        result.comments[identifier] = tuple(message.user_comments)
        problem = _problem(path, line, identifier, forms)
        if problem is not None:
            found.append(problem)
            result.faulty.add(identifier)
        else:
            phrases = result.phrases if any(forms) else result.empty
            phrases[identifier] = Phrase(forms, plural, Location(path, line, 1, line, 1))
    return result, tuple(found)


def _problem(path: Path, line: int, identifier: str, forms: tuple[str, ...]) -> Diagnostic | None:
    """What is wrong with the words of one phrase."""
    if any(forms) and not all(forms):
        return fault(
            PLURAL_FORMS,
            path,
            line,
            f"“{identifier}” has words for {sum(map(bool, forms))} of its {len(forms)} plural forms.",
            f"Give every form its words, msgstr[0] to msgstr[{len(forms) - 1}].",
        )
    try:
        for form in forms:
            template(form)
    except ValueError as error:
        return fault(
            PLACEHOLDERS,
            path,
            line,
            f"In “{identifier}”, {error}.",
            "Write a placeholder as its name between braces, {name}, and use no other braces.",
        )
    return None


def _syntax(path: Path, lines: list[str], count: int) -> Iterator[Diagnostic]:
    """Lines that are no PO, entries without their parts, fuzzy entries and ids that stand twice."""
    entry: _Entry | None = None
    seen: dict[str, int] = {}
    for number, written in enumerate(lines, 1):
        line = written.strip()
        if line.startswith("#,") and "fuzzy" in line:
            yield fault(
                UNREADABLE,
                path,
                number,
                "A fuzzy mark says that a phrase is a guess; a guess is not published.",
                "Check the phrase and delete the word fuzzy.",
            )
        if not line or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        if found is None:
            yield fault(UNREADABLE, path, number, f"This is not a line of a catalogue: {line}", _EXAMPLE)
            continue
        keyword = found["keyword"]
        if keyword == "msgid":
            yield from _incomplete(path, entry, count)
            entry = _Entry(found["text"], number)
            if entry.id in seen:
                yield fault(
                    UNREADABLE,
                    path,
                    number,
                    f"“{entry.id}” stands a second time; it stands on line {seen[entry.id]} already.",
                    "Keep one of the two.",
                )
            seen[entry.id] = number
        elif entry is None:
            yield fault(
                UNREADABLE, path, number, "This line belongs to no phrase.", "Begin a phrase with msgid."
            )
        elif keyword == "msgid_plural":
            entry.plural = found["text"]
        elif keyword:
            entry.strings.append(int(found["index"] or 0))
    yield from _incomplete(path, entry, count)


def _incomplete(path: Path, entry: _Entry | None, count: int) -> Iterator[Diagnostic]:
    if entry is None:
        return
    if not entry.strings:
        yield fault(
            UNREADABLE, path, entry.line, f"“{entry.id}” has no msgstr.", 'Add the line msgstr "…" below it.'
        )
    elif entry.plural is None and entry.strings != [0]:
        yield fault(
            PLURAL_FORMS,
            path,
            entry.line,
            f"“{entry.id}” has several texts and no msgid_plural.",
            f'Add the line msgid_plural "{entry.id}", or keep one msgstr.',
        )
    elif entry.plural is not None and entry.plural != entry.id:
        yield fault(
            UNREADABLE,
            path,
            entry.line,
            f"“{entry.id}” has another id, “{entry.plural}”, as its msgid_plural.",
            f'Write msgid_plural "{entry.id}".',
        )
    elif entry.plural is not None and entry.strings != list(range(count)):
        yield fault(
            PLURAL_FORMS,
            path,
            entry.line,
            f"“{entry.id}” has {len(entry.strings)} plural forms where the language has {count}.",
            f"Number them msgstr[0] to msgstr[{count - 1}], one line each, as Plural-Forms says.",
        )
