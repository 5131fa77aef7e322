"""A whole run: inputs through workers into an output."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from typing import Protocol

from newsclean.batch.jobs import Job, Result, Work
from newsclean.batch.limits import Limits
from newsclean.batch.outputs import Sink
from newsclean.batch.pool import run


class Watch(Protocol):
    """Is told of a run's progress."""

    def earlier(self, pages: int, size: int) -> None:
        """So many pages, and bytes of the inputs, were done by earlier runs."""

    def page(self, job: Job, result: Result) -> None:
        """A page is done."""


class TooManyFailures(Exception):  # noqa: N818  it ends a run as asked
    """More pages failed than may. What was done is kept."""


def run_all(
    jobs: Iterable[Job], work: Work, limits: Limits, sink: Sink, watch: Watch, max_failures: int | None = None
) -> None:
    """Do all jobs and put their results in the sink, which then is whole.

    Raises `TooManyFailures`, `PoolError`, and `OSError` or `sqlite3.Error` for a full disk. After these, and after an
    interrupt or a kill at any moment, running again with the same sink goes on.
    """
    if not sink.sealed:
        remaining = sink.remaining(jobs)
        watch.earlier(sink.totals.pages, sink.skipped)
        with closing(run(remaining, work, limits, sink.known)) as batches:
            for batch in batches:
                for job, result in batch:
                    sink.add(job, result)
                    watch.page(job, result)
                sink.commit()
                if max_failures is not None and sink.totals.failed > max_failures:
                    raise TooManyFailures
    sink.finish()
