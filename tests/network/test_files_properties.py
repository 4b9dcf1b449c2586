"""Whatever is brought: brought twice it is there once, taken back it was never there."""

from __future__ import annotations

import datetime
import io
import tempfile
import zipfile
from email.header import Header
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from enishi.network import runner
from enishi.network.actions import batches
from enishi.network.codec import canonical
from enishi.network.models import Batch, Owner
from enishi.network.queries.archive import records_of
from tests.examples import examples

pytestmark = pytest.mark.django_db
ME = "me@own.example"
NAMES = st.sampled_from(
    ("佐藤 健一", "髙橋 美咲", "林 さくら", "Aya Ito", "渡邊 健", "さとう", 'O"Neil, Bob')
)
MAILS = st.sampled_from(("a@x.example", "b@x.example", "info@office.example", ""))
DAYS = st.dates(min_value=datetime.date(2024, 1, 1), max_value=datetime.date(2024, 3, 1))
PEOPLE = st.lists(st.tuples(NAMES, MAILS, DAYS, st.booleans()), min_size=1, max_size=6)
Told = list[tuple[str, str, datetime.date, bool]]


def cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def eight(told: Told) -> bytes:
    head = "会社名,部署名,役職,氏名,e-mail,TEL会社,名刺交換日\r\n"
    rows = [f"{cell('例' if mine else '')},,,{cell(name)},{mail},,{on}\r\n" for name, mail, on, mine in told]
    return (head + "".join(rows)).encode("utf-8-sig")


def table(told: Told) -> bytes:
    rows = [f"{cell(name)},{mail},{on}\n" for name, mail, on, _ in told]
    return ("お名前,メール,会った日\n" + "".join(rows)).encode()


def mailbox(told: Told) -> bytes:
    parts = []
    for name, mail, on, mine in told:
        charset = "utf-8" if name.isascii() or "髙" in name else "iso-2022-jp"
        other = f"{Header(name, charset).encode()} <{mail}>"
        sender, receiver = (ME, other) if mine else (other, ME)
        head = f"From x Fri May 10 19:00:00 2024\nFrom: {sender}\nTo: {receiver}\n"
        parts.append(f"{head}Date: {on:%d %b %Y} 10:00:00 +0900\n\nx\n\n")
    return "".join(parts).encode()


def calendar(told: Told) -> bytes:
    events = [
        f"BEGIN:VEVENT\r\nUID:{number % 3}\r\nDTSTART;VALUE=DATE:{on:%Y%m%d}\r\nSUMMARY:交流会\r\n"
        f"ATTENDEE;CN={cell(name.replace(chr(34), ''))}:mailto:{mail or ME}\r\nATTENDEE:mailto:{ME}\r\nEND:VEVENT\r\n"
        for number, (name, mail, on, _) in enumerate(told)
    ]
    return ("BEGIN:VCALENDAR\r\n" + "".join(events) + "END:VCALENDAR\r\n").encode()


MAKERS = {"eight.csv": eight, "list.csv": table, "all.mbox": mailbox, "mine.ics": calendar}


def lines_of(owner: Owner) -> list[str]:
    return sorted(canonical(record) for record in records_of(owner))


def read_in(owner: Owner, data: bytes) -> Batch:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "all.zip"
        path.write_bytes(data)
        batch = batches.look_through(owner, [(path, "all.zip")])
    batches.queue(batch)
    return runner.run_until_ended(batch)


@settings(max_examples=examples(8), deadline=None, suppress_health_check=list(HealthCheck))
@given(told=PEOPLE, chosen=st.sets(st.sampled_from(sorted(MAKERS)), min_size=1))
def test_brought_twice_it_is_there_once_and_taken_back_never(
    owner: Owner, told: Told, chosen: set[str]
) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as made:
        for name in sorted(chosen):
            made.writestr(name, MAKERS[name](told))
    before = lines_of(owner)
    first = read_in(owner, packed.getvalue())
    after = lines_of(owner)
    second = read_in(owner, packed.getvalue())
    assert {verdict for verdict, count in second.counts.items() if count} <= {"unchanged", "refused"}
    assert lines_of(owner) == after
    for batch in (second, first):
        for _ in batches.take_back(batch):
            pass
    assert lines_of(owner) == before
