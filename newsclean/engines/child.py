"""What runs in the process beside an engine's worker: jobs come in over a socket, results go back one at a time."""

from __future__ import annotations

import os
import signal
import threading
import time
from importlib import import_module
from multiprocessing.connection import Connection

from newsclean.batch import worker
from newsclean.batch.failures import out_of_memory
from newsclean.batch.jobs import Job, Loaded, PageInMemory, Result, Work

# How often the process looks whether the worker that it belongs to is still there, seconds.
_LOOK_EVERY = 1.0


def main() -> None:
    """Do jobs until the socket, which is standard input, is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the caller's, who ends this process
    connection = Connection(os.dup(0))
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    _keep_from_streams()
    work, memory = connection.recv()
    for module in work.preload:
        import_module(module)
    _serve(connection, work, memory)


def _serve(connection: Connection, work: Work, memory: int | None) -> None:
    worker.start(work, memory)
    connection.send(True)
    while True:
        try:
            jobs = connection.recv()
        except EOFError:
            return
        except MemoryError:  # of a page that came alone, for it is large
            connection.send(Result(failure=out_of_memory(Job("", PageInMemory(Loaded(""))))))
            return
        for job in jobs:
            connection.send(worker.do([job])[0])


def _keep_from_streams() -> None:
    """Leave the worker's streams alone: engines talk over them."""
    with open(os.devnull, "rb") as nothing:  # noqa: PTH123
        os.dup2(nothing.fileno(), 0)
    os.dup2(2, 1)


def _end_with(parent: int) -> None:
    """A page that loops would outlive a killed worker for ever, and its end of the socket may have been inherited."""
    while os.getppid() == parent:
        time.sleep(_LOOK_EVERY)
    os._exit(1)
