"""Codes: the complete list of what core may say, and the facts each carries; `enishi.wording` has a
sentence for each.

Decides the vocabulary between core and wording. A fact is text, a number, or several texts; `person` and
`people` hold ids, `on` and `due` ISO dates, `days` whole days, `kind` a gathering kind, `field(s)` field
identifiers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Fact = str | int | float | tuple[str, ...]


@dataclass(frozen=True)
class Reason:
    """A code with its raw facts: one half of a sentence that wording completes."""

    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


def _table(**codes: str) -> Mapping[str, tuple[str, ...]]:
    return {code: tuple(facts.split()) for code, facts in codes.items()}


REASONS = _table(
    # ① show up
    kind_never_visited="kind",
    kind_missing="kind days",
    kind_brings_new="kind people visits",
    series_brings_new="series people visits",
    fields_expected="fields",
    vacant_seat_there="field",
    wanted_there="people",
    mine_are_coming="people",
    again_wished="title",
    coming_up="on days",
    costs="minutes cost",
    kinds_so_far="visited of",
    nothing_noted="days",
    could_take_me="person kind",
    # ② meet or give back
    promised="what days",
    promise_due="what due days",
    promise_overdue="what due days",
    promises_open="number",
    key_person="fields",
    over_rhythm="days rhythm",
    past_usual_gap="days usual",
    no_talk_logged="",
    last_talk="days",
    met_times="times",
    want_to_be_with="",
    far_fields="fields",
    looks_for="person what",
    talked_of="topic",
    birthday_soon="days",
    season_greeting="season",
    i_can="offer",
    someone_can="person offer",
    words_met="words",
    open_for="days",
    chance_came="title days",
    place_in_chain="place",
    helped_me="what",
    not_yet_thanked="days",
    never_told="what",
    told_long_ago="what days",
    being_met="on days",
    gave_lately="what days",
    wished_away="",
    bad_moods="times",
    people_in_network="people",
    names_waiting="names",
    # ③ polish
    polish_in_hand="what days",
    trial_waits="person",
    words_behind="words",
    word_asked="person text",
    word_thanked="person text",
    word_missed="person text",
    word_came="days",
    no_statement="what",
    statement_age="what days",
    question_open="question answered of",
)
"""Why this step: `Move.because` is two of these."""

SILENCES = frozenset({"over_rhythm", "past_usual_gap", "no_talk_logged", "last_talk"})
"""Reasons that speak of silence: never both of the two."""

OCCASIONS = _table(
    gathering_on="title kind on",
    find_a_room="kind",
    promise_due="what due",
    promise_open="what",
    no_business="",
    no_business_short="",
    looks_for="what",
    talked_of="topic",
    birthday="days",
    season="season",
    remembering="times",
    can_help="what",
    ask_both_first="",
    chance_came="title",
    helped_me="what",
    thanks_from_memory="",
    tell_someone_close="",
    meeting_anyway="on",
    gave_lately="what",
    gentle_distance="",
    trial="what",
    small_practice="what",
    word_received="text",
    one_sentence="what",
    six_questions="question",
    say_it_anew="what",
)
"""The occasion that makes a step natural: `Move.occasion`."""

OPENINGS = _table(
    i_will_come="title",
    see_you_there="person title",
    take_me_along="person kind",
    ask_around="kind",
    keep_promise="person what",
    meal_together="person",
    short_word="person",
    about_their_want="person what",
    about_last_topic="person topic",
    happy_birthday="person",
    season_greeting="person season",
    long_time="person",
    i_can_help="person what offer",
    i_know_someone="person what other",
    may_i_introduce="person other what",
    thanks_for_chance="person title",
    thanks_for_help="person what",
    thanks_from_memory="",
    tell_someone_close="",
    what_i_do="person",
    what_i_want="person",
    not_this_time="person",
    offer_trial="person what",
    practise="what",
    about_their_word="person text",
    write_one_sentence="what",
    answer_question="question",
    say_it_anew="what",
)
"""What the first sentence is about, from which wording makes it in two tones: `Move.opening`."""

TELL_OF_ME = frozenset(
    {
        "take_me_along",
        "see_you_there",
        "i_can_help",
        "thanks_for_chance",
        "what_i_do",
        "what_i_want",
        "offer_trial",
    }
)
"""Openings that let their reader guess what one does or wants by oneself: never to those from whom that is kept."""

CANDIDATE_REASONS = _table(
    well_remembered="",
    met_others_through="",
    same_phase="",
    both_gave="",
    want_to_be_with="",
    spark="",
)
"""Why somebody may fit a seat: `seats.Candidate.because`."""

TO_MEET_REASONS = _table(want="", introduction="", vacant_seat="", thin_field="")
"""Why to look for somebody or a field in a room: `rooms.ToMeet.why`."""

TAP_QUESTIONS = ("in_network", "field", "origin")
"""What one tap asks of an imported name: in my network? which field? how we came to know each other?"""

SEASONS = ("new_year", "spring", "summer", "year_end")
"""The times of year at which a greeting needs no other reason."""
