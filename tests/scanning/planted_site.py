"""A website on loopback that stores everything in every way, with third parties on hosts of their own.

`shop.localhost` is the first party; every other name below `localhost`, and `localhost` itself, are third
parties to it. Browsers resolve all of them to loopback by themselves.
"""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

GIF = bytes.fromhex("47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b")
PICTURE = GIF[:6] + b"\x40\x01\xf0\x00" + GIF[10:]
"""A GIF that says that it is 320 by 240."""

HOME = """<!doctype html><html lang="en"><title>Shop</title>
<link rel="icon" href="data:,">
<style>
@font-face {{ font-family: F; src: url(http://fonts.localhost:{other}/f.woff2); }}
h1 {{ font-family: F; }}
</style>
<h1>Shop</h1><img src="/photo.gif" alt=""><img src="http://pictures.localhost:{other}/photo.gif" alt="">
<a href="/about">About</a> <a href="/secret">Secret</a> <a href="/prices.pdf">Prices</a>
<a href="http://tracker.localhost:{other}/elsewhere">Elsewhere</a>
<div id="banner"><button id="more">More</button>
<button id="accept">Accept</button> <button id="refuse" hidden>Refuse</button></div>
<iframe src="http://tracker.localhost:{other}/frame" title="frame"></iframe>
<script>
document.cookie = "early_stat=1; Max-Age=31536000";
document.cookie = "flash=; Max-Age=0";
localStorage.setItem("basket", "secret-value");
localStorage.theme = "secret-value";
sessionStorage.setItem("checkout", "secret-value");
indexedDB.open("catalogue");
caches.open("images-v1");
navigator.serviceWorker.register("/sw.js");
const add = (tag, facts) => document.body.append(Object.assign(document.createElement(tag), facts));
const tracked = () => {{
  add("script", {{src: "http://cdn.localhost:{other}/stat.js"}});
  add("img", {{src: "http://pixel.localhost:{other}/ads/p.gif", alt: ""}});
}};
if (/consent=yes/.test(document.cookie)) tracked();
more.onclick = () => {{ refuse.hidden = false; }};
accept.onclick = () => {{ document.cookie = "consent=yes; Max-Age=15552000"; tracked(); }};
refuse.onclick = () => {{
  document.cookie = "consent=no; Max-Age=15552000";
  document.cookie = "nag=1; Max-Age=86400";
}};
</script>"""

FRAME = """<!doctype html><title>Frame</title><script>
document.cookie = "frame_script=1; SameSite=None; Secure; Max-Age=7200";
document.cookie = "frame_part=1; SameSite=None; Secure; Partitioned; Path=/";
localStorage.setItem("frame_key", "secret-value");
</script><img src="http://localhost:{other}/plain.gif" alt="">"""


FAR = "Fri, 31 Dec 9999 23:59:59 GMT"
PAGE = "text/html; charset=utf-8"
SCRIPT = "document.cookie = '_ga_XYZ=secret-value; Max-Age=63072000';"


@dataclass(frozen=True)
class Answer:
    """What is sent; `{other}` and `{root}` stand for the other party's port and the shop's address."""

    body: str | bytes = "<!doctype html><title>Page</title>"
    kind: str = PAGE
    cookies: tuple[str, ...] = ()
    status: int = 200


ANSWERS = {
    "shop.localhost/": Answer(
        HOME,
        cookies=(
            "sid=secret-value; HttpOnly; Path=/",
            "csrf=secret-value; Max-Age=3600",
            "flash=secret-value; Max-Age=60",
            "refused=1; Domain=tracker.localhost",
        ),
    ),
    "shop.localhost/about": Answer(cookies=(f"visited=1; Expires={FAR}",)),
    "shop.localhost/slow": Answer(),
    "shop.localhost/blocked": Answer(status=403),
    "shop.localhost/hidden": Answer(cookies=("hidden=1",)),
    "shop.localhost/secret": Answer(cookies=("secret=1",)),
    "shop.localhost/robots.txt": Answer("User-agent: *\nDisallow: /secret\n", "text/plain"),
    "shop.localhost/sitemap.xml": Answer(
        "<urlset><url><loc>{root}/</loc></url><url><loc>{root}/about</loc></url>"
        "<url><loc>{root}/secret</loc></url><url><loc>{root}/hidden</loc></url>"
        "<url><loc>{root}/late</loc></url>"
        "<url><loc>http://elsewhere.localhost/</loc></url></urlset>",
        "application/xml",
    ),
    "shop.localhost/sw.js": Answer("self.onfetch = () => {{}};", "text/javascript"),
    "shop.localhost/photo.gif": Answer(PICTURE, "image/gif"),
    "tracker.localhost/frame": Answer(
        FRAME, cookies=("frame_id=secret-value; SameSite=None; Secure; Max-Age=2592000",)
    ),
    "cdn.localhost/stat.js": Answer(SCRIPT, "text/javascript"),
    "pixel.localhost/ads/p.gif": Answer(
        GIF, "image/gif", ("px=secret-value; SameSite=None; Secure; Max-Age=7776000",)
    ),
    "localhost/plain.gif": Answer(GIF, "image/gif"),
    "pictures.localhost/photo.gif": Answer(PICTURE, "image/gif"),
    "fonts.localhost/f.woff2": Answer(b"no font", "font/woff2"),
}


class Site(BaseHTTPRequestHandler):
    """Both parties: what is asked for decides."""

    def do_GET(self) -> None:
        key = self.headers["Host"].partition(":")[0] + self.path.partition("?")[0]
        with self.server.site.more:
            self.server.site.asked.append(key)
            self.server.site.more.notify_all()
        answer = ANSWERS.get(key, Answer(status=404))
        cookies = answer.cookies
        if key.endswith("/slow"):
            self.server.release.wait(20)
        if key.endswith("/about") and "consent=yes" not in self.headers.get("Cookie", ""):
            cookies = ()
        body = answer.body
        if isinstance(body, str):
            root = f"http://{self.headers['Host']}"
            body = body.format(other=self.server.other, root=root).encode()
        self.send_response(answer.status)
        for line in cookies:
            self.send_header("Set-Cookie", line)
        self.send_header("Content-Type", answer.kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, *_) -> None:
        """A browser that leaves early is no fault."""


@dataclass(frozen=True)
class Planted:
    """The site while it is served: the shop's address, and what both parties were asked for so far."""

    address: str
    closed: str
    """An address at which nobody listens."""
    asked: list[str]
    more: threading.Condition

    def wait_until_asked(self, key: str, times: int, seconds: float) -> None:
        """Return as soon as something was asked for so often; raises TimeoutError."""
        with self.more:
            if not self.more.wait_for(lambda: self.asked.count(key) >= times, seconds):
                raise TimeoutError(f"{key} was asked for {self.asked.count(key)} times, not {times}")


@contextmanager
def planted() -> Iterator[Planted]:
    """The site, as long as the context lasts."""
    shop, others = Server(("127.0.0.1", 0), Site), Server(("127.0.0.1", 0), Site)
    nobody = socket.socket()  # It has the port as long as it is open, and never listens.
    nobody.bind(("127.0.0.1", 0))
    site = Planted(
        f"http://shop.localhost:{shop.server_port}/",
        f"http://shop.localhost:{nobody.getsockname()[1]}/",
        [],
        threading.Condition(),
    )
    for server in (shop, others):
        server.other = others.server_port
        server.release = threading.Event()
        server.site = site
        threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield site
    finally:
        nobody.close()
        for server in (shop, others):
            server.release.set()
            server.shutdown()
            server.server_close()
