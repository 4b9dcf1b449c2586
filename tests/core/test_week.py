"""The week: three steps within time and money, each with two facts, an occasion and a first sentence."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from enishi.core.balance import KINDS
from enishi.core.codes import OCCASIONS, OPENINGS, REASONS, SEASONS, SILENCES, TAP_QUESTIONS, Reason
from enishi.core.errors import TooManySteps
from enishi.core.rooms import Room
from enishi.core.week import Tap, plan_page, plan_week, quick_taps
from enishi.core.week_facts import (
    Blocked,
    Budget,
    ComingGathering,
    Costly,
    ImportedName,
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
from enishi.core.week_steps import season_of

FRIDAY = date(2026, 11, 20)
EMPTY = WeekFacts(today=FRIDAY)
STATED = (("do", 20), ("want", 20))
SETTLED = replace(EMPTY, weeks=60, people_in_network=300, statement_days=STATED)
MIXER = ComingGathering("g", "mixer", "商工会 交流会", FRIDAY + timedelta(days=5), minutes=150, cost=3000)
KEY = Someone("key", days_since=80, times=12, rhythm_days=30, seat_fields=("law",), wish=1)
WANT = MetWant("w", "asker", "ロゴのデザイナー", "ロゴ", days=9, words=("ロゴ",))


def kinds(moves):
    return [(move.step, move.kind) for move in moves]


def codes(move):
    return {reason.code for reason in move.because}


def only(moves, kind):
    (found,) = [move for move in moves if move.kind == kind]
    return found


# --- cold start


def test_an_empty_log_still_gives_all_three_steps():
    moves = plan_week(EMPTY)
    assert kinds(moves) == [(1, "show_up"), (2, "thank"), (3, "polish")]
    assert moves[0].occasion == Reason("find_a_room", {"kind": "seminar"})
    assert moves[1].opening.code == "thanks_from_memory"
    assert moves[2].opening == Reason("write_one_sentence", {"what": "do"})


def test_the_first_eight_weeks_are_one_room_of_each_kind():
    seen, visits = [], ()
    for week in range(8):
        today = FRIDAY + timedelta(weeks=week)
        first = plan_week(replace(EMPTY, today=today, weeks=week, visits=visits))[0]
        kind = first.occasion.facts["kind"]
        seen.append(kind)
        visits += ((today.toordinal(), kind),)
    assert sorted(seen[:6]) == sorted(KINDS)


def test_a_beginner_is_told_whom_to_ask_along():
    first = plan_week(replace(EMPTY, could_take_me=(("tanaka", "seminar"), ("sato", "meal"))))[0]
    assert first.people == ("tanaka",)
    assert first.opening == Reason("take_me_along", {"person": "tanaka", "kind": "seminar"})


def test_who_was_put_off_is_not_asked_along():
    put_off = (Blocked("show_up", "tanaka", FRIDAY + timedelta(days=7)),)
    facts = replace(EMPTY, could_take_me=(("tanaka", "seminar"),), blocked=put_off)
    assert plan_week(facts)[0].opening.code == "ask_around"


def test_a_gathering_of_a_kind_never_visited_comes_before_looking_for_one():
    first = plan_week(replace(EMPTY, gatherings=(MIXER,)))[0]
    assert first.gathering == "g"
    assert "kind_never_visited" in codes(first)


def test_putting_off_one_kind_of_room_offers_the_next():
    put_off = (Blocked("show_up", "seminar", FRIDAY + timedelta(days=7)),)
    first = plan_week(replace(EMPTY, blocked=put_off))[0]
    assert first.occasion.facts["kind"] == "community"


def test_the_taps_are_the_six_most_promising_names_never_family_or_services():
    names = [
        ImportedName("nothing known"),
        ImportedName("mother", organization="X", family=True),
        ImportedName("taxi", organization="X", title="Y", service=True),
        ImportedName("photo", has_photo=True),
        ImportedName("lawyer", organization="法律事務所", title="弁護士", has_mail=True),
        *(ImportedName(f"company {n}", organization="A社") for n in range(6)),
    ]
    taps = quick_taps(names)
    assert [tap.person for tap in taps] == ["lawyer", *(f"company {n}" for n in range(5))]
    assert taps[0] == Tap("lawyer", TAP_QUESTIONS)
    assert quick_taps(reversed(names)) == taps
    assert quick_taps(names, limit=50) == taps


# --- order and number


def test_a_due_promise_comes_first_of_all_and_is_step_two():
    promise = OpenPromise("p", "sato", "資料を送る", days=9, due=FRIDAY + timedelta(days=2))
    moves = plan_week(replace(SETTLED, promises=(promise,), wants=(WANT,), gatherings=(MIXER,)))
    assert kinds(moves) == [(2, "promise"), (1, "show_up"), (3, "polish")]
    assert moves[0].because[0] == Reason(
        "promise_due", {"what": "資料を送る", "due": "2026-11-22", "days": 2}
    )


@pytest.mark.parametrize(
    ("days", "due", "is_due"),
    [(3, None, False), (14, None, True), (3, 8, False), (3, 7, True), (3, -4, True)],
)
def test_a_promise_is_due_within_a_week_or_after_a_fortnight_without_a_date(days, due, is_due):
    on = None if due is None else FRIDAY + timedelta(days=due)
    moves = plan_week(replace(SETTLED, promises=(OpenPromise("p", "sato", "x", days=days, due=on),)))
    assert ((2, "promise") in kinds(moves)) is is_due


def test_the_most_overdue_promise_comes_first_and_more_steps_bring_the_others():
    promises = tuple(
        OpenPromise(f"p{n}", f"person {n}", "x", days=30, due=FRIDAY + timedelta(days=n)) for n in (3, -2, 1)
    )
    moves = plan_week(replace(SETTLED, promises=promises), steps=5)
    assert [move.about for move in moves[:3]] == ["p-2", "p1", "p3"]


def test_more_steps_come_on_asking_and_never_more_than_seven():
    facts = replace(
        SETTLED,
        budget=Budget(None, None),
        gatherings=(MIXER,),
        key_people=tuple(replace(KEY, id=f"key {n}") for n in range(9)),
        wants=(WANT,),
    )
    assert [len(plan_week(facts, steps)) for steps in range(1, 8)] == [1, 2, 3, 4, 5, 6, 7]
    for steps in (0, 8):
        with pytest.raises(TooManySteps):
            plan_week(facts, steps)


def test_more_steps_are_other_steps_before_more_of_the_same():
    keys = tuple(replace(KEY, id=f"key {n}") for n in range(5))
    thanks = OwedThanks("t", "helper", "紹介", days=3)
    moves = plan_week(replace(SETTLED, key_people=keys, wants=(WANT,), thanks=(thanks,)), steps=6)
    assert {"deepen", "give", "thank"} <= {move.kind for move in moves}


def test_nobody_is_met_by_two_steps_of_one_week():
    facts = replace(SETTLED, key_people=(KEY,), wants=(replace(WANT, person="key"),))
    moves = plan_week(facts, steps=7)
    assert sum("key" in move.people for move in moves) == 1


# --- time and money


def test_a_gathering_beyond_time_or_money_gives_way_to_one_within():
    dear = replace(MIXER, id="dear", cost=9000, again=True)
    long = replace(MIXER, id="long", minutes=600, again=True)
    first = plan_week(replace(SETTLED, gatherings=(dear, long, MIXER)))[0]
    assert first.gathering == "g"


def test_a_meal_shrinks_to_a_word_when_the_week_is_short():
    rich = only(plan_week(replace(SETTLED, key_people=(KEY,))), "deepen")
    poor = only(plan_week(replace(SETTLED, key_people=(KEY,), budget=Budget(60, 0))), "deepen")
    assert (rich.minutes, rich.opening.code) == (90, "meal_together")
    assert (poor.minutes, poor.cost, poor.opening.code) == (10, 0, "short_word")


def test_a_week_without_time_has_no_steps():
    assert plan_week(replace(EMPTY, budget=Budget(0, 0))) == ()


# --- showing up


@pytest.mark.parametrize(
    "change",
    [{"solicited": True}, {"on": FRIDAY - timedelta(days=1)}, {"on": FRIDAY + timedelta(days=30)}],
)
def test_it_does_not_suggest_a_gathering_that_solicited_is_past_or_far_off(change):
    assert plan_week(replace(SETTLED, gatherings=(replace(MIXER, **change),)))[0].gathering is None


def test_it_does_not_suggest_a_third_evening_of_one_kind_in_a_row():
    visits = tuple((FRIDAY.toordinal() - n, "mixer") for n in (3, 9))
    assert plan_week(replace(SETTLED, gatherings=(MIXER,), visits=visits))[0].gathering is None


def test_a_room_that_still_brings_new_people_comes_before_one_that_does_not():
    visits = tuple((FRIDAY.toordinal() - 9, kind) for kind in KINDS)
    stale = replace(MIXER, id="stale", room=Room(9, 0, 0.1))
    fresh = replace(MIXER, id="fresh", kind="meal", room=Room(3, 8, 2.4))
    first = plan_week(replace(SETTLED, gatherings=(stale, fresh), visits=visits))[0]
    assert first.gathering == "fresh"
    assert first.because[0] == Reason("kind_brings_new", {"kind": "meal", "people": 8, "visits": 3})


# --- meeting and giving back


def test_key_persons_within_their_rhythm_are_left_alone():
    moves = plan_week(replace(SETTLED, key_people=(replace(KEY, days_since=29),)), steps=7)
    assert "deepen" not in {move.kind for move in moves}


def test_the_edge_needs_an_occasion():
    someone = Someone("edge", remembered_later=0.5, days_since=40, times=2)
    assert "edge" not in {move.kind for move in plan_week(replace(SETTLED, edge=(someone,)), steps=7)}
    talked = replace(someone, last_topic="蔵の見学")
    move = only(plan_week(replace(SETTLED, edge=(talked,))), "edge")
    assert move.occasion == Reason("talked_of", {"topic": "蔵の見学"})


def test_the_edge_takes_those_who_will_be_half_forgotten_in_four_weeks():
    people = [
        Someone(f"r{r}", remembered_later=r, days_since=40, times=2, last_topic="x")
        for r in (0.1, 0.45, 0.95)
    ]
    assert only(plan_week(replace(SETTLED, edge=tuple(people))), "edge").people == ("r0.45",)


def test_one_dormant_tie_is_drawn_from_the_ten_strongest_the_same_all_week_and_not_for_ever():
    people = tuple(Someone(f"d{n:02}", days_since=400, times=5, strength=n, delta=0.8) for n in range(30))
    drawn = set()
    for week in range(30):
        monday = date(2026, 1, 5) + timedelta(weeks=week)
        whole = {
            only(
                plan_week(replace(SETTLED, dormant=people, today=monday + timedelta(days=n))), "dormant"
            ).people
            for n in range(7)
        }
        assert len(whole) == 1
        drawn |= whole
    assert {one[0] for one in drawn} <= {f"d{n}" for n in range(20, 30)}
    assert len(drawn) > 3


def test_who_should_be_left_is_suggested_only_for_distance():
    away = {"wish": -1, "last_topic": "x"}
    facts = replace(
        SETTLED,
        key_people=(replace(KEY, **away),),
        edge=(Someone("e", days_since=30, times=3, **away),),
        dormant=(Someone("d", days_since=300, times=3, **away),),
        costly=(Costly("key", times=4, wish=-1),),
    )
    moves = plan_week(facts, steps=7)
    assert [move.kind for move in moves if move.people] == ["ease"]


@pytest.mark.parametrize(
    ("wish", "bad_moods", "offered"), [(-1, 0, True), (None, 2, True), (0, 1, False), (1, 1, False)]
)
def test_distance_is_offered_only_for_those_who_cost(wish, bad_moods, offered):
    moves = plan_week(
        replace(SETTLED, costly=(Costly("x", times=4, wish=wish, bad_moods=bad_moods),)), steps=7
    )
    assert ("ease" in {move.kind for move in moves}) is offered


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, True),
        ({"kept": True}, False),
        ({"gave_days": 61}, False),
        ({"gave_what": None}, False),
        ({"told_days": 89}, False),
        ({"told_days": 90}, True),
    ],
)
def test_what_i_want_is_said_to_whom_i_gave_lately_and_never_to_whom_it_is_kept_from(change, said):
    untold = replace(Untold("key", "want", gave_what="紹介", gave_days=10), **change)
    assert (
        "say" in {m.kind for m in plan_week(replace(SETTLED, untold=(untold,)), steps=7) if m.people}
    ) is said


def test_what_i_do_is_said_to_those_met_anyway_once_there_is_a_sentence_for_it():
    untold = Untold("weak", "do", meeting_on=FRIDAY + timedelta(days=3))
    assert only(plan_week(replace(SETTLED, untold=(untold,))), "say").opening.code == "what_i_do"
    assert "say" not in {m.kind for m in plan_week(replace(SETTLED, untold=(untold,), statement_days=()))}
    assert "say" not in {m.kind for m in plan_week(replace(SETTLED, untold=(Untold("weak", "do"),)))}


@pytest.mark.parametrize(("since", "suggested"), [(None, True), (13, False), (14, True)])
def test_nobody_is_introduced_twice_in_a_fortnight(since, suggested):
    idea = IntroductionIdea("i", "a", "b", "蔵元", "酒蔵", days_since_introduced=since)
    moves = plan_week(replace(SETTLED, introductions=(idea,)))
    assert ("introduce" in {move.kind for move in moves}) is suggested


def test_thanks_for_a_chance_go_to_the_nearest_link_first():
    owed = tuple(OwedThanks(f"t{n}", f"link {n}", "ロゴ制作", days=5, place=n) for n in (3, 1, 2))
    assert only(plan_week(replace(SETTLED, thanks=owed)), "thank").people == ("link 1",)


def test_somebody_of_mine_who_can_help_is_named_with_the_want():
    move = only(plan_week(replace(SETTLED, wants=(replace(WANT, by="designer"),))), "give")
    assert move.people == ("asker", "designer")
    assert move.opening.facts == {"person": "asker", "what": "ロゴのデザイナー", "other": "designer"}


# --- polishing


def test_a_polish_in_hand_comes_before_a_new_word_and_a_word_before_a_question():
    word = ReceivedWord("r", "sato", "asked", "見積りは出せる？", days=2)
    hand = PolishInHand("h", "見積りを早く返す", days=10, trial_for="sato")
    asked = replace(SETTLED, open_questions=("customers",))
    assert plan_week(asked)[-1].about == "customers"
    assert plan_week(replace(asked, words=(word,)))[-1].about == "r"
    last = plan_week(replace(asked, words=(word,), polish=(hand,)))[-1]
    assert (last.about, last.opening.code) == ("h", "offer_trial")


# --- putting off


def test_what_was_put_off_does_not_come_back_before_its_time():
    facts = replace(SETTLED, wants=(WANT,), key_people=(KEY,))
    until = FRIDAY + timedelta(days=3)
    put_off = replace(facts, blocked=(Blocked("deepen", "key", until), Blocked("give", "asker", until)))
    assert not {"deepen", "give"} & {move.kind for move in plan_week(put_off, 7)}
    assert {"deepen", "give"} <= {move.kind for move in plan_week(replace(put_off, today=until), 7)}


def test_who_was_put_off_does_not_come_back_under_another_reason():
    gone = Someone("key", days_since=400, times=9, strength=3.0, fields=("law",))
    facts = replace(SETTLED, key_people=(KEY,), dormant=(gone,))
    assert "key" in {person for move in plan_week(facts, 7) for person in move.people}
    put_off = (Blocked("edge", "key", FRIDAY + timedelta(days=7)),)
    assert "key" not in {
        person for move in plan_week(replace(facts, blocked=put_off), 7) for person in move.people
    }


def test_a_colleague_is_helped_without_naming_what_i_do_by_myself():
    move = only(plan_week(replace(SETTLED, wants=(WANT,), kept=("asker",))), "give")
    assert move.opening.code == "about_their_want"


def test_a_trial_with_a_colleague_becomes_a_practice_alone_while_it_is_kept():
    trial = PolishInHand("p", "見積り", days=3, trial_for="colleague")
    assert only(plan_week(replace(SETTLED, polish=(trial,))), "polish").people == ("colleague",)
    assert only(plan_week(replace(SETTLED, polish=(trial,), kept=("colleague",))), "polish").people == ()


def test_after_some_steps_are_done_the_week_brings_others():
    facts = replace(
        SETTLED, key_people=tuple(replace(KEY, id=f"key {n}") for n in range(4)), gatherings=(MIXER,)
    )
    fresh, later = plan_page(facts), plan_page(facts, done={1, 3})
    assert [move.step for move in fresh.first] == [1, 2, 3]
    assert [move.step for move in later.first] == [2]
    assert {move.step for move in later.more} == {2}
    assert len(fresh.first) + len(fresh.more) <= 7
    people = [person for move in (*fresh.first, *fresh.more) for person in move.people]
    assert len(people) == len(set(people))


@pytest.mark.parametrize(
    ("today", "season"),
    [(date(2026, 1, 5), "new_year"), (date(2026, 7, 20), "summer"), (date(2026, 10, 1), None)],
)
def test_some_times_of_year_are_an_occasion_by_themselves(today, season):
    assert season_of(today) == season
    assert season is None or season in SEASONS


# --- vocabulary


def test_silences_are_reasons():
    assert set(REASONS) >= SILENCES


def test_the_tables_share_no_sloppy_codes():
    for table in (REASONS, OCCASIONS, OPENINGS):
        for code, facts in table.items():
            assert code.isidentifier()
            assert len(set(facts)) == len(facts)
