"""A captured line saved whole: people, meeting, gathering, and everything it brought, as one revision.

Decides what becomes of each piece of a confirmed draft. What a line says was decided by `language.note`, what the
owner made of it by `language.pieces`. The words themselves are always kept, as they were written.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field, replace
from typing import Any

from enishi.core import days
from enishi.exchange.records import Record
from enishi.language import names
from enishi.language.draft import Draft, DraftPerson
from enishi.language.normalise import fold, organization_key
from enishi.network.actions.encounters import Evening, Met, write_evening_with, write_gathering_met
from enishi.network.actions.facts import patch_fact
from enishi.network.actions.people import new_person, patch_person
from enishi.network.actions.records import Writer, row_of
from enishi.network.actions.revisions import Change, revising
from enishi.network.actions.statements import statement_now
from enishi.network.errors import Refused
from enishi.network.models import Encounter, Gathering, Owner, Person
from enishi.network.queries.archive import person_records
from enishi.network.queries.notes import people_meant

ME = "me"
# How far back a chance is followed through those who introduced one another.
LONGEST_CHAIN = 6


@dataclass
class Saved:
    """What came of a note. number: the revision that undoes it; people: all it touched, those of the line first."""

    number: int
    people: list[Person] = field(default_factory=list)
    encounter: Encounter | None = None
    gathering: Gathering | None = None


def save_note(
    owner: Owner, *, draft: Draft, today: datetime.date, more: Record | None = None, via: str = ""
) -> Saved:
    """Save a draft: one revision, which one undo takes back. Whoever was met is in the network from then on.

    more: keys of the encounter that no line says (as, business, noticed). Raises Refused('nobody_in_it') for a line
    that speaks of nobody and of no gathering, and NotFound for somebody or something linked that is not there.
    """
    with revising(owner, what_it_is(draft), via=via) as change:
        return write_note(change, draft, today, more)


def what_it_is(draft: Draft) -> str:
    """Return the code under which the list of changes has a draft: a meeting, or something told."""
    return "log" if is_meeting(draft) else "note"


def is_meeting(draft: Draft) -> bool:
    """Tell whether a draft speaks of a meeting, behind or to come: nobody was met unless the line says so."""
    return bool(draft.people and (draft.medium or draft.gathering))


def write_note(change: Change, draft: Draft, today: datetime.date, more: Record | None = None) -> Saved:
    """Save a draft within a change under way."""
    if not draft.people and draft.gathering is None:
        raise Refused("nobody_in_it")
    return _Note(change, draft, today, more or {}).write()


def write_rest(
    change: Change, evening: Evening, people: list[Person], rest: Draft, today: datetime.date
) -> None:
    """Add what a captured line told besides an evening that was written out: of those who were still there.

    people: the rows of the evening's people, in their order; rest: its people by name and who is meant.
    """
    rows = {
        one.uid or one.record["name"]["full"]: row for one, row in zip(evening.people, people, strict=True)
    }
    there = {one.name: rows[key] for one in rest.people if (key := _key_of(one)) in rows}
    gone = {one.name for one in rest.people} - there.keys()
    planned = evening.encounter.get("status") == "planned"
    _Note(change, replace(rest, on=evening.encounter.get("on"), planned=planned), today, {}).add(there, gone)


def _key_of(one: DraftPerson) -> str:
    return one.matches[0] if one.matches else one.name


class _Note:
    """Writes one draft."""

    def __init__(self, change: Change, draft: Draft, today: datetime.date, more: Record) -> None:
        self.change, self.owner, self.draft, self.today, self.more = change, change.owner, draft, today, more
        self.planned = draft.planned or _is_to_come(draft.on, today)
        self.on = draft.on or (None if self.planned else today.isoformat())
        self.called: dict[str, Person] = {}
        self.saved = Saved(change.number)

    def write(self) -> Saved:
        if is_meeting(self.draft):
            self._met()
        else:
            self._told()
        for one in self.draft.people:
            self._complete(one)
        for fact in self._facts():
            Writer(self.change).add_record(fact)
        self._note_what_it_was()
        return self.saved

    def add(self, there: dict[str, Person], gone: set[str]) -> None:
        """Add to an evening that stands already: nothing of those who were taken out of it."""
        self.called = there
        for one in self.draft.people:
            if one.name in there:
                self._complete(one)
        lists = {
            "introductions": tuple(one for one in self.draft.introductions if not {one.a, one.b} & gone),
            "tellings": tuple(one for one in self.draft.tellings if one.person not in gone),
            "chances": tuple(one for one in self.draft.chances if one.person not in gone),
        }
        self.draft = replace(self.draft, **lists)  # type: ignore[arg-type]
        for fact in self._facts():
            Writer(self.change).add_record(fact)

    def _note_what_it_was(self) -> None:
        """What the list of changes says of it."""
        if there := self.saved.people:
            self.change.facts |= {"people": len(there)} if len(there) > 1 else {"name": there[0].full}
        elif self.saved.gathering is not None:
            self.change.facts["title"] = self.saved.gathering.title

    # -- who, and where ---------------------------------------------------------------------------------------------

    def _met(self) -> None:
        """Write the meeting down, with the words of the line as its note."""
        record: Record = {
            "on": self.on, "medium": self.draft.medium or "gathering", "mood": self.draft.mood or None,
            "status": "planned" if self.planned else "happened", "note": self.draft.text or None, **self.more,
        }  # fmt: skip
        # Two names of a line may turn out to be one person.
        first = {
            one.matches[0] if one.matches else f"new {one.name}": one for one in reversed(self.draft.people)
        }
        there = [one for one in self.draft.people if one in first.values()]
        evening = Evening(record, [self._as_met(one) for one in there], gathering=self._gathering())
        self.saved.encounter, rows = write_evening_with(self.change, evening, self.today)
        self.saved.gathering = self.saved.encounter.gathering
        found = {id(one): row for one, row in zip(there, rows, strict=True)}
        self._remember([found.get(id(one)) or self._told_of(one) for one in self.draft.people])

    def _told(self) -> None:
        """Write down what was told without a meeting: the words stay with the people, or with the gathering."""
        given = self._gathering({"note": self.draft.text or None})
        self.saved.gathering = write_gathering_met(self.change, given)
        if isinstance(given, str) and given:
            self._add_note("gathering", self.saved.gathering)
        rows = [self._told_of(one) for one in self.draft.people]
        for row in rows:
            self._add_note("person", row)
        self._remember(rows)

    def _remember(self, rows: list[Person]) -> None:
        self.called = {one.name: row for one, row in zip(self.draft.people, rows, strict=True)}
        self.saved.people = list({row.pk: row for row in rows}.values())

    def _gathering(self, more: Record | None = None) -> str | Record:
        found = self.draft.gathering
        if found is None:
            return ""
        if found.match:
            return found.match
        status = "planned" if self.planned else "attended"
        title = found.title or self.draft.text[:60]
        record = {"title": title, "kind": found.kind or "other", "place": found.place, "status": status}
        return {**record, "starts": self.on, **(more or {})}

    def _add_note(self, kind: str, row: Any) -> None:
        """Add the words of the line to what stands there already, once."""
        known, text = row.note or "", self.draft.text.strip()
        if text and text not in known:
            patch_fact(self.change, kind, row, {"note": "\n".join(filter(None, (known, text)))})

    def _as_met(self, one: DraftPerson) -> Met:
        said: Record = {"spark": one.key, "offers": one.offers, "wants": one.wants}
        if one.matches:
            return Met(uid=one.matches[0], fields=self._new_fields(one), **said)
        return Met(record=self._new(one), fields=[one.field] if one.field else [], **said)

    def _told_of(self, one: DraftPerson) -> Person:
        if one.matches:
            person: Person = row_of(self.owner, "person", one.matches[0])
            record = person_records(self.owner, [person.pk])[person.pk]
            patch: Record = {"in_network": True, "spark": person.spark or one.key}
            for key, words in (
                ("fields", self._new_fields(one)),
                ("offers", one.offers),
                ("wants", one.wants),
            ):
                patch[key] = [*record[key], *(word for word in words if word not in record[key])]
            patch_fact(self.change, "person", person, patch)
            return person
        said: Record = {
            "fields": [one.field] if one.field else [],
            "offers": list(one.offers),
            "wants": list(one.wants),
        }
        return new_person(self.change, {**self._new(one), **said, "spark": one.key}, self.today)

    def _new(self, one: DraftPerson) -> Record:
        """What is known of somebody new besides words: name, where they belong, how we came to know each other."""
        record: Record = {"name": name_record(one.name, one.reading)}
        if one.title or one.organization:
            record["affiliations"] = [{"organization": one.organization, "title": one.title}]
        ways = {"me": "individual", "company": "company"}
        origin = one.origin or ("introduction" if one.introduced_by else ways.get(self.more.get("as") or ""))
        return record | {"origin": origin}

    def _new_fields(self, one: DraftPerson) -> list[str]:
        """A field that is said no more finely than it is known adds nothing."""
        if not one.field:
            return []
        person = row_of(self.owner, "person", one.matches[0])
        known = person_records(self.owner, [person.pk])[person.pk]["fields"]
        finer = any(code.startswith(f"{one.field}.") for code in known)
        return [] if finer else [one.field]

    # -- what is told of each ---------------------------------------------------------------------------------------

    def _complete(self, one: DraftPerson) -> None:
        """Add what an evening does not carry: the wish, where they belong, who brought us together."""
        person = self.called[one.name]
        patch: Record = {}
        if one.wish:
            patch["wish"] = one.wish
        if one.matches and (one.title or one.organization):
            patch |= self._belongs(person, one)
        if one.origin and not person.origin:
            patch["origin"] = one.origin
        if one.introduced_by and not person.introduced_by_id and one.introduced_by != one.name:
            patch["introduced_by"] = str(self._person(one.introduced_by).uid)
            patch["origin"] = person.origin or "introduction"
        if patch:
            patch_person(self.change, person, patch, self.today)

    def _belongs(self, person: Person, one: DraftPerson) -> Record:
        """Where somebody known belongs: filled in where it was open, beside it where it is another place."""
        places = person_records(self.owner, [person.pk])[person.pk]["affiliations"]
        key = organization_key(one.organization or "")
        for at, place in enumerate(places):
            same = key and organization_key(place["organization"] or "") == key
            open_place = not key or not place["organization"]
            known = fold(place["title"] or "")
            if same or open_place:
                if one.title and known and fold(one.title) not in known and not same:
                    continue
                fuller = {
                    **place,
                    "organization": place["organization"] or one.organization,
                    "title": place["title"] or one.title,
                }
                return {"affiliations": [*places[:at], fuller, *places[at + 1 :]]}
        return {"affiliations": [*places, {"organization": one.organization, "title": one.title}]}

    def _person(self, name: str) -> Person:
        """Return somebody a fact names: of the line, known, or new by that name."""
        bare = names.strip_honorific(name)[0]
        person = self.called.get(name) or self.called.get(bare)
        if person is None:
            known = people_meant(self.owner, bare)
            named = [one for one in known if fold(bare) in _names_of(one)]
            record: Record = {"name": name_record(bare)}
            person = (
                row_of(self.owner, "person", named[0].uid)
                if named
                else new_person(self.change, record, self.today)
            )
            self.called[name] = person
            self.saved.people.append(person)
        return person

    # -- what passed ------------------------------------------------------------------------------------------------

    def _facts(self) -> list[Record]:
        on = self.on or self.today.isoformat()
        facts: list[Record] = [
            {"type": "favor", "on": on, "person": self._uid(one.person), "direction": one.direction, "kind": one.kind,
             "note": one.what or None}
            for one in self.draft.favors
        ]  # fmt: skip
        facts += [
            {"type": "promise", "by": one.by, "person": self._uid(one.person), "what": one.what, "due": one.due,
             "made_on": self.today.isoformat() if self.planned else on}
            for one in self.draft.promises
        ]  # fmt: skip
        facts += [self._telling(one.person, one.what, on) for one in self.draft.tellings]
        for one in self.draft.introductions:
            facts += self._introduction(one.a, one.b, one.by, on)
        facts += [
            {"type": "chance", "on": on, "title": one.title, "state": "open", "planned": one.planned,
             "from": self._uid(one.person), "chain": self._chain(self._person(one.person))}
            for one in self.draft.chances
        ]  # fmt: skip
        return facts

    def _uid(self, name: str) -> str:
        return str(self._person(name).uid)

    def _telling(self, name: str, what: str, on: str) -> Record:
        now = statement_now(self.owner, what)
        said: Record = {"statement": str(now.uid)} if now else {"what": what}
        return {"type": "telling", "on": on, "person": self._uid(name), **said}

    def _introduction(self, a: str, b: str, by: str, on: str) -> list[Record]:
        """Bringing two together is an introduction made; somebody brought to me came through the one who did."""
        if ME in (a, b):
            other = self._person(b if a == ME else a)
            if by != ME and not other.introduced_by_id:
                patch = {"introduced_by": self._uid(by), "origin": other.origin or "introduction"}
                patch_fact(self.change, "person", other, patch)
            return []
        made = {"state": "made", "asked_a": "yes", "asked_b": "yes", "on": on}
        broker = ME if by == ME else self._uid(by)
        return [{"type": "introduction", "a": self._uid(a), "b": self._uid(b), "by": broker, **made}]

    def _chain(self, person: Person) -> list[Record]:
        """The way a chance came: the person, whoever brought us together, and the gathering where it began."""
        line = [person]
        while len(line) < LONGEST_CHAIN and line[-1].introduced_by and line[-1].introduced_by not in line:
            line.append(line[-1].introduced_by)
        chain = [{"person": str(one.uid)} for one in line]
        return chain + ([{"gathering": str(line[-1].met_at.uid)}] if line[-1].met_at else [])


def name_record(name: str, reading: str = "") -> Record:
    """Return the name of somebody new: its parts where they are written apart, and the reading beside them."""
    family, given = names.split(name)
    record: Record = {"full": name}
    if family and given and len(name.split()) > 1:
        record |= {"family": family, "given": given}
    parts = reading.split()
    if len(parts) == 2 and family and given:
        record |= {"family_kana": parts[0], "given_kana": parts[1]}
    elif len(parts) == 1 and not (family and given):
        record["family_kana" if family else "given_kana"] = parts[0]
    return record


def _names_of(known: Any) -> set[str]:
    full = known.full.split()
    return {fold(name) for name in (known.full, known.family, known.given, known.nickname, *full) if name}


def _is_to_come(on: str | None, today: datetime.date) -> bool:
    return bool(on) and not str(on).startswith("--") and days.period_of(str(on))[0] > today
