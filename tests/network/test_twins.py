"""Finding twins in a network: under keys, a batch at a time, each pair once; kept apart even after a move."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from enishi.network.actions import batches, facts, people
from enishi.network.actions.batches import apply, preview, queue, receive
from enishi.network.actions.bulk import rebuild
from enishi.network.actions.twins import compare_all, compare_waiting, keep_apart, learn
from enishi.network.models import Batch, Owner, Person, Twin, TwinHabits, TwinKey
from enishi.network.queries.checks import check
from enishi.network.queries.twins import (
    habits_of,
    is_uncompared,
    people_like,
    twins_page,
    waiting_count,
)
from enishi.network.runner import compare_some

TODAY = datetime.date(2026, 11, 20)
pytestmark = pytest.mark.django_db


def add(owner: Owner, full: str, **record: Any) -> Person:
    return people.add_person(owner, record={"name": {"full": full}, **record}, today=TODAY)


def mail(value: str) -> dict[str, Any]:
    return {"emails": [{"value": value}]}


def pairs(owner: Owner) -> set[tuple[str, str]]:
    list(compare_all(owner))
    return {
        tuple(sorted((p.here.face.name["full"], p.there.face.name["full"]))) for p in twins_page(owner).pairs
    }  # type: ignore[misc]


def test_whoever_is_written_waits_and_is_compared_once(owner: Owner) -> None:
    add(owner, "東雲 巌", **mail("a@example.jp"))
    assert waiting_count(owner) == 1
    add(owner, "Shinonome Iwao", **mail("a@example.jp"))
    assert pairs(owner) == {("Shinonome Iwao", "東雲 巌")}
    assert waiting_count(owner) == 0
    assert compare_waiting(owner) == 0


def test_each_pair_is_found_whatever_the_batches(owner: Owner) -> None:
    for number in range(6):
        add(owner, f"東雲 巌{number}", **mail(f"m{number}@example.jp"))
    for number in range(6):
        add(owner, f"しののめ 巌{number}", **mail(f"m{number}@example.jp"))
    while compare_waiting(owner, limit=1):
        pass
    assert Twin.objects.count() == 6


def test_a_change_makes_a_pair_come_and_go(owner: Owner) -> None:
    one = add(owner, "東雲 巌")
    add(owner, "林 花", **mail("a@example.jp"))
    assert pairs(owner) == set()
    people.edit_person(
        owner, uid=str(one.uid), patch={"name": {"full": "林 花"}, **mail("a@example.jp")}, today=TODAY
    )
    assert pairs(owner) == {("林 花", "林 花")}
    facts.trash_fact(owner, kind="person", uid=str(one.uid))
    assert pairs(owner) == set()


def test_an_office_telephone_makes_nobody_one(owner: Owner) -> None:
    for name in ("佐藤 健一", "鈴木 花", "高橋 実", "佐藤 美咲"):
        add(
            owner, name, phones=[{"value": "03-1234-5678"}], emails=[{"value": "info@aoba.example"}],
            affiliations=[{"organization": "株式会社アオバ"}],
        )  # fmt: skip
    assert pairs(owner) == set()


def test_a_father_and_a_son_are_two(owner: Owner) -> None:
    home = {"addresses": [{"value": "長野県松本市中央1-2-3"}], "phones": [{"value": "0263-12-3456"}]}
    add(owner, "東雲 健一", **home)
    add(owner, "東雲 健二", **home)
    assert pairs(owner) == set()


def test_the_same_common_name_alone_says_too_little_and_a_rare_one_enough(owner: Owner) -> None:
    for _ in range(2):
        add(owner, "佐藤 健一", **mail(f"{_}@example.jp"))
        add(owner, "東雲 巌右衛門", **mail(f"x{_}@example.jp"))
    for number in range(60):
        add(owner, f"{'山川田林'[number % 4]}{'本上下中村'[number % 5]} {'春夏秋冬'[number % 4]}{number}")
    found = pairs(owner)
    assert ("佐藤 健一", "佐藤 健一") not in found


def test_kept_apart_survives_a_move_to_another_network(
    owner: Owner, other_owner: Owner, tmp_path: Path
) -> None:
    from enishi.exchange import archive
    from enishi.network.queries.archive import records_of

    one, other = add(owner, "東雲 巌", **mail("a@example.jp")), add(owner, "東雲 巌", **mail("a@example.jp"))
    keep_apart(owner, a=str(one.uid), b=str(other.uid))
    assert pairs(owner) == set()
    path = tmp_path / "moved.enishi.jsonl"
    header = {"owner": str(owner.uid), "exported": "2026-11-20T10:00:00+09:00"}
    path.write_text("".join(archive.write(header, records_of(owner))))
    batch = receive(other_owner, path)
    preview(batch)
    queue(batch)
    list(apply(batch))
    assert pairs(other_owner) == set()
    assert Twin.objects.filter(owner=other_owner).count() == 1


def test_who_went_still_leads_to_who_stayed_after_a_move(
    owner: Owner, other_owner: Owner, tmp_path: Path
) -> None:
    from enishi.exchange import archive
    from enishi.network.actions.merging import merge_people
    from enishi.network.queries.archive import records_of
    from enishi.network.queries.twins import who_stayed

    one, other = add(owner, "東雲 巌", note="背が高い"), add(owner, "しののめ いわお", note="釣り")
    merge_people(owner, stays=str(one.uid), goes=str(other.uid))
    path = tmp_path / "moved.enishi.jsonl"
    before = sorted(map(str, records_of(owner)))
    path.write_text("".join(archive.write({"owner": str(owner.uid)}, records_of(owner))))
    batch = receive(other_owner, path)
    preview(batch)
    queue(batch)
    list(apply(batch))
    assert who_stayed(other_owner, other.uid) == str(one.uid)
    moved = [record for record in records_of(other_owner) if record["type"] != "owner"]
    assert sorted(map(str, moved)) == [line for line in before if "'type': 'owner'" not in line]


def test_a_preview_names_those_who_look_known(owner: Owner, tmp_path: Path) -> None:
    known = add(owner, "渡邉 健一", phones=[{"value": "090-1234-5678"}])
    card = "BEGIN:VCARD\nVERSION:3.0\nUID:{}\nFN:{}\nTEL:{}\nEND:VCARD\n"
    text = card.format("u1", "わたなべ けんいち", "+81 90 1234 5678") + card.format(
        "u2", "林 花", "080-1111-2222"
    )
    path = tmp_path / "book.vcf"
    path.write_text(text)
    batch = preview(receive(owner, path))
    alike = Batch.objects.get(pk=batch.pk).options["alike"]
    assert alike["count"] == 1
    assert alike["first"][0][1] == str(known.uid)
    batches.cancel(batch)


def test_a_network_of_before_gets_its_keys_when_first_compared(owner: Owner) -> None:
    add(owner, "東雲 巌", **mail("a@example.jp"))
    add(owner, "東雲 巌", **mail("a@example.jp"))
    TwinKey.objects.all().delete()
    assert is_uncompared(owner)
    assert pairs(owner) == {("東雲 巌", "東雲 巌")}


def test_keys_are_proven_and_mended_like_all_that_is_derived(owner: Owner) -> None:
    add(owner, "東雲 巌")
    TwinKey.objects.exclude(key=0).delete()
    assert not check(owner).clean
    rebuild(owner)
    assert check(owner).clean


def test_the_runner_compares_between_imports(owner: Owner) -> None:
    add(owner, "東雲 巌")
    assert compare_some()
    assert not compare_some()


def test_what_was_learnt_is_kept(owner: Owner) -> None:
    for number in range(4):
        add(owner, f"東雲 巌{number}", **mail(f"m{number}@example.jp"))
        add(owner, f"東雲 巌{number}", **mail(f"m{number}@example.jp"))
    learn(owner)
    assert TwinHabits.objects.filter(owner=owner).exists()
    assert habits_of(owner).twice > 0.1


def test_another_owners_people_never_meet(owner: Owner, other_owner: Owner) -> None:
    add(owner, "東雲 巌", **mail("a@example.jp"))
    add(other_owner, "東雲 巌", **mail("a@example.jp"))
    assert pairs(owner) == set()
    assert people_like(owner, {"name": {"full": "東雲 巌"}})[0].row.face.name["full"] == "東雲 巌"
    assert len(people_like(owner, {"name": {"full": "東雲 巌"}})) == 1
