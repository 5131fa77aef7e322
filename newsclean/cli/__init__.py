"""The command line.

In: arguments and files. Out: articles on standard output or in files, progress and errors on standard error, an exit
status.
"""

from __future__ import annotations

import signal
import sys


def main() -> None:
    """Run the command line."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # a command that has something to put in order says so itself
    if sys.argv[1:2] == ["batch"] and not {"-h", "--help"} & set(sys.argv):
        # What workers are forked from takes longest to start: half a second, of which reading the options is a third.
        from newsclean.batch.server import CLEANING, start_server

        start_server(CLEANING)
    from newsclean.cli.app import app

    app()
