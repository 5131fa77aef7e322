"""How many workers there are, and what one page may take."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass

# A worker starts with 30 MB, dies early with 50, and does all of 793 web pages with 60.
LEAST_MEMORY = 100 << 20


@dataclass(frozen=True)
class Limits:
    """How many workers, and what one page may take. Raises `TypeError` and `ValueError` for what cannot be."""

    workers: int = 0  # 0: as many as there are cores
    timeout: float = 20.0  # seconds
    memory: int | None = 1 << 30  # bytes; None: no limit

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        if not isinstance(self.workers, int) or isinstance(self.workers, bool):
            raise TypeError(f"workers is of type {type(self.workers).__name__}: pass a number of processes, or None.")
        if self.workers < 0:
            raise ValueError(f"workers={self.workers} is no number of processes: pass 1 or more, or None.")
        if not isinstance(self.timeout, int | float):
            raise TypeError(f"timeout is of type {type(self.timeout).__name__}: pass seconds, such as 20.0.")
        if not self.timeout > 0:  # nan too
            raise ValueError(f"timeout={self.timeout} is no time: pass seconds, more than 0.")
        if not isinstance(self.memory, int | None):
            raise TypeError(f"memory is of type {type(self.memory).__name__}: pass bytes, such as 1 << 30, or None.")

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
