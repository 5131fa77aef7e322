"""One page as the report shows it: what stayed and what went, in the source's order, and where each field came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from operator import itemgetter
from typing import Any, NamedTuple

from newsclean.article import Article, Category
from newsclean.batch.saved import SavedArticle
from newsclean.render import body_blocks

# The fields that a page lists, in this order, with what they are called.
FIELDS = {
    "headline": "Headline",
    "standfirst": "Standfirst",
    "byline": "Byline",
    "authors": "Authors",
    "agencies": "Agencies",
    "date": "Date",
    "published_at": "Published",
    "modified_at": "Updated",
    "publisher": "Publisher",
    "section": "Section",
    "page": "Printed page",
    "language": "Language",
    "tags": "Tags",
    "url": "Address",
    "image": "Picture",
    "free_access": "Free to read",
    "body": "Body",
}
HEAD = ("headline", "standfirst", "byline")  # fields that are printed above the story
# Scripts that are written from right to left, by the languages that use them (Unicode CLDR 45, characterOrder).
RIGHT_TO_LEFT = frozenset("ar arc ckb dv fa he ks ku nqo ps sd syr ug ur yi".split())
LONGEST_REMOVED = 1_500  # characters of a removed block that a report of many pages shows
MOST_TEXT = 60_000  # characters of a page that a report of many pages shows


class Entry(NamedTuple):  # a report makes a million of them: a frozen dataclass takes three times as long
    """One block of the source, or a field that no line of it prints."""

    kind: str  # a field of `HEAD`, a block's type, `subhead2` and so on, or `removed`
    text: str
    position: int | None = None
    category: str = ""
    reason: str = ""
    cut: int = 0  # how many characters of the text are left off


def page_view(article: Article, *, is_whole: bool = True) -> dict[str, Any]:
    """A page as data for the report's script; one that need not be whole is cut to what a report has room for.

    >>> view = page_view(Article(headline="Rain ends drought", positions={"headline": 2}))
    >>> view["headline"], view["kinds"], view["texts"], view["positions"]
    ('Rain ends drought', ['headline'], ['Rain ends drought'], [2])
    """
    entries = list(in_order(article))
    shown = entries if is_whole else list(_limited(entries))
    reasons = {entry.reason: entry.category for entry in shown if entry.reason}
    numbers = {reason: number for number, reason in enumerate(reasons)}
    return {
        "source": article.source if isinstance(article, SavedArticle) else None,
        "url": article.url,
        "headline": article.headline,
        "language": article.language,
        "direction": direction(article.language),
        "confidence": article.confidence,
        "characters": len(article.body),
        "warnings": list(article.warnings),
        "fields": list(_fields(article)),
        # The blocks, a list for each thing known of them; what is left out has its reason's number for a kind.
        "kinds": [numbers.get(entry.reason, entry.kind) for entry in shown],
        "texts": [entry.text for entry in shown],
        "positions": [entry.position for entry in shown],
        "reasons": list(reasons.items()),
        "cut": {number: entry.cut for number, entry in enumerate(shown) if entry.cut},
        "more": len(entries) - len(shown),
        "unplaced": any(block.position is None for block in article.blocks),
    }


def direction(language: str | None) -> str:
    """How a text is written: `rtl`, `ltr`, or `auto` where its language is not known."""
    if language is None:
        return "auto"
    return "rtl" if language.partition("-")[0] in RIGHT_TO_LEFT else "ltr"


def in_order(article: Article) -> Iterator[Entry]:
    """All that stood in the source, in its order.

    A field above the story that no line of the page prints comes right before the story; a block whose place is not
    known follows the one before it.
    """
    story = list(_story(article))
    begins = story[0][0] if story else min((removal.position for removal in article.removed), default=0)
    head = ((article.positions.get(name, begins), _field_entry(article, name)) for name in HEAD)
    removed = (
        (removal.position, Entry("removed", removal.text, removal.position, removal.category, removal.reason))
        for removal in article.removed
    )
    placed = chain((pair for pair in head if pair[1].text), story, removed)
    return (entry for _, entry in sorted(placed, key=itemgetter(0)))


def _story(article: Article) -> Iterator[tuple[int, Entry]]:
    place = 0
    for block in body_blocks(article):
        place = place if block.position is None else block.position
        kind = f"subhead{block.level or 2}" if block.level else block.type.value
        yield place, Entry(kind, block.text, block.position)


def _field_entry(article: Article, name: str) -> Entry:
    return Entry(name, getattr(article, name) or "", article.positions.get(name))


def _limited(entries: Iterable[Entry]) -> Iterator[Entry]:
    """The entries that there is room for, long removed ones cut."""
    room = MOST_TEXT
    for entry in entries:
        cut = max(0, len(entry.text) - LONGEST_REMOVED) if entry.reason else 0
        room -= len(entry.text) - cut
        if room < 0:
            return
        yield entry._replace(text=entry.text[:LONGEST_REMOVED], cut=cut) if cut else entry


def _fields(article: Article) -> Iterator[tuple[str, str, str, list[tuple[str, str]]]]:
    """Each field's name, value, evidence and other candidates: a value and its source."""
    for name, label in FIELDS.items():
        value, others = _shown(article, name), list(_others(article, name))
        if value or others or name in ("headline", "byline", "date"):
            yield label, value, article.evidence.get(name, ""), others


def _shown(article: Article, name: str) -> str:
    """A field's value as a line."""
    value = getattr(article, name)
    match name:
        case "body":
            return f"{len(value):,} characters in {len(body_blocks(article))} blocks" if value else ""
        case "image":
            return value.url if value is not None else ""
        case "free_access":
            return {True: "yes", False: "no", None: ""}[value]
        case _:
            return ", ".join(value) if isinstance(value, tuple) else "" if value is None else str(value)


def _others(article: Article, name: str) -> Iterator[tuple[str, str]]:
    """What else the page offers for a field: its data, other titles, and lines that were left out as dates."""
    yield from ((other.value, other.source) for other in article.candidates if other.field == name)
    if name == "headline":
        yield from ((title, "another title of the page") for title in article.alternative_headlines)
    if name == "date":
        for removal in article.removed:
            if removal.category is Category.TIMESTAMP:
                yield removal.text[:LONGEST_REMOVED], f"a line of the page, at {removal.position}"
