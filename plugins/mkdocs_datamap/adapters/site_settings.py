"""What a site's configuration tells the engine, as the manifest keeps it to ask the engine again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from mkdocs_datamap.adapters.mkdocs.built import BuildOptions
from mkdocs_datamap.render.companions import Hosting

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def settings(options: BuildOptions) -> dict[str, Any]:
    """The options that change what is made, in values of JSON; where drawings are kept is not among them."""
    for_staff = {"edit_url": options.edit_url, "edit_prefix": options.edit_prefix}
    return {
        "engine": options.engine,
        "site_url": options.hosting.site_url,
        "directory_urls": options.hosting.directory_urls,
        "embed_heading": options.hosting.embed_heading,
        "redirects": dict(options.redirects),
        "consent": options.consent,
        **(for_staff if options.audience == "internal" else {}),
    }


def options(
    kept: Mapping[str, Any], audience: Literal["public", "internal"], cache_dir: Path
) -> BuildOptions:
    """The options again; what is not kept is as by default."""
    defaults = Hosting()
    return BuildOptions(
        audience=audience,
        engine="dot" if kept.get("engine") == "dot" else "wasm",
        cache_dir=cache_dir,
        edit_url=kept.get("edit_url"),
        hosting=Hosting(
            kept.get("site_url", defaults.site_url),
            kept.get("directory_urls", defaults.directory_urls),
            kept.get("embed_heading", defaults.embed_heading),
        ),
        redirects=kept.get("redirects", {}),
        consent=kept.get("consent"),
        edit_prefix=kept.get("edit_prefix", ""),
    )
