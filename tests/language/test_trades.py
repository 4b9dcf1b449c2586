"""What people say instead of the word for a trade, and which trades are taken for one another."""

import tomllib
from collections import defaultdict
from pathlib import Path

import pytest

from enishi.language import fields, trades

LEAVES = [leaf for branch in fields.branches() for leaf in fields.leaves_of(branch)]
OCCUPATIONS = tomllib.loads((Path(__file__).parent / "occupations.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("branch", fields.branches())
def test_every_common_occupation_is_known_and_in_its_branch(branch: str) -> None:
    listed = [one.strip() for one in OCCUPATIONS[branch].split("|")]
    assert len(listed) >= 8
    elsewhere = [
        one for one in listed if branch not in {fields.branch_of(code) for code in fields.find(one)[:1]}
    ]
    assert not elsewhere


@pytest.mark.parametrize("leaf", LEAVES)
def test_every_leaf_is_reached_by_each_of_its_phrases_in_both_languages(leaf: str) -> None:
    phrases = trades.phrases_of(leaf)
    assert any(phrase.isascii() for phrase in phrases) and any(not phrase.isascii() for phrase in phrases)
    deaf = [one for one in phrases if leaf not in {meaning.code for meaning in trades.meanings(one)}]
    assert not deaf


def test_a_phrase_means_one_leaf_or_two_related_ones() -> None:
    leaves: dict[str, set[str]] = defaultdict(set)
    for leaf in LEAVES:
        for phrase in trades.phrases_of(leaf):
            leaves[phrase].add(leaf)
    doubled = [sorted(found) for found in leaves.values() if len(found) > 1]
    assert all(set(others) <= set(trades.related(first)) for first, *others in doubled)


def test_related_fields_are_leaves_and_related_both_ways() -> None:
    for leaf in LEAVES:
        for other in trades.related(leaf):
            assert other in LEAVES and other != leaf
            assert leaf in trades.related(other)


SAID = (
    "税金の人|finance.tax、髪を切ってくれる人|wellness.hair、赤ちゃんを取り上げてる人|health.midwife、"
    "家建ててる人|housing.builder、パソコンに強い子|it.support、歯を治してもらった先生|health.dentist、"
    "山の木を切ってる人|farming.forestry、絵を描いている人|arts.painting、おいしいパンを焼く人|food.bakery、"
    "犬をしつけてくれる人|life.pets、補助金に詳しい人|consulting.subsidy、ピアノを教えている人|education.music、"
    "the woman who cuts my hair|wellness.hair、someone who delivers babies|health.midwife、"
    "he builds houses|housing.builder、a guy fixing computers|it.support、she does taxes|finance.tax、"
    "the one who was baking bread|food.bakery、somebody who writes code|it.system"
)


@pytest.mark.parametrize("case", SAID.split("、"))
def test_it_understands_what_somebody_does_instead_of_their_trade(case: str) -> None:
    said, leaf = case.split("|")
    assert leaf in {meaning.code for meaning in trades.meanings(said)}


def test_the_word_for_a_trade_is_surer_than_its_description() -> None:
    weights = {one.code: one.weight for one in trades.meanings("税理士と、髪を切る人とウェブの人")}
    assert weights["finance.tax"] > weights["wellness.hair"] > weights["it.web"] > 0


def test_a_meaning_says_where_it_stands() -> None:
    text = "昔、税理士だった人"
    found = trades.meanings(text)[0]
    assert text[found.start : found.end] == "税理士"


@pytest.mark.parametrize("text", ["", "   ", "😀", "あ", "\x00", "こんにちは", "I like it"])
def test_it_hears_no_trade_where_none_is_meant(text: str) -> None:
    assert trades.meanings(text) == ()
