"""Believable made-up contexts for every page: the shapes are those written on top of each template."""

from __future__ import annotations

from tests.web import preview_forms as forms
from tests.web import preview_showing_up
from tests.web.preview_cards import card_photos
from tests.web.preview_daily import (
    ADD,
    ENCOUNTER_FORM,
    GATHERING,
    GATHERING_FORM,
    GATHERINGS,
    PEOPLE,
    PERSON,
    PERSON_FORM,
    RECALL,
    THREAD,
    WEEK,
    WEEK_COLD,
    WEEK_MORE,
)
from tests.web.preview_drafts import DRAFT_PAGE, DRAFTS, PASTE
from tests.web.preview_map import BETWEEN, MAP, MAP_EMPTY, MAP_TABLE
from tests.web.preview_me import PAGES as ME_PAGES
from tests.web.preview_me import STAIRS
from tests.web.preview_parts import (
    KOBAYASHI,
    PROMISES,
    SATO,
    SUZUKI,
    WATANABE,
    Context,
    ask,
    chip,
    favor,
    link,
    promise,
    tap,
    who,
)
from tests.web.preview_review import REVIEW, REVIEW_QUIET

from enishi.web.figures import bars

OPEN_SEAT = {
    "field": "法律・手続き",
    "state": "open",
    "state_label": "これから出会う",
    "person": None,
    "sentence": "まだこれから。次の士業の勉強会で会えるかもしれません。",
    "candidates": [WATANABE | {"because": "契約書に詳しい人を知っている"}],
    "do_url": "#",
    "do_label": "出会えそうな集まり",
}
SEATS = {
    "companions_url": "#",
    "place": "people",
    "here": "seats",
    "full": "",
    "new": {"url": "#", "fields": [("design", "デザイン")]},
    "tabs": [link("人", "128"), link("電話帳", "342"), link("キーパーソン", "9", True)],
    "companions": [
        who | preview_showing_up.KEPT_UP | {"uid": f"k{at}"} for at, who in enumerate((SUZUKI, WATANABE))
    ],
    "curious": [
        SATO
        | {
            "uid": "c1",
            "because": "「気になる」をつけています。",
            "code": "finance",
            "field": "金融",
            "seat_url": "#",
            "edit_url": "#",
        }
    ],
    "seats": [
        OPEN_SEAT
        | {
            "field": "農林水産",
            "state": "someone",
            "state_label": "いる",
            "person": KOBAYASHI,
            "sentence": "3週間前に話した",
            "do_url": "",
        },
        OPEN_SEAT
        | {
            "field": "金融・会計・税務・保険",
            "state": "quiet",
            "state_label": "少しご無沙汰",
            "person": SATO | {"ring": "seat"},
            "sentence": "最後に会ったのは8月。補助金の話の続きを。",
            "do_label": "声をかける",
        },
        OPEN_SEAT,
    ],
    "proposed": [
        {
            "code": "food",
            "decline_url": "#",
            "field": "飲食・食品",
            "sentence": "食の話が3回出ました",
            "url": "#",
        }
    ],
}
GIVING_TABS = [link("役に立つ", "", True), link("約束", "4")]
GIVING = {
    "given_more_url": "",
    "received_more_url": "",
    "more_thanks": [],
    "place": "week",
    "here": "giving",
    "tabs": GIVING_TABS,
    "new_url": "#",
    "thanks": [favor("t", "gift", "税の相談に乗ってもらった", "佐藤さん・手助け・11月10日", "#")],
    "through": [
        {
            "uid": "t1",
            "people": [KOBAYASHI, SATO],
            "because": ["小林さんは「英語の文」を探していて、佐藤さんは「翻訳」ができます。"],
            "url": "#",
            "polite": "小林さん、お茶に詳しい翻訳の方を知っています。",
            "casual": "いい人を知ってるよ。",
        }
    ],
    "unmet": [{"field": "映像・写真・出版", "wants": [{"text": "動画の編集", "who": SATO}]}],
    "help": [
        {
            "uid": "h1",
            "person": KOBAYASHI,
            "want": "英語の文を書ける人を探している",
            "because": ["サラ・ミラーさんの「翻訳」と合います", "どちらもお茶が好き"],
            "polite": "小林さん、お茶に詳しい翻訳の方を知っています。よければおつなぎしましょうか。",
            "casual": "英語の文、いい人を知ってるよ。つなごうか？",
        }
    ],
    "cannot": bars([("動画の編集", "3人", 3), ("英語の通訳", "2人", 2), ("法人の登記", "1人", 1)], "kincha"),
    "sentence": "この1年、したことのほうが少し多く、31人のあいだを巡っています。",
    "given": [
        favor("g1", "gift", "印刷所を教えた", "小林さん・情報・10月6日"),
        favor("g2", "introduction", "渡邉さんを紹介した", "鈴木さん・紹介・9月"),
    ],
    "received": [favor("r1", "gift", "新茶を分けてもらった", "小林さん・贈り物・5月")],
}
PROMISES_PAGE = {
    "place": "week",
    "here": "promises",
    "tabs": [link("役に立つ"), link("約束", "4", True)],
    "new_url": "#",
    "mine": PROMISES,
    "theirs": [promise("c", "茶畑を案内してくれる", "小林さん・春に")],
    "kept": [promise("d", "名刺の写真を送る", "鈴木さんへ・11月2日に", True)],
    "more_url": "",
}
DO = {
    "text": "小さな蔵元や茶園の、海外でも読めるラベルをつくる",
    "since": "2026年9月から",
    "audience_label": "だれにでも",
    "known": "たまに会う人の3割ほどに伝えてあります。",
    "known_url": "#",
    "sharp": [{"says": "3人が同じことを言えます。", "people": [SATO]}],
    "edit_url": "#",
    "versions": [{"text": "ロゴとパッケージのデザイン", "since": "2025年9月"}],
}
ME = {
    "place": "me",
    "owner": who("伊藤 彩", "", 2, line="デザイナー・浜松"),
    "do": DO,
    "want": None,
    "new_do_url": "#",
    "new_want_url": "#",
    "tell_url": "#",
    "questions_url": "#",
    "lists_url": "#",
    "lists": [
        {"label": "できること", "chips": [chip("ロゴ", "offer")], "says": ["ロゴ：3人が同じことを言えます。"]}
    ],
    "phase": {
        "since": "2026年2月から",
        "add_url": "#",
        "stairs": STAIRS,
        "stairs_label": "これまでの歩み",
        "earlier": [{"text": "会社勤め", "since": "2016年4月", "drop_url": "#"}],
        "label": "いまのところ",
        "url": "#",
        "choices": [
            {"value": n, "label": label, "chosen": n == "2"}
            for n, label in (
                ("1", "会社勤め"),
                ("2", "独立準備中"),
                ("3", "駆け出し"),
                ("4", "軌道に乗っている"),
                ("5", "第一線"),
            )
        ],
    },
    "questions": [
        {
            "question": "お客さんはどこにいますか",
            "answer": "小さな蔵元、茶園、直売所",
            "found": "",
            "url": "#",
        },
        {"question": "だれのための仕事ですか", "answer": "", "found": "6人が喜んでくれました。", "url": "#"},
        {
            "question": "わたしを喜んでくれるのはだれですか",
            "answer": "",
            "found": "6人が喜んでくれました。",
            "url": "#",
        },
    ],
    "links": [
        tap("chance", "チャンス", "進行中 2件"),
        tap("polish", "磨く", "もらった言葉 8つ"),
        tap("card", "名刺"),
        tap("settings", "設定"),
    ],
}
SUMS = [
    {"number": n, "label": label}
    for n, label in (("318", "新しい人"), ("24", "書き足す人"), ("51", "そのまま"), ("2", "読めない行"))
]
ROW_STATES = [("new", "新しい"), ("updated", "書き足す"), ("unchanged", "そのまま"), ("refused", "読めない")]
IMPORTS = {
    "place": "me",
    "here": "settings",
    "stage": "preview",
    "bring": {
        "url": "#",
        "accepts": ".vcf,.csv,.ics,.mbox",
        "kinds": [
            "iPhone・Androidの連絡先（.vcf）",
            "Google・Outlook",
            "Eight・Sansan",
            "カレンダー（.ics）",
            "メール（.mbox）",
            "そのほかのCSV",
        ],
    },
    "preview": {
        "name": "連絡先.vcf",
        "format": "vCard 3.0・395件",
        "sums": SUMS,
        "columns": ["名前", "所属", "連絡先"],
        "rows": [
            {
                "state": state,
                "state_label": label,
                "cells": ["髙橋 美咲", "週末パン たかはし", "misaki@example.jp"],
            }
            for state, label in ROW_STATES
        ],
        "refused": [{"line": "214行", "reason": "名前も連絡先もありません。元のファイルで確かめてください"}],
        "confirm_url": "#",
        "cancel_url": "#",
        "more_url": "#",
        "sentence": "家族らしい4人は外してあります。",
        "confirm_label": "342人を電話帳に読み込む",
    },
    "batch": {
        "url": "#",
        "sentence": "342人のうち180人まで読み込みました",
        "share": 52.6,
        "cancel_url": "#",
        "going": True,
    },
    "done": {
        "sentence": "342人を電話帳に読み込みました",
        "sums": SUMS,
        "undo": ask(
            "読み込みを取り消す", "いま読み込んだ342人を取り除き、書き足した24人を元に戻します。", "取り消す"
        ),
        "next": [tap("people", "電話帳を見る")],
    },
    "earlier": [{"name": "Eight_2026.csv", "sentence": "10月12日・96人", "url": "#"}],
}
CHANGES = {
    "place": "me",
    "here": "settings",
    "days": [
        {
            "label": "今日",
            "changes": [
                {
                    "what": "佐藤 健一さん、田中さんと会ったことを書き留めた",
                    "facts": "21:40・スマートフォン",
                    "icon": "talk",
                    "undo_url": "#",
                    "undone": False,
                },
                {
                    "what": "小林 みのりさんの電話番号を直した",
                    "facts": "9:12",
                    "icon": "edit",
                    "undo_url": "",
                    "undone": True,
                },
            ],
        }
    ],
    "more_url": "#",
}
SETTINGS = {
    "place": "me",
    "here": "settings",
    "form_url": "#",
    "form": forms.SettingsForm(
        initial={"language": "ja", "theme": "", "time_zone": "Asia/Tokyo", "hours_per_week": 4}
    ),
    "doors": [
        tap("readin", "読み込む"),
        tap("takeaway", "持ち出す", "すべてを1つのファイルに"),
        tap("undo", "変更の記録"),
        tap("trash", "しまった物"),
    ],
    "about": "Enishi 0.1.0",
}
TRASH = {
    "place": "me",
    "here": "settings",
    "things": [
        {
            "what": "加藤さん",
            "facts": "11月2日にしまった・記録2つ",
            "icon": "people",
            "restore_url": "#",
            "forget": ask(
                "忘れる",
                "加藤さんについて書かれたことを、変更の記録からも消します。元には戻せません。",
                "完全に忘れる",
            ),
        }
    ],
    "more_url": "",
}
PACE = {"now": 3, "of": [True, True, True, False, False, False], "label": "6つのうち3つ目"}
FIRST_ASK = {
    "stage": "ask",
    "pace": PACE,
    "ask": {
        "title": "いま、どのあたりにいますか？",
        "why": "同じくらいのところにいる人が、いちばん話が合います。",
        "form_url": "#",
        "form": forms.PhaseQuestion(),
        "skip_label": "まだ分からない",
        "back_url": "#",
    },
}
FIRST_THREAD = {
    "stage": "thread",
    "pace": PACE | {"of": [True] * 5 + [False]},
    "tale": {
        "title": "これまで、人づてに来た良いことは？",
        "why": "仕事でも、部屋でも、趣味でも。ひとつ思い出してみてください。",
        "form_url": "#",
        "form": forms.TaleForm(initial={"what": "いまの部屋", "through": "西さん、大家の森さん"}),
        "thread": [
            THREAD[0],
            who("西さん", "", 1, kind="person", note="喫茶店の店主"),
            who("森さん", "", 2, kind="person", note="大家さん"),
            {"kind": "chance", "name": "いまの部屋", "note": ""},
        ],
        "thread_label": "西さん、森さんを通じて、いまの部屋へ",
        "sentence": "頼んだわけでもないのに、人から人へ伝わって来ました。これが人脈です。",
        "next_url": "#",
    },
}
FIRST_DOORS = {
    "stage": "doors",
    "pace": PACE | {"of": [True] * 6},
    "doors": [
        tap("spark", "作り物の人脈で遊んでみる", "本物とは別に置かれます"),
        tap("readin", "連絡先を持ってくる", "電話帳として"),
        tap("edit", "最近会った人をひと言で"),
    ],
}

#: page name → (template, context)
PAGES: dict[str, tuple[str, Context]] = {
    "week": ("week.html", WEEK),
    "week_cold": ("week.html", WEEK_COLD),
    "week_more": ("week.html", WEEK_MORE),
    "add": ("add.html", ADD),
    "draft": ("draft_page.html", DRAFT_PAGE),
    "drafts": ("drafts.html", DRAFTS),
    "drafts_empty": ("drafts.html", DRAFTS | {"drafts": [], "note": ""}),
    "paste": ("paste.html", PASTE),
    "people": ("people.html", PEOPLE),
    "recall": ("people.html", RECALL),
    "recall_nobody": ("people.html", RECALL | {"groups": [], "found": "", "all_url": ""}),
    "people_empty": ("people.html", PEOPLE | {"groups": [], "index": [], "more_url": ""}),
    "person": ("person.html", PERSON),
    "person_form": ("person_form.html", PERSON_FORM),
    "encounter_form": ("encounter_form.html", ENCOUNTER_FORM),
    "gatherings": ("gatherings.html", GATHERINGS),
    "gathering": ("gathering.html", GATHERING),
    "gathering_form": ("gathering_form.html", GATHERING_FORM),
    "seats": ("seats.html", SEATS),
    "seats_empty": ("seats.html", SEATS | {"seats": [], "companions": [], "curious": [], "proposed": []}),
    "map": ("map.html", MAP),
    "map_empty": ("map.html", MAP_EMPTY),
    "map_table": ("map_table.html", MAP_TABLE),
    "between": ("between.html", BETWEEN),
    "review": ("review.html", REVIEW),
    "review_quiet": ("review.html", REVIEW_QUIET),
    "giving": ("giving.html", GIVING),
    "introductions": ("introductions.html", preview_showing_up.INTRODUCTIONS),
    "feeds": ("feeds.html", preview_showing_up.FEEDS),
    "hindsight": ("hindsight.html", preview_showing_up.HINDSIGHT),
    "cards": ("cards.html", preview_showing_up.CARDS),
    "promises": ("promises.html", PROMISES_PAGE),
    "me": ("me.html", ME),
    **ME_PAGES,
    "card_photos": ("card_photos.html", card_photos()),
    "imports": ("imports.html", IMPORTS | {"stage": "bring"}),
    "imports_preview": ("imports.html", IMPORTS),
    "imports_going": ("imports.html", IMPORTS | {"stage": "going"}),
    "imports_done": ("imports.html", IMPORTS | {"stage": "done"}),
    "changes": ("changes.html", CHANGES),
    "settings": ("settings.html", SETTINGS),
    "trash": ("trash.html", TRASH),
    "first_ask": ("first_day.html", FIRST_ASK),
    "first_thread": ("first_day.html", FIRST_THREAD),
    "first_doors": ("first_day.html", FIRST_DOORS),
    "sign_in": ("sign_in.html", {"reason": "expired", "command": "enishi start"}),
    "error_404": ("error.html", {"status": 404, "back_url": "#"}),
    "error_500": ("error.html", {"status": 500, "back_url": "#"}),
}
COMMON: Context = {
    "place": "",
    "here": "",
    "theme": "",
    "undo": None,
    "shown": {"seats": True, "map": True, "chances": True, "review": True},
    "csrf_token": "made-up-token",
}
