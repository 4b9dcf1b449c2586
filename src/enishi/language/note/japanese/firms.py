"""Which words are the name of a firm (アオバ印刷, 株式会社ミライ), and which only a sort of firm (印刷会社).

Decides by forms, endings and beginnings of names and by what the dictionary knows as a proper noun. Whose firm it is and
of which trade is `occupation`.
"""

from __future__ import annotations

import re

from enishi.language import fields
from enishi.language.note.japanese.clauses import Phrase
from enishi.language.note.japanese.passage import NOUNS, Passage
from enishi.language.note.japanese.people import is_title
from enishi.language.note.japanese.tokens import KATAKANA, LATIN
from enishi.language.note.lexicon import any_of, lexicon, split, word_set


def firm_in(passage: Passage, phrase: Phrase) -> tuple[str, int, int] | None:
    """The name of a firm in a noun, with its place; not a sort of firm (印刷会社)."""
    start, end = phrase.head_start, phrase.end
    words = passage.text(start, end)
    bare = re.sub(rf"(?:{any_of(word_set(NOUNS, 'organizations', 'works_at'))})$", "", words)
    end = start + len(bare)
    if is_firm(passage, phrase, bare):
        return bare, start, end
    # 丸庄物流課長: a title behind the name.
    for cut in range(len(bare) - 1, 1, -1):
        if (
            is_title(bare[cut:])
            and is_firm(passage, phrase, bare[:cut])
            and bare[:cut] not in word_set(NOUNS, "organizations", "endings")
        ):
            name = bare[:cut].rstrip("・/ ")
            return (name, start, start + len(name)) if is_firm(passage, phrase, name) else None
    return None


def is_firm(passage: Passage, phrase: Phrase, words: str) -> bool:
    if any(token.is_firm for token in phrase.head):
        return True
    if len(words) < 2 or is_title(words):
        return False
    forms = split(str(_list("forms")))
    if any(form in words and words != form for form in forms):
        return True
    if words in word_set(NOUNS, "organizations", "offices") or fields.is_word(words):
        # 市役所, ライブハウス: what sort of place it is, not which.
        return False
    for beginning in word_set(NOUNS, "organizations", "beginnings"):
        if (
            words.startswith(beginning)
            and len(words) > len(beginning)
            and not fields_only(words[len(beginning) :])
        ):
            return True
    for ending in sorted(word_set(NOUNS, "organizations", "endings"), key=len, reverse=True):
        if words.endswith(ending) and len(words) > len(ending):
            return not fields_only(words[: -len(ending)])
    return _is_bare_name(phrase, words)


def fields_only(words: str) -> bool:
    """Words of a trade, which make 印刷会社 a sort of firm and アオバ印刷 a name."""
    generic = (
        "有",
        "大",
        "小",
        "中",
        "老人",
        "動物",
        "介護",
        "総合",
        "個人",
        "地元",
        "近所",
        "駅前",
        "隣",
        "外資",
        "大手",
        "生命",
        "損害",
    )
    return (
        words in generic or bool(fields.find(words)) or words in word_set(NOUNS, "organizations", "endings")
    )


def _is_bare_name(phrase: Phrase, words: str) -> bool:
    """ソニー, Pixelworks: a proper noun that is neither person nor place nor a known word."""
    if len(phrase.head) != 1 or fields.find(words):
        return False
    token = phrase.head[0]
    if LATIN.fullmatch(words):
        return words[:1].isupper() and len(words) > 2
    return (token.is_name and not token.is_person and not token.is_place) or (
        bool(KATAKANA.fullmatch(words)) and not token.word.known and len(words) > 3
    )


def _list(name: str) -> str:
    return str(lexicon(NOUNS)["organizations"][name])


def is_no_name(words: str) -> bool:
    """A place of work without a name: 会社, 施設."""
    return (
        words
        in (
            "おかげ",
            "お陰",
            "せい",
            "縁",
            "きっかけ",
            "会社",
            "施設",
            "店",
            "現場",
            "工場",
            "東京",
            "地元",
            "都内",
            "本社",
            "支店",
            "外資",
        )
        or len(words) < 2
    )
