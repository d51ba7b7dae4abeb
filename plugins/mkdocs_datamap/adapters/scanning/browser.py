"""A Chromium for the scan: the one that is named, the system's, or Playwright's own."""

from __future__ import annotations

import json
import logging
import os
import shutil
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import BrowserContext, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

ARGUMENTS = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--disable-gpu",
    "--disable-features=IsolateOrigins,site-per-process",
    "--disable-site-isolation-trials",
)
"""It talks to nobody by itself, and keeps frames of other sites where their requests can be watched."""


PREFERENCES = {"profile": {"cookie_controls_mode": 0, "block_third_party_cookies": False}}
"""The settings of the profile."""


class NoBrowserError(Exception):
    """There is no browser to scan with. The message says how to get one."""


def chromium_path(environment: Mapping[str, str] = os.environ) -> str | None:
    """``DATAMAP_CHROMIUM``, else a Chromium of the system; None leaves it to Playwright."""
    named = environment.get("DATAMAP_CHROMIUM")
    return (shutil.which(named) or named) if named else next(filter(None, map(shutil.which, NAMES)), None)


@dataclass(frozen=True)
class Browsers:
    """Starts a Chromium with a fresh profile, as often as one is needed."""

    playwright: Playwright

    @contextmanager
    def profile(self) -> Iterator[BrowserContext]:
        """A browser with a profile of its own in a temporary folder.

        It takes cookies of third parties as ordinary visitors do, where “incognito” profiles and some
        distributions of Chromium refuse them. Raises NoBrowserError when no browser can be started.
        """
        from playwright.sync_api import Error  # noqa: PLC0415 (an extra that may not be there)

        arguments = [*ARGUMENTS]
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            arguments.append("--no-sandbox")  # Chromium's sandbox refuses to run as root, as in a container
        with tempfile.TemporaryDirectory(prefix="datamap-scan-", ignore_cleanup_errors=True) as folder:
            preferences = Path(folder, "Default", "Preferences")
            preferences.parent.mkdir()
            preferences.write_text(json.dumps(PREFERENCES), encoding="utf-8")
            try:
                context = self.playwright.chromium.launch_persistent_context(
                    folder, executable_path=chromium_path(), args=arguments, headless=True
                )
            except Error as error:
                raise NoBrowserError(
                    "Chromium could not be started. Install it (apt install chromium, or playwright install "
                    f"chromium), or name it in DATAMAP_CHROMIUM. It said: {error.message.splitlines()[0]}"
                ) from error
            try:
                yield context
            except KeyboardInterrupt:
                _hush()
                raise
            finally:
                with suppress(Error):  # Ctrl+C ends the browser too, and then nothing is left to be closed
                    context.close()


def _hush() -> None:
    """Say nothing of the connections that Ctrl+C cuts: the driver, ended too, logs tracebacks of them."""
    for name in ("playwright", "asyncio"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


@contextmanager
def browsers() -> Iterator[Browsers]:
    """Playwright, until the context ends; raises NoBrowserError when it is not installed."""
    try:
        from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 (an extra that may not be there)
    except ImportError as error:
        raise NoBrowserError(
            "A scan needs Playwright, which is not there. Install it: pip install 'mkdocs-datamap[scan]'"
        ) from error
    playwright = sync_playwright().start()
    try:
        yield Browsers(playwright)
    finally:
        with suppress(Error):  # the same
            playwright.stop()
