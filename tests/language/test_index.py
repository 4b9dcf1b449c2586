"""What people are found by."""

import pytest

from enishi.language.index import prefix_terms, terms_of

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
}


QUERIES = (
    "高橋|髙橋さん|高|美咲|髙橋美咲|高橋 美|たかはし|タカハ|みさき|takahasi|Misaki|takahashimi|"
    "misaki taka|ミッキー|mikki|印刷|㈱青葉|青葉印刷|印刷デザ|デザイン|ブランディング|浜松|logo"
)


@pytest.mark.parametrize("query", QUERIES.split("|"))
def test_it_finds_a_person_by(query: str) -> None:
    terms = terms_of(PERSON)
    assert prefix_terms(query)
    for prefix in prefix_terms(query):
        assert any(term.startswith(prefix) for term in terms), prefix


@pytest.mark.parametrize("query", ["佐藤", "suzuki", "税理士"])
def test_it_does_not_find_a_person_by(query: str) -> None:
    assert not any(term.startswith(prefix) for term in terms_of(PERSON) for prefix in prefix_terms(query))


def test_the_name_weighs_most_and_the_field_least() -> None:
    terms = terms_of(PERSON)
    assert (
        terms["高橋美咲"]
        > terms["高橋"]
        > terms["たかはし"]
        > terms["takahashi"]
        > terms["印刷"]
        > terms["logos"]
    )


def test_a_family_name_or_a_nickname_alone_is_enough() -> None:
    assert "さとう" in terms_of({"name": {"full": "佐藤", "family": "佐藤", "given": None}})
    assert "みっきー".replace("ー", "") in terms_of({"name": {"nickname": "ミッキー"}})
    assert terms_of({}) == {}


def test_an_empty_query_asks_for_nothing() -> None:
    assert prefix_terms("  ") == []
    assert prefix_terms("Satō") == ["sato"]
