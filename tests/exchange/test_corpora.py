"""Real calendars and mail: no crash, and whatever is not read is refused with its line."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest

from enishi.exchange.calendar.events import events
from enishi.exchange.calendar.past import Calendar
from enishi.exchange.mail import Mail
from enishi.exchange.mail.heads import heads
from enishi.exchange.records import Refusal
from tests.exchange.corpus import FOLDER, calendars, mails

pytestmark = pytest.mark.skipif(
    FOLDER is None, reason="NO CORPORA: set ENISHI_CORPORA to the folder that holds calendars/ and mail/"
)


def refusals(member: Calendar | Mail, path: Path) -> list[Refusal]:
    with warnings.catch_warnings():
        # What the calendar library remarks on broken files is not our affair.
        warnings.simplefilter("ignore")
        return [one for one in member.read(path) if isinstance(one, Refusal)]


def test_every_calendar_is_read_and_what_is_not_says_on_which_line() -> None:
    unread = [one for path in calendars() for one in refusals(Calendar((), "2026-11-20"), path)]
    assert all(one.line > 0 and one.original for one in unread)
    assert {one.problem.code for one in unread} <= {"event_without_day", "refused_unreadable"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = sum(1 for path in calendars() for _ in events(path))
    assert sum(one.problem.code == "refused_unreadable" for one in unread) <= found * 0.05


def test_of_every_message_it_is_known_from_whom_and_when() -> None:
    found = [head for path in mails() for head in heads(path)]
    assert sum(bool(head.people("from") and head.day) for head in found) >= 0.95 * len(found)
    assert not [path.name for path in mails() if not Mail().sniff(path.read_bytes()[:65536])]
    assert all(one.line > 0 for path in mails() for one in refusals(Mail(), path))
