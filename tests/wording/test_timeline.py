"""One line for each thing that happened, and a sentence for each figure of the portrait."""

from __future__ import annotations

from typing import Any

import pytest

from enishi.core import vocabulary as v
from enishi.wording import pages, portrait, timeline
from enishi.wording.phrases import Context

CONTEXT = Context(names={"p1": "佐藤 健一", "p2": "田中 花子"}, titles={"g1": "秋の交流会"})


@pytest.mark.parametrize(
    ("record", "line"),
    [
        ({"type": "encounter", "gathering": "g1", "medium": "gathering"}, "「秋の交流会」で会った"),
        ({"type": "encounter", "medium": "call"}, "電話で話した"),
        ({"type": "encounter", "medium": "meal", "status": "planned"}, "会う予定"),
        (
            {
                "type": "favor",
                "direction": "received",
                "kind": "information",
                "person": "p1",
                "note": "補助金の締切",
            },
            "佐藤さんにしてもらったこと（情報）：補助金の締切",
        ),
        (
            {"type": "favor", "direction": "given", "kind": "gift", "person": "p1"},
            "佐藤さんにしたこと（贈り物）",
        ),
        (
            {"type": "promise", "by": "them", "person": "p1", "what": "紹介する"},
            "佐藤さんが約束してくれた：紹介する",
        ),
        (
            {"type": "introduction", "a": "p1", "b": "p2", "by": "me", "state": "made"},
            "佐藤さんと田中さんの紹介：紹介した",
        ),
        (
            {"type": "chance", "title": "ロゴ", "state": "won", "worth": 150000},
            "チャンス「ロゴ」（150,000円）：実った",
        ),
        ({"type": "telling", "person": "p1", "what": "do"}, "佐藤さんに「何をする人か」を伝えた"),
        ({"type": "met", "met_at": "g1"}, "「秋の交流会」で知り合った"),
        ({"type": "unheard_of"}, ""),
    ],
)
def test_it_says_what_happened(record: dict[str, Any], line: str, ja: None) -> None:
    assert timeline.line(record, CONTEXT) == line


def test_every_code_that_decides_a_line_has_one(either: str) -> None:
    told = [
        *({"type": "encounter", "medium": code} for code in v.MEDIUMS),
        *({"type": "favor", "direction": code} for code in v.DIRECTIONS),
        *({"type": "promise", "by": code} for code in v.SIDES),
        *({"type": "introduction", "state": code, "by": "p1"} for code in v.INTRODUCTION_STATES),
        *({"type": "chance", "state": code} for code in v.CHANCE_STATES),
        *({"type": "telling", "what": code} for code in (*v.STATEMENTS, None)),
        *({"type": "statement", "what": code} for code in v.STATEMENTS),
        *({"type": "reaction", "kind": code} for code in v.REACTIONS),
        *({"type": "gathering", "status": code} for code in v.GATHERING_STATES),
        *({"type": code} for code in ("card", "seat", "polish", "relation", "review", "history", "met")),
        {"type": "polish", "trial_for": "p1"},
        {"type": "answer", "question": "lack", "text": "数字"},
        {"type": "card", "person": "p1"},
    ]
    assert all(timeline.line(record, CONTEXT) for record in told)


def test_every_figure_says_what_it_is(either: str) -> None:
    visits = dict.fromkeys(v.SIX_KINDS, 0) | {"mixer": 2, "seminar": 1}
    said = [
        *(portrait.reach(m, n) for m, n in ((0, 0), (0.2, 1), (12.4, 40))),
        *(portrait.difference(q) for q in (0.0, 0.2, 0.72)),
        *(portrait.effective_fields(n, ["food"]) for n in (0.0, 3.4)),
        portrait.without_field(3),
        *(portrait.coverage(c) for c in (0.0, 0.85, 1.0)),
        *(portrait.balance(90, one, ["meal"]) for one in (visits, {})),
        portrait.balance(365, visits, []),
        *(portrait.outside(one) for one in (None, -1.0, 0.4)),
        portrait.bridges(7.2, 12),
        *(portrait.seats(*one) for one in ((0, 0, []), (3, 1, ["law"]), (0, 0, ["law"]))),
        *(
            portrait.if_i_left(*one)
            for one in ((None, None, 0, [], 0), (0.0, 0.0, 0, [], 0), (0.6, 0.4, 2, ["it"], 5))
        ),
        *(portrait.give_and_take(*one) for one in ((0, 0, 0, 0), (12, 8, 9, 3))),
        *(portrait.known_for("ロゴ", 40, alike, 2) for alike in (0, 3)),
        *(f(k) for f in (portrait.known_to_weak, portrait.known_to_key) for k in (None, 0.3)),
        *(portrait.chances(*one) for one in ((0, 0, 0), (7, 4, 2))),
    ]
    assert all(one and "{" not in one and "%" not in one for one in said)
    assert portrait.without_field(0) == ""


def test_the_portrait_speaks_plain_japanese(ja: None) -> None:
    assert (
        portrait.reach(12.4, 40)
        == "つながりのある人は40人。そのうち、最近やりとりがあったのはおよそ12人です。"
    )
    assert (
        portrait.balance(90, {"mixer": 2}, ["meal"])
        == "この3か月は、1種類の集まり2回に顔を出しました。これからの種類：飲み会・食事会。"
    )


def test_a_page_says_why_it_is_there(either: str) -> None:
    assert all(pages.why(page) for page in pages.WHYS)
    assert pages.why("week") == ""
