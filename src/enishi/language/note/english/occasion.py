"""When, how and where one met, from an English note; whether it is to come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import zip_longest

from enishi.language.draft import DraftGathering
from enishi.language.note.days import Day
from enishi.language.note.english.clauses import KIN, ME, THEM, Clause
from enishi.language.note.english.passage import NOUNS, Passage
from enishi.language.note.english.tokens import FILE as VERBS
from enishi.language.note.english.tokens import Match
from enishi.language.note.gatherings import english_kind
from enishi.language.note.lexicon import any_of, keyed, lexicon, phrase_set, phrases, word_set

WORDS = "english/words.toml"
_NOT_REAL = frozenset(("want", "promise", "chance", "wish", "key", "offer"))
_STOP = word_set(WORDS, "words", "stop")
_GROUPS = word_set(WORDS, "words", "groups")


_DULL = word_set(WORDS, "words", "dull")


_TIMES = frozenset(("night", "evening", "day", "session", "club"))
_MEALS = frozenset(("dinner", "lunch", "breakfast", "brunch", "drinks"))
_ALWAYS = frozenset(("party", "meetup", "meet-up", "get-together", "gathering", "event"))
_OTHERS_DO, _OF_OTHERS = word_set(WORDS, "words", "others_do"), word_set(WORDS, "words", "of_others")
_WEAK, _TALKS = word_set(WORDS, "words", "weak"), word_set(WORDS, "words", "talks")
_ATTENDED = frozenset(("the", "a", "at", "to", "from", "my", "our"))
_NAMED_SO = word_set(WORDS, "words", "named_so")
_CALLED_OFF = re.compile(
    r"\b(?:rained out|cancell?ed|called off|postponed|fell through|didn't happen|"
    r"(?:is|was|'s|got) (?:off|scrapped|moved)(?! work))\b"
)
_PLANS = re.compile(
    r"\b(?:going to (?:meet|see)|(?:will|'ll) (?:meet|see)|(?:i|we|am|are|be|re) plan(?:ning)? to (?:meet|see|have|go)|"
    r"due to meet|looking forward to)\b"
)


def read_occasion(passage: Passage) -> None:
    """Fill in on, medium, gathering and planned."""
    sheet = passage.sheet
    gathering = _gathering(passage)
    medium = _medium(passage)
    day = _day(passage)
    planned = _is_planned(passage, day)
    if medium == "one_to_one" and sheet.people and not any(one.present for one in sheet.people.values()):
        # Stopped by, but she was out.
        medium = None
    if day is not None and sheet.on is None:
        sheet.on = (day.next if planned else day.last) or None
        sheet.mark(day.start, day.end, "on")
    if sheet.medium is None:
        sheet.medium = "gathering" if gathering else medium
    if gathering is not None and sheet.gathering is None:
        sheet.gathering = gathering
    sheet.planned = sheet.planned or planned


# -- the gathering ---------------------------------------------------------------------------------------------------


@cache
def _heads() -> re.Pattern[str]:
    known = (
        *keyed("gatherings.toml", "en", "heads", spaced=True),
        *phrases(lexicon("gatherings.toml")["en"]["open"]),
    )
    more = "dinner, lunch, breakfast, brunch, drinks, party, meetup, meet-up"
    return re.compile(
        rf"(?<![a-z])(?P<head>{any_of(frozenset((*known, *phrases(more))))})s?(?![a-z])", re.IGNORECASE
    )


def _gathering(passage: Passage) -> DraftGathering | None:
    for clause in passage.clauses:
        if (
            clause.use in _NOT_REAL
            or passage.side(clause) == KIN
            or _CALLED_OFF.search(passage.low(clause))
            or (clause.negative and clause.subject == THEM)
        ):
            continue
        start, end = passage.tokens[clause.first].start, passage.tokens[clause.end - 1].end
        for found in _last_heads(passage.sheet.source.plain, start, end):
            title = _title(passage, clause, found)
            if title is not None:
                return title
    return None


def _last_heads(plain: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The heads in their order, of those that follow one another the last: graduation party, PTA fundraiser."""
    found = list(_heads().finditer(plain, start, end))
    for one, after in zip_longest(found, found[1:]):
        if after is None or plain[one.end() : after.start()].strip(" ") or plain[one.end() - 1] == "s":
            yield one


def _title(passage: Passage, clause: Clause, found: re.Match[str]) -> DraftGathering | None:
    """The occasion with the nouns before it, and of … behind it."""
    tokens = passage.tokens
    last = next(
        (at for at in range(clause.first, clause.end) if tokens[at].end >= found.end()), clause.end - 1
    )
    first = next((at for at in range(clause.first, clause.end) if tokens[at].start >= found.start()), last)
    start = first
    while start > clause.first and _goes_before(passage, start - 1):
        start -= 1
    head = found["head"].lower()
    kinds = keyed("gatherings.toml", "en", "heads", spaced=True)
    modifiers = [token.low for token in tokens[start:first]]
    if not _is_occasion(passage, clause, head, modifiers, start, last):
        return None
    end = _behind(passage, last + 1, clause.end)
    words = passage.text(start, end)
    passage.mark(start, end, "gathering")
    passage.sheet.read.append((passage.tokens[clause.first].start, passage.tokens[clause.end - 1].end))
    place = next(
        (passage.text(at, stop) for at, stop in passage.names.places.items() if end <= at <= end + 3), None
    )
    return DraftGathering(english_kind(head, kinds.get(head, ""), words), words, place)


def _is_occasion(
    passage: Passage, clause: Clause, head: str, modifiers: list[str], start: int, last: int
) -> bool:
    """Whether a head with these words before it is an occasion that was attended, not a matter of another sort."""
    before = passage.tokens[start - 1].low if start else ""
    after = passage.tokens[last + 1].low if last + 1 < len(passage.tokens) else ""
    if before in ("to", "not", "n't") and not modifiers:
        # did not get to talk
        return False
    if head in _MEALS:
        return bool(set(modifiers) & _GROUPS)
    if head in ("workshop", "studio", "gallery") and _is_somebodys(passage, start, modifiers):
        return False
    if passage.tokens[last].low == f"{head}s" and head in _TIMES:
        return False
    telling = [word for word in modifiers if word not in _dull()]
    if modifiers and not telling and head in _open() and head not in _ALWAYS:
        return False
    if head in phrases(lexicon("gatherings.toml")["en"]["never"]) and not telling:
        return False
    if before in _OTHERS_DO or after in _OF_OTHERS or (head in _WEAK and before == "of"):
        return False
    if after in ("with", "w/") and head in _TALKS:
        return False
    ahead = start - 1 if before in ("the", "a", "an", "my", "his", "her", "their", "our") else start
    purpose = ahead - 1 > clause.first and passage.tokens[ahead - 1].low in ("for", "about")
    purpose = purpose or (
        ahead - 3 >= clause.first and passage.tokens[ahead - 3].low == "to" and clause.subject != ME
    )
    return not purpose and not (head in _WEAK and not modifiers and before not in _ATTENDED)


def _is_somebodys(passage: Passage, start: int, modifiers: list[str]) -> bool:
    """Farouk's workshop, a bigger workshop: a place, not an occasion."""
    before = passage.tokens[start - 1].low if start else ""
    owned = "'s" in modifiers or before in ("his", "her", "their", "my", "our", "own")
    return owned or bool({"own", "bigger", "new", "old", "his", "her", "their"} & set(modifiers))


@cache
def _dull() -> frozenset[str]:
    return phrase_set(VERBS, "feel", "good") | phrase_set(VERBS, "feel", "bad") | _DULL


@cache
def _open() -> tuple[str, ...]:
    return phrases(lexicon("gatherings.toml")["en"]["open"])


def _goes_before(passage: Passage, at: int) -> bool:
    token = passage.tokens[at]
    if token.low.endswith("ed") and len(token.low) > 4 and not token.is_capital:
        # We sketched covers all evening: a verb, no part of a name.
        return False
    if at in passage.covered and not (at + 1 < len(passage.tokens) and passage.tokens[at + 1].lemma == "'s"):
        return False
    if (
        passage.is_day(at)
        or token.low in ("and", "&")
        or (token.lemma == "'s" and at and passage.is_day(at - 1))
    ):
        return False
    if token.low == "of" and at > 0:
        return passage.tokens[at - 1].low in ("chamber", "board", "school", "women")
    return (
        (token.is_word or token.lemma == "'s" or token.text in ("'", "’"))
        and token.low not in _STOP | _OTHERS_DO
        and token.lemma not in _STOP
    )


def _behind(passage: Passage, at: int, end: int) -> int:
    """Monthly meetup of people in my trade: of and what follows, up to a day or mark."""
    if at < end and passage.tokens[at].low == "of":
        stop = at + 1
        while stop < end and not passage.is_day(stop):
            stop += 1
        return stop
    return at


# -- how -------------------------------------------------------------------------------------------------------------


@cache
def _media() -> re.Pattern[str]:
    known = keyed(NOUNS, "mediums", spaced=True)
    return re.compile(rf"(?<![a-z-])(?P<way>{any_of(frozenset(known))})(?![a-z-])", re.IGNORECASE)


def _medium(passage: Passage) -> str | None:
    """The first way that is named; having met counts only where nothing closer is."""
    met: str | None = None
    for clause in passage.clauses:
        if (
            clause.use in _NOT_REAL
            or clause.wish
            or (clause.negative and clause.use != "telling")
            or passage.side(clause) == KIN
        ):
            continue
        way = _named(passage, clause) or _done(passage, clause)
        if way and way != "one_to_one":
            _note_topic(passage, clause)
            return way
        met = met or way
    several = len([one for one in passage.sheet.people.values() if one.present]) > 1
    return None if several else met


def _note_topic(passage: Passage, clause: Clause) -> None:
    """coffee with him moved to Dec 2: he is to be met after all."""
    said = {token.low for token in passage.tokens[clause.first : clause.end]}
    earlier = [one for one in passage.sheet.people.values() if not one.present]
    if not clause.people and said & {"him", "her"} and earlier and passage.topic in (None, *earlier):
        earlier[-1].present = True


def _named(passage: Passage, clause: Clause) -> str | None:
    """A noun of meeting that is not the object of another matter: lunch w/ tom, by phone."""
    if clause.use in ("favor", "occupation", "introduction") and not clause.starts_sentence:
        return None
    start, end = passage.tokens[clause.first].start, passage.tokens[clause.end - 1].end
    plain = passage.sheet.source.plain
    for found in _media().finditer(plain, start, end):
        behind = plain[found.end() : end]
        before = plain[start : found.start()].lower().rstrip()
        if re.match(
            r"\s?(?:shop|bar|house|roaster|place|designer|list|address|template|party)",
            behind,
            re.IGNORECASE,
        ):
            continue
        if clause.use in ("favor", "telling") and not before.endswith(
            ("over", "at", "on", "by", "during", "via", "")
        ):
            continue
        way = keyed(NOUNS, "mediums", spaced=True)[found["way"].lower()]
        if (
            (
                way == "message"
                and found["way"].lower() in ("linkedin", "instagram", "facebook", "twitter", "line message")
            )
            or before == ""
            or _expects(before, behind)
        ):
            passage.sheet.mark(found.start(), found.end(), "medium")
            passage.sheet.read.append((start, end))
            return way
    return None


def _expects(before: str, behind: str) -> bool:
    """with, from or to follows, or the clause is about having it."""
    if re.match(
        r"\s*(?:with|w/|from|to|by|at|together|this|last|next|on|,|$|\W|today|yesterday|tomorrow|moved|arrived|came|back)",
        behind,
        re.IGNORECASE,
    ):
        return True
    return bool(
        re.search(
            r"(?:had|have|got|get|over|for|on the|by|via|during|quick|long|a|some|late|early|grabbed)$",
            before,
        )
    )


def _done(passage: Passage, clause: Clause) -> str | None:
    """A verb of meeting: ran into, texted, sat next to."""
    for medium in ("video", "letter", "meal", "message", "call", "one_to_one"):
        match = passage.find(clause, "meet", medium)
        if match is None or match.first > clause.verb + 4 or not _with_them(passage, clause, medium, match):
            continue
        if match.first and passage.tokens[match.first - 1].low in _NAMED_SO:
            continue
        if passage.tokens[match.first - 1].low == "to" and match.first > clause.first and not clause.use:
            continue
        passage.mark(match.first, match.end, "medium")
        passage.sheet.read.append((passage.tokens[clause.first].start, passage.tokens[clause.end - 1].end))
        return medium
    return None


def _with_them(passage: Passage, clause: Clause, medium: str, match: Match) -> bool:
    """The writer does it with somebody named, or they do it to the writer."""
    if medium not in ("call", "message", "one_to_one"):
        return True
    if passage.side(clause) == ME:
        return bool(passage.done_to(match.first, passage.sentence_end(clause)))
    said = {token.low for token in passage.tokens[match.first : clause.end]}
    return medium != "one_to_one" or bool(said & {"me", "us"})


# -- when ------------------------------------------------------------------------------------------------------------


def _day(passage: Passage) -> Day | None:
    today = passage.today.isoformat()
    for day in passage.days:
        clause = next(
            (
                one
                for one in passage.clauses
                if passage.tokens[one.first].start <= day.start <= passage.tokens[one.end - 1].end
            ),
            None,
        )
        said = passage.sheet.source.plain[day.start : day.end].lower()
        lasts = said.startswith("in ") and clause is not None and _is_over(passage, clause)
        called_off = clause is not None and _CALLED_OFF.search(passage.low(clause)) and len(passage.days) > 1
        off = lasts or called_off
        if day.due or day.vague or off or (clause is not None and not _tells(passage, clause, day, today)):
            continue
        return day
    return None


def _is_over(passage: Passage, clause: Clause) -> bool:
    """sold out in a week: how long it took."""
    past = (token for token in passage.tokens[clause.first : clause.end] if token.low != token.lemma)
    return any(not token.low.endswith(("s", "ing")) for token in past)


def _tells(passage: Passage, clause: Clause, day: Day, today: str) -> bool:
    """Whether a day is one of the encounter: not what they will do, nor the Saturday market."""
    bare = day.last != day.next
    if bare and passage.sheet.source.plain[: day.start].endswith("the "):
        return False
    if bare and clause.future and clause.subject == THEM:
        return False
    if passage.side(clause) == KIN or clause.use in ("wish", "key", "want", "offer", "occupation"):
        return clause.sentence == 0 and day.last <= today and len(day.last) == 10
    if clause.use in ("promise", "chance", "telling"):
        return (
            day.last <= today
            and len(day.last) == 10
            and not (clause.use == "promise" and day.next > today and day.last != day.next)
        )
    if clause.negative and clause.subject == THEM:
        return False
    return len(day.last) == 10 or day.last <= today


def _is_planned(passage: Passage, day: Day | None) -> bool:
    """Its day lies ahead, or the words say so."""
    if day is not None and len(day.last) == 10 and day.last > passage.today.isoformat():
        return True
    coming = day is not None and day.last != day.next
    if coming and any(clause.future and not clause.subject for clause in passage.clauses):
        return True
    if not any(
        clause.use not in _NOT_REAL and _PLANS.search(passage.low(clause)) for clause in passage.clauses
    ):
        return False
    return day is None or day.last >= passage.today.isoformat() or day.last != day.next
