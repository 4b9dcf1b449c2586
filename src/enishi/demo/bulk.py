"""Any number of people and encounters, poured out in flat memory: for benchmarks of size, not for reading.

Decides only sizes and spread (few people met often, most rarely; a quarter in the address book alone).
Nothing made is kept: ids, first meetings and evenings are computed from their number, so that
records can refer to one another unseen.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from random import Random

from enishi.demo.grammar import Grammar, load, options, pairs
from enishi.demo.people import owner_record
from enishi.exchange.records import Record

_SPAN = 10 * 365
_ODD = 0x9E3779B97F4A7C15F39CC0605CEDC835
_ALL = (1 << 128) - 1
_GOLDEN = 0.6180339887498949
_KINDS = ("same_trade", "community", "mixer", "meal", "card_exchange", "seminar")
_MEDIA = ("message", "message", "one_to_one", "one_to_one", "meal", "call", "video", "letter")
_FAVORS = ("information", "introduction", "help", "work", "referral", "listening", "gift")
_MOODS = (1, 1, 0, None, None, -1)
_PER_GATHERING = 40
_PER_FAVOR, _PER_PROMISE, _PER_CHANCE = 20, 60, 400


def bulk(people: int, encounters: int, seed: int = 1, *, today: date) -> Iterator[Record]:
    """Yield an owner, gatherings, people, encounters, favors, promises, chances, referred-to records first.

    people ≥ 4 (three quarters of them in the network), encounters ≥ 0; flat memory. Days lie within
    the ten years before today. Raises ValueError below four people.
    """
    if people < 4:
        raise ValueError("a network needs four people")
    rng = Random(f"bulk {seed}")
    plan = _Plan(rng, people, max(1, encounters // _PER_GATHERING), today)
    yield owner_record(Grammar(rng), today)
    yield from (plan.gathering(number) for number in range(plan.gatherings))
    yield from plan.people_records()
    yield from (plan.encounter(number) for number in range(encounters))
    yield from (plan.favor(number) for number in range(encounters // _PER_FAVOR))
    yield from (plan.promise(number) for number in range(encounters // _PER_PROMISE))
    yield from (plan.chance(number) for number in range(encounters // _PER_CHANCE))


class _Plan:
    """What everything is computed from."""

    def __init__(self, rng: Random, people: int, gatherings: int, today: date) -> None:
        self.rng, self.random = rng, rng.random
        self.people, self.gatherings = people, gatherings
        self.inside = people - people // 4
        self._offsets = {
            kind: rng.getrandbits(128)
            for kind in ("person", "gathering", "encounter", "favor", "promise", "chance")
        }
        self._days = [(today - timedelta(days=_SPAN - number)).isoformat() for number in range(_SPAN + 1)]

    def id(self, kind: str, number: int) -> str:
        """The id of the n-th of a kind. An odd factor permutes the 128-bit numbers: no two are alike."""
        digits = f"{(number * _ODD + self._offsets[kind]) & _ALL:032x}"
        return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"

    def met(self, number: int) -> int:
        """The day (0 … span−1) on which the n-th person is met, spread evenly over the years."""
        return int(number * _GOLDEN % 1.0 * (_SPAN - 1))

    def gathering_day(self, number: int) -> int:
        """The day of the n-th gathering; they lie in order over the years, the last on the last day."""
        return (number + 1) * (_SPAN - 1) // self.gatherings

    def gathering_from(self, day: int) -> int:
        """The first gathering on or after a day."""
        number = max(0, day * self.gatherings // (_SPAN - 1) - 1)
        while self.gathering_day(number) < day:
            number += 1
        return number

    def someone(self) -> int:
        """A person in the network, heavy-tailed: the hundredth part of them takes a fifth of all meetings."""
        return int(self.inside * self.random() ** 2.9)

    def after(self, day: int) -> int:
        """A day from this one to yesterday."""
        return day + int((_SPAN - day) * self.random())

    def gathering(self, number: int) -> Record:
        kind = _KINDS[number % len(_KINDS)]
        series = f"{('木曜', '駅前', '港町', '高台', '朝の', '夜の')[number % 6]}の会 {number % 37 + 1}"
        return {
            "type": "gathering",
            "id": self.id("gathering", number),
            "title": f"{series} 第{number // 37 + 1}回",
            "kind": kind,
            "starts": f"{self._days[self.gathering_day(number)]}T19:00+09:00",
            "place": "松本",
            "series": series,
            "status": "attended",
            "fields_expected": [],
            "cost": 1000,
        }

    def people_records(self) -> Iterator[Record]:
        names = load("names")
        surnames, given = pairs(names["surnames"]), pairs(names["given"])
        trades = [
            (code, *(options(part) for part in entry)) for code, entry in load("words")["trades"].items()
        ]
        random = self.random
        for number in range(self.people):
            # Squared chance favours the usual surnames, as life does.
            surname = surnames[int(len(surnames) * random() ** 2)]
            first = given[int(len(given) * random())]
            trade = trades[int(len(trades) * random())]
            yield self._person(number, surname, first, trade)

    def _person(
        self,
        number: int,
        family: tuple[str, ...],
        given: tuple[str, ...],
        trade: tuple[str | tuple[str, ...], ...],
    ) -> Record:
        code, titles, organizations, offers, wants = trade
        inside = number < self.inside
        known = number % 5 > 0
        draw = self.random()
        record: Record = {
            "type": "person",
            "id": self.id("person", number),
            "name": {
                "full": f"{family[0]} {given[0]}",
                "family": family[0],
                "given": given[0],
                "family_kana": family[1] if known else None,
                "given_kana": given[1] if known else None,
                "nickname": None,
            },
            "fields": [code] if inside and number % 3 else [],
            "in_network": inside,
            "affiliations": [
                {
                    "organization": _organization(organizations[number % len(organizations)], number),
                    "title": titles[0],
                }
            ],
            "emails": [{"value": f"p{number}@office{number % 97}.example", "label": "work"}],
            "phones": [{"value": f"+81900{number % 10_000_000:07d}", "label": "mobile"}]
            if draw < 0.6
            else [],
        }
        if inside:
            record["met_on"] = self._days[self.met(number)]
            record["origin"] = ("individual", "individual", "company", "introduction", "before")[
                int(draw * 5)
            ]
            if number and draw >= 0.6 and draw < 0.8:
                record["introduced_by"] = self.id("person", int(number * draw * draw))
            record["wish"] = (None, None, 0, 1)[number % 4]
            record["offers"] = [offers[number % len(offers)]]
            record["wants"] = [wants[0]] if number % 4 == 0 else []
            record["note"] = f"{titles[0]}の仕事。{draw:.6f}の席で隣だった。"
        return record

    def encounter(self, number: int) -> Record:
        random = self.random
        someone = self.someone()
        day, draw = self.after(self.met(someone)), random()
        people = [self.id("person", someone)]
        gathering = None
        medium = _MEDIA[int(draw * 8)]
        if draw < 0.3:
            at = self.gathering_from(day)
            day, gathering, medium = self.gathering_day(at), self.id("gathering", at), "gathering"
            other = self.someone()
            if other != someone and self.met(other) <= day:
                people.append(self.id("person", other))
        return {
            "type": "encounter",
            "id": self.id("encounter", number),
            "on": self._days[day],
            "people": people,
            "medium": medium,
            "gathering": gathering,
            "as": "me" if draw < 0.8 else "company",
            "business": draw > 0.85,
            "initiated_by": "me" if draw < 0.5 else "them",
            "mood": _MOODS[int(random() * 6)],
            "note": None,
        }

    def favor(self, number: int) -> Record:
        someone = self.someone()
        return {
            "type": "favor",
            "id": self.id("favor", number),
            "on": self._days[self.after(self.met(someone))],
            "person": self.id("person", someone),
            "direction": "given" if number % 2 else "received",
            "kind": _FAVORS[number % len(_FAVORS)],
            "thanked": number % 3 > 0,
        }

    def promise(self, number: int) -> Record:
        someone = self.someone()
        made = self.met(someone)
        return {
            "type": "promise",
            "id": self.id("promise", number),
            "by": "me" if number % 3 else "them",
            "person": self.id("person", someone),
            "made_on": self._days[made],
            "due": None,
            "done_on": self._days[self.after(made)] if number % 10 else None,
            "what": "資料を送る",
        }

    def chance(self, number: int) -> Record:
        someone = self.someone()
        person, day = self.id("person", someone), self.after(self.met(someone))
        return {
            "type": "chance",
            "id": self.id("chance", number),
            "on": self._days[day],
            "title": f"画面の仕事 {number + 1}",
            "state": ("open", "won", "lost", "declined")[number % 4],
            "worth": (number % 9 + 1) * 30_000,
            "currency": "JPY",
            "planned": number % 4 == 0,
            "field": None,
            "from": person,
            "chain": [
                {"person": person},
                {"person": self.id("person", self.someone())},
                {"gathering": self.id("gathering", self.gathering_from(self.met(someone)))},
            ],
        }


@lru_cache(maxsize=4096)
def _organization_of(template: str, word: str) -> str:
    return template.replace("{word}", word).replace("{family}", word).replace("{place}", "松本") or word


def _organization(template: str, number: int) -> str:
    words = options(load("words")["slots"]["word"][0])
    return f"{_organization_of(template, words[number % len(words)])} {number % 1000}"
