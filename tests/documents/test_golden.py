"""The pages as a lawyer reviews them: Markdown files whose diff is the review.

``UPDATE_GOLDEN=1 pytest tests/documents/test_golden.py`` writes them anew.
"""

from __future__ import annotations

import difflib
import os
from pathlib import Path

import pytest

from built_documents import COMPANIES, built_once

GOLDEN = Path(__file__).parents[1] / "golden"
LANGUAGES = ("da", "en")
PAGES_OF_EACH = {"ajos": 4, "example": 5}
"""Earlier versions are left out: they are read from the files that were kept, which are in the repository."""


def pages(company, language):
    """The Markdown of every page in a language, by the name of its file in the golden folder."""
    site = built_once(company)
    earlier = {sheet.document.key for sheet in site.history if sheet.earlier}
    paths = {(path or "index"): key for (code, key), path in site.paths.items() if code == language}
    kept = {f"{path}.md" for path, key in paths.items() if key in earlier}
    other = {code for code in LANGUAGES if code != language}
    found = {}
    for asset in site.markdown():
        if not asset.path.endswith(".md") or asset.path in kept:
            continue
        first = asset.path.split("/")[0]
        if (first if first in LANGUAGES else site.languages[0]) == language:
            found[Path(asset.path).name] = asset.content.decode("utf-8")
    assert len(found) == len(paths) - len(kept) == PAGES_OF_EACH[company], other
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("company", COMPANIES)
def test_the_pages_are_as_they_were_reviewed(company, language):
    folder = GOLDEN / company / language
    written = pages(company, language)
    if os.environ.get("UPDATE_GOLDEN"):
        folder.mkdir(parents=True, exist_ok=True)
        for old in set(folder.glob("*.md")) - {folder / name for name in written}:
            old.unlink()
        for name, text in written.items():
            (folder / name).write_text(text, "utf-8")
    reviewed = {path.name: path.read_text("utf-8") for path in folder.glob("*.md")}
    assert reviewed.keys() == written.keys()
    for name, text in written.items():
        difference = difflib.unified_diff(
            reviewed[name].splitlines(), text.splitlines(), f"reviewed/{name}", f"built/{name}", lineterm=""
        )
        assert text == reviewed[name], "\n".join(difference)
