"""Where the bars of a plot stand, for the templates to draw as SVG."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

WIDTH, HEIGHT = 600, 160  # of a plot, in SVG units
GAP = 0.15  # between two bars, of a bar's place
MOST_BARS = 48
MOST_LABELS = 5
# Days long before the others, such as 1970-01-01, would press those into one bar: the first ones, up to this share of
# all, are not drawn.
EARLY_SHARE = 0.01


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a plot."""

    label: str
    count: int
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Plot:
    """Bars side by side."""

    bars: Sequence[Bar]
    highest: int
    note: str = ""  # what the plot leaves out

    @property
    def marked(self) -> Sequence[Bar]:
        """The bars that have their labels below them, as many as there is room for."""
        return self.bars[:: -(-len(self.bars) // MOST_LABELS) or 1]


@dataclass(frozen=True, slots=True)
class Step:
    """A length of time that a bar stands for: numbers days, and says what a number is called."""

    number: Callable[[dt.date], int]
    label: Callable[[int], str]


STEPS = (
    Step(dt.date.toordinal, lambda number: dt.date.fromordinal(number).isoformat()),
    Step(lambda day: (day.toordinal() - 1) // 7, lambda n: f"week of {dt.date.fromordinal(n * 7 + 1).isoformat()}"),
    Step(lambda day: day.year * 12 + day.month - 1, lambda number: f"{number // 12:04}-{number % 12 + 1:02}"),
    Step(lambda day: day.year, lambda number: f"{number:04}"),
    Step(lambda day: day.year // 10, lambda number: f"{number}0s"),
)


def plot(counts: Iterable[tuple[str, int]], note: str = "") -> Plot:
    """Bars for labelled counts.

    >>> [(bar.label, bar.height) for bar in plot([("0.8", 5), ("0.9", 10)]).bars]
    [('0.8', 80.0), ('0.9', 160.0)]
    """
    pairs = list(counts)
    highest = max((count for _, count in pairs), default=0)
    place = WIDTH / max(len(pairs), 1)
    return Plot(
        [
            Bar(
                label,
                count,
                x=round((number + GAP / 2) * place, 2),
                y=round(HEIGHT - (size := HEIGHT * count / max(highest, 1)), 2),
                width=round(place * (1 - GAP), 2),
                height=round(size, 2),
            )
            for number, (label, count) in enumerate(pairs)
        ],
        highest,
        note,
    )


def plot_days(days: Iterable[tuple[str, int]]) -> Plot | None:
    """Counts of days as a plot by day, week, month, year or decade: the finest that gives no more bars than fit.

    >>> made = plot_days([("2026-03-02", 3), ("2026-03-04", 1)])
    >>> [(bar.label, bar.count) for bar in made.bars]
    [('2026-03-02', 3), ('2026-03-03', 0), ('2026-03-04', 1)]
    """
    counts = sorted((dt.date.fromisoformat(day), count) for day, count in days)
    if not counts:
        return None
    ends = accumulate(count for _, count in counts)
    least = sum(count for _, count in counts) * EARLY_SHARE
    number = next(number for number, end in enumerate(ends) if end > least)
    kept, early = counts[number:], counts[:number]
    note = ""
    if early:
        note = f"Not drawn: {sum(count for _, count in early):,} of earlier days, from {early[0][0]} on."
    return plot(_by_step(kept), note)


def _by_step(counts: Sequence[tuple[dt.date, int]]) -> list[tuple[str, int]]:
    """Labelled sums, those of times without any count too."""
    first, last = counts[0][0], counts[-1][0]
    step = next((step for step in STEPS if step.number(last) - step.number(first) < MOST_BARS), STEPS[-1])
    sums: Counter[int] = Counter()
    for day, count in counts:
        sums[step.number(day)] += count
    return [(step.label(number), sums[number]) for number in range(step.number(first), step.number(last) + 1)]
