"""Remembers on disk which jobs are done, so that a killed run can go on. It lies beside the output until that is whole.

SQLite does the hard part: whatever happens, the journal stands as it was at the last commit. Its write-ahead log makes
a commit cheap enough for every few pages.
"""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from newsclean.batch.jobs import Stats

_SCHEMA = """
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT);
-- Jobs whose results stand in the outputs, in order. Places are bytes, as file names are: they may be no text.
CREATE TABLE done (number INTEGER PRIMARY KEY, source TEXT, stamp TEXT, place BLOB, failed INTEGER, stats TEXT);
-- Places where the outputs may be cut: how many jobs are done there, and how long the outputs are.
CREATE TABLE frame (number INTEGER PRIMARY KEY, articles INTEGER, failures INTEGER);
-- Results that do not stand in the outputs yet, or no more. A line that is NULL is a file in place.
CREATE TABLE kept (id INTEGER PRIMARY KEY, source TEXT, stamp TEXT, place BLOB, failed INTEGER, stats TEXT, line BLOB);
CREATE INDEX kept_source ON kept (source);
INSERT INTO frame VALUES (0, 0, 0);
"""

_FORGET = "".join(f"DROP TABLE IF EXISTS {table};" for table in ("meta", "done", "frame", "kept"))


class StateError(ValueError):
    """The output, or what an earlier run left of it, stands in the way. The message says what to do."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A place where the outputs may be cut."""

    number: int  # jobs done
    articles: int  # bytes of the articles' file
    failures: int  # bytes of the failures' file


@dataclass(slots=True)
class Row:
    """What the journal knows of a job that is done."""

    source: str
    stamp: str
    place: str
    failed: bool
    stats: Stats

    def columns(self) -> tuple[str, str, bytes, bool, str]:
        """The row as SQLite holds it."""
        return self.source, self.stamp, os.fsencode(self.place), self.failed, json.dumps(asdict(self.stats))


@dataclass(slots=True)
class Kept:
    """A result that is not in the outputs: its line is None where it is a file in place."""

    id: int
    row: Row
    line: bytes | None


def _row(source: str, stamp: str, place: bytes, failed: int, stats: str) -> Row:
    return Row(source, stamp, os.fsdecode(place), bool(failed), Stats(**json.loads(stats)))


class Journal:
    """The journal of one run. Changes last from `commit()` on. Raises `sqlite3.Error` when the disk is full."""

    def __init__(self, path: Path, *, fresh: bool = False) -> None:
        """Open or begin the journal at a path; a fresh one has forgotten what it knew.

        Raises `StateError` while another run has it: whoever has the journal may write the outputs, and nobody else.
        """
        self.path = path
        while True:
            path.touch()  # where it cannot be, the system says why; SQLite does not
            file = path.stat().st_ino
            self._open(fresh)
            with suppress(FileNotFoundError):
                if path.stat().st_ino == file:
                    return
            self._db.close()  # a run that ended just now has deleted it

    def _open(self, fresh: bool) -> None:
        self._db = sqlite3.connect(self.path, timeout=0)
        try:
            self._lock()
            if fresh:
                self._db.executescript(_FORGET)
            if not self._db.execute("SELECT 1 FROM sqlite_master").fetchone():
                self._db.executescript(_SCHEMA)
        except sqlite3.OperationalError as error:
            self._db.close()
            if "locked" in str(error):
                raise StateError(f"another run is writing here: {self.path} is in use") from error
            raise
        except sqlite3.DatabaseError as error:
            self._db.close()
            if fresh:  # no run has it, for none could
                remove_journal(self.path)
                self._open(fresh=False)
            else:
                raise StateError(f"{self.path} is no journal of newsclean; --fresh starts anew") from error

    def _lock(self) -> None:
        """Take the file for this run alone, until it is closed."""
        self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.execute("BEGIN EXCLUSIVE")
        self._db.execute("COMMIT")

    def setting(self, name: str) -> Any:
        """Something noted of the run, or None."""
        found = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return json.loads(found[0]) if found else None

    def note(self, name: str, value: Any) -> None:
        """Note something of the run."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, json.dumps(value)))

    def rows(self, start: int = 0) -> Iterator[Row]:
        """The jobs done, from a number on."""
        query = "SELECT source, stamp, place, failed, stats FROM done WHERE number >= ? ORDER BY number"
        for columns in self._db.execute(query, (start,)):
            yield _row(*columns)

    def frame(self, number: int | None = None) -> Frame:
        """The last frame, or the last with no more than so many jobs."""
        query = "SELECT number, articles, failures FROM frame WHERE number <= ? ORDER BY number DESC LIMIT 1"
        return Frame(*self._db.execute(query, (number if number is not None else 1 << 62,)).fetchone())

    def frames(self) -> Iterator[int]:
        """How many jobs are done at each frame, in order."""
        return (number for (number,) in self._db.execute("SELECT number FROM frame ORDER BY number"))

    def add(self, rows: list[Row], frame: Frame) -> None:
        """Note jobs that now stand in the outputs, which may be cut after them."""
        start = frame.number - len(rows)
        numbered = ((number, *row.columns()) for number, row in enumerate(rows, start))
        self._db.executemany("INSERT INTO done VALUES (?, ?, ?, ?, ?, ?)", numbered)
        self._db.execute(
            "INSERT OR REPLACE INTO frame VALUES (?, ?, ?)", (frame.number, frame.articles, frame.failures)
        )

    def cut(self, frame: Frame) -> None:
        """Forget the jobs done since a frame."""
        self._db.execute("DELETE FROM done WHERE number >= ?", (frame.number,))
        self._db.execute("DELETE FROM frame WHERE number > ?", (frame.number,))

    def keep(self, row: Row, line: bytes | None) -> int:
        """Keep a result that is not in the outputs; gives its id."""
        query = "INSERT INTO kept (source, stamp, place, failed, stats, line) VALUES (?, ?, ?, ?, ?, ?)"
        return self._db.execute(query, (*row.columns(), line)).lastrowid or 0

    def kept(self, source: str) -> list[Kept]:
        """The results kept for a source."""
        query = "SELECT source, stamp, place, failed, stats, id, line FROM kept WHERE source = ?"
        return [Kept(number, _row(*row), line) for *row, number, line in self._db.execute(query, (source,))]

    def kept_places(self) -> Iterator[str]:
        """The places of all results kept."""
        return (os.fsdecode(place) for (place,) in self._db.execute("SELECT place FROM kept"))

    def places(self) -> Iterator[str]:
        """The places of all results."""
        query = "SELECT place FROM done UNION SELECT place FROM kept"
        return (os.fsdecode(place) for (place,) in self._db.execute(query))

    def clear(self) -> None:
        """Forget all results."""
        self._db.execute("DELETE FROM kept")
        self.cut(Frame(0, 0, 0))

    def drop(self, ids: list[int]) -> None:
        """Forget kept results."""
        self._db.executemany("DELETE FROM kept WHERE id = ?", ((number,) for number in ids))

    def commit(self) -> None:
        """Make what was changed last."""
        self._db.commit()

    def close(self) -> None:
        """Close; what was not committed is lost."""
        self._db.close()

    def remove(self) -> None:
        """Close and delete."""
        self.close()
        remove_journal(self.path)


def remove_journal(path: Path) -> None:
    """Delete a journal with its log."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)
