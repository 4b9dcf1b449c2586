"""Mail: who wrote to whom on which day, and nothing of what they wrote."""

from __future__ import annotations

import random
import tracemalloc
from pathlib import Path

import pytest

from enishi.exchange import formats
from enishi.exchange.mail import Mail
from enishi.exchange.mail.heads import heads
from enishi.exchange.problems import PROBLEMS
from enishi.exchange.records import Contact, Refusal, Row
from tests.exchange.contract import SAMPLES

MBOX = SAMPLES / "takeout.mbox"
HEAD = "From: Sato <sato@tax.example>\nTo: aya@ito.example\nDate: Fri, 10 May 2024 19:05:00 +0900\n"


def rows(path: Path, *own: str) -> dict[str, Row]:
    return {one.key: one for one in Mail(own).read(path) if isinstance(one, Row)}


def written(tmp_path: Path, data: bytes) -> Path:
    path = tmp_path / "message.eml"
    path.write_bytes(data)
    return path


def test_it_is_known_for_what_it_is(tmp_path: Path) -> None:
    for path in (MBOX, written(tmp_path, (HEAD + "\nHello\n").encode())):
        assert getattr(formats.sniff(path), "name", "") == "mail"
    assert formats.sniff(written(tmp_path, b"Dear all: this is prose.\nFrom here on, too: prose.\n")) is None


def test_names_are_read_in_every_encoding_mail_has_known() -> None:
    assert {key: row.record["name"]["full"] for key, row in rows(MBOX).items()} == {
        "sato@tax.example": "佐藤 健一",
        "rie@tanaka.example": "田中 梨絵",
        "ichiro@suzuki.example": "鈴木 一郎",
    }


def test_days_and_numbers_are_kept_by_direction_and_no_word() -> None:
    found = rows(MBOX)
    assert found["sato@tax.example"].contacts == (
        Contact("2024-05-10", "message", 1, 1, False), Contact("2024-05-13", "message", 1, 0, True),
    )  # fmt: skip
    assert "見積り" not in repr(found)


def test_a_message_without_a_date_counts_on_the_day_it_arrived() -> None:
    days = [one.on for one in rows(MBOX)["ichiro@suzuki.example"].contacts]
    assert days == ["2024-05-10", "2024-05-13"]


def test_what_says_neither_who_nor_when_is_refused_with_its_line() -> None:
    refused = [one for one in Mail().read(MBOX) if isinstance(one, Refusal)]
    lines = MBOX.read_bytes().split(b"\n")
    assert [(lines[one.line], one.problem.code) for one in refused] == [(b"Subject: nobody", "mail_unread")]


def test_a_line_of_prose_that_begins_with_from_begins_no_message() -> None:
    assert len(list(heads(MBOX))) == 8


@pytest.mark.parametrize(
    "field",
    ["List-Id: <x.y>", "Precedence: bulk", "Auto-Submitted: auto-generated", "X-Gmail-Labels: Spam,Inbox"],
)
def test_lists_notices_and_spam_are_nobody(field: str, tmp_path: Path) -> None:
    path = written(tmp_path, f"{HEAD}{field}\n\nHello\n".encode())
    assert rows(path, "aya@ito.example") == {}


def test_whose_a_single_message_is_must_be_known(tmp_path: Path) -> None:
    path = written(tmp_path, (HEAD + "\nHello\n").encode())
    assert rows(path) == {}
    assert rows(path, "AYA@ito.example")["sato@tax.example"].contacts[0].received == 1


@pytest.mark.parametrize("seed", range(6))
def test_it_never_raises_on_what_is_cut_off_or_garbled(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    noise = bytearray(MBOX.read_bytes())
    for _ in range(60):
        noise[dice.randrange(len(noise))] = dice.randrange(256)
    for data in (bytes(noise), bytes(noise)[: dice.randrange(len(noise))], dice.randbytes(3000), b""):
        for row in Mail(["aya@ito.example"]).read(written(tmp_path, data)):
            problems = [row.problem] if isinstance(row, Refusal) else row.warnings
            assert all(set(one.facts) == set(PROBLEMS[one.code]) for one in problems)


def test_memory_does_not_grow_with_the_bodies(tmp_path: Path) -> None:
    path = tmp_path / "large.mbox"
    with path.open("wb") as file:
        for number in range(40):
            file.write(b"From x Fri May 10 19:00:00 2024\n" + HEAD.encode() + b"\n")
            file.write((b"A" * 76 + b"\n") * 3000 if number % 2 else b"B" * 300_000 + b"\n\n")
            file.write(b"\n")
    tracemalloc.start()
    try:
        assert sum(1 for _ in heads(path)) == 40
        assert tracemalloc.get_traced_memory()[1] < 2 * 1024 * 1024
    finally:
        tracemalloc.stop()
