"""Whether one would like to meet somebody again, or do something together; how it felt.

Decides the wish for again and never again (また会いたい, もう会わなくていい), the key person (組んだら面白そう) and the
mood of the writer.
"""

from __future__ import annotations

from enishi.language.note.japanese.clauses import Clause
from enishi.language.note.japanese.passage import (
    Passage,
    bare_end,
    contains,
    is_of_others,
    is_owner,
    is_thing,
    verb_of,
)
from enishi.language.note.lexicon import keyed, split, word_set
from enishi.language.note.sheet import Someone

_AGAIN = split(
    "また 又 またね 再び もう一度 もういちど もう一回 今度 ぜひまた 次 次回 改めて 近々 近いうち ゆっくり じっくり"
)
_AWAY = split(
    "顔も見たくない 距離おきたい 距離置きたい 距離をおきたい 距離おこう 距離をおこう 距離を置きたい 距離を置こう "
    "関わりたくない 縁を切りたい 近づきたくない 離れたい 付き合いきれない"
)
_NEVER = split("二度と 二度 金輪際 当分 しばらく もう 今後")
_TOGETHER = split("一緒 いっしょ 協力 共同 組んで タッグ コラボ 協業 協働 共作")
_TEAM_UP = split("組む コラボ 協業 共演 共同制作 タッグ 共作 組める 手を組む 協働")
_NO_PROJECT = split(
    "飲む 呑む 行く 会う 食べる 話す 食事 御飯 遊ぶ 帰る 来る 参加 出る 住む 居る 旅行 散歩 走る 歩く 写真 ランチ"
)
_DEALINGS = split("組む 関わる 付き合う 頼む 働く 行く 誘う 貸す 取引 仕事 飲む 話す 為る 引き受ける 信用")
_HAPPY = split("面白い おもしろい 楽しい 良い 素敵 最高 嬉しい 出来る")


def read_wish(passage: Passage, clause: Clause) -> bool:
    """また会いたい, もう会わなくていい, また会いたいとは思わない."""
    inner = _never_again(clause)
    sign = -1 if inner is not None else _wish_sign(passage, clause)
    if not sign:
        return False
    people = (
        [passage.someone(one) for one in (inner or clause).mentions()]
        or passage.met
        or ([passage.topic] if passage.topic else [])
    )
    if not people:
        # あの人とはもういいかな、杉田さん: who is meant comes after.
        passage.awaiting = "away" if sign < 0 else "again"
    for someone in people:
        someone.wish, someone.present = sign, True
    if people:
        passage.use(clause, "wish")
        passage.sheet.mark(clause.start, clause.end, "wish")
    return bool(people)


def _never_again(clause: Clause) -> Clause | None:
    """また会うことはない: the clause of meeting."""
    predicate = clause.predicate
    if predicate is None or predicate.lemma != "無い" or predicate.past:
        return None
    for one in clause.arguments:
        inner = one.phrase.clause if one.phrase.head_text == "こと" else None
        ahead = inner is not None and inner.predicate is not None and not inner.predicate.past
        if inner is not None and ahead and verb_of(inner)[0] in keyed("japanese/verbs.toml", "meet"):
            return inner
    return None


def _wish_sign(passage: Passage, clause: Clause) -> int:
    predicate = clause.predicate
    if predicate is None:
        return 0
    said = passage.text(clause.start, clause.end)
    meets = verb_of(clause)[0] in keyed("japanese/verbs.toml", "meet")
    if meets and predicate.wish and predicate.negative:
        return -1
    if contains(
        said,
        _AWAY,
    ):
        return -1
    ending = passage.text(clause.start, clause.end + 3)
    if contains(ending, "もういいかな もういいや もうええ もう結構 もう十分 もういいです"):
        return -1
    if (
        predicate.wish
        and predicate.negative
        and contains(f"{said} {' '.join(clause.adverbs)}", "もう 二度と 金輪際")
        and contains(said, "一緒 仕事 関わ")
    ):
        # もう仕事は一緒にしたくない
        return -1
    if meets and predicate.negative and not predicate.past and any(word in said for word in _NEVER):
        return -1
    parted = predicate.lemma in _DEALINGS and contains(said, "もう 二度と 二度 金輪際 今後")
    if parted and predicate.negative and (predicate.wish or predicate.volition or "まい" in said):
        return -1
    if not meets and "一緒" not in said:
        return 0
    wishes = (
        predicate.wish
        or predicate.volition
        or "よう" in predicate.extra
        or contains(said, "ましょう よう 機会 もらいたい")
    )
    if (
        meets
        and wishes
        and any(
            word in (*clause.adverbs, *(one.phrase.head_text for one in clause.arguments))
            or said.startswith(word)
            for word in _AGAIN
        )
    ):
        quoting = passage.quoting(clause)
        return (
            -1 if quoting is not None and quoting.predicate is not None and quoting.predicate.negative else 1
        )
    return 0


def read_key(passage: Passage, clause: Clause) -> bool:
    """一緒に何かやりたい, 組んだら面白そう, キーパーソン."""
    said = passage.own(clause)
    at = passage.places[id(clause)]
    before = passage.clauses[at - 1] if at else None
    if before is not None and before.link == "て" and not before.ends_sentence:
        said = f"{passage.own(before)} {said}"
    if contains(said, "キーパーソン キーマン キーパースン"):
        return _mark_key(passage, clause, passage.about(clause))
    predicate = clause.predicate
    who = passage.named(clause, ("が", "は", "も")) or [
        passage.someone(mention)
        for one in clause.arguments
        if one.phrase.head_text == "こと"
        for mention in one.phrase.mentions()
    ]
    whole = passage.text(clause.start, clause.end)
    if who and contains(whole, "気になる 気になった 気になって") and not (predicate and predicate.negative):
        # 青柳さんが気になる
        return _mark_key(passage, clause, who[-1])
    if predicate is None or predicate.negative or (predicate.past and predicate.link not in ("たら", "ば")):
        return False
    project = verb_of(clause)[0] not in _NO_PROJECT and predicate.lemma not in _NO_PROJECT
    together = contains(said, _TOGETHER) or (predicate.lemma in _TEAM_UP and not _makes(clause))
    hopes = (
        predicate.wish
        or predicate.seems
        or predicate.link in ("たら", "ば")
        or predicate.volition
        or predicate.potential
    )
    hopes |= contains(said, "やりたい したい たい やれそう できそう 組めそう")
    if not (project and together and hopes):
        return False
    return _mark_key(passage, clause, passage.about(clause))


def _makes(clause: Clause) -> bool:
    """Excelのマクロが組める: a thing is put together, no team."""
    predicate = clause.predicate
    return (
        predicate is not None
        and predicate.potential
        and any(is_thing(one.phrase) and one.case in ("が", "を") for one in clause.arguments)
    )


def _mark_key(passage: Passage, clause: Clause, someone: Someone | None) -> bool:
    named = [passage.someone(one) for one in clause.mentions()]
    for one in named or ([someone] if someone else []):
        one.key = one.present = True
    passage.sheet.mark(clause.start, clause.end, "key")
    passage.use(clause, "key")
    if not named and someone is None:
        passage.awaiting = "key"
    return True


def read_mood(passage: Passage, clause: Clause) -> bool:
    """楽しかった, 疲れた, すっきりした: how it felt to the writer."""
    predicate = clause.predicate
    verb = verb_of(clause)
    words = {*verb, *clause.adverbs, *_heads_at_end(clause)}
    good = bool(words & word_set("japanese/verbs.toml", "feel", "good"))
    bad = bool(words & word_set("japanese/verbs.toml", "feel", "bad"))
    said = passage.text(clause.start, clause.end)
    # 気を遣ってくれた is kindness.
    heavy = contains(
        said.replace("気を遣ってくれ", "").replace("気を遣っていただ", ""),
        word_set("japanese/verbs.toml", "feel", "bad_idioms"),
    )
    bad |= heavy
    good |= contains(said, word_set("japanese/verbs.toml", "feel", "good_idioms"))
    if not (good or bad) or (not heavy and _is_not_mine(passage, clause)):
        return False
    if predicate is not None and predicate.negative and not heavy:
        good, bad = False, good
        if not bad:
            return False
    passage.sheet.mood = passage.sheet.mood or (-1 if bad else 1)
    passage.sheet.mark(clause.start, clause.end, "mood")
    passage.use(clause, "mood")
    return True


def _heads_at_end(clause: Clause) -> set[str]:
    """最悪の午後, 最高の夜だった: what is said of the time at the end."""
    if (last := bare_end(clause)) is not None:
        return {one.head_text for one in last.chain() if is_thing(one)}
    if clause.predicate is not None and clause.predicate.noun:
        return {one.phrase.head_text for one in clause.arguments if one.case == "の" and is_thing(one.phrase)}
    return set()


def _is_not_mine(passage: Passage, clause: Clause) -> bool:
    predicate = clause.predicate
    if is_of_others(clause) or any(
        one.case in ("が", "は") and one.phrase.mention and not one.phrase.of for one in clause.arguments
    ):
        return not any(is_owner(one.phrase) for one in clause.arguments)
    if predicate is None:
        return False
    if predicate.seems or predicate.hearsay or predicate.link in ("たら", "ば") or predicate.wish:
        return True
    if (
        predicate.lemma
        in (
            "面白い",
            "良い",
            "楽しみ",
            "重い",
            "素敵",
            "素晴らしい",
            "苦しい",
            "安心",
            "不安",
            "無駄",
            "心配",
        )
        and not predicate.past
    ):
        return True
    return bool(clause.modifies) and clause.modifies is not None and clause.modifies.mention is not None
