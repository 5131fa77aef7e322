"""What runs in a worker process: a chunk of jobs, each guarded, within a memory limit."""

from __future__ import annotations

import gc
import os
import threading
from multiprocessing import connection, parent_process

from newsclean.batch.failures import out_of_memory
from newsclean.batch.jobs import Failure, Job, Result, Work
from newsclean.batch.limits import limit_memory

# Python by itself looks for reference cycles each time 700 or 2,000 more objects have been made than freed. That takes
# an eighth of the time of a page, and pages leave next to none: 0 at the median of 40 pages, 363 objects at most.
_OBJECTS_BEFORE_CYCLES = 50_000

_work: Work | None = None


def start(work: Work, memory: int | None) -> None:
    """Make this process a worker: take the work, limit the memory, and end when the parent does."""
    global _work
    _work = work
    gc.freeze()  # what the worker was born with stays, and stays shared with its siblings
    gc.set_threshold(_OBJECTS_BEFORE_CYCLES)
    if memory is not None:
        limit_memory(memory)
    try:
        threading.Thread(target=_end_with_parent, daemon=True).start()
    except RuntimeError:  # there is no memory for it; that workers die as they start is told once, not by each
        os._exit(1)


def do(jobs: list[Job]) -> list[Result]:
    """The results of some jobs, in their order. Nothing a page raises escapes."""
    return [_guarded(job) for job in jobs]


def _guarded(job: Job) -> Result:
    assert _work is not None
    try:
        return _work(job)
    except MemoryError:
        return Result(failure=out_of_memory(job))
    except OSError as error:
        return Result(failure=_failure(job, type(error).__name__, error.strerror or str(error)))
    except Exception as error:
        return Result(failure=_failure(job, type(error).__name__, str(error)))


def _failure(job: Job, error: str, message: str) -> Failure:
    return Failure(job.name, error, message, job.url)


def _end_with_parent() -> None:
    """A page that loops would outlive a killed parent for ever."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
