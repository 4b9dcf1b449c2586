"""How a name is read: kana, sort keys in reading order, the rows あかさたな, romaji.

A reading somebody wrote down always wins; a guess by the dictionary is for order and search only and is
never shown as a fact.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from itertools import product
from typing import Any

from enishi.language.names import is_japanese, split
from enishi.language.normalise import hiragana, modern_kanji
from enishi.language.words import words

ROWS = (*"あかさたなはまやらわ", *"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "#")
"""The rows of a Japanese address book in order; every sort key belongs to exactly one."""

_KANJI = re.compile(r"[㐀-䶿一-鿿\uf900-\ufaff々〆\U00020000-\U0003ffff]")
_KANA, _LATIN, _OTHER = "1", "2", "3"
_ROW_OF_KANA = {
    chr(code): row
    for row, end in zip("あかさたなはまやらわ", "おごぞどのぽもよろん", strict=True)
    for code in range(ord(row), ord(end) + 1)
}
_SMALL = str.maketrans("ぁぃぅぇぉゃゅょっゎゕゖ", "あいうえおやゆよつわかけ")
_MARKS = {0x3099: None, 0x309A: None}
_VOWELS = {
    "あ": "あかさたなはまやらわがざだばぱ",
    "い": "いきしちにひみりゐぎじぢびぴ",
    "う": "うくすつぬふむゆるぐずづぶぷ",
    "え": "えけせてねへめれゑげぜでべぺ",
    "お": "おこそとのほもよろをごぞどぼぽ",
}
_VOWEL_OF = {kana: vowel for vowel, members in _VOWELS.items() for kana in members}


@lru_cache(maxsize=8_192)
def reading(text: str) -> str:
    """Guess how one part of a name (or a word) is read, in hiragana; the unreadable stays as written."""
    if not _KANJI.search(text):
        return hiragana(text)
    for spelling in (text, modern_kanji(text)):
        guess = "".join(word.reading for word in words(spelling) if word.speech[0] != "空白")
        if not _KANJI.search(guess):
            return guess
    return "".join(
        words(char)[0].reading if _KANJI.match(char) else hiragana(char) for char in modern_kanji(text)
    )


@lru_cache(maxsize=8_192)
def _family_reading(family: str) -> str:
    """Alone, 大山 is a mountain and 青島 a beer; before a given name the dictionary reads families."""
    if _KANJI.search(family):
        for spelling in (family, modern_kanji(family)):
            first = words(f"{spelling}太郎")[0]
            if first.surface == spelling and first.is_surname:
                return first.reading
    return reading(family)


@lru_cache(maxsize=8_192)
def _given_reading(given: str) -> str:
    """A given name is read as one after a family name."""
    if _KANJI.search(given):
        found = words(f"山田{modern_kanji(given)}")
        if len(found) == 2 and found[1].is_given_name:
            return found[1].reading
    return reading(given)


@lru_cache(maxsize=8_192)
def guess_reading(family: str | None, given: str | None, full: str | None) -> str:
    """Guess a person's reading in hiragana, family and given parted by a space; "" for no name at all.

    The parts, if known, are read each by itself; else the full name is split first. Latin letters stay.
    """
    if not family and not given:
        family, given = split(full or "")
    parts = (_family_reading(family) if family else "", _given_reading(given) if given else "")
    return " ".join(part for part in parts if part)


def kana_of(name: Mapping[str, Any]) -> str:
    """The reading of a record's name: written kana where there is some, a guess for the part without.

    `name` is the record's dict: full, family, given, family_kana, given_kana, nickname, each absent or None.
    """
    family, given = name.get("family"), name.get("given")
    if not family and not given and not name.get("family_kana") and not name.get("given_kana"):
        return guess_reading(None, None, name.get("full") or name.get("nickname"))
    family_kana, given_kana = name.get("family_kana"), name.get("given_kana")
    parts = (
        hiragana(family_kana) if family_kana else _family_reading(family) if family else "",
        hiragana(given_kana) if given_kana else _given_reading(given) if given else "",
    )
    return " ".join(part for part in parts if part)


def sort_key(name: Mapping[str, Any]) -> str:
    """The key that puts people in reading order when compared code point by code point (collation "C").

    Kana first, then Latin letters, then the rest. Voicing marks and small kana decide only between equals, as
    in a Japanese dictionary; Latin names are ordered by family name, whatever their case and accents.
    """
    kana = kana_of(name).strip()
    if kana and not is_japanese(kana):
        plain = _without_accents(kana)
        return (_LATIN if plain[:1].isascii() and plain[:1].isalpha() else _OTHER) + plain
    if not kana or kana[0] < "ぁ" or _KANJI.match(kana):
        return _OTHER + kana
    # A tab sorts before the blank between family and given, so the bare family name comes first.
    return f"{_KANA}{_collation(kana)}\t{kana}"


def row_of(key: str) -> str:
    """The row a `sort_key` belongs to: one of あかさたなはまやらわ, A–Z, or #."""
    kind, first = key[:1], key[1:2]
    if kind == _KANA:
        return _ROW_OF_KANA.get(first, "#")
    return first.upper() if kind == _LATIN else "#"


def row_start(row: str) -> str:
    """The smallest sort key of a row, to jump to with `sort_key >= row_start(row)`; ValueError for no row."""
    if row not in ROWS:
        raise ValueError(f"not a row: {row!r}")
    if row == "#":
        return _OTHER
    return (_LATIN + row.lower()) if row.isascii() else _KANA + row


@lru_cache(maxsize=8_192)
def _collation(kana: str) -> str:
    plain = unicodedata.normalize("NFD", kana).translate(_MARKS).translate(_SMALL)
    if "ー" not in plain:
        return plain
    letters: list[str] = []
    for char in plain:
        letters.append(_VOWEL_OF.get(letters[-1], "") if char == "ー" and letters else char)
    return "".join(letters)


def _without_accents(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(char for char in decomposed if not unicodedata.combining(char))


_SOUNDS = {
    "あいうえお": "a i u e o",
    "かきくけこがぎぐげご": "ka ki ku ke ko ga gi gu ge go",
    "さしすせそざじずぜぞ": "sa shi su se so za ji zu ze zo",
    "たちつてとだぢづでど": "ta chi tsu te to da ji zu de do",
    "なにぬねの": "na ni nu ne no",
    "はひふへほばびぶべぼぱぴぷぺぽ": "ha hi fu he ho ba bi bu be bo pa pi pu pe po",
    "まみむめも": "ma mi mu me mo",
    "やゆよらりるれろわゐゑを": "ya yu yo ra ri ru re ro wa i e o",
}
_HEPBURN = {
    kana: sound for row, sounds in _SOUNDS.items() for kana, sound in zip(row, sounds.split(), strict=True)
}
_SMALL_Y = {"ゃ": "a", "ゅ": "u", "ょ": "o"}
_SMALL_VOWELS = dict(zip("ぁぃぅぇぉ", "aiueo", strict=True))
_KUNREI = dict(
    pair.split(">")
    for pair in ("sh>sy", "syi>si", "tch>tty", "ch>ty", "tyi>ti", "ts>t", "f>h", "j>zy", "zyi>zi")
)


@lru_cache(maxsize=8_192)
def _hepburn(kana: str) -> str:
    """Letter by letter Hepburn, every vowel written, n' where n would be misread, - for a long mark."""
    out: list[str] = []
    doubled = False
    for char in kana:
        if char == "っ":
            doubled = True
            continue
        if char in _SMALL_Y and out and out[-1].endswith("i"):
            stem = out.pop()[:-1]
            sound = stem + ("" if stem in ("sh", "ch", "j", "tch", "ssh", "jj") else "y") + _SMALL_Y[char]
        elif char in _SMALL_VOWELS and out and len(out[-1]) > 1:
            sound = out.pop()[:-1] + _SMALL_VOWELS[char]
        elif char == "ん":
            sound = "n"
        else:
            sound = _HEPBURN.get(char, {"ー": "-", "ゔ": "vu"}.get(char, _SMALL_VOWELS.get(char, char)))
        if sound[0] in "aiueoy" and out and out[-1] == "n":
            out[-1] = "n'"
        if doubled and sound[0].isalpha() and sound[0] not in "aiueo":
            sound = ("t" if sound.startswith("ch") else sound[0]) + sound
        doubled = False
        out.append(sound)
    return "".join(out)


def _long(text: str, style: str) -> str:
    """Write long vowels: dropped (sato), as spelt (satou), or with h (satoh)."""
    if style == "spelt":
        return re.sub(r"([aiueo])-", r"\1\1", text)
    text = re.sub(r"ou|oo|o-", "oh" if style == "h" else "o", text)
    return re.sub(r"([aiueo])-", r"\1", re.sub(r"uu", "u", text))


@lru_cache(maxsize=8_192)
def romaji(kana: str) -> list[str]:
    """The ways people write a reading in Latin letters, most usual first: さとう → sato, satou, satoh.

    Hepburn and Kunrei (shi/si, tsu/tu), long vowels dropped, spelt or with h, n or m before b, m, p. Lower
    case, without marks; at most twelve; an empty reading gives an empty list.
    """
    base = _hepburn(hiragana(kana))
    kunrei = base
    for said, written in _KUNREI.items():
        kunrei = kunrei.replace(said, written)
    spellings: dict[str, None] = {}
    for letters, style in product((base, kunrei), ("dropped", "spelt", "h")):
        plain = _long(letters, style).replace("'", "")
        spellings[plain] = None
        spellings[re.sub(r"n(?=[bmp])", "m", plain)] = None
    return [spelling for spelling in spellings if spelling]


# Ways of writing one sound, told apart by nobody: Hepburn and Kunrei, long vowels written or not, n before b and p.
_ONE_SOUND = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"[^a-z]+", ""), (r"tch", "ch"), (r"oh(?![aiueoy])|ou|oo", "o"), (r"uu", "u"), (r"aa", "a"), (r"ii", "i"),
        (r"ee|ei", "e"), (r"tsu", "tu"), (r"shi", "si"), (r"sh", "sy"), (r"chi", "ti"), (r"ch", "ty"), (r"fu", "hu"),
        (r"ji|di", "zi"), (r"j", "zy"), (r"du|dzu", "zu"), (r"m(?=[bmp])", "n"), (r"([b-df-hj-np-tv-z])\1", r"\1"),
    )
)  # fmt: skip


@lru_cache(maxsize=16_384)
def sound(text: str) -> str:
    """The one key under which kana and Latin spellings of a reading meet: さとう, サトー, Satoh, Satō → sato.

    For comparison only. What is neither kana nor Latin letters has no sound: "".
    """
    plain = hiragana(text)
    if is_japanese(plain):
        plain = (romaji(plain) or [""])[0]
    plain = _without_accents(plain)
    for pattern, written in _ONE_SOUND:
        plain = pattern.sub(written, plain)
    return plain
