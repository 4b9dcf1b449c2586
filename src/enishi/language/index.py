"""The terms under which a person is found, and the prefixes a typed name asks for.

Decides what goes into the inverted index – (kind, text) of a term, and how much of the person it tells – from one
person's record and what was noted about meetings with them. How a query is understood is `query`'s question. Whoever changes
which terms come out of the same facts raises `TERMS_VERSION` (network.models.search).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise
from typing import Any

from enishi.language import asking, fields, places, trades
from enishi.language.names import split, strip_honorific
from enishi.language.near import sound
from enishi.language.normalise import fold, unify, without_company_form
from enishi.language.readings import kana_of, reading, romaji
from enishi.language.tokens import Token, tokens
from enishi.language.words import Word, readings_listed, words


class Kind(IntEnum):
    """Where a term was found. Stored: a number never changes its meaning."""

    NAME = 1
    READING = 2
    ORGANIZATION = 3
    TITLE = 4
    FIELD = 5
    TAG = 6
    PLACE = 7
    OFFER = 8
    WANT = 9
    NOTE = 10
    TALK = 11
    GATHERING = 12
    OCCASION = 13
    BROUGHT = 14
    SOUND = 15


TYPED = (Kind.NAME, Kind.READING, Kind.ORGANIZATION, Kind.TITLE, Kind.TAG)
"""What a name typed into a box is compared with, besides the labels of fields."""

Term = tuple[Kind, str]
Terms = dict[Term, int]
"""Each term with its weight, 1 – 100: how much of the person it tells among the terms of its kind."""

WHOLE, NEARLY, PART, LESSER = 100, 90, 75, 50
LONGEST = 48
MISREAD = 5
"""Readings of a family or a given name beside the right one."""
ANY_LEAF = "?"
"""`food.?`: known to be of this branch, of which leaf is not known."""

# A name in katakana or Latin letters, which somebody may ask for in the other.
_FOREIGN = re.compile(r"[ァ-ヺー・\s]{3,}|[A-Za-zÀ-ÿ' -]{3,}")
_MARKS = re.compile(r"[^\w\s]+")
_MACRONS = str.maketrans("āīūēōâîûêô", "aiueoaiueo")
# A note that tells what somebody likes to do is no note about a trade.
_PASTIME = re.compile(
    r"趣味|休み|休日|好き|家族で|仲間|始めた|はまって|ハマって|習って|ファン|推し|hobby|likes|loves|fan of"
)
_SENTENCES = re.compile(r"[。\n/／！？!?]+")
# 市立入野小学校 is the 入野小学校 of a city, whatever other words its characters make.
_FOUNDED = re.compile(r"(?:国|都|道|府|県|市|区|町|村|公|私)立(?=..)")
_PIECES = re.compile(r"[。、\n/／！？!?,]+")
# How a note says what somebody is: トリマーをしているという, 写真家さん, 講師と言っていた – or nothing behind the word.
_IS = re.compile(
    r"^(?:さん|の方|の人|をして|をやって|をなさって|だそう|だって|らしい|という|と名乗|と言って|と言い|とのこと|になった|が本業|勤め|勤務)"
    r"|^\s*$"
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One contact with the person, or the first one. kind: of the gathering, else the medium; note: the owner's."""

    on: str = ""
    kind: str = ""
    title: str = ""
    place: str = ""
    note: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What was noted about a person besides their record. said: favors, promises, reactions, chances, in words."""

    meetings: tuple[Meeting, ...] = ()
    said: tuple[str, ...] = ()


NOTHING_TOLD = Told()


def terms_of(person: Mapping[str, Any], told: Told = NOTHING_TOLD) -> Terms:
    """The index terms of a person record (see the archive format) and of what was told about them.

    A term found in several places of one kind takes the largest weight.
    """
    terms: Terms = {}
    for kind, text, weight in _weighted(person, told):
        # Romaji and most Latin words are folded already, and they are many.
        plain = text.isascii() and text.isalnum() and text.islower()
        ready = plain or kind in (Kind.FIELD, Kind.OCCASION, Kind.SOUND)
        key = (text if ready else fold(text).replace(" ", ""))[:LONGEST]
        if key and weight > terms.get((kind, key), 0):
            terms[kind, key] = weight
    return terms


def _weighted(person: Mapping[str, Any], told: Told) -> Iterator[tuple[Kind, str, int]]:
    yield from _name_terms(person.get("name") or {})
    yield from _affiliation_terms(person)
    yield from _field_terms(person)
    yield from _place_terms(person)
    for tag in person.get("tags") or ():
        yield Kind.TAG, tag, WHOLE
        yield from _word_terms(Kind.TAG, tag)
    for kind, texts in ((Kind.OFFER, person.get("offers")), (Kind.WANT, person.get("wants"))):
        for text in texts or ():
            yield from _word_terms(kind, text)
    yield from _word_terms(Kind.NOTE, person.get("note") or "")
    yield from _brought_terms(person.get("note") or "")
    yield from _told_terms(told)


# -- names ----------------------------------------------------------------------------------------------------------


def _name_terms(name: Mapping[str, Any]) -> Iterator[tuple[Kind, str, int]]:
    written = [part for part in (name.get("family"), name.get("given")) if part]
    full = name.get("full") or " ".join(written)
    yield Kind.NAME, full, WHOLE
    for part in (*written, *re.split(r"[\s・]+", full)):
        yield Kind.NAME, part, NEARLY
    for part in (full, *written, *re.split(r"[\s・]+", full)):
        if _FOREIGN.fullmatch(part):
            yield Kind.SOUND, sound(part), WHOLE
    if nickname := name.get("nickname"):
        yield from _nickname_terms(nickname)
    kana = kana_of(name).split()
    for said in kana:
        yield Kind.READING, said, NEARLY
        yield from ((Kind.READING, spelling, PART) for spelling in romaji(said) if spelling.isascii())
    yield from _misread(name)
    # Written in one: few type that, so the most usual spelling is enough.
    whole = "".join(kana)
    yield Kind.READING, whole, WHOLE
    yield from ((Kind.READING, spelling, PART) for spelling in romaji(whole)[:1] if spelling.isascii())


def _misread(name: Mapping[str, Any]) -> Iterator[tuple[Kind, str, int]]:
    """How else the name's kanji are read: 金城 is きんじょう, and was かねしろ to whom only saw the card."""
    family, given = ((part or "").strip() for part in (name.get("family"), name.get("given")))
    others = [readings_listed(part)[:MISREAD] if not part.isascii() else () for part in (family, given)]
    for said in (*others[0], *others[1]):
        yield Kind.READING, said, LESSER
    usual = others[1][:1] or ((reading(given),) if given else ())
    yield from ((Kind.READING, said + first, PART) for said in others[0] for first in usual)


def _nickname_terms(nickname: str) -> Iterator[tuple[Kind, str, int]]:
    for said in dict.fromkeys((nickname, strip_honorific(nickname)[0])):
        yield Kind.NAME, said, WHOLE
        yield Kind.READING, reading(said), PART
        yield from ((Kind.READING, spelling, LESSER) for spelling in romaji(reading(said))[:2])


# -- where they belong, what they do --------------------------------------------------------------------------------


def _affiliation_terms(person: Mapping[str, Any]) -> Iterator[tuple[Kind, str, int]]:
    for affiliation in person.get("affiliations") or ():
        bare = without_company_form(affiliation.get("organization") or "")
        for piece in _pieces(bare):
            yield Kind.ORGANIZATION, piece, WHOLE if piece == bare else PART
        for said in (affiliation.get("title"), affiliation.get("department")):
            for piece in _pieces(said or ""):
                yield Kind.TITLE, piece, WHOLE if piece == said else PART


@lru_cache(maxsize=8_192)
def _pieces(text: str) -> frozenset[str]:
    """Every word and every rest of the text that begins at a word, two characters or more; keys of the words too."""
    text = _FOUNDED.sub(r"\g<0> ", text)
    found = words(text, short=True) if text else ()
    pieces = {word.surface for word in found if word.is_content}
    pieces |= {"".join(word.surface for word in rest) for rest in _rests(found)}
    pieces |= {key for token in tokens(text) for key in (token.key, *token.parts)}
    return frozenset(piece for piece in pieces if len(fold(piece)) >= 2)


def _rests(found: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    return (found[at:] for at, word in enumerate(found) if word.is_content)


def _field_terms(person: Mapping[str, Any]) -> Iterator[tuple[Kind, str, int]]:
    """The fields stated, those that titles speak of, and – less – those that notes do, with their branches."""
    found: dict[str, int] = {}
    for code, weight in _fields_said(person):
        found[code] = max(weight, found.get(code, 0))
    for code, weight in found.items():
        branch = fields.branch_of(code)
        yield Kind.FIELD, code, weight
        if code != branch:
            yield Kind.FIELD, branch, weight
        elif not any(other.startswith(f"{branch}.") for other in found):
            yield Kind.FIELD, f"{branch}.{ANY_LEAF}", weight


def _fields_said(person: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    yield from ((code, WHOLE) for code in person.get("fields") or ())
    for affiliation in person.get("affiliations") or ():
        # Each by itself: the same titles and places of work come again and again, and are known then.
        yield from _meant(affiliation.get("title") or "", WHOLE)
        yield from _meant(without_company_form(affiliation.get("organization") or ""), 90)
    for tag in person.get("tags") or ():
        yield from _meant(tag, LESSER)
    for text in person.get("offers") or ():
        yield from _meant(text, LESSER)
    for sentence in _SENTENCES.split(person.get("note") or ""):
        yield from _meant(sentence, 25 if _PASTIME.search(sentence) else 80)


@lru_cache(maxsize=8_192)
def _meanings(text: str) -> tuple[tuple[str, float], ...]:
    return tuple((one.code, one.weight) for one in trades.meanings(text))


def _meant(text: str, weight: int) -> Iterator[tuple[str, int]]:
    if text:
        yield from ((code, round(weight * surely)) for code, surely in _meanings(text))


# -- places, words, meetings ----------------------------------------------------------------------------------------


def _place_terms(person: Mapping[str, Any]) -> Iterator[tuple[Kind, str, int]]:
    for address in person.get("addresses") or ():
        yield from _places(places.of_address(address.get("value") or ""), WHOLE)
    for text in (*(person.get("tags") or ()), person.get("note") or ""):
        yield from _places(places.in_text(text), WHOLE)
    for affiliation in person.get("affiliations") or ():
        yield from _places(places.in_text(affiliation.get("organization") or ""), PART)


def _places(keys: Iterable[str], weight: int) -> Iterator[tuple[Kind, str, int]]:
    for key in keys:
        yield Kind.PLACE, key, weight
        if written := places.latin(key):
            yield Kind.PLACE, written, weight


def _word_terms(kind: Kind, text: str, weight: int = WHOLE) -> Iterator[tuple[Kind, str, int]]:
    for token in tokens(text):
        yield from _token_terms(kind, token, weight)


def _token_terms(kind: Kind, token: Token, weight: int) -> Iterator[tuple[Kind, str, int]]:
    # A verb says less than what is done it with, and the part less than the whole.
    own = weight if token.kind not in ("verb", "adverb") else weight * 8 // 10
    yield kind, token.key, own
    if token.also:
        yield kind, token.also, own
    yield from ((kind, part, weight * 7 // 10) for part in token.parts)


def _brought_terms(note: str) -> Iterator[tuple[Kind, str, int]]:
    """Who, by a note, brought the owner together with somebody: 八木さんがつないでくれた, 紹介者:八木さん."""
    for name in asking.brokers(note):
        family, given = split(name) if len(name) > 2 else (name, None)
        for part in dict.fromkeys((name, family or name, given or name)):
            yield Kind.BROUGHT, part, WHOLE
            yield Kind.BROUGHT, reading(part), PART


def _said_to_be(note: str) -> Iterator[tuple[Kind, str, int]]:
    """The fields a note of a meeting says somebody is of; what was merely talked about makes no field."""
    for piece in _PIECES.split(note):
        for meaning in trades.meanings(piece) if piece else ():
            weight = 60 if _IS.search(unify(piece)[meaning.end :]) else 15
            yield Kind.FIELD, meaning.code, round(weight * meaning.weight)
            yield Kind.FIELD, fields.branch_of(meaning.code), round(weight * meaning.weight)


def _told_terms(told: Told) -> Iterator[tuple[Kind, str, int]]:
    for text in told.said:
        yield from _word_terms(Kind.TALK, text, PART)
    titles: dict[str, int] = defaultdict(int)
    for meeting in told.meetings:
        weight = WHOLE if meeting.first else PART
        if meeting.note:
            yield from _word_terms(Kind.TALK, meeting.note)
            yield from _said_to_be(meeting.note)
            yield from _brought_terms(meeting.note)
            yield from _places(places.in_text(meeting.note), LESSER)
        if meeting.kind or meeting.on:
            yield Kind.OCCASION, occasion(meeting.on, meeting.kind), weight
            yield Kind.OCCASION, occasion("", meeting.kind), weight
        titles[meeting.title] = max(weight, titles[meeting.title])
        yield from _places(places.in_text(meeting.place), 30)
    for title, weight in titles.items():
        yield from _word_terms(Kind.GATHERING, title, weight)
        yield from ((Kind.GATHERING, whole, weight) for whole in compounds(title))


@lru_cache(maxsize=8_192)
def compounds(text: str) -> tuple[str, ...]:
    """Two or three words written in one, as they name a gathering or a company: 起業カフェ, 名刺交換会."""
    found = [token for token in tokens(text) if token.kind in ("noun", "name", "place", "latin")]
    wholes = []
    for at in range(len(found)):
        for more in (2, 3):
            run = found[at : at + more]
            if len(run) == more and all(one.end == other.start for one, other in pairwise(run)):
                wholes.append(fold(unify(text)[run[0].start : run[-1].end]).replace(" ", ""))
    return tuple(wholes)


def occasion(on: str, kind: str) -> str:
    """The term of a month in which one met in some way: `"2025-10/mixer"`; an unknown month is left empty."""
    return f"{on[:7]}/{kind}"


@lru_cache(maxsize=16_384)
def keys_of(text: str) -> frozenset[str]:
    """The keys under which the words of a text are looked for, its places' and its pieces' included."""
    words_of = {key for token in tokens(text) for key in (token.key, token.also, *token.parts)}
    placed = {key for place in places.in_text(text) for key in (place, places.latin(place))}
    addressed = set(places.of_address(text)) if len(text) < 80 else set()
    return frozenset((words_of | placed | addressed | {fold(piece) for piece in _pieces(text[:80])}) - {""})


def reading_of(name: Mapping[str, Any]) -> str:
    """How a record's name is read, as far as it is known or can be guessed."""
    return kana_of(name)


def keys_of_name(said: str) -> frozenset[str]:
    """The keys under which a nickname is looked for."""
    return frozenset(fold(text).replace(" ", "") for _, text, _ in _nickname_terms(said))


def sentences(note: str) -> list[str]:
    """The sentences of a note, without their ends."""
    return [sentence.strip() for sentence in _SENTENCES.split(note) if sentence.strip()]


# -- names typed into a box -----------------------------------------------------------------------------------------


def prefix_terms(query: str) -> list[str]:
    """The prefixes a typed query asks for, each of which some term of the person must begin with.

    Blanks part the query; honorifics, company forms and marks are dropped; ō counts as o. [] for nothing.
    """
    prefixes: dict[str, None] = {}
    for word in query.split():
        bare = without_company_form(strip_honorific(word)[0])
        key = _MARKS.sub("", fold(bare)).translate(_MACRONS).replace(" ", "")
        if key:
            prefixes[key] = None
    return list(prefixes)


def labelled(prefix: str) -> list[str]:
    """The codes of the fields one of whose labels has a word that begins with a folded prefix."""
    return [
        code for code, label_words in _label_words() if any(word.startswith(prefix) for word in label_words)
    ]


@lru_cache(maxsize=1)
def _label_words() -> tuple[tuple[str, tuple[str, ...]], ...]:
    codes = [code for branch in fields.branches() for code in (branch, *fields.leaves_of(branch))]
    return tuple((code, tuple(_words_of_labels(code))) for code in codes)


def _words_of_labels(code: str) -> Iterator[str]:
    for lang in ("ja", "en"):
        for part in re.split(r"[・,&\s]+", fields.label(code, lang)):
            if len(part) > 1:
                yield fold(part)
