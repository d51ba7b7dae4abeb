"""The phrases of one language: the built-in catalogue, and the words that the owner puts in its place."""

from __future__ import annotations

import difflib
import gettext
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_datamap.inventory.diagnostics import Diagnostic, Location, Severity
from mkdocs_datamap.wording import pofile
from mkdocs_datamap.wording.derived import is_optional
from mkdocs_datamap.wording.formatting import locale
from mkdocs_datamap.wording.pofile import Phrase, PoFile, fault
from mkdocs_datamap.wording.template import fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

BUILT_IN = Path(__file__).with_name("catalogues")
"""The folder of the catalogues that come with the package."""

REFERENCE = "en"
"""The language whose catalogue says which phrases there are and what fills them."""

LISTED_AT_MOST = 10
"""More missing phrases than this are told in one finding."""


@dataclass(frozen=True)
class Catalogue:
    """What can be said in one language; ``plural`` is its plural rule, an expression of C over ``n``."""

    language: str
    phrases: Mapping[str, Phrase]
    plural: str = "(n != 1)"

    def text(self, identifier: str, count: int | None = None) -> str:
        """The phrase with this id, in the form for ``count``.

        Raises KeyError with the id when there is none, and ValueError when a phrase with plural forms has no
        count or a count has no phrase with plural forms.
        """
        phrase = self.phrases[identifier]
        if phrase.plural != (count is not None):
            raise ValueError(f"“{identifier}” {'needs a count' if phrase.plural else 'has no plural forms'}")
        return phrase.forms[0 if count is None else _rule(self.plural)(count)]


def load_catalogue(language: str, overrides_dir: Path | None) -> tuple[Catalogue, tuple[Diagnostic, ...]]:
    """The catalogue of a language, and what is wrong with it.

    ``<overrides_dir>/<language>.po`` may reword any phrase of a built-in catalogue; for a language that has
    none it is the catalogue. A phrase with a finding keeps its built-in words. I/O: reads the two files.

    Findings: DM020 a catalogue cannot be read, DM021 an override of a phrase that is not there, DM022 a
    phrase is missing, DM023 placeholders differ from the English phrase's, DM024 the number of plural forms
    is wrong.
    """
    try:
        locale(language)
    except ValueError as error:
        return Catalogue(language, {}), (
            fault(
                pofile.UNREADABLE,
                _override_path(language, overrides_dir),
                1,
                f"There is no language “{language}”: {error}.",
                "Use an ISO 639 code that CLDR knows, such as da, en or de.",
            ),
        )
    own, own_found = _built_in(language)
    path = _override_path(language, overrides_dir)
    if not path.is_file():
        return _catalogue(language, own, PoFile()), (*own_found, *_missing(language, own, PoFile(), path))
    override, found = pofile.read(path, language, own.count)
    reference, _ = _built_in(REFERENCE)
    compared = tuple(_compared(override, reference))
    wrong = {identifier for identifier, finding in compared if finding.severity is Severity.ERROR}
    phrases = {key: phrase for key, phrase in override.phrases.items() if key not in wrong}
    kept = replace(override, phrases=phrases)
    missing = tuple(_missing(language, own, override, path)) if override.trusted else ()
    return _catalogue(language, own, kept), (*own_found, *found, *(f for _, f in compared), *missing)


def compare(identifier: str, phrase: Phrase, reference: Phrase) -> Diagnostic | None:
    """How a phrase differs from the reference language's: in what fills it (DM023), in plurals (DM024).

    A placeholder too many is an error: nothing would fill it. One too few is a note: the phrase's author may
    mean to leave a fact out, and should know.
    """
    asked, known = _fields(phrase), _fields(reference)
    if phrase.plural != reference.plural:
        return _finding(
            pofile.PLURAL_FORMS,
            phrase,
            f"“{identifier}” has {'plural forms' if phrase.plural else 'one form'} and should have "
            f"{'plural forms' if reference.plural else 'one form'}.",
            f'Add msgid_plural "{identifier}" and number the forms.'
            if reference.plural
            else "Remove msgid_plural and keep one msgstr.",
        )
    if asked - known:
        return _finding(
            pofile.PLACEHOLDERS,
            phrase,
            f"“{identifier}” asks for {_braced(asked - known)}, which nothing fills.",
            f"Use only {_braced(known)}." if known else "This phrase has no placeholders.",
        )
    if known - asked:
        return _finding(
            pofile.PLACEHOLDERS,
            phrase,
            f"“{identifier}” leaves out {_braced(known - asked)}.",
            "Put it back unless the fact shall not be told.",
            Severity.NOTE,
        )
    return None


def unknown(identifier: str, phrase: Phrase, known: Mapping[str, Phrase]) -> Diagnostic:
    """That nothing says a phrase with this id (DM021), and the id that was probably meant."""
    close = difflib.get_close_matches(identifier, known, n=1)
    return _finding(
        pofile.UNKNOWN,
        phrase,
        f"There is no phrase “{identifier}”.",
        f"Did you mean “{close[0]}”?" if close else "Delete it, or look its id up in the built-in catalogue.",
    )


def _compared(override: PoFile, reference: PoFile) -> Iterator[tuple[str, Diagnostic]]:
    for identifier, phrase in (override.phrases | override.empty).items():
        if identifier not in reference.phrases:
            if is_optional(identifier):
                continue
            yield identifier, unknown(identifier, phrase, reference.phrases)
        elif identifier in override.phrases:
            finding = compare(identifier, phrase, reference.phrases[identifier])
            if finding is not None:
                yield identifier, finding


def _missing(language: str, own: PoFile, override: PoFile, path: Path) -> Iterator[Diagnostic]:
    reference, _ = _built_in(REFERENCE)
    wanted = {identifier for identifier in reference.phrases if not is_optional(identifier)}
    missing = sorted(wanted - own.phrases.keys() - override.phrases.keys() - override.faulty)
    if len(missing) > LISTED_AT_MOST:
        yield fault(
            pofile.MISSING,
            path,
            1,
            f"The language “{language}” lacks {len(missing)} of {len(wanted)} phrases: "
            f"“{'”, “'.join(missing[:5])}” and more.",
            f"Write them in {path.name}; “python -m mkdocs_datamap.wording update --directory "
            f"{path.parent.as_posix()} {language}” lists them all.",
        )
        return
    for identifier in missing:
        empty = override.empty.get(identifier)
        yield fault(
            pofile.MISSING,
            path,
            empty.location.line if empty else 1,
            f"The language “{language}” lacks the phrase “{identifier}”.",
            f"Write it in {path.name}. In English it is: {reference.phrases[identifier].forms[-1]}",
        )


def _catalogue(language: str, own: PoFile, override: PoFile) -> Catalogue:
    rule = own.plural or override.plural
    phrases = MappingProxyType(own.phrases | override.phrases)
    return Catalogue(language, phrases, rule) if rule else Catalogue(language, phrases)


@cache
def _built_in(language: str) -> tuple[PoFile, tuple[Diagnostic, ...]]:
    path = BUILT_IN / f"{language}.po"
    return pofile.read(path, language) if path.is_file() else (PoFile(), ())


@cache
def _rule(expression: str) -> Callable[[int], int]:
    return gettext.c2py(expression)


def _override_path(language: str, overrides_dir: Path | None) -> Path:
    return (overrides_dir or BUILT_IN) / f"{language}.po"


def _fields(phrase: Phrase) -> frozenset[str]:
    return frozenset[str]().union(*map(fields, phrase.forms))


def _braced(names: frozenset[str]) -> str:
    return ", ".join(f"{{{name}}}" for name in sorted(names))


def _finding(
    rule: str, phrase: Phrase, message: str, remedy: str, severity: Severity = Severity.ERROR
) -> Diagnostic:
    where = phrase.location
    return Diagnostic(rule, severity, Location(where.path, where.line, 1, where.line, 1), message, remedy)
