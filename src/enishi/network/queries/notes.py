"""What of the network a captured line may mean, and the draft read in the light of it.

People are found by the names and readings of the index, gatherings by the days around, organizations by their keys:
so many queries and no more, however many people there are. What the line says is `language.note`'s answer.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from enishi.core.days import period_of
from enishi.language import mentions
from enishi.language.draft import Draft, Known, KnownPerson
from enishi.network import models as m
from enishi.network.models import Owner, Person
from enishi.network.queries.namesakes import namesakes
from enishi.network.queries.people import PersonRow, people_rows

# Of all names of a text together: the likeliest only.
PEOPLE = 120
GATHERINGS = 60
# What is read of somebody to know them by.
SAID = ("uid", "full", "family", "given", "nickname", "family_kana", "given_kana", "in_network")
# A line speaks of gatherings around its day.
AROUND = datetime.timedelta(days=100)
# A gathering around: its uid, title and day.
Around = tuple[str, str, str]
# A gathering is the one meant when it took place on the day said, or the day beside it.
BESIDE = datetime.timedelta(days=1)


def draft_of(owner: Owner, *, text: str, today: datetime.date) -> Draft:
    """Read a captured line: people, gatherings and organizations of the network before new ones."""
    return drafts_of(owner, [(text, today)])[0]


def drafts_of(owner: Owner, lines: Sequence[tuple[str, datetime.date]]) -> list[Draft]:
    """Read several captured lines, each on its day, looking the network up once."""
    from enishi.language import note

    if not lines:
        return []
    texts, around = [text for text, _day in lines], max(day for _text, day in lines)
    gatherings = _gatherings(owner, around)
    known = _known_in(owner, texts, gatherings)
    drafts = [(note.read(text, today=day, known=known), day) for text, day in lines]
    return [_at_its_gathering(draft, gatherings, day) for draft, day in drafts]


def matched_to(owner: Owner, drafts: Sequence[Draft]) -> list[Draft]:
    """Return drafts that came without words, with whom of the network their names may mean: one lookup for all."""
    from enishi.language.note.matching import matched

    names = [one.name for draft in drafts for one in draft.people]
    known = (
        Known(people=_people(owner, {run for name in names for run in mentions.runs(name)}))
        if names
        else Known()
    )
    return [matched(draft, known) for draft in drafts]


def known_in(owner: Owner, *, text: str, today: datetime.date) -> Known:
    """Return who and what of the network a text may mean, the likeliest first: in the network, then met last."""
    return _known_in(owner, [text], _gatherings(owner, today))


def _known_in(owner: Owner, texts: Sequence[str], gatherings: Sequence[Around]) -> Known:
    return Known(
        people=_people(owner, {run for text in texts for run in mentions.runs(text)}),
        gatherings=tuple((uid, title) for uid, title, _on in gatherings),
        organizations=_organizations(
            owner, {key for text in texts for key in mentions.organization_keys(text)}
        ),
    )


def people_meant(owner: Owner, name: str) -> tuple[KnownPerson, ...]:
    """Return who may be meant by a name alone, the likeliest first."""
    return _people(owner, mentions.runs(name))


def meant_by(owner: Owner, *drafts: Draft) -> dict[str, PersonRow]:
    """Return what stands beside the portraits of everybody these drafts may mean, by outside id."""
    return rows_of(
        owner, {uid for draft in drafts for one in draft.people for uid in one.matches + one.others}
    )


def rows_of(owner: Owner, uids: Iterable[str]) -> dict[str, PersonRow]:
    """Return what stands beside a portrait of these people, by outside id."""
    people = Person.objects.filter(owner=owner, uid__in=list(uids), trashed_at=None)
    return {row.face.uid: row for row in people_rows(owner, list(people.values_list("pk", flat=True)))}


def _people(owner: Owner, runs: Iterable[str]) -> tuple[KnownPerson, ...]:
    people = Person.objects.filter(owner=owner, pk__in=namesakes(owner, runs), trashed_at=None)
    people = people.select_related("tie").only(*SAID, "tie__last_on")
    chosen = sorted(people, key=_likelihood, reverse=True)[:PEOPLE]
    return _known(owner, chosen)


def _likelihood(person: Person) -> tuple[bool, str, int]:
    return person.in_network, _last_met(person), -person.pk


def _last_met(person: Person) -> str:
    tie = getattr(person, "tie", None)
    return (tie.last_on or "") if tie else ""


def _known(owner: Owner, people: Sequence[Person]) -> tuple[KnownPerson, ...]:
    ids = [person.pk for person in people]
    fields: dict[int, list[str]] = defaultdict(list)
    for pk, field in m.PersonField.objects.filter(owner=owner, person__in=ids).values_list("person", "field"):
        fields[pk].append(field)
    places: dict[int, list[str]] = defaultdict(list)
    belongs = m.Affiliation.objects.filter(owner=owner, person__in=ids, organization__isnull=False)
    for pk, name in belongs.order_by("place").values_list("person", "organization__name"):
        places[pk].append(name)
    return tuple(
        KnownPerson(
            uid=str(one.uid), full=one.full or "", family=one.family or "", given=one.given or "",
            nickname=one.nickname or "", kana=" ".join(filter(None, (one.family_kana, one.given_kana))),
            organizations=tuple(places[one.pk]), fields=tuple(fields[one.pk]), last_met=_last_met(one),
        )
        for one in people
    )  # fmt: skip


def _gatherings(owner: Owner, today: datetime.date) -> list[Around]:
    """Return the gatherings around a day, the latest first."""
    rows = m.Gathering.objects.filter(
        owner=owner, status__in=("planned", "attended"), trashed_at=None,
        on__gte=(today - AROUND).isoformat(), on__lte=(today + AROUND).isoformat(),
    )  # fmt: skip
    listed = rows.order_by("-on", "-pk").values_list("uid", "title", "on")[:GATHERINGS]
    return [(str(uid), title, on or "") for uid, title, on in listed if title]


def _organizations(owner: Owner, keys: Iterable[str]) -> tuple[str, ...]:
    rows = m.Organization.objects.filter(owner=owner, key__in=sorted(keys)).order_by("pk")
    return tuple(rows.values_list("name", flat=True)[:PEOPLE])


def _at_its_gathering(draft: Draft, listed: Sequence[Around], today: datetime.date) -> Draft:
    """Keep a known gathering only where its day may be the line's; of several alike take the one on that day."""
    if draft.gathering is None or not draft.gathering.match:
        return draft
    around = {uid: (title, on) for uid, title, on in listed}
    title = around.get(draft.gathering.match, ("", ""))[0]
    alike = [
        draft.gathering.match,
        *(uid for uid, (other, _on) in around.items() if title and other == title),
    ]
    fits = (uid for uid in alike if uid in around and _may_be_meant(around[uid][1], draft, today))
    return replace(draft, gathering=replace(draft.gathering, match=next(fits, "")))


def _may_be_meant(on: str, draft: Draft, today: datetime.date) -> bool:
    """Tell whether a gathering took place, or will, when the line says so. A day said may be one beside it."""
    in_time = on >= today.isoformat() if draft.planned else on <= today.isoformat()
    if not draft.on or draft.on.startswith("--"):
        return in_time
    first, last = period_of(draft.on)
    beside = BESIDE if first == last else datetime.timedelta()
    return first - beside <= period_of(on)[0] <= last + beside and (in_time or first == last)
