"""YAML files of the law → typed entries. A mistake in them is a developer's: ValueError with file and id."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import yaml
from pydantic import ValidationError

from mkdocs_datamap.law.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

Kind = TypeVar("Kind", bound=Entry)


class _Loader(yaml.CSafeLoader):
    """The C loader, refusing a key that stands twice: last-one-wins would lose an entry of law."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002
        """The mapping; raises ConstructorError for a repeated key."""
        seen: set[object] = set()
        for key_node, _ in node.value:
            key = self.construct_object(key_node)
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"“{key}” stands twice", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)


def read(file: Traversable) -> dict[str, Any]:
    """The file: ``checked`` and its sections. Raises ValueError when it is not that."""
    try:
        # The loader is a subclass of the safe one.
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506
    except yaml.YAMLError as error:
        raise ValueError(f"{file.name}: {error}") from error
    if not isinstance(content, dict) or type(content.get("checked")) is not date:
        raise ValueError(f"{file.name}: needs the date on which it was “checked”")
    return content


def entries(file: str, content: Mapping[str, Any], section: str, kind: type[Kind]) -> dict[str, Kind]:
    """The entries of one section of a file, by id, in the file's order.

    A section is a list of groups. A group has ``entries`` (id → fields) or ``ids`` (entries with no fields of
    their own); its other fields hold for all its entries that do not say otherwise. Raises ValueError naming
    file and entry.
    """
    found: dict[str, Kind] = {}
    for group in content[section]:
        for identifier, fields in _members(file, section, group):
            if identifier in found:
                raise ValueError(f"{file}: {section}: “{identifier}” stands twice")
            found[identifier] = _entry(file, content["checked"], kind, identifier, fields)
    return found


def _members(file: str, section: str, group: Any) -> Iterator[tuple[str, dict[str, Any]]]:  # noqa: ANN401
    if not isinstance(group, dict) or ("entries" in group) == ("ids" in group):
        raise ValueError(f"{file}: {section}: a group has either “entries” or “ids”")
    common = {name: value for name, value in group.items() if name not in {"entries", "ids"}}
    members = group["entries"] if "entries" in group else [(identifier, {}) for identifier in group["ids"]]
    for identifier, fields in members.items() if isinstance(members, dict) else members:
        if not isinstance(fields, dict):
            raise ValueError(f"{file}: {identifier}: needs a mapping of fields, {{}} for none")  # noqa: TRY004
        yield identifier, {**_exceptions_of_verified(common, fields), **fields}


def _exceptions_of_verified(common: dict[str, Any], fields: dict[str, Any]) -> dict[str, Any]:
    """The group's fields; an entry that is not verified at all has no use for the group's exceptions."""
    if fields.get("verified") is False:
        return {name: value for name, value in common.items() if name != "unverified"}
    return common


def _entry(file: str, checked: date, kind: type[Kind], identifier: str, fields: dict[str, Any]) -> Kind:
    try:
        return kind.model_validate(_tuples({"checked": checked, **fields, "id": identifier}))
    except ValidationError as error:
        problems = "; ".join(
            f"{'.'.join(map(str, problem['loc']))}: {problem['msg']}".removeprefix(": ")
            for problem in error.errors()
        )
        raise ValueError(f"{file}: {identifier}: {problems}") from error


def _tuples(value: Any) -> Any:  # noqa: ANN401
    """The same with tuples for lists: the entries are frozen and validated strictly."""
    if isinstance(value, dict):
        return {key: _tuples(part) for key, part in value.items()}
    if isinstance(value, list):
        return tuple(_tuples(part) for part in value)
    return value
