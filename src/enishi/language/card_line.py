"""One line about somebody just met, as one writes it after exchanging cards: a name, and a word or two on who it is.

「佐藤健一 税理士」「田中さん（㈱まるやま 営業）」「パン屋の伊藤さん」"Anna Berg, designer, Blue Studio". Decides which piece
is the name, which the organization, which the title. Whether the person is known already is a query's question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from enishi.language import fields
from enishi.language.names import is_japanese, split, strip_honorific
from enishi.language.normalise import unify, without_company_form
from enishi.language.words import words

_PARTS = re.compile(r"[、，,;；/／|｜\t()（）\[\]［］【】「」『』]+|\s[-–—:：]\s|\s[@＠]\s?|[@＠]")
_BLANKS = re.compile(r"[\s\u3000]+")
# "パン屋の伊藤さん": what comes before の says who it is.
_OF = re.compile(r"^(?P<who>\S{2,}?)の(?P<name>\S{1,12})$")
_ORGANIZATION = re.compile(
    r"[㈱㈲]|会社|有限|合同|法人|組合|協会|連盟|事務所|商店|商会|商事|工業|産業|製作所|銀行|信金|信用金庫|大学|学校|"
    r"病院|医院|クリニック|工房|工務店|農園|牧場|研究所|スタジオ|オフィス|ホールディングス|役所|役場|県庁|商工会|"
    r"(?i:\b(?:inc|ltd|llc|llp|corp|gmbh|studio|office|bank|company|university|associates|partners|group|labs?)\b\.?|"
    r"co\.,?)"
)
_ROLE = re.compile(
    r"(?:代表|社長|会長|取締役|専務|常務|部長|次長|課長|係長|主任|店長|所長|院長|室長|理事|顧問|担当|営業|総務|経理|"
    r"人事|広報|マネージャー|マネジャー|リーダー|ディレクター|オーナー|プロデューサー|アシスタント|フリーランス|見習い)"
    r"|(?:士|師|家|屋|業|者|員|職人|コーチ|ライター|デザイナー|エンジニア|プログラマー|カメラマン|コンサルタント)$|"
    r"(?i:\b(?:ceo|cto|coo|cfo|founder|owner|manager|director|head|lead|partner|president|freelance\w*|engineer|"
    r"designer|writer|lawyer|accountant|consultant|coach|teacher|chef|baker|farmer|photographer|editor|sales)\b)"
)
# Honorifics that are an office: 田中社長 says two things.
_OFFICES = {"社長", "会長", "部長", "課長", "店長", "所長", "院長", "教授", "議員", "住職", "女将", "先生"}
_KEPT = {"ちゃん", "くん", "君"}
LONGEST = 200


@dataclass(frozen=True)
class CardLine:
    """What a line says. name: as written, without さん; family, given where they can be told, '' else; field: a code."""

    text: str
    name: str
    family: str = ""
    given: str = ""
    organization: str = ""
    title: str = ""
    field: str = ""
    note: str = ""


def read_lines(text: str, most: int = 60) -> list[CardLine]:
    """Read one person a line; lines that say nothing are left out, and what is beyond `most` too."""
    read = (read_line(line) for line in text.splitlines())
    return [line for line in read if line is not None][:most]


@lru_cache(maxsize=1_024)
def read_line(text: str) -> CardLine | None:
    """Read one line; None where nobody is named."""
    line = _BLANKS.sub(" ", text).strip(" 　・-*•").strip()[:LONGEST]
    parts = [part.strip() for part in _PARTS.split(line) if part and part.strip()]
    if not parts:
        return None
    name, rest = _name_and_rest(parts)
    called, honorific = strip_honorific(name)
    # みーちゃん is what somebody goes by; without its ending it would be nobody.
    read = _with_name(CardLine(line, name if honorific in _KEPT else called))
    if honorific in _OFFICES and honorific != "先生":
        read = replace(read, title=honorific)
    for part in rest:
        read = _with(read, part)
    return read


def _name_and_rest(parts: list[str]) -> tuple[str, list[str]]:
    """Tell the name from the rest: the first piece, unless that says only what somebody is."""
    first = parts[0]
    said_of = _OF.match(first)
    if said_of and is_japanese(first) and _says_who(said_of["who"]) and not _says_who(said_of["name"]):
        return said_of["name"], [said_of["who"], *parts[1:]]
    pieces = first.split(" ")
    if len(pieces) == 1:
        if len(parts) > 1 and _says_who(first) and not _says_who(parts[1]) and not _surname_first(first):
            return parts[1], [first, *parts[2:]]
        return first, parts[1:]
    count = _length_of_name(pieces)
    if count == 0:
        # 株式会社まるやま 田中: the name comes last.
        return pieces[-1], [" ".join(pieces[:-1]), *parts[1:]]
    rest = pieces[count:]
    return " ".join(pieces[:count]), [*_joined(rest), *parts[1:]]


def _length_of_name(pieces: list[str]) -> int:
    """Return how many of the blank-divided pieces are the name; 0 where it does not come first."""
    if not is_japanese(pieces[0]):
        plain = [place for place, piece in enumerate(pieces) if _ROLE.search(piece) or _ORGANIZATION.search(piece)
                 or (place > 0 and not piece[:1].isupper())]  # fmt: skip
        return (plain[0] if plain else len(pieces)) or len(pieces)
    if _says_who(pieces[0]) and not _surname_first(pieces[0]):
        return 0
    # 佐藤 健一 税理士, but 佐藤 税理士.
    return 2 if not strip_honorific(pieces[0])[1] and _could_be_given(pieces[1]) else 1


def _could_be_given(piece: str) -> bool:
    return (
        is_japanese(piece)
        and len(strip_honorific(piece)[0]) <= 4
        and (any(word.is_given_name for word in words(strip_honorific(piece)[0])) or not _says_who(piece))
    )


def _surname_first(piece: str) -> bool:
    """A 石屋 is a trade and a family: the dictionary says which names there are."""
    found = words(strip_honorific(piece)[0])
    return bool(found) and found[0].is_surname


def _says_who(piece: str) -> bool:
    return bool(_ORGANIZATION.search(piece) or _ROLE.search(piece) or fields.find(piece))


def _joined(pieces: list[str]) -> list[str]:
    """Latin words belong together (Blue Studio); Japanese ones stand for themselves."""
    if pieces and not any(is_japanese(piece) for piece in pieces):
        return [" ".join(pieces)]
    return pieces


def _with_name(read: CardLine) -> CardLine:
    family, given = split(read.name)
    if family and given:
        return replace(read, family=family, given=given)
    return read


def _with(read: CardLine, part: str) -> CardLine:
    """Take one more piece in: an organization, a title, a trade – or a word to remember them by."""
    found = fields.find(part)
    read = replace(read, field=read.field or (found[0] if found else ""))
    names_one = bool(_ORGANIZATION.search(part)) and unify(without_company_form(part)) != ""
    if names_one and not read.organization:
        return replace(read, organization=part)
    if (_ROLE.search(part) or found) and not read.title:
        return replace(read, title=part)
    if (_ROLE.search(part) or found) and len(read.title) + len(part) < 60:
        return replace(read, title=f"{read.title} {part}")
    return replace(read, note=f"{read.note} {part}".strip())
