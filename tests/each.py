"""Many cases in one test: `parametrize` would give each an item of its own, and for thousands that takes minutes."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

import pytest

# Failures told in full; the others are named.
TOLD = 10

Check = Callable[..., None]


def each(cases: Iterable[Any], ids: Callable[[Any], str] = str) -> Callable[[Check], Check]:
    """Run a test function on every case, and name all that fail.

    Cases and ids are as for `pytest.mark.parametrize`, but a generator makes its cases when the test runs.
    `--case TEXT` runs only those whose id has the text in it.
    A line `tests/test_x.py::test_name[id]: reason` in known_failures.txt says that one fails as yet.
    """
    listed = functools.cache(lambda: list(_identified(cases, ids)))

    def decorate(check: Check) -> Check:
        @functools.wraps(check)
        def test(request: pytest.FixtureRequest) -> None:
            only: str = request.config.getoption("--case")
            chosen = [(case, values) for case, values in listed() if only in case]
            if not chosen:
                pytest.skip(f"no case has {only} in its id")
            known = {case for case, _ in chosen if f"{request.node.nodeid}[{case}]" in request.config.stash[KNOWN]}
            run_each(check, chosen, known)

        vars(test).pop("__wrapped__")  # pytest would ask for its arguments
        return test

    return decorate


# The known failures, a reason for each node id; conftest.py reads them.
KNOWN = pytest.StashKey[dict[str, str]]()


def _identified(cases: Iterable[Any], ids: Callable[[Any], str]) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for case in cases:
        if isinstance(case, type(pytest.param())):
            yield str(case.id), tuple(case.values)
        elif isinstance(case, tuple):
            yield "-".join(map(str, case)), case
        else:
            yield ids(case), (case,)


def run_each(check: Check, cases: Iterable[tuple[str, tuple[Any, ...]]], known: Collection[str] = ()) -> None:
    """Run a check on each case, an id and arguments. Raises `AssertionError`, which names those that fail.

    A known failure is to fail: it is named when it passes.
    """
    failed: list[tuple[str, Exception]] = []
    tried = 0
    for tried, (case, values) in enumerate(cases, 1):  # noqa: B007
        try:
            check(*values)
        except Exception as error:
            if case not in known:
                failed.append((case, error))
        else:
            if case in known:
                failed.append((case, AssertionError("passes now: remove its line from known_failures.txt")))
    if failed:
        told = [f"{case}: {type(error).__name__}: {error}" for case, error in failed[:TOLD]]
        others = [f"also: {case}" for case, _ in failed[TOLD:]]
        raise AssertionError("\n".join([f"{len(failed)} of {tried} fail", *told, *others])) from failed[0][1]
