"""Processes that are forked from one that has imported what they need: commands, with streams of their own, and others.

A new interpreter takes ten times as long, and a batch starts two. Tests of how a process starts still start one.
"""

from __future__ import annotations

import io
import multiprocessing
import os
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import TextIO

from newsclean.batch import server, starting
from newsclean.batch.server import CLEANING, start_server
from newsclean.cli import main
from newsclean.engines import child

# What is imported once for all processes that tests have forked: workers of batches, and commands.
PRELOADED = (*CLEANING, "tests.preload")
CLOSED = -1  # instead of a stream: the shell's `>&-`
STREAMS = (("stdin", "r"), ("stdout", "w"), ("stderr", "w"))


@dataclass(frozen=True)
class Ran:
    """How a command ended, and what it wrote to standard error."""

    status: int | None
    error: str


def forked(target: Callable[..., object], *arguments: object, daemon: bool = False) -> BaseProcess:
    """Start a process that calls a function. A daemon ends with this one, and may start none."""
    start_server(PRELOADED)
    process = multiprocessing.get_context("forkserver").Process(target=target, args=arguments, daemon=daemon)
    process.start()
    return process


def run(*arguments: str | Path, stdin: int | None = None, stdout: int | None = None, **environment: str) -> Ran:
    """Run a command to its end. Streams are file descriptors; those not given are empty."""
    with tempfile.TemporaryFile() as error:
        command = start(*arguments, stdin=stdin, stdout=stdout, stderr=error.fileno(), **environment)
        command.join()
        error.seek(0)
        return Ran(command.exitcode, error.read().decode())


def start(
    *arguments: str | Path,
    stdin: int | None = None,
    stdout: int | None = None,
    stderr: int | None = None,
    **environment: str,
) -> BaseProcess:
    """Start a command. Of the environment, what is given as empty is not there."""
    nothing = os.open(os.devnull, os.O_RDWR)
    given = [nothing if stream is None else stream for stream in (stdin, stdout, stderr)]
    # A connection is how a descriptor is handed to another process; this one does not close it.
    streams = [None if stream == CLOSED else Connection(os.dup(stream)) for stream in given]
    process = forked(_command, [*map(str, arguments)], streams, environment)
    for stream in filter(None, streams):
        stream.close()
    os.close(nothing)
    return process


class Beside:
    """A process beside an engine's worker, started with a socket as its input: what `subprocess.Popen` is there."""

    def __init__(self, _command: list[str], stdin: int) -> None:
        self.returncode: int | None = None
        with Connection(os.dup(stdin)) as theirs:
            self._process = forked(_beside, theirs, daemon=True)

    def poll(self) -> int | None:
        return self._process.exitcode

    def kill(self) -> None:
        self._process.kill()

    def wait(self) -> int | None:
        self._process.join()
        return self._process.exitcode


def _beside(socket: Connection) -> None:
    os.dup2(socket.fileno(), 0)
    socket.close()
    child.main()


def _command(arguments: list[str], streams: list[Connection | None], environment: dict[str, str]) -> None:
    for name, value in environment.items():
        os.environ[name] = value
        if not value:
            del os.environ[name]
    for number, ((name, mode), stream) in enumerate(zip(STREAMS, streams, strict=True)):
        if stream is None:
            os.close(number)
        else:
            os.dup2(stream.fileno(), number)
            stream.close()
        setattr(sys, name, stream and _opened(number, mode))
    # A run's own server would be a new interpreter.
    for module in (server, starting):
        vars(module)["start_server"] = lambda _: multiprocessing.get_context("fork")
    sys.argv = ["newsclean", *arguments]
    main()


def _opened(number: int, mode: str) -> TextIO:
    """A stream as Python opens it at its start."""
    if mode == "w" and os.environ.get("PYTHONUNBUFFERED"):
        return io.TextIOWrapper(open(number, "wb", buffering=0), encoding="utf-8", write_through=True)
    return io.TextIOWrapper(open(number, f"{mode}b"), encoding="utf-8", line_buffering=os.isatty(number))
