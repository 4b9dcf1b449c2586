"""Before one meets somebody: how we met, who was there, the last talk, what passed – as sentences for every interface.

Decides the words for what `queries.people.person_card` found; a thing not known is an empty text.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from django.utils.translation import gettext as _

from enishi.network.queries.people import FavorFound, LastTalk, PersonCard, PromiseFound, name_of
from enishi.wording import dates, labels, names


def met(card: PersonCard, today: datetime.date) -> str:
    """Say how the owner came to know the person, in as much as was told."""
    record = card.record
    day = dates.day(record["met_on"], today) if record.get("met_on") else ""
    origin = labels.label("origin", record["origin"]) if record.get("origin") else ""
    where = next((knot.title for knot in card.thread if knot.kind == "gathering"), "")
    by = card.person.introduced_by
    if by is not None and card.person.introduced_by_id:
        who = names.with_honorific(name_of(by))
        told = _("%(day)s, brought together by %(who)s.") if day else _("Brought together by %(who)s.")
        return told % {"day": day, "who": who}
    if where and card.person.met_at_id:
        return (_("%(day)s, at “%(where)s”.") if day else _("At “%(where)s”.")) % {"day": day, "where": where}
    if day and origin:
        return _("%(day)s, %(origin)s.") % {"day": day, "origin": origin}
    if day or origin:
        return _("%(said)s.") % {"said": day or origin}
    return _("Not written down yet. Edit adds where and when.")


def through(card: PersonCard) -> str:
    """Say through whom and where the thread leads to the person; "" where nobody and no gathering stands between."""
    between = [
        names.with_honorific(knot.face.name) if knot.face else f"“{knot.title}”" for knot in card.thread[:-1]
    ]
    return _("Through %(names)s") % {"names": names.listed(between)} if between else ""


def there(card: PersonCard) -> str:
    """Say who else was there, the last time among others."""
    if not card.there:
        return ""
    together = names.together([face.name for face in card.there], 4)
    return _("There as well, the last time you met among others: %(names)s") % {"names": together}


def last_day(last: LastTalk, today: datetime.date) -> str:
    """Say when the last talk was: the day, and how long ago."""
    return _("%(day)s (%(ago)s)") % {"day": dates.day(last.on, today), "ago": dates.ago(last.on, today)}


def last_words(last: LastTalk) -> str:
    """Return what was talked about, or at least where or how."""
    return last.note or last.title or labels.label("medium", last.medium)


def promised(one: PromiseFound, today: datetime.date) -> str:
    """Say by when a promise is due, or when it was made."""
    if one.due:
        return dates.due(one.due, today)
    return _("said %(day)s") % {"day": dates.day(one.made_on, today)} if one.made_on else ""


def passed(favors: Iterable[FavorFound], today: datetime.date) -> str:
    """Say what passed both ways, sentence after sentence."""
    return names.sentences([_passed(one, today) for one in favors])


def _passed(one: FavorFound, today: datetime.date) -> str:
    kind = labels.label("favor_kind", one.kind)
    told = _("Given: %(what)s%(when)s.") if one.direction == "given" else _("Received: %(what)s%(when)s.")
    when = _(" (%(day)s)") % {"day": dates.day(one.on, today)} if one.on else ""
    return told % {"what": one.note or kind, "when": when}
