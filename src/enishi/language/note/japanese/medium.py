"""How one met, in a Japanese note: by a noun (電話, ランチ, 打ち合わせ) or by what was done (会った, 飲んだ, 訪ねた).

Decides the medium of a clause and that of a passage: not of what is wished, asked, promised or told of others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from enishi.language.note.japanese.clauses import Argument, Clause, Phrase
from enishi.language.note.japanese.passage import (
    NOUNS,
    VERBS,
    Passage,
    bare_end,
    contains,
    is_kin,
    is_thing,
    verb_of,
)
from enishi.language.note.lexicon import keyed, split, word_set

PLANS = frozenset(split("予定 つもり 約束 計画 予約 予定日 アポ 約束済み"))
# What a clause of these says is wished, asked, promised: its days and meals did not happen.
NOT_REAL = frozenset(("promise", "chance", "want", "wish", "key", "offer"))

_HOURS = frozenset(split("昼 お昼 夜 夕方 昼休み 朝"))  # お昼に電話: an hour, no meal
_TALKED_BY = re.compile(
    r"^(電話|オンライン|リモート|メール|LINE|Zoom)(?:相談|打ち合わせ|打合せ|面談|会議|対応|取材|連絡|商談|面接|レッスン|飲み)$"
)
# As the object of these food is eaten together, not brought, bought or made.
_EATEN = word_set(VERBS, "eat", "verbs")
_ANSWERED = split("来る 有る 為る 届く 貰う 頂く 呉れる 出す 書く 送る 入る")
_VISITS = (("出す", "顔"), ("運ぶ", "足"), ("合わせる", "顔"), ("見る", "顔"))
_VISITING = frozenset(split("行く 寄る 立ち寄る 出向く 駆けつける 参る 上がる 泊まる 通う 足を運ぶ"))
_PASSED_ON = frozenset(split("やりとり やり取り 遣り取り 連絡 交換 予定 約束 アポ お誘い 誘い 続き"))
_COMES = ("来る", "参る", "訪れる", "伺う", "寄る")


@dataclass(frozen=True, slots=True)
class How:
    medium: str
    start: int
    end: int
    clause: Clause


def is_quoted(passage: Passage, clause: Clause) -> bool:
    """Whether another clause says or asks this one."""
    return bool(clause.quoted) and passage.quoting(clause) is not None


def way_met(passage: Passage) -> How | None:
    """The first way that is said; having met counts only where nothing closer is."""
    ways = [
        how
        for clause in passage.clauses
        if not _is_long_ago(passage, clause)
        and (how := how_met(passage, clause))
        and is_real(passage, clause)
    ]
    closer = next((one for one in ways if one.medium != "one_to_one"), None)
    if closer is not None:
        return closer
    everybody = passage.sheet.people.values()
    if everybody and not any(one.present for one in everybody):
        return None
    several = len([one for one in everybody if one.present]) > 1
    return None if several or not ways else ways[0]


def _is_long_ago(passage: Passage, clause: Clause) -> bool:
    """インスタで知り合った瑠璃さんと対面: how somebody was first met, where the sentence tells of meeting them now."""
    outer = passage.outer(clause)
    if outer is None or clause.modifies is None or clause.modifies.mention is None:
        return False
    first = clause.predicate is not None and clause.predicate.lemma in ("知り合う", "出会う", "繋がる")
    return first and how_met(passage, outer) is not None


def is_real(passage: Passage, clause: Clause) -> bool:
    """Whether what a clause tells was done with the writer: not wished, denied, heard of or done by a relative."""
    if passage.use_of(clause) in NOT_REAL or is_quoted(passage, clause):
        return False
    if any(is_kin(one.phrase) and one.case in ("が", "は") for one in clause.arguments):
        return False
    outer = passage.outer(clause)
    if outer is not None and outer.predicate is not None and outer.predicate.lemma == "無い":
        # また会うことはない
        return False
    predicate, last = clause.predicate, bare_end(clause)
    if last is not None and last.head_text in ("欠席", "不参加", "パス", "中止", "延期"):
        return False
    if predicate is None:
        return True
    return not (
        predicate.negative
        or predicate.wish
        or predicate.passive
        or predicate.hearsay
        or predicate.link in ("ば",)
    )


def how_met(passage: Passage, clause: Clause) -> How | None:
    """How one met, as a noun says it or else the verb; サシで飲んだ is a meal, and so is 現場でランチ."""
    said = _by_nouns(passage, clause)
    if said is not None and said.medium != "one_to_one":
        return said
    done = _by_verb(passage, clause)
    return said if done is None or (said is not None and done.medium == "one_to_one") else done


def _by_nouns(passage: Passage, clause: Clause) -> How | None:
    ways = []
    for argument in clause.arguments:
        phrase = argument.phrase
        if (medium := _by_noun(passage, clause, argument)) is not None:
            ways.append(How(medium, phrase.head_start, phrase.end, clause))
    return next((one for one in ways if one.medium != "one_to_one"), ways[0] if ways else None)


def _by_verb(passage: Passage, clause: Clause) -> How | None:
    predicate = clause.predicate
    befriended = predicate is not None and predicate.lemma == "成る" and "仲良く" in clause.adverbs
    if befriended and passage.named(clause, ("と", "とは")):
        return How("one_to_one", clause.start, clause.end, clause)
    if any(word in ("ばったり", "ばったりと") for word in clause.adverbs):
        return How("one_to_one", clause.start, clause.end, clause)
    if predicate is None:
        return _with_nouns(passage, clause)
    if not predicate.past and any(one.case.startswith("までに") for one in clause.arguments):
        # 週末までに返事する: to be done.
        return None
    if _shows_up(passage, clause):
        return How("one_to_one", clause.start, clause.end, clause)
    if predicate.lemma == "交換" and any(one.phrase.head_text == "名刺" for one in clause.arguments):
        return How("one_to_one", clause.start, clause.end, clause)
    for word in verb_of(clause):
        medium = keyed(VERBS, "meet").get(word)
        if medium == "present" and predicate.lemma in _COMES and passage.subject(clause) is not None:
            medium = "one_to_one"
        if medium and medium != "present" and _is_meeting(passage, clause, medium):
            return How("one_to_one" if medium == "talk" else medium, predicate.start, predicate.end, clause)
    return None


def _shows_up(passage: Passage, clause: Clause) -> bool:
    """佐藤さんの店に顔を出した: a visit to somebody's place."""
    predicate = clause.predicate
    if predicate is None or not (predicate.past or predicate.link) or predicate.passive:
        return False
    objects = {one.phrase.head_text for one in clause.arguments if one.case in ("を", "が", "")}
    idiom = (predicate.lemma, *objects) if len(objects) == 1 else ()
    visits = idiom in _VISITS or predicate.lemma in _VISITING
    places = (one.phrase for one in clause.arguments if one.case in ("に", "へ", "まで", "には"))
    return visits and any(place.mentions() for place in places)


def _with_nouns(passage: Passage, clause: Clause) -> How | None:
    """松尾さんと映画: with somebody, and what one did as a bare noun."""
    last = bare_end(clause)
    with_them = clause.arguments[-1] if clause.arguments else None
    beside = (
        with_them is not None and with_them.case in ("と", "とで") and with_them.phrase.mention is not None
    )
    # 石動さんのアトリエへ
    visits = with_them is not None and with_them.case == "へ" and bool(with_them.phrase.mentions())
    if with_them is not None and clause.ends_sentence and (beside or visits):
        return How("one_to_one", with_them.phrase.head_start, with_them.phrase.end, clause)
    if last is None or not passage.named(clause, ("と",)) or _planned_noun(last):
        return None
    return How("one_to_one", last.head_start, last.end, clause)


def _planned_noun(phrase: Phrase) -> bool:
    return phrase.head_text in PLANS or phrase.clause is not None


def _by_noun(passage: Passage, clause: Clause, argument: Argument) -> str | None:
    phrase = argument.phrase
    if not is_thing(phrase) or (
        argument.case == "の" and clause.predicate is not None and not clause.predicate.noun
    ):
        return None
    if passage.use_of(clause) in ("favor", "telling", "introduction", "occupation") and argument.case in (
        "を",
        "",
        "の",
        "は",
        "が",
    ):
        return None
    if (
        any(one.mention for one in phrase.chain())
        and argument.case in ("は", "が")
        and contains(phrase.head_text, "店 料理")
    ):
        return None
    if (
        phrase.head_text.removeprefix("お") in ("返事", "返信", "返答")
        and argument.case in ("は", "を", "が")
        and verb_of(clause)[0] not in _ANSWERED
    ):
        return None
    medium = medium_of(phrase.head_text)
    if phrase.head_text in PLANS | _PASSED_ON and phrase.of is not None and is_thing(phrase.of):
        medium = medium_of(phrase.of.head_text) or medium
    if medium == "meal" and argument.case in ("を", "も") and not _is_eaten(clause):
        # 酒を持って来た
        return None
    if medium == "meal" and argument.case in ("に", "には") and phrase.head_text in _HOURS:
        return None
    if (
        medium == "one_to_one"
        and argument.case == "を"
        and verb_of(clause)[0] not in ("為る", "行う", "終える", "済ませる")
    ):
        return None
    return medium


@lru_cache(maxsize=4_096)
def medium_of(noun: str) -> str | None:
    """The way of meeting a noun names: 電話, Zoom45分, 新橋ランチ."""
    known = keyed(NOUNS, "mediums")
    noun = noun.removesuffix("あり").removesuffix("有り") or noun
    noun = _TALKED_BY.sub(r"\1", noun).removeprefix("Google ").removeprefix("Microsoft ").removeprefix("MS ")
    if noun in known:
        return known[noun]
    tool = next((word for word in known if word.isascii() and len(word) > 2 and noun.startswith(word)), None)
    if tool is not None:
        return known[tool]
    for at in range(1, len(noun) - 1):
        word = noun[at:]
        if word in known and not noun.endswith(("連絡先", "メールアドレス")):
            return known[word]
    tool = next((word for word in known if noun.startswith(word) and noun[len(word) :][:1].isdigit()), None)
    return known[tool] if tool else None


def _is_eaten(clause: Clause) -> bool:
    """鍋を囲む, お茶する – not 酒を持って来た."""
    predicate = clause.predicate
    if any(
        one.head_text.endswith(("開業予定", "経営", "運営", "準備中", "開店予定", "営業"))
        for argument in clause.arguments
        for one in argument.phrase.chain()
        if one.mention is None
    ):
        # カフェを開業予定の小泉さん
        return False
    return predicate is None or bool(predicate.head) or verb_of(clause)[0] in _EATEN


def _is_meeting(passage: Passage, clause: Clause, medium: str) -> bool:
    predicate = clause.predicate
    if predicate is None or predicate.negative or predicate.wish:
        return False
    if medium == "talk":
        told = predicate.past or (clause.ends_sentence and clause.modifies is None and not clause.quoted)
        return bool(passage.named(clause, ("と", "とは", "とも"))) and told
    if medium in ("call", "message") and verb_of(clause)[0] in ("掛ける", "折り返す"):
        return False
    alone = verb_of(clause)[0] in ("食べる", "食う", "飲む") and not _with_somebody(passage, clause)
    return not (medium == "meal" and alone)


def _with_somebody(passage: Passage, clause: Clause) -> bool:
    return bool(clause.mentions() or passage.met)
