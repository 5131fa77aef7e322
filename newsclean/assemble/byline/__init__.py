"""The byline, the people and the agencies: what a page claims, checked against what it prints beside its story.

In: a labelled `Page`, where its story begins, its headline's blocks. Out: a `Byline`, and the names of agencies.
"""

from __future__ import annotations

from newsclean.assemble.byline.agencies import named_once
from newsclean.assemble.byline.choose import Byline, choose_byline
from newsclean.assemble.byline.credits import agencies_beside, credited_agencies
from newsclean.assemble.byline.people import Named, read_line, read_names

__all__ = [
    "Byline",
    "Named",
    "agencies_beside",
    "choose_byline",
    "credited_agencies",
    "named_once",
    "read_line",
    "read_names",
]
