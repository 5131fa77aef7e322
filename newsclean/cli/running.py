"""Runs a batch that nothing stands in the way of, reports on it, and says how it ended."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace

from newsclean.batch.cleaning import Cleaning
from newsclean.batch.inputs import Inputs
from newsclean.batch.jobs import Job
from newsclean.batch.limits import Limits
from newsclean.batch.outputs import Sink, Target
from newsclean.batch.passed_over import PassedOver
from newsclean.batch.pool import PoolError
from newsclean.batch.run import TooManyFailures, run_all
from newsclean.cli.progress import Quiet, reporter
from newsclean.cli.status import FAILED, INTERRUPTED, OK, drop_output, reason_of
from newsclean.cli.words import counted


@dataclass(frozen=True)
class Run:
    """One run."""

    where: Target
    inputs: Inputs
    jobs: Iterable[Job]  # those of the inputs
    passed: PassedOver  # what of the inputs is not read; whole when the jobs are at their end
    work: Cleaning
    limits: Limits
    sink: Sink
    learn_site: bool  # whether all pages are read twice
    max_failures: int | None

    def to_end(self, *, quiet: bool, log_json: bool) -> int:
        """Run. Gives the exit status."""
        report = reporter(self.where, self.sink.totals, self.inputs, self.passed, quiet=quiet, log_json=log_json)
        try:
            with report:
                run_all(self.jobs, self._work(report), self.limits, self.sink, report, self.max_failures)
        except TooManyFailures:
            report.tell_failures()
            limit = f"{self.max_failures} may (--max-failures)" if self.max_failures else "none may (--strict)"
            return report.broken_off(f"stopped: {counted(self.sink.totals.failed)} failed, and {limit}", FAILED)
        except KeyboardInterrupt:
            return report.broken_off("interrupted", INTERRUPTED)
        except PoolError as error:
            return report.broken_off(str(error), FAILED)
        except BrokenPipeError:
            raise
        except (OSError, sqlite3.Error) as error:
            if self.where.path is None:
                drop_output()
            return report.broken_off(f"cannot write {self.where.path or 'standard output'}: {reason_of(error)}", FAILED)
        report.finished()
        return FAILED if self.sink.totals.failed else OK

    def _work(self, report: Quiet) -> Cleaning:
        """What workers do, with what a first pass learns if there is one."""
        if not self.learn_site or self.sink.sealed:
            return self.work
        from newsclean.batch.learning import site_lines  # it loads what cleans, which other runs need not

        return replace(self.work, sites=site_lines(self.inputs.jobs, self.limits, self.sink, report))
