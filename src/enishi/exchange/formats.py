"""Which formats there are, and which one a file is."""

from __future__ import annotations

from pathlib import Path

from enishi.exchange import archive, sheets
from enishi.exchange.asking import Answers, Asking, Question
from enishi.exchange.bundle import Bundle
from enishi.exchange.calendar.past import Calendar
from enishi.exchange.chat import FacebookFriends, FacebookMessages, Line, WhatsApp
from enishi.exchange.csv import (
    AnyTable,
    Connpass,
    Eight,
    GoogleContactsNew,
    GoogleContactsOld,
    LinkedInConnections,
    LinkedInEvents,
    LinkedInInvitations,
    LinkedInMessages,
    LinkedInPositions,
    Outlook,
    OutlookJapanese,
    Sansan,
)
from enishi.exchange.mail import Mail
from enishi.exchange.records import Format
from enishi.exchange.vcard import Vcard

FORMATS: tuple[Format, ...] = (
    archive,
    # A zip that is not packed tight shows what lies within: it is asked before them.
    Bundle(),
    Vcard(),
    LinkedInConnections(),
    GoogleContactsNew(),
    GoogleContactsOld(),
    Outlook(),
    OutlookJapanese(),
    Eight(),
    Sansan(),
    Connpass(),
    LinkedInPositions(),
    LinkedInInvitations(),
    LinkedInMessages(),
    LinkedInEvents(),
    Calendar(),
    Line(),
    WhatsApp(),
    FacebookFriends(),
    FacebookMessages(),
    Mail(),
    # Whatever is a table and none of these: the last to be asked.
    AnyTable(),
)


def sniff(path: Path, filename: str = "") -> Format | None:
    """Return the format of a file, or None when nobody here reads it."""
    head = sheets.head(path)
    return next((one for one in FORMATS if one.sniff(head, filename or path.name)), None)


def named(name: str, answers: Answers | None = None) -> Format:
    """Return a format by its name, told what was answered; raise KeyError."""
    found = {one.name: one for one in FORMATS}[name]
    return found.answered(answers) if answers is not None and isinstance(found, Asking) else found


def sources(name: str, path: Path) -> list[str]:
    """The formats a file holds: its own, or those of the files within."""
    if name != Bundle.name:
        return [name]
    return [one for one in dict.fromkeys(m.source for m in Bundle().contents(path)) if one]


def passed_over(name: str, path: Path) -> list[str]:
    """The files within that nobody reads."""
    return [m.name for m in Bundle().contents(path) if not m.source] if name == Bundle.name else []


def questions(name: str, path: Path, answers: Answers) -> list[Question]:
    """What is to be asked of a file before it is read; with each a guess."""
    found = named(name, answers)
    return found.ask(path) if isinstance(found, Asking) else []


def notices(name: str, path: Path) -> list[str]:
    """What is to be said before a file is read in: codes; wording makes the sentences."""
    said = (getattr(named(source), "notice", "") for source in sources(name, path))
    return list(dict.fromkeys(filter(None, said)))
