"""What tells who somebody is: traits, keys under which twins meet, and how two people agree."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from enishi.language import merging, shares
from enishi.language.likeness import Around, agreements
from enishi.language.pairing import judged, twins
from enishi.language.readings import sound
from enishi.language.traits import is_mobile, is_role, keys_of, number_key, place_of, traits_of

AROUND = Around(1_000)
AOBA = {"organization": "㈱アオバ"}
MAILS = [{"value": "a@b.jp"}, {"value": "info@b.jp"}, {"value": "kuma7@c.jp"}, {"value": None}]


def person(full: str = "", **more: Any) -> dict[str, Any]:
    return {"name": {"full": full}, **more}


def levels(one: dict[str, Any], other: dict[str, Any]) -> dict[str, str]:
    return {a.field: a.level for a in agreements(traits_of(one), traits_of(other), AROUND)}


@pytest.mark.parametrize(
    ("spellings", "key"),
    [
        (("さとう", "サトー", "Sato", "Satoh", "Satō", "satou"), "sato"),
        (("しんいち", "Shin'ichi", "sin-iti", "ｼﾝｲﾁ"), "siniti"),
        (("なんば", "Namba", "Nanba"), "nanba"),
        (("はっとり", "Hattori"), "hatori"),
        (("林",), ""),
    ],
)
def test_spellings_of_one_reading_have_one_sound(spellings: tuple[str, ...], key: str) -> None:
    assert {sound(one) for one in spellings} == {key}


@pytest.mark.parametrize(
    ("one", "other", "family", "given_name"),
    [
        ("渡邉 健一", "渡辺 健一", "variant", "same"),
        ("髙橋美咲", "高橋 美咲", "variant", "same"),
        ("佐藤 健一", "さとう けんいち", "sound", "sound"),
        ("佐藤 健一", "Kenichi Sato", "sound", "sound"),
        ("佐藤 健一", "SATO Kenichi", "sound", "sound"),
        ("佐藤 健一", "さとうけんいち", "sound", "sound"),
        ("佐藤 健一", "佐藤 謙一", "same", "other_kanji"),
        ("佐藤 健一", "佐藤 美咲", "same", "different"),
        ("佐藤 健一", "K. Sato", "sound", "initial"),
        ("田中（旧姓 佐藤） 花", "佐藤 花", "maiden", "same"),
        ("thomas rokobaro", "tomas rokobaro", "same", "close"),
        ("佐藤 健一", "鈴木 花", "different", "different"),
    ],
)
def test_names_agree_in_levels(one: str, other: str, family: str, given_name: str) -> None:
    found = levels(person(one), person(other))
    assert (found["family"], found["given"]) == (family, given_name)


@pytest.mark.parametrize(
    ("one", "other", "field", "level"),
    [
        ({"phones": [{"value": "090-1234-5678"}]}, {"phones": [{"value": "+81 90 1234 5678"}]}, "phone", "mobile"),
        ({"phones": [{"value": "０３－１２３４－５６７８"}]}, {"phones": [{"value": "0312345678"}]}, "phone", "landline"),
        ({"emails": [{"value": "A@b.jp"}]}, {"emails": [{"value": "a@b.jp "}]}, "mail", "same"),
        ({"emails": [{"value": "info@b.jp"}]}, {"emails": [{"value": "info@b.jp"}]}, "mail", "office"),
        ({"emails": [{"value": "kuma77@a.jp"}]}, {"emails": [{"value": "kuma77@b.jp"}]}, "mail", "box"),
        ({"affiliations": [AOBA]}, {"affiliations": [{"organization": "株式会社あおば"}]}, "organization", "same"),
        ({"birthday": "1980-03-04"}, {"birthday": "--03-04"}, "birthday", "same_day"),
        ({"birthday": "1980-03-04"}, {"birthday": "1980-04-03"}, "birthday", "close"),
        ({"addresses": [{"value": "中央1丁目2番3号"}]}, {"addresses": [{"value": "中央１－２－３"}]}, "address", "same"),
        ({"urls": ["https://www.x.com/sato"]}, {"urls": [{"value": "http://x.com/sato/"}]}, "account", "same"),
    ],
)  # fmt: skip
def test_ways_to_reach_somebody_agree_however_written(
    one: dict[str, Any], other: dict[str, Any], field: str, level: str
) -> None:
    assert levels(person("佐藤", **one), person("佐藤", **other))[field] == level


def test_what_only_one_of_them_tells_is_neither_for_nor_against() -> None:
    assert levels(person("佐藤 健一", birthday="1980-01-01"), person("佐藤 健一")) == {
        "family": "same",
        "given": "same",
    }


def test_a_mailbox_that_only_says_the_name_again_says_nothing_more() -> None:
    one = person("佐藤 健一", emails=[{"value": "k.sato@a.jp"}])
    assert "mail" not in levels(one, person("佐藤 健一", emails=[{"value": "k.sato@b.jp"}]))


def test_numbers_and_boxes_are_told_apart() -> None:
    assert is_mobile(number_key("090-1234-5678")) and not is_mobile(number_key("03-1234-5678"))
    assert number_key("110") == ""
    assert is_role("info@a.jp") and is_role("sales.tokyo@a.jp") and not is_role("inoue@a.jp")
    assert place_of("中央1丁目2番3号").numbers == place_of("中央１－２－３").numbers


def test_common_names_are_common() -> None:
    assert shares.share("family", "佐藤") > shares.share("family", "東雲")
    assert (
        shares.share("given_sound", "hirosi") > shares.share("given", "浩") > shares.share("given", "弘之助")
    )


def test_a_common_name_weighs_less_where_the_network_is_full_of_it() -> None:
    crowd = Around(1_000, lambda key: 300)
    traits = traits_of(person("島袋 健一"))
    usual, here = (agreements(traits, traits, around)[0].chance or 0 for around in (AROUND, crowd))
    assert here > usual


NAMES = st.sampled_from(
    [
        "佐藤 健一",
        "さとう けんいち",
        "Kenichi Sato",
        "渡邉（旧姓 林） 花",
        "林 花",
        "花ちゃん",
        "John Smith",
        "j smith",
        "",
    ]
)
RECORDS = st.fixed_dictionaries(
    {"name": st.fixed_dictionaries({"full": NAMES, "nickname": st.sampled_from([None, "けんちゃん", "花"])})},
    optional={
        "birthday": st.sampled_from(["1980-01-02", "--01-02", "1980", "1981-01-02", None]),
        "emails": st.lists(st.sampled_from(MAILS)),
        "phones": st.lists(st.sampled_from([{"value": "090-1111-2222"}, {"value": "03-1111-2222"}, {"value": ""}])),
        "affiliations": st.lists(st.sampled_from([{"organization": "㈱アオバ"}, {"organization": None}])),
        "addresses": st.lists(st.sampled_from([{"value": "松本市中央1-2-3", "postal_code": "390-0811"}, {"value": ""}])),
        "urls": st.lists(st.sampled_from(["https://x.com/sato", {"value": "https://a.example"}])),
        "accounts": st.lists(st.sampled_from([{"service": "LINE", "value": "@sato"}, {"value": None}])),
    },
)  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(one=RECORDS, other=RECORDS)
def test_likeness_is_the_same_from_both_sides(one: dict[str, Any], other: dict[str, Any]) -> None:
    a, b = traits_of(one), traits_of(other)
    assert judged(a, b, AROUND).probability == pytest.approx(judged(b, a, AROUND).probability)
    keys_of(a)


@settings(deadline=None, max_examples=100)
@given(one=RECORDS, other=RECORDS)
def test_merging_loses_no_way_to_reach_somebody(one: dict[str, Any], other: dict[str, Any]) -> None:
    patch = merging.merged(one, other)
    united = {**one, **patch}
    for key, same in merging.LISTS.items():
        there = {same(item) for item in united.get(key) or ()}
        assert {same(item) for item in (*(one.get(key) or ()), *(other.get(key) or ()))} <= there
    assert merging.merged(united, other).keys() <= {"name"}


@pytest.mark.parametrize(
    ("here", "there", "name"),
    [
        ({"full": "さとう けんいち"}, {"full": "佐藤 健一"}, "佐藤 健一"),
        ({"full": "Kenichi Sato"}, {"full": "佐藤 健一"}, "佐藤 健一"),
        ({"full": "佐藤"}, {"full": "佐藤 健一"}, "佐藤 健一"),
        ({"full": "佐藤 健一"}, {"full": "さとう けんいち"}, "佐藤 健一"),
    ],
)
def test_the_fuller_name_stands(here: dict[str, str], there: dict[str, str], name: str) -> None:
    patch = merging.merged({"name": here}, {"name": there})
    assert (patch.get("name", {}).get("full") or here["full"]) == name


def test_no_pair_is_formed_of_a_crowd() -> None:
    crowd = {
        f"{n:03d}": traits_of(person(f"佐藤 健一{n}", phones=[{"value": "03-1111-2222"}])) for n in range(90)
    }
    assert twins(crowd) == {}
