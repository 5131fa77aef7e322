"""What a batch tells the user on standard error: progress while it runs, and a summary at its end."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import asdict
from typing import Any, Self

from rich.console import Console
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from newsclean.batch.inputs import Inputs
from newsclean.batch.jobs import Failure, Job, Result
from newsclean.batch.outputs import Target
from newsclean.batch.passed_over import PassedOver
from newsclean.batch.totals import Totals
from newsclean.cli.terminal import console
from newsclean.cli.words import counted, duration, told

# How often a line of JSON tells the progress, seconds.
_LOG_EVERY = 5.0

# How many failures the summary names; the manifest has them all.
_FAILURES_SHOWN = 5


class Quiet:
    """Says nothing unless the run breaks off. The other reporters are this, and say more."""

    def __init__(self, where: Target, totals: Totals, passed: PassedOver) -> None:
        """Where the run writes, what it counts, and what it does not read."""
        self.where = where
        self.totals = totals
        self.passed = passed
        self.began = time.monotonic()
        self.earlier_pages = 0
        self.bytes_done = 0
        self.bytes_earlier = 0
        self.failures: list[Failure] = []  # the first few

    def __enter__(self) -> Self:
        """Begin to report."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the progress."""

    def earlier(self, pages: int, size: int) -> None:
        """Take note of what earlier runs did."""
        self.earlier_pages = pages
        self.bytes_done = self.bytes_earlier = size

    def read(self, job: Job) -> None:
        """Take note of a page read in a first pass."""

    def page(self, job: Job, result: Result) -> None:
        """Take note of a page."""
        self.bytes_done += job.size
        if result.failure is None:
            return
        if len(self.failures) < _FAILURES_SHOWN:
            self.failures.append(result.failure)
        if self.where.failures is None:
            self.tell(str(result.failure))

    def tell(self, message: str) -> None:
        """Print an error."""
        sys.stderr.write(f"newsclean: {message}\n")

    def broken_off(self, message: str, status: int) -> int:
        """Tell why the run ended early, and how to go on. Gives the exit status."""
        kept = f"; {counted(self.totals.pages)} done, and --resume goes on" if self.where.path else ""
        self.tell(message + kept)
        return status

    def tell_failures(self) -> None:
        """Tell the first failures, where that was not done as they came."""
        if self.where.failures is not None:
            for failure in self.failures:
                self.tell(str(failure))

    def finished(self) -> None:
        """Tell what the run did."""

    @property
    def pages_here(self) -> int:
        """How many pages this run did."""
        return max(0, self.totals.pages - self.earlier_pages)

    @property
    def seconds(self) -> float:
        """How long the run has lasted."""
        return max(time.monotonic() - self.began, 1e-3)


class Summary(Quiet):
    """Prints a summary at the end."""

    console: Console

    def __init__(self, where: Target, totals: Totals, passed: PassedOver) -> None:
        """Where the run writes, what it counts, and what it does not read."""
        super().__init__(where, totals, passed)
        self.console = console(stderr=True, soft_wrap=True)

    def finished(self) -> None:
        """Print the summary."""
        failed = f", {self.totals.failed:,} failed" if self.totals.failed else ""
        target = f" → {self.where.path}" if self.where.path else ""
        rate = self.pages_here / self.seconds
        self.console.print(
            f"{counted(self.pages_here)} in {duration(self.seconds)} ({rate:,.0f} a second){failed}{target}",
            style="bold",
        )
        if self.earlier_pages:
            self.console.print(f"  earlier   {counted(self.earlier_pages)} done by an earlier run; counted below")
        self._print_counts("removed", self.totals.removed)
        self._print_counts("warnings", self.totals.warnings)
        for number, line in enumerate(told(self.passed)):
            self.console.print(f"  {'' if number else 'not read':<9} {line}")
        slowest = [
            f"{source} {seconds:.2f} s" for seconds, source in sorted(self.totals.slowest, reverse=True) if seconds
        ]
        if slowest:
            self.console.print(f"  slowest   {' · '.join(slowest)}")
        if self.totals.failed and self.where.failures:
            self.console.print(f"  failures  {self.where.failures}", style="red")
            for failure in self.failures:
                self.console.print(f"            {failure}")

    def _print_counts(self, name: str, counts: Counter[str]) -> None:
        if counts:
            self.console.print(f"  {name:<9} {' · '.join(f'{key} {n:,}' for key, n in counts.most_common())}")


class Bar(Summary):
    """Shows a line that moves, too."""

    def __init__(self, where: Target, totals: Totals, passed: PassedOver, inputs: Inputs) -> None:
        """Where the run writes, what it counts, what it does not read and what it reads."""
        super().__init__(where, totals, passed)
        self._inputs = inputs
        self._bytes: int | None = None  # of all inputs, once they have been counted
        self._current = ""
        self._live = Live(get_renderable=self._line, console=self.console, refresh_per_second=4, transient=True)

    def __enter__(self) -> Self:
        """Show the line, and count the inputs meanwhile."""
        threading.Thread(target=self._measure, daemon=True).start()
        self._live.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Take the line away."""
        self._live.stop()

    def read(self, job: Job) -> None:
        """Show a page read in a first pass."""
        self._current = f"first pass: {job.name}"

    def page(self, job: Job, result: Result) -> None:
        """Take note of a page."""
        super().page(job, result)
        self._current = job.name

    def tell(self, message: str) -> None:
        """Print an error above the line."""
        self.console.print(f"newsclean: {message}")

    def _measure(self) -> None:
        with suppress(OSError):  # the run itself will say what cannot be read
            self._bytes = self._inputs.measure()

    def _line(self) -> Table:
        done = self.bytes_done - self.bytes_earlier
        parts = [counted(self.totals.pages), f"{self.pages_here / self.seconds:,.0f}/s"]
        if self._bytes and done:
            left = max(0, self._bytes - self.bytes_done) * self.seconds / done
            parts.append(f"{duration(left)} left")
        failed = Text(f"{self.totals.failed:,} failed", style="red" if self.totals.failed else "dim")
        line = Table.grid(padding=(0, 1))
        line.add_column(width=20)
        line.add_column(no_wrap=True)
        line.add_column(no_wrap=True)
        line.add_column(no_wrap=True, overflow="ellipsis", style="dim")
        line.add_row(
            ProgressBar(total=self._bytes, completed=self.bytes_done), " · ".join(parts), failed, Text(self._current)
        )
        return line


class JsonLog(Quiet):
    """Writes what happens as lines of JSON, for other programs."""

    def __init__(self, where: Target, totals: Totals, passed: PassedOver) -> None:
        """Where the run writes, what it counts, and what it does not read."""
        super().__init__(where, totals, passed)
        self._last = self.began

    def page(self, job: Job, result: Result) -> None:
        """Write a line for a failure, and now and then one for the progress."""
        super().page(job, result)
        if result.failure is not None and self.where.failures is not None:
            self._write("failure", **asdict(result.failure))
        if time.monotonic() - self._last >= _LOG_EVERY:
            self._last = time.monotonic()
            rate = round(self.pages_here / self.seconds, 1)
            self._write("progress", pages=self.totals.pages, failed=self.totals.failed, rate=rate, current=job.name)

    def tell_failures(self) -> None:
        """Each has its line already."""

    def tell(self, message: str) -> None:
        """Write an error."""
        self._write("error", message=message)

    def finished(self) -> None:
        """Write the summary."""
        self._write(
            "summary",
            pages=self.totals.pages,
            earlier=self.earlier_pages,
            failed=self.totals.failed,
            seconds=round(self.seconds, 3),
            removed=dict(self.totals.removed),
            warnings=dict(self.totals.warnings),
            not_read={
                reason: {"count": count, "first": self.passed.names[reason]}
                for reason, count in self.passed.files.items()
            },
            records_not_read=dict(self.passed.records),
            slowest=[[source, round(seconds, 3)] for seconds, source in sorted(self.totals.slowest, reverse=True)],
            output=str(self.where.path) if self.where.path else None,
        )

    def _write(self, event: str, **fields: Any) -> None:
        sys.stderr.write(json.dumps({"event": event} | fields, ensure_ascii=False) + "\n")
        sys.stderr.flush()


def reporter(
    where: Target, totals: Totals, inputs: Inputs, passed: PassedOver, *, quiet: bool, log_json: bool
) -> Quiet:
    """The reporter that suits the options and the terminal."""
    if log_json:
        return JsonLog(where, totals, passed)
    if quiet:
        return Quiet(where, totals, passed)
    mixes = where.path is None and sys.stdout.isatty()
    return Bar(where, totals, passed, inputs) if sys.stderr.isatty() and not mixes else Summary(where, totals, passed)
