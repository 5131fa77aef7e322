"""The paths that a command is given."""

from __future__ import annotations

import os
import tempfile
import weakref
from collections.abc import Iterable, Iterator
from glob import glob, has_magic
from hashlib import blake2b
from pathlib import Path
from threading import Lock

__all__ = ["PathList", "expanded", "has_magic"]


class PathList:
    """The paths on standard input, one a line: taken as they come, and laid on disk to be gone through again."""

    def __init__(self, stream: Iterable[bytes]) -> None:
        """The stream, which is read as far as somebody goes through the paths."""
        self._lines = iter(stream)
        self._file = tempfile.TemporaryFile("w+b", prefix="newsclean-")  # noqa: SIM115  closed below
        weakref.finalize(self, self._file.close)
        self._lock = Lock()
        self.is_whole = False  # whether the stream has been read to its end

    def __iter__(self) -> Iterator[str]:
        """The paths."""
        at = 0
        while line := self._line(at):
            at += len(line)
            yield os.fsdecode(line.rstrip(b"\r\n"))

    def digest(self) -> str:
        """What tells this list from another."""
        digest = blake2b(digest_size=16)
        for path in self:
            digest.update(os.fsencode(path) + b"\n")
        return digest.hexdigest()

    def _line(self, at: int) -> bytes:
        """The line that begins at a place in the file, or that comes next."""
        with self._lock:
            self._file.seek(at)
            line = self._file.readline()
            if not line and not self.is_whole:
                line = next((line for line in self._lines if line.strip()), b"")
                line = line if line.endswith(b"\n") or not line else line + b"\n"
                self.is_whole = not line
                self._file.write(line)
            return line


def expanded(names: list[str]) -> list[str]:
    """Paths, with patterns that no shell has expanded, such as `'pages/*.html'`, replaced by the files they match.

    `**` stands for any folders. A pattern that matches nothing stays, and so does the name of a file that is there.
    """
    return [path for name in names for path in _matches(name)]


def _matches(name: str) -> list[str]:
    if not has_magic(name) or Path(name).exists():
        return [name]
    return sorted(glob(name, recursive=True)) or [name]  # noqa: PTH207  Path.glob takes no absolute pattern
