"""Citations in the form in which each language writes them today."""

from __future__ import annotations

import pytest

from mkdocs_datamap.law.vocabulary import vocabulary
from mkdocs_datamap.wording.catalogue import load_catalogue
from mkdocs_datamap.wording.citations import cite, cite_place

CITATIONS = [
    ("gdpr-6-1-f", "databeskyttelsesforordningens artikel 6, stk. 1, litra f", "Article 6(1)(f) GDPR"),
    ("gdpr-13-2-a", "databeskyttelsesforordningens artikel 13, stk. 2, litra a", "Article 13(2)(a) GDPR"),
    ("gdpr-15", "databeskyttelsesforordningens artikel 15", "Article 15 GDPR"),
    ("gdpr-7-3", "databeskyttelsesforordningens artikel 7, stk. 3", "Article 7(3) GDPR"),
    (
        "gdpr-49-1-second",
        "databeskyttelsesforordningens artikel 49, stk. 1, andet afsnit",
        "Article 49(1), second subparagraph, GDPR",
    ),
    ("gdpr", "databeskyttelsesforordningen", "the GDPR"),
    ("dk-dpa-6-1", "databeskyttelseslovens § 6, stk. 1", "section 6(1) of the Danish Data Protection Act"),
    (
        "dk-dpa-11-2-1",
        "databeskyttelseslovens § 11, stk. 2, nr. 1",
        "section 11(2), no. 1, of the Danish Data Protection Act",
    ),
    ("dk-dpa", "databeskyttelsesloven", "the Danish Data Protection Act"),
    (
        "dk-marketing-10-1",
        "markedsføringslovens § 10, stk. 1",
        "section 10(1) of the Danish Marketing Practices Act",
    ),
    ("dk-bookkeeping-12", "bogføringslovens § 12", "section 12 of the Danish Bookkeeping Act"),
    (
        "dk-limitation-3-3-4",
        "forældelseslovens § 3, stk. 3, nr. 4",
        "section 3(3), no. 4, of the Danish Limitation Act",
    ),
    (
        "dk-cctv-4c-4",
        "tv-overvågningslovens § 4 c, stk. 4",
        "section 4 c(4) of the Danish TV Surveillance Act",
    ),
    ("dk-aml-30-2", "hvidvasklovens § 30, stk. 2", "section 30(2) of the Danish Anti-Money Laundering Act"),
    ("dk-cookie-order-3-2", "cookiebekendtgørelsens § 3, stk. 2", "section 3(2) of the Danish Cookie Order"),
    (
        "dk-cookie-order",
        "bekendtgørelse nr. 1148 af 9. december 2011 (cookiebekendtgørelsen)",
        "Executive Order no. 1148 of 9 December 2011 (the Cookie Order)",
    ),
    ("decision-2021-914", "Kommissionens afgørelse (EU) 2021/914", "Commission Decision (EU) 2021/914"),
    ("decision-2010-146", "Kommissionens afgørelse 2010/146/EU", "Commission Decision 2010/146/EU"),
    ("decision-2000-518", "Kommissionens afgørelse 2000/518/EF", "Commission Decision 2000/518/EC"),
]


@pytest.fixture(scope="module")
def catalogues():
    return {language: load_catalogue(language, None)[0] for language in ("da", "en")}


@pytest.mark.parametrize(("provision", "da", "en"), CITATIONS)
def test_a_provision_is_cited_in_todays_form(catalogues, provision, da, en):
    assert cite(provision, vocabulary(), catalogues["da"]) == da
    assert cite(provision, vocabulary(), catalogues["en"]) == en


@pytest.mark.parametrize(
    ("provision", "da", "en"),
    [
        ("dk-dpa-11-2-1", "§ 11, stk. 2, nr. 1", "section 11(2), no. 1"),
        ("gdpr-49-1-second", "artikel 49, stk. 1, andet afsnit", "Article 49(1), second subparagraph"),
        ("gdpr-6-1-f", "artikel 6, stk. 1, litra f", "Article 6(1)(f)"),
        ("gdpr", "databeskyttelsesforordningen", "the GDPR"),
    ],
)
def test_the_place_alone_where_the_instrument_is_known(catalogues, provision, da, en):
    assert cite_place(provision, vocabulary(), catalogues["da"]) == da
    assert cite_place(provision, vocabulary(), catalogues["en"]) == en


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_provision_can_be_cited_and_no_two_alike(catalogues, language):
    cited = [cite(provision, vocabulary(), catalogues[language]) for provision in vocabulary().provisions]
    assert len(set(cited)) == len(cited)


def test_an_unknown_provision_is_named(catalogues):
    with pytest.raises(KeyError, match="gdpr-999"):
        cite("gdpr-999", vocabulary(), catalogues["da"])
