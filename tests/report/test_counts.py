"""Counts that stay small are never too high, and too low by no more than they say."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from newsclean.report.counts import FrequentCounter

texts = st.lists(st.lists(st.sampled_from("abcdefghij"), max_size=6), max_size=60)


@given(texts, st.integers(2, 6))
def test_a_count_is_off_by_no_more_than_is_said(pages: list[list[str]], limit: int) -> None:
    counter = FrequentCounter(limit)
    for page in pages:
        counter.add(*page)
        assert len(counter) <= limit
    exact = Counter(text for page in pages for text in page)
    found = dict(counter.most_common())
    assert all(exact[text] - counter.missed <= found.get(text, 0) <= exact[text] for text in exact)
    assert counter.total == exact.total()


@given(texts)
def test_nothing_is_missed_where_there_is_room(pages: list[list[str]]) -> None:
    counter = FrequentCounter(10)
    for page in pages:
        counter.add(*page)
    assert counter.missed == 0
    assert dict(counter.most_common()) == Counter(text for page in pages for text in page)


def test_the_most_frequent_come_first_and_equals_by_the_alphabet() -> None:
    counter = FrequentCounter(10)
    counter.add("b", "a", "c", "c")
    assert counter.most_common() == [("c", 2), ("a", 1), ("b", 1)]
    assert counter.most_common(1) == [("c", 2)]
