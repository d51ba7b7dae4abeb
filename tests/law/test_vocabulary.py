"""The data of the law: whole, sourced, dated, and true to what is known and what is not."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from importlib.resources import files

import pytest
import yaml

from mkdocs_datamap.law.entries import Provision
from mkdocs_datamap.law.vocabulary import Vocabulary, vocabulary

LAW = vocabulary()
MAPPINGS = {field.name: getattr(LAW, field.name) for field in fields(Vocabulary) if field.name != "checked"}
TRUTH_VALUES = {
    "verified",
    "copy_required",
    "assessment_required",
    "usage",
    "banned_alone",
    "filler",
    "material",
    "ahead",
}
CHECKED = {date(2026, 11, 22), date(2026, 11, 26)}
"""The days on which files of the law were held against their sources."""
YAML_FILES = sorted(file.name for file in files("mkdocs_datamap.law").iterdir() if file.name.endswith(".yml"))


@pytest.mark.parametrize("name", YAML_FILES)
def test_every_file_says_when_it_was_checked(name):
    content = yaml.safe_load((files("mkdocs_datamap.law") / name).read_text(encoding="utf-8"))
    assert content["checked"] in CHECKED


def test_every_file_is_loaded():
    # A vocabulary file that nothing loads would be law that nothing obeys.
    assert YAML_FILES == [
        "authorities.yml",
        "bases.yml",
        "changes.yml",
        "cookies.yml",
        "countries.yml",
        "glossary.yml",
        "instruments.yml",
        "mechanisms.yml",
        "notice.yml",
        "phrases.yml",
        "provisions.yml",
        "record.yml",
        "retention.yml",
        "rights.yml",
    ]


def test_every_entry_has_a_source_a_date_and_its_own_id():
    for found in MAPPINGS.values():
        for identifier, entry in found.items():
            assert entry.id == identifier
            assert entry.source.strip()
            assert entry.checked in CHECKED


def test_every_reference_resolves():
    dangling = [
        (name, entry.id, target, identifier)
        for name, found in MAPPINGS.items()
        for entry in found.values()
        for target, identifier in entry.references()
        if identifier not in MAPPINGS[target]
    ]
    assert dangling == []


def test_the_date_of_the_law_is_the_oldest_entry():
    assert LAW.checked == min(entry.checked for found in MAPPINGS.values() for entry in found.values())


@pytest.mark.parametrize("name", MAPPINGS)
def test_a_vocabulary_is_read_only(name):
    with pytest.raises(TypeError):
        MAPPINGS[name]["new"] = None


def test_no_word_was_read_as_a_truth_value():
    # In YAML 1.1 an unquoted NO, Norway, is false.
    def leaves(value):
        if isinstance(value, dict):
            for key, part in value.items():
                assert not isinstance(key, bool)
                if key not in TRUTH_VALUES:
                    yield from leaves(part)
        elif isinstance(value, list):
            for part in value:
                yield from leaves(part)
        else:
            yield value

    for name in YAML_FILES:
        content = yaml.safe_load((files("mkdocs_datamap.law") / name).read_text(encoding="utf-8"))
        assert not [leaf for leaf in leaves(content) if isinstance(leaf, bool)], name


def test_what_is_general_knowledge_says_so():
    unverified = [entry for found in MAPPINGS.values() for entry in found.values() if not entry.verified]
    assert unverified
    assert all("to be verified" in entry.source for entry in unverified)


@pytest.mark.parametrize(
    ("name", "identifier", "field"),
    [
        ("instruments", "gdpr", "url"),
        ("instruments", "dk-cookie-order", "in_force"),
        ("instruments", "dk-cookie-order", "url"),
        ("instruments", "decision-2000-518", "date"),
        ("provisions", "gdpr-6-1-f", "article"),
        ("provisions", "dk-bookkeeping-12", "section"),
        ("provisions", "dk-cookie-order-3-2", "note"),
        ("provisions", "dk-limitation-4", "section"),
        ("provisions", "dk-dpa-12-1", "note"),
        ("countries", "DE", "standing"),
        ("countries", "SJ", "standing"),
        ("countries", "US", "requires"),
        ("countries", "CH", "decisions"),
        ("retention_norms", "accounting-records", "provisions"),
        ("retention_norms", "wages", "period"),
        ("retention_norms", "former-employees", "period"),
        ("repealed", "scc-2010-87", "unusable_since"),
        ("glossary", "dpia", "words"),
    ],
)
def test_general_knowledge_is_not_verified(name, identifier, field):
    assert not MAPPINGS[name][identifier].is_verified(field)


@pytest.mark.parametrize(
    ("name", "identifier", "field"),
    [
        ("instruments", "dk-cookie-order", "date"),
        ("instruments", "decision-2026-179", "date"),
        ("provisions", "dk-marketing-10-1", "note"),
        ("provisions", "dk-dpa-11-2-3", "number"),
        ("countries", "GL", "standing"),
        ("countries", "FO", "excludes"),
        ("countries", "US", "standing"),
        ("countries", "GB", "sunset"),
        ("authorities", "datatilsynet", "street"),
        ("retention_norms", "accounting-records", "period"),
        ("retention_norms", "rejected-applicants", "period"),
        ("notice", "T11", "provisions"),
        ("record", "R6", "label"),
        ("glossary", "personal-data", "words"),
    ],
)
def test_what_was_read_is_verified(name, identifier, field):
    assert MAPPINGS[name][identifier].is_verified(field)


def test_the_cookie_order_is_of_2011():
    order = LAW.instruments["dk-cookie-order"]
    assert (order.number, order.date) == ("1148", date(2011, 12, 9))


def test_a_provision_is_found_by_its_place():
    assert LAW.provisions["gdpr-6-1-f"].model_dump(
        include={"instrument", "article", "paragraph", "letter"}
    ) == {"instrument": "gdpr", "article": 6, "paragraph": 1, "letter": "f"}
    assert LAW.provisions["dk-dpa-11-2-1"].model_dump(
        include={"instrument", "section", "paragraph", "number"}
    ) == {"instrument": "dk-dpa", "section": "11", "paragraph": 2, "number": 1}
    assert LAW.provisions["gdpr-49-1-second"].subparagraph == 2
    assert LAW.provisions["dk-cctv-4c-4"].section == "4 c"


def test_an_instrument_can_be_cited_whole():
    for identifier in LAW.instruments:
        whole = LAW.provisions[identifier]
        assert isinstance(whole, Provision)
        assert (whole.instrument, whole.article, whole.section) == (identifier, None, None)


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        (
            "art-6",
            {
                "consent": "gdpr-6-1-a",
                "contract": "gdpr-6-1-b",
                "legal-obligation": "gdpr-6-1-c",
                "vital-interests": "gdpr-6-1-d",
                "public-task": "gdpr-6-1-e",
                "legitimate-interests": "gdpr-6-1-f",
            },
        ),
        (
            "art-9",
            {
                "explicit-consent": "gdpr-9-2-a",
                "employment-law": "gdpr-9-2-b",
                "vital-interests-incapable": "gdpr-9-2-c",
                "non-profit": "gdpr-9-2-d",
                "made-public": "gdpr-9-2-e",
                "legal-claims": "gdpr-9-2-f",
                "substantial-public-interest": "gdpr-9-2-g",
                "health-care": "gdpr-9-2-h",
                "public-health": "gdpr-9-2-i",
                "archiving-research": "gdpr-9-2-j",
            },
        ),
        ("criminal", {"criminal-offences": "gdpr-10"}),
        (
            "national-id",
            {
                "national-id-law": "dk-dpa-11-2-1",
                "national-id-consent": "dk-dpa-11-2-2",
                "national-id-purpose": "dk-dpa-11-2-3",
                "national-id-special-category": "dk-dpa-11-2-4",
            },
        ),
    ],
)
def test_each_basis_stands_on_its_provision(group, expected):
    assert {basis.id: basis.provision for basis in LAW.bases.values() if basis.group == group} == expected


def test_what_a_basis_asks_of_the_inventory():
    asked = {basis.id: basis.requires for basis in LAW.bases.values() if basis.group == "art-6"}
    assert asked == {
        "consent": ("withdrawal",),
        "contract": ("contract",),
        "legal-obligation": ("law",),
        "vital-interests": (),
        "public-task": ("law",),
        "legitimate-interests": ("interest",),
    }
    assert LAW.bases["consent"].national["DK"] == "dk-dpa-6-1"


def test_the_notice_has_every_item():
    assert list(LAW.notice) == [f"T{number:02}" for number in range(1, 24)]
    assert LAW.notice["T05"].condition == "legitimate-interests"
    assert LAW.notice["T05"].provisions == ("gdpr-13-1-d", "gdpr-14-2-b")
    assert LAW.notice["T15"].provisions == ("gdpr-13-2-e",)
    assert LAW.notice["T17"].provisions == ("gdpr-14-2-f",)


def test_the_record_has_every_item():
    assert list(LAW.record) == ["R1", "R2", "R3", "R4", "R5", "R6", "R7", "P1", "P2", "P3", "P4"]
    assert LAW.record["R2"].label["da"] == "formålene med behandlingen"
    assert {item.id for item in LAW.record.values() if item.when == "if-possible"} == {"R6", "R7", "P4"}


def test_mechanisms_say_what_the_notice_must():
    assert LAW.mechanisms["scc"].modules == (1, 2, 3, 4)
    assert LAW.mechanisms["scc"].assessment_required
    assert "no-adequacy" in LAW.mechanisms["scc"].states
    assert "no-adequacy" not in LAW.mechanisms["adequacy"].states
    assert "risks" in LAW.mechanisms["explicit-consent"].states
    assert LAW.mechanisms["compelling-interests"].informs == ("authority", "person")
    copies = {mechanism.id for mechanism in LAW.mechanisms.values() if mechanism.copy_required}
    assert copies == {
        "scc", "bcr", "code-of-conduct", "certification", "ad-hoc-clauses", "compelling-interests"
    }  # fmt: skip
    for mechanism in LAW.mechanisms.values():
        assert "country" in mechanism.states  # every third country is named (WP260)
        assert mechanism.copy_required == ("copy" in mechanism.states)


def test_each_derogation_stands_on_its_letter():
    letters = {
        mechanism.id: mechanism.provisions[0].removeprefix("gdpr-49-1-")
        for mechanism in LAW.mechanisms.values()
        if mechanism.kind == "derogation"
    }
    assert letters == {
        "explicit-consent": "a",
        "contract-with-person": "b",
        "contract-for-person": "c",
        "public-interest": "d",
        "legal-claims": "e",
        "vital-interests": "f",
        "public-register": "g",
        "compelling-interests": "second",
    }


def test_old_clauses_are_unusable():
    assert {clauses.number for clauses in LAW.repealed.values()} == {"2001/497", "2004/915", "2010/87"}
    assert {clauses.unusable_since for clauses in LAW.repealed.values()} == {date(2022, 12, 27)}


def test_the_authority_has_its_present_address():
    authority = LAW.authorities["datatilsynet"]
    assert (authority.street, authority.postal_code, authority.city) == (
        "Carl Jacobsens Vej 35",
        "2500",
        "Valby",
    )
    assert authority.stale == ("Borgergade 28", "1300")
    weights = (2, 7, 6, 5, 4, 3, 2, 1)
    assert authority.registration
    assert sum(w * int(d) for w, d in zip(weights, authority.registration, strict=True)) % 11 == 0


def test_the_cookie_authority_changed_in_2022():
    authority = LAW.authorities["digitaliseringsstyrelsen"]
    assert (authority.since, authority.predecessor) == (date(2022, 12, 15), "Erhvervsstyrelsen")


@pytest.mark.parametrize(
    ("identifier", "force", "period", "provisions"),
    [
        ("accounting-records", "required", "P5Y", ("dk-bookkeeping-12",)),
        ("claims", "limit", "P3Y", ("dk-limitation-3-1", "dk-limitation-3-3-4")),
        ("cctv", "maximum", "P30D", ("dk-cctv-4c-4", "dk-cctv-4c-5")),
        ("rejected-applicants", "accepted", "P3Y", ()),
        ("consent-proof", "choice", None, ("gdpr-5-1-e",)),
        ("enquiries", "choice", None, ("gdpr-5-1-e",)),
    ],
)
def test_retention_norms(identifier, force, period, provisions):
    norm = LAW.retention_norms[identifier]
    assert (norm.force, norm.period, norm.provisions) == (force, period, provisions)


def test_the_glossary_is_complete_in_english_and_danish():
    assert sorted(term.number for term in LAW.glossary.values()) == list(range(1, 124))
    assert all({"en", "da"} <= term.words.keys() for term in LAW.glossary.values())
    assert LAW.glossary["controller"].words["da"] == "dataansvarlig"
    assert LAW.glossary["balancing-test"].usage
    assert [term.id for term in LAW.glossary.values() if term.banned_alone] == ["as-long-as-necessary"]
