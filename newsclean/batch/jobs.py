"""What goes into the pool, a `Job`, and what comes out of it, a `Result`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Literal, Protocol
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from newsclean.sources.document import Document

Kind = Literal["auto", "html", "text"]


class InputError(ValueError):
    """An input cannot be read as what its name says it is. The message says why and what to do."""


@dataclass(slots=True)
class Loaded:
    """One page, ready to be cleaned."""

    source: str | bytes | Document
    kind: Kind = "auto"
    url: str | None = None
    fetched_at: dt.datetime | None = None  # when a crawler fetched it
    carried: dict[str, Any] = field(default_factory=dict)  # the record's other fields, which the output repeats
    is_cut: bool = False  # whether the page ends before its end


def text_of(page: Loaded) -> str | bytes:
    """The text of a page, also where it is a document of a file that holds many."""
    source = page.source
    if isinstance(source, str | bytes):
        return source
    stories = [part.text for part in source.parts if part.is_story]
    return "\n\n".join(stories) if stories else source.content


class Payload(Protocol):
    """Where a job's page is. It is sent to a worker, which loads it there."""

    def load(self) -> Loaded:
        """Read the page; raises `OSError` or `InputError`."""


@dataclass(slots=True)
class Job:
    """One page to clean."""

    name: str  # what outputs and failures call it: a path, or path:number for a record
    payload: Payload
    stamp: str = ""  # differs once the input has changed
    place: str = ""  # where its file goes below an output folder, without an ending
    site: str = ""  # the top folder: the site of a page that has no URL
    size: int = 0  # how many bytes of the inputs it stands for
    url: str | None = None  # the page's address, where it is known before the page is loaded
    of_stream: bool = False  # whether the name says only where it stood in a pipe, so that it may be another page's too


@dataclass(slots=True)
class PageInMemory:
    """A page that is here already."""

    page: Loaded

    def load(self) -> Loaded:
        """The page."""
        return self.page


@dataclass(slots=True)
class Unreadable:
    """An input that turned out broken while it was being read."""

    message: str
    error: type[Exception] = InputError

    def load(self) -> Loaded:
        """Raise what was found, where it is counted as this page's failure."""
        raise self.error(self.message)


@dataclass(frozen=True, slots=True)
class Failure:
    """A page that could not be cleaned.

    >>> str(Failure("a/b.html", "CleanError", "the page is empty"))
    'a/b.html: the page is empty (CleanError)'
    >>> str(Failure("a.warc:70", "CleanError", "the page is empty", "https://a.example/b"))
    'a.warc:70 https://a.example/b: the page is empty (CleanError)'
    """

    source: str  # the path, path:number, or for pages given in memory their URL or 1-based number
    error: str  # `CleanError`, `TimeoutError`, `MemoryError`, `CrashError`, `PermissionError`, ...
    message: str
    url: str | None = None  # the page's address, where it is known

    def __str__(self) -> str:
        """One line for people."""
        url = f" {self.url}" if self.url and self.url != self.source else ""
        return f"{self.source}{url}: {self.message} ({self.error})"


@dataclass(slots=True)
class Stats:
    """What the closing summary needs to know of one page."""

    removed: dict[str, int] = field(default_factory=dict)  # category to count
    warnings: tuple[str, ...] = ()
    seconds: float = 0.0


@dataclass(slots=True)
class Result:
    """What became of one job: data or a failure. With neither, its file is already in place."""

    data: Any = None  # what the worker made: an article, or bytes to write
    failure: Failure | None = None
    stats: Stats = field(default_factory=Stats)
    kept: int | None = None  # a result that an interrupted run left: its number in the journal


class Work(Protocol):
    """What workers do with a job. It is sent to each worker once."""

    preload: ClassVar[tuple[str, ...]]  # modules that workers are born with

    def __call__(self, job: Job) -> Result:
        """Do one job. What it raises is that job's failure."""


def site_of(job: Job, page: Loaded) -> str:
    """The site a page belongs to: its URL's host, else its top folder.

    >>> site_of(Job("a", Unreadable("")), Loaded("", url="https://news.example/story"))
    'news.example'
    """
    host = urlsplit(page.url).hostname if page.url else None
    return host or job.site
