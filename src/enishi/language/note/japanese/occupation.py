"""What somebody is: title, trade and firm, as they stand before a name, behind it, or as what is said of it.

税理士の小池さん, 株式会社ミライの中村部長, 三浦さん（看護師）, 林さんは市役所勤め, ゲストハウスをやってて. Decides which
words are a title, which the name of a firm and which only tell the trade; the trades themselves are `language.fields`.
"""

from __future__ import annotations

import re

from enishi.language import fields
from enishi.language.note.goods import trade_of
from enishi.language.note.japanese.clauses import Clause, Phrase
from enishi.language.note.japanese.firms import firm_in, is_firm, is_no_name
from enishi.language.note.japanese.passage import (
    NOUNS,
    Passage,
    is_kin,
    is_thing,
    says,
    verb_of,
)
from enishi.language.note.japanese.people import is_title
from enishi.language.note.lexicon import split, word_set
from enishi.language.note.sheet import Someone

_WORKS_AT = re.compile(r"(?:に)?(?:勤め|勤務|所属|在籍|務め|づとめ|勤め人)(?:中)?$")
_SHOP = re.compile(
    r"(?:屋|店|サロン|事務所|会社|農家|農園|所|場|工房|教室|塾|NPO|団体|法人|ブランド|チーム|カフェ|ショップ|クリニック|院|園|スクール|道場|薬局|食堂|バー|宿|旅館|ホテル|スタジオ|亭)$"
)
_DEPARTMENT = re.compile(r".(?:部|課|係|室|本部|事業部|支店|支社)$")
# Firms of these names may do anything.
_VAGUE = split("企画 商事 産業 商会 サービス グループ ホールディングス 興業 総業 カンパニー")


def describe(passage: Passage, someone: Someone, phrase: Phrase, *, apposition: bool = False) -> bool:
    """Take what a noun says of somebody: a firm, a title, a trade. False where it says none of these."""
    words = phrase.head_text
    if words in word_set(NOUNS, "titles", "of_an_evening"):
        # 司会の柏木さん: a part for one evening.
        return False
    if words.removeprefix("ご").endswith(("近所", "同級生", "同期", "先輩", "後輩", "お隣")):
        # 昔ご近所だった
        return False
    if words in word_set(NOUNS, "kin", "words") and not (apposition and is_title(words)):
        return False
    firm = firm_in(passage, phrase)
    if firm:
        _set_firm(passage, someone, firm, phrase)
        return True
    known = _trade(words) if not _DEPARTMENT.search(words) else []
    if _is_titled(phrase) or (apposition and words.endswith("屋") and known):
        _set_title(passage, someone, phrase, known)
        return True
    if known and (apposition or _SHOP.search(words)):
        set_field(passage, someone, known, phrase.head_start, phrase.end)
        return True
    return False


def _trade(words: str) -> list[str]:
    """The trade of a noun; 明太子屋, 箸工房 by what they sell or make."""
    return fields.find(words) or (trade_of(words, "ja") if _SHOP.search(words) or is_title(words) else [])


def _is_titled(phrase: Phrase) -> bool:
    """開発者 alone is anybody, ゲームの開発者 has a trade."""
    if is_title(phrase.head_text):
        return True
    before = phrase.of
    if before is not None and phrase.head_text in _BUDDING:
        # 声優の卵
        return is_title(before.head_text)
    trade = before is not None and is_thing(before) and bool(fields.find(before.head_text))
    return trade and phrase.head_text.endswith(("者", "家", "師", "士", "員"))


def _set_title(passage: Passage, someone: Someone, phrase: Phrase, known: list[str]) -> None:
    start = phrase.head_start
    before = phrase.of
    own = phrase.head_text
    if before is not None and is_thing(before) and (not known or own in _open() | _BUDDING):
        # フットサルのコーチ, 声優の卵: the trade stands before an open title.
        found = fields.find(f"{before.head_text}の{own}") if own == "先生" else fields.find(before.head_text)
        known = found or known
        start = before.head_start if found and own not in word_set(NOUNS, "titles", "apart") else start
    if known and known[0].startswith("consulting") and own in _open() | word_set(NOUNS, "titles", "apart"):
        # 社長 alone tells no trade.
        known = []
    if own.endswith("作家") and (crafts := fields.find(own.removesuffix("作家"))):
        known = crafts
    made = _made_by(passage, phrase) if own in _open() | _MAKERS else []
    known = made or known
    last = own.rpartition("・")[2]
    if last != own and is_title(last):
        # デザイン事務所・代表
        start = phrase.end - len(last)
    words = passage.text(start, phrase.end)
    shop = phrase.head_text.endswith(_shops())
    if not someone.title or (not fields.find(someone.title) and known and not shop):
        someone.title = words
        passage.sheet.mark(start, phrase.end, "title")
    if own not in _open() or known:
        known = known or fields.find(words)
    if own.endswith(("コンサルタント", "コンサル")) and own not in ("コンサルタント", "コンサル"):
        known = [one for one in fields.find(words) if one.startswith("consulting")] or known
    set_field(passage, someone, known, start, phrase.end)


_RANKS = ("課長", "部長", "係長", "主任", "次長", "本部長", "担当", "室長", "社員", "役員")
_BUDDING = frozenset(("卵", "たまご", "タマゴ", "見習い", "志望", "候補生", "端くれ"))
_MAKERS = frozenset(
    ("エンジニア", "技術者", "営業マン", "営業", "メーカー", "研究者", "コンサル", "コンサルタント")
)


def _made_by(passage: Passage, phrase: Phrase) -> list[str]:
    """検査装置を設計しているエンジニア: what an open trade works with stands before it."""
    clause = phrase.clause
    if clause is None or not says(clause, "work_as", "goods"):
        return []
    thing = passage.object(clause, "を", "の")
    return trade_of(thing.head_text, "ja") if thing is not None else []


def _shops() -> tuple[str, ...]:
    return tuple(word_set(NOUNS, "titles", "shops"))


def _open() -> frozenset[str]:
    return word_set(NOUNS, "titles", "open")


def _set_firm(passage: Passage, someone: Someone, firm: tuple[str, int, int], phrase: Phrase) -> None:
    name, start, end = firm
    if not someone.organization:
        someone.organization = name
        passage.sheet.mark(start, end, "organization")
    if not name.endswith(_VAGUE):
        if (someone.title or "").endswith(_RANKS) and fields.find(name):
            # ミナト物流 営業課長: the firm's trade before the desk's.
            someone.field = ""
        set_field(passage, someone, fields.find(name), start, end)
    rest = passage.text(end, phrase.end).strip()
    if rest and is_title(rest) and not someone.title:
        someone.title = rest
        passage.sheet.mark(end, phrase.end, "title")


def set_field(passage: Passage, someone: Someone, known: list[str], start: int, end: int) -> None:
    if known and not someone.field:
        someone.field = known[0]
        passage.sheet.mark(start, end, "field")


# -- what a clause says somebody is or does ---------------------------------------------------------------------------


def read_occupation(passage: Passage, clause: Clause) -> bool:
    """…は弁理士, …で働いてる, …をやってる. True where it said so."""
    someone = passage.about(clause)
    if someone is None or _is_of_others(passage, clause):
        return False
    if not (_is_something(passage, clause, someone) or _works(passage, clause, someone)):
        return False
    _both_are(passage, clause, someone)
    return True


def _both_are(passage: Passage, clause: Clause, someone: Someone) -> None:
    """榎本さん、村井さん、どっちも保険の外交員: the same is said of both."""
    if not any(one.phrase.head_text.startswith(_BOTH) for one in clause.arguments):
        return
    for other in [passage.someone(mention) for mention in clause.mentions()] or passage.met:
        other.title = other.title or someone.title
        other.field = other.field or someone.field


_BOTH = ("どっち", "どちら", "二人", "2人", "両方", "両名", "三人", "みんな", "みな", "全員", "ふたり")


def read_roles(passage: Passage, clause: Clause) -> None:
    """フットサルのコーチで、…を探してる; 県庁勤務で、…: what is said on the way to another matter."""
    someone = passage.subject(clause) or (None if passage.aside else passage.topic)
    kin = any(is_kin(one.phrase) and one.case in ("が", "は") for one in clause.arguments)
    if someone is None or kin:
        return
    of_others = _is_of_others(passage, clause)
    predicate = clause.predicate
    if clause.asks and clause.quoted and predicate is not None and predicate.benefit == "let":
        # 顧問で来てくれないか: the part is the writer's.
        return
    for argument in clause.arguments:
        phrase = argument.phrase
        if of_others and not passage.text(phrase.end, phrase.end + 2).endswith("、"):
            # 梨農家で、ジュースにしてくれる工場を…: before the comma it is said of the one spoken of.
            continue
        told = _is_titled(phrase) or _WORKS_AT.search(phrase.head_text)
        if told and argument.case == "で" and is_thing(phrase) and phrase.clause is None:
            _said(passage, someone, phrase)


def _is_of_others(passage: Passage, clause: Clause) -> bool:
    """A relative clause on a thing, or on somebody who is sought, says nothing of the person spoken of."""
    head = clause.modifies
    told = clause.predicate is not None and clause.predicate.noun and passage.subject(clause) is not None
    if head is not None and (head.head_text == "由" or (told and head.head_text in ("の", "こと"))):
        # 倉持さんがカメラマンなのは知ってた
        return False
    if head is None or head.mention:
        return any(is_kin(one.phrase) and one.case in ("が", "は") for one in clause.arguments)
    outer = passage.outer(clause)
    return not (
        head.head_text in word_set(NOUNS, "generic", "people")
        and outer is not None
        and outer.predicate is None
    )


def _is_something(passage: Passage, clause: Clause, someone: Someone) -> bool:
    """A noun said of somebody: it must follow a topic, or stand alone in its clause."""
    predicate = clause.predicate
    if predicate is not None and not predicate.noun:
        return False
    found = False
    for argument in clause.arguments:
        phrase = argument.phrase
        if not is_thing(phrase) or not _follows_topic(passage, clause, phrase):
            continue
        told = _is_titled(phrase) or bool(_WORKS_AT.search(phrase.head_text))
        if argument.case in ("", "、") or (argument.case in ("で", "では") and told):
            found |= _said(passage, someone, phrase)
    if predicate is not None and not predicate.negative:
        phrase = _predicate_phrase(passage, clause)
        found |= _said(passage, someone, phrase)
    if found:
        passage.use(clause, "occupation")
    return found


def _predicate_phrase(passage: Passage, clause: Clause) -> Phrase:
    """The noun of a copula as a phrase: 歯科衛生士だった."""
    predicate = clause.predicate
    assert predicate is not None
    head = (
        predicate.head[:-1]
        if len(predicate.head) > 1 and predicate.head[-1].text == "さん"
        else predicate.head
    )
    start = head[0].start if head else predicate.start
    of = next((one.phrase for one in reversed(clause.arguments) if one.case == "の"), None)
    return Phrase(start, start, head[-1].end if head else predicate.end, head, of=of)


def _follows_topic(passage: Passage, clause: Clause, phrase: Phrase) -> bool:
    if passage.subject(clause) is not None:
        return any(
            one.case in ("は", "が", "も", "って", "、")
            and one.phrase.mention
            and one.phrase.end <= phrase.start
            for one in clause.arguments
        )
    return clause.arguments[0].phrase is phrase or all(one.phrase.mention is None for one in clause.arguments)


def _said(passage: Passage, someone: Someone, phrase: Phrase) -> bool:
    phrase = _without_honorific(phrase)
    words = phrase.head_text
    at_work = _WORKS_AT.search(words)
    if at_work:
        start = phrase.head_start
        place = phrase.of if at_work.start() == 0 and phrase.of is not None else None
        text = place.head_text if place is not None else words[: at_work.start()]
        start = place.head_start if place is not None else start
        return _employed(passage, someone, text, start, phrase if place is None else place)
    return describe(passage, someone, phrase)


def _without_honorific(phrase: Phrase) -> Phrase:
    """助産師さん: さん behind a trade is politeness."""
    if (
        len(phrase.head) < 2
        or phrase.head[-1].text not in ("さん", "様", "さま")
        or phrase.mention is not None
    ):
        return phrase
    head = phrase.head[:-1]
    return Phrase(phrase.start, phrase.head_start, head[-1].end, head, of=phrase.of, clause=phrase.clause)


def _employed(passage: Passage, someone: Someone, words: str, start: int, phrase: Phrase) -> bool:
    known = fields.find(words)
    if (
        words
        and not is_no_name(words)
        and (
            is_firm(passage, phrase, words)
            or not known
            or words in word_set(NOUNS, "organizations", "offices")
        )
        and not someone.organization
        and len(words) > 1
    ):
        someone.organization = words
        passage.sheet.mark(start, start + len(words), "organization")
    set_field(passage, someone, known, start, start + len(words))
    return True


def _works(passage: Passage, clause: Clause, someone: Someone) -> bool:
    predicate = clause.predicate
    if predicate is None or predicate.negative or predicate.wish or predicate.benefit or predicate.passive:
        return False
    role = next(
        (one.phrase for one in clause.arguments if one.case in ("として", "と") and is_thing(one.phrase)),
        None,
    )
    if role is not None and _is_titled(role) and _as(clause, passage):
        passage.use(clause, "occupation")
        return describe(passage, someone, role)
    if predicate.lemma in _WORK and predicate.head and predicate.progressive:
        of = next((one.phrase for one in reversed(clause.arguments) if one.case == "の"), None)
        words, start, _stop = passage.thing(of) if of is not None and is_thing(of) else ("", 0, 0)
        if not words and len(predicate.head) > 1:
            words, start = "".join(token.text for token in predicate.head[:-1]), predicate.start
        known = trade_of(words, "ja")
        set_field(passage, someone, known, start, start + len(words))
        if known and not is_title(words) and not _SHOP.search(words) and words not in someone.offers:
            # リフォームの仕事をしている
            someone.offers.append(words)
            passage.sheet.mark(start, start + len(words), "offer")
        passage.use(clause, "occupation")
        return bool(someone.field)
    if says(clause, "work_as", "employed"):
        place = passage.object(clause, "に", "で", "へ", "にて")
        if place is None or clause.predicate is None:
            return False
        passage.use(clause, "occupation")
        return _employed(passage, someone, place.head_text, place.head_start, place)
    if not says(clause, "work_as", "verbs"):
        return False
    return _does(passage, clause, someone)


_DONE = ("編集", "校正", "翻訳", "広報", "営業", "経理", "受付", "事務")
_TEACHES = ("教える", "指導", "コーチ")
_WORK = ("仕事", "商売", "活動", "事業", "業務", "バイト", "アルバイト", "パート", "副業", "内職")


def _runs_on(passage: Passage, clause: Clause) -> bool:
    """江口さんは独立して事務所を構えた: the subject of the clause before does this, too."""
    at = passage.places[id(clause)]
    before = passage.clauses[at - 1] if at else None
    linked = before is not None and before.link == "て" and not before.ends_sentence
    return linked and before is not None and passage.subject(before) is not None


def _as(clause: Clause, passage: Passage) -> bool:
    """行政書士として独立した, 看護師として働く: と before して is として."""
    predicate = clause.predicate
    return predicate is not None and (
        any(one.case == "として" for one in clause.arguments)
        or (predicate.lemma == "為る" and predicate.link == "て")
    )


def _does(passage: Passage, clause: Clause, someone: Someone) -> bool:
    """リフォームの仕事をやってる: a trade, and for what is done rather than kept also something they can."""
    predicate = clause.predicate
    assert predicate is not None
    becomes = verb_of(clause)[0] == "成る"
    teaches = verb_of(clause)[0] in _TEACHES
    cases = ("に",) if becomes else ("を", "ば", "", "も") if teaches else ("を", "ば", "", "も", "に")
    phrase = passage.object(clause, *cases) if verb_of(clause)[0] != "為る" or predicate.progressive else None
    if phrase is None or (becomes and not is_title(phrase.head_text)):
        return False
    inner = phrase.clause if phrase.head_text in (*_WORK, "店", "お店", "会社", "工房", "教室") else None
    if inner is not None and says(inner, "work_as", "goods"):
        # 屋根を直す仕事, レコードを売る店
        phrase = passage.object(inner, "を", "の") or phrase
    if phrase.head_text in (*_WORK, "会社", "自営", "お店", "店", "関係") and phrase.of is not None:
        phrase = phrase.of
    words, start, end = passage.thing(phrase)
    known = (
        trade_of(words, "ja", teaches=teaches) if says(inner or clause, "work_as", "goods") else _trade(words)
    )
    if not known or (
        passage.subject(clause) is None
        and not _runs_on(passage, clause)
        and not (predicate.progressive or predicate.hearsay or clause.modifies or predicate.adnominal)
    ):
        return False
    done = phrase.head_text.endswith(_DONE) and verb_of(clause)[0] in ("遣る", "為る")
    if is_title(phrase.head_text) and not done:
        # 動画の編集をやっている is what is done, no title.
        return describe(passage, someone, phrase)
    set_field(passage, someone, known, start, end)
    grows = known[0].startswith("farming")
    if (
        (says(clause, "work_as", "activity") or teaches)
        and inner is None
        and not grows
        and (not _SHOP.search(words) or words.endswith("宿"))
        and words not in someone.offers
    ):
        someone.offers.append(words)
        passage.sheet.mark(start, end, "offer")
    passage.use(clause, "occupation")
    return True
