"""The first pass of `--learn-site`: what each site's pages repeat."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, ClassVar, Protocol

from newsclean.batch.jobs import Job, Result, site_of, text_of
from newsclean.batch.limits import Limits
from newsclean.batch.pool import run
from newsclean.batch.server import CLEANING
from newsclean.label.sitelines import LineCounter, SiteLines, lines_of

Sites = dict[str, SiteLines]

_NOTE = "site lines"


class Notes(Protocol):
    """Keeps what was learned beside the output, for a run that goes on."""

    def note(self, name: str, value: Any) -> None:
        """Keep a value."""

    def noted(self, name: str) -> Any:
        """The value kept, or None."""

    def restart(self) -> None:
        """Forget all results."""


class Reader(Protocol):
    """Is told of the pages read."""

    def read(self, job: Job) -> None:
        """A page has been read."""


@dataclass(frozen=True)
class Reading:
    """What a worker does in the first pass. Calling it gives a page's site and lines."""

    preload: ClassVar[tuple[str, ...]] = CLEANING

    def __call__(self, job: Job) -> Result:
        """Read one page; raises `OSError`, `InputError` or `CleanError`."""
        page = job.payload.load()
        return Result((site_of(job, page), lines_of(text_of(page), page.url, page.kind)))


def site_lines(jobs: Callable[[], Iterable[Job]], limits: Limits, notes: Notes, reader: Reader) -> Sites:
    """What repeats on each site.

    An interrupted run's findings are taken over while its inputs are the same; where they are no more, and something
    else repeats, its results are void. Pages that cannot be read are passed over: cleaning them will say why.
    """
    digest = _digest(jobs())
    noted = notes.noted(_NOTE)
    if noted is not None and noted["inputs"] == digest:
        return _from_json(noted["sites"])
    sites = _learn(jobs(), limits, reader)
    if noted is not None and _from_json(noted["sites"]) != sites:
        notes.restart()
    notes.note(_NOTE, {"inputs": digest, "sites": _as_json(sites)})
    return sites


def _learn(jobs: Iterable[Job], limits: Limits, reader: Reader) -> Sites:
    counter = LineCounter()
    with closing(run(jobs, Reading(), limits)) as batches:
        for batch in batches:
            for job, result in batch:
                if result.failure is None:
                    counter.add(*result.data)
                reader.read(job)
    return counter.learned()


def _digest(jobs: Iterable[Job]) -> str:
    digest = blake2b(digest_size=16)
    for job in jobs:
        digest.update(f"{job.name}\0{job.stamp}\0".encode())
    return digest.hexdigest()


def _as_json(sites: Sites) -> dict[str, Any]:
    return {name: [lines.pages, list(lines.counts.items())] for name, lines in sites.items()}


def _from_json(sites: dict[str, Any]) -> Sites:
    return {name: SiteLines(pages, dict(counts)) for name, (pages, counts) in sites.items()}
