"""The process that workers are forked from: it imports once, for all of them, what they need."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.context import BaseContext

# What workers that clean are born with, too.
CLEANING = ("newsclean.batch.preload",)

# What all workers are born with.
_WORKER = ("newsclean.batch.worker", "pebble")


def start_server(preload: tuple[str, ...]) -> BaseContext:
    """Start the process that workers are forked from, if it does not run, and give the context to make workers in.

    It imports the modules in `preload`, and does not keep the caller waiting. On Windows each worker starts anew.
    """
    if sys.platform == "win32":
        return multiprocessing.get_context("spawn")
    from multiprocessing import forkserver, resource_tracker

    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*_WORKER, *preload])
    # Ctrl-C reaches all processes of a terminal. The server ignores it once it runs; until then it must not see it.
    resource_tracker.ensure_running()  # the server would start it, and starting it unblocks the signal
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        forkserver.ensure_running()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return context
