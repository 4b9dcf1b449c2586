"""What a half-remembered query asks: its hints, each with the terms it looks for and how much it weighs.

Decides what may be meant – a trade, a place, a time, a gathering, a name half known, who introduced, who was there, a
story told – and never which of them is right: every hint may be wrong, and what the network knows decides.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from enishi.language import asking, fields, places, trades
from enishi.language.alike import alike, occasions
from enishi.language.index import ANY_LEAF, Kind
from enishi.language.names import is_japanese, split, strip_honorific
from enishi.language.normalise import fold, unify
from enishi.language.periods import Period, months_of, periods
from enishi.language.readings import guess_reading, reading
from enishi.language.tokens import Token, tokens
from enishi.language.words import words

LONGEST = 400
"""Characters of a query that are read; who types more is telling a story, and its beginning says whom it is about."""
MOST_TOKENS = 60
MOST_HINTS = 64
"""Hints a query asks by, those that tell most: so much work and no more, whatever was typed."""
# Stands where something was understood already, so that the rest keeps its place.
GAP = "、"


class Look(NamedTuple):
    """A term looked for. quality: 0 – 1, how well somebody found under it fits; prefix: what begins so, too."""

    kind: Kind
    text: str
    quality: float = 1.0
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing said. what: name, trade, place, time, occasion, word, introduced or together; weight: how much it
    tells; start, end: where it stands; looks: what is looked for, any of it; period: the days meant; near: whether a
    near miss of the text is worth looking for."""

    what: str
    said: str
    start: int
    end: int
    weight: float = 1.0
    looks: tuple[Look, ...] = ()
    period: Period | None = None
    kinds: tuple[str, ...] = ()
    near: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A query read. hints in the order in which they stand, 64 at most; cut: whether more was said than was read."""

    text: str
    hints: tuple[Hint, ...] = field(default=())
    cut: bool = False


_ALMOST = {Kind.NOTE: 1.0, Kind.TALK: 0.9, Kind.OFFER: 1.0, Kind.WANT: 1.0, Kind.TAG: 1.0, Kind.TITLE: 1.0,
           Kind.ORGANIZATION: 1.0, Kind.GATHERING: 0.7}  # fmt: skip
_OF_GATHERINGS = {**dict.fromkeys(_ALMOST, 0.5), Kind.GATHERING: 1.0}
ALIKE, LEAF_NEAR, BRANCH_ONLY, BRANCH = 0.6, 0.4, 0.5, 0.22


def read(text: str, today: date) -> Query:
    """Read a query. Never fails; an empty one, or one of fillers alone, has no hints."""
    reader = _Reader(text, today)
    hints = sorted(reader.hints(), key=lambda hint: -hint.weight)[:MOST_HINTS]
    cut = len(unify(text)) > LONGEST
    return Query(text, tuple(sorted(hints, key=lambda hint: (hint.start, hint.end))), cut)


class _Reader:
    """One query being read. `rest` is the text with what was understood blanked out, so that places stay."""

    def __init__(self, said: str, today: date) -> None:
        text = asking.SHOPS.sub("屋", unify(said)[:LONGEST])
        self.text = text
        cased = " ".join(unicodedata.normalize("NFKC", said).split())
        self.capitals = (
            {at for at, char in enumerate(cased) if char.isupper()} if len(cased) == len(text) else set()
        )
        self.today = today
        self.rest = text
        self.times: list[Hint] = []
        self.wanted = bool(asking.WANTED.search(text))
        self.offered = bool(asking.OFFERED.search(text))

    def hints(self) -> Iterator[Hint]:
        clauses = (
            (asking.INTRODUCED, "introduced"), (asking.INTRODUCED_ENGLISH, "introduced"),
            (asking.INTRODUCED_TO_ME, "introduced"), (asking.TOGETHER, "together"), (asking.WITH, "together"),
            (asking.TOGETHER_ENGLISH, "together"), (asking.AT_TABLE, "together"),
        )  # fmt: skip
        yield from [hint for pattern, what in clauses for hint in self._clauses(pattern, what)]
        self.times = list(self._times())
        yield from list(self._named())
        self._drop(asking.UNKNOWN)
        self._drop(asking.FILLERS)
        found = tokens(self.rest)[:MOST_TOKENS]
        yield from self._towns()
        yield from self._cannot()
        yield from self._occasions(found)
        yield from self._trades()
        yield from self._names_unmarked(found)
        yield from self._compounds(found)
        yield from self._words(found)

    def _blank(self, start: int, end: int) -> None:
        self.rest = self.rest[:start] + GAP * (end - start) + self.rest[end:]

    def _drop(self, pattern: re.Pattern[str]) -> None:
        self.rest = pattern.sub(lambda found: GAP * len(found.group()), self.rest)

    # -- people by way of whom -----------------------------------------------------------------------------------

    def _clauses(self, pattern: re.Pattern[str], what: str) -> Iterator[Hint]:
        """Who introduced, who was there; what describes them (漁師の川崎さんと) is not said of the one looked for."""
        for found in pattern.finditer(self.rest):
            groups = found.groupdict()
            name = self._bare_name(groups["name"].strip())
            start = found.start("name")
            if not name or (not groups.get("honorific") and not self._is_name(name, start)):
                continue
            looks = tuple(name_looks(name))
            if what == "introduced":
                looks += tuple(
                    Look(Kind.BROUGHT, look.text, look.quality) for look in looks if not look.prefix
                )
            yield Hint(what, found.group().strip(), start, found.end(), 1.4, looks, near=True)
            self._blank(self._clause_start(start), found.end())

    def _is_name(self, name: str, start: int) -> bool:
        """Whether what stands where a name would is one: "with Yagi", not "with dogs"."""
        if name.isascii() and start not in self.capitals:
            return not (any(alike(token.key) for token in tokens(name)) or trades.meanings(name))
        return _may_be_name(name)

    def _bare_name(self, said: str) -> str:
        """The name at the end of what stands before a particle."""
        last = re.split(r"[\s、。の]|って|という", said)[-1]
        return strip_honorific(last)[0]

    def _clause_start(self, start: int) -> int:
        before = self.rest[:start]
        described = re.search(r"[^\s、。,]+の$", before)
        return described.start() if described else start

    # -- times and occasions -------------------------------------------------------------------------------------

    def _times(self) -> Iterator[Hint]:
        for period in periods(self.rest, self.today):
            said = self.rest[period.start : period.end]
            yield Hint("time", said, period.start, period.end, period=period)
        for hint in tuple(periods(self.rest, self.today)):
            self._blank(hint.start, hint.end)

    def _kinds(self, found: Sequence[Token]) -> Iterator[tuple[str, int, int]]:
        """Yield kinds of gathering, in a word or in several written in one (名刺交換会), and where they stand."""
        for at, token in enumerate(found):
            keys = dict.fromkeys((token.key, *token.parts), token.end)
            for before, last in pairwise(found[at : at + 4]):
                if last.start - before.end > token.key.isascii():
                    break
                keys[fold(self.text[token.start : last.end]).replace(" ", "").replace("-", "")] = last.end
            for key, end in keys.items():
                yield from ((kind, token.start, end) for kind in occasions(key))

    def _occasions(self, found: Sequence[Token]) -> Iterator[Hint]:
        """Times, kinds of gathering, and both in one: that one met at such a thing then says more than either."""
        there = list(self._kinds(found))
        kinds = dict.fromkeys(kind for kind, _, _ in there)
        start, end = there[0][1:] if there else (0, 0)
        said = self.text[start:end]
        if kinds:
            looks = tuple(Look(Kind.OCCASION, f"/{kind}") for kind in kinds)
            yield Hint("occasion", said, start, end, 0.5, looks, kinds=tuple(kinds))
        for time in self.times:
            months = dict(months_of(time.period)) if time.period else {}
            looks = tuple(
                Look(Kind.OCCASION, f"{month}/", weight, prefix=True) for month, weight in months.items()
            )
            yield Hint("time", time.said, time.start, time.end, 0.8, looks, time.period)
            if kinds:
                both = tuple(Look(Kind.OCCASION, f"{month}/{kind}", weight)
                             for month, weight in months.items() for kind in kinds)  # fmt: skip
                yield Hint(
                    "occasion",
                    f"{time.said} {said}",
                    time.start,
                    time.end,
                    0.8,
                    both,
                    time.period,
                    tuple(kinds),
                )

    # -- trades --------------------------------------------------------------------------------------------------

    def _trades(self) -> Iterator[Hint]:
        spans: dict[tuple[int, int], list[trades.Meaning]] = {}
        for meaning in trades.meanings(self.rest):
            spans.setdefault((meaning.start, meaning.end), []).append(meaning)
        for (start, end), listed in spans.items():
            looks = tuple(_trade_looks(listed))
            yield Hint("trade", self.text[start:end], start, end, 1.0, looks)

    # -- names ---------------------------------------------------------------------------------------------------

    def _named(self) -> Iterator[Hint]:
        """Names that さん, くん or なんとか mark as such."""
        half = asking.UNKNOWN.sub(lambda found: "_" * len(found.group()), self.rest)
        for found in asking.CALLED.finditer(half):
            name = re.split(r"の|って|という", found.group("name"))[-1]
            start = found.end("name") - len(name)
            if (
                name
                and not asking.NOT_NAMES.search(name)
                and not _common(name + "さん")
                and _is_nobodys_trade(name)
            ):
                weight = 1.5 if _may_be_name(name) or asking.ALL_KANA.fullmatch(name) else 0.7
                yield from name_hints(name, start, weight, near=True)
                self._blank(start, found.end())

    def _names_unmarked(self, found: tuple[Token, ...]) -> Iterator[Hint]:
        """What may be a name though nothing says so: names the dictionary knows, runs of kana, Latin words."""
        yield from self._kana_names()
        run: list[Token] = []
        there: set[int] = set()
        for token in (*found, None):
            if token and token.kind == "name" and (not run or token.start == run[-1].end):
                run.append(token)
                continue
            if run:
                there.add(run[0].start)
                yield from name_hints(self.rest[run[0].start : run[-1].end], run[0].start, 1.2)
            run = [token] if token and token.kind == "name" else []
        yield from self._whole_names(there)
        yield from self._latin_names(found)

    def _kana_names(self) -> Iterator[Hint]:
        runs = list(asking.KANA_RUN.finditer(self.rest))
        for found in runs:
            said = found.group()
            bare = said
            while (shorter := asking.ENDINGS.sub("", bare)) != bare and len(shorter) >= 2:
                bare = shorter
            parts = bare.split("・") if "・" in bare else ()
            for name in dict.fromkeys((said, bare, *parts)):
                looks = tuple(name_looks(name))
                yield Hint(
                    "name", name, found.start(), found.start() + len(name), 1.3, looks,
                    near=len(said) < 20 and not _are_common(said),
                )  # fmt: skip
        for one, other in pairwise(asking.KANA_PIECE.finditer(self.rest)):
            if other.start() - one.end() == 1:
                said = one.group() + other.group()
                yield Hint("name", said, one.start(), other.end(), 1.0, tuple(name_looks(said)), near=True)

    def _whole_names(self, there: set[int]) -> Iterator[Hint]:
        """A piece of two to six kanji between blanks may be a whole name that the dictionary takes for words."""
        for found in re.finditer(
            r"(?<![^\s、,])[一-鿿々]{2,5}[ァ-ヶー" + asking.SOFT + r"]{0,5}(?![^\s、,。?])", self.rest
        ):
            family, given = split(found.group())
            if family and given and found.start() not in there:
                yield from name_hints(found.group(), found.start(), 1.0)

    def _latin_names(self, found: tuple[Token, ...]) -> Iterator[Hint]:
        """Latin words, each as a name, and runs of them as whole ones, in either order."""
        known = {token.start for token in found}
        run: list[tuple[int, str]] = []
        for one in (*re.finditer(r"[a-zà-ÿ][a-zà-ÿ'-]+", self.rest), None):
            if one and one.start() in known:
                looks = tuple(Look(kind, one.group()) for kind in (Kind.READING, Kind.NAME))
                yield Hint("name", one.group(), one.start(), one.end(), 1.0, looks, near=True)
                if not run or one.start() - run[-1][0] - len(run[-1][1]) == 1:
                    run.append((one.start(), one.group()))
                    continue
            if 1 < len(run) <= 4:
                yield self._whole_latin(run)
            run = [(one.start(), one.group())] if one and one.start() in known else []

    def _whole_latin(self, run: list[tuple[int, str]]) -> Hint:
        said = [word for _, word in run]
        orders = dict.fromkeys(
            ("".join(said), "".join((said[-1], *said[:-1])), "".join((*said[1:], said[0])))
        )
        looks = tuple(Look(kind, order) for kind in (Kind.READING, Kind.NAME) for order in orders)
        return Hint("name", " ".join(said), run[0][0], run[-1][0] + len(said[-1]), 0.8, looks, near=True)

    # -- words ---------------------------------------------------------------------------------------------------

    def _words(self, found: tuple[Token, ...]) -> Iterator[Hint]:
        for token in found:
            if token.key in asking.ASKING or (token.kind == "number" and len(token.key) < 2):
                continue
            said = self.text[token.start : token.end]
            weight = {"verb": 0.8, "adverb": 0.6, "adjective": 0.8}.get(token.kind, 1.0)
            yield Hint("word", said, token.start, token.end, weight, tuple(self._word_looks(token)),
                       near=token.kind == "latin")  # fmt: skip
            if token.kind in ("noun", "place", "name", "latin"):
                yield self._place(token, said)

    def _cannot(self) -> Iterator[Hint]:
        """What somebody cannot eat, drink or do, or does not like, however it is put."""
        for found in asking.CANNOT.finditer(self.rest):
            looks = tuple(Look(kind, key, 0.9) for kind in (Kind.NOTE, Kind.TALK) for key in asking.DISLIKES)
            yield Hint("word", found.group(), found.start(), found.end(), 0.8, looks)

    def _towns(self) -> Iterator[Hint]:
        """Towns with what they are (森町), schools by their short names (入野小)."""
        for found in asking.TOWN.finditer(self.rest):
            keys = places.spellings(found.group())
            looks = tuple(Look(Kind.PLACE, key) for key in keys)
            yield Hint("place", found.group(), found.start(), found.end(), 1.1, looks)
        for found in asking.SCHOOL.finditer(self.rest):
            name, kind = fold(found.group("name")), asking.SCHOOLS[found.group("kind")]
            looks = (
                Look(Kind.ORGANIZATION, name + kind),
                Look(Kind.ORGANIZATION, name + kind, 0.95, prefix=True),
            )
            yield Hint("word", found.group(), found.start(), found.end(), 1.1, looks)

    def _word_looks(self, token: Token) -> Iterator[Look]:
        spoken = {token.key: 1.0}
        for key in (token.also, *token.parts):
            if key:
                spoken.setdefault(key, 0.9 if key == token.also else 0.55)
        for key in (token.key, token.also):
            for other in alike(key):
                spoken.setdefault(other, ALIKE)
        if token.kind != "verb" and len(token.key) > 1 + token.key.isascii():
            yield Look(Kind.ORGANIZATION, token.key, 0.8, prefix=True)
        for key, quality in spoken.items():
            for kind, share in _ALMOST.items():
                boost = (
                    1.25
                    if (kind is Kind.WANT and self.wanted) or (kind is Kind.OFFER and self.offered)
                    else 1.0
                )
                yield Look(kind, key, quality * share * boost)

    def _is_of_a_gathering(self, token: Token) -> bool:
        """Whether a word belongs to what a gathering is called: ワインの会."""
        return bool(asking.OF_A_GATHERING.match(self.rest, token.end))

    def _compounds(self, found: tuple[Token, ...]) -> Iterator[Hint]:
        """Words written in one may be the name of a gathering or a company: 起業カフェ is no café."""
        nouns = [token for token in found if token.kind in ("noun", "name", "place", "latin")]
        for at in range(len(nouns)):
            for more in (2, 3):
                run = nouns[at : at + more]
                if len(run) < more or any(one.end != other.start for one, other in pairwise(run)):
                    continue
                start, end = run[0].start, run[-1].end
                key = fold(self.rest[start:end]).replace(" ", "")
                kinds = (Kind.GATHERING, Kind.ORGANIZATION, Kind.TITLE)
                yield Hint(
                    "word", self.text[start:end], start, end, 1.3, tuple(Look(kind, key) for kind in kinds)
                )

    def _place(self, token: Token, said: str) -> Hint:
        sure = token.kind == "place" or places.known_place(said)
        keys = places.spellings(said)
        looks = tuple(Look(Kind.PLACE, key, 1.0 if at < 2 else 0.8) for at, key in enumerate(keys))
        return Hint("place", said, token.start, token.end, 0.9 if sure else 0.6, looks)


# -- looks ----------------------------------------------------------------------------------------------------------


def _trade_looks(meanings: Iterable[trades.Meaning]) -> Iterator[Look]:
    for meaning in meanings:
        branch = fields.branch_of(meaning.code)
        yield Look(Kind.FIELD, meaning.code, meaning.weight)
        if meaning.code == branch:
            continue
        yield Look(Kind.FIELD, f"{branch}.{ANY_LEAF}", meaning.weight * BRANCH_ONLY)
        yield Look(Kind.FIELD, branch, meaning.weight * BRANCH)
        for other in trades.related(meaning.code):
            yield Look(Kind.FIELD, other, meaning.weight * LEAF_NEAR)


def _are_common(said: str) -> bool:
    """イベント, コーヒーショップ: words of every day, of which no name is the near miss."""
    return all(word.known and word.speech[1] == "普通名詞" for word in words(said, short=True))


def name_hints(said: str, start: int, weight: float, *, near: bool = False) -> Iterator[Hint]:
    """A name as one hint, and – where it has both – its family and its given name each by itself."""
    end = start + len(said)
    yield Hint("name", said, start, end, weight, tuple(name_looks(said)), near=near)
    family, given = split(said) if is_japanese(said) and len(said) > 2 else (None, None)
    if family and given:
        cut = start + len(family)
        yield Hint("name", family, start, cut, weight * 0.7, tuple(_part_looks(family, given=False)))
        yield Hint("name", given, cut, end, weight * 0.7, tuple(_part_looks(given, given=True)))


def name_looks(said: str) -> Iterator[Look]:
    """What a name, whole or in part, is looked for under: as written, as read, and what begins so."""
    key = fold(said).replace(" ", "")
    if not key:
        return
    yield Look(Kind.NAME, key)
    bare = fold(strip_honorific(said)[0]).replace(" ", "")
    if bare != key:
        yield Look(Kind.NAME, bare, 0.9)
        yield Look(Kind.READING, bare, 0.8)
    kana = fold(reading(said) if len(said) <= 3 else guess_reading(None, None, said)).replace(" ", "")
    if kana == key:
        yield Look(Kind.READING, key)
        if len(key) >= 2:
            yield Look(Kind.READING, key, 0.75, prefix=True)
            yield Look(Kind.NAME, key, 0.7, prefix=True)
    elif kana:
        yield Look(Kind.READING, kana, 0.85)


def _part_looks(part: str, *, given: bool) -> Iterator[Look]:
    key = fold(part)
    yield Look(Kind.NAME, key)
    kana = fold(guess_reading(None, part, None) if given else guess_reading(part, None, None))
    yield Look(Kind.READING, kana, 0.8)


def _may_be_name(said: str) -> bool:
    """Whether something without さん can be a name: the dictionary says so, or it is no word at all."""
    found = tokens(said)
    if not found:
        return bool(re.fullmatch(r"[ァ-ヶー]{2,}|[A-Za-zà-ÿ' -]{2,}", said))
    if any(token.kind == "name" for token in found):
        return True
    return found[0].kind in ("latin", "place") or bool(re.fullmatch(r"[ァ-ヶー]{2,}", said))


def _is_nobodys_trade(said: str) -> bool:
    """Whether what さん or 先生 follows names somebody rather than what they do: 教頭先生 is no 教頭."""
    return any(token.kind == "name" for token in tokens(said)) or not trades.meanings(said)


def _common(said: str) -> bool:
    """Whether a word that ends in さん is in the dictionary as such: 奥さん, お坊さん."""
    found = tokens(said)
    return len(found) == 1 and found[0].end == len(said) and found[0].kind == "noun" and len(said) <= 5
