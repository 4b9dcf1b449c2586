"""An archive written into the network: records of every kind, and the links that wait until all of them are there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from enishi.exchange.records import Record, Row
from enishi.network import models as m
from enishi.network.actions.records import Writer, decoded, keep_bytes
from enishi.network.actions.revisions import Change
from enishi.network.codec import digest, put_together, take_apart
from enishi.network.models import Owner
from enishi.network.queries.brought import Planned
from enishi.network.shapes import SHAPES

# What of a person leads to gatherings and people, and is set once all of them are there.
PERSON_LINKS = ("met_at", "introduced_by", "merged_into")


def write_archive(change: Change, planned: Sequence[Planned]) -> None:
    writer = Writer(change)
    fresh = [one for one in planned if one.verdict == "new" and one.facts]
    for one in fresh:
        if one.facts and one.facts.shape.type == "person":
            # What exists only after the people is set by the links that follow.
            one.facts.refs = {key: uid for key, uid in one.facts.refs.items() if key not in PERSON_LINKS}
        _lift_data(one)
    added = writer.add([one.facts for one in fresh if one.facts])
    for one, row, problems in zip(fresh, added.rows, added.problems, strict=True):
        one.problems = problems
        if row is None:
            one.verdict = "refused"
        elif isinstance(row, m.Attachment):
            keep_bytes(change.owner, row, decoded(one.row.record.get("data")))
            row.save(update_fields=["digest"])
        elif one.row.record.get("standing") == "key_person":
            _give_seat(change, row, one.row.record)
    _let_seats_speak(change, [row for row in added.rows if isinstance(row, m.Seat)])
    for one in planned:
        if one.verdict == "updated" and one.facts:
            writer.patch(one.facts.shape, one.target, one.patch)
            if isinstance(one.target, Owner):
                change.edit(one.target, uid=one.facts.uid, begun=True)
    _remember(change.owner, [one for one in planned if one.verdict in {"new", "updated", "unchanged"}])


def _lift_data(one: Planned) -> None:
    if one.facts and one.facts.shape.type == "attachment":
        one.facts.extra.pop("data", None)


def _give_seat(change: Change, person: m.Person, record: Record) -> None:
    """An older network marked key persons on the person; today a key person is who holds a seat."""
    fields = record.get("fields") or ["life"]
    change.add(m.Seat(person=person, field=str(fields[0])[:48]))


def _let_seats_speak(change: Change, seats: Sequence[m.Seat]) -> None:
    """A seat's own record says more than an older mark on the person: the seat made from the mark gives way."""
    people = {seat.person_id for seat in seats if seat.person_id}
    if not people:
        return
    imports = m.Revision.objects.filter(owner=change.owner, batch__isnull=False).values("number")
    lifted = m.Seat.objects.filter(
        Q(rev=change.number) | Q(rev__in=imports), owner=change.owner, person__in=people, since=None
    ).exclude(pk__in=[seat.pk for seat in seats])
    recorded = m.Imported.objects.filter(owner=change.owner).values("uid")
    change.remove_all(list(lifted.exclude(uid__in=recorded)))


def _remember(owner: Owner, planned: Sequence[Planned]) -> None:
    """Note the digest of what was read, to tell later whether the owner changed it since."""
    rows = []
    for one in planned:
        if one.facts is None:
            continue
        wanted = put_together(take_apart(one.row.record))
        if "data" in one.row.record:
            wanted["data"] = one.row.record["data"]
        rows.append(m.Imported(owner=owner, uid=one.row.key, digest=digest(wanted)))
    m.Imported.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["owner", "uid"], update_fields=["digest"]
    )


def write_links(change: Change, rows: Sequence[Row]) -> None:
    """Set what of a person refers to people and gatherings: now all of them are there."""
    people = {
        str(p.uid): p for p in m.Person.objects.filter(owner=change.owner, uid__in=[r.key for r in rows])
    }
    writer, shape = Writer(change), SHAPES["person"]
    writer.look_up([take_apart(row.record | {"type": "person"}, partial=True) for row in rows])
    for row in rows:
        person = people.get(row.key.lower())
        # Only what this import brought: an existing person's own links were compared with the rest.
        if person is None or (
            person.rev < change.number and any(getattr(person, f"{link}_id") for link in PERSON_LINKS)
        ):
            continue
        values: dict[str, Any] = {}
        extra = dict(person.extra)
        for ref in (ref for ref in shape.refs if ref.key in PERSON_LINKS):
            uid = row.record.get(ref.key)
            target = writer.ids[ref.type].get(str(uid).lower()) if uid else None
            if uid and target is None:
                extra[ref.key] = uid
            values[f"{ref.attr}_id"] = target
        change.edit(person, extra=extra, **values)
