"""What a run reads: folders, files and lists of them, as jobs in one fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path, PurePath
from typing import BinaryIO

from newsclean.batch.endings import PAGE_KINDS, is_page, kind_of, page_ending
from newsclean.batch.folders import Globs, stem_of, walk
from newsclean.batch.held import CONTAINERS, container_ending, document_jobs, holds_many, is_container
from newsclean.batch.jobs import InputError, Job, Kind, Loaded, Unreadable
from newsclean.batch.passed_over import PassedOver
from newsclean.batch.records import RECORD_READERS, Fields, read_line_stream, read_records, record_ending
from newsclean.sources.compression import read_file

ENDINGS = f"{' '.join((*PAGE_KINDS, *sorted(CONTAINERS)))} (also .gz and .zst) and {' '.join(RECORD_READERS)}"


@dataclass(slots=True)
class PageFile:
    """A file that holds one page; workers read it."""

    path: Path
    kind: Kind | None = None  # None: told by its ending and its content
    url: str | None = None

    def load(self) -> Loaded:
        """Read the file."""
        try:
            source = read_file(self.path)
        except MemoryError:
            raise
        except Exception as error:
            if isinstance(error, OSError) and error.errno:
                raise
            raise InputError(f"its compressed data is broken: {error}") from error
        return Loaded(source, self.kind or kind_of(self.path, source), self.url)


@dataclass(frozen=True)
class Inputs:
    """Paths to read, and how. `jobs()` gives the same jobs in the same order as long as the files stay."""

    paths: Iterable[str]  # gone through more than once
    globs: Globs = field(default_factory=Globs)
    fields: Fields = field(default_factory=Fields)
    ignored: frozenset[str] = frozenset()  # absolute paths: what the run itself writes
    kind: Kind | None = None  # what every page is read as; None: told by ending and content
    lines: BinaryIO | None = None  # records as lines of JSON, which are read once and instead of the paths

    def jobs(self, passed: PassedOver | None = None) -> Iterator[Job]:
        """A job for every page. `passed` takes note of what is not read."""
        passed = passed if passed is not None else PassedOver()
        if self.lines is not None:
            yield from read_line_stream(self.lines, self.fields)
            return
        for file in self._files(passed):
            reader = None if record_ending(file.path) or file.broken or not holds_many(file.path) else document_jobs
            if reader or (record_ending(file.path) and not file.broken):
                yield from read_records(Path(file.path), file.name, file.place, file.site, self.fields, passed, reader)
            else:
                yield _page_job(file, self.kind)

    def measure(self) -> int:
        """How many bytes all the files have, for telling the time left; 0 where that cannot be known yet."""
        if self.lines is not None or not getattr(self.paths, "is_whole", True):
            return 0
        return sum(_size(file.path) for file in self._files(PassedOver()))

    def _files(self, passed: PassedOver) -> Iterator[_File]:
        """Every file. Outputs of a lone folder lie as in it, those of several paths below each one's path."""
        lone = len(list(islice(self.paths, 2))) == 1
        for path in self.paths:
            if os.path.isdir(path):  # noqa: PTH112  here and below: a Path for each of a million files is slow
                yield from self._below(path, "" if lone else _without_root(path) + "/", passed)
            else:
                parent, _, name = _without_root(path).rpartition("/")
                place = f"{parent}/{stem_of(name)}" if parent else stem_of(name)
                yield _File(path, printable(path), place, PurePath(parent).name)

    def _below(self, folder: str, prefix: str, passed: PassedOver) -> Iterator[_File]:
        own = PurePath(folder).name

        def accepts(path: str) -> bool:
            named = bool(ending_of(path)) or self.globs.names_ending(path)
            if container_ending(path):
                return named or is_container(os.path.join(folder, path))  # noqa: PTH118
            return named or is_page(os.path.join(folder, path), forced=self.kind is not None)  # noqa: PTH118

        def note(reason: str, path: str) -> None:
            if not self._is_ignored(path := os.path.join(folder, path)):  # noqa: PTH118
                passed.file(reason, printable(path))

        for found in walk(folder, self.globs, accepts, note):
            path = os.path.join(folder, found.path)  # noqa: PTH118
            if not self._is_ignored(path):
                top, _, below = found.path.partition("/")
                yield _File(path, printable(path), prefix + found.place, top if below else own, found.broken)

    def _is_ignored(self, path: str) -> bool:
        if not self.ignored:
            return False
        path = os.path.abspath(path)  # noqa: PTH100
        return any(path == own or path.startswith(own + os.sep) for own in self.ignored)


@dataclass(slots=True)
class _File:
    path: str
    name: str
    place: str
    site: str
    broken: str = ""  # why it cannot be read


def _page_job(file: _File, kind: Kind | None) -> Job:
    if file.broken:
        return Job(file.name, Unreadable(f"the folder cannot be read: {file.broken}"), "", file.place, file.site)
    payload = PageFile(Path(file.path), kind)
    try:
        stat = os.stat(file.path)  # noqa: PTH116
    except OSError:  # loading it will say why
        return Job(file.name, payload, "", file.place, file.site)
    return Job(file.name, payload, f"{stat.st_size}:{stat.st_mtime_ns}", file.place, file.site, stat.st_size)


def ending_of(path: str) -> str:
    """Which ending that newsclean reads a path has, without its compression's, or "".

    >>> ending_of("pages/Story.HTML.gz"), ending_of("crawl.warc.gz"), ending_of("logo.png")
    ('.html', '.warc.gz', '')
    """
    return page_ending(path) or record_ending(path)


def _without_root(path: str) -> str:
    return "/".join(part for part in PurePath(path).parts if part not in ("..", PurePath(path).anchor))


def printable(path: str) -> str:
    r"""A path as text that can be written anywhere: bytes of its name that are no UTF-8 become `\xff`."""
    return path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _size(path: str) -> int:
    try:
        return os.path.getsize(path)  # noqa: PTH202
    except OSError:
        return 0
