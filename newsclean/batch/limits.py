"""How many workers there are, and what one page may take."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """How many workers, and what one page may take."""

    workers: int = 0  # 0: as many as there are cores
    timeout: float = 20.0  # seconds
    memory: int | None = 1 << 30  # bytes; None: no limit

    @property
    def processes(self) -> int:
        """How many workers there will be."""
        return self.workers or available_cores()


def available_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_limit_memory() -> bool:
    """Whether this system can limit a process's memory. Only Linux counts memory from `mmap` towards a limit."""
    return sys.platform == "linux"


def limit_memory(size: int) -> None:
    """Let this process have no more than so many bytes of data; past it, Python raises `MemoryError`.

    The limit is on data (heap and private mappings) and not on address space, which threads and libraries reserve
    by the gigabyte without using it.
    """
    if can_limit_memory():
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (size, size))
