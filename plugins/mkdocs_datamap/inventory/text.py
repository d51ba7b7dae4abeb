"""Text by language, as the inventory holds it: ``{da: …, en: …}``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic_core import core_schema

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

    from mkdocs_datamap.inventory.noted import Noted

LANGUAGE_PATTERN = "^[a-z]{2,3}$"


@dataclass(frozen=True)
class Text:
    """One text in several languages; hashable, in the order in which it was written."""

    entries: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, entries: Mapping[str, str]) -> Text:
        """The text with these entries: language code → words."""
        return cls(tuple(entries.items()))

    @property
    def languages(self) -> frozenset[str]:
        """The codes of the languages in which this text exists."""
        return frozenset(code for code, _ in self.entries)

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self.entries)

    def __getitem__(self, language: str) -> str:
        """The words in a language; raises KeyError when the text lacks it."""
        for code, words in self.entries:
            if code == language:
                return words
        raise KeyError(language)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: type[Any], handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Validate a mapping from language codes to words that are not empty."""
        mapping = core_schema.dict_schema(
            core_schema.str_schema(pattern=LANGUAGE_PATTERN),
            core_schema.str_schema(pattern=r"\S", strip_whitespace=True),
            min_length=1,
        )
        return core_schema.with_info_after_validator_function(cls._read, mapping)

    @classmethod
    def _read(cls, written: Mapping[str, str], info: core_schema.ValidationInfo[Noted | None]) -> Text:
        if info.context is not None:
            info.context.languages.add(tuple(written))
        return cls.of(written)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe the mapping to editors."""
        described = handler(schema)
        described["description"] = "The text in every language of the site, for example {da: …, en: …}."
        return described
