"""Printed dates and stamps are read in every language, and what is no date is none."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.assemble.dates.parse import Habits, printed
from newsclean.assemble.dates.stamp import day_in_url, stamp
from tests.each import each

# Language (with region, where it matters), what is read (- for nothing), and the line.
LINES = Path(__file__).with_name("dates.tsv").read_text(encoding="utf-8").splitlines()
CASES = [(line.split("\t")[0], line.split("\t")[1], line.split("\t")[2]) for line in LINES]


def habits(tag: str) -> Habits:
    language, _, region = tag.partition("-")
    if language != "en":
        return Habits(language, region or None, False)
    return Habits("en", region or "US", region in ("", "US"))


@each(CASES)
def test_a_date_is_read_as_its_readers_do(tag: str, want: str, line: str) -> None:
    date = stamp(line, habits(tag))
    if want == "-":
        assert date is None
    else:
        assert date is not None
        assert (date.moment or date.day).isoformat() == want


def test_the_table_covers_languages_enough() -> None:
    assert len({tag.partition("-")[0] for tag, want, _ in CASES if want != "-"}) >= 55


def days(line: str, tag: str = "en") -> list[str]:
    return [date.day.isoformat() for date in printed(line, habits(tag))]


def test_a_line_may_hold_several_dates() -> None:
    assert days("Published 17 May 2024, updated May 18, 2024 and on 2024-05-19") == [
        "2024-05-17",
        "2024-05-18",
        "2024-05-19",
    ]


def test_a_time_belongs_to_the_date_beside_it() -> None:
    first, second = printed("Publié le 17 mai 2024 à 14h30, mis à jour le 18 mai 2024 à 9h05", Habits("fr"))
    assert (first.time, second.time) == (dt.time(14, 30), dt.time(9, 5))


@each(
    [
        "It costs 12.50.2024 dollars",
        "The 2024 season has 38 games",
        "Call 020-7946-0018 or 0049.30.1234",
        "May 300 people come in March?",
        "Of 5 May and 10 June, 20 stayed",
        "2 hours ago",
        "10:30",
        "99.99.9999",
        "0000-00-00",
        "The score was 3-2-1",
        "",
    ],
)
def test_numbers_are_no_dates(line: str) -> None:
    assert days(line) == []


@each(
    [
        ("17 May 2024 10:30 ET", "US", "UTC-04:00"),
        ("17 January 2024 10:30 ET", "CA", "UTC-05:00"),
        ("17 May 2024 10:30 ET", None, None),
        ("17 May 2024 10:30 EST", "AU", "UTC+10:00"),
        ("17 May 2024 10:30 EST", None, None),
        ("17 May 2024 10:30 IST", "IN", "UTC+05:30"),
        ("17 May 2024 10:30 IST", None, None),
        ("17 May 2024 10:30 EDT", None, "UTC-04:00"),
        ("17 May 2024 10:30 BST", "GB", "UTC+01:00"),
        ("17 May 2024 10:30 GMT+2", None, "UTC+02:00"),
        ("17 May 2024 10:30 +05:45", None, "UTC+05:45"),
        ("17 May 2024 10:30 (MESZ)", None, "UTC+02:00"),
        ("17 May 2024 10:30 THE", None, None),
        ("17 May 2024 10:30", "US", None),
    ],
)
def test_a_zone_is_known_only_where_it_is_settled(line: str, region: str | None, zone: str | None) -> None:
    (date,) = printed(line, Habits("en", region))
    assert date.time == dt.time(10, 30)
    assert (None if date.zone is None else str(date.zone)) == zone


def test_an_ambiguous_order_is_said_to_be_so() -> None:
    (date,) = printed("03/04/2024", Habits("en"))
    assert {date.day, date.swapped} == {dt.date(2024, 4, 3), dt.date(2024, 3, 4)}
    assert next(printed("04/04/2024", Habits("en"))).swapped is None
    assert next(printed("25/04/2024", Habits("en"))).swapped is None


@each(
    [
        ("https://paper.example/2024/05/17/rain", "2024-05-17"),
        ("https://paper.example/news/2024-05-17-rain.html", "2024-05-17"),
        ("https://paper.example/rain-20240517", "2024-05-17"),
        ("https://paper.example/2024/may/17/rain", "2024-05-17"),
        ("https://paper.example/2024/05/rain", None),
        ("https://paper.example/2024/rain-17-5", None),
        ("https://paper.example/rain-123456789", None),
        ("https://paper.example/2024/13/40/rain", None),
        ("", None),
    ],
)
def test_only_a_whole_day_in_an_address_is_a_day(url: str, day: str | None) -> None:
    found = day_in_url(url)
    assert (found and found.isoformat()) == day


@given(st.text(max_size=140), st.sampled_from(["", "en", "de", "th", "fa", "zh", "ja", "vi"]))
def test_no_text_breaks_the_reader(text: str, language: str) -> None:
    stamp(text, Habits(language))
    for date in printed(text, Habits(language)):
        assert 0 <= date.start < date.end <= len(text)


@given(st.dates(dt.date(1990, 1, 1), dt.date(2098, 12, 31)), st.times().map(lambda t: t.replace(microsecond=0)))
def test_iso_stamps_are_read_back(day: dt.date, time: dt.time) -> None:
    moment = dt.datetime.combine(day, time, dt.UTC)
    date = stamp(moment.isoformat(), Habits())
    assert date is not None
    assert date.moment == moment


@pytest.mark.parametrize(
    "line", ["May ⁰ 2024", "⁵ May 2024", "3 May² 2024", "17 ① May 2024", "May ½, 2024", "2024 May ⁷"]
)
def test_raised_and_circled_digits_are_no_numbers_and_raise_nothing(line: str) -> None:
    assert [date for date in printed(line, Habits("en")) if date.day.day in (5, 7)] == []


@pytest.mark.parametrize("value", ["2024-05-17 10:30 50700", "2024-05-17T10:30:00 A0200", "2024-05-17T10:30:00<02:00"])
def test_an_offset_begins_with_its_sign(value: str) -> None:
    date = stamp(value, Habits())
    assert date is not None
    assert date.zone is None
