"""When a story was published and updated: what a page claims, prints and has in its address.

In: a labelled `Page`, where its story begins, its headline's blocks. Out: `Dates`, each with its source.
"""

from __future__ import annotations

from newsclean.assemble.dates.choose import Dates, choose_dates, stamp_of
from newsclean.assemble.dates.stamp import day_printed
from newsclean.assemble.dates.words import names_day, says_which, tells_date

__all__ = ["Dates", "choose_dates", "day_printed", "names_day", "says_which", "stamp_of", "tells_date"]
