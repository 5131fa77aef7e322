"""Many cases in one test are held each by itself: those that fail are named, and known failures are to fail."""

from __future__ import annotations

import pytest

from tests.each import TOLD, run_each


def is_odd(number: int) -> None:
    assert number % 2, f"{number} is even"


def cases(*numbers: int) -> list[tuple[str, tuple[int]]]:
    return [(f"number {number}", (number,)) for number in numbers]


def test_every_case_that_fails_is_named() -> None:
    with pytest.raises(AssertionError) as caught:
        run_each(is_odd, cases(1, *range(2, 60, 2)))
    message = str(caught.value)
    assert message.startswith("29 of 30 fail\nnumber 2: AssertionError: 2 is even")
    assert all(f"number {number}" in message for number in range(2, 60, 2))
    assert message.count("is even") == TOLD


def test_a_case_that_raises_anything_fails() -> None:
    with pytest.raises(AssertionError, match="number 0: ZeroDivisionError"):
        run_each(lambda number: 1 // number, cases(0, 1))


def test_a_known_failure_may_fail_and_may_not_pass() -> None:
    run_each(is_odd, cases(1, 2), known={"number 2"})
    with pytest.raises(AssertionError, match="number 3: AssertionError: passes now"):
        run_each(is_odd, cases(2, 3), known={"number 2", "number 3"})
