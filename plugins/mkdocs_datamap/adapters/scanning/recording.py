"""One profile of the browser, watched: everything that it stores and asks for goes into a gathering."""

from __future__ import annotations

import datetime as dt
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Error

from mkdocs_datamap.adapters.scanning.pixels import is_pixel
from mkdocs_datamap.scanning.asking import asked_for
from mkdocs_datamap.scanning.domains import bare, host_of, party, stripped
from mkdocs_datamap.scanning.evidence import Failure, Stored
from mkdocs_datamap.scanning.gathering import Gathering
from mkdocs_datamap.scanning.set_cookie import parsed

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, CDPSession, Page, Request, Response

    from mkdocs_datamap.scanning.evidence import StorageKind

_HERE = files("mkdocs_datamap.adapters.scanning")
_LARGE = 4096
"""Bytes from which a picture is there to be seen."""


class Recording:
    """Watches one profile. ``page`` is the address that is open: it tells first and third party apart.

    ``lost`` says that it did not come, so that what the browser shows in its place is no page to be read.
    """

    def __init__(self, context: BrowserContext) -> None:
        self.found = Gathering()
        self.failures: list[Failure] = []
        self.page = ""
        self.lost = False
        self._context = context
        self._initiators: dict[str, str] = {}
        self._answers: list[tuple[Response, str]] = []
        self._blocked: set[str] = set()
        self._cdp: CDPSession | None = None
        context.expose_binding("__datamapTell", self._told)
        context.add_init_script(_HERE.joinpath("watching.js").read_text("utf-8"))
        context.on("response", self._answered)
        context.on("request", self._requested)
        context.on("requestfailed", self._failed)

    def watch(self, page: Page) -> None:
        """Learn of each request of a page who made it."""
        self._cdp = self._context.new_cdp_session(page)
        self._cdp.send("Network.enable")
        self._cdp.on("Network.requestWillBeSent", self._sent)
        self._cdp.on("Network.responseReceivedExtraInfo", self._refused)
        page.on("websocket", lambda socket: self._asked(socket.url, "websocket", page.url))

    def _requested(self, request: Request) -> None:
        try:
            frame = request.frame.url
        except Error:  # of a service worker, or of a page that is only being opened
            frame = self.page
        self._asked(request.url, request.resource_type, frame)

    def _sent(self, event: dict[str, Any]) -> None:
        initiator = event.get("initiator", {})
        frames = initiator.get("stack", {}).get("callFrames", [])
        address = initiator.get("url") or next((frame["url"] for frame in frames if frame.get("url")), None)
        self._initiators.setdefault(event["request"]["url"], address or event.get("documentURL", ""))

    def _refused(self, event: dict[str, Any]) -> None:
        """Remember the cookies of an answer that the browser did not take."""
        self._blocked.update(each["cookieLine"] for each in event.get("blockedCookies", ()))

    def _asked(self, address: str, kind: str, frame: str) -> None:
        host = host_of(address)
        if not self.page or not address.startswith(("http", "ws")):
            return
        initiator = stripped(self._initiators.get(address) or frame or self.page)
        asked = asked_for(kind, host, self.page)
        self.found.ask(host, party(host, self.page), asked, self.page, initiator)

    def _answered(self, response: Response) -> None:
        self._answers.append((response, self.page))

    def _failed(self, request: Request) -> None:
        """Note a request that got no answer; that the page itself got none, its opening tells."""
        reason = request.failure
        if reason and "ERR_ABORTED" not in reason and stripped(request.url) != self.page:
            self.fail(f"A request to {host_of(request.url)} failed: {reason}", stripped(request.url))

    def fail(self, problem: str, address: str | None = None) -> None:
        """Note, once, what could not be done."""
        failure = Failure(address=address, problem=problem)
        if failure not in self.failures:
            self.failures.append(failure)

    def _told(self, source: dict[str, Any], event: dict[str, Any]) -> None:
        page, host = self.page or stripped(source["page"].url), bare(event["host"])
        script = stripped(event["script"]) if event.get("script") else stripped(source["frame"].url)
        if event["kind"] == "cookie":
            cookie = parsed(event["line"], host, dt.datetime.now(tz=dt.UTC))
            if cookie is not None and not cookie.removed:
                stored = cookie.stored(page, script, "script")
                self.found.store(stored.model_copy(update={"size": event["size"]}))
            return
        self.found.store(
            Stored(
                kind=event["kind"],
                name=event["name"],
                host=host,
                party=party(host, page),
                size=event["size"],
                set_by="script",
                page=page,
                initiator=script,
            )
        )

    def stop(self) -> None:
        """Give up a page that does not come, so that what it has stored can be read."""
        if self._cdp is not None:
            self._cdp.send("Page.stopLoading")

    def read(self, page: Page) -> None:
        """Read what is stored now: answers of servers, every frame's storage, and the jar of cookies."""
        self._read_answers()
        for frame in () if self.lost else page.frames:
            try:
                if not frame.url.startswith("http"):
                    continue
                self._read_frame(frame.evaluate(_HERE.joinpath("stored.js").read_text("utf-8")))
            except Error:
                if not frame.is_detached():
                    self.fail("A frame did not let its storage be read", stripped(frame.url))
        self.read_jar()

    def _read_frame(self, answer: dict[str, Any]) -> None:
        host = bare(answer["host"])
        for each in answer["found"]:
            kind: StorageKind = each["kind"]
            self.found.store(
                Stored(
                    kind=kind,
                    name=each["name"],
                    host=host,
                    party=party(host, self.page),
                    size=each.get("size"),
                    set_by="script",
                    page=self.page,
                )
            )

    def _read_answers(self) -> None:
        answers, self._answers = self._answers, []
        for response, page in answers:
            try:
                self._read_answer(response, page or self.page)
            except Error:
                continue  # the answer is gone with its page; the jar has what it stored

    def _read_answer(self, response: Response, page: str) -> None:
        address = response.url
        if not address.startswith("http"):
            return
        if response.request.resource_type == "image" and party(host_of(address), page) == "third":
            self._read_picture(response, page)
        lines = [
            line
            for header in response.headers_array()
            if header["name"].lower() == "set-cookie"
            for line in header["value"].split("\n")
        ]
        for line in lines:
            cookie = parsed(line, host_of(address), dt.datetime.now(tz=dt.UTC))
            if cookie is not None and not cookie.removed and line not in self._blocked:
                self.found.store(cookie.stored(page, stripped(address), "server"))

    def _read_picture(self, response: Response, page: str) -> None:
        length = response.headers.get("content-length", "0")
        if length.isdigit() and int(length) > _LARGE:
            return
        try:
            body = b"" if response.status == 204 else response.body()  # noqa: PLR2004 (No Content)
        except Error:
            return
        if is_pixel(body):
            host, address = host_of(response.url), stripped(response.url)
            self.found.name(host, "pixel")
            path = address.split("://", 1)[-1].partition("/")[2]
            self.found.store(
                Stored(
                    kind="pixel",
                    name=path or "/",
                    host=host,
                    party="third",
                    size=len(body),
                    set_by="server",
                    page=page,
                    initiator=stripped(self._initiators.get(response.url, page)),
                )
            )

    def _jar(self) -> list[dict[str, Any]]:
        if self._cdp is None:
            return []
        cookies: list[dict[str, Any]] = self._cdp.send("Network.getAllCookies")["cookies"]
        return cookies

    def read_jar(self) -> None:
        """Every cookie that the profile has, with how long it still lasts."""
        now = dt.datetime.now(tz=dt.UTC).timestamp()
        for each in self._jar():
            host = bare(each["domain"])
            lasting = None if each["session"] else round(each["expires"] - now)
            self.found.store(
                Stored(
                    kind="cookie",
                    name=each["name"],
                    host=host,
                    party=party(host, self.page),
                    partition=_site(each["partitionKey"]) if each.get("partitionKey") else None,
                    session=each["session"],
                    seconds=lasting,
                    size=each["size"],
                    http_only=each["httpOnly"],
                    page=self.page,
                )
            )


def _site(key: object) -> str:
    """The site in the address bar that a cookie is partitioned by; the form differs between versions."""
    return str(key["topLevelSite"]) if isinstance(key, dict) else str(key)
