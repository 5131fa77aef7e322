from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator

import pytest
from pebble.pool.process import WorkerManager

from newsclean.batch.jobs import Job, Result
from newsclean.batch.limits import Limits
from newsclean.batch.pool import Done, PoolError, run
from tests.batch.fakes import FakeWork, page

LIMITS = Limits(workers=2, timeout=1.0, memory=400 << 20)


def flat(batches: Iterator[list[Done]]) -> list[Done]:
    return [done for batch in batches for done in batch]


def test_results_come_in_the_order_of_the_jobs() -> None:
    jobs = [page(f"page {n}", str(n)) for n in range(100)]
    assert [job.name for job, _ in flat(run(jobs, FakeWork(), LIMITS))] == [str(n) for n in range(100)]


@pytest.mark.parametrize(
    ("command", "error"),
    [
        ("loop", "TimeoutError"),
        ("segfault", "CrashError"),
        ("exit", "CrashError"),
        ("raise", "ValueError"),
        ("recurse", "RecursionError"),
    ],
)
def test_a_bad_page_costs_itself_alone(command: str, error: str) -> None:
    jobs = [page(command if n == 25 else f"page {n}", str(n)) for n in range(60)]
    failed = {job.name: result.failure for job, result in flat(run(jobs, FakeWork(), LIMITS)) if result.failure}
    assert list(failed) == ["25"]
    failure = failed["25"]
    assert failure is not None
    assert failure.error == error


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux holds a process to a memory limit")
def test_a_page_that_eats_memory_costs_itself_alone() -> None:
    jobs = [page("eat" if n == 5 else f"page {n}", str(n)) for n in range(10)]
    limits = Limits(workers=1, timeout=20, memory=300 << 20)
    assert [r.failure.error for _, r in flat(run(jobs, FakeWork(), limits)) if r.failure] == ["MemoryError"]


def test_jobs_are_taken_only_as_workers_need_them() -> None:
    taken = 0

    def endless() -> Iterator[Job]:
        nonlocal taken
        while True:
            taken += 1
            yield page("a page", str(taken))

    results = run(endless(), FakeWork(), Limits(workers=1))
    next(results)
    results.close()
    assert taken < 200


def test_what_is_known_is_not_done_again() -> None:
    jobs = [page("hang" if n % 2 else "a page", str(n)) for n in range(20)]
    known = {str(n): Result(b"known") for n in range(1, 20, 2)}
    done = flat(run(jobs, FakeWork(), LIMITS, lambda job: known.get(job.name)))
    assert [job.name for job, _ in done] == [str(n) for n in range(20)]
    assert all(result.data == b"known" for job, result in done if int(job.name) % 2)


def test_workers_that_die_as_they_start_end_the_run_with_advice() -> None:
    with pytest.raises(PoolError, match=r"__main__.*standard input"):
        flat(run([page("a page", "1")], FakeWork(), Limits(workers=1, memory=1 << 20)))


def test_a_pools_threads_have_ended_when_its_pipes_are_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else they would tell of the closed pipes on standard error, now and then."""
    alive: list[str] = []
    close, receive = WorkerManager.close_channels, WorkerManager.receive

    def received(manager: WorkerManager, timeout: float) -> object:
        time.sleep(0.15)  # as on a busy machine
        return receive(manager, timeout)

    def closed(manager: WorkerManager) -> None:
        alive.extend(thread.name for thread in threading.enumerate() if "_loop" in thread.name)
        close(manager)  # type: ignore[no-untyped-call]

    monkeypatch.setattr(WorkerManager, "close_channels", closed)
    monkeypatch.setattr(WorkerManager, "receive", received)
    results = run((page("a page", str(number)) for number in range(10_000)), FakeWork(), Limits(workers=2))
    next(results)
    results.close()
    assert alive == []
