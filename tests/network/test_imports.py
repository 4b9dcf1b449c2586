"""Address books: read in, read in again, undone – nobody doubled, nobody merged on a guess, own edits kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from enishi.exchange import formats
from enishi.network import runner
from enishi.network.actions import batches, people
from enishi.network.codec import canonical
from enishi.network.models import Batch, Original, Owner, OwnerCompany, Person, Term
from enishi.network.queries.archive import person_records, records_of

pytestmark = pytest.mark.django_db
SAMPLES = Path(__file__).parents[1] / "exchange" / "samples"


def card(name: str, *lines: str, uid: str = "") -> str:
    listed = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        f"FN:{name}",
        *lines,
        *([f"UID:{uid}"] if uid else []),
        "END:VCARD",
        "",
    ]
    return "\r\n".join(listed)


def read_in(owner: Owner, tmp_path: Path, *cards: str, name: str = "book.vcf") -> Batch:
    file = tmp_path / name
    file.write_text("".join(cards), encoding="utf-8", newline="")
    return read_file(owner, file)


def read_file(owner: Owner, file: Path) -> Batch:
    batch = batches.receive(owner, file)
    batches.queue(batch)
    return runner.run_until_ended(batch)


def lines_of(owner: Owner) -> list[str]:
    return sorted(canonical(record) for record in records_of(owner))


def verdicts(batch: Batch) -> dict[str, int]:
    return {verdict: count for verdict, count in batch.counts.items() if count}


@pytest.mark.parametrize("sample", sorted(p.name for p in SAMPLES.iterdir() if p.suffix in {".vcf", ".csv"}))
def test_every_kind_of_book_comes_once_and_goes_whole(owner: Owner, sample: str) -> None:
    before = lines_of(owner)
    first = read_file(owner, SAMPLES / sample)
    assert first.counts["new"] >= 2
    assert not Person.objects.filter(in_network=True).exists()
    assert set(verdicts(read_file(owner, SAMPLES / sample))) <= {"unchanged", "refused"}
    for _ in batches.take_back(first):
        pass
    assert lines_of(owner) == before


def test_preview_says_what_the_import_then_does(owner: Owner) -> None:
    batch = batches.preview(batches.receive(owner, SAMPLES / "iphone.vcf"))
    planned = dict(batch.counts)
    assert not Person.objects.exists()
    batches.queue(batch)
    assert runner.run_until_ended(batch).counts == planned


def test_a_new_number_in_the_book_arrives_and_an_own_edit_stays(
    owner: Owner, tmp_path: Path, today: Any
) -> None:
    read_in(owner, tmp_path, card("佐藤 健一", "TEL:090-1111-1111", "NOTE:はじめ", uid="a"))
    person = Person.objects.get()
    people.edit_person(owner, uid=str(person.uid), patch={"note": "自分の言葉"}, today=today)
    batch = read_in(owner, tmp_path, card("佐藤 健一", "TEL:090-2222-2222", "NOTE:別", uid="a"))
    assert verdicts(batch) == {"updated": 1}
    record = person_records(owner, [person.pk])[person.pk]
    assert record["note"] == "自分の言葉"
    assert [one["value"] for one in record["phones"]] == ["+819022222222"]


def test_going_back_to_an_older_value_is_a_change_too(owner: Owner, tmp_path: Path) -> None:
    for number in ("090-1111-1111", "090-2222-2222", "090-1111-1111"):
        read_in(owner, tmp_path, card("佐藤 健一", f"TEL:{number}", uid="a"))
    person = Person.objects.get()
    assert person_records(owner, [person.pk])[person.pk]["phones"][0]["value"] == "+819011111111"


def test_two_people_of_one_office_address_stay_two(owner: Owner, tmp_path: Path) -> None:
    office = "EMAIL:info@office.example"
    file = [card("佐藤 健一", office), card("田中 梨絵", office), card("佐藤 健一", office, "TITLE:代表")]
    assert verdicts(read_in(owner, tmp_path, *file)) == {"new": 2, "updated": 1}
    assert sorted(Person.objects.values_list("full", flat=True)) == ["佐藤 健一", "田中 梨絵"]
    assert verdicts(read_in(owner, tmp_path, *file)) == {"unchanged": 3}


def test_two_books_that_tell_of_one_person_do_not_take_turns(owner: Owner, tmp_path: Path) -> None:
    one = card("佐藤 健一", "EMAIL:sato@a.example", "TEL:090-1111-1111")
    other = card("佐藤 健一", "EMAIL:sato@a.example", "TITLE:税理士")
    read_in(owner, tmp_path, one)
    read_in(owner, tmp_path, other)
    assert verdicts(read_in(owner, tmp_path, one)) == {"unchanged": 1}
    assert verdicts(read_in(owner, tmp_path, other)) == {"unchanged": 1}
    assert Person.objects.count() == 1
    assert Original.objects.count() == 2


def test_a_forgotten_person_comes_back_only_as_somebody_new(owner: Owner, tmp_path: Path) -> None:
    book = card("佐藤 健一", "TEL:090-1111-1111", uid="a")
    read_in(owner, tmp_path, book)
    people.forget(owner, uid=str(Person.objects.get().uid))
    assert not Original.objects.exists()
    assert verdicts(read_in(owner, tmp_path, book)) == {"new": 1}


def test_an_import_half_done_is_finished_from_where_it_stood(
    owner: Owner, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr(batches, "CHUNK", 2)
    file = tmp_path / "book.vcf"
    file.write_text("".join(card(f"人 {n}", uid=f"u{n}") for n in range(7)), encoding="utf-8", newline="")
    batch = batches.receive(owner, file)
    batches.queue(batch)
    next(iter(batches.apply(batch)))
    batch.refresh_from_db()
    assert (batch.state, batch.done) == ("applying", 2)
    assert runner.run_pending()
    batch.refresh_from_db()
    assert (batch.state, verdicts(batch)) == ("done", {"new": 7})
    assert Person.objects.count() == 7


def test_a_cancelled_import_leaves_nothing(owner: Owner, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(batches, "CHUNK", 2)
    file = tmp_path / "book.vcf"
    file.write_text("".join(card(f"人 {n}", uid=f"u{n}") for n in range(7)), encoding="utf-8", newline="")
    batch = batches.receive(owner, file)
    batches.queue(batch)
    running = iter(batches.apply(batch))
    next(running)
    batches.cancel(batch)
    for _ in running:
        pass
    assert Batch.objects.get().state == "undone"
    assert not Person.objects.exists()
    assert not Term.objects.exists()


def test_every_format_is_known_by_its_name() -> None:
    assert all(formats.named(one.name) is one for one in formats.FORMATS)


def test_days_of_messages_go_to_whoever_is_known_by_that_account(owner: Owner) -> None:
    read_file(owner, SAMPLES / "linkedin_messages.csv")
    ken = Person.objects.get(full="Ken Watanabe")
    assert sorted(ken.met.values_list("on", flat=True)) == ["2026-08-01", "2026-08-03"]
    batch = read_file(owner, SAMPLES / "linkedin_invitations.csv")
    assert verdicts(batch) == {"new": 1, "updated": 2}
    assert sorted(ken.met.values_list("on", flat=True)) == ["2024-08-01", "2026-08-01", "2026-08-03"]
    assert not ken.in_network


def test_where_one_worked_becomes_a_company_of_ones_own(owner: Owner) -> None:
    read_file(owner, SAMPLES / "linkedin_positions.csv")
    assert sorted(OwnerCompany.objects.values_list("name", "since")) == [
        ("Aoba Printing", "2018-04"), ("株式会社北斗", "2012-10"),
    ]  # fmt: skip


def test_two_cards_of_one_person_are_one_person_of_two_companies(owner: Owner) -> None:
    read_file(owner, SAMPLES / "eight_sjis.csv")
    ken = Person.objects.get(full="渡邊 健")
    record = person_records(owner, [ken.pk])[ken.pk]
    assert [one["organization"] for one in record["affiliations"]] == ["渡邊税理士事務所", "株式会社ふたつめ"]
    assert [one["value"] for one in record["phones"]] == ["+819011112203"]
