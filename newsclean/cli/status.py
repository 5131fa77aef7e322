"""Exit statuses, and how errors are told."""

from __future__ import annotations

import os
import sys

OK = 0
FAILED = 1  # some pages failed, or the run broke off
USAGE = 2  # wrong arguments, or an output that stands in the way
INTERRUPTED = 130  # Ctrl-C or a termination signal; the state is kept


def complain(message: str, status: int) -> int:
    """Print an error and give the exit status."""
    sys.stderr.write(f"newsclean: {message}\n")
    return status


def drop_output() -> None:
    """Let go what standard output still holds, where it cannot be written: Python would try again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def reason_of(error: Exception) -> str:
    """What went wrong, in the system's words where it has some."""
    return getattr(error, "strerror", None) or str(error)
