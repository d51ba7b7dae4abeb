"""What is noted while an inventory is read tells whether a closer look is needed."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from mkdocs_datamap.inventory.activities import Purpose
from mkdocs_datamap.inventory.noted import Noted

WRITTEN = {
    "text": {"da": "svare", "en": "answer"},
    "systems": ["mail"],
    "further_use_of": "order",
}


@pytest.mark.parametrize(
    ("systems", "languages", "sound"),
    [
        ({"mail"}, ("da", "en"), True),
        ({"mail", "files"}, (), True),
        ({"files"}, ("da", "en"), False),
        ({"mail"}, ("en", "da"), False),
        ({"mail"}, ("da",), False),
    ],
)
def test_references_and_languages_are_noted(systems, languages, sound):
    noted = Noted()
    TypeAdapter(Purpose).validate_python(WRITTEN, context=noted)
    assert noted.is_sound({"systems": frozenset(systems)}, languages) is sound


def test_a_collection_that_could_not_be_read_calls_for_a_closer_look():
    noted = Noted()
    TypeAdapter(Purpose).validate_python(WRITTEN, context=noted)
    assert not noted.is_sound({}, ("da", "en"))
