"""`clean_many()`: the batch from Python."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.batch.cleaning import Cleaning
from newsclean.batch.held import HeldDocument, document_jobs, holds_many
from newsclean.batch.inputs import PageFile, printable
from newsclean.batch.jobs import Failure, Job, Loaded, PageInMemory, Unreadable
from newsclean.batch.limits import LEAST_MEMORY, Limits
from newsclean.batch.passed_over import PassedOver
from newsclean.batch.pool import run
from newsclean.batch.records import Fields, read_records, record_ending

if TYPE_CHECKING:
    from newsclean.article import Article
    from newsclean.label.rules import UserRules
    from newsclean.label.sitelines import SiteLines
    from newsclean.sources.document import Document

    Page = str | bytes | bytearray | memoryview | Path | Document
    Source = Page | tuple[Page, str | None]


def clean_many(
    sources: Iterable[Source],
    *,
    workers: int | None = None,
    timeout: float = 20.0,
    memory: int | None = 1 << 30,
    language: str | None = None,
    keep_removed: bool = True,
    rules: UserRules | None = None,
    site_lines: SiteLines | None = None,
    witness: bool = True,
) -> Generator[Article | Failure, None, None]:
    """Clean many pages in parallel: an article or a failure for each, in the order of the sources.

    A source is a page, as for `clean()`, or the `Path` of a file, which may end in `.gz` or `.zst`; or it is a pair of
    one of these and the page's URL. A file that holds many documents, such as a database's export or a WARC, gives a
    result for each; so does `clean_many(documents(file))`. A source that is nothing of the kind is a `Failure`, too.
    Failures are named by the URL or the path, else by the source's number, from 1.
    Sources are taken only as workers need them, so there may be any number. `workers` is the number of processes, by
    default the number of cores. `timeout`, in seconds, and `memory`, in bytes a worker (Linux alone can hold it to
    that), are what one page may take: a page that takes more, or crashes its process, is a `Failure`, and the others
    go on. `language`, `keep_removed`, `rules`, `site_lines` and `witness` are as for `clean()`.

    Processes are started, so a script needs `if __name__ == "__main__":` around what calls this. Raises `TypeError` and
    `ValueError` at once for arguments that mean nothing, and `newsclean.batch.pool.PoolError`, when the first result is
    asked for, if no process can be started.

    >>> from newsclean import Article
    >>> pages = ["Rain ends drought\\n\\nThe first rain in a year fell on Tuesday.", ""]
    >>> for result in clean_many(pages, workers=1):
    ...     print(result.headline if isinstance(result, Article) else result.error)
    Rain ends drought
    CleanError
    """
    limits = Limits(workers=0 if workers is None else workers, timeout=timeout, memory=memory)
    if memory is not None and memory < LEAST_MEMORY:
        raise ValueError(f"memory={memory} is too little: a worker needs {LEAST_MEMORY} bytes.")
    if isinstance(sources, str | bytes | bytearray | memoryview | os.PathLike):
        raise TypeError(f"sources is one {type(sources).__name__}: pass a list of pages, such as [page].")
    if isinstance(sources, Mapping) or not isinstance(sources, Iterable):
        raise TypeError(f"sources is of type {type(sources).__name__}: pass a list of pages, such as [page].")
    if rules is not None or site_lines is not None:
        from newsclean.cleaner import check_own  # it loads what cleans, which this process else has no need of

        check_own(rules, site_lines)
    work = Cleaning(language=language, keep_removed=keep_removed, rules=rules, site_lines=site_lines, witness=witness)
    return _results(sources, work, limits)


def _results(sources: Iterable[Source], work: Cleaning, limits: Limits) -> Generator[Article | Failure, None, None]:
    jobs = (job for number, source in enumerate(sources, 1) for job in _jobs(source, number))
    for done in run(jobs, work, limits):
        yield from (result.failure or result.data for _, result in done)


def _jobs(source: object, number: int) -> Iterator[Job]:
    """The jobs for one item: one, or where it is a file of many documents or records, one for each of these."""
    if isinstance(source, os.PathLike):
        path = str(Path(source))
        is_records = record_ending(path) != ""
        if is_records or holds_many(path):
            reader = None if is_records else document_jobs
            yield from read_records(Path(path), printable(path), "", "", Fields(), PassedOver(), reader)
            return
    yield _job(source, number)


def _job(source: object, number: int) -> Job:
    """The job for one item. One that is no source fails as others do, when its turn comes."""
    url = None
    name = str(number)
    if isinstance(source, tuple):
        if len(source) != 2 or not isinstance(source[1], str | None):
            return Job(name, Unreadable("a pair must be a page and its URL, as (page, url)", TypeError))
        source, url = source
        name = url or name
    if isinstance(source, os.PathLike):
        path = Path(source)
        return Job(url or printable(str(path)), PageFile(path, url=url), url=url)
    if isinstance(source, bytearray | memoryview):
        source = bytes(source)
    if not isinstance(source, str | bytes):
        from newsclean.sources import Document

        if isinstance(source, Document):
            return Job(url or source.url or name, HeldDocument(source), url=url or source.url)
        message = f"the source is of type {type(source).__name__}, not str, bytes, Path or a pair of a page and its URL"
        return Job(name, Unreadable(message, TypeError), url=url)
    return Job(name, PageInMemory(Loaded(source, url=url)), size=len(source), url=url)
