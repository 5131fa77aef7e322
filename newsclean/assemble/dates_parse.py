"""Dates as pages write them: stamps for machines, and dates printed for readers in any of some eighty languages.

A library does the same (dateparser), in milliseconds a line, and takes more for dates than papers print as such: its
guesses at ambiguous orders and relative words are what this project must not make. So: one look for numbers and
months, with facts from Unicode's CLDR.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsclean.assemble import dates_years, dates_zones
from newsclean.assemble.dates_words import begins_month, in_ascii_digits, is_first_of_two, month, persian_month, words

LONGEST_STAMP = 120  # characters; what is longer is no date
EARLIEST, LATEST = 1700, 2099  # years that any page can mean


@dataclass(frozen=True, slots=True)
class Printed:
    """A date in a line of text: the day, and the time and zone beside it."""

    day: dt.date
    start: int  # where in the line it begins and ends, the time included
    end: int
    time: dt.time | None = None
    zone: dt.timezone | None = None
    swapped: dt.date | None = None  # the other reading, where day and month could each be the other

    @property
    def moment(self) -> dt.datetime | None:
        """The moment, aware where the zone is known; None without a time."""
        return dt.datetime.combine(self.day, self.time, self.zone) if self.time else None


@dataclass(frozen=True, slots=True)
class Habits:
    """How a page writes dates: its language and country, and whether it puts the month first (None: not known)."""

    language: str = ""  # the primary subtag
    region: str | None = None  # ISO 3166
    month_first: bool | None = None


_ISO = re.compile(
    r"\s*([12]\d{3})-?([01]\d)-?([0-3]\d)"
    r"(?:[T ,]+([0-2]\d):?([0-5]\d)(?::?([0-5]\d))?(?:[.,:]\d+)?\s*(Z|[+-−]\d{2}:?\d{2}|[+-−]\d{1,2})?)?(?![\d])",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"(\d{10})(?:\.\d+|\d{3})?")
# "Fri Apr 28 19:20:36 CEST 2023", as Java and C write it
_CTIME = re.compile(r"(?:\w{3},? )?(\w{3}) +(\d{1,2}) (\d\d:\d\d:\d\d)(?: ([A-Z+:\d-]+))? (\d{4})")

_DIGIT = re.compile(r"\d")
_NUMERIC = re.compile(
    r"(?<![\d.,/:$€£-])(\d{1,4})\s?([./\-‐–．／])\s?(\d{1,2})\s?\2\s?(\d{1,4})"
    r"(?![\d%€$]|[.,/-](?!\d\d:)\d)"
)
_NUMBERED = re.compile(
    r"(令和|平成|昭和|大正|明治|民國|民国)?\s?(\d{1,4}|元)\s?(?:年|년|оны?)\s?(\d{1,2})\s?(?:月|월|(?:-р\s)?сарын)\s?"
    r"(\d{1,2})(?:\s?[日일号號])?"
)
_YEAR_SIGNS, _MONTH_SIGN = ("年", "년", "он"), "tháng"  # told in a fifth of the patterns' time
_THANG = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s*,|\s+năm)?\s+(\d{4})", re.IGNORECASE)
_TOKEN = re.compile(r"\d+|[ก-๙]{1,3}\.[ก-๙]\.?|[^\W\d_][^\s\d.,;:/()|·•–—_-]*|\S")
# What may stand between the day, the month and the year.
_FILLERS = frozenset(
    ". , - / ' ’ ` de del d d' d’ di da do of the st nd rd th er º ª ° a e ta ta' ta’ i n το του της г року m gada lá "
    "en ko am an den dem el le il 'of în w dnia в ngày "
    "كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين الثاني الأول".split()
)
_CLOCK = re.compile(
    r"(?<![\d.,/])(?:(上午|下午|午前|午後|오전|오후)\s?)?([01]?\d|2[0-4])"
    r"(?:\s?([:：h.٫]|[hHu]|[时時點点시])\s?([0-5]\d)(?:[:：.分]\s?([0-5]\d)(?:[.,]\d+)?)?(?!\d)[分분]?(?!\.\d)|(?=\s?[ap]\.?m))"
    r"(?:\s?([ap])\.?\s?m\b\.?|\s?([πμ])\.?μ\b\.?)?"
    r"(?:\s?(?:Uhr|hrs?|hours|ч)\b\.?)?",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\s?[(\[,]?\s?(?:([A-ZМСКİ]{1,5})\b)?\s?([+\-−]\d{1,2}(?::?\d{2})?(?!\d))?")
_AFTER = 40  # characters from a date to its time, such as " | Lesezeit 5 Min. | "
_BEFORE = 22  # characters from a time to its date, such as "3:45 p.m. ET, Friday, "
_NEAR_CLOCK = 12  # the same where a full stop parts hours from minutes, which may be any number
_MONTH_FIRST = frozenset(("US", "PH", "CA", "FM", "PW"))
_PERSIAN = ("fa", "ps", "ckb")
_YEAR_FIRST = frozenset(("ja", "zh", "ko", "hu", "lt", "mn"))


def stamp(value: str, habits: Habits) -> Printed | None:
    """The date of a claim's value: ISO 8601, RFC 2822, seconds or milliseconds since 1970, or as readers see it.

    >>> stamp("2024-05-17T10:30:00+02:00", Habits()).moment.isoformat()
    '2024-05-17T10:30:00+02:00'
    >>> stamp("1715934600", Habits()).day, stamp("Invalid date", Habits()), stamp("0000-00-00", Habits())
    (datetime.date(2024, 5, 17), None, None)
    """
    value = value.strip()
    if len(value) > LONGEST_STAMP:
        return None
    iso = _ISO.match(value)
    if iso:
        return _from_iso(iso, value, habits)
    epoch = _EPOCH.fullmatch(value)
    if epoch:
        moment = dt.datetime.fromtimestamp(int(epoch[1]), dt.UTC)
        return Printed(moment.date(), 0, len(value), moment.time(), dt.UTC) if moment.year > 1990 else None
    value = _CTIME.sub(r"\2 \1 \5 \3 \4", value)
    return next(printed(value, habits), None)


def _from_iso(match: re.Match[str], value: str, habits: Habits) -> Printed | None:
    day = _day(int(match[1]), int(match[2]), int(match[3]))
    if day is None:
        return None
    if not match[4] or int(match[4]) > 23:
        return Printed(day, 0, match.end())
    time = dt.time(int(match[4]), int(match[5]), int(match[6] or 0))
    if match[7]:
        zone = dt.UTC if match[7] in "Zz" else dates_zones.offset(match[7])
    else:
        zone = _zone(value, match.end(), dt.datetime.combine(day, time), habits)[0]
    return Printed(day, 0, match.end(), time, zone)


def printed(line: str, habits: Habits) -> Iterator[Printed]:
    """The dates in a line, in order, each with the time and zone that stand beside it.

    >>> [d.moment.isoformat() for d in printed("Tuesday 21 November 2017 08:52 GMT", Habits("en"))]
    ['2017-11-21T08:52:00+00:00']
    >>> [d.day.isoformat() for d in printed("Publicado el 17 de mayo de 2024, actualizado 18/05/2024", Habits("es"))]
    ['2024-05-17', '2024-05-18']
    """
    if not _DIGIT.search(line):
        return
    line = in_ascii_digits(line)
    found: list[_Found] = []
    for one in sorted(_found(line, habits), key=lambda f: (f[1], -f[2])):
        if not found or one[1] >= found[-1][2]:
            found.append(one)
    for n, (days, start, end) in enumerate(found):
        following = found[n + 1][1] if n + 1 < len(found) else len(line)
        yield _with_clock(line, days, (start, end), following, habits)


_Days = tuple[dt.date, dt.date | None]
_Found = tuple[_Days, int, int]


def _found(line: str, habits: Habits) -> Iterator[_Found]:
    for match in _NUMERIC.finditer(line):
        days = _numeric(match, habits)
        if days:
            yield days, match.start(), match.end()
    for match in _NUMBERED.finditer(line) if any(sign in line for sign in _YEAR_SIGNS) else ():
        year = 1 if match[2] == "元" else int(match[2])
        year = dates_years.of_era(match[1], year) if match[1] else dates_years.common(year, len(match[2]), "")
        day = _day(year, int(match[3]), int(match[4]))
        if day:
            yield (day, None), match.start(), match.end()
    for match in _THANG.finditer(line) if _MONTH_SIGN in line.lower() else ():
        day = _day(int(match[3]), int(match[2]), int(match[1]))
        if day:
            yield (day, None), match.start(), match.end()
    yield from _named(line, habits)


def _numeric(match: re.Match[str], habits: Habits) -> _Days | None:
    """The readings of three numbers."""
    first, mark, middle, last = match[1], match[2], int(match[3]), match[4]
    language = habits.language
    if len(first) > 2 or (len(last) <= 2 and language in _YEAR_FIRST):
        if len(last) > 2:
            return None
        if language in _PERSIAN:
            day = dates_years.persian(int(first), middle, int(last))
            if day:
                return day, None
        day = _day(dates_years.common(int(first), len(first), language), middle, int(last))
        return (day, None) if day else None
    if len(last) not in (2, 4):
        return None
    year = dates_years.common(int(last), len(last), language)
    day_first, month_first = _day(year, middle, int(first)), _day(year, int(first), middle)
    if mark in ".．" and not habits.month_first:
        month_first = None if day_first or len(last) == 2 else month_first
    if not (day_first and month_first) or day_first == month_first:
        one = day_first or month_first
        return (one, None) if one else None
    return (month_first, day_first) if habits.month_first else (day_first, month_first)


def _named(line: str, habits: Habits) -> Iterator[_Found]:
    """Dates with the name of a month, which numbers for day and year stand around."""
    texts = _TOKEN.findall(line)
    if not any(begins_month(text, habits.language) for text in texts):
        return
    tokens = list(_TOKEN.finditer(line))
    for n, word in enumerate(texts):
        number, last = month(word, habits.language), n
        if number is None and is_first_of_two(word) and n + 1 < len(texts):  # "Meán Fómhair", "كانون الثاني"
            number = month(f"{word} {texts[n + 1]}", habits.language)
            last += number is not None
        iranian = persian_month(word) if number is None else None
        if not (number or iranian):
            continue
        parts = _arranged(_numbers(line, tokens, n, -1), _numbers(line, tokens, last, 1))
        if parts is None:
            continue
        day_token, year_token = parts
        day = int(day_token[0])
        if iranian:
            date = dates_years.persian(int(year_token[0]), iranian, day)
        else:
            year = dates_years.common(int(year_token[0]), len(year_token[0]), habits.language)
            date = _day(year, number or 0, day)
        if date:
            spans = [t.span() for t in (day_token, year_token, tokens[n])]
            yield (date, None), min(s for s, _ in spans), max(e for _, e in spans)


def _numbers(line: str, tokens: list[re.Match[str]], at: int, step: int) -> list[re.Match[str]]:
    """Up to two numbers on one side of a month, nearest first, with nothing but fillers between; no times."""
    found: list[re.Match[str]] = []
    fillers = 0
    at += step
    while 0 <= at < len(tokens) and len(found) < 2 and fillers < 4:
        token = tokens[at]
        if token[0][0].isdecimal():
            if line[token.end() : token.end() + 1] == ":" or line[token.start() - 1 : token.start()] == ":":
                break
            found.append(token)
            fillers = 0
        elif token[0].lower() in _FILLERS:
            fillers += 1
        else:
            break
        at += step
    return found


def _arranged(before: list[re.Match[str]], after: list[re.Match[str]]) -> tuple[re.Match[str], re.Match[str]] | None:
    """Which numbers are the day and the year."""
    if before and _is_day(before[0]):
        if after and _is_year(after[0]):
            return before[0], after[0]
        if len(before) == 2 and len(before[1][0]) == 4:
            return before[0], before[1]
    if after and _is_day(after[0]):
        if len(after) == 2 and _is_year(after[1]):
            return after[0], after[1]
        if before and len(before[0][0]) == 4:
            return after[0], before[0]
    return None


def _is_day(token: re.Match[str]) -> bool:
    return len(token[0]) <= 2 and 1 <= int(token[0]) <= 31


def _is_year(token: re.Match[str]) -> bool:
    if len(token[0]) == 2 and int(token[0]) > 0:
        return "," not in token.string[token.start() - 2 : token.start()]  # "on 10 June, 20 stayed"
    return len(token[0]) == 4


def _with_clock(line: str, days: _Days, span: tuple[int, int], following: int, habits: Habits) -> Printed:
    """A date with the time behind it, else with the one before it."""
    start, end = span
    day, swapped = days
    match = _clock(line, end, min(end + _AFTER, following))
    if match and words().modified.search(line[end : match.start()].lower()):
        match = None  # "17 May 2024, updated 10:30": the time is another date's
    if match is None and start:
        match = _clock(line, max(0, start - _BEFORE), start)
    time = match and _time(match)
    if match is None or time is None:
        return Printed(day, start, end, swapped=swapped)
    zone, zone_end = _zone(line, match.end(), dt.datetime.combine(day, time), habits)
    return Printed(day, min(start, match.start()), max(end, zone_end), time, zone, swapped)


def _clock(line: str, start: int, end: int) -> re.Match[str] | None:
    for match in _CLOCK.finditer(line, start, min(len(line), end + 14)):
        if match.start() >= end:
            return None
        marked = match[1] or match[6] or match[7] or match[0][-1].isalpha()
        if match[3] == "." and not marked and match.start() - start > _NEAR_CLOCK:
            continue
        return match
    return None


def _time(match: re.Match[str]) -> dt.time | None:
    hour, minute, second = int(match[2]), int(match[4] or 0), int(match[5] or 0)
    half = (match[6] or {"π": "a", "μ": "p"}.get((match[7] or "").lower()) or "").lower()
    if match[1]:
        half = "p" if match[1] in ("下午", "午後", "오후") else "a"
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return dt.time(hour, minute, second) if hour < 24 else None


def _zone(line: str, at: int, moment: dt.datetime, habits: Habits) -> tuple[dt.timezone | None, int]:
    """The zone that stands at a place in a line, and where it ends."""
    match = _ZONE.match(line, at)
    if match is None:
        return None, at
    name, ahead = match[1], match[2]
    if name and name not in dates_zones.NAMES:
        return None, at
    if ahead and (name in (None, "GMT", "UTC", "Z")):
        return (dates_zones.offset(ahead), match.end()) if name or len(ahead) > 3 else (None, at)
    if name:
        return dates_zones.named(name, moment, habits.region), match.end()
    return None, at


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if EARLIEST <= year <= LATEST else None
    except ValueError:
        return None


_URL_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([/_.-]?)(0?[1-9]|1[0-2]|[a-z]{3,10})\2(0[1-9]|[12]\d|3[01]|[1-9])(?!\d)", re.IGNORECASE
)


def day_in_url(url: str) -> dt.date | None:
    """The day that an address holds; a year and a month alone are none.

    >>> day_in_url("https://paper.example/2024/05/17/rain"), day_in_url("https://paper.example/2024/05/rain")
    (datetime.date(2024, 5, 17), None)
    >>> day_in_url("https://paper.example/2024/may/17/rain")
    datetime.date(2024, 5, 17)
    """
    for match in _URL_DAY.finditer(url):
        if match[2] or len(match[0]) == 8:
            number = int(match[3]) if match[3].isdigit() else month(match[3], "en")
            return _day(int(match[1]), number or 0, int(match[4]))
    return None
