"""How pages are cleaned, or read, in a process beside the caller: options checked at once, and sent along."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from newsclean.batch.cleaning import Cleaning
from newsclean.batch.jobs import Job, Result, Work
from newsclean.batch.limits import LEAST_MEMORY, Limits
from newsclean.engines.isolated import results

if TYPE_CHECKING:
    from newsclean.label.rules import UserRules
    from newsclean.label.sitelines import SiteLines


class LimitOptions(TypedDict, total=False):
    """What one page may take."""

    timeout: float
    memory: int | None


class CleanOptions(LimitOptions, total=False):
    """How pages are cleaned."""

    language: str | None
    keep_removed: bool
    rules: UserRules | None
    site_lines: SiteLines | Mapping[str, SiteLines] | None


class ColumnOptions(TypedDict, total=False):
    """Which columns pages are in."""

    html: str | None
    text: str | None
    url: str | None


class LearnColumnOptions(ColumnOptions, LimitOptions, total=False):
    """The options of `LineReader`."""


class CleanColumnOptions(ColumnOptions, CleanOptions, total=False):
    """The options of `Cleaner`."""

    fetched_at: str | None


@dataclass(frozen=True)
class Beside:
    """Does jobs in the process beside the thread that asks. It can be pickled and sent to workers."""

    start: bytes
    timeout: float

    @classmethod
    def to_do(cls, work: Work, timeout: float, memory: int | None) -> Beside:
        """Raises `ValueError` and `TypeError` for limits that mean nothing, and `RuntimeError` on Windows."""
        if sys.platform == "win32":
            raise RuntimeError("Engines run on Linux and macOS: on Windows use clean_many() or newsclean batch.")
        limits = Limits(timeout=timeout, memory=memory)
        if memory is not None and memory < LEAST_MEMORY:
            raise ValueError(f"memory={memory} is too little: a process needs {LEAST_MEMORY} bytes.")
        return cls(pickle.dumps((work, memory)), limits.timeout)

    def results(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Result]]:
        """Each job with its result, in order."""
        return results(jobs, self.start, self.timeout)


def cleaning(
    *,
    timeout: float = 20.0,
    memory: int | None = 1 << 30,
    language: str | None = None,
    keep_removed: bool = True,
    rules: UserRules | None = None,
    site_lines: SiteLines | Mapping[str, SiteLines] | None = None,
) -> Beside:
    """Cleans pages. Raises `ValueError` and `TypeError` for options that mean nothing."""
    lines, sites = (None, site_lines) if isinstance(site_lines, Mapping) else (site_lines, {})
    _check(language, rules, [lines, *sites.values()])
    compact = {site: known.compact() for site, known in sites.items()}
    work = Cleaning("jsonl", language, keep_removed, rules, lines and lines.compact(), compact)
    return Beside.to_do(work, timeout, memory)


def reading(*, timeout: float = 20.0, memory: int | None = 1 << 30) -> Beside:
    """Reads pages' sites and lines."""
    from newsclean.batch.learning import Reading  # it loads what runs a batch, which cleaning has no need of

    return Beside.to_do(Reading(), timeout, memory)


def _check(language: str | None, rules: object, site_lines: Iterable[object]) -> None:
    """Find out at once what would else fail every page. What it needs is loaded only where such an option is given."""
    if language is not None:
        from newsclean.read import check_arguments

        check_arguments(None, "auto", language)
    for lines in site_lines:
        if rules is not None or lines is not None:
            from newsclean.cleaner import check_own

            check_own(rules, lines)
