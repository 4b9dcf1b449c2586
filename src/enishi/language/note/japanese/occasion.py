"""When, how and where one met: the day, the medium and the gathering of a Japanese note, and whether it is to come.

Decides which of the days, meals and occasions a text names are those of the encounter: not the ones that are wished,
asked, promised or told of others, nor – where one met again since – those by which somebody is only described.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from enishi.language.draft import DraftGathering
from enishi.language.note.days import Day
from enishi.language.note.gatherings import japanese_head, japanese_kind
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
from enishi.language.note.lexicon import keyed, lexicon, split

_PLANS = frozenset(split("予定 つもり 約束 計画 予約 予定日 アポ 約束済み"))
_PLANNING = split("ことになった ことにした ことになりました ことにしました")
# What a clause of these says is wished, asked, promised: its days and meals did not happen.
_NOT_REAL = frozenset(("promise", "chance", "want", "wish", "key", "offer"))
_REAL = frozenset(("favor", "introduction", "telling"))
# As the object of these an occasion was attended all the same.
_HELD = frozenset(split("為る 遣る 開く 開催 覗く 見る 訪れる 主催 楽しむ 終える 抜ける 手伝う"))


_HOURS = frozenset(split("昼 お昼 夜 夕方 昼休み 朝"))  # お昼に電話: an hour, no meal
_TALKED_BY = re.compile(
    r"^(電話|オンライン|リモート|メール|LINE|Zoom)(?:相談|打ち合わせ|打合せ|面談|会議|対応|取材|連絡|商談|面接|レッスン|飲み)$"
)
_VISITS = (("出す", "顔"), ("運ぶ", "足"), ("合わせる", "顔"), ("見る", "顔"))
_VISITING = frozenset(split("行く 寄る 立ち寄る 出向く 駆けつける 参る 上がる 泊まる 通う 足を運ぶ"))
_PASSED_ON = frozenset(split("やりとり やり取り 遣り取り 連絡 交換 予定 約束 アポ お誘い 誘い 続き"))
_COMES = ("来る", "参る", "訪れる", "伺う", "寄る")


@dataclass(frozen=True, slots=True)
class _How:
    medium: str
    start: int
    end: int
    clause: Clause


def read_occasion(passage: Passage) -> None:
    """Fill in on, medium, gathering and planned."""
    sheet = passage.sheet
    found = _gathering(passage)
    how = _medium(passage)
    day = _day(passage)
    planned = _is_planned(passage, day)
    if day is not None and sheet.on is None:
        sheet.on = (day.next if planned else day.last) or None
        sheet.mark(day.start, day.end, "on")
    if sheet.medium is None:
        sheet.medium = "gathering" if found else how.medium if how else None
    if found is not None and sheet.gathering is None:
        sheet.gathering = _gathering_of(passage, *found)
    elif how is not None and found is None:
        sheet.mark(how.start, how.end, "medium")
    if planned and not sheet.planned:
        sheet.planned = True
    for clause in passage.clauses:
        if _is_occasion(passage, clause):
            sheet.read.append((clause.start, clause.end))


def _is_occasion(passage: Passage, clause: Clause) -> bool:
    """Whether a clause tells of the meeting and nothing more."""
    return bool(_how(passage, clause) or any(_occasion_in(clause, one) for one in clause.arguments))


# -- the gathering ---------------------------------------------------------------------------------------------------


def _gathering(passage: Passage) -> tuple[Phrase, str, str] | None:
    for clause in passage.clauses:
        if passage.use_of(clause) in _NOT_REAL or _is_background(passage, clause):
            continue
        if _is_called_off(clause) or _is_no_such(clause):
            continue
        if (held := _said_to_be(passage, clause)) is not None:
            return held
        if _is_quoted(passage, clause):
            continue
        works = passage.use_of(clause) == "occupation"
        for argument in clause.arguments:
            if is_kin(argument.phrase) and argument.case in ("が", "は"):
                break
            if works and argument.case != "、":
                # マルシェ、隣のブースで…を売ってた is where one was, 英会話教室をやってる is no occasion.
                continue
            found = _occasion_in(clause, argument)
            if found is not None:
                return found
    return None


def _is_no_such(clause: Clause) -> bool:
    """勉強会じゃなくて, 勉強会やなくて: said to be none."""
    predicate = clause.predicate
    if predicate is None or not (predicate.negative or predicate.lemma == "無い"):
        return False
    return predicate.noun or any(one.case in ("や", "じゃ", "では", "で") for one in clause.arguments)


def _said_to_be(passage: Passage, clause: Clause) -> tuple[Phrase, str, str] | None:
    """昨日は飲み会だった: the occasion as the predicate."""
    predicate = clause.predicate
    if (
        predicate is None
        or not predicate.noun
        or not predicate.head
        or predicate.negative
        or predicate.hearsay
    ):
        return None
    of = next((one.phrase for one in reversed(clause.arguments) if one.case == "の"), None)
    head, end = predicate.head, predicate.head[-1].end
    phrase = Phrase(of.start if of else head[0].start, head[0].start, end, head, of=of)
    found = japanese_head(phrase.head_text, joined=of is not None)
    return (phrase, *found) if found and not clause.mentions() else None


def _is_called_off(clause: Clause) -> bool:
    """交流会は中止, 打ち合わせはキャンセルになった."""
    last = bare_end(clause)
    said = [*verb_of(clause), *(one.phrase.head_text for one in clause.arguments if one.case in ("に", ""))]
    said += [last.head_text] if last is not None else []
    return any(word in ("中止", "延期", "キャンセル", "流れる", "取り止め", "取りやめ") for word in said)


def _is_quoted(passage: Passage, clause: Clause) -> bool:
    return bool(clause.quoted) and passage.quoting(clause) is not None


def _occasion_in(clause: Clause, argument: Argument) -> tuple[Phrase, str, str] | None:
    predicate = clause.predicate
    if argument.case in ("を", "も") and predicate is not None and predicate.lemma not in _HELD:
        return None
    if argument.case in ("なら", "のことなら"):
        return None
    passed: list[Phrase] = []
    for phrase in argument.phrase.chain():
        head = japanese_head(phrase.head_text, joined=phrase.of is not None) if is_thing(phrase) else None
        if head and not head[1] and medium_of(phrase.head_text) in ("video", "call"):
            # オンラインミーティング is a call, whatever it is about.
            return None
        member = any(one.mention for one in passed) and phrase.head_text.endswith(_bodies())
        if head and not member and all(_leads_to(one, argument.case) for one in passed):
            return phrase, *head
        passed.append(phrase)
    return None


def _bodies() -> tuple[str, ...]:
    """消防団の鈴木さん is a member: of these one is, at an occasion one is there."""
    return split(lexicon("gatherings.toml")["ja"]["bodies"])


def _leads_to(phrase: Phrase, case: str) -> bool:
    """交流会の帰り, 飲み会の席, 勉強会のLTで: what hangs on an occasion leaves it one; 講座の資料 does not."""
    if phrase.mention or phrase.head_text in split(lexicon("gatherings.toml")["ja"]["behind"]):
        return True
    matters = split(lexicon("gatherings.toml")["ja"]["matters"])
    return case in ("で", "では") and not phrase.head_text.endswith(matters)


def _gathering_of(passage: Passage, phrase: Phrase, head: str, kind: str) -> DraftGathering:
    start = _title_start(phrase)
    title = passage.text(start, phrase.end)
    passage.sheet.mark(start, phrase.end, "gathering")
    place = next(
        (one.head_text for one in phrase.chain() if is_thing(one) and one.head and one.head[0].is_place), None
    )
    return DraftGathering(japanese_kind(head, kind, title), title, place)


def _title_start(phrase: Phrase) -> int:
    """The title begins behind days and people: 昨日の商工会の交流会 is 商工会の交流会."""
    start = phrase.head_start
    for one in phrase.chain():
        hosted = (
            one.of is not None
            and one.of.mention is not None
            and one.head_text in ("主催", "企画", "宅", "紹介")
        )
        if one.day or one.mention or hosted:
            break
        start = one.head_start
        if one.clause:
            break
    return start


# -- how -------------------------------------------------------------------------------------------------------------


def _medium(passage: Passage) -> _How | None:
    """The first way that is said; having met counts only where nothing closer is."""
    ways = [how for clause in passage.clauses if (how := _how(passage, clause)) and _is_real(passage, clause)]
    closer = next((one for one in ways if one.medium != "one_to_one"), None)
    if closer is not None:
        return closer
    everybody = passage.sheet.people.values()
    if everybody and not any(one.present for one in everybody):
        return None
    several = len([one for one in everybody if one.present]) > 1
    return None if several or not ways else ways[0]


def _is_real(passage: Passage, clause: Clause) -> bool:
    if passage.use_of(clause) in _NOT_REAL or _is_quoted(passage, clause):
        return False
    if any(is_kin(one.phrase) and one.case in ("が", "は") for one in clause.arguments):
        return False
    predicate = clause.predicate
    if predicate is None:
        return True
    return not (
        predicate.negative
        or predicate.wish
        or predicate.passive
        or predicate.hearsay
        or predicate.link in ("ば",)
    )


def _how(passage: Passage, clause: Clause) -> _How | None:
    """How one met, as a noun says it or else the verb; サシで飲んだ is a meal, and so is 現場でランチ."""
    said = _by_nouns(passage, clause)
    if said is not None and said.medium != "one_to_one":
        return said
    done = _by_verb(passage, clause)
    return said if done is None or (said is not None and done.medium == "one_to_one") else done


def _by_nouns(passage: Passage, clause: Clause) -> _How | None:
    ways = []
    for argument in clause.arguments:
        phrase = argument.phrase
        if (medium := _by_noun(passage, clause, argument)) is not None:
            ways.append(_How(medium, phrase.head_start, phrase.end, clause))
    return next((one for one in ways if one.medium != "one_to_one"), ways[0] if ways else None)


def _by_verb(passage: Passage, clause: Clause) -> _How | None:
    predicate = clause.predicate
    if any(word in ("ばったり", "ばったりと") for word in clause.adverbs):
        return _How("one_to_one", clause.start, clause.end, clause)
    if predicate is None:
        return _with_nouns(passage, clause)
    if _shows_up(passage, clause):
        return _How("one_to_one", clause.start, clause.end, clause)
    if predicate.lemma == "交換" and any(one.phrase.head_text == "名刺" for one in clause.arguments):
        return _How("one_to_one", clause.start, clause.end, clause)
    for word in verb_of(clause):
        medium = keyed(VERBS, "meet").get(word)
        if medium == "present" and predicate.lemma in _COMES and passage.subject(clause) is not None:
            medium = "one_to_one"
        if medium and medium != "present" and _is_meeting(passage, clause, medium):
            return _How("one_to_one" if medium == "talk" else medium, predicate.start, predicate.end, clause)
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


def _with_nouns(passage: Passage, clause: Clause) -> _How | None:
    """松尾さんと映画: with somebody, and what one did as a bare noun."""
    last = bare_end(clause)
    with_them = clause.arguments[-1] if clause.arguments else None
    if (
        with_them is not None
        and with_them.case in ("と", "とで")
        and with_them.phrase.mention
        and clause.ends_sentence
    ):
        return _How("one_to_one", with_them.phrase.head_start, with_them.phrase.end, clause)
    if last is None or not passage.named(clause, ("と",)) or _planned_noun(last):
        return None
    return _How("one_to_one", last.head_start, last.end, clause)


def _planned_noun(phrase: Phrase) -> bool:
    return phrase.head_text in _PLANS or phrase.clause is not None


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
        and verb_of(clause)[0] not in ("来る", "有る", "為る", "届く", "貰う", "頂く", "呉れる", "出す", "書く", "送る", "入る")
    ):
        return None
    medium = medium_of(phrase.head_text)
    if phrase.head_text in _PLANS | _PASSED_ON and phrase.of is not None and is_thing(phrase.of):
        medium = medium_of(phrase.of.head_text) or medium
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
    noun = _TALKED_BY.sub(r"\1", noun)
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


def _is_meeting(passage: Passage, clause: Clause, medium: str) -> bool:
    predicate = clause.predicate
    if predicate is None or predicate.negative or predicate.wish:
        return False
    if medium == "talk":
        return bool(passage.named(clause, ("と", "とは", "とも"))) and predicate.past
    if medium in ("call", "message") and verb_of(clause)[0] in ("掛ける", "折り返す"):
        return False
    alone = verb_of(clause)[0] in ("食べる", "食う", "飲む") and not _with_somebody(passage, clause)
    return not (medium == "meal" and alone)


def _with_somebody(passage: Passage, clause: Clause) -> bool:
    return bool(clause.mentions() or passage.met)


def _is_background(passage: Passage, clause: Clause) -> bool:
    """先月の交流会で知り合った田中さんと電話: by the occasion somebody is only described."""
    head, outer = clause.modifies, passage.outer(clause)
    if head is None or head.mention is None or outer is None:
        return False
    if (
        clause.predicate is not None
        and clause.predicate.lemma not in keyed(VERBS, "meet")
        and not _stood_by(clause)
    ):
        return False
    own = _how(passage, outer)
    talked = keyed(VERBS, "meet").get(verb_of(outer)[0]) == "talk"
    return own is not None and not talked and _is_real(passage, outer)


def _stood_by(clause: Clause) -> bool:
    """隣だった, 一緒になった, 紹介してもらった: how somebody was met."""
    words = ("隣", "一緒", "同席", "紹介", "名刺", "席", "同じ")
    said = (verb_of(clause)[0], *(one.phrase.head_text for one in clause.arguments))
    return any(word in one for one in said for word in words)


# -- when ------------------------------------------------------------------------------------------------------------


def _day(passage: Passage) -> Day | None:
    """The first day that is one of the encounter."""
    today = passage.today.isoformat()
    first = True
    for clause in passage.clauses:
        if not _is_background(passage, clause) and not _is_called_off(clause):
            for day in _days_in(clause):
                if (
                    not day.due
                    and not day.vague
                    and (first or _tells(passage, clause))
                    and _fits(passage, clause, day, today)
                ):
                    return day
        first = first and not clause.ends_sentence
    return None


def _days_in(clause: Clause) -> Iterator[Day]:
    for argument in clause.arguments:
        if argument.phrase.head_text.endswith(("以来", "ぶり", "以降", "以前")):
            continue
        for phrase in reversed(list(argument.phrase.chain())):
            if phrase.day is not None:
                yield phrase.day


def _tells(passage: Passage, clause: Clause) -> bool:
    """Whether a clause beyond the first sentence tells of the encounter itself."""
    if passage.use_of(clause) in (*_REAL, "chance", "promise") or _is_occasion(passage, clause):
        return True
    predicate = clause.predicate
    if (
        predicate is not None
        and predicate.past
        and not (clause.modifies or clause.quoted or predicate.hearsay)
    ):
        return passage.subject(clause) is None and passage.use_of(clause) not in _NOT_REAL
    return clause.predicate is None and all(one.phrase.day for one in clause.arguments)


def _fits(passage: Passage, clause: Clause, day: Day, today: str) -> bool:
    """A day to come belongs to a plan, not to what is wished, asked or told of others; a habit has no day."""
    if clause.predicate is not None and clause.predicate.progressive and not clause.predicate.past:
        return False
    if _is_quoted(passage, clause) and passage.use_of(clause) in _NOT_REAL:
        return False
    if passage.use_of(clause) not in _NOT_REAL | {"occupation"}:
        return day.last <= today[: len(day.last)] or _may_be_plan(passage, clause)
    return day.last[:10] <= today and len(day.last) == 10


def _may_be_plan(passage: Passage, clause: Clause) -> bool:
    predicate = clause.predicate
    if predicate is not None and predicate.progressive and not predicate.past:
        return False
    if predicate is not None and predicate.lemma in ("決まる", "決める", "決定"):
        return True
    if predicate is not None and (predicate.past or predicate.hearsay):
        return bool(_planning(passage, clause))
    return not (
        predicate is not None
        and not _is_occasion(passage, clause)
        and not _goes(clause)
        and not clause.modifies
    )


def _goes(clause: Clause) -> bool:
    return keyed(VERBS, "meet").get(verb_of(clause)[0]) is not None


def _is_planned(passage: Passage, day: Day | None) -> bool:
    """A meeting that is said to come, or that has its day ahead."""
    if any(_planning(passage, clause) for clause in passage.clauses):
        return not any(_has_happened(passage, clause) for clause in passage.clauses)
    return day is not None and len(day.last) == 10 and day.last > passage.today.isoformat()


def _planning(passage: Passage, clause: Clause) -> bool:
    """会う予定, 飲む約束, 行くことになった."""
    if passage.use_of(clause) in _NOT_REAL:
        return False
    ends = [bare_end(clause), *(one.phrase for one in clause.arguments)]
    words = {phrase.head_text for phrase in ends if phrase is not None}
    if clause.predicate is not None and clause.predicate.noun:
        words.add(clause.predicate.lemma)
    if words & _PLANS or any(word.endswith(("予定", "つもり")) for word in words):
        return True
    return contains(passage.text(clause.start, clause.end), _PLANNING) and any(
        one.phrase.clause is not None and _goes(one.phrase.clause) for one in clause.arguments
    )


def _has_happened(passage: Passage, clause: Clause) -> bool:
    """A meeting told in the past, or in nouns before the sentence that plans the next."""
    how = _how(passage, clause)
    if how is None or not _is_real(passage, clause):
        return False
    predicate = clause.predicate
    if predicate is not None:
        return predicate.past and not contains(passage.text(clause.start, clause.end), _PLANNING)
    return (
        clause.ends_sentence
        and not any(day.last > passage.today.isoformat() for day in _days_in(clause))
        and not any(_planning(passage, one) for one in passage.clauses if one is clause)
    )
