from __future__ import annotations

import pytest

from mkdocs_datamap.adapters.mkdocs.links import fit_links

FOLDERS = {"": "./", "en": "en/", "en/privacy-policy": "en/privacy-policy/", "assets/a.svg": "assets/a.svg"}
FILES = {
    "": "index.html",
    "en": "en/index.html",
    "en/privacy-policy": "en/privacy-policy.html",
    "assets/a.svg": "assets/a.svg",
}


@pytest.mark.parametrize(
    ("link", "folders", "files"),
    [
        ("../", "../", "index.html"),
        ("../../", "../../", "../index.html"),
        ("../../#retention", "../../#retention", "../index.html#retention"),
        ("./#retention", "./#retention", "privacy-policy.html#retention"),
        ("../../assets/a.svg", "../../assets/a.svg", "../assets/a.svg"),
    ],
)
def test_links_between_pages_follow_the_spelling_of_addresses(link, folders, files):
    content = f'<a class="x" href="{link}">'
    fitted, broken = fit_links(content, "en/privacy-policy", "en/privacy-policy/", FOLDERS)
    assert (fitted, broken) == (f'<a class="x" href="{folders}">', ())
    fitted, broken = fit_links(content, "en/privacy-policy", "en/privacy-policy.html", FILES)
    assert (fitted, broken) == (f'<a class="x" href="{files}">', ())


@pytest.mark.parametrize(
    "link", ["#a", "https://example.com/", "mailto:a@example.com", "tel:+4512345678", ""]
)
def test_links_out_of_the_site_and_within_the_page_are_left_alone(link):
    content = f'<a href="{link}">'
    assert fit_links(content, "en", "en/", FOLDERS) == (content, ())


def test_links_of_drawings_are_fitted_too():
    fitted, _ = fit_links('<a xlink:href="../#x">', "en", "en/index.html", FILES)
    assert fitted == '<a xlink:href="../index.html#x">'


def test_a_link_that_leads_nowhere_is_named():
    assert fit_links('<a href="../gone/#x">', "en", "en/", FOLDERS) == (
        '<a href="../gone/#x">',
        ("../gone/#x",),
    )
