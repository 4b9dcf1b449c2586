"""What is asked of the writer: 講演を頼まれた, 個展に誘われた, 見積依頼 – a chance, not what somebody looks for.

Decides whether a request is to the writer, by whom, and what it is for. What is looked for in anybody is `needs`.
"""

from __future__ import annotations

import re

from enishi.language.draft import DraftChance
from enishi.language.note.japanese.clauses import Clause, Phrase
from enishi.language.note.japanese.passage import (
    FROM,
    NOUNS,
    SUBJECT,
    VERBS,
    Passage,
    bare_end,
    contains,
    is_kin,
    is_owner,
    is_thing,
    says,
    verb_of,
)
from enishi.language.note.japanese.people import is_title
from enishi.language.note.lexicon import word_set
from enishi.language.note.sheet import Someone


def read_chance(passage: Passage, clause: Clause) -> bool:
    """講演を頼まれた, 個展に誘われた, 依頼をいただいた, …してほしいと言われた: what is asked of the writer."""
    if clause.quote is not None and passage.use_of(clause.quote) == "chance":
        passage.use(clause, "chance")
        return True
    if _comes_out(clause):
        return _note_deal(passage, clause)
    if not (
        _is_asked(passage, clause) or _has_request(clause) or _is_told_to(clause) or _asks_me(passage, clause)
    ):
        return False
    if (
        _is_of_life(passage, clause)
        or _is_for_anybody(clause)
        or (clause.quote is not None and _is_for_anybody(clause.quote))
    ):
        return False
    who = passage.named(clause, (*FROM, *SUBJECT))
    if not who and (last := bare_end(clause)) is not None and (proposed := _proposal_in(last)) is not None:
        who = passage.named(proposed, (*FROM, *SUBJECT))
    someone = who[-1] if who else passage.topic or _who_else(passage, clause)
    found = _asked_for(passage, clause) or _named_behind(passage, clause)
    if someone is None or found is None:
        return False
    _note(passage, clause, someone, found)
    # 一緒に展示をやりましょう tells of more.
    return not (clause.predicate is not None and clause.predicate.volition)


def _note(passage: Passage, clause: Clause, someone: Someone, found: tuple[str, int, int]) -> None:
    words, start, end = found
    passage.sheet.add("chances", DraftChance(someone.name, words))
    someone.present = True
    passage.sheet.mark(start, end, "chance")
    passage.use(clause, "chance")
    if clause.quote is not None:
        passage.use(clause.quote, "chance")


def _who_else(passage: Passage, clause: Clause) -> Someone | None:
    """古川さん経由で, 岡本さん「…」とのこと: the only one named hereabouts."""
    speaker = passage.quoting(clause)
    named = clause.mentions() or (speaker.mentions() if speaker is not None else [])
    return passage.someone(named[0]) if named else None


# -- work that was got, is open, or came to nothing ------------------------------------------------------------------


def _comes_out(clause: Clause) -> bool:
    """…の仕事を受注, 案件が流れた, 連載が決まった."""
    verb = verb_of(clause)[0]
    won, over, settled = (word_set(VERBS, "deal", kind) for kind in ("won", "over", "settled"))
    predicate = clause.predicate
    if predicate is not None and (
        predicate.wish or predicate.ask or predicate.benefit or clause.link in ("たら", "ば")
    ):
        return False
    if verb == "成る" or (predicate is not None and predicate.noun):
        verb = next((word for word in over | won if _stands_in(clause, word)), verb)
    if verb.endswith(tuple(word_set(VERBS, "deal", "off"))) or any(
        _stands_in(clause, word) for word in word_set(VERBS, "deal", "off")
    ):
        return True
    if verb in over or verb.endswith(tuple(over)):
        return any(_is_work(one.phrase) or one.phrase.head_text == "件" for one in clause.arguments)
    if verb in settled:
        return any(_is_work(one.phrase) for one in clause.arguments)
    return verb in won or verb.endswith(tuple(won))


def _stands_in(clause: Clause, word: str) -> bool:
    """結局見送りになった, 白紙だった."""
    predicate = clause.predicate
    heads = [one.phrase.head_text for one in clause.arguments if one.case in ("に", "と", "へ")]
    if predicate is not None and predicate.noun:
        heads.append(predicate.lemma)
    return any(head.endswith(word) for head in heads)


def _is_work(phrase: Phrase) -> bool:
    words = tuple(word_set(VERBS, "deal", "work"))
    heads = [one.head_text for one in phrase.chain() if is_thing(one)]
    return is_thing(phrase) and any(
        head.endswith(words) or head in ("話", "お話") for head in heads if not _is_contact(head)
    )


def _is_contact(words: str) -> bool:
    return words.endswith(("電話", "会話"))


def _note_deal(passage: Passage, clause: Clause) -> bool:
    phrase = next(
        (
            one.phrase
            for one in clause.arguments
            if one.case in ("を", "が", "は", "、", "も", "の", "って", "に")
            and is_thing(one.phrase)
            and one.phrase is not bare_end(clause)
            and not contains(one.phrase.head_text, word_set(VERBS, "deal", "over"))
        ),
        None,
    )
    who = passage.named(clause, (*FROM, *SUBJECT, "の"))
    someone = who[-1] if who else (_owner_of(passage, phrase) or passage.topic or _who_else(passage, clause))
    phrase = phrase or _named_before(passage, clause)
    if phrase is None or someone is None:
        return False
    words, start, end = passage.thing(phrase)
    named = _before_request(passage, phrase)
    if named is not None:
        words, start, end = named
    elif _is_bare(phrase) and phrase.of is not None and is_thing(phrase.of):
        words, start, end = passage.thing(phrase.of)
    if not any(words in one.title or one.title in words for one in passage.sheet.chances):
        _note(passage, clause, someone, (words, start, end))
    passage.use(clause, "chance")
    return True


def _is_bare(phrase: Phrase) -> bool:
    return phrase.head_text in word_set(VERBS, "deal", "bare")


def _owner_of(passage: Passage, phrase: Phrase | None) -> Someone | None:
    mentions = phrase.mentions() if phrase is not None else []
    if phrase is not None and not mentions and phrase.clause is not None:
        mentions = phrase.clause.mentions()
    return passage.someone(mentions[0]) if mentions else None


# -- what is asked -----------------------------------------------------------------------------------------------------


def _is_asked(passage: Passage, clause: Clause) -> bool:
    predicate = clause.predicate
    if predicate is None or predicate.negative or not says(clause, "ask", "verbs"):
        return False
    if predicate.lemma in ("任せる", "任す") and predicate.benefit == "let" and not predicate.past:
        # 登記は任せてください: they offer it.
        return predicate.hearsay
    head = clause.modifies
    if head is not None and head.mention is None and head.head_text in word_set(NOUNS, "generic", "people"):
        # ラベルを任せられる人: who is looked for.
        return False
    # 十万以内なら頼むと即答
    plain = (
        predicate.lemma in ("頼む", "お願い", "願う")
        and not predicate.past
        and clause.quoted.startswith("と")
    )
    theirs = (predicate.wish or plain) and (bool(clause.quoted) or predicate.hearsay)
    if predicate.lemma in ("勧める", "薦める"):
        # 出展を勧められた; a restaurant is recommended, no chance.
        return predicate.passive and any(
            one.phrase.head_text.endswith(tuple(word_set(VERBS, "deal", "steps"))) for one in clause.arguments
        )
    return predicate.passive or predicate.benefit in ("let", "take") or theirs


_NO_CHANCES = ("相談", "ご相談", "声", "話", "お声", "問い合わせ", "連絡")


def _has_request(clause: Clause) -> bool:
    """…の依頼をもらった, 相談を受けた, お誘いがあった, 声がかかった."""
    predicate = clause.predicate
    if predicate is None:
        last = bare_end(clause)
        if last is not None and _proposal_in(last) is not None:
            return True
        asked = clause.quote is not None and clause.quote.predicate is not None and clause.quote.predicate.ask
        if last is not None and asked and _is_request(last):
            return True
        return (
            last is not None
            and _is_request(last)
            and last.head_text not in _NO_CHANCES
            and any(
                one.phrase.mentions() and one.case.startswith(("から", "より", "に"))
                for one in clause.arguments
            )
        )
    done_to_me = predicate.passive and predicate.lemma in ("為る", "受ける", "持ち込む", "寄せる")
    if (
        predicate.negative
        or not (done_to_me or says(clause, "ask", "verbs_in"))
        or not (predicate.past or predicate.link or predicate.progressive)
    ):
        return False
    if predicate.lemma in word_set(VERBS, "deal", "arrives") and any(
        _is_work(one.phrase) for one in clause.arguments if one.case in ("が", "", "も")
    ):
        return True
    return any(
        is_thing(one.phrase) and _is_request(one.phrase)
        for one in clause.arguments
        if one.case in ("を", "が", "", "も")
    )


def _asks_me(passage: Passage, clause: Clause) -> bool:
    """看板を描いてくれないかって, うちで働かないかと連絡, 何か作ろうと提案された: whether the writer would."""
    predicate = clause.predicate
    if predicate is None or not clause.quoted:
        return False
    speaker = passage.quoting(clause)
    if speaker is not None and not _speaks_to_me(passage, speaker):
        return False
    if predicate.ask and speaker is None:
        # 業務委託で手伝ってほしいと。
        return (
            predicate.lemma in ("手伝う", "引き受ける", "担当", "登壇", "出演", "受け持つ")
            and not predicate.hearsay
        )
    if predicate.volition and speaker is not None:
        return says(speaker, "ask", "proposes")
    if not clause.asks or predicate.lemma in _THERE:
        return False
    return predicate.negative or (predicate.benefit in ("let", "take") and predicate.potential)


_THERE = ("居る", "有る", "無い", "知る", "御座る", "思う", "良い", "分かる", "心当たり")


def _speaks_to_me(passage: Passage, speaker: Clause) -> bool:
    """…と連絡, …と声をかけられた, …と言ってくれた, …って."""
    predicate = speaker.predicate
    if predicate is None:
        last = bare_end(speaker)
        # …してくれないかとのこと
        told = (*word_set(VERBS, "ask", "contacts"), "こと", "由")
        # 米田さんが「…やってもらえない？」って
        says_it = last is None and any(one.case == "が" and one.phrase.mention for one in speaker.arguments)
        return says_it or (last is not None and last.head_text.endswith(told))
    if any(is_kin(one.phrase) for one in speaker.arguments):
        return False
    voice = any(
        one.phrase.head_text.endswith(tuple(word_set(VERBS, "ask", "contacts"))) for one in speaker.arguments
    )
    arrives = voice and says(speaker, "ask", "verbs_in")
    asked = says(speaker, "ask", "verbs") or says(speaker, "ask", "proposes") or voice
    return not predicate.negative and (
        arrives or (asked and (predicate.passive or predicate.benefit == "let"))
    )


def _is_of_life(passage: Passage, clause: Clause) -> bool:
    """転職の相談を受けた: to be listened to, no work."""
    advice = next((one.phrase for one in clause.arguments if one.phrase.head_text.endswith("相談")), None)
    if advice is None:
        return False
    return contains(passage.text(advice.start, advice.end), word_set(VERBS, "listen", "life"))


_ANYBODY = ("誰か", "だれか", "どなたか", "誰", "業者", "プロ", "専門家", "人")


def _is_for_anybody(clause: Clause) -> bool:
    """デザインを誰かに頼みたい; 職人おらんかと聞かれた: looked for, not asked of the writer."""
    predicate = clause.predicate
    there = predicate is not None and predicate.lemma in _THERE[:5]
    return (there and bool(clause.quoted)) or any(
        one.phrase.head_text in _ANYBODY and one.case in ("に", "かに", "へ", "が", "かが", "か", "")
        for one in clause.arguments
    )


def _is_request(phrase: Phrase) -> bool:
    nouns = word_set(VERBS, "ask", "nouns")
    text = phrase.head_text.removesuffix("あり").removesuffix("有り")
    return (
        text in nouns - {"話", "声"}
        or any(text.endswith(noun) for noun in _REQUESTS)
        or (text in ("話", "声", "お声") and (phrase.of is not None or phrase.clause is not None))
    )


def _proposal_in(phrase: Phrase) -> Clause | None:
    """コラムを書いてみないかという話: what is proposed."""
    said = phrase.clause
    proposed = said.quote if said is not None else None
    return proposed if proposed is not None and proposed.predicate is not None and proposed.asks else None


_REQUESTS = ("依頼", "オファー", "お誘い", "打診", "勧誘", "要請", "発注", "引き合い", "スカウト")


def _is_told_to(clause: Clause) -> bool:
    predicate, quote = clause.predicate, clause.quote
    if predicate is None or quote is None or quote.predicate is None or says(quote, "seek", "verbs"):
        return False
    if predicate.lemma in ("有る", "来る", "届く", "貰う", "頂く", "入る"):
        # 撮ってほしいと連絡があった
        return quote.predicate.ask
    if not predicate.passive and predicate.benefit != "let":
        return False
    asks = (
        quote.predicate.ask
        or (quote.predicate.wish and not says(quote, "introduce", "verbs"))
        or quote.asks
        or quote.predicate.negative
        or quote.predicate.volition
        or "下さい" in quote.predicate.extra
    )
    return predicate.lemma in ("言う", "聞く", "頼む", "誘う", "尋ねる") and (
        asks or "くれる" in quote.predicate.extra or quote.predicate.benefit == "let"
    )


_OBJECTS = ("を", "に", "へ", "が", "の", "", "も", "まで", "、", "は")


def _asked_for(passage: Passage, clause: Clause) -> tuple[str, int, int] | None:
    quote = clause.quote
    if quote is not None and quote.predicate is not None and quote.predicate.ask:
        return _proposed(passage, quote)
    proposes = clause.predicate is not None and (
        clause.asks or clause.predicate.volition or clause.predicate.ask
    )
    if clause.quoted and proposes:
        return _proposed(passage, clause)
    phrase = _object_of(clause)
    if phrase is not None and quote is not None and phrase.head_text in word_set(VERBS, "ask", "contacts"):
        phrase = None
    if phrase is not None and (proposed := _proposal_in(phrase)) is not None:
        return _proposed(passage, proposed)
    if phrase is not None and (_is_request(phrase) or _is_bare(phrase)):
        compound = _before_request(passage, phrase)
        if compound is not None:
            return compound
        phrase = _request_of(passage, phrase) or (phrase if _is_bare(phrase) else None)
    if phrase is None and quote is not None:
        return _proposed(passage, quote)
    if phrase is None and clause.quoted:
        phrase = _named_before(passage, clause)
    return passage.thing(phrase) if phrase is not None else None


def _proposed(passage: Passage, clause: Clause) -> tuple[str, int, int]:
    """What somebody would have the writer do: the part taken (顧問で来てくれないか), the thing, else the act."""
    parts = [
        one.phrase
        for one in clause.arguments
        if one.case in ("で", "として", "にて")
        and is_thing(one.phrase)
        and not any(is_owner(part) for part in one.phrase.chain())
    ]
    takes_part = next((one for one in parts if is_title(one.head_text)), None)
    predicate = clause.predicate
    phrase = takes_part or _object_of(clause, _OBJECTS[:4] if parts else _OBJECTS)
    if phrase is None and predicate is not None and not predicate.head:
        phrase = next((one for one in parts if not MONEY.search(one.head_text)), None)
        if phrase is None and predicate.lemma in ("遣る", "為る", "受ける", "出る", "引き受ける", "どう"):
            phrase = _named_before(passage, clause)
    if phrase is None:
        return _act_of(passage, clause)
    found = passage.thing(phrase)
    return found if len(found[0]) > 1 else _act_of(passage, clause)


def _named_before(passage: Passage, clause: Clause) -> Phrase | None:
    """研修講師を募集していて、やらないかと; チラシを刷りたいと申し出たら、頼むと: named earlier in the sentence."""
    for at in range(passage.places[id(clause)] - 1, -1, -1):
        before = passage.clauses[at]
        if before.ends_sentence:
            return None
        if (found := passage.object(before, "を", "が", "は", "")) is not None:
            return found
    return None


def _named_behind(passage: Passage, clause: Clause) -> tuple[str, int, int] | None:
    """…から正式に依頼。ECサイトの構築: said in the nouns behind."""
    at = passage.places[id(clause)] + 1
    behind = passage.clauses[at] if at < len(passage.clauses) and _has_request(clause) else None
    if behind is None or behind.predicate is not None or behind.mentions() or len(behind.arguments) != 1:
        return None
    phrase = behind.arguments[0].phrase
    return passage.thing(phrase) if is_thing(phrase) and behind.arguments[0].case == "" else None


def _before_request(passage: Passage, phrase: Phrase) -> tuple[str, int, int] | None:
    """見積依頼 → 見積: what stands before the request in one word."""
    words = phrase.head_text.removesuffix("あり").removesuffix("有り")
    for noun in sorted(word_set(VERBS, "ask", "nouns"), key=len, reverse=True):
        what = words.removesuffix(noun)
        if words.endswith(noun) and len(what) > 1 and what not in ("お仕事", "仕事"):
            return what, phrase.head_start, phrase.head_start + len(what)
    return None


def _act_of(passage: Passage, clause: Clause) -> tuple[str, int, int]:
    """登壇してほしい → 登壇; else the words behind names and days."""
    predicate = clause.predicate
    if predicate is not None and predicate.head:
        start, end = predicate.head[0].start, predicate.head[-1].end
    else:
        things = [
            passage.thing(one.phrase)[1]
            for one in clause.arguments
            if is_thing(one.phrase)
            and one.phrase.head_text not in _WITH
            and not MONEY.search(one.phrase.head_text)
        ]
        start, end = min(things, default=predicate.start if predicate else clause.start), clause.end
    return passage.text(start, end), start, end


def _request_of(passage: Passage, phrase: Phrase) -> Phrase | None:
    """What a request is for: 講演の依頼, 講演をしてほしいという話."""
    if phrase.of is not None and is_thing(phrase.of):
        return phrase.of
    return _object_of(phrase.clause) if phrase.clause is not None else None


def _object_of(clause: Clause, cases: tuple[str, ...] = ()) -> Phrase | None:
    return next(
        (
            one.phrase
            for case in cases or _OBJECTS
            for one in clause.arguments
            if one.case == case
            and is_thing(one.phrase)
            and not is_owner(one.phrase)
            and one.phrase.head_text not in _WITH
            and not MONEY.search(one.phrase.head_text)
        ),
        None,
    )


_WITH = ("一緒", "君", "あなた", "うち", "今度", "来期うち", "いっしょ", "共同", "そちら", "お宅", "ぜひ")
MONEY = re.compile(
    r"^(?:時給|日当|月|年|日給|週|月額|月給|年収|報酬|1件|一件|一回)?約?[\d,.一二三四五六七八九十百千]+(?:万|千|百|k|円)"
)
