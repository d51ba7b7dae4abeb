"""The scan itself: three visits with a fresh profile each, politely, and nothing lost of what was found."""

from __future__ import annotations

import datetime as dt
import time
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING

from playwright.sync_api import Error
from playwright.sync_api import TimeoutError as TooLateError

from mkdocs_datamap.adapters.scanning.crawling import Robots, fetcher, pages_of, sitemap
from mkdocs_datamap.adapters.scanning.recording import Recording
from mkdocs_datamap.scanning.domains import stripped
from mkdocs_datamap.scanning.evidence import Failure, Pass, Scan

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext, Page, Response

    from mkdocs_datamap.adapters.scanning.browser import Browsers
    from mkdocs_datamap.scanning.evidence import Choice

_ERROR_STATUS = 400


@dataclass(frozen=True)
class Limits:
    """How far and how fast."""

    pages: int = 10
    """Pages in each visit."""
    pause: float = 1.0
    """Seconds between two pages."""
    timeout: float = 30.0
    """Seconds for a page to answer."""
    total: float = 600.0
    """Seconds for the whole scan."""
    settle: float = 1.5
    """Seconds for the scripts of a page after it has loaded."""


@dataclass
class Scanner:
    """Makes one scan. ``buttons`` are the selectors to click, one after another, for each choice."""

    browsers: Browsers
    addresses: tuple[str, ...]
    buttons: dict[Choice, tuple[str, ...]]
    limits: Limits
    use_sitemap: bool
    progress: Callable[[str], None]
    _passes: list[Pass] = field(default_factory=list)
    _started: dt.datetime = field(default_factory=lambda: dt.datetime.now(tz=dt.UTC).replace(microsecond=0))
    _end: float = 0.0
    _version: str | None = None

    def scan(self) -> Scan:
        """The scan, whatever happens on the way: also when it is broken off with Ctrl+C."""
        self._end = time.monotonic() + self.limits.total
        failures: list[Failure] = []
        try:
            pages, robots = self._prepare(failures)
            opened = self._visit("none", pages, None if self.use_sitemap else robots)
            for choice in self.buttons:
                if time.monotonic() > self._end:
                    failures.append(Failure(problem=f"The time was up before the visit “{choice}”"))
                else:
                    self._visit(choice, opened or pages, None)
        except KeyboardInterrupt:
            failures.append(Failure(problem="The scan was broken off by hand"))
        except Error as error:
            failures.append(Failure(problem=f"The browser gave up: {_first_line(error)}"))
        if not self._passes:
            self._passes.append(Pass(choice="none", made=False))
        if failures:
            first = self._passes[0]
            self._passes[0] = first.model_copy(update={"failures": (*first.failures, *failures)})
        return Scan(
            tool=f"datamap {version('mkdocs-datamap')}",
            browser=self._version,
            started=self._started,
            finished=dt.datetime.now(tz=dt.UTC).replace(microsecond=0),
            site=stripped(self.addresses[0]),
            passes=tuple(self._passes),
        )

    def _prepare(self, failures: list[Failure]) -> tuple[list[str], Robots]:
        """The pages to begin with (those named, and the sitemap's if asked for), and what robots may do."""
        site, pages = self.addresses[0], list(self.addresses)
        with self.browsers.profile() as context:
            self._version = _version(context)
            fetch = fetcher(context.pages[0], site, self.limits.timeout)
            robots = Robots(fetch, site)
            if not self.use_sitemap:
                return pages, robots
            found = [page for page in pages_of(sitemap(fetch, site, robots), site) if robots.allow(page)]
        if not found:
            problem = "There is no sitemap with pages of this website"
            failures.append(Failure(address=stripped(site), problem=problem))
        return list(dict.fromkeys([*pages, *found]))[: max(self.limits.pages, len(pages))], robots

    def _visit(self, choice: Choice, pages: list[str], robots: Robots | None) -> list[str]:
        """One pass; returns the pages that were opened. With ``robots`` it follows links as they allow."""
        opened: list[str] = []
        made = choice == "none"
        with self.browsers.profile() as context:
            recording = Recording(context)
            try:
                page = context.pages[0]
                recording.watch(page)
                if choice != "none":
                    made = self._open(page, recording, pages[0], choice) and self._choose(
                        page, recording, choice
                    )
                pending = list(pages)
                while pending and len(opened) < max(self.limits.pages, len(self.addresses)):
                    if time.monotonic() > self._end:
                        recording.fail(f"The time was up with {len(pending)} pages to go")
                        break
                    address = pending.pop(0)
                    if self._open(page, recording, address, choice):
                        opened.append(address)
                        if robots is not None:
                            pending += self._links(page, robots, {*opened, *pending})
                    recording.read(page)
                    page.wait_for_timeout(self.limits.pause * 1000)
            finally:
                self._passes.append(
                    Pass(
                        choice=choice,
                        made=made,
                        pages=tuple(map(stripped, opened)),
                        stored=recording.found.stored,
                        hosts=recording.found.hosts,
                        failures=tuple(recording.failures),
                    )
                )
        return opened

    def _links(self, page: Page, robots: Robots, known: set[str]) -> list[str]:
        """The pages of the site that a page links to, as far as robots may go."""
        links = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
        new = dict.fromkeys(pages_of(links, self.addresses[0]))
        return [link for link in new if link not in known and robots.allow(link)]

    def _open(self, page: Page, recording: Recording, address: str, choice: Choice) -> bool:
        """Open a page and let its scripts work; False, and a failure, when it does not come."""
        recording.page, recording.lost = stripped(address), False
        self.progress(f"{choice}: {recording.page}")
        try:
            answer = self._goto(page, address)
        except TooLateError:
            recording.stop()
            recording.fail(f"The page did not load within {self.limits.timeout:g} seconds", stripped(address))
            return False
        except Error as error:
            recording.fail(f"The page could not be opened: {_first_line(error)}", stripped(address))
            recording.lost = True
            page.wait_for_timeout(self.limits.settle * 1000)  # the browser shows its own page on it
            return False
        page.wait_for_timeout(self.limits.settle * 1000)
        if answer is not None and answer.status >= _ERROR_STATUS:
            recording.fail(f"The page answered with status {answer.status}", stripped(address))
            return False
        return True

    def _goto(self, page: Page, address: str) -> Response | None:
        """Navigate; once more where the browser's own page on an earlier failure came in between."""
        try:
            return page.goto(address, timeout=self.limits.timeout * 1000, wait_until="load")
        except Error as error:
            if "interrupted by another navigation" not in error.message:
                raise
        page.wait_for_timeout(self.limits.settle * 1000)
        return page.goto(address, timeout=self.limits.timeout * 1000, wait_until="load")

    def _choose(self, page: Page, recording: Recording, choice: Choice) -> bool:
        """Click the buttons of a choice; False, and a failure, when one is not there."""
        for selector in self.buttons[choice]:
            try:
                page.locator(selector).first.click(timeout=min(self.limits.timeout, 10) * 1000)
            except Error:
                recording.fail(
                    f"“{selector}” was not there to be clicked, so the choice “{choice}” was not made"
                )
                return False
        page.wait_for_timeout(self.limits.settle * 1000)
        recording.read(page)
        return True


def _first_line(error: Error) -> str:
    return error.message.splitlines()[0].removeprefix("Page.goto: ").partition(" at http")[0]


def _version(context: BrowserContext) -> str:
    """The browser as it names itself: ``Chrome/142.0.1``."""
    session = context.new_cdp_session(context.pages[0])
    return str(session.send("Browser.getVersion")["product"])
