"""What is promised, by whom and until when: 送ると約束した, 金曜までに送る, 送らなきゃ, 送ってくれるって.

Decides whether a sentence gives somebody's word – not what merely happened, was asked or is wished – and whose it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from enishi.language.draft import DraftPromise
from enishi.language.note.days import Day
from enishi.language.note.japanese.clauses import Clause, Phrase
from enishi.language.note.japanese.medium import medium_of
from enishi.language.note.japanese.passage import (
    VERBS,
    Passage,
    bare_end,
    is_owner,
    is_thing,
    says,
    verb_of,
)
from enishi.language.note.japanese.predicates import Predicate
from enishi.language.note.lexicon import word_set

_TO = ("に", "へ", "には", "にも", "を", "と", "とは", "に対して")


def read_promise(passage: Passage, clause: Clause) -> bool:
    """送ると約束した, 送る約束, 金曜までに送る, 送ってくれるって."""
    if (agreed := _agreed_noun(clause)) is not None:
        return _note_agreed(passage, clause, agreed)
    content, theirs = _promised(passage, clause)
    if content is None or (
        verb_of(content)[0] in word_set(VERBS, "promise", "meet") and not passage.object(content, "を")
    ):
        return False
    run = _runs_on_from(passage, content)
    other = passage.subject(content) or passage.subject(clause) or (passage.subject(run) if run else None)
    if other is not None and not theirs and passage.named(content, ("に", "へ")):
        theirs = True
    target = passage.named(content, _TO) or passage.named(clause, _TO) if not theirs else []
    if theirs and other is None:
        got = content.predicate is not None and content.predicate.benefit == "take"
        sources = ("から", "より", "に", "には") if got else ("から", "より")
        target = passage.named(content, sources) or passage.named(clause, sources)
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
    last = bare_end(clause)
    if (
        last is not None
        and last.head_text in word_set(VERBS, "promise", "act")
        and any(day.due for day in _days(clause))
    ):
        # 日曜までに名簿を返却
        return next(
            (one.phrase for one in clause.arguments if one.case == "を" and is_thing(one.phrase)), last
        )
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
        content = (
            clause.quote or clause.inner or _relative_of(bare_end(clause)) or _before_noun(passage, clause)
        )
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


def _before_noun(passage: Passage, clause: Clause) -> Clause | None:
    """雛形をお届けするお約束です: the clause before the noun that is the predicate."""
    at = passage.places[id(clause)]
    before = passage.clauses[at - 1] if at else None
    head = before.modifies if before is not None else None
    return before if head is not None and head.head_text.endswith("約束") else None


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
            and clause.modifies.head_text not in ("こと", "事", "そう", "の", "よう", "つもり", "予定")
        )
    ):
        return None, False
    gives = predicate.lemma in ("呉れる", "下さる") and (predicate.hearsay or bool(clause.quoted))
    if _may_get(predicate) and _is_to_come(passage, clause):
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
    if speaker is not None and _is_message(speaker) and passage.named(clause, ("から", "より")):
        # 名倉さんから、明日には振り込むと連絡あり
        return clause, True
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
    return _given_word(passage, clause, speaker, to_them=to_them)


def _given_word(
    passage: Passage, clause: Clause, speaker: Clause | None, *, to_them: bool
) -> tuple[Clause | None, bool]:
    """What is decided, must not be forgotten, was said or has an end of time."""
    predicate = clause.predicate
    assert predicate is not None
    if _is_decided(passage, clause) and (to_them or passage.topic is not None):
        return clause, passage.subject(clause) is not None
    if to_them and clause.modifies is not None and clause.modifies.head_text in ("つもり", "予定"):
        return clause, False
    if to_them and clause.ends_sentence and any(_is_tomorrow(passage, day) for day in _days(clause)):
        return clause, False
    returns = (
        predicate.lemma in ("返す", "返却", "お返し") and clause.ends_sentence and passage.topic is not None
    )
    if returns and any(day.next > passage.today.isoformat() for day in _days(clause)):
        # 来週返す
        return clause, False
    if predicate.must or _is_not_to_be_forgotten(passage, clause):
        said = to_them or (
            passage.topic is not None and passage.object(clause, "を", "が", "も", "") is not None
        )
        return clause if said and not clause.case("かに", "か") else None, False
    if speaker is not None and says(speaker, "promise", "say"):
        return clause, _is_their_word(passage, speaker) and not (to_them and not _lets(speaker))
    before = _runs_on_from(passage, clause)
    if before is not None and predicate.hearsay and passage.subject(before) is not None:
        # 資料をまとめて送りますとのこと
        return clause, True
    if any(day.due for day in _days(clause)) or _due_behind(passage, clause) is not None:
        heard = predicate.hearsay or clause.quoted.startswith("って")
        return clause, (heard or passage.subject(clause) is not None) and not passage.named(
            clause, ("に", "へ")
        )
    return None, False


def _is_message(speaker: Clause) -> bool:
    last = bare_end(speaker)
    return last is not None and last.head_text.removesuffix("あり").endswith(
        ("連絡", "電話", "メール", "返事", "返信", "LINE")
    )


def _runs_on_from(passage: Passage, clause: Clause) -> Clause | None:
    """The clause that runs into this one by て."""
    at = passage.places[id(clause)]
    before = passage.clauses[at - 1] if at else None
    runs = before is not None and before.link == "て" and not before.ends_sentence and not clause.arguments
    return before if runs else None


def _may_get(predicate: Predicate) -> bool:
    """もらえる, いただける."""
    could = {"貰える", "もらえる", "頂ける", "いただける"} & set(predicate.bases)
    return predicate.benefit == "take" and not predicate.link and bool(could)


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
    run = _runs_on_from(passage, content)
    phrase = passage.object(content, "を", "が", "も", "は", "", "の", "ば", "、") or (
        passage.object(run, "を") if run is not None else None
    )
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
    run = _runs_on_from(passage, content)
    found = [*_days(content), *(_days(clause) if clause is not content else ()), *(_days(run) if run else ())]
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
