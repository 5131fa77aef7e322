"""Steps for jobs that are to be killed: they pass pages on slowly, and note which process did which."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

# How long a test waits for an engine, seconds; the machine may be busy.
PATIENCE = 180


def note(log: Path, *words: object) -> None:
    with log.open("a") as file:
        file.write(" ".join(map(str, words)) + "\n")


def noted(log: Path) -> list[list[str]]:
    return [line.split() for line in log.read_text().splitlines()] if log.exists() else []


def parent(process: int) -> int:
    """The parent of a process, as Linux tells it."""
    return int(Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[1])


def wait_until(true: Callable[[], Any]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > deadline:
            pytest.fail("the engine did not come to that")
        time.sleep(0.05)


def ids_once(ids: Iterable[int], last: int) -> bool:
    """Whether each number below the last is there once."""
    return sorted(ids) == list(range(last))


def spark_step(log: str, pause: float) -> Callable[[Iterable[Any]], Iterable[Any]]:
    """Notes the executor, the process of Java that started the daemon that Python's workers are forked from."""

    def passed_on(batches: Iterable[Any]) -> Iterable[Any]:
        for batch in batches:
            note(Path(log), parent(os.getppid()), batch.column("id")[0])
            time.sleep(pause)
            yield batch

    return passed_on
