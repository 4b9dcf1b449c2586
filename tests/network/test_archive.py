"""The archive: read in, written out, read in elsewhere – nothing lost, nothing doubled, the owner's edits kept."""

from __future__ import annotations

import datetime
import json
import uuid
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from enishi import demo
from enishi.exchange import archive
from enishi.exchange.errors import Unreadable
from enishi.network import runner
from enishi.network.actions import batches, people
from enishi.network.actions.revisions import undo
from enishi.network.codec import canonical, put_together, take_apart
from enishi.network.models import Batch, Owner, Person, Revision, Seat
from enishi.network.queries.archive import records_of
from enishi.network.queries.checks import check
from enishi.network.queries.waiting import terms_are_old
from enishi.network.shapes import SHAPES
from tests.examples import examples

pytestmark = pytest.mark.django_db
HEADER = {"type": "enishi", "version": 1, "owner": "x"}
SATO = "11111111-1111-4111-8111-111111111111"
MEET = "22222222-2222-4222-8222-222222222222"


def written(tmp_path: Path, *records: Any, name: str = "a.enishi.jsonl", header: Any = HEADER) -> Path:
    lines = [
        one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in (header, *records)
    ]
    file = tmp_path / name
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return file


def read_in(owner: Owner, file: Path) -> Batch:
    batch = batches.receive(owner, file)
    batches.preview(batch)
    batches.queue(batch)
    return runner.run_until_ended(batch)


def lines_of(owner: Owner) -> list[str]:
    return sorted(canonical(record) for record in records_of(owner))


def export(owner: Owner, tmp_path: Path) -> Path:
    file = tmp_path / f"{uuid.uuid4()}.enishi.jsonl"
    file.write_text("".join(archive.write({"owner": str(owner.uid)}, records_of(owner))), encoding="utf-8")
    return file


def test_a_whole_network_survives_the_way_out_and_in(
    owner: Owner, other_owner: Owner, today: Any, tmp_path: Path
) -> None:
    read_in(owner, written(tmp_path, *demo.network(40, 2, today=today)))
    first = lines_of(owner)
    batch = read_in(other_owner, export(owner, tmp_path))
    assert batch.counts["refused"] == 0
    assert lines_of(other_owner) == first


def test_read_in_twice_everything_is_unchanged(owner: Owner, today: Any, tmp_path: Path) -> None:
    file = written(tmp_path, *demo.network(30, 2, today=today))
    read_in(owner, file)
    before = lines_of(owner)
    batch = read_in(owner, file)
    assert {verdict for verdict, count in batch.counts.items() if count} == {"unchanged"}
    assert lines_of(owner) == before


def test_undone_the_archive_is_as_before(owner: Owner, today: Any, tmp_path: Path) -> None:
    people.add_person(owner, record={"name": {"full": "前から 居た"}}, today=today)
    before = lines_of(owner)
    batch = read_in(owner, written(tmp_path, *demo.network(30, 2, today=today)))
    for _ in batches.take_back(batch):
        pass
    batch.refresh_from_db()
    assert (batch.state, batch.problems) == ("undone", [])
    assert lines_of(owner) == before


def test_an_own_edit_stands_against_the_file_and_is_said(owner: Owner, today: Any, tmp_path: Path) -> None:
    person = {"type": "person", "id": SATO, "name": {"full": "佐藤 健一"}, "note": "はじめ"}
    file = written(tmp_path, person)
    read_in(owner, file)
    people.edit_person(owner, uid=SATO, patch={"note": "自分の言葉"}, today=today)
    batch = read_in(owner, file)
    assert batch.counts["kept"] == 1
    assert batch.problems[0][1:] == ["edited_since", {"keys": ["note"]}]
    assert Person.objects.get(owner=owner).note == "自分の言葉"


def test_a_newer_file_updates_what_was_not_edited(owner: Owner, tmp_path: Path) -> None:
    person = {"type": "person", "id": SATO, "name": {"full": "佐藤 健一"}, "offers": ["補助金"]}
    read_in(owner, written(tmp_path, person))
    batch = read_in(owner, written(tmp_path, {**person, "offers": ["補助金", "相続"], "note": "新しい"}))
    assert batch.counts["updated"] == 1
    found = json.loads(next(line for line in lines_of(owner) if SATO in line))
    assert (found["offers"], found["note"]) == (["補助金", "相続"], "新しい")


def test_unknown_types_keys_and_values_come_back(owner: Owner, tmp_path: Path) -> None:
    odd = {"type": "constellation", "id": MEET, "stars": [1, 2]}
    person = {
        "type": "person", "id": SATO, "name": {"full": "佐藤", "title": "Dr"}, "shoe": {"size": 27}, "phase": "retired",
        "affiliations": [{"organization": "例", "desk": 3}], "urls": ["https://a.example", {"value": "b", "label": "x"}],
        "emails": ["plain"], "met_at": MEET, "wish": 9,
    }  # fmt: skip
    batch = read_in(owner, written(tmp_path, odd, person))
    assert batch.counts["refused"] == 0
    found = {record["id"]: record for record in records_of(owner)}
    assert found[MEET] == odd
    given_back = found[SATO]
    assert given_back["name"] | {"full": "佐藤", "title": "Dr"} == given_back["name"]
    assert {key: given_back[key] for key in ("shoe", "phase", "urls", "emails", "met_at", "wish")} == {
        key: person[key] for key in ("shoe", "phase", "urls", "emails", "met_at", "wish")
    }
    assert given_back["affiliations"][0]["desk"] == 3


def test_a_broken_line_is_named_and_the_rest_arrives(owner: Owner, tmp_path: Path) -> None:
    good = {"type": "person", "id": SATO, "name": {"full": "佐藤"}}
    lost = {"type": "favor", "id": MEET, "person": "33333333-3333-4333-8333-333333333333", "on": "2026-01-01"}
    batch = read_in(
        owner, written(tmp_path, '{"type":"person",', good, [1], {"no": "type"}, lost, {**good, "id": "x"})
    )
    assert batch.counts == {"new": 1, "updated": 0, "unchanged": 0, "kept": 0, "refused": 5}
    assert {(line, code) for line, code, _ in batch.problems} == {
        (2, "json_broken"), (4, "record_without_type"), (5, "record_without_type"), (6, "reference_missing"),
        (7, "id_unfit"),
    }  # fmt: skip


def test_the_order_of_lines_does_not_matter(
    owner: Owner, other_owner: Owner, today: Any, tmp_path: Path
) -> None:
    records = list(demo.network(25, 4, today=today))
    read_in(owner, written(tmp_path, *records))
    read_in(other_owner, written(tmp_path, *reversed(records), name="b.enishi.jsonl"))
    assert lines_of(owner) == lines_of(other_owner)


@pytest.mark.parametrize(
    ("header", "code"),
    [
        ({"type": "enishi", "version": 2}, "archive_newer"),
        ({"type": "enishi", "version": "1"}, "archive_header"),
    ],
)
def test_a_header_that_cannot_be_read_refuses_the_file(
    owner: Owner, tmp_path: Path, header: Any, code: str
) -> None:
    with pytest.raises(Unreadable, match=code):
        batches.preview(batches.receive(owner, written(tmp_path, header=header)))
    assert not Person.objects.exists()


def test_older_words_are_read(owner: Owner, tmp_path: Path) -> None:
    key = {
        "type": "person",
        "id": SATO,
        "name": {"full": "佐藤"},
        "standing": "key_person",
        "fields": ["law"],
    }
    gone = {"type": "person", "id": MEET, "name": {"full": "田中"}, "standing": "let_go"}
    read_in(owner, written(tmp_path, key, gone))
    assert set(Person.objects.values_list("standing", flat=True)) == {"acquaintance", "at_peace"}
    assert Seat.objects.get().field == "law"


def test_an_older_mark_gives_way_to_the_seat_that_is_told_with_it(
    owner: Owner, tmp_path: Path, monkeypatch: Any
) -> None:
    person = {
        "type": "person",
        "id": SATO,
        "name": {"full": "佐藤"},
        "standing": "key_person",
        "fields": ["law"],
    }
    seat = {"type": "seat", "id": MEET, "field": "food", "person": SATO, "since": "2025-01-01"}
    for size in (1, 500):
        monkeypatch.setattr(batches, "CHUNK", size)
        batch = read_in(owner, written(tmp_path, person, seat))
        assert list(Seat.objects.values_list("field", flat=True)) == ["food"]
        for _ in batches.take_back(batch):
            pass
        assert not Seat.objects.exists() and not Person.objects.exists()


def test_records_without_identifiers_are_not_doubled(owner: Owner, tmp_path: Path) -> None:
    file = written(tmp_path, *[{"type": "person", "name": {"full": "佐藤"}}] * 2)
    read_in(owner, file)
    assert read_in(owner, file).counts["unchanged"] == 2
    assert Person.objects.count() == 2


def test_every_import_is_one_thing_to_undo_even_in_pieces(
    owner: Owner, tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr(batches, "CHUNK", 3)
    listed = [{"type": "person", "name": {"full": f"人 {n}"}} for n in range(10)]
    batch = read_in(owner, written(tmp_path, *listed))
    assert Revision.objects.filter(batch=batch).count() > 1
    kept = Person.objects.first()
    assert kept
    people.edit_person(owner, uid=str(kept.uid), patch={"note": "x"}, today=datetime.date(2026, 11, 20))
    for _ in batches.take_back(batch):
        pass
    batch.refresh_from_db()
    assert batch.problems == [[0, "kept_since", {"name": kept.full}]]
    assert Person.objects.count() == 1
    undo(owner)


@pytest.mark.parametrize("steps", [5, 9, 13])
def test_what_people_are_found_by_is_right_whether_ended_killed_or_cancelled(
    owner: Owner, today: Any, tmp_path: Path, monkeypatch: Any, steps: int
) -> None:
    monkeypatch.setattr(batches, "CHUNK", 40)
    before = people.add_person(owner, record={"name": {"full": "前から 居た"}}, today=today)
    file = written(tmp_path, *demo.network(40, 2, today=today))

    def begun() -> tuple[Batch, Any]:
        batch = batches.receive(owner, file)
        batches.queue(batch)
        running = batches.apply(batch)
        for _ in range(steps):
            next(running)
        return batch, running

    # Cancelled: what was there before is found as it was, and nothing waits.
    batch, running = begun()
    assert terms_are_old(Owner.objects.get(pk=owner.pk))
    batches.cancel(batch)
    assert [*running]
    assert not terms_are_old(Owner.objects.get(pk=owner.pk))
    assert check(owner).clean
    assert Person.objects.get().pk == before.pk

    # Killed: the next start ends the import, then writes everybody's terms.
    batch, running = begun()
    running.close()
    assert runner.run_pending()
    assert runner.renew_old_terms()
    batch.refresh_from_db()
    assert batch.state == "done"
    assert check(Owner.objects.get(pk=owner.pk)).clean

    # Ended: nothing is left to be written.
    read_in(owner, file)
    assert not terms_are_old(Owner.objects.get(pk=owner.pk))


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.generate),
    max_examples=examples(300),
)
@given(kind=st.sampled_from(sorted(SHAPES)), data=st.data())
def test_a_record_of_anything_keeps_its_normal_form(kind: str, data: Any) -> None:
    shape = SHAPES[kind]
    keys = (
        [c.key for c in shape.columns]
        + list(shape.groups)
        + [p.key for p in shape.parts]
        + [r.key for r in shape.refs]
    )
    chosen = data.draw(st.dictionaries(st.sampled_from([*keys, "novel"]), VALUES, max_size=5))
    once = put_together(take_apart({"type": kind, "id": SATO, **chosen}))
    assert put_together(take_apart(once)) == once
