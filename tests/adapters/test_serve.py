"""A preview stays up whatever happens to the inventory."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from fake_site import PROGRAMS

PATIENCE = 40


@contextmanager
def serving(program, config, log):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", program, "serve", "-f", str(config), "-a", f"127.0.0.1:{port}"]
    with log.open("w") as output:
        environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
        server = subprocess.Popen(command, stdout=output, stderr=output, env=environment)
        try:
            yield f"http://127.0.0.1:{port}/", server
        finally:
            server.terminate()
            server.wait(10)


def wait_for(address, words):
    end, text = time.monotonic() + PATIENCE, ""
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=5) as answer:  # noqa: S310 - our own server
                text = answer.read().decode()
        except (URLError, OSError):
            text = ""
        if words in text:
            return text
        time.sleep(0.1)
    pytest.fail(f"{address} did not come to say “{words}”; last: {text[:500]}")


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_broken_inventory_is_shown_and_a_mended_one_is_live_again(fake_site, tmp_path, program):
    config = fake_site()
    mood, log = config.parent / "data_map/mood.txt", tmp_path / "log"
    mood.write_text("broken")
    with serving(program, config, log) as (address, server):
        report = wait_for(address, "DM301")
        assert "The duration is &lt;b&gt;wrong&lt;/b&gt;." in report
        assert "Håndskrevet" not in report
        mood.write_text("mended-once")
        assert "DM301" not in wait_for(f"{address}privatlivspolitik/", "mended-once")
        mood.write_text("broken")
        assert "mended-once" not in wait_for(f"{address}en/privacy-policy/", "DM301")
        mood.write_text("mended-twice")
        wait_for(f"{address}en/privacy-policy/", "mended-twice")
        assert server.poll() is None
    said = log.read_text()
    assert said.count("The site was not built.") == 2
    assert "Traceback" not in said
