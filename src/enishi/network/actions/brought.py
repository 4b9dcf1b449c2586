"""What files bring besides people, written: days on which somebody wrote, companies of the owner's."""

from __future__ import annotations

from collections.abc import Sequence

from enishi.exchange.records import Contact, Record
from enishi.language.normalise import organization_key
from enishi.network import models as m
from enishi.network.actions.records import Writer
from enishi.network.actions.revisions import Change
from enishi.network.codec import take_apart
from enishi.network.queries.archive import owner_record
from enishi.network.queries.brought import Planned
from enishi.network.shapes import SHAPES


def write_contacts(change: Change, planned: Sequence[Planned]) -> None:
    """Write the days not yet there: each an encounter of its own, of which only number and direction are known."""
    told = [one for one in planned if one.contacts and one.person]
    people = m.Person.objects.filter(owner=change.owner, pk__in=[one.person for one in told])
    uids = {pk: str(uid) for pk, uid in people.values_list("pk", "uid")}
    records = [
        _encounter(uids[one.person], contact)
        for one in told
        for contact in one.contacts
        if one.person in uids
    ]
    Writer(change).add([take_apart(record) for record in records])


def _encounter(person: str, contact: Contact) -> Record:
    return {
        "type": "encounter", "on": contact.on, "people": [person], "medium": contact.medium,
        "initiated_by": "me" if contact.by_me else "them", "sent": contact.sent, "received": contact.received,
    }  # fmt: skip


def write_drafts(change: Change, planned: Sequence[Planned]) -> None:
    """Let what a file suggests wait for the owner's word."""
    Writer(change).add([one.facts for one in planned if one.facts and one.verdict == "new"])


def write_companies(change: Change, planned: Sequence[Planned]) -> None:
    """Add the companies not yet there to those of the owner."""
    companies = list(owner_record(change.owner)["companies"])
    known = {organization_key(str(one["name"])) for one in companies}
    for one in planned:
        for company in one.row.record["companies"]:
            if organization_key(company["name"]) not in known:
                companies.append(company)
                known.add(organization_key(company["name"]))
    Writer(change).patch(SHAPES["owner"], change.owner, {"companies": companies})
