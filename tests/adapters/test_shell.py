from __future__ import annotations

from types import SimpleNamespace

from jinja2 import Environment

from mkdocs_datamap.adapters.mkdocs.shell import quote_matter

TEXT = 'Nordlys & "Søn" <script>alert(1)</script>'
QUOTED = "Nordlys &amp; &#34;Søn&#34; &lt;script&gt;alert(1)&lt;/script&gt;"


def test_a_title_is_text_wherever_the_theme_prints_it():
    page = SimpleNamespace(meta={"title": TEXT, "description": TEXT, "hide": ["toc"]})
    quote_matter(page)
    theme = Environment(autoescape=False)  # noqa: S701 - as MkDocs has it
    for template in ("{{ meta.title }}", "{{ meta.title | e }}", "{{ meta.description }}"):
        assert theme.from_string(template).render(meta=page.meta) == QUOTED
    assert page.meta["hide"] == ["toc"]
