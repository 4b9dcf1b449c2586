"""Near misses of names: which of a vocabulary was meant."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from enishi.language.near import LONGEST, MOST, Spellings, by_sound, other_script, sound

NAMES = Spellings(
    [
        "たかはし", "さかもと", "わたなべ", "なかむら", "中村", "渡辺理恵", "渡部理恵", "takahashi", "takahasi", "yamamoto",
        "かさはらみわ", "がまごおり", "すずき",
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("たかばし", "たかはし"),  # voiced
        ("さかもど", "さかもと"),
        ("わたなぺ", "わたなべ"),
        ("わとなぺ", ""),  # two slips in a short name are another name
        ("わなたべ", "わたなべ"),  # two changed places
        ("渡邉理恵", "渡辺理恵"),  # wrong kanji
        ("takahshi", "takahashi"),
        ("yamamotto", "yamamoto"),
        ("かさはろみは", "かさはらみわ"),  # two slips in a long one
        ("かまごおり", "がまごおり"),
        ("ほかはし", ""),  # another beginning
        ("かむら", ""),
        ("すず", ""),  # too short to tell
        ("たかはし", ""),  # the same is no near miss
        ("", ""),
    ],
)
def test_a_slip_is_forgiven(said: str, meant: str) -> None:
    found = [name for name, _ in NAMES.near(said)]
    assert found[:1] == ([meant] if meant else [])


def test_the_closer_comes_first_and_eight_at_most() -> None:
    many = Spellings(f"たか{kana}し" for kana in "あいうえおかきくけこがは")
    found = many.near("たかばし")
    assert len(found) == MOST
    assert found[0][0] == "たかはし"
    assert [value for _, value in found] == sorted((value for _, value in found), reverse=True)


def test_further_names_take_their_place() -> None:
    names = Spellings(["ささき"])
    names.add(["あおき", "ささだ"])
    assert names.beginning("ささ", 5) == ["ささき", "ささだ"]
    assert [name for name, _ in names.near("ささた")] == ["ささだ", "ささき"]


@settings(max_examples=60, deadline=None)
@given(st.text("かきさしたなはまはば", min_size=5, max_size=9), st.data())
def test_no_single_slip_is_missed(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(name) - 1))
    char = data.draw(st.sampled_from("るれろ"))
    slip = data.draw(
        st.sampled_from(
            (name[:at] + char + name[at + 1 :], name[:at] + name[at + 1 :], name[:at] + char + name[at:])
        )
    )
    assert OSA.distance(slip, name) == 1
    found = [found for found, _ in Spellings([name, "わをんわをん"]).near(slip)]
    # Of a short one whose beginning is wrong nothing is promised.
    assert found == [name] or (found == [] and len(slip) < 5 and slip[0] != name[0])


def test_what_is_longer_than_any_name_is_none() -> None:
    assert NAMES.near("あ" * (LONGEST + 1)) == []


@pytest.mark.parametrize(
    ("latin", "kana"),
    [
        ("virtanen", "ヴィルタネン"), ("kowalski", "コワルスキ"), ("fernandez", "フェルナンデス"),
        ("andersson", "アンデルソン"),
    ],
)  # fmt: skip
def test_a_foreign_name_sounds_alike_in_both_scripts(latin: str, kana: str) -> None:
    others = [sound(name) for name in ("マルティネス", "オコナー", "クリストファー")]
    assert by_sound(latin, [*others, sound(kana)])[0][0] == sound(kana)
    assert by_sound(kana, [*others, sound(latin)])[0][0] == sound(latin)


def test_short_names_and_kanji_have_no_sound_of_their_own() -> None:
    assert sound("リー") == sound("lee") == sound("中村") == sound("") == ""
    assert by_sound("lee", [sound("ヴィルタネン")]) == []
    assert "ぽる" in other_script("paul") and other_script("中村") == ()
