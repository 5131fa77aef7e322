"""`clean_many()`: the batch from Python."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from pathlib import Path

from newsclean.article import Article
from newsclean.batch.inputs import PAGE_KINDS, PageFile, ending_of, printable
from newsclean.batch.jobs import Failure, Job, Loaded, PageInMemory
from newsclean.batch.pool import Limits, run


def clean_many(
    sources: Iterable[str | bytes | Path],
    *,
    workers: int | None = None,
    timeout: float = 20.0,
    memory: int | None = 1 << 30,
    language: str | None = None,
    keep_removed: bool = True,
) -> Generator[Article | Failure, None, None]:
    """Clean many pages in parallel: an article or a failure for each, in the order of the sources.

    A source is a page, as for `clean()`, or the `Path` of a file that holds one, which may end in `.gz` or `.zst`.
    Sources are taken only as workers need them, so there may be any number. `workers` is the number of processes, by
    default the number of cores. `timeout`, in seconds, and `memory`, in bytes a worker (Linux alone can hold it to
    that), are what one page may take: a page that takes more, or crashes its process, is a `Failure`, and the others
    go on. `language` and `keep_removed` are as for `clean()`.

    Processes are started, so a script needs `if __name__ == "__main__":` around what calls this. Raises
    `newsclean.batch.pool.PoolError` when they cannot be.

    >>> pages = ["Rain ends drought\\n\\nThe first rain in a year fell on Tuesday.", ""]
    >>> for result in clean_many(pages, workers=1):
    ...     print(result.headline if isinstance(result, Article) else result.error)
    Rain ends drought
    CleanError
    """
    from newsclean.batch.cleaning import Cleaning

    limits = Limits(workers=workers or 0, timeout=timeout, memory=memory)
    jobs = (_job(source, number) for number, source in enumerate(sources, 1))
    for done in run(jobs, Cleaning(language=language, keep_removed=keep_removed), limits):
        yield from (result.failure or result.data for _, result in done)


def _job(source: str | bytes | Path, number: int) -> Job:
    if isinstance(source, Path):
        path = str(source)
        return Job(printable(path), PageFile(source, PAGE_KINDS.get(ending_of(path), "auto")))
    return Job(str(number), PageInMemory(Loaded(source)), size=len(source))
