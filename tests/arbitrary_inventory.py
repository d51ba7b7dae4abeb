"""Inventories that nobody wrote: arbitrary words in every script, arbitrary parties and purposes."""

from __future__ import annotations

from functools import partial

import yaml
from hypothesis import strategies as st

from small_inventory import FILES

words = st.text(
    st.characters(exclude_categories=("C", "Z"), exclude_characters="{}"), min_size=1, max_size=12
)
"""Any printable characters of any script, markup included."""
texts = st.fixed_dictionaries({"da": words, "en": words})
maybe = partial(st.one_of, st.none())
todo = st.just({"todo": "What is it?", "owner": "dpo"})


def some(names, least=0):
    return st.lists(st.sampled_from(names), min_size=least, max_size=len(names), unique=True)


def without_nothing(record):
    return {key: value for key, value in record.items() if value is not None}


DATA = ("one", "two", "three")
SUBJECTS = ("these", "those")
PROCESSORS = ("host", "sender")
RECIPIENTS = ("bank", "police")
COUNTRIES = ("DK", "NO", "US", "GB", "IN")

basis = st.one_of(
    st.fixed_dictionaries({"basis": st.just("consent"), "obtained": texts, "withdraw": texts}),
    st.fixed_dictionaries({"basis": st.just("contract"), "contract": texts}),
    st.fixed_dictionaries(
        {"basis": st.just("legitimate-interests"), "interest": texts, "for": some(SUBJECTS, 1)}
    ),
    st.fixed_dictionaries({"basis": st.just("legal-obligation"), "law": st.just("dk-bookkeeping-12")}),
)
rule = st.one_of(
    st.fixed_dictionaries(
        {"period": st.sampled_from(["P1Y", "P18M", "P30D"]), "from": texts, "reason": texts}
    ),
    st.fixed_dictionaries({"criteria": texts}),
)
purpose = st.fixed_dictionaries(
    {
        "text": st.one_of(texts, todo),
        "description": maybe(texts),
        "bases": st.one_of(st.lists(basis, min_size=1, max_size=2), todo),
        "data": maybe(some(DATA, 1)),
        "recipients": maybe(some(RECIPIENTS)),
        "retention": st.one_of(st.lists(rule, min_size=1, max_size=2), todo),
    }
).map(without_nothing)
decision = st.fixed_dictionaries({"logic": texts, "significance": texts, "exception": st.just("contract")})
activity = st.fixed_dictionaries(
    {
        "name": texts,
        "situation": maybe(texts),
        "description": maybe(texts),
        "subjects": some(SUBJECTS, 1),
        "data": some(DATA, 1),
        "sources": some(("person", "others"), 1),
        "processors": maybe(some(PROCESSORS)),
        "automated_decisions": st.one_of(st.just("none"), todo, st.lists(decision, min_size=1, max_size=1)),
        "provision": maybe(
            st.fixed_dictionaries({"requirement": st.just("voluntary"), "consequence": texts})
        ),
        "purposes": st.dictionaries(st.sampled_from(["first", "second"]), purpose, min_size=1),
    }
).map(without_nothing)


def party(**more):
    fields = {"name": st.one_of(words, todo), "category": texts, "country": st.sampled_from(COUNTRIES)}
    disclosed = st.one_of(st.none(), st.just("name"))
    return st.fixed_dictionaries(fields | {"disclose": disclosed} | more).map(without_nothing)


transfer = st.fixed_dictionaries(
    {
        "recipient": st.sampled_from(PROCESSORS + RECIPIENTS),
        "country": st.sampled_from(("US", "GB", "IN")),
        "data": st.one_of(some(DATA, 1), todo),
        "mechanism": st.sampled_from(["scc", "bcr", "explicit-consent"]),
        "copy": st.one_of(st.just("contact"), texts, todo),
    }
)
cookie = st.fixed_dictionaries(
    {
        "name": words,
        "provider": st.sampled_from(["organisation", "bank"]),
        "party": st.sampled_from(["first", "third"]),
        "category": st.sampled_from(["necessary", "statistics", "marketing"]),
        "purpose": texts,
        "duration": st.sampled_from(["session", "P1Y"]),
    }
)
BLOCKS = [
    "controller",
    "contact",
    "processors",
    "recipients",
    "transfers",
    "retention",
    "erasure-requests",
    "provision",
    "automated-decisions",
    "rights",
    "objection",
    "withdrawal",
    "complaint",
]
COOKIE_BLOCKS = [
    "cookie-definition",
    "cookie-basis",
    "cookie-categories",
    "cookie-list",
    "cookie-choice",
    "cookie-authorities",
    "site-storage",
]


@st.composite
def inventories(draw):
    """The files of an inventory with arbitrary words, parties, purposes, transfers and outline."""
    activities = draw(st.dictionaries(st.sampled_from(["sell", "ask"]), activity, min_size=1))
    blocks = [{"block": name} for name in draw(some(BLOCKS, 1))]
    section = {"id": "all", "title": draw(texts), "clauses": [{"id": "own", "text": draw(texts)}, *blocks]}
    cookies = [{"block": name} for name in draw(some(COOKIE_BLOCKS, 1))]
    return {
        "organisation": yaml.safe_load(FILES["organisation.yml"]) | {"trade_name": draw(words)},
        "data-categories": {key: {"name": draw(texts)} for key in DATA},
        "subjects": {
            key: without_nothing({"name": draw(texts), "condition": draw(maybe(texts))}) for key in SUBJECTS
        },
        "sources": {"others": {"name": draw(texts)}},
        "processors": {key: draw(party(services=texts, agreement=st.just("in-place"))) for key in PROCESSORS},
        "recipients": {key: draw(party(situation=maybe(texts))) for key in RECIPIENTS},
        "transfers": draw(st.dictionaries(st.sampled_from(["x", "y"]), transfer)),
        "cookies": {
            "consent": {"choose": draw(texts)},
            "checked": "2026-11-01",
            "entries": draw(st.dictionaries(st.sampled_from(["c", "d"]), cookie)),
        },
        "policy/privacy": {
            "version": 1,
            "effective": "2026-12-01",
            "sections": [section, *({"activity": key} for key in activities)],
        },
        "policy/cookies": {
            "version": 1,
            "effective": "2026-12-01",
            "sections": [{"id": "cookies", "title": draw(texts), "clauses": cookies}],
        },
        **{f"activities/{key}": value for key, value in activities.items()},
    }
