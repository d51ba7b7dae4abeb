"""Takes the pictures of README and guide, for ``make pictures``: the built site, and an editor.

The editor is the editor component of VS Code (monaco-editor) with the YAML language server that VS Code's
YAML extension is made of (monaco-yaml), fed with our schemas and with files of data_map/.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import Image
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
PICTURES = PROJECT / "docs" / "guide" / "pictures"
SCHEMAS = PROJECT / ".vscode" / "datamap"
LARGEST = 200_000
"""Bytes of a picture: they stand in the repository for good."""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder on loopback, at an address without a last slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def keep(page: Page, name: str) -> None:
    """Save what the page shows as a PNG of at most 256 colours."""
    shot = Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide")))
    path = PICTURES / f"{name}.png"
    shot.convert("RGB").quantize(256, dither=Image.Dither.NONE).save(path, optimize=True)
    if path.stat().st_size > LARGEST:
        raise SystemExit(f"{path} has {path.stat().st_size} bytes: more than {LARGEST}.")
    print(f"{path.relative_to(PROJECT)}: {path.stat().st_size} bytes")


def site(browser: Browser) -> None:
    """The policy, and the internal site's guide, as they are built."""
    with served(PROJECT / "site") as address:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(f"{address}/en/privacy-policy/#newsletter")
        page.wait_for_load_state("networkidle")
        keep(page, "policy")
        page.close()


def data_map(browser: Browser) -> None:
    """The map for staff: its start, a list, the page of an entry with its diagram, the record and a view."""
    with served(PROJECT / "site-internal") as address:
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        for name, path in (
            ("map-start", "en/"),
            ("map-list", "en/data-subjects/#entries.sort=0"),
            ("map-entry", "en/activities/newsletter/"),
            ("map-diagram", "en/activities/customer-surveys/#flows"),
            ("map-record", "en/record/"),
            ("map-matrix", "en/who-gets-what/"),
        ):
            page.goto(f"{address}/{path}")
            page.wait_for_load_state("networkidle")
            keep(page, name)
        page.close()


def editor(browser: Browser) -> None:
    """What the editor offers, explains and complains of."""
    with served(HERE) as address:
        page = _opened(browser, address, "recipients.yml", "carriers:\n  \n", height=440)
        _caret(page, 2, 3)
        _suggested(page, explained=True)
        keep(page, "editor-fields")
        page.close()

        text = (PROJECT / "data_map/activities/newsletter.yml").read_text(encoding="utf-8")
        text = text.replace("data: [email, contact-details, volunteered]", "data: [email, ]", 1)
        page = _opened(browser, address, "activities/newsletter.yml", text, height=420)
        _caret(page, 4, len("data: [email, ") + 1)
        _suggested(page)
        keep(page, "editor-ids")
        page.close()

        text = text.replace("data: [email, ]", "data: [email, contact-details]", 1)
        page = _opened(browser, address, "activities/newsletter.yml", text, height=330)
        page.wait_for_timeout(1500)  # until the language server has read the schema
        page.get_by_text("retention", exact=True).first.hover()
        page.locator(".monaco-hover-content:visible").first.wait_for()
        page.wait_for_timeout(300)
        keep(page, "editor-meaning")
        page.close()

        text = text.replace("da: du tilmelder dig vores nyhedsbrev, ", "", 1)
        page = _opened(browser, address, "activities/newsletter.yml", text, height=330)
        page.wait_for_function("problems().length > 0")
        page.locator(".squiggly-error, .squiggly-warning").first.hover(force=True)
        page.locator(".monaco-hover-content:visible").first.wait_for()
        page.wait_for_timeout(300)
        keep(page, "editor-mistake")
        page.close()


def _opened(browser: Browser, address: str, name: str, text: str, *, height: int) -> Page:
    """The editor with a text in it under the name of an inventory file."""
    kind = "activities" if name.startswith("activities/") else name.removesuffix(".yml").replace("/", "-")
    schema = json.loads((SCHEMAS / f"{kind}.schema.json").read_text(encoding="utf-8"))
    page = browser.new_page(viewport={"width": 660, "height": height}, device_scale_factor=2)
    page.goto(f"{address}/editor.html")
    page.wait_for_function("window.open_file !== undefined")
    page.evaluate("open_file", {"name": name, "text": text, "kind": kind, "schema": schema})
    page.locator(".view-line").first.wait_for()
    return page


def _caret(page: Page, line: int, column: int) -> None:
    page.evaluate(
        "([lineNumber, column]) => { editor.setPosition({lineNumber, column}); editor.focus(); }",
        [line, column],
    )


def _suggested(page: Page, *, explained: bool = False) -> None:
    """Ask for suggestions, as Ctrl+Space does; pressed twice, it explains the chosen one too."""
    page.evaluate("editor.trigger('take', 'editor.action.triggerSuggest', {})")
    page.locator(".suggest-widget .monaco-list-row").first.wait_for()
    if explained:
        page.evaluate("editor.getContribution('editor.contrib.suggestController').toggleSuggestionDetails()")
        page.locator(".suggest-details").first.wait_for()
    page.wait_for_timeout(500)


def main() -> None:
    """Take all pictures."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = os.environ.get("DATAMAP_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=arguments)
        site(browser)
        data_map(browser)
        editor(browser)
        browser.close()


if __name__ == "__main__":
    main()
