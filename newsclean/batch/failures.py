"""What is told of a page that could not be cleaned to its end."""

from __future__ import annotations

import signal

from newsclean.batch.jobs import Failure, Job


def timed_out(job: Job, timeout: float) -> Failure:
    """The page took longer than so many seconds.

    >>> str(timed_out(Job("a.html", None), 20.0))
    'a.html: cleaning it took longer than 20 s, the timeout (TimeoutError)'
    """
    return Failure(job.name, "TimeoutError", f"cleaning it took longer than {timeout:g} s, the timeout", job.url)


def out_of_memory(job: Job) -> Failure:
    """The page needed more memory than its worker may have."""
    message = "the page needs more memory than a worker may have: raise the memory limit"
    return Failure(job.name, "MemoryError", message, job.url)


def crashed(job: Job, exitcode: int) -> Failure:
    """The page ended its worker process, with such an exit status; 0 where it is not known.

    >>> str(crashed(Job("a.html", None), -9))
    'a.html: the worker process died of it: SIGKILL, perhaps for want of memory (CrashError)'
    """
    ending = f": {_ending(exitcode)}" if exitcode else ""
    return Failure(job.name, "CrashError", f"the worker process died of it{ending}", job.url)


def _ending(exitcode: int) -> str:
    try:
        name = signal.Signals(-exitcode).name
    except ValueError:
        return f"exit status {exitcode}"
    return f"{name}, perhaps for want of memory" if name == "SIGKILL" else name
