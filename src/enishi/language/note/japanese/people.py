"""Find the people a Japanese text names: 佐藤さん, 工藤社長, 木村拓海さん, マイケル・ブラウンさん, ヨッシー, 田中 鈴木 山田.

Decides which letters are whose name, and the role said with it. Whether somebody was there, and what is said of
them, are questions for the clauses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from enishi.language import fields
from enishi.language.normalise import hiragana
from enishi.language.note.japanese.tokens import HIRAGANA, KANA, KANJI, KATAKANA, LATIN, Token, written_in
from enishi.language.note.lexicon import keyed, split, word_set
from enishi.language.words import words

_FILE, _NOUNS = "japanese/names.toml", "japanese/nouns.toml"
_MIDDLE = ("・", "=", "･", "＝")
_LONGEST_SURNAME, _LONGEST_NICKNAME, _LONGEST_CALL = 4, 8, 6
_TAGS = frozenset(split("夫妻 夫婦 一家 ご夫妻 ご夫婦 たち 達 ら 本人 ご本人 自身 ご自身 側 親子 兄弟 姉妹"))
_DEALT, _DEALING_WITHIN = ("と", "に", "から", "が"), 12
# What may follow a name that stands without さん; 浜松で is a place, 浜松と is somebody.
_AFTER_BARE = frozenset(
    split("と に は が から も を へ って や より とは には とも にも からは の 、 , ・ だけ ( : さえ とか")
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody's name. start, end: with honorific or role; title: the role, if it is one; first, last: tokens.

    reading: as it was written in brackets: 青木(あおき)さん.
    """

    start: int
    end: int
    name: str
    title: str | None
    honorific: str
    first: int
    last: int
    reading: str = ""


def find_mentions(
    tokens: Sequence[Token], taken: Sequence[tuple[int, int]], known: frozenset[str]
) -> list[Mention]:
    """Every name in the order of the text. taken: places that are something else (days); known: names of the network."""
    free = [not any(start <= token.start < end for start, end in taken) for token in tokens]
    called = list(_called(tokens, free))
    heard = {mention.name for mention in called} | known
    used = {at for mention in called for at in range(mention.first, mention.last)}
    bare = [one for one in _bare(tokens, free, heard) if not used & set(range(one.first, one.last))]
    return sorted([*called, *bare], key=lambda mention: mention.start)


# -- names with an honorific or a role ------------------------------------------------------------------------------


def _called(tokens: Sequence[Token], free: Sequence[bool]) -> Iterator[Mention]:
    at = 1
    while at < len(tokens):
        end, said = _honorific(tokens, at)
        named, reading = _reading_behind(tokens, at)
        first = _name_before(tokens, named, free) if said and free[at] else None
        if first is not None and (
            _is_apposition(tokens, first, named, said) or _is_half_a_trade(tokens, first, named)
        ):
            first = None
        if first is None:
            first, named = _master_of(tokens, at, said)
        if first is None:
            at += 1
            continue
        role = said if said in word_set(_FILE, "honorifics", "role") else None
        more, further = _honorific(tokens, end)
        end = more if further in ("さん", "様", "さま") else end
        if end < len(tokens) and tokens[end].text in _TAGS:
            end += 1
        end, reading = _reading_ahead(tokens, end) if not reading else (end, reading)
        name = _joined(tokens, first, named).replace(" ", "")
        yield Mention(tokens[first].start, tokens[end - 1].end, name, role, said, first, end, reading)
        at = end


def _reading_behind(tokens: Sequence[Token], at: int) -> tuple[int, str]:
    """青木(あおき)さん: where the name ends before its reading in brackets, and the reading."""
    if at < 3 or tokens[at - 1].text != ")":
        return at, ""
    begin = next((one for one in range(at - 2, max(at - 6, 0), -1) if tokens[one].text == "("), 0)
    said = _joined(tokens, begin + 1, at - 1)
    return (begin, said) if begin and HIRAGANA.fullmatch(hiragana(said)) else (at, "")


def _reading_ahead(tokens: Sequence[Token], end: int) -> tuple[int, str]:
    """高梨さん(たかなし): kana alone in brackets, and no trade."""
    close = next((at for at in range(end + 2, min(end + 6, len(tokens))) if tokens[at].text == ")"), 0)
    if not close or tokens[end].text != "(":
        return end, ""
    said = _joined(tokens, end + 1, close)
    kana = HIRAGANA.fullmatch(hiragana(said)) and not fields.find(said) and not is_title(said)
    return (close + 1, said) if kana and len(said) > 1 else (end, "")


def _master_of(tokens: Sequence[Token], at: int, said: str) -> tuple[int | None, int]:
    """佐伯の親方: a family name, の and who that is in the house."""
    if at < 2 or tokens[at - 1].text != "の" or said not in word_set(_FILE, "honorifics", "house"):
        return None, at
    name = tokens[at - 2]
    family = name.word.is_surname or (len(name.text) > 1 and _is_one_surname(name.text))
    shop = len(name.text) > 1 and name.text.endswith("屋") and bool(fields.find(name.text))
    known = family and not (shop or is_title(name.text) or name.text in word_set(_FILE, "places", "words"))
    return (at - 2, at - 1) if known else (None, at)


def _is_apposition(tokens: Sequence[Token], first: int, at: int, said: str) -> bool:
    """ヨガ講師, 菩提寺の住職: before a role stands a name only if the dictionary knows it as one."""
    if said not in word_set(_FILE, "honorifics", "role"):
        return False
    name = tokens[first]
    known_otherwise = name.word.known and not (name.is_person or name.is_place)
    return known_otherwise and not _is_one_surname(_joined(tokens, first, at))


def _is_half_a_trade(tokens: Sequence[Token], first: int, at: int) -> bool:
    """税|理士さん: where the dictionary parts a trade, its end is no name."""
    if first == 0 or tokens[first - 1].end != tokens[first].start or len(tokens[first - 1].text) > 1:
        return False
    return is_title(tokens[first - 1].text + _joined(tokens, first, at)) and not is_title(
        _joined(tokens, first, at)
    )


def _honorific(tokens: Sequence[Token], at: int) -> tuple[int, str]:
    """The token after the longest honorific or role that begins here, and what it is; (at, "") for none."""
    said, best = "", (at, "")
    known = _said_behind_names()
    for end in range(at, min(at + 3, len(tokens))):
        said += tokens[end].text
        if said in known:
            best = (end + 1, said)
    return best


@lru_cache(maxsize=1)
def _said_behind_names() -> frozenset[str]:
    parts = (word_set(_FILE, "honorifics", part) for part in ("plain", "role", "house"))
    return frozenset(word for part in parts for word in part)


def _name_before(tokens: Sequence[Token], end: int, free: Sequence[bool]) -> int | None:
    """The first token of the name that ends before `end`; None where no name stands there."""
    last = tokens[end - 1]
    if not free[end - 1] or last.is_space or last.is_firm or _is_no_name(tokens, end):
        return None
    if last.is_person or (last.is_place and not written_in(HIRAGANA, last.text)):
        first: int | None = _proper_start(tokens, end)
    elif written_in(KATAKANA, last.text):
        first = _run_start(tokens, end, KATAKANA, _MIDDLE)
    elif written_in(LATIN, last.text):
        first = _latin_start(tokens, end)
    elif written_in(HIRAGANA, last.text):
        first = _hiragana_start(tokens, end)
    elif KANJI.match(last.text) and last.kind in ("名詞", "接頭辞", "接尾辞", "動詞", "形状詞", "副詞"):
        first = _kanji_start(tokens, end)
    else:
        return None
    return first if first is None or all(free[first:end]) else None


def _is_no_name(tokens: Sequence[Token], end: int) -> bool:
    no_names = word_set(_FILE, "not_names", "words") | word_set(_NOUNS, "kin", "words")
    last = tokens[end - 1]
    if last.word.known and not last.is_name and is_title(last.text):
        # 大工さん, 事務員さん: what somebody is.
        return True
    if last.word.is_surname or last.word.is_given_name:
        return last.text in no_names and last.text not in ("神", "王")
    roles = word_set(_FILE, "honorifics", "role")
    return any(_joined(tokens, first, end) in no_names | roles for first in range(max(end - 3, 0), end))


def _proper_start(tokens: Sequence[Token], end: int) -> int:
    """木村|拓海, マイケル|・|ブラウン, 木村| |拓海: back over the parts of a full name."""
    first = end - 1
    while first > 0:
        before, now = tokens[first - 1], tokens[first]
        house = first > 1 and tokens[first - 2].text in word_set(_FILE, "honorifics", "house")
        if (
            before.text in _MIDDLE
            and first > 1
            and written_in(KATAKANA, tokens[first - 2].text)
            and not house
        ):
            first -= 2
        elif before.is_space and first > 1 and tokens[first - 2].word.is_surname and now.word.is_given_name:
            return first - 2
        elif (before.word.is_surname and not now.word.is_surname) or _is_one_surname(before.text + now.text):
            first -= 1
        else:
            break
    return first


def _run_start(tokens: Sequence[Token], end: int, script: object, marks: tuple[str, ...]) -> int:
    first = end - 1
    while first > 0:
        before = tokens[first - 1]
        if before.text in marks and first > 1 and written_in(KATAKANA, tokens[first - 2].text):
            first -= 2
        elif written_in(KATAKANA, before.text) and not is_title(before.text) and before.is_name:
            first -= 1
        else:
            break
    return first


def _latin_start(tokens: Sequence[Token], end: int) -> int:
    """Michael Brown さん: back over capitalised words and the blanks between."""
    first = end - 1
    while first > 1 and tokens[first - 1].is_space and LATIN.fullmatch(tokens[first - 2].text):
        if not (tokens[first - 2].text[:1].isupper() and tokens[first].text[:1].isupper()):
            break
        first -= 2
    return first


def _hiragana_start(tokens: Sequence[Token], end: int) -> int | None:
    """The longest known given name that ends here, else the words back to the last particle."""
    given = word_set(_FILE, "given", "kana")
    run = [end - 1]
    while run[-1] > 0 and HIRAGANA.fullmatch(tokens[run[-1] - 1].text):
        run.append(run[-1] - 1)
    starts = sorted(run, key=lambda first: (_begins_with_particle(tokens, first), first))
    for first in starts:
        if _joined(tokens, first, end) in given:
            return _with_surname(tokens, first)
    first = end - 1
    alone = first == 0 or tokens[first - 1].kind in ("補助記号", "空白")
    if tokens[first].kind in ("助詞", "助動詞", "感動詞"):
        return first if alone and len(tokens[first].text) > 1 else None
    while (
        first > 0 and first - 1 in run and tokens[first - 1].kind not in ("助詞", "助動詞", "副詞", "接続詞")
    ):
        first -= 1
    return _with_surname(tokens, first)


def _begins_with_particle(tokens: Sequence[Token], first: int) -> bool:
    """ネイリスト|の|りお: の behind a noun belongs to the noun, though のりお is a name too."""
    return first > 0 and tokens[first].text in ("の", "と", "も", "や") and tokens[first - 1].is_noun


def _with_surname(tokens: Sequence[Token], first: int) -> int:
    return first - 1 if first > 0 and tokens[first - 1].word.is_surname else first


def _kanji_start(tokens: Sequence[Token], end: int) -> int | None:
    """A name the dictionary does not know as one: the longest that it reads as a family name, else the word."""
    for first in range(max(end - 3, 0), end):
        if _is_one_surname(_joined(tokens, first, end)):
            return first
    first, last = end - 1, tokens[end - 1]
    if is_title(last.text) or last.kind == "接尾辞":
        return None
    while first > 0 and KANJI.fullmatch(tokens[first - 1].text) and len(tokens[first - 1].text) == 1:
        if len(_joined(tokens, first - 1, end)) > 3 or tokens[first - 1].kind not in ("名詞", "接頭辞"):
            break
        first -= 1
    return _with_surname(tokens, first)


@lru_cache(maxsize=4_096)
def _is_one_surname(text: str) -> bool:
    """Before a given name the dictionary reads families: 東 alone is the east."""
    if not KANJI.fullmatch(text) or len(text) > _LONGEST_SURNAME:
        return False
    first = words(f"{text}太郎")[0]
    return first.surface == text and first.is_surname


@lru_cache(maxsize=4_096)
def _is_given_of(family: str, text: str) -> bool:
    """城戸 隆: whether the dictionary reads the two words as one full name; 鈴木 山田 are two people."""
    if _is_one_surname(text):
        return False
    read = words(f"{family}{text}")
    return len(read) == 2 and read[0].is_surname and read[1].is_given_name


@lru_cache(maxsize=4_096)
def _is_given_name(text: str) -> bool:
    """Behind a family name the dictionary reads given names: 真理 alone is the truth."""
    if not KANJI.fullmatch(text) or len(text) > 3:
        return False
    read = words(f"山田{text}")
    return len(read) == 2 and read[1].surface == text and read[1].is_given_name


@lru_cache(maxsize=4_096)
def is_title(text: str) -> bool:
    """Whether a word says what somebody is (デザイナー, 税理士)."""
    if text in word_set(_NOUNS, "titles", "not_titles") or text.endswith("法人"):
        return False
    endings = word_set(_NOUNS, "titles", "endings")
    ending = next((text[at:] for at in range(len(text)) if text[at:] in endings), "")
    if len(ending) == 1:
        # One kanji makes a title only of a trade: 美容師, not 施主.
        return len(text) > 1 and bool(fields.find(text))
    return bool(ending)


# -- names that stand alone ------------------------------------------------------------------------------------------


def _bare(
    tokens: Sequence[Token], free: Sequence[bool], heard: set[str] | frozenset[str]
) -> Iterator[Mention]:
    at, initials = 0, frozenset(name[:1] for name in heard)
    while at < len(tokens):
        end = _bare_end(tokens, at, heard, initials) if free[at] else at
        if end > at and all(free[at:end]) and _stands_as_person(tokens, at, end, heard):
            name = _joined(tokens, at, end).replace(" ", "")
            yield Mention(tokens[at].start, tokens[end - 1].end, name, None, "", at, end)
            at = end
        else:
            at += 1


def _bare_end(
    tokens: Sequence[Token], at: int, heard: set[str] | frozenset[str], initials: frozenset[str]
) -> int:
    """The token after the name that begins here; `at` where none does."""
    token = tokens[at]
    kana = token.kind not in ("助詞", "助動詞", "副詞", "補助記号") and KANA.fullmatch(token.text) is not None
    longest = min(at + 4, len(tokens)) if kana or token.text[:1] in initials else at
    for end in range(longest, at, -1):
        if _joined(tokens, at, end) in heard or (kana and _is_nickname(tokens, at, end)):
            return end
    follower = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.word.is_surname and follower and follower.word.is_given_name:
        return at + 2
    apart = tokens[at + 2] if at + 2 < len(tokens) and follower and follower.text == " " else None
    if token.word.is_surname and apart is not None and _is_given_of(token.text, apart.text):
        return at + 3
    if token.is_person and follower and follower.text in _MIDDLE and at + 2 < len(tokens):
        return at + 3 if KATAKANA.fullmatch(tokens[at + 2].text) else at + 1
    if token.text in word_set("english/names.toml", "given", "common"):
        return at + 1
    if _follows_role(tokens, at) and (_is_given_name(token.text) or _is_one_surname(token.text)):
        return at + 1
    given = word_set(_FILE, "given", "kana")
    if token.is_person or token.text in given or hiragana(token.text) in given:
        return at + 1 if len(token.text) > 1 else at
    if _may_be_called(token) and (_follows_role(tokens, at) or _is_dealt_with(tokens, at + 1)):
        return at + 1
    return at + 1 if token.is_place and _is_one_surname(token.text) else at


def _is_nickname(tokens: Sequence[Token], at: int, end: int) -> bool:
    name = _joined(tokens, at, end)
    if not 3 <= len(name) <= _LONGEST_NICKNAME or not (HIRAGANA.fullmatch(name) or KATAKANA.fullmatch(name)):
        return False
    if tokens[at].kind in ("助詞", "助動詞", "副詞") or (
        end - at == 1 and tokens[at].word.known and not tokens[at].is_name
    ):
        return False
    ending = next((one for one in word_set(_FILE, "nicknames", "endings") if name.endswith(one)), "")
    return bool(ending) and len(name) >= len(ending) + 2


def _stands_as_person(tokens: Sequence[Token], at: int, end: int, heard: set[str] | frozenset[str]) -> bool:
    name = _joined(tokens, at, end)
    before = tokens[at - 1] if at else None
    after = tokens[end] if end < len(tokens) else None
    if after is not None and not (after.is_space or after.text in _AFTER_BARE or _ends_here(after)):
        return False
    if before is not None and before.text in word_set(_FILE, "called", "roles"):
        return True
    if before is not None and before.is_noun and not before.is_space and not is_title(before.text):
        called = (
            tokens[at].is_person or _is_dealt_with(tokens, end) or name in word_set(_FILE, "given", "kana")
        )
        return before.kind == "名詞" and before.word.speech[2] == "副詞可能" and called
    if before is not None and before.kind == "助動詞" and HIRAGANA.fullmatch(name) and name not in heard:
        # 探しとったけん: a particle of the dialect.
        return False
    if name in heard or (_follows_role(tokens, at) and _acts(after, "に", "から", "へ", "、")):
        return True
    if name in word_set(_FILE, "places", "words") or (tokens[at].is_place and not _acts(after)):
        return False
    if tokens[at].is_person and written_in(KATAKANA, name) and not tokens[at].is_place:
        return True
    return not (after is not None and after.text == "の" and _names_a_place(tokens, end))


def _may_be_called(token: Token) -> bool:
    """A kana word that may be somebody's name where the sentence treats it as one: ユウト, てつ, ジェイ; Zane."""
    text = token.text
    if LATIN.fullmatch(text):
        return len(text) > 2 and text[0].isupper() and text[1:].islower()
    if token.kind != "名詞" or not 2 <= len(text) <= _LONGEST_CALL or token.is_verbal:
        return False
    if HIRAGANA.fullmatch(text):
        return text not in word_set(_FILE, "not_names", "words")
    return bool(KATAKANA.fullmatch(text)) and text not in keyed(_NOUNS, "mediums") and not fields.find(text)


def _follows_role(tokens: Sequence[Token], at: int) -> bool:
    """芝居仲間のてつ, アルバイトのジェイ, 同期の船橋: behind what somebody is to one stands their name."""
    if at < 2:
        return at == 1 and tokens[0].text in word_set(_FILE, "called", "roles")
    if tokens[at - 1].text in word_set(_FILE, "called", "roles"):
        return True
    if tokens[at - 1].text == "は" and tokens[at - 2].text in ("名前", "名", "お名前", "名字", "苗字"):
        return True
    if tokens[at - 1].text not in ("の", "、") or not tokens[at - 2].is_noun:
        return False
    role = tokens[at - 2].text.removeprefix("元")
    if role in word_set(_NOUNS, "kin", "words") | word_set(_FILE, "called", "roles"):
        return True
    return is_title(role) and role not in word_set(_FILE, "honorifics", "plain")


def _is_dealt_with(tokens: Sequence[Token], at: int) -> bool:
    """と会った, から電話, が手伝ってくれた: only with people one does this, so an unknown word is a name."""
    unknown = tokens[at - 1]
    if at >= len(tokens) or (unknown.word.known and not unknown.is_name):
        return False
    dealings = word_set(_FILE, "called", tokens[at].text) if tokens[at].text in _DEALT else frozenset[str]()
    for token in tokens[at + 1 : at + _DEALING_WITHIN]:
        if token.text in ("。", "\n"):
            break
        if token.lemma in dealings or token.text in dealings:
            return True
        if tokens[at].text == "と" and token.text in keyed(_NOUNS, "mediums"):
            return True
    return False


def _acts(after: Token | None, *more: str) -> bool:
    """What follows a person but hardly a place: 大河原は…, 秋葉と…"""
    return (
        after is None
        or after.text in ("は", "が", "と", "も", "って", "とは", "、", "(", *more)
        or after.text.startswith("\n")
    )


def _ends_here(token: Token) -> bool:
    return token.kind in ("補助記号", "記号")


def _names_a_place(tokens: Sequence[Token], at: int) -> bool:
    """金沢の帰り, 浜松の店: before these a name without さん is a place more often."""
    return at + 1 < len(tokens) and tokens[at + 1].kind == "名詞"


def _joined(tokens: Sequence[Token], first: int, end: int) -> str:
    return "".join(token.text for token in tokens[first:end])
