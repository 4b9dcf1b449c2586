"""Whom a note means without さん, and what it says they are: callings at any side of a name, in everyday words."""

from __future__ import annotations

import pytest

from tests.language.notes import told

CALLED = [
    ("ゼノンから久々に電話。今は家具職人だって", "call; ゼノン /家具職人 /manufacturing"),
    ("バイト仲間のしょう、弁理士事務所に転職したって", "しょう /law"),
    ("昨日、パートのマルタが在庫の整理を手伝ってくれた", "2026-11-19; マルタ /パート; マルタ received help 在庫の整理"),
    ("新人のリュウタが看板を塗り直してくれた", "リュウタ; リュウタ received help 看板"),
    ("鵜飼さん(研ぎ師)を訪ねた", "one_to_one; 鵜飼 /研ぎ師 /manufacturing"),
    ("昨日、研ぎ師の鵜飼さんに包丁を預けた", "2026-11-19; 鵜飼 /研ぎ師 /manufacturing"),
    ("鵜飼さん、本業は蒔絵師だそう", "鵜飼 /蒔絵師 /manufacturing"),
    ("卓球クラブのコーチの鳴海さんとコーヒー", "meal; 鳴海 /卓球クラブのコーチ /sports"),
    ("先週、製鉄所で働く鳴海さんと会った", "one_to_one; 鳴海 /manufacturing"),
    ("浅黄さんは水族館の飼育員で、写真を撮れる人を探してる", "浅黄 /飼育員 /life seeks 写真"),
    ("うどん屋の大将の浅黄さん", "浅黄 /大将 /food"),
    ("古書店のオーナーの浅黄さんから葉書", "letter; 浅黄 /オーナー /commerce"),
    ("松本部長と昼めし", "meal; 松本 /部長"),
    ("お昼に薬剤師の浅黄さんから電話", "call; 浅黄 /薬剤師 /health"),
    ("アプリが手伝ってくれた", ""),
    ("サボテンに水をやった", ""),
    ("ユニクロでセーターを買った", ""),
    ("来月から独立を考えてる", ""),
    ("Ran into Tove, the cheesemonger, at the market", "one_to_one; Tove /cheesemonger /food"),
    ("Coffee with Anselm (swim coach) yesterday", "2026-11-19; meal; Anselm /swim coach /sports"),
    ("Had lunch with glassblower Ines Roth on Monday", "2026-11-16; meal; Ines Roth /glassblower /manufacturing"),
    ("met this guy Zoran on the train", "one_to_one; Zoran"),
    ("Met a woman called Ilse, a tailor", "one_to_one; Ilse /tailor /manufacturing"),
    ("Stopped by Odile's studio on Wednesday, she's a bookbinder",
     "2026-11-18; one_to_one; Odile /bookbinder /manufacturing"),
    ("Met my old teacher Mrs. Vogel on Friday, she drives a bus now", "2026-11-13; one_to_one; Vogel /transport"),
    ("Piet works in cybersecurity, needs a copywriter", "Piet /it seeks copywriter"),
    ("Her landlord Mr. Quist couldn't make it", ""),
]  # fmt: skip

GATHERINGS = [
    ("昨日は地区の防災訓練。消防団の葛西さんと話した", "2026-11-19; community: 地区の防災訓練; 葛西 /public"),
    ("先週の句会で歌人の葛西さんと同席", "community: 句会; 葛西 /歌人 /arts"),
    ("昨日の盆栽の会で葛西さんと知り合った", "2026-11-19; community: 盆栽の会; 葛西"),
    ("昨日の伝統工芸フェアで漆職人の葛西さんと名刺交換", "2026-11-19; other: 伝統工芸フェア; 葛西 /漆職人 /manufacturing"),
    ("日曜は母校の文化祭。恩師の葛西先生に会った", "2026-11-15; other: 母校の文化祭; 葛西"),
    ("名刺交換会の参加者は葛西さんだけ覚えてる", "card_exchange: 名刺交換会; 葛西"),
    ("At the residents' clean-up I talked to Piet, a lorry driver",
     "community: residents' clean-up; Piet /lorry driver /transport"),
    ("Trade fair in Lyon on 3 Nov, met Odile from Verrier Glass", "2026-11-03; other: Trade fair; Odile /Verrier Glass"),
    ("The garden party was called off, so I rang Piet instead", "call; Piet"),
]  # fmt: skip

DEALINGS = [
    ("犬飼さんが壊れた棚を直してくれた", "犬飼; 犬飼 received help 棚"),
    ("犬飼さんが送ってくれた本、面白かった", "犬飼; 犬飼 received gift 本; mood +1"),
    ("犬飼さんが海苔を送ってくれた", "犬飼; 犬飼 received gift 海苔"),
    ("犬飼さんが資料を送ってくれた", "犬飼; 犬飼 received help 資料"),
    ("犬飼さんから自家製の梅干しもらった", "犬飼; 犬飼 received gift 自家製の梅干し"),
    ("瀬戸さんがお客さんを一人回してくれた", "瀬戸; 瀬戸 received referral お客さん"),
    ("犬飼さんが来週までに名簿を送ると言ってくれた", "犬飼; 犬飼 promised by them 名簿 2026-11-29"),
    ("会場を片付けてくれと犬飼さんに頼まれた", "犬飼; 犬飼 asks 会場"),
    ("鳥居さんが古地図を探してくれる約束", "鳥居; 鳥居 promised by them 古地図"),
    ("犬飼さんが鹿島さんに車を返すらしい", "犬飼; 鹿島"),
    ("昨日は犬飼さんと会って、自分が何をしてる人か話した", "2026-11-19; one_to_one; 犬飼; 犬飼 told do"),
    ("今朝スーパーで犬飼さんにばったり", "2026-11-20; one_to_one; 犬飼"),
    ("犬飼さんのお店に寄った", "one_to_one; 犬飼"),
    ("1月8日、高畑院長と面談の予定", "2027-01-08; to come; one_to_one; 高畑 /院長"),
    ("My flatmate's brother Jory fixed my sink", "Jory; Jory received help sink"),
    ("Piet gave me a lift home", "Piet; Piet received help home"),
    ("Bring Otto his keys by Monday", "Otto; Otto promised by me keys 2026-11-23"),
    ("Send Ulla the slides by Dec 1", "Ulla; Ulla promised by me slides 2026-12-01"),
    ("Remember to return Nadia's ladder by Saturday", "Nadia; Nadia promised by me ladder 2026-11-21"),
    ("Gus promised Lena he would fix her roof", "Gus; Lena"),
    ("Introduced Ada (potter) to Finn, a chef",
     "Ada /potter /manufacturing; Finn /chef /food; Ada met Finn by me"),
    ("Told Odile what my studio does", "Odile; Odile told do"),
]  # fmt: skip


YET_TO_BE = [
    ("瀬戸さんと一杯。補助金の申請を知りたいと言われた", "meal; 瀬戸 seeks 補助金の申請"),
    ("瀬戸さんとお茶。庭木を剪定したいそう", "meal; 瀬戸 seeks 庭木"),
    ("瀬戸さん、通販の送料で悩み中", "瀬戸 seeks 通販の送料"),
    ("瀬戸さんはホテルの仕入れ担当とつながりたいらしい", "瀬戸 seeks ホテルの仕入れ担当"),
    ("瀬戸さんが、規格外の柿を引き取ってくれる店を探してた", "瀬戸 seeks 規格外の柿を引き取ってくれる店"),
    ("瀬戸さんから電話。審査員を引き受けてくれないかとのこと", "call; 瀬戸; 瀬戸 asks 審査員"),
    ("今度瀬戸さんに金継ぎを教えてもらう", "瀬戸"),
    ("瀬戸さんに図面を直してもらえそう", "瀬戸"),
    ("瀬戸さんが柚子を持って寄ってくれた", "one_to_one; 瀬戸; 瀬戸 received gift 柚子"),
    ("瀬戸さんと話せた。次回はゆっくり会いたい", "one_to_one; 瀬戸 again +1"),
    ("春に開業すると瀬戸さんに話した", "瀬戸; 瀬戸 told want"),
    ("瀬戸さんとまた会うことはないだろう", "瀬戸 again -1"),
    ("名簿は来週もらえる、と瀬戸さん", "瀬戸"),
    ("大工を探してる人はいないか、と瀬戸さん", "瀬戸 seeks 大工"),
    ("瀬戸さんが「うちの店で演奏してもらえない？」って", "瀬戸; 瀬戸 asks 演奏"),
    ("瀬戸さんのことが気になる", "瀬戸 key"),
    ("瀬戸さんは古い機織り機を譲りたいと言っている", "瀬戸 can 機織り機"),
    ("瀬戸様より、挿絵のご依頼を頂戴いたしました", "瀬戸; 瀬戸 asks 挿絵"),
    ("瀬戸さんちの餅つき", "community: 餅つき; 瀬戸"),
    ("瀬戸さんから正式に依頼。校歌の編曲", "瀬戸; 瀬戸 asks 校歌の編曲"),
    ("瀬戸さんにもらった干物、うまかった", "瀬戸; 瀬戸 received gift 干物"),
    ("瀬戸さん、船名を描ける人を募集中", "瀬戸 seeks 船名"),
    ("元同僚の山岸が家業を継いだ", "山岸"),
    ("瀬戸さんに「空き家の片付けを手伝ってます」と話した", "瀬戸; 瀬戸 told do"),
    ("瀬戸さんに染物屋の鳴海さんを紹介する約束",
     "瀬戸; 鳴海 /染物屋 /manufacturing; 瀬戸 promised by me 鳴海さんを紹介する"),
    ("今月の読書会は欠席", ""),
    ("瀬戸さん、もう距離おきたい", "瀬戸 again -1"),
    ("瀬戸さんが親切に道を教えてくれた", "瀬戸; 瀬戸 received information 道"),
]  # fmt: skip

BESIDE = [
    ("床屋のおやじさん(鳴海さん)と立ち話", "one_to_one; 鳴海 /床屋 /wellness"),
    ("宮大工の棟梁(鳴海さん)と会った", "one_to_one; 鳴海 /棟梁 /housing"),
    ("鳴海さん 元消防士 防災に詳しい", "鳴海 /元消防士 /public can 防災"),
    ("昨日は経営セミナー。弁理士の鳴海さんの話が面白かった",
     "2026-11-19; seminar: 経営セミナー; 鳴海 /弁理士 /law; mood +1"),
    ("高校時代の友人の鳴海さんとランチ", "meal; 鳴海"),
    ("居酒屋のママ・鳴海さんと話した", "one_to_one; 鳴海 /ママ /food"),
    ("Had tea with Odile from the gym, she's hiring a nanny", "meal; Odile seeks nanny"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "facts"), [*CALLED, *GATHERINGS, *DEALINGS, *YET_TO_BE, *BESIDE])
def test_a_note_says(text: str, facts: str) -> None:
    assert told(text) == facts


def test_a_long_note_is_read_in_parts_to_its_end() -> None:
    text = "昨日は佐伯さんとランチ。" * 60 + "帰りに薬剤師の浅黄さんとばったり。"
    assert told(text).endswith("浅黄 /薬剤師 /health")
