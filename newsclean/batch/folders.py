"""Walks folders in one fixed order, with little memory however many files they hold."""

from __future__ import annotations

import heapq
import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import PurePath
from typing import IO

from newsclean.batch.compression import split_ending

# Names sorted in memory at a time: about 10 MB. A folder with more is sorted on disk.
_NAMES_IN_MEMORY = 50_000


_Name = tuple[str, str, bool]  # a stem, a name, and whether it is a folder's


@dataclass(frozen=True)
class Globs:
    """Which files below a folder are wanted.

    A pattern without a slash is compared with each name, one with a slash with the path below the folder.
    `*` stands for any characters, slashes too.

    >>> Globs(exclude=("drafts",)).wants("2024/drafts/a.html")
    False
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def wants(self, path: str) -> bool:
        """Whether a file is included and neither it nor a folder above it is excluded."""
        return (not self.include or _matches(path, self.include)) and self.enters(path)

    def enters(self, path: str) -> bool:
        """Whether neither a path nor a folder above it is excluded."""
        parts = path.split("/")
        return not self.exclude or not any(
            _matches("/".join(parts[:depth]), self.exclude) for depth in range(1, len(parts) + 1)
        )


def _matches(path: str, patterns: tuple[str, ...]) -> bool:
    name = path.rpartition("/")[2]
    return any(fnmatchcase(path if "/" in pattern else name, pattern) for pattern in patterns)


@dataclass(frozen=True, slots=True)
class Found:
    """A file found below a folder, or a folder that cannot be read."""

    path: str  # below the folder, with slashes
    place: str  # the path without its endings; where two siblings would share it, the second's is `story~txt`
    broken: str = ""  # why the folder cannot be read


def walk(folder: str, globs: Globs, accepts: Callable[[str], object]) -> Iterator[Found]:
    """The files below a folder whose names `accepts` takes, in the order of their names.

    Hidden files and folders, and links to folders, are left out.
    """
    yield from _walk(folder, "", globs, accepts)


def _walk(folder: str, below: str, globs: Globs, accepts: Callable[[str], object]) -> Iterator[Found]:
    try:
        entries = os.scandir(os.path.join(folder, below))  # noqa: PTH118
    except OSError as error:
        yield Found(below, below, error.strerror or str(error))
        return
    last = ""
    for stem, name, is_folder in _sorted_names(entries):
        path = f"{below}/{name}" if below else name
        if is_folder:
            if globs.enters(path):
                yield from _walk(folder, path, globs, accepts)
        elif accepts(name) and globs.wants(path):
            own = f"{stem}~{name[len(stem) + 1 :].replace('.', '~')}" if stem == last else stem
            yield Found(path, f"{below}/{own}" if below else own)
            last = stem


def _sorted_names(entries: os._ScandirIterator[str]) -> Iterator[_Name]:
    """The stem and name of each entry, and whether it is a folder, sorted by stem so that siblings meet."""
    with entries:
        names = (
            (stem_of(e.name), e.name, e.is_dir(follow_symlinks=False))
            for e in entries
            if not e.name.startswith(".") and not (e.is_symlink() and e.is_dir())
        )
        yield from sort_bounded(names)


def stem_of(name: str) -> str:
    """A name without its endings.

    >>> stem_of("story.html.gz")
    'story'
    """
    return PurePath(split_ending(name)[0]).stem


def sort_bounded(names: Iterable[_Name], limit: int = _NAMES_IN_MEMORY) -> Iterator[_Name]:
    """Sort with no more than `limit` names in memory: runs are sorted, laid on disk and merged."""
    names = iter(names)
    runs: list[Iterable[_Name]] = []
    while run := sorted(islice(names, limit)):
        runs.append(run if len(run) < limit else _spilled(run))
    yield from heapq.merge(*runs)


def _spilled(run: list[_Name]) -> Iterator[_Name]:
    file = tempfile.TemporaryFile("w+", encoding="ascii")  # noqa: SIM115  its reader closes it
    file.writelines(json.dumps(entry) + "\n" for entry in run)
    file.seek(0)
    return _read(file)


def _read(file: IO[str]) -> Iterator[_Name]:
    with file:
        for line in file:
            yield tuple(json.loads(line))
