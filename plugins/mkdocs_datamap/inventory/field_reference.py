"""The page of the guide that describes every file and every field, made from the models themselves."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args, get_origin

from pydantic import BaseModel

from mkdocs_datamap.inventory.activities import Activity, Facts, Purpose
from mkdocs_datamap.inventory.loader import ACTIVITIES, CATALOGUES, RECORDS, REQUIRED
from mkdocs_datamap.inventory.schema import ABOUT
from mkdocs_datamap.inventory.shapes import expected, is_list, words
from mkdocs_datamap.inventory.text import Text
from mkdocs_datamap.inventory.values import Internal, Ref, Todo
from mkdocs_datamap.law.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pydantic.fields import FieldInfo

    from mkdocs_datamap.law.entries import Basis, RetentionNorm
    from mkdocs_datamap.law.vocabulary import Vocabulary

E = TypeVar("E")

_INTRODUCTION = """\
# Every file and every field

<!-- Made by “make reference” from plugins/mkdocs_datamap/inventory/. Don't edit it here. -->

This page lists what may stand in `data_map/`. The same words appear in your editor while you type: see
[Your editor](editor.md). How to word a text is on the page [Texts](texts.md); what the public sees of all
this, on [Public or internal](public-or-internal.md).

*Needed* means that the check fails without the field. *May be open* means that you can write an
[open question](#open-question) in its place.
"""

_SHARED_INTRODUCTION = """\
## In several files

### Open question

"""

_LAW_INTRODUCTION = """\
## Ids of the law

Some fields name a thing of the law by its id. The ids come with the tool; they stand, with their sources, in
`plugins/mkdocs_datamap/law/`.
"""

_FILE = re.compile(r"\b([a-z][a-z-]*)\.yml\b")


def field_reference() -> str:
    """The page as Markdown; the same for the same models."""
    parts = [_INTRODUCTION, _files()]
    told = set(_below(Todo, Internal))
    for name in ABOUT:
        parts.extend(_file(name, told))
    parts.append(_shared())
    parts.extend(_law())
    return "\n".join(parts)


def models() -> tuple[type[BaseModel], ...]:
    """Every model that something in an inventory file is held against, in the order of the page."""
    outermost = (_shape(name)[0] for name in ABOUT)
    found = {model: None for shape in outermost if shape for model in _below(shape)}
    return (*found, *(model for model in _below(Todo, Internal) if model not in found))


def _files() -> str:
    rows = [
        f"| [`{name}`](#{_anchor(name)}) | {about} | {'yes' if _required(name) else 'no'} |"
        for name, about in ABOUT.items()
    ]
    return "\n".join(("| File | What it holds | Needed |", "| --- | --- | --- |", *rows, ""))


def _file(name: str, told: set[type[BaseModel]]) -> Iterator[str]:
    shape, form = _shape(name)
    yield f"## `{name}`\n\n{ABOUT[name]} {form}\n"
    if shape is None:
        return
    yield _fields(shape)
    told.add(shape)
    for model in _below(shape):
        if model not in told:
            told.add(model)
            yield _part(model)


def _part(model: type[BaseModel]) -> str:
    about = _prose(model.__doc__)
    if model is Purpose:
        taken = [f"`{name}`" for name in Facts.model_fields if name != "internal"]
        about += f" Where it does not say {_either(taken)}, what its activity says holds."
    return f"### {_title(model)}\n\n{about}\n\n{_fields(model)}"


def _shared() -> str:
    own = f"{_SHARED_INTRODUCTION}{_prose(Todo.__doc__)}\n\n{_fields(Todo)}"
    return "\n".join((own, *(_part(model) for model in _below(Internal) if model is not Todo)))


def _law() -> Iterator[str]:
    law = vocabulary()
    yield _LAW_INTRODUCTION
    yield _listed("Legal bases", _named(law.bases, _basis))
    yield _listed("Transfer mechanisms", _named(law.mechanisms, lambda entry: _ids(entry.provisions)))
    yield _listed("Authorities", _named(law.authorities, lambda entry: entry.name))
    yield _listed("Retention norms", _named(law.retention_norms, _norm))
    yield _listed("Provisions", _places(law))


def _named(entries: Mapping[str, E], about: Callable[[E], str]) -> Iterator[tuple[str, str]]:
    return ((f"`{identifier}`", about(entry)) for identifier, entry in entries.items())


def _basis(basis: Basis) -> str:
    needed = f"; needs {_ids(_FIELD_OF.get(name, name) for name in basis.requires)}" if basis.requires else ""
    return f"`{basis.provision}`{needed}"


_FIELD_OF = {"withdrawal": "withdraw"}
"""The field of a legal basis in which stands what the law calls otherwise."""


def _norm(norm: RetentionNorm) -> str:
    return " ".join(filter(None, (norm.period and f"`{norm.period}`.", norm.note)))


def _places(law: Vocabulary) -> Iterator[tuple[str, str]]:
    """Each instrument with the places in it that can be cited; those without places together."""
    below: dict[str, list[str]] = {name: [] for name in law.instruments}
    for identifier, provision in law.provisions.items():
        if identifier != provision.instrument:
            below[provision.instrument].append(identifier)
    yield from ((f"`{name}`", _ids(places)) for name, places in below.items() if places)
    yield "As a whole only", _ids(name for name, places in below.items() if not places)


def _ids(identifiers: Iterable[str]) -> str:
    return ", ".join(f"`{identifier}`" for identifier in identifiers)


def _listed(title: str, entries: Iterable[tuple[str, str]]) -> str:
    lines = [f"- {name}: {about}" if about else f"- {name}" for name, about in entries]
    return "\n".join((f"### {title}", "", *lines, ""))


def _shape(name: str) -> tuple[type[BaseModel] | None, str]:
    """The model behind a kind of file, and how the file holds it; no model where a command writes it."""
    for file, shape in RECORDS.values():
        if file == name:
            inner = get_args(shape)[0] if is_list(shape) else shape
            if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
                return None, "Don't edit it by hand."
            return inner, "A list; each item has:" if is_list(shape) else "The file has:"
    for file, shape in CATALOGUES.values():
        if file == name:
            return shape, "Entries by id; each has:"
    return Activity, "Each file has:"


def _required(name: str) -> bool:
    needed = {file for attribute, (file, _) in RECORDS.items() if attribute in REQUIRED}
    return name in needed or name.startswith(f"{ACTIVITIES}/")


def _below(*shapes: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The models and those of their fields, outermost first."""
    pending, seen = list(shapes), set(shapes)
    while pending:
        model = pending.pop(0)
        yield model
        for key in (info.alias or name for name, info in model.model_fields.items()):
            inner = [option for option in _leaves(expected(model, (key,))) if option not in seen]
            seen.update(inner)
            pending.extend(inner)


def _leaves(options: tuple[Any, ...]) -> Iterator[type[BaseModel]]:
    for option in options:
        if isinstance(option, type) and issubclass(option, BaseModel):
            yield option
        elif inner := _inner(option):
            yield from _leaves(inner)


def _inner(option: Any) -> tuple[Any, ...]:  # noqa: ANN401 (a type form)
    if is_list(option):
        return expected(option, (0,))
    return expected(option, ("id",)) if get_origin(option) is dict else ()


def _fields(model: type[BaseModel]) -> str:
    lines = [_field(model, name, info) for name, info in _in_order(model)]
    return "\n".join((*lines, ""))


def _in_order(model: type[BaseModel]) -> list[tuple[str, FieldInfo]]:
    """What is needed first, then the model's own fields, then inherited ones; the internal block last."""
    own = inspect.get_annotations(model)

    def order(item: tuple[str, FieldInfo]) -> tuple[bool, ...]:
        name, info = item
        return name == "internal", not info.is_required(), name not in own

    return sorted(model.model_fields.items(), key=order)


def _field(model: type[BaseModel], name: str, info: FieldInfo) -> str:
    key = info.alias or name
    options = expected(model, (key,))
    remarks = ["*Needed.*"] if info.is_required() else []
    if Todo in options:
        remarks.append("*May be open.*")
    if isinstance(info.default, bool | str) and info.default != "":
        spelt = str(info.default).lower() if isinstance(info.default, bool) else info.default
        remarks.append(f"If left out: `{spelt}`.")
    what = _what(tuple(option for option in options if option is not Todo) or options)
    return f"- **`{key}`**: {' '.join((f'{what}.', *remarks))}<br>\n  {_prose(info.description)}"


def _what(options: tuple[Any, ...]) -> str:
    """What to write, in plain words, with links to the parts that are described on the page."""
    return _either(list(dict.fromkeys(map(_one, options))))


def _one(option: Any) -> str:  # noqa: ANN401, PLR0911 (a type form; one line a shape)
    if isinstance(option, type) and issubclass(option, BaseModel):
        title = _title(option).lower()
        return f"{'an' if title[0] in 'aeiou' else 'a'} [{title}](#{_anchor(title)})"
    if is_list(option):
        return f"a list, each item {_what(_inner(option))}"
    if get_origin(option) is dict:
        return f"entries by id, each {_what(_inner(option))}"
    if get_origin(option) is Literal:
        return _either([f"`{choice}`" for choice in get_args(option)])
    if option is Text:
        return "[a text in each language](texts.md)"
    if isinstance(option, type) and issubclass(option, Ref):
        named = words((option,))
        if option.target.startswith("law."):
            return f"{named.partition(' (')[0]}, see [the list](#{_LAW_LISTS[option.target]})"
        return _FILE.sub(lambda found: f"[`{found[0]}`](#{_anchor(found[0])})", named)
    return words((option,))


_LAW_LISTS = {
    "law.bases": "legal-bases",
    "law.mechanisms": "transfer-mechanisms",
    "law.authorities": "authorities",
    "law.retention_norms": "retention-norms",
    "law.provisions": "provisions",
}
"""Where the page lists the ids that a reference to the law may have."""


def _either(names: list[str]) -> str:
    return " or ".join((", ".join(names[:-1]), names[-1])) if names[1:] else names[0]


def _title(model: type[BaseModel]) -> str:
    """The model's name as words: ``LegalBasis`` is “Legal basis”."""
    named = {Todo: "Open question", Internal: "Internal block"}
    return named.get(model) or re.sub(r"(?<=[a-z])([A-Z])", r" \1", model.__name__).capitalize()


def _anchor(title: str) -> str:
    """The address of a heading, as MkDocs and GitHub both make it."""
    return re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")


def _prose(docstring: str | None) -> str:
    return " ".join((docstring or "").replace("``", "`").split())
