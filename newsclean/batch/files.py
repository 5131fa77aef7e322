"""Where articles and failures are written: a file of lines, or a folder of files. No half of either is ever in place.

A file grows as `NAME.part` and gets its name when it is whole. A file in a folder is written aside and moved there.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import repeat
from pathlib import Path
from typing import BinaryIO, Protocol

from newsclean.batch.journal import StateError
from newsclean.sources.compression import compress, plain, split_ending

# Pages compressed at a time: 256 articles of 10 KB compress as well as a whole file does.
_PAGES_A_FRAME = 256


class Output(Protocol):
    """Takes entries, each a place and a line or file's content, in the inputs' order."""

    frame: int  # how many pages must be written at a time, for it can be cut only between; 0: any number

    def begin(self) -> None:
        """Begin anew."""

    def go_on(self, offset: int) -> None:
        """Go on after so many bytes."""

    def write(self, entries: Iterable[tuple[str, bytes | None]]) -> int:
        """Write entries, None being one already in place. Gives how many bytes the output now has."""

    def lines(self, offset: int) -> Iterator[bytes | None]:
        """What was written after so many bytes; None stands for a file in place."""

    def discard(self, place: str) -> None:
        """Delete what stands at a place, if the output has places."""

    def seal(self) -> None:
        """Write out whatever is left, beside the output's own name."""

    def publish(self) -> None:
        """Put the output in place. Doing it again does no harm."""

    def close(self) -> None:
        """Stop writing."""


class LineFile:
    """A file of lines, compressed by its ending. Each call of `write` makes one gzip member or zstd frame."""

    def __init__(self, path: Path, ending: str = "") -> None:
        """The file that there will be, and the ending that its part's compression has."""
        self.path = path
        self.part = path.with_name(f"{path.name}.part")
        self.ending = ending
        self.frame = _PAGES_A_FRAME if self.ending else 0
        self._file: BinaryIO | None = None

    def begin(self) -> None:
        """Begin an empty part."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._file = self.part.open("wb", buffering=0)

    def go_on(self, offset: int) -> None:
        """Cut the part to so many bytes and go on after them. Raises `StateError` when it has fewer."""
        self.close()
        try:
            file = self.part.open("r+b", buffering=0)
        except FileNotFoundError as error:
            raise StateError(f"{self.part} is gone, so the run cannot go on; --fresh starts anew") from error
        self._file = file
        if file.seek(0, os.SEEK_END) < offset:
            raise StateError(f"{self.part} has lost its end, so the run cannot go on; --fresh starts anew")
        file.truncate(offset)
        file.seek(offset)

    def write(self, entries: Iterable[tuple[str, bytes | None]]) -> int:
        """Append lines."""
        assert self._file is not None
        data = b"".join(line for _, line in entries if line is not None)
        view = memoryview(compress(data, self.ending) if data else b"")
        while view:
            view = view[self._file.write(view) :]
        return self._file.tell()

    def lines(self, offset: int) -> Iterator[bytes]:
        """The lines after so many bytes."""
        with self.part.open("rb") as raw:
            raw.seek(offset)
            yield from plain(raw, f"part{self.ending}")

    def discard(self, place: str) -> None:
        """Lines have no places."""

    def seal(self) -> None:
        """Have the system write the part to the disk."""
        assert self._file is not None
        if not self._file.tell():  # a compressed file of nothing is not a file of no bytes
            self._file.write(compress(b"", self.ending))
        os.fsync(self._file.fileno())
        self.close()

    def publish(self) -> None:
        """Give the part the file's name."""
        if self.part.exists():
            self.part.replace(self.path)

    def close(self) -> None:
        """Close the part."""
        if self._file is not None:
            self._file.close()
            self._file = None


class FailuresFile(LineFile):
    """A file that is there only if something failed."""

    def publish(self) -> None:
        """Give the part the file's name, or delete both when there is nothing in it."""
        if self.part.exists() and not self.part.stat().st_size:
            self.path.unlink(missing_ok=True)
            self.part.unlink()
        super().publish()


class Tree:
    """A folder with one file an article, in the inputs' tree."""

    frame = 0

    def __init__(self, folder: Path, ending: str) -> None:
        """The folder, and the ending of its files, such as `.json` or `.txt.gz`."""
        self.folder = folder
        self._ending = ending
        self._compression = split_ending(ending)[1]
        self._aside = folder / ".newsclean.part"

    def begin(self) -> None:
        """Make the folder. Files of other names that are in it stay."""
        self.folder.mkdir(parents=True, exist_ok=True)

    def go_on(self, offset: int) -> None:  # noqa: ARG002
        """Files in place stay."""
        self._aside.unlink(missing_ok=True)

    def write(self, entries: Iterable[tuple[str, bytes | None]]) -> int:
        """Write each file aside and move it to its place."""
        for place, data in entries:
            if data is not None:
                target = self._target(place)
                self._aside.write_bytes(compress(data, self._compression))
                try:
                    self._aside.replace(target)
                except FileNotFoundError:
                    target.parent.mkdir(parents=True, exist_ok=True)
                    self._aside.replace(target)
        return 0

    def lines(self, offset: int) -> Iterator[None]:  # noqa: ARG002
        """Files are in place."""
        return repeat(None)

    def discard(self, place: str) -> None:
        """Delete a file whose input is gone or has changed, and the folders that it leaves empty."""
        target = self._target(place)
        target.unlink(missing_ok=True)
        for folder in target.parents:
            if folder == self.folder or not _remove_empty(folder):
                break

    def seal(self) -> None:
        """Files are in place."""

    def publish(self) -> None:
        """Files are in place."""
        self._aside.unlink(missing_ok=True)

    def close(self) -> None:
        """Nothing is open."""

    def _target(self, place: str) -> Path:
        return self.folder / f"{place}{self._ending}"


def _remove_empty(folder: Path) -> bool:
    try:
        folder.rmdir()
    except OSError:
        return False
    return True
