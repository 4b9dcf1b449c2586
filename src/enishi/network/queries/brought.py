"""What files bring besides people: days on which somebody wrote, companies of the owner's – planned before written.

Decides whose days they are: of whoever is known by that very address or account, if it is one person alone; else of
the person the row itself makes. A day that stands there already is not told twice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from enishi.exchange.records import Contact, Problem, Record, Row
from enishi.language.normalise import organization_key
from enishi.language.traits import Traits, keys_of, traits_of
from enishi.network import models as m
from enishi.network.codec import Facts, take_apart
from enishi.network.models import Owner
from enishi.network.queries.archive import person_records
from enishi.network.queries.twins import traits_among

# What a signature says of its writer: it fills what is not known yet, and stands against nothing.
SIGNED = ("affiliations", "phones", "addresses", "urls")
# Accounts that name one person alone; what somebody calls themselves in a chat does not.
OF_ONE = {"linkedin", "connpass"}


@dataclass
class Planned:
    """What is to become of one row: verdict, its facts, the row it meets, and which keys to change.

    read: what an address book says, in its normal form. differs: where the owner's own later edit stands against it.
    person: the inside id of whom a row of contacts speaks of, when it is somebody known. contacts: those not yet there.
    """

    row: Row
    verdict: str
    facts: Facts | None = None
    target: Any = None
    patch: Record = field(default_factory=dict)
    read: Record = field(default_factory=dict)
    differs: tuple[str, ...] = ()
    problems: list[Problem] = field(default_factory=list)
    person: int | None = None
    contacts: tuple[Contact, ...] = ()


def plan_contacts(owner: Owner, planned: Sequence[Planned]) -> None:
    """Decide whose days of contact these are, and which of them are not there yet."""
    fresh = [one for one in planned if one.verdict == "new"]
    for one, person in zip(fresh, _known(owner, [one.row.record for one in fresh]), strict=True):
        if person is not None:
            one.person, one.verdict = person, "unchanged"
    _fill_in(owner, [one for one in fresh if one.person and any(one.row.record.get(key) for key in SIGNED)])
    there = _days_of(owner, {one.person for one in planned if one.person})
    for one in planned:
        if one.person is None and one.verdict != "new":
            continue
        told = there.get(one.person or 0, set())
        one.contacts = tuple(c for c in one.row.contacts if (c.on, c.medium) not in told)
        if one.contacts and one.verdict == "unchanged":
            one.verdict = "updated"


def _fill_in(owner: Owner, planned: Sequence[Planned]) -> None:
    """Plan what signatures say of people known by their address: only what nobody has said of them."""
    present = person_records(owner, [one.person or 0 for one in planned])
    for one in planned:
        said = {key: one.row.record[key] for key in SIGNED if one.row.record.get(key)}
        one.patch = lacking(said, present[one.person or 0])
        one.verdict = "updated" if one.patch else one.verdict


def lacking(patch: Record, now: Record) -> Record:
    """Return what of a patch a signature may say: nothing of what is known already."""
    return {key: value for key, value in patch.items() if key not in SIGNED or not now.get(key)}


def told_within(planned: Sequence[Planned], told: set[str]) -> None:
    """Of several files read as one, let days of contact go to whoever another of them brings. told: those so far."""
    for one in planned:
        if one.facts is None or one.row.record["type"] != "person":
            continue
        identities = _identities(traits_of(one.row.record)) if _is_of_one(one.row.record) else frozenset()
        if one.verdict == "new" and identities & told and (one.row.contacts or one.row.source == "calendar"):
            one.verdict = "updated" if one.row.contacts else "unchanged"
        told |= identities


def _known(owner: Owner, records: Sequence[Record]) -> list[int | None]:
    """Return for each record who alone goes by its address or account."""
    wanted = [_identities(traits_of(record)) if _is_of_one(record) else frozenset() for record in records]
    keys = {key for one in wanted if one for key in keys_of(Traits(mails=one, accounts=one)).meet}
    met = m.TwinKey.objects.filter(owner=owner, key__in=keys).values_list("person_id", flat=True)
    bearers: dict[str, set[int]] = defaultdict(set)
    for pk, traits in traits_among(owner, set(met)).items():
        for identity in _identities(traits):
            bearers[identity].add(pk)
    found = [{pk for identity in one for pk in bearers[identity]} for one in wanted]
    return [next(iter(one)) if len(one) == 1 else None for one in found]


def _is_of_one(record: Record) -> bool:
    return bool(record.get("emails")) or any(
        one.get("service") in OF_ONE for one in record.get("accounts") or ()
    )


def _identities(traits: Traits) -> frozenset[str]:
    return traits.mails | traits.accounts


def _days_of(owner: Owner, people: set[int]) -> dict[int, set[tuple[str, str]]]:
    found: dict[int, set[tuple[str, str]]] = defaultdict(set)
    met = m.EncounterPerson.objects.filter(owner=owner, person__in=people, encounter__trashed_at=None)
    for person, on, medium in met.values_list("person_id", "on", "encounter__medium"):
        found[person].add((on or "", medium or ""))
    return found


def plan_drafts(owner: Owner, rows: Sequence[Row]) -> list[Planned]:
    """Plan suggestions: what was suggested before – waiting, taken or let go – is not suggested again."""
    uids = [row.record["id"] for row in rows]
    known = {
        str(uid) for uid in m.Draft.objects.filter(owner=owner, uid__in=uids).values_list("uid", flat=True)
    }
    return [
        Planned(row, "unchanged" if row.record["id"] in known else "new", take_apart(row.record))
        for row in rows
    ]


def plan_companies(owner: Owner, row: Row) -> Planned:
    """Plan where the owner worked: a company of that name that is there already stays as it is."""
    known = m.OwnerCompany.objects.filter(owner=owner).values_list("name", flat=True)
    names = {organization_key(name) for name in known}
    fresh = any(organization_key(one["name"]) not in names for one in row.record["companies"])
    return Planned(row, "new" if fresh else "unchanged")
