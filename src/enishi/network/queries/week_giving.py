"""What the week is told about giving: wants that can be met, introductions, thanks, tellings, words and polish.

Only the newest wants and offers are compared: a want of years ago is no occasion this week, and the cost stays the same
for any network.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from enishi.core import days, known, week_facts
from enishi.core.matching import Match
from enishi.core.vocabulary import APART
from enishi.network import models as m
from enishi.network.models import Owner
from enishi.network.queries import matching
from enishi.network.queries.company import OfCompany, people_of_company
from enishi.network.queries.matching import said_id
from enishi.network.queries.people import seated_among

MOST = 20
THANKS_WITHIN = datetime.timedelta(days=365)
MEETING_WITHIN = datetime.timedelta(days=14)


def giving_facts(owner: Owner, today: datetime.date) -> dict[str, Any]:
    """Return the parts of `WeekFacts` that are about giving, telling and polishing."""
    wants, introductions = _met_wants(owner, today)
    chains, soon, key_persons = _chains(owner, today), met_anyway(owner, today), _key_persons(owner)
    of_company = people_of_company(owner, [*(link[1] for link in chains), *soon, *key_persons])
    return {
        "wants": wants,
        "introductions": introductions,
        "thanks": (*_thanks_for_favors(owner, today), *_thanks_for_chances(owner, today, chains, of_company)),
        "untold": (
            *_untold(owner, today, "do", soon, of_company),
            *_untold(owner, today, "want", dict.fromkeys(key_persons), of_company),
        ),
        "words": _words(owner, today),
        "polish": _polish(owner, today),
    }


def _age(today: datetime.date, on: str | None) -> int:
    return max(0, (today - days.day_of(on)).days) if on else 0


def _met_wants(
    owner: Owner, today: datetime.date
) -> tuple[tuple[week_facts.MetWant, ...], tuple[week_facts.IntroductionIdea, ...]]:
    said = matching.said_by_all(owner)
    by_me = said.met_by_me(MOST)
    seen = _last_seen(owner, {one.person for one in said.wants})
    met = (_met(owner, one, None, today, seen) for one in by_me)
    ideas = (_idea(owner, one) for one in matching.introduction_ideas(owner, today, said)[:MOST])
    return tuple(met), tuple(ideas)


def _met(
    owner: Owner, match: Match, by: str | None, today: datetime.date, seen: dict[str, str | None]
) -> week_facts.MetWant:
    want = match.want
    return week_facts.MetWant(
        id=want.id, person=want.person, what=want.text, offer=match.offer.text, days=_age(today, seen.get(want.person)),
        by=by, words=matching.words_met(owner, match),
    )  # fmt: skip


def _idea(owner: Owner, idea: matching.Idea) -> week_facts.IntroductionIdea:
    pair = idea.pair
    return week_facts.IntroductionIdea(
        id=said_id(pair.a, pair.b), a=pair.a, b=pair.b, what=pair.match.want.text, offer=pair.match.offer.text,
        worth=idea.worth, words=matching.words_met(owner, pair.match), days_since_introduced=idea.days,
    )  # fmt: skip


def _last_seen(owner: Owner, uids: Iterable[str]) -> dict[str, str | None]:
    rows = m.Tie.objects.filter(owner=owner, person__uid__in=list(uids)).values_list("person__uid", "last_on")
    return {str(uid): on for uid, on in rows}


def _thanks_for_favors(owner: Owner, today: datetime.date) -> tuple[week_facts.OwedThanks, ...]:
    since = (today - THANKS_WITHIN).isoformat()
    rows = m.Favor.objects.filter(
        owner=owner, direction="received", thanked=False, trashed_at=None, on__gte=since, person__in_network=True,
        person__trashed_at=None,
    ).order_by("-on", "-pk")  # fmt: skip
    return tuple(
        week_facts.OwedThanks(str(uid), str(person), note or "", _age(today, on))
        for uid, person, note, on in rows.values_list("uid", "person__uid", "note", "on")[:MOST]
        if note
    )


def _chains(owner: Owner, today: datetime.date) -> list[tuple[Any, ...]]:
    """Everybody along the chain of a chance that came of late: chance, person (twice), title, day, thanked."""
    since = (today - THANKS_WITHIN / 4).isoformat()
    chances = m.Chance.objects.filter(owner=owner, trashed_at=None, on__gte=since, state__in=("open", "won"))
    rows = m.ChanceLink.objects.filter(
        owner=owner, chance__in=chances.order_by("-on")[:MOST].values("pk"), person__in_network=True,
        person__trashed_at=None,
    ).order_by("chance", "place")  # fmt: skip
    return list(
        rows.values_list("chance__uid", "person_id", "person__uid", "chance__title", "chance__on", "thanked")
    )


def _thanks_for_chances(
    owner: Owner, today: datetime.date, chains: Iterable[tuple[Any, ...]], of_company: OfCompany
) -> tuple[week_facts.OwedThanks, ...]:
    """Who was not thanked yet. A chance of one's own tells of the wish to leave: while that is kept from the
    company, no thanks that names it goes there.
    """
    places: dict[Any, int] = defaultdict(int)
    owed = []
    for uid, pk, person, title, on, thanked in chains:
        places[uid] += 1
        if not thanked and not (owner.kept_from_company and of_company.holds(pk)):
            owed.append(
                week_facts.OwedThanks(
                    said_id(str(uid), str(person)), str(person), title or "", _age(today, on), places[uid]
                )
            )
    return tuple(owed)


def _audiences(owner: Owner) -> dict[str, str]:
    rows = (
        m.Statement.objects.filter(owner=owner, trashed_at=None)
        .order_by("since", "pk")
        .values_list("what", "audience")
    )
    return {what or "do": audience or "everyone" for what, audience in rows}


def _told(owner: Owner, what: str, people: Sequence[int]) -> dict[int, str | None]:
    rows = m.Telling.objects.filter(
        owner=owner, person__in=people, statement__what=what, trashed_at=None
    ).order_by("on")
    return dict(rows.values_list("person_id", "on"))


def met_anyway(owner: Owner, today: datetime.date) -> dict[int, str | None]:
    """Whoever is to be met soon, and on which day."""
    until = (today + MEETING_WITHIN).isoformat()
    soon: dict[int, str | None] = {}
    planned = m.EncounterPerson.objects.filter(
        owner=owner, encounter__status="planned", encounter__trashed_at=None, encounter__on__gte=today.isoformat(),
        encounter__on__lte=until,
    ).values_list("person_id", "encounter__on")[:MOST]  # fmt: skip
    guests = m.GatheringGuest.objects.filter(
        owner=owner, gathering__status="planned", gathering__trashed_at=None, gathering__on__gte=today.isoformat(),
        gathering__on__lte=until,
    ).values_list("person_id", "gathering__on")[:MOST]  # fmt: skip
    for pk, on in (*guests, *planned):
        soon[pk] = min(soon.get(pk) or until, on or until)
    return soon


def _key_persons(owner: Owner) -> list[int]:
    seats = m.Seat.objects.filter(owner=owner, person__isnull=False, until=None, trashed_at=None)
    return [pk for pk in seats.values_list("person_id", flat=True)[:MOST] if pk]


def _untold(
    owner: Owner, today: datetime.date, what: str, soon: dict[int, str | None], of_company: OfCompany
) -> tuple[week_facts.Untold, ...]:
    """Who of these has not heard a statement; soon: the day each is met anyway, None for not."""
    ids = list(soon)
    audience = _audiences(owner).get(what, "everyone")
    told, gave = _told(owner, what, ids), _gave(owner, today, ids)
    seated = seated_among(owner, ids)
    people = m.Person.objects.filter(owner=owner, pk__in=ids, in_network=True, trashed_at=None).exclude(
        standing__in=APART
    )
    return tuple(
        week_facts.Untold(
            person=str(uid), what=what, told_days=_age(today, told[pk]) if pk in told else None,
            kept=known.kept_from(
                audience, of_company=of_company.holds(pk), seated=pk in seated, secret=owner.kept_from_company
            ),
            meeting_on=days.day_of(soon[pk] or "") if soon[pk] else None,
            gave_what=gave.get(pk, (None, None))[0], gave_days=gave.get(pk, (None, None))[1],
        )
        for pk, uid in people.order_by("pk").values_list("pk", "uid")
    )  # fmt: skip


def _gave(owner: Owner, today: datetime.date, ids: Sequence[int]) -> dict[int, tuple[str | None, int | None]]:
    rows = m.Favor.objects.filter(
        owner=owner, person__in=ids, direction="given", trashed_at=None, note__isnull=False
    )
    return {
        pk: (note, _age(today, on))
        for pk, note, on in rows.order_by("on").values_list("person_id", "note", "on")
    }


def _words(owner: Owner, today: datetime.date) -> tuple[week_facts.ReceivedWord, ...]:
    rows = m.Reaction.objects.filter(
        owner=owner, trashed_at=None, polishes=None, person__isnull=False
    ).exclude(text=None)
    listed = rows.order_by("-on", "-pk").values_list("uid", "person__uid", "kind", "text", "on")[:MOST]
    return tuple(
        week_facts.ReceivedWord(str(uid), str(person), kind or "asked", text or "", _age(today, on))
        for uid, person, kind, text, on in listed
    )


def _polish(owner: Owner, today: datetime.date) -> tuple[week_facts.PolishInHand, ...]:
    rows = list(
        m.Polish.objects.filter(owner=owner, done_on=None, trashed_at=None)
        .select_related("trial_for")
        .order_by("-pk")[:MOST]
    )
    words_behind: dict[int, int] = defaultdict(int)
    for pk in m.PolishReaction.objects.filter(polish__in=rows).values_list("polish_id", flat=True):
        words_behind[pk] += 1
    return tuple(
        week_facts.PolishInHand(
            str(row.uid), row.what, _age(today, row.begun_on), str(row.trial_for.uid) if row.trial_for else None,
            words_behind[row.pk],
        )
        for row in rows
    )  # fmt: skip
