"""Believable made-up contexts for every page: the shapes are those written on top of each template."""

from __future__ import annotations

from typing import Any

from django.forms import formset_factory

from enishi.web.figures import bars, petals
from tests.web import preview_forms as forms

Context = dict[str, Any]


def who(name: str, reading: str = "", tone: int = 0, facts: str = "", **more: Any) -> Context:
    person = {"url": "#", "edit_url": "#", "name": name, "reading": reading, "initial": name[0], "photo": ""}
    return {**person, "tone": tone, "ring": "", "facts": facts, "why": "", "marks": [], **more}


def link(label: str, count: str = "", current: bool = False) -> Context:
    return {"url": "#", "label": label, "count": count, "current": current}


def chip(label: str, kind: str = "tag", icon: str = "", url: str = "") -> Context:
    return {"label": label, "url": url, "kind": kind, "icon": icon}


def tap(icon: str, label: str, note: str = "") -> Context:
    return {"url": "#", "icon": icon, "label": label, "note": note}


def ask(label: str, sentence: str, button: str) -> Context:
    return {"label": label, "sentence": sentence, "url": "#", "button": button}


def gathering(day: str, weekday: str, title: str, kind: str, facts: str, **more: Any) -> Context:
    when = {"month": "11月", "day": day, "weekday": weekday, "iso": f"2026-11-{day}", "kind_label": kind}
    return {"url": "#", "title": title, "facts": facts, "because": [], "people": [], "people_label": "", **when, **more}


def promise(uid: str, what: str, facts: str, done: bool = False) -> Context:
    return {"uid": uid, "what": what, "facts": facts, "url": "#", "done": done, "keep_url": "#"}


def favor(uid: str, icon: str, what: str, facts: str, thank_url: str = "") -> Context:
    return {"uid": uid, "icon": icon, "what": what, "facts": facts, "url": "#", "thank_url": thank_url}


def entry(icon: str, kind: str, date: str, what: str, text: str = "", **more: Any) -> Context:
    return {"icon": icon, "kind": kind, "date": date, "iso": "2026-10-03", "what": what, "url": "#", "text": text, **more}


SATO = who("佐藤 健一", "さとう けんいち", 0, "税理士・佐藤税理士事務所／先月の商工会の交流会で会った")
KOBAYASHI = who("小林 みのり", "こばやし みのり", 1, "農家・こばやし茶園／3週間前に話した", ring="seat")
SUZUKI = who("鈴木 大輔", "すずき だいすけ", 4, "エンジニア・独立3年目／10月に昼食")
WATANABE = who("渡邉 さくら", "わたなべ さくら", 5, "編集者・浜松の小さな出版社／春の読書会で")
TAKAHASHI = who("髙橋 美咲", "たかはし みさき", 2, "パン職人・自宅で週末だけ開く店／紹介で")

STEP_1 = {
    "uid": "1",
    "number": "1",
    "kind_label": "顔を出す",
    "what": "木曜の夜、浜松の「つくる人の持ち寄り会」に行ってみる",
    "people": [],
    "because": ["まだ行ったことのない種類の集まり（地元のコミュニティ）", "食と農の人が来そう。キーパーソンがまだの分野です"],
    "polite": "",
    "casual": "",
    "minutes": "2時間ほど",
    "cost": "1,500円",
    "do_label": "",
    "done_url": "#",
    "later_url": "#",
    "pass_url": "#",
    "done": "",
}
STEP_2 = STEP_1 | {
    "uid": "2",
    "number": "2",
    "kind_label": "会う・返す",
    "what": "小林 みのりさんを昼ごはんに誘う",
    "people": [KOBAYASHI],
    "because": ["いつもは3週間おき、いまは7週間", "前回「新茶のラベルを考えたい」と話していた"],
    "polite": "小林さん、ご無沙汰しています。お茶のラベルのこと、その後いかがですか。近くまで行くので、来週お昼をご一緒できたらうれしいです。",
    "casual": "みのりさん、元気？ ラベルの話の続きが聞きたくて。来週どこかでお昼どう？",
    "minutes": "1時間",
}
STEP_3 = STEP_1 | {
    "uid": "3",
    "number": "3",
    "kind_label": "磨く",
    "what": "見積りを、その日のうちに1枚で返してみる",
    "people": [SATO],
    "because": ["佐藤さんに「値段の見当だけ先に知りたい」と言われた"],
    "minutes": "30分",
    "cost": "",
}

COMING = [
    gathering(
        "26",
        "木",
        "つくる人の持ち寄り会",
        "地元のコミュニティ",
        "19:00・浜松 ゆりの木通り・1,500円",
        because=["まだ行ったことのない種類", "食と農の人が来そう"],
        people=[KOBAYASHI, TAKAHASHI],
        people_label="小林さんと髙橋さんも来るそう",
    ),
    gathering("29", "日", "商工会 冬の交流会", "ビジネス交流会", "15:00・商工会館・3,000円", because=["秋の会では2人と続いています"]),
]
PROMISES = [
    promise("a", "補助金の資料の写しを送る", "佐藤さんへ・木曜まで"),
    promise("b", "印刷所の連絡先を伝える", "髙橋さんへ・今週中"),
]
TAPS = [
    tap("talk", "今週、話した人をひとり", "名字だけでも"),
    tap("gathering", "最近行った集まりをひとつ", "飲み会でも"),
    tap("card", "引き出しの名刺を撮る"),
    tap("readin", "連絡先を読み込む", "電話帳として別に置きます"),
]
CAPTURE = {"url": "#", "value": "", "focus": False}
DRAFT = {
    "text": "昨日、商工会の交流会で税理士の佐藤さんと田中さんに会った。佐藤さんはデザイナーを探している。",
    "save_url": "#",
    "put_off_url": "#",
    "sentence": "",
    "unread": "",
    "pieces": [
        {"label": "", "kind_label": "いつ", "name": "on", "value": "11月23日（月）", "icon": "calendar"},
        {"label": "", "kind_label": "集まり", "name": "g", "value": "商工会の交流会", "icon": "gathering"},
        {"label": "", "kind_label": "人", "name": "p1", "value": "佐藤（税理士）", "icon": "people"},
        {"label": "", "kind_label": "人", "name": "p2", "value": "田中", "icon": "people"},
        {"label": "", "kind_label": "探し物", "name": "w", "value": "佐藤：デザイナー", "icon": "search"},
    ],
}
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
    {"name": "field", "label": "分野", "options": [{"value": "it", "label": "IT・ソフトウェア", "chosen": False}]},
    {"name": "standing", "label": "つきあい", "options": [{"value": "companion", "label": "仲間", "chosen": False}]},
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
        {"label": "さ", "people": [SATO | {"marks": [SPARK]}, SUZUKI, who("Sarah Miller", "サラ ミラー", 2, "翻訳者・オンラインの勉強会で")]},
        {"label": "た", "people": [TAKAHASHI | {"marks": [SPARK]}]},
    ],
    "more_url": "#",
    "book": False,
    "new_url": "#",
}
RECALL = PEOPLE | {
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
    "person": KOBAYASHI | {"line": "こばやし茶園・3代目", "edit_url": "#", "meet_url": "#", "spark": True, "spark_url": "#"},
    "chips": [chip("農林水産", "field"), chip("飲食・食品", "field"), chip("掛川", "tag", "town"), chip("仲間になりそう")],
    "before": {
        "thread": THREAD,
        "thread_label": "商工会 秋の交流会、佐藤さん、髙橋さんを通じて",
        "met": "2026年3月、髙橋さんの店で引き合わせてもらった。",
        "there": "髙橋さん、渡邉さんもいた",
        "last": {"date": "10月4日（7週間前）", "iso": "2026-10-04", "url": "#", "text": "新茶のラベルを変えたい。海外の人にも読めるように。\n英語の文は誰に頼めばいいか迷っていた。"},
        "wants": [chip("英語の文を書ける人", "want"), chip("ラベルの印刷所", "want")],
        "offers": [chip("茶畑の見学", "offer"), chip("市場の出店の裏話", "offer")],
        "promised": PROMISES[1:],
        "they_promised": [],
        "passed": "印刷所を教えた（10月）。新茶を分けてもらった（5月）。茶農家の集まりに誘ってもらった（6月）。",
    },
    "timeline": [
        entry("meal", "met", "2026年10月4日（日）", "昼食", "新茶のラベルの話。"),
        entry("gift", "given", "2026年10月6日（火）", "印刷所を教えた"),
        entry("gathering", "met", "2026年6月12日（金）", "茶農家の集まりで会った", "", chips=[chip("茶農家の寄り合い", "tag", "gathering", "#")]),
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
        "wishes": [{"value": n, "label": label, "chosen": n == 1} for n, label in ((1, "居たい"), (0, "ほどほど"), (-1, "離れたい"))],
        "wish_url": "#",
        "phase_label": "いまの自分と比べて",
        "phases": [{"value": n, "label": label, "chosen": n == "2"} for n, label in forms.PHASES],
        "phase_url": "#",
    },
    "peace": ask("そっとしておく", "一歩には出さず、探せば見つかるようにしておきます。いつでも戻せます。", "そっとしておく"),
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
    "form": forms.PersonForm({"name": "", "met_on": "いつか", "origin": "individual"}),
    "phones": formset_factory(forms.LineForm, extra=1)(prefix="phones"),
    "emails": formset_factory(forms.LineForm, extra=1)(prefix="emails"),
}
CHOSEN = [
    {"name": "people", "value": "1", "label": "佐藤 健一"},
    {"name": "new_people", "value": "田中", "label": "田中"},
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
}
ENCOUNTER_FORM = {
    "place": "add",
    "title": "会った・話した",
    "form_url": "#",
    "back_url": "#",
    "people": PEOPLE_INPUT,
    "form": forms.EncounterForm(initial={"on": "2026-11-23", "gathering": "商工会の交流会", "medium": "gathering", "mood": "1"}),
    "promises": formset_factory(forms.PromiseForm, extra=1)(prefix="promises"),
    "favors": formset_factory(forms.FavorForm, extra=0)(prefix="favors"),
}
COUNTS = [4, 0, 6, 9, 1, 2]
WHEEL = {
    "petals": petals([(kind, f"{n}回" if n else "まだ", n) for kind, n in zip(forms.KINDS, COUNTS, strict=False)]),
    "sentence": "飲み会・食事会がいちばん多く、地元のコミュニティはこれからです。",
}
WAY = {
    "sentence": "住んでいる町の人と、仕事抜きで顔を合わせる場です。",
    "how": ["公民館や図書館の掲示板を見る", "市の広報の催し欄を見る", "よく行く店の人に聞いてみる"],
    "ask": "髙橋さんは地元の集まりに詳しそうです。連れて行ってもらえるか聞いてみては。",
}
GATHERINGS = {
    "place": "gatherings",
    "new_url": "#",
    "coming": COMING,
    "wheel": WHEEL,
    "ways": [WAY | {"kind_label": kind} for kind in forms.KINDS[:6]],
    "past": [gathering("3", "火", "商工会 秋の交流会", "ビジネス交流会", "浜松・3,000円", people=[SATO, SUZUKI], people_label="佐藤さん、鈴木さん、ほか3人")],
    "past_more_url": "#",
}
GATHERING = {
    "place": "gatherings",
    "gathering": {"title": "商工会 秋の交流会", "kind_label": "ビジネス交流会", "when": "2025年10月3日（金）19:00", "place": "浜松 商工会館", "cost": "3,000円", "url": "", "note": "立食。名札に「何をする人か」を書く形式。", "edit_url": "#", "past": True},
    "again": {"url": "#", "choices": [{"value": n, "label": label, "chosen": n == 1} for n, label in ((1, "また行きたい"), (0, "どちらでも"), (-1, "もういい"))]},
    "solicited": {"url": "#", "chosen": False},
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
    "place": "people",
    "here": "seats",
    "tabs": TABS,
    "companions": [SUZUKI, WATANABE],
    "seats": [
        OPEN_SEAT | {"field": "農林水産", "state": "someone", "state_label": "いる", "person": KOBAYASHI, "sentence": "3週間前に話した", "do_url": ""},
        OPEN_SEAT | {"field": "金融・会計・税務・保険", "state": "quiet", "state_label": "少しご無沙汰", "person": SATO | {"ring": "seat"}, "sentence": "最後に会ったのは8月。補助金の話の続きを。", "do_label": "声をかける"},
        OPEN_SEAT,
    ],
    "proposed": [{"field": "飲食・食品", "sentence": "食の話が3回出ました", "url": "#"}],
}
GIVING_TABS = [link("役に立つ", "", True), link("約束", "4")]
GIVING = {
    "place": "week",
    "here": "giving",
    "tabs": GIVING_TABS,
    "new_url": "#",
    "thanks": [favor("t", "gift", "税の相談に乗ってもらった", "佐藤さん・手助け・11月10日", "#")],
    "help": [
        {
            "uid": "h1",
            "person": KOBAYASHI,
            "want": "英語の文を書ける人を探している",
            "because": ["サラ・ミラーさんの「翻訳」と合います", "どちらもお茶が好き"],
            "polite": "小林さん、英語の文の件、お茶に詳しい翻訳の方を知っています。よければおつなぎしましょうか。",
            "casual": "英語の文、いい人を知ってるよ。つなごうか？",
        }
    ],
    "cannot": bars([("動画の編集", "3人", 3), ("英語の通訳", "2人", 2), ("法人の登記", "1人", 1)], "kincha"),
    "sentence": "この1年、したことのほうが少し多く、31人のあいだを巡っています。",
    "given": [favor("g1", "gift", "印刷所を教えた", "小林さん・情報・10月6日"), favor("g2", "introduction", "渡邉さんを紹介した", "鈴木さん・紹介・9月")],
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
    "phase": {"label": "いまのところ", "url": "#", "choices": [{"value": n, "label": label, "chosen": n == "2"} for n, label in (("1", "会社勤め"), ("2", "独立準備中"), ("3", "駆け出し"), ("4", "軌道に乗っている"), ("5", "第一線"))]},
    "questions": [
        {"question": "お客さんはどこにいますか", "answer": "小さな蔵元、茶園、直売所", "url": "#"},
        {"question": "だれのための仕事ですか", "answer": "", "url": "#"},
        {"question": "わたしを喜んでくれるのはだれですか", "answer": "", "url": "#"},
    ],
    "links": [tap("chance", "チャンス", "進行中 2件"), tap("polish", "磨く", "もらった言葉 8つ"), tap("card", "名刺"), tap("settings", "設定")],
}
SUMS = [{"number": n, "label": label} for n, label in (("318", "新しい人"), ("24", "書き足す人"), ("51", "そのまま"), ("2", "読めない行"))]
ROW_STATES = [("new", "新しい"), ("updated", "書き足す"), ("unchanged", "そのまま"), ("refused", "読めない")]
IMPORTS = {
    "place": "me",
    "here": "settings",
    "stage": "preview",
    "bring": {"url": "#", "accepts": ".vcf,.csv,.ics,.mbox", "kinds": ["iPhone・Androidの連絡先（.vcf）", "Google・Outlook", "Eight・Sansan", "カレンダー（.ics）", "メール（.mbox）", "そのほかのCSV"]},
    "preview": {
        "name": "連絡先.vcf",
        "format": "vCard 3.0・395件",
        "sums": SUMS,
        "columns": ["名前", "所属", "連絡先"],
        "rows": [{"state": state, "state_label": label, "cells": ["髙橋 美咲", "週末パン たかはし", "misaki@example.jp"]} for state, label in ROW_STATES],
        "refused": [{"line": "214行", "reason": "名前も連絡先もありません。元のファイルで確かめてください"}],
        "confirm_url": "#",
        "cancel_url": "#",
        "more_url": "#",
        "sentence": "家族らしい4人は外してあります。",
        "confirm_label": "342人を電話帳に読み込む",
    },
    "batch": {"url": "#", "sentence": "342人のうち180人まで読み込みました", "share": 52.6, "cancel_url": "#", "going": True},
    "done": {"sentence": "342人を電話帳に読み込みました", "sums": SUMS, "undo": ask("読み込みを取り消す", "いま読み込んだ342人を取り除き、書き足した24人を元に戻します。", "取り消す"), "next": [tap("people", "電話帳を見る")]},
    "earlier": [{"name": "Eight_2026.csv", "sentence": "10月12日・96人", "url": "#"}],
}
CHANGES = {
    "place": "me",
    "here": "settings",
    "days": [
        {
            "label": "今日",
            "changes": [
                {"what": "佐藤 健一さん、田中さんと会ったことを書き留めた", "facts": "21:40・スマートフォン", "icon": "talk", "undo_url": "#", "undone": False},
                {"what": "小林 みのりさんの電話番号を直した", "facts": "9:12", "icon": "edit", "undo_url": "", "undone": True},
            ],
        }
    ],
    "more_url": "#",
}
SETTINGS = {
    "place": "me",
    "here": "settings",
    "form_url": "#",
    "form": forms.SettingsForm(initial={"language": "ja", "theme": "", "time_zone": "Asia/Tokyo", "hours_per_week": 4}),
    "doors": [tap("readin", "読み込む"), tap("takeaway", "持ち出す", "すべてを1つのファイルに"), tap("undo", "変更の記録"), tap("trash", "しまった物")],
    "about": "Enishi 0.1.0",
}
TRASH = {
    "place": "me",
    "here": "settings",
    "things": [{"what": "加藤さん", "facts": "11月2日にしまった・記録2つ", "icon": "people", "restore_url": "#", "forget": ask("忘れる", "加藤さんについて書かれたことを、変更の記録からも消します。元には戻せません。", "完全に忘れる")}],
    "more_url": "",
}
PACE = {"now": 3, "of": [True, True, True, False, False, False], "label": "6つのうち3つ目"}
FIRST_ASK = {
    "stage": "ask",
    "pace": PACE,
    "ask": {"title": "いま、どのあたりにいますか？", "why": "同じくらいのところにいる人が、いちばん話が合います。", "form_url": "#", "form": forms.PhaseQuestion(), "skip_label": "まだ分からない", "back_url": "#"},
}
FIRST_THREAD = {
    "stage": "thread",
    "pace": PACE | {"of": [True] * 5 + [False]},
    "tale": {
        "title": "これまで、人づてに来た良いことは？",
        "why": "仕事でも、部屋でも、趣味でも。ひとつ思い出してみてください。",
        "form_url": "#",
        "form": forms.TaleForm(initial={"what": "いまの部屋", "through": "西さん、大家の森さん"}),
        "thread": [THREAD[0], who("西さん", "", 1, kind="person", note="喫茶店の店主"), who("森さん", "", 2, kind="person", note="大家さん"), {"kind": "chance", "name": "いまの部屋", "note": ""}],
        "thread_label": "西さん、森さんを通じて、いまの部屋へ",
        "sentence": "頼んだわけでもないのに、人から人へ伝わって来ました。これが人脈です。",
        "next_url": "#",
    },
}
FIRST_DOORS = {
    "stage": "doors",
    "pace": PACE | {"of": [True] * 6},
    "doors": [tap("spark", "作り物の人脈で遊んでみる", "本物とは別に置かれます"), tap("readin", "連絡先を持ってくる", "電話帳として"), tap("edit", "最近会った人をひと言で")],
}

#: page name → (template, context)
PAGES: dict[str, tuple[str, Context]] = {
    "week": ("week.html", WEEK),
    "week_cold": ("week.html", WEEK_COLD),
    "week_more": ("week.html", WEEK_MORE),
    "add": ("add.html", ADD),
    "people": ("people.html", PEOPLE),
    "recall": ("people.html", RECALL),
    "people_empty": ("people.html", PEOPLE | {"groups": [], "index": [], "more_url": ""}),
    "person": ("person.html", PERSON),
    "person_form": ("person_form.html", PERSON_FORM),
    "encounter_form": ("encounter_form.html", ENCOUNTER_FORM),
    "gatherings": ("gatherings.html", GATHERINGS),
    "gathering": ("gathering.html", GATHERING),
    "gathering_form": ("gathering_form.html", GATHERING_FORM),
    "seats": ("seats.html", SEATS),
    "seats_empty": ("seats.html", SEATS | {"seats": [], "companions": [], "proposed": []}),
    "giving": ("giving.html", GIVING),
    "promises": ("promises.html", PROMISES_PAGE),
    "me": ("me.html", ME),
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
COMMON: Context = {"place": "", "here": "", "theme": "", "undo": None, "shown": {"seats": True, "map": True, "chances": True, "review": True}, "csrf_token": "made-up-token"}
