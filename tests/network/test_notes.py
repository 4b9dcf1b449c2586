"""A captured line: whom it may mean, what is written of it, and that one undo takes all of it back."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from enishi.language.draft import (
    Draft,
    DraftChance,
    DraftFavor,
    DraftGathering,
    DraftIntroduction,
    DraftPerson,
    DraftPromise,
    DraftTelling,
)
from enishi.network import models as m
from enishi.network.actions import encounters, gatherings, people, statements
from enishi.network.actions.encounters import Evening, Met
from enishi.network.actions.notes import save_note
from enishi.network.actions.revisions import undo
from enishi.network.codec import canonical
from enishi.network.errors import NotFound, Refused
from enishi.network.models import Owner, Person
from enishi.network.queries import namesakes, notes
from enishi.network.queries.archive import person_records, records_of
from tests.examples import examples

TODAY = datetime.date(2026, 11, 20)
pytestmark = pytest.mark.django_db
Counted = Callable[..., AbstractContextManager[Any]]
TEXT = "昨日、商工会の交流会で税理士の佐藤さんと田中さんに会った。佐藤さんは補助金に詳しい"


@pytest.fixture
def owner() -> Owner:
    return Owner.objects.create_user("me")


@pytest.fixture
def stranger() -> Owner:
    return Owner.objects.create_user("stranger")


def added(owner: Owner, full: str, **more: Any) -> Person:
    return people.add_person(owner, record={"name": {"full": full}, **more}, today=TODAY)


def met(owner: Owner, person: Person, on: str, gathering: Any = "") -> None:
    encounters.log(owner, evening=Evening({"on": on}, [Met(uid=str(person.uid))], gathering), today=TODAY)


def archive(owner: Owner) -> list[str]:
    return sorted(canonical(record) for record in records_of(owner))


def record(person: Person) -> dict[str, Any]:
    return person_records(person.owner, [person.pk])[person.pk]


def one(owner: Owner, name: str) -> Person:
    return Person.objects.get(owner=owner, full=name)


def known(owner: Owner, text: str) -> list[str]:
    return [person.full for person in notes.known_in(owner, text=text, today=TODAY).people]


# -- whom a line may mean -------------------------------------------------------------------------------------------


def test_who_is_in_the_network_comes_first_then_who_was_met_last(owner: Owner) -> None:
    added(owner, "佐藤 一郎", in_network=False)
    long_ago, lately = added(owner, "佐藤 二郎"), added(owner, "佐藤 三郎")
    met(owner, long_ago, "2024-01-01")
    met(owner, lately, "2026-11-01")
    added(owner, "鈴木 四郎")
    assert known(owner, "佐藤さんと話した") == ["佐藤 三郎", "佐藤 二郎", "佐藤 一郎"]


@pytest.mark.parametrize(
    "text",
    [
        "髙橋さんに会った",
        "高橋美咲さん",
        "たかはしさん",
        "met Takahashi yesterday",
        "みーちゃんとランチ",
        "高橋 美咲",
    ],
)
def test_people_are_meant_by_name_reading_romaji_nickname_and_old_kanji(owner: Owner, text: str) -> None:
    name = {
        "full": "高橋 美咲", "family": "高橋", "given": "美咲", "family_kana": "たかはし", "given_kana": "みさき",
        "nickname": "みーちゃん",
    }  # fmt: skip
    people.add_person(owner, record={"name": name}, today=TODAY)
    assert known(owner, text) == ["高橋 美咲"]


def test_what_is_known_of_them_comes_along(owner: Owner) -> None:
    person = added(
        owner,
        "佐藤 健一",
        fields=["finance.tax"],
        affiliations=[{"organization": "佐藤会計", "title": "所長"}],
    )
    met(owner, person, "2026-11-03")
    found = notes.known_in(owner, text="佐藤さん", today=TODAY).people[0]
    assert (found.uid, found.fields, found.organizations) == (
        str(person.uid),
        ("finance.tax",),
        ("佐藤会計",),
    )
    assert found.last_met == "2026-11-03"


def test_nobody_is_meant_by_a_word_of_a_title_or_from_the_trash_or_of_another_owner(
    owner: Owner, stranger: Owner
) -> None:
    added(owner, "佐藤", affiliations=[{"organization": "商工会", "title": "会長"}])
    people.trash_people(owner, uids=[str(added(owner, "田中").uid)])
    added(stranger, "鈴木")
    assert known(owner, "商工会の会長と、田中さんと鈴木さんのことを話した") == []


def test_gatherings_around_the_day_and_organizations_named_are_known(owner: Owner) -> None:
    for title, starts in (("秋の交流会", "2026-10-03"), ("春の交流会", "2026-04-01"), ("朝会", "2026-12-01")):
        gatherings.add_gathering(owner, record={"title": title, "starts": starts})
    added(owner, "佐藤", affiliations=[{"organization": "株式会社あおば"}])
    found = notes.known_in(owner, text="㈱アオバの人に会った", today=TODAY)
    assert [title for _uid, title in found.gatherings] == ["朝会", "秋の交流会"]
    assert found.organizations == ("株式会社あおば",)


@pytest.mark.parametrize("count", [10, 300])
def test_it_costs_the_same_however_many_people_there_are(
    owner: Owner, count: int, django_assert_num_queries: Counted
) -> None:
    for n in range(count):
        added(owner, f"佐藤 {n}" if n % 3 else f"鈴木 {n}")
    with django_assert_num_queries(7):
        found = notes.known_in(owner, text=TEXT, today=TODAY)
    assert 0 < len(found.people) <= namesakes.OF_ONE_NAME


def test_of_a_name_that_many_bear_those_met_last_are_meant(
    owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(namesakes, "COMMON", 5)
    bearers = [added(owner, f"佐藤 {n}") for n in range(20)]
    people.trash_people(owner, uids=[str(bearers[0].uid)])
    for day, one in enumerate(bearers, 1):
        evening = Evening({"on": f"2026-10-{day:02}"}, [Met(uid=str(one.uid))])
        if day != 1:
            encounters.log(owner, evening=evening, today=TODAY)
    latest = [one.pk for one in reversed(bearers)][: namesakes.OF_ONE_NAME]
    assert namesakes.namesakes(owner, ["佐藤"]) == latest
    # Where few of them were ever met, the others are not forgotten.
    for n in range(8):
        added(owner, f"鈴木 {n}")
    assert len({*namesakes.namesakes(owner, ["鈴木"])}) == 8


HOSTILE = [
    "", " ", "\n\n", "🍣🎉", "' OR 1=1 --", '"佐藤" AND NEAR(x)', "%_*?", "\x00\x01佐藤\x1b", "佐" * 10_000,
    "a b " * 5_000, "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), "Ω≈ç√∫˜µ", "ﾃﾞｻﾞｲﾅｰの佐藤さん",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_is_looked_up_calmly(owner: Owner, text: str) -> None:
    added(owner, "佐藤")
    assert len(notes.known_in(owner, text=text, today=TODAY).people) <= 1


# -- the gathering meant --------------------------------------------------------------------------------------------


def read_as(monkeypatch: pytest.MonkeyPatch, draft: Draft) -> None:
    monkeypatch.setattr("enishi.language.note.read", lambda text, **given: draft)


@pytest.mark.parametrize(
    ("on", "planned", "meant"),
    [
        ("2026-11-03", False, 1),
        ("2026-11", False, 1),
        (None, False, 1),
        (None, True, 0),
        ("2026-11-19", False, None),
    ],
)
def test_of_several_gatherings_alike_the_one_on_that_day_is_meant(
    owner: Owner, monkeypatch: pytest.MonkeyPatch, on: str | None, planned: bool, meant: int | None
) -> None:
    made = [
        str(gatherings.add_gathering(owner, record={"title": "朝会", "starts": starts}).uid)
        for starts in ("2026-12-01", "2026-11-03", "2026-10-06")
    ]
    draft = Draft(
        "朝会", on=on, planned=planned, gathering=DraftGathering("community", "朝会", match=made[0])
    )
    read_as(monkeypatch, draft)
    found = notes.draft_of(owner, text="朝会", today=TODAY).gathering
    assert found is not None
    assert found.match == ("" if meant is None else made[meant])


# -- what is written of it ------------------------------------------------------------------------------------------


SATO = DraftPerson(
    "佐藤", reading="さとう", field="finance.tax", title="税理士", offers=("補助金",), wish=1, key=True
)
EVENING = Draft(
    TEXT, on="2026-11-19", medium="gathering", gathering=DraftGathering("mixer", "商工会の交流会", "浜松"),
    people=(SATO, DraftPerson("田中", wants=("デザイナー",), introduced_by="佐藤")), mood=1,
)  # fmt: skip


def test_a_line_becomes_a_gathering_two_people_and_an_encounter_with_its_words(owner: Owner) -> None:
    saved = save_note(owner, draft=EVENING, today=TODAY)
    gathering, encounter = m.Gathering.objects.get(owner=owner), m.Encounter.objects.get(owner=owner)
    assert (gathering.title, gathering.kind, gathering.place, gathering.on, gathering.status) == (
        "商工会の交流会", "mixer", "浜松", "2026-11-19", "attended",
    )  # fmt: skip
    assert (encounter.note, encounter.on, encounter.medium, encounter.mood, encounter.gathering) == (
        TEXT, "2026-11-19", "gathering", 1, gathering,
    )  # fmt: skip
    assert [person.full for person in saved.people] == ["佐藤", "田中"]
    sato = record(one(owner, "佐藤"))
    assert sato["fields"] == ["finance.tax"]
    assert sato["affiliations"][0]["title"] == "税理士"
    assert (sato["offers"], sato["wish"], sato["spark"], sato["met_on"]) == (
        ["補助金"],
        1,
        True,
        "2026-11-19",
    )
    assert (sato["name"]["family_kana"], sato["met_at"]) == ("さとう", str(gathering.uid))
    tanaka = record(one(owner, "田中"))
    assert (tanaka["wants"], tanaka["introduced_by"], tanaka["origin"]) == (
        ["デザイナー"],
        sato["id"],
        "introduction",
    )
    assert m.History.objects.get(owner=owner).what == "wish"


def test_somebody_known_is_met_again_and_takes_nothing_twice(owner: Owner) -> None:
    person = added(
        owner, "佐藤 健一", fields=["finance.tax"], offers=["補助金"], in_network=False,
        affiliations=[{"organization": "佐藤会計", "title": None}],
    )  # fmt: skip
    said = replace(SATO, matches=(str(person.uid),), field="finance", organization="㈱佐藤会計")
    save_note(owner, draft=replace(EVENING, people=(said,)), today=TODAY)
    after = record(person)
    assert Person.objects.filter(owner=owner).count() == 1
    assert (after["in_network"], after["fields"], after["offers"]) == (True, ["finance.tax"], ["補助金"])
    assert [(place["organization"], place["title"]) for place in after["affiliations"]] == [
        ("佐藤会計", "税理士")
    ]


def test_another_place_stands_beside_the_known_one(owner: Owner) -> None:
    person = added(owner, "佐藤 健一", affiliations=[{"organization": "市役所", "title": "課長"}])
    said = DraftPerson("佐藤", matches=(str(person.uid),), organization="NPOみなと", title="理事")
    save_note(owner, draft=Draft("話", medium="call", people=(said,)), today=TODAY)
    places = [(place["organization"], place["title"]) for place in record(person)["affiliations"]]
    assert places == [("市役所", "課長"), ("NPOみなと", "理事")]


def test_what_passed_was_promised_told_and_asked_is_written(owner: Owner) -> None:
    statement = statements.say_anew(owner, what="do", text="ラベルをつくる", today=TODAY)
    draft = replace(
        EVENING,
        favors=(DraftFavor("佐藤", "received", "information", "補助金の締切"),),
        promises=(DraftPromise("me", "佐藤", "資料を送る", "2026-12"),),
        tellings=(DraftTelling("田中", "do"), DraftTelling("田中", "want")),
        chances=(DraftChance("田中", "ロゴの依頼", planned=False),),
    )
    save_note(owner, draft=draft, today=TODAY)
    favor, promise = m.Favor.objects.get(owner=owner), m.Promise.objects.get(owner=owner)
    assert (favor.person.full, favor.direction, favor.kind, favor.note, favor.on) == (
        "佐藤", "received", "information", "補助金の締切", "2026-11-19",
    )  # fmt: skip
    assert (promise.what, promise.due, promise.made_on, promise.by) == (
        "資料を送る",
        "2026-12",
        "2026-11-19",
        "me",
    )
    told = list(m.Telling.objects.filter(owner=owner).order_by("pk"))
    assert [one.statement for one in told] == [statement, None]
    assert told[1].extra == {"what": "want"}
    chance = m.Chance.objects.get(owner=owner)
    assert (chance.title, chance.state, chance.planned) == ("ロゴの依頼", "open", False)
    chain = [
        link.person.full if link.person else link.gathering.title for link in chance.chain.order_by("place")
    ]
    assert chain == ["田中", "佐藤", "商工会の交流会"]


def test_bringing_two_together_is_an_introduction_made(owner: Owner) -> None:
    pair = (DraftPerson("小松"), DraftPerson("佐々木"))
    save_note(
        owner,
        draft=Draft("紹介した", people=pair, introductions=(DraftIntroduction("小松", "佐々木"),)),
        today=TODAY,
    )
    made = m.Introduction.objects.get(owner=owner)
    assert (made.a.full, made.b and made.b.full, made.by) == ("小松", "佐々木", "me")
    assert (made.state, made.asked_a, made.asked_b, made.on) == ("made", "yes", "yes", "2026-11-20")


def test_who_brought_us_together_is_found_among_the_known_though_not_there(owner: Owner) -> None:
    broker = added(owner, "山口 大輔")
    draft = Draft("紹介", medium="one_to_one", people=(DraftPerson("清水", introduced_by="山口さん"),))
    save_note(owner, draft=draft, today=TODAY)
    assert one(owner, "清水").introduced_by == broker
    assert m.Encounter.objects.get(owner=owner).links.count() == 1
    assert Person.objects.filter(owner=owner).count() == 2


def test_being_brought_together_with_somebody_is_their_thread_not_an_introduction(owner: Owner) -> None:
    draft = Draft(
        "紹介",
        medium="meal",
        people=(DraftPerson("清水"),),
        introductions=(DraftIntroduction("清水", "me", "山口"),),
    )
    save_note(owner, draft=draft, today=TODAY)
    assert one(owner, "清水").introduced_by == one(owner, "山口")
    assert not m.Introduction.objects.filter(owner=owner).exists()


def test_no_meeting_is_invented_where_the_line_tells_none(owner: Owner) -> None:
    person = added(owner, "佐藤", note="前から知っている", in_network=False)
    told = (
        DraftPerson("佐藤", matches=(str(person.uid),), offers=("補助金",)),
        DraftPerson("西村", key=True),
    )
    saved = save_note(owner, draft=Draft("佐藤さんは補助金に詳しい。西村さんも", people=told), today=TODAY)
    assert saved.encounter is None
    assert not m.Encounter.objects.filter(owner=owner).exists()
    after = record(person)
    assert after["note"] == "前から知っている\n佐藤さんは補助金に詳しい。西村さんも"
    assert (after["offers"], after["in_network"], after["met_on"]) == (["補助金"], True, None)
    assert (one(owner, "西村").spark, one(owner, "西村").note) == (
        True,
        "佐藤さんは補助金に詳しい。西村さんも",
    )


def test_a_gathering_where_nobody_was_met_is_written_with_the_words(owner: Owner) -> None:
    draft = Draft("誰とも話せなかった", on="2026-11-19", gathering=DraftGathering("mixer", "交流会"))
    saved = save_note(owner, draft=draft, today=TODAY)
    assert saved.gathering is not None and saved.gathering.note == "誰とも話せなかった"
    assert not m.Encounter.objects.filter(owner=owner).exists()
    again = replace(
        draft, text="二次会も", gathering=DraftGathering("mixer", "交流会", match=str(saved.gathering.uid))
    )
    save_note(owner, draft=again, today=TODAY)
    assert m.Gathering.objects.get(owner=owner).note == "誰とも話せなかった\n二次会も"


@pytest.mark.parametrize(
    ("on", "planned", "status", "kept"),
    [("2026-11-25", False, "planned", "2026-11-25"), (None, True, "planned", None),
     ("2025-10", False, "happened", "2025-10"), ("2025", False, "happened", "2025"),
     (None, False, "happened", "2026-11-20")],
)  # fmt: skip
def test_days_may_be_to_come_partial_or_not_said(
    owner: Owner, on: str | None, planned: bool, status: str, kept: str | None
) -> None:
    draft = Draft("話", on=on, planned=planned, medium="meal", people=(DraftPerson("田中"),))
    save_note(owner, draft=draft, today=TODAY)
    encounter = m.Encounter.objects.get(owner=owner)
    assert (encounter.status, encounter.on) == (status, kept)
    assert one(owner, "田中").met_on == (None if status == "planned" else kept)


def test_two_names_that_are_one_person_are_met_once(owner: Owner) -> None:
    uid = str(added(owner, "佐藤 健一").uid)
    pair = (DraftPerson("佐藤", matches=(uid,)), DraftPerson("けんちゃん", matches=(uid,), offers=("写真",)))
    saved = save_note(owner, draft=Draft("話", medium="meal", people=pair), today=TODAY)
    assert saved.encounter is not None and saved.encounter.links.count() == 1
    assert len(saved.people) == 1
    assert record(saved.people[0])["offers"] == ["写真"]


def test_what_no_line_says_is_said_beside_it(owner: Owner) -> None:
    more = {"as": "company", "business": True, "noticed": "よく笑った"}
    save_note(owner, draft=EVENING, today=TODAY, more=more)
    encounter = m.Encounter.objects.get(owner=owner)
    assert (encounter.as_role, encounter.business, encounter.noticed) == ("company", True, "よく笑った")
    assert one(owner, "佐藤").origin == "company"


def test_a_line_with_nobody_in_it_is_refused_and_writes_nothing(owner: Owner) -> None:
    with pytest.raises(Refused, match="nobody_in_it"):
        save_note(owner, draft=Draft("星がきれいだった"), today=TODAY)
    assert not m.Revision.objects.filter(owner=owner).exists()


def test_another_owners_person_is_nobody(owner: Owner, stranger: Owner) -> None:
    theirs = str(added(stranger, "佐藤").uid)
    for medium in ("meal", None):
        draft = Draft("話", medium=medium, people=(DraftPerson("佐藤", matches=(theirs,)),))
        with pytest.raises(NotFound):
            save_note(owner, draft=draft, today=TODAY)
    assert archive(owner) == archive(Owner.objects.get(pk=owner.pk))
    assert not m.Revision.objects.filter(owner=owner).exists()


def test_one_undo_takes_everything_back(owner: Owner) -> None:
    added(owner, "佐藤 健一")
    before = archive(owner)
    save_note(owner, draft=EVENING, today=TODAY)
    undo(owner)
    assert archive(owner) == before
    assert not m.Posting.objects.filter(owner=owner).exclude(person__full="佐藤 健一").exists()


NAMES = st.sampled_from(["佐藤", "田中", "ヨッシー", "Anna Berg"])
PEOPLE = st.lists(
    st.builds(
        DraftPerson, NAMES, field=st.sampled_from([None, "it", "design.logo"]), title=st.sampled_from([None, "税理士"]),
        organization=st.sampled_from([None, "㈱あおば"]), offers=st.sampled_from([(), ("補助金",)]),
        wants=st.sampled_from([(), ("写真",)]), wish=st.integers(-1, 1), key=st.booleans(),
        introduced_by=st.one_of(st.none(), NAMES),
    ),
    max_size=3, unique_by=lambda person: person.name,
)  # fmt: skip
DRAFTS = st.builds(
    Draft, st.sampled_from(["話した", "🍣 "]), on=st.sampled_from([None, "2026-11-19", "2025", "2026-12-01"]),
    medium=st.sampled_from([None, "meal", "message"]), people=PEOPLE.map(tuple), mood=st.integers(-1, 1),
    gathering=st.sampled_from([None, DraftGathering("mixer", "交流会")]), planned=st.booleans(),
    favors=st.lists(st.builds(DraftFavor, NAMES, st.just("given"), st.just("work"), st.just("仕事")), max_size=1).map(tuple),
    promises=st.lists(st.builds(DraftPromise, st.just("me"), NAMES, st.just("送る")), max_size=1).map(tuple),
    introductions=st.lists(st.builds(DraftIntroduction, st.just("佐藤"), st.just("田中"), st.sampled_from(["me", "山口"])),
                           max_size=1).map(tuple),
    tellings=st.lists(st.builds(DraftTelling, NAMES, st.just("do")), max_size=1).map(tuple),
    chances=st.lists(st.builds(DraftChance, NAMES, st.just("依頼")), max_size=1).map(tuple),
)  # fmt: skip


@settings(
    deadline=None, max_examples=examples(30), phases=(Phase.explicit, Phase.reuse, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(drafts=st.lists(DRAFTS, min_size=1, max_size=3), linked=st.booleans())
def test_whatever_a_line_says_undo_restores_the_archive(db: Any, drafts: list[Draft], linked: bool) -> None:
    owner = Owner.objects.create_user(f"o{Owner.objects.count()}")
    uid = str(added(owner, "佐藤 健一", affiliations=[{"organization": "あおば"}]).uid)
    states = [archive(owner)]
    for draft in drafts:
        if linked and draft.people:
            draft = replace(draft, people=(replace(draft.people[0], matches=(uid,)), *draft.people[1:]))
        try:
            save_note(owner, draft=draft, today=TODAY)
        except Refused as refused:
            assert refused.code == "nobody_in_it" and not draft.people
            continue
        states.append(archive(owner))
    for state in reversed(states[:-1]):
        undo(owner)
        assert archive(owner) == state
