"""Taking away: people and days leave whole, come back as they were, and nothing private goes along."""

from __future__ import annotations

import base64
import csv
import datetime
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from enishi import outward
from enishi.exchange.records import Row
from enishi.exchange.vcard import Vcard
from enishi.exchange.vcard.content import parse
from enishi.network.actions import facts, people, seats
from enishi.network.actions.merging import merge_people
from enishi.network.actions.owners import edit_owner
from enishi.network.actions.revisions import undo
from enishi.network.models import Owner, Person, Revision
from enishi.network.queries.archive import records_of
from enishi.network.queries.outward import chosen_for, people_chosen
from tests.examples import examples
from tests.exchange.test_vcard import PEOPLE
from tests.network.test_archive import read_in

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 24)
NOW = datetime.datetime(2026, 11, 24, 12, 0, tzinfo=datetime.UTC)
LOST = {"id", "photo", "met_at", "in_network"}


def picture(side: int = 40) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (side, side), (200, 80, 60)).save(written, "PNG")
    return written.getvalue()


def card(uid: str = "u1", *more: str) -> str:
    photo = base64.b64encode(picture()).decode()
    lines = [
        "BEGIN:VCARD", "VERSION:3.0", f"UID:{uid}", "N:髙橋;美咲;;;", "FN:髙橋 美咲", "X-PHONETIC-LAST-NAME:たかはし",
        "X-PHONETIC-FIRST-NAME:みさき", "item1.TEL:090-1234-5678", "item1.X-ABLabel:朝だけ", "X-STARSIGN;X-A=1:魚\\,座",
        "NOTE:絵が好き", f"PHOTO;ENCODING=b;TYPE=PNG:{photo}", *more, "END:VCARD",
    ]  # fmt: skip
    return "".join(f"{line}\r\n" for line in lines)


def taken(owner: Owner, version: str = "4.0", **choice: Any) -> str:
    chosen = chosen_for(owner, **choice)
    return "".join(outward.vcard_file(owner, chosen, TODAY, version=version).text)


def known(owner: Owner) -> list[dict[str, Any]]:
    found = [one for one in records_of(owner) if one["type"] == "person"]
    return sorted(
        (
            {key: value for key, value in one.items() if key not in LOST and value not in (None, [])}
            for one in found
        ),
        key=str,
    )


@pytest.mark.parametrize(("version", "name"), [("4.0", "iphone.vcf"), ("3.0", "android_21_sjis.vcf")])
def test_an_address_book_goes_round_and_nobody_is_another(
    owner: Owner, other_owner: Owner, tmp_path: Path, version: str, name: str
) -> None:
    read_in(owner, Path(__file__).parents[1] / "exchange" / "samples" / name)
    file = tmp_path / "out.vcf"
    file.write_bytes(taken(owner, version).encode())
    read_in(other_owner, file)
    assert known(other_owner) == known(owner)
    assert "�" not in file.read_text()
    kept = [Person.objects.filter(owner=one).exclude(photo=None).count() for one in (owner, other_owner)]
    assert kept[0] == kept[1] > 0


@pytest.mark.parametrize("version", outward.VERSIONS)
def test_what_enishi_does_not_know_and_the_photo_as_it_was_go_along(
    owner: Owner, tmp_path: Path, version: str
) -> None:
    file = tmp_path / "in.vcf"
    file.write_text(card())
    read_in(owner, file)
    person = Person.objects.get(owner=owner)
    people.edit_person(owner, uid=str(person.uid), patch={"phones": [{"value": "+81312345678"}]}, today=TODAY)
    again = tmp_path / "again.vcf"
    again.write_bytes(taken(owner, version).encode())
    [row] = Vcard().read(again)
    assert isinstance(row, Row)
    assert "X-STARSIGN;X-A=1:魚\\,座" in row.original
    assert "朝だけ" not in row.original
    assert [one.data for one in row.pictures] == [picture()]
    assert [one["value"] for one in row.record["phones"]] == ["+81312345678"]


OLD_PHONE = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=8D=82=8B=B4;=94=FC=8D=E7;;;\r\n"
    "X-BLOOD;CHARSET=SHIFT_JIS;ENCODING=QUOTED-PRINTABLE:=82=60=8C=5E\r\nX-STARSIGN;X-A=1:魚\\,座\r\n"
    "X-GENDER:2\r\nTEL;CELL:090-1234-5678\r\nEND:VCARD\r\n"
)


def beyond(text: str) -> list[tuple[str, str, str]]:
    """What cards say in properties of other makers: name, the label of its group, the words once decoded."""
    properties, _ = parse(text)
    labels = {one.group: one.text() for one in properties if one.name == "X-ABLABEL"}
    return sorted(
        (one.name, labels.get(one.group, ""), one.text())
        for one in properties
        if one.name in {"X-STARSIGN", "X-BLOOD", "X-GENDER", "X-ABRELATEDNAMES", "RELATED"}
    )


@pytest.mark.parametrize("version", outward.VERSIONS)
def test_whoever_was_two_takes_along_what_both_cards_said_each_once(
    owner: Owner, tmp_path: Path, version: str
) -> None:
    texts = [
        card("u1", "item2.X-ABRELATEDNAMES:髙橋 健", "item2.X-ABLabel:夫"),
        card("u2", "item1.X-ABRELATEDNAMES:山田 花", "item3.X-ABRELATEDNAMES:髙橋 葵", "item3.X-ABLabel:娘"),
        OLD_PHONE,
    ]
    for number, text in enumerate(texts):
        file = tmp_path / f"{number}.vcf"
        file.write_text(text)
        read_in(owner, file)
    apart = sorted(beyond(taken(owner, version)))
    stays, *others = Person.objects.filter(owner=owner, trashed_at=None).order_by("pk")
    numbers = []
    for other in others:
        merge_people(owner, stays=str(stays.uid), goes=str(other.uid))
        numbers.append(Revision.objects.filter(owner=owner).latest("number").number)
    assert beyond(taken(owner, version)) == sorted(set(apart))
    assert len(set(apart)) == 6
    for number in reversed(numbers):
        undo(owner, number=number)
    assert sorted(beyond(taken(owner, version))) == apart


@settings(
    deadline=None, max_examples=examples(8), suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(told=st.lists(PEOPLE, min_size=1, max_size=3), version=st.sampled_from(outward.VERSIONS))
def test_whoever_is_written_down_here_is_the_same_elsewhere(
    db: Any, tmp_path: Path, told: list[dict[str, Any]], version: str
) -> None:
    mine = Owner.objects.create_user(f"o{Owner.objects.count()}")
    theirs = Owner.objects.create_user(f"o{Owner.objects.count()}")
    for record in told:
        people.add_person(mine, record=record, today=TODAY)
    file = tmp_path / "out.vcf"
    file.write_bytes(taken(mine, version).encode())
    read_in(theirs, file)
    assert known(theirs) == known(mine)


def test_the_choice_holds_whom_it_says(owner: Owner) -> None:
    def add(name: str, **more: Any) -> Person:
        return people.add_person(owner, record={"name": {"full": name}, **more}, today=TODAY)

    seated, companion, book = add("席"), add("仲間", standing="companion"), add("電話帳", in_network=False)
    add("知人")
    facts.trash_fact(owner, kind="person", uid=str(add("ごみ").uid))
    seats.give_seat(owner, field="law", person=str(seated.uid), today=TODAY)

    def names(**choice: Any) -> set[str]:
        return {one.full or "" for one in people_chosen(owner, chosen_for(owner, **choice))}

    assert names() == {"席", "仲間", "電話帳", "知人"}
    assert names(who="network") == {"席", "仲間", "知人"}
    assert names(who="close") == {"席", "仲間"}
    assert names(uid=str(book.uid)) == {"電話帳"}
    assert companion.standing == "companion"


def days(owner: Owner, **choice: Any) -> str:
    text = "".join(outward.ics_file(owner, chosen_for(owner, **choice), TODAY, now=NOW).text)
    return text.replace("\r\n ", "")


@pytest.fixture
def week(owner: Owner) -> Owner:
    person = people.add_person(
        owner, record={"name": {"full": "森 彩"}, "note": "独立の相談をした"}, today=TODAY
    )
    for title, start in (
        ("秋の交流会", "2026-11-20T19:00+09:00"),
        ("創業塾", "2026-12-01"),
        ("いつか", "2027"),
    ):
        record = {"type": "gathering", "title": title, "starts": start, "note": "ひみつ", "cost": 3000}
        facts.add_fact(owner, record=record)
    for what in ("資料を送る", "副業の見積もり"):
        record = {"type": "promise", "what": what, "person": str(person.uid), "due": "2026-12-03", "by": "me"}
        facts.add_fact(owner, record=record)
    return owner


def test_gatherings_and_promises_stand_in_the_calendar_without_what_is_private(week: Owner) -> None:
    text = days(week)
    for words in ("秋の交流会", "創業塾", "資料を送る", "副業の見積もり", "森さん"):
        assert words in text
    assert "ひみつ" not in text and "いつか" not in text
    assert text.count("BEGIN:VEVENT") == 4
    [person] = Person.objects.filter(owner=week)
    assert days(week, uid=str(person.uid)).count("BEGIN:VEVENT") == 2


def test_what_is_kept_from_the_company_stays_at_home(week: Owner) -> None:
    assert "独立" in taken(week)
    assert "独立" not in taken(week, notes=False)
    edit_owner(week, patch={"kept_from_company": True}, today=TODAY)
    text = days(week)
    assert "秋の交流会" in text and "資料を送る" in text
    assert "創業塾" not in text and "副業" not in text
    assert "独立" not in taken(week) + "".join(outward.csv_file(week, chosen_for(week), TODAY).text)
    archive = "".join(outward.archive_file(week, TODAY, now=NOW).text)
    assert "創業塾" in archive and "独立の相談" in archive


def test_a_note_that_was_brought_along_goes_back_where_it_came_from(owner: Owner, tmp_path: Path) -> None:
    file = tmp_path / "in.vcf"
    file.write_text(card())
    read_in(owner, file)
    person = Person.objects.get(owner=owner)
    people.edit_person(owner, uid=str(person.uid), patch={"note": "自分の言葉"}, today=TODAY)
    assert "自分の言葉" in taken(owner)
    assert "絵が好き" in taken(owner, notes=False)


def test_the_table_says_each_person_once_and_runs_nothing(owner: Owner) -> None:
    record = {
        "name": {"full": "=HYPERLINK(1)"}, "phones": [{"value": "+819012345678"}], "wish": -1, "origin": "before",
        "phase": "leading", "fields": ["law"], "offers": ["茶", "書"],
    }  # fmt: skip
    people.add_person(owner, record=record, today=TODAY)
    text = "".join(outward.csv_file(owner, chosen_for(owner), TODAY).text)
    [row] = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert row["名前"] == "'=HYPERLINK(1)"
    assert (row["電話"], row["できること"]) == ("090-1234-5678", "茶\n書")


def test_it_costs_as_many_queries_for_many_as_for_few(
    owner: Owner, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        people.add_person(owner, record={"name": {"full": f"人{number}"}, "offers": ["茶"]}, today=TODAY)
    with django_assert_max_num_queries(20):
        taken(owner)
