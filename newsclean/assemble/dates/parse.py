"""Dates as pages print them for readers, in any of some eighty languages.

A library does the same (dateparser), in milliseconds a line, and takes more for dates than papers print as such: its
guesses at ambiguous orders and relative words are what this project must not make. So: one look for numbers and
months, with facts from Unicode's CLDR.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from newsclean.assemble.dates import years
from newsclean.assemble.dates.clock import AFTER, BEFORE, clock, time_of, zone_at
from newsclean.assemble.dates.words import (
    begins_month,
    in_ascii_digits,
    is_first_of_two,
    month,
    persian_month,
    weekday,
    words,
)

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


MAY_DATE = re.compile(r"\d\d|\d.\d|年.+月")  # what each date has; other lines need no closer look
_NUMERIC = re.compile(
    r"(?<![\d.,/:$€£-])(\d{1,4})\s?([./\-‐–．／])\s?(\d{1,2})\s?\2\s?(\d{1,4})"
    r"(?![\d%€$]|[.,/-](?!\d\d:)\d)"
)
_ERA, _HAN = "|".join(years.ERAS), years.HAN
# In Japan newspapers print both counts, one in brackets: "2025（令和7）年", "令和7年（2025年）".
_BESIDE = rf"(?:\s?[（(](?:{_ERA}|[MTSHR])?\s?[\d{_HAN}]{{1,4}}年?[）)])?"
_NUMBERED = re.compile(
    rf"(?P<era>{_ERA})?\s?(?P<year>[\d{_HAN}]{{1,5}}){_BESIDE}\s?(?:年|년|оны?){_BESIDE}\s?"
    rf"(?P<month>[\d{_HAN}]{{1,3}})\s?(?:月|월|(?:-р\s)?сарын)\s?(?P<day>[\d{_HAN}]{{1,3}})(?:\s?[日일号號])?"
)
_SHORT_ERA = re.compile(
    rf"(?<![^\W\d])(?P<era>{_ERA}|[HRS])\s?(?P<year>\d{{1,2}})([./．／])(?P<month>\d{{1,2}})\3(?P<day>\d{{1,2}})(?!\d)"
)
_YEAR_SIGNS, _MONTH_SIGN = ("年", "년", "он"), "tháng"  # told in a fifth of the patterns' time
_THANG = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2})(?:\s*,|\s+năm)?\s+(\d{4})", re.IGNORECASE)
_TOKEN = re.compile(r"\d+|[ก-๙]{1,3}\.[ก-๙]\.?|[^\W\d_][^\s\d.,;:/()|·•–—_-]*|\S")
# What may stand between the day, the month and the year.
_FILLERS = frozenset(
    ". , - / ' ’ ` de del d d' d’ di da do of the st nd rd th er º ª ° a e ta ta' ta’ i n το του της г року m gada lá "
    "พ.ศ. พ.ศ ค.ศ. ค.ศ en ko am an den dem el le il 'of în w dnia в ngày "
    "كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين الثاني الأول".split()
)
_PERSIAN = ("fa", "ps", "ckb")
_YEAR_FIRST = frozenset(("ja", "zh", "ko", "hu", "lt", "mn"))


def printed(line: str, habits: Habits) -> Iterator[Printed]:
    """The dates in a line, in order, each with the time and zone that stand beside it.

    >>> [d.moment.isoformat() for d in printed("Tuesday 21 November 2017 08:52 GMT", Habits("en"))]
    ['2017-11-21T08:52:00+00:00']
    >>> [d.day.isoformat() for d in printed("Publicado el 17 de mayo de 2024, actualizado 18/05/2024", Habits("es"))]
    ['2024-05-17', '2024-05-18']
    """
    if not MAY_DATE.search(line):
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
    if habits.language == "ja" or any(sign in line for sign in _YEAR_SIGNS):
        yield from _numbered(line, habits)
    for match in _THANG.finditer(line) if _MONTH_SIGN in line.lower() else ():
        day = day_of(int(match[3]), int(match[2]), int(match[1]))
        if day:
            yield (day, None), match.start(), match.end()
    yield from _named(line, habits)


def _numbered(line: str, habits: Habits) -> Iterator[_Found]:
    """Dates whose numbers stand before the signs of year, month and day; or behind a Japanese era, as short."""
    matches = [*_NUMBERED.finditer(line), *(_SHORT_ERA.finditer(line) if habits.language == "ja" else ())]
    for match in matches:
        era, year, *rest = match["era"], years.number(match["year"]), match["month"], match["day"]
        year = years.of_era(era, year) if era else years.common(year, len(str(year)), habits.language)
        day = day_of(year, *map(years.number, rest))
        if day:
            yield (day, None), match.start(), match.end()


def _numeric(match: re.Match[str], habits: Habits) -> _Days | None:
    """The readings of three numbers."""
    first, mark, middle, last = match[1], match[2], int(match[3]), match[4]
    language = habits.language
    if len(first) > 2 or (len(last) <= 2 and language in _YEAR_FIRST):
        if len(last) > 2:
            return None
        if language in _PERSIAN:
            day = years.persian(int(first), middle, int(last))
            if day:
                return day, None
        day = day_of(years.common(int(first), len(first), language), middle, int(last))
        return (day, None) if day else None
    if len(last) not in (2, 4):
        return None
    year = years.common(int(last), len(last), language)
    day_first, month_first = day_of(year, middle, int(first)), day_of(year, int(first), middle)
    if mark in ".．" and not habits.month_first:
        month_first = None if day_first or len(last) == 2 else month_first
    if not (day_first and month_first) or day_first == month_first:
        one = day_first or month_first
        return (one, None) if one else None
    # Libraries leave the weekday out of account: dateparser 1.5.0 reads "Thursday, 03/04/2025" as a Tuesday in March.
    named = weekday(match.string[: match.start()].rstrip(" ,").rpartition(" ")[2], language)
    fit = [day for day in (day_first, month_first) if day.isoweekday() == named]
    if len(fit) == 1:
        return fit[0], None
    return (month_first, day_first) if habits.month_first else (day_first, month_first)


def _named(line: str, habits: Habits) -> Iterator[_Found]:
    """Dates with the name of a month, which numbers for day and year stand around."""
    texts = _TOKEN.findall(line)
    named = [n for n, text in enumerate(texts) if text[0].isalpha() and begins_month(text, habits.language)]
    if not named:
        return
    tokens = list(_TOKEN.finditer(line))
    for n in named:
        word, last = texts[n], n
        number = month(word, habits.language)
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
            date = years.persian(int(year_token[0]), iranian, day)
        else:
            year = years.common(int(year_token[0]), len(year_token[0]), habits.language)
            date = day_of(year, number or 0, day)
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
    match = clock(line, end, min(end + AFTER, following))
    if match and words().modified.search(line[end : match.start()].lower()):
        match = None  # "17 May 2024, updated 10:30": the time is another date's
    if match is None and start:
        match = clock(line, max(0, start - BEFORE), start)
    time = match and time_of(match)
    if match is None or time is None:
        return Printed(day, start, end, swapped=swapped)
    zone, zone_end = zone_at(line, match.end(), dt.datetime.combine(day, time), habits.region)
    return Printed(day, min(start, match.start()), max(end, zone_end), time, zone, swapped)


def day_of(year: int, month: int, day: int) -> dt.date | None:
    """The day of three numbers; None for one that no calendar has, or that no page means."""
    try:
        return dt.date(year, month, day) if EARLIEST <= year <= LATEST else None
    except ValueError:
        return None
