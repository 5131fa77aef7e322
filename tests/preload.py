"""Imported once for all processes that tests have forked: commands, and workers that clean text."""

from newsclean import clean
from newsclean.cli import app, batch
from newsclean.cli import clean as command
from tests import processes

__all__ = ["app", "batch", "command", "processes"]

clean("Rain ends drought\n\nBy Ann Lee\n\nThe first rain in a year fell on Tuesday.")  # loads what judges lines of text
