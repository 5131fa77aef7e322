"""`newsclean report`: what a batch wrote, as a page to look at."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

from newsclean.batch.jobs import Failure
from newsclean.batch.outputs import Target
from newsclean.batch.saved import SavedArticle, read_articles
from newsclean.cli.status import FAILED, OK, USAGE, complain, reason_of
from newsclean.cli.terminal import console
from newsclean.cli.words import counted
from newsclean.report import DEFAULT_SIZE, Run, write_report

_FAILURES_SHOWN = 50  # in the report; the file of failures has all
_TELL_EVERY = 500  # articles
_MEGABYTE = 1_000_000


class ReportError(ValueError):
    """A report cannot be written. The message says why."""


def report_articles(source: str, output: str, megabytes: float) -> int:
    """Write the report of what a batch wrote. Gives the exit status."""
    if not Path(source).exists():
        return complain(f"there is no file or folder {source}", USAGE)
    if output == "-" or Path(output).is_dir():
        return complain(f"a report is a file, and {output} is none; give -o a name such as report.html", USAGE)
    if Path(output).resolve() == Path(source).resolve():
        return complain(f"{output} would be read and written at once; give -o another name", USAGE)
    try:
        with console(stderr=True).status("reading") as status:
            pages = write(Path(source), output, size=int(megabytes * _MEGABYTE), tell=status.update)
    except ReportError as error:
        return complain(str(error), FAILED)
    console(stderr=True, soft_wrap=True).print(f"{counted(pages)} → {output} ({size_of(output)})", style="bold")
    return OK


def write(
    source: Path,
    output: str,
    *,
    size: int = DEFAULT_SIZE,
    seconds: float | None = None,
    tell: Callable[[str], None] = lambda _: None,
) -> int:
    """Write the report of a batch's output, and give how many articles it is of. Raises `ReportError`.

    `seconds` is how long the batch took, where that is known; `tell` is told of the progress.
    """
    try:
        run = _run(source, seconds)
        articles = _read(source, tell)
        first = next(articles, None)
        if first is None and not run.failed:
            raise ReportError(f"there is no article in {source}")
        found = chain([first] if first is not None else [], articles)
        Path(output).parent.mkdir(parents=True, exist_ok=True)
        return write_report(found, output, title=source.name, run=run, size=size).pages
    except OSError as error:
        raise ReportError(f"{error.filename or output}: {reason_of(error)}") from error
    except ReportError:
        raise
    except (ValueError, ImportError) as error:
        named = "" if str(source) in str(error) else f"{source}: "  # pyarrow's errors name no file
        raise ReportError(f"{named}{error}") from error


def size_of(file: str) -> str:
    """A file's size as a person says it."""
    return f"{Path(file).stat().st_size / _MEGABYTE:.1f} MB"


def _read(source: Path, tell: Callable[[str], None]) -> Iterator[SavedArticle]:
    number = 0
    try:
        for number, article in enumerate(read_articles(source), 1):
            if number % _TELL_EVERY == 0:
                tell(f"{counted(number)} read")
            yield article
    except (OSError, ValueError, ImportError):
        raise
    except Exception as error:  # what each compression and pyarrow have of their own
        raise ReportError(f"{source}: reading it broke off after {counted(number)}: {error}") from error


def _run(source: Path, seconds: float | None) -> Run:
    """What is known of the run beside its articles: its failures are in a file beside them."""
    path = Target(source, "json" if source.is_dir() else "jsonl").failures
    if path is None or not path.exists():
        return Run(seconds=seconds)
    shown: list[Failure] = []
    failed = 0
    with path.open("rb") as lines:
        for failed, line in enumerate(lines, 1):
            if failed <= _FAILURES_SHOWN:
                shown.append(_failure(line, f"{path}:{failed}"))
    return Run(shown, failed, seconds)


def _failure(line: bytes, place: str) -> Failure:
    try:
        return Failure(**json.loads(line))
    except (TypeError, ValueError) as error:
        raise ReportError(f"{place} is no failure that newsclean wrote: {error}") from error
