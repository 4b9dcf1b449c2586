"""vCard 2.1, 3.0 and 4.0: address books read as person records, and persons written as cards.

Decides what of a file becomes a row or a refusal. `write` gives a record back as a card, keeping what the stored card
said beyond it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from enishi.exchange import encodings, person
from enishi.exchange.problems import problem
from enishi.exchange.records import Refusal, Row
from enishi.exchange.vcard.cards import CARD_LIMIT, RawCard, split_cards
from enishi.exchange.vcard.content import parse
from enishi.exchange.vcard.reader import read_properties
from enishi.exchange.vcard.writer import write

__all__ = ["Vcard", "read_card", "write"]

_BEGIN = re.compile(r"^BEGIN[ \t]*:[ \t]*VCARD[ \t]*\r?$", re.IGNORECASE | re.MULTILINE)


class Vcard:
    """The reader of .vcf files. region: the country whose telephone numbers stand without a country code."""

    name = "vcard"

    def __init__(self, region: str = "JP") -> None:
        self.region = region

    def sniff(self, head: bytes, filename: str = "") -> bool:
        """A card begins at the top, or anywhere in a file that is called one."""
        text = next(encodings.candidates(head))[1].replace("\r\n", "\n").replace("\r", "\n")
        if filename.lower().endswith((".vcf", ".vcard")):
            return bool(_BEGIN.search(text))
        return bool(_BEGIN.match(text.lstrip()))

    def read(self, path: Path) -> Iterator[Row | Refusal]:
        """Read a file card by card."""
        for card in split_cards(encodings.lines(path)):
            yield _take(card, self.region)


def _take(card: RawCard, region: str) -> Row | Refusal:
    if card.size > CARD_LIMIT:
        return Refusal(card.line, problem("refused_too_large", limit=CARD_LIMIT), "")
    text, guessed = card.text()
    try:
        row = read_card(text, card.line, region)
    except (ValueError, LookupError, ArithmeticError, RecursionError) as error:
        # One card that nobody foresaw must not stop the file; its text is kept and named.
        return Refusal(card.line, problem("refused_unreadable", reason=type(error).__name__), text)
    if isinstance(row, Refusal):
        return row
    more = [problem("text_garbled", encoding="cp1252")] if guessed else []
    more += [] if card.complete else [problem("card_without_end")]
    return Row(row.line, row.key, row.record, text, row.pictures, (*row.warnings, *more)) if more else row


def read_card(text: str, line: int = 1, region: str = "JP") -> Row | Refusal:
    """Read the text of a single card, such as a QR code or an address-book server holds."""
    properties, unread = parse(text)
    card = read_properties(properties, region)
    if card.record["name"]["full"] is None:
        return Refusal(line, problem("refused_nobody"), text)
    warnings = (*card.warnings, problem("lines_unread", count=unread)) if unread else card.warnings
    return Row(line, person.identity(card.uid, card.record), card.record, text, card.pictures, warnings)
