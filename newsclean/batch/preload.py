"""Imported once by the process that workers are forked from: they are born with modules and rules in memory."""

import gc
from contextlib import suppress

gc.disable()  # all that is made here stays

from newsclean.batch import render  # noqa: E402
from newsclean.sources import clean  # noqa: E402

__all__ = ["clean", "render"]

# The first page loads the rules and whatever else is imported on use. Should that fail, each page will say why.
with suppress(Exception):
    clean(
        "<html lang=en><body><h1>Rain ends drought</h1><p>By Ann Lee</p><p>4 March 2026</p>"
        "<p>The first rain in a year fell on Tuesday.</p></body></html>"
    )

gc.enable()
