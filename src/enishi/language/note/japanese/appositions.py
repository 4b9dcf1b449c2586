"""What stands beside a name and says who that is: 美容師の早坂さん, 三浦さん(看護師), 大工の棟梁(西村さん), 大学の先輩."""

from __future__ import annotations

from enishi.language import fields
from enishi.language.note.goods import trade_of
from enishi.language.note.japanese.clauses import Clause, Phrase
from enishi.language.note.japanese.firms import firm_in
from enishi.language.note.japanese.occupation import describe, set_field
from enishi.language.note.japanese.passage import NOUNS, Passage, is_thing
from enishi.language.note.japanese.people import is_title
from enishi.language.note.lexicon import word_set
from enishi.language.note.sheet import Someone


def read_appositions(passage: Passage, clause: Clause) -> None:
    """What stands before or in brackets behind each name of a clause."""
    for argument in clause.arguments:
        for phrase in argument.phrase.chain():
            if phrase.mention is None:
                continue
            someone = passage.someone(phrase.mention)
            if phrase.of is not None:
                _read_modifiers(passage, someone, phrase.of)
            _once_was(someone, phrase.clause)
            if phrase.of is not None and phrase.of.head_text.endswith(_KEEPS):
                _read_kept(passage, someone, clause, phrase.of)
            for beside in _beside(passage, clause, phrase):
                _read_modifiers(passage, someone, beside)
            for aside in phrase.aside:
                _read_aside(passage, someone, aside)
            if (around := _around(passage, phrase)) is not None:
                _read_modifiers(passage, someone, around)


def _once_was(someone: Someone, clause: Clause | None) -> None:
    """取引先だった柏さん: how one came to know them."""
    predicate = clause.predicate if clause is not None else None
    if predicate is None or not predicate.noun or not predicate.past or someone.origin:
        return
    for origin in ("company", "before"):
        if predicate.lemma in word_set(NOUNS, "origins", origin):
            someone.origin = origin


def _around(passage: Passage, phrase: Phrase) -> Phrase | None:
    """大工の棟梁(西村さん): the trade that a name in brackets belongs to; 平岡さん 元銀行員: the one behind a blank."""
    bracketed = passage.text(phrase.start - 1, phrase.start) == "("
    for clause in passage.clauses:
        for argument in clause.arguments:
            one = argument.phrase
            if not is_thing(one):
                continue
            if bracketed and one.end == phrase.start - 1:
                return one
            behind = argument.case == "" and one.end > phrase.end and is_title(one.head_text)
            if behind and one.clause is None and passage.text(phrase.end, one.start) in (" ", "　"):
                return one
    return None


_KEEPS = ("開業予定", "経営", "運営", "開業準備中", "開店準備中", "開店予定", "開業", "販売", "製造")


def _read_kept(passage: Passage, someone: Someone, clause: Clause, keeps: Phrase) -> None:
    """カフェを開業予定の小泉さん: what is kept stands before."""
    kept = next(
        (one.phrase for one in clause.arguments if one.case == "を" and one.phrase.end <= keeps.start), None
    )
    if kept is not None and is_thing(kept):
        set_field(passage, someone, trade_of(kept.head_text, "ja"), kept.head_start, kept.end)


def _beside(passage: Passage, clause: Clause, phrase: Phrase) -> list[Phrase]:
    """ヘアサロン灯の美容師、早坂さん – ヤマト精機 営業課長 長谷部様: titles and firms right before the name."""
    found: list[Phrase] = []
    begins = phrase.start
    for argument in reversed(clause.arguments):
        one = argument.phrase
        if one.end > begins:
            continue
        gap = passage.text(one.end, begins)
        if argument.case not in ("", "、") or not is_thing(one) or gap.strip(" 、・　"):
            break
        if not (is_title(one.head_text) or firm_in(passage, one) or _is_line_of_work(one.head_text)):
            break
        found.append(one)
        begins = one.start
    return found


def _is_line_of_work(words: str) -> bool:
    """内装業・星川さん: a trade that says it is one."""
    return words.endswith(("業", "屋", "関係", "関連")) and bool(fields.find(words))


def _read_modifiers(passage: Passage, someone: Someone, phrase: Phrase) -> None:
    """AのBの佐藤さん: each of A and B may be title, firm, trade or how one came to know each other."""
    known_by = False
    for one in phrase.chain():
        if one.mention:
            return
        if not is_thing(one):
            continue
        known_by = _origin(someone, one) or known_by
        if not known_by and not _is_body(one.head_text):
            # 犬の散歩仲間, 市民合唱団の鈴木さん: company one keeps, no trade.
            describe(passage, someone, one, apposition=True)


def _is_body(words: str) -> bool:
    """市民合唱団, 将棋クラブ: what one is a member of."""
    return words.endswith(("合唱団", "吹奏楽団", "サークル", "クラブ", "同好会", "愛好会", "句会"))


def _origin(someone: Someone, phrase: Phrase) -> bool:
    """大学の先輩, 元同僚, 犬の散歩仲間: how one knows them, which tells no trade."""
    for origin in ("company", "before"):
        if phrase.head_text.removeprefix("元") in word_set(NOUNS, "origins", origin):
            someone.origin = someone.origin or origin
            return True
    return phrase.head_text.endswith(tuple(word_set(NOUNS, "origins", "known_by")))


def _read_aside(passage: Passage, someone: Someone, aside: Clause) -> None:
    for argument in aside.arguments:
        if is_thing(argument.phrase):
            chain = list(argument.phrase.chain())
            if _origin(someone, chain[0]):
                continue
            for one in reversed(chain):
                describe(passage, someone, one, apposition=True)
    passage.use(aside, "aside")
