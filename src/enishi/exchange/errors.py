"""What makes a whole file unreadable, or a card unprintable, as a code with facts; interfaces make the sentence."""

from __future__ import annotations

from typing import Any


class Unreadable(Exception):
    """A file that cannot be read at all. Codes: not_recognised, archive_newer, archive_header, empty_file, no_calendar,
    workbook_unreadable, workbook_too_large, zip_broken, zip_too_large;
    of pictures picture_empty, no_picture, picture_damaged, picture_too_large, too_many_pages, no_card."""

    def __init__(self, code: str, **facts: Any) -> None:
        self.code = code
        self.facts = facts
        super().__init__(f"{code} {facts}")


class Unprintable(Exception):
    """A card of one's own that cannot be set as it is. Codes: font_missing, card_too_full, code_too_full."""

    def __init__(self, code: str, **facts: Any) -> None:
        self.code = code
        self.facts = facts
        super().__init__(f"{code} {facts}")
