"""The six questions: what the facts say to each, and when they say nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.core.questions import FINDINGS, MOST, Known, WordReceived, findings
from enishi.core.vocabulary import QUESTIONS

IDS = st.sampled_from(["", "1", "2", "3"])
FIELD = st.sampled_from(["", "it", "food"])
KNOWN = st.builds(
    Known,
    won=st.lists(st.tuples(FIELD, st.sampled_from(["", "mixer", "meal"]), IDS), max_size=6),
    looking=st.lists(st.sampled_from(["1", "2"]), max_size=3),
    words=st.lists(
        st.builds(
            WordReceived, st.sampled_from(["asked", "thanked", "missed"]), st.sampled_from(["早い", ""]), IDS,
            st.sampled_from([(), ("food",), ("it", "food")]),
        ),
        max_size=6,
    ),
    gave=st.lists(st.tuples(st.sampled_from(["1", "2"]), st.sampled_from(["help", "gift"])), max_size=6),
    glad_trials=st.lists(st.sampled_from(["1", "3"]), max_size=2),
    sharp=st.lists(st.tuples(st.just("ロゴ"), st.integers(0, 9)), max_size=2),
    polished=st.lists(st.tuples(st.just("見積り"), st.sampled_from([None, True, False])), max_size=3),
    beyond=st.lists(st.sampled_from(["law", "media"]), max_size=6),
)  # fmt: skip


def said(known):
    return {
        question: [(one.code, one.people) for one in found] for question, found in findings(known).items()
    }


def test_without_facts_nothing_is_known_yet():
    assert findings(Known()) == dict.fromkeys(QUESTIONS, ())


def test_each_question_is_answered_from_its_own_facts():
    known = Known(
        won=[("food", "mixer", "1"), ("food", "mixer", "2"), ("it", "", "1")],
        looking=["4", "4", "5"],
        words=[
            WordReceived("thanked", "早くて助かった", "1", ("food",)), WordReceived("asked", "写真も", "2", ("food",)),
            WordReceived("missed", "夜も開いていたら", "3"),
        ],
        gave=[("1", "help"), ("1", "help"), ("2", "gift")], glad_trials=["1", "3"], sharp=[("ロゴ", 3), ("地図", 0)],
        polished=[("見積り", True), ("値段", False)], beyond=["law"],
    )  # fmt: skip
    assert said(known) == {
        "customers": [("won_in_field", ("1", "2")), ("won_began", ())],
        "for_whom": [("looked_for", ("4", "5")), ("words_from_field", ("1", "2"))],
        "glad": [("was_glad", ("1", "3")), ("took_often", ("1",))],
        "how_glad": [("said_so", ("1",)), ("gave_most", ())],
        "good_at": [("only_mine", ()), ("asked_for", ("2",)), ("polished_well", ())],
        "lack": [("missed_in_me", ("3",)), ("looked_for_not_mine", ()), ("not_glad_yet", ())],
    }


def test_one_of_several_is_no_pattern():
    assert said(Known(won=[("food", "", "1"), ("it", "", "2")]))["customers"] == [("won_through", ("1", "2"))]
    assert said(Known(won=[("food", "", "1")]))["customers"] == [("won_in_field", ("1",))]


@settings(max_examples=60, deadline=None)
@given(KNOWN)
def test_every_finding_is_a_known_one_with_its_facts(known):
    for found in findings(known).values():
        assert len(found) <= MOST
        for one in found:
            assert set(one.facts) == set(FINDINGS[one.code])
            assert "" not in one.people
