"""When a story was published and updated, chosen among what the page claims, prints and has in its address."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsclean.assemble.dates.ago import published_ago, reckoned
from newsclean.assemble.dates.habits import Known, habits_of, is_archive, settled
from newsclean.assemble.dates.lines import Line, printed_near_head, source_of
from newsclean.assemble.dates.parse import Habits, Printed
from newsclean.assemble.dates.stamp import day_in_url, stamp
from newsclean.assemble.dates.words import words
from newsclean.assemble.story_bounds import Head
from newsclean.page import Block, Page

# Before it no story was published on the web; a page says so if it is an archive.
EARLIEST = dt.date(1990, 1, 1)

# Which claim is believed first. On the news corpus the first three are right on 99 pages of 100, a lone <time> on 80,
# for it may be another story's; the page's own JSON-LD node may date the template.
_ORDER = ("json-ld", "article:published_time", "microdata:datepublished", "og:published_time", "meta:", "")
_WEAK = ("json-ld:webpage", "microdata:datecreated", "time", "url")
_LABELLED = "time:"  # before the words that stand before a `<time>`
_CREATED = "creat"  # when the page was begun: `meta:created`, believed after the others
# A publication may be set a few days ahead of the last change (4 at most on the web corpus); what is further in the
# future of the page's own newest date is another event's day, or a mistake.
_AHEAD = dt.timedelta(days=31)
_WEST, _EAST = dt.timedelta(hours=12), dt.timedelta(hours=14)  # how far clocks are from universal time


@dataclass(frozen=True, slots=True)
class Dates:
    """What is known of a story's time. A value is None where the page does not settle it."""

    date: dt.date | None = None  # the calendar day, in the zone that the page prints
    published_at: dt.datetime | None = None  # aware where the page gives the zone
    modified_at: dt.datetime | None = None
    evidence: dict[str, str] = field(default_factory=dict)  # for each value, where it stood
    blocks: tuple[Block, ...] = ()  # the blocks that print the story's dates


@dataclass(frozen=True, slots=True, eq=False)
class _Witness:
    """One date and where it stood."""

    found: Printed
    source: str
    line: Line | None = None  # where it is printed

    @property
    def day(self) -> dt.date:
        return self.found.day

    @property
    def has_time(self) -> bool:
        """Whether it tells the time of day; midnight to the second is what systems write where they know none."""
        return self.found.time not in (None, dt.time())


def choose_dates(page: Page, head: Head, title: Sequence[Block]) -> Dates:
    """Choose a story's dates; `title` holds the blocks that print the headline.

    >>> from newsclean.assemble.story_bounds import head_of
    >>> from newsclean.page import Claim, Form
    >>> page = Page(Form.HTML, [], [Claim("published", "2024-05-17T10:30:00+02:00", "json-ld")])
    >>> dates = choose_dates(page, head_of(page), [])
    >>> dates.published_at.isoformat(), dates.evidence["date"]
    ('2024-05-17T10:30:00+02:00', 'json-ld')
    """
    habits = habits_of(page)
    address = day_in_url(page.url or "")
    if address is not None and not _is_possible(address, page):
        address = None
    known = Known(page, (address,))
    published, modified = (_claimed(page, name, habits, known) for name in ("published", "modified"))
    known.days |= {w.day for w in (*published, *modified)}
    lines = [line for line in printed_near_head(page, head, title, habits, known) if _is_possible(line.found.day, page)]
    updates = modified + [_Witness(ln.found, ln.source, ln) for ln in lines if ln.modified and ln.is_sure]
    latest = max((w.day for w in modified), default=dt.date.max - _AHEAD) + _AHEAD
    latest = min(latest, _last_day(page))
    seen = [_Witness(ln.found, ln.source, ln) for ln in lines if not ln.modified and ln.found.day <= latest]
    shown = [w for w in seen if w.line and w.line.is_sure]
    if address is not None:
        published.append(_Witness(Printed(address, 0, 0), "url"))
    published = [w for w in published if w.day <= latest]
    chosen = _choose(published, shown, updates) or _lone(seen)
    if chosen is None or chosen in updates:
        told = _told_ago(page, head, title, updates)
        if told is not None:
            lines.append(told)
            chosen = _Witness(told.found, told.source, told)
    moment = _moment(chosen, [*published, *shown]) if chosen and chosen not in updates else None
    first = next((w for w in updates if w.has_time and (chosen is None or w.day >= chosen.day)), None)
    return _dates(chosen, moment, _moment(first, updates) if first else None, lines)


def stamp_of(value: str, page: Page) -> Printed | None:
    """The date that a claim gives, read as its page writes dates."""
    return stamp(value, habits_of(page))


def _dates(chosen: _Witness | None, moment: _Witness | None, update: _Witness | None, lines: list[Line]) -> Dates:
    given = {"date": chosen, "published_at": moment, "modified_at": update}
    days = {w.day for w in given.values() if w}
    return Dates(
        chosen.day if chosen else None,
        moment.found.moment if moment else None,
        update.found.moment if update else None,
        {name: w.source for name, w in given.items() if w},
        tuple(dict.fromkeys(line.block for line in lines if line.found.day in days)),
    )


def _claimed(page: Page, name: str, habits: Habits, known: Known) -> list[_Witness]:
    """The dates that a page claims, the most trusted first."""
    is_published = name == "published"
    found = []
    for claim in (*page.claimed("published"), *page.claimed("modified")):
        time, label = claim.source.startswith(_LABELLED), claim.source.removeprefix(_LABELLED)
        if (_field(claim.field, label) if time else claim.field) != name:
            continue
        date = stamp(claim.value, habits)
        date = settled(date, habits, known) if date else None
        if date is not None and _is_possible(date.day, page):
            found.append(_Witness(date, "time" if time else claim.source))
    return sorted(found, key=lambda witness: (_trust(witness.source), _metas_day(witness) if is_published else 0))


def _field(field: str, label: str) -> str:
    """Which date a claim gives: what the words before it say, where they do."""
    label = label.lower()
    if words().modified.search(label):
        return "modified"
    return "published" if words().published.search(label) else field


def _metas_day(witness: _Witness) -> int:
    """What parts metas of one rank: some hold when the system last sent the page out, which is never the earliest."""
    return witness.day.toordinal() if witness.source.startswith("meta:") else 0


def _told_ago(page: Page, head: Head, title: Sequence[Block], updates: list[_Witness]) -> Line | None:
    """The publication that a line dates by how long ago it was."""
    updated = next((w.found.moment for w in updates if w.has_time), None)
    fetched = min(_fetched(page), default=None)
    told = published_ago(head, title) if fetched or updated else None
    found = reckoned(told, fetched, updated) if told else None
    if told is None or found is None:
        return None
    return Line(found, told.block, source_of(page), modified=False, cued=True, behind=False)


def _is_possible(day: dt.date, page: Page) -> bool:
    return day >= EARLIEST or is_archive(page)


def _last_day(page: Page) -> dt.date:
    """The day by which the page had been fetched, where that is known: no story in it is younger."""
    return min(((moment + _EAST).date() for moment in _fetched(page)), default=dt.date.max)


def _fetched(page: Page) -> list[dt.datetime]:
    return [dt.datetime.fromisoformat(claim.value) for claim in page.claimed("fetched")]


def _trust(source: str) -> int:
    if source in _WEAK:
        return len(_ORDER) + _WEAK.index(source)
    if _CREATED in source:
        return len(_ORDER) - 1
    return next(n for n, start in enumerate(_ORDER) if source.startswith(start))


def _choose(published: list[_Witness], shown: list[_Witness], updates: list[_Witness]) -> _Witness | None:
    """The witness of the day."""
    strong = next((w for w in published if w.source not in _WEAK), None)
    seen = next(iter(shown), None)
    if strong is None:
        updated = {w.day for w in updates}
        weak = (w for w in published if w.day not in updated)
        return seen or next(weak, None) or next((w for w in updates if w.line), None)
    if seen is None or (seen.line and seen.line.behind) or any(w.day == strong.day for w in shown):
        return strong
    # What readers see outdoes a claim, but for a later day, which may be an unmarked update's.
    return seen if seen.day < strong.day or _is_same_moment(seen, strong) else strong


def _lone(seen: list[_Witness]) -> _Witness | None:
    """The one day that stands behind the story; several are other stories', and those with a time comments'."""
    is_one = len({w.day for w in seen}) == 1 and not any(w.has_time for w in seen)
    return seen[0] if is_one else None


def _is_same_moment(seen: _Witness, claimed: _Witness) -> bool:
    """Whether a claim in universal time and the day that readers see can be the same moment in some zone."""
    moment = claimed.found.moment
    if moment is None or moment.utcoffset() != dt.timedelta(0):
        return False
    return seen.day in ((moment - _WEST).date(), (moment + _EAST).date())


def _moment(chosen: _Witness, others: list[_Witness]) -> _Witness | None:
    """The witness of the moment: the chosen one, or one that adds to it the time or the zone."""
    same = [w for w in others if w.has_time and (w.day == chosen.day or _is_same_moment(chosen, w))]
    if not chosen.has_time:
        return next((w for w in same if w.found.zone), next(iter(same), None))
    if chosen.found.zone is None:
        return next((w for w in same if w.found.zone and _is_same_clock(chosen.found, w.found)), chosen)
    return chosen


def _is_same_clock(naive: Printed, aware: Printed) -> bool:
    """Whether two times can be one moment, read from clocks of two zones: those differ by quarters of an hour."""
    return naive.time is not None and aware.time is not None and (naive.time.minute - aware.time.minute) % 15 == 0
