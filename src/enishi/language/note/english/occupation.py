"""What somebody is, in English: UX designer at Pixelworks, a patent attorney, runs a bakery, Frank the plumber."""

from __future__ import annotations

from functools import cache

from enishi.language import fields
from enishi.language.note.english.clauses import Clause
from enishi.language.note.english.passage import NOUNS, THEM, Passage
from enishi.language.note.english.people import Mention
from enishi.language.note.goods import trade_of
from enishi.language.note.lexicon import phrase_set, word_set
from enishi.language.note.sheet import Someone

_ARTICLES = frozenset(("a", "an", "the", "our", "my", "local", "his", "her", "their", "fellow"))
_BEFORE_ROLE = frozenset(
    ("", "to", "with", "met", "saw", "from", "and", "by", "called", "visited", "through", "w/", ",", ".")
)
_NO_TITLE = word_set("english/words.toml", "words", "no_title")
_BEFORE_TITLE = word_set("english/words.toml", "words", "before_title")
_PASTIMES = ("sports", "life")
_COMMON_GROUND = word_set("english/words.toml", "words", "common_ground")
_LINKS = frozenset(("at", "from", "for", "with", "of", "in", "@"))


def read_appositions(passage: Passage) -> None:
    """What stands beside a name: , CPA – (banker) – the plumber – from Bluefin Logistics – my neighbour Joyce."""
    for mention in passage.names.people:
        someone = passage.someone(mention)
        if mention.title and not someone.title:
            _set_title(passage, someone, mention.first, mention.first + 1)
        _behind(passage, someone, mention)
        _before(passage, someone, mention)


def _behind(passage: Passage, someone: Someone, mention: Mention) -> None:
    tokens, at = passage.tokens, mention.last
    if at + 1 < len(tokens) and tokens[at].lemma == "'s":
        _own_place(passage, someone, at + 1)
    while at < len(tokens) and passage.is_day(at):
        at += 1
    if at >= len(tokens):
        return
    mark = tokens[at].low
    if mark == "," and at + 1 < len(tokens) and tokens[at + 1].low in ("from", "at"):
        at, mark = at + 1, tokens[at + 1].low
    if mark in ("from", "at", "of", "@"):
        _workplace(passage, someone, at + 1, named_only=mark != "from")
        comma = _end(passage, at + 1)
        if comma < len(tokens) and tokens[comma].text == "," and not someone.title:
            # Mr. Petrov from the second floor, a violin maker
            describe(passage, someone, comma + 1, _end(passage, comma + 1), strict=True)
    elif mark in (",", "(", "=", "-", "–", "—", ":", "the"):
        describe(
            passage,
            someone,
            at + (mark != "the"),
            _end(passage, at + 1),
            strict=mark not in ("(", "="),
        )


def _own_place(passage: Passage, someone: Someone, at: int) -> None:
    """Carla's restaurant, Teo's bakery: whose place of work it is."""
    for end in range(min(at + 3, len(passage.tokens)), at, -1):
        head = passage.tokens[end - 1].low
        known = fields.find(passage.text(at, end)) if head in phrase_set(NOUNS, "things", "shops") else []
        if known:
            _set_field(passage, someone, known, at, end)
            return


def _end(passage: Passage, at: int) -> int:
    """The end of an apposition: the next mark or verb."""
    while at < len(passage.tokens) and not (
        passage.tokens[at].is_mark or passage.tokens[at].low in ("who", "and", "is", "was", "but", "to")
    ):
        at += 1
    return at


def _before(passage: Passage, someone: Someone, mention: Mention) -> None:
    """the banker Tom, my old boss Greg, his assistant Joy."""
    tokens, first = passage.tokens, mention.first
    if first > 1 and tokens[first - 1].low in ("named", "called"):
        first -= 1
    start = first
    while start > 0 and tokens[start - 1].is_word and start > first - 4 and start - 1 not in passage.covered:
        start -= 1
        if tokens[start].low in _ARTICLES | _LINKS | {"met", "called", "named", "old"}:
            break
    words = " ".join(token.low for token in tokens[start:first])
    for origin in ("company", "before"):
        if (
            any(words.endswith(phrase) for phrase in phrase_set(NOUNS, "origins", origin))
            and not someone.origin
        ):
            someone.origin = origin
    if first and not someone.title and (role := _role_right_before(passage, first)) is not None:
        _set_title(passage, someone, *role)
    if (
        start < first
        and tokens[start].low in _ARTICLES
        and not someone.title
        and tokens[start].low not in ("my", "our")
    ):
        describe(passage, someone, start, first, strict=True)
    if first and tokens[first - 1].text == "," and not someone.title:
        _before_comma(passage, someone, first - 1)


def _role_right_before(passage: Passage, first: int) -> tuple[int, int] | None:
    """talked to recruiter Karl Lenz, with landscape gardener Nils: a title in small letters right before the name."""
    for start in range(max(first - 3, 0), first):
        words = passage.tokens[start:first]
        if words[0].low in _ARTICLES:
            continue
        if all(token.is_word and not token.is_capital for token in words) and is_title(
            passage.text(start, first)
        ):
            before = passage.tokens[start - 1].low if start else ""
            if before in _BEFORE_ROLE and fields.find(passage.text(start, first)):
                return start, first
    return None


def _before_comma(passage: Passage, someone: Someone, end: int) -> None:
    """a UX researcher, Tomás Rivera; the baker from the corner, Luigi."""
    for start in range(end - 1, max(end - 7, -1), -1):
        if passage.tokens[start].is_mark:
            return
        linked = start > 0 and passage.tokens[start - 1].low in _LINKS - {"with"}
        if start and passage.tokens[start - 1].lemma in ("be", "'s", "as", "become"):
            # Aiko is a nurse, Ren …: said of the one before.
            return
        mine = passage.tokens[start].low in ("my", "our")
        if mine and passage.tokens[start + 1].low in ("old", "former", "ex"):
            # my old professor, Dr. Stein: how one knows him
            return
        if (mine or passage.tokens[start].low in ("a", "an", "the")) and not linked:
            describe(passage, someone, start, end, strict=True)
            return


def describe(passage: Passage, someone: Someone, first: int, end: int, *, strict: bool = False) -> bool:
    """Take a title, its firm and its field from tokens[first:end]. strict: only what begins with a title."""
    tokens = passage.tokens
    end = min(end, len(tokens))
    at = first
    while at < end and (tokens[at].low in _ARTICLES or tokens[at].low in _BEFORE_TITLE):
        at += 1
    stop = at
    while (
        stop < end
        and tokens[stop].low not in _LINKS
        and not tokens[stop].is_mark
        and not passage.is_day(stop)
    ):
        stop += 1
    title_end = next((cut for cut in range(stop, at, -1) if is_title(passage.text(at, cut))), 0)
    if title_end:
        _set_title(passage, someone, at, title_end)
        if title_end < len(tokens) and tokens[title_end].low in _LINKS:
            _workplace(passage, someone, title_end + 1)
        return True
    if at in passage.names.firms:
        return _workplace(passage, someone, at)
    known = fields.find(passage.text(at, stop))
    if known and not strict:
        _set_field(passage, someone, known, at, stop)
        return True
    return False


def _set_title(passage: Passage, someone: Someone, first: int, end: int) -> None:
    words = passage.text(first, end)
    if not someone.title:
        someone.title = words
        passage.mark(first, end, "title")
    _set_field(passage, someone, fields.find(words) or fields.find(_singular(words)), first, end)


def _set_field(passage: Passage, someone: Someone, known: list[str], first: int, end: int) -> None:
    if known and not someone.field:
        someone.field = known[0]
        passage.mark(first, end, "field")


def _workplace(passage: Passage, someone: Someone, at: int, *, named_only: bool = False) -> bool:
    """A firm by its name, or a sort of firm, which tells the field only (at the post office one may just meet)."""
    tokens = passage.tokens
    while at < len(tokens) and tokens[at].low in ("the", "a", "an"):
        at += 1
    end = passage.names.firms.get(at, 0)
    if end:
        name = passage.text(at, end)
        if not someone.organization:
            someone.organization = name
            passage.mark(at, end, "organization")
        _set_field(passage, someone, fields.find(name), at, end)
        return True
    found = None if named_only else passage.thing(at, _end(passage, at))
    if found and tokens[found[1] - 1].low in _COMMON_GROUND:
        return False
    known = fields.find(passage.text(*found)) if found else []
    if known and known[0].partition(".")[0] in _PASTIMES:
        # Kenji from badminton
        return False
    if known and found and tokens[at].is_word:
        _set_field(passage, someone, known, *found)
        if found[1] < len(tokens) and tokens[found[1]].low == "at":
            _workplace(passage, someone, found[1] + 1, named_only=True)
    return bool(known)


@cache
def is_title(words: str) -> bool:
    """Whether words say what somebody is: their head is a trade's or an office's noun."""
    low = words.lower().strip()
    if {word.split("'")[0] for word in low.replace("’", "'").split()} & _NO_TITLE:
        return False
    head = low.split()[-1] if low.split() else ""
    titles = {title.lower() for title in phrase_set(NOUNS, "titles", "words")}
    if not head or head in phrase_set(NOUNS, "titles", "never") or len(low.split()) > 5:
        return False
    if low in titles or head in titles or _singular(head) in titles:
        return True
    endings = phrase_set(NOUNS, "titles", "endings")
    return any(head.endswith(ending) and len(head) > len(ending) + 2 for ending in endings) and bool(
        fields.find(low)
    )


def _singular(words: str) -> str:
    return words.removesuffix("s")


def _by_goods(verb: str, words: str) -> list[str]:
    """plays the harp, teaches Polish; who has a van has no trade yet."""
    if verb in ("have", "handle", "head", "open", "start"):
        return []
    return trade_of(words, "en", teaches=verb in ("teach", "coach", "train"))


def _doer(verb: str, words: str) -> str:
    """lays tiles is what a tiler does, drives a lorry a lorry driver."""
    verb = verb.split()[0]
    doer = verb + "r" if verb.endswith("e") else verb + "er"
    return f"{_singular(words)} {doer}"


# -- what a clause says somebody is or does ---------------------------------------------------------------------------


def read_occupation(passage: Passage, clause: Clause) -> bool:
    """He's a patent attorney, she runs a small hotel, works at a bank."""
    if clause.negative or passage.is_of_kin(clause, clause.end):
        return False
    if _is_title_sentence(passage, clause):
        return True
    someone = passage.subject(clause)
    if someone is None or passage.side(clause) != THEM:
        return False
    found = _is_something(passage, clause, someone) or _works(passage, clause, someone)
    if found:
        passage.use(clause, "occupation")
    return found


def _is_title_sentence(passage: Passage, clause: Clause) -> bool:
    """UX designer at Pixelworks: a sentence that begins with a title is said of whom one met."""
    if not clause.starts_sentence or clause.subject or passage.topic is None or clause.people:
        return False
    if describe(passage, passage.topic, clause.first, clause.end, strict=True):
        clause.subject = THEM
        passage.use(clause, "occupation")
        return True
    return False


def _is_something(passage: Passage, clause: Clause, someone: Someone) -> bool:
    at = clause.verb
    while at < clause.end and passage.tokens[at].low in (
        "also",
        "now",
        "actually",
        "apparently",
        "used",
        "has",
        "just",
    ):
        at += 1
    token = passage.tokens[at] if at < clause.end else None
    if token is None or not (token.lemma in ("be", "'s", "become") or token.text == "="):
        return False
    return describe(passage, someone, at + 1, clause.end, strict=True)


def _works(passage: Passage, clause: Clause, someone: Someone) -> bool:
    if (match := passage.find(clause, "work", "as")) and describe(
        passage, someone, match.end, clause.end, strict=True
    ):
        return True
    at_work = passage.find(clause, "work", "at")
    if at_work is not None and at_work.phrase.split()[-1] in ("at", "for", "in", "with", "from", "of"):
        return _workplace(passage, someone, at_work.end)
    match = passage.find(clause, "work", "verbs")
    if match is None or match.first > clause.verb + 3 or clause.future or clause.wish:
        return False
    found = passage.thing(match.end, clause.end)
    whole = passage.thing(match.end, clause.end, whole=True)
    if found is None or whole is None:
        return False
    makes = match.phrase in ("build", "make", "sell", "keep", "produce")
    known = (
        (trade_of(passage.text(*found), "en") if makes else [])
        or fields.find(_doer(match.phrase, passage.text(*found)))
        or fields.find(passage.text(*found))
        or fields.find(passage.text(*whole))
        or fields.find(passage.text(match.first, whole[1]))
        or _by_goods(match.phrase, passage.text(*found))
    )
    if not known:
        return False
    _set_field(passage, someone, known, *found)
    activity = passage.find(clause, "work", "activity")
    head = passage.tokens[found[1] - 1].low
    if (
        activity is not None
        and activity.first == match.first
        and head not in phrase_set(NOUNS, "things", "shops")
    ):
        offer = passage.text(*found)
        if offer not in someone.offers and match.phrase in (
            "do",
            "teach",
            "repair",
            "restore",
            "translate",
            "offer",
        ):
            someone.offers.append(offer)
            passage.mark(*found, "offer")
    return True
