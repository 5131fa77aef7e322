"""Plots of days have bars enough and not too many, and leave nothing out unsaid."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsclean.report.plots import HEIGHT, MOST_BARS, WIDTH, plot, plot_days

days = st.dictionaries(st.dates().map(dt.date.isoformat), st.integers(1, 1000), min_size=1)


@given(days)
def test_every_count_is_in_a_bar_or_in_the_note(counts: dict[str, int]) -> None:
    made = plot_days(counts.items())
    assert made is not None
    drawn = sum(bar.count for bar in made.bars)
    assert (drawn == sum(counts.values())) == (made.note == "")
    assert drawn >= sum(counts.values()) * 0.99
    assert all(bar.x >= 0 and bar.x + bar.width <= WIDTH and 0 <= bar.y <= HEIGHT for bar in made.bars)


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        ("2026-03-01", "2026-03-20", ("2026-03-01", "2026-03-20")),
        ("2026-01-05", "2026-06-20", ("week of 2026-01-05", "week of 2026-06-15")),
        ("2023-01-05", "2026-06-20", ("2023-01", "2026-06")),
        ("1990-01-05", "2026-06-20", ("1990", "2026")),
        ("1850-01-05", "2026-06-20", ("1850s", "2020s")),
    ],
)
def test_bars_stand_for_days_weeks_months_years_or_decades(first: str, last: str, labels: tuple[str, str]) -> None:
    made = plot_days([(first, 5), (last, 5)])
    assert made is not None
    assert (made.bars[0].label, made.bars[-1].label) == labels
    assert len(made.bars) <= MOST_BARS


def test_a_few_days_long_before_the_others_are_told_and_not_drawn() -> None:
    made = plot_days([("1970-01-01", 1), ("2026-03-01", 60), ("2026-03-04", 60)])
    assert made is not None
    assert [bar.label for bar in made.bars] == ["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04"]
    assert made.note == "Not drawn: 1 of earlier days, from 1970-01-01 on."


def test_no_days_are_no_plot() -> None:
    assert plot_days([]) is None
    assert plot([]).bars == []
