from __future__ import annotations

import pytest

from mkdocs_datamap.adapters.mkdocs.languages import autonym, interface_language


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("da", "Dansk"),
        ("en", "English"),
        ("de", "Deutsch"),
        ("kl", "Kalaallisut"),
        ("fo", "Føroyskt"),
        ("qq", "qq"),
    ],
)
def test_a_language_is_named_as_it_names_itself(language, name):
    assert autonym(language) == name


def test_the_theme_speaks_english_where_it_lacks_a_language(tmp_path):
    words = tmp_path / "partials/languages/da.html"
    words.parent.mkdir(parents=True)
    words.touch()
    assert interface_language("da", [str(tmp_path)]) == "da"
    assert interface_language("kl", [str(tmp_path)]) == "en"
