"""The terms under which a person is found, and the terms a typed query asks for.

Decides what goes into the inverted index (owner, term, person, weight) and how a query becomes prefixes of
terms. Ranking, dates, places and whatever is half remembered belong to the query reader, not here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from enishi.language import fields
from enishi.language.names import strip_honorific
from enishi.language.normalise import fold, without_company_form
from enishi.language.readings import kana_of, reading, romaji
from enishi.language.words import Word, words

Terms = dict[str, float]

FULL_NAME, NAME, NICKNAME, READING, ROMAJI = 4.0, 3.0, 3.0, 2.5, 2.0
ORGANIZATION, TITLE, TAG, FIELD = 1.5, 1.5, 1.0, 0.5
"""Weights of the places a term comes from: what is unmistakably the person first, what many share last."""

_MARKS = re.compile(r"[^\w\s]+")
_MACRONS = str.maketrans("āīūēōâîûêô", "aiueoaiueo")


def terms_of(person: Mapping[str, Any]) -> Terms:
    """The index terms of a person record (see the archive format), each with its weight (0.5–4).

    A term found in several places takes the largest weight. Names and readings stand whole and in parts;
    organizations and titles by their words of two characters and more, each also with all that follows it,
    so that a fragment which begins at a word is the prefix of a term.
    """
    terms: Terms = {}
    for term, weight in _weighted(person):
        # Romaji and most Latin words are folded already, and they are half of all terms.
        key = term if term.isascii() and term.isalpha() and term.islower() else fold(term).replace(" ", "")
        if key and weight > terms.get(key, 0.0):
            terms[key] = weight
    return terms


def _weighted(person: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    name = person.get("name") or {}
    yield from _name_terms(name)
    for affiliation in person.get("affiliations") or ():
        for piece in _pieces(without_company_form(affiliation.get("organization") or "")):
            yield piece, ORGANIZATION
        for said in (affiliation.get("title"), affiliation.get("department")):
            for piece in _pieces(said or ""):
                yield piece, TITLE
    for tag in person.get("tags") or ():
        yield tag, TAG
    for code in _codes(person):
        for lang in ("ja", "en"):
            for piece in _label_words(fields.label(code, lang)):
                yield piece, FIELD


def _name_terms(name: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    written = [part for part in (name.get("family"), name.get("given")) if part]
    full = name.get("full") or " ".join(written)
    yield full, FULL_NAME
    for part in (*written, *full.split()):
        yield part, NAME
    nickname = name.get("nickname")
    if nickname:
        yield nickname, NICKNAME
        yield reading(nickname), READING
        yield from ((spelling, ROMAJI) for spelling in romaji(reading(nickname)))
    kana = kana_of(name).split()
    for said in kana:
        yield said, READING
        yield from ((spelling, ROMAJI) for spelling in romaji(said) if spelling.isascii())
    # Written in one: few type that, so the most usual spelling is enough.
    whole = "".join(kana)
    yield whole, READING
    yield from ((spelling, ROMAJI) for spelling in romaji(whole)[:1] if spelling.isascii())


@lru_cache(maxsize=8_192)
def _pieces(text: str) -> frozenset[str]:
    """Every word and every rest of the text that begins at a word, two characters or more."""
    found = words(text, short=True) if text else ()
    pieces = {word.surface for word in found if word.is_content}
    pieces |= {"".join(word.surface for word in rest) for rest in _rests(found)}
    return frozenset(piece for piece in pieces if len(fold(piece)) >= 2)


def _rests(found: tuple[Word, ...]) -> Iterator[tuple[Word, ...]]:
    return (found[at:] for at, word in enumerate(found) if word.is_content)


def _codes(person: Mapping[str, Any]) -> Iterable[str]:
    """The person's fields and their branches; where none is set, those their affiliations speak of."""
    stated = list(person.get("fields") or ())
    if not stated:
        for affiliation in person.get("affiliations") or ():
            # Each by itself: the same titles and places of work come again and again, and are known then.
            for said in (affiliation.get("title"), affiliation.get("organization")):
                stated += fields.find(said) if said else []
    return dict.fromkeys(code for field in stated for code in (field, fields.branch_of(field)))


def _label_words(text: str) -> list[str]:
    return [part for part in re.split(r"[・,&\s]+", text) if len(part) > 1]


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
