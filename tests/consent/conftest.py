"""A shop with our banner on it, on loopback, once for each consent manager."""

from __future__ import annotations

import shutil
import threading
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
from example_case import EXAMPLE
from npm_packages import installed

from mkdocs_datamap.adapters.banners import files_for
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.inventory.projection import project
from mkdocs_datamap.wording.catalogue import load_catalogue
from mkdocs_datamap.wording.voice import Voice

SHIPPED = {
    "klaro": ("klaro/package/dist/klaro-no-css.js", "klaro/package/dist/klaro.min.css"),
    "cookieconsent": (
        "vanilla-cookieconsent/package/dist/cookieconsent.umd.js",
        "vanilla-cookieconsent/package/dist/cookieconsent.css",
    ),
}
GATED = {
    "klaro": '<script type="text/plain" data-type="text/javascript" data-name="{service}">{code}</script>',
    "cookieconsent": '<script type="text/plain" data-category="{category}">{code}</script>',
}
"""How a website marks a script that waits for consent."""

SCRIPTS = (
    ("statistics", "statistics-statistics-provider",
     "document.cookie = 'talknuser_1=1; Max-Age=9999; Path=/'; window.counted = true;"),
    ("functional", "functional-own",
     "indexedDB.open('nordlys_katalog'); caches.open('nordlys-billeder-1'); localStorage.setItem('own', 1);"),
)  # fmt: skip
NECESSARY = "document.cookie = 'mit_nordlys_session=1; Path=/'; localStorage.setItem('nordlys_kurv', '1');"


@dataclass(frozen=True)
class Shop:
    manager: str
    root: str

    def page(self, language):
        return f"{self.root}shop.{language}.html"

    def settings(self, language):
        return f"{self.root}cookie-settings.{language}.html"


def made(folder, manager):
    inventory, faults = read_inventory(folder)
    assert inventory is not None, faults
    voices = [Voice(load_catalogue(code, None)[0]) for code in inventory.organisation.languages]
    return files_for(project(inventory), voices, manager, "https://policies.example/")


def write_shop(folder, manager):
    """The files of the banner, the manager's own beside them, and a page that needs both."""
    folder.mkdir(parents=True, exist_ok=True)
    # The example lives on another domain than loopback, so its cookies are declared for any.
    data_map = folder / "data_map"
    shutil.copytree(EXAMPLE, data_map)
    listed = data_map / "cookies.yml"
    lines = listed.read_text("utf-8").splitlines(keepends=True)
    listed.write_text("".join(line for line in lines if not line.startswith("    domain:")), "utf-8")
    for name, content in made(data_map, manager).items():
        (folder / name).write_bytes(content)
    for name in SHIPPED[manager]:
        shutil.copy(installed() / name, folder)
    gated = "\n".join(
        GATED[manager].format(category=category, service=service, code=code)
        for category, service, code in SCRIPTS
    )
    for language in ("da", "en"):
        page = (folder / f"cookie-settings.{language}.html").read_text("utf-8")
        extra = f"<script>{NECESSARY}</script>\n{gated}\n</main>"
        (folder / f"shop.{language}.html").write_text(page.replace("</main>", extra), "utf-8")


@pytest.fixture(scope="session", params=["klaro", "cookieconsent"])
def shop(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("shop") / request.param
    write_shop(folder, request.param)
    handler = type("Quiet", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Shop(request.param, f"http://127.0.0.1:{server.server_port}/")
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The Chromium that the scan would take."""
    from mkdocs_datamap.adapters.scanning.browser import chromium_path  # noqa: PLC0415 (for a browser)

    found = chromium_path()
    arguments = ["--disable-background-networking", "--disable-gpu", "--no-sandbox", "--no-first-run"]
    return {**browser_type_launch_args, "args": arguments, **({"executable_path": found} if found else {})}
