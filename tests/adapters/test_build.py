"""Builds of a small site: what ends up in the folder, and what stops a build."""

from __future__ import annotations

import json
import re
from itertools import product

import pytest

from fake_site import PROGRAMS
from mkdocs_datamap.publication.manifest import FILE as MANIFEST

ADDRESSES = ("https://privacy.example/", "https://example.com/deep/er/", "", None)
NOISE = re.compile(r"\x1b\[[0-9;]*m")


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def html(site, *parts):
    return site.joinpath(*parts).read_text(encoding="utf-8")


def links(text, marker):
    return re.findall(r'href="([^"]*)"', "".join(re.findall(rf"<(?:a|link)\s[^>]*{marker}[^>]*>", text)))


@pytest.mark.parametrize(("program", "directories"), tuple(product(PROGRAMS, (True, False))))
@pytest.mark.parametrize("address", ADDRESSES)
def test_a_site_builds_strictly_wherever_it_stands(fake_site, build, program, directories, address):
    options = {} if address is None else {"site_url": address}
    config = fake_site(use_directory_urls=directories, **options)
    result = build(config, "--strict", program=program)
    assert result.returncode == 0, result.stderr
    files = set(tree(config.parent / "site"))
    pages = {
        "index.html",
        "en/index.html",
        *(
            f"{path}/index.html" if directories else f"{path}.html"
            for path in ("privatlivspolitik", "en/privacy-policy", "om-denne-side", "en/about-this-site")
        ),
    }
    assert files >= {*pages, "404.html", "search/search_index.json", "en/search/search_index.json"}
    for name in pages:
        text = html(config.parent / "site", name)
        assert f'<html lang="{"en" if name.startswith("en/") else "da"}"' in text
        absolute = links(text, 'rel="alternate"')
        assert len(absolute) == (3 if address else 0)
        assert all(link.startswith(address) for link in absolute)


def test_both_programs_build_the_same_site(fake_site, build):
    config = fake_site()
    built = []
    for program in PROGRAMS:
        assert build(config, program=program, fresh=True).returncode == 0
        site = tree(config.parent / "site")
        built.append(
            {
                # Each program signs its pages with its own name and brings its own stray files.
                name: re.sub(rb'<meta name="generator"[^>]*>', b"", content)
                for name, content in site.items()
                if name.endswith((".html", ".json", ".xml", ".css")) and name != MANIFEST
            }
        )
    assert built[0] == built[1]


def test_two_builds_of_the_same_facts_are_the_same_bytes(fake_site, build, monkeypatch):
    config = fake_site(site_url="https://privacy.example/")
    built = []
    for time in ("1000000000", "1700000000"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", time)
        assert build(config).returncode == 0
        site = tree(config.parent / "site")
        del site[MANIFEST]  # which names the day
        built.append(site)
    assert built[0] == built[1]


@pytest.mark.parametrize("program", PROGRAMS)
def test_all_errors_come_at_once_in_plain_text_and_the_last_site_stays(fake_site, build, program):
    config = fake_site()
    assert build(config, program=program).returncode == 0
    before = tree(config.parent / "site")
    (config.parent / "data_map/mood.txt").write_text("broken")
    result = build(config, program=program)
    said = NOISE.sub("", result.stderr)
    place = config.parent / "data_map/cookies.yml"
    assert result.returncode == 1
    assert "The site was not built." in said
    assert f"{place}:3:5: error DM301: The cookie has no purpose.\n    = Add one." in said
    assert f"{place}:9:1: error DM302: The duration is <b>wrong</b>.\n    = Use P1Y." in said
    assert "2 errors in 1 file" in said
    assert said.count("DM301") == 1
    assert "Traceback" not in said
    assert tree(config.parent / "site") == before


@pytest.mark.parametrize("program", PROGRAMS)
def test_warnings_are_logged_one_by_one_and_count_under_strict(fake_site, build, program):
    config = fake_site()
    (config.parent / "data_map/mood.txt").write_text("warned")
    loose = build(config, program=program)
    assert loose.returncode == 0
    assert "DM901: The review is late. Review it." in loose.stderr
    assert "DM902: The law is old. Check it." in loose.stderr
    assert "DM903" not in loose.stderr
    strict = build(config, "--strict", program=program)
    assert strict.returncode == 1
    assert "2 warnings" in strict.stdout + strict.stderr


def test_a_page_at_the_address_of_a_generated_one_is_an_error(fake_site, build):
    config = fake_site(
        pages={"privatlivspolitik.md": "# Min egen\n", "en/privacy-policy/index.md": "# Mine\n"}
    )
    result = build(config)
    assert result.returncode == 1
    assert (
        "privatlivspolitik.md: the generated page “Privatlivspolitik” has the same address" in result.stderr
    )
    assert "index.md: the generated page “Privacy policy” has the same address" in result.stderr
    assert not (config.parent / "site").exists()


def test_two_pages_of_a_language_cannot_share_a_translation_key(fake_site, build):
    pages = {"a.md": "---\ntranslation: x\n---\n# A\n", "b.md": "---\ntranslation: x\n---\n# B\n"}
    result = build(fake_site(pages=pages))
    assert result.returncode == 1
    assert result.stderr.count("has the translation key “x” too") == 2


def test_a_file_that_the_site_leaves_out_is_in_nobodys_way(fake_site, build):
    config = fake_site(pages={"old/privatlivspolitik.md": "# Gammel\n"}, exclude_docs="/old/\n")
    assert build(config, "--strict").returncode == 0


def test_the_navigation_of_a_language_has_its_pages_alone_in_order(fake_site, build):
    config = fake_site()
    build(config)
    site = config.parent / "site"
    danish = links(html(site, "privatlivspolitik", "index.html"), "md-nav__link")
    english = links(html(site, "en", "privacy-policy", "index.html"), "md-nav__link")
    assert [link for link in danish if not link.startswith("#")] == [
        "..",
        "./",
        "../cookiepolitik/",
        "../modtagere-og-overfoersler/",
        "../kun-dansk/",
        "../om-denne-side/",
    ]
    assert [link for link in english if not link.startswith("#")] == [
        "../",
        "./",
        "../cookie-policy/",
        "../recipients-and-transfers/",
        "../about-this-site/",
    ]


def test_previous_and_next_stay_in_the_language(fake_site, build):
    config = fake_site()
    build(config)
    site = config.parent / "site"
    assert links(html(site, "en", "index.html"), 'rel="prev"') == []
    assert links(html(site, "en", "recipients-and-transfers", "index.html"), 'rel="next"') == [
        "../about-this-site/"
    ]
    assert links(html(site, "en", "about-this-site", "index.html"), 'rel="next"') == []
    assert links(html(site, "modtagere-og-overfoersler", "index.html"), 'rel="next"') == ["../kun-dansk/"]


def test_every_page_carries_the_words_of_its_language(fake_site, build):
    config = fake_site(languages=("da", "en", "kl"))
    build(config)
    site = config.parent / "site"
    danish, english = (
        html(site, "privatlivspolitik", "index.html"),
        html(site, "en", "privacy-policy", "index.html"),
    )
    assert 'title="Link til dette afsnit"' in danish
    assert "<title>Privatlivspolitik - Eksempel – privatliv</title>" in danish
    assert 'placeholder="Søg"' in danish
    assert 'title="Link to this section"' in english
    assert "<title>Privacy policy - Example – privacy</title>" in english
    assert 'placeholder="Search"' in english
    assert 'content="We use your data for customer' in english
    assert '<html lang="kl"' in html(site, "kl", "index.html")


def test_each_search_index_is_in_its_language(fake_site, build):
    config = fake_site(languages=("da", "en", "kl"))
    build(config)
    site = config.parent / "site"
    configs = [
        json.loads(html(site, part, "search/search_index.json"))["config"] for part in ("", "en", "kl")
    ]
    assert [config["lang"] for config in configs] == [["da"], ["en"], ["en"]]
    assert [config["pipeline"] for config in configs] == [["stopWordFilter"], ["stopWordFilter"], []]


def test_the_sitemap_names_every_translation(fake_site, build):
    config = fake_site(site_url="https://privacy.example/")
    build(config)
    entries = re.findall(r"<url>.*?</url>", html(config.parent / "site", "sitemap.xml"), re.DOTALL)
    assert len(entries) == 11
    policy = [entry for entry in entries if "<loc>https://privacy.example/en/privacy-policy/</loc>" in entry]
    assert re.findall(r'hreflang="([^"]*)" href="([^"]*)"', policy[0]) == [
        ("da", "https://privacy.example/privatlivspolitik/"),
        ("en", "https://privacy.example/en/privacy-policy/"),
        ("x-default", "https://privacy.example/privatlivspolitik/"),
    ]
    alone = [entry for entry in entries if "kun-dansk" in entry]
    assert "hreflang" not in alone[0]


def test_one_language_has_no_switcher_and_no_translations(fake_site, build):
    config = fake_site(languages=("da",), pages={}, site_url="https://privacy.example/")
    assert build(config, "--strict").returncode == 0
    text = html(config.parent / "site", "privatlivspolitik", "index.html")
    assert "hreflang" not in text
    assert "datamap-languages" not in text


def test_an_internal_site_is_kept_inside_and_says_so_on_every_page(fake_site, build):
    pages = {"guide/editing.md": "# Editing\n", "public/om.md": "# Om\n"}
    config = fake_site(
        pages=pages,
        site_url="https://internal.example/",
        exclude_docs="/public/\n",
        datamap={"audience": "internal", "docs_language": "en"},
    )
    assert build(config, "--strict").returncode == 0
    site = config.parent / "site"
    documents = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    assert len(documents) == 8 + 2 + 1 + 1
    for path, text in documents.items():
        assert re.search(r'<meta name="robots" content="noindex', text), path
        assert "Internal: not to be" in text or "Internt: må ikke" in text, path
    assert "<loc>" not in html(site, "sitemap.xml")
    assert not (site / "public").exists()
    guide = html(site, "guide/editing/index.html")
    assert '<html lang="en"' in guide
    assert "../../guide/editing/" in html(site, "en/privacy-policy/index.html")
    assert "../guide/editing/" in html(site, "privatlivspolitik/index.html")


def test_a_public_site_is_open_to_search_engines(fake_site, build):
    config = fake_site()
    build(config)
    texts = [p.read_text(encoding="utf-8") for p in (config.parent / "site").rglob("index.html")]
    assert len(texts) == 11
    assert all("noindex" not in text and "Internal" not in text and "payroll" not in text for text in texts)


def test_editing_a_generated_page_leads_to_its_yaml(fake_site, build):
    features = ["content.action.edit"]
    config = fake_site(
        edit_uri="https://git.example/edit/main/docs/", theme={"name": "material", "features": features}
    )
    assert build(config).returncode == 0
    assert links(html(config.parent / "site", "privatlivspolitik", "index.html"), 'rel="edit"') == [
        "https://git.example/edit/main/docs/../data_map/policy/privacy.yml"
    ]


def test_a_generated_link_that_leads_nowhere_is_a_warning(fake_site, build):
    config = fake_site()
    # The mood is printed on the pages.
    (config.parent / "data_map/mood.txt").write_text('<a href="../gone/">x</a>')
    result = build(config, "--strict")
    assert result.returncode == 1
    assert "has a link that leads nowhere: “../gone/”" in result.stderr


@pytest.mark.parametrize(
    ("theme", "said"),
    [
        ({"name": "mkdocs"}, "needs the theme “material”"),
        ({"name": "material", "font": {"text": "Inter"}}, "makes every page call Google Fonts"),
    ],
)
def test_a_theme_that_cannot_keep_the_promise_is_refused(fake_site, build, theme, said):
    result = build(fake_site(theme=theme), "--strict")
    assert result.returncode == 1
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_the_sites_own_templates_come_before_the_plugins(fake_site, build):
    config = fake_site(theme={"name": "material", "custom_dir": "own"})
    (config.parent / "own/partials").mkdir(parents=True)
    (config.parent / "own/partials/alternate.html").write_text("<p>own switcher</p>")
    assert build(config, "--strict").returncode == 0
    assert "own switcher" in html(config.parent / "site", "index.html")


def test_the_links_of_a_drawing_follow_the_spelling_of_addresses(fake_site, build):
    config = fake_site(use_directory_urls=False)
    assert build(config, "--strict").returncode == 0
    drawing = html(config.parent / "site", "assets/engine/drawing.svg")
    assert '<a href="../../privatlivspolitik.html#purposes">' in drawing


def test_an_accent_of_its_own_is_a_stylesheet_after_the_look(fake_site, build):
    config = fake_site(datamap={"accent": "#007A33"})
    assert build(config, "--strict").returncode == 0
    site = config.parent / "site"
    assert "--dm-accent-light: #007" in html(site, "assets/datamap/accent.css")
    sheets = links(html(site, "index.html"), 'rel="stylesheet"')
    assert [sheet for sheet in sheets if "main" not in sheet and "palette" not in sheet] == [
        "assets/engine/site.css",
        "assets/datamap/shell.css",
        "assets/datamap/accent.css",
    ]
