"""A card of one's own: from what it says (a `card` record as the archive writes it) to paper, picture, vCard and page.

`press` sets it in type, `contact` makes its vCard, `page` a file to put on the web. Nothing is decided here about who is
given which card, nor is anything read from the network.
"""

from __future__ import annotations

from enishi.exchange.own_card.contact import vcard_of
from enishi.exchange.own_card.page import page_of
from enishi.exchange.own_card.press import SHEETS, pdf_of, pictures_of

__all__ = ["SHEETS", "page_of", "pdf_of", "pictures_of", "vcard_of"]
