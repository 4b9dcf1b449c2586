"""Who of the people named was there, and who was only missed, remembered, talked about or somebody's relation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from enishi.language.normalise import hiragana
from enishi.language.note.japanese.clauses import Clause, Phrase
from enishi.language.note.japanese.people import Mention
from enishi.language.note.lexicon import keyed, split, word_set

if TYPE_CHECKING:
    from enishi.language.note.japanese.passage import Passage

_NOUNS, _VERBS = "japanese/nouns.toml", "japanese/verbs.toml"
_TALK = frozenset(split("話 噂 うわさ こと 事 件 名前 記事 投稿 ニュース 夢 悪口"))
_HAPPENING = ("紹介", "つて", "ツテ", "縁", "ご縁", "口利き", "推薦", "仲介")


def note_presence(passage: Passage) -> None:
    """Mark those who were there on the sheet; the others stay unless something is noted of them."""
    for clause in passage.clauses:
        absent = _tells_of_absence(clause) or _was_out(passage, clause)
        for mention, phrase, top in _named(clause):
            someone = passage.someone(mention)
            aside = _stands_aside(phrase, top) and not _was_heard(clause, top)
            if not (absent or aside or _is_hearsay(passage, clause)):
                someone.present = True
            passage.sheet.mark(mention.start, mention.end, "person")
            someone.reading = someone.reading or hiragana(mention.reading)
            if mention.title and not someone.title:
                someone.title = mention.title


def _named(clause: Clause) -> Iterator[tuple[Mention, Phrase, Phrase]]:
    """Everybody named in a clause with their phrase and the phrase it hangs on."""
    for argument in clause.arguments:
        for phrase in argument.phrase.chain():
            if phrase.mention:
                yield phrase.mention, phrase, argument.phrase


def _stands_aside(phrase: Phrase, top: Phrase) -> bool:
    """佐藤さんの奥さん, 鈴木さんの話, 山口さんの紹介: the head is another matter."""
    if phrase is top:
        return False
    heads = []
    for one in top.chain():
        if one is phrase:
            break
        heads.append(one)
    return any(_is_other_matter(one.head_text) for one in heads if not one.mention) or any(
        one.mention for one in heads
    )


def _was_heard(clause: Clause, top: Phrase) -> bool:
    """長尾さんの話が面白かった: who spoke was there."""
    predicate = clause.predicate
    spoke = top.head_text in ("話", "お話", "講演", "講義", "発表") and predicate is not None
    return spoke and predicate is not None and predicate.past and predicate.adjective


def _is_other_matter(head: str) -> bool:
    return head in word_set(_NOUNS, "kin", "words") or head in _TALK or head.startswith(_HAPPENING)


def _tells_of_absence(clause: Clause) -> bool:
    predicate = clause.predicate
    if predicate is None:
        return False
    meets = keyed(_VERBS, "meet")
    if predicate.lemma == "合う" and any(
        one.phrase.mention is None and one.case == "が" for one in clause.arguments
    ):
        # 気が合わなかった, 話が合わない
        return False
    verb = meets.get(predicate.lemma) or meets.get(predicate.base)
    if predicate.adnominal and (clause.modifies is None or clause.modifies.mention is None):
        # しゃべらない人: a way somebody is.
        verb = None
    if verb and predicate.negative and not predicate.wish and not _is_wish_away(clause):
        return True
    if predicate.lemma in ("為る", "居る") and predicate.volition and "どう" in clause.adverbs:
        # どうしておられるだろう
        return True
    thought = predicate.lemma in word_set(_VERBS, "think", "verbs")
    return thought and not (
        predicate.negative or clause.quoted or any(one.case == "が" for one in clause.arguments)
    )


_OUT = (
    "不在",
    "留守",
    "お留守",
    "外出中",
    "休み",
    "お休み",
    "定休日",
    "休業",
    "臨時休業",
    "欠席",
    "すれ違い",
    "入れ違い",
)


def _was_out(passage: Passage, clause: Clause) -> bool:
    """訪ねたけど不在だった, お店に寄ったら定休日."""
    at = passage.places[id(clause)]
    for one in passage.clauses[at : at + 2]:
        said = [phrase.head_text for phrase in _phrases(one)]
        predicate = one.predicate
        if predicate is not None:
            said.append(predicate.lemma)
        if any(word in _OUT for word in said) and not (predicate is not None and predicate.negative):
            return one is clause or not one.mentions()
        if one.ends_sentence:
            break
    return False


def _is_reported(passage: Passage, clause: Clause) -> bool:
    """飯塚さんの店が閉店するらしい、と若宮さん談; 亡くなったと人づてに聞く: told by another, in a clause beside."""
    at = passage.places[id(clause)]
    after = passage.clauses[at + 1] if at + 1 < len(passage.clauses) else None
    named = {mention.name for mention in clause.mentions()}
    if after is None or clause.ends_sentence or not named:
        return False
    said = passage.text(after.start, after.end)
    if after.quote is clause and any(word in said for word in ("人づて", "人伝", "風の便り", "風の噂")):
        return True
    return any(
        mention.name not in named and passage.text(mention.end, mention.end + 1) == "談"
        for mention in after.mentions()
    )


def _never_met(passage: Passage, clause: Clause) -> bool:
    """会ったことはない."""
    outer = passage.outer(clause)
    if (
        outer is None
        or outer.predicate is None
        or outer.predicate.lemma != "無い"
        or clause.predicate is None
    ):
        return False
    return clause.predicate.lemma in keyed(_VERBS, "meet")


def _is_told_of(passage: Passage, clause: Clause) -> bool:
    """鈴木さんが独立した話が出た: what is told of somebody, up to the talk itself."""
    head = clause.modifies
    return head is not None and head.mention is None and head.head_text in _TALK - {"こと", "事", "件"}


def _is_wish_away(clause: Clause) -> bool:
    """会わなくていい, 二度と会わない: a wish, not an absence."""
    predicate = clause.predicate
    assert predicate is not None
    away = any(word in ("もう", "二度と", "当分", "しばらく") for word in clause.adverbs)
    away |= any(one.head_text in ("二度", "金輪際") for one in _phrases(clause))
    return away and not predicate.past


def _phrases(clause: Clause) -> list[Phrase]:
    return [argument.phrase for argument in clause.arguments]


def _is_hearsay(passage: Passage, clause: Clause) -> bool:
    """須田さんは転職したらしい、と林さんが言ってた: somebody told by another."""
    if _never_met(passage, clause) or _is_told_of(passage, clause) or _is_reported(passage, clause):
        return True
    speaker = passage.quoting(clause)
    if (
        speaker is None
        or speaker.predicate is None
        or speaker.predicate.lemma not in ("言う", "話す", "聞く", "教える")
    ):
        return False
    named = {mention.name for mention in clause.mentions()}
    return any(mention.name not in named for mention in speaker.mentions())
