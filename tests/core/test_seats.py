"""Seats: candidates of the same phase who are liked; nothing chosen for the owner."""

from dataclasses import replace

import pytest

from enishi.core.codes import CANDIDATE_REASONS
from enishi.core.seats import (
    MOST_SEATS,
    Acquaintance,
    candidates_for,
    far_ahead,
    not_seen_for_a_while,
    proposed_fields,
)

PLAIN = Acquaintance("plain", ("law",), remembered=0.5, phase_gap=0)


@pytest.mark.parametrize(
    "better",
    [
        {"remembered": 0.9},
        {"met_through": 1},
        {"gives": True, "takes": True},
        {"wish": 1},
        {"spark": True},
        {"fields": ("law.tax",), "remembered": 0.6},
    ],
)
def test_what_speaks_for_somebody_puts_them_first(better):
    other = replace(PLAIN, id="a better one", **better)
    assert [one.id for one in candidates_for("law", [PLAIN, other])] == ["a better one", "plain"]


def test_the_same_phase_comes_before_the_far_ahead_who_is_said_to_be_so():
    star = replace(PLAIN, id="star", phase_gap=3, remembered=1.0)
    first, second = candidates_for("law", [star, PLAIN])
    assert (first.id, first.far_ahead) == ("plain", False)
    assert (second.id, second.far_ahead) == ("star", True)
    assert not far_ahead(None)


def test_whom_one_wants_to_leave_or_who_is_of_another_field_is_no_candidate():
    people = [replace(PLAIN, wish=-1), replace(PLAIN, fields=("lawn",)), replace(PLAIN, remembered=0)]
    assert candidates_for("law", people) == ()


def test_its_reasons_are_known_codes_loudest_first():
    liked = replace(PLAIN, wish=1, met_through=9)
    (only,) = candidates_for("law", [liked])
    assert only.because[:2] == ("met_others_through", "want_to_be_with")
    assert set(only.because) <= CANDIDATE_REASONS.keys()
    unsaid = replace(PLAIN, phase_gap=None)
    assert candidates_for("law", [unsaid])[0].because == ("well_remembered",)


@pytest.mark.parametrize(
    ("remembered", "since", "rhythm", "seen"),
    [
        (0.49, 10, None, True),
        (0.5, 10, 30, False),
        (0.9, 60, 30, True),
        (0.9, 59, 30, False),
        (0.9, None, 30, False),
    ],
)
def test_not_seen_for_a_while_is_half_forgotten_or_a_month_over_the_rhythm(remembered, since, rhythm, seen):
    assert not_seen_for_a_while(remembered, since, rhythm) is seen


def test_fields_are_proposed_after_three_mentions_until_the_seats_are_full():
    mentions = {"food": 3, "law": 5, "it": 2, "arts": 9, "travel": 4}
    assert proposed_fields(mentions, {"arts"}, declined={"travel"}) == (("law", 5), ("food", 3))
    full = [f"field {n}" for n in range(MOST_SEATS)]
    assert proposed_fields(mentions, full) == ()
    assert len(proposed_fields(mentions, full[1:])) == 1
