"""The turns of phrase by which people ask for somebody they half remember, as patterns over `unify`ed text.

Decides which words introduce a name, a go-between, a companion, something wanted – and which are mere breath. What a
query made of them asks for is put together in `query`.
"""

from __future__ import annotations

import re

from enishi.language.names import strip_honorific
from enishi.language.normalise import fold, unify

HONORIFIC = r"(?:さん|さま|様|ちゃん|くん|君|氏|先生|社長|先輩|部長|課長|店長|所長|院長|女将|大将|マスター)"
_POLITE = r"(?:さん|さま|様|くん|君|氏|先生|社長|先輩|部長|課長|店長)"
# Hiragana but for the particles を は が に の で と も へ や: no name ends in one of them.
SOFT = (
    "".join(chr(code) for code in range(ord("ぁ"), ord("ん")) if chr(code) not in "をはがにのでともへや")
    + "ん"
)
# Kanji with a kana or two, or kana, or Latin letters.
_WRITTEN = rf"(?:[一-鿿々〆]{{1,5}}[{SOFT}]{{0,5}}|[ぁ-ゔー]{{2,8}}|[ァ-ヶー・]{{2,12}}|[a-zà-ÿ' -]{{2,20}})"
NAME = rf"(?P<name>{_WRITTEN})"
_ENGLISH_NAME = r"(?P<name>[a-zà-ÿ][a-zà-ÿ'-]+|[一-鿿ァ-ヶー]{1,8})(?:-san|さん)?"

FILLERS = re.compile(
    r"""(?:誰|だれ)(?:だっけ|だった(?:かな|っけ)?)|(?:名前)?(?:なん|何)(?:だっけ|だったっけ)|だった(?:かな|っけ|と思う|ような)
    |だっけ|(?:っけ|かな|かも|よね)(?=$|[?、。\s])|みたいな|っぽい|ような|っていう|という|とかいう|って言ってた|と言っていた
    |って言う|とか|いたよ[ねな]|えっと|ええと|たしか|確か|ほら|あの(?=[ぁ-んァ-ヶ一-鿿])|その(?=人)
    |who\ was\ (?:it|that)|what\ was\ (?:his|her|their)\ name|i\ think|maybe|you\ know|the\ (?:one|person|guy|woman|man)\ who
    """,
    re.VERBOSE,
)
"""Breath: what one says while trying to remember."""

UNKNOWN = re.compile(
    r"(?:なん|何)(?:とか|ちゃら)|なにがし|何某|ほにゃらら|[○〇◯]{1,3}|[×✕]{2,3}|[*]{1,3}|…+|・・+|\.{2,}|(?<=\S)[~〜](?=\S)"
)
"""What stands for the part of a name that does not come."""

INTRODUCED = re.compile(
    rf"""{NAME}\s*(?P<honorific>{HONORIFIC})?\s*
    (?:(?:に|から|の|が|経由で|経由の|を通じて|を通して|のおかげで)\s*
        (?:ご)?(?:紹介|引き合わせ|ひきあわせ|つない|繋い|つなげ|つながっ|繋がっ)
        (?:して(?:もらった|くれた|いただいた|くださった)|された|で(?:くれた|もらった|会った|知り合った)|て(?:くれた|もらった)|で|の|者が)?
    |経由(?:の|で)?|づて(?:に|の|で)?|つながり(?:の|で))
    (?:会った|知り合った)?""",
    re.VERBOSE,
)
INTRODUCED_ENGLISH = re.compile(rf"\b(?:introduced (?:to me )?by|through|via|thanks to)\s+{_ENGLISH_NAME}")
INTRODUCED_TO_ME = re.compile(rf"\b{_ENGLISH_NAME}(?:'s friend|\s+introduced(?:\s+me)?(?:\s+(?:to|us))*)")
"""Who brought one together with the person asked for."""

_BROKER = re.compile(rf"(?:紹介者|紹介元|紹介)\s*[::は]\s*{NAME}(?={HONORIFIC}|$|[\s、。/])")


def brokers(note: str) -> list[str]:
    """The names of those who, by a note, brought the owner together with somebody."""
    text = unify(note)
    found = [one.group("name") for one in _BROKER.finditer(text)]
    for one in INTRODUCED.finditer(text):
        said = re.split(r"[\s、。の]", one.group("name"))[-1]
        if one.group("honorific") or strip_honorific(said)[1]:
            found.append(said)
    return [name for name in dict.fromkeys(strip_honorific(one)[0] for one in found) if name]


TOGETHER = re.compile(
    rf"""{NAME}\s*(?P<honorific>{HONORIFIC})?\s*
    (?:と(?:[^、。]{{0,14}}[でに])?\s*(?:一緒|いっしょ|並ん|同席|同じ|隣|話して|来て|来た|いた|三人|二人|ふたり|みんな|[0-9]人|会った時|会ったとき|飲んだ|食べた
        |組んで|仲良)
    |の\s*(?:隣|となり|横|テーブル|席|連れ|となりに|近くに|友達|友だち|知り合い|仲間|後輩|先輩|同僚)
    |も(?:いた|一緒|来て))
    (?:に|で|の|だった|だ|して)?(?:いた|座って|座った|会った)?""",
    re.VERBOSE,
)
WITH = re.compile(rf"{NAME}(?P<honorific>{_POLITE})\s*(?:たち|達)?と(?!いう|か|言|呼|思)")
TOGETHER_ENGLISH = re.compile(rf"\b(?:with|next to|beside|alongside)\s+{_ENGLISH_NAME}(?:'s table)?(?![a-z])")
AT_TABLE = re.compile(rf"\bat\s+{_ENGLISH_NAME}'s table\b")
"""Who was there with the person asked for."""

CALLED = re.compile(rf"{NAME}_*{HONORIFIC}(?![一-鿿])")
"""A name marked as such; _ stands for the part of it that does not come."""

NOT_NAMES = re.compile(
    r"^(?:お|奥|母|父|兄|姉|爺|婆|娘|息子|皆|みな|子|孫|客|医者|巡り|坊|嫁|婿|旦那|赤|ひい|じい|ばあ|にい|ねえ|とう|かあ)$"
    r"|(?:屋|者|士|師|員|手|家|医|官|業|係|職|長|人|や|り)$"
)
"""Common words that end as if they named somebody: ケーキ屋さん, お医者さん."""

KANA_RUN = re.compile(
    r"(?<![ぁ-んァ-ヶー一-鿿々])[ぁ-んー]{3,}(?![一-鿿々])|(?<![ァ-ヶー])[ァ-ヶー・]{3,}(?![ァ-ヶー])"
)
KANA_PIECE = re.compile(r"(?<![^\s、。])(?:[ぁ-んー]{2,8}|[ァ-ヶー]{2,12})(?![^\s、。])")
"""Kana between blanks: a name written かさはら みわ."""
ENDINGS = re.compile(rf"(?:{HONORIFIC}|さんの|の|が|は|を|に|って|という|です|だ|と|も|や)$")
"""What may hang on a run of kana that is a name."""

WANTED = re.compile(
    r"探し|さがし|欲し|ほし|求め|募集|困って|たがって|たいって|たいと|してほし|looking for|wants?|need|seeking"
)
OFFERED = re.compile(r"くれる|詳し|くわし|得意|できる|教え|強い|やってくれ|can |good at|knows about|helps")
"""What makes wants, or what somebody can do, the likelier place to look."""

SHOPS = re.compile(r"(?<=[一-鿿ァ-ヶー])や(?=さん|の(?:人|店|おじ|おば)|$|[、。\s])")
"""屋 written や: パンやさん, 織物や."""
TOWN = re.compile(
    r"[一-鿿ぁ-んァ-ヶ]{1,5}?(?:市|町|村|区|県|府|郡)(?=[のでにはからまとへ、。\s]|$|出身|在住|生まれ)"
)
"""A town or prefecture with what it is."""
SCHOOL = re.compile(
    r"(?P<name>[一-鿿]{1,4}[一-鿿ヶケ])(?P<kind>[小中高大])(?=[のでにはをと、。\s]|$|出身|時代|卒)"
)
SCHOOLS = {"小": "小学校", "中": "中学校", "高": "高校", "大": "大学"}
"""A school by its short name: 入野小, 浜松北高."""
OF_A_GATHERING = re.compile(r"の?(?:会|集まり|集い|イベント|パーティー?|飲み会|食事会)(?=[でのにを、。\s]|$)")
"""What follows the words a gathering is called by."""
ALL_KANA = re.compile(r"[ぁ-んー]{2,}|[ァ-ヶー・]{2,}")
CANNOT = re.compile(
    r"(?:食べられ|食べれ|飲め|泳げ|乗れ|でき|触れ|入れ)(?:ない|なかった)|(?:食べ|飲ま|好きじゃ)ない|だめ|ダメ|駄目"
    r"|(?:can't|cannot|doesn't|does not|won't)\s+(?:eat|drink|like|stand)"
)
DISLIKES = tuple(
    fold(word) for word in ("苦手", "嫌い", "駄目", "アレルギー", "下戸", "食べられる", "飲める")
)
"""Turns for what somebody cannot have or do, and the keys of how a note may put it."""
_ASKED_WITH = "会う|知り合う|出会う|知る|名前|覚える|思い出す|一緒|時|前|仕事|関係|感じ|遣る|人"
ASKING = frozenset(fold(word) for word in _ASKED_WITH.split("|"))
"""Keys of words by which people ask, rather than words of what they remember."""
