"""Made-up contexts of the pages beside 顔を出す and 役に立つ: introductions, calendars, hindsight, many people at once."""

from __future__ import annotations

from tests.web import preview_forms as forms
from tests.web.preview_daily import SUGGESTED
from tests.web.preview_parts import KOBAYASHI, SATO, Context, ask, chip, link

DRAFTS = [
    {
        "uid": "ja-1",
        "language": "日本語",
        "lang": "ja",
        "polite": "ご紹介してもよろしいですか。",
        "casual": "紹介していい？",
    },
    {
        "uid": "en-1",
        "language": "English",
        "lang": "en",
        "polite": "May I introduce you?",
        "casual": "OK to introduce?",
    },
]
ROW = {
    "uid": "r1", "people": [SATO, KOBAYASHI], "facts": "ロゴ・11月10日", "note": "小林さんには、まだ聞いていません。",
    "sides": [
        {"side": "a", "who": SATO, "answer": "yes", "label": "よろこんで", "url": "#", "drafts": [],
         "choices": [{"value": "no", "label": "今回は"}]},
        {"side": "b", "who": KOBAYASHI, "answer": "", "label": "まだ", "url": "#", "drafts": DRAFTS,
         "choices": [{"value": "waiting", "label": "聞いてみた"}]},
    ],
    "together": [], "made_url": "", "fruit_url": "", "decline_url": "#", "trash_url": "#",
}  # fmt: skip
INTRODUCTIONS: Context = {
    "place": "week", "here": "introductions", "tabs": [link("役に立つ"), link("紹介", "", True)], "why": "なぜ",
    "new_url": "#", "empty": False,
    "ideas": [{"people": [KOBAYASHI, SATO], "because": ["合う言葉：ロゴ"], "a": "a", "b": "b", "why": "ロゴ", "url": "#"}],
    "way": [{"label": label, "count": n} for label, n in (("案", 0), ("片方", 1), ("両方", 0), ("紹介", 1), ("実", 0))],
    "groups": [
        {"stage": "asked_one", "label": "片方に聞いた", "rows": [ROW]},
        {"stage": "made", "label": "引き合わせた",
         "rows": [ROW | {"uid": "r2", "sides": [], "note": "", "fruit_url": "#", "decline_url": ""}]},
    ],
    "declined": [ROW | {"uid": "r3", "sides": []}],
}  # fmt: skip
FEEDS: Context = {
    "place": "gatherings", "form": forms.LineForm(), "form_url": "#", "back_url": "#", "refresh_url": "#",
    "feeds": [
        {"title": "商工会の予定", "url": "example.com/a.ics", "kind_label": "交流会", "said": "きょう読みました。",
         "trouble": False, "remove": ask("読むのをやめる", "案内も消えます。", "やめる")},
    ],
    "suggested": [SUGGESTED],
}  # fmt: skip
HINDSIGHT: Context = {
    "place": "gatherings", "back_url": "#", "years": [link("すべての年", "", True), link("2025年")],
    "sentence": "12回の集まりに顔を出しました。", "foreign": "",
    "groups": [
        {"label": "種類ごと",
         "rows": [{"name": "交流会", "said": "4回、3人とはじめて会った", "chances": ["ラベルの仕事"], "empty": False}]},
    ],
}  # fmt: skip
CARDS: Context = {
    "place": "gatherings", "title": "商工会 秋の交流会", "form_url": "#", "back_url": "#",
    "lines": "佐藤 税理士", "error": "",
    "understood": [
        {"name": "佐藤", "chips": [chip("税理士", ""), chip("金融", "field")], "field_name": "who-1", "who": "u",
         "choices": [{"uid": "u", "label": "佐藤 健一", "facts": "税理士"}], "spark": False, "spark_name": "spark-1"},
        {"name": "田中", "chips": [], "field_name": "who-2", "who": "", "choices": [], "spark": True,
         "spark_name": "spark-2"},
    ],
}  # fmt: skip
KEPT_UP: Context = {
    "sentence": "前に会ったのは3週間前です。",
    "ideas": [{"label": "12月7日の朝市に一緒に行く", "url": "#"}, {"label": "ランチ", "url": ""}],
    "meet_url": "#", "polite": "お昼をご一緒しませんか。", "casual": "ランチどう？", "rhythm_url": "#", "snooze_url": "#",
    "rhythms": [{"value": "", "label": "決めない", "chosen": False}, {"value": "30", "label": "4週間ごと", "chosen": True}],
    "snoozed": False,
}  # fmt: skip
