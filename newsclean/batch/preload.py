"""Imported once by the process that workers are forked from: they are born with modules and rules in memory."""

from contextlib import suppress

from newsclean.batch import render
from newsclean.cleaner import clean

__all__ = ["clean", "render"]

# The first page loads the rules and whatever else is imported on use. Should that fail, each page will say why.
with suppress(Exception):
    clean("<html><body><h1>Rain ends drought</h1><p>The first rain in a year fell on Tuesday.</p></body></html>")
