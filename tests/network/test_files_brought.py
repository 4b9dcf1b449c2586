"""Files of any kind, one or fifty: told once what they mean, read in as one, taken back as one."""

from __future__ import annotations

import datetime
import zipfile
from email.header import Header
from pathlib import Path

import pytest

from enishi.exchange.errors import Unreadable
from enishi.network import runner
from enishi.network.actions import asked, batches, drafts, people
from enishi.network.actions.revisions import undo
from enishi.network.codec import canonical
from enishi.network.models import (
    Batch,
    Draft,
    Encounter,
    EncounterPerson,
    FileAnswer,
    Owner,
    OwnerCompany,
    Person,
)
from enishi.network.queries.archive import person_records, records_of
from enishi.network.queries.drafts import drafts_found
from enishi.network.queries.preview import preview_rows

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 11, 24)
SAMPLES = Path(__file__).parents[1] / "exchange" / "samples"


def read_in(batch: Batch) -> Batch:
    batches.queue(batch)
    return runner.run_until_ended(batch)


def looked_through(owner: Owner, *names: str) -> Batch:
    return batches.look_through(owner, [(SAMPLES / name, name) for name in names])


def lines_of(owner: Owner) -> list[str]:
    return sorted(canonical(record) for record in records_of(owner))


def test_what_a_column_means_is_told_once(owner: Owner) -> None:
    batch = looked_through(owner, "meetup.csv")
    (question,) = batch.options["questions"]
    assert question["guess"]["お名前"] == "full"
    asked.answer_columns(owner, key=question["key"], meanings={"お名前": "nickname", "No": ""})
    assert {row.name["nickname"] for row in preview_rows(batches.preview(batch))} >= {"佐伯 遥"}
    later = looked_through(owner, "meetup.csv")
    assert later.options["questions"][0]["facts"]["remembered"]
    read_in(later)
    assert Person.objects.filter(nickname="佐伯 遥").exists()
    assert FileAnswer.objects.count() == 1


def test_many_files_are_one_import_and_one_undo(owner: Owner, tmp_path: Path) -> None:
    (tmp_path / "photo.bin").write_bytes(b"\x00\x01\x02")
    before = lines_of(owner)
    names = ("eight_sjis.csv", "iphone.vcf", "linkedin_connections.csv", "linkedin_messages.csv",
             "linkedin_positions.csv", "linkedin_events.csv", "sansan.csv", "meetup.csv")  # fmt: skip
    files = [(SAMPLES / name, name) for name in names] + [(tmp_path / "photo.bin", "photo.bin")]
    batch = batches.look_through(owner, files)
    assert batch.options["passed_over"] == ["photo.bin"]
    assert batch.options["notices"] == ["employers_cards"]
    read_in(batch)
    assert Person.objects.count() > 40
    assert OwnerCompany.objects.count() == 2
    assert Draft.objects.count() == 2
    assert EncounterPerson.objects.count() == 3
    assert {k for k, n in read_in(batches.look_through(owner, files)).counts.items() if n} <= {
        "unchanged",
        "refused",
    }
    for _ in batches.take_back(batch):
        pass
    assert lines_of(owner) == before


def test_a_zip_is_read_as_its_files(owner: Owner, tmp_path: Path) -> None:
    path = tmp_path / "archive.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.write(SAMPLES / "linkedin_connections.csv", "Connections.csv")
        packed.write(SAMPLES / "linkedin_positions.csv", "Basic/Positions.csv")
        packed.writestr("Skills.csv", "Name\r\nLaw\r\n")
        packed.writestr(
            "Recommendations_Received.csv", "First Name,Last Name,Company,Text\r\nA,B,C,praise\r\n"
        )
        packed.writestr("__MACOSX/._Connections.csv", b"\x00")
    batch = batches.look_through(owner, [(path, "archive.zip")])
    assert batch.source == "bundle"
    assert batch.options["passed_over"] == ["Recommendations_Received.csv", "Skills.csv"]
    read_in(batch)
    assert Person.objects.count() == 12
    assert not Person.objects.filter(note="praise").exists()


def test_a_problem_in_one_of_many_says_in_which(owner: Owner, tmp_path: Path) -> None:
    broken = tmp_path / "broken.csv"
    broken.write_bytes((SAMPLES / "eight_split.csv").read_bytes() + b',,,,,,\r\n"never closed,x\r\n')
    batch = batches.look_through(owner, [(broken, "broken.csv"), (SAMPLES / "sansan.csv", "sansan.csv")])
    assert [(line, code, facts["file"]) for line, code, facts in batch.problems] == [
        (12, "refused_quote_open", "broken.csv")
    ]


@pytest.mark.parametrize("data", [b"PK\x03\x04 nothing more", b"PK\x03\x04"])
def test_a_damaged_zip_is_refused_and_leaves_nothing(owner: Owner, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    with pytest.raises(Unreadable):
        batches.look_through(owner, [(path, "x.zip")])
    assert not Batch.objects.filter(state="ready").exists()


def test_a_calendar_suggests_and_nothing_becomes_a_fact_untold(owner: Owner) -> None:
    Owner.objects.filter(pk=owner.pk).update(full="伊藤 彩")
    rie = {
        "name": {"full": "田中"},
        "emails": [{"value": "Rie@tanaka.example", "label": None}],
        "in_network": False,
    }
    people.add_person(owner, record=rie, today=TODAY)
    read_in(looked_through(owner, "takeout.ics"))
    assert Draft.objects.filter(kind="calendar", state="waiting").count() >= 2
    assert not Encounter.objects.exists()
    assert not Person.objects.filter(in_network=True).exists()
    assert set(Person.objects.values_list("full", flat=True)) == {"田中", "佐藤 健一", "Bob"}
    met = next(one for one in drafts_found(owner, TODAY) if one.text == "打ち合わせ")
    assert met.read.people[0].matches == (str(Person.objects.get(full="佐藤 健一").uid),)
    drafts.drop_draft(owner, uid=met.uid)
    again = read_in(looked_through(owner, "takeout.ics"))
    assert {verdict for verdict, count in again.counts.items() if count} == {"unchanged", "refused"}


def test_mail_counts_for_whoever_has_the_address_and_never_twice(owner: Owner) -> None:
    sato = people.add_person(
        owner,
        record={"name": {"full": "佐藤"}, "emails": [{"value": "sato@tax.example", "label": None}]},
        today=TODAY,
    )
    read_in(looked_through(owner, "takeout.mbox"))
    days = list(
        Encounter.objects.filter(links__person=sato).order_by("on").values_list("on", "initiated_by", "extra")
    )
    assert days == [
        ("2024-05-10", "them", {"sent": 1, "received": 1}), ("2024-05-13", "me", {"sent": 1, "received": 0}),
    ]  # fmt: skip
    assert set(Person.objects.values_list("full", flat=True)) == {"佐藤", "田中 梨絵", "鈴木 一郎"}
    again = read_in(looked_through(owner, "takeout.mbox"))
    assert {verdict for verdict, count in again.counts.items() if count} == {"unchanged", "refused"}


def test_single_messages_dropped_together_tell_by_their_number_whose_they_are(
    owner: Owner, tmp_path: Path
) -> None:
    files = []
    for number, other in enumerate(("a@x.example", "b@x.example", "a@x.example")):
        path = tmp_path / f"{number}.eml"
        path.write_text(
            f"From: {other}\nTo: me@y.example\nDate: Fri, {number + 1} Mar 2024 10:00:00 +0900\n\nHello\n"
        )
        files.append((path, path.name))
    batch = batches.look_through(owner, files)
    assert batch.options["questions"][0]["guess"] == ["me@y.example"]
    read_in(batch)
    assert sorted(Encounter.objects.values_list("on", flat=True)) == [
        "2024-03-01",
        "2024-03-02",
        "2024-03-03",
    ]
    assert Person.objects.count() == 2


# -- a large file is looked through by the runner ---------------------------------------------------------------------


def large(owner: Owner, monkeypatch: pytest.MonkeyPatch) -> Batch:
    monkeypatch.setattr(batches, "AT_ONCE", 10)
    monkeypatch.setattr(batches, "CHUNK", 2)
    return looked_through(owner, "iphone.vcf")


def test_a_large_file_is_looked_through_meanwhile_and_waits_for_a_yes(
    owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = large(owner, monkeypatch)
    assert (batch.state, batch.options.get("first")) == ("looking", None)
    told: list[int] = []
    runner.run_pending(lambda one: told.append(Batch.objects.get(pk=one.pk).done))
    batch.refresh_from_db()
    assert batch.state == "ready" and batch.done == 0 and not Person.objects.exists()
    assert told == sorted(told) and len(told) > 2
    small = batches.preview(batches.receive(owner, SAMPLES / "iphone.vcf"))
    small.refresh_from_db()
    assert (batch.counts, batch.total, batch.options["first"]) == (
        small.counts,
        small.total,
        small.options["first"],
    )
    assert read_in(batch).state == "done" and Person.objects.exists()


def test_left_while_it_is_looked_through_nothing_is_there(
    owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> None:
    batch = large(owner, monkeypatch)
    runner.run_pending(batches.cancel)
    batch.refresh_from_db()
    assert batch.state == "undone" and not Path(batch.path).exists()
    assert not Person.objects.exists()


def test_killed_while_it_looks_it_looks_anew(owner: Owner, monkeypatch: pytest.MonkeyPatch) -> None:
    batch = large(owner, monkeypatch)

    def killed(one: Batch) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        runner.run_pending(killed)
    batch.refresh_from_db()
    assert batch.state == "looking" and batch.done
    runner.run_pending()
    batch.refresh_from_db()
    assert batch.state == "ready" and batch.counts["new"] == batch.total


def test_what_cannot_be_read_to_its_end_says_so(
    owner: Owner, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    batch = large(owner, monkeypatch)

    def broken(one: Batch) -> None:
        raise Unreadable("not_recognised", filename="x")

    monkeypatch.setattr(batches, "_read", broken)
    runner.run_pending()
    batch.refresh_from_db()
    assert batch.state == "failed" and batch.problems[0][1] == "not_recognised"


LETTER = """From: {sender} <sato@aoba.example>
To: aya@ito.example
Date: Fri, 10 May 2024 {hour}:05:00 +0900
Content-Type: text/plain; charset=utf-8

--\x20
株式会社アオバ
課長 {name}
TEL 03-1234-5678
"""


def letters(owner: Owner, tmp_path: Path, *, name: str = "佐藤 健一", hour: int = 19) -> Batch:
    file = tmp_path / "letter.eml"
    sender = Header(name, "utf-8").encode()
    file.write_text(LETTER.format(sender=sender, name=name, hour=hour), encoding="utf-8")
    return batches.look_through(owner, [(file, "letter.eml")])


def test_a_signature_fills_what_nobody_has_said_and_goes_with_its_import(
    owner: Owner, tmp_path: Path
) -> None:
    asked.answer_own(owner, names=["aya@ito.example"])
    known = {"name": {"full": "佐藤 健一"}, "emails": [{"value": "sato@aoba.example"}]}
    person = people.add_person(owner, record=known | {"phones": [{"value": "+819011112222"}]}, today=TODAY)
    before = lines_of(owner)

    batch = letters(owner, tmp_path)
    (row,) = preview_rows(batch)
    assert (row.verdict, [*row.said]) == ("updated", ["株式会社アオバ", "課長"])
    assert lines_of(owner) == before

    read_in(batch)
    record = person_records(owner, [person.pk])[person.pk]
    assert [(one["organization"], one["title"]) for one in record["affiliations"]] == [
        ("株式会社アオバ", "課長")
    ]
    # A number was known already: none is added.
    assert [one["value"] for one in record["phones"]] == ["+819011112222"]

    # What the owner takes out afterwards does not come back with the same letters.
    people.edit_person(owner, uid=str(person.uid), patch={"affiliations": []}, today=TODAY)
    assert read_in(letters(owner, tmp_path)).counts["unchanged"] == 1
    assert person_records(owner, [person.pk])[person.pk]["affiliations"] == []
    undo(owner)

    for _ in batches.take_back(batch):
        pass
    assert lines_of(owner) == before


def test_whoever_is_new_comes_with_what_their_signature_says(owner: Owner, tmp_path: Path) -> None:
    asked.answer_own(owner, names=["aya@ito.example"])
    batch = letters(owner, tmp_path)
    (row,) = preview_rows(batch)
    assert [*row.said] == ["株式会社アオバ", "課長", "+81312345678"]
    read_in(batch)
    person = Person.objects.get()
    people.edit_person(
        owner, uid=str(person.uid), patch={"phones": [{"value": "+819011112222"}]}, today=TODAY
    )
    later = letters(owner, tmp_path, name="佐藤 健一郎", hour=20)
    read_in(later)
    record = person_records(owner, [person.pk])[person.pk]
    assert [one["value"] for one in record["phones"]] == ["+819011112222"]
