"""Cleans pages within limits in a process that is not ours: each caller has a process of its own beside it.

An engine's worker may be a thread, or a process forked from a daemon. In neither may a page be stopped from within:
signals reach the main thread alone, and what loops in C sees none. So the page is somewhere else: in a plain new
process, which is neither forked nor given the caller's `__main__`, and which can be killed.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Pipe

from newsclean.batch.failures import crashed, timed_out
from newsclean.batch.jobs import Job, Result
from newsclean.batch.limits import available_cores

# Pages go to a process in chunks, as in a run of our own: handing one over takes 0.1 ms, a page 2 to 10 ms.
_CHUNK_PAGES = 16
_CHUNK_BYTES = 1_000_000

# A process is replaced after so many pages, so that what libraries leak stays small.
_PAGES_A_LIFE = 20_000

# What a process is started with.
_COMMAND = "import sys; sys.path[:] = {path!r}; from newsclean.engines.child import main; main()"

_DIES_EARLY = (
    "the process that cleans pages dies as it starts: its memory limit may be too low (its last words are above)"
)

_lock = threading.Lock()
_idle: list[_Child] = []


def results(jobs: Iterable[Job], start: bytes, timeout: float) -> Iterator[tuple[Job, Result]]:
    """Do jobs, in order, in the process beside this thread, and give each with its result.

    `start` is the pickled pair of a `Work` and the memory that its process may have, in bytes or None. A page that
    takes longer than `timeout`, in seconds, or that ends the process is a failure; those after it go to a new one.
    """
    child = _take(start)
    try:
        for chunk in _chunks(jobs):
            yield from zip(chunk, child.do(chunk, timeout), strict=True)
            if child.pages >= _PAGES_A_LIFE:
                child.end()
    except BaseException:
        child.end()  # it may be amid a chunk
        raise
    _give_back(child)


def _chunks(jobs: Iterable[Job]) -> Iterator[list[Job]]:
    chunk: list[Job] = []
    size = 0
    for job in jobs:
        if chunk and (len(chunk) >= _CHUNK_PAGES or size + job.size > _CHUNK_BYTES):
            yield chunk
            chunk, size = [], 0
        chunk.append(job)
        size += job.size
    if chunk:
        yield chunk


class _Child:
    """A process for one caller at a time, which is started anew after it was ended."""

    def __init__(self, start: bytes) -> None:
        self.start = start
        self.pages = 0  # that this process has done
        self._ready = False
        self._begin()

    def do(self, jobs: list[Job], timeout: float) -> list[Result]:
        """The results of some jobs. One that does not come back fails, and the others are done all the same."""
        done: list[Result] = []
        crashes: set[int] = set()
        while left := jobs[len(done) :]:
            self._make_ready()
            try:
                self._exchange(left, timeout, done)
            except TimeoutError:
                self.end()
                done.append(Result(failure=timed_out(jobs[len(done)], timeout)))
            except (EOFError, OSError):
                exitcode = self.end()
                if len(done) in crashes:
                    done.append(Result(failure=crashed(jobs[len(done)], exitcode)))
                else:  # something else may have ended the process, such as the kernel for want of memory
                    crashes.add(len(done))
        return done

    def end(self) -> int:
        """End the process, and give its exit status."""
        self._connection.close()
        self._process.kill()
        exitcode: int = self._process.wait()
        return exitcode

    def let_go(self) -> None:
        """Close this process's end of what it has inherited from the one that forked it."""
        self._connection.close()
        self._process.returncode = 0  # it is not this process's to wait for

    def _exchange(self, jobs: list[Job], timeout: float, done: list[Result]) -> None:
        """Send the jobs, and add the results as they come."""
        with suppress(BrokenPipeError, ConnectionResetError):  # a process without memory for them says so, and ends
            self._connection.send(jobs)
        for _ in jobs:
            if not self._connection.poll(timeout):
                raise TimeoutError
            done.append(self._connection.recv())
            self.pages += 1

    def _make_ready(self) -> None:
        """Wait until the process has loaded what cleans. Raises `RuntimeError` where it cannot."""
        if self._process.poll() is not None:
            self._connection.close()
            self._begin()
        if not self._ready:
            try:
                self._ready = self._connection.recv()
            except (EOFError, OSError):
                self.end()
                raise RuntimeError(_DIES_EARLY) from None

    def _begin(self) -> None:
        self.pages, self._ready = 0, False
        self._connection, theirs = Pipe()
        command = [sys.executable, "-c", _COMMAND.format(path=sys.path)]
        with theirs:
            self._process = subprocess.Popen(command, stdin=theirs.fileno())
        with suppress(OSError):  # that it died is found out when it is needed
            self._connection.send_bytes(self.start)


def _take(start: bytes) -> _Child:
    with _lock:
        for child in reversed(_idle):
            if child.start == start:
                _idle.remove(child)
                return child
    return _Child(start)


def _give_back(child: _Child) -> None:
    with _lock:
        _idle.append(child)
        spare = _idle.pop(0) if len(_idle) > available_cores() else None
    if spare is not None:
        spare.end()


@atexit.register
def _end_all() -> None:
    while _idle:
        _idle.pop().end()


def _after_fork() -> None:
    """The processes are the parent's; a fork has none yet."""
    global _lock
    _lock = threading.Lock()
    while _idle:
        _idle.pop().let_go()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
