"""Which formats there are, and which one a file is."""

from __future__ import annotations

from pathlib import Path

from enishi.exchange import archive, encodings
from enishi.exchange.csv import (
    Connpass,
    Eight,
    GoogleContactsNew,
    GoogleContactsOld,
    LinkedInConnections,
    LinkedInInvitations,
    LinkedInMessages,
    LinkedInPositions,
    Outlook,
    OutlookJapanese,
    Sansan,
)
from enishi.exchange.records import Format
from enishi.exchange.vcard import Vcard

FORMATS: tuple[Format, ...] = (
    archive,
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
)


def sniff(path: Path, filename: str = "") -> Format | None:
    """Return the format of a file, or None when nobody here reads it."""
    head = encodings.read_head(path)
    return next((one for one in FORMATS if one.sniff(head, filename or path.name)), None)


def named(name: str) -> Format:
    """Return a format by its name; raise KeyError."""
    return {one.name: one for one in FORMATS}[name]


def notices(name: str) -> list[str]:
    """What is to be said before a file of this format is read in: codes; wording makes the sentences."""
    said = getattr(named(name), "notice", "")
    return [said] if said else []
