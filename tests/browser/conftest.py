"""Sites in a browser: built once a worker, served on loopback as a web host would, opened in Chromium.

A test that takes `site` runs for every site in `SITES`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from fake_engine import KEYS, PATHS
from fake_site import write_fake_site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Query:
    """What someone types on the home page of a language, and the address of a page it must find (or none)."""

    language: str
    typed: str
    finds: str | None


@dataclass(frozen=True)
class BuiltSite:
    """A built site and what must be true of it. `pages` has the addresses by page key and language."""

    folder: Path
    languages: tuple[str, ...]
    pages: Mapping[str, Mapping[str, str]]
    queries: tuple[Query, ...]
    untranslated: tuple[str, ...] = ()
    mount: str = "/"


@dataclass(frozen=True)
class PublishedSite:
    """A built site at an address that ends in a slash."""

    url: str
    built: BuiltSite

    def address(self, key: str, language: str) -> str:
        """The full address of a page."""
        return self.url + self.built.pages[key][language]

    @property
    def everything(self) -> list[str]:
        """The full address of every page."""
        translated = [self.url + path for versions in self.built.pages.values() for path in versions.values()]
        return translated + [self.url + path for path in self.built.untranslated]

    def in_language(self, language: str) -> set[str]:
        """The full address of every page in a language; a page without a translation is in the first."""
        found = {versions[language] for versions in self.built.pages.values() if language in versions}
        if language == self.built.languages[0]:
            found.update(self.built.untranslated)
        return {self.url + path for path in found}


def fake(folder: Path, languages: tuple[str, ...], mount: str = "/", **options) -> BuiltSite:
    """The site of `fake_engine.py`."""
    config = write_fake_site(folder, languages, **options)
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--strict", "-q"], cwd=config.parent, check=True)
    directories = options.get("use_directory_urls", True)
    pages = {
        key: {language: _address(PATHS[language][number], languages, directories) for language in languages}
        for number, key in enumerate(KEYS)
    }
    own = {"da": "om-denne-side", "en": "en/about-this-site"}
    pages["about"] = {language: _address(path, languages, directories) for language, path in own.items()}
    policy = pages["privacy"]
    queries = (
        Query("da", "oplysninger", policy["da"]),
        Query("da", "kundetilfredshed", policy["da"]),
        Query("da", "kundetilfredshedsundersøgelser", policy["da"]),
        Query("da", "løn", policy["da"]),
        Query("da", "håndskrevet", pages["about"]["da"]),
        Query("da", "salaries", None),
        Query("en", "salaries", policy["en"]),
        Query("en", "satisf", policy["en"]),
        Query("en", "hand", pages["about"]["en"]),
        Query("en", "oplysninger", None),
    )
    untranslated = (_address("kun-dansk", languages, directories),)
    return BuiltSite(config.parent / "site", languages, pages, queries, untranslated, mount)


def _address(path: str, languages: tuple[str, ...], directories: bool) -> str:  # noqa: FBT001
    if directories:
        return f"{path}/" if path else ""
    if path in ("", *languages):
        return f"{path}/index.html".lstrip("/")
    return f"{path}.html"


SITES: dict[str, Callable[[Path], BuiltSite]] = {
    "two languages": partial(fake, languages=("da", "en")),
    "three languages below a path": partial(
        fake, languages=("da", "en", "kl"), mount="/p/", site_url="https://privacy.example/p/"
    ),
    "files instead of folders": partial(
        fake, languages=("da", "en"), use_directory_urls=False, site_url="https://privacy.example/"
    ),
}


class Host(SimpleHTTPRequestHandler):
    """A web host: the site below a path, and the site's own page for what is missing."""

    def __init__(self, *args, mount: str, **kwargs) -> None:
        self.mount = mount
        super().__init__(*args, **kwargs)

    def translate_path(self, path: str) -> str:
        """Nothing is above the path that the site is mounted at."""
        if not path.startswith(self.mount):
            return str(Path(self.directory) / "nothing-here")
        return super().translate_path("/" + path.removeprefix(self.mount))

    def send_error(self, code, message=None, explain=None) -> None:
        """Answer what is missing with the site's own page."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_) -> None:
        """Say nothing."""


@pytest.fixture(scope="session", params=SITES)
def site(request, tmp_path_factory) -> Iterator[PublishedSite]:
    built = SITES[request.param](tmp_path_factory.mktemp("site") / "project")
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Host, directory=str(built.folder), mount=built.mount)
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield PublishedSite(f"http://127.0.0.1:{server.server_port}{built.mount}", built)
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Chromium that talks to nobody by itself: $DATAMAP_CHROMIUM, the system's, or else Playwright's own."""
    found = os.environ.get("DATAMAP_CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    arguments = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-sync",
        "--no-first-run",
    ]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")  # Chromium's sandbox refuses to run as root, as in a container
    return {
        **browser_type_launch_args,
        **({"executable_path": found} if found else {}),
        "args": [*browser_type_launch_args.get("args", ()), *arguments],
    }


@pytest.fixture(scope="session")
def axe() -> Axe:
    return Axe()
