"""Favors told in nouns alone, or by what somebody had along when they came: 木村さんから差し入れ, 柿を持って寄ってくれた."""

from __future__ import annotations

from dataclasses import dataclass

from enishi.language.note.japanese.clauses import Clause, Phrase
from enishi.language.note.japanese.passage import VERBS, Passage, bare_end, contains, is_thing
from enishi.language.note.lexicon import word_set

_IN_RETURN = ("お礼", "御礼", "お返し", "手土産", "土産", "お祝い", "おみやげ")


@dataclass(frozen=True, slots=True)
class FavorFound:
    direction: str
    kind: str
    phrase: Phrase | None


def brought(passage: Passage, clause: Clause) -> FavorFound | None:
    """差し入れを持って寄ってくれた: what was brought along."""
    at = passage.places[id(clause)]
    before = passage.clauses[at - 1] if at else None
    comes = clause.predicate is not None and clause.predicate.benefit == "let"
    if not comes or before is None or before.ends_sentence or before.predicate is None:
        return None
    if before.predicate.link != "て" or before.predicate.lemma not in ("持つ", "持参", "抱える", "携える"):
        return None
    thing = passage.object(before, "を", "")
    gift = thing is not None and thing.head_text in word_set(VERBS, "gift", "objects")
    return FavorFound("received", "gift", thing) if gift else None


def favor_of_nouns(passage: Passage, clause: Clause) -> FavorFound | None:
    """木村さんから差し入れ, 青木さんに相談, 中原さんの引っ越し手伝い: a favor told in nouns."""
    last = bare_end(clause)
    if (done := _done_in_nouns(passage, clause, last)) is not None:
        return done
    if last is None:
        return None
    noun = last.head_text.removeprefix("お").removeprefix("ご")
    if passage.named(clause, ("から", "より", "からの")):
        direction = "received"
    elif passage.named(clause, ("に", "へ", "には")):
        direction = "received" if noun.endswith("相談") else "given"
    elif noun.endswith(("手伝い", "手助け")) and last.mentions():
        return FavorFound("given", "help", last)
    else:
        return None
    for kind in ("gift", "information", "listening", "help"):
        if noun.endswith(tuple(word_set(VERBS, "nouns", kind))):
            return FavorFound(direction, kind, last.of if last.of is not None and is_thing(last.of) else last)
    shared = last.of is not None and last.of.head_text.endswith(tuple(word_set(VERBS, "nouns", "gift")))
    gift = shared or (direction == "received" and last.head_text in word_set(VERBS, "gift", "objects"))
    return FavorFound(direction, "gift", last) if gift else None


def _done_in_nouns(passage: Passage, clause: Clause, last: Phrase | None) -> FavorFound | None:
    """コピーを借用, 採寸のコツを伝授, お礼に柿を一箱: the verb is a noun, or left out."""
    thing = passage.object(clause, "を") or last
    thanks = any(one.case == "に" and one.phrase.head_text in _IN_RETURN for one in clause.arguments)
    if thanks and thing is not None:
        return FavorFound("given", "gift", thing)
    if last is None or thing is None or thing is last:
        return None
    noun = last.head_text
    from_them = bool(passage.named(clause, ("から", "より")))
    if noun in word_set(VERBS, "help", "take"):
        return FavorFound("received", "help", thing)
    if noun in word_set(VERBS, "inform", "give"):
        return FavorFound("received" if from_them else "given", "information", thing)
    if noun in word_set(VERBS, "gift", "take") or noun in word_set(VERBS, "gift", "give"):
        papers = contains(thing.head_text, word_set(VERBS, "gift", "papers"))
        takes = from_them or noun in word_set(VERBS, "gift", "take")
        return None if papers else FavorFound("received" if takes else "given", "gift", thing)
    if noun in word_set(VERBS, "help", "plain"):
        return FavorFound("received" if from_them else "given", "help", thing)
    return None
