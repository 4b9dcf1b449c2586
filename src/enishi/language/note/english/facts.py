"""What an English clause says of somebody: what they look for and can do, promises, favors, introductions, chances.

Decides by the clause's verb phrase, who its subject is and to whom it is done; the lists are `verbs.toml`.
"""

from __future__ import annotations

from enishi.language.draft import DraftChance, DraftIntroduction, DraftPromise, DraftTelling
from enishi.language.note.days import Day
from enishi.language.note.english import chances
from enishi.language.note.english.clauses import KIN, ME, THEM, Clause
from enishi.language.note.english.passage import NOUNS, Passage
from enishi.language.note.english.tokens import SOFT, WORDS, Match
from enishi.language.note.lexicon import phrase_set, word_set
from enishi.language.note.sheet import Someone

_LEADS = frozenset(
    (
        "todo",
        "to",
        "do",
        "please",
        "pls",
        "note",
        "self",
        "must",
        "remember",
        "reminder",
        "also",
        "then",
        "and",
    )
)
_ASKED_TO, _SOUGHT_WHO = word_set(WORDS, "words", "asked_to"), word_set(WORDS, "words", "sought_who")

# -- wants and offers ------------------------------------------------------------------------------------------------


def read_want(passage: Passage, clause: Clause) -> bool:
    """is looking for a copywriter, needs someone to shoot product videos, wants new packaging."""
    if passage.side(clause) != THEM or clause.negative:
        return False
    match = passage.find(clause, "seek", "verbs")
    someone = passage.subject(clause)
    if match is None or someone is None or passage.is_of_kin(clause, match.first):
        return False
    found = _sought(passage, match.end, clause.end)
    if found is None or passage.tokens[found[0]].low in ("me", "to"):
        return False
    words = passage.text(*found)
    if words not in someone.wants:
        someone.wants.append(words)
        passage.mark(*found, "want")
    passage.use(clause, "want")
    return True


def _sought(passage: Passage, first: int, end: int) -> tuple[int, int] | None:
    """someone to do his menu → menu; help with her shop stays whole."""
    tokens, at = passage.tokens, first
    while at < end and tokens[at].low in ("a", "an", "the", "some", "any"):
        at += 1
    if at < end and tokens[at].low in phrase_set(NOUNS, "things", "people"):
        cut = at + 1
        while cut < end and tokens[cut].low in _SOUGHT_WHO:
            cut += 1
        if cut + 1 < end and tokens[cut - 1].low in ("to", "can", "could"):
            cut += 1
        return passage.thing(cut, end) or (at, end)
    if at < end and tokens[at].low == "to" and at + 1 < end:
        return passage.thing(at + 2, end) or (at + 1, at + 2)
    return passage.thing(
        at, end, whole=at < end and tokens[at].low in ("help", "advice", "feedback", "support")
    )


def read_offer(passage: Passage, clause: Clause) -> bool:
    """knows a ton about crowdfunding, is great at public speaking, speaks Portuguese, can edit videos."""
    if passage.side(clause) != THEM or clause.negative or (someone := passage.subject(clause)) is None:
        return False
    match = passage.find(clause, "can", "verbs")
    found = passage.thing(match.end, clause.end, whole=True) if match is not None else _able(passage, clause)
    if found is None:
        return False
    words = passage.text(*found)
    if words not in someone.offers:
        someone.offers.append(words)
        passage.mark(*found, "offer")
    passage.use(clause, "offer")
    return True


def _able(passage: Passage, clause: Clause) -> tuple[int, int] | None:
    tokens = passage.tokens
    languages = {word.lower() for word in phrase_set(NOUNS, "things", "languages")}
    for at in range(clause.verb, clause.end - 1):
        if tokens[at].lemma == "speak":
            end = next(
                (cut for cut in range(at + 1, min(at + 4, clause.end)) if tokens[cut].low in languages), None
            )
            return (end, end + 1) if end is not None else None
        if tokens[at].lemma == "know" and passage.text(at, clause.end).lower().endswith(" inside out"):
            return passage.thing(at + 1, clause.end - 2)
        if (
            tokens[at].low == "can"
            and at + 2 < clause.end
            and tokens[at + 1].low not in ("help", "not", "be", "you", "i", "t", "'t", "n't")
        ):
            return passage.thing(at + 2, clause.end)
    return None


# -- introductions ---------------------------------------------------------------------------------------------------


def read_introduction(passage: Passage, clause: Clause) -> bool:
    """Introduced Mark to Yuki, Nina introduced us, Rosa put me in touch with Malik, met her through Ken."""
    match = passage.find(clause, "introduce", "verbs")
    if match is None:
        return _through(passage, clause)
    if clause.negative or clause.wish or clause.future or _is_infinitive(passage, match):
        return False
    words = {token.low for token in passage.tokens[match.first : clause.end]}
    mine = passage.side(clause) == ME
    if ("by" in words and not mine) or (
        mine and "by" in words and passage.tokens[match.first - 1].lemma in ("be", "get")
    ):
        return _through(passage, clause)
    behind = list({id(one): one for one in passage.done_to(match.first, clause.end)}.values())
    if mine and len(behind) == 1:
        # Introduced Claire (cheesemaker) to Dominic: an aside between the two.
        rest = passage.done_to(clause.end, passage.sentence_end(clause))
        aside = clause.end < len(passage.tokens) and passage.tokens[clause.end].text in ("(", ",")
        behind += (
            [one for one in rest if one is not behind[0]][:1]
            if aside and _goes_on_to(passage, clause)
            else []
        )
    if mine:
        return _brought_together(passage, clause, match, behind)
    broker = passage.subject(clause)
    if broker is None or not words & {"me", "us"}:
        return False
    brought = [one for one in behind if one is not broker]
    if "us" in words and not brought and passage.before is not None:
        brought = [passage.before] if passage.before is not broker else []
    for someone in brought:
        _set_broker(passage, someone, broker, clause)
        passage.topic = someone
    once = len([one for one in passage.names.people if passage.someone(one) is broker]) == 1
    if brought and once and clause.who is not None:
        broker.present = False
    return bool(brought)


def _goes_on_to(passage: Passage, clause: Clause) -> bool:
    """Behind the aside stands to or and with a name: … (potter) to Finn."""
    stretch = range(clause.end, passage.sentence_end(clause))
    return any(
        passage.tokens[at].low in ("to", "and", "with") and at + 1 in passage.covered for at in stretch
    )


def _is_infinitive(passage: Passage, match: Match) -> bool:
    return match.first > 0 and passage.tokens[match.first - 1].low in (
        "to",
        "will",
        "'ll",
        "should",
        "could",
        "would",
        "can",
    )


def _brought_together(passage: Passage, clause: Clause, match: Match, behind: list[Someone]) -> bool:
    if len(behind) == 1 and passage.topic is not None and passage.topic is not behind[0]:
        behind = [passage.topic, behind[0]]
    if len(behind) < 2:
        return False
    passage.sheet.add("introductions", DraftIntroduction(behind[0].name, behind[1].name, "me"))
    behind[0].present = behind[1].present = True
    passage.mark(match.first, clause.end, "introduction")
    passage.use(clause, "introduction")
    passage.topic = behind[0]
    return True


def _set_broker(passage: Passage, someone: Someone, broker: Someone, clause: Clause) -> None:
    someone.introduced_by, someone.origin, someone.present = broker.name, "introduction", True
    passage.mark(clause.first, clause.end, "introduction")
    passage.use(clause, "introduction")


def _through(passage: Passage, clause: Clause) -> bool:
    """met X through Y, introduced by Y, Y's introduction."""
    tokens = passage.tokens
    for mention in clause.people:
        before = tokens[mention.first - 1].low if mention.first else ""
        thanks = before == "to" and mention.first > 1 and tokens[mention.first - 2].low in ("thanks", "thank")
        by = (
            before in ("through", "via")
            or (thanks and bool(passage.find(clause, "meet", "one_to_one")))
            or (before == "by" and "introduced" in passage.low(clause))
        )
        if not by and not (
            mention.last + 1 < len(tokens)
            and tokens[mention.last].lemma == "'s"
            and tokens[mention.last + 1].low == "introduction"
        ):
            continue
        broker = passage.someone(mention)
        others = [passage.someone(one) for one in clause.people if one is not mention] or (
            [passage.topic] if passage.topic else []
        )
        others = [one for one in others if one is not broker]
        if others:
            _set_broker(passage, others[0], broker, clause)
            broker.present = False
            passage.topic = others[0]
            return False
    return False


# -- tellings and chances ---------------------------------------------------------------------------------------------


def read_telling(passage: Passage, clause: Clause) -> bool:
    """Told him what I do; told Grace what I want to do next year."""
    if (
        passage.side(clause) != ME
        or clause.negative
        or (match := passage.find(clause, "tell", "verbs")) is None
    ):
        return False
    end = clause.end if match.phrase in ("share", "say", "show") else passage.sentence_end(clause)
    words = [token.low for token in passage.tokens[match.first : end]]
    said = f" {' '.join(word for word in words if word not in SOFT)} ".replace("'m", "am").replace(
        "'d", "would"
    )
    want = any(f" {phrase} " in said for phrase in phrase_set("english/verbs.toml", "tell", "want"))
    do = any(f" {phrase} " in said for phrase in phrase_set("english/verbs.toml", "tell", "do"))
    people = passage.done_to(match.first, clause.end) or ([passage.topic] if passage.topic else [])
    if not (want or do) or not people:
        return False
    for someone in people:
        passage.sheet.add("tellings", DraftTelling(someone.name, "want" if want else "do"))
        someone.present = True
    passage.mark(match.first, clause.end, "telling")
    passage.use(clause, "telling")
    return True


def read_chance(passage: Passage, clause: Clause) -> bool:
    """asked me to give a talk, invited us to her show, offered me a job, has a gig for me, the mural fell through."""
    found = (
        _asked_of_me(passage, clause) or chances.opening(passage, clause) or chances.outcome(passage, clause)
    )
    if found is None:
        return False
    someone, first, end = found
    title = passage.text(first, end)
    if not any(title in one.title or one.title in title for one in passage.sheet.chances):
        passage.sheet.add("chances", DraftChance(someone.name, title))
    someone.present = True
    passage.mark(first, end, "chance")
    passage.use(clause, "chance")
    return True


def _asked_of_me(passage: Passage, clause: Clause) -> tuple[Someone, int, int] | None:
    match = passage.find(clause, "ask", "verbs")
    if match is None or clause.negative:
        return None
    tokens, at = passage.tokens, match.end
    passive = (
        passage.side(clause) == ME and match.first > 0 and tokens[match.first - 1].lemma in ("be", "get")
    )
    if not passive:
        if (
            passage.side(clause) != THEM
            or at >= clause.end
            or tokens[at].low not in ("me", "us", "if", "whether", "about")
        ):
            return None
        if tokens[at].low in ("if", "whether") and not {"i", "we"} & {
            token.low for token in tokens[at : at + 3]
        }:
            return None
    who = passage.done_to(match.end, clause.end) if passive else [passage.subject(clause)]
    someone = next((one for one in who if one is not None), passage.topic)
    while at < clause.end and tokens[at].low in _ASKED_TO:
        at += 1
    found = _asked(passage, at, clause.end)
    if someone is None or found is None or "know" in {token.low for token in tokens[at : at + 2]}:
        return None
    return someone, *found


def _asked(passage: Passage, at: int, end: int) -> tuple[int, int] | None:
    """give a talk at her company → give a talk; a talk → talk."""
    stop = at
    while (
        stop < end
        and not passage.is_day(stop)
        and passage.tokens[stop].low not in ("at", "in", "on", "next", "for", "by", "with", "from")
    ):
        stop += 1
    if stop - at > 1 and passage.tokens[at].low in ("a", "an", "the"):
        at += 1
    return (at, stop) if stop > at else None


# -- promises --------------------------------------------------------------------------------------------------------


def read_promise(passage: Passage, clause: Clause) -> bool:
    """I promised to send him my portfolio by Monday; she'll send me the form; owe Hana a reply."""
    if clause.negative:
        return False
    match = passage.find(clause, "promise", "verbs")
    owes = next((at for at in range(clause.first, clause.end) if passage.tokens[at].lemma == "owe"), None)
    if match is not None and "'s" not in match.phrase:
        first = match.end
    elif owes is not None:
        first = owes + 1
    else:
        return _will_do(passage, clause)
    if passage.side(clause) == KIN or chances.opening(passage, clause) is not None:
        return False
    theirs = passage.side(clause) == THEM
    if theirs and clause.who is not None and first < clause.end and first in passage.covered:
        # Gus promised Lena: a matter between the two.
        return False
    return _promise(passage, clause, first, theirs)


def _will_do(passage: Passage, clause: Clause) -> bool:
    """she'll send me …, I'll bring her …, need to send Tom … by Friday."""
    if (spoken := _word_given(passage, clause)) is not None:
        return _promise(passage, clause, *spoken)
    match = passage.find(clause, "promise", "act")
    if match is None or (clause.wish and passage.side(clause) != ME):
        return False
    side = passage.side(clause)
    said = {token.low for token in passage.tokens[clause.first : clause.end]}
    due = any(day.due for day in _days(passage, clause))
    before = [token.low for token in passage.tokens[clause.verb : match.first]]
    sending = match.first == clause.first and passage.tokens[match.first].low.endswith("ing")
    if due and (sending or _is_reminder(passage, clause, match.first)):
        # sending her the quote by Friday
        return _promise(passage, clause, match.first, False)
    obliged = due and ("to" in before or "must" in before or "should" in before or clause.future)
    if (side == ME and not (clause.future or obliged)) or (
        side == THEM and not (clause.future and (due or said & {"me", "us"}))
    ):
        return False
    if side not in (ME, THEM):
        return False
    return _promise(passage, clause, match.first, side == THEM)


def _is_reminder(passage: Passage, clause: Clause, first: int) -> bool:
    """Return Miriam's drill by Sunday: a bare verb at the head of a sentence, after TODO or please at most."""
    lead = [token.low for token in passage.tokens[clause.first : first] if token.is_word]
    verb = passage.tokens[first]
    return verb.low == verb.lemma and set(lead) <= _LEADS and not clause.who


def _word_given(passage: Passage, clause: Clause) -> tuple[int, bool] | None:
    """Ed said he'd put me in touch; I told her I would send it: where the promise begins, and whether it is theirs."""
    tokens = passage.tokens
    said = next((at for at in range(clause.first, clause.end) if tokens[at].lemma in ("say", "tell")), None)
    if said is None:
        return None
    for at in range(said + 1, clause.end - 2):
        if tokens[at].low in ("he", "she", "they", "i", "we") and tokens[at + 1].lemma in ("would", "will"):
            acts = tokens[at + 2].low in phrase_set("english/verbs.toml", "promise", "act")
            return (at + 2, tokens[at].low not in ("i", "we")) if acts else None
    return None


def _promise(passage: Passage, clause: Clause, first: int, theirs: bool) -> bool:
    end = clause.end
    named = passage.done_to(first, end)
    someone = passage.subject(clause) if theirs else (named[0] if named else passage.topic)
    at = first
    while at < end and passage.tokens[at].low in (
        "to",
        "that",
        "i",
        "we",
        "would",
        "will",
        "'ll",
        "'d",
        "he",
        "she",
    ):
        at += 1
    found = _promised(passage, at, end)
    if someone is None or found is None:
        return False
    due = _due(passage, clause)
    words = passage.text(*found)
    passage.sheet.add(
        "promises", DraftPromise("them" if theirs else "me", someone.name, words, due.next if due else None)
    )
    someone.present = True
    passage.mark(*found, "promise")
    passage.use(clause, "promise")
    return True


def _promised(passage: Passage, at: int, end: int) -> tuple[int, int] | None:
    """send him my portfolio → portfolio; the photos → photos; introduce me to a lawyer stays whole."""
    if at >= end:
        return None
    act = passage.tokens[at]
    stop = next((stop for stop in range(at, end) if passage.is_day(stop)), end)
    if act.lemma in ("introduce", "connect", "put"):
        return at, stop
    if act.low in phrase_set("english/verbs.toml", "promise", "act"):
        return passage.thing(at + 1, end) or (at, stop)
    return passage.thing(at, end)


def _days(passage: Passage, clause: Clause) -> list[Day]:
    start, end = passage.tokens[clause.first].start, passage.tokens[clause.end - 1].end
    return [day for day in passage.days if start <= day.start < end]


def _due(passage: Passage, clause: Clause) -> Day | None:
    """The end of time of this clause, or of the one that follows in the sentence."""
    at = passage.places[id(clause)]
    near = [clause, *(one for one in passage.clauses[at + 1 : at + 2] if one.sentence == clause.sentence)]
    found = [day for one in near for day in _days(passage, one)]
    today = passage.today.isoformat()
    ahead = [day for day in found if day.due] or [
        day for day in _days(passage, clause) if day.next[:7] >= today[:7] and day.next > today
    ]
    return ahead[0] if ahead else None
