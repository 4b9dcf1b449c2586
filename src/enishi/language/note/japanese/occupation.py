"""What somebody is: title, trade and firm, as they stand before a name, behind it, or as what is said of it.

税理士の小池さん, 株式会社ミライの中村部長, 三浦さん（看護師）, 林さんは市役所勤め, ゲストハウスをやってて. Decides which
words are a title, which the name of a firm and which only tell the trade; the trades themselves are `language.fields`.
"""

from __future__ import annotations

import re

from enishi.language import fields
from enishi.language.note.japanese.clauses import Clause, Phrase
from enishi.language.note.japanese.passage import (
    NOUNS,
    Passage,
    is_kin,
    is_thing,
    says,
    verb_of,
)
from enishi.language.note.japanese.people import is_title
from enishi.language.note.japanese.tokens import KATAKANA, LATIN
from enishi.language.note.lexicon import any_of, split, word_set
from enishi.language.note.sheet import Someone

_WORKS_AT = re.compile(r"(?:に)?(?:勤め|勤務|所属|在籍|務め|づとめ|勤め人)(?:中)?$")
_SHOP = re.compile(
    r"(?:屋|店|サロン|事務所|会社|農家|農園|所|場|工房|教室|塾|NPO|団体|法人|ブランド|チーム|カフェ|ショップ|クリニック|医院|食堂|バー|宿|旅館|ホテル|スタジオ|亭)$"
)
_DEPARTMENT = re.compile(r".(?:部|課|係|室|本部|事業部|支店|支社)$")
# Firms of these names may do anything.
_VAGUE = split("企画 商事 産業 商会 サービス グループ ホールディングス 興業 総業 カンパニー")


def read_appositions(passage: Passage, clause: Clause) -> None:
    """What stands before or in brackets behind each name of a clause."""
    for argument in clause.arguments:
        for phrase in argument.phrase.chain():
            if phrase.mention is None:
                continue
            someone = passage.someone(phrase.mention)
            if phrase.of is not None:
                _read_modifiers(passage, someone, phrase.of)
            for beside in _beside(passage, clause, phrase):
                _read_modifiers(passage, someone, beside)
            for aside in phrase.aside:
                _read_aside(passage, someone, aside)


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
        if not (is_title(one.head_text) or _organization(passage, one) or _is_line_of_work(one.head_text)):
            break
        found.append(one)
        begins = one.start
    return found


def _is_line_of_work(words: str) -> bool:
    """内装業・星川さん: a trade that says it is one."""
    return words.endswith(("業", "屋", "関係", "関連")) and bool(fields.find(words))


def _read_modifiers(passage: Passage, someone: Someone, phrase: Phrase) -> None:
    """AのBの佐藤さん: each of A and B may be title, firm, trade or how one came to know each other."""
    for one in phrase.chain():
        if one.mention:
            return
        if is_thing(one) and not _origin(someone, one):
            describe(passage, someone, one, apposition=True)


def _origin(someone: Someone, phrase: Phrase) -> bool:
    """大学の先輩, 元同僚, 犬の散歩仲間: how one knows them, which tells no trade."""
    for origin in ("company", "before"):
        if phrase.head_text.removeprefix("元") in word_set(NOUNS, "origins", origin):
            someone.origin = someone.origin or origin
            return True
    return phrase.head_text.endswith(
        ("近所", "隣", "向かい", "仲間", "友達", "友だち", "先輩", "後輩", "同期", "常連", "ファン", "飼い主")
    )


def _read_aside(passage: Passage, someone: Someone, aside: Clause) -> None:
    for argument in aside.arguments:
        if is_thing(argument.phrase):
            chain = list(argument.phrase.chain())
            if _origin(someone, chain[0]):
                continue
            for one in reversed(chain):
                describe(passage, someone, one, apposition=True)
    passage.use(aside, "aside")


def describe(passage: Passage, someone: Someone, phrase: Phrase, *, apposition: bool = False) -> bool:
    """Take what a noun says of somebody: a firm, a title, a trade. False where it says none of these."""
    words = phrase.head_text
    if words in word_set(NOUNS, "kin", "words") and not (apposition and is_title(words)):
        return False
    firm = _organization(passage, phrase)
    if firm:
        _set_firm(passage, someone, firm, phrase)
        return True
    known = fields.find(words) if not _DEPARTMENT.search(words) else []
    if _is_titled(phrase) or (apposition and words.endswith("屋") and known):
        _set_title(passage, someone, phrase, known)
        return True
    if known and (apposition or _SHOP.search(words)):
        _set_field(passage, someone, known, phrase.head_start, phrase.end)
        return True
    return False


def _is_titled(phrase: Phrase) -> bool:
    """開発者 alone is anybody, ゲームの開発者 has a trade."""
    if is_title(phrase.head_text):
        return True
    before = phrase.of
    trade = before is not None and is_thing(before) and bool(fields.find(before.head_text))
    return trade and phrase.head_text.endswith(("者", "家", "師", "士", "員"))


def _set_title(passage: Passage, someone: Someone, phrase: Phrase, known: list[str]) -> None:
    start = phrase.head_start
    before = phrase.of
    own = phrase.head_text
    if before is not None and is_thing(before) and (not known or own in _open()):
        # フットサルのコーチ: the trade stands before an open title.
        found = fields.find(f"{before.head_text}の{own}") if own == "先生" else fields.find(before.head_text)
        known = found or known
        start = before.head_start if found and own not in word_set(NOUNS, "titles", "apart") else start
    if known and known[0].startswith("consulting") and own in _open() | word_set(NOUNS, "titles", "apart"):
        # 社長 alone tells no trade.
        known = []
    words = passage.text(start, phrase.end)
    shop = phrase.head_text.endswith(_shops())
    if not someone.title or (not fields.find(someone.title) and known and not shop):
        someone.title = words
        passage.sheet.mark(start, phrase.end, "title")
    if own not in _open() or known:
        known = known or fields.find(words)
    _set_field(passage, someone, known, start, phrase.end)


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
        _set_field(passage, someone, fields.find(name), start, end)
    rest = passage.text(end, phrase.end).strip()
    if rest and is_title(rest) and not someone.title:
        someone.title = rest
        passage.sheet.mark(end, phrase.end, "title")


def _set_field(passage: Passage, someone: Someone, known: list[str], start: int, end: int) -> None:
    if known and not someone.field:
        someone.field = known[0]
        passage.sheet.mark(start, end, "field")


# -- names of firms --------------------------------------------------------------------------------------------------


def _organization(passage: Passage, phrase: Phrase) -> tuple[str, int, int] | None:
    """The name of a firm in a noun, with its place; not a sort of firm (印刷会社)."""
    start, end = phrase.head_start, phrase.end
    words = passage.text(start, end)
    bare = re.sub(rf"(?:{any_of(word_set(NOUNS, 'organizations', 'works_at'))})$", "", words)
    end = start + len(bare)
    if _is_firm(passage, phrase, bare):
        return bare, start, end
    # 丸庄物流課長: a title behind the name.
    for cut in range(len(bare) - 1, 1, -1):
        if (
            is_title(bare[cut:])
            and _is_firm(passage, phrase, bare[:cut])
            and bare[:cut] not in word_set(NOUNS, "organizations", "endings")
        ):
            return bare[:cut], start, start + cut
    return None


def _is_firm(passage: Passage, phrase: Phrase, words: str) -> bool:
    if any(token.is_firm for token in phrase.head):
        return True
    if len(words) < 2 or is_title(words):
        return False
    forms = split(str(_list("forms")))
    if any(form in words and words != form for form in forms):
        return True
    if words in word_set(NOUNS, "organizations", "offices") or fields.is_word(words):
        # 市役所, ライブハウス: what sort of place it is, not which.
        return False
    for beginning in word_set(NOUNS, "organizations", "beginnings"):
        if (
            words.startswith(beginning)
            and len(words) > len(beginning)
            and not fields_only(words[len(beginning) :])
        ):
            return True
    for ending in sorted(word_set(NOUNS, "organizations", "endings"), key=len, reverse=True):
        if words.endswith(ending) and len(words) > len(ending):
            return not fields_only(words[: -len(ending)])
    return _is_bare_name(phrase, words)


def fields_only(words: str) -> bool:
    """Words of a trade, which make 印刷会社 a sort of firm and アオバ印刷 a name."""
    generic = (
        "有",
        "大",
        "小",
        "中",
        "老人",
        "動物",
        "介護",
        "総合",
        "個人",
        "地元",
        "近所",
        "駅前",
        "隣",
        "外資",
        "大手",
        "生命",
        "損害",
    )
    return (
        words in generic or bool(fields.find(words)) or words in word_set(NOUNS, "organizations", "endings")
    )


def _is_bare_name(phrase: Phrase, words: str) -> bool:
    """ソニー, Pixelworks: a proper noun that is neither person nor place nor a known word."""
    if len(phrase.head) != 1 or fields.find(words):
        return False
    token = phrase.head[0]
    if LATIN.fullmatch(words):
        return words[:1].isupper() and len(words) > 2
    return (token.is_name and not token.is_person and not token.is_place) or (
        bool(KATAKANA.fullmatch(words)) and not token.word.known and len(words) > 3
    )


def _list(name: str) -> str:
    from enishi.language.note.lexicon import lexicon

    return str(lexicon(NOUNS)["organizations"][name])


# -- what a clause says somebody is or does ---------------------------------------------------------------------------


def read_occupation(passage: Passage, clause: Clause) -> bool:
    """…は弁理士, …で働いてる, …をやってる. True where it said so."""
    someone = passage.about(clause)
    if someone is None or _is_of_others(passage, clause):
        return False
    return _is_something(passage, clause, someone) or _works(passage, clause, someone)


def read_roles(passage: Passage, clause: Clause) -> None:
    """フットサルのコーチで、…を探してる; 県庁勤務で、…: what is said on the way to another matter."""
    someone = passage.subject(clause) or (None if passage.aside else passage.topic)
    kin = any(is_kin(one.phrase) and one.case in ("が", "は") for one in clause.arguments)
    if someone is None or kin:
        return
    of_others = _is_of_others(passage, clause)
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
        and not passage_generic(words)
        and (
            _is_firm(passage, phrase, words)
            or not known
            or words in word_set(NOUNS, "organizations", "offices")
        )
        and not someone.organization
        and len(words) > 1
    ):
        someone.organization = words
        passage.sheet.mark(start, start + len(words), "organization")
    _set_field(passage, someone, known, start, start + len(words))
    return True


def passage_generic(words: str) -> bool:
    """A place of work without a name: 会社, 施設."""
    return (
        words in ("会社", "施設", "店", "現場", "工場", "東京", "地元", "都内", "本社", "支店", "外資")
        or len(words) < 2
    )


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
        _set_field(passage, someone, fields.find(words), start, start + len(words))
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
    cases = ("に",) if becomes else ("を", "ば", "", "も", "に")
    phrase = passage.object(clause, *cases) if verb_of(clause)[0] != "為る" or predicate.progressive else None
    if phrase is None or (becomes and not is_title(phrase.head_text)):
        return False
    if phrase.head_text in (*_WORK, "会社", "自営", "お店", "店", "関係") and phrase.of is not None:
        phrase = phrase.of
    words, start, end = passage.thing(phrase)
    known = fields.find(words)
    if not known or (
        passage.subject(clause) is None
        and not _runs_on(passage, clause)
        and not (predicate.progressive or predicate.hearsay or clause.modifies or predicate.adnominal)
    ):
        return False
    if is_title(phrase.head_text):
        return describe(passage, someone, phrase)
    _set_field(passage, someone, known, start, end)
    grows = known[0].startswith("farming")
    if (
        says(clause, "work_as", "activity")
        and not grows
        and not _SHOP.search(words)
        and words not in someone.offers
    ):
        someone.offers.append(words)
        passage.sheet.mark(start, end, "offer")
    passage.use(clause, "occupation")
    return True
