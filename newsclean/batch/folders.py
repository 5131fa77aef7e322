"""Walks folders in one fixed order, with little memory however many files they hold."""

from __future__ import annotations

import heapq
import json
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from itertools import islice
from pathlib import PurePath
from typing import IO

from newsclean.sources.compression import split_ending

# Names sorted in memory at a time: about 10 MB. A folder with more is sorted on disk.
_NAMES_IN_MEMORY = 50_000


_Name = tuple[str, str, str]  # a stem, a name, and what has it
_FILE, _FOLDER, _LINK = "file", "folder", "linked folder"


EXCLUDED = "excluded"


@dataclass(frozen=True)
class Globs:
    """Which files below a folder are wanted.

    A pattern without a slash is compared with each name, one with a slash with the path below the folder.
    `*` stands for any characters, slashes too.

    >>> Globs(exclude=("drafts",)).refusal("2024/drafts/a.html")
    'excluded'
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def refusal(self, path: str) -> str:
        """Why a file is not wanted, or ""."""
        if not self.enters(path):
            return EXCLUDED
        return "" if not self.include or _matches(path, self.include) else "not included"

    def names_ending(self, path: str) -> bool:
        """Whether a pattern asks for files of this one's ending, whatever it is.

        >>> globs = Globs(include=("*.story", "2024/*"))
        >>> globs.names_ending("2024/a.story"), globs.names_ending("2024/a.css")
        (True, False)
        """
        suffix = PurePath(path).suffix
        return bool(suffix) and any(PurePath(pattern).suffix == suffix for pattern in self.include)

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


def walk(
    folder: str, globs: Globs, accepts: Callable[[str], object], passed: Callable[[str, str], None] | None = None
) -> Iterator[Found]:
    """The files below a folder whose paths `accepts` takes, in the order of their names.

    Hidden files and folders, and links to folders, are left out. `passed` is told the reason and the path of whatever
    is left out; a folder's path ends in a slash, and what is in it is not told.
    """
    yield from _walk(folder, "", globs, accepts, passed or _nobody)


def _nobody(reason: str, path: str) -> None:
    """Tell nobody."""


def _walk(
    folder: str, below: str, globs: Globs, accepts: Callable[[str], object], passed: Callable[[str, str], None]
) -> Iterator[Found]:
    try:
        entries = os.scandir(os.path.join(folder, below))  # noqa: PTH118
    except OSError as error:
        yield Found(below, below, error.strerror or str(error))
        return
    last = ""
    for stem, name, kind in _sorted_names(entries):
        path = f"{below}/{name}" if below else name
        if name.startswith(".") or kind == _LINK:
            passed("hidden" if name.startswith(".") else kind, path if kind == _FILE else f"{path}/")
        elif kind == _FOLDER:
            if _belongs_to_page(os.path.join(folder, path)):  # noqa: PTH118
                passed("a saved page's parts", f"{path}/")
            elif globs.enters(path):
                yield from _walk(folder, path, globs, accepts, passed)
            else:
                passed(EXCLUDED, f"{path}/")
        elif refusal := globs.refusal(path) or ("" if accepts(path) else "unknown ending"):
            passed(refusal, path)
        else:
            own = f"{stem}~{name[len(stem) + 1 :].replace('.', '~')}" if stem == last else stem
            yield Found(path, f"{below}/{own}" if below else own)
            last = stem


# What a browser calls the folder beside a page that it saved whole, in its languages: `story_files` of `story.html`.
# Source: the names that Windows keeps together with such a page.
_PARTS = re.compile(
    r"(.+)(?:[_.]files|_file|_archivos|_arquivos|_bestanden|_bylos|-Dateien|_datoteke|_dosyalar|_elemei|_failid|_fails|"
    r"_fajlovi|_ficheiros|_fichiers|-filer|_fitxers|_kartoteka|_pliki|_soubory|_tiedostot)$",
    re.IGNORECASE,
)


def _belongs_to_page(folder: str) -> bool:
    """Whether a folder holds the frames, scripts and pictures of the page beside it."""
    match = _PARTS.match(folder)
    return match is not None and any(os.path.isfile(match[1] + ending) for ending in (".html", ".htm"))  # noqa: PTH113


def _sorted_names(entries: os._ScandirIterator[str]) -> Iterator[_Name]:
    """The stem and name of each entry, and what it is, sorted by stem so that siblings meet."""
    with entries:
        yield from sort_bounded((stem_of(entry.name), entry.name, _kind(entry)) for entry in entries)


def _kind(entry: os.DirEntry[str]) -> str:
    if entry.is_dir(follow_symlinks=False):
        return _FOLDER
    return _LINK if entry.is_symlink() and entry.is_dir() else _FILE


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
