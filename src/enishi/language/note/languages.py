"""Part a text into passages of one language each: a line of English in a Japanese note is read as English."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[^\n。！？!?]*(?:[\n。！？!?]+|$)")
_JAPANESE = re.compile(r"[ぁ-ゖァ-ヺー㐀-䶿一-鿿々]")
_HONORIFIC = re.compile(r"[㐀-䶿一-鿿々ァ-ヺーぁ-ゖ]+(?:さん|くん|ちゃん|先生|様|氏)?")
_ENGLISH = re.compile(
    r"(?<![A-Za-z])(?:a|an|the|with|w/|at|to|for|of|in|on|and|met|had|he|she|his|her|they|my|me|i|was|is|by|from|about)"
    r"(?![A-Za-z])",
    re.IGNORECASE,
)
_PARTICLES = re.compile(r"[はがをにとでへも]|から|まで|した|です|ます|って")


def passages(plain: str, language: str | None = None) -> list[tuple[int, int, str]]:
    """(start, end, "ja" or "en") of the passages in their order; neighbours of one language are one."""
    if language is not None:
        return [(0, len(plain), "ja" if language.startswith("ja") else "en")] if plain else []
    found: list[tuple[int, int, str]] = []
    for match in _SENTENCE.finditer(plain):
        if match.start() == match.end():
            continue
        tongue = _tongue(match.group()) or (found[-1][2] if found else "ja")
        if found and found[-1][2] == tongue:
            found[-1] = (found[-1][0], match.end(), tongue)
        else:
            found.append((match.start(), match.end(), tongue))
    return found


def _tongue(sentence: str) -> str:
    """The language of a sentence; "" where it has no letters to tell by."""
    if not _JAPANESE.search(sentence):
        return "en" if re.search(r"[A-Za-z]{2}", sentence) else ""
    bare = _HONORIFIC.sub(" ", sentence) if len(_ENGLISH.findall(sentence)) > 1 else ""
    if bare and len(_ENGLISH.findall(bare)) > len(_PARTICLES.findall(_without_names(sentence))):
        return "en"
    return "ja"


def _without_names(sentence: str) -> str:
    return re.sub(r"さん|くん|ちゃん|先生|様", "", sentence)
