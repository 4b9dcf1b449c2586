"""The made-up network: whole, believable, decided by its seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice
from typing import Any

import pytest

from enishi.demo import bulk, network
from enishi.exchange.records import Record
from enishi.language import fields

TODAY = date(2026, 11, 20)
REFERRED = ("person", "gathering", "statement", "reaction")
ENUMERATIONS: dict[tuple[str, str], set[Any]] = {
    ("owner", "phase"): {"preparing"},
    ("person", "phase"): {"employed", "preparing", "starting", "running", "leading", None},
    ("person", "origin"): {"individual", "company", "introduction", "before"},
    ("person", "standing"): {"acquaintance", "companion", "at_peace"},
    ("person", "wish"): {-1, 0, 1, None},
    ("gathering", "kind"): {"same_trade", "community", "mixer", "meal", "card_exchange", "seminar", "other"},
    ("gathering", "status"): {"attended", "planned"},
    ("encounter", "medium"): {"gathering", "one_to_one", "meal", "call", "video", "message", "letter"},
    ("encounter", "as"): {"me", "company", None},
    ("encounter", "status"): {"happened", "planned"},
    ("encounter", "initiated_by"): {"me", "them", None},
    ("encounter", "mood"): {-1, 0, 1, None},
    ("favor", "direction"): {"given", "received"},
    ("favor", "kind"): {"information", "introduction", "help", "work", "referral", "listening", "gift"},
    ("promise", "by"): {"me", "them"},
    ("introduction", "state"): {"idea", "asked", "made", "declined", "bore_fruit"},
    ("introduction", "asked_a"): {None, "waiting", "yes", "no"},
    ("introduction", "asked_b"): {None, "waiting", "yes", "no"},
    ("chance", "state"): {"open", "won", "lost", "declined"},
    ("statement", "what"): {"do", "want"},
    ("statement", "audience"): {"everyone", "key_persons", "not_company"},
    ("telling", "stuck"): {None, True, False},
    ("reaction", "kind"): {"asked", "thanked", "missed"},
    ("answer", "question"): {"customers", "for_whom", "glad", "how_glad", "good_at", "lack"},
    ("history", "what"): {"phase", "wish"},
}
TYPES = {
    *("owner", "person", "relation", "gathering", "encounter", "favor", "promise", "introduction", "chance"),
    *("statement", "telling", "reaction", "polish", "answer", "seat", "review", "history"),
}
STORY = list(network(today=TODAY))


def of(kind: str, records: list[Record] = STORY) -> list[Record]:
    return [record for record in records if record["type"] == kind]


def references(record: Record) -> Iterator[str]:
    """Every id a record points at."""
    for key in ("person", "introduced_by", "met_at", "gathering", "statement", "trial_for"):
        if record.get(key):
            yield record[key]
    if record["type"] in ("relation", "introduction"):
        yield from (record["a"], record["b"])
    if record["type"] == "polish":
        yield from record["from"]
    if record["type"] == "chance":
        yield record["from"]
        yield from (next(iter(link.values())) for link in record["chain"])
    yield from record["people"] if record["type"] == "encounter" else ()


@pytest.mark.parametrize("people", [20, 60, 150, 600])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_reference_is_whole_and_backwards(people: int, seed: int) -> None:
    seen: set[str] = set()
    for record in network(people, seed, today=TODAY):
        assert all(target in seen for target in references(record)), record
        if "id" in record:
            assert record["id"] not in seen
            seen.add(record["id"])


def test_every_type_of_the_archive_occurs() -> None:
    assert {record["type"] for record in STORY} == TYPES


@pytest.mark.parametrize("key", ENUMERATIONS)
def test_values_are_those_of_the_contract(key: tuple[str, str]) -> None:
    kind, name = key
    told = {record[name] for record in of(kind) if name in record}
    assert told
    assert told <= ENUMERATIONS[key]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("gathering", "kind"),
        ("gathering", "status"),
        ("introduction", "state"),
        ("chance", "state"),
        ("favor", "direction"),
        ("promise", "by"),
        ("encounter", "as"),
        ("statement", "audience"),
        ("answer", "question"),
    ],
)
def test_every_value_of_the_contract_occurs(kind: str, name: str) -> None:
    assert {record[name] for record in of(kind)} == ENUMERATIONS[kind, name]


def test_fields_are_those_of_the_taxonomy() -> None:
    told = {code for person in of("person") for code in person["fields"]}
    told |= {
        record["field"] for kind in ("seat", "chance", "favor") for record in of(kind) if record["field"]
    }
    assert all(fields.get_field(code) for code in told)
    assert len({fields.branch_of(code) for code in told}) >= 20


def test_the_same_seed_tells_the_same_story_and_another_seed_another() -> None:
    assert list(network(today=TODAY)) == STORY
    other = list(network(seed=2, today=TODAY))
    assert {person["name"]["full"] for person in of("person", other)} != {
        person["name"]["full"] for person in of("person")
    }


@pytest.mark.parametrize("people", [20, 150, 400])
def test_it_makes_as_many_people_as_asked_a_quarter_only_in_the_address_book(people: int) -> None:
    told = of("person", list(network(people, today=TODAY)))
    assert len(told) == people
    assert sum(not person["in_network"] for person in told) == round(people / 4)


def test_it_refuses_fewer_people_than_a_story_needs() -> None:
    with pytest.raises(ValueError, match="twenty"):
        next(network(19, today=TODAY))


def test_nothing_happened_after_today_and_the_coming_weeks_have_plans_with_guests() -> None:
    ahead = TODAY + timedelta(days=35)
    planned = [gathering for gathering in of("gathering") if gathering["status"] == "planned"]
    assert len(planned) >= 4
    assert all(TODAY.isoformat() < record["starts"][:10] <= ahead.isoformat() for record in planned)
    expected = {record["gathering"] for record in of("encounter") if record["status"] == "planned"}
    assert {record["id"] for record in planned} <= expected
    happened = [record for record in of("encounter") if record["status"] == "happened"]
    assert max(record["on"] for record in happened) < TODAY.isoformat()


def test_nobody_who_costs_is_planned_for() -> None:
    costly = {person["id"] for person in of("person") if person.get("wish") == -1}
    planned = [record for record in of("encounter") if record["status"] == "planned"]
    assert not costly & {person for record in planned for person in record["people"]}


def test_nobody_is_met_before_the_first_meeting() -> None:
    met = {person["id"]: person.get("met_on") or "" for person in of("person")}
    for record in of("encounter"):
        assert all(record["on"] >= met[person][:10] or len(met[person]) < 10 for person in record["people"])


def test_some_promises_are_due_this_week() -> None:
    week = (TODAY + timedelta(days=7)).isoformat()
    due = [record for record in of("promise") if not record["done_on"] and record["due"]]
    assert sum(TODAY.isoformat() <= record["due"] <= week for record in due) >= 2


def test_few_are_met_often_and_many_once() -> None:
    inside = {person["id"] for person in of("person") if person["in_network"]}
    times = Counter(person for record in of("encounter") for person in record["people"])
    assert set(times) <= inside
    often = sorted(times.values(), reverse=True)
    assert sum(often[: len(often) // 10]) > 0.25 * sum(often)
    assert sum(number <= 2 for number in often) > len(often) / 3


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_there_are_key_persons_one_of_them_long_unseen_and_a_vacant_seat(seed: int) -> None:
    story = list(network(seed=seed, today=TODAY))
    seats = of("seat", story)
    assert len({seat["field"] for seat in seats}) == len(seats) >= 5
    assert sum(seat["person"] is None for seat in seats) == 1
    last: dict[str, str] = {}
    for record in of("encounter", story):
        for person in record["people"]:
            if record["status"] == "happened":
                last[person] = max(last.get(person, ""), record["on"])
    unseen = (TODAY - timedelta(days=120)).isoformat()
    assert any(seat["person"] and last[seat["person"]] < unseen for seat in seats)


def test_chances_came_through_two_to_five_links() -> None:
    lengths = {len(chance["chain"]) for chance in of("chance")}
    assert lengths <= {2, 3, 4, 5}
    assert len(lengths) >= 2
    assert all(chance["chain"][0]["person"] == chance["from"] for chance in of("chance"))


def test_some_cost_the_owner_some_are_companions_and_some_work_ties_are_met_as_oneself() -> None:
    people = {person["id"]: person for person in of("person") if person["in_network"]}
    assert sum(person["wish"] == -1 for person in people.values()) >= 2
    assert sum(person["standing"] == "companion" for person in people.values()) >= 3
    work = [record for record in of("encounter") if people[record["people"][0]]["origin"] == "company"]
    assert {"me", "company"} <= {record["as"] for record in work}


def test_what_some_look_for_others_can_do() -> None:
    assert any("←" in record["why"] for record in of("introduction"))
    assert sum(bool(person["offers"]) for person in of("person")) > 50
    assert sum(bool(person["wants"]) for person in of("person")) > 40


def test_names_come_with_and_without_kana_alone_foreign_and_in_old_kanji() -> None:
    names = [person["name"] for person in of("person", list(network(600, today=TODAY)))]
    assert 0.7 < sum(bool(name["family_kana"]) for name in names) / len(names) < 0.95
    assert any(name["family"] and not name["given"] for name in names)
    assert any(name["nickname"] and not name["family"] for name in names)
    assert any("・" in name["full"] for name in names) and any(name["full"].isascii() for name in names)
    assert any(set(name["full"]) & set("髙邉齋﨑濵廣櫻澤") for name in names)


def test_mail_addresses_and_telephone_numbers_reach_nobody() -> None:
    for person in of("person"):
        assert all(mail["value"].endswith(".example") for mail in person["emails"])
        assert all(phone["value"].startswith(("+81900", "+8126300")) for phone in person["phones"])


def test_no_sentence_is_said_more_than_a_few_times() -> None:
    said = Counter(
        str(record[key])
        for record in STORY
        for key in ("note", "what", "why", "text", "noticed")
        if record.get(key)
    )
    sentences = {text: times for text, times in said.items() if len(text) > 8}
    assert len(sentences) > 350
    assert max(sentences.values()) <= 5


def test_bulk_pours_out_what_was_asked_for_with_whole_references() -> None:
    records = list(bulk(400, 2000, today=TODAY))
    kinds = Counter(record["type"] for record in records)
    assert (kinds["person"], kinds["encounter"]) == (400, 2000)
    seen: set[str] = set()
    for record in records:
        assert all(target in seen for target in references(record)), record
        seen.add(record.get("id", "owner"))
    assert len(seen) == len(records)
    assert max(record["on"] for record in of("encounter", records)) < TODAY.isoformat()


def test_bulk_meets_nobody_before_the_first_meeting_and_few_most_often() -> None:
    records = list(bulk(400, 4000, today=TODAY))
    met = {person["id"]: person["met_on"] for person in of("person", records) if person["in_network"]}
    for record in of("encounter", records):
        assert all(record["on"] >= met[person] for person in record["people"])
    times = sorted(Counter(p for r in of("encounter", records) for p in r["people"]).values(), reverse=True)
    assert sum(times[:30]) > 0.3 * sum(times)


def test_bulk_is_decided_by_its_seed_and_keeps_to_the_contract() -> None:
    records = list(bulk(40, 300, 7, today=TODAY))
    assert records == list(bulk(40, 300, 7, today=TODAY))
    assert records != list(bulk(40, 300, 8, today=TODAY))
    for (kind, name), values in ENUMERATIONS.items():
        assert {record[name] for record in of(kind, records) if name in record} <= values


def test_bulk_begins_at_once_whatever_its_size() -> None:
    first = list(islice(bulk(10**9, 10**9, today=TODAY), 3))
    assert [record["type"] for record in first] == ["owner", "gathering", "gathering"]
