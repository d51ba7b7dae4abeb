from __future__ import annotations

import ast
import inspect
import itertools

import pytest
from mkdocs.config.base import load_config

import fake_engine
from mkdocs_datamap.adapters.engine import build_site
from mkdocs_datamap.adapters.mkdocs import config as module
from mkdocs_datamap.adapters.mkdocs.config import DataMapConfig
from mkdocs_datamap.adapters.mkdocs.plugin import DataMapPlugin


def load(options, folder):
    plugin = DataMapPlugin()
    errors, warnings = plugin.load_config(options, str(folder / "mkdocs.yml"))
    return plugin.config, [str(error) for _, error in errors], [str(warning) for _, warning in warnings]


def test_every_option_is_documented_below_its_name():
    tree = ast.parse(inspect.getsource(module))
    body = next(
        node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == "DataMapConfig"
    )
    documented = {
        option.targets[0].id
        for option, text in itertools.pairwise(body)
        if isinstance(option, ast.Assign) and isinstance(text, ast.Expr)
    }
    assert documented == {name for name, _ in DataMapConfig._schema}


def test_a_site_needs_no_option_and_paths_start_at_the_configuration(tmp_path):
    (tmp_path / "data_map").mkdir()
    options, errors, warnings = load({}, tmp_path)
    assert (errors, warnings) == ([], [])
    assert options.data_map == str(tmp_path / "data_map")
    assert options.cache_dir == str(tmp_path / ".cache/datamap")
    assert (options.audience, options.engine) == ("public", "wasm")


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ({"audience": "staff"}, "public"),
        ({"engine": "neato"}, "wasm"),
        ({"accent": "red; } body { display: none"}, "#rrggbb"),
        ({"data_map": "nowhere"}, "nowhere"),
    ],
)
def test_a_wrong_value_is_an_error(tmp_path, option, said):
    (tmp_path / "data_map").mkdir()
    _, errors, _ = load(option, tmp_path)
    assert len(errors) == 1
    assert said in errors[0]


def test_a_misspelt_option_is_a_warning(tmp_path):
    (tmp_path / "data_map").mkdir()
    _, errors, warnings = load({"audiense": "internal"}, tmp_path)
    assert errors == []
    assert "audiense" in warnings[0]


def test_the_internal_configuration_differs_in_what_it_says_alone(pytestconfig, monkeypatch):
    monkeypatch.delenv("SITE_URL", raising=False)
    monkeypatch.delenv("INTERNAL_SITE_URL", raising=False)
    public = load_config(str(pytestconfig.rootpath / "mkdocs.yml"))
    # MkDocs keeps one instance of the plugin in a process, so its options are read before the next load.
    public_options = dict(public.plugins["datamap"].config)
    internal = load_config(str(pytestconfig.rootpath / "mkdocs.internal.yml"))
    internal_options = dict(internal.plugins["datamap"].config)
    assert (public.site_url, internal.site_url) == ("", "")
    assert list(internal.plugins) == list(public.plugins)
    assert (public_options["audience"], internal_options["audience"]) == ("public", "internal")
    assert public_options["data_map"] == internal_options["data_map"]
    assert internal.exclude_docs.match_file("public/om-denne-side.md")
    assert internal.validation == public.validation


def test_the_address_of_the_site_comes_from_the_environment(pytestconfig, monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://privacy.example/")
    assert load_config(str(pytestconfig.rootpath / "mkdocs.yml")).site_url == "https://privacy.example/"


def test_a_stand_in_for_the_engine_reaches_no_site_but_its_own():
    """Browser tests import the stand-in; sites that are built in the same process must not get it."""
    assert fake_engine.build_site is not build_site
    assert DataMapPlugin().build_site is build_site
