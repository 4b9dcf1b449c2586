"""Feed: an address, given by the owner, at which gatherings to come are announced as a calendar."""

from __future__ import annotations

from enishi.network.models.base import Recorded, code, day, words


class Feed(Recorded):
    """A calendar of gatherings to come. What was read last, and what was amiss then, is no fact of the network."""

    url = words(default="", null=False)
    title = words()
    kind = code(default="other")
    refreshed_on = day()
    trouble = code()
