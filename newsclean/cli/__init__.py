"""The command line: arguments, progress and exit statuses."""

from __future__ import annotations


def main() -> None:
    """Run the command line."""
    from newsclean.cli.app import app

    app()
