"""Imported once by the process that workers are forked from: they are born with modules and rules in memory."""

from newsclean.batch import render, worker
from newsclean.cleaner import clean

__all__ = ["clean", "render", "worker"]

# The first page loads the rules and whatever else is imported on use.
clean("<html><body><h1>Rain ends drought</h1><p>The first rain in a year fell on Tuesday.</p></body></html>")
