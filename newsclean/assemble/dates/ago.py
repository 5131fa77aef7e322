"""Publications that a page dates by how long ago they were: "Published 2 hours ago"."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newsclean.article import Category
from newsclean.assemble.dates.parse import Printed
from newsclean.assemble.dates.words import in_ascii_digits, words
from newsclean.assemble.story_bounds import Head
from newsclean.page import Block

# How far below the headline such a line stands, and how long it is: those of both corpora are within 9 and below 50.
BELOW = 12
LONGEST = 60
# A number, or the words for one.
NUMBER = r"(\d{1,2}|an?|einer|einem|une?|una|um|uma|een|en|ett|et|jednu|jedną)"
MOST_DAYS = 30  # what is longer ago is rounded too far to tell a day


@dataclass(frozen=True, slots=True)
class Ago:
    """A time that a line tells by its distance."""

    distance: dt.timedelta
    is_fine: bool  # told in minutes or hours
    block: Block


@cache
def _pattern() -> re.Pattern[str]:
    """One group for each unit."""
    data = tomllib.loads(files(__package__).joinpath("dates.toml").read_text(encoding="utf-8"))["ago"]
    units = []
    for unit, forms in data.items():
        either = "|".join(re.escape(form).replace(r"\#", "#").replace(r"\ ", r"\s?") for form in forms)
        units.append(f"(?P<{unit}>{either})")
    # Endings may follow, and then the line's end or a sign: "vor 20 Tagen begann ..." is a sentence.
    return re.compile(rf"(?<!\w)(?:{'|'.join(units)})\w{{0,8}}\.?(?=\s*(?:$|[^\w\s]))".replace("#", NUMBER))


def ago(text: str) -> tuple[dt.timedelta, bool, int] | None:
    """How long ago a text says something was, whether it tells minutes or hours, and where it says so.

    >>> ago("Published 2 hours ago"), ago("vor einer Stunde"), ago("3 days ago"), ago("ago")
    ((datetime.timedelta(seconds=7200), True, 10), (datetime.timedelta(seconds=3600), True, 0), \
(datetime.timedelta(days=3), False, 0), None)
    """
    match = _pattern().search(in_ascii_digits(text.lower()))
    if match is None:
        return None
    unit = next(unit for unit in ("minutes", "hours", "days") if match[unit])
    told = next(group for group in match.groups() if group and group != match[unit])
    distance = dt.timedelta(**{unit: int(told) if told.isdigit() else 1})
    return (distance, unit != "days", match.start()) if distance.days <= MOST_DAYS else None


def published_ago(head: Head, title: Sequence[Block]) -> Ago | None:
    """The first line below the headline that tells how long ago the story was published, not when it was updated."""
    at = head.blocks.index(title[-1]) + 1 if title else max(0, head.start - BELOW)
    for block in head.blocks[at : max(at + BELOW, head.start)]:
        told = ago(block.text) if len(block.text) <= LONGEST and not _is_others(block) else None
        if told is not None and not words().modified.search(block.text[: told[2]].lower()):
            return Ago(told[0], told[1], block)
    return None


def _is_others(block: Block) -> bool:
    return block.is_story or (block.label is not None and block.label.category is Category.COMMENTS)


def reckoned(told: Ago, fetched: dt.datetime | None, updated: dt.datetime | None) -> Printed | None:
    """The publication, from when the page was fetched, else from its last update where both fall on one day.

    A page is drawn after its last update, so that a story published an hour before the drawing may be younger than an
    hour before the update, but no younger than that.

    >>> block = Block("2 hours ago", 1)
    >>> reckoned(Ago(dt.timedelta(hours=2), True, block), dt.datetime(2024, 5, 17, 10, 30), None).moment
    datetime.datetime(2024, 5, 17, 8, 30)
    """
    if fetched is not None:
        moment = fetched - told.distance
        offset = moment.utcoffset()
        zone = None if offset is None else dt.timezone(offset)
        return Printed(moment.date(), 0, 0, moment.time() if told.is_fine else None, zone if told.is_fine else None)
    if updated is not None and told.is_fine and (updated - told.distance).date() == updated.date():
        return Printed(updated.date(), 0, 0)
    return None
