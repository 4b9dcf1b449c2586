"""Drafts put off: they wait, are corrected, confirmed, let go – and every one of these can be taken back."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from enishi.language.draft import Draft, DraftPerson
from enishi.language.pieces import corrected, key_of
from enishi.network import models as m
from enishi.network.actions import drafts
from enishi.network.actions.revisions import undo
from enishi.network.codec import canonical
from enishi.network.errors import NotFound, Refused
from enishi.network.models import Owner
from enishi.network.queries.archive import records_of
from enishi.network.queries.drafts import draft_found, drafts_waiting

TODAY = datetime.date(2026, 11, 20)
LATER = datetime.date(2026, 11, 25)
pytestmark = pytest.mark.django_db
READ = Draft("佐藤さんとランチ", medium="meal", people=(DraftPerson("佐藤", offers=("補助金",)),))


@pytest.fixture
def owner() -> Owner:
    return Owner.objects.create_user("me")


@pytest.fixture(autouse=True)
def read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read every line alike, its day the day from which its words count."""
    monkeypatch.setattr(
        "enishi.network.queries.drafts.drafts_of",
        lambda owner, lines: [replace(READ, text=text, on=day.isoformat()) for text, day in lines],
    )


def archive(owner: Owner) -> list[str]:
    return sorted(canonical(record) for record in records_of(owner))


def test_a_line_put_off_waits_with_its_corrections_and_its_day(owner: Owner) -> None:
    changes = [(key_of("offer", "佐藤", "補助金"), "融資")]
    row = drafts.put_off(owner, text="佐藤さんとランチ", today=TODAY, changes=changes)
    assert [one.text for one in drafts_waiting(owner)] == ["佐藤さんとランチ"]
    found = draft_found(owner, row.uid, LATER)
    assert found.on == TODAY
    draft = corrected(found.read, found.changes).draft
    assert (draft.on, draft.people[0].offers) == ("2026-11-20", ("融資",))


def test_a_draft_confirmed_is_saved_and_waits_no_longer(owner: Owner) -> None:
    row = drafts.put_off(owner, text="佐藤さんとランチ", today=TODAY)
    before = archive(owner)
    saved = drafts.confirm_draft(owner, uid=str(row.uid), draft=READ, today=LATER)
    assert saved.encounter is not None and drafts_waiting(owner) == ()
    with pytest.raises(Refused, match="draft_gone"):
        drafts.confirm_draft(owner, uid=str(row.uid), draft=READ, today=LATER)
    undo(owner)
    assert archive(owner) == before
    assert len(drafts_waiting(owner)) == 1


def test_several_are_confirmed_at_once_and_taken_back_at_once(owner: Owner) -> None:
    uids = [str(drafts.put_off(owner, text=text, today=TODAY).uid) for text in ("一", "二", "三")]
    before = archive(owner)
    nobody = Draft("三")
    lines = [(uids[0], READ), (uids[1], replace(READ, on=None)), (uids[2], nobody)]
    assert len(drafts.confirm_drafts(owner, confirmed=lines, today=LATER)) == 2
    assert [one.text for one in drafts_waiting(owner)] == ["三"]
    assert set(m.Encounter.objects.filter(owner=owner).values_list("on", flat=True)) == {"2026-11-20"}
    undo(owner)
    assert archive(owner) == before


def test_a_draft_that_cannot_be_saved_waits_on(owner: Owner) -> None:
    row = drafts.put_off(owner, text="星がきれい", today=TODAY)
    with pytest.raises(Refused, match="nobody_in_it"):
        drafts.confirm_draft(owner, uid=str(row.uid), draft=Draft("星がきれい"), today=TODAY)
    assert len(drafts_waiting(owner)) == 1


def test_a_draft_is_corrected_and_let_go_and_both_are_undone(owner: Owner) -> None:
    row = drafts.put_off(owner, text="佐藤さんとランチ", today=TODAY)
    start = archive(owner)
    drafts.correct_draft(owner, uid=str(row.uid), text="田中さんとランチ", changes=[("a", "b")])
    assert drafts_waiting(owner)[0].text == "田中さんとランチ"
    drafts.drop_draft(owner, uid=str(row.uid))
    assert drafts_waiting(owner) == ()
    with pytest.raises(Refused, match="draft_gone"):
        drafts.drop_draft(owner, uid=str(row.uid))
    undo(owner)
    undo(owner)
    assert archive(owner) == start


def test_a_source_without_words_says_a_draft_of_its_own(owner: Owner) -> None:
    data = {"draft": READ.as_record(), "source": {"calendar": "work", "uid": "1"}}
    row = drafts.add_draft(owner, kind="calendar", text="", data=data)
    read = replace(READ, people=(replace(READ.people[0], reading="さとう"),))
    assert draft_found(owner, row.uid, TODAY).read == read
    assert drafts_waiting(owner)[0].kind == "calendar"


def test_nothing_is_no_draft_and_another_owners_is_none(owner: Owner) -> None:
    with pytest.raises(Refused, match="text_missing"):
        drafts.put_off(owner, text=" \n", today=TODAY)
    stranger = Owner.objects.create_user("stranger")
    theirs = drafts.put_off(stranger, text="佐藤さんとランチ", today=TODAY)
    with pytest.raises(NotFound):
        draft_found(owner, theirs.uid, TODAY)
    with pytest.raises(NotFound):
        drafts.drop_draft(owner, uid=str(theirs.uid))
    assert m.Draft.objects.get(owner=stranger).state == "waiting"
