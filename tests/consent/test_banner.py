"""The banner is made of the cookies that the policy lists, and only when everything about them is known."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from dataclasses import replace

import pytest
from click.testing import CliRunner
from example_case import EXAMPLE, GONE, changed
from npm_packages import PACKAGES, proven

from mkdocs_datamap.adapters.cli import datamap
from mkdocs_datamap.consent.banner import banner, revision
from mkdocs_datamap.consent.clearing import pattern
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.inventory.projection import project
from mkdocs_datamap.inventory.text import Text

PUBLIC = project(read_inventory(EXAMPLE)[0])
COOKIES = PUBLIC.cookies.entries
TODO = {"todo": "What is it?", "owner": "web-editor"}


def run(*arguments):
    return CliRunner().invoke(datamap, ["consent", *map(str, arguments)], catch_exceptions=False)


def settings(*arguments):
    done = run(*arguments)
    assert done.exit_code == 0, done.output
    return json.JSONDecoder().raw_decode(done.output.partition("const settings = ")[2])[0]


def test_every_listed_cookie_is_in_one_service_of_its_category():
    made = banner(PUBLIC)
    assert sorted(each.id for service in made.services for each in service.cookies) == sorted(
        each.id for each in COOKIES
    )
    assert all(each.category == service.category for service in made.services for each in service.cookies)


class TestRevision:
    def test_it_stays_when_ids_places_and_order_change(self):
        moved = tuple(replace(each, id=f"x-{each.id}", origin=9) for each in reversed(COOKIES))
        assert revision(moved) == revision(COOKIES)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("name", "other"),
            ("storage", "cache"),
            ("provider", None),
            ("party", "third"),
            ("domain", "other.example"),
            ("category", "marketing"),
            ("purpose", Text.of({"da": "Andet.", "en": "Other."})),
            ("data", ()),
            ("duration", "P9Y"),
        ],
    )
    def test_it_changes_with_every_fact_that_is_told(self, field, value):
        (first, *others) = (each for each in COOKIES if each.data)
        assert revision((replace(first, **{field: value}), *others)) != revision((first, *others))

    def test_it_changes_when_a_cookie_comes_or_goes(self):
        assert len({revision(COOKIES), revision(COOKIES[1:]), revision((*COOKIES, COOKIES[0]))}) == 3

    def test_internal_facts_and_the_rest_of_the_inventory_leave_it(self, tmp_path):
        folder = changed(tmp_path, "cookies.yml", ("internal", "notes"), "Something else.")
        changed(tmp_path, "cookies.yml", ("checked",), "2026-11-17")
        changed(
            tmp_path, "cookies.yml", ("entries", "basket", "seen"), {"on": "2026-11-17", "scan": "x.json"}
        )
        assert banner(project(read_inventory(folder)[0])).revision == banner(PUBLIC).revision


@pytest.mark.parametrize("manager", ["klaro", "cookieconsent"])
class TestFiles:
    def test_both_policies_are_linked_at_the_addresses_that_the_site_gives_them(self, manager):
        made = run(EXAMPLE, "--format", manager, "--policies", "https://privacy.example").output
        assert set(re.findall(r'href=\\"(https://privacy[^"]*)\\"', made)) == {
            "https://privacy.example/cookiepolitik/",
            "https://privacy.example/privatlivspolitik/",
            "https://privacy.example/en/cookie-policy/",
            "https://privacy.example/en/privacy-policy/",
        }

    def test_both_languages_have_the_same_texts(self, manager):
        translations = settings(EXAMPLE, "--format", manager)["config"]
        translations = translations.get("translations") or translations["language"]["translations"]
        assert translations.keys() == {"da", "en"}
        assert shape(translations["da"]) == shape(translations["en"])

    def test_one_language_can_be_chosen(self, manager):
        made = run(EXAMPLE, "--format", manager, "--lang", "da").output
        assert "Afvis alle" in made
        assert "Reject all" not in made

    def test_nothing_is_on_before_a_choice(self, manager):
        config = settings(EXAMPLE, "--format", manager)["config"]
        if manager == "klaro":
            assert {
                each["name"] for each in config["services"] if each.get("required") or each.get("default")
            } == {f"revision-{banner(PUBLIC).revision}"}
        else:
            assert {name for name, each in config["categories"].items() if each["enabled"]} == {"necessary"}

    def test_the_choice_is_kept_where_and_as_long_as_is_declared(self, manager):
        config = settings(EXAMPLE, "--format", manager)["config"]
        kept = (
            (config["storageName"], config["cookieExpiresAfterDays"])
            if manager == "klaro"
            else (config["cookie"]["name"], config["cookie"]["expiresAfterDays"])
        )
        assert kept == ("nordlys_samtykke", 182)

    def test_the_script_is_the_same_each_time_and_a_folder_gets_a_page_for_each_language(
        self, manager, tmp_path
    ):
        out = tmp_path / "banner"
        assert run(EXAMPLE, "--format", manager, "--out", out).output.startswith("4 files in ")
        first = (out / "datamap-consent.js").read_text("utf-8")
        assert run(EXAMPLE, "--format", manager).output == first
        assert {each.name for each in out.glob("*.html")} == {
            "cookie-settings.da.html", "cookie-settings.en.html",
        }  # fmt: skip

    def test_hostile_texts_stay_texts(self, manager, tmp_path):
        hostile = {
            "da": "</script><img src=x onerror=alert(1)>",
            "en": "</script><img src=x onerror=alert(1)>",
        }
        folder = changed(tmp_path, "cookies.yml", ("entries", "visit-statistics", "purpose"), hostile)
        made = run(folder, "--format", manager).output
        assert "</script" not in made
        assert "onerror" in made
        assert "<img" not in json.dumps(settings(folder, "--format", manager))


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (("entries",), TODO, "The cookies are not known yet"),
        (("entries", "visit-statistics", "category"), TODO, "Category, purpose or provider of “talknuser_*”"),
        (("entries", "visit-statistics", "purpose"), TODO, "“visit-statistics” has an open question"),
        (("entries", "visit-statistics", "provider"), TODO, "“visit-statistics” has an open question"),
    ],
)
def test_while_something_is_not_known_there_is_no_banner(tmp_path, place, value, said):
    folder = changed(tmp_path, "cookies.yml", ("consent", "cookie"), GONE)
    changed(tmp_path, "cookies.yml", place, value)
    done = run(folder, "--format", "klaro", "--out", tmp_path / "banner")

    assert done.exit_code == 1
    assert said in done.output
    assert re.match(rf"{re.escape(folder.as_posix())}/cookies\.yml:\d+:\d+: ", done.output)
    assert not (tmp_path / "banner").exists()


def test_ajos_has_no_banner_yet_and_the_command_says_why():
    done = run("--format", "klaro")
    assert (done.exit_code, "The cookies are not known yet" in done.output) == (1, True)


def test_with_necessary_cookies_alone_there_is_nothing_to_ask(tmp_path):
    folder = changed(tmp_path, "cookies.yml", ("consent", "cookie"), GONE)
    changed(tmp_path, "cookies.yml", ("entries",), {})
    done = run(folder, "--format", "klaro")
    assert (done.exit_code, "nothing to ask" in done.output) == (1, True)


def test_a_language_that_is_not_there_is_named():
    done = run(EXAMPLE, "--format", "klaro", "--lang", "de")
    assert done.exit_code == 2
    assert "no language “de”, but: da, en" in done.output


def test_patterns_become_regular_expressions_from_end_to_end():
    (cookie,) = (each for each in COOKIES if each.name == "talknuser_*")
    assert pattern(cookie) == "^talknuser_.*$"
    assert pattern(replace(cookie, name="a.b")) == r"^a\.b$"


def shape(value):
    """What there is to say, without the words."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items()}
    return [shape(each) for each in value] if isinstance(value, list) else type(value).__name__


def test_a_consent_manager_with_other_bytes_than_were_pinned_is_refused(tmp_path):
    for package, integrity in PACKAGES.items():
        assert len(base64.b64decode(integrity.removeprefix("sha512-"))) == hashlib.sha512().digest_size
        file = tmp_path / f"{package}.tgz"
        file.write_bytes(b"something else")
        with pytest.raises(pytest.fail.Exception, match="is not the file that was pinned"):
            proven(file, integrity)
        assert not file.exists()
