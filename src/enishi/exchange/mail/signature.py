"""Signature: what somebody writes of themselves below their mail – organization, title, telephone, address, web page.

Decides where a signature stands in a text and what of it is certain. It must be the writer's own: nothing below a quotation
is looked at, and between ruled lines their address or their name must stand. Of the rest of the letter no word is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from enishi.exchange import person
from enishi.exchange.card import lexicon
from enishi.exchange.card.contacts import contacts_of
from enishi.exchange.card.reading import Line
from enishi.exchange.records import Record

# Longer ones are no signature any more.
LINES = 16
LONGEST = 90
# 代表社員 and 税理士 are both worth knowing.
TITLES = 2
_QUOTED = re.compile(
    r"^\s*[>＞|]"
    r"|^\s*[-_=* ]{2,}\s*(?:original message|forwarded message|original|begin forwarded|reply|元のメッセージ"
    r"|転送メッセージ|転送されたメッセージ|オリジナルメッセージ)"
    r"|^\s*(?:on|am|le|el)\b.{4,160}(?:wrote|schrieb|a écrit|escribió)\s*[:：]?\s*$"
    r"|^\s*(?:from|差出人|送信者|sent|送信日時|subject|件名)\s*[:：]"
    r"|(?:のメール|は書きました|wrote|さんからの引用|の発言)\s*[:：]\s*$"
    r"|^\s*(?:\d{4}年|20\d\d[-/.])\d{1,2}.{2,120}[:：]\s*$"
    r"|^\s*begin forwarded message",
    re.IGNORECASE,
)
_RULE = re.compile(
    r"[^\w\s、。「」（）()]{6,}(?:\s*[^\w\s、。「」（）()]+)*|_{6,}|[-=_*~ ]{10,}|[oO+*☆★・.-]{12,}"
)
_MARK = re.compile(r"--\s?")
_SENTENCE = re.compile(r"。|(?:ます|です|ください|でした|ました|ません|ましょう)[!！]?\s*$")
_MAIL = re.compile(r"[\w.%+'-]+@(?:[\w-]+\.)+[A-Za-z]{2,}")
_PARTS = re.compile(r"\s{2,}|\s*[|｜]\s*|\s+/\s+|　+|[（(]|[）)]")
_ADDRESS = re.compile(r"〒\s?\d{3}")
_FRAME = " 　*＊|｜┃│■□◆◇●○★☆:：・>"


def read(text: str, mail: str, name: str) -> Record:
    """Return what a person's signature says for certain, as keys of a person record. mail, name: as the head has them."""
    block = _block(text, mail, name)
    if not block:
        return {}
    found = contacts_of(
        [Line(line, 1.0, 0.0, 5.0 * place, 3.0 * len(line), 3.0, 3.0) for place, line in enumerate(block)]
    )
    said: Record = {
        "phones": [
            {"value": number, "label": _label(label)}
            for label, number in found.phones
            if number.startswith("+")
        ],
        "urls": [
            url
            for url in found.urls
            if re.search(rf"(?:https?://|www\.){re.escape(_bare(url))}", " ".join(block))
        ],
    }
    where = found.address or ""
    if where and (found.postal_code or lexicon.prefecture_in(where)) and _ADDRESS.search(" ".join(block)):
        said["addresses"] = [{"value": where, "postal_code": found.postal_code, "label": None}]
    if place := _place(block, name):
        said["affiliations"] = [place]
    return {key: value for key, value in said.items() if value}


def _label(label: str) -> str | None:
    return person.label(label) if label else None


def _bare(url: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", url)


# -- where it stands ------------------------------------------------------------------------------------------------


def _block(text: str, mail: str, name: str) -> list[str]:
    """Return the lines of the writer's own signature, [] where none is certain."""
    own = _own(text.split("\n"))
    marks = [at for at, line in enumerate(own) if _MARK.fullmatch(line)]
    block = own[marks[-1] + 1 :] if marks else _ruled(own)
    lines = [plain for line in block if not _is_rule(line) and (plain := lexicon.plain(line).strip(_FRAME))]
    if not lines or len(lines) > LINES or any(len(line) > LONGEST for line in lines):
        return []
    mails = {found.lower() for found in _MAIL.findall(" ".join(lines))}
    if mails and mail not in mails:
        return []
    if not mails and not _names(lines, name) and not marks:
        return []
    return lines


def _own(lines: Sequence[str]) -> list[str]:
    """Return the lines above the first quotation."""
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else ""
        broken = line.lstrip().lower().startswith("on ") and following.rstrip().endswith("wrote:")
        if broken or _QUOTED.search(line):
            return list(lines[:at])
    return list(lines)


def _ruled(own: Sequence[str]) -> list[str]:
    """Return what stands below the first ruled line near the end; nothing where it is no closing block."""
    written = [line for line in own if line.strip()]
    last = written[-(LINES + 4) :]
    rules = [at for at, line in enumerate(last) if _is_rule(line)]
    if not rules:
        return []
    # Two rules with a whole letter between them part a letter, not a signature: the nearest is taken then.
    for at, following in pairwise([*rules, len(last)]):
        inner = [line for line in last[at + 1 : following] if line.strip()]
        if any(_SENTENCE.search(line) for line in inner):
            continue
        return last[at + 1 :]
    return []


def _is_rule(line: str) -> bool:
    return bool(_RULE.fullmatch(line.strip()))


def _names(lines: Sequence[str], name: str) -> bool:
    """Whether the writer's name stands in one of the lines."""
    wanted = lexicon.solid(lexicon.plain(name)).casefold()
    return len(wanted) >= 2 and any(wanted in lexicon.solid(line).casefold() for line in lines)


# -- where they belong ----------------------------------------------------------------------------------------------


def _place(block: Sequence[str], name: str) -> Record | None:
    """Return where the writer belongs by a legal form, and what they are there by a word of the lexicon."""
    pieces = [piece for line in block if not _MAIL.search(line) for piece in _pieces(line)]
    house = next(
        (piece for piece in pieces if lexicon.legal_form(piece) and not lexicon.is_sentence(piece)), None
    )
    own = lexicon.solid(lexicon.plain(name)).casefold()
    words = [
        word for word in pieces if word != house and lexicon.solid(word).casefold() != own and _is_short(word)
    ]
    titles = list(dict.fromkeys(word for word in words if lexicon.is_title(word)))[:TITLES]
    department = next((word for word in words if word not in titles and lexicon.is_department(word)), None)
    if not (house or titles):
        return None
    title = " ".join(titles) or None
    return {"organization": house, "title": title, "department": department if house else None}


def _is_short(word: str) -> bool:
    """Whether a piece can be a title or a department: no numbers, no labels, no sentence."""
    return len(word) <= 24 and not re.search(r"[\d:：@。、]", word) and not lexicon.is_sentence(word)


def _pieces(line: str) -> list[str]:
    """Part a line into what stands by itself; a legal form stays with its name."""
    parts = [part.strip(_FRAME) for part in _PARTS.split(line)]
    found: list[str] = []
    for part in parts:
        if lexicon.is_japanese(part):
            found += _whole(part.split())
        else:
            found += _english(part)
    return [piece for piece in found if piece]


def _whole(words: Sequence[str]) -> list[str]:
    """Join 株式会社 アオバ and アオバ 株式会社, which are one name in two pieces."""
    joined: list[str] = []
    for word in words:
        before = joined[-1] if joined else ""
        if before and (_is_form(before) or (_is_form(word) and not lexicon.is_title(before))):
            joined[-1] = (
                f"{before}{word}" if not before.isascii() and not word.isascii() else f"{before} {word}"
            )
        else:
            joined.append(word)
    return joined


def _is_form(word: str) -> bool:
    return bool(lexicon.legal_form(word)) and lexicon.legal_form(word) == lexicon.solid(lexicon.plain(word))


def _english(part: str) -> list[str]:
    """Part at commas, but leave ", Inc." with its name."""
    found: list[str] = []
    for piece in (one.strip() for one in part.split(",")):
        if found and re.fullmatch(r"(?:Inc|LLC|Ltd|Corp|Co|LLP|GmbH|PLC|K\.K)\.?", piece, re.IGNORECASE):
            found[-1] = f"{found[-1]}, {piece}"
        else:
            found.append(piece)
    return found
