"""A real scan of the planted site."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from planted_site import planted


def scanned(addresses, buttons, limits, *, sitemap):
    """The scan of the addresses that a function makes of the shop's.

    It runs in a thread of its own. The tests with a page keep Playwright's loop running in theirs, and there
    another one cannot begin.
    """
    from mkdocs_datamap.adapters.scanning.browser import browsers  # noqa: PLC0415 (for the tests with a browser)
    from mkdocs_datamap.adapters.scanning.passes import Limits, Scanner  # noqa: PLC0415 (the same)

    def scan():
        with planted() as shop, browsers() as chromium:
            scanner = Scanner(chromium, addresses(shop), buttons, Limits(**limits), sitemap, lambda _: None)
            return scanner.scan()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(scan).result()
