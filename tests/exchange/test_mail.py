"""Mail: who wrote to whom on which day, and nothing of what they wrote."""

from __future__ import annotations

import base64
import quopri
import random
import tracemalloc
from email.header import Header
from pathlib import Path
from typing import Any

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


# -- signatures -----------------------------------------------------------------------------------------------------

RULED = """お世話になっております。

━━━━━━━━━━━━━━━━━━
株式会社アオバ　営業部
課長　佐藤 健一
〒150-8512 東京都渋谷区桜丘町26-1 セルリアン3F
TEL: 03-1234-5678　携帯：090-1234-5678
E-mail: sato@aoba.example
https://www.aoba.example/
━━━━━━━━━━━━━━━━━━
"""
AOBA = {
    "affiliations": [{"organization": "株式会社アオバ", "title": "課長", "department": "営業部"}],
    "phones": [{"value": "+81312345678", "label": "work"}, {"value": "+819012345678", "label": "mobile"}],
    "addresses": [{"value": "東京都渋谷区桜丘町26-1 セルリアン3F", "postal_code": "150-8512", "label": None}],
    "urls": ["https://www.aoba.example/"],
}


def mail(
    body: str, charset: str = "utf-8", encoding: str = "8bit", day: int = 10, sender: str = "佐藤 健一"
) -> bytes:
    data = body.encode("iso2022_jp_ext" if charset == "iso-2022-jp" else charset)
    if encoding == "base64":
        data = base64.encodebytes(data)
    elif encoding == "quoted-printable":
        data = quopri.encodestring(data)
    head = (
        f"From: {Header(sender, 'utf-8').encode()} <sato@aoba.example>\nTo: aya@ito.example\n"
        f"Date: Fri, {day} May 2024 19:05:00 +0900\n"
        f"Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n"
    )
    return head.encode() + data


def signed(tmp_path: Path, data: bytes) -> dict[str, Any]:
    record = rows(written(tmp_path, data), "aya@ito.example")["sato@aoba.example"].record
    return {key: record[key] for key in AOBA if record[key]}


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("utf-8", "8bit"), ("utf-8", "base64"), ("utf-8", "quoted-printable"), ("iso-2022-jp", "7bit"),
        ("shift_jis", "8bit"), ("shift_jis", "base64"), ("euc-jp", "quoted-printable"),
    ],
)  # fmt: skip
def test_a_signature_says_who_somebody_is_in_any_encoding(
    tmp_path: Path, charset: str, encoding: str
) -> None:
    assert signed(tmp_path, mail(RULED, charset, encoding)) == AOBA


def test_the_first_plain_part_is_read_and_no_attachment(tmp_path: Path) -> None:
    def part(kind: str, text: str, more: str = "") -> str:
        return f"--b\nContent-Type: {kind}; charset=utf-8\n{more}\n{text}\n"

    aside = "Content-Disposition: attachment; filename=a.txt\n"
    parts = (
        part("text/plain", RULED.replace("アオバ", "ベータ"), aside)
        + part("text/html", "<p>x")
        + part("text/plain", RULED)
    )
    whole = mail(parts + "--b--\n").replace(
        b"text/plain; charset=utf-8\nContent-Tr", b"multipart/mixed; boundary=b\nContent-Tr", 1
    )
    assert signed(tmp_path, whole) == AOBA


OTHERS = """株式会社ガンマ 部長
TEL 03-3333-4444
sato@aoba.example
"""


@pytest.mark.parametrize(
    "body",
    [
        "了解です。\n\n-----Original Message-----\n-- \n" + OTHERS,
        "了解です。\n\n2024年5月10日(金) 19:05 山田 <y@x.example>:\n\n==========\n" + OTHERS,
        "OK\n\nOn Fri, May 10, 2024 at 7:05 PM Yamada\n<y@x.example> wrote:\n\n-- \n" + OTHERS,
        "OK\n" + "".join(f"> {line}\n" for line in ("-- ", *OTHERS.splitlines())),
        "差出人: 山田\n==========\n" + OTHERS,
        # Nobody's name or address: a letter parted by lines is no signature; somebody else's is not the sender's.
        "お見積り\n==========\n株式会社ガンマ 3,000円\n==========\nよろしくお願いします。\n",
        "転送します\n==========\n株式会社ガンマ\n山田\ny@gamma.example\n03-3333-4444\n",
        "佐藤です。株式会社ガンマの部長が来ます。\nTEL 03-3333-4444 です。\n",
        "-- \n" + "長い話\n" * 40 + OTHERS,
    ],
)
def test_what_is_quoted_or_uncertain_is_not_taken(tmp_path: Path, body: str) -> None:
    assert signed(tmp_path, mail(body)) == {}


def test_english_signatures_below_two_dashes(tmp_path: Path) -> None:
    body = "See you.\n\n-- \nKenichi Sato, CEO, Blue Studio, Inc.\nMobile: +81 90-1234-5678\n\nOn Fri, X wrote:\n> hi\n"
    assert signed(tmp_path, mail(body, sender="Kenichi Sato")) == {
        "affiliations": [{"organization": "Blue Studio, Inc.", "title": "CEO", "department": None}],
        "phones": [{"value": "+819012345678", "label": "mobile"}],
    }


def test_the_latest_signature_stands_and_no_word_of_a_letter_is_kept(tmp_path: Path) -> None:
    older = mail(RULED.replace("課長", "係長").replace("お世話に", "秘密の話に"), day=9)
    path = tmp_path / "all.mbox"
    path.write_bytes(
        b"".join(b"From x Fri May 10 19:00:00 2024\n" + one + b"\n" for one in (mail(RULED), older))
    )
    found = rows(path, "aya@ito.example")["sato@aoba.example"]
    assert found.record["affiliations"] == AOBA["affiliations"]
    assert "秘密" not in repr(found)
