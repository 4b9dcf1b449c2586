"""The words of a Japanese text, each with its place: what the readers of people, clauses and facts go over.

Decides only what a word looks like (script, part of speech); what it means is theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from enishi.language.note.lexicon import word_set
from enishi.language.words import Word, words

HIRAGANA = re.compile(r"[ぁ-ゖー]+")
KATAKANA = re.compile(r"[ァ-ヺー]+")
KANA = re.compile(r"[ぁ-ゖァ-ヺー]+")
KANJI = re.compile(r"[㐀-䶿一-鿿\uf900-\ufaff々〆ヶ\U00020000-\U0003ffff]+")
LATIN = re.compile(r"[A-Za-zÀ-ɏ][A-Za-zÀ-ɏ'.\-]*")
_NOUNS = ("名詞", "代名詞", "接尾辞", "接頭辞", "形状詞")


@dataclass(frozen=True, slots=True)
class Token:
    """A word at text[start:end]."""

    word: Word
    start: int
    end: int

    @property
    def text(self) -> str:
        """The letters of it."""
        return self.word.surface

    @property
    def lemma(self) -> str:
        """Its one normal spelling: 探し → 探す, もらっ → 貰う."""
        return self.word.base or self.word.surface

    @property
    def kind(self) -> str:
        """Its part of speech: 名詞, 動詞, 助詞 …"""
        return self.word.speech[0]

    @property
    def sort(self) -> tuple[str, ...]:
        """The finer parts of speech."""
        return self.word.speech[1:]

    @property
    def is_space(self) -> bool:
        """A blank or a line end."""
        return self.kind == "空白" or not self.text.strip()

    @property
    def is_person(self) -> bool:
        """A name of a person, says the dictionary."""
        return self.word.speech[2] == "人名"

    @property
    def is_firm(self) -> bool:
        """The name of an organization, as found by its form or known to the network."""
        return self.word.speech == _FIRM

    @property
    def is_place(self) -> bool:
        """A name of a place, says the dictionary."""
        return self.word.speech[2] == "地名"

    @property
    def is_name(self) -> bool:
        """A proper noun of any sort."""
        return self.word.speech[1] == "固有名詞"

    @property
    def is_noun(self) -> bool:
        """May be part of a noun: nouns, their prefixes and suffixes."""
        return self.kind in _NOUNS and self.sort[:1] != ("助動詞語幹",)

    @property
    def is_verbal(self) -> bool:
        """A noun that する makes a verb: 紹介, 電話."""
        return self.kind == "名詞" and "サ変" in (self.word.speech[2] or "")

    @property
    def is_content(self) -> bool:
        """A verb or adjective, with which a predicate can begin."""
        return self.kind in ("動詞", "形容詞")


_FIRM = ("名詞", "固有名詞", "組織", "*")


def merged(tokens: tuple[Token, ...], spans: list[tuple[int, int]]) -> tuple[Token, ...]:
    """The tokens with those of each span made one, the name of an organization."""
    found: list[Token] = []
    for token in tokens:
        span = next(((start, end) for start, end in spans if start <= token.start and token.end <= end), None)
        if span is not None and found and found[-1].word.speech == _FIRM and span[0] <= found[-1].start:
            text = found[-1].text + token.text
            found[-1] = Token(Word(text, text, _FIRM, text, 0, text), found[-1].start, token.end)
        elif span is not None:
            found.append(
                Token(Word(token.text, token.text, _FIRM, token.text, 0, token.text), token.start, token.end)
            )
        else:
            found.append(token)
    return tuple(found)


def tokens_of(text: str, at: int = 0) -> tuple[Token, ...]:
    """Cut a text, which begins at a place of a larger one, into tokens."""
    found: list[Token] = []
    for word in _words(text):
        if found and _is_role_behind_name(found[-1], word.surface):
            # 森|本部長 is 森本|部長: the longer family name with the more common role.
            last, taken = found.pop(), word.surface[:1]
            name = last.text + taken
            found.append(Token(replace(last.word, surface=name, base=name, listed=name), last.start, at + 1))
            rest = word.surface[1:]
            word = replace(word, surface=rest, base=rest, start=word.start + 1, listed=rest)
            at += 1
        for part in _parted(word, found[-1] if found else None):
            found.append(Token(part, at, at + len(part.surface)))
            at += len(part.surface)
    return tuple(found)


def _words(text: str) -> Iterable[Word]:
    return words(text) if text else ()


def _parted(word: Word, before: Token | None) -> tuple[Word, ...]:
    """のりお behind a noun is の and りお: the dictionary prefers the longer name; 青木(あおき) is four words."""
    if word.surface[-1:] == ")" and (bracket := word.surface.find("(")) > 0:
        name, said = word.surface[:bracket], word.surface[bracket + 1 : -1]
        mark, noun = ("補助記号", "括弧", "*", "*"), ("名詞", "普通名詞", "一般", "*")
        parts = ((name, word.speech), ("(", mark), (said, noun), (")", mark))
        return tuple(Word(text, text, speech, text, 0, text) for text, speech in parts if text)
    rest = word.surface[1:]
    if not (word.surface.startswith("の") and word.is_given_name and before and before.kind == "名詞"):
        return (word,)
    if rest not in word_set("japanese/names.toml", "given", "kana"):
        return (word,)
    particle = Word("の", "の", ("助詞", "格助詞", "*", "*"), "の", word.start, "の")
    return particle, replace(word, surface=rest, base=rest, start=word.start + 1, listed=rest)


def _is_role_behind_name(before: Token, surface: str) -> bool:
    return (
        surface in ("本部長", "本課長", "本社長", "本店長", "本会長", "本所長", "田代表", "本代表")
        and before.word.is_surname
        and len(before.text) == 1
    )


def written_in(pattern: re.Pattern[str], text: str) -> bool:
    """Whether the whole text is of one script."""
    return bool(pattern.fullmatch(text))


_PARTICLE_STEMS = frozenset(("つい", "関し", "かんし", "対し", "たいし"))


def compound_end(tokens: Sequence[Token], end: int) -> int:
    """The token after に|つい|て, に|関し|て, where the particle that ends at `end` is one in three words."""
    stem, te = (tokens[at].text if at < len(tokens) else "" for at in (end, end + 1))
    if tokens[end - 1].text != "に" or stem not in _PARTICLE_STEMS or te != "て":
        return end
    end += 2
    return end + 1 if end < len(tokens) and tokens[end].text in ("は", "も", "の") else end
