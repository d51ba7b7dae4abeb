"""Which rights exist for which processing."""

from __future__ import annotations

import pytest

from mkdocs_datamap.law.rights import applicable

ALWAYS = ["access", "rectification", "erasure", "restriction", "complain"]


def ids(*bases, **facts):
    return [right.id for right in applicable(bases, **facts)]


@pytest.mark.parametrize(
    ("bases", "further"),
    [
        ([], set()),
        (["consent"], {"portability", "withdraw"}),
        (["explicit-consent"], {"portability", "withdraw"}),
        (["contract"], {"portability"}),
        (["legal-obligation"], set()),
        (["vital-interests"], set()),
        (["public-task"], {"object"}),
        (["legitimate-interests"], {"object"}),
        (["contract", "legitimate-interests"], {"portability", "object"}),
    ],
)
def test_rights_follow_the_basis(bases, further):
    assert set(ids(*bases)) == {*ALWAYS, *further}


def test_direct_marketing_may_always_be_objected_to():
    assert "object-marketing" in ids("contract", marketing=True)
    assert "object-marketing" not in ids("contract")


def test_automated_decisions_give_their_own_right():
    assert "automated-decisions" in ids("contract", automated=True)
    assert "automated-decisions" not in ids("contract")


def test_rights_come_in_the_order_of_a_policy():
    everything = ids("consent", "legitimate-interests", marketing=True, automated=True)
    assert everything == [
        "access",
        "rectification",
        "erasure",
        "restriction",
        "portability",
        "object",
        "object-marketing",
        "withdraw",
        "automated-decisions",
        "complain",
    ]


def test_a_mistyped_basis_is_refused():
    with pytest.raises(ValueError, match="“consnet”"):
        applicable(["consnet"])
