"""Whose card it is: name with its reading, organization, department, titles – by what words are and where they stand.

The name is the largest line that can be one; the house says its legal form or what it is; what stands by the name in
small kana or in Latin letters is its reading. Nothing is made up: what no line says stays None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import combinations

from rapidfuzz import fuzz

from enishi.exchange.card import lexicon
from enishi.exchange.card.lexicon import plain, solid
from enishi.exchange.card.reading import Line, joined
from enishi.language import names
from enishi.language.normalise import hiragana, modern_kanji
from enishi.language.readings import guess_reading, romaji
from enishi.language.words import words

_KANA = re.compile(r"[ぁ-ゖァ-ヶーｦ-ﾟ・\s]+")
_LATIN_NAME = re.compile(r"[A-ZÀ-Ýa-zà-ỹ][\w'’.-]*(?:\s+[A-ZÀ-Ýa-zà-ỹ][\w'’.-]*){1,4},?")
_NAME_CHARS = re.compile(r"[一-鿿㐀-䶿豈-﫿々〆ヶヵぁ-ゖァ-ヺー・\s]+")


@dataclass
class Who:
    """Whose card it is. titles and departments in printed order; scores: how sure each is, 0–1."""

    full: str | None = None
    family: str | None = None
    given: str | None = None
    kana: str | None = None
    roman: str | None = None
    organization: str | None = None
    departments: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    scores: dict[str, float] = field(default_factory=dict)


def who_of(lines: list[Line], body: float) -> Who:
    """Tell whose card it is from the lines that are no address, number or web page. body: size of its small print."""
    who = Who()
    lines = [line for line in _rows_joined(lines) if _is_text(line)]
    left = _take_titles(lines, who, body)
    name = _name_line(left, body)
    if name is not None:
        left.remove(name)
        _set_name(who, name)
        left = _take_readings(who, name, left)
    _take_organization(who, left, body, name)
    if who.organization and not lexicon.is_japanese(who.organization) and lexicon.is_japanese(who.full or ""):
        _prefer_japanese(who, left)
    return who


def _is_text(line: Line) -> bool:
    """Whether a line is writing: a logo's letter and the reader's guess at a drawing are not."""
    text = solid(plain(line.text))
    if re.fullmatch(r"[一-鿿]", text):
        return True
    return len(text) >= 2 and line.score >= 0.6 and bool(re.search(r"[^\W\d_]", text))


# -- lines in pieces ------------------------------------------------------------------------------------------------


def _rows_joined(lines: list[Line]) -> list[Line]:
    """Join what was found in pieces but is one line: 中村　さくら with a wide gap, a column cut in three."""
    lines = sorted(lines, key=lambda line: (round(-line.x), line.y) if line.tall else (line.x, line.y))
    while True:
        pairs = [
            (_distance(first, second), first, second, pair)
            for first, second in combinations(lines, 2)
            if (pair := _pair(first, second)) is not None
        ]
        if not pairs:
            return lines
        _, first, second, pair = min(pairs, key=lambda one: one[0])
        lines = [line for line in lines if line is not first and line is not second] + [pair]


def _distance(first: Line, second: Line) -> float:
    return abs(first.middle[0] - second.middle[0]) + abs(first.middle[1] - second.middle[1])


def _pair(first: Line, second: Line) -> Line | None:
    """Return two pieces of a name as one line, or None where they are two."""
    if not (lexicon.is_japanese(first.text) and lexicon.is_japanese(second.text)):
        return None
    size = min(first.size, second.size)
    if max(first.size, second.size) > 1.35 * size or len(solid(first.text + second.text)) > 8:
        return None
    if first.tall or second.tall:
        upper, lower = sorted((first, second), key=lambda line: line.y)
        gap = lower.y - (upper.y + upper.h)
        beside = abs(first.middle[0] - second.middle[0]) > 0.4 * size
        if beside or not -0.9 * size < gap < 1.6 * size or size < 5:
            return None
        return replace(joined(upper, lower), tall=True, size=size)
    left, right = sorted((first, second), key=lambda line: line.x)
    gap = right.x - (left.x + left.w)
    level = abs(first.middle[1] - second.middle[1]) < 0.35 * size
    if not level or not -0.9 * size < gap < 2.2 * size:
        return None
    pieces = (solid(left.text), solid(right.text))
    # Small print keeps its own words: 営業部　課長 is two; a reading in two pieces is one.
    if all(_KANA.fullmatch(piece) for piece in pieces) or size >= 5:
        return (
            None
            if any(lexicon.is_title(piece) or lexicon.is_house(piece) for piece in pieces)
            else joined(left, right)
        )
    return None


# -- titles and departments -----------------------------------------------------------------------------------------


def _take_titles(lines: list[Line], who: Who, body: float) -> list[Line]:
    """Take titles and departments; return the lines left, a line partly used with what is left of it."""
    largest = max((line.size for line in lines), default=body)
    left: list[Line] = []
    for line in sorted(lines, key=lambda one: (-one.x, one.y) if one.tall else (one.y, one.x)):
        parts = _title_parts(line, largest, body)
        if parts is None:
            left.append(line)
            continue
        rest: list[str] = []
        for part, kind in parts:
            {"title": who.titles, "department": who.departments, "rest": rest}[kind].append(part)
            if kind != "rest":
                who.scores[kind] = min(line.score, who.scores.get(kind, 1.0))
        if rest:
            left.append(replace(line, text=" ".join(rest)))
    return left


def _title_parts(line: Line, largest: float, body: float) -> list[tuple[str, str]] | None:
    """Return the words of a line as titles, departments and the rest, or None where it is no such line."""
    text = plain(line.text)
    if lexicon.legal_form(text):
        return None
    if line.size > 0.85 * largest and largest > 1.5 * body and not lexicon.is_title(text):
        return None
    if not lexicon.is_japanese(text):
        return _english_title(text)
    if _is_office_name(text):
        return None
    parts = [(part, _kind(part)) for word in _title_words(text) for part in _uncut(word)]
    kinds = {kind for _, kind in parts}
    if kinds == {"rest"}:
        return None
    # 山田会計 部長 has both; a sentence that ends with 教室 is none.
    return parts if not lexicon.is_sentence(text) or "rest" not in kinds else None


def _is_office_name(text: str) -> bool:
    """Whether a single word is the name of an office rather than a part of one: 藤原社会保険労務士事務所."""
    tight = solid(text)
    return (
        " " not in text.strip()
        and lexicon.is_house(tight)
        and not lexicon.is_title(tight)
        and (not lexicon.is_department(tight) or tight.endswith(("事務所", "研究所", "工場", "教室")))
    )


def _title_words(text: str) -> list[str]:
    return (
        [word for word in re.split(r"[\s/／|｜、,，・]+", text) if word]
        if not _KANA.fullmatch(text)
        else [text]
    )


def _uncut(word: str) -> list[str]:
    """Cut 取締役中小企業診断士 in two."""
    cut = lexicon.title_cut(word)
    return [word[:cut].rstrip("ノ/"), *_uncut(word[cut:])] if cut else [word]


def _kind(word: str) -> str:
    if lexicon.is_title(word):
        return "title"
    if lexicon.is_department(word):
        return "department"
    return "rest"


def _english_title(text: str) -> list[tuple[str, str]] | None:
    if lexicon.legal_form(text) or re.search(r"\d{3}", text):
        return None
    if lexicon.is_title(text):
        return [(part.strip(), "title") for part in re.split(r"\s*[/|]\s*", text) if part.strip()]
    if lexicon.is_department(text) and not lexicon.is_house(text):
        return [(text, "department")]
    # Strategy & Operations: two nouns of business, no house.
    return [(text, "department")] if lexicon.is_department(text) and "&" in text else None


# -- the name -------------------------------------------------------------------------------------------------------


def _name_line(lines: list[Line], body: float) -> Line | None:
    """Return the line that is the name: the largest of those that can be one."""
    rated = [(_name_likeness(line, body), line) for line in lines]
    best = max(rated, key=lambda one: one[0], default=(0.0, None))
    return best[1] if best[0] > 0 else None


def _name_likeness(line: Line, body: float) -> float:
    """Return how likely a line is a name: nothing for what cannot be, else by its size and what its words are."""
    text = plain(line.text)
    if lexicon.legal_form(text) or lexicon.is_sentence(text) or re.search(r"\d", text):
        return 0.0
    size = line.size / max(body, 0.1)
    if not lexicon.is_japanese(text):
        if not _LATIN_NAME.fullmatch(text) or lexicon.is_house(text):
            return 0.0
        # Latin letters are measured with their tails and stand lower than kanji.
        capital = all(word[:1].isupper() for word in text.split())
        return 0.75 * size * (1.0 if capital else 0.7)
    tight = solid(text)
    if not _NAME_CHARS.fullmatch(text) or not 2 <= len(tight) <= 10:
        return 0.0
    likeness = size
    if _KANA.fullmatch(tight) and len(tight) > 6 and "・" not in tight:
        likeness *= 0.6
    family, given = names.split(text)
    if _begins_with_surname(tight):
        likeness *= 1.5
    if lexicon.is_house(tight):
        likeness *= (
            0.35 if not (family and given and len(tight) <= 5 and _begins_with_surname(tight)) else 0.8
        )
    if "の" in tight[1:-1] and not family:
        likeness *= 0.6
    return likeness


def _begins_with_surname(tight: str) -> bool:
    for spelling in (tight, modern_kanji(tight)):
        found = words(spelling)
        if found and (
            found[0].is_surname or (len(found) > 1 and words(f"{found[0].surface}太郎")[0].is_surname)
        ):
            return True
    return False


def _set_name(who: Who, line: Line) -> None:
    text = re.sub(r"\s+", " ", line.text.strip(" 　,・"))
    text = re.sub(r"^(氏名|名前|Name)[:：]?\s*", "", text)
    who.scores["name"] = line.score
    if not lexicon.is_japanese(text):
        who.full = who.roman = text
        who.family, who.given = names.split(text)
        return
    parts = text.split(" ")
    if len(parts) == 2 and all(len(part) >= 1 for part in parts):
        who.family, who.given = parts
    else:
        who.family, who.given = names.split(solid(text))
    if "・" in text:
        # A name from abroad stays in its own order.
        who.full = text
        return
    who.full = f"{who.family} {who.given}" if who.family and who.given else solid(text)


# -- its reading ----------------------------------------------------------------------------------------------------


def _take_readings(who: Who, name: Line, lines: list[Line]) -> list[Line]:
    """Take the kana and the Latin letters that say how the name is read; return the lines left."""
    if not lexicon.is_japanese(who.full or ""):
        return lines
    left = list(lines)
    kana = [
        line
        for line in left
        if _KANA.fullmatch(plain(line.text)) and line.size < 0.8 * name.size and _near(name, line)
    ]
    if kana and _is_reading_of(who, kana):
        kana.sort(key=lambda line: line.y if name.tall else line.x)
        who.kana = re.sub(r"\s+", " ", " ".join(plain(line.text) for line in kana)).strip()
        left = [line for line in left if line not in kana]
    latin = [
        line for line in left if _LATIN_NAME.fullmatch(plain(line.text)) and not lexicon.legal_form(line.text)
    ]
    rated = [(_roman_likeness(who, line) + (0.25 if _near(name, line) else 0), line) for line in latin]
    likeness, line = max(rated, key=lambda one: one[0], default=(0.0, None))
    if line is not None and likeness >= 0.62:
        who.roman = plain(line.text).strip(" ,")
        left.remove(line)
    return left


def _near(name: Line, line: Line) -> bool:
    """Whether a line stands by the name: above, beneath or beside it."""
    (nx, ny), (lx, ly) = name.middle, line.middle
    return (
        abs(ny - ly) < name.h / 2 + 2.2 * line.size and abs(nx - lx) < name.w / 2 + line.w / 2 + 3 * name.size
    )


def _is_reading_of(who: Who, kana: list[Line]) -> bool:
    written = hiragana(solid("".join(plain(line.text) for line in kana)))
    guess = solid(guess_reading(who.family, who.given, who.full))
    above = len(written) <= 3.2 * len(solid(who.full or ""))
    return above and (fuzz.ratio(written, guess) >= 35 or len(written) <= 2.5 * len(solid(who.full or "")))


def _roman_likeness(who: Who, line: Line) -> float:
    """Return how like a line in Latin letters is to the name as read, 0–1."""
    reading = hiragana(who.kana) if who.kana else guess_reading(who.family, who.given, who.full)
    spoken = [spelling for part in reading.split() for spelling in romaji(part)]
    written = [word.casefold().strip(".,") for word in plain(line.text).split()]
    if not spoken or not written:
        return 0.0
    return max(fuzz.ratio(word, spelling) for word in written for spelling in spoken) / 100


# -- the house ------------------------------------------------------------------------------------------------------


def _take_organization(who: Who, lines: list[Line], body: float, name: Line | None) -> None:
    """Set the organization: a legal form tells it surest, then what houses are called, then its size."""
    lines = _with_form_joined(lines)
    rated = [(_house_likeness(line, body), line) for line in lines]
    likeness, best = max(rated, key=lambda one: one[0], default=(0.0, None))
    if best is None or likeness < 1.0:
        return
    text = plain(best.text).strip(" ,・")
    who.organization = re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "" if _has_form(text) else " ", text)
    who.scores["organization"] = best.score


def _has_form(text: str) -> bool:
    return bool(lexicon.legal_form(text)) and lexicon.is_japanese(text)


def _with_form_joined(lines: list[Line]) -> list[Line]:
    """Join a legal form that stands on a line of its own with the name beneath or beside it."""
    forms = [line for line in lines if lexicon.legal_form(line.text) == solid(plain(line.text))]
    left = [line for line in lines if line not in forms]
    for form in forms:
        near = [
            line
            for line in left
            if _touches(form, line) and lexicon.is_japanese(line.text) and not lexicon.is_sentence(line.text)
        ]
        if not near:
            continue
        nearest = min(
            near, key=lambda line: abs(line.middle[0] - form.middle[0]) + abs(line.middle[1] - form.middle[1])
        )
        after = (nearest.y, nearest.x) < (form.y - 0.5 * form.size, form.x) or nearest.x + nearest.w <= form.x
        parts = (nearest, form) if after else (form, nearest)
        left[left.index(nearest)] = replace(joined(*parts), size=nearest.size)
    return left


def _touches(a: Line, b: Line) -> bool:
    across = max(a.x, b.x) - min(a.x + a.w, b.x + b.w)
    down = max(a.y, b.y) - min(a.y + a.h, b.y + b.h)
    size = max(a.size, b.size)
    return across < 1.2 * size and down < 0.9 * size


def _house_likeness(line: Line, body: float) -> float:
    """Return how likely a line is a house's name; from 1 on it is one."""
    text = plain(line.text)
    tight = solid(text)
    size = min(2.0, line.size / max(body, 0.1))
    if lexicon.legal_form(text) and len(tight) > len(lexicon.legal_form(text)):
        return 3.0 + size
    if lexicon.is_sentence(text) or lexicon.is_aside(text) or re.fullmatch(r"[\W\d_]*", tight):
        return 0.0
    if any(lexicon.is_house(word) for word in (text, *text.split())):
        return 1.4 + size * 0.6
    # A name that says nothing of itself must be set as one: larger than the small print.
    plainly = len(tight) >= 2 and size >= 1.25 and not re.search(r"\d{3}", tight)
    return 0.55 + 0.4 * size if plainly else 0.0


def _prefer_japanese(who: Who, lines: list[Line]) -> None:
    """Where a card prints its house in both languages, the Japanese one counts."""
    japanese = [line for line in lines if lexicon.is_japanese(line.text) and lexicon.is_house(line.text)]
    if japanese:
        who.organization = plain(japanese[0].text)
