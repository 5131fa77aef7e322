"""Starts the worker processes, so that an interrupt meanwhile leaves nothing half-started and nothing on the screen."""

from __future__ import annotations

import multiprocessing
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pebble import CONSTS, ProcessPool

from newsclean.batch import worker
from newsclean.batch.jobs import Work

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

# After SIGTERM a worker has so long before SIGKILL, seconds. Workers hold nothing that a kill could lose.
CONSTS.term_timeout = 0.2


def start_pool(processes: int, chunks_a_life: int, start: tuple[Work, int | None]) -> ProcessPool:
    """A running pool whose workers have begun with `worker.start(*start)`."""
    with _interrupts_held():
        pool = ProcessPool(
            max_workers=processes,
            max_tasks=chunks_a_life,
            initializer=worker.start,
            initargs=start,
            context=_context(start[0].preload),
        )
        assert pool.active  # asking starts it
    return pool


def _context(preload: tuple[str, ...]) -> BaseContext:
    """Workers start from a clean process that has imported everything once; Windows starts each anew."""
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver, resource_tracker

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([worker.__name__, *preload])
    # Ctrl-C reaches all processes of a terminal. The server ignores it once it runs; until then it must not see it.
    resource_tracker.ensure_running()  # the server would start it, and starting it unblocks the signal
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return context


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
