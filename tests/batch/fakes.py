"""Stands in for cleaning where tests are about everything else: a page's text says what happens to it."""

from __future__ import annotations

import ctypes
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from newsclean.batch.jobs import Job, Loaded, PageInMemory, Result, Stats, text_of


@dataclass(frozen=True)
class FakeWork:
    """Echoes a page after a pause, and notes in a log that it did, and in which process."""

    preload: ClassVar[tuple[str, ...]] = ()

    log: Path | None = None
    pause: float = 0.0

    def __call__(self, job: Job) -> Result:
        source = text_of(job.payload.load())
        text = source if isinstance(source, str) else source.decode()
        if self.log is not None:
            with self.log.open("a") as log:
                log.write(f"{os.getpid()} {job.name}\n")
        misbehave(text)
        time.sleep(self.pause)
        return Result(f"{job.name}: {text.strip()}\n".encode(), stats=Stats({"share": len(text) % 3}, ("no_headline",)))


def misbehave(text: str) -> None:
    command = text.strip()
    if command == "loop":
        while True:
            pass
    if command == "hang":
        time.sleep(60)
    if command == "segfault":
        ctypes.string_at(0)
    if command == "exit":
        os._exit(7)
    if command == "eat":
        eaten = []
        while True:
            eaten.append(bytearray(10_000_000))
    if command == "raise":
        raise ValueError("as asked")
    if command == "recurse":
        sys.setrecursionlimit(1_000)
        misbehave_deeply()


def misbehave_deeply() -> None:
    misbehave_deeply()


def page(text: str, name: str) -> Job:
    return Job(name, PageInMemory(Loaded(text)), stamp=text, size=len(text), place=name)
