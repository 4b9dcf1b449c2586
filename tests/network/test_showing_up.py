"""Showing up, key persons and giving on the tables: undone as done, kept from colleagues, at the same cost at any size."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enishi import feeds as use
from enishi.exchange.calendar.coming import Announced, Occurrence
from enishi.fetching import CannotFetch
from enishi.language.card_line import read_lines
from enishi.network.actions import encounters, facts, feeds, gatherings, introductions, owners, people, rhythm
from enishi.network.actions.encounters import Evening, Met
from enishi.network.actions.revisions import undo
from enishi.network.codec import canonical
from enishi.network.errors import Refused
from enishi.network.models import Draft, Encounter, Gathering, Owner, Person, Revision
from enishi.network.queries import companions, helping, matching
from enishi.network.queries import introductions as asked
from enishi.network.queries.archive import records_of
from enishi.network.queries.gatherings import guides
from enishi.network.queries.hindsight import hindsight
from enishi.network.queries.recognised import recognised
from enishi.network.queries.rooms import where_to_go_next
from enishi.network.queries.seats import seats_page
from tests.examples import examples

pytestmark = pytest.mark.django_db
Today = datetime.date


def person(owner: Owner, name: str, today: Today, **more: Any) -> Person:
    row = people.add_person(owner, record={"name": {"full": name}, **more}, today=today)
    evening = Evening({"on": (today - datetime.timedelta(days=3)).isoformat()}, [Met(uid=str(row.uid))])
    encounters.log(owner, evening=evening, today=today)
    return row


def archive(owner: Owner) -> list[str]:
    return sorted(canonical(record) for record in records_of(owner))


def occurrence(key: str, today: Today, days: int = 5, **more: Any) -> Occurrence:
    starts = (today + datetime.timedelta(days=days)).isoformat()
    said = {"title": f"会{key}", "ends": "", "place": "", "url": "", "about": "", "again": False, **more}
    return Occurrence(key=key, starts=f"{starts}T19:00+09:00", **said)


# -- calendars of gatherings ----------------------------------------------------------------------------------------


def test_reading_a_calendar_twice_doubles_nothing(owner: Owner, today: Today) -> None:
    feed = feeds.add_feed(owner, url="https://example.com/a.ics")
    found = Announced("商工会", (occurrence("1", today), occurrence("2", today, 9)))
    assert feeds.refresh_feed(owner, uid=str(feed.uid), announced=found, today=today) == 2
    revision = Owner.objects.get(pk=owner.pk).revision
    assert feeds.refresh_feed(owner, uid=str(feed.uid), announced=found, today=today) == 0
    assert Owner.objects.get(pk=owner.pk).revision == revision and Draft.objects.count() == 2


def test_what_waits_follows_the_calendar_and_what_was_decided_stays(owner: Owner, today: Today) -> None:
    uid = str(feeds.add_feed(owner, url="https://example.com/a.ics").uid)
    first = Announced("", tuple(occurrence(key, today) for key in "abcd"))
    feeds.refresh_feed(owner, uid=uid, announced=first, today=today)
    rows = {row.text: str(row.uid) for row in Draft.objects.all()}
    feeds.take_suggestion(owner, uid=rows["会a"])
    feeds.drop_suggestion(owner, uid=rows["会b"])
    moved = Announced("", (occurrence("a", today), occurrence("b", today), occurrence("c", today, 8)))
    feeds.refresh_feed(owner, uid=uid, announced=moved, today=today)
    states = {row.text: (row.state, row.data["starts"][:10]) for row in Draft.objects.all()}
    later = (today + datetime.timedelta(days=8)).isoformat()
    assert {text: state for text, (state, _) in states.items()} == {
        "会a": "confirmed",
        "会b": "dropped",
        "会c": "waiting",
    }
    assert states["会c"][1] == later and Gathering.objects.get().title == "会a"
    with pytest.raises(Refused, match="suggestion_gone"):
        feeds.take_suggestion(owner, uid=rows["会a"])


@pytest.mark.parametrize("url", ["", "ftp://x", "javascript:alert(1)", "https://a b", "file:///etc/passwd"])
def test_it_refuses_an_address_no_calendar_can_have(owner: Owner, url: str) -> None:
    with pytest.raises(Refused, match="address_unfit"):
        feeds.add_feed(owner, url=url)


def test_one_calendar_that_fails_spoils_nothing_of_the_others(owner: Owner, today: Today) -> None:
    for name in ("good", "gone", "odd"):
        feeds.add_feed(owner, url=f"https://example.com/{name}.ics")
    day = (today + datetime.timedelta(days=3)).strftime("%Y%m%d")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:x",
        "BEGIN:VEVENT",
        "UID:1",
        "SUMMARY:朝会",
        f"DTSTART:{day}T000000Z",
    ]
    good = "\r\n".join([*lines, "END:VEVENT", "END:VCALENDAR", ""]).encode()

    def get(url: str) -> bytes:
        if "gone" in url:
            raise CannotFetch("not_reached")
        return good if "good" in url else b"<html>"

    found = use.refresh(owner, today, get=get)
    assert [(one.new, one.trouble) for one in found] == [(1, ""), (0, "not_reached"), (0, "no_calendar")]
    assert [one.title for one in where_to_go_next(owner, today).suggestions.values()] == ["朝会"]


def test_a_series_that_solicited_is_not_suggested_again(owner: Owner, today: Today) -> None:
    record = {"title": "夢を語る会", "kind": "mixer", "starts": "2026-10-01", "status": "attended"}
    row = gatherings.add_gathering(owner, record=record)
    uid = str(feeds.add_feed(owner, url="https://example.com/a.ics").uid)
    again = occurrence("1", today, title="夢を語る会")
    feeds.refresh_feed(owner, uid=uid, announced=Announced("", (again,)), today=today)
    assert len(where_to_go_next(owner, today).ranked) == 1
    gatherings.edit_gathering(owner, uid=str(row.uid), patch={"solicited": True})
    assert where_to_go_next(owner, today).ranked == ()


# -- ten people in a minute -----------------------------------------------------------------------------------------


def test_ten_lines_become_ten_people_known_ones_recognised(owner: Owner, today: Today) -> None:
    sato = person(owner, "佐藤 健一", today)
    row = gatherings.add_gathering(owner, record={"title": "名刺交換会", "starts": "2026-11-18"})
    text = "佐藤健一 税理士\n" + "\n".join(
        f"{name} デザイナー" for name in ["東", "西", "南", "北", "林", "森", "泉", "岡", "原"]
    )
    found = recognised(owner, read_lines(text))
    lines = [gatherings.met_of_line(one.line, one.uid) for one in found]
    gatherings.met_by_lines(owner, uid=str(row.uid), people=lines, today=today)
    row.refresh_from_db()
    met = Encounter.objects.get(gathering=row)
    assert (row.status, met.links.count(), Person.objects.count()) == ("attended", 10, 10)
    assert sato.affiliations.get().title == "税理士" and met.links.filter(person=sato).exists()
    more = [gatherings.met_of_line(one) for one in read_lines("浜\n佐藤健一")]
    gatherings.met_by_lines(owner, uid=str(row.uid), people=[Met(uid=str(sato.uid)), more[0]], today=today)
    assert Encounter.objects.get(gathering=row).links.count() == 11


@pytest.mark.parametrize(
    ("line", "meant"),
    [("佐藤健一", True), ("佐藤", True), ("佐藤健一 ㈱別の会社", True), ("佐藤 ㈱別の会社", False), ("佐藤 パン屋", False),
     ("佐藤美紀", False), ("佐藤 佐藤税理士事務所", True)],
)  # fmt: skip
def test_who_is_meant_by_a_line(owner: Owner, today: Today, line: str, meant: bool) -> None:
    work = [{"organization": "佐藤税理士事務所", "title": "税理士"}]
    name = {"full": "佐藤 健一", "family": "佐藤", "given": "健一"}
    people.add_person(
        owner, record={"name": name, "affiliations": work, "fields": ["finance.tax"]}, today=today
    )
    assert bool(recognised(owner, read_lines(line))[0].uid) is meant


# -- undone as done -------------------------------------------------------------------------------------------------


def _mine(owner: Owner, today: Today) -> list[Any]:
    a, b = person(owner, "佐藤", today, wants=["ロゴ"]), person(owner, "森", today, offers=["ロゴ"])
    evening = gatherings.add_gathering(owner, record={"title": "会", "starts": "2026-11-10"})
    feed = feeds.add_feed(owner, url="https://example.com/a.ics")
    idea = introductions.introduce(owner, a=(str(a.uid), ""), b=(str(b.uid), ""), why="", today=today)
    found = Announced("題", (occurrence("1", today), occurrence("2", today)))
    uid = str(idea.uid)

    def take() -> None:
        feeds.refresh_feed(owner, uid=str(feed.uid), announced=found, today=today)
        waiting = Draft.objects.filter(state="waiting").first()
        if waiting:
            feeds.take_suggestion(owner, uid=str(waiting.uid))

    def met() -> None:
        lines = [gatherings.met_of_line(one, spark=True) for one in read_lines("東 税理士\n西、㈱西")]
        gatherings.met_by_lines(owner, uid=str(evening.uid), people=lines, today=today)

    return [
        take, met,
        lambda: feeds.remove_feed(owner, uid=str(feed.uid)),
        lambda: feeds.add_feed(owner, url="https://example.com/b.ics"),
        lambda: rhythm.set_rhythm(owner, uid=str(a.uid), days=30),
        lambda: rhythm.snooze(owner, uid=str(a.uid), until=today + datetime.timedelta(days=9), today=today),
        lambda: introductions.ask(owner, uid=uid, side="a", answer="yes", today=today),
        lambda: introductions.ask(owner, uid=uid, side="b", answer="yes", today=today),
        lambda: introductions.make_introduction(owner, uid=uid, today=today),
        lambda: introductions.bear_fruit(owner, uid=uid, outcome="看板"),
        lambda: introductions.decline(owner, uid=uid),
        lambda: gatherings.edit_gathering(owner, uid=str(evening.uid), patch={"mood": 1, "again": True}),
    ]  # fmt: skip


SEARCH = settings(deadline=None, max_examples=examples(15), suppress_health_check=list(HealthCheck))


@SEARCH
@given(which=st.lists(st.integers(0, 11), min_size=1, max_size=8))
def test_every_new_action_is_undone_as_if_it_had_not_been(db: Any, which: list[int]) -> None:
    today = datetime.date(2026, 11, 20)
    owner = Owner.objects.create_user(f"u{Owner.objects.count()}")
    Draft.objects.all().delete()
    doings = _mine(owner, today)
    before, start = archive(owner), Owner.objects.get(pk=owner.pk).revision
    for at in which:
        try:
            doings[at]()
        except Refused:
            continue
    rows = Revision.objects.filter(owner=owner, number__gt=start).order_by("-number")
    for number in list(rows.values_list("number", flat=True)):
        assert not undo(owner, number=number).kept
    assert archive(owner) == before


# -- introductions --------------------------------------------------------------------------------------------------


@SEARCH
@given(
    texts=st.lists(st.sampled_from(["ロゴ", "税理士の相談", "畑の手伝い", "写真"]), min_size=2, max_size=5),
    flip=st.booleans(),
)
def test_an_idea_is_worth_the_same_whoever_is_named_first(db: Any, texts: list[str], flip: bool) -> None:
    today = datetime.date(2026, 11, 20)
    worths = []
    for turn in (False, True):
        owner = Owner.objects.create_user(f"s{Owner.objects.count()}")
        named = list(enumerate(texts))
        for at, text in reversed(named) if turn ^ flip else named:
            person(owner, f"人{at}", today, wants=[text], offers=[texts[(at + 1) % len(texts)]])
        ideas = matching.introduction_ideas(owner, today)
        names = dict(Person.objects.filter(owner=owner).values_list("uid", "full"))
        named_ideas = {
            frozenset(str(names[key]) for key in names if str(key) in (i.pair.a, i.pair.b)): i.worth
            for i in ideas
        }
        worths.append({pair: round(worth, 9) for pair, worth in named_ideas.items()})
    assert worths[0] == worths[1]


def test_nobody_stands_twice_and_a_declined_pair_never_again(owner: Owner, today: Today) -> None:
    a = person(owner, "佐藤", today, wants=["ロゴ"])
    b, c = person(owner, "森", today, offers=["ロゴ"]), person(owner, "林", today, offers=["ロゴ"])
    first = asked.introductions_to_make(owner, today)
    assert len(first) == 1
    introductions.decline_idea(owner, a=str(a.uid), b=first[0].b.uid, today=today)
    second = asked.introductions_to_make(owner, today)
    assert {one.b.uid for one in (*first, *second)} == {str(b.uid), str(c.uid)}


def test_of_many_companions_those_are_shown_for_whom_it_is_time(owner: Owner, today: Today) -> None:
    for number in range(companions.MOST + 3):
        person(owner, f"あ{number}", today, standing="companion", rhythm_days=90)
    late = person(owner, "渡辺", today, standing="companion", rhythm_days=2)
    resting = person(owner, "和田", today, standing="companion", rhythm_days=1)
    rhythm.snooze(owner, uid=str(resting.uid), until=today + datetime.timedelta(days=9), today=today)
    shown = [one.row.face.uid for one in companions.companions(owner, today)]
    assert len(shown) == companions.MOST
    assert shown[0] == str(late.uid) and str(resting.uid) not in shown


# -- 会社には内緒 ------------------------------------------------------------------------------------------------------


@SEARCH
@given(
    secret=st.sampled_from(["ロゴのデザイン", "翻訳", "写真撮影"]), origin=st.sampled_from(["company", "individual"]),
    works_there=st.booleans(),
)  # fmt: skip
def test_nothing_kept_from_the_company_appears_in_a_suggestion_about_a_colleague(
    db: Any, secret: str, origin: str, works_there: bool
) -> None:
    today = datetime.date(2026, 11, 20)
    owner = Owner.objects.create_user(f"k{Owner.objects.count()}")
    patch = {
        "offers": [secret],
        "kept_from_company": True,
        "companies": [{"name": "株式会社例", "from": None, "to": None}],
    }
    owners.edit_owner(owner, patch=patch, today=today)
    work = [{"organization": "㈱例"}] if works_there else []
    row = person(
        owner, "同僚", today, origin=origin, affiliations=work, wants=[secret], standing="companion", fields=["design"]
    )  # fmt: skip
    record = {"title": "独立準備の会", "kind": "seminar", "starts": "2026-10-10", "status": "attended"}
    past = gatherings.add_gathering(owner, record=record)
    gatherings.add_people_met(owner, uid=str(past.uid), people=[Met(uid=str(row.uid))], today=today)
    gatherings.add_gathering(owner, record={**record, "starts": "2026-12-10", "status": "planned"})
    colleague = origin == "company" or works_there
    glad = [one.person.face.uid for one in helping.helping(owner).mine]
    ideas = [idea.code for idea in companions.companions(owner, today)[0].ideas]
    along = [face.uid for faces in guides(owner, today).values() for face in faces]
    assert (str(row.uid) in glad, "together" in ideas, str(row.uid) in along) == (not colleague,) * 3


# -- at the same cost at any size -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asking",
    [where_to_go_next, seats_page, companions.companions, asked.introductions_to_make, hindsight,
     lambda owner, today: helping.helping(owner), lambda owner, today: asked.introductions_of(owner)],
    ids=["next", "seats", "companions", "ideas", "hindsight", "helping", "board"],
)  # fmt: skip
def test_a_page_takes_as_many_questions_for_many_as_for_few(owner: Owner, today: Today, asking: Any) -> None:
    counted = []
    for size in (3, 12):
        for at in range(size):
            row = person(
                owner, f"人{size}-{at}", today, wants=["ロゴ"], offers=["税の相談"], fields=["design"],
                standing="companion", spark=at % 2 == 0,
            )  # fmt: skip
            record = {
                "title": f"会{at}",
                "kind": "mixer",
                "starts": "2026-06-01",
                "status": "attended",
                "series": "会",
            }
            past = gatherings.add_gathering(owner, record=record)
            gatherings.add_people_met(owner, uid=str(past.uid), people=[Met(uid=str(row.uid))], today=today)
            gatherings.add_gathering(owner, record={**record, "starts": "2026-12-01", "status": "planned"})
            both = {"a": (str(row.uid), ""), "b": ("", f"別{size}-{at}")}
            introductions.introduce(owner, **both, why="", today=today)
            chance = {
                "type": "chance",
                "title": "話",
                "on": "2026-09-01",
                "chain": [{"person": str(row.uid)}],
            }
            facts.add_fact(owner, record=chance)
        if size == 3:
            facts.add_fact(owner, record={"type": "seat", "field": "design", "person": None})
        with CaptureQueriesContext(connection) as queries:
            asking(owner, today)
        counted.append(len(queries))
    assert counted[0] == counted[1]
