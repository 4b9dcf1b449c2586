"""People: added by a name alone, edited with dated history, taken into the network, forgotten for good."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils import timezone

from enishi.exchange.records import Record
from enishi.language.household import household
from enishi.network import models as m
from enishi.network import tables
from enishi.network.actions.facts import patch_fact
from enishi.network.actions.records import Writer, row_of
from enishi.network.actions.revisions import Change, revising
from enishi.network.actions.stacks import NOTHING_SAID, Stack, tell_within
from enishi.network.actions.terms import sweep_terms
from enishi.network.errors import Refused
from enishi.network.models import Owner, Person, Revision
from enishi.network.queries.archive import person_records

# What of a person is kept with the day since which it holds.
DATED = ("phase", "wish")


def add_person(owner: Owner, *, record: Record, today: datetime.date, via: str = "") -> Person:
    """Add a person; a family name or a nickname alone is enough. Raises Refused('name_missing')."""
    with revising(owner, "add_person", via=via) as change:
        return new_person(change, record, today)


def new_person(change: Change, record: Record, today: datetime.date) -> Person:
    """Add a person within a change under way."""
    named = {key: value for key, value in (record.get("name") or {}).items() if value}
    if not any(named.get(key) for key in ("full", "family", "given", "nickname")):
        raise Refused("name_missing")
    if not named.get("full"):
        named["full"] = (
            " ".join(named[key] for key in ("family", "given") if named.get(key)) or named["nickname"]
        )
    apart = household(named["full"])
    said = {"standing": apart} if apart and not record.get("standing") else {}
    person: Person = Writer(change).add_record({**record, **said, "type": "person", "name": named})
    _note_history(
        change,
        person,
        {key: getattr(person, key) for key in DATED if getattr(person, key) is not None},
        today,
    )
    return person


def edit_person(owner: Owner, *, uid: str, patch: Record, today: datetime.date, via: str = "") -> Person:
    """Change the named keys of a person; phase and wish leave a dated history."""
    person: Person = row_of(owner, "person", uid)
    with revising(owner, "edit_person", via=via, name=person.full) as change:
        patch_person(change, person, patch, today)
    return person


def patch_person(change: Change, person: Person, patch: Record, today: datetime.date) -> None:
    """Change the named keys of a person within a change under way."""
    before = {key: getattr(person, key) for key in DATED}
    patch_fact(change, "person", person, patch)
    _note_history(
        change, person, {k: getattr(person, k) for k in DATED if getattr(person, k) != before[k]}, today
    )


def _note_history(change: Change, person: Person, values: dict[str, Any], today: datetime.date) -> None:
    change.add_all(
        [
            m.History(person=person, what=key, since=today.isoformat(), value=value)
            for key, value in values.items()
        ]
    )


def take_in(
    owner: Owner, *, uids: Sequence[str], stack: Stack = NOTHING_SAID, via: str = "", **patch: Any
) -> list[Person]:
    """Take people of the address book into the network; with them one field, and what holds for the whole stack."""
    people = [row_of(owner, "person", uid) for uid in uids]
    with revising(owner, "take_in", via=via, count=len(people)) as change:
        tell_within(change, people, stack)
        for person in people:
            patch_fact(change, "person", person, {**patch, "in_network": True})
    return people


def ask_later(owner: Owner, *, uid: str, until: datetime.date, via: str = "") -> Person:
    """Ask nothing more about a name of the address book until a day; it stays there and is still found."""
    person: Person = row_of(owner, "person", uid)
    with revising(owner, "ask_later", via=via, name=person.full) as change:
        change.edit(person, snoozed_until=until.isoformat())
    return person


def leave_out(owner: Owner, *, uids: Sequence[str], via: str = "") -> list[Person]:
    """Put people back into the address book: found, never counted or suggested."""
    people = [row_of(owner, "person", uid) for uid in uids]
    with revising(owner, "leave_out", via=via, count=len(people)) as change:
        for person in people:
            change.edit(person, in_network=False)
    return people


def edit_people(
    owner: Owner, *, uids: Sequence[str], field: str = "", tag: str = "", standing: str = "", via: str = ""
) -> list[Person]:
    """Give several people one field, tag or standing, leaving what is there. Raises Refused('nobody_chosen')."""
    people = _chosen(owner, uids)
    known = person_records(owner, [person.pk for person in people])
    with revising(owner, "edit_people", via=via, count=len(people)) as change:
        for person in people:
            more = {"fields": field, "tags": tag}
            patch: Record = {
                key: [*known[person.pk][key], word]
                for key, word in more.items()
                if word and word not in known[person.pk][key]
            }
            if standing:
                patch["standing"] = standing
            if patch:
                patch_fact(change, "person", person, patch)
    return people


def trash_people(owner: Owner, *, uids: Sequence[str], via: str = "") -> list[Person]:
    """Put people into the trash: they count for nothing and can be taken back. Raises Refused('nobody_chosen')."""
    people = _chosen(owner, uids)
    with revising(owner, "trash_people", via=via, count=len(people), name=people[0].full) as change:
        for person in people:
            change.edit(person, trashed_at=timezone.now())
    return people


def _chosen(owner: Owner, uids: Sequence[str]) -> list[Person]:
    if not uids:
        raise Refused("nobody_chosen")
    return [row_of(owner, "person", uid) for uid in dict.fromkeys(uids)]


def forget(owner: Owner, *, uid: str) -> str:
    """Forget a person for good: rows, originals, pictures and every trace in the revisions. Cannot be undone.

    What others' notes say of the person stays, being the owner's own words. Returns the name, for the last sentence.
    """
    person: Person = row_of(owner, "person", uid)
    name = person.full or ""
    with transaction.atomic():
        others = _merged_into(owner, person)
        uids = [person.uid, *(other.uid for other in others)]
        doomed = _rows_about(person)
        for other in others:
            for table, rows in _rows_about(other).items():
                doomed.setdefault(table, set()).update(rows)
        _scrub(owner, doomed)
        for table in sorted(doomed, key=tables.RANK.__getitem__, reverse=True):
            tables.BY_NAME[table]._default_manager.filter(pk__in=doomed[table]).delete()
        sweep_terms(owner)
        m.Imported.objects.filter(owner=owner, uid__in=uids).delete()
        kept = m.Attachment.objects.filter(owner=owner).values("digest")
        m.Blob.objects.filter(owner=owner).exclude(digest__in=kept).delete()
        Owner.objects.filter(pk=owner.pk).update(week_stale=True)
    return name


def _merged_into(owner: Owner, person: Person) -> list[Person]:
    """Return who was merged into a person, and into those: the same one under other names."""
    found: list[Person] = []
    nearer = [person]
    while nearer:
        nearer = list(Person.objects.filter(owner=owner, merged_into__in=nearer))
        found += nearer
    return found


def _rows_about(person: Person) -> dict[str, set[int]]:
    """Collect what exists only because of a person; what others share is loosened from them."""
    doomed: dict[str, set[int]] = {"person": {person.pk}}
    if person.photo_id and not Person.objects.filter(photo=person.photo_id).exclude(pk=person.pk).exists():
        doomed["attachment"] = {person.photo_id}
    for table, column in tables.REFERRERS["person"]:
        model = tables.BY_NAME[table]
        rows = model._default_manager.filter(**{column: person.pk})
        if model._meta.get_field(column.removesuffix("_id")).null and table not in {
            "original",
            "history",
            "card",
            "handing",
        }:
            rows.update(**{column: None})
        else:
            doomed.setdefault(table, set()).update(rows.values_list("pk", flat=True))
    met = m.Encounter.objects.filter(links__person=person).exclude(links__person__in=_others(person))
    doomed.setdefault("encounter", set()).update(met.values_list("pk", flat=True))
    return doomed


def _others(person: Person) -> Any:
    return Person.objects.filter(owner=person.owner).exclude(pk=person.pk)


def _scrub(owner: Owner, doomed: dict[str, set[int]]) -> None:
    """Take every trace of these rows out of the revisions."""
    for revision in Revision.objects.filter(owner=owner).iterator(chunk_size=50):
        changes = revision.changes
        edits = [edit for edit in changes["edit"] if edit[1] not in doomed.get(edit[0], ())]
        removes = [one for one in changes["remove"] if not _is_about(one, doomed)]
        touched = len(edits) != len(changes["edit"]) or len(removes) != len(changes["remove"])
        named = any(
            first <= pk <= last
            for table, runs in changes["add"].items()
            for first, last in runs
            for pk in doomed.get(table, ())
        )
        if touched or named:
            revision.changes = {**changes, "edit": edits, "remove": removes}
            revision.facts = {}
            revision.save(update_fields=["changes", "facts"])


def _is_about(removed: list[Any], doomed: dict[str, set[int]]) -> bool:
    table, values = removed
    if values.get("id") in doomed.get(table, ()):
        return True
    people = doomed["person"]
    return any(values.get(column) in people for other, column in tables.REFERRERS["person"] if other == table)
