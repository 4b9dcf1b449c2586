"""When, how and where one met: the day, the medium and the gathering of a Japanese note, and whether it is to come.

Decides which of the days, meals and occasions a text names are those of the encounter: not the ones that are wished,
asked, promised or told of others, nor – where one met again since – those by which somebody is only described.
"""

from __future__ import annotations

from collections.abc import Iterator

from enishi.language.draft import DraftGathering
from enishi.language.note.days import Day
from enishi.language.note.gatherings import japanese_head, japanese_kind
from enishi.language.note.japanese.clauses import Argument, Clause, Phrase
from enishi.language.note.japanese.medium import (
    NOT_REAL,
    PLANS,
    how_met,
    is_quoted,
    is_real,
    medium_of,
    way_met,
)
from enishi.language.note.japanese.passage import (
    VERBS,
    Passage,
    bare_end,
    contains,
    is_kin,
    is_thing,
    verb_of,
)
from enishi.language.note.lexicon import keyed, lexicon, split

_PLANNING = split("ことになった ことにした ことになりました ことにしました")
_REAL = frozenset(("favor", "introduction", "telling"))
# As the object of these an occasion was attended all the same.
_HELD = frozenset(split("為る 遣る 開く 開催 覗く 見る 訪れる 主催 楽しむ 終える 抜ける 手伝う"))


def read_occasion(passage: Passage) -> None:
    """Fill in on, medium, gathering and planned."""
    sheet = passage.sheet
    found = _gathering(passage)
    how = way_met(passage)
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
    return bool(how_met(passage, clause) or any(_occasion_in(clause, one) for one in clause.arguments))


# -- the gathering ---------------------------------------------------------------------------------------------------


def _gathering(passage: Passage) -> tuple[Phrase, str, str] | None:
    for clause in passage.clauses:
        able = passage.use_of(clause) == "offer"
        if (passage.use_of(clause) in NOT_REAL and not able) or _is_background(passage, clause):
            continue
        if _is_called_off(clause) or _is_no_such(clause):
            continue
        if (held := _said_to_be(passage, clause)) is not None:
            return held
        if is_quoted(passage, clause):
            continue
        works = passage.use_of(clause) == "occupation"
        for argument in clause.arguments:
            if is_kin(argument.phrase) and argument.case in ("が", "は"):
                break
            found = _occasion_in(clause, argument)
            dated = argument.case == "で" and any(one.day for one in argument.phrase.chain())
            if able and not dated:
                # 11/5の健康フェアで 修理ができる is where one was; 講座ができる is none.
                continue
            if (
                works
                and argument.case != "、"
                and not (argument.case == "で" and found and found[2] in _NO_WORK)
            ):
                # マルシェ、隣のブースで…を売ってた is where one was, 英会話教室をやってる is no occasion.
                continue
            if found is not None:
                return found
    return None


# Kinds at which nobody has their work.
_NO_WORK = ("mixer", "meal", "card_exchange", "same_trade", "other")


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
    return any(
        word in ("中止", "延期", "キャンセル", "流れる", "取り止め", "取りやめ", "欠席", "不参加")
        for word in said
    )


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
        other = any(one.mention or not _leads_to(one, "") for one in passed)
        member = other and phrase.head_text.endswith(_bodies())
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
    if title.startswith(("ちの", "宅の", "家の", "とこの")):
        # 古賀さんちのバーベキュー
        start += title.index("の") + 1
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
    own = how_met(passage, outer)
    talked = keyed(VERBS, "meet").get(verb_of(outer)[0]) == "talk"
    return own is not None and not talked and is_real(passage, outer)


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
                    not _is_of_a_matter(clause, day, today)
                    and not day.due
                    and not day.vague
                    and (first or _tells(passage, clause))
                    and _fits(passage, clause, day, today)
                ):
                    return day
        first = first and not clause.ends_sentence
    return None


def _is_of_a_matter(clause: Clause, day: Day, today: str) -> bool:
    """来月の納品の件: a day to come within a noun that is no meeting."""
    if day.last <= today[: len(day.last)]:
        return False
    for argument in clause.arguments:
        chain = list(argument.phrase.chain())
        if argument.phrase.day is None and any(one.day is day for one in chain):
            heads = [one.head_text for one in chain if is_thing(one)]
            met = any(japanese_head(head) or medium_of(head) or head in PLANS for head in heads)
            return bool(heads) and not met
    return False


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
        return passage.subject(clause) is None and passage.use_of(clause) not in NOT_REAL
    return clause.predicate is None and all(one.phrase.day for one in clause.arguments)


def _fits(passage: Passage, clause: Clause, day: Day, today: str) -> bool:
    """A day to come belongs to a plan, not to what is wished, asked or told of others; a habit has no day."""
    habit = clause.predicate is not None and clause.predicate.progressive and not clause.predicate.past
    if habit and not _is_day_of_occasion(clause, day):
        return False
    wished = clause.predicate is not None and clause.predicate.wish
    if is_quoted(passage, clause) and (wished or passage.use_of(clause) in NOT_REAL):
        return False
    if passage.use_of(clause) not in NOT_REAL | {"occupation"}:
        return day.last <= today[: len(day.last)] or _may_be_plan(passage, clause)
    ahead = passage.use_of(clause) == "promise" and day.last != day.next
    return day.last[:10] <= today and len(day.last) == 10 and not ahead


def _is_day_of_occasion(clause: Clause, day: Day) -> bool:
    """11/12の交流会で: the day of an occasion."""
    return any(
        any(one.day is day for one in argument.phrase.chain()) and _occasion_in(clause, argument) is not None
        for argument in clause.arguments
    )


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
    if passage.use_of(clause) in NOT_REAL or any(
        one.phrase.clause is not None and passage.use_of(one.phrase.clause) == "promise"
        for one in clause.arguments
    ):
        return False
    ends = [bare_end(clause), *(one.phrase for one in clause.arguments)]
    words = {phrase.head_text for phrase in ends if phrase is not None}
    if clause.predicate is not None and clause.predicate.noun:
        words.add(clause.predicate.lemma)
    if words & PLANS or any(word.endswith(("予定", "つもり")) for word in words):
        return True
    return contains(passage.text(clause.start, clause.end), _PLANNING) and any(
        one.phrase.clause is not None and _goes(one.phrase.clause) for one in clause.arguments
    )


def _has_happened(passage: Passage, clause: Clause) -> bool:
    """A meeting told in the past, or in nouns before the sentence that plans the next."""
    how = how_met(passage, clause)
    if how is None or not is_real(passage, clause):
        return False
    predicate = clause.predicate
    if predicate is not None:
        return predicate.past and not contains(passage.text(clause.start, clause.end), _PLANNING)
    today = passage.today.isoformat()
    behind = any(not day.vague and day.last <= today and len(day.last) == 10 for day in _days_in(clause))
    return (
        (clause.ends_sentence or behind)
        and not any(day.last > passage.today.isoformat() for day in _days_in(clause))
        and not any(_planning(passage, one) for one in passage.clauses if one is clause)
    )
