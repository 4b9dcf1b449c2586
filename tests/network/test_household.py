"""Family, services, and a stack told at once: who is asked about and suggested, and who is not."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from enishi.core.errors import CoreError
from enishi.network import models as m
from enishi.network import runner
from enishi.network.actions import batches, encounters, people, stacks
from enishi.network.actions.encounters import Evening, Met
from enishi.network.actions.owners import edit_owner
from enishi.network.actions.revisions import undo
from enishi.network.actions.seats import set_place
from enishi.network.actions.steps import ensure_week
from enishi.network.codec import canonical
from enishi.network.errors import Refused
from enishi.network.models import Owner, Person
from enishi.network.queries.archive import records_of
from enishi.network.queries.helping import helping
from enishi.network.queries.map import map_of, people_in_network
from enishi.network.queries.seats import seats_page
from enishi.network.queries.week import questions_of, this_week

TODAY = datetime.date(2026, 11, 24)


def test_family_and_services_are_not_asked_about(owner: Owner) -> None:
    for name, works in (("母", "青葉印刷"), ("中村歯科医院", "中村歯科医院"), ("佐伯 遥", "青葉印刷")):
        record = {"name": {"full": name}, "in_network": False, "affiliations": [{"organization": works}]}
        people.add_person(owner, record=record, today=TODAY)
    assert [one.person.name for one in questions_of(owner, TODAY)] == ["佐伯 遥"]


# -- once they are among the people ---------------------------------------------------------------------------------


def apart(owner: Owner) -> dict[str, Person]:
    """Somebody of the family, a service and an acquaintance, of the same field, met on the same day, all in the network."""
    found = {}
    for name in ("母", "みどり歯科医院", "佐伯 遥"):
        record = {
            "name": {"full": name}, "fields": ["health"], "offers": ["歯の話"], "wants": ["ロゴのデザイン"], "spark": True,
        }  # fmt: skip
        found[name] = people.add_person(owner, record=record, today=TODAY)
        evening = Evening({"on": "2026-11-20", "medium": "meal"}, [Met(uid=str(found[name].uid))])
        encounters.log(owner, evening=evening, today=TODAY)
    return found


def test_a_name_says_it_and_the_owner_has_the_last_word(owner: Owner) -> None:
    there = apart(owner)
    assert [one.standing for one in there.values()] == ["family", "service", "acquaintance"]
    mother = str(there["母"].uid)
    people.edit_person(owner, uid=mother, patch={"standing": "acquaintance"}, today=TODAY)
    undo(owner)
    assert Person.objects.get(uid=mother).standing == "family"
    told = {"name": {"full": "港銀行"}, "standing": "companion"}
    assert people.add_person(owner, record=told, today=TODAY).standing == "companion"


def test_neither_is_suggested_and_a_service_is_not_on_the_map(owner: Owner) -> None:
    there = apart(owner)
    edit_owner(owner, patch={"offers": ["ロゴのデザイン"]}, today=TODAY)
    set_place(owner, field="health", today=TODAY)
    page = seats_page(owner, TODAY)
    asked = {one.face.name["full"] for seat in page.seats for one in seat.candidates}
    asked |= {one.face.name["full"] for one in page.curious}
    asked |= {one.person.face.name["full"] for one in helping(owner).mine}
    assert asked == {"佐伯 遥"}
    ensure_week(owner, today=TODAY)
    week = this_week(owner, TODAY)
    named = {face.name for step in (*week.first, *week.more) for face in step.people}
    assert not any(name in "".join(named) for name in ("母", "歯科"))
    assert len(map_of(owner, TODAY).dots) == 2 == people_in_network(owner)
    people.edit_person(
        owner, uid=str(there["みどり歯科医院"].uid), patch={"standing": "acquaintance"}, today=TODAY
    )
    assert len(map_of(owner, TODAY).dots) == 3 == people_in_network(owner)


# -- a stack --------------------------------------------------------------------------------------------------------


def lines_of(owner: Owner) -> list[str]:
    return sorted(canonical(record) for record in records_of(owner))


def test_what_a_stack_is_told_fills_what_nobody_said(owner: Owner) -> None:
    known = people.add_person(
        owner, record={"name": {"full": "田中 一"}, "origin": "individual"}, today=TODAY
    )
    fresh = [
        people.add_person(owner, record={"name": {"full": f"人{n}"}, "in_network": False}, today=TODAY)
        for n in range(3)
    ]
    before = lines_of(owner)
    stack = stacks.Stack("company", "2015", "浜松")
    told = stacks.tell_stack(owner, uids=[str(one.uid) for one in (known, *fresh)], stack=stack)
    assert (told.people, told.kept) == (4, 1)
    rows = {row["name"]["full"]: row for row in records_of(owner) if row["type"] == "person"}
    assert [rows["人1"][key] for key in ("origin", "met_on", "tags")] == ["company", "2015", ["浜松"]]
    assert [rows["田中 一"][key] for key in ("origin", "met_on", "tags")] == ["individual", "2015", ["浜松"]]
    found = m.Posting.objects.filter(person__in=fresh, term__text="浜松")
    assert found.values("person").distinct().count() == 3
    undo(owner)
    assert lines_of(owner) == before


def test_a_file_is_told_while_it_is_read_in_and_twice_is_once(owner: Owner, tmp_path: Path) -> None:
    cards = "".join(f"BEGIN:VCARD\nVERSION:3.0\nFN:人{n}\nTEL:09000000{n:03}\nEND:VCARD\n" for n in range(5))
    (tmp_path / "old.vcf").write_text(cards + "BEGIN:VCARD\nVERSION:3.0\nFN:港銀行\nTEL:0534\nEND:VCARD\n")
    for _ in range(2):
        batch = batches.preview(batches.receive(owner, tmp_path / "old.vcf"))
        stacks.tell_as_read(batch, stacks.Stack("company", "2012-04", "前の会社"))
        batches.queue(batch)
        batch = runner.run_until_ended(batch)
    assert batch.counts["unchanged"] == 6
    rows = Person.objects.filter(owner=owner).order_by("pk")
    assert {(row.origin, row.met_on) for row in rows} == {("company", "2012-04")}
    assert [row.standing for row in rows] == ["acquaintance"] * 5 + ["service"]
    assert m.PersonTag.objects.filter(tag="前の会社").count() == 6


@pytest.mark.parametrize("said", [{"origin": "x"}, {"met_on": "昔"}])
def test_what_cannot_hold_is_refused(said: dict[str, str]) -> None:
    with pytest.raises((Refused, CoreError)):
        stacks.Stack(**said)


def test_nobody_and_too_many_are_refused(owner: Owner) -> None:
    for uids in ([], [str(n) for n in range(stacks.MOST + 1)]):
        with pytest.raises(Refused):
            stacks.tell_stack(owner, uids=uids, stack=stacks.Stack("company"))
