"""Made-up contexts of the places one opens daily: this week, people, writing down, gatherings."""

from __future__ import annotations

from django.forms import formset_factory
from tests.web import preview_forms as forms
from tests.web.preview_drafts import CAPTURE, DRAFT
from tests.web.preview_parts import (
    COMING,
    KOBAYASHI,
    PROMISES,
    SATO,
    STEP_1,
    STEP_2,
    STEP_3,
    SUZUKI,
    TAKAHASHI,
    TAPS,
    WATANABE,
    ask,
    chip,
    entry,
    gathering,
    link,
    tap,
    who,
)

from enishi.web.figures import petals

WEEK = {
    "place": "week",
    "week_label": "11月23日〜29日",
    "capture": CAPTURE,
    "draft": None,
    "steps": [STEP_1, STEP_2, STEP_3],
    "more_steps": [],
    "more_url": "#",
    "promises": PROMISES,
    "drafts": [chip("土曜の散歩で会った人（写真1枚）", icon="note", url="#")],
    "gatherings": COMING,
    "taps": TAPS,
    "budget": "合わせて3.2時間・4,500円。1週間の持ち分は4時間・5,000円です。",
    "past_url": "#",
    "undo": {"sentence": "佐藤 健一さんと話したことを書き留めました", "url": "#"},
}
WEEK_COLD = WEEK | {"steps": [], "more_url": "", "promises": [], "drafts": [], "gatherings": [], "undo": None}
WEEK_MORE = WEEK | {
    "draft": DRAFT,
    "more_steps": [STEP_3 | {"uid": "4"}, STEP_2 | {"uid": "5"}],
    "more_url": "",
    "undo": None,
    "steps": [STEP_1 | {"done": "行ってきました。だれに会いましたか？"}, STEP_2],
}
ADD = {
    "place": "add",
    "capture": CAPTURE,
    "draft": None,
    "taps": [
        tap("camera", "名刺の写真", "何枚か並べても"),
        tap("talk", "会った・話した", "何人かまとめて"),
        tap("people", "人"),
        tap("gathering", "集まり"),
        tap("note", "何行かまとめて貼る"),
    ],
}
TABS = [link("人", "128", True), link("電話帳", "342"), link("キーパーソン", "9")]
FILTERS = [
    {
        "name": "field",
        "label": "分野",
        "options": [{"value": "it", "label": "IT・ソフトウェア", "chosen": False}],
    },
    {
        "name": "standing",
        "label": "つきあい",
        "options": [{"value": "companion", "label": "仲間", "chosen": False}],
    },
    {"name": "place", "label": "場所", "options": []},
    {"name": "gathering", "label": "集まり", "options": []},
]
INDEX = [
    {"label": label, "url": "#", "there": label not in "らわ", "current": label == "さ"}
    for label in [*"あかさたなはまやらわ", "A–Z"]
]
SPARK = {"icon": "spark", "word": "気になる", "kind": "spark"}
PEOPLE = {
    "place": "people",
    "tabs": TABS,
    "search": {"url": "#", "value": "", "placeholder": "ITの人、去年の秋に交流会で"},
    "filters": FILTERS,
    "open": False,
    "index": INDEX,
    "found": "",
    "groups": [
        {"label": "か", "people": [KOBAYASHI, who("加藤", "かとう", 3, "喫茶店で隣になった人")]},
        {
            "label": "さ",
            "people": [
                SATO | {"marks": [SPARK]},
                SUZUKI,
                who("Sarah Miller", "サラ ミラー", 2, "翻訳者・オンラインの勉強会で"),
            ],
        },
        {"label": "た", "people": [TAKAHASHI | {"marks": [SPARK]}]},
    ],
    "more_url": "#",
    "book": False,
    "new_url": "#",
}
NOBODY = {"says": "この言葉では思い当たりません。", "do_label": "だれだったか書いておく", "do_url": "#"}
RECALL = PEOPLE | {
    "nobody": NOBODY,
    "all_url": "#",
    "search": {"url": "#", "value": "ITの人、去年の秋に交流会で会った", "placeholder": ""},
    "index": [],
    "found": "3人思い当たります",
    "groups": [
        {
            "label": "",
            "people": [
                SUZUKI | {"why": "分野がIT・2025年10月の商工会 秋の交流会で会った"},
                who("李 明", "り めい", 5, "アプリ開発", why="分野がIT・2025年11月の勉強会で会った"),
            ],
        }
    ],
    "more_url": "",
}
THREAD = [
    who("わたし", kind="me", note="", ring="me"),
    who("商工会 秋の交流会", kind="gathering", note="2025年10月"),
    SATO | {"kind": "person", "note": "隣の席"},
    TAKAHASHI | {"kind": "person", "note": "佐藤さんの紹介"},
    KOBAYASHI | {"kind": "person", "note": "2026年3月"},
]
PERSON = {
    "place": "people",
    "person": KOBAYASHI
    | {"line": "こばやし茶園・3代目", "edit_url": "#", "meet_url": "#", "spark": True, "spark_url": "#"},
    "chips": [
        chip("農林水産", "field"),
        chip("飲食・食品", "field"),
        chip("掛川", "tag", "town"),
        chip("仲間になりそう"),
    ],
    "before": {
        "thread": THREAD,
        "thread_label": "商工会 秋の交流会、佐藤さん、髙橋さんを通じて",
        "met": "2026年3月、髙橋さんの店で引き合わせてもらった。",
        "there": "髙橋さん、渡邉さんもいた",
        "last": {
            "date": "10月4日（7週間前）",
            "iso": "2026-10-04",
            "url": "#",
            "text": "新茶のラベルを変えたい。海外の人にも。\n英語の文は誰に頼めばいいか迷っていた。",
        },
        "wants": [chip("英語の文を書ける人", "want"), chip("ラベルの印刷所", "want")],
        "offers": [chip("茶畑の見学", "offer"), chip("市場の出店の裏話", "offer")],
        "promised": PROMISES[1:],
        "they_promised": [],
        "passed": "印刷所を教えた（10月）。新茶を分けてもらった（5月）。茶農家の集まりに誘われた（6月）。",
    },
    "timeline": [
        entry("gift", "given", "2026年10月6日（火）", "印刷所を教えた"),
        entry("meal", "met", "2026年10月4日（日）", "昼食", "新茶のラベルの話。"),
        entry(
            "gathering",
            "met",
            "2026年6月12日（金）",
            "茶農家の集まりで会った",
            "",
            chips=[chip("茶農家の寄り合い", "tag", "gathering", "#")],
        ),
        entry("gift", "received", "2026年5月2日（土）", "新茶を分けてもらった", "お礼の葉書を出した。"),
        entry("chance", "chance", "2026年4月20日（月）", "ラベルの相談が来た", "計画の外から"),
    ],
    "more_url": "#",
    "facts": [
        {"label": "携帯", "value": "090-1234-5678", "url": "tel:+819012345678"},
        {"label": "メール", "value": "minori@kobayashi-chaen.example", "url": "mailto:a@b.example"},
        {"label": "住所", "value": "静岡県掛川市八坂1-2", "url": ""},
    ],
    "knows": [TAKAHASHI | {"note": "店の常連"}, WATANABE | {"note": ""}],
    "private": {
        "wish_label": "これからも一緒に居たい？",
        "wishes": [
            {"value": n, "label": label, "chosen": n == 1}
            for n, label in ((1, "居たい"), (0, "ほどほど"), (-1, "離れたい"))
        ],
        "wish_url": "#",
        "phase_label": "いまの自分と比べて",
        "phases": [{"value": n, "label": label, "chosen": n == "2"} for n, label in forms.PHASES],
        "phase_url": "#",
    },
    "peace": ask(
        "そっとしておく",
        "一歩には出さず、探せば見つかるようにしておきます。いつでも戻せます。",
        "そっとしておく",
    ),
    "trash": ask("しまう", "小林 みのりさんと、ふたりの記録をしまいます。いつでも戻せます。", "しまう"),
    "merge_url": "#",
    "export_url": "#",
    "addressbook": None,
}
PERSON_FORM = {
    "place": "people",
    "title": "人を書き留める",
    "form_url": "#",
    "back_url": "#",
    "maybe": [SATO],
    "form": forms.PersonForm({"name": "", "met_on": "2025-10-03", "origin": "individual"}),
    "phones": formset_factory(forms.LineForm, extra=1)(prefix="phones"),
    "emails": formset_factory(forms.LineForm, extra=1)(prefix="emails"),
}
CHOSEN = [
    {"name": "people", "value": "1", "label": "佐藤 健一", "spark": False},
    {"name": "new_people", "value": "田中", "label": "田中", "spark": True},
]
PEOPLE_INPUT = {
    "uid": "with",
    "label": "だれと",
    "help": "",
    "error": "",
    "name": "people",
    "new_name": "new_people",
    "chosen": CHOSEN,
    "found_url": "#",
    "url": "#",
    "spark": "spark",
}
ENCOUNTER_FORM = {
    "place": "add",
    "title": "会った・話した",
    "form_url": "#",
    "back_url": "#",
    "people": PEOPLE_INPUT,
    "form": forms.EncounterForm(
        initial={"on": "2026-11-23", "gathering": "商工会の交流会", "medium": "gathering", "mood": "1"}
    ),
    "promises": formset_factory(forms.PromiseForm, extra=1)(prefix="promises"),
    "favors": formset_factory(forms.FavorForm, extra=0)(prefix="favors"),
}
SUGGESTED = gathering(
    "5", "土", "駅前の朝会", "セミナー・体験会", "8:00・浜松", because=["まだ行ったことのない種類"]
) | {"uid": "s1", "outside": True, "url": "#", "take_url": "#", "drop_url": "#"}
COUNTS = [4, 0, 6, 9, 1, 2]
WHEEL = {
    "petals": petals(
        [(kind, f"{n}回" if n else "まだ", n) for kind, n in zip(forms.KINDS, COUNTS, strict=False)]
    ),
    "sentence": "飲み会・食事会がいちばん多く、地元のコミュニティはこれからです。",
}
WAY = {
    "uid": "community",
    "searches": [
        {"words": "浜松 ボランティア 募集", "places": (("Google", "#g"), ("Peatix", "#p"))},
        {"words": "浜松 地域 イベント", "places": (("Google", "#g"), ("ジモティー", "#j"))},
    ],
    "people": [
        KOBAYASHI
        | {
            "uid": "u1",
            "polite": "小林さん、次に行くときにご一緒できませんか。",
            "casual": "みのりさん、次行くとき連れてって。",
        }
    ],
    "sentence": "住んでいる町の人と、仕事抜きで顔を合わせる場です。",
    "how": ["公民館や図書館の掲示板を見る", "市の広報の催し欄を見る", "よく行く店の人に聞いてみる"],
    "ask": "髙橋さんは地元の集まりに詳しそうです。連れて行ってもらえるか聞いてみては。",
}
GATHERINGS = {
    "place": "gatherings",
    "new_url": "#",
    "feeds_url": "#",
    "hindsight_url": "#",
    "next": [
        COMING[0] | {"to_meet": [chip("食・農（キーパーソンにこれから出会う分野）", "field", "seat")]},
        SUGGESTED,
    ],
    "coming": COMING[1:],
    "suggested": [SUGGESTED | {"uid": "s2"}],
    "more_suggested": [],
    "wheel": WHEEL,
    "wheel_note": "",
    "fields_note": ["この1年の集まりでは、6分野の人に会いました。"],
    "town": {"value": "浜松", "url": "#"},
    "ways": [WAY | {"kind_label": kind, "uid": f"kind{at}"} for at, kind in enumerate(forms.KINDS[:6])],
    "past": [
        gathering(
            "3",
            "火",
            "商工会 秋の交流会",
            "ビジネス交流会",
            "浜松・3,000円",
            people=[SATO, SUZUKI],
            people_label="佐藤さん、鈴木さん、ほか3人",
        )
    ],
    "past_more_url": "#",
}
GATHERING = {
    "place": "gatherings",
    "gathering": {
        "title": "商工会 秋の交流会",
        "kind_label": "ビジネス交流会",
        "when": "2025年10月3日（金）19:00",
        "place": "浜松 商工会館",
        "cost": "3,000円",
        "url": "",
        "note": "立食。名札に「何をする人か」を書く形式。",
        "edit_url": "#",
        "past": True,
    },
    "again": {
        "url": "#",
        "choices": [
            {"value": n, "label": label, "chosen": n == 1}
            for n, label in ((1, "また行きたい"), (0, "どちらでも"), (-1, "もういい"))
        ],
    },
    "solicited": {"url": "#", "chosen": False},
    "mood": {"url": "#", "choices": [{"value": "1", "label": "よかった", "chosen": True}]},
    "cards_url": "#",
    "off_url": "",
    "add": PEOPLE_INPUT | {"label": "ほかにいた人", "chosen": []},
    "people": [SATO, SUZUKI],
    "hopes": [],
    "came_of": ["佐藤さんから髙橋さん、小林さんへつながった", "ラベルの仕事 1件（15万円）"],
    "thread": [*THREAD[1:], {"kind": "chance", "name": "ラベルの仕事", "note": "2026年4月", "url": "#"}],
    "thread_label": "交流会からラベルの仕事まで",
    "trash": ask("しまう", "この集まりをしまいます。会った人はそのまま残ります。", "しまう"),
}
GATHERING_FORM = {
    "place": "add",
    "title": "集まりを書き留める",
    "form_url": "#",
    "back_url": "#",
    "form": forms.GatheringForm(initial={"kind": "3"}),
    "people": PEOPLE_INPUT | {"label": "だれがいた？", "chosen": []},
}
