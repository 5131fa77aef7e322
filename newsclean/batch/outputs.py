"""Chooses the output by `-o`'s ending and `--format`, and refuses to write over what is there."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from newsclean.batch.files import FailuresFile, LineFile, Output, Tree
from newsclean.batch.jobs import Job, Result
from newsclean.batch.journal import Journal, StateError
from newsclean.batch.store import Store
from newsclean.batch.totals import Totals
from newsclean.sources.compression import split_ending

FILE_FORMATS = ("jsonl", "parquet")
TREE_FORMATS = ("json", "jsonld", "txt", "md")
_ALSO_CALLED = {"text": "txt", "markdown": "md"}


class OutputError(ValueError):
    """The output asked for cannot be written. The message says what can."""


class Start(StrEnum):
    """What to do about an output that is there already."""

    NEW = "new"  # refuse
    RESUME = "resume"  # go on
    FRESH = "fresh"  # replace it


class Sink(Protocol):
    """Where results go, in the inputs' order."""

    totals: Totals
    skipped: int  # how many bytes of the inputs earlier runs did
    sealed: bool  # whether an earlier run did all, and only putting it in place was cut short

    def note(self, name: str, value: Any) -> None:
        """Keep something about the run, for one that goes on."""

    def noted(self, name: str) -> Any:
        """What an earlier run kept, or None."""

    def restart(self) -> None:
        """Forget the results of earlier runs."""

    def remaining(self, jobs: Iterable[Job]) -> Iterable[Job]:
        """The jobs that earlier runs left to do."""

    def known(self, job: Job) -> Result | None:
        """A result that an earlier run left."""

    def add(self, job: Job, result: Result) -> None:
        """Take a result."""

    def commit(self) -> None:
        """Make what was added last."""

    def finish(self) -> None:
        """End the output."""

    def close(self) -> None:
        """Stop, leaving what is needed to go on."""


class Stream:
    """Lines to standard output. There is nothing to go on with, so nothing is kept."""

    def __init__(self, stream: BinaryIO) -> None:
        """The stream to write to."""
        self._stream = stream
        self.totals = Totals()
        self.skipped = 0
        self.sealed = False

    def note(self, name: str, value: Any) -> None:
        """Nothing goes on from here."""

    def noted(self, name: str) -> Any:  # noqa: ARG002
        """There was no earlier run."""
        return None

    def restart(self) -> None:
        """There was no earlier run."""

    def remaining(self, jobs: Iterable[Job]) -> Iterable[Job]:
        """All jobs."""
        return jobs

    def known(self, job: Job) -> Result | None:  # noqa: ARG002
        """Nothing is known beforehand."""
        return None

    def add(self, job: Job, result: Result) -> None:
        """Write an article; failures are the caller's to report."""
        self.totals.add(job.name, result.stats, result.failure is not None)
        if result.failure is None:
            self._stream.write(result.data)

    def commit(self) -> None:
        """Let the reader have it."""
        self._stream.flush()

    def finish(self) -> None:
        """Nothing is open."""
        self._stream.flush()

    def close(self) -> None:
        """Nothing is open."""


@dataclass(frozen=True)
class Target:
    """Where a run writes, and what."""

    path: Path | None  # None: standard output
    form: str  # one of FILE_FORMATS or TREE_FORMATS
    compression: str = ""  # .gz, .zst or ""

    @property
    def is_tree(self) -> bool:
        """Whether the output is a folder."""
        return self.form in TREE_FORMATS

    @property
    def failures(self) -> Path | None:
        """The failures' manifest beside the output: `out.parquet.failures.jsonl` for `out.parquet`."""
        return self.path and self.path.with_name(f"{self.path.name}.failures.jsonl")

    @property
    def journal(self) -> Path | None:
        """The journal beside the output, there until the output is whole."""
        return self.path and self.path.with_name(f"{self.path.name}.state")

    @property
    def render(self) -> str:
        """What workers make of an article."""
        return self.form if self.is_tree else "jsonl"

    def own_paths(self) -> frozenset[str]:
        """Absolute paths that the run writes, so that it does not read them as inputs."""
        if self.path is None or self.failures is None:
            return frozenset()
        own = {os.path.abspath(path) for path in (self.path, self.failures)}  # noqa: PTH100
        return frozenset(own | {f"{path}.part" for path in own})


def target(output: str, form: str | None) -> Target:
    """Read `-o` and `--format`. Raises `OutputError`.

    >>> target("out.jsonl.gz", None)
    Target(path=PosixPath('out.jsonl.gz'), form='jsonl', compression='.gz')
    >>> target("articles/", "md").form
    'md'
    """
    name, compression = split_ending(form or "")
    name = _ALSO_CALLED.get(name, name)
    if name not in ("", *FILE_FORMATS, *TREE_FORMATS):
        raise OutputError(f"--format {form} is unknown; it may be {', '.join(FILE_FORMATS + TREE_FORMATS)}")
    if output == "-":
        if name not in ("", "jsonl"):
            raise OutputError("standard output takes lines of JSON only; give -o for other formats")
        return Target(None, "jsonl")
    path = Path(output)
    plain_name, ending = split_ending(path.name)
    by_ending = Path(plain_name).suffix.lower().removeprefix(".")
    if path.is_dir() or output.endswith(("/", os.sep)):
        return _tree_target(path, name or "json", compression)
    if name and by_ending in FILE_FORMATS and name != by_ending:
        raise OutputError(f"{output} ends in .{by_ending}, but --format says {name}; give one of them")
    if name in TREE_FORMATS or not by_ending:
        return _tree_target(path, name or "json", compression)
    if not name and by_ending not in FILE_FORMATS:
        raise OutputError(
            f"{output}: the ending says no format; use .jsonl, .jsonl.gz, .jsonl.zst or .parquet, "
            "a folder's name (with / at its end), or --format"
        )
    return _file_target(path, name or by_ending, compression or ending)


def _tree_target(path: Path, form: str, compression: str) -> Target:
    if form not in TREE_FORMATS:
        raise OutputError(f"{path} is a folder, which takes --format {', '.join(TREE_FORMATS)}, not {form}")
    if path.exists() and not path.is_dir():
        raise OutputError(f"{path} is a file; --format {form} writes a folder")
    return Target(path, form, compression)


def _file_target(path: Path, form: str, compression: str) -> Target:
    if form == "parquet" and compression:
        raise OutputError("Parquet is compressed within; leave the .gz or .zst off")
    if form == "parquet" and not find_spec("pyarrow"):
        raise OutputError("Parquet needs pyarrow: pip install 'newsclean[parquet]'")
    return Target(path, form, compression)


def open_sink(where: Target, start: Start, settings: dict[str, Any]) -> Sink | None:
    """Open the output, or give None if it is whole already and `start` is RESUME. Raises `StateError`."""
    if where.path is None or where.journal is None or where.failures is None:
        return Stream(sys.stdout.buffer)
    unfinished = where.journal.exists()
    if start is Start.RESUME and not unfinished and _exists(where.path):
        return None
    if start is Start.NEW:
        _refuse_existing(where.path, unfinished)
    where.path.parent.mkdir(parents=True, exist_ok=True)
    journal = Journal(where.journal, fresh=start is Start.FRESH)
    store = Store(_output(where), FailuresFile(where.failures), journal)
    try:
        store.open(settings)
    except BaseException:
        store.close()
        raise
    return store


def _output(where: Target) -> Output:
    assert where.path is not None
    if where.is_tree:
        return Tree(where.path, f".{where.form}{where.compression}")
    if where.form == "parquet":
        from newsclean.batch.parquet import ParquetFile

        return ParquetFile(where.path)
    return LineFile(where.path, where.compression)


def _refuse_existing(path: Path, unfinished: bool) -> None:
    if unfinished:
        raise StateError(f"{path} is unfinished: --resume goes on with it, --fresh starts anew")
    if path.is_dir() and _exists(path):
        raise StateError(f"{path} holds files already: --fresh writes into it, over files of the same names")
    if _exists(path):
        raise StateError(f"{path} exists already: --fresh replaces it")


def _exists(path: Path) -> bool:
    return any(path.iterdir()) if path.is_dir() else path.exists()
