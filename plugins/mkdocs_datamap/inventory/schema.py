"""JSON Schema 2020-12 of every kind of inventory file, for editors."""

from __future__ import annotations

import json
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any

from babel import Locale, UnknownLocaleError

from mkdocs_datamap.inventory.activities import Activity
from mkdocs_datamap.inventory.loader import ACTIVITIES, CATALOGUES, RECORDS
from mkdocs_datamap.inventory.model_schema import is_text, model_schema
from mkdocs_datamap.inventory.references import ORGANISATION, PERSON, countries, is_language
from mkdocs_datamap.inventory.values import Id
from mkdocs_datamap.inventory.yaml_reader import read_yaml
from mkdocs_datamap.law.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pydantic.json_schema import JsonSchemaValue

DIALECT = "https://json-schema.org/draft/2020-12/schema"
LANGUAGES, ROLES = "languages", "roles"
"""Names beside those of collections in the ids of a project."""

ABOUT = {
    "organisation.yml": "Who the controller is and how to reach it.",
    "activities/*.yml": "A processing activity. The file’s name is its id.",
    "purposes.yml": "Purposes that several activities share, by id.",
    "data-categories.yml": "Categories of personal data, by id.",
    "subjects.yml": "Groups of data subjects, by id.",
    "sources.yml": "Whom data come from when it is not the person, by id.",
    "systems.yml": "IT systems that hold personal data, by id.",
    "processors.yml": "Processors, by id.",
    "recipients.yml": "Recipients that are no processors, by id.",
    "transfers.yml": "Transfers to third countries, by id.",
    "on-behalf-of.yml": "Processing on behalf of other controllers, by id.",
    "cookies.yml": "Cookies and everything else stored on or read from the user’s device.",
    "policy/privacy.yml": "The outline of the privacy policy.",
    "policy/cookies.yml": "The outline of the cookie policy.",
    "policy/versions.yml": "The versions in which both policies were released, the latest last.",
    "exceptions.yml": "Findings that are accepted for a stated reason, by an owner, until a date.",
    "policy/accepted-translations.yml": "Fingerprints of accepted translations, written by “datamap accept”.",
}
"""Pattern of a file's path in the inventory → what the file holds."""


def schemas(inventory_ids: Mapping[str, Iterable[str]] | None = None) -> dict[str, dict[str, Any]]:
    """Pattern of a file's path in the inventory (``processors.yml``, ``activities/*.yml``) → its schema.

    ``inventory_ids`` are the project's own ids by collection, as :func:`ids_of` gives them; where they are
    given, a reference must be one of them. ``languages`` among them are those that every text must have.
    """
    names = _Names({name: tuple(ids) for name, ids in (inventory_ids or {}).items()})
    shapes = {
        **dict(RECORDS.values()),
        f"{ACTIVITIES}/*.yml": Activity,
        **{file: dict[Id, shape] for file, shape in CATALOGUES.values()},  # type: ignore[valid-type]
    }
    return {pattern: _file_schema(pattern, shapes[pattern], names) for pattern in ABOUT}


def schema_file(pattern: str) -> str:
    """The name of the file that a schema is written to: ``policy-privacy.schema.json``."""
    stem = pattern.removesuffix(".yml").removesuffix("/*").replace("/", "-")
    return f"{stem}.schema.json"


def pattern_of(file: str | PurePath) -> str | None:
    """The pattern for a file such as ``data_map/activities/enquiries.yml``; None for a stray one."""
    path = PurePath(file)
    matching = (pattern for pattern in ABOUT if path.match(pattern))
    # “policy/cookies.yml” ends like “cookies.yml”: the longer pattern says more.
    return max(matching, key=len, default=None)


def serialised(schema: Mapping[str, Any]) -> str:
    """The schema as text, the same for the same inventory, so that a commit shows real changes alone."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def ids_of(folder: Path) -> dict[str, tuple[str, ...]]:
    """The ids of an inventory as written, sound or not, and its languages. I/O: reads the folder.

    What cannot be read has no entry, so that nothing is demanded of references to it.
    """
    found: dict[str, tuple[str, ...]] = {}
    for name, (file, _) in CATALOGUES.items():
        entries = _mapping(folder / file) if (folder / file).exists() else {}
        if entries is not None:
            found[name] = tuple(sorted(entries))
    activities = sorted(path.stem for path in (folder / ACTIVITIES).glob("*.yml"))
    if activities:
        found[ACTIVITIES] = tuple(activities)
    organisation = _mapping(folder / RECORDS["organisation"][0]) or {}
    roles, languages = organisation.get("roles"), organisation.get("languages")
    if isinstance(roles, dict):
        found[ROLES] = tuple(sorted(roles))
    if isinstance(languages, list):
        found[LANGUAGES] = tuple(code for code in languages if isinstance(code, str) and is_language(code))
    return found


def _mapping(path: Path) -> dict[str, Any] | None:
    file, _ = read_yaml(path)
    return file.value if file is not None and isinstance(file.value, dict) else None


class _Names:
    """What may be named: the ids of each target of references, and the languages."""

    def __init__(self, project: Mapping[str, tuple[str, ...]]) -> None:
        law = vocabulary()
        self.languages = project.get(LANGUAGES, ())
        # A reference to a purpose is to one of the same activity; what other activities have does not matter.
        self.own = {name: ids for name, ids in project.items() if name not in {LANGUAGES, "purposes"}}
        if "sources" in project:
            self.own["sources"] = (*project["sources"], PERSON)
        if "processors" in project and "recipients" in project:
            self.own["parties"] = (*project["processors"], *project["recipients"], ORGANISATION)
        self.fixed = {
            "countries": countries(),
            "law.bases": law.bases,
            "law.provisions": law.provisions,
            "law.mechanisms": law.mechanisms,
            "law.authorities": law.authorities,
            "law.retention_norms": law.retention_norms,
        }

    def target(self, name: str, form: JsonSchemaValue) -> JsonSchemaValue:
        """The schema of a reference to a target; ``form`` is the form of its ids."""
        if name in self.fixed:
            return {**form, "enum": sorted(self.fixed[name])}
        if self.own.get(name):  # of an empty enumeration editors would have nothing to say
            what = name.replace("_", " ")
            # Shown by VS Code in place of “value is not accepted”, for these ids may have grown since.
            stale = (
                f"Not among the {what} when “datamap schema” was last run; “datamap check” knows for sure."
            )
            return {**form, "enum": sorted(set(self.own[name])), "errorMessage": stale}
        return form


def _file_schema(pattern: str, shape: Any, names: _Names) -> dict[str, Any]:  # noqa: ANN401 (a type form)
    described = model_schema(shape)
    parts: dict[str, Any] = described.pop("$defs", {})
    shared: dict[str, Any] = {}
    body = _shared_parts(described, names, shared)
    defs = {name: _shared_parts(part, names, shared) for name, part in parts.items()} | shared
    body.pop("title", None)
    body.pop("description", None)
    return {
        "$schema": DIALECT,
        "$id": f"urn:datamap:{schema_file(pattern).removesuffix('.schema.json')}",
        "title": pattern,
        "description": ABOUT[pattern],
        **body,
        "$defs": dict(sorted(defs.items())),
    }


def _shared_parts(node: Any, names: _Names, shared: dict[str, Any]) -> Any:  # noqa: ANN401 (any JSON)
    """The schema with each reference and text moved to ``shared``, where it stands once with its ids."""
    if isinstance(node, list):
        return [_shared_parts(part, names, shared) for part in node]
    if not isinstance(node, dict):
        return node
    if isinstance(node.get("x-datamap-target"), str):
        target = node["x-datamap-target"]
        beside, form = _split(node)
        name = target.replace(".", "-")
        shared[name] = names.target(target, form)
    elif is_text(node):
        beside, form = _split(node)
        name = "text"
        shared[name] = _text(form, names.languages)
    else:
        return {key: _shared_parts(part, names, shared) for key, part in node.items()}
    return {"$ref": f"#/$defs/{name}", **beside}


def _split(node: JsonSchemaValue) -> tuple[JsonSchemaValue, JsonSchemaValue]:
    """What belongs to the field, and what belongs to the type."""
    of_field = {"description", "default", "examples"}
    beside = {key: value for key, value in node.items() if key in of_field}
    return beside, {key: value for key, value in node.items() if key not in of_field}


def _text(form: JsonSchemaValue, languages: tuple[str, ...]) -> JsonSchemaValue:
    words = {**form["additionalProperties"], "pattern": r"\S"}
    text = {
        **form,
        "description": "The text in every language of the site, for example {da: …, en: …}.",
        "additionalProperties": words,
    }
    if languages:
        text["properties"] = {
            code: {**words, "description": f"In {_language_name(code)}."} for code in languages
        }
        text["required"] = list(languages)
    return text


def _language_name(code: str) -> str:
    try:
        return str(Locale.parse(code).get_display_name("en"))
    except (UnknownLocaleError, ValueError):
        return f"“{code}”"
