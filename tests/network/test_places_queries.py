"""What gatherings, seats, favors, promises, chances, polish cost: as much for 3 as for 30; nobody is lost."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from enishi.network.actions import chances as chance_actions
from enishi.network.actions import facts, people, statements
from enishi.network.actions import gatherings as gathering_actions
from enishi.network.actions import polish as polish_actions
from enishi.network.actions import seats as seat_actions
from enishi.network.actions.encounters import Met
from enishi.network.actions.revisions import undo
from enishi.network.errors import NotFound, Refused
from enishi.network.models import Owner, Person, Seat
from enishi.network.queries import (
    chances,
    favors,
    gatherings,
    helping,
    introductions,
    owners,
    polish,
    promises,
    seats,
)
from enishi.network.queries.statements import answers_of, statements_of

TODAY = datetime.date(2026, 11, 24)
pytestmark = pytest.mark.django_db
Counted = Callable[..., AbstractContextManager[Any]]
FIELDS = ("it", "food", "law", "finance", "design")


@pytest.fixture
def owner() -> Owner:
    return Owner.objects.create_user("me", phase="starting")


def fill(owner: Owner, count: int) -> list[Person]:
    """Make as many people as gatherings, favors, promises, chances and words."""
    made = []
    for n in range(count):
        record = {
            "name": {"full": f"鈴木 {n:03}"},
            "fields": [FIELDS[n % 5]],
            "wants": [f"ロゴ{n}"],
            "spark": n % 2 == 0,
        }
        person = people.add_person(owner, record=record, today=TODAY)
        uid = str(person.uid)
        made.append(person)
        on = TODAY - datetime.timedelta(days=n + 1)
        gathering_actions.write_gathering(
            owner, record={"title": f"会{n}", "kind": "mixer", "starts": on.isoformat(), "fields_expected": ["law"]},
            people=[Met(uid=uid)], today=TODAY,
        )  # fmt: skip
        later = (TODAY + datetime.timedelta(days=n + 1)).isoformat()
        record = {"title": f"次{n}", "starts": later, "guests": [uid]}
        gathering_actions.add_gathering(owner, record=record)
        for fact in (
            {"type": "favor", "person": uid, "on": on.isoformat(), "direction": "received", "note": "話"},
            {"type": "promise", "person": uid, "what": "送る", "due": later},
            {"type": "promise", "person": uid, "what": "送った", "done_on": on.isoformat()},
            {"type": "introduction", "a": uid, "b": uid},
        ):
            facts.add_fact(owner, record=fact)
        chance_actions.add_chance(owner, record={"title": f"仕事{n}"}, through=[Met(uid=uid)], today=TODAY)
        polish_actions.add_word(owner, kind="asked", text=f"言葉{n}", on=None, person=uid, today=TODAY)
        polish_actions.begin_polish(owner, what=f"磨く{n}", person=uid, today=TODAY)
        statements.say_anew(owner, what="do", text=f"仕事{n}", today=TODAY)
    return made


def costs(owner: Owner) -> dict[str, Callable[[], Any]]:
    one = gatherings.past_page(owner).rows[0].uid
    return {
        "coming": lambda: gatherings.coming(owner, TODAY),
        "past": lambda: gatherings.past_page(owner),
        "balances": lambda: gatherings.balances(owner, TODAY),
        "guides": lambda: gatherings.guides(owner, TODAY),
        "gathering": lambda: gatherings.gathering_shown(owner, one),
        "seats": lambda: seats.seats_page(owner, TODAY),
        "thanks": lambda: favors.to_thank(owner),
        "favors": lambda: favors.favors_page(owner, "received"),
        "year": lambda: favors.year_of_giving(owner, TODAY),
        "help": lambda: helping.helping(owner),
        "promises": lambda: promises.open_promises(owner, "me"),
        "kept": lambda: promises.kept_page(owner),
        "introductions": lambda: introductions.introductions_of(owner),
        "chances": lambda: chances.chances_page(owner),
        "words": lambda: polish.words_received(owner),
        "polish": lambda: polish.polish_in_hand(owner),
        "statements": lambda: statements_of(owner),
        "answers": lambda: answers_of(owner),
        "myself": lambda: owners.myself(owner),
    }


MOST = {
    "coming": 5, "past": 4, "balances": 1, "guides": 2, "gathering": 14, "seats": 13, "thanks": 1, "favors": 2,
    "year": 1, "help": 32, "promises": 1, "kept": 1, "introductions": 3, "chances": 4,
    "words": 2, "polish": 2, "statements": 2, "answers": 1, "myself": 11,
}  # fmt: skip


def spent(owner: Owner, name: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    ask = costs(owner)[name]
    with CaptureQueriesContext(connection) as caught:
        ask()
    return len(caught)


def test_every_question_costs_the_same_for_twelve_as_for_forty(owner: Owner) -> None:
    for field in ("law", "food"):
        seat_actions.set_place(owner, field=field, today=TODAY)
    fill(owner, 12)
    few = {name: spent(owner, name) for name in MOST}
    fill(owner, 30)
    many = {name: spent(owner, name) for name in MOST}
    # A page that ends does not look for what has no day behind it, and the other way round.
    assert {name: (few[name], many[name]) for name in MOST if many[name] > few[name]} == {}
    assert {name: cost for name, cost in few.items() if cost > MOST[name]} == {}


def test_no_gathering_is_lost_between_pages(owner: Owner) -> None:
    for n in range(45):
        day = f"2026-10-{n % 9 + 1:02d}" if n % 5 else None
        gathering_actions.add_gathering(
            owner, record={"title": f"会{n}", "starts": day, "status": "attended"}
        )
    seen: list[str] = []
    after = None
    while True:
        page = gatherings.past_page(owner, after=after)
        seen += [row.title for row in page.rows]
        if page.after is None:
            break
        after = page.after
    assert sorted(seen) == sorted(f"会{n}" for n in range(45))


def test_a_seat_tells_someone_quiet_and_open_apart(owner: Owner) -> None:
    lately, long_ago = fill(owner, 2)
    gathering_actions.write_gathering(
        owner,
        record={"title": "昔の会", "starts": "2020-01-01"},
        people=[Met(record={"name": {"full": "森"}})],
        today=TODAY,
    )
    mori = Person.objects.get(full="森")
    seat_actions.give_seat(owner, field="it", person=str(lately.uid), today=TODAY)
    seat_actions.give_seat(owner, field="arts", person=str(mori.uid), today=TODAY)
    seat_actions.set_place(owner, field="food", today=TODAY)
    page = seats.seats_page(owner, TODAY)
    assert {seat.field: seat.state for seat in page.seats} == {
        "it": "someone",
        "arts": "quiet",
        "food": "open",
    }
    (place,) = (seat for seat in page.seats if seat.state == "open")
    assert [one.face.pk for one in place.candidates] == [long_ago.pk]


def test_whoever_sits_or_wants_peace_is_no_candidate(owner: Owner) -> None:
    seat = seat_actions.set_place(owner, field="law", today=TODAY)
    for name, more in (("森", {"standing": "at_peace"}), ("西", {"wish": -1}), ("東", {})):
        person = people.add_person(
            owner, record={"name": {"full": name}, "fields": ["law"], **more}, today=TODAY
        )
        gathering_actions.write_gathering(
            owner,
            record={"title": "会", "starts": "2026-11-20"},
            people=[Met(uid=str(person.uid))],
            today=TODAY,
        )
    found = seats.seat_shown(owner, seat.uid, TODAY)
    assert [one.face.name["full"] for one in found.candidates] == ["東"]


def test_seats_are_one_a_person_and_field_and_no_more_than_can_be_kept(owner: Owner) -> None:
    person = str(fill(owner, 1)[0].uid)
    seat_actions.give_seat(owner, field="it", person=person, today=TODAY)
    with pytest.raises(Refused) as taken:
        seat_actions.give_seat(owner, field="it", person=person, today=TODAY)
    with pytest.raises(Refused) as unknown:
        seat_actions.set_place(owner, field="sorcery", today=TODAY)
    branches = ("food", "law", "finance", "design", "media", "hr", "education", "research", "health", "wellness",
                "farming", "housing", "travel", "energy")  # fmt: skip
    for field in branches:
        seat_actions.set_place(owner, field=field, today=TODAY)
    with pytest.raises(Refused) as full:
        seat_actions.set_place(owner, field="sports", today=TODAY)
    assert [one.value.code for one in (taken, unknown, full)] == ["seat_taken", "field_unknown", "seats_full"]
    # A vacant place is filled, not added to: there is still room for somebody.
    seat_actions.give_seat(owner, field="food", person=person, today=TODAY)
    assert Seat.objects.filter(owner=owner, until=None).count() == 15


def test_what_was_done_to_a_seat_is_undone(owner: Owner) -> None:
    person = fill(owner, 1)[0]
    seat = seat_actions.give_seat(owner, field="it", person=str(person.uid), today=TODAY)
    seat_actions.leave_vacant(owner, uid=str(seat.uid), today=TODAY)
    undo(owner)
    assert [(row.person_id, row.until) for row in Seat.objects.filter(owner=owner)] == [(person.pk, None)]


def test_what_belongs_to_another_owner_is_not_found(owner: Owner) -> None:
    other = Owner.objects.create_user("other")
    seat = seat_actions.set_place(other, field="it", today=TODAY)
    gathering = gathering_actions.add_gathering(other, record={"title": "会"})
    chance = chance_actions.add_good_thing(other, title="家", through=["森"], on=None, today=TODAY)
    word = polish_actions.begin_polish(other, what="早く", today=TODAY)
    for ask in (
        lambda: seats.seat_shown(owner, seat.uid, TODAY), lambda: gatherings.gathering_shown(owner, gathering.uid),
        lambda: chances.chance_found(owner, chance.uid), lambda: polish.polish_found(owner, word.uid),
        lambda: seat_actions.free_seat(owner, uid=str(seat.uid), today=TODAY),
    ):  # fmt: skip
        with pytest.raises(NotFound):
            ask()
