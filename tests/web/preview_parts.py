"""The people, steps and pieces of which the made-up pages are put together: plain data, already worded."""

from __future__ import annotations

from typing import Any

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
    return {"label": label, "sentence": sentence, "url": "#", "button": button, "value": ""}


def gathering(day: str, weekday: str, title: str, kind: str, facts: str, **more: Any) -> Context:
    when = {"month": "11月", "day": day, "weekday": weekday, "iso": f"2026-11-{day}", "kind_label": kind}
    return {
        "url": "#",
        "title": title,
        "facts": facts,
        "because": [],
        "people": [],
        "people_label": "",
        **when,
        **more,
    }


def promise(uid: str, what: str, facts: str, done: bool = False) -> Context:
    return {"uid": uid, "what": what, "facts": facts, "url": "#", "done": done, "keep_url": "#"}


def favor(uid: str, icon: str, what: str, facts: str, thank_url: str = "") -> Context:
    return {"uid": uid, "icon": icon, "what": what, "facts": facts, "url": "#", "thank_url": thank_url}


def entry(icon: str, kind: str, date: str, what: str, text: str = "", **more: Any) -> Context:
    return {
        "icon": icon,
        "kind": kind,
        "date": date,
        "iso": "2026-10-03",
        "what": what,
        "url": "#",
        "text": text,
        **more,
    }


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
    "because": [
        "まだ行ったことのない種類の集まり（地元のコミュニティ）",
        "食と農の人が来そう。キーパーソンがまだの分野です",
    ],
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
    "polite": (
        "小林さん、ご無沙汰しています。お茶のラベルのこと、その後いかがですか。"
        "近くまで行くので、来週お昼をご一緒できたらうれしいです。"
    ),
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
    gathering(
        "29",
        "日",
        "商工会 冬の交流会",
        "ビジネス交流会",
        "15:00・商工会館・3,000円",
        because=["秋の会では2人と続いています"],
    ),
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
