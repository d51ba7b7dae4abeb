"""The models as JSON Schema: what pydantic makes of them, and what our own validators add to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue

from mkdocs_datamap.inventory.outline import OutlineSection
from mkdocs_datamap.inventory.text import LANGUAGE_PATTERN
from mkdocs_datamap.inventory.values import PERIOD, _day, _month_day, _period, _web_address, written

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pydantic_core import core_schema

# The validators are private to the values; this module alone has to know which of them ran, since pydantic's
# schema of a field shows the function, and not the alias (Day, Url) that brought it in.
_BEFORE: dict[Callable[..., Any], JsonSchemaValue] = {
    _day: {"type": "string", "format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    written: {"type": ["string", "number"]},
}
_AFTER: dict[Callable[..., Any], JsonSchemaValue] = {
    _month_day: {"pattern": "^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"},
    _period: {"pattern": f"^{PERIOD.pattern.replace(chr(92) + 'd', '[0-9]')}$"},
    _web_address: {"format": "uri", "pattern": r"""^https://[^\s<>"'`\\]*$"""},
}
"""What a validator asks for beyond the type it works on."""


def model_schema(shape: Any) -> JsonSchemaValue:  # noqa: ANN401 (a type form has no type of its own)
    """The JSON Schema of one shape of the inventory, with its parts under ``$defs``.

    References carry ``x-datamap-target``; texts are mappings whose ``propertyNames`` are codes of languages.
    """
    schema = TypeAdapter(shape).json_schema(schema_generator=_Generator)
    for node in _nodes(schema):
        if isinstance(node.get("description"), str):
            node["description"] = _markdown(node["description"])
        alternatives = re.fullmatch(r"\^\(([a-z|]+)\)\$", str(node.get("pattern")))
        if alternatives:  # as an enumeration, editors can offer them
            del node["pattern"]
            node["enum"] = alternatives[1].split("|")
    return schema


def is_text(node: JsonSchemaValue) -> bool:
    """Whether the schema is that of a text by language."""
    names = node.get("propertyNames")
    return isinstance(names, dict) and names.get("pattern") == LANGUAGE_PATTERN


class _Generator(GenerateJsonSchema):
    """pydantic's generator, with mappings by id, open questions and our own validators."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002
        """No titles: pydantic makes them from names, and an editor shows the name already."""
        return False

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """A mapping whose keys have a form: every other key is an error, not something unknown."""
        described: JsonSchemaValue = {
            "type": "object",
            "propertyNames": self.generate_inner(schema["keys_schema"]),
            "additionalProperties": self.generate_inner(schema["values_schema"]),
        }
        described["propertyNames"].pop("type", None)
        if "min_length" in schema:
            described["minProperties"] = schema["min_length"]
        return described

    def chain_schema(self, schema: core_schema.ChainSchema) -> JsonSchemaValue:
        """All steps at once; the first one says which types a file may hold."""
        steps = [self.generate_inner(step) for step in schema["steps"]]
        return {key: value for step in reversed(steps) for key, value in step.items()}

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        """What the validator takes, which may be more than the type behind it."""
        return self.generate_inner(schema["schema"]) | _BEFORE.get(schema["function"]["function"], {})

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> JsonSchemaValue:
        """What the validator lets pass, which may be less than the type before it."""
        return self.generate_inner(schema["schema"]) | _AFTER.get(schema["function"]["function"], {})

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """A fact or an open question, an authored clause or a generated one.

        ``anyOf``, since editors explain a fault in one branch better than that not exactly one matches; the
        branches exclude each other all the same, a mapping by id having no entry ``todo``.
        """
        return _any_of([_no_todo(self.generate_inner(choice)) for choice in schema["choices"].values()])

    def union_schema(self, schema: core_schema.UnionSchema) -> JsonSchemaValue:
        """The choices, on one level."""
        choices = (choice[0] if isinstance(choice, tuple) else choice for choice in schema["choices"])
        return _any_of([self.generate_inner(choice) for choice in choices])

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """A key may be written without a value, which means the same as leaving it out."""
        return _any_of([self.generate_inner(schema["schema"]), {"type": "null"}])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Only defaults that say something: editors offer them as what to write."""
        described = super().default_schema(schema)
        if described.get("default") in (None, [], ""):
            described.pop("default", None)
        return described

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """A record; a section of an outline has two forms, which a validator tells apart."""
        described = super().model_schema(schema)
        if schema["cls"] is OutlineSection:
            described["anyOf"] = _SECTION_FORMS
        return described


_SECTION_FORMS: list[JsonSchemaValue] = [
    {
        "title": "Section with a heading",
        "required": ["id", "title"],
        "properties": {
            "id": {"type": "string"},
            "title": {"type": "object"},
            "activity": {"type": "null"},
        },
    },
    {
        "title": "Section that tells of an activity",
        "required": ["activity"],
        "properties": {
            "activity": {"type": "string"},
            "id": {"type": "null"},
            "sections": {"maxItems": 0},
        },
    },
]


def _any_of(branches: list[JsonSchemaValue]) -> JsonSchemaValue:
    flat: list[JsonSchemaValue] = []
    for branch in branches:
        inner = branch["anyOf"] if branch.keys() == {"anyOf"} else [branch]
        flat.extend(part for part in inner if part not in flat)
    return {"anyOf": flat}


def _no_todo(branch: JsonSchemaValue) -> JsonSchemaValue:
    by_id = "propertyNames" in branch and not is_text(branch)
    return {**branch, "not": {"required": ["todo"]}} if by_id else branch


def _markdown(docstring: str) -> str:
    return " ".join(docstring.replace("``", "`").split())


def _nodes(value: object) -> Iterator[JsonSchemaValue]:
    """Every mapping in a schema: schemas, and mappings of names to schemas."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner)
