"""A small site on disk whose pages come from `fake_engine.py`."""

from __future__ import annotations

import os
from pathlib import Path

import yaml

PROGRAMS = ("mkdocs", "properdocs")
GENERATOR = os.environ.get("GENERATOR", "mkdocs")
"""The program of this run, where a test does not try both: CI runs everything with each."""
FAKE_ENGINE = Path(__file__).parent / "fake_engine.py"

OWN_PAGES = {
    "om-denne-side.md": "---\ntranslation: about\n---\n\n# Om denne side\n\nHåndskrevet på dansk.\n",
    "en/about-this-site.md": "---\ntranslation: about\n---\n\n# About this site\n\nWritten by hand.\n",
    "kun-dansk.md": (
        "# Kun på dansk\n\nUndersøgelser viser, at denne side kun findes på dansk.\n\n"
        "## Løn\n\nUdbetales hver måned.\n"
    ),
}


def write_fake_site(
    folder: Path, languages: tuple[str, ...] = ("da", "en"), pages: dict[str, str] | None = None, **options
) -> Path:
    """Write a site's folder; returns its `mkdocs.yml`. Options are the file's, `datamap` the plugin's."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "data_map").mkdir()
    (folder / "data_map" / "languages.txt").write_text(" ".join(languages))
    (folder / "data_map" / "mood.txt").write_text("well")
    for name, text in (OWN_PAGES if pages is None else pages).items():
        page = folder / "docs" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(text)
    (folder / "docs").mkdir(exist_ok=True)
    datamap = {"site_names": {"en": "Example – privacy"}, **options.pop("datamap", {})}
    config = {
        "site_name": "Eksempel – privatliv",
        "theme": {"name": "material", "features": ["navigation.footer", "navigation.top"]},
        "plugins": {"search": {}, "datamap": datamap},
        "extra": {"generator": False},
        "hooks": [str(FAKE_ENGINE)],
        "validation": {"links": dict.fromkeys(("not_found", "anchors", "unrecognized_links"), "warn")},
        **options,
    }
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump(config, allow_unicode=True))
    return path
