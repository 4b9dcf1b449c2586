"""Looking back: counted true to the log, written in versions, taken back, carried in the archive."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enishi.core.errors import UnreadableDay
from enishi.core.periods import Period, read_period
from enishi.core.vocabulary import SEARCHES
from enishi.network.actions import encounters, facts, people
from enishi.network.actions.encounters import Evening, Met
from enishi.network.actions.reviews import look_back
from enishi.network.actions.revisions import undo
from enishi.network.errors import Refused
from enishi.network.models import Encounter, Owner, Person, Review
from enishi.network.queries.frame import pages_shown
from enishi.network.queries.review import period_to_open, review_page, reviews_of
from tests.examples import examples

TODAY = datetime.date(2026, 11, 20)
OCTOBER = read_period("2026-10")


def person(owner: Owner, name: str, field: str = "") -> Person:
    record = {"name": {"full": name}, "fields": [field] if field else []}
    return people.add_person(owner, record=record, today=TODAY)


def met(owner: Owner, on: str, *who: Person, **more: Any) -> Encounter:
    evening = Evening({"on": on, "medium": "meal", **more}, [Met(uid=str(one.uid)) for one in who])
    return encounters.log(owner, evening=evening, today=TODAY)


@pytest.fixture
def sato(owner: Owner) -> Person:
    return person(owner, "佐藤 健一", "finance.tax")


@pytest.fixture
def tanaka(owner: Owner) -> Person:
    return person(owner, "田中 梨絵", "food")


def test_meetings_are_counted_by_day_way_and_feeling(owner: Owner, sato: Person, tanaka: Person) -> None:
    met(owner, "2026-09-30", sato)
    met(owner, "2026-10-03", sato, tanaka, mood=1)
    met(owner, "2026-10-03", sato, medium="call", mood=-1)
    met(owner, "2026-10-31", sato, mood=1)
    met(owner, "2026-11-01", tanaka)
    page = review_page(owner, OCTOBER).meetings
    assert (page.count, page.people) == (3, 2)
    assert page.by_part == {"2026-10-03": 2, "2026-10-31": 1}
    assert page.by_medium == {"meal": 2, "call": 1}
    assert page.moods == {1: 2, -1: 1}
    assert [(face.pk, n) for face, n in page.good_with] == [(sato.pk, 2), (tanaka.pk, 1)]


def test_a_year_is_its_months_together(owner: Owner, sato: Person) -> None:
    for on in ("2026-01-05", "2026-03-09", "2026-03-10", "2025-12-31"):
        met(owner, on, sato)
    year = review_page(owner, read_period("2026")).meetings
    assert year.by_part == {"2026-01": 1, "2026-03": 2}
    assert year.count == sum(review_page(owner, Period(2026, month)).meetings.count for month in range(1, 13))


def test_who_was_met_between_is_counted_too(owner: Owner, sato: Person, tanaka: Person) -> None:
    """First met before, last met after: only the days between can tell."""
    for on in ("2026-08-01", "2026-10-10", "2026-11-10"):
        met(owner, on, sato)
    for on in ("2026-08-01", "2026-11-10"):
        met(owner, on, tanaka)
    assert review_page(owner, OCTOBER).meetings.people == 1


def test_planned_put_away_and_strangers_count_for_nothing(
    owner: Owner, other_owner: Owner, sato: Person
) -> None:
    met(owner, "2026-10-05", sato, status="planned")
    gone = met(owner, "2026-10-06", sato)
    facts.trash_fact(owner, kind="encounter", uid=str(gone.uid))
    met(other_owner, "2026-10-07", person(other_owner, "鈴木"))
    assert review_page(owner, OCTOBER).empty()


def test_who_came_what_passed_and_what_was_noticed(owner: Owner, sato: Person, tanaka: Person) -> None:
    met(owner, "2026-10-03", sato, noticed="聞くほうが楽しい")
    met(owner, "2026-09-03", tanaka)
    for direction, kind in (("given", "help"), ("given", "listening"), ("received", "work")):
        record = {
            "type": "favor",
            "on": "2026-10-09",
            "person": str(sato.uid),
            "direction": direction,
            "kind": kind,
        }
        facts.add_fact(owner, record=record)
    chance = {
        "type": "chance", "title": "看板", "on": "2026-10-20", "state": "won", "planned": False, "from": str(tanaka.uid),
        "chain": [{"person": str(tanaka.uid)}],
    }  # fmt: skip
    facts.add_fact(owner, record=chance)
    word = {
        "type": "reaction",
        "on": "2026-10-11",
        "kind": "thanked",
        "text": "助かった",
        "person": str(sato.uid),
    }
    facts.add_fact(owner, record=word)
    page = review_page(owner, OCTOBER)
    assert (page.newcomers.count, page.newcomers.by_branch) == (1, {"finance": 1})
    assert (page.passed.total("given"), page.passed.total("received")) == (2, 1)
    assert [(face.pk, n) for face, n in page.passed.most_given] == [(sato.pk, 2)]
    assert [one.text for one in page.noticed] == ["聞くほうが楽しい"]
    assert [(one.text, one.people[0].pk) for one in page.words] == [("助かった", sato.pk)]
    assert [(face.pk, n) for face, n in page.brought_by] == [(tanaka.pk, 1)]
    assert [row.title for row in page.chances] == ["看板"]


def test_a_gathering_tells_what_came_of_it(owner: Owner) -> None:
    record = {
        "type": "gathering",
        "title": "朝の会",
        "kind": "mixer",
        "starts": "2026-10-05T07:00",
        "status": "attended",
    }
    gathering = facts.add_fact(owner, record=record)
    record = {"name": {"full": "森田"}, "met_at": str(gathering.uid)}
    people.add_person(owner, record=record, today=TODAY)
    facts.add_fact(
        owner, record={"type": "chance", "title": "看板", "chain": [{"gathering": str(gathering.uid)}]}
    )
    (seen,) = review_page(owner, OCTOBER).gatherings
    assert (seen.title, seen.first_met, seen.chances) == ("朝の会", 1, 1)


def test_it_opens_where_something_happened_last(owner: Owner, sato: Person) -> None:
    now = Period(2026, 11)
    assert period_to_open(owner, now) == now
    met(owner, "2026-08-01", sato)
    assert period_to_open(owner, now) == Period(2026, 8)


def test_the_page_is_there_once_there_is_something_to_look_back_on(owner: Owner, sato: Person) -> None:
    assert not pages_shown(owner)["review"]
    met(owner, "2026-08-01", sato)
    assert pages_shown(owner)["review"]


def queries_of(work: Any) -> int:
    from django.db import connection

    with CaptureQueriesContext(connection) as counted:
        work()
    return len(counted)


def test_the_number_of_queries_does_not_grow(owner: Owner, sato: Person, tanaka: Person) -> None:
    def filled(times: int) -> None:
        for at in range(times):
            met(
                owner,
                f"2026-10-{at % 28 + 1:02}",
                sato,
                tanaka,
                person(owner, f"人{at}", "it"),
                mood=1,
                noticed="静か",
            )
            record = {
                "type": "favor",
                "on": "2026-10-09",
                "person": str(sato.uid),
                "direction": "given",
                "kind": "help",
            }
            facts.add_fact(owner, record=record)
            facts.add_fact(
                owner,
                record={
                    "type": "chance",
                    "title": "看板",
                    "on": "2026-10-20",
                    "chain": [{"person": str(sato.uid)}],
                },
            )

    filled(1)
    few = queries_of(lambda: review_page(owner, OCTOBER))
    filled(25)
    assert queries_of(lambda: review_page(owner, OCTOBER)) == few


# -- what was found -------------------------------------------------------------------------------------------------


def test_written_again_the_same_day_it_is_one_version(owner: Owner) -> None:
    look_back(owner, period="2026-10", said={"could_help": "佐藤さん"}, today=TODAY)
    look_back(owner, period="2026-10", said={"be_with": "田中さん"}, today=TODAY)
    (written,) = reviews_of(owner, OCTOBER)
    assert written.found == {"could_help": "佐藤さん", "brought_chances": "", "be_with": "田中さん"}


def test_on_another_day_the_earlier_version_stays(owner: Owner) -> None:
    look_back(owner, period="2026-10", said={"text": "静かな月"}, today=TODAY)
    look_back(
        owner, period="2026-10", said={"text": "静かだが深い月"}, today=TODAY + datetime.timedelta(days=3)
    )
    assert [one.text for one in reviews_of(owner, OCTOBER)] == ["静かだが深い月", "静かな月"]


def test_nothing_new_writes_nothing(owner: Owner) -> None:
    assert look_back(owner, period="2026-10", said={"text": "  "}, today=TODAY) is None
    look_back(owner, period="2026-10", said={"text": "静か"}, today=TODAY)
    owner.refresh_from_db()
    before = owner.revision
    look_back(owner, period="2026-10", said={"text": "静か"}, today=TODAY + datetime.timedelta(days=9))
    owner.refresh_from_db()
    assert owner.revision == before


@pytest.mark.parametrize("period", ["2026-13", "soon", "2026-10-03"])
def test_a_period_that_is_none_is_refused(owner: Owner, period: str) -> None:
    with pytest.raises(UnreadableDay):
        look_back(owner, period=period, said={"text": "静か"}, today=TODAY)


def test_an_unknown_key_is_refused(owner: Owner) -> None:
    with pytest.raises(Refused):
        look_back(owner, period="2026-10", said={"score": "9"}, today=TODAY)
    assert not Review.objects.exists()


@settings(
    max_examples=examples(15), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["2026-10", "2026"]), st.sampled_from(["text", *SEARCHES]), st.text("あいう ", max_size=4),
            st.integers(0, 3),
        ),
        min_size=1, max_size=6,
    )
)  # fmt: skip
def test_undo_takes_back_every_writing_newest_first(
    owner: Owner, written: list[tuple[str, str, str, int]]
) -> None:
    def state() -> list[Any]:
        rows = Review.objects.filter(owner=owner, trashed_at=None).order_by("pk")
        return list(rows.values_list("period", "since", "text", *SEARCHES))

    Review.objects.filter(owner=owner).delete()
    states = []
    for period, key, text, days in written:
        owner.refresh_from_db()
        before, revision = state(), owner.revision
        look_back(owner, period=period, said={key: text}, today=TODAY + datetime.timedelta(days=days))
        owner.refresh_from_db()
        if owner.revision > revision:
            states.append((before, owner.revision))
    for before, revision in reversed(states):
        undo(owner, number=revision)
        assert state() == before


def test_the_archive_carries_it_there_and_back(owner: Owner, other_owner: Owner) -> None:
    from enishi.network.queries.archive import records_of

    look_back(owner, period="2026-10", said={"text": "静か", "be_with": "田中さん"}, today=TODAY)
    (record,) = [one for one in records_of(owner) if one["type"] == "review"]
    assert (record["period"], record["since"], record["be_with"]) == ("2026-10", "2026-11-20", "田中さん")
    facts.add_fact(other_owner, record=record)
    (written,) = reviews_of(other_owner, OCTOBER)
    assert (written.text, written.found["be_with"]) == ("静か", "田中さん")
