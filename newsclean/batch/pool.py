"""Runs jobs in worker processes: in order, isolated from one another, with a bounded number under way."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from time import monotonic

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from newsclean.batch import worker
from newsclean.batch.failures import crashed, timed_out
from newsclean.batch.jobs import Failure, Job, Result, Work
from newsclean.batch.limits import Limits
from newsclean.batch.starting import hurry, start_pool

# Pages go to workers in chunks: handing one over takes 0.1 to 0.2 ms, a page 2 to 10 ms.
_CHUNK_PAGES = 16
_CHUNK_BYTES = 1_000_000
_CHUNK_SECONDS = 0.5  # jobs that come down a slow pipe do not wait for others

# Chunks under way for each worker. While one page hangs, the others go on until these are used up.
_CHUNKS_A_WORKER = 8

# A worker is replaced after so many chunks (some 5,000 pages), so that what libraries leak stays small.
_CHUNKS_A_LIFE = 320

# Times a pool is made anew without one chunk done in between, before it is given up.
_MAX_RESTARTS = 3

# How often a wait looks whether the pool still stands, seconds.
_CHECK_EVERY = 1.0

Done = tuple[Job, Result]


class PoolError(RuntimeError):
    """Workers die as they start; the message says what may be wrong."""


@dataclass(slots=True)
class _Chunk:
    jobs: list[Job]
    results: list[Result] | None = None  # known beforehand
    future: ProcessFuture[list[Result]] | None = None
    pool: ProcessPool | None = None

    def ready(self) -> bool:
        return self.results is not None or (self.future is not None and self.future.done())


def run(
    jobs: Iterable[Job], work: Work, limits: Limits, known: Callable[[Job], Result | None] | None = None
) -> Generator[list[Done], None, None]:
    """Do jobs in worker processes and give each with its result, in the jobs' order, a few at a time.

    `work` is sent to each worker once, so it must be picklable. `known` may answer for a job beforehand. A page that
    raises, hangs, crashes its worker or needs too much memory becomes a failure; the others go on. Jobs are taken
    from the iterable as workers need them. Raises `PoolError` when no worker can be started.
    """
    pool = _Pool(work, limits)
    under_way: deque[_Chunk] = deque()
    try:
        for chunk in _chunks(jobs, known, limits.processes):
            if chunk.results is None:
                pool.submit(chunk)
            under_way.append(chunk)
            while under_way and (len(under_way) >= _CHUNKS_A_WORKER * limits.processes or under_way[0].ready()):
                yield pool.collect(under_way.popleft())
        hurry()
        while under_way:
            yield pool.collect(under_way.popleft())
    finally:
        pool.stop()


def _chunks(jobs: Iterable[Job], known: Callable[[Job], Result | None] | None, processes: int) -> Iterator[_Chunk]:
    """Jobs in chunks. The first are small, so that a few pages are spread over all workers."""
    made = 0
    chunk: list[Job] = []
    size = 0
    began = monotonic()
    for job in jobs:
        result = known(job) if known else None
        if result is None:
            chunk.append(job)
            size += job.size
        if chunk and (result is not None or len(chunk) > made // (2 * processes) or _full(chunk, size, began)):
            yield _Chunk(chunk)
            chunk, size, made = [], 0, made + 1
            began = monotonic()
        if result is not None:
            yield _Chunk([job], [result])
    if chunk:
        yield _Chunk(chunk)


def _full(chunk: list[Job], size: int, began: float) -> bool:
    return len(chunk) >= _CHUNK_PAGES or size >= _CHUNK_BYTES or monotonic() - began > _CHUNK_SECONDS


class _Pool:
    """A pebble pool that is made anew when it breaks."""

    def __init__(self, work: Work, limits: Limits) -> None:
        self._work = work
        self._limits = limits
        self._pool: ProcessPool | None = None
        self._restarts = 0

    def submit(self, chunk: _Chunk) -> None:
        """Hand a chunk to the workers."""
        pool = self._standing()
        try:
            chunk.future = pool.schedule(worker.do, args=(chunk.jobs,), timeout=self._limits.timeout)
        except RuntimeError:  # it broke since; collecting the chunk finds out
            chunk.future = None
        chunk.pool = pool

    def collect(self, chunk: _Chunk) -> list[Done]:
        """Wait for a chunk. One that fails is done again page by page, so that only the bad page is lost."""
        if chunk.results is None:
            try:
                chunk.results = self._wait(chunk)
            except (TimeoutError, ProcessExpired) as error:
                if len(chunk.jobs) > 1:
                    return self._one_by_one(chunk.jobs)
                chunk.results = [Result(failure=self._failure(chunk.jobs[0], error))]
        return list(zip(chunk.jobs, chunk.results, strict=True))

    def stop(self) -> None:
        """End the workers at once."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None

    def _one_by_one(self, jobs: list[Job]) -> list[Done]:
        chunks = [_Chunk([job]) for job in jobs]
        for chunk in chunks:
            self.submit(chunk)
        return [done for chunk in chunks for done in self.collect(chunk)]

    def _wait(self, chunk: _Chunk) -> list[Result]:
        """A chunk's results; a chunk whose pool broke is handed to the next pool."""
        while True:
            try:
                results = _result(chunk)
            except BrokenProcessPool:
                if chunk.pool is self._pool:
                    self.stop()
                    self._restarts += 1
                self.submit(chunk)
            else:
                self._restarts = 0
                return results

    def _failure(self, job: Job, error: TimeoutError | ProcessExpired) -> Failure:
        if isinstance(error, ProcessExpired):
            return crashed(job, error.exitcode or 0)
        return timed_out(job, self._limits.timeout)

    def _standing(self) -> ProcessPool:
        while self._restarts <= _MAX_RESTARTS:
            if self._pool is not None:
                return self._pool
            try:
                self._pool = start_pool(self._limits.processes, _CHUNKS_A_LIFE, (self._work, self._limits.memory))
            except BrokenProcessPool:
                self._restarts += 1
        raise PoolError(
            "the workers die as they start: the memory limit may be too low, a script may start them without "
            "`if __name__ == '__main__':` around what it does, or it came over standard input, where no worker "
            "can read it again: put it in a file"
        )


def _result(chunk: _Chunk) -> list[Result]:
    """A chunk's results. Raises what ended it, `BrokenProcessPool` if its pool did."""
    while chunk.future is not None and chunk.pool is not None:
        if chunk.future.done() or wait([chunk.future], timeout=_CHECK_EVERY).done:
            return chunk.future.result()
        if not chunk.pool.active:
            break
    raise BrokenProcessPool
