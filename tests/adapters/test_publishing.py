"""Whatever becomes of a build, the site that is published is the old one or the new one, whole."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fake_site import PROGRAMS, write_fake_site
from mkdocs_datamap.publication.manifest import FILE, Manifest, sha256
from trees import tree

ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
KILLED_BUILDS = Path(__file__).with_name("killed_builds.py")


@pytest.fixture(scope="module")
def first_site(tmp_path_factory):
    """The site of the fake engine, built once."""
    config = write_fake_site(tmp_path_factory.mktemp("first") / "project")
    subprocess.run(command("mkdocs", config, "-q"), env=ENVIRONMENT, check=True)
    return config.parent / "site"


@pytest.fixture
def published(fake_site, first_site):
    """A fake site that is published: its `mkdocs.yml` and what stands there."""
    config = fake_site()
    shutil.copytree(first_site, config.parent / "site")
    return config, tree(config.parent / "site")


def say(config, mood):
    (config.parent / "data_map/mood.txt").write_text(mood)


def left_beside(config):
    return [path.name for path in config.parent.iterdir() if ".datamap-" in path.name]


def command(program, config, *options):
    return [sys.executable, "-m", program, "build", "-f", str(config), *options]


def test_a_build_replaces_the_site_and_leaves_nothing_beside_it(published, build):
    config, before = published
    (config.parent / "site/stray.html").write_text("of nobody")
    say(config, "better")
    assert build(config).returncode == 0
    after = tree(config.parent / "site")
    assert after.keys() == before.keys()
    assert b"better" in after["privatlivspolitik/index.html"]
    assert left_beside(config) == []


@pytest.mark.parametrize("program", PROGRAMS)
def test_warnings_that_fail_a_strict_build_leave_the_old_site(published, build, program):
    config, before = published
    say(config, "warned")
    assert build(config, "--strict", program=program).returncode == 1
    assert tree(config.parent / "site") == before
    assert left_beside(config) == []
    assert build(config, program=program).returncode == 0
    assert tree(config.parent / "site") != before


PLUGIN = """
from pathlib import Path
from mkdocs.plugins import event_priority

@event_priority(-1000)
def on_post_build(*, config):
    Path(config.site_dir, "late.txt").write_text("a later step of the build")
    if {fails}:
        raise {error}
"""


def test_a_later_step_that_fails_leaves_the_old_site(published, build):
    config, before = published
    say(config, "better")
    hook = config.parent / "late.py"
    config.write_text(config.read_text().replace("hooks:\n", f"hooks:\n- {hook}\n"))
    for error in ("RuntimeError('broken')", "OSError(28, 'No space left on device')", "SystemExit(3)"):
        hook.write_text(PLUGIN.format(fails=True, error=error))
        result = build(config)
        assert result.returncode != 0
        assert tree(config.parent / "site") == before
        if "OSError" in error:
            assert "The site was not built." in result.stderr
            assert "written: No space left on device. What stood there is as it was." in result.stderr
            assert "Traceback" not in result.stderr
    hook.write_text(PLUGIN.format(fails=False, error=None))
    assert build(config).returncode == 0
    assert (config.parent / "site/late.txt").exists(), "what another plugin adds last is published"
    assert "late.txt" in json.loads((config.parent / "site" / FILE).read_text())["files"]
    assert left_beside(config) == []


def test_a_disk_without_room_leaves_the_old_site_and_says_so(published):
    config, before = published
    say(config, "better")

    def no_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))  # the theme's script is larger

    done = subprocess.run(
        command("mkdocs", config),
        preexec_fn=no_room,
        env={**ENVIRONMENT, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "The site was not built." in done.stderr
    assert "could not be written: File too large" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(config.parent / "site") == before
    assert left_beside(config) == []


def test_a_build_killed_before_any_step_on_the_disk_leaves_the_old_site_or_the_new_one(published):
    config, _ = published
    seed = random.randrange(10**6)  # noqa: S311
    done = subprocess.run(
        [sys.executable, str(KILLED_BUILDS), str(config), str(seed), "7"],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"seed {seed}: {done.stderr}"
    told = json.loads(done.stdout.splitlines()[-1])
    assert len(told["outcomes"]) == 4 + 7
    for outcome in told["outcomes"]:
        assert len(outcome["is"]) == 1, f"seed {seed}: neither the old site nor the new one, {outcome}"
        assert (outcome["is"][0] != outcome["was"]) == outcome["swapped"], f"seed {seed}: {outcome}"
    assert {outcome["swapped"] for outcome in told["outcomes"]} == {True, False}
    assert told["left"] == [], "the next build clears away what the killed ones left"


def test_a_command_killed_at_a_random_time_leaves_a_whole_site(published, build):
    config, old = published
    say(config, "better")
    start = time.monotonic()
    assert build(config, fresh=True).returncode == 0
    took, new = time.monotonic() - start, tree(config.parent / "site")
    for mood in ("well", "better", "well"):
        say(config, mood)
        after = random.uniform(0.4, 1) * took  # noqa: S311
        process = subprocess.Popen(command("mkdocs", config, "-q"), env=ENVIRONMENT)
        time.sleep(after)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert tree(config.parent / "site") in (old, new), f"killed after {after} s"


def test_a_dirty_build_starts_from_the_old_site(published, build):
    config, before = published
    page = config.parent / "docs/om-denne-side.md"
    page.write_text(page.read_text() + "\nEn linje til.\n")
    assert build(config, "--dirty").returncode == 0
    after = tree(config.parent / "site")
    assert b"En linje til" in after["om-denne-side/index.html"]
    assert after["kun-dansk/index.html"] == before["kun-dansk/index.html"]
    manifest = Manifest.from_json(after.pop(FILE).decode())
    assert {name: sha256(content) for name, content in after.items()} == manifest.files


def test_a_site_in_another_place_behind_a_link_is_replaced_there(published, build, tmp_path):
    config, before = published
    (tmp_path / "elsewhere").mkdir()
    (config.parent / "site").rename(tmp_path / "elsewhere/site")
    (config.parent / "site").symlink_to(tmp_path / "elsewhere/site")
    say(config, "better")
    assert build(config).returncode == 0
    assert (config.parent / "site").is_symlink()
    assert tree(tmp_path / "elsewhere/site").keys() == before.keys()
    assert b"better" in tree(tmp_path / "elsewhere/site")["index.html"]
    assert sorted(path.name for path in (tmp_path / "elsewhere").iterdir()) == ["site"]


def test_a_place_that_cannot_be_written_is_told_before_anything_is_built(fake_site, build):
    config = fake_site()
    (config.parent / "site").write_text("a file")
    result = build(config)
    assert result.returncode == 1
    assert "The site was not built." in result.stderr
    assert "is a file" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_manifest_lists_every_file_and_names_nothing_of_the_machine(published):
    config, files = published
    text = files.pop(FILE).decode()
    manifest = Manifest.from_json(text)
    assert manifest.files == {name: sha256(content) for name, content in files.items()}
    assert manifest.languages == ("da", "en")
    assert manifest.pages["da"]["privatlivspolitik"] == (
        "page-privacy",
        "purposes",
        "purposes-1",
        "retention",
    )
    assert manifest.audience == "public"
    assert str(config.parent) not in text
    assert "data_map" not in text
