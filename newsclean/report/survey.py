"""What a report says of many pages, gathered in one pass and in memory that does not grow with them."""

from __future__ import annotations

import json
import re
import zlib
from collections import Counter
from dataclasses import dataclass, field
from sys import intern
from urllib.parse import urlsplit

from newsclean.article import Article
from newsclean.batch.saved import SavedArticle
from newsclean.reasons import SITE_LINE_FORM
from newsclean.report.counts import FrequentCounter
from newsclean.report.page_view import page_view
from newsclean.report.sample import Rank, Sample

# A page is doubtful if it has a warning, or if its confidence is less: of 1,575 pages of three corpora one in twenty.
DOUBTFUL = 0.7
MOST_LISTED = 10_000  # pages in the list
# Of the room for pages in full, the share of the doubtful ones, if there are so many.
DOUBTFUL_SHARE = 0.9

PACKS_TO = 4  # how many times smaller pages get at most; most get a third

LINES_HELD = 1_000  # different lines of one rule that are counted at a time
LONGEST_LINE = 240  # characters by which lines of a rule are told apart
MOST_NAMES = 20_000  # different reasons, sites and so on; what comes later is counted together
MOST_DAYS = 50_000
BINS = 20  # of the confidence
OTHERS = "(others)"

# Fields whose absence is counted for each site.
WANTED = ("headline", "standfirst", "byline", "date", "published_at", "language", "publisher", "body")
LONGEST_HEADLINE = 160  # characters in the list
_REPEATS = re.compile(r"repeats/\d+-of-\d+")


@dataclass(slots=True)
class Tally:
    """How much was left out for one reason, or of one category."""

    category: str = ""
    blocks: int = 0
    characters: int = 0
    pages: int = 0
    lines: FrequentCounter = field(default_factory=lambda: FrequentCounter(LINES_HELD))

    def count(self, blocks: int, characters: int) -> None:
        """Count some blocks of a page."""
        self.blocks += blocks
        self.characters += characters


@dataclass(slots=True)
class SiteTally:
    """What the pages of one site lack."""

    pages: int = 0
    missing: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Row:
    """One page in the list."""

    number: int  # which of all pages it is, from 0
    source: str
    headline: str
    site: str
    language: str
    date: str
    confidence: float
    characters: int
    removed: int
    warnings: tuple[str, ...]
    categories: tuple[str, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Full:
    """One page with all its blocks, as JSON."""

    number: int
    view: bytes


class Survey:
    """Takes articles one at a time.

    >>> survey = Survey(room=1_000_000)
    >>> survey.add(Article(headline="Rain ends drought", confidence=0.9))
    >>> survey.pages, [row.headline for row in survey.listed()]
    (1, ['Rain ends drought'])
    """

    def __init__(self, room: int) -> None:
        """`room` is how many bytes the pages that are shown in full may take, compressed."""
        self.pages = 0
        self.doubtful = 0
        self.characters = 0  # of all bodies
        self.categories: dict[str, Tally] = {}
        self.reasons: dict[str, Tally] = {}
        self.warnings: Counter[str] = Counter()
        self.languages = FrequentCounter(MOST_NAMES)
        self.days = FrequentCounter(MOST_DAYS)
        self.sites: dict[str, SiteTally] = {}
        self.confidence = [0] * BINS
        self._rows = [Sample[Row](MOST_LISTED, lambda _: 1) for _ in range(2)]
        self._fulls = [Sample[Full](room * PACKS_TO, lambda full: len(full.view)) for _ in range(2)]

    def add(self, article: Article) -> None:
        """Take one article."""
        number, site = self.pages, site_of(article)
        self.pages += 1
        self.characters += len(article.body)
        self.warnings.update(article.warnings)
        self.languages.add(article.language or "")
        self.confidence[min(int(article.confidence * BINS), BINS - 1)] += 1
        if article.date is not None:
            self.days.add(article.date.isoformat())
        self._count_missing(site, article)
        reasons = self._count_removed(article)
        doubtful, rank = is_doubtful(article), _rank(article)
        self.doubtful += doubtful
        self._rows[doubtful].offer(rank, lambda: _row(number, article, site, reasons))
        self._fulls[doubtful].offer(rank, lambda: _full(number, article))

    def listed(self) -> list[Row]:
        """The pages of the list: the least sure first, and of the sure ones as many as there is room for."""
        sure, doubtful = (rows.items() for rows in self._rows)
        doubtful = doubtful[: max(int(MOST_LISTED * DOUBTFUL_SHARE), MOST_LISTED - len(sure))]
        sure = sure[: MOST_LISTED - len(doubtful)]
        return [*doubtful, *sorted(sure, key=lambda row: row.confidence)]

    def in_full(self, room: int) -> dict[int, bytes]:
        """The pages that are shown in full, compressed, by their numbers: as many as fit in so many bytes."""
        sure, doubtful = (fulls.items() for fulls in self._fulls)
        kept = _fitting(doubtful, int(room * DOUBTFUL_SHARE) if sure else room)
        return kept | _fitting(sure, room - sum(map(len, kept.values())))

    def _count_missing(self, site: str, article: Article) -> None:
        tally = self.sites.setdefault(_named(site, self.sites), SiteTally())
        tally.pages += 1
        for name in WANTED:
            if not getattr(article, name):
                tally.missing[name] += 1

    def _count_removed(self, article: Article) -> tuple[str, ...]:
        """Count what was left out; gives the reasons."""
        texts: dict[str, list[str]] = {}
        kinds: dict[str, str] = {}
        for removal in article.removed:
            texts.setdefault(removal.reason, []).append(removal.text)
            kinds[removal.reason] = removal.category
        names = {reason: intern(_form_of(reason, self.reasons)) for reason in texts}  # rows hold on to them
        for reason, lines in texts.items():
            size = sum(map(len, lines))
            tally = _tally(self.reasons, names[reason], kinds[reason])
            tally.count(len(lines), size)
            tally.lines.add(*(line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}…" for line in lines))
            _tally(self.categories, kinds[reason], kinds[reason]).count(len(lines), size)
        reasons = tuple(dict.fromkeys(names.values()))
        for tally in (*map(self.reasons.__getitem__, reasons), *map(self.categories.__getitem__, set(kinds.values()))):
            tally.pages += 1
        return reasons


def _tally(tallies: dict[str, Tally], name: str, category: str) -> Tally:
    found = tallies.get(name)
    if found is None:
        found = tallies[name] = Tally(category)
    return found


def site_of(article: Article) -> str:
    """The site of an article: its address's host, else the folder of its source, else "".

    >>> site_of(Article(url="https://www.courier.example/bridge")), site_of(SavedArticle(source="courier/bridge.html"))
    ('courier.example', 'courier')
    """
    try:
        host = urlsplit(article.url or "").hostname
    except ValueError:
        host = None
    if host or not isinstance(article, SavedArticle):
        return (host or "").removeprefix("www.")
    return article.source.rpartition("/")[0].rpartition("/")[2]


def is_doubtful(page: Article | Row) -> bool:
    """Whether somebody should look at a page before trusting it."""
    return bool(page.warnings) or page.confidence < DOUBTFUL


def _rank(article: Article) -> Rank:
    """When it is an article's turn: of the doubtful ones the least sure first, of the others any.

    Which ones is as good as drawn by lot, but the same each time.
    """
    if is_doubtful(article):
        return article.confidence, -len(article.warnings)
    key = article.source if isinstance(article, SavedArticle) else f"{article.url}{article.headline}"
    return (float(zlib.crc32(key.encode("utf-8", "replace"))),)


def _row(number: int, article: Article, site: str, reasons: tuple[str, ...]) -> Row:
    headline = article.headline or ""
    return Row(
        number=number,
        source=article.source if isinstance(article, SavedArticle) else "",
        headline=headline if len(headline) <= LONGEST_HEADLINE else headline[:LONGEST_HEADLINE] + "…",
        site=site,
        language=article.language or "",
        date=article.date.isoformat() if article.date else "",
        confidence=article.confidence,
        characters=len(article.body),
        removed=len(article.removed),
        warnings=tuple(article.warnings),
        categories=tuple({removal.category for removal in article.removed}),
        reasons=reasons,
    )


def _full(number: int, article: Article) -> Full:
    return Full(number, as_json(page_view(article, is_whole=False)))


def as_json(value: object) -> bytes:
    """A value as JSON, for the report's script."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _fitting(fulls: list[Full], room: int) -> dict[int, bytes]:
    """The first ones, as many as fit."""
    kept: dict[int, bytes] = {}
    for full in fulls:
        packed = zlib.compress(full.view)
        room -= len(packed)
        if room < 0:
            break
        kept[full.number] = packed
    return kept


def _form_of(reason: str, known: dict[str, Tally]) -> str:
    """The name that a reason is counted under."""
    return reason if reason in known else _named(SITE_LINE_FORM if _REPEATS.fullmatch(reason) else reason, known)


def _named(name: str, known: dict[str, Tally] | dict[str, SiteTally]) -> str:
    return name if name in known or len(known) < MOST_NAMES else OTHERS
