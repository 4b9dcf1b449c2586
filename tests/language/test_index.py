"""What people are found by."""

import pytest

from enishi.language.index import (
    ANY_LEAF,
    TYPED,
    Kind,
    Meeting,
    Told,
    keys_of,
    labelled,
    prefix_terms,
    terms_of,
)

PERSON = {
    "type": "person",
    "name": {
        "full": "髙橋 美咲",
        "family": "髙橋",
        "given": "美咲",
        "given_kana": "みさき",
        "nickname": "ミッキー",
    },
    "fields": ["design.logo"],
    "affiliations": [{"organization": "株式会社青葉印刷デザイン", "title": "アートディレクター"}],
    "tags": ["浜松"],
    "addresses": [{"value": "静岡県掛川市中央1-2-3"}],
    "offers": ["補助金の申請"],
    "wants": ["写真を撮ってくれる人"],
    "note": "休みの日は登山。犬を三匹飼っている",
}
TOLD = Told(
    meetings=(Meeting("2025-10-03", "mixer", "商工会 秋の交流会", "磐田", "名刺を切らしていた", True),),
    said=("資料を送る",),
)

QUERIES = (
    "高橋|髙橋さん|高|美咲|髙橋美咲|高橋 美|たかはし|タカハ|みさき|takahasi|Misaki|takahashimisaki|"
    "misaki taka|ミッキー|mikki|印刷|㈱青葉|青葉印刷|印刷デザ|デザイン|ブランディング|浜松|logo"
)


def typed(query: str) -> bool:
    texts = {text for kind, text in terms_of(PERSON) if kind in TYPED}
    codes = {text for kind, text in terms_of(PERSON) if kind is Kind.FIELD}
    return all(
        any(text.startswith(prefix) for text in texts) or codes & set(labelled(prefix))
        for prefix in prefix_terms(query)
    )


@pytest.mark.parametrize("query", QUERIES.split("|"))
def test_it_finds_a_person_by(query: str) -> None:
    assert prefix_terms(query)
    assert typed(query)


@pytest.mark.parametrize("query", ["佐藤", "suzuki", "税理士", "takahashimiyuki"])
def test_it_does_not_find_a_person_by(query: str) -> None:
    assert not typed(query)


KNOWN = (
    "PLACE 浜松|PLACE 掛川|PLACE kakegawa|PLACE 静岡|PLACE 磐田|OFFER 補助金|WANT 写真|NOTE 犬|NOTE 飼う|"
    "TALK 名刺|TALK 資料|GATHERING 交流会|OCCASION 2025-10/mixer|FIELD design.logo|FIELD design|FIELD consulting.subsidy"
)


@pytest.mark.parametrize("term", KNOWN.split("|"))
def test_everything_told_of_a_person_is_a_term(term: str) -> None:
    kind, text = term.split()
    assert (Kind[kind], text) in terms_of(PERSON, TOLD)


def test_a_whole_name_tells_more_than_a_part_and_the_part_more_than_its_letters() -> None:
    terms = terms_of(PERSON)
    assert terms[Kind.NAME, "高橋美咲"] > terms[Kind.NAME, "高橋"]
    assert terms[Kind.READING, "たかはし"] > terms[Kind.READING, "takahashi"]


def test_a_pastime_says_less_of_a_trade_than_a_title() -> None:
    terms = terms_of({"note": "休みの日は登山"}) | terms_of({"affiliations": [{"title": "パティシエ"}]})
    assert terms[Kind.FIELD, "sports.running"] < terms[Kind.FIELD, "food.bakery"]


def test_where_no_leaf_is_known_the_branch_says_so() -> None:
    assert (Kind.FIELD, f"food.{ANY_LEAF}") in terms_of({"fields": ["food"]})
    assert (Kind.FIELD, f"food.{ANY_LEAF}") not in terms_of({"fields": ["food", "food.cafe"]})


def test_a_family_name_or_a_nickname_alone_is_enough() -> None:
    assert (Kind.READING, "さとう") in terms_of({"name": {"full": "佐藤", "family": "佐藤", "given": None}})
    assert (Kind.READING, "みっき") in terms_of({"name": {"nickname": "ミッキー"}})
    assert (Kind.NAME, "かめ") in terms_of({"name": {"nickname": "かめちゃん"}})
    assert terms_of({}) == {}


@pytest.mark.parametrize("text", ["", "\x00", "😀" * 50, "あ" * 10_000, "' OR 1=1 --", "NEAR(* ^"])
def test_any_text_can_be_noted(text: str) -> None:
    assert all(
        len(term) <= 64 for _, term in terms_of({"note": text, "tags": [text], "name": {"full": text}})
    )
    assert isinstance(keys_of(text), frozenset)


def test_an_empty_query_asks_for_nothing() -> None:
    assert prefix_terms("  ") == []
    assert prefix_terms("Satō") == ["sato"]
