"""Puts results on disk in the inputs' order, and finds after a kill where to go on."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from itertools import chain
from typing import Any

from newsclean.batch.files import FailuresFile, Output
from newsclean.batch.jobs import Failure, Job, Result
from newsclean.batch.journal import Frame, Journal, Kept, Row, StateError
from newsclean.batch.totals import Totals


class Store:
    """Articles and failures, and the journal of what is in them."""

    def __init__(self, articles: Output, failures: FailuresFile, journal: Journal) -> None:
        """What to write to; `open` comes next."""
        self._articles = articles
        self._failures = failures
        self._journal = journal
        self._pending: list[tuple[Row, Result]] = []
        self.totals = Totals()  # of all results stored, by earlier runs too
        self.skipped = 0  # how many bytes of the inputs earlier runs did
        self.sealed = bool(journal.setting("sealed"))  # all was done, and only putting it in place was cut short

    def open(self, settings: dict[str, Any]) -> None:
        """Begin, or go on with what the journal knows. Raises `StateError` when that ran with other settings."""
        if self._journal.setting("settings") is None:
            self._begin(settings)
        else:
            self._go_on(settings)

    def _begin(self, settings: dict[str, Any]) -> None:
        self._articles.begin()
        self._failures.begin()
        self._journal.note("settings", settings)
        self._journal.commit()

    def _go_on(self, settings: dict[str, Any]) -> None:
        before = self._journal.setting("settings")
        differ = sorted(name for name in settings | before if settings.get(name) != before.get(name))
        if differ:
            raise StateError(
                f"the unfinished run had another {' and '.join(differ)}; go on with the same, or --fresh starts anew"
            )
        if self.sealed:
            self._count()
        else:
            self._cut(self._journal.frame())

    def note(self, name: str, value: Any) -> None:
        """Note something of the run beside its results."""
        self._journal.note(name, value)
        self._journal.commit()

    def noted(self, name: str) -> Any:
        """What was noted, or None."""
        return self._journal.setting(name)

    def restart(self) -> None:
        """Forget the results of earlier runs."""
        for place in self._journal.places():
            self._articles.discard(place)
        self._journal.clear()
        self._journal.commit()
        self._cut(self._journal.frame())

    def remaining(self, jobs: Iterable[Job]) -> Iterable[Job]:
        """The jobs still to do: those after the ones done, if these are the same and unchanged.

        Where the inputs differ from what was done, the outputs are cut, and results after the cut are kept for when
        their job comes. Raises `StateError` where a pipe, which nobody edits, holds other pages.
        """
        jobs = iter(jobs)
        since_frame: list[Job] = []
        of_stream = False
        frames = self._journal.frames()
        next_frame = next(frames)
        for number, row in enumerate(self._journal.rows()):
            if number == next_frame:
                since_frame, next_frame = [], next(frames)
            job = next(jobs, None)
            of_stream = of_stream if job is None else job.of_stream
            if job is None or (job.name, job.stamp) != (row.source, row.stamp):
                if of_stream and (job is None or not row.failed):
                    raise _other_records(row.source)
                self._rewind(number)
                jobs = chain(since_frame, () if job is None else (job,), jobs)
                break
            since_frame.append(job)
            self.skipped += job.size
        self._count()
        return jobs

    def known(self, job: Job) -> Result | None:
        """The result that an earlier run left for a job, if its input is the same. Raises `StateError` as above."""
        for kept in self._journal.kept(job.name):
            if kept.row.stamp == job.stamp:
                return _result(kept)
            if job.of_stream and not kept.row.failed:
                raise _other_records(job.name)
            self._articles.discard(kept.row.place)
            self._journal.drop([kept.id])
        return None

    def add(self, job: Job, result: Result) -> None:
        """Store a job's result; it lasts from the next `commit()` on."""
        row = Row(job.name, job.stamp, job.place, result.failure is not None, result.stats)
        self._pending.append((row, result))
        self.totals.add(row.source, row.stats, row.failed)

    def commit(self) -> None:
        """Write whole frames to the outputs, keep the rest in the journal, and make it last."""
        self._write(whole_frames=True)
        for row, result in self._pending:
            if result.kept is None:
                result.kept = self._journal.keep(row, _line(result))
        self._journal.commit()

    def finish(self) -> None:
        """Put the outputs in place and forget the journal."""
        if not self.sealed:
            self._write(whole_frames=False)
            for place in self._journal.kept_places():
                self._articles.discard(place)
            self._articles.seal()
            self._failures.seal()
            self.note("sealed", True)
        self._articles.publish()
        self._failures.publish()
        self._journal.remove()

    def close(self) -> None:
        """Stop, leaving everything for a later run."""
        self._articles.close()
        self._failures.close()
        self._journal.close()

    def _count(self) -> None:
        for row in self._journal.rows():
            self.totals.add(row.source, row.stats, row.failed)

    def _write(self, *, whole_frames: bool) -> None:
        """Write what is pending, a frame at a time, so that the same results always give the same bytes."""
        size = self._articles.frame or len(self._pending)
        while self._pending and (len(self._pending) >= size or not whole_frames):
            self._write_frame(self._pending[:size])
            self._pending = self._pending[size:]

    def _write_frame(self, entries: list[tuple[Row, Result]]) -> None:
        frame = Frame(
            number=self._journal.frame().number + len(entries),
            articles=self._articles.write((row.place, r.data) for row, r in entries if not row.failed),
            failures=self._failures.write(("", _line(r)) for row, r in entries if row.failed),
        )
        self._journal.add([row for row, _ in entries], frame)
        self._journal.drop([r.kept for _, r in entries if r.kept is not None])

    def _rewind(self, number: int) -> None:
        """Cut the outputs at the last frame before a job, keeping what was done after it."""
        frame = self._journal.frame(number)
        articles, failures = self._articles.lines(frame.articles), self._failures.lines(frame.failures)
        for row in self._journal.rows(frame.number):
            self._journal.keep(row, next(failures) if row.failed else next(articles))
        self._journal.cut(frame)
        self._journal.commit()
        self._cut(frame)

    def _cut(self, frame: Frame) -> None:
        self._articles.go_on(frame.articles)
        self._failures.go_on(frame.failures)


def _other_records(name: str) -> StateError:
    return StateError(
        f"standard input holds other records than the unfinished run read, the first at {name}; "
        "go on with the same, or --fresh starts anew"
    )


def _line(result: Result) -> bytes | None:
    """What the failures' or the articles' output gets."""
    if result.failure is None:
        line: bytes | None = result.data
        return line
    return json.dumps(asdict(result.failure), ensure_ascii=False).encode("utf-8", "replace") + b"\n"


def _result(kept: Kept) -> Result:
    failure = Failure(**json.loads(kept.line)) if kept.row.failed and kept.line else None
    return Result(None if failure else kept.line, failure, kept.row.stats, kept.id)
