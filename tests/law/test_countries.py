"""The list of countries holds every country once, in the right place."""

from __future__ import annotations

from babel import Locale

from mkdocs_datamap.law.vocabulary import vocabulary

COUNTRIES = vocabulary().countries

# What CLDR names with two letters and ISO 3166-1 does not assign.
NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}


def test_the_eea_has_thirty_members():
    members = {
        country.id for country in COUNTRIES.values() if country.standing == "eea" and not country.within
    }
    assert len(members) == 30
    assert {"IS", "LI", "NO"} <= members
    assert {"GB", "CH"}.isdisjoint(members)


def test_regions_inside_the_union():
    assert {country.id for country in COUNTRIES.values() if country.within} == {
        "AX", "GF", "GP", "MQ", "MF", "RE", "YT"
    }  # fmt: skip


def test_adequate_countries_are_those_decided():
    assert {country.id for country in COUNTRIES.values() if country.standing == "adequacy"} == {
        "CH", "CA", "AR", "GG", "IM", "JE", "FO", "AD", "IL", "UY", "NZ", "JP", "KR", "GB", "US", "EPO", "BR"
    }  # fmt: skip


def test_some_are_judged_by_hand():
    assert {country.id for country in COUNTRIES.values() if country.standing == "review"} == {
        "SJ", "GI", "MC", "SM", "VA"
    }  # fmt: skip


def test_every_iso_code_is_there_and_can_be_named():
    named = {code for code in Locale("en").territories if len(code) == 2 and code.isalpha()}
    assert COUNTRIES.keys() == (named - NOT_ISO) | {"EPO"}
    assert len(COUNTRIES) == 249 + 1
