"""A made-up capture line: its draft in chips, what is said after saving, drafts waiting, many lines."""

from __future__ import annotations

from typing import Any

Context = dict[str, Any]
URLS = {"draft_url": "#", "people_url": "#", "put_off_url": "#", "full_url": "#", "drop_url": "#"}


def bit(uid: str, label: str, icon: str = "", kind: str = "", **more: Any) -> Context:
    return {
        "uid": f"bit-{uid}", "label": label, "icon": icon, "kind": kind, "note": "", "toggle": "", "on": False,
        "drop": {"name": "set", "value": uid}, "drop_label": f"「{label}」を外す", "refused": "", "choices": [],
        "inputs": [written(uid, label)], "search": None, "aria": "", **more,
    }  # fmt: skip


def written(uid: str, value: str, sort: str = "text", options: Any = ()) -> Context:
    return {
        "uid": f"{uid}-in",
        "key": uid,
        "value": value,
        "label": "書き直す",
        "type": sort,
        "options": options,
    }


def toggle(uid: str, label: str, icon: str = "", on: bool = False) -> Context:
    return bit(uid, label, icon, drop=None, inputs=[]) | {"toggle": uid, "on": on}


SATO = {
    "who": {"initial": "佐", "photo": "", "tone": 1, "ring": ""},
    "name": bit(
        "sato", "3週間前に会った佐藤 健一さん", kind="who", inputs=[], search={"uid": "sato-search", "vals": "{}"},
        choices=[
            {"value": "a", "label": "3週間前に会った佐藤 健一さん ／ 税理士", "chosen": True},
            {"value": "b", "label": "新しい人：佐藤さん", "chosen": False},
        ],
    ),
    "new": False, "facts": "",
    "bits": [
        bit("field", "税理士・税務", "field", "field",
            inputs=[written("f", "finance.tax", "select", [("it", "IT", False)])]),
        bit("offer", "補助金", "check", "offer"),
    ],
    "key": toggle("key", "気になる", "spark", on=True),
    "add": bit("add", "足す", "add", "add", drop=None, aria="佐藤さんのことを足す"),
}  # fmt: skip
TANAKA = SATO | {
    "who": {"initial": "田", "photo": "", "tone": 3, "ring": ""},
    "name": bit("tanaka", "田中さん", kind="who", note="はじめて書く人"),
    "bits": [bit("want", "デザイナー", "search", "want")],
    "key": toggle("key2", "気になる", "spark"),
    "add": bit("add2", "足す", "add", "add", drop=None),
}
DRAFT = URLS | {
    "seen": "昨日、商工会の交流会で税理士の佐藤さんと田中さんに会った。",
    "summary": "佐藤さん、田中さん ・ 11月23日（月）",
    "when": [
        bit("on", "11月23日（月）・きのう", "calendar", inputs=[written("on", "2026-11-23", "date")]),
        bit("gathering", "商工会の交流会", "gathering", refused="なんとか"),
    ],
    "people": [SATO, TANAKA],
    "facts": [bit("promise", "佐藤さんに約束した：資料を送る", "promise", "promise")],
    "more": [toggle("mood", "うれしかった"), toggle("business", "仕事の話も")],
    "add_person": bit("person", "人を書く", "add", "add", drop=None),
    "dropped": [{"label": "補助金の締切", "back": "x"}],
    "kept": [{"key": "a", "value": "b"}],
    "unread": "駅まで一緒に歩いた",
}
CAPTURE = {
    "url": "#", "draft_url": "#", "value": "", "uid": "", "focus": False, "said": None, "problem": "", "back": "",
}  # fmt: skip
NOTED = CAPTURE | {
    "uid": "1",
    "problem": "まだ誰のことか読み取れません。",
    "back": "元に戻しました。",
    "said": {
        "sentence": "書き留めました。", "people": [{"url": "#", "name": "佐藤 健一さん"}], "undo_url": "#", "number": 7,
        "gathering": {"url": "#", "name": "商工会の交流会"}, "text": "昨日", "uid": "1",
        "kept": [{"key": "a", "value": "b"}],
    },
}  # fmt: skip
WAITING = {
    "uid": "1", "text": "土曜の散歩で会った人", "summary": "佐藤さん ・ 11月21日（土）", "kind": "", "written": "きのう",
    "iso": "2026-11-23", "url": "#", "readable": True, "confirm_url": "#", "drop_url": "#",
}  # fmt: skip
DRAFTS = {
    "place": "week", "here": "drafts", "all_url": "#", "paste_url": "#", "note": "続きが出ます。",
    "drafts": [WAITING, WAITING | {"kind": "カレンダーから", "readable": False}],
}  # fmt: skip
DRAFT_PAGE = {"place": "week", "here": "drafts", "capture": NOTED, "draft": DRAFT}
PASTE = {"place": "add", "value": "", "problem": "言葉がまだありません。", "form_url": "#"}
