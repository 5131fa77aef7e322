"""Years that are not counted from the birth of Christ: Thai, Persian, Minguo and Japanese."""

from __future__ import annotations

import datetime as dt

ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867, "民國": 1911, "民国": 1911}
_INITIALS = {"R": "令和", "H": "平成", "S": "昭和"}
_VALUES = dict(zip("〇零一二三四五六七八九十元", (0, *range(11), 1), strict=True))
HAN = "".join(_VALUES)  # with the word for an era's first year
_BUDDHIST = 543
_MINGUO = 1911
# The leap years of the Persian calendar's 33-year cycle, which agrees with the equinox from 1178 to 1633.
_CYCLE = 33
_LEAPS = (1, 5, 9, 13, 17, 22, 26, 30)
_FIRST_OF_1300 = dt.date(1921, 3, 21)


def of_era(era: str, year: int) -> int:
    """A year of a Japanese era, or of the Republic of China, in the common count.

    >>> of_era("令和", 7), of_era("R", 7), of_era("民國", 113)
    (2025, 2025, 2024)
    """
    return ERAS[_INITIALS.get(era, era)] + year


def number(text: str) -> int:
    """A number in digits or in Chinese characters, of which years have one for each digit.

    >>> number("31"), number("三十一"), number("十"), number("二〇二五"), number("元")
    (31, 31, 10, 2025, 1)
    """
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return 10 * (_digits(tens) or 1) + _digits(ones) if ten else _digits(text)


def _digits(text: str) -> int:
    return int("".join(sign if sign.isdecimal() else str(_VALUES[sign]) for sign in text) or 0)


def common(year: int, digits: int, language: str) -> int:
    """A printed year in the common count, by its size and the page's language.

    >>> common(2567, 4, "th"), common(67, 2, "th"), common(113, 3, "zh"), common(24, 2, "de")
    (2024, 2024, 2024, 2024)
    """
    if digits == 2:
        year += 2500 if language == "th" else 2000
    if digits == 3 and language == "zh":
        return year + _MINGUO
    return year - _BUDDHIST if 2400 < year < 2700 else year


def is_leap(year: int) -> bool:
    """Whether a Persian year has 366 days."""
    return year % _CYCLE in _LEAPS


def persian(year: int, month: int, day: int) -> dt.date | None:
    """A day of the Persian solar calendar, for the years 1300 to 1499; None for a day that it does not have.

    >>> persian(1403, 2, 28), persian(1403, 12, 30), persian(1404, 12, 30)
    (datetime.date(2024, 5, 17), datetime.date(2025, 3, 20), None)
    """
    if not (1300 <= year < 1500 and 1 <= month <= 12):
        return None
    longest = 31 if month <= 6 else 30 if month <= 11 or is_leap(year) else 29
    if not 1 <= day <= longest:
        return None
    years = sum(365 + is_leap(y) for y in range(1300, year))
    months = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return _FIRST_OF_1300 + dt.timedelta(days=years + months + day - 1)
