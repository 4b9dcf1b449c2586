"""Whatever the facts, a week keeps its promises: budget, number, two facts, known codes, no chance."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.core.codes import OCCASIONS, OPENINGS, REASONS, SILENCES, TELL_OF_ME
from enishi.core.rooms import Room, ToMeet
from enishi.core.week import MOST_STEPS, plan_week
from enishi.core.week_facts import (
    Blocked,
    Budget,
    ComingGathering,
    Costly,
    IntroductionIdea,
    MetWant,
    OpenPromise,
    OwedThanks,
    PolishInHand,
    ReceivedWord,
    Someone,
    Untold,
    WeekFacts,
)

# Enough to find what breaks, few enough for the core to be tested while one types.
SOME = settings(max_examples=25, deadline=None)

TODAY = date(2026, 7, 15)
KINDS = ["same_trade", "community", "mixer", "meal", "card_exchange", "seminar", "other"]
ids = st.sampled_from([f"p{n}" for n in range(12)])
texts = st.sampled_from(["資料", "logo", "x"])
maybe_text = st.none() | texts
days = st.integers(0, 900)
soon = st.integers(-5, 40).map(lambda n: TODAY + timedelta(days=n))
wishes = st.sampled_from([None, -1, 0, 1])
fields = st.lists(st.sampled_from(["it", "law", "food"]), max_size=2, unique=True).map(tuple)


def several(strategy, by=None):
    """Up to three of something, as the planner is given them: each thing once."""
    return st.lists(strategy, max_size=3, unique_by=by).map(tuple)


def its_id(thing):
    return thing.id


people = several(
    st.builds(
        Someone,
        id=ids,
        remembered_later=st.floats(0, 1),
        days_since=st.none() | days,
        times=st.integers(0, 30),
        strength=st.floats(0, 40),
        delta=st.floats(0, 1),
        fields=fields,
        wish=wishes,
        rhythm_days=st.none() | st.integers(7, 90),
        usual_gap=st.none() | st.floats(1, 90),
        seat_fields=fields,
        open_want=maybe_text,
        last_topic=maybe_text,
        birthday_in=st.none() | st.integers(0, 365),
    ),
    its_id,
)
rooms = st.builds(Room, st.integers(1, 9), st.integers(0, 9), st.floats(0, 9))
gatherings = several(
    st.builds(
        ComingGathering,
        id=st.sampled_from(["g1", "g2", "g3"]),
        kind=st.sampled_from(KINDS),
        title=texts,
        on=soon,
        minutes=st.integers(0, 400),
        cost=st.integers(0, 9000),
        series=maybe_text,
        room=rooms,
        series_room=st.none() | rooms,
        again=st.booleans(),
        solicited=st.booleans(),
        new_fields=fields,
        mine_coming=several(ids),
        to_meet=several(st.builds(ToMeet, st.just("vacant_seat"), field=st.just("law"))),
    ),
    its_id,
)
weeks = st.builds(
    WeekFacts,
    today=st.just(TODAY) | st.just(date(2026, 10, 1)),
    budget=st.builds(Budget, st.none() | st.integers(0, 500), st.none() | st.integers(0, 9000)),
    weeks=st.integers(0, 100),
    people_in_network=st.integers(0, 500),
    promises=several(st.builds(OpenPromise, ids, ids, texts, days, st.none() | soon), its_id),
    gatherings=gatherings,
    visits=several(
        st.tuples(st.integers(TODAY.toordinal() - 400, TODAY.toordinal()), st.sampled_from(KINDS))
    ),
    could_take_me=several(st.tuples(ids, st.sampled_from(KINDS))),
    key_people=people,
    edge=people,
    dormant=people,
    wants=several(st.builds(MetWant, ids, ids, texts, texts, days, st.none() | ids, several(texts)), its_id),
    introductions=several(
        st.builds(
            IntroductionIdea, ids, ids, ids, texts, texts, st.floats(0, 1), several(texts), st.none() | days
        ),
        its_id,
    ),
    thanks=several(st.builds(OwedThanks, ids, ids, texts, days, st.integers(0, 5)), its_id),
    untold=several(
        st.builds(
            Untold,
            ids,
            st.sampled_from(["do", "want"]),
            st.none() | days,
            st.booleans(),
            st.none() | soon,
            maybe_text,
            st.none() | days,
        ),
        lambda one: (one.person, one.what),
    ),
    words=several(
        st.builds(ReceivedWord, ids, ids, st.sampled_from(["asked", "thanked", "missed"]), texts, days),
        its_id,
    ),
    polish=several(st.builds(PolishInHand, ids, texts, days, st.none() | ids, st.integers(0, 9)), its_id),
    costly=several(
        st.builds(Costly, ids, st.integers(0, 9), wishes, st.integers(0, 4)), lambda one: one.person
    ),
    statement_days=st.sampled_from([(), (("do", 5),), (("do", 400), ("want", 3))]),
    open_questions=st.sampled_from([(), ("customers", "lack")]),
    kept=several(ids, lambda one: one),
    blocked=several(st.builds(Blocked, st.sampled_from(["deepen", "show_up", "polish", "give"]), ids, soon)),
)


@SOME
@given(weeks, st.integers(1, MOST_STEPS), st.randoms(use_true_random=False))
def test_a_week_keeps_its_promises(facts, steps, random):
    moves = plan_week(facts, steps)
    assert len(moves) <= steps
    minutes, money = sum(move.minutes for move in moves), sum(move.cost for move in moves)
    assert facts.budget.minutes is None or minutes <= facts.budget.minutes
    assert facts.budget.money is None or money <= facts.budget.money
    met = [person for move in moves for person in move.people]
    assert len(met) == len(set(met)) or any(len(set(move.people)) < len(move.people) for move in moves)
    for move in moves:
        assert_it_is_well_said(move)
        assert_it_keeps_what_is_kept(move, facts)
        assert not facts.is_blocked(move.kind, move.about, *move.people)


def assert_it_is_well_said(move):
    """Two different facts, one of them at most a silence, and codes whose facts are those the table names."""
    first, second = move.because
    assert first != second
    assert not {first.code, second.code} <= SILENCES
    for table, said in (
        (REASONS, first),
        (REASONS, second),
        (OCCASIONS, move.occasion),
        (OPENINGS, move.opening),
    ):
        assert set(said.facts) == set(table[said.code])
        assert None not in said.facts.values()


def assert_it_keeps_what_is_kept(move, facts):
    """Nothing that is said to a colleague lets them guess what one does or wants by oneself."""
    if move.opening.code in TELL_OF_ME:
        assert move.opening.facts.get("person") not in facts.kept


@SOME
@given(weeks, st.sets(ids))
def test_who_is_not_present_is_in_no_step_and_no_sentence(facts, present):
    left = facts.only(present)
    assert left.people() <= present
    assert left.only(present) == left
    assert facts.only(facts.people()) == facts
    for move in plan_week(left, MOST_STEPS):
        assert set(move.people) <= present
        for said in (*move.because, move.occasion, move.opening):
            named = {said.facts.get(key) for key in ("person", "other")} - {None}
            assert named <= present


@SOME
@given(weeks, st.randoms(use_true_random=False))
def test_the_order_in_which_facts_arrive_changes_nothing(facts, random):
    mixed = {
        name: tuple(random.sample(value, len(value)))
        for name, value in vars(facts).items()
        if isinstance(value, tuple) and name != "open_questions"
    }
    assert plan_week(WeekFacts(**{**vars(facts), **mixed}), 7) == plan_week(facts, 7)
