"""Read the days of a Japanese text: 昨日, 先週の金曜, 11/3, 今月頭, 3日前, 来週中に, 春分の日, 去年の秋.

Decides which letters name which day, and whether they set an end (までに); not what happens on it.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from enishi.language.note import days
from enishi.language.note.days import Day, Readings
from enishi.language.note.lexicon import any_of, keyed, word_set

_FILE = "japanese/days.toml"
_KANJI_DIGITS = {char: at for at, char in enumerate("〇一二三四五六七八九")}
_WEEKDAYS = "月火水木金土日"
_HALF_MONTH = 30
Reader = Callable[[re.Match[str], datetime.date], Readings]


def _number(said: str) -> int:
    """一 … 三十一 or digits."""
    if said.isdigit():
        return int(said)
    tens, mark, ones = said.rpartition("十")
    if not mark:
        return _KANJI_DIGITS[said[-1]]
    return (_KANJI_DIGITS[tens[-1]] if tens else 1) * 10 + (_KANJI_DIGITS[ones[0]] if ones else 0)


def _shift(found: re.Match[str], today: datetime.date) -> Readings:
    return days.shifted(today, int(keyed(_FILE, "shift")[found["shift"]]))


def _week(found: re.Match[str], today: datetime.date) -> Readings:
    weeks = int(keyed(_FILE, "weeks")[found["week"]])
    if found["weekday"]:
        return days.weekday_of_week(today, _WEEKDAYS.index(found["weekday"]), weeks)
    part = found["part"] or ""
    if part in ("末", "の週末", "週末"):
        return days.weekday_of_week(today, 5, weeks)
    if part.lstrip("の") in ("頭", "アタマ", "初め", "はじめ", "明け"):
        return days.weekday_of_week(today, 0, weeks)
    return days.week(today, weeks)


def _weekend(found: re.Match[str], today: datetime.date) -> Readings:
    return days.bare_weekday(today, 5)


def _month(found: re.Match[str], today: datetime.date) -> Readings:
    year, month = days.month_shifted(today, int(keyed(_FILE, "months")[found["month"]]))
    if found["day"]:
        return days.in_month(year, month, _number(found["day"]))
    return days.part(year, month)


def _year(found: re.Match[str], today: datetime.date) -> Readings:
    year = today.year + int(keyed(_FILE, "years")[found["year"]])
    if not found["month"]:
        return days.part(year)
    month = _number(found["month"])
    if found["day"]:
        return days.in_month(year, month, _number(found["day"]))
    return days.part(year, month) if 1 <= month <= 12 else None


def _full(found: re.Match[str], today: datetime.date) -> Readings:
    return days.in_month(int(found["y"]), int(found["m"]), int(found["d"]))


def _year_month(found: re.Match[str], today: datetime.date) -> Readings:
    month = int(found["m"] or 0)
    return days.part(int(found["y"]), month or None) if month <= 12 else None


def _month_day(found: re.Match[str], today: datetime.date) -> Readings:
    return days.month_day(today, _number(found["m"]), _number(found["d"]))


def _named_month(found: re.Match[str], today: datetime.date) -> Readings:
    return days.bare_month(today, _number(found["m"]))


# 静かな一日だった, 一日がかり: a whole day, not the first of a month.
_WHOLE_DAY = re.compile(r"(?<=[ないるたの丸])一日|一日(?=だっ|であ|でし|がか|かけ|を|が|、|。|!|$)")


def _day(found: re.Match[str], today: datetime.date) -> Readings:
    if _WHOLE_DAY.match(found.string, found.start()):
        return None
    return days.bare_day(today, _number(found["d"]))


def _weekday(found: re.Match[str], today: datetime.date) -> Readings:
    weekday = _WEEKDAYS.index(found["weekday"])
    readings = days.bare_weekday(today, weekday)
    if readings and found["which"]:
        chosen = readings[1] if found["which"].startswith(("今度", "次", "つぎ", "こんど")) else readings[0]
        return chosen, chosen
    return readings


def _away(found: re.Match[str], today: datetime.date) -> Readings:
    """3日前, 2週間後, 半年前, 三か月前."""
    sign = -1 if found["way"] == "前" else 1
    count, unit = (_number(found["n"]) if found["n"] else 0), found["unit"] or ""
    if found["half"]:
        return days.part(*days.month_shifted(today, 6 * sign))
    if unit.startswith("日"):
        return days.shifted(today, sign * count)
    if unit.startswith("週"):
        return days.shifted(today, 7 * sign * count)
    if unit.startswith("年"):
        return days.part(today.year + sign * count)
    return days.part(*days.month_shifted(today, sign * count))


def _holiday(found: re.Match[str], today: datetime.date) -> Readings:
    return days.holiday(today, keyed(_FILE, "holidays")[found["holiday"]])


def _end(found: re.Match[str], today: datetime.date) -> Readings:
    """月末, 年内, 週明け: the next end, which as a day that was is the last one's month."""
    which = keyed(_FILE, "ends")[found["end"]]
    if which == "monday":
        return days.weekday_of_week(today, 0, 1)
    if which == "week":
        return days.weekday_of_week(today, 6, 0)
    if which == "year":
        return days.in_month(today.year, 12, 31)
    return days.month_end(today.year, today.month)


def _era(found: re.Match[str], today: datetime.date) -> Readings:
    begin = {"令和": 2018, "R": 2018, "平成": 1988, "H": 1988, "昭和": 1925}[found["era"]]
    year = begin + (1 if found["y"] == "元" else int(found["y"]))
    return days.in_month(year, int(found["m"]), int(found["d"]))


def _year_end(found: re.Match[str], today: datetime.date) -> Readings:
    return days.part(today.year + int(keyed(_FILE, "years")[found["year"]]), 12)


def _new_year(found: re.Match[str], today: datetime.date) -> Readings:
    return days.bare_month(today, 1)


def _moons(found: re.Match[str], today: datetime.date) -> Readings:
    """ひと月前, ふた月ほど後."""
    count = 1 if found["n"] in ("ひと", "一") else 2
    return days.part(*days.month_shifted(today, count if found["way"] == "後" else -count))


def _vague(found: re.Match[str], today: datetime.date) -> Readings:
    return "", ""


@lru_cache(maxsize=1)
def _grammar() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    number = r"(?:\d{1,2}|[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
    weekday = rf"(?P<weekday>[{_WEEKDAYS}])(?:曜日?|よう日?)"
    about = (
        r"(?:の?(?:頭|初め|はじめ|上旬|中旬|下旬|半ば|なかば|中頃|後半|前半|末|終わり|おわり|あたま|アタマ))?"
    )
    week_part = r"(?P<part>の?週末|の?前半|の?後半|の?半ば|の?初め|の?はじめ|の?頭|アタマ|明け|末)?"
    no_span = r"(?!酔|間|前|後|目|以内|程度|ほど|くらい|連続|坊主|中に|でも|も)"
    no_thing = r"(?!会|パーティ|ツリー|ケーキ|プレゼント|カード|マーケット)"
    which = r"(?P<which>この前の|こないだの|この間の|前の|今度の|次の|つぎの|こんどの)?"
    no_class = r"(?!教室|大工|学校|会|市|礼拝|クラス)"
    way = r"(?:間)?(?:ほど|くらい|ぐらい)?(?P<way>前|後)"
    season = r"(?:の?(?:春|夏|秋|冬|暮れ|年末|年始|初め|終わり|今頃|いまごろ))?"
    dow = rf"(?:\s?[(（]?[{_WEEKDAYS}](?:曜日?)?[)）]|\s?[{_WEEKDAYS}]曜日?)?"

    def of(table: str) -> str:
        return any_of(frozenset(keyed(_FILE, table)))

    rules: tuple[tuple[str, Reader], ...] = (
        (rf"(?P<shift>{of('shift')})(?!の敵)", _shift),
        (rf"(?P<week>{of('weeks')})の?\s?{weekday}", _week),
        (rf"(?P<week>{of('weeks')})(?P<weekday>){week_part}", _week),
        (r"(?:この前の|こないだの|前の|今度の|次の)?(?<!先)(?<!今)(?<!来)週末", _weekend),
        (rf"(?P<month>{of('months')})の?(?P<day>{number})日{dow}", _month),
        (rf"(?P<month>{of('months')})(?P<day>){about}", _month),
        (rf"(?P<year>{of('years')})の?(?P<month>{number})月の?(?P<day>{number})日{dow}", _year),
        (rf"(?P<year>{of('years')})の?(?P<month>{number})月(?P<day>){about}", _year),
        (rf"(?P<year>{of('years')})(?P<month>)(?P<day>){season}", _year),
        (rf"(?P<y>\d{{4}})\s?[年/.\-]\s?(?P<m>\d{{1,2}})\s?[月/.\-]\s?(?P<d>\d{{1,2}})日?{dow}", _full),
        (rf"(?P<year>{of('years')})(?:の?年末|末|の?暮れ|の?師走)", _year_end),
        (r"年明け(?!前)", _new_year),
        (r"(?P<n>ひと|ふた|一|二)月(?:ほど|くらい|ぐらい)?(?P<way>前|後)(?P<unit>)(?P<half>)", _moons),
        (r"(?<![\d\-])(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?![\d\-])", _month_day),
        (r"(?P<era>令和|平成|昭和|R|H)\s?(?P<y>\d{1,2}|元)[年.]\s?(?P<m>\d{1,2})[月.]\s?(?P<d>\d{1,2})日?", _era),
        (rf"(?m:^)(?P<m>1[0-2]|0?[1-9])\.(?P<d>3[01]|[12]\d|0?[1-9])(?=[\s(（]){dow}", _month_day),
        (rf"(?P<y>(?:19|20)\d\d)年(?:(?P<m>\d{{1,2}})月)?(?:{about}|{season})", _year_month),
        (rf"(?P<m>{number})月の?(?P<d>{number})日(?!間){dow}", _month_day),
        (rf"(?<![\d/.])(?P<m>1[0-2]|0?[1-9])/(?P<d>3[01]|[12]\d|0?[1-9])(?![\d/]){dow}", _month_day),
        (rf"(?<![\dヶか箇カケ])(?P<m>{number})月(?![間日目]){about}", _named_month),
        (rf"(?<![\d一二三四五六七八九十/月])(?P<d>{number})日{no_span}{dow}", _day),
        (rf"{which}(?<![一-鿿]){weekday}{no_class}", _weekday),
        (rf"(?:(?P<half>半年)|(?P<n>{number})(?P<unit>日|週間?|[かヶケカ箇]月|年)){way}", _away),
        (rf"(?<!先)(?P<end>{of('ends')})", _end),
        (rf"(?P<holiday>{of('holidays')}){no_thing}", _holiday),
        (rf"(?:{any_of(word_set(_FILE, 'vague', 'words'))})", _vague),
    )  # fmt: skip
    return tuple((re.compile(pattern), reader) for pattern, reader in rules)


@lru_cache(maxsize=1)
def _tails() -> tuple[re.Pattern[str], re.Pattern[str]]:
    part = any_of(word_set(_FILE, "time", "part"))
    time = re.compile(
        rf"(?:の?(?:{part})(?!食|ご飯|ごはん|活|会|市|飯|礼))?"
        r"(?:\s?の?(?:午前|午後)?\d{1,2}(?:時半?(?:\d{1,2}分)?|:\d\d)(?:から|頃|ごろ|に)?)?"
    )
    due = re.compile(
        r"(?:いっぱい)?(?:(?:中|じゅう)(?![一-鿿])|まで|迄|締め?切?り?|〆切?)に?(?:は|には)?(?!の間|続|かか)"
    )
    return time, due


def find_days(text: str, today: datetime.date, start: int = 0, end: int | None = None) -> list[Day]:
    """Every day that text[start:end] names, in its order; the longest wording counts where two overlap."""
    last = len(text) if end is None else end
    found = days.without_overlaps(list(_read(text, today, start, last)))
    return [_with_tail(text, day, last, today) for day in found]


def _read(text: str, today: datetime.date, start: int, end: int) -> Iterator[Day]:
    for pattern, reader in _grammar():
        for found in pattern.finditer(text, start, end):
            readings = reader(found, today)
            if readings is not None:
                yield Day(found.start(), found.end(), *readings)


def _with_tail(text: str, day: Day, last: int, today: datetime.date) -> Day:
    """Take in the time of the day (の夜, 19時) and tell an end (までに) from a day."""
    time, due = _tails()
    after = time.match(text, day.end, last)
    end = after.end() if after else day.end
    ending = due.match(text, end, last)
    by_end = len(day.next) == 7 and ending is not None and "末" in text[day.start : ending.end()]
    closing = days.month_end(*map(int, day.next.split("-"))) if by_end else None
    if ending and closing is not None and closing[1] > today.isoformat():
        # 今月末までに
        return Day(day.start, ending.end(), *closing, due=True)
    if ending and not (
        ending.group().startswith(("まで", "迄")) and day.last == day.next <= today.isoformat()
    ):
        return day.as_due(ending.end())
    return Day(day.start, end, day.last, day.next)
