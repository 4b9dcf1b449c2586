"""What somebody looks for and what they can do; whether one would like to meet them again, or do something together.

Decides wants (デザイナーを探してる, 採用に困ってた, いい税理士いないか), offers (相続に詳しい, 英語ができる), the wish for
again and never again, the key person, and the mood of the writer.
"""

from __future__ import annotations

from enishi.language.note.japanese.clauses import Clause, Phrase
from enishi.language.note.japanese.passage import (
    NOUNS,
    Passage,
    bare_end,
    contains,
    is_kin,
    is_owner,
    is_thing,
    says,
    verb_of,
)
from enishi.language.note.lexicon import keyed, split, word_set
from enishi.language.note.sheet import Someone

_AGAIN = split("また 又 またね 再び もう一度 もういちど もう一回 今度 ぜひまた")
_NEVER = split("二度と 二度 金輪際 当分 しばらく もう 今後")
_TOGETHER = split("一緒 いっしょ 協力 共同 組んで タッグ コラボ 協業 協働 共作")
_TEAM_UP = split("組む コラボ 協業 共演 共同制作 タッグ 共作 組める 手を組む 協働")
_NO_PROJECT = split(
    "飲む 呑む 行く 会う 食べる 話す 食事 御飯 遊ぶ 帰る 来る 参加 出る 住む 居る 旅行 散歩 走る 歩く 写真 ランチ"
)
_DEALINGS = split("組む 関わる 付き合う 頼む 働く 行く 誘う 貸す 取引 仕事 飲む 話す 為る 引き受ける 信用")
_HAPPY = split("面白い おもしろい 楽しい 良い 素敵 最高 嬉しい 出来る")


# -- wants -----------------------------------------------------------------------------------------------------------


def read_want(passage: Passage, clause: Clause) -> bool:
    """…を探してる, …に困ってる, …募集中, …いないか, …を始めたいと言ってた."""
    someone = passage.about(clause)
    phrase = _sought(passage, clause)
    if someone is None or phrase is None or _is_others(clause) or _is_told_by_me(passage, clause):
        return False
    words, start, end = passage.thing(phrase)
    if not words.strip():
        return False
    if words not in someone.wants:
        someone.wants.append(words)
        passage.sheet.mark(start, end, "want")
    passage.use(clause, "want")
    return True


def _is_told_by_me(passage: Passage, clause: Clause) -> bool:
    """須磨さんに独立したいと話す: what the writer wants; …を探してくれる: what somebody does for the writer."""
    predicate, speaker = clause.predicate, passage.quoting(clause)
    if predicate is not None and predicate.benefit == "let" and not predicate.ask:
        return True
    told = speaker is not None and speaker.predicate is not None and not speaker.predicate.progressive
    if (
        told
        and predicate is not None
        and predicate.wish
        and passage.subject(clause) is None
        and passage.subject(speaker) is None  # type: ignore[arg-type]
        and passage.named(clause, ("に", "には", "へ"))
        and says(speaker, "tell", "verbs")  # type: ignore[arg-type]
    ):
        # 田原さんに来年カフェを開きたいと話す
        return True
    return (
        speaker is not None
        and predicate is not None
        and predicate.wish
        and passage.subject(clause) is None
        and passage.subject(speaker) is None
        and bool(passage.named(speaker, ("に", "には", "へ", "にも")))
        and says(speaker, "tell", "verbs")
        and not (speaker.predicate is not None and (speaker.predicate.passive or speaker.predicate.benefit))
    )


def _is_others(clause: Clause) -> bool:
    """奥さんが…, 自分が…: said of another."""
    return any(
        (is_kin(one.phrase) or is_owner(one.phrase)) and one.case in ("は", "が", "も")
        for one in clause.arguments
    )


def _sought(passage: Passage, clause: Clause) -> Phrase | None:
    predicate = clause.predicate
    if predicate is None:
        last = bare_end(clause)
        if last is not None and (trouble := _trouble(clause)) is not None and trouble is not last:
            return last
        if last is None or not _seeks(last.head_text):
            return None
        if (short := _sought_in(last)) is not None:
            return short
        return last.of if last.of is not None else _object_but(clause, last)
    if predicate.noun and _trouble(clause) is not None and not predicate.negative:
        return Phrase(predicate.start, predicate.start, predicate.end, predicate.head)
    if says(clause, "seek", "found") and not (predicate.negative or predicate.lemma == "間に合う"):
        return None
    if says(clause, "seek", "verbs") and (not predicate.negative or predicate.lemma == "足りる"):
        if (strained := _racks_brains(clause)) is not None:
            return strained
        return passage.object_through(
            clause, "を", "が", "ば", "に", "で", "", "は", "も", "には", "の", "、"
        )
    if _has_nobody(clause):
        return passage.object(clause, "が", "も", "は", "")
    if _asks_for(clause):
        return passage.object(clause, "", "が", "は", "を", "とか", "も")
    quoting = passage.quoting(clause)
    if quoting is not None and quoting.predicate is not None and quoting.predicate.passive:
        return None
    if predicate.ask and _is_their_wish(passage, clause):
        return passage.object(clause, "を", "が", "に", "", "も")
    if predicate.wish and _is_their_wish(passage, clause) and not _is_meeting(clause):
        return passage.object_through(clause, "を", "が", "に", "", "も") or _own_words(clause)
    return None


def _racks_brains(clause: Clause) -> Phrase | None:
    """資金に頭を悩ませている, 採用に手を焼く: the trouble stands with に."""
    parts = ("頭", "手", "頭痛", "音")
    if not any(one.phrase.head_text in parts and one.case == "を" for one in clause.arguments):
        return None
    return next(
        (one.phrase for one in clause.arguments if one.case in ("に", "には", "で") and is_thing(one.phrase)),
        None,
    )


def _trouble(clause: Clause) -> Phrase | None:
    """お悩みは集客, 欲しいのは倉庫: what is said of these is what somebody looks for."""
    for one in clause.arguments:
        if one.case not in ("は", "が"):
            continue
        if is_thing(one.phrase) and one.phrase.head_text in word_set(
            "japanese/verbs.toml", "seek", "troubles"
        ):
            return one.phrase
        inner = one.phrase.clause
        if (
            one.phrase.head_text in ("の", "もの", "人")
            and inner is not None
            and says(inner, "seek", "verbs")
        ):
            return one.phrase
    return None


def _sought_in(phrase: Phrase) -> Phrase | None:
    """ベビーシッター募集: what is sought stands in one word with the search."""
    words = [token.text for token in phrase.head]
    for cut in range(1, len(words)):
        if _is_search("".join(words[cut:])):
            head = phrase.head[:cut]
            return Phrase(phrase.start, phrase.head_start, head[-1].end, head, of=phrase.of)
    return None


def _is_search(noun: str) -> bool:
    return noun in word_set("japanese/verbs.toml", "seek", "nouns")


def _seeks(noun: str) -> bool:
    nouns = word_set("japanese/verbs.toml", "seek", "nouns")
    return noun in nouns or any(noun.endswith(word) and len(word) > 2 for word in nouns)


def _object_but(clause: Clause, last: Phrase) -> Phrase | None:
    for case in ("を", "が", "ば", "に", "は", ""):
        for one in clause.arguments:
            if one.case == case and one.phrase is not last and is_thing(one.phrase):
                return one.phrase
    return None


def _asks_for(clause: Clause) -> bool:
    """いい税理士いないかな, 誰か知らない？"""
    predicate = clause.predicate
    if predicate is None or predicate.past or not (_is_missing(clause) or _is_known(clause)):
        return False
    asked = clause.quoted.startswith(("か", "って")) or clause.asks
    return asked and any(is_thing(one.phrase) for one in clause.arguments)


def _has_nobody(clause: Clause) -> bool:
    """後継ぎがいない, 担い手がおらんと嘆く: who is missing is looked for."""
    predicate = clause.predicate
    if (
        predicate is None
        or not predicate.negative
        or predicate.past
        or predicate.lemma not in ("居る", "居着く", "来る")
    ):
        return False
    missing = word_set("japanese/verbs.toml", "seek", "missing")
    return any(
        is_thing(one.phrase) and one.phrase.head_text.endswith(tuple(missing))
        for one in clause.arguments
        if one.case in ("が", "も", "は", "")
    )


def _is_missing(clause: Clause) -> bool:
    """…いないかな, …ないかな, …知らない？"""
    predicate = clause.predicate
    assert predicate is not None
    if predicate.lemma == "無い":
        return not predicate.negative
    return predicate.negative and says(clause, "seek", "without")


def _is_known(clause: Clause) -> bool:
    """心当たりある？, いい人いる？"""
    predicate = clause.predicate
    return (
        predicate is not None
        and clause.asks
        and predicate.lemma in ("居る", "有る", "知る")
        and bool(clause.quoted)
    )


def _is_their_wish(passage: Passage, clause: Clause) -> bool:
    """A wish is theirs where they say so (と言ってた, がってる, らしい) or are its subject."""
    predicate = clause.predicate
    assert predicate is not None
    if predicate.hearsay or predicate.progressive or "たがる" in predicate.extra:
        return True
    if clause.quoted:
        speaker = passage.quoting(clause)
        return speaker is None or (
            (says(speaker, "promise", "say") or speaker.predicate is None)
            and not _owner_speaks(passage, speaker)
        )
    return False


def _owner_speaks(passage: Passage, clause: Clause) -> bool:
    predicate = clause.predicate
    return (
        bool(predicate) and bool(passage.named(clause, ("に", "には", "と"))) and not passage.subject(clause)
    )


def _is_meeting(clause: Clause) -> bool:
    return verb_of(clause)[0] in keyed("japanese/verbs.toml", "meet") and any(
        word in clause.adverbs for word in _AGAIN
    )


def _own_words(clause: Clause) -> Phrase | None:
    """独立したいらしい: what is wished is the verb."""
    predicate = clause.predicate
    if predicate is None or not predicate.head:
        return None
    return Phrase(predicate.start, predicate.head[0].start, predicate.head[-1].end, predicate.head)


# -- offers ----------------------------------------------------------------------------------------------------------


def read_offer(passage: Passage, clause: Clause) -> bool:
    """…に詳しい, …が得意, …ができる, …を話せる."""
    someone = passage.about(clause)
    if someone is None or _is_others(clause) or not _may_describe(passage, clause):
        return False
    phrase = _ability(passage, clause)
    if phrase is None:
        return False
    words, start, end = passage.thing(phrase)
    if len(words.strip()) < 2:
        return False
    if words not in someone.offers:
        someone.offers.append(words)
        passage.sheet.mark(start, end, "offer")
    passage.use(clause, "offer")
    return True


def _may_describe(passage: Passage, clause: Clause) -> bool:
    """A relative clause on what is sought (英語のできるスタッフを募集) is no ability of the person spoken of."""
    head = clause.modifies
    if head is None or head.mention:
        return True
    outer = passage.outer(clause)
    return (
        outer is not None
        and outer.predicate is None
        and head.head_text in word_set(NOUNS, "generic", "people")
    )


def _ability(passage: Passage, clause: Clause) -> Phrase | None:
    predicate = clause.predicate
    if predicate is None:
        last = bare_end(clause)
        if last is not None and (skill := _skill_in(last)) is not None:
            return skill
        if contains(passage.text(clause.start, clause.end), "いつでも お任せ おまかせ"):
            return passage.object(clause, "なら", "のことなら")
        held = next((one.phrase for one in clause.arguments if one.phrase.head_text in _KNOWLEDGE), None)
        if last is not None and last.head_text in _MUCH and held is not None and held is not last:
            return held.of
        if last is None or last.head_text not in word_set("japanese/verbs.toml", "can", "words"):
            return None
        return last.of if last.of is not None and is_thing(last.of) else _object_but(clause, last)
    if predicate.negative or predicate.wish or predicate.passive or predicate.link in ("たら", "ば"):
        return None
    if predicate.noun and predicate.head and (skill := _skill_in(_noun_of(clause))) is not None:
        return skill
    if _leaves_it_to(passage, clause):
        return passage.object(
            clause, "なら", "のことなら", "は", "については", "に関しては", "について", "を", "が", "も"
        )
    if _has_much_of(clause):
        held = next(one.phrase for one in clause.arguments if one.phrase.head_text in _KNOWLEDGE)
        return held.of if held.of is not None else passage.object(clause, "に", "には", "は", "の")
    does = (
        predicate.lemma == "遣る" and predicate.benefit == "let" and predicate.hearsay and not predicate.past
    )
    if does or predicate.can or says(clause, "can", "words"):
        return passage.object(clause, "に", "が", "を", "の", "ば", "も", "は", "", "、", "には")
    made = predicate.potential and predicate.lemma in word_set("japanese/verbs.toml", "can", "made")
    if made and not predicate.past and not predicate.benefit:
        return passage.object(clause, "を", "が", "も", "", "は")
    return None


_KNOWLEDGE = split("経験 知識 実績 ノウハウ 心得 腕 技術 人脈 資格 免許 造詣 伝手 つて コネ 顔")
_MUCH = split("豊富 有る 長い 深い 広い 持つ 多い 確か 豊か 凄い 抜群 たっぷり")


def _has_much_of(clause: Clause) -> bool:
    """補助金申請の経験が豊富, 大型免許を持ってる."""
    predicate = clause.predicate
    if predicate is None or predicate.negative or predicate.lemma not in _MUCH:
        return False
    return any(
        one.phrase.head_text in _KNOWLEDGE and one.phrase.of is not None and is_thing(one.phrase.of)
        for one in clause.arguments
        if one.case in ("が", "を", "も", "は", "")
    )


def _leaves_it_to(passage: Passage, clause: Clause) -> bool:
    """会計ソフトのことなら何でも知ってる, 音響なら任せてって."""
    predicate = clause.predicate
    assert predicate is not None
    if predicate.lemma in ("任せる", "任す", "お任せ"):
        return not predicate.past
    said = passage.text(clause.start, clause.end)
    well = contains(
        said, "何でも なんでも 大抵 たいてい 一通り ひととおり 一番 いちばん よく 誰より すごく めちゃ"
    )
    return well and predicate.lemma in ("知る", "分かる", "熟す", "出来る", "こなす") and not predicate.past


def _noun_of(clause: Clause) -> Phrase:
    """The noun of a copula: 英語ペラペラだった."""
    predicate = clause.predicate
    assert predicate is not None
    of = next((one.phrase for one in reversed(clause.arguments) if one.case in ("の", "が", "")), None)
    return Phrase(
        predicate.head[0].start, predicate.head[0].start, predicate.head[-1].end, predicate.head, of=of
    )


def _skill_in(phrase: Phrase) -> Phrase | None:
    """英語ペラペラ, 似顔絵名人: what is done well stands in one word with how well."""
    words = [token.text for token in phrase.head]
    known = word_set("japanese/verbs.toml", "can", "words")
    for cut in range(1, len(words)):
        if "".join(words[cut:]) in known:
            head = phrase.head[:cut]
            return Phrase(phrase.head_start, phrase.head_start, head[-1].end, head)
    return None


# -- again, together, mood --------------------------------------------------------------------------------------------


def read_wish(passage: Passage, clause: Clause) -> bool:
    """また会いたい, もう会わなくていい, また会いたいとは思わない."""
    sign = _wish_sign(passage, clause)
    if not sign:
        return False
    people = (
        [passage.someone(one) for one in clause.mentions()]
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
        "顔も見たくない 距離を置きたい 距離を置こう 関わりたくない 縁を切りたい 近づきたくない 離れたい 付き合いきれない",
    ):
        return -1
    ending = passage.text(clause.start, clause.end + 3)
    if contains(ending, "もういいかな もういいや もうええ もう結構 もう十分 もういいです"):
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
    if predicate is None or predicate.negative or (predicate.past and predicate.link not in ("たら", "ば")):
        return False
    project = verb_of(clause)[0] not in _NO_PROJECT and predicate.lemma not in _NO_PROJECT
    together = contains(said, _TOGETHER) or predicate.lemma in _TEAM_UP
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
    heavy = contains(
        said,
        "気が重 腹が立 居心地が悪 気を遣 つまらん つまらな しょうもな おもんな おもろな 気分が悪 気分の悪 感じ悪 感じが悪 感じの悪 つかれた ツカレタ 行かなきゃよかった 行くんじゃなかった 時間の無駄 後味の悪 居心地の悪 後味が悪 頭に来",
    )
    bad |= heavy
    good |= contains(
        said,
        "元気をもら 刺激をもら 気が楽 気持ちがいい 気持ちいい 勇気をもら 胸がいっぱい いい時間 良い時間 いい夜 いい会だった いい一日 いい出会い 濃い時間 うれしい うれしかった たのしい たのしかった 話が弾 時間を忘れ 元気が出",
    )
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
    if _is_others(clause) or any(
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
