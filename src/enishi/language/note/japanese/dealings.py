"""What passed between the writer and somebody: introductions, what was told, asked and promised.

Decides who brought whom together, whether a request is to the writer (a chance), whose promise it is and until when.
Favors, which are what is left of giving and receiving, are `favors`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from enishi.language.draft import DraftChance, DraftFavor, DraftIntroduction, DraftPromise, DraftTelling
from enishi.language.note.days import Day
from enishi.language.note.japanese.clauses import Clause, Phrase
from enishi.language.note.japanese.occasion import medium_of
from enishi.language.note.japanese.passage import (
    FROM,
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
from enishi.language.note.japanese.people import Mention
from enishi.language.note.japanese.predicates import Predicate
from enishi.language.note.lexicon import word_set
from enishi.language.note.sheet import Someone

# 自分が何をしてる人か話した
_ASKED_OF_ME = re.compile(
    r"(?:自分|私|僕|俺|わたし|うち)(?:が|は|の).{0,8}(?:何|なに|どんな).{0,12}か(?:を|も)?[^。]{0,20}$"
)
_BOTH = ("二人", "2人", "両者", "両名", "両人", "お二人", "ふたり", "双方")
_TO = ("に", "へ", "には", "にも", "を", "と", "とは", "に対して")


# -- introductions ---------------------------------------------------------------------------------------------------


def read_introduction(passage: Passage, clause: Clause) -> bool:
    """AさんにBさんを紹介した, AさんがBさんを紹介してくれた, Aさんに紹介してもらったBさん, Aさんの紹介で."""
    _read_through(passage, clause)
    if not says(clause, "introduce", "verbs"):
        return False
    predicate = clause.predicate
    if predicate is not None and (
        predicate.negative
        or predicate.wish
        or predicate.potential
        or predicate.must
        or not (predicate.past or predicate.link or predicate.adnominal)
        or _is_only_asked(passage, clause)
    ):
        return False
    if predicate is not None and (predicate.benefit in ("let", "take") or predicate.passive):
        return _introduced_to_me(passage, clause)
    subject = passage.subject(clause)
    if subject is not None and passage.named(clause, ("を",)) and not passage.named(clause, ("に", "へ")):
        return _introduced_to_me(passage, clause)
    return _introduced_by_me(passage, clause)


def _is_only_asked(passage: Passage, clause: Clause) -> bool:
    """紹介してと頼まれた: wished, not done."""
    speaker = passage.quoting(clause)
    return (
        speaker is not None
        and speaker.predicate is not None
        and not (clause.predicate is not None and clause.predicate.past)
    )


def _read_through(passage: Passage, clause: Clause) -> None:
    """Aさんの紹介でBさんと…: the broker stands in introduced_by only."""
    for argument in clause.arguments:
        phrase = argument.phrase
        brokers = [one.mention for one in phrase.chain() if one.mention and one is not phrase]
        if not brokers or not contains(phrase.head_text, word_set(VERBS, "introduce", "through")):
            continue
        broker = brokers[0]
        others = [one for one in _mentions_after(passage, clause) if one.name != broker.name]
        for other in others[:1]:
            someone = passage.someone(other)
            _set_broker(passage, someone, broker.name, phrase)
            if _only_here(passage, clause, passage.someone(broker)):
                passage.someone(broker).present = False
        if not others:
            _read_referral(passage, clause, passage.someone(broker))


def _read_referral(passage: Passage, clause: Clause, broker: Someone) -> None:
    """田中さんの紹介でお客さんが来てくれた."""
    at = passage.places[id(clause)]
    for one in passage.clauses[at : at + 2]:
        for argument in one.arguments:
            if is_thing(argument.phrase) and contains(
                argument.phrase.head_text, word_set(VERBS, "refer", "objects")
            ):
                words, start, end = passage.thing(argument.phrase)
                passage.sheet.add("favors", DraftFavor(broker.name, "received", "referral", words))
                passage.sheet.mark(start, end, "favor")
                passage.use(one, "favor")
                broker.present = True
                return


def _mentions_after(passage: Passage, clause: Clause) -> list[Mention]:
    found = list(clause.mentions())
    if clause.modifies is not None and clause.modifies.mention:
        found.append(clause.modifies.mention)
    at = passage.places[id(clause)]
    for later in passage.clauses[at + 1 : at + 2]:
        found += later.mentions()
    return found


def _set_broker(passage: Passage, someone: Someone, broker: str, phrase: Phrase | Clause) -> None:
    if someone.name == broker:
        return
    someone.introduced_by, someone.origin = broker, "introduction"
    someone.present = True
    passage.sheet.mark(phrase.start, phrase.end, "introduction")


def _introduced_to_me(passage: Passage, clause: Clause) -> bool:
    predicate = clause.predicate
    takes = predicate is not None and (predicate.benefit == "take" or predicate.passive)
    sources = passage.named(clause, FROM if takes else SUBJECT)
    broker = sources[0] if sources else passage.topic
    brought = passage.named(clause, ("を",)) or ([] if takes else passage.named(clause, ("と", "に", "にも")))
    if clause.modifies is not None and clause.modifies.mention:
        brought = [passage.someone(clause.modifies.mention)]
        if broker is not None and _only_here(passage, clause, broker):
            broker.present = False
    brought = [one for one in brought if one is not broker]
    if broker is None or not brought:
        return False
    for someone in brought:
        _set_broker(passage, someone, broker.name, clause)
    passage.use(clause, "introduction")
    return True


def _only_here(passage: Passage, clause: Clause, someone: Someone) -> bool:
    """Whether somebody is named in this clause alone."""
    return not any(
        passage.someone(mention) is someone
        for other in passage.clauses
        if other is not clause
        for mention in other.mentions()
    )


def _introduced_by_me(passage: Passage, clause: Clause) -> bool:
    named = [*passage.named(clause, (*_TO, "")), *passage.named(clause, ("、",))]
    if (
        len(named) == 1
        and passage.topic is not None
        and passage.topic is not named[0]
        and not passage.object(clause, "を")
    ):
        named.append(passage.topic)
    if len(named) < 2 and any(one.phrase.head_text in _BOTH for one in clause.arguments):
        named = sorted(passage.sheet.people.values(), key=lambda one: one.at)[:2]
    if len(named) < 2:
        return False
    first, second = named[0], named[1]
    passage.sheet.add("introductions", DraftIntroduction(first.name, second.name, "me"))
    first.present = second.present = True
    passage.sheet.mark(clause.start, clause.end, "introduction")
    passage.use(clause, "introduction")
    return True


# -- tellings --------------------------------------------------------------------------------------------------------


def read_telling(passage: Passage, clause: Clause) -> bool:
    """自分の仕事の話をした (do), やりたいことを話した, 独立したいって話した (want)."""
    predicate = clause.predicate
    heard = predicate is not None and predicate.lemma == "聞く" and predicate.benefit == "take"
    if (
        predicate is None
        or not (heard or says(clause, "tell", "verbs"))
        or predicate.negative
        or predicate.passive
        or predicate.benefit == "let"
    ):
        return False
    if passage.subject(clause) is not None or any(
        is_kin(one.phrase) and one.case in ("が", "は") for one in clause.arguments
    ):
        return False
    if clause.quote is not None and passage.use_of(clause.quote) == "key":
        return False
    what = _told(passage, clause)
    if heard and not contains(
        passage.text(clause.start, clause.end), "やりたい 夢 目標 したいこと これから 今後"
    ):
        return False
    people = passage.named(clause, _TO)
    if not people and clause.quote is not None:
        # 田原さんにカフェを開きたいと話す: whom it was told stands before the quotation.
        people = passage.named(clause.quote, _TO)
    people = people or ([passage.topic] if passage.topic else [])
    if not what or not people:
        return False
    for someone in people:
        passage.sheet.add("tellings", DraftTelling(someone.name, what))
    passage.sheet.mark(clause.start, clause.end, "telling")
    if heard:
        # Who listened did a favor, too.
        return False
    passage.use(clause, "telling")
    return True


def _told(passage: Passage, clause: Clause) -> str:
    phrase = passage.object(clause, "を", "について", "", "のこと", "も", "は")
    quote = clause.quote
    if _ASKED_OF_ME.search(passage.text(clause.start, clause.end)):
        return "do"
    if (
        quote is not None
        and quote.predicate is not None
        and (quote.predicate.wish or _is_plan(quote))
        and passage.subject(quote) is None
    ):
        return "want"
    if phrase is None:
        return ""
    said = passage.text(phrase.start, phrase.end)
    mine = any(is_owner(one) for one in phrase.chain()) or contains(
        said, "自分 私 僕 俺 うち わたし 今の仕事 いまの仕事 本業"
    )
    relative = phrase.clause
    wished = relative is not None and relative.predicate is not None and relative.predicate.wish
    if wished and (relative is None or passage.subject(relative) is None):
        return "want"
    if contains(said, word_set(VERBS, "tell", "want")) and (
        mine or "夢" in said or "やりたい" in said or "独立" in said
    ):
        return "want"
    does = contains(said, word_set(VERBS, "tell", "do"))
    mine = mine or (_is_what_i_do(passage, relative) and not passage.aside)
    if mine and (does or contains(said, "やって して 何を 話")):
        return "do"
    return "do" if contains(said, "自己紹介 やってること やっていること していること してること") else ""


def _is_plan(quote: Clause) -> bool:
    """独立を考えている, 店を出すつもりだ."""
    predicate = quote.predicate
    assert predicate is not None
    thinks = predicate.lemma in ("考える", "目指す", "思う", "計画", "準備", "検討") and predicate.progressive
    return thinks or predicate.lemma in ("積もり", "つもり", "予定", "夢", "目標", "計画")


def _is_what_i_do(passage: Passage, relative: Clause | None) -> bool:
    """今やってる仕事, 手掛けている事業: a relative clause without a subject, in the writer's own mouth."""
    if relative is None or relative.predicate is None or passage.subject(relative) is not None:
        return False
    return relative.predicate.progressive and says(relative, "work_as", "verbs")


# -- chances ---------------------------------------------------------------------------------------------------------


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
        if last is not None and _proposal_in(last) is not None and clause.mentions():
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


# -- promises --------------------------------------------------------------------------------------------------------


def read_promise(passage: Passage, clause: Clause) -> bool:
    """送ると約束した, 送る約束, 金曜までに送る, 送ってくれるって."""
    if (agreed := _agreed_noun(clause)) is not None:
        return _note_agreed(passage, clause, agreed)
    content, theirs = _promised(passage, clause)
    if content is None or (
        verb_of(content)[0] in word_set(VERBS, "promise", "meet") and not passage.object(content, "を")
    ):
        return False
    other = passage.subject(content) or passage.subject(clause)
    if other is not None and not theirs and passage.named(content, ("に", "へ")):
        theirs = True
    target = passage.named(content, _TO) or passage.named(clause, _TO) if not theirs else []
    if theirs and other is None:
        target = passage.named(content, ("から", "より")) or passage.named(clause, ("から", "より"))
    someone = target[0] if target else other or passage.topic
    if someone is None:
        return False
    words, start, end = _what(passage, content)
    due = _due(passage, content, clause)
    said = due.next if due is not None else None
    passage.sheet.add("promises", DraftPromise("them" if theirs else "me", someone.name, words, said or None))
    someone.present = True
    passage.sheet.mark(start, end, "promise")
    passage.use(clause, "promise")
    passage.use(content, "promise")
    return True


def _agreed_noun(clause: Clause) -> Phrase | None:
    """返却の約束, 納品の約束をした: what is promised is a noun of doing."""
    for one in clause.arguments:
        of = one.phrase.of
        if one.phrase.head_text.removeprefix("お") == "約束" and of is not None and is_thing(of):
            return of if of.head and of.head[-1].is_verbal and not medium_of(of.head_text) else None
    return None


def _note_agreed(passage: Passage, clause: Clause, what: Phrase) -> bool:
    named = passage.named(clause, (*_TO, "の"))
    someone = named[0] if named else passage.topic
    if someone is None:
        return False
    due = _due(passage, clause, clause)
    words, start, end = passage.thing(what)
    passage.sheet.add("promises", DraftPromise("me", someone.name, words, (due.next if due else "") or None))
    passage.sheet.mark(start, end, "promise")
    passage.use(clause, "promise")
    return True


def _promised(passage: Passage, clause: Clause) -> tuple[Clause | None, bool]:
    """The clause that says what is promised, and whether they promise it."""
    if says(clause, "promise", "verbs"):
        content = clause.quote or clause.inner or _relative_of(bare_end(clause))
        if content is None and passage.object(clause, "を"):
            content = clause
        return content, content is not None and _is_theirs(passage, content, clause)
    named = next(
        (one.phrase for one in clause.arguments if is_thing(one.phrase) and one.phrase.head_text == "約束"),
        None,
    )
    if (
        named is not None
        and clause.predicate is not None
        and clause.predicate.lemma not in ("守る", "破る", "すっぽかす", "忘れる")
    ):
        content = _relative_of(named)
        return content, content is not None and _is_theirs(passage, content, clause)
    return _said_act(passage, clause)


def _relative_of(phrase: Phrase | None) -> Clause | None:
    return phrase.clause if phrase is not None else None


def _is_theirs(passage: Passage, content: Clause, clause: Clause) -> bool:
    for one in (content, clause):
        if one.predicate is not None and one.predicate.benefit == "let":
            return True
    return passage.subject(content) is not None and content is not clause


def _said_act(passage: Passage, clause: Clause) -> tuple[Clause | None, bool]:
    """An act that is still to come: with an end of time, or as somebody's word (送ってくれるって)."""
    predicate = clause.predicate
    if (
        predicate is None
        or predicate.past
        or predicate.negative
        or predicate.wish
        or predicate.passive
        or (
            clause.modifies is not None
            and clause.modifies.head_text not in ("こと", "事", "そう", "の", "よう")
        )
    ):
        return None, False
    gives = predicate.lemma in ("呉れる", "下さる") and (predicate.hearsay or bool(clause.quoted))
    got = (
        predicate.benefit == "take"
        and not predicate.link
        and _may_get(predicate)
        and _is_to_come(passage, clause)
    )
    if got:
        # 見せてもらえることに: they will.
        return clause, True
    if (
        not (gives or _is_act(clause))
        or predicate.progressive
        or predicate.ask
        or predicate.benefit == "take"
    ):
        return None, False
    speaker = passage.quoting(clause)
    if speaker is not None and speaker.predicate is not None and speaker.predicate.passive:
        # 手伝ってくれと頼まれた: asked for, not promised.
        return None, False
    to_them = bool(passage.named(clause, ("に", "へ", "には", "にも"))) and passage.subject(clause) is None
    if (predicate.benefit == "let" or gives) and not clause.asks:
        return (clause, True) if _is_to_come(passage, clause) else (None, False)
    if (
        predicate.benefit == "give"
        and clause.modifies is not None
        and clause.modifies.head_text in ("こと", "事")
    ):
        return clause, False
    if _is_decided(passage, clause) and (to_them or passage.topic is not None):
        return clause, passage.subject(clause) is not None
    if to_them and clause.ends_sentence and any(_is_tomorrow(passage, day) for day in _days(clause)):
        return clause, False
    if predicate.must or _is_not_to_be_forgotten(passage, clause):
        said = to_them or (
            passage.topic is not None and passage.object(clause, "を", "が", "も", "") is not None
        )
        return clause if said and not clause.case("かに", "か") else None, False
    if speaker is not None and says(speaker, "promise", "say"):
        return clause, _is_their_word(passage, speaker) and not (to_them and not _lets(speaker))
    if any(day.due for day in _days(clause)) or _due_behind(passage, clause) is not None:
        return clause, passage.subject(clause) is not None and not passage.named(clause, ("に", "へ"))
    return None, False


def _may_get(predicate: Predicate) -> bool:
    """もらえる, いただける."""
    return bool({"貰える", "もらえる", "頂ける", "いただける"} & set(predicate.bases))


def _is_decided(passage: Passage, clause: Clause) -> bool:
    """軽トラを出すことにした."""
    outer = passage.outer(clause)
    if clause.modifies is None or clause.modifies.head_text not in ("こと", "事") or outer is None:
        return False
    return outer.predicate is not None and outer.predicate.lemma in ("為る", "成る") and outer.predicate.past


def _is_tomorrow(passage: Passage, day: Day) -> bool:
    """A day that can only be one to come."""
    return not day.vague and day.last > passage.today.isoformat() and len(day.last) == 10


def _is_to_come(passage: Passage, clause: Clause) -> bool:
    """送ってくれるって, 来週持ってきてくれる, 見てくれることに; 教えてくださる。 by itself tells what happened."""
    predicate = clause.predicate
    assert predicate is not None
    if (
        predicate.hearsay
        or clause.quoted
        or clause.modifies is not None
        or predicate.link
        or "です" in predicate.extra
    ):
        return True
    today = passage.today.isoformat()
    return any(day.due or day.vague or day.next > today for day in _days(clause))


def _is_act(clause: Clause) -> bool:
    """送る, 返事をする, 知らせる; and whatever somebody is said to do for the writer."""
    predicate = clause.predicate
    assert predicate is not None
    acts = word_set(VERBS, "promise", "act")
    if predicate.lemma in ("任せる", "任す"):
        return False
    if says(clause, "promise", "act"):
        return True
    if predicate.lemma == "知る" and predicate.causative:
        return True
    if predicate.lemma == "為る":
        return any(
            one.phrase.head_text.removeprefix("お").removeprefix("ご") in acts for one in clause.arguments
        )
    if predicate.benefit != "let" or not (predicate.hearsay or clause.quoted):
        return False
    comes_to = predicate.lemma == "来る" and any(
        one.case == "に" and is_thing(one.phrase) and one.phrase.head[-1].is_verbal
        for one in clause.arguments
    )
    return comes_to or not (predicate.lemma == "遣る" or says(clause, "help", "never"))


def _is_not_to_be_forgotten(passage: Passage, clause: Clause) -> bool:
    """送るのを忘れないように, 忘れずに返す."""
    outer = passage.outer(clause)
    later = outer.predicate if outer is not None else None
    if later is not None and later.lemma == "忘れる" and later.negative and not later.past:
        return True
    at = passage.places[id(clause)]
    before = passage.clauses[at - 1].predicate if at else None
    return before is not None and before.lemma == "忘れる" and before.negative and bool(before.link)


def _is_their_word(passage: Passage, speaker: Clause) -> bool:
    """Whether who says so is the other: 言ってくれた, 佐藤さんが言う, 返事が来た – not 言っておいた."""
    predicate = speaker.predicate
    theirs = predicate is not None and (
        predicate.benefit == "let" or passage.subject(speaker) is not None or not passage.named(speaker, _TO)
    )
    spoken = predicate is not None and bool({"置く", "おく"} & set(predicate.extra))
    return theirs and not spoken


def _lets(speaker: Clause) -> bool:
    predicate = speaker.predicate
    return predicate is not None and (predicate.benefit == "let" or predicate.progressive)


def _what(passage: Passage, content: Clause) -> tuple[str, int, int]:
    brought = [one.phrase for one in content.arguments if one.case == "を" and one.phrase.mention]
    if brought and says(content, "introduce", "verbs"):
        # 原田さんに磯部さんを紹介する
        return passage.text(brought[0].head_start, content.end), brought[0].head_start, content.end
    phrase = passage.object(content, "を", "が", "も", "は", "", "の", "ば")
    if phrase is not None and (phrase.head_text in ("こと", "の", "よう", "何") or is_owner(phrase)):
        phrase = None
    if phrase is None and (goal := passage.object(content, "に")) is not None:
        # 大家さんに掛け合ってくれる: without an object the act itself is the promise.
        return passage.text(goal.start, content.end), goal.start, content.end
    if phrase is not None and (found := passage.thing(phrase))[0].strip():
        return found
    start = content.predicate.start if content.predicate is not None else content.start
    return passage.text(start, content.end), start, content.end


def _days(clause: Clause) -> Iterator[Day]:
    for argument in clause.arguments:
        for phrase in argument.phrase.chain():
            if phrase.day is not None:
                yield phrase.day


def _due(passage: Passage, content: Clause, clause: Clause) -> Day | None:
    found = [*_days(content), *(_days(clause) if clause is not content else ())]
    ending = [day for day in found if day.due]
    today = passage.today.isoformat()
    ahead = [day for day in _days(content) if not day.due and day.next >= today[: len(day.next)] and day.next]
    ahead += [day for day in found if not day.due and day.next > today and day.last == day.next]
    return next(
        iter([*ending, *([behind] if (behind := _due_behind(passage, clause)) else []), *ahead]), None
    )


def _due_behind(passage: Passage, clause: Clause) -> Day | None:
    """…を返す、水曜まで: an end of time said afterwards."""
    at = passage.places[id(clause)]
    after = passage.clauses[at + 1] if at + 1 < len(passage.clauses) else None
    if after is None or after.predicate is not None:
        return None
    return next((day for day in _days(after) if day.due), None)
