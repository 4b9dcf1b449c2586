"""What passed between the made-up owner and their people, and what became of it.

Favors both ways, promises, introductions, chances with how they came, key persons, how wishes changed. What
the owner says and learns about themselves is told by `self_told`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from enishi.demo import self_told
from enishi.demo.grammar import Grammar, options
from enishi.demo.people import Member
from enishi.exchange.records import Record
from enishi.language import fields

_KINDS = ("information", "help", "listening", "gift", "introduction", "work", "referral")
_KIND_WEIGHTS = (30, 20, 16, 12, 10, 7, 5)
_ANSWERS: dict[str, tuple[str | None, str | None]] = {
    "idea": (None, None),
    "asked": ("yes", "waiting"),
    "made": ("yes", "yes"),
    "declined": ("yes", "no"),
    "bore_fruit": ("yes", "yes"),
}
_LONGEST_CHAIN = 5


def told(grammar: Grammar, today: date, inside: list[Member], gatherings: list[Record]) -> Iterator[Record]:
    """Everything that passed, in the order in which the archive's types are listed."""
    yield from _relations(grammar, inside)
    yield from _histories(grammar, today, inside)
    yield from _favors(grammar, today, inside)
    yield from _promises(grammar, today, inside)
    yield from _introductions(grammar, today, inside)
    yield from _chances(grammar, today, inside, gatherings)
    yield from _seats(grammar, today, inside)
    yield from self_told.told(grammar, today, inside)


def _someone(grammar: Grammar, inside: list[Member]) -> Member:
    """One who was met at least once, the more often the likelier."""
    weights = [len(member.days) ** 0.7 if not member.costs else 0.0 for member in inside]
    return grammar.rng.choices(inside, weights=weights)[0]


def _met_day(grammar: Grammar, member: Member, today: date) -> date:
    """A day on which they met, or a few days after one."""
    day = grammar.rng.choice(member.days) + timedelta(days=grammar.rng.choice((0, 0, 1, 3, 6)))
    return min(day, today - timedelta(days=1))


def _relations(grammar: Grammar, inside: list[Member]) -> Iterator[Record]:
    for member in inside:
        introducer = member.record["introduced_by"]
        if introducer:
            yield grammar.record("relation", a=introducer, b=member.id, kind="knows", note=None)
    seen: set[tuple[str, str]] = set()
    for _ in range(len(inside) // 8):
        a, b = grammar.rng.sample(inside, 2)
        pair = (min(a.id, b.id), max(a.id, b.id))
        if pair not in seen and a.record["introduced_by"] != b.id and b.record["introduced_by"] != a.id:
            seen.add(pair)
            note = grammar.rng.choice(
                (None, None, "同級生", "同じ商店街", "取引がある", "山の仲間", "前の職場が一緒")
            )
            yield grammar.record("relation", a=a.id, b=b.id, kind="knows", note=note)


def _histories(grammar: Grammar, today: date, inside: list[Member]) -> Iterator[Record]:
    began = (today - timedelta(days=500)).isoformat()
    yield grammar.record(
        "history", person=None, what="phase", since=f"{today.year - 10}-04", value="employed"
    )
    yield grammar.record("history", person=None, what="phase", since=began, value="preparing")
    for member in inside:
        wish = member.record["wish"]
        if wish is not None and member.days and (member.costs or grammar.maybe(0.25)):
            first, last = min(member.days), max(member.days)
            yield grammar.record("history", person=member.id, what="wish", since=last.isoformat(), value=wish)
            if first < last:
                value = 0 if wish else 1
                yield grammar.record(
                    "history", person=member.id, what="wish", since=first.isoformat(), value=value
                )


def _favors(grammar: Grammar, today: date, inside: list[Member]) -> Iterator[Record]:
    for _ in range(round(len(inside) * 0.9)):
        member = _someone(grammar, inside)
        direction = "given" if grammar.maybe(0.54) else "received"
        kind = grammar.rng.choices(_KINDS, _KIND_WEIGHTS)[0]
        yield grammar.record(
            "favor",
            on=_met_day(grammar, member, today).isoformat(),
            person=member.id,
            direction=direction,
            kind=kind,
            field=member.branch if grammar.maybe(0.4) else None,
            note=grammar.say("favors", direction, kind),
            thanked=grammar.maybe(0.75 if direction == "received" else 0.4),
        )


def _promises(grammar: Grammar, today: date, inside: list[Member]) -> Iterator[Record]:
    """Kept ones of the past; some due this week, one overdue, one without a day."""
    for _ in range(round(len(inside) * 0.3)):
        member = _someone(grammar, inside)
        made = _met_day(grammar, member, today - timedelta(days=20))
        due = made + timedelta(days=grammar.rng.choice((7, 10, 14))) if grammar.maybe(0.4) else None
        done = min(made + timedelta(days=grammar.rng.randint(1, 18)), today - timedelta(days=1))
        yield _promise(grammar, "me" if grammar.maybe(0.65) else "them", member, made, due, done)
    for by, ahead in (
        ("me", 1),
        ("me", 4),
        ("them", 3),
        ("me", -5),
        ("me", 16),
        ("me", None),
        ("them", None),
    ):
        made = today - timedelta(days=grammar.rng.randint(6, 30))
        due = None if ahead is None else today + timedelta(days=ahead)
        yield _promise(grammar, by, _someone(grammar, inside), made, due, None)


def _promise(
    grammar: Grammar, by: str, member: Member, made: date, due: date | None, done: date | None
) -> Record:
    return grammar.record(
        "promise",
        by=by,
        person=member.id,
        made_on=made.isoformat(),
        due=due.isoformat() if due else None,
        done_on=done.isoformat() if done else None,
        what=grammar.say("promises", by),
    )


def _introductions(grammar: Grammar, today: date, inside: list[Member]) -> Iterator[Record]:
    """In every state at least once; the reason is what the one looks for, where they look for something."""
    seeking = [member for member in inside if member.record["wants"] and not member.costs] or inside
    states = list(_ANSWERS)
    for at in range(max(len(states) + 2, len(inside) // 8)):
        state = states[at] if at < len(states) else grammar.rng.choice(("idea", "made", "made", "bore_fruit"))
        a = grammar.rng.choice(seeking)
        b = _answering(grammar, a, inside)
        met = max(a.met or today, b.met or today)
        day = met + (today - timedelta(days=2) - met) * grammar.rng.random()
        settled = state in ("bore_fruit", "declined")
        yield grammar.record(
            "introduction",
            a=a.id,
            b=b.id,
            by="me",
            state=state,
            asked_a=_ANSWERS[state][0],
            asked_b=_ANSWERS[state][1],
            on=day.isoformat(),
            why=_why(grammar, a, b),
            outcome=_outcome(grammar, state) if settled else None,
        )


def _answering(grammar: Grammar, a: Member, inside: list[Member]) -> Member:
    """Somebody of the trade which the first looks for, where there is one, else anybody."""
    others = [member for member in inside if member is not a and not member.costs]
    sought = {_trade_of(grammar, want) for want in a.record["wants"]}
    fitting = [member for member in others if sought.intersection(member.record["fields"])]
    return grammar.rng.choice(fitting or others)


def _trade_of(grammar: Grammar, want: str) -> str | None:
    """The trade that a want asks for."""
    trades = grammar.words["trades"].items()
    return next((trade for trade, entry in trades if want in options(entry[3])), None)


def _why(grammar: Grammar, a: Member, b: Member) -> str:
    wants = a.record["wants"]
    if wants and b.record["offers"] and _trade_of(grammar, wants[0]) in b.record["fields"]:
        return f"{wants[0]} ← {b.record['offers'][0]}"
    return grammar.say("introductions", "why", want=wants[0] if wants else "同じ立場の人と話したい")


def _outcome(grammar: Grammar, state: str) -> str:
    outcomes = grammar.words["introductions"]["outcome"][0].split("|")
    return str(grammar.rng.choice(outcomes[6:] if state == "declined" else outcomes[:6]))


def _chances(
    grammar: Grammar, today: date, inside: list[Member], gatherings: list[Record]
) -> Iterator[Record]:
    """Jobs and invitations, most of them round about, each with the people and the evening behind it."""
    by_id = {member.id: member for member in inside}
    chains = {member.id: _chain(grammar, member, by_id, gatherings) for member in inside if member.days}
    long = [by_id[key] for key, chain in chains.items() if len(chain) >= 2 and not by_id[key].costs]
    states = ["open", "won", "lost", "declined", "open", "won"]
    for at in range(max(len(states), len(inside) // 10)):
        weights = [len(chains[member.id]) ** 2 * (1 + len(member.days)) for member in long]
        member = grammar.rng.choices(long, weights=weights)[0]
        state = (
            states[at] if at < len(states) else grammar.rng.choice(("won", "won", "lost", "declined", "open"))
        )
        title = grammar.say("chances", "title")
        spoken = fields.find(title)
        worth = grammar.rng.choice((30, 50, 80, 120, 150, 200, 300, 480)) * 1000
        yield grammar.record(
            "chance",
            on=_met_day(grammar, member, today).isoformat(),
            title=title,
            state=state,
            worth=worth if state == "won" or grammar.maybe(0.5) else None,
            currency="JPY",
            planned=grammar.maybe(0.25),
            field=fields.branch_of(spoken[0]) if spoken else member.branch,
            chain=chains[member.id],
            note=grammar.say("chances", "note") if grammar.maybe(0.6) else None,
            **{"from": member.id},
        )


def _chain(
    grammar: Grammar, member: Member, by_id: dict[str, Member], gatherings: list[Record]
) -> list[dict[str, str]]:
    """From the person who brought it back through who introduced whom to the evening where it began."""
    chain: list[dict[str, str]] = []
    link: Member | None = member
    while link and len(chain) < _LONGEST_CHAIN - 1:
        chain.append({"person": link.id})
        first = link
        link = by_id.get(link.record["introduced_by"] or "")
    gathering = first.record["met_at"]
    if gathering:
        chain.append({"gathering": gathering})
        earlier = [other for other in by_id.values() if other.met and first.met and other.met < first.met]
        # Somebody took me along to that evening.
        if earlier and len(chain) < _LONGEST_CHAIN and grammar.maybe(0.25):
            host = grammar.rng.choice(earlier).id
            if {"person": host} not in chain:
                chain.append({"person": host})
    return chain


def _seats(grammar: Grammar, today: date, inside: list[Member]) -> Iterator[Record]:
    """Key persons: the nearest of some fields, one not seen for a while, one seat for somebody to come."""
    near = [member for member in inside if member.days and not member.costs]
    near = [member for member in near if member.branch not in ("it", "design", None)]
    near.sort(key=lambda member: -len(member.days))
    long_ago = today - timedelta(days=150)
    faded = [member for member in near if max(member.days) < long_ago]
    seated: dict[str, Member] = {}
    for member in (*faded[:1], *near):
        if len(seated) < 6:
            seated.setdefault(str(member.branch), member)
    for at, (branch, member) in enumerate(seated.items()):
        member.record["rhythm_days"] = member.record["rhythm_days"] or (30, 45, 60)[at % 3]
        since = min(member.days) + timedelta(days=30)
        yield grammar.record("seat", field=branch, person=member.id, since=min(since, today).isoformat())
    # Seven are wished for and six seats are taken at most, so one of them is free.
    wished = ("law", "travel", "arts", "health", "farming", "media", "food")
    vacant = next(branch for branch in wished if branch not in seated)
    since = today - timedelta(days=80)
    yield grammar.record("seat", field=vacant, person=None, since=since.isoformat())
