"""Made-up contexts of わたし and チャンス; the shapes are those written on top of each template."""

from __future__ import annotations

from typing import Any

from tests.web import preview_forms as forms
from tests.web.preview_daily import THREAD
from tests.web.preview_parts import KOBAYASHI, SATO, SUZUKI, WATANABE, Context, ask, chip, link

from enishi.web.figures import bars
from enishi.web.plots import columns, splits, stairs

SAYS = {"polite": "小林さん、お世話になっております。", "casual": "みのりさん、元気？"}
STAIRS = stairs(
    [(0, 0, "2016/04"), (2900, 1, "2024/03"), (3600, 2, "2026/02")],
    ["会社勤め", "独立準備中", "駆け出し"],
    3900,
)
BOX = {
    "uid": "box-people",
    "label": "誰を通じて来たか",
    "help": "近い人から順に。",
    "error": "",
    "name": "people",
    "new_name": "new_people",
    "chosen": [],
    "found_url": "#",
}
DONE_CHANCE = {"kind": "chance", "name": "新茶のラベル", "note": "", "url": ""}
CHANCE = {
    "title": "新茶のラベル",
    "facts": "実った・10月6日・120,000円・思いがけない偶然",
    "note": "",
    "url": "#",
    "thread": [*THREAD[1:], DONE_CHANCE],
    "thread_label": "佐藤さん、髙橋さんを通じて",
}
QUARTERS = [("7–9", "2026"), ("10–12", "")]
COLUMNS = columns([(tick, "12時間のうち7時間", [(7.0, ""), (5.0, "wash")]) for tick in QUARTERS])
KEYS = [{"hue": "", "label": "一緒に居たい人と"}, {"hue": "wash", "label": "そのほかの人と"}]
STATES = [chip("すべて") | {"current": True, "url": "#"}, chip("進行中") | {"current": False, "url": "#"}]
WORD = {
    "text": "値段の見当だけ先に知りたい",
    "facts": "頼まれた・佐藤さん",
    "edit_url": "#",
    "take_up_url": "#",
}
CHOICES = [
    {"value": "yes", "label": "言い返せた", "chosen": True},
    {"value": "no", "label": "残っていなかった", "chosen": False},
]
ROLES = [{"value": "customer", "label": "会社のお客さま・取引先", "chosen": False}]


def person(who: Context, uid: str, **more: Any) -> Context:
    """Somebody in one of the lists; uid keeps ids apart."""
    return {**who, "uid": uid, "facts": "最後に会ったのは3週間前", **more}


def knot(who: Context, place: int, last: bool = False) -> Context:
    value = f"person:{place}"
    return {
        **who,
        "kind": "person",
        "note": "",
        "value": value,
        "place": place,
        "first": not place,
        "last": last,
        "focus": place == 1,
    }


PAGES: dict[str, tuple[str, Context]] = {
    "polish": (
        "polish.html",
        {
            "place": "me",
            "here": "polish",
            "why": "言葉が教えてくれます。",
            "word_url": "#",
            "new_url": "#",
            "words": [WORD],
            "more_words": [WORD],
            "taken_up": [WORD | {"take_up_url": ""}],
            "in_hand": [
                {
                    "uid": "p1",
                    "what": "見積りを1枚で",
                    "facts": "11月から",
                    "words": ["早い見積り"],
                    "practice": "一つ書いてみる",
                    "person": SATO,
                    "edit_url": "#",
                    "done_url": "#",
                    **SAYS,
                }
            ],
            "done": [
                {
                    "what": "値段を先に",
                    "facts": "8月",
                    "became": "その日に見積る人",
                    "done_url": "#",
                    "again_url": "#",
                }
            ],
            "do": "小さな蔵元のラベル",
            "do_since": "9月から",
            "statement_url": "#",
        },
    ),
    "questions": (
        "questions.html",
        {
            "place": "me",
            "why": "六つの問い。",
            "questions": [
                {
                    "question": "お客さんはどこにいる？",
                    "url": "#",
                    "answer": "茶園",
                    "since": "9月",
                    "versions": [{"text": "店", "since": "春"}],
                    "found": [{"says": "3件のうち2件は食の分野でした。", "people": [KOBAYASHI]}],
                },
                {
                    "question": "足りないものは？",
                    "url": "#",
                    "answer": "",
                    "since": "",
                    "versions": [],
                    "found": [],
                },
            ],
        },
    ),
    "known": (
        "known.html",
        {
            "place": "me",
            "title": "何をする人か",
            "why": "知られていること。",
            "said": "小さな蔵元のラベル",
            "known": "2人に伝えました。",
            "tell_url": "#",
            "new_url": "#",
            "statement_url": "#",
            "heard": [person(SUZUKI, "h1", stuck="言い返せた", stuck_url="#", choices=CHOICES)],
        },
    ),
    "tell": (
        "tell.html",
        {
            "place": "me",
            "why": "次に伝えるなら。",
            "do": "小さな蔵元のラベル",
            "want": "店を持つ",
            "do_url": "#",
            "want_url": "#",
            "tell_do": [person(SUZUKI, "t1", told_url="#", **SAYS)],
            "tell_want": [person(SATO, "t2", told_url="#", **SAYS)],
            "give_first": [person(WATANABE, "t3")],
        },
    ),
    "with_whom": (
        "with_whom.html",
        {
            "place": "me",
            "why": "自分だけのもの。",
            "choosy": "選ばなくて大丈夫。",
            "people_url": "#",
            "plots": [{"title": "時間の行き先", "columns": COLUMNS, "keys": KEYS}],
            "wished": [person(KOBAYASHI, "w1")],
            "costly": [person(SATO, "w2", value="at_peace", url_peace="#")],
            "at_peace": [person(SUZUKI, "w3", value="acquaintance", url_peace="#")],
        },
    ),
    "leaving": (
        "leaving.html",
        {
            "place": "me",
            "why": "残るもの。",
            "settings_url": "#",
            "companies": "アオバ印刷",
            "anybody": True,
            "leaving_on": "離れるのは来年4月のつもり。",
            "kept": True,
            "said": ["会社を通じて知り合ったのは24人です。"],
            "fields": splits([("食", "2人が残り、1人は会社を通じてだけ", 2.0, 1.0)]),
            "blank": "",
            "keys": KEYS,
            "again": [
                person(
                    SUZUKI,
                    "l1",
                    because=["分野がちがう人です。"],
                    meet_url="#",
                    role_url="#",
                    choices=ROLES,
                    **SAYS,
                )
            ],
            "stay": [person(SATO, "l2", role_url="#", choices=[])],
            "stay_more": [],
            "perhaps": [person(WATANABE, "l3", role_url="#", choices=ROLES)],
            "perhaps_more": [person(KOBAYASHI, "l4", role_url="#", choices=ROLES)],
        },
    ),
    "chances": (
        "chances.html",
        {
            "place": "me",
            "here": "chances",
            "why": "糸ごと残ります。",
            "new_url": "#",
            "sentence": "チャンスが2件来ました。",
            "none": "",
            "tabs": [link("チャンス", "", True), link("回り道がくれたもの")],
            "states": STATES,
            "chances": [CHANCE],
            "more_url": "",
        },
    ),
    "chance": (
        "chance.html",
        {
            "place": "me",
            "here": "chances",
            "why": "お礼を。",
            "chance": CHANCE,
            "edit_url": "#",
            "thanked": "お礼はまだです。",
            "trash": ask("しまう", "いつでも戻せます。", "しまう"),
            "thanks": [
                person(SATO, "c1", thanked=False, kept="", thank_url="#", **SAYS),
                person(SUZUKI, "c2", thanked=True, kept="", thank_url="#", polite="", casual=""),
                person(
                    WATANABE, "c3", thanked=False, kept="会社の人です。", thank_url="#", polite="", casual=""
                ),
            ],
        },
    ),
    "chance_form": (
        "chance_form.html",
        {
            "place": "me",
            "here": "chances",
            "title": "チャンス",
            "why": "お礼を。",
            "form_url": "#",
            "back_url": "#",
            "form": forms.ChanceForm(),
            "editor": {
                "knots": [knot(SATO, 0), knot(SUZUKI, 1, last=True)],
                "box": BOX,
                "url": "#",
                "error": "ない会は見つかりません。",
                "gatherings": [{"title": "商工会 秋の交流会", "note": "10月3日"}],
                "goes_on": "この先は、髙橋さん。",
            },
        },
    ),
    "way": (
        "way.html",
        {
            "place": "me",
            "here": "chances",
            "why": "どんな道があったか。",
            "tabs": [link("チャンス"), link("回り道", "", True)],
            "sentence": "チャンスが2件来ました。",
            "worth": "",
            "few": "数だけです。",
            "new_url": "#",
            "plots": [{"title": "糸のはじまり", "bars": bars([("飲み会", "2件", 2)], "moegi")}],
            "most": [
                {**SATO, "kind": "person", "facts": "2件の話の糸に"},
                {"kind": "gathering", "name": "商工会", "url": "#", "facts": "1件の話の糸に"},
            ],
        },
    ),
}
