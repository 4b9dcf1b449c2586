"""Rooms: how somebody who has never gone finds a first gathering of each kind – sentences, words to search for, and
places to look, for the owner to open. Nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote_plus

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

HOW_TO_FIND: Mapping[str, tuple[Promise, ...]] = {
    "same_trade": (
        gettext_lazy(
            "Look for “{town} study group” or “meetup” with the name of your trade on connpass or Meetup."
        ),
        gettext_lazy(
            "Trade associations and guilds often have open days; their site or a colleague elsewhere will "
            "say."
        ),
        gettext_lazy(
            "It is fine to begin by only listening. “It's my first time” is enough of an introduction."
        ),
    ),
    "community": (
        gettext_lazy("Look for “{town} volunteers”, “{town} clean-up” or “{town} festival helpers”."),
        gettext_lazy(
            "The notice boards of the town hall, the library and the community centre are worth a look."
        ),
        gettext_lazy(
            "A café or shop you often go to may know: ask whether people of the neighbourhood meet somewhere."
        ),
    ),
    "mixer": (
        gettext_lazy(
            "The chamber of commerce holds mixers that non-members may often join; a phone call is enough."
        ),
        gettext_lazy(
            "Look for “{town} business mixer” on Peatix or Eventbrite, and choose a small one, about twenty."
        ),
        gettext_lazy(
            "If it turns out to be selling or recruiting, you may leave. Note it down and it is not "
            "suggested again."
        ),
    ),
    "meal": (
        gettext_lazy("The easiest: ask one person you know to lunch, and let each bring one more."),
        gettext_lazy("Bars and small restaurants with a counter have regulars; going twice makes a face."),
        gettext_lazy("Look for “{town} supper club” or “{town} tasting” on Peatix or Meetup."),
    ),
    "card_exchange": (
        gettext_lazy(
            "Look for “{town} networking event” on Peatix; chambers of commerce and local banks hold them, "
            "too."
        ),
        gettext_lazy("Bring a card of your own, even a home-made one, with one line that says what you do."),
        gettext_lazy(
            "Talking properly with three people is plenty. Write one thing about each on the way home."
        ),
    ),
    "seminar": (
        gettext_lazy(
            "Libraries, public start-up centres and chambers of commerce hold free seminars for beginners."
        ),
        gettext_lazy(
            "Look for “{town} workshop” on connpass, Peatix or Meetup; one with a round afterwards is best."
        ),
        gettext_lazy("Sit near the front and say one word to your neighbour before it begins."),
    ),
    "other": (
        gettext_lazy("A co-working space near you may have an events board that anybody may look at."),
        gettext_lazy("Look for “{town} event” with something you like, however far it is from work."),
    ),
}


# What to search for, the best first; {trade} is the owner's field.
SEARCHES: Mapping[str, tuple[Promise, ...]] = {
    "same_trade": (gettext_lazy("{town} {trade} study group"), gettext_lazy("{trade} meetup {town}")),
    "community": (gettext_lazy("{town} volunteers wanted"), gettext_lazy("{town} community events")),
    "mixer": (gettext_lazy("{town} business mixer"), gettext_lazy("{town} chamber of commerce mixer")),
    "meal": (gettext_lazy("{town} supper club"), gettext_lazy("{town} tasting evening")),
    "card_exchange": (gettext_lazy("{town} networking event"), gettext_lazy("{town} business card exchange")),
    "seminar": (gettext_lazy("{town} start-up seminar free"), gettext_lazy("{town} workshop")),
    "other": (gettext_lazy("{town} event"),),
}
# Where to look: what it is called, and its own search.
PLACES: Mapping[str, tuple[str, str]] = {
    "web": ("Google", "https://www.google.com/search?q={words}"),
    "connpass": ("connpass", "https://connpass.com/search/?q={words}"),
    "peatix": ("Peatix", "https://peatix.com/search?q={words}"),
    "meetup": ("Meetup", "https://www.meetup.com/find/?keywords={words}"),
    "doorkeeper": ("Doorkeeper", "https://www.doorkeeper.jp/events?q={words}"),
    "jimoty": ("ジモティー", "https://jmty.jp/all/eve?keyword={words}"),
}
WHERE: Mapping[str, tuple[str, ...]] = {
    "same_trade": ("connpass", "doorkeeper", "meetup", "web"),
    "community": ("web", "jimoty", "peatix"),
    "mixer": ("web", "peatix", "meetup"),
    "meal": ("peatix", "meetup", "jimoty"),
    "card_exchange": ("peatix", "web"),
    "seminar": ("connpass", "peatix", "web"),
    "other": ("web", "peatix"),
}


@dataclass(frozen=True)
class Search:
    """Words to search for, and (name, address) of the places where the owner may look for them."""

    words: str
    places: tuple[tuple[str, str], ...]


def searches(kind: str, town: str = "", trade: str = "") -> list[Search]:
    """Return what to search for, and where, for a kind of gathering near a town; the owner opens it."""
    found = []
    for sentence in SEARCHES.get(kind, SEARCHES["other"]):
        words = " ".join(str(sentence).format(town=town, trade=trade).split())
        places = (PLACES[place] for place in WHERE.get(kind, WHERE["other"]))
        found.append(Search(words, tuple((name, at.format(words=quote_plus(words))) for name, at in places)))
    return found


def how_to_find(kind: str, town: str = "") -> list[str]:
    """Return how to find a first gathering of a kind near a town, in plain sentences."""
    near = town or _("your town")
    return [str(sentence).format(town=near) for sentence in HOW_TO_FIND.get(kind, HOW_TO_FIND["other"])]
