"""A sample keeps what comes first, and makes only what it may keep."""

from __future__ import annotations

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from newsclean.report.sample import Sample


@given(st.lists(st.integers(0, 1000), unique=True), st.integers(1, 20))
def test_the_lowest_ranks_are_kept_in_their_order(ranks: list[int], room: int) -> None:
    sample: Sample[int] = Sample(room, lambda _: 1)
    for rank in ranks:
        sample.offer((rank,), partial(int, rank))
    assert sample.items() == sorted(ranks)[:room]


@given(st.lists(st.tuples(st.integers(0, 9), st.text(max_size=9))))
def test_what_is_kept_fits_into_the_room(items: list[tuple[int, str]]) -> None:
    sample: Sample[str] = Sample(12, len)
    for rank, text in items:
        sample.offer((rank,), partial(str, text))
    assert sum(map(len, sample.items())) <= 12


def test_what_comes_too_late_is_not_made() -> None:
    made: list[int] = []
    sample: Sample[int] = Sample(2, lambda _: 1)

    def make(rank: int) -> int:
        made.append(rank)
        return rank

    for rank in range(10):
        sample.offer((rank,), partial(make, rank))
    assert made == [0, 1, 2]


def test_an_item_that_fits_is_kept_after_a_larger_one_was_not() -> None:
    sample: Sample[str] = Sample(5, len)
    for rank, text in ((3, "ccc"), (1, "aaa"), (2, "bb"), (4, "d")):
        sample.offer((rank,), partial(str, text))
    assert sample.items() == ["aaa", "bb"]


def test_of_equal_ranks_the_earlier_is_kept() -> None:
    sample: Sample[str] = Sample(1, len)
    for text in "abc":
        sample.offer((1,), partial(str, text))
    assert sample.items() == ["a"]
