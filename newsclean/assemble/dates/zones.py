"""Zones of time as pages print them: offsets, and names whose meaning the page's country may have to settle."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

# Names with one meaning, in minutes east of Greenwich.
_FIXED = {
    name: minutes
    for minutes, names in {
        0: "GMT UTC UT Z WET",
        60: "CET MEZ WEST WAT HNEC",
        120: "CEST MESZ EET CAT SAST HAEC",
        180: "EEST MSK МСК TRT TSİ EAT",
        240: "GST",
        300: "PKT UZT",
        345: "NPT",
        420: "WIB ICT",
        480: "HKT SGT PHT WITA AWST MYT",
        540: "JST KST WIT",
        570: "ACST",
        600: "AEST",
        630: "ACDT",
        660: "AEDT",
        720: "NZST",
        780: "NZDT",
        -180: "BRT ADT",
        -210: "NST",
        -240: "EDT",
        -300: "CDT COT PET",
        -360: "MDT",
        -420: "PDT",
        -480: "AKDT",
        -540: "AKST",
        -600: "HST",
    }.items()
    for name in names.split()
}
# Names that countries share, and names that hold for summer and winter: what each means where.
_AMERICAN = ("US", "CA")
_REGIONAL: Mapping[str, Mapping[str, int | str]] = {
    "ET": dict.fromkeys(_AMERICAN, "America/New_York"),
    "CT": dict.fromkeys(_AMERICAN, "America/Chicago"),
    "MT": dict.fromkeys(_AMERICAN, "America/Denver"),
    "PT": dict.fromkeys(_AMERICAN, "America/Los_Angeles"),
    "EST": dict.fromkeys(_AMERICAN, -300) | {"AU": 600},
    "CST": dict.fromkeys(_AMERICAN, -360) | {"MX": -360, "CN": 480, "TW": 480},
    "MST": dict.fromkeys(_AMERICAN, -420) | {"MY": 480},
    "PST": dict.fromkeys(_AMERICAN, -480) | {"PH": 480},
    "AST": {"CA": -240, "SA": 180},
    "BST": {"GB": 60, "BD": 360},
    "IST": {"IN": 330, "IE": 60, "IL": "Asia/Jerusalem"},
    "SST": {"SG": 480},
}
NAMES = frozenset(_FIXED) | frozenset(_REGIONAL)


def offset(text: str) -> dt.timezone | None:
    """The zone of an offset, or None for one that no place on Earth has.

    >>> str(offset("+02:00")), str(offset("-0330")), str(offset("+5")), offset("+99:00")
    ('UTC+02:00', 'UTC-03:30', 'UTC+05:00', None)
    """
    digits = text[1:].replace(":", "")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    if hours > 14 or minutes > 59:
        return None
    total = hours * 60 + minutes
    return dt.timezone(dt.timedelta(minutes=-total if text[0] in "-−" else total))


def named(name: str, moment: dt.datetime, region: str | None) -> dt.timezone | None:
    """The zone that a name means at a naive moment in a region (ISO 3166), or None where that is not settled.

    >>> moment = dt.datetime(2024, 7, 1, 12)
    >>> str(named("MESZ", moment, None)), str(named("ET", moment, "US")), named("ET", moment, None)
    ('UTC+02:00', 'UTC-04:00', None)
    """
    meaning = _FIXED.get(name)
    if meaning is None:
        of_region = _REGIONAL.get(name, {}).get(region or "")
        if of_region is None:
            return None
        meaning = of_region if isinstance(of_region, int) else _minutes(of_region, moment)
    return None if meaning is None else dt.timezone(dt.timedelta(minutes=meaning))


def _minutes(place: str, moment: dt.datetime) -> int | None:
    """What the clocks of a place are ahead of Greenwich, where the machine knows its rules."""
    try:
        ahead = ZoneInfo(place).utcoffset(moment)
    except (ZoneInfoNotFoundError, OSError):
        return None
    return None if ahead is None else int(ahead.total_seconds() // 60)
