"""Chats: on which days one wrote with whom, and not a word of it."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from enishi.exchange import formats
from enishi.exchange.asking import Answers, Asking
from enishi.exchange.chat import FacebookFriends, FacebookMessages, Line, WhatsApp
from enishi.exchange.chat.facebook import mended
from enishi.exchange.problems import PROBLEMS
from enishi.exchange.records import Refusal, Row
from tests.exchange.contract import SAMPLES

CHATS = (
    "line.txt",
    "line_en.txt",
    "line_group.txt",
    "whatsapp.txt",
    "facebook_friends.json",
    "facebook_messages.json",
)


def days_of(member: Any, name: str) -> dict[str, list[tuple[str, int, int]]]:
    """Of everybody in a sample: day, sent, received."""
    rows = [one for one in member.read(SAMPLES / name) if isinstance(one, Row)]
    return {row.record["name"]["full"]: [(c.on, c.sent, c.received) for c in row.contacts] for row in rows}


@pytest.mark.parametrize("name", CHATS)
def test_each_is_known_for_what_it_is(name: str) -> None:
    found = formats.sniff(SAMPLES / name)
    assert found is not None
    assert found.name.partition("_")[0] == name.partition("_")[0].partition(".")[0]


def test_a_talk_between_two_says_in_its_title_with_whom() -> None:
    assert days_of(Line(), "line.txt") == {"佐藤 健一": [("2024-07-30", 2, 1), ("2024-07-31", 1, 0)]}
    assert days_of(Line(), "line_en.txt") == {"Bob Jones": [("2026-01-30", 1, 1)]}
    assert Line().ask(SAMPLES / "line.txt") == []


def test_in_a_group_everybody_is_there_but_nobody_was_written_to() -> None:
    assert days_of(Line(), "line_group.txt") == {}
    assert days_of(Line(["彩"]), "line_group.txt") == {"りえ": [], "けん": []}


def test_who_of_two_is_the_owner_is_asked_where_the_file_does_not_say() -> None:
    (asked,) = WhatsApp().ask(SAMPLES / "whatsapp.txt")
    assert (asked.kind, asked.guess) == ("own", [])
    assert days_of(WhatsApp(["aya ito"]), "whatsapp.txt") == {
        "Bob Jones": [("2024-07-30", 0, 2), ("2024-07-31", 1, 0)]
    }


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ("7/30/24, 10:32 AM - A: x\n7/30/24, 10:33 AM - B: y\n", "2024-07-30"),
        ("3/2/24, 10:32 PM - A: x\n3/2/24, 10:33 PM - B: y\n", "2024-03-02"),
        ("03.02.24, 10:32 - A: x\n03.02.24, 10:33 - B: y\n", "2024-02-03"),
        ("2024/02/03 10:32 - A: x\n2024/02/03 10:33 - B: y\n", "2024-02-03"),
    ],
)
def test_the_order_of_a_day_follows_from_the_file(lines: str, day: str, tmp_path: Path) -> None:
    path = tmp_path / "chat.txt"
    path.write_text(lines)
    (row,) = WhatsApp(["A"]).read(path)
    assert isinstance(row, Row)
    assert [one.on for one in row.contacts] == [day]


def test_facebooks_broken_letters_are_mended() -> None:
    assert mended("佐藤".encode().decode("latin-1")) == "佐藤"
    assert mended("André") == "André"
    assert days_of(FacebookFriends(), "facebook_friends.json") == {"佐藤 健一": [], "Bob Jones": []}
    assert days_of(FacebookMessages(["伊藤 彩"]), "facebook_messages.json") == {
        "佐藤 健一": [("2022-06-04", 0, 1), ("2022-06-05", 1, 0)]
    }


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", CHATS)
def test_none_raises_on_what_is_cut_off_or_garbled(name: str, seed: int, tmp_path: Path) -> None:
    member, dice, path = formats.sniff(SAMPLES / name), random.Random(seed), tmp_path / "file"
    assert member is not None
    noise = bytearray((SAMPLES / name).read_bytes())
    for _ in range(20):
        noise[dice.randrange(len(noise))] = dice.randrange(256)
    for data in (bytes(noise), bytes(noise)[: dice.randrange(len(noise))], dice.randbytes(2000), b""):
        path.write_bytes(data)
        told = member.answered(Answers(("彩", "Aya Ito"))) if isinstance(member, Asking) else member
        for row in told.read(path):
            problems = [row.problem] if isinstance(row, Refusal) else row.warnings
            assert all(set(one.facts) == set(PROBLEMS[one.code]) for one in problems)
