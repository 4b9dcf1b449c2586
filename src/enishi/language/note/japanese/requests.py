"""What is asked of the writer: 講演を頼まれた, 個展に誘われた, 見積依頼 – a chance, not what somebody looks for.

Decides whether a request is to the writer, by whom, and what it is for. What is looked for in anybody is `needs`.
"""

from __future__ import annotations

from enishi.language.draft import DraftChance
from enishi.language.note.japanese.clauses import Clause, Phrase
from enishi.language.note.japanese.passage import (
    FROM,
    SUBJECT,
    VERBS,
    Passage,
    bare_end,
    contains,
    is_thing,
    says,
)
from enishi.language.note.lexicon import word_set


def read_chance(passage: Passage, clause: Clause) -> bool:
    """講演を頼まれた, 個展に誘われた, 依頼をいただいた, …してほしいと言われた: what is asked of the writer."""
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
    someone = who[-1] if who else passage.topic
    found = _asked_for(passage, clause)
    if someone is None or found is None:
        return False
    words, start, end = found
    passage.sheet.add("chances", DraftChance(someone.name, words))
    someone.present = True
    passage.sheet.mark(start, end, "chance")
    passage.use(clause, "chance")
    if clause.quote is not None:
        passage.use(clause.quote, "chance")
    return True


def _is_asked(passage: Passage, clause: Clause) -> bool:
    predicate = clause.predicate
    if predicate is None or predicate.negative or not says(clause, "ask", "verbs"):
        return False
    theirs = predicate.wish and (bool(clause.quoted) or predicate.hearsay)
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
        or (not predicate.past and not predicate.link)
    ):
        return False
    return any(
        is_thing(one.phrase) and _is_request(one.phrase)
        for one in clause.arguments
        if one.case in ("を", "が", "", "も")
    )


def _asks_me(passage: Passage, clause: Clause) -> bool:
    """看板を描いてくれないかって: a question whether the writer would."""
    predicate = clause.predicate
    if predicate is None or not clause.asks or not clause.quoted or passage.quoting(clause) is not None:
        return False
    return predicate.benefit in ("let", "take") and (predicate.negative or predicate.potential)


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
    there = predicate is not None and predicate.lemma in ("居る", "有る", "無い", "知る", "御座る")
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
    if predicate is None or quote is None or quote.predicate is None:
        return False
    if predicate.lemma in ("有る", "来る", "届く", "貰う", "頂く", "入る"):
        # 撮ってほしいと連絡があった
        return quote.predicate.ask
    if not predicate.passive and predicate.benefit != "let":
        return False
    asks = (
        quote.predicate.ask
        or quote.predicate.wish
        or quote.asks
        or quote.predicate.negative
        or quote.predicate.volition
        or "下さい" in quote.predicate.extra
    )
    return predicate.lemma in ("言う", "聞く", "頼む", "誘う", "尋ねる") and (
        asks or "くれる" in quote.predicate.extra or quote.predicate.benefit == "let"
    )


def _asked_for(passage: Passage, clause: Clause) -> tuple[str, int, int] | None:
    if clause.quote is not None and clause.quote.predicate is not None and clause.quote.predicate.ask:
        inner = _object_of(passage, clause.quote)
        return passage.thing(inner) if inner is not None else _act_of(passage, clause.quote)
    phrase = passage.object(clause, "を", "に", "へ", "が", "の", "", "も", "まで")
    if phrase is not None and (proposed := _proposal_in(phrase)) is not None:
        inner = _object_of(passage, proposed)
        return passage.thing(inner) if inner is not None else _act_of(passage, proposed)
    if phrase is not None and _is_request(phrase):
        compound = _before_request(passage, phrase)
        if compound is not None:
            return compound
        phrase = _request_of(passage, phrase)
    if phrase is None and clause.quote is not None:
        phrase = _object_of(passage, clause.quote)
        if phrase is None:
            return _act_of(passage, clause.quote)
    return passage.thing(phrase) if phrase is not None else None


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
        things = [one.phrase.start for one in clause.arguments if is_thing(one.phrase)]
        start, end = min(things, default=predicate.start if predicate else clause.start), clause.end
    return passage.text(start, end), start, end


def _request_of(passage: Passage, phrase: Phrase) -> Phrase | None:
    """What a request is for: 講演の依頼, 講演をしてほしいという話."""
    if phrase.of is not None and is_thing(phrase.of):
        return phrase.of
    return _object_of(passage, phrase.clause) if phrase.clause is not None else None


def _object_of(passage: Passage, clause: Clause) -> Phrase | None:
    return passage.object(clause, "を", "に", "が", "", "の")
