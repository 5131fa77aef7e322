"""`clean_many()`: the batch from Python."""

from __future__ import annotations

from collections.abc import Generator, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from newsclean.batch.cleaning import Cleaning
from newsclean.batch.inputs import PageFile, printable
from newsclean.batch.jobs import Failure, Job, Loaded, PageInMemory
from newsclean.batch.limits import Limits
from newsclean.batch.pool import run

if TYPE_CHECKING:
    from newsclean.article import Article
    from newsclean.label.rules import UserRules
    from newsclean.label.sitelines import SiteLines

Source = str | bytes | Path | tuple[str | bytes, str]


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
) -> Generator[Article | Failure, None, None]:
    """Clean many pages in parallel: an article or a failure for each, in the order of the sources.

    A source is a page, as for `clean()`, a pair of a page and its URL, or the `Path` of a file that holds a page, which
    may end in `.gz` or `.zst`.
    Sources are taken only as workers need them, so there may be any number. `workers` is the number of processes, by
    default the number of cores. `timeout`, in seconds, and `memory`, in bytes a worker (Linux alone can hold it to
    that), are what one page may take: a page that takes more, or crashes its process, is a `Failure`, and the others
    go on. `language`, `keep_removed`, `rules` and `site_lines` are as for `clean()`.

    Processes are started, so a script needs `if __name__ == "__main__":` around what calls this. Raises
    `newsclean.batch.pool.PoolError` when they cannot be.

    >>> from newsclean import Article
    >>> pages = ["Rain ends drought\\n\\nThe first rain in a year fell on Tuesday.", ""]
    >>> for result in clean_many(pages, workers=1):
    ...     print(result.headline if isinstance(result, Article) else result.error)
    Rain ends drought
    CleanError
    """
    limits = Limits(workers=workers or 0, timeout=timeout, memory=memory)
    jobs = (_job(source, number) for number, source in enumerate(sources, 1))
    work = Cleaning(language=language, keep_removed=keep_removed, rules=rules, site_lines=site_lines)
    for done in run(jobs, work, limits):
        yield from (result.failure or result.data for _, result in done)


def _job(source: Source, number: int) -> Job:
    if isinstance(source, Path):
        path = str(source)
        return Job(printable(path), PageFile(source))
    page, url = source if isinstance(source, tuple) else (source, None)
    return Job(str(number), PageInMemory(Loaded(page, url=url)), size=len(page))
