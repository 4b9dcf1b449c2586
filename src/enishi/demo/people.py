"""The made-up owner and people: names, trades, ways to reach them, what they can do and look for.

Decides who they are; how often they are met and what comes of it is the story's.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from enishi.demo.grammar import Grammar, options
from enishi.exchange.records import Record
from enishi.language.readings import romaji

PHASES = ("employed", "preparing", "starting", "running", "leading")


@dataclass(eq=False)
class Member:
    """A person while the story is told.

    met: the day of the first meeting, None for people only in the address book. weight: how much the owner is
    drawn to them (heavy tail). until: the last day on which they are still met. days: when they were met.
    """

    record: Record
    met: date | None = None
    weight: float = 1.0
    until: date | None = None
    costs: bool = False
    days: list[date] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The person's id."""
        return str(self.record["id"])

    @property
    def branch(self) -> str | None:
        """The branch of the person's first field."""
        fields = self.record["fields"]
        return fields[0].partition(".")[0] if fields else None


def owner_record(grammar: Grammar, today: date, phase_months: int = 7) -> Record:
    """The invented owner: employed for ten years, about to leave in `phase_months` months."""
    words = grammar.words["owner"]
    months = today.year * 12 + today.month - 1 + phase_months
    return {
        "type": "owner",
        "name": {
            "full": f"{words['family']} {words['given']}",
            **{key: words[key] for key in ("family", "given", "family_kana", "given_kana")},
        },
        "phase": "preparing",
        "fields": words["fields"],
        "offers": words["offers"],
        "wants": words["wants"],
        "companies": [{"name": words["company"], "from": f"{today.year - 10}-04", "to": None}],
        "leaving_on": f"{months // 12}-{months % 12 + 1:02d}",
        "kept_from_company": True,
        "budget": {"hours_per_week": 5, "money_per_week": 4000},
    }


def make_person(grammar: Grammar, *, colleague: bool = False, in_network: bool = True) -> Record:
    """A person record with everything that does not depend on the story."""
    name, latin = _name(grammar)
    trade, affiliation = _colleague(grammar) if colleague else _trade(grammar, name["family"])
    entry = grammar.words["trades"].get(trade)
    known = in_network or grammar.maybe(0.3)
    record: Record = {
        "type": "person",
        "id": grammar.new_id(),
        "name": name,
        "fields": _fields(grammar, trade) if in_network else [],
        "in_network": in_network,
        "affiliations": _affiliations(grammar, affiliation) if known else [],
        **_contacts(grammar, latin),
        "birthday": _birthday(grammar),
        "offers": _some(grammar, entry[2]) if entry and in_network else [],
        "wants": _wants(grammar, trade) if in_network else [],
        "tags": _tags(grammar),
        "note": grammar.say("notes", "person") if in_network and grammar.maybe(0.7) else None,
    }
    return record


def _name(grammar: Grammar) -> tuple[dict[str, Any], str]:
    """A name and how it begins in a mail address."""
    if grammar.maybe(0.04):
        return _foreign(grammar)
    family, family_kana = grammar.surname()
    given, given_kana = grammar.given_name()
    latin = romaji(family_kana)[0]
    draw = grammar.rng.random()
    if draw < 0.03:
        nickname = grammar.rng.choice(grammar.names["nicknames"].split())
        return _named(nickname, None, None, nickname=nickname), latin
    kana = (family_kana, given_kana) if grammar.maybe(0.87) else (None, None)
    if draw < 0.08:
        return _named(family, family, None, kana=(kana[0], None)), latin
    nickname = f"{given_kana[:2]}ちゃん" if grammar.maybe(0.06) else None
    return _named(f"{family} {given}", family, given, kana=kana, nickname=nickname), latin


def _foreign(grammar: Grammar) -> tuple[dict[str, Any], str]:
    lines = grammar.names["foreign"].strip().splitlines()
    family, given, signed = grammar.rng.choice(lines).split(":")
    latin = "".join(char for char in signed.split()[0].lower() if char.isascii() and char.isalpha())
    if grammar.maybe(0.4):
        return _named(signed, None, None, kana=(family, given)), latin
    return _named(f"{given}・{family}", family, given), latin


def _named(
    full: str,
    family: str | None,
    given: str | None,
    *,
    kana: tuple[str | None, str | None] = (None, None),
    nickname: str | None = None,
) -> dict[str, Any]:
    return {
        "full": full,
        "family": family,
        "given": given,
        "family_kana": kana[0],
        "given_kana": kana[1],
        "nickname": nickname,
    }


def _trade(grammar: Grammar, family: str | None) -> tuple[str, dict[str, Any]]:
    trade = grammar.rng.choice(list(grammar.words["trades"]))
    titles, organizations = grammar.words["trades"][trade][:2]
    organization = grammar.fill(grammar.pick(organizations), family=family or grammar.surname()[0])
    return trade, {"organization": organization or None, "title": grammar.pick(titles) or None}


def _colleague(grammar: Grammar) -> tuple[str, dict[str, Any]]:
    words = grammar.words["colleagues"]
    return grammar.pick(words["fields"][0]), {
        "organization": grammar.pick(words["organization"][0]),
        "title": grammar.pick(words["title"][0]),
    }


def _fields(grammar: Grammar, trade: str) -> list[str]:
    draw = grammar.rng.random()
    if draw < 0.12:
        return []
    if draw < 0.25:
        return [trade.partition(".")[0]]
    if draw < 0.35:
        return list(dict.fromkeys([trade, grammar.rng.choice(list(grammar.words["trades"]))]))
    return [trade]


def _affiliations(grammar: Grammar, now: dict[str, Any]) -> list[dict[str, Any]]:
    if not (now["organization"] or now["title"]):
        return []
    since = grammar.rng.randint(2005, 2022) if grammar.maybe(0.25) else None
    held = [{**now, "department": None, "from": str(since) if since else None, "to": None}]
    if since and grammar.maybe(0.4):
        _, before = _trade(grammar, None)
        if before["organization"]:
            held.append({**before, "department": None, "from": str(since - 6), "to": str(since)})
    return held


def _contacts(grammar: Grammar, latin: str) -> dict[str, Any]:
    rng = grammar.rng
    host = f"{rng.choice(('mail', 'office', 'shigoto', 'post', 'yama'))}{rng.randint(1, 99)}.example"
    # 090-0… and 0263-00… are handed out to nobody.
    phone = (
        f"+81900{rng.randrange(10**7):07d}" if grammar.maybe(0.75) else f"+8126300{rng.randrange(10**4):04d}"
    )
    service = rng.choice(("line", "facebook", "instagram"))
    return {
        "emails": [{"value": f"{latin}@{host}", "label": "work"}] if grammar.maybe(0.62) else [],
        "phones": [{"value": phone, "label": "mobile" if phone[3] == "9" else "work"}]
        if grammar.maybe(0.55)
        else [],
        "addresses": [],
        "urls": [],
        "accounts": [{"service": service, "value": f"{latin}.{rng.randint(1, 999)}"}]
        if grammar.maybe(0.4)
        else [],
    }


def _birthday(grammar: Grammar) -> str | None:
    if not grammar.maybe(0.12):
        return None
    day = f"{grammar.rng.randint(1, 12):02d}-{grammar.rng.randint(1, 28):02d}"
    return f"--{day}" if grammar.maybe(0.7) else f"{grammar.rng.randint(1950, 2000)}-{day}"


def _some(grammar: Grammar, entry: str) -> list[str]:
    known = list(options(entry))
    return grammar.rng.sample(known, min(len(known), grammar.rng.choice((0, 1, 1, 2))))


def _wants(grammar: Grammar, trade: str) -> list[str]:
    others = [other for other in grammar.words["trades"] if other != trade]
    number = grammar.rng.choice((0, 0, 1, 1, 2))
    return [grammar.pick(grammar.words["trades"][other][3]) for other in grammar.rng.sample(others, number)]


def _tags(grammar: Grammar) -> list[str]:
    place = grammar.pick(grammar.words["places"])
    return [place] if grammar.maybe(0.55) else []
