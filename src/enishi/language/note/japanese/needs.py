"""What somebody looks for and what they can do: デザイナーを探してる, 採用に困ってた, 相続に詳しい, 英語ができる.

Decides wants and offers; whether one would like to meet them again, and how it felt, is `feelings`.
"""

from __future__ import annotations

from enishi.language.note.japanese.clauses import Clause, Phrase
from enishi.language.note.japanese.medium import medium_of
from enishi.language.note.japanese.passage import (
    NOUNS,
    VERBS,
    Passage,
    bare_end,
    contains,
    is_kin,
    is_of_others,
    is_thing,
    says,
    verb_of,
)
from enishi.language.note.lexicon import keyed, split, word_set

_AGAIN = split("また 又 またね 再び もう一度 もういちど もう一回 今度 ぜひまた")

# -- wants -----------------------------------------------------------------------------------------------------------


def read_want(passage: Passage, clause: Clause) -> bool:
    """…を探してる, …に困ってる, …募集中, …いないか, …を始めたいと言ってた."""
    someone = passage.about(clause)
    phrase = _sought(passage, clause)
    if someone is None or phrase is None or is_of_others(clause) or _is_told_by_me(passage, clause):
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
    outer = passage.outer(clause)
    if (
        clause.modifies is not None
        and clause.modifies.head_text in ("話", "件", "こと", "の")
        and outer is not None
    ):
        # 倉庫を探してる話をしたら、心当たりがあるって
        talks = outer.predicate is not None and (
            says(outer, "tell", "verbs") or outer.predicate.lemma == "為る"
        )
        if (
            talks
            and outer.predicate is not None
            and outer.predicate.link == "たら"
            and passage.subject(outer) is None
        ):
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
    if says(clause, "seek", "verbs") and (not predicate.negative or predicate.lemma in ("足りる", "足る")):
        if (strained := _racks_brains(clause)) is not None:
            return strained
        return passage.object_through(
            clause, "を", "が", "ば", "に", "で", "", "は", "も", "には", "の", "、"
        )
    if _has_nobody(clause):
        return passage.object(clause, "が", "も", "は", "")
    if _asks_for(clause):
        things = [one.phrase for one in clause.arguments if is_thing(one.phrase)]
        people = word_set(NOUNS, "generic", "people") | {"誰か", "だれか", "どなたか"}
        particular = [one for one in things if one.head_text not in people and one.clause is None]
        if particular and particular[0] is not things[-1]:
            # SNSの運用、誰かいい人いない？
            return particular[0]
        return passage.object(clause, "", "が", "は", "を", "とか", "も")
    quoting = passage.quoting(clause)
    passive = quoting is not None and quoting.predicate is not None and quoting.predicate.passive
    if passive and predicate.lemma not in _LEARNS:
        # 手伝ってほしいと言われた is asked of the writer.
        return None
    if predicate.ask and _is_their_wish(passage, clause):
        return passage.object(clause, "を", "が", "に", "", "も")
    brings = says(clause, "introduce", "verbs")
    if predicate.wish and predicate.lemma in _GIVES:
        # ろくろを譲りたいと言っている: an offer.
        return None
    if predicate.wish and predicate.lemma in _JOINS and _is_their_wish(passage, clause):
        # バイヤーとつながりたいらしい
        return passage.object(clause, "と", "に", "とも")
    if predicate.wish and not brings and _is_their_wish(passage, clause) and not _is_meeting(clause):
        return passage.object_through(clause, "を", "が", "に", "", "も") or _own_words(clause)
    return None


_GIVES = ("譲る", "貸す", "教える", "手伝う", "上げる", "提供", "差し上げる", "応援", "紹介")
_JOINS = ("繋がる", "つながる", "知り合う", "出会う", "会う", "組む", "接点")
_LEARNS = ("知る", "習う", "学ぶ", "教わる", "覚える", "見付ける", "見つける")


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
        if is_thing(one.phrase) and one.phrase.head_text in word_set(VERBS, "seek", "troubles"):
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
    return noun in word_set(VERBS, "seek", "nouns")


def _seeks(noun: str) -> bool:
    nouns = word_set(VERBS, "seek", "nouns")
    return noun in nouns or any(noun.endswith(word) and len(word) > 2 for word in nouns)


def _object_but(clause: Clause, last: Phrase) -> Phrase | None:
    # 集客で悩み中
    troubled = last.head_text.startswith(("悩み", "困り", "苦戦"))
    for case in ("を", "が", "ば", "に", "は", "", *(("で",) if troubled else ())):
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
    missing = word_set(VERBS, "seek", "missing")
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
    return verb_of(clause)[0] in keyed(VERBS, "meet") and any(word in clause.adverbs for word in _AGAIN)


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
    if someone is None or is_of_others(clause) or not _may_describe(passage, clause):
        return False
    phrase = _ability(passage, clause)
    wished = phrase is not None and phrase.clause is not None and phrase.clause.predicate is not None
    if wished and phrase is not None and phrase.clause is not None and phrase.clause.predicate.wish:  # type: ignore[union-attr]
        # やりたいことを言葉にできた
        return False
    if phrase is None or medium_of(phrase.head_text) in _TOOLS or phrase.head_text in _SINCE_LONG:
        return False
    words, start, end = passage.thing(phrase)
    if len(words.strip()) < 2 or any(is_kin(one) for one in phrase.chain()) or _is_anything(phrase):
        return False
    if words not in someone.offers:
        someone.offers.append(words)
        passage.sheet.mark(start, end, "offer")
    passage.use(clause, "offer")
    return True


def _is_anything(phrase: Phrase) -> bool:
    """面白いことができそう: no skill of its own."""
    described = (
        phrase.clause is not None
        and phrase.clause.predicate is not None
        and phrase.clause.predicate.adjective
    )
    return (
        phrase.head_text in ("こと", "もの", "話", "何か")
        and phrase.of is None
        and (described or phrase.clause is None)
    )


_TOOLS = ("call", "video", "message", "letter")
_SINCE_LONG = ("久々", "久しぶり", "初めて", "たまたま", "ついで")


def _may_describe(passage: Passage, clause: Clause) -> bool:
    """A relative clause on what is sought (英語のできるスタッフを募集) is no ability of the person spoken of."""
    head = clause.modifies
    if head is None or head.mention:
        return True
    outer = passage.outer(clause)
    last = bare_end(outer) if outer is not None else None
    if last is not None and _seeks(last.head_text):
        # 描ける人を募集中
        return False
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
        if last is not None and last.head_text.endswith(tuple(word_set(VERBS, "can", "licensed"))):
            # 電気工事士の資格持ち, 大型免許持ち
            whole = last.head_text in word_set(VERBS, "can", "licensed")
            return last.of if whole and last.of is not None and is_thing(last.of) else last
        if last is not None and last.head_text in word_set(VERBS, "can", "words"):
            inner = next(
                (one.phrase.clause for one in clause.arguments if one.phrase.head_text in ("の", "こと")),
                None,
            )
            if inner is not None and (done := passage.object(inner, "を", "に", "が")) is not None:
                # 魚をさばくのが上手
                return done
        if contains(passage.text(clause.start, clause.end), "いつでも お任せ おまかせ"):
            return passage.object(clause, "なら", "のことなら")
        held = next((one.phrase for one in clause.arguments if one.phrase.head_text in _KNOWLEDGE), None)
        if last is not None and last.head_text in _MUCH and held is not None and held is not last:
            return held.of
        if last is None or last.head_text not in word_set(VERBS, "can", "words"):
            return None
        return last.of if last.of is not None and is_thing(last.of) else _object_but(clause, last)
    tasted = predicate.past and predicate.lemma in ("旨い", "美味い", "上手い")
    if tasted and passage.subject(clause) is None:
        # もらった梅酒、うまかった
        return None
    if predicate.wish and predicate.lemma in _GIVES[:-1] and _is_their_wish(passage, clause):
        return passage.object(clause, "を", "が", "", "も")
    if predicate.negative or predicate.wish or predicate.link in ("たら", "ば"):
        return None
    if predicate.passive:
        return _can_be_done(passage, clause)
    if predicate.noun and predicate.head and (skill := _skill_in(_noun_of(clause))) is not None:
        return skill
    if _leaves_it_to(passage, clause):
        return passage.object(
            clause, "なら", "のことなら", "は", "については", "に関しては", "について", "を", "が", "も"
        )
    if _has_much_of(clause):
        held = next(one.phrase for one in clause.arguments if one.phrase.head_text in _KNOWLEDGE)
        return held.of if held.of is not None else passage.object(clause, "に", "には", "は", "の")
    # 解体を教えてくれるそうだ
    deeds = word_set(VERBS, "can", "made") | {"遣る"}
    does = (
        predicate.lemma in deeds and predicate.benefit == "let" and predicate.hearsay and not predicate.past
    )
    if predicate.can and predicate.head and medium_of(predicate.head[-1].text) in _TOOLS:
        # ビデオ通話できた
        return None
    if predicate.can or predicate.lemma == "出来る":
        # 英語ができる; 言葉にできた is no skill.
        return passage.object(clause, "が", "を", "の", "ば", "も", "は", "", "、", "には")
    if does or says(clause, "can", "words"):
        return passage.object(clause, "に", "が", "を", "の", "ば", "も", "は", "", "、", "には")
    return _can_be_done(passage, clause) or _licence(passage, clause)


def _can_be_done(passage: Passage, clause: Clause) -> Phrase | None:
    """ロゴを描ける, 農薬をまける, 中国茶を淹れられる, 空撮もいける."""
    predicate = clause.predicate
    assert predicate is not None
    if predicate.past or predicate.benefit or clause.asks or clause.link in ("たら", "ば"):
        return None
    if predicate.lemma == "行く" and predicate.base in ("いける", "イケる"):
        return passage.object(clause, "も", "", "が")
    told = clause.ends_sentence or bool(clause.quoted) or predicate.hearsay or bool(clause.modifies)
    describes = (told and passage.subject(clause) is not None) or predicate.hearsay or bool(clause.quoted)
    made = predicate.lemma in word_set(VERBS, "can", "made")
    may = made or (describes and predicate.lemma not in word_set(VERBS, "can", "never"))
    if predicate.potential and may:
        return passage.object(clause, "を", "が", "も", "", "は")
    return passage.object(clause, "を") if predicate.passive and made and describes else None


def _licence(passage: Passage, clause: Clause) -> Phrase | None:
    """宅建を持ってる, 簿記2級を取得."""
    predicate = clause.predicate
    if predicate is None or predicate.lemma not in ("持つ", "取る", "取得", "有る", "保持", "保有", "合格"):
        return None
    licences = tuple(word_set(VERBS, "can", "licences"))
    return next(
        (
            one.phrase
            for one in clause.arguments
            if one.case in ("を", "が", "も", "", "まで", "に")
            and is_thing(one.phrase)
            and one.phrase.head_text.endswith((*licences, "士", *_MEANS))
        ),
        None,
    )


# What somebody has others through: 仕入れルートを持ってる.
_MEANS = ("ルート", "販路", "伝手", "つて", "コネ", "人脈", "ノウハウ")
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
        if one.case in ("が", "を", "も", "は", "", "まで")
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
    known = word_set(VERBS, "can", "words")
    for cut in range(1, len(words)):
        if "".join(words[cut:]) in known:
            head = phrase.head[:cut]
            return Phrase(phrase.head_start, phrase.head_start, head[-1].end, head)
    return None
