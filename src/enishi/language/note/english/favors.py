"""What passed between the writer and somebody, in English: helped Rachel set up, taught me how to prune roses."""

from __future__ import annotations

from enishi.language.draft import DraftFavor
from enishi.language.note.english.clauses import ME, THEM, Clause
from enishi.language.note.english.passage import NOUNS, Passage
from enishi.language.note.english.tokens import Match
from enishi.language.note.lexicon import phrase_set
from enishi.language.note.sheet import Someone

ORDER = ("referral", "work", "information", "listening", "introduction", "help", "gift")
_VERBS = "english/verbs.toml"
_MINE = frozenset(("me", "us", "my", "our", "everyone", "everybody"))
# Said without "me" it is still the writer to whom it was brought.
_TO_ME = frozenset(
    (
        "bring over", "bring round", "drop round", "pick up the tab", "pick up the bill", "get the bill",
        "foot the bill", "cover the bill", "buy a round", "pay the bill", "pay for lunch", "pay for dinner",
        "pay for everything", "bring",
    )
)  # fmt: skip
_NO_GIFTS = frozenset(
    (
        "call",
        "hug",
        "talk",
        "speech",
        "smile",
        "look",
        "shout",
        "text",
        "email",
        "message",
        "letter",
        "card",
        "hand",
        "try",
        "ring",
        "lift",
    )
)
_KNOWLEDGE = frozenset(
    (
        "tip",
        "tips",
        "advice",
        "pointers",
        "feedback",
        "idea",
        "ideas",
        "insight",
        "insights",
        "information",
        "info",
        "hint",
        "hints",
        "contact",
    )
)


def read_favor(passage: Passage, clause: Clause) -> bool:
    """Given where the writer did it for them, received where they did it for the writer."""
    if clause.negative or clause.future or clause.wish:
        return False
    side = passage.side(clause)
    for kind in ORDER:
        match = passage.find(clause, "give", kind)
        if (
            match is None
            or match.first > clause.verb + (7 if clause.who or _kindly(passage, clause) else 3)
            or _is_infinitive(passage, match)
        ):
            continue
        found = _favor(passage, clause, kind, match, side)
        if found is not None:
            return _note(passage, clause, match, *found)
    return False


def _kindly(passage: Passage, clause: Clause) -> bool:
    return "enough" in {token.low for token in passage.tokens[clause.verb : clause.end]}


def _is_infinitive(passage: Passage, match: Match) -> bool:
    if match.first > 1 and passage.tokens[match.first - 2].low == "enough":
        # kind enough to drive me
        return False
    return match.first > 0 and passage.tokens[match.first - 1].low in (
        "to",
        "will",
        "can",
        "could",
        "would",
        "'ll",
        "'d",
        "be",
    )


def _favor(
    passage: Passage, clause: Clause, kind: str, match: Match, side: str
) -> tuple[Someone, str, str, tuple[int, int] | None] | None:
    words = {token.low for token in passage.tokens[match.first : clause.end]}
    kind = _finer(passage, clause, kind, match)
    if side == THEM:
        someone = passage.subject(clause)
        if (
            someone is None
            or not (
                words & _MINE
                or (match.phrase in _TO_ME and _is_brought(passage, clause, match))
                or kind == "listening"
                or match.phrase == "recommend"
            )
            or not kind
        ):
            return None
        return someone, "received", kind, _what(passage, clause, kind, match)
    people = passage.done_to(match.first, clause.end)
    if match.phrase.startswith("borrow") and side == ME and people:
        return people[-1], "received", "help", _what(passage, clause, kind, match)
    if passage.tokens[match.first - 1].lemma in ("get", "be") and match.first > clause.first and people:
        # Got referred a new client by Ben.
        return people[-1], "received", kind, _what(passage, clause, kind, match)
    if kind == "listening" and not people and passage.topic is not None:
        people = [passage.topic]
    if side != ME or not people or not kind or (kind == "information" and match.phrase.startswith("tell")):
        return None
    return people[0], "given", kind, _what(passage, clause, kind, match)


def _is_brought(passage: Passage, clause: Clause, match: Match) -> bool:
    """Wendy brought homemade jam; not her portfolio, nor a friend."""
    if match.phrase != "bring":
        return True
    behind = [token.low for token in passage.tokens[match.end : clause.end]]
    return bool(set(behind) & phrase_set(_VERBS, "give", "treats")) and not (
        set(behind[:1]) & {"his", "her", "their", "up", "along"}
    )


def _finer(passage: Passage, clause: Clause, kind: str, match: Match) -> str:
    """give may be anything: what is given decides."""
    if kind == "gift" and match.phrase in _TO_ME - {"bring"}:
        return kind
    found = passage.thing(match.gap[0] if match.gap else match.end, clause.end)
    words = passage.text(*found).lower().split() if found else []
    if set(words) & phrase_set(NOUNS, "things", "customers") and match.phrase.split()[0] in (
        "send",
        "refer",
        "bring",
        "give",
        "introduce",
    ):
        return "referral"
    there = [token.low for token in passage.tokens[match.end : clause.end]]
    if (
        match.phrase == "take"
        and "to" in there[:4]
        and not set(there) & phrase_set(_VERBS, "give", "outings")
    ):
        # took Amy to the hospital
        return "help"
    if match.phrase == "recommend" and match.end < clause.end and passage.tokens[match.end].low == "me":
        return "referral"
    if kind == "introduction":
        return "" if passage.done_to(match.end, clause.end) else "introduction"
    if kind != "gift":
        return kind
    if set(words) & {"job", "gig", "project", "commission", "work"} and match.phrase.split()[0] in (
        "pass",
        "hand",
        "give",
        "send",
    ):
        return "work"
    if match.phrase.split()[0] in ("pass", "hand"):
        return ""
    if set(words) & _KNOWLEDGE:
        return "information"
    return (
        ""
        if not words
        or words[-1] in _NO_GIFTS
        or (match.phrase in ("make", "send", "drop off") and not match.gap)
        else "gift"
    )


def _what(passage: Passage, clause: Clause, kind: str, match: Match) -> tuple[int, int] | None:
    start = match.end if match.gap is None or match.end > match.gap[1] else match.gap[1]
    found = passage.thing(start, clause.end, whole=kind == "information")
    if found is not None and kind == "listening" and passage.tokens[found[1] - 1].low.endswith("ly"):
        # Listened mostly.
        return None
    if (
        found is not None
        and kind == "help"
        and found[1] - found[0] > 1
        and passage.tokens[found[0]].low in ("set", "move", "build", "paint", "carry")
    ):
        return passage.thing(found[0] + 1, clause.end) or found
    return found


def _note(
    passage: Passage,
    clause: Clause,
    match: Match,
    someone: Someone,
    direction: str,
    kind: str,
    found: tuple[int, int] | None,
) -> bool:
    if found is None and kind == "gift" and len(match.phrase.split()) > 1:
        found = (match.end - 1, match.end)
    words = passage.text(*found) if found else ""
    passage.sheet.add("favors", DraftFavor(someone.name, direction, kind, words))
    someone.present = True
    passage.mark(match.first, clause.end, "favor")
    passage.use(clause, "favor")
    return True
