"""The taxonomy and the fields a text speaks of."""

from collections import defaultdict

import pytest

from enishi.language import fields

BRANCHES = [
    *("it", "design", "media", "marketing", "consulting", "finance", "law", "hr", "education", "research"),
    *("health", "wellness", "food", "farming", "manufacturing", "housing", "commerce", "travel", "transport"),
    *("energy", "arts", "sports", "public", "community", "life"),
]
LEAVES = [leaf for branch in BRANCHES for leaf in fields.leaves_of(branch)]


def test_it_has_the_branches_of_the_contract_in_their_order() -> None:
    assert list(fields.branches()) == BRANCHES


def test_there_are_some_250_leaves_and_every_branch_has_some() -> None:
    assert len(LEAVES) >= 240
    assert all(len(fields.leaves_of(branch)) >= 6 for branch in BRANCHES)


@pytest.mark.parametrize("code", [*BRANCHES, *LEAVES])
def test_every_field_has_both_labels_and_words_in_both_languages(code: str) -> None:
    found = fields.get_field(code)
    assert found and found.ja and found.en.isprintable()
    assert any(not word.isascii() for word in found.words) and any(word.isascii() for word in found.words)
    assert all(word == word.strip() and word for word in found.words)


def test_no_word_stands_in_two_fields_unless_declared() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for code in (*BRANCHES, *LEAVES):
        found = fields.get_field(code)
        assert found
        for word in {*found.words, found.ja, found.en}:
            owners[word.casefold()].add(code)
    shared = fields.shared_words()
    doubled = {word for word, codes in owners.items() if len(codes) > 1}
    assert not doubled
    assert not {word for word in shared if word.casefold() in owners}
    assert all(fields.get_field(code) for codes in shared.values() for code in codes)


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("税理士", "finance.tax"),
        ("佐藤税理士事務所 所長", "finance.tax"),
        ("鈴木工務店 代表取締役", "housing.builder"),
        ("UX designer", "design.ux"),
        ("ＵＩデザイナー", "design.ux"),
        ("IT関係の人", "it"),
        ("パン屋さん", "food.bakery"),
        ("喫茶店のマスター", "food.cafe"),
        ("フリーライター", "media.writing"),
        ("医療系のデザイナー", "design"),
        ("photographers", "media.photo"),
        ("商工会の副会長", "public.chamber"),
        ("ヨガの先生", "wellness.yoga"),
    ],
)
def test_it_hears_the_field_in_a_title_or_an_organization(text: str, first: str) -> None:
    assert fields.find(text)[0] == first


@pytest.mark.parametrize(
    "text", ["", "I like it", "佐藤さん", "unspoken", "バーベキュー", "牛込さん", "こんにちは"]
)
def test_it_hears_no_field_where_none_is_spoken_of(text: str) -> None:
    assert fields.find(text) == []


def test_it_names_fields_in_both_languages_and_shows_unknown_ones_as_they_are() -> None:
    assert fields.label("finance.tax", "ja") == "税理士・税務"
    assert fields.label("finance.tax", "en") == "Tax"
    assert fields.label("finance.unheard", "ja") == fields.label("finance", "ja")
    assert fields.label("unheard", "ja") == "unheard"


def test_distance_is_a_metric_of_three_steps() -> None:
    codes = ["it", "it.web", "it.data", "food", "food.cafe"]
    for a in codes:
        assert fields.distance(a, a) == 0
        for b in codes:
            assert fields.distance(a, b) == fields.distance(b, a)
            assert all(fields.distance(a, b) <= fields.distance(a, c) + fields.distance(c, b) for c in codes)
    assert fields.distance("it.web", "it.data") == 0.5
    assert fields.distance("it.web", "food") == 1
