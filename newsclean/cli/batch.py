"""`newsclean batch`: reads the options, runs the batch, gives the exit status."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from newsclean.batch.cleaning import Cleaning
from newsclean.batch.folders import Globs
from newsclean.batch.inputs import ENDINGS, Inputs
from newsclean.batch.jobs import Kind
from newsclean.batch.journal import StateError
from newsclean.batch.limits import LEAST_MEMORY, Limits, can_limit_memory
from newsclean.batch.outputs import OutputError, Start, Target, open_sink, target
from newsclean.batch.passed_over import PassedOver
from newsclean.batch.records import Fields
from newsclean.cli.paths import PathList, expanded, has_magic
from newsclean.cli.status import FAILED, INTERRUPTED, OK, USAGE, complain, drop_output, reason_of
from newsclean.cli.terminal import console
from newsclean.cli.words import told
from newsclean.errors import CleanError
from newsclean.version import __version__

if TYPE_CHECKING:
    from newsclean.label.rules import UserRules

_DEFAULT_MEMORY = "1G"
_SIZES = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30}


class UsageError(ValueError):
    """The arguments make no sense together, or name what is not there."""


@dataclass(frozen=True)
class Options:
    """What the user asked for."""

    inputs: list[str]
    output: str
    form: str | None
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    text_field: str
    html_field: str
    url_field: str
    kind: Kind
    jsonl: bool
    language: str | None
    rules: tuple[Path, ...]
    learn_site: bool
    keep_removed: bool
    witness: bool
    workers: int
    timeout: float
    memory: str | None
    resume: bool
    fresh: bool
    max_failures: int | None
    report: str | None
    quiet: bool
    log_json: bool


def batch_pages(options: Options) -> int:
    """Run a batch. Gives the exit status."""
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _interrupt)
    try:
        return _batch(options)
    except (UsageError, OutputError, StateError, CleanError, ImportError) as error:
        return complain(str(error), USAGE)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:  # whoever read the standard output has had enough
        drop_output()
        return OK


def _interrupt(signum: int, frame: FrameType | None) -> None:  # noqa: ARG001
    raise KeyboardInterrupt


def _batch(options: Options) -> int:
    """Refuse what cannot be done, and do the rest."""
    where = target(options.output, options.form)
    _check_report(options, where)
    inputs = _inputs(options, where)
    work = Cleaning(
        where.render, options.language, options.keep_removed, _rules(options.rules), witness=options.witness
    )
    limits = Limits(options.workers, options.timeout, _memory(options.memory))
    passed = PassedOver()
    jobs = inputs.jobs(passed)
    first = next(jobs, None)
    if first is None:
        raise UsageError(_nothing_found(options, passed))
    try:
        sink = open_sink(where, _start(options), _settings(options, where, inputs))
    except (OSError, sqlite3.Error) as error:
        raise UsageError(f"cannot write {where.path}: {reason_of(error)}") from error
    if sink is None:
        complain(f"{where.path} is whole already; nothing to resume", OK)
        return _report(options, where, None)
    is_new, began = not sink.totals.pages, time.monotonic()
    try:
        from newsclean.cli.running import Run  # it loads what only runs need, and not refusals

        run = Run(
            where, inputs, chain((first,), jobs), passed, work, limits, sink, options.learn_site, options.max_failures
        )
        status = run.to_end(quiet=options.quiet, log_json=options.log_json)
    finally:
        sink.close()
    seconds = time.monotonic() - began if is_new else None
    return max(status, _report(options, where, seconds))


def _check_report(options: Options, where: Target) -> None:
    if options.report is None:
        return
    if where.form not in ("jsonl", "parquet", "json") or where.path is None:
        raise UsageError("--report reads what the run wrote: give -o a name, and a format of JSON or Parquet")
    if not options.keep_removed:
        raise UsageError("--report shows what was left out, and --no-removed drops it; give one of them")
    report = Path(options.report).resolve()
    if report in {Path(path).resolve() for path in (*expanded(options.inputs), options.output)}:
        raise UsageError(f"{options.report} would be read and written at once; give --report another name")
    if report.is_dir():
        raise UsageError(f"{options.report} is a folder; give --report the name of a file, such as report.html")


def _report(options: Options, where: Target, seconds: float | None) -> int:
    """Write the report if one is asked for and the run is whole. Gives the exit status."""
    if options.report is None or where.path is None or where.journal is None or where.journal.exists():
        return OK
    from newsclean.cli.report import ReportError, size_of, write

    try:
        write(where.path, options.report, seconds=seconds)
    except ReportError as error:
        return complain(f"the articles are whole, but there is no report: {error}", FAILED)
    if options.log_json:
        sys.stderr.write(json.dumps({"event": "report", "output": options.report}) + "\n")
    elif not options.quiet:
        console(stderr=True, soft_wrap=True).print(f"  report    {options.report} ({size_of(options.report)})")
    return OK


def _start(options: Options) -> Start:
    if options.resume and options.fresh:
        raise UsageError("--resume goes on and --fresh starts anew; give one of them")
    if options.output == "-" and (options.resume or options.fresh):
        raise UsageError("standard output cannot be gone on with or replaced; give -o a file or a folder")
    return Start.RESUME if options.resume else Start.FRESH if options.fresh else Start.NEW


def _inputs(options: Options, where: Target) -> Inputs:
    paths: Iterable[str] = expanded(options.inputs)
    lines = None
    if options.jsonl and options.inputs != ["-"]:
        raise UsageError("--jsonl says what standard input holds; give - for it, alone")
    if "-" in options.inputs:
        if options.inputs != ["-"]:
            raise UsageError("- is standard input; give it alone")
        if options.jsonl and options.learn_site:
            raise UsageError("--learn-site reads all pages twice, and standard input can be read once; give it a file")
        paths, lines = ([], sys.stdin.buffer) if options.jsonl else (PathList(sys.stdin.buffer), None)
    else:
        _check_paths(list(paths), where)
    return Inputs(
        paths,
        Globs(options.include, options.exclude),
        Fields(options.text_field, options.html_field, options.url_field),
        where.own_paths() | {os.path.abspath(path) for path in [options.report] if path},  # noqa: PTH100
        None if options.kind == "auto" else options.kind,
        lines,
    )


def _nothing_found(options: Options, passed: PassedOver) -> str:
    left = " that --include and --exclude let in" if options.include or options.exclude else ""
    message = f"no pages found in {', '.join(options.inputs)}{left}; newsclean reads {ENDINGS}"
    return "\n".join([message, *(f"  not read: {line}" for line in told(passed))])


def _check_paths(paths: list[str], where: Target) -> None:
    for path in paths:
        if re.match(r"https?://", path):
            raise UsageError(f"{path} is an address; newsclean opens no connections, so fetch the page first")
        if not Path(path).exists():
            raise UsageError(f"nothing matches {path}" if has_magic(path) else f"there is no file or folder {path}")
        if where.path and where.path.resolve() in (Path(path).resolve(), *Path(path).resolve().parents):
            raise UsageError(f"{path} would be read and written at once; give -o another name")


def _memory(size: str | None) -> int | None:
    """Read a size such as 512M."""
    if not can_limit_memory():
        if size is not None:
            raise UsageError("--memory needs Linux: this system does not hold processes to a limit")
        return None
    match = re.fullmatch(
        r"(\d+(?:\.\d+)?)([KMG]?)(?:i?B)?", (size or _DEFAULT_MEMORY).strip().upper().replace("IB", "B")
    )
    if not match:
        raise UsageError(f"--memory {size} is no size; write it as 512M or 2G")
    memory = int(float(match[1]) * _SIZES[match[2]])
    if memory < LEAST_MEMORY:
        raise UsageError(f"--memory {size} is too little; a worker needs {LEAST_MEMORY >> 20}M")
    return memory


def _rules(paths: tuple[Path, ...]) -> UserRules | None:
    if not paths:
        return None
    from newsclean.label.rules import load_rules

    return load_rules(*paths)


def _settings(options: Options, where: Target, inputs: Inputs) -> dict[str, Any]:
    """What shapes the output: an unfinished run can only be gone on with by the same."""
    return {
        "version of newsclean": __version__,
        "list of inputs": _named(options, where, inputs),
        "choice of files": [list(options.include), list(options.exclude)],
        "--kind": options.kind,
        "--jsonl": options.jsonl,
        "format": where.form + where.compression,
        "fields": [options.text_field, options.html_field, options.url_field],
        "language": options.language,
        "rules": [path.read_text() for path in options.rules],
        "--learn-site": options.learn_site,
        "--no-removed": not options.keep_removed,
        "--no-witness": not options.witness,
    }


def _named(options: Options, where: Target, inputs: Inputs) -> list[str]:
    """What the inputs are known by. A list on standard input is read to its end for that, if a run can go on."""
    if isinstance(inputs.paths, PathList):
        return [inputs.paths.digest()] if where.path is not None else ["-"]
    return [path if path == "-" else os.path.abspath(path) for path in options.inputs]  # noqa: PTH100
