"""Chances: credit that sums to one, how a thread goes on, how near somebody was, what all of them brought."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.core.chances import LONGEST_GUESS, Link, Way, brought, closeness, continued, credits_of

SOME = settings(max_examples=60, deadline=None)
DAY = 740_000
A, B, C = (Link("person", one) for one in "abc")
PARTY, FAIR = Link("gathering", "party"), Link("gathering", "fair")
LINKS = st.builds(Link, st.sampled_from(["person", "gathering"]), st.sampled_from("abcdef"))


@SOME
@given(st.lists(LINKS, min_size=1, max_size=40))
def test_every_chance_gives_one_in_all_and_less_to_what_lies_further_back(chain):
    shares = credits_of(chain)
    assert sum(share for _, share in shares) == pytest.approx(1)
    assert [share for _, share in shares] == sorted((share for _, share in shares), reverse=True)
    assert {link for link, _ in shares} == set(chain)


def test_without_a_thread_there_is_no_credit():
    assert credits_of([]) == ()


@pytest.mark.parametrize(
    ("chain", "goes_on"),
    [
        ([A], (B, C, PARTY)),  # a was introduced by b, b by c, and c was met at the party
        ([A, B], (C, PARTY)),
        ([C], (PARTY,)),
        ([A, PARTY], ()),  # it ends in a gathering already
        ([], ()),
        ([Link("person", "stranger")], ()),
    ],
)
def test_a_thread_goes_on_by_who_introduced_whom(chain, goes_on):
    assert continued(chain, {"a": "b", "b": "c"}, {"c": "party"}) == goes_on


@SOME
@given(
    st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from("abcdefgh"), max_size=8),
    st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=4, unique=True),
)
def test_a_thread_never_turns_in_a_circle(introduced, people):
    chain = [Link("person", one) for one in people]
    found = continued(chain, introduced, dict.fromkeys("abcdefgh", "party"))
    assert len({*chain, *found}) == len(chain) + len(found) <= len(chain) + LONGEST_GUESS + 1


@pytest.mark.parametrize(
    ("met", "said"),
    [([], "new"), ([0], "new"), ([5], "seldom"), ([5, 50, 100], "seldom"), ([5, 50, 100, 300], "often"),
     ([400], "long_ago"), ([366], "long_ago"), ([365], "seldom"), ([-3], "new")],
)  # fmt: skip
def test_how_near_somebody_was_is_told_by_the_year_before(met, said):
    assert closeness([(DAY - ago, 1.0) for ago in met], DAY) == said


def test_what_the_way_brought_is_counted():
    found = brought(
        [
            Way((A, B, PARTY), "won", "mixer", "food", "seldom", planned=False, worth=100),
            Way((A,), "won", "", "food", "often", planned=True, worth=50),
            Way((PARTY,), "lost", "mixer", "it", "", planned=False, worth=900),
            Way(),
        ]
    )
    assert (found.total, found.over_others, found.coincidences, found.worth) == (4, 1, 2, 150)
    assert (found.by_kind, found.by_field) == ({"mixer": 2}, {"food": 2, "it": 1})
    assert found.by_closeness == {"seldom": 1, "often": 1}
    assert found.worth_by_kind == {"mixer": 100}
    assert found.most == ((A, 2), (PARTY, 2), (B, 1))
