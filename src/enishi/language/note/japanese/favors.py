"""What the writer did for somebody, and what was done for the writer.

Decides from てあげた, てくれた, てもらった and the verbs of giving which way it went, of what kind it was, and what it was.
"""

from __future__ import annotations

from enishi.language.draft import DraftFavor
from enishi.language.note.japanese.clauses import Clause, Phrase
from enishi.language.note.japanese.favors_told import FavorFound, brought, favor_of_nouns
from enishi.language.note.japanese.passage import (
    FROM,
    SUBJECT,
    VERBS,
    Passage,
    contains,
    is_kin,
    is_thing,
    says,
    verb_of,
)
from enishi.language.note.japanese.people import is_title
from enishi.language.note.lexicon import word_set
from enishi.language.note.sheet import Someone

_TO = ("に", "へ", "には", "にも", "を", "と", "のを")


def read_favor(passage: Passage, clause: Clause) -> bool:
    """教えてもらった, 手伝ってくれた, 愚痴を聞いてあげた, おごってもらった, 土産をもらった."""
    found = _favor(passage, clause)
    if found is None or any(is_kin(one.phrase) and one.case in ("が", "は") for one in clause.arguments):
        return False
    someone = _other(passage, clause, found.direction)
    if someone is None:
        return False
    words = ""
    if found.phrase is not None:
        words, start, end = passage.thing(found.phrase)
        passage.sheet.mark(start, end, "favor")
    passage.sheet.mark(clause.start, clause.end, "favor")
    passage.sheet.add("favors", DraftFavor(someone.name, found.direction, found.kind, words))
    someone.present = True
    passage.use(clause, "favor")
    return True


def _other(passage: Passage, clause: Clause, direction: str) -> Someone | None:
    """The other side: who gave (から, が, に of てもらった) or to whom it was given (に, を, の)."""
    predicate = clause.predicate
    takes = (
        predicate is None
        or predicate.benefit == "take"
        or predicate.lemma in ("貰う", "頂く", "教わる", "借りる", "頂戴", "借用", "拝借")
    )
    heard = predicate is not None and predicate.lemma == "受ける"
    cases = (
        ("から", "より", "に")
        if heard
        else _TO
        if direction == "given"
        else (*FROM, *SUBJECT)
        if takes
        else (*SUBJECT, *FROM)
    )
    for case in cases:
        if found := passage.named(clause, (case,)):
            return found[0]
    if direction == "received" and not takes and (found := passage.named(clause, ("",))):
        # 荒井さん紹介してくれた
        return found[0]
    owners = [one.phrase for one in clause.arguments if one.phrase.mentions() and one.phrase.mention is None]
    if owners:
        return passage.someone(owners[0].mentions()[0])
    if clause.modifies is not None and clause.modifies.mention:
        return passage.someone(clause.modifies.mention)
    return passage.topic if not passage.aside or direction == "given" else None


def _favor(passage: Passage, clause: Clause) -> FavorFound | None:
    predicate = clause.predicate
    if predicate is None:
        return favor_of_nouns(passage, clause)
    if (
        predicate.negative
        or predicate.wish
        or predicate.ask
        or clause.asks
        or (predicate.link in ("たら", "ば") and not _came_of_it(passage, clause))
    ):
        return None
    if predicate.progressive and not predicate.past:
        return None
    if (
        not predicate.past
        and not predicate.link
        and not predicate.adnominal
        and predicate.benefit != "take"
        and not clause.ends_sentence
    ):
        return None
    if predicate.potential and not predicate.past and says(clause, "gift", "take"):
        # 見積もりを今週中にもらえる
        return None
    if not predicate.past and (predicate.seems or (predicate.benefit == "let" and predicate.hearsay)):
        # 原稿を見てもらえそう, 解体を教えてくれるそうだ: nothing was done yet.
        return None
    if (
        predicate.benefit == "take"
        and not predicate.past
        and not predicate.link
        and _is_ahead(passage, clause)
    ):
        return None
    done = predicate.past or bool(predicate.link)
    told = clause.ends_sentence and not (
        clause.modifies or clause.quoted or predicate.hearsay or predicate.potential
    )
    if predicate.benefit in ("let", "give") and not (done or (told and not _is_ahead(passage, clause))):
        return None
    came_for = next((one.phrase for one in clause.arguments if one.phrase.head_text in _CAME_FOR), None)
    if predicate.lemma == "来る" and predicate.benefit == "let" and predicate.past and came_for is not None:
        # 空港まで迎えに来てくれた
        return FavorFound("received", "help", came_for)
    if (along := brought(passage, clause)) is not None:
        return along
    direction = _direction(passage, clause)
    return _kind(passage, clause, direction) if direction else None


def _came_of_it(passage: Passage, clause: Clause) -> bool:
    """訳してあげたら、お礼にワインをもらった: what came of it is told."""
    at = passage.places[id(clause)]
    after = passage.clauses[at + 1] if at + 1 < len(passage.clauses) else None
    told = (
        after is not None
        and after.predicate is not None
        and after.predicate.past
        and not after.predicate.wish
    )
    return told and clause.predicate is not None and clause.predicate.benefit == "give"


_WARES = (
    "商品",
    "作品",
    "サイト",
    "ブログ",
    "記事",
    "投稿",
    "本",
    "新刊",
    "チラシ",
    "動画",
    "アカウント",
    "イベント",
)
_CAME_FOR = ("迎え", "手伝い", "見送り", "お見舞い", "見舞い", "お迎え", "助っ人", "送り")
_SOME_DAY = ("今度", "こんど", "いつか", "そのうち", "近々", "次回", "いずれ")


def _direction(passage: Passage, clause: Clause) -> str:
    predicate = clause.predicate
    assert predicate is not None
    if predicate.benefit in ("let", "take") or says(clause, "gift", "let"):
        return "received"
    if predicate.lemma == "届く" and passage.named(clause, ("から", "より")):
        return "received"
    if predicate.lemma in ("相談", "受ける"):
        return "given"
    if predicate.benefit == "give":
        return "given"
    if predicate.lemma == "聞く" and (
        passage.named(clause, ("から", "より")) or passage.named(clause, ("に",))
    ):
        return "received"
    if _is_treat(clause) or any(says(clause, kind, "take") for kind in ("inform", "help", "gift")):
        return "received"
    if predicate.passive:
        return "received" if says(clause, "gift", "treat") or says(clause, "inform", "give") else ""
    if passage.subject(clause) is not None and not passage.named(clause, ("に", "へ", "には", "を")):
        return "received" if says(clause, "gift", "treat") else ""
    guessed = predicate.potential or predicate.hearsay or predicate.seems or clause.quoted
    told = clause.ends_sentence and not (clause.modifies or guessed or _is_ahead(passage, clause))
    return "given" if predicate.past or predicate.link or told else ""


def _is_ahead(passage: Passage, clause: Clause) -> bool:
    """A day to come: 来週…を手伝う is no favor yet."""
    if any(
        word in _SOME_DAY for word in (*clause.adverbs, *(one.phrase.head_text for one in clause.arguments))
    ):
        return True
    today = passage.today.isoformat()
    days = (one.day for argument in clause.arguments for one in argument.phrase.chain())
    return any(day is not None and (day.last > today or day.vague) for day in days)


def _kind(passage: Passage, clause: Clause, direction: str) -> FavorFound | None:
    """The kind, from the most particular to the general; None where it is no favor."""
    predicate = clause.predicate
    assert predicate is not None
    phrase = _given_thing(clause) or passage.object_through(
        clause, "を", "ば", "も", "", "について", "が", "は", "、", "の", "と"
    )
    said = passage.text(clause.start, clause.end)
    for read in (_listening, _bringing, _work, _gift, _information, _help):
        kind = read(passage, clause, direction, phrase, said)
        if kind is not None:
            return kind if isinstance(kind, FavorFound) else FavorFound(direction, kind, phrase)
    return None


def _given_thing(clause: Clause) -> Phrase | None:
    """送ってくれた本: what the clause stands before."""
    predicate, head = clause.predicate, clause.modifies
    given = predicate is not None and (
        bool(predicate.benefit) or says(clause, "gift", "take") or says(clause, "help", "take")
    )
    if not given or head is None or head.mention or clause.case("を"):
        return None
    return head if is_thing(head) and head.head_text not in word_set(VERBS, "gift", "no_heads") else None


def _listening(
    passage: Passage, clause: Clause, direction: str, phrase: Phrase | None, said: str
) -> FavorFound | None:
    predicate = clause.predicate
    assert predicate is not None
    advice = next(
        (
            one.phrase
            for one in clause.arguments
            if is_thing(one.phrase)
            and one.phrase.head_text.endswith("相談")
            and one.case in ("に", "", "にも", "には")
        ),
        None,
    )
    if advice is not None and predicate.lemma in ("乗る", "付き合う", "応じる"):
        what = (
            advice.of
            if advice.of is not None and is_thing(advice.of)
            else phrase
            if phrase is not None and phrase is not advice
            else advice
        )
        return FavorFound(direction if predicate.benefit else "given", "listening", what)
    if (asked := _asks_advice(passage, clause)) is not None:
        return asked
    if predicate.lemma == "付き合う" and any(
        one.case == "に" and contains(one.phrase.head_text, word_set(VERBS, "listen", "objects"))
        for one in clause.arguments
    ):
        # 愚痴に付き合った
        return FavorFound(
            direction if predicate.benefit else "given", "listening", passage.object(clause, "に")
        )
    if not says(clause, "listen", "verbs") or predicate.causative:
        return None
    if predicate.potential and not predicate.benefit:
        # 裏話を聞けた: it was worth hearing.
        told = phrase is not None and contains(phrase.head_text, "話 裏話 情報 コツ 体験談 アドバイス")
        return FavorFound("received", "information", phrase) if told else None
    objects = word_set(VERBS, "listen", "objects")
    if phrase is not None and any(
        contains(one.head_text, objects) for one in phrase.chain() if not one.mention
    ):
        if (
            phrase.head_text == "話"
            and not predicate.benefit
            and not any(one.mention for one in phrase.chain())
        ):
            return None
        return FavorFound(direction, "listening", phrase)
    told = (
        predicate.benefit == "let"
        and phrase is None
        and clause.quote is None
        and not clause.case("か", "かを")
    )
    return (
        FavorFound(direction, "listening", phrase) if predicate.benefit in ("take", "give") or told else None
    )


def _asks_advice(passage: Passage, clause: Clause) -> FavorFound | None:
    """転職の相談をした: they listened; 転職の相談を受けた: the writer did."""
    predicate = clause.predicate
    assert predicate is not None
    advice = next((one.phrase for one in clause.arguments if one.phrase.head_text.endswith("相談")), None)
    if advice is not None and predicate.lemma in ("受ける", "乗る") and _is_of_life(passage, advice):
        return FavorFound("given", "listening", advice)
    consults = predicate.lemma == "相談" or (advice is not None and predicate.lemma == "為る")
    if not consults or predicate.passive or predicate.benefit or not predicate.past:
        return None
    if not passage.named(clause, ("に", "には", "にも")):
        return None
    return FavorFound(
        "received", "listening", advice or passage.object(clause, "を", "について", "のこと", "")
    )


def _is_of_life(passage: Passage, phrase: Phrase) -> bool:
    """Advice on one's own life is listened to, advice on work may be work."""
    return contains(passage.text(phrase.start, phrase.end), word_set(VERBS, "listen", "life"))


def _bringing(
    passage: Passage, clause: Clause, direction: str, phrase: Phrase | None, said: str
) -> str | None:
    brings = says(clause, "refer", "verbs") and (
        phrase is None or not any(one.mention for one in phrase.chain())
    )
    if not (
        brings
        or says(clause, "introduce", "verbs")
        or says(clause, "gift", "give")
        or says(clause, "work", "give")
    ):
        return None
    customers = word_set(VERBS, "refer", "objects")
    if phrase is not None and contains(phrase.head_text, customers):
        return "referral"
    if phrase is not None and phrase.head_text in _WARES and says(clause, "introduce", "verbs"):
        return "help"
    if phrase is not None and says(clause, "introduce", "verbs"):
        return "work" if contains(phrase.head_text, word_set(VERBS, "work", "objects")) else "introduction"
    return None


def _work(passage: Passage, clause: Clause, direction: str, phrase: Phrase | None, said: str) -> str | None:
    verb = verb_of(clause)[0]
    if (
        verb in ("発注", "注文", "依頼", "委託", "外注")
        and direction == "given"
        and passage.named(clause, ("に", "へ"))
    ):
        return "work"
    works = phrase is not None and contains(phrase.head_text, word_set(VERBS, "work", "objects"))
    return (
        "work"
        if works
        and (says(clause, "work", "give") or says(clause, "work", "take") or says(clause, "gift", "let"))
        else None
    )


def _gift(passage: Passage, clause: Clause, direction: str, phrase: Phrase | None, said: str) -> str | None:
    predicate = clause.predicate
    assert predicate is not None
    if says(clause, "gift", "treat") or _is_treat(clause):
        return "gift"
    if phrase is None or phrase.head_text.endswith(tuple(word_set(VERBS, "gift", "no_objects"))):
        return None
    bare = says(clause, "gift", "take") or says(clause, "gift", "let")
    if (
        bare
        and not predicate.benefit
        and verb_of(clause)[0] in ("貰う", "頂く", "頂戴", "受け取る", "譲り受ける", "呉れる", "下さる")
    ):
        return "gift"
    if predicate.lemma == "譲る" and predicate.benefit in ("take", "let"):
        return "gift"
    if predicate.lemma == "届く":
        # お歳暮が届いた
        return "gift" if contains(phrase.head_text, word_set(VERBS, "gift", "objects")) else None
    if not says(clause, "gift", "give"):
        return None
    gifts = contains(phrase.head_text, word_set(VERBS, "gift", "objects"))
    if (
        direction == "received"
        and predicate.benefit
        and verb_of(clause)[0] in ("送る", "届ける", "分ける", "持つ", "送り届ける")
    ):
        # 塩を送ってくれた is a gift, 資料を送ってくれた a help.
        gifts = gifts or not contains(phrase.head_text, word_set(VERBS, "gift", "papers"))
    return "gift" if gifts or says(clause, "gift", "surely") else None


def _is_treat(clause: Clause) -> bool:
    """夕飯をごちそうになった."""
    treats = any(
        one.case == "に" and one.phrase.head_text.endswith(("ごちそう", "馳走")) for one in clause.arguments
    )
    return treats and verb_of(clause)[0] == "成る"


def _information(
    passage: Passage, clause: Clause, direction: str, phrase: Phrase | None, said: str
) -> str | None:
    advice = phrase is not None and phrase.head_text.endswith(tuple(word_set(VERBS, "nouns", "information")))
    if advice and (
        says(clause, "gift", "take") or says(clause, "gift", "let") or says(clause, "gift", "give")
    ):
        return "information"
    if says(clause, "inform", "take") or (
        _is_learnt(phrase) and direction and verb_of(clause)[0] in ("見せる", "示す")
    ):
        return "information"
    predicate = clause.predicate
    if predicate is not None and predicate.causative and predicate.benefit in ("take", "let"):
        # 話を聞かせてもらった: they told.
        return "information" if predicate.lemma in ("聞く", "学ぶ", "勉強", "習う", "知る") else None
    if direction == "received" and _is_learnt(phrase) and predicate is not None and predicate.lemma == "聞く":
        return "information"
    if not says(clause, "inform", "give"):
        return None
    verb, benefit = verb_of(clause)[0], clause.predicate.benefit if clause.predicate else ""
    certain = verb in ("教える", "伝授", "アドバイス", "助言", "レクチャー", "指南", "情報提供")
    return "information" if certain or (benefit and verb not in ("伝える", "見せる")) else None


def _is_learnt(phrase: Phrase | None) -> bool:
    """相場を聞いた, 申請のやり方を聞いた, アドバイスをもらった."""
    known = word_set(VERBS, "inform", "objects")
    return phrase is not None and (
        phrase.head_text.endswith(("方", "かた")) or contains(phrase.head_text, known)
    )


def _help(passage: Passage, clause: Clause, direction: str, phrase: Phrase | None, said: str) -> str | None:
    predicate = clause.predicate
    assert predicate is not None
    if says(clause, "help", "take"):
        return "help"
    if _comes_to_help(passage, clause):
        return "help"
    if phrase is not None and phrase.head_text in ("気", "心", "耳", "足", "声"):
        # 気を遣ってくれた, 声をかけてくれた: kindness, no deed.
        return None
    if predicate.benefit:
        if (done := _does_or_becomes(clause, phrase)) is not None:
            return "help" if done else None
        return (
            None
            if says(clause, "help", "never") or not (phrase is not None or says(clause, "help", "give"))
            else "help"
        )
    return "help" if direction == "given" and says(clause, "help", "plain") else None


def _comes_to_help(passage: Passage, clause: Clause) -> bool:
    """手伝いに行った, 迎えに来てくれた, 代わりにシフトに入ってくれた."""
    predicate = clause.predicate
    assert predicate is not None
    aims = [one.phrase.head_text for one in clause.arguments if one.case == "に" and is_thing(one.phrase)]
    if predicate.lemma in ("行く", "来る", "駆け付ける", "駆けつける"):
        helps = any(aim.endswith(("手伝い", "助け", "助っ人")) for aim in aims)
        return helps or (bool(predicate.benefit) and "迎え" in aims)
    return (
        bool(predicate.benefit) and "代わり" in aims and predicate.lemma in ("入る", "出る", "行く", "立つ")
    )


def _does_or_becomes(clause: Clause, phrase: Phrase | None) -> bool | None:
    """セットアップをしてあげた, 保証人になってもらった, 間に入ってくれた; None where the verb says more than to do."""
    predicate = clause.predicate
    assert predicate is not None
    if predicate.lemma == "為る" and phrase is not None and not predicate.head:
        return not contains(phrase.head_text, word_set(VERBS, "help", "no_deeds"))
    becomes = [one.phrase for one in clause.arguments if one.case == "に" and is_thing(one.phrase)]
    if predicate.lemma == "成る" and predicate.benefit in ("take", "give", "let"):
        return any(
            is_title(one.head_text) or one.head_text.endswith(("人", "役", "相手", "力")) for one in becomes
        )
    if predicate.lemma in ("入る", "立つ") and any(one.head_text in ("間", "中") for one in becomes):
        return True
    return None
