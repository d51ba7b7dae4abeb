"""A browser for the built sites.

A test that takes `site` runs for every site, one that takes `real_site` for the two that the engine writes.
"""

from __future__ import annotations

import fcntl
import os
import pickle
import shutil
from contextlib import ExitStack
from functools import cache
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from built_sites import REAL, SITES
from playwright.sync_api import expect
from web_host import published

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from built_sites import BuiltSite, PublishedSite

expect.set_options(timeout=15_000)  # a machine with other things to do is no fault of the site

BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def build_once(tmp_path_factory, worker_id) -> Callable[[str, Callable[[Path], BuiltSite]], BuiltSite]:
    """Build a site by its name, once for all workers of a run."""
    own = tmp_path_factory.getbasetemp()
    shared = (own if worker_id == "master" else own.parent) / "browser-sites"
    shared.mkdir(exist_ok=True)

    def build(name: str, builder: Callable[[Path], BuiltSite]) -> BuiltSite:
        place = shared / name.replace(" ", "-")
        with place.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            note = place.with_suffix(".built")
            if not note.exists():
                shutil.rmtree(place, ignore_errors=True)
                note.write_bytes(pickle.dumps(builder(place)))
            return pickle.loads(note.read_bytes())  # noqa: S301 - written by this very run

    return build


@pytest.fixture(scope="session")
def publish(build_once) -> Iterator[Callable[[str], PublishedSite]]:
    """A site of `SITES` by its name, served until the run ends."""
    with ExitStack() as hosts:
        yield cache(lambda name: hosts.enter_context(published(build_once(name, SITES[name]))))


@pytest.fixture(scope="session", params=SITES)
def site(request, publish) -> PublishedSite:
    return publish(request.param)


@pytest.fixture(scope="session", params=REAL)
def real_site(request, publish) -> PublishedSite:
    return publish(request.param)


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
        "--disable-gpu",
        "--disable-software-rasterizer",
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


@pytest.fixture
def alarms(page):
    """What must not happen while the page is used: a dialog, an error, a request elsewhere or for nothing."""
    heard = []

    def hear(what, address=""):
        if not address.endswith("/favicon.ico"):  # which Chromium asks for when a drawing stands by itself
            heard.append((what, address))

    page.on("dialog", lambda dialog: (hear(dialog.message), dialog.dismiss()))
    page.on("console", lambda line: hear(line.text, line.location["url"]) if line.type == "error" else None)
    page.on("pageerror", lambda error: hear(str(error)))
    page.on("response", lambda answer: hear(answer.status, answer.url) if answer.status >= 400 else None)
    page.on("request", lambda request: hear("", request.url) if "//127.0.0.1:" not in request.url else None)
    return heard
