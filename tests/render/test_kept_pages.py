"""An earlier version stands at its address as it was told, and the page of changes says what became of it."""

from __future__ import annotations

import json
import re
import shutil

import pytest

from built_documents import EXAMPLE, built, built_once
from mkdocs_datamap.changes.kept_versions import read_kept_versions
from mkdocs_datamap.inventory.loader import read_inventory
from mkdocs_datamap.inventory.places import CHANGES
from mkdocs_datamap.render.companions import Hosting, companions

LANGUAGES = ("da", "en")
KEPT = {
    "da": {"privatlivspolitik/1.0", "cookiepolitik/1.0"},
    "en": {"en/privacy-policy/1.0", "en/cookie-policy/1.0"},
}


def pages(site):
    return {page.path: page for page in site.site().pages}


@pytest.fixture(scope="module")
def example():
    return pages(built_once("example"))


@pytest.fixture(scope="module")
def later(tmp_path_factory):
    """The example some time after: with other facts, another name of an activity and another heading."""
    folder = tmp_path_factory.mktemp("later") / "data_map"
    shutil.copytree(EXAMPLE, folder)
    for file, old, new in (
        ("activities/newsletter.yml", "period: P1Y", "period: P3Y"),
        ("activities/newsletter.yml", "en: Newsletter\n", "en: Our letter\n"),
        ("organisation.yml", "privacy@nordlys-cykler.example", "data@nordlys-cykler.example"),
        ("policy/privacy.yml", "en: About this policy", "en: What this is"),
    ):
        path = folder / file
        text = path.read_text("utf-8")
        assert old in text, (file, old)
        path.write_text(text.replace(old, new), "utf-8")
    return pages(built(folder))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_earlier_version_of_both_policies_has_an_address(example, language):
    found = {page.path for page in example.values() if page.earlier and page.language == language}

    assert found == KEPT[language]


def test_an_earlier_version_is_the_same_to_the_byte_whatever_changes_later(example, later):
    kept = {path for paths in KEPT.values() for path in paths}

    assert {path: later[path] for path in kept} == {path: example[path] for path in kept}
    assert later["privatlivspolitik"] != example["privatlivspolitik"]
    assert later["aendringer"] == example["aendringer"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_the_words_numbers_and_anchors_that_were_kept(example, language):
    """What stands in the JSON, read without the code that renders it."""
    content = json.loads(read_kept_versions(EXAMPLE)["1.0"].files[f"privacy.{language}.json"])
    page = example[{"da": "privatlivspolitik/1.0", "en": "en/privacy-policy/1.0"}[language]]
    missing = [anchor for anchor in anchors(content["sections"]) if f'id="{anchor}"' not in page.body
               and f"#{anchor} " not in page.body]  # fmt: skip
    told = re.sub(r"<[^>]+>", "", page.body)

    assert not missing
    assert {"da": "se, hvilke emner", "en": "see which topics"}[language] not in told
    assert {"da": "2 år efter dit seneste køb", "en": "2 years after your latest purchase"}[language] in told


def anchors(sections):
    for section in sections:
        yield section["id"]
        yield from (clause["anchor"] for clause in section["clauses"])
        yield from anchors(section["sections"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_references_lead_to_its_own_version_and_else_to_a_page_that_is_there(example, language):
    every = set(example)
    for path in KEPT[language]:
        links = re.findall(r'href="(\.[^"#]*|#[^"]*)', example[path].body)
        assert links
        for link in links:
            if not link.startswith("#"):
                assert resolved(path, link) in every, link
    policy = example[{"da": "privatlivspolitik/1.0", "en": "en/privacy-policy/1.0"}[language]]
    own = {"da": "../../cookiepolitik/1.0/", "en": "../../cookie-policy/1.0/"}[language]
    assert f'href="{own}"' in policy.body


def resolved(path, link):
    parts = path.split("/")
    for step in link.strip("/").split("/"):
        if step == "..":
            parts.pop()
        elif step != ".":
            parts.append(step)
    return "/".join(parts)


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("privatlivspolitik/1.0", "Denne version gælder fra 1. juni 2026 til og med 15. november 2026."),
        ("en/privacy-policy/1.0", "This version applies from 1 June 2026 to 15 November 2026."),
    ],
)
def test_it_says_when_it_applies_and_that_there_is_a_newer_one(example, path, said):
    head = example[path].body.split("\n## ")[0].replace("\xa0", " ")

    assert said in head
    assert 'href="../"' in head
    assert example[path].chapter is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_current_pages_lead_to_the_page_of_changes_and_name_version_and_day(example, language):
    changes = {"da": "aendringer", "en": "en/changes"}[language]
    for path, page in example.items():
        if page.language == language and not page.earlier and path != changes:
            assert re.search(rf'href="(\.\./|\./)*{changes.rpartition("/")[2]}/"', page.body), path
            assert "1.1" in page.body
            assert {"da": "16. november 2026", "en": "16 November 2026"}[language] in page.body


def test_without_versions_there_is_no_page_of_changes_and_no_feed():
    site = built_once("ajos")

    assert not [page for page in site.site().pages if page.key == CHANGES or page.earlier]
    assert not [asset for asset in companions(site, Hosting()) if asset.path.endswith(".xml")]


def edited(tmp_path, *changes):
    folder = tmp_path / "data_map"
    shutil.copytree(EXAMPLE, folder)
    for file, old, new in changes:
        path = folder / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
    return folder


def test_while_a_policy_is_a_draft_the_version_in_force_stands_at_an_address(tmp_path):
    todo = "{todo: Which?, owner: manager}"
    folder = edited(tmp_path, ("policy/privacy.yml", 'version: "1.1"', f"version: {todo}"))
    found = pages(built(folder))

    assert {path for path, page in found.items() if page.earlier and page.language == "da"} == {
        f"{policy}/{number}" for policy in ("privatlivspolitik", "cookiepolitik") for number in ("1.0", "1.1")
    }
    head = found["privatlivspolitik/1.1"].body.split("\n## ")[0].replace("\xa0", " ")
    assert "Denne version gælder fra 16. november 2026." in head
    assert 'href="../1.1/"' not in found["aendringer"].body
    assert "privatlivspolitik/1.1/" in found["aendringer"].body


def test_an_earlier_version_outlives_a_policy_that_was_given_up(tmp_path):
    folder = edited(tmp_path)
    (folder / "policy" / "cookies.yml").unlink()
    privacy = folder / "policy" / "privacy.yml"
    privacy.write_text(re.sub(r"\{page:cookies\}", "{page:home}", privacy.read_text("utf-8")), "utf-8")
    found = pages(built(folder))

    assert "cookiepolitik/1.0" in found
    assert "cookiepolitik" not in found
    assert 'href="../"' not in found["cookiepolitik/1.0"].body.split("\n## ")[0]


def test_a_language_that_came_later_has_the_page_of_changes_alone(tmp_path):
    folder = edited(tmp_path)
    for file in (folder / "policy" / "versions").rglob("*.en.json"):
        file.unlink()
    found = pages(built(folder))

    assert not [path for path in found if path.startswith("en/") and found[path].earlier]
    assert "privacy-policy/1.0" not in found["en/changes"].body
    assert "privatlivspolitik/1.0" in found


def test_what_cannot_be_read_is_a_finding_at_its_version(tmp_path):
    from mkdocs_datamap.render.build import public_site  # noqa: PLC0415

    folder = edited(tmp_path)
    file = folder / "policy" / "versions" / "1.0" / "privacy.da.json"
    file.write_text(file.read_text("utf-8").replace('"format":1', '"format":9'), "utf-8")
    inventory, _ = read_inventory(folder)
    site = built_once("example")
    _, found = public_site(
        inventory,
        tuple(voice.catalogue for voice in site.voices),
        site.drawings,
        site.on,
        None,
        read_kept_versions(folder),
    )

    assert [(each.rule, each.location.line) for each in found] == [("DM704", 11)]
    assert (
        "version 1.0 cannot be read: privacy.da.json: The policy was kept in the form 9" in found[0].message
    )
