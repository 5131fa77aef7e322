"""Fields that the container of a page settles: a press database, a feed, an agency's format.

What such a container says of a story was written by people who had it before them, each thing in a place of its own.
So it needs no second witness, and no rule of the web holds for it: a story of 1985 is of 1985.
"""

from __future__ import annotations

import datetime as dt
import re

from newsclean.assemble.byline import Byline, read_line, read_names
from newsclean.assemble.dates import Dates, stamp_of
from newsclean.assemble.headline import Headline
from newsclean.assemble.keys import key_of
from newsclean.assemble.standfirst import Standfirst
from newsclean.assemble.story_bounds import Head
from newsclean.assemble.words import Words
from newsclean.page import Page

# One line names several people, and what follows each is parted by these.
PEOPLE = re.compile(r"\s*;\s*")
# The word before a name, whatever the story's language; a name such as "Von Trier" keeps its own.
BY = re.compile(r"(?i:by|par|por|door|von(?=\s+\S+\s+\S))\s+(?=[^\W\d_a-z])")


def vouched_headline(page: Page, head: Head) -> Headline | None:
    """The headline that the container gives, and the blocks above the story that print it again."""
    claim = page.vouched("headline")
    if claim is None:
        return None
    blocks = [head.blocks[i] for i in head.printing(key_of(claim.value))]
    titles = (c.value for c in page.claimed("headline") if c.source != claim.source)
    others = {key_of(title): title for title in titles}
    others.pop(key_of(claim.value), None)
    return Headline(claim.value, claim.source, blocks, head, tuple(others.values()))


def vouched_standfirst(page: Page) -> Standfirst | None:
    """The summary that the container gives."""
    claim = page.vouched("standfirst")
    return Standfirst(claim.value, claim.source, []) if claim is not None else None


def vouched_byline(page: Page, words: Words) -> Byline | None:
    """The byline that the container gives, and whom it names."""
    claim = page.vouched("byline")
    if claim is None:
        return None
    pieces = [BY.sub("", piece, count=1) if BY.match(piece) else piece for piece in PEOPLE.split(claim.value) if piece]
    found = [named if (named := read_line(piece, words)).people else read_names([piece], words) for piece in pieces]
    people = list(dict.fromkeys(name for named in found for name in named.people))
    desks = list(dict.fromkeys(name for named in found for name in named.desks))
    agencies = tuple(dict.fromkeys(name for named in found for name in named.agencies))
    return Byline(claim.value, tuple(people or desks or agencies), agencies, claim.source)


def vouched_dates(page: Page) -> Dates | None:
    """The day that the container gives, and the moment where it tells the time."""
    claim = page.vouched("published")
    found = stamp_of(claim.value, page) if claim is not None else None
    if claim is None or found is None:
        return None
    moment = found.moment if found.time not in (None, dt.time()) else None
    change = page.vouched("modified")
    update = stamp_of(change.value, page) if change is not None else None
    modified = update.moment if update is not None else None
    given = {"date": found.day, "published_at": moment, "modified_at": modified}
    return Dates(found.day, moment, modified, {name: claim.source for name, value in given.items() if value})
