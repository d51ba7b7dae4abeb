"""The files of a built site: read, guarded, and listed in its manifest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_datamap.publication.content_policy import guarded, script_hashes
from mkdocs_datamap.publication.hosting import Guard, host_files
from mkdocs_datamap.publication.manifest import FILE, Manifest, manifest, sha256
from mkdocs_datamap.render.companions import EMBED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_datamap.publication.hosting import Moved
    from mkdocs_datamap.publication.manifest import CalledFor


def files_of(folder: Path) -> Iterator[tuple[str, Path]]:
    """Every file below a folder by its path there, with forward slashes and in order of the paths."""
    found = ((path.relative_to(folder).as_posix(), path) for path in folder.rglob("*") if path.is_file())
    yield from sorted(found)


def guard_pages(site_dir: Path, embed_origins: tuple[str, ...], *, internal: bool) -> Guard:
    """Give every page its policy; returns what guards the site, for the files that hosts read."""
    hashes: dict[str, None] = {}
    for name, path in files_of(site_dir):
        if name.endswith(".html") and not name.startswith(f"{EMBED}/"):
            text = path.read_bytes().decode("utf-8")
            path.write_bytes(guarded(text).encode("utf-8"))
            hashes |= dict.fromkeys(script_hashes(text))
    return Guard(tuple(sorted(hashes)), embed_origins, internal)


def write_host_files(site_dir: Path, guard: Guard | None, moved: Moved) -> None:
    """Write the files that tell hosts which headers to send, and where the old addresses lead."""
    top = sorted(f"{path.name}/" if path.is_dir() else path.name for path in site_dir.iterdir())
    for name, content in host_files(guard, top, moved):
        target = site_dir / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode("utf-8"))


def write_manifest(site_dir: Path, called: CalledFor, commit: str | None) -> Manifest:
    """Write the manifest of everything that stands in the folder now."""
    (site_dir / FILE).unlink(missing_ok=True)
    written = manifest(called, commit, {name: sha256(path.read_bytes()) for name, path in files_of(site_dir)})
    (site_dir / FILE).write_bytes(written.to_json().encode("utf-8"))
    return written


def hidden_files_of_the_last_build(site_dir: Path) -> tuple[str, ...]:
    """The hidden names at the top of a site that its manifest says are its own."""
    try:
        last = Manifest.from_json((site_dir / FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ()
    return tuple({name.partition("/")[0] for name in last.files if name.startswith(".")})
