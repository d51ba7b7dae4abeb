"""A fact that changes in the inventory changes its sentence, in both languages at once."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from built_documents import COMPANIES, built, built_once, everything, has, statements
from changed_inventory import DELETE, changed, get, read_files, write_files
from mkdocs_datamap.rules.verdict import judge

CASES = yaml.safe_load(Path(__file__).with_name("changed_facts.yml").read_text("utf-8"))
LANGUAGES = ("da", "en")
NEWS = "activities.newsletter.purposes"


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_sentence_follows_the_fact(case, tmp_path):
    assert {"before", "after"} & case.keys()
    changes = {path: DELETE if value == "DELETE" else value for path, value in case["changes"].items()}
    after = built(changed(COMPANIES["ajos"], tmp_path, changes))
    for language in LANGUAGES:
        old = heard(built_once("ajos"), case["place"], language)
        new = heard(after, case["place"], language)
        if "before" in case:
            assert case["before"][language] in old
            assert case["before"][language] not in new
        if "after" in case:
            assert case["after"][language] in new
            assert case["after"][language] not in old


def heard(site, place, language):
    return statements(site, *place, language) if has(site, *place) else ()


INTEREST = [{"basis": "legitimate-interests", "interest": {"da": "sælge", "en": "sell"}}]
WITHOUT_CONSENT = {
    f"{NEWS}.send.bases": INTEREST,
    f"{NEWS}.tailor.bases": INTEREST,
    "activities.website-cookies.purposes.usage.bases": INTEREST,
}


def test_without_consent_nothing_is_said_of_withdrawing_it(tmp_path):
    before, after = built_once("ajos"), built(changed(COMPANIES["ajos"], tmp_path, WITHOUT_CONSENT))
    for anchor in ("rights--withdrawal", "newsletter--withdrawal", "website-cookies--withdrawal"):
        assert has(before, "privacy", anchor)
        assert not has(after, "privacy", anchor)
    for language, word in (("da", "trække et samtykke tilbage"), ("en", "withdraw a consent")):
        assert word in " ".join(everything(before, "privacy", language))
        assert word not in " ".join(everything(after, "privacy", language))
        assert word not in " ".join(everything(after, "home", language))


FREE = {
    "da": "intet samtykke at trække tilbage, for vi bruger ingen cookies, der kræver samtykke, jf.",
    "en": "no consent to withdraw, since we use no cookies that need consent, see section 4",
}
NECESSARY_ONLY = {
    "login": {
        "name": "sid", "provider": "organisation", "party": "first", "category": "necessary",
        "purpose": {"da": "Holder dig logget ind.", "en": "Keeps you logged in."}, "duration": "session",
    }
}  # fmt: skip


@pytest.mark.parametrize("entries", [{}, NECESSARY_ONLY], ids=["no cookies", "necessary cookies"])
def test_where_no_cookie_needs_consent_the_cookie_policy_does_not_tell_of_withdrawing_it(entries, tmp_path):
    consent = {"choose": {"da": "Vælg nu.", "en": "Choose now."}, "withdraw": {"da": "Klik.", "en": "Click."}}
    changes = {"cookies.entries": entries, "cookies.consent": consent, "cookies.checked": "2026-11-01"}
    before, after = built_once("ajos"), built(changed(COMPANIES["ajos"], tmp_path, changes))
    for language, withdraw in (("da", "trække dit samtykke"), ("en", "withdraw your consent")):
        assert withdraw in " ".join(everything(before, "cookies", language))
        told = " ".join(everything(after, "cookies", language))
        assert FREE[language] in told
        for consent_word in (withdraw, "Choose now.", "Vælg nu.", "Click.", "Klik.", "if you have given"):
            assert consent_word not in told
        browser = {"da": "i din browsers indstillinger", "en": "in the settings of your browser"}[language]
        assert (browser in told) is bool(entries)


def test_without_legitimate_interests_there_is_no_ground_to_object(tmp_path):
    files = read_files(COMPANIES["ajos"])
    consent = [{"basis": "consent"}]
    for name, value in files.items():
        if name.startswith("activities/"):
            for purpose in value["purposes"].values():
                if "bases" in purpose:
                    purpose["bases"] = consent
                purpose.pop("marketing", None)
    files["purposes"]["improve-services"]["bases"] = consent
    after = built(write_files(files, tmp_path, COMPANIES["ajos"]))
    assert has(built_once("ajos"), "privacy", "rights--objection")
    assert not has(after, "privacy", "rights--objection")
    for language, word in (("da", "indsigelse"), ("en", "object")):
        assert word not in " ".join(statements(after, "privacy", "rights", language))


def test_portability_is_a_right_only_with_consent_or_contract(tmp_path):
    files = read_files(COMPANIES["ajos"])
    for name, value in files.items():
        if name.startswith("activities/"):
            for purpose in value["purposes"].values():
                if "bases" in purpose:
                    purpose["bases"] = INTEREST
    after = built(write_files(files, tmp_path, COMPANIES["ajos"]))
    for language, word in (("da", "Dataportabilitet: "), ("en", "Data portability: ")):
        assert word in " ".join(statements(built_once("ajos"), "privacy", "rights", language))
        assert word not in " ".join(statements(after, "privacy", "rights", language))


def test_no_decision_anywhere_is_said_only_once_all_are_known(tmp_path):
    files = read_files(COMPANIES["ajos"])
    assert not has(built_once("ajos"), "privacy", "rights--automated-decisions")
    for name, value in files.items():
        if name.startswith("activities/"):
            value["automated_decisions"] = "none"
    after = built(write_files(files, tmp_path, COMPANIES["ajos"]))
    for language, words in (
        (
            "da",
            "Vi træffer ingen afgørelser om dig alene ved automatisk behandling, heller ikke ved profilering",
        ),
        ("en", "We make no decisions about you by automated processing alone, nor by profiling"),
    ):
        (sentence,) = statements(after, "privacy", "rights--automated-decisions", language)
        assert sentence.startswith(words)


def test_an_activity_that_becomes_internal_leaves_every_page(tmp_path):
    files = read_files(COMPANIES["example"])
    name = get(files, "activities.cctv.name")
    site = built(changed(COMPANIES["example"], tmp_path, {"activities.cctv.public": False}))
    for language in LANGUAGES:
        assert name[language] in " ".join(everything(built_once("example"), "privacy", language))
        for page in site.documents:
            assert name[language] not in " ".join(everything(site, page.key, language))


def test_a_second_language_is_the_same_policy_in_other_words(tmp_path):
    files = read_files(COMPANIES["ajos"])
    files["organisation"]["languages"] = ["da"]
    alone = built(write_files(files, tmp_path, COMPANIES["ajos"]))
    both = built_once("ajos")
    assert alone.languages == ("da",)
    assert set(both.languages) == {"da", "en"}
    for page in alone.documents:
        assert everything(alone, page.key, "da") == everything(both, page.key, "da")


def test_a_text_that_is_missing_in_one_language_stops_the_build(tmp_path):
    words = {"da": "Kun på dansk."}
    path = changed(COMPANIES["ajos"], tmp_path, {"activities.enquiries.description": words})
    (found,) = judge(path).errors
    assert found.location.path.name == "enquiries.yml"
    assert "en" in found.message
