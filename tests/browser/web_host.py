"""A web host on loopback: a site below a path, and its own page for what is missing."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

from built_sites import PublishedSite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from built_sites import BuiltSite


class Host(SimpleHTTPRequestHandler):
    """Answers with the files of a folder below a path."""

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


class Server(ThreadingHTTPServer):
    """Serves pages that a browser may leave before they have come."""

    def handle_error(self, *_) -> None:
        """Say nothing: what a test needs and does not get, it reports."""


@contextmanager
def published(built: BuiltSite) -> Iterator[PublishedSite]:
    """The site on a port of its own, as long as the context lasts."""
    handler = partial(Host, directory=str(built.folder), mount=built.mount)
    server = Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield PublishedSite(f"http://127.0.0.1:{server.server_port}{built.mount}", built)
    finally:
        server.shutdown()
        server.server_close()
