"""A Japanese address book with people in it twice, by seed: names with their real frequencies, written as people write.

Truth is known: every record carries the number of the person it speaks of. In it are the cases that mislead: offices
with one telephone and one info@, fathers and sons, couples, strangers of one common name, colleagues of one family name.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from enishi.language import shares
from enishi.language.readings import romaji


def _words(text: str) -> list[str]:
    return text.split()


def _pairs(text: str) -> dict[str, str]:
    return dict(entry.split(":") for entry in text.split())


OLD = _pairs(
    """
    高:髙 辺:邊 斎:齋 崎:﨑 沢:澤 浜:濱 広:廣 島:嶋 桜:櫻 富:冨 吉:𠮷 真:眞 恵:惠 栄:榮 徳:德 国:國
    """
)
# Names outside the lists, as a third of people bear them: built from the kanji names are built from.
RARE_HEADS = _pairs(
    """
    東:ひがし 楠:くすのき 鴨:かも 蓮:はす 雪:ゆき 梶:かじ 磯:いそ 椎:しい 鷹:たか 鮫:さめ 貝:かい
    霜:しも 笹:ささ 柿:かき 桐:きり 杉:すぎ 鳴:なる 朝:あさ 夏:なつ 戸:と 竹:たけ 梅:うめ 若:わか
    荒:あら
    """
)
RARE_TAILS = _pairs(
    """
    島:しま 瀬:せ 間:ま 倉:くら 見:み 越:こし 垣:がき 沼:ぬま 江:え 尾:お 淵:ぶち 野目:のめ ヶ谷:がや
    屋敷:やしき 川原:かわはら
    """
)
GIVEN_HEADS = _pairs(
    """
    清:きよ 直:なお 敏:とし 春:はる 美:み 千:ち 佳:か 泰:やす 龍:りゅう 光:みつ 和:かず 芳:よし 久:ひさ
    克:かつ 律:りつ 由:ゆ 紗:さ
    """
)
GIVEN_TAILS = _pairs(
    """
    彦:ひこ 代:よ 之助:のすけ 江:え 太:た 斗:と 希:き 音:ね 枝:えだ 良:ら 帆:ほ 平:へい 人:と
    """
)
TOWNS = _words(
    """
    松本市中央 長野市南千歳 上田市中央西 塩尻市広丘 渋谷区神南
    世田谷区奥沢 横浜市中区山下町 京都市左京区田中 大阪市北区天神橋 福岡市中央区薬院
    札幌市中央区南一条西 名古屋市千種区今池 仙台市青葉区本町 金沢市香林坊
    """
)
STEMS = _words(
    """
    アオバ みのり あさひ ヤマト 北斗 さくら トライ 丸三 ひかり ミナト
    東海 グリーン 第一 シナノ あづみ フジ タカラ すばる ライト コスモス
    """
)
TRADES = _words(
    """
    企画 設計 食品 電機 印刷 商事 システム 工務店
    デザイン 会計事務所 出版 農園 観光 運輸
    """
)
FREE_MAIL = ["gmail.com", "yahoo.co.jp", "icloud.com", "outlook.jp", "docomo.ne.jp"]
SWAPS = {"け": "げ", "か": "が", "し": "じ", "た": "だ", "こ": "ご", "お": "う", "じ": "ぢ", "ゆ": "よ"}


@dataclass
class Company:
    name: str
    domain: str
    phone: str
    address: str
    postal: str


@dataclass
class Human:
    """One person in the flesh."""

    number: int
    family: tuple[str, str]
    given: tuple[str, str]
    company: Company
    mobile: str
    own_mail: str
    work_mail: str
    home: str
    postal: str
    landline: str
    birthday: str
    maiden: tuple[str, str] | None = None


class World:
    """Draws people, companies and families by one seed."""

    def __init__(self, seed: int, people: int) -> None:
        self.random = random.Random(seed)
        self.numbers = iter(range(10**9))
        self.family_list = [(w, r) for w, r, _ in shares.families()]
        self.family_weights = [s for *_, s in shares.families()]
        self.given_list = [(w, r) for w, r, _ in shares.given_names()]
        self.given_weights = [s for *_, s in shares.given_names()]
        self.mailboxes: set[str] = set()
        self.companies = [self.company() for _ in range(max(12, people // 12))]

    def company(self) -> Company:
        r = self.random
        stem, trade = r.choice(STEMS), r.choice(TRADES)
        name = f"株式会社{stem}{trade}" if r.random() < 0.7 else f"{stem}{trade}"
        word = "".join(r.choice("bdfghkmnrst") + r.choice("aeiou") for _ in range(3))
        return Company(name, f"{word}{r.randrange(99)}.example", self.line(), self.where(), self.code())

    def line(self) -> str:
        r = self.random
        return f"0{r.choice([3, 26, 45, 75, 6, 92])}-{r.randrange(2000, 9999)}-{r.randrange(10000):04d}"

    def where(self) -> str:
        r = self.random
        return f"{r.choice(TOWNS)}{r.randrange(1, 9)}-{r.randrange(1, 30)}-{r.randrange(1, 20)}"

    def code(self) -> str:
        return f"{self.random.randrange(1000000, 9999999)}"

    def family(self) -> tuple[str, str]:
        if self.random.random() < 0.55:
            return self.random.choices(self.family_list, self.family_weights)[0]
        return self.built(RARE_HEADS, RARE_TAILS)

    def given(self) -> tuple[str, str]:
        if self.random.random() < 0.6:
            return self.random.choices(self.given_list, self.given_weights)[0]
        return self.built(GIVEN_HEADS, GIVEN_TAILS)

    def built(self, heads: dict[str, str], tails: dict[str, str]) -> tuple[str, str]:
        head, tail = self.random.choice([*heads]), self.random.choice([*tails])
        return head + tail, heads[head] + tails[tail]

    def human(self, *, family: tuple[str, str] | None = None, company: Company | None = None) -> Human:
        r, number = self.random, next(self.numbers)
        family, given = family or self.family(), self.given()
        company = company or r.choice(self.companies)
        latin = (romaji(family[1])[0], romaji(given[1])[0])
        year = r.randrange(1940, 2004)
        box = r.choice([latin[1], latin[0], latin[1][0] + latin[0]])
        return Human(
            number, family, given, company,
            mobile=f"0{r.choice([7, 8, 9])}0-{r.randrange(10000):04d}-{r.randrange(10000):04d}",
            own_mail=f"{box}{r.choice(['', '.', '_'])}{r.randrange(9999)}@{r.choice(FREE_MAIL)}",
            work_mail=self.mailbox(f"{latin[1][0]}.{latin[0]}", company),
            home=self.where(), postal=self.code(), landline=self.line(),
            birthday=f"{year}-{r.randrange(1, 13):02d}-{r.randrange(1, 29):02d}",
        )  # fmt: skip

    def mailbox(self, box: str, company: Company) -> str:
        """An address of the office that nobody there has yet."""
        mail, number = f"{box}@{company.domain}", 1
        while mail in self.mailboxes:
            number += 1
            mail = f"{box}{number}@{company.domain}"
        self.mailboxes.add(mail)
        return mail

    def humans(self, count: int) -> Iterator[Human]:
        """Yield people, among them households, and namesakes: strangers, and colleagues of one family name."""
        r, made = self.random, 0
        while made < count:
            one = self.human()
            yield one
            made += 1
            if r.random() < 0.12:
                yield self.relative(one)
                made += 1
            if r.random() < 0.08 and one.family in self.family_list and one.given in self.given_list:
                namesake = self.human(family=one.family)
                namesake.given = one.given
                yield namesake
                made += 1
            if r.random() < 0.05:
                yield self.human(family=one.family, company=one.company)
                made += 1

    def relative(self, one: Human) -> Human:
        """A father, a son, a wife: one roof, one telephone at home, often the family's own firm."""
        other = self.human(family=one.family, company=one.company if self.random.random() < 0.5 else None)
        other.home, other.postal, other.landline = one.home, one.postal, one.landline
        if self.random.random() < 0.4:
            # 健一 and 健二: a father hands down a kanji.
            other.given = (one.given[0][0] + other.given[0][-1], one.given[1][:2] + other.given[1][-1:])
        return other


@dataclass
class Known:
    """What one address book tells of a person, before it is written down."""

    mails: list[str]
    phones: list[str]
    places: list[tuple[str, str]]
    company: Company | None
    birthday: str | None


def known(world: World, one: Human) -> Known:
    """What is usually known of somebody: a mobile number, a card's worth of the office, sometimes the home."""
    r, company = world.random, one.company if world.random.random() < 0.75 else None
    mails, phones, places = [], [], []
    if r.random() < 0.85:
        phones.append(one.mobile)
    if r.random() < 0.6:
        mails.append(one.own_mail)
    if company:
        mails += [one.work_mail] if r.random() < 0.8 else [f"info@{company.domain}"] * (r.random() < 0.5)
        phones += [company.phone] * (r.random() < 0.6)
        places += [(company.address, company.postal)] * (r.random() < 0.4)
    if r.random() < 0.25:
        phones.append(one.landline)
    if r.random() < 0.3:
        places.append((one.home, one.postal))
    if not phones and not mails:
        phones.append(one.mobile)
    return Known(mails, phones, places, company, one.birthday if r.random() < 0.15 else None)


def seen_again(world: World, one: Human, before: Known) -> Known:
    """What another book tells of the same person: some of it is missing, some has changed, one thing is new."""
    r = world.random
    moved = before.company is not None and r.random() < 0.2
    company = r.choice(world.companies) if moved else before.company
    old = before.company
    gone = {f"info@{old.domain}", one.work_mail, old.phone} if moved and old else set()
    mails = [mail for mail in before.mails if mail not in gone and r.random() < 0.75]
    phones = [phone for phone in before.phones if phone not in gone and r.random() < 0.75]
    lasting = [phone for phone in before.phones if phone not in gone]
    if lasting and not mails and not phones and r.random() < 0.85:
        # Most often one way to reach somebody is the same: that is why it stands in both books.
        phones = lasting[:1]
    places = [
        place
        for place in before.places
        if r.random() < 0.6 and not (moved and old and place[0] == old.address)
    ]
    if moved and company:
        mails.append(f"{one.work_mail.split('@')[0]}@{company.domain}")
    if r.random() < 0.15:
        mails.append(f"{one.own_mail.split('@')[0]}x@{r.choice(FREE_MAIL)}")
    kept_company = company if r.random() < 0.8 else None
    return Known(mails, phones, places, kept_company, before.birthday if r.random() < 0.7 else None)


def record_of(world: World, one: Human, told: Known) -> dict[str, Any]:
    """Write down what is known of a person, as one source writes it."""
    record: dict[str, Any] = {
        "name": written(world, one), "emails": told.mails, "phones": told.phones, "addresses": told.places,
        "affiliations": [firm(world, told.company)] if told.company else [], "birthday": told.birthday,
    }  # fmt: skip
    return laid_out(world, record)


def laid_out(world: World, record: dict[str, Any]) -> dict[str, Any]:
    r = world.random
    record["emails"] = [
        {"value": slip(world, mail) if r.random() < 0.01 else mail} for mail in record["emails"]
    ]
    record["phones"] = [{"value": dialled(world, phone)} for phone in record["phones"]]
    record["addresses"] = [
        {
            "value": where if r.random() < 0.6 else spelled(where),
            "postal_code": code if r.random() < 0.7 else None,
        }
        for where, code in record["addresses"]
    ]
    return record


def dialled(world: World, phone: str) -> str:
    style = world.random.randrange(4)
    if style == 0:
        return phone.replace("-", "")
    if style == 1:
        return "+81 " + phone[1:].replace("-", " ")
    return phone if style == 2 else phone.translate(str.maketrans("0123456789-", "０１２３４５６７８９－"))


def spelled(where: str) -> str:
    """3-12-5 as 3丁目12番5号."""
    head = where.rstrip("0123456789-")
    return "{}{}丁目{}番{}号".format(head, *where[len(head) :].split("-"))


def firm(world: World, company: Company) -> dict[str, Any]:
    name, r = company.name, world.random
    if name.startswith("株式会社"):
        name = r.choice([name, name.replace("株式会社", "㈱"), name[4:] + "（株）", name[4:]])
    return {"organization": name}


def written(world: World, one: Human) -> dict[str, Any]:
    """A name as somebody writes it: with old kanji, in kana only, in Latin letters, under the earlier family name."""
    r = world.random
    family, given = one.family, one.given
    earlier = one.maiden is not None and r.random() < 0.5
    if earlier and one.maiden:
        family = one.maiden
    style = r.choices(["kanji", "read", "old", "kana", "latin", "short"], [47, 22, 10, 9, 10, 2])[0]
    if style == "kana":
        kana = (
            (slip_kana(world, family[1]), slip_kana(world, given[1]))
            if r.random() < 0.1
            else (family[1], given[1])
        )
        return {"full": f"{kana[0]}{r.choice(['', ' '])}{kana[1]}" if r.random() < 0.2 else " ".join(kana)}
    if style == "latin":
        a, b = r.choice(romaji(family[1])[:3]), r.choice(romaji(given[1])[:3])
        return {
            "full": r.choice(
                [f"{b.title()} {a.title()}", f"{a.title()} {b.title()}", f"{a.upper()} {b.title()}"]
            )
        }
    if style == "short" and not earlier:
        return {"full": family[0], "family": family[0]}
    name: dict[str, Any] = {"family": family[0], "given": given[0]}
    if style == "old":
        name = {key: "".join(OLD.get(char, char) for char in value) for key, value in name.items()}
    if style == "read":
        name |= {"family_kana": family[1], "given_kana": given[1]}
    if one.maiden and not earlier and r.random() < 0.35:
        name["family"] += f"（旧姓 {one.maiden[0]}）"
    if r.random() < 0.35 and "family_kana" not in name:
        return {"full": r.choice(["", " ", "　"]).join((name["family"], name["given"]))}
    return {"full": f"{name['family']} {name['given']}", **name}


def slip(world: World, text: str) -> str:
    at = world.random.randrange(1, len(text) - 1)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def slip_kana(world: World, kana: str) -> str:
    at = world.random.randrange(len(kana))
    return kana[:at] + SWAPS.get(kana[at], kana[at]) + kana[at + 1 :]


def network(seed: int, people: int = 3000) -> dict[str, tuple[int, dict[str, Any]]]:
    """Return id → (number of the person, record): some two fifths of the people stand there twice or more."""
    world = World(seed, people)
    found: dict[str, tuple[int, dict[str, Any]]] = {}
    r = world.random
    for one in world.humans(people):
        if r.random() < 0.05:
            one.maiden = world.family()
        first = known(world, one)
        found[f"{len(found):06d}"] = (one.number, record_of(world, one, first))
        for _ in range(r.choices([0, 1, 2], [6, 3, 1])[0]):
            found[f"{len(found):06d}"] = (one.number, record_of(world, one, seen_again(world, one, first)))
    return found
