"""Seats: a field's place for a key person – given, left vacant, closed. The owner decides who sits.

One open seat per person and field, one vacant place per field, and no more than `core.seats.MOST_SEATS` places: monthly
contact is finite. What ended keeps its day, so that a field turned down is not proposed again.
"""

from __future__ import annotations

import datetime

from enishi.core.seats import MOST_SEATS
from enishi.language import fields as taxonomy
from enishi.network.actions.facts import patch_fact
from enishi.network.actions.records import Writer, row_of
from enishi.network.actions.revisions import Change, revising
from enishi.network.errors import NotFound, Refused
from enishi.network.models import Owner, Person, Seat


def give_seat(owner: Owner, *, field: str, person: str, today: datetime.date, via: str = "") -> Seat:
    """Give a person a place in a field: the vacant one when there is one, else a new one.

    Raises Refused('field_unknown'), Refused('seat_taken') when they hold it already, Refused('seats_full').
    """
    _known_field(field)
    who: Person = row_of(owner, "person", person)
    with revising(owner, "add_seat", via=via, name=who.full, field=field) as change:
        held = _open(owner, field)
        if any(seat.person_id == who.pk for seat in held):
            raise Refused("seat_taken", name=who.full, field=field)
        # Whoever sits is somebody of the network, wherever they were found.
        patch_fact(change, "person", who, {"in_network": True})
        vacant = next((seat for seat in held if seat.person_id is None), None)
        if vacant is None:
            return _add(change, field, who, today)
        change.edit(vacant, person_id=who.pk, since=today.isoformat())
    return vacant


def set_place(owner: Owner, *, field: str, today: datetime.date, via: str = "") -> Seat:
    """Keep a place in a field for somebody yet to be met.

    Raises Refused('field_unknown'), Refused('place_open') when one is vacant already, Refused('seats_full').
    """
    _known_field(field)
    with revising(owner, "add_seat", via=via, field=field) as change:
        if any(seat.person_id is None for seat in _open(owner, field)):
            raise Refused("place_open", field=field)
        return _add(change, field, None, today)


def leave_vacant(owner: Owner, *, uid: str, today: datetime.date, via: str = "") -> Seat:
    """End somebody's time in a seat and keep the place for another; return the vacant one.

    Raises Refused('place_open') when nobody sits there.
    """
    seat = _open_seat(owner, uid)
    if seat.person_id is None:
        raise Refused("place_open", field=seat.field)
    with revising(owner, "edit_seat", via=via, field=seat.field) as change:
        change.edit(seat, until=today.isoformat())
        vacant = next((one for one in _open(owner, seat.field or "") if one.person_id is None), None)
        return vacant or _write(change, seat.field or "", None, today)


def free_seat(owner: Owner, *, uid: str, today: datetime.date, via: str = "") -> Seat:
    """Close a place. A vacant one that is closed says: not this field; it is not proposed again."""
    seat = _open_seat(owner, uid)
    with revising(owner, "edit_seat", via=via, field=seat.field) as change:
        change.edit(seat, until=today.isoformat())
    return seat


def decline_field(owner: Owner, *, field: str, today: datetime.date, via: str = "") -> Seat:
    """Turn down a field that was proposed. Raises Refused('field_unknown')."""
    _known_field(field)
    with revising(owner, "edit_seat", via=via, field=field) as change:
        seat = _write(change, field, None, today)
        change.edit(seat, until=today.isoformat())
    return seat


def _known_field(field: str) -> None:
    if taxonomy.get_field(field) is None:
        raise Refused("field_unknown", field=field)


def _open(owner: Owner, field: str) -> list[Seat]:
    return list(Seat.objects.filter(owner=owner, field=field, until=None, trashed_at=None).order_by("pk"))


def _open_seat(owner: Owner, uid: str) -> Seat:
    seat: Seat = row_of(owner, "seat", uid)
    if seat.until is not None or seat.trashed_at is not None:
        raise NotFound(key="seat", id=uid)
    return seat


def _add(change: Change, field: str, person: Person | None, today: datetime.date) -> Seat:
    if Seat.objects.filter(owner=change.owner, until=None, trashed_at=None).count() >= MOST_SEATS:
        raise Refused("seats_full", most=MOST_SEATS)
    return _write(change, field, person, today)


def _write(change: Change, field: str, person: Person | None, today: datetime.date) -> Seat:
    uid = str(person.uid) if person else None
    record = {"type": "seat", "field": field, "person": uid, "since": today.isoformat()}
    seat: Seat = Writer(change).add_record(record)
    return seat
