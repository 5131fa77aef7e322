"""Starts the worker processes, so that an interrupt meanwhile leaves nothing half-started and nothing on the screen."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from pebble import CONSTS, ProcessPool

from newsclean.batch import worker
from newsclean.batch.jobs import Work
from newsclean.batch.server import start_server

# After SIGTERM a worker has so long before SIGKILL, seconds. Workers hold nothing that a kill could lose.
CONSTS.term_timeout = 0.2

# How often a pool looks for workers that have died or take too long, seconds. A look takes 0.2 ms.
_LOOK_EVERY = 0.1
_LOOK_OFTEN = 0.01


# How long the pool's own threads may take to end, seconds: they look every `_LOOK_EVERY`, and end what they are at.
_THREADS_END = 1.0


class _Pool(ProcessPool):
    """A pool whose threads end before the pipes that they use are closed.

    pebble closes the pipes first. On a busy machine its threads then find closed what they are reading or writing, both
    report the same tasks as lost, and the loser of that race prints a traceback.
    """

    def _stop_pool(self) -> None:
        for thread in self._loops:
            thread.join(_THREADS_END)
        super()._stop_pool()  # type: ignore[no-untyped-call]


def start_pool(processes: int, chunks_a_life: int, start: tuple[Work, int | None]) -> ProcessPool:
    """A running pool whose workers have begun with `worker.start(*start)`."""
    with _interrupts_held():
        pool = _Pool(
            max_workers=processes,
            max_tasks=chunks_a_life,
            initializer=worker.start,
            initargs=start,
            context=start_server(start[0].preload),
        )
        assert pool.active  # asking starts it
    CONSTS.sleep_unit = _LOOK_EVERY
    return pool


def hurry() -> None:
    """Let pools look at their workers more often, for little is left and the end waits for a look."""
    CONSTS.sleep_unit = _LOOK_OFTEN


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Let signals that end the run wait. Only the main thread receives them, and only it may say so."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    received: list[int] = []
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    for number in before:
        signal.signal(number, lambda number, _: received.append(number))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    if received:
        signal.raise_signal(received[0])
