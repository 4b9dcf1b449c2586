"""A line logged by words alone: shown, asked about, corrected, saved – and read with the people known."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from enishi.language.draft import Draft, DraftGathering, DraftPerson, DraftPromise
from enishi.network.models import Encounter, Owner, Person, Revision
from tests.cli.conftest import Tell

TEXT = "昨日、交流会で佐藤さんと田中さんに会った"
READ = Draft(
    TEXT, on="2026-11-19", medium="gathering", gathering=DraftGathering("mixer", "交流会"),
    people=(DraftPerson("佐藤", field="finance.tax", offers=("補助金",)), DraftPerson("田中")),
    promises=(DraftPromise("me", "佐藤", "資料を送る", "2026-11-24"),), unread="駅まで歩いた",
)  # fmt: skip
Type = Callable[..., None]


@pytest.fixture(autouse=True)
def read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read every line alike; whom it means is the network's answer."""

    def reader(text: str, *, today: Any, known: Any = None, language: Any = None) -> Draft:
        if text != TEXT:
            return Draft(text, unread=text)
        people = known.people if known else ()
        found = tuple(
            replace(one, matches=tuple(who.uid for who in people if who.full.startswith(one.name)))
            for one in READ.people
        )
        return replace(READ, people=found)

    monkeypatch.setattr("enishi.language.note.read", reader)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Type:
    """Return what types lines at the keyboard."""
    return lambda *lines: monkeypatch.setattr(
        sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines))
    )


def test_a_line_is_shown_in_words_asked_about_and_saved(tell: Tell, typed: Type, owner: Owner) -> None:
    typed("y")
    said = tell("log", TEXT)
    assert said.status == 0
    for words in (
        "11月19日",
        "交流会",
        "佐藤さん（はじめて書く人）",
        "税理士",
        "できること：補助金",
        "資料を送る",
        "駅まで歩いた",
        "保存しますか",
    ):
        assert words in said.out + said.err
    encounter = Encounter.objects.get(owner=owner)
    assert (encounter.note, encounter.links.count()) == (TEXT, 2)
    assert tell("undo").status == 0
    assert not Person.objects.filter(owner=owner).exists()


@pytest.mark.parametrize("answers", [("n",), ("",), (), ("what", "n")])
def test_a_line_not_agreed_to_is_not_saved(
    tell: Tell, typed: Type, owner: Owner, answers: tuple[str, ...]
) -> None:
    typed(*answers)
    assert tell("log", TEXT).status == 1
    assert not Revision.objects.filter(owner=owner).exists()


def test_pieces_are_corrected_by_their_number(tell: Tell, typed: Type, owner: Owner) -> None:
    typed("e", "", "n")
    shown = [
        line.split(maxsplit=1) for line in tell("log", TEXT).out.splitlines() if line.strip()[:1].isdigit()
    ]
    numbers = {words: number for number, words in shown}
    offer, name, field = (
        numbers[words] for words in ("できること（佐藤）: 補助金", "名前: 佐藤", "分野（佐藤）: 税理士・税務")
    )
    typed("e", f"{offer} 融資", "99 x", "…", f"{field} むにゃむにゃ", f"{name} 斎藤", "", "y")
    said = tell("log", TEXT)
    assert said.status == 0 and "むにゃむにゃ" in said.out
    assert sorted(Person.objects.filter(owner=owner).values_list("full", flat=True)) == ["斎藤", "田中"]
    after = tell("person", "斎藤", "--json").data
    assert (after["offers"], after["fields"]) == (["融資"], ["finance.tax"])


def test_a_piece_named_by_its_number_alone_is_taken_out(tell: Tell, typed: Type, owner: Owner) -> None:
    typed("e", "", "n")
    shown = [
        line.split(maxsplit=1) for line in tell("log", TEXT).out.splitlines() if line.strip()[:1].isdigit()
    ]
    number = next(number for number, words in shown if words == "名前: 田中")
    typed("e", number, "", "y")
    tell("log", TEXT)
    assert list(Person.objects.filter(owner=owner).values_list("full", flat=True)) == ["佐藤"]


def test_yes_saves_at_once_and_json_tells_what(tell: Tell, owner: Owner) -> None:
    tell("add", "佐藤 健一")
    only_shown = tell("log", TEXT, "--json").data
    assert (only_shown["saved"], only_shown["gathering"]["title"]) == (None, "交流会")
    assert not Encounter.objects.filter(owner=owner).exists()
    data = tell(
        "log", TEXT, "--yes", "--json", "--as", "company", "--noticed", "よく笑った", "--mood", "1"
    ).data
    assert [one["name"] for one in data["saved"]["people"]] == ["佐藤 健一", "田中"]
    encounter = Encounter.objects.get(owner=owner, uid=data["saved"]["id"])
    assert (encounter.as_role, encounter.noticed, encounter.mood) == ("company", "よく笑った", 1)


def test_somebody_known_is_said_as_one_would_and_may_be_said_to_be_new(
    tell: Tell, typed: Type, owner: Owner
) -> None:
    tell("add", "佐藤 健一", "--met-on", "2026-10-30")
    typed("e", "", "n")
    said = tell("log", TEXT)
    assert "3週間前に会った佐藤 健一さん" in said.out
    number = next(line.split()[0] for line in said.out.splitlines() if "だれのことか" in line)
    typed("e", f"{number} new", "", "y")
    tell("log", TEXT)
    assert Person.objects.filter(owner=owner, full="佐藤").exists()


@pytest.mark.parametrize("more", [(), ("--yes",), ("--json",)])
def test_a_line_with_nobody_in_it_is_refused(tell: Tell, owner: Owner, more: tuple[str, ...]) -> None:
    said = tell("log", "星がきれいだった", *more)
    assert said.status == 1 and "名前" in said.err
    assert not Revision.objects.filter(owner=owner).exists()


def test_capture_knows_the_people_of_the_network_and_saves_nothing(
    tell: Tell, typed: Type, owner: Owner
) -> None:
    known = tell("add", "佐藤 健一", "--json").data["id"]
    data = tell("capture", "--dry-run", "--json", TEXT).data
    assert data["people"][0]["matches"] == [known]
    typed(TEXT, TEXT)
    assert len(tell("capture", "--json", "-").out.splitlines()) == 2
    assert not Encounter.objects.filter(owner=owner).exists()
