"""The command line.

In: arguments and files. Out: articles on standard output or in files, progress and errors on standard error, an exit
status.
"""

from __future__ import annotations

import os
import signal
import sys

from newsclean.cli.status import FAILED, complain, drop_output, reason_of


def main() -> None:
    """Run the command line."""
    _open_closed_streams()
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


def _open_closed_streams() -> None:
    """Let standard streams that the shell closed (`>&-`) fail when they are used, as its own commands do.

    Python has None for them, and the next file that is opened would get their number.
    """
    for number, (name, mode, flags) in enumerate(
        (("stdin", "r", os.O_WRONLY), ("stdout", "w", os.O_RDONLY), ("stderr", "w", os.O_WRONLY))
    ):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, flags)
            os.dup2(opened, number)
            setattr(sys, name, open(number, mode, encoding="utf-8"))  # noqa: PTH123, SIM115  a number, for good


def _flushed(status: str | int | None) -> str | int | None:
    """Write out standard output, where Python would only say at its end, and in its own words, that it cannot be."""
    try:
        sys.stdout.flush()
    except OSError as error:
        return _told(error)
    return status


def _told(error: OSError) -> int:
    drop_output()
    return complain(f"cannot write standard output: {reason_of(error)}", FAILED)
