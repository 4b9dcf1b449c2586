"""Corrections laid over a draft: they last while the line grows, and fall away with the words they corrected."""

from __future__ import annotations

from dataclasses import replace

import pytest

from enishi.language.draft import (
    Draft,
    DraftChance,
    DraftFavor,
    DraftGathering,
    DraftIntroduction,
    DraftPerson,
    DraftPromise,
    DraftTelling,
    from_record,
)
from enishi.language.pieces import NEW, Corrected, corrected, key_of

SATO = DraftPerson("佐藤", field="finance", title="税理士", offers=("補助金",), matches=("a", "b"))
TANAKA = DraftPerson("田中", wants=("デザイナー",))
DRAFT = Draft(
    "昨日、商工会の交流会で税理士の佐藤さんと田中さんに会った",
    on="2026-11-19", medium="gathering", gathering=DraftGathering("mixer", "商工会の交流会", match="g"),
    people=(SATO, TANAKA),
    favors=(DraftFavor("佐藤", "received", "information", "補助金の締切"),),
    promises=(DraftPromise("me", "佐藤", "資料を送る", "2026-11-24"),),
    introductions=(DraftIntroduction("佐藤", "田中"),),
    tellings=(DraftTelling("田中", "do"),),
    chances=(DraftChance("佐藤", "ロゴの依頼"),),
)  # fmt: skip


def told(*changes: tuple[str, str]) -> Draft:
    return corrected(DRAFT, changes).draft


def test_without_corrections_a_draft_is_as_it_was_read() -> None:
    assert corrected(DRAFT).draft == DRAFT


def test_pieces_sent_back_untouched_change_nothing() -> None:
    pieces = corrected(DRAFT).pieces
    assert corrected(DRAFT, [(one.key, one.value) for one in pieces]) == Corrected(
        DRAFT, pieces, {"as": None, "business": None, "noticed": None}
    )


def test_keys_tell_the_pieces_apart() -> None:
    keys = [piece.key for piece in corrected(DRAFT).pieces]
    assert len(keys) == len(set(keys))


CORRECTIONS = [
    ((key_of("on", read="2026-11-19"), "2026-10"), replace(DRAFT, on="2026-10")),
    ((key_of("on", read="2026-11-19"), ""), replace(DRAFT, on=None)),
    ((key_of("medium", read="gathering"), "meal"), replace(DRAFT, medium="meal")),
    ((key_of("gathering", read="商工会の交流会"), ""), replace(DRAFT, gathering=None)),
    ((key_of("gathering", read="商工会の交流会"), "朝の会"),
     replace(DRAFT, gathering=DraftGathering("mixer", "朝の会"))),
    ((key_of("gathering.match", "商工会の交流会", "g"), NEW),
     replace(DRAFT, gathering=DraftGathering("mixer", "商工会の交流会"))),
    ((key_of("offer", "佐藤", "補助金"), ""), replace(DRAFT, people=(replace(SATO, offers=()), TANAKA))),
    ((key_of("offer", "佐藤"), "決算"), replace(DRAFT, people=(replace(SATO, offers=("補助金", "決算")), TANAKA))),
    ((key_of("field", "田中"), "design"), replace(DRAFT, people=(SATO, replace(TANAKA, field="design")))),
    ((key_of("key", "佐藤"), "1"), replace(DRAFT, people=(replace(SATO, key=True), TANAKA))),
    ((key_of("who", "佐藤", "a"), "b"), replace(DRAFT, people=(replace(SATO, matches=("b", "a")), TANAKA))),
    ((key_of("who", "佐藤", "a"), "c"), replace(DRAFT, people=(replace(SATO, matches=("c", "a", "b")), TANAKA))),
    ((key_of("who", "佐藤", "a"), NEW), replace(DRAFT, people=(replace(SATO, matches=()), TANAKA))),
    ((key_of("mood", read="0"), "1"), replace(DRAFT, mood=1)),
    ((key_of("promise", "佐藤/me/資料を送る", "1"), ""), replace(DRAFT, promises=())),
    ((key_of("promise.due", "佐藤/me/資料を送る", "2026-11-24"), "2026-12"),
     replace(DRAFT, promises=(DraftPromise("me", "佐藤", "資料を送る", "2026-12"),))),
    ((key_of("favor.direction", "佐藤/received/補助金の締切", "received"), "given"),
     replace(DRAFT, favors=(DraftFavor("佐藤", "given", "information", "補助金の締切"),))),
    ((key_of("telling", "田中/do", "1"), ""), replace(DRAFT, tellings=())),
    ((key_of("chance.title", "佐藤/ロゴの依頼", "ロゴの依頼"), "看板"),
     replace(DRAFT, chances=(DraftChance("佐藤", "看板"),))),
]  # fmt: skip


@pytest.mark.parametrize(("change", "draft"), CORRECTIONS)
def test_each_piece_can_be_corrected(change: tuple[str, str], draft: Draft) -> None:
    assert told(change) == draft


def test_a_name_corrected_is_corrected_wherever_it_stands() -> None:
    draft = told((key_of("person", read="佐藤"), "斎藤"))
    assert [one.name for one in draft.people] == ["斎藤", "田中"]
    assert draft.people[0].matches == ()
    assert {draft.favors[0].person, draft.promises[0].person, draft.introductions[0].a} == {"斎藤"}


def test_who_is_taken_out_takes_along_what_was_said_of_them() -> None:
    draft = told((key_of("person", read="佐藤"), ""))
    assert draft == replace(DRAFT, people=(TANAKA,), favors=(), promises=(), introductions=(), chances=())


def test_a_person_is_added_and_linked_and_told_of() -> None:
    draft = told((key_of("person"), "鈴木"), (key_of("who", "鈴木"), "s"), (key_of("want", "鈴木"), "動画"))
    assert draft.people[2] == DraftPerson("鈴木", wants=("動画",), matches=("s",))


def test_a_correction_lasts_while_the_line_grows() -> None:
    changes = [
        (key_of("offer", "佐藤", "補助金"), "補助金の申請"),
        (key_of("on", read="2026-11-19"), "2026-11-18"),
    ]
    longer = replace(DRAFT, text=DRAFT.text + "。鈴木さんも", people=(*DRAFT.people, DraftPerson("鈴木")))
    draft = corrected(longer, changes).draft
    assert (draft.on, draft.people[0].offers, len(draft.people)) == ("2026-11-18", ("補助金の申請",), 3)


def test_a_correction_falls_away_with_the_words_it_corrected() -> None:
    other = replace(DRAFT, on="2026-11-17", people=(replace(SATO, offers=("融資",)), TANAKA))
    changes = [
        (key_of("offer", "佐藤", "補助金"), "補助金の申請"),
        (key_of("on", read="2026-11-19"), "2026-11-18"),
    ]
    assert corrected(other, changes).draft == other


REFUSED = [
    (key_of("on", read="2026-11-19"), "きのうの夜"), (key_of("on", read="2026-11-19"), "2026-13"),
    (key_of("medium", read="gathering"), "telepathy"), (key_of("field", "佐藤", "finance"), "nothing"),
    (key_of("promise.due", "佐藤/me/資料を送る", "2026-11-24"), "soon"), (key_of("mood", read="0"), "9"),
]  # fmt: skip


@pytest.mark.parametrize("change", REFUSED)
def test_what_cannot_be_understood_changes_nothing_and_is_named(change: tuple[str, str]) -> None:
    after = corrected(DRAFT, [change])
    assert after.draft == DRAFT
    assert [piece.refused for piece in after.pieces if piece.refused] == [change[1]]


def test_what_no_line_says_is_said_beside_it() -> None:
    after = corrected(
        DRAFT, [(key_of("as"), "company"), (key_of("noticed"), "よく笑った"), (key_of("business"), "1")]
    )
    assert after.more == {"as": "company", "noticed": "よく笑った", "business": True}


def test_facts_that_read_alike_are_told_apart() -> None:
    twice = replace(DRAFT, favors=DRAFT.favors * 2)
    first = key_of("favor", "佐藤/received/補助金の締切", "1")
    assert len(corrected(twice, [(first, "")]).draft.favors) == 1


def test_bars_and_backslashes_in_names_do_not_mix_keys_up() -> None:
    assert key_of("offer", "a|b", "c") != key_of("offer", "a", "b|c")
    assert key_of("offer", "a\\", "b") != key_of("offer", "a", "\\b")


def test_a_draft_comes_back_from_its_record() -> None:
    assert from_record(DRAFT.as_record()) == DRAFT
