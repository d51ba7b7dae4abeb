"""The sample document in both forms, as files one can read in a diff. UPDATE_GOLDEN=1 writes them anew."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from render_samples import SPEAKER, draw, picture, sample

from mkdocs_datamap.render.html import page_body
from mkdocs_datamap.render.markdown import to_markdown

GOLDEN = Path(__file__).parent / "golden"
RENDERED = {
    "sample.md": lambda: to_markdown(sample(), SPEAKER, picture),
    "sample.page.md": lambda: page_body(sample(), SPEAKER, draw),
}


@pytest.mark.parametrize("name", RENDERED)
def test_the_sample_reads_as_in_the_golden_file(name):
    rendered = RENDERED[name]()
    if os.environ.get("UPDATE_GOLDEN"):
        (GOLDEN / name).write_text(rendered, encoding="utf-8")
    assert rendered == (GOLDEN / name).read_text(encoding="utf-8")
