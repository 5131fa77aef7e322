"""The command line.

In: arguments and files. Out: articles on standard output or in files, progress and errors on standard error, an exit
status.
"""

from __future__ import annotations

import os
import signal
import sys


def main() -> None:
    """Run the command line."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a command that has something to put in order says so itself
    if sys.argv[1:2] != ["batch"] and hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # whoever reads the output may have had enough
    if sys.argv[1:2] == ["batch"] and not {"-h", "--help"} & set(sys.argv):
        # What workers are forked from takes longest to start: half a second, of which reading the options is a third.
        from newsclean.batch.server import CLEANING, start_server

        start_server(CLEANING)
    from newsclean.cli.app import app

    process = os.getpid()
    try:
        app()
    except SystemExit as end:
        sys.exit(_flushed(end.code))
    except OSError as error:  # commands tell of files; what is left is standard output
        if os.getpid() != process:
            os._exit(1)  # a worker that was forked: the run's own process says it
        sys.exit(_told(error))


def _flushed(status: str | int | None) -> str | int | None:
    """Write out standard output, where Python would only say at its end, and in its own words, that it cannot be."""
    try:
        if sys.stdout is not None:  # it is where a shell closed it
            sys.stdout.flush()
    except OSError as error:
        return _told(error)
    return status


def _told(error: OSError) -> int:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.stderr.write(f"newsclean: cannot write standard output: {error.strerror or error}\n")
    return 1
