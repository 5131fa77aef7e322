"""Times of day as pages print them, and the zones beside them."""

from __future__ import annotations

import datetime as dt
import re

from newsclean.assemble.dates import zones

_CLOCK = re.compile(
    r"(?<![\d.,/])(?:(上午|下午|午前|午後|오전|오후)\s?)?([01]?\d|2[0-4])"
    r"(?:\s?([:：h.٫]|[hHu]|[时時點点시])\s?([0-5]\d)(?:[:：.分]\s?([0-5]\d)(?:[.,]\d+)?)?(?!\d)[分분]?(?!\.\d)|(?=\s?[ap]\.?m))"
    r"(?:\s?([ap])\.?\s?m\b\.?|\s?([πμ])\.?μ\b\.?)?"
    r"(?:\s?(?:Uhr|hrs?|hours|ч)\b\.?)?",
    re.IGNORECASE,
)
_ZONE = re.compile(r"\s?[(\[,]?\s?(?:([A-ZМСКİ]{1,5})\b)?\s?([+\-−]\d{1,2}(?::?\d{2})?(?!\d))?")
AFTER = 40  # characters from a date to its time, such as " | Lesezeit 5 Min. | "
BEFORE = 22  # characters from a time to its date, such as "3:45 p.m. ET, Friday, "
_NEAR_CLOCK = 12  # the same where a full stop parts hours from minutes, which may be any number


def clock(line: str, start: int, end: int) -> re.Match[str] | None:
    """The first time of day that begins in a part of a line.

    >>> time_of(clock("May 17, 2024 at 3:45 PM", 12, 23))
    datetime.time(15, 45)
    """
    for match in _CLOCK.finditer(line, start, min(len(line), end + 14)):
        if match.start() >= end:
            return None
        marked = match[1] or match[6] or match[7] or match[0][-1].isalpha()
        if match[3] == "." and not marked and match.start() - start > _NEAR_CLOCK:
            continue
        return match
    return None


def time_of(match: re.Match[str]) -> dt.time | None:
    """The time that a match tells; None for an hour that no day has."""
    hour, minute, second = int(match[2]), int(match[4] or 0), int(match[5] or 0)
    half = (match[6] or {"π": "a", "μ": "p"}.get((match[7] or "").lower()) or "").lower()
    if match[1]:
        half = "p" if match[1] in ("下午", "午後", "오후") else "a"
    if half == "p" and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return dt.time(hour, minute, second) if hour < 24 else None


def zone_at(line: str, at: int, moment: dt.datetime, region: str | None) -> tuple[dt.timezone | None, int]:
    """The zone that stands at a place in a line, and where it ends."""
    match = _ZONE.match(line, at)
    if match is None:
        return None, at
    name, ahead = match[1], match[2]
    if name and name not in zones.NAMES:
        return None, at
    if ahead and (name in (None, "GMT", "UTC", "Z")):
        return (zones.offset(ahead), match.end()) if name or len(ahead) > 3 else (None, at)
    if name:
        return zones.named(name, moment, region), match.end()
    return None, at
