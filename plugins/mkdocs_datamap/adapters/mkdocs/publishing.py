"""Where a build writes, and what must hold before it is published."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.utils import CountHandler

from mkdocs_datamap.adapters.commit import commit_of
from mkdocs_datamap.adapters.site_files import (
    guard_pages,
    hidden_files_of_the_last_build,
    write_host_files,
    write_manifest,
)
from mkdocs_datamap.adapters.staging import Staging

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_datamap.publication.hosting import Moved
    from mkdocs_datamap.publication.manifest import CalledFor


class Publishing:
    """One build on its way to ``site_dir``: MkDocs is sent aside, and the result put in place at the end."""

    def __init__(self, config: MkDocsConfig, data_map: Path, *, dirty: bool) -> None:
        """Send MkDocs aside. Raises FolderNotWrittenError when nothing could be put in place later."""
        self._named = config.site_dir
        sources = (data_map, Path(config.docs_dir), Path(config.config_file_path or ""))
        self._commit = commit_of(sources, data_map)
        self._staging = Staging.open(Path(config.site_dir))
        if dirty:
            self._staging.start_from_the_old()
        config.site_dir = str(self._staging.folder)

    def finish(
        self,
        config: MkDocsConfig,
        called: CalledFor,
        embed_origins: tuple[str, ...],
        moved: Moved,
        *,
        guard: bool,
    ) -> None:
        """Guard and describe the site, and put it in place unless MkDocs is about to fail for warnings.

        Raises OSError; what stood in place still does.
        """
        folder, internal = self._staging.folder, called.audience == "internal"
        guarded = guard_pages(folder, embed_origins, internal=internal) if guard else None
        write_host_files(folder, guarded, moved)
        write_manifest(self._staging.folder, called, self._commit)
        if config.strict and _warned():
            return
        self._staging.keep_hidden(hidden_files_of_the_last_build(self._staging.place))
        self._staging.publish()
        config.site_dir = self._named

    def give_up(self, config: MkDocsConfig) -> None:
        """Remove what was built, and leave the old site."""
        self._staging.discard()
        config.site_dir = self._named


def _warned() -> bool:
    """Whether warnings were counted: with ``--strict`` MkDocs fails for them, but after the last event."""
    counters = (
        handler
        for name in ("mkdocs", "properdocs")
        for handler in logging.getLogger(name).handlers
        if isinstance(handler, CountHandler)
    )
    return any(counter.get_counts() for counter in counters)
