"""Problems: every code a reader may give, with the facts that come with it.

Decides only the list. The sentences, in Japanese and English, belong to wording; a test there compares the two lists.
"""

from __future__ import annotations

from typing import Any

from enishi.exchange.records import Problem

# code → names of its facts. `refused_…` codes come in a Refusal (nothing could be taken), the others as a warning.
PROBLEMS: dict[str, tuple[str, ...]] = {
    # The row or card says nothing a person could be known by.
    "refused_nobody": (),
    # A card of more than `limit` bytes: no address book writes one.
    "refused_too_large": ("limit",),
    # A quotation mark that is never closed.
    "refused_quote_open": (),
    # The csv module could not split the row; `reason` in its own words.
    "refused_row": ("reason",),
    # A value nobody foresaw; `reason` names the kind of error.
    "refused_unreadable": ("reason",),
    # There is no name; the name shown was taken from nickname, organization, email, phone or account.
    "name_missing": ("taken_from",),
    # END:VCARD is missing: the file was cut off, or the writer forgot.
    "card_without_end": (),
    # Bytes that fit no encoding; they stand as "�", or `encoding` was guessed.
    "text_garbled": ("encoding",),
    # Lines of a card that are no property; they are kept in the original only.
    "lines_unread": ("count",),
    # A birthday, or the day of a connection, that is no day.
    "date_unread": ("column", "text"),
    # A picture whose bytes do not decode.
    "picture_unread": (),
    # A picture that is only an address on the net; it is not fetched.
    "picture_elsewhere": ("url",),
    # The row has more cells than there are columns.
    "cells_beyond_header": ("count",),
    # Lines of an archive that are no JSON object, have no type, or an id that is no UUID.
    "json_broken": ("what",),
    "record_without_type": (),
    "id_unfit": ("id",),
    # An entry of a calendar that says neither on which day nor with whom it was.
    "event_without_day": (),
    # A message that does not say from whom, or when.
    "mail_unread": (),
    # Older events of a calendar than the `most` that are put to the owner.
    "events_beyond": ("count", "most"),
}


def problem(code: str, **facts: Any) -> Problem:
    """Make a Problem; its code and the names of its facts must stand in `PROBLEMS`."""
    if set(PROBLEMS[code]) != set(facts):
        raise KeyError(f"{code} takes {PROBLEMS[code]}, not {sorted(facts)}")
    return Problem(code, facts)
