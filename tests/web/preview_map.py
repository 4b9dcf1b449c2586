"""Made-up contexts of the map's pages; the picture is drawn as ever, of five people."""

from __future__ import annotations

from django.utils.safestring import mark_safe
from tests.web.preview_parts import KOBAYASHI, SATO, SUZUKI, TAKAHASHI, Context, link

from enishi.exchange import drawing

SPOTS = [
    ("seat", (60.0, -70.0), "小林 みのり", 0, "right"),
    ("person", (150.0, 120.0), "佐藤 健一", 1, "left"),
    ("company", (-220.0, 90.0), "鈴木 大輔", 2, "above"),
    ("person", (-120.0, -260.0), "髙橋 美咲", 3, "below"),
    ("person", (10.0, 300.0), "渡邉 さくら", 4, "right"),
]
DRAWING = drawing.Drawing(
    title="縁の地図",
    tells="2分野に5人。",
    me="わたし",
    rings=(drawing.Ring(206, "この1か月", 132), drawing.Ring(446, "それより前", 206)),
    sectors=(
        drawing.Sector("it", "IT", 0.15, 3.0, 0, ((0, "IT、この1か月：2人", 2),)),
        drawing.Sector("food", "飲食", 3.0, 6.1, 0, ((1, "飲食、それより前：3人", 3),)),
    ),
    spots=(
        *(
            drawing.Spot(
                kind, at, uid="#", name=name, whole=name, facts=("最後は3日前",), level=level, side=side, key=number,
                through=number - 1, kept=True,
            )
            for number, (kind, at, name, level, side) in enumerate(SPOTS, 1)
        ),
        drawing.Spot("open", (-80.0, 50.0), uid="#", whole="法律・手続き：これから出会う"),
    ),
    grains=((200, 200), (210, 220)),
    chords=(drawing.Chord(1, 2, SPOTS[0][1], (40.0, 10.0), SPOTS[1][1]),),
)  # fmt: skip
TABS = [link("人"), link("電話帳"), link("キーパーソン"), link("縁の地図", current=True)]
MAP: Context = {
    "place": "people",
    "here": "map",
    "tabs": TABS,
    "why": "真ん中に自分、まわりに分野。",
    "hidden": False,
    "empty": "",
    "picture": mark_safe(drawing.on_page(DRAWING, lambda kind, about: "#")),
    "legend": [
        ("person", "人"),
        ("seat", "キーパーソン"),
        ("open", "これから出会う"),
        ("company", "会社の仕事で"),
        ("kept", "その後、個人としても"),
        ("chord", "知り合い同士"),
        ("grain", "粒ひとつがおよそ3人"),
    ],
    "says": ["9分野分の広がりがあります。"],
    "counts": {
        "rings": ["この1か月", "それより前"],
        "rows": [
            {
                "field": "IT",
                "url": "#",
                "people": 2,
                "cells": [{"people": 2, "url": "#"}, {"people": 0, "url": "#"}],
            }
        ],
    },
    "hide_url": "#",
    "file_url": "#",
    "file_name": "縁の地図",
    "table_url": "#",
    "between_url": "#",
}
MAP_EMPTY: Context = MAP | {"empty": "つながりが20人になると、ここに一枚の絵になります。"}
MAP_TABLE: Context = {
    "place": "people",
    "here": "map",
    "back_url": "#",
    "whole_url": "#",
    "narrowed": ["飲食・食品", "この1年"],
    "sorts": [
        {"label": "最後に会った日", "url": "#", "current": True, "direction": "descending"},
        {"label": "会った回数", "url": "#", "current": False, "direction": "descending"},
        {"label": "名前", "url": "#", "current": False, "direction": "ascending"},
    ],
    "rows": [
        SATO | {"fields": "税務", "last": "最後は3日前", "often": "これまで4回", "origin": "個人として"},
        KOBAYASHI | {"fields": "農業", "last": "", "often": "", "origin": ""},
    ],
    "more_url": "#",
}
BETWEEN: Context = {
    "place": "people",
    "here": "map",
    "why": "似た者同士は自然に集まります。",
    "back_url": "#",
    "introduce_url": "#",
    "sentence": "59人のうちおよそ58人は、自分だけがつないでいる輪の中にいます。",
    "unmet": [
        {
            "a": SATO | {"uid": "1"},
            "b": TAKAHASHI | {"uid": "2"},
            "says": ["税務とパン。", "看板"],
            "because": "看板",
        }
    ],
    "together": [
        {
            "says": "食品と税務を引き合わせました。",
            "on": "10月3日",
            "label": "佐藤さん、髙橋さん",
            "note": "小さな展示を開いた",
            "fruit": True,
            "thread": [SATO | {"kind": "person", "note": ""}, TAKAHASHI | {"kind": "person", "note": ""}],
        }
    ],
    "circles": [{"title": "佐藤さんのまわり", "says": ["4人。"], "people": [SATO, SUZUKI], "others": 2}],
    "bridges": [SUZUKI | {"says": "佐藤さんと髙橋さんのまわりと知り合いです。"}],
}
