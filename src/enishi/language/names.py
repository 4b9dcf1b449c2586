"""Tell the parts of a person's name: family and given, Japanese or not, and the honorific that came with it.

Works on what is written; how a name is read is `readings`' question. Which honorific to show is wording's.
"""

from __future__ import annotations

import re
from functools import lru_cache

from enishi.language.normalise import modern_kanji
from enishi.language.words import Word, words

_JAPANESE = re.compile(r"[぀-ヿㇰ-ㇿ㐀-䶿一-鿿\uf900-\ufaff々〆ｦ-ﾟ\U00020000-\U0003ffff]")
_KANA_ONLY = re.compile(r"[぀-ヿｦ-ﾟ・\s]+")
_SEPARATORS = re.compile(r"[\s\u3000]+")
_DOTS = re.compile(r"[・･=＝]")
# 社長 and the like follow a name as honorifics do; a bare 先生 is nobody's name and is left alone.
_HONORIFIC = re.compile(
    r"(?:さま|さん|ちゃん|くん|先生|せんせい|先輩|社長|会長|部長|課長|店長|所長|院長|教授|議員|"
    r"住職|女将|師匠|様|君|氏|殿)$"
)
_LATIN_TITLE = re.compile(r"^(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|rev)\.?\s+", re.IGNORECASE)
_LATIN_SUFFIX = re.compile(
    r",?\s+(?:jr|sr|ii|iii|iv|phd|ph\.d|md|esq|mba|cpa)\.?$|[-\s](?:san|sama|kun|chan|sensei)$", re.I
)
_PARTICLES = frozenset(
    ("de", "da", "do", "dos", "das", "di", "del", "della", "van", "von", "der", "den", "ter", "la", "le")
) | {"el", "al", "bin", "binti", "ibn", "mac", "st"}

Parts = tuple[str | None, str | None]


def is_japanese(name: str) -> bool:
    """Whether a name is written with kanji or kana."""
    return bool(_JAPANESE.search(name))


def strip_honorific(name: str) -> tuple[str, str | None]:
    """Take さん, 様, Mr., -san … off a name: `"佐藤さん"` → `("佐藤", "さん")`; `(name, None)` without.

    A name that would be empty without it is left alone.
    """
    name = name.strip()
    for pattern in (_HONORIFIC, _LATIN_TITLE, _LATIN_SUFFIX):
        found = pattern.search(name)
        if found:
            rest = (name[: found.start()] + name[found.end() :]).strip()
            if rest:
                return rest, found.group().strip(" ,-")
    return name, None


@lru_cache(maxsize=8_192)
def split(full: str) -> Parts:
    """Split a full name into (family, given); a part that is not there, or cannot be told, is None.

    A space or a middle dot decides where there is one; else the dictionary's family names; else, for three to
    five kanji, two for the family. Western names put the family last, unless a comma or capitals say not.
    """
    full = full.strip()
    if not full:
        return None, None
    if not is_japanese(full):
        return _split_latin(full)
    if _DOTS.search(full) and _KANA_ONLY.fullmatch(full):
        parts = [part for part in _DOTS.split(full) if part.strip()]
        return (parts[-1].strip(), "・".join(parts[:-1]).strip()) if len(parts) > 1 else _split_solid(full)
    parts = _SEPARATORS.split(full, maxsplit=1)
    return (parts[0], parts[1]) if len(parts) == 2 else _split_solid(full)


def _split_latin(full: str) -> Parts:
    if "," in full:
        family, _, given = full.partition(",")
        return family.strip() or None, given.strip() or None
    parts = full.split()
    if len(parts) == 1:
        return None, full
    if parts[0].isupper() and len(parts[0]) > 1 and not parts[-1].isupper():
        return parts[0], " ".join(parts[1:])
    cut = len(parts) - 1
    while cut > 1 and parts[cut - 1].lower().strip(".'") in _PARTICLES:
        cut -= 1
    return " ".join(parts[cut:]), " ".join(parts[:cut])


def _split_solid(full: str) -> Parts:
    """A name with no space: ask the dictionary, first for what is written, then for its common kanji."""
    for spelling in (full, modern_kanji(full)):
        found = words(spelling)
        if len(found) == 1:
            return _lone(full, found[0])
        if found[0].is_surname:
            cut = _longer_surname(spelling) if len(found[0].surface) == 1 else len(found[0].surface)
            return full[:cut], full[cut:]
    return _split_by_surname(full)


def _longer_surname(full: str) -> int:
    """The length of a family name that begins with one of a single kanji: 内藤 rather than 内, but 林."""
    for cut in (3, 2):
        head = words(full[:cut])
        if cut < len(full) and len(head) == 1 and head[0].is_surname:
            return cut
    return 1


def _lone(full: str, word: Word) -> Parts:
    """One word only: a given name if the dictionary says so, else the family name, which stands alone."""
    if word.is_given_name or (_KANA_ONLY.fullmatch(full) and not word.is_surname):
        return None, full
    return full, None


def _split_by_surname(full: str) -> Parts:
    modern = modern_kanji(full)
    for cut in (2, 3, 1):
        if cut < len(full):
            head = words(modern[:cut])
            if len(head) == 1 and head[0].is_surname:
                return full[:cut], full[cut:]
    if _KANA_ONLY.fullmatch(full):
        return None, full
    return (full[:2], full[2:]) if 3 <= len(full) <= 5 else (full, None)
