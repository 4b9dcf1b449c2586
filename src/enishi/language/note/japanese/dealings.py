"""Who was brought together with whom, and what the writer told of themselves.

Decides who introduced whom – the writer, or somebody the writer thereby came to know – and whether what was told is
what one does or what one wants. Promises are `promises`, what is asked of the writer is `requests`.
"""

from __future__ import annotations

import re

from enishi.language.draft import DraftFavor, DraftIntroduction, DraftTelling
from enishi.language.note.japanese.clauses import Clause, Phrase
from enishi.language.note.japanese.passage import (
    FROM,
    SUBJECT,
    VERBS,
    Passage,
    contains,
    is_kin,
    is_owner,
    is_thing,
    says,
)
from enishi.language.note.japanese.people import Mention
from enishi.language.note.lexicon import word_set
from enishi.language.note.sheet import Someone

# 自分が何をしてる人か話した
_ASKED_OF_ME = re.compile(
    r"(?:自分|私|僕|俺|わたし|うち)(?:が|は|の).{0,8}(?:何|なに|どんな).{0,12}か(?:を|も)?[^。]{0,20}$"
)
_BOTH = ("二人", "2人", "両者", "両名", "両人", "お二人", "ふたり", "双方")
# Before these an introduction is still to be made.
_AHEAD = ("約束", "お約束", "予定", "つもり", "話", "件")
_TO = ("に", "へ", "には", "にも", "を", "と", "とは", "に対して")


# -- introductions ---------------------------------------------------------------------------------------------------


def read_introduction(passage: Passage, clause: Clause) -> bool:
    """AさんにBさんを紹介した, AさんがBさんを紹介してくれた, Aさんに紹介してもらったBさん, Aさんの紹介で."""
    _read_through(passage, clause)
    predicate = clause.predicate
    if (
        predicate is not None
        and predicate.lemma == "連れる"
        and predicate.benefit == "let"
        and predicate.past
    ):
        # 編集者の沢田さんを連れてきてくれた
        return bool(passage.named(clause, ("を",))) and _introduced_to_me(passage, clause)
    if not says(clause, "introduce", "verbs"):
        return False
    if predicate is not None and (
        predicate.negative
        or predicate.wish
        or predicate.potential
        or predicate.must
        or not (predicate.past or predicate.link or predicate.adnominal)
        or (clause.modifies is not None and not predicate.past and clause.modifies.head_text in _AHEAD)
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
    head = clause.modifies.mention if clause.modifies is not None else None
    if head and not takes and not sources:
        # 紹介してくれた亀井さん: it is the broker who is spoken of.
        broker, brought = passage.someone(head), [passage.topic] if passage.topic else []
    elif head:
        brought = [passage.someone(head)]
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
        or (predicate.passive and not _asks_of_me(passage, clause))
        or predicate.benefit == "let"
    ):
        return False
    if passage.subject(clause) is not None or any(
        is_kin(one.phrase) and one.case in ("が", "は") for one in clause.arguments
    ):
        return False
    if clause.quote is not None and passage.use_of(clause.quote) in ("key", "want"):
        # …を探したいと言っていた: they said it, and it is told already.
        return False
    what = _told(passage, clause)
    asked = _asked_before(passage, clause) if not what else None
    if asked is not None:
        # 今の仕事のことを聞かれたので説明した
        what = _told(passage, asked)
    if heard and not contains(
        passage.text(clause.start, clause.end), "やりたい 夢 目標 したいこと これから 今後"
    ):
        return False
    people = passage.named(clause, _TO) or (passage.named(asked, _TO) if asked is not None else [])
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


def _asked_before(passage: Passage, clause: Clause) -> Clause | None:
    """聞かれたので: the question that is answered here."""
    at = passage.places[id(clause)]
    before = passage.clauses[at - 1] if at else None
    if before is None or before.predicate is None or not (before.predicate.passive and before.link):
        return None
    return before if before.predicate.lemma in ("聞く", "尋ねる", "訊く", "質問") else None


def _asks_of_me(passage: Passage, clause: Clause) -> bool:
    """自分がどんな仕事をしているか、…に伝えられた: could be told, for it is of the writer."""
    at = passage.places[id(clause)]
    start = passage.clauses[at - 1].start if at else clause.start
    return bool(_ASKED_OF_ME.search(passage.text(start, clause.end)))


def _told(passage: Passage, clause: Clause) -> str:
    phrase = passage.object(clause, "を", "について", "", "のこと", "も", "は")
    quote = clause.quote
    if _asks_of_me(passage, clause):
        return "do"
    if (
        quote is not None
        and quote.predicate is not None
        and (quote.predicate.wish or _is_plan(quote))
        and passage.subject(quote) is None
    ):
        return "want"
    if quote is not None and _is_my_doing(passage, quote) and passage.named(clause, ("に", "には")):
        # 「小商いの相談にのってます」と話した
        return "do"
    if phrase is None:
        return ""
    said = passage.text(phrase.start, phrase.end)
    whole = phrase.of is None and phrase.head_text in (
        "仕事内容",
        "事業内容",
        "活動内容",
        "サービス内容",
        "本業",
    )
    mine = (
        whole
        or any(is_owner(one) for one in phrase.chain())
        or contains(said, "自分 私 僕 俺 うち わたし 今の仕事 いまの仕事 本業")
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


_STEPS = ("独立", "起業", "開業", "創業", "転職", "退職", "移住", "辞める", "脱サラ", "法人化", "開店")


def _is_my_doing(passage: Passage, quote: Clause) -> bool:
    """小商いの相談にのってます: what goes on, of nobody else."""
    predicate = quote.predicate
    goes_on = predicate is not None and predicate.progressive and not (predicate.past or predicate.hearsay)
    return goes_on and passage.subject(quote) is None


def _is_plan(quote: Clause) -> bool:
    """独立を考えている, 店を出すつもりだ."""
    predicate = quote.predicate
    assert predicate is not None
    thinks = predicate.lemma in ("考える", "目指す", "思う", "計画", "準備", "検討") and predicate.progressive
    steps = predicate.lemma in _STEPS and not (predicate.past or predicate.negative or predicate.benefit)
    return thinks or steps or predicate.lemma in ("積もり", "つもり", "予定", "夢", "目標", "計画")


def _is_what_i_do(passage: Passage, relative: Clause | None) -> bool:
    """今やってる仕事, 手掛けている事業: a relative clause without a subject, in the writer's own mouth."""
    if relative is None or relative.predicate is None or passage.subject(relative) is not None:
        return False
    return relative.predicate.progressive and says(relative, "work_as", "verbs")
