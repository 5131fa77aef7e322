"""Dates written for machines: stamps in claims, and days in addresses."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from newsclean.assemble.dates import zones
from newsclean.assemble.dates.clock import zone_at
from newsclean.assemble.dates.parse import Habits, Printed, day_of, printed
from newsclean.assemble.dates.words import month

MOST_KNOWN = 1024
LONGEST_STAMP = 120  # characters; what is longer is no date
_ISO = re.compile(
    r"\s*([12]\d{3})-?([01]\d)-?([0-3]\d)"
    r"(?:[T ,]+([0-2]\d):?([0-5]\d)(?::?([0-5]\d))?(?:[.,:]\d+)?\s*(Z|[+\-−]\d{2}:?\d{2}|[+\-−]\d{1,2})?)?(?![\d])",
    re.IGNORECASE,
)
_EPOCH = re.compile(r"(\d{10})(?:\.\d+|\d{3})?")
# "Fri Apr 28 19:20:36 CEST 2023", as Java and C write it
_CTIME = re.compile(r"(?:\w{3},? )?(\w{3}) +(\d{1,2}) (\d\d:\d\d:\d\d)(?: ([A-Z+:\d-]+))? (\d{4})")
_URL_DAY = re.compile(
    r"(?<!\d)((?:19|20)\d\d)([/_.-]?)(0?[1-9]|1[0-2]|[a-z]{3,10})\2(0[1-9]|[12]\d|3[01]|[1-9])(?!\d)", re.IGNORECASE
)


def stamp(value: str, habits: Habits) -> Printed | None:
    """The date of a claim's value: ISO 8601, RFC 2822, seconds or milliseconds since 1970, or as readers see it.

    >>> stamp("2024-05-17T10:30:00+02:00", Habits()).moment.isoformat()
    '2024-05-17T10:30:00+02:00'
    >>> stamp("1715934600", Habits()).day, stamp("Invalid date", Habits()), stamp("0000-00-00", Habits())
    (datetime.date(2024, 5, 17), None, None)
    """
    value = value.strip()
    return _stamp(value, habits) if len(value) <= LONGEST_STAMP else None


@lru_cache(maxsize=MOST_KNOWN)  # a page claims its date in four places
def _stamp(value: str, habits: Habits) -> Printed | None:
    iso = _ISO.match(value)
    if iso:
        return _from_iso(iso, value, habits)
    epoch = _EPOCH.fullmatch(value)
    if epoch:
        moment = dt.datetime.fromtimestamp(int(epoch[1]), dt.UTC)
        return Printed(moment.date(), 0, len(value), moment.time(), dt.UTC) if moment.year > 1990 else None
    value = _CTIME.sub(r"\2 \1 \5 \3 \4", value)
    return next(printed(value, habits), None)


@lru_cache(maxsize=MOST_KNOWN)  # the lines of a document's head are asked more than once
def day_printed(line: str) -> bool:
    """Whether a line opens with a date, in any language, but for a weekday.

    >>> day_printed("March 4, 2026 Wednesday"), day_printed("Mercredi 4 mars 2026"), day_printed("Page 4, of 2026")
    (True, True, False)
    """
    found = next(printed(line, Habits()), None)
    return found is not None and found.day.year > 1700 and len(line[: found.start].split()) <= 1


def _from_iso(match: re.Match[str], value: str, habits: Habits) -> Printed | None:
    day = day_of(int(match[1]), int(match[2]), int(match[3]))
    if day is None:
        return None
    if not match[4] or int(match[4]) > 23:
        return Printed(day, 0, match.end())
    time = dt.time(int(match[4]), int(match[5]), int(match[6] or 0))
    if match[7]:
        zone = dt.UTC if match[7] in "Zz" else zones.offset(match[7])
    else:
        zone = zone_at(value, match.end(), dt.datetime.combine(day, time), habits.region)[0]
    return Printed(day, 0, match.end(), time, zone)


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
            return day_of(int(match[1]), number or 0, int(match[4]))
    return None
