"""Exports whose columns are known and mean one thing each: Outlook, Eight, Sansan, connpass.

Decides only the names of the columns and what each means; how their values are read is csv/columns.py's business.
"""

from __future__ import annotations

import re
from functools import lru_cache

from enishi.exchange.csv.columns import Meanings, read_row
from enishi.exchange.csv.member import CsvFormat, Found
from enishi.exchange.csv.table import Cells


class KnownColumns(CsvFormat):
    """An export whose columns mean one thing each."""

    meanings: Meanings = {}

    def person(self, cells: Cells) -> Found:
        return read_row(cells, self.meanings, self.region)


def _outlook_address(where: str, label: str) -> dict[str, str]:
    parts = {
        "Street": "street", "Street 2": "extended", "Street 3": "extended", "Address PO Box": "po_box",
        "PO Box": "po_box", "City": "city", "State": "region", "Postal Code": "postal_code", "Country": "country",
        "Country/Region": "country",
    }  # fmt: skip
    return {f"{where} {column}": f"{meaning}.{label}" for column, meaning in parts.items()}


class Outlook(KnownColumns):
    """Outlook.com and the desktop Outlook in English: the same names, more or fewer of them."""

    name = "outlook"
    signature = (
        frozenset({"first name", "last name", "e-mail address", "business phone", "mobile phone"}),
        frozenset({"first name", "last name", "e-mail address", "company", "business street"}),
    )
    meanings = {
        "First Name": "given", "Middle Name": "additional", "Last Name": "family", "Suffix": "suffix",
        "Nickname": "nickname", "Given Yomi": "given_kana", "Surname Yomi": "family_kana",
        "Company": "organization", "Department": "department", "Job Title": "title", "E-mail Address": "email",
        "E-mail 2 Address": "email", "E-mail 3 Address": "email", "Mobile Phone": "mobile",
        "Business Phone": "phone.work", "Business Phone 2": "phone.work", "Company Main Phone": "phone.main",
        "Home Phone": "phone.home", "Home Phone 2": "phone.home", "Primary Phone": "phone.main",
        "Other Phone": "phone.other", "Car Phone": "phone.other", "Pager": "phone.pager", "Business Fax": "fax",
        "Home Fax": "fax.home", "Other Fax": "fax", "Web Page": "url", "Personal Web Page": "url",
        "Birthday": "birthday", "Notes": "note", "Categories": "tag", "Referred By": "introduced_by",
        **_outlook_address("Business", "work"), **_outlook_address("Home", "home"),
        **_outlook_address("Other", "other"),
    }  # fmt: skip

    def person(self, cells: Cells) -> Found:
        """`Title` is Mr. or Dr. here, and only the desktop fills in the whole address besides its parts."""
        found = super().person(cells)
        if title := cells.get("Title"):
            found.record["name"]["prefix"] = title
        for whole in ("Business Address", "Home Address", "Other Address"):
            cells.get(whole)
        return found


def _outlook_address_ja(where: str, label: str) -> dict[str, str]:
    parts = {
        "番地 ({})": "street", "住所 2 ({})": "extended", "住所 3 ({})": "extended", "市町村 ({})": "city",
        "市区町村 ({})": "city", "都道府県 ({})": "region", "郵便番号 ({})": "postal_code", "国 ({})/地域": "country",
    }  # fmt: skip
    return {column.format(where): f"{meaning}.{label}" for column, meaning in parts.items()}


class OutlookJapanese(KnownColumns):
    """The desktop Outlook in Japanese: its own names for the same columns, in cp932."""

    name = "outlook_ja"
    signature = (frozenset({"名", "姓", "会社名", "電子メール アドレス", "会社電話"}),)
    meanings = {
        "姓": "family", "名": "given", "ミドル ネーム": "additional", "敬称": "suffix", "姓フリガナ": "family_kana",
        "名前フリガナ": "given_kana", "名フリガナ": "given_kana", "会社名": "organization", "部署": "department",
        "役職": "title", "電子メール アドレス": "email", "電子メール 2 アドレス": "email",
        "電子メール 3 アドレス": "email", "携帯電話": "mobile", "会社電話": "phone.work", "会社電話 2": "phone.work",
        "会社代表電話": "phone.main", "通常の電話": "phone.main", "自宅電話": "phone.home", "自宅電話 2": "phone.home",
        "その他の電話": "phone.other", "自動車電話": "phone.other", "ポケットベル": "phone.pager", "会社 FAX": "fax",
        "自宅 FAX": "fax.home", "その他の FAX": "fax", "Web ページ": "url", "誕生日": "birthday", "メモ": "note",
        "分類": "tag", "分類項目": "tag", "紹介者": "introduced_by", "参照事項": "introduced_by",
        **_outlook_address_ja("会社", "work"), **_outlook_address_ja("自宅", "home"),
        **_outlook_address_ja("その他", "other"),
    }  # fmt: skip


class Eight(KnownColumns):
    """Eight's download of cards, with the name in one column or two, with or without the lines before the header.

    名刺交換日 is the day a card came into Eight; it says nothing of how jobs followed each other, and is not taken for
    the day of a meeting. `?` stands for a character that could not be read.
    """

    name = "eight"
    signature = tuple(
        frozenset({"会社名", "部署名", "役職", *name, "tel会社", "名刺交換日"})
        for name in (("氏名",), ("姓", "名"))
    )
    meanings = {
        "会社名": "organization", "部署名": "department", "役職": "title", "氏名": "full", "姓": "family", "名": "given",
        "e-mail": "email.work", "郵便番号": "postal_code.work", "住所": "address.work", "TEL会社": "phone.work",
        "TEL部門": "phone.work", "TEL直通": "phone.work", "FAX": "fax", "携帯電話": "mobile", "URL": "url",
        "名刺交換日": "exchanged_on",
    }  # fmt: skip


_SANSAN = (
    (r"会社名", "organization"), (r"部署名", "department"), (r"役職(?:名)?", "title"), (r"氏名", "full"),
    (r"氏名\[姓\]", "family"), (r"氏名\[名\]", "given"), (r"氏名\(カナ\)", "full_kana"),
    (r"氏名\(カナ\)\[姓\]", "family_kana"), (r"氏名\(カナ\)\[名\]", "given_kana"),
    (r"郵便番号(?:\(\d\))?", "postal_code.work"), (r"住所(?:\(\d\))?(?:\[全て\])?", "address.work"),
    (r"tel(?:-?\d)?(?:\(\d\))?", "phone.work"), (r"fax(?:-?\d)?(?:\(\d\))?", "fax"),
    (r"携帯(?:電話)?(?:\(\d\))?", "mobile"), (r"e-?mail(?:\(\d\))?", "email.work"), (r"url(?:\(\d\))?", "url"),
    (r"名刺交換日", "exchanged_on"), (r"メモ", "note"), (r"タグ(?:\d+)?", "tag"),
)  # fmt: skip


@lru_cache(maxsize=512)
def _sansan_meaning(column: str) -> str:
    return next((meaning for form, meaning in _SANSAN if re.fullmatch(form, column)), "")


class Sansan(KnownColumns):
    """Sansan's export; its columns are numbered and bracketed, so they are known by their form.

    A company that uses Sansan often holds its employees' cards to be its own: `notice` says so before they are read in.
    """

    name = "sansan"
    notice = "employers_cards"
    signature = (
        frozenset({"会社名", "氏名", "名刺所有者ユーザid"}),
        frozenset({"会社名", "氏名[姓]", "名刺所有者ユーザid"}),
        frozenset({"会社名", "氏名", "tel-1(1)", "email(1)"}),
        frozenset({"会社名", "氏名[姓]", "email(1)"}),
    )

    def person(self, cells: Cells) -> Found:
        meanings = {column: meaning for column in cells.columns() if (meaning := _sansan_meaning(column))}
        return read_row(cells, meanings, self.region)


class Connpass(CsvFormat):
    """The list of those who applied to a gathering of one's own on connpass: a name they chose, an account there.

    Whoever cancelled or waited was not there; the list says so in columns that are kept. It says nobody was met.
    """

    name = "connpass"
    signature = (frozenset({"参加枠名", "ユーザー名", "表示名", "参加ステータス", "出欠ステータス"}),)

    def person(self, cells: Cells) -> Found:
        user, shown = cells.get("ユーザー名"), cells.get("表示名")
        if "退会ユーザー" in (shown or user):
            user = shown = ""
        found = read_row(cells, {"表示名": "full"} if shown else {}, self.region)
        if user:
            found.record["accounts"] = [{"service": "connpass", "value": user}]
        found.uid = user and f"connpass:{user.lower()}"
        return found
