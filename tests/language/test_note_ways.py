"""Each thing a note may tell, in many ways of telling it: duties, requests in nouns, answers, idioms, names unheard of."""

from __future__ import annotations

import pytest

from enishi.language.note import read
from tests.language.notes import TODAY, told

NOTES = [
    ("ひと月前に矢野さんと会った", "2026-10; one_to_one; 矢野"),
    ("11-08 榎本さんとコーヒー", "2026-11-08; meal; 榎本"),
    ("今週アタマに井口さんと電話", "2026-11-16; call; 井口"),
    ("昨年末に辻さんと会った", "2025-12; one_to_one; 辻"),
    ("年明けに安達さんと食事に行くことになった", "2027-01; to come; meal; 安達"),
    ("令和8年11月10日、児島さんと面談", "2026-11-10; one_to_one; 児島"),
    ("先週の金曜、古道具屋をやってる野村さんがうちまで来てくれた", "2026-11-13; one_to_one; 野村 /commerce"),
    ("栗原さんとサシ飲み", "meal; 栗原"),
    ("杉本さんとメールのやりとり", "message; 杉本"),
    ("中川さんのお店に顔を出した", "one_to_one; 中川"),
    ("来週火曜14時から久米さんとオンラインミーティング", "2026-11-24; to come; video; 久米"),
    ("IT勉強会のLTで登壇してた坂井さんと話せた", "seminar: IT勉強会; 坂井"),
    ("昨日は勉強会じゃなくて飲み会だった", "2026-11-19; meal: 飲み会"),
    ("青木（あおき）さんと会った", "one_to_one; 青木"),
    ("組合の旅行で佐伯の親方と同部屋", "one_to_one; 佐伯 /親方"),
    ("木原夫妻と食事", "meal; 木原"),
    ("じゅんさん、てるさん、ひろ子さんと女子会", "meal: 女子会; じゅん; てる; ひろ子"),
    ("関さんの弟さんが植木屋をしているらしい", ""),
    ("夜勤明けに同期の真理とモーニング", "meal; 真理"),
    ("難波さんは行政書士として独立したばかり", "難波 /行政書士 /law"),
    ("江口さんは独立して設計事務所を構えた", "江口 /housing"),
    ("西川さん、映像の仕事してるんだって", "西川 /media"),
    ("鈴村さんは助産師さん", "鈴村 /助産師 /health"),
    ("展示会のブースで東亜化成の朝倉課長と名刺を交わす", "other: 展示会; 朝倉 /課長 /東亜化成"),
    ("長岡さん、会計ソフトのことなら何でも知ってる", "長岡 can 会計ソフト"),
    ("本田さん、英語ペラペラだった", "本田 can 英語"),
    ("竹内さんは補助金申請の経験が豊富", "竹内 can 補助金申請"),
    ("川村さん、木の伐採もやってくれるらしい", "川村 can 木の伐採"),
    ("宮下さんのところは人手が足りないらしい", "宮下 seeks 人手"),
    (
        "昨夕、会計事務所の大沼先生と会食。後継ぎがいないとのこと",
        "2026-11-19; meal; 大沼 /finance seeks 後継ぎ",
    ),
    ("川口さんが通訳できる人いない？って", "川口 seeks 通訳"),
    ("石橋さんのお悩みは集客", "石橋 seeks 集客"),
    ("菅野さん、ホームページを新しくしたいって", "菅野 seeks ホームページ"),
    ("黒木さんは資金繰りに頭を悩ませている", "黒木 seeks 資金繰り"),
    ("倉田さんから見積もりの相場を聞いた", "倉田; 倉田 received information 見積もりの相場"),
    ("南条さんに耳寄りな話を聞かせてもらった", "南条; 南条 received information 耳寄りな話"),
    ("梶原さんがお客さん連れてきてくれた", "梶原; 梶原 received referral お客さん"),
    ("峰さんから転職の相談を受けた", "峰; 峰 given listening 転職の相談"),
    (
        "商工会の青木さんに補助金の相談。親切に教えてくださる",
        "青木 /public; 青木 received listening 補助金; 青木 received information 親切",
    ),
    ("木村さんから差し入れ", "木村; 木村 received gift 差し入れ"),
    ("岩崎さんにサンプルを郵送しなきゃ", "岩崎; 岩崎 promised by me サンプル"),
    ("栗山さんに12月5日までに原稿を出さないといけない", "栗山; 栗山 promised by me 原稿 2026-12-05"),
    ("星さんに写真を送るのを忘れないように", "星; 星 promised by me 写真"),
    ("千田さんに本を貸すと言っておいた", "千田; 千田 promised by me 本"),
    (
        "日高さんから、週末までに図面くれると返事が来た",
        "message; 日高; 日高 promised by them 図面 2026-11-22",
    ),
    ("石黒さんが履歴書を見てくれるそうだ", "石黒; 石黒 promised by them 履歴書"),
    ("大月さんに工房を見せてもらえることに", "大月; 大月 promised by them 工房"),
    ("尾崎さんが妹尾さんと引き合わせてくれた", "尾崎; 妹尾 by 尾崎"),
    ("岸本さんに宮川さんを紹介してと頼まれた", "岸本; 宮川; 宮川 asks 紹介"),
    ("飯島さんに独立を考えていると打ち明けた", "飯島; 飯島 told want"),
    ("久保さんに今やってる仕事を説明した", "久保; 久保 told do"),
    ("田原さんに来年カフェを開きたいと話す", "田原; 田原 told want"),
    ("中野さんからイベント出店のお誘い", "中野; 中野 asks イベント出店"),
    ("川上さんから見積依頼", "川上; 川上 asks 見積"),
    ("杉山さんからコラムを書いてみないかという話", "杉山; 杉山 asks コラム"),
    ("牧さんが、店の看板を描いてくれないかって", "牧; 牧 asks 店の看板"),
    ("下田さんにリフォームの相談をされた", "下田; 下田 asks リフォーム"),
    ("大田さんはラベルのデザインを誰かに頼みたいとのこと", "大田 seeks ラベルのデザイン"),
    ("真壁さんとはもう二度と組みたくない", "真壁 again -1"),
    ("最悪の午後だった", "mood -1"),
    ("飯塚さんの店が閉店するらしい、と若宮さん談", "若宮"),
    ("Popped round to Hugh's for a cuppa yesterday", "2026-11-19; meal; Hugh"),
    ("Swung by Teo's bakery", "one_to_one; Teo /food"),
    ("Going to the ceramics fair with Naomi on the 28th", "2026-11-28; to come; other: ceramics fair; Naomi"),
    ("School quiz night with Dan and Shreya", "community: School quiz night; Dan; Shreya"),
    ("Stopped by Farouk's workshop", "one_to_one; Farouk /manufacturing"),
    ("Ibrahim drives a lorry for a living", "Ibrahim /transport"),
    ("Jocelyn is training to be a vet", "Jocelyn /vet /health"),
    ("Hugh is the go-to guy for grant applications", "Hugh can grant applications"),
    ("Siobhan has been trying to track down a roofer", "Siobhan seeks roofer"),
    ("Winifred wonders if anyone has spare jars", "Winifred seeks spare jars"),
    ("Shreya no longer needs a tutor", "Shreya"),
    ("Took Solveig some soup", "Solveig; Solveig given gift soup"),
    ("Thandi proofread my application", "Thandi; Thandi received help application"),
    ("Piers put in a good word for me", "Piers; Piers received help"),
    ("Put Cora in touch with Marcus", "Cora; Marcus; Cora met Marcus by me"),
    ("Connected Hal with Zsofia over email", "message; Hal; Zsofia; Hal met Zsofia by me"),
    ("Gave Imogen my pitch", "Imogen; Imogen told do"),
    ("Let Shreya know I'm looking for studio space", "Shreya; Shreya told want"),
    ("Carla's restaurant is short of a dishwasher", "Carla /food seeks dishwasher"),
    ("Never lending tools to Dale again", "Dale again -1"),
    (
        "Thanks to Fatima I finally met Leo Brandt (patent attorney)",
        "Leo Brandt /patent attorney /law by Fatima",
    ),
    (
        "Dmitri asked me to redo his logo, promised him a sketch by Dec 1",
        "Dmitri; Dmitri promised by me sketch 2026-12-01; Dmitri asks redo his logo",
    ),
]


@pytest.mark.parametrize(("text", "facts"), NOTES)
def test_a_note_says(text: str, facts: str) -> None:
    assert told(text) == facts


def test_a_reading_in_brackets_is_the_reading() -> None:
    assert [one.reading for one in read("青木（あおき）さんと高梨（タカナシ）さん", today=TODAY).people] == [
        "あおき",
        "たかなし",
    ]
