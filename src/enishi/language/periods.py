"""The stretches of time a vague text speaks of: 去年の秋, この前の夏, 2月, 3年前, last fall, two weeks ago.

Decides which days are meant and how likely each stretch is; memory is blurred, so what lies beside is kept with less
weight. It does not read dates of things to come.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

SPOT_ON, BESIDE, PERHAPS = 1.0, 0.5, 0.35
"""How likely a stretch is the one meant: as said; next to it; another year's."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from start to end, both included. weight: 0 – 1, how likely they are meant."""

    start: date
    end: date
    weight: float = SPOT_ON


@dataclass(frozen=True, slots=True)
class Period:
    """What one expression of a text means: the likelier stretch first. start, end: where it stands in the text."""

    stretches: tuple[Stretch, ...]
    start: int
    end: int
    # Somebody may have been met on a thousand days, most of them days on which others were met as well.
    _weights: dict[str, float] = field(default_factory=dict, init=False, repr=False, compare=False)

    def weight_on(self, on: str) -> float:
        """How likely a day (ISO 8601, may be partial) is meant: 0 – 1."""
        if on not in self._weights:
            first, last = bounds(on)
            meant = (one.weight for one in self.stretches if one.start <= last and first <= one.end)
            self._weights[on] = max(meant, default=0.0)
        return self._weights[on]


_COUNTED = ("一 one a an", "二 two|couple of|a couple of", "三 three 数 何 several few|a few", "四 four", "五 five",
            "六 six", "七 seven", "八 eight", "九 nine", "十 ten", "十一", "十二")  # fmt: skip
_DIGITS = {
    said: number
    for number, names in enumerate(_COUNTED, 1)
    for part in names.split("|")
    for said in ([part] if part.endswith("of") or part.startswith("a ") else part.split())
}
_MONTHS = {name: number for number, names in enumerate(
    ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
     "september sept sep", "october oct", "november nov", "december dec"), 1) for name in names.split()}  # fmt: skip
# Seasons and times of the year: first and last (month, day). Those that end before they begin run over New Year.
_SEASONS: dict[str, tuple[tuple[int, int], tuple[int, int]]] = {
    "春": ((3, 1), (5, 31)), "夏": ((6, 1), (8, 31)), "秋": ((9, 1), (11, 30)), "冬": ((12, 1), (2, 28)),
    "初春": ((2, 1), (3, 31)), "早春": ((2, 1), (3, 31)), "晩春": ((5, 1), (5, 31)), "初夏": ((5, 1), (6, 30)),
    "真夏": ((7, 15), (8, 31)), "晩夏": ((8, 15), (9, 15)), "初秋": ((9, 1), (9, 30)), "晩秋": ((11, 1), (11, 30)),
    "初冬": ((11, 15), (12, 15)), "真冬": ((1, 1), (2, 28)), "梅雨": ((6, 1), (7, 15)),
    "年末": ((12, 1), (12, 31)), "年の瀬": ((12, 15), (12, 31)), "師走": ((12, 1), (12, 31)),
    "年末年始": ((12, 25), (1, 7)), "年始": ((1, 1), (1, 15)), "年明け": ((1, 1), (1, 31)), "新年": ((1, 1), (1, 31)),
    "正月": ((1, 1), (1, 15)), "新春": ((1, 1), (1, 31)), "節分": ((2, 1), (2, 5)), "バレンタイン": ((2, 10), (2, 16)),
    "年度末": ((3, 1), (3, 31)), "年度初め": ((4, 1), (4, 20)), "ゴールデンウィーク": ((4, 27), (5, 7)),
    "連休": ((4, 27), (5, 7)), "gw": ((4, 27), (5, 7)), "夏休み": ((7, 18), (8, 31)), "春休み": ((3, 20), (4, 7)),
    "冬休み": ((12, 23), (1, 8)), "お盆": ((8, 9), (8, 17)), "盆": ((8, 9), (8, 17)), "七夕": ((7, 5), (7, 8)),
    "ハロウィン": ((10, 24), (10, 31)), "クリスマス": ((12, 20), (12, 26)), "桜の頃": ((3, 20), (4, 15)),
    "紅葉の頃": ((11, 1), (12, 5)), "上半期": ((1, 1), (6, 30)), "下半期": ((7, 1), (12, 31)),
    "spring": ((3, 1), (5, 31)), "summer": ((6, 1), (8, 31)), "autumn": ((9, 1), (11, 30)), "fall": ((9, 1), (11, 30)),
    "winter": ((12, 1), (2, 28)), "christmas": ((12, 20), (12, 26)), "new year": ((12, 28), (1, 10)),
    "new year's": ((12, 28), (1, 10)), "golden week": ((4, 27), (5, 7)), "rainy season": ((6, 1), (7, 15)),
    "year end": ((12, 1), (12, 31)), "halloween": ((10, 24), (10, 31)), "easter": ((3, 20), (4, 25)),
}  # fmt: skip


def bounds(on: str) -> tuple[date, date]:
    """The first and the last day of a date that may be partial; the impossible and the yearless lie at the end."""
    try:
        if len(on) >= 10:
            return (day := date.fromisoformat(on[:10])), day
        if len(on) == 7:
            year, month = int(on[:4]), int(on[5:7])
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(int(on[:4]), 1, 1), date(int(on[:4]), 12, 31)
    except ValueError:
        return date.max, date.max


# -- stretches ------------------------------------------------------------------------------------------------------


def _month(year: int, month: int, part: str = "") -> Stretch:
    last = monthrange(year, month)[1]
    first, end = {"head": (1, 10), "middle": (11, 20), "tail": (21, last)}.get(part, (1, last))
    return Stretch(date(year, month, first), date(year, month, end))


def _season(name: str, year: int) -> Stretch:
    (month, day), (to, last) = _SEASONS[name]
    return Stretch(date(year, month, day), date(year + (to < month), to, last))


def _around(one: Stretch, days: int, today: date) -> tuple[Stretch, ...]:
    """A stretch and, with less weight, some days before and behind it; nothing begins after today."""
    wide = Stretch(_shift(one.start, -days), _shift(one.end, days), BESIDE)
    return tuple(stretch for stretch in (one, wide) if stretch.start <= today)


def _shift(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return day


def _months_back(today: date, months: int) -> tuple[int, int]:
    number = today.year * 12 + today.month - 1 - months
    return max(1, number // 12), number % 12 + 1


def _every_year(make: Callable[[int], Stretch], today: date, years: int = 12) -> tuple[Stretch, ...]:
    """The same time of each year, the last one that has begun first."""
    found = [one for year in range(today.year, today.year - years, -1) if (one := make(year)).start <= today]
    latest = [Stretch(one.start, one.end) for one in found[:1]]
    return (*latest, *(Stretch(one.start, one.end, PERHAPS) for one in found[1:]))


def _number(said: str) -> int:
    return int(said) if said.isdecimal() else _DIGITS.get(said.strip(), 1)


# -- reading --------------------------------------------------------------------------------------------------------

_SEASON_WORDS = "|".join(
    sorted((re.escape(name) for name in _SEASONS if not name.isascii()), key=len, reverse=True)
)
_SEASON_ENGLISH = "|".join(
    sorted((re.escape(name) for name in _SEASONS if name.isascii()), key=len, reverse=True)
)
_MONTH_ENGLISH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_COUNT = r"(?P<count>[0-9]{1,3}|十[一二]?|[一二三四五六七八九数何])"
_YEAR_JA = (
    r"(?P<year>今年|本年|ことし|去年|昨年|きょねん|一昨年|おととし|さきおととし|"
    + _COUNT.replace("count", "years")
    + r"年(?:くらい|ぐらい|ほど)?(?:前|まえ)|(?:19|20)[0-9]{2}年|(?:令和|平成|昭和)[0-9元]{1,2}年|'?[0-9]{2}年)"
)
_PART = (
    r"(?:の)?(?:(?P<head>はじめ|初め|頭|上旬|前半)|(?P<middle>なかば|半ば|中旬|中頃)"
    r"|(?P<tail>終わり|おわり|末|下旬|後半))?"
)
# A season that stands as one: no 秋田, no 夏目.
_AS_A_TIME = r"(?:頃|ごろ)?(?=$|[のにはがも、,。\s]|から|まで|頃|くらい|ぐらい|辺り|あたり|会|出)"
_SOME_YEAR = r"(?:of\s+)?(?P<year>(?:19|20)[0-9]{2}|last year|this year)"
_COUNT_ENGLISH = (
    r"(?P<count>[0-9]{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|several"
    r"|(?:a\s)?couple of|(?:a\s)?few)"
)
_LATELY = r"(?P<lately>この前|こないだ|この間|こないだ|先日|前|この|さっき|ついこの前|前回)"
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), name)
    for pattern, name in (
        (rf"{_YEAR_JA}(?:の|に)?\s*(?:(?P<month>1[0-2]|[1-9])月{_PART}|(?P<season>{_SEASON_WORDS}))?", "year"),
        (rf"{_LATELY}(?:の|\s)?(?P<season>{_SEASON_WORDS})", "last_season"),
        (rf"(?<![0-9])(?P<month>1[0-2]|[1-9])月(?:(?P<day>[0-3]?[0-9])日)?{_PART}", "month"),
        (r"(?<![0-9/])(?P<month>1[0-2]|0?[1-9])/(?P<day>[0-3]?[0-9])(?![0-9/])", "month"),
        (rf"(?P<season>{_SEASON_WORDS}){_AS_A_TIME}", "season"),
        (rf"{_COUNT}\s*(?P<unit>日|週間?|[かヶケカヵ]月|ヵ月|か月)(?:くらい|ぐらい|ほど)?(?:前|まえ)", "ago"),
        (r"(?P<half>半年)(?:くらい|ぐらい|ほど)?(?:前|まえ)", "half_year"),
        (r"(?P<word>一昨日|おととい|昨日|きのう|今日|きょう|今朝|昨夜|昨晩|ゆうべ)", "day"),
        (r"(?P<word>先々週|先週|今週)(?:の)?(?P<weekend>末|土日|土曜|日曜)?(?:の?[月火水木金]曜日?)?", "week"),
        (rf"(?P<word>先々月|先月|今月|前月){_PART}", "relative_month"),
        (r"(?P<word>最近|近頃|ここのところ|このごろ)", "recent"),
        (r"(?P<word>この前|こないだ|この間|先日|ついこの前)", "other_day"),
        (r"(?P<word>だいぶ前|ずっと前|ずいぶん前|大昔|何年も前)", "long_ago"),
        (rf"\b(?P<word>last|this|past|previous)\s+(?P<season>{_SEASON_ENGLISH})\b", "english_season"),
        (rf"\b(?P<word>last|this|past|previous)\s+(?P<unit>year|month|weekend|week|(?P<name>{_MONTH_ENGLISH}))\b",
         "english_last"),
        (rf"\b(?P<season>{_SEASON_ENGLISH})\s+{_SOME_YEAR}\b", "english_year"),
        (rf"\b(?P<name>{_MONTH_ENGLISH})\s+{_SOME_YEAR}\b", "english_year"),
        (rf"\b{_COUNT_ENGLISH}\s+(?P<unit>day|week|month|year)s?\s+ago\b"
         rf"(?:\s+in\s+(?:the\s+)?(?P<season>{_SEASON_ENGLISH}))?", "english_ago"),
        (rf"\b(?:in|around|during|at|over|since)\s+(?:the\s+)?(?P<season>{_SEASON_ENGLISH})\b", "season"),
        (rf"\b(?:in|around|during|since)\s+(?:early\s+|late\s+)?(?P<name>{_MONTH_ENGLISH})\b", "english_month"),
        (r"\b(?:in|around|since)\s+(?P<year>(?:19|20)[0-9]{2})\b", "english_plain_year"),
        (r"\b(?P<word>yesterday|today|this morning|last night)\b", "day"),
        (r"\b(?P<word>recently|lately)\b", "recent"),
        (r"\b(?P<word>the other day)\b", "other_day"),
        (r"\b(?P<word>long ago|years ago|ages ago)\b", "long_ago"),
    )
)  # fmt: skip


def periods(text: str, today: date) -> tuple[Period, ...]:
    """The stretches of past time a text speaks of, in their order; expressions do not overlap."""
    taken: list[Period] = []
    for pattern, name in _PATTERNS:
        for found in pattern.finditer(text):
            inside = any(one.start < found.end() and found.start() < one.end for one in taken)
            if not inside and found.group().strip():
                stretches = tuple(_read(name, found.groupdict(), today))
                if stretches:
                    taken.append(Period(stretches, found.start(), found.end()))
    return tuple(sorted(taken, key=lambda one: one.start))


def _read(name: str, said: dict[str, str | None], today: date) -> tuple[Stretch, ...]:
    try:
        return READERS[name](said, today)
    except (ValueError, OverflowError):
        # A 30th of February, a year nobody has lived in.
        return ()


def _part(said: dict[str, str | None]) -> str:
    return next((part for part in ("head", "middle", "tail") if said.get(part)), "")


def _year(said: str, years: str | None, today: date) -> int:
    fixed = {"今年": 0, "本年": 0, "ことし": 0, "this year": 0, "去年": 1, "昨年": 1, "きょねん": 1, "last year": 1,
             "一昨年": 2, "おととし": 2, "さきおととし": 3}  # fmt: skip
    if said in fixed:
        return today.year - fixed[said]
    if years:
        return today.year - _number(years)
    number = re.sub(r"\D", "", said.replace("元", "1"))
    era = {"令和": 2018, "平成": 1988, "昭和": 1925}.get(said[:2], 0)
    return era + int(number) if era else int(number) + (2000 if len(number) == 2 else 0)


def _whole_year(year: int) -> Stretch:
    return Stretch(date(year, 1, 1), date(year, 12, 31))


def _read_year(said: dict[str, str | None], today: date) -> tuple[Stretch, ...]:
    year = _year(said["year"] or "", said.get("years"), today)
    if said.get("month"):
        return _around(_month(year, int(said["month"] or 1), _part(said)), 31, today)
    if said.get("season"):
        return _around(_season(said["season"] or "", year), 31, today)
    # A number of years gone by is no exact one.
    return _around(_whole_year(year), 180 if said.get("years") else 45, today)


def _read_last_season(said: dict[str, str | None], today: date) -> tuple[Stretch, ...]:
    latest = _every_year(lambda year: _season(said["season"] or "", year), today)[:1]
    return _around(latest[0], 31, today) if latest else ()


def _read_month(said: dict[str, str | None], today: date) -> tuple[Stretch, ...]:
    month = int(said["month"] or 1)
    if said.get("day"):
        day = int(said["day"] or 1)
        exact = _every_year(lambda year: Stretch(date(year, month, day), date(year, month, day)), today, 3)
        return (*exact, *_around(exact[0], 7, today)[1:]) if exact else ()
    return _every_year(lambda year: _month(year, month, _part(said)), today)


def _read_season(said: dict[str, str | None], today: date) -> tuple[Stretch, ...]:
    name = (said["season"] or "").lower()
    return _every_year(lambda year: _season(name, year), today)


def _read_ago(said: dict[str, str | None], today: date) -> tuple[Stretch, ...]:
    count, unit = _number(said["count"] or "1"), said["unit"] or "日"
    if unit in ("日", "day"):
        day = _shift(today, -count)
        return _around(Stretch(day, day), 2 + count // 5, today)
    if unit.startswith(("週", "week")):
        day = _shift(today, -7 * count)
        return _around(Stretch(_shift(day, -4), _shift(day, 4)), 7, today)
    return _around(_month(*_months_back(today, count)), 31, today)


def _read_english_ago(said: dict[str, str | None], today: date) -> tuple[Stretch, ...]:
    count = _number((said["count"] or "1").lower())
    if (said["unit"] or "").lower() != "year":
        return _read_ago({**said, "count": str(count), "unit": (said["unit"] or "").lower()}, today)
    if said.get("season"):
        return _around(_season((said["season"] or "").lower(), today.year - count), 31, today)
    return _around(_whole_year(today.year - count), 180, today)


def _read_half_year(said: dict[str, str | None], today: date) -> tuple[Stretch, ...]:
    return _around(_month(*_months_back(today, 6)), 45, today)


def _read_day(said: dict[str, str | None], today: date) -> tuple[Stretch, ...]:
    word = (said["word"] or "").lower()
    back = {"一昨日": 2, "おととい": 2, "今日": 0, "きょう": 0, "今朝": 0, "today": 0, "this morning": 0}.get(
        word, 1
    )
    day = _shift(today, -back)
    return _around(Stretch(day, day), 2, today)


def _read_week(said: dict[str, str | None], today: date) -> tuple[Stretch, ...]:
    back = {"今週": 0, "先週": 1}.get(said["word"] or "", 2)
    monday = _shift(today, -today.weekday() - 7 * back)
    if said.get("weekend"):
        return _around(Stretch(_shift(monday, 4), _shift(monday, 6)), 4, today)
    return _around(Stretch(monday, _shift(monday, 6)), 4, today)


def _read_relative_month(said: dict[str, str | None], today: date) -> tuple[Stretch, ...]:
    back = {"今月": 0, "先々月": 2}.get(said["word"] or "", 1)
    return _around(_month(*_months_back(today, back), _part(said)), 10, today)


def _read_recent(said: dict[str, str | None], today: date) -> tuple[Stretch, ...]:
    return (Stretch(_shift(today, -45), today), Stretch(_shift(today, -120), today, BESIDE))


def _read_other_day(said: dict[str, str | None], today: date) -> tuple[Stretch, ...]:
    return (Stretch(_shift(today, -30), today), Stretch(_shift(today, -90), today, BESIDE))


def _read_long_ago(said: dict[str, str | None], today: date) -> tuple[Stretch, ...]:
    return (Stretch(date(1900, 1, 1), _shift(today, -3 * 365)),)


def _read_english_season(said: dict[str, str | None], today: date) -> tuple[Stretch, ...]:
    name = (said["season"] or "").lower()
    found = _every_year(lambda year: _season(name, year), today)[:2]
    if not found:
        return ()
    # "Last summer" said in autumn is this year's to some and the year before's to others.
    if (said["word"] or "").lower() == "this" or len(found) < 2:
        return _around(found[0], 31, today)
    return (*_around(found[0], 31, today), Stretch(found[1].start, found[1].end, 0.8))


def _read_english_last(said: dict[str, str | None], today: date) -> tuple[Stretch, ...]:
    this, unit = (said["word"] or "").lower() == "this", (said["unit"] or "").lower()
    if said.get("name"):
        month = _MONTHS[unit]
        return _around(_every_year(lambda year: _month(year, month), today)[0], 15, today)
    if unit == "year":
        return _around(_whole_year(today.year - (not this)), 45, today)
    if unit == "month":
        return _around(_month(*_months_back(today, int(not this))), 10, today)
    word = "今週" if this else "先週"
    return _read_week({"word": word, "weekend": "末" if unit == "weekend" else None}, today)


def _read_english_year(said: dict[str, str | None], today: date) -> tuple[Stretch, ...]:
    year = _year((said["year"] or "").lower(), None, today)
    if said.get("season"):
        return _around(_season((said["season"] or "").lower(), year), 31, today)
    return _around(_month(year, _MONTHS[(said["name"] or "").lower()]), 31, today)


def _read_english_month(said: dict[str, str | None], today: date) -> tuple[Stretch, ...]:
    month = _MONTHS[(said["name"] or "").lower()]
    return _every_year(lambda year: _month(year, month), today)


def _read_english_plain_year(said: dict[str, str | None], today: date) -> tuple[Stretch, ...]:
    return _around(_whole_year(int(said["year"] or 0)), 45, today)


READERS: dict[str, Callable[[dict[str, str | None], date], tuple[Stretch, ...]]] = {
    name: globals()[f"_read_{name}"]
    for name in (
        "year", "last_season", "month", "season", "ago", "half_year", "day", "week", "relative_month", "recent", "other_day",
        "long_ago", "english_season", "english_last", "english_year", "english_ago", "english_month", "english_plain_year",
    )
}  # fmt: skip


def months_of(period: Period) -> Iterator[tuple[str, float]]:
    """The months (2025-10) that a period touches, each with its weight: the largest of its stretches."""
    found: dict[str, float] = {}
    for one in period.stretches:
        year, month = one.start.year, one.start.month
        while (year, month) <= (one.end.year, one.end.month) and len(found) < 240:
            key = f"{year:04d}-{month:02d}"
            found[key] = max(one.weight, found.get(key, 0.0))
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    yield from found.items()
