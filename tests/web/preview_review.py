"""A made-up look back."""

from __future__ import annotations

from tests.web.preview_forms import LookBack
from tests.web.preview_parts import KOBAYASHI, SATO, Context

from enishi.web.figures import bars, both_ways, columns

MONTHS = [str(number) for number in range(1, 13)]
TICKS = [{"x": 12.5 + 25 * at, "label": month} for at, month in enumerate(MONTHS)]


def month(label: str, *, current: bool = False, written: bool = False) -> Context:
    return {"label": label, "title": f"2026年{label}", "url": "#", "current": current, "written": written}


REVIEW: Context = {
    "place": "me",
    "here": "review",
    "title": "2026年10月",
    "why": "何がよかったのかは、あとになって分かります。",
    "quiet": "",
    "prose": ["11人と、あわせて21回、会ったり話したりしました。", "気持ちのよかった時間が7回ありました。"],
    "leaves": {
        "earlier": {"label": "2026年9月", "url": "#"},
        "later": {"label": "2026年11月", "url": "#"},
        "year": {"label": "2026年", "url": "#"},
    },
    "meetings": {
        "columns": columns([(name, at) for at, name in enumerate(MONTHS)]),
        "ticks": TICKS,
        "label": "会った・話した回数",
        "sentence": "いちばん多かったのは12月です。",
        "height": 60,
        "middle": 60,
    },
    "newcomers": [SATO, KOBAYASHI],
    "newcomers_more": 3,
    "new_fields": bars([("飲食・食品", "3人", 3)]),
    "gatherings": [{"title": "朝の会", "url": "#", "on": "10月3日", "says": "ここで2人と知り合いました。"}],
    "gatherings_more": 2,
    "passed": {
        "columns": both_ways([(name, at, 12 - at) for at, name in enumerate(MONTHS)]),
        "ticks": TICKS,
        "label": "行き来したもの",
        "sentence": "線の上が、したこと。",
        "height": 72,
        "middle": 36,
    },
    "chances": [
        {"title": "ロゴ制作", "facts": "実った", "note": "", "url": "#", "thread": [], "thread_label": ""}
    ],
    "introductions": ["佐藤さんと鈴木さん"],
    "noticed": [{"text": "聞くほうが楽しい", "facts": "10月3日・佐藤さん", "url": "#"}],
    "words": [{"text": "電話が減った", "facts": "10月4日", "url": ""}],
    "polished": [{"text": "見積りを早く返す", "facts": "10月9日", "url": ""}],
    "said_anew": [{"text": "小さな店の看板をつくる", "facts": "10月9日", "url": ""}],
    "before": [
        {"since": "11月3日に書いたもの", "said": [("だれの役に立てたか", "佐藤さん"), ("", "静かな月")]}
    ],
    "calendar": [
        {
            "label": "2026年",
            "url": "#",
            "current": False,
            "written": True,
            "months": [month("9月", written=True), month("10月", current=True)],
        }
    ],
    "form_url": "#",
    "form": (FORM := LookBack()),
    "searches": [
        {"question": "だれの役に立てたか", "facts": ["佐藤さん（3回）"], "field": FORM["could_help"]},
        {"question": "だれがチャンスを運んでくれたか", "facts": [], "field": FORM["brought_chances"]},
        {"question": "だれと一緒に居たいか", "facts": [], "field": FORM["be_with"]},
    ],
}
REVIEW_QUIET: Context = REVIEW | {"quiet": "この月のことは、何も書いてありません。", "before": []}
