"""Which phrases the package uses, and whether every built-in catalogue has them: for developers and tests."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.pofile import write_po

from mkdocs_datamap.wording import pofile
from mkdocs_datamap.wording.catalogue import BUILT_IN, REFERENCE, compare, unknown
from mkdocs_datamap.wording.derived import derived_ids, is_optional
from mkdocs_datamap.wording.parameters import given
from mkdocs_datamap.wording.pofile import Phrase, PoFile, fault
from mkdocs_datamap.wording.template import fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_datamap.inventory.diagnostics import Diagnostic

PACKAGE = Path(__file__).parents[1]
"""The source of the package."""

IDENTIFIER = re.compile(r"[a-z][a-z0-9-]*(\.[A-Za-z0-9_-]+)*")
"""What the id of a phrase looks like: words with points between them, and no spaces."""

_MAKERS = {"message": (1,), "plural": (1,)}
"""The functions of :mod:`..message` whose first argument is an id, as Babel wants them."""

_IMPORT = b"mkdocs_datamap.wording.message import"
"""Only a file with this import means our ``message``; others may have a function of that name."""


_NO_LINE = 0
"""No line numbers in catalogues: they change with every edit and mean nothing to a translator."""


@dataclass(frozen=True)
class Use:
    """That the package uses a phrase: whether in a plural, in which files, and with what.

    ``given`` are the parameters that every use fills; None where that is not known.
    """

    plural: bool
    files: tuple[str, ...]
    given: frozenset[str] | None = None


def uses(package: Path = PACKAGE) -> Mapping[str, Use]:
    """Every id that is used, in the order of the alphabet. I/O: reads the package's source.

    Raises ValueError, with file and line, for an id of the wrong form or one used with and without a plural.
    """
    files: defaultdict[str, set[str]] = defaultdict(set)
    plurals: dict[str, bool] = {}
    for path, line, maker, identifier in _calls(package):
        where = path.relative_to(package).as_posix()
        if not IDENTIFIER.fullmatch(identifier):
            raise ValueError(f"{where}:{line}: “{identifier}” does not look like the id of a phrase")
        if plurals.setdefault(identifier, maker == "plural") != (maker == "plural"):
            raise ValueError(f"{where}:{line}: “{identifier}” is used with and without a count")
        files[identifier].add(where)
    for identifier, origin in derived_ids().items():
        files[identifier].update(origin.split())
    filled = _given(package)
    return {
        key: Use(plurals.get(key, False), tuple(sorted(files[key])), filled.get(key)) for key in sorted(files)
    }


def message_ids() -> frozenset[str]:
    """The ids of every phrase that the package uses."""
    return frozenset(uses())


def languages(directory: Path = BUILT_IN) -> tuple[str, ...]:
    """The languages that have a catalogue in a folder."""
    return tuple(sorted(path.stem for path in directory.glob("*.po")))


def check(directory: Path = BUILT_IN, used: Mapping[str, Use] | None = None) -> tuple[Diagnostic, ...]:
    """What is missing, left over, empty or different in the catalogues of a folder. I/O: reads them."""
    wanted = uses() if used is None else used
    reference, _ = pofile.read(directory / f"{REFERENCE}.po", REFERENCE)
    return tuple(
        finding
        for language in languages(directory)
        for finding in _faults(directory / f"{language}.po", language, wanted, reference)
    )


def update(language: str, directory: Path = BUILT_IN, used: Mapping[str, Use] | None = None) -> Path:
    """Write a language's catalogue with the phrases that are used: new ones empty, old ones gone, sorted.

    The words and the translators' comments that are there stay. Returns the path. I/O: reads and writes it.
    Raises ValueError when the catalogue that is there cannot be read, and changes nothing then.
    """
    wanted = uses() if used is None else used
    path = directory / f"{language}.po"
    present = PoFile()
    if path.is_file():
        present, found = pofile.read(path, language)
        if found:
            raise ValueError(f"{found[0].location}: {found[0].message}")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_written(language, present, wanted), encoding="utf-8", newline="\n")
    return path


def _calls(package: Path) -> Iterator[tuple[Path, int, str, str]]:
    """Every call of a maker with an id in it: file, line, maker, id."""
    for path, source in _sources(package):
        for maker, spec in _MAKERS.items():
            for line, identifier, _, _ in extract("python", BytesIO(source), {maker: spec}):
                yield path, line, maker, str(identifier)


def _given(package: Path) -> Mapping[str, frozenset[str]]:
    """The parameters that every use of a phrase fills, in all files; see :func:`.parameters.given`."""
    found: dict[str, frozenset[str]] = {}
    for _, source in _sources(package):
        for identifier, names in given(source).items():
            found[identifier] = found.get(identifier, names) & names
    return found


def _sources(package: Path) -> Iterator[tuple[Path, bytes]]:
    for path in sorted(package.rglob("*.py")):
        source = path.read_bytes()
        if _IMPORT in source:
            yield path, source


def _faults(path: Path, language: str, wanted: Mapping[str, Use], reference: PoFile) -> Iterator[Diagnostic]:
    present, found = pofile.read(path, language)
    yield from found
    if not present.trusted:
        return
    every = present.phrases | present.empty
    for identifier, use in wanted.items():
        if identifier not in every.keys() | present.faulty:
            yield fault(
                pofile.MISSING,
                path,
                1,
                f"“{identifier}” is missing; it is used in {', '.join(use.files)}.",
                "Run “python -m mkdocs_datamap.wording update” and write its words.",
            )
    for identifier, phrase in every.items():
        yield from _phrase_faults(identifier, phrase, wanted, present, reference)


def _phrase_faults(
    identifier: str, phrase: Phrase, wanted: Mapping[str, Use], present: PoFile, reference: PoFile
) -> Iterator[Diagnostic]:
    where = phrase.location
    if identifier not in wanted and not is_optional(identifier):
        yield unknown(identifier, phrase, dict.fromkeys(wanted, phrase))
    elif identifier in present.empty:
        yield fault(
            pofile.MISSING, where.path, where.line, f"“{identifier}” has no words.", "Write its msgstr."
        )
    elif identifier in wanted and phrase.plural != wanted[identifier].plural:
        yield fault(
            pofile.PLURAL_FORMS,
            where.path,
            where.line,
            f"“{identifier}” is used {'with' if wanted[identifier].plural else 'without'} a count.",
            "Give it plural forms." if wanted[identifier].plural else "Give it one msgstr.",
        )
    else:
        if identifier in reference.phrases:
            difference = compare(identifier, phrase, reference.phrases[identifier])
            if difference is not None:
                yield difference
        yield from _unfilled(identifier, phrase, wanted.get(identifier))


def _unfilled(identifier: str, phrase: Phrase, use: Use | None) -> Iterator[Diagnostic]:
    """Placeholders that the source does not fill; speaking the phrase would fail."""
    if use is None or use.given is None:
        return
    for name in sorted(frozenset[str]().union(*map(fields, phrase.forms)) - use.given):
        yield fault(
            pofile.PLACEHOLDERS,
            phrase.location.path,
            phrase.location.line,
            f"“{identifier}” asks for {{{name}}}, which not every use in {', '.join(use.files)} fills.",
            "Take it out of the phrase, or give it in the source.",
        )


def _written(language: str, present: PoFile, wanted: Mapping[str, Use]) -> str:
    every = present.phrases | present.empty
    catalog = Catalog(locale=language)
    if present.plural:
        catalog.mime_headers = [("Plural-Forms", f"nplurals={present.count}; plural={present.plural};")]
    for identifier in sorted(wanted.keys() | {key for key in every if is_optional(key)}):
        use = wanted.get(identifier, Use(plural=False, files=()))
        phrase = every.get(identifier)
        forms = phrase.forms if phrase and phrase.plural == use.plural else ("",)
        catalog.add(
            (identifier, identifier) if use.plural else identifier,
            forms if use.plural else forms[0],
            locations=[(file, _NO_LINE) for file in use.files],
            user_comments=present.comments.get(identifier, ()),
        )
    buffer = BytesIO()
    # One line for each text, whatever its length: a sentence that is reworded is one changed line in a
    # review.
    write_po(buffer, catalog, width=0, omit_header=True, sort_output=True, include_lineno=False)
    return _header(language, catalog.plural_forms) + buffer.getvalue().decode().rstrip("\n") + "\n"


def _header(language: str, plural_forms: str) -> str:
    """A header without dates and names, so that a catalogue changes only when its phrases do."""
    fields = (
        f"Language: {language}",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=UTF-8",
        "Content-Transfer-Encoding: 8bit",
        f"Plural-Forms: {plural_forms}",
    )
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{field}\\n"\n' for field in fields) + "\n"
