"""Writes the report of many pages, and the view of one."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from newsclean.article import Article
from newsclean.report.counts import FrequentCounter
from newsclean.report.document import embedded, embedded_list, put, render
from newsclean.report.overview import Run, overview
from newsclean.report.page_view import LONGEST_REMOVED, MOST_TEXT, page_view
from newsclean.report.reasons import Meaning, meaning_of
from newsclean.report.survey import DOUBTFUL, Row, Survey, Tally, as_json, is_doubtful

DEFAULT_SIZE = 5_000_000  # bytes
LINES_SHOWN = 200  # of one rule
FRAME = 200_000  # bytes of the rest: style, script and the first page
LINES_SHARE = 0.15  # of the size, what the rules' lines may take; with less room, each rule shows fewer
LIST_SHARE = 0.5  # of the size, what the list may take; pages that do not fit are left out
LEAST_FULL_SHARE = 0.2  # of the size, what pages in full get at least
BASE64 = 4 / 3 * 1.001  # how much larger data are as base64, with the quotes around each page
UNKNOWN_RUN = Run()


def write_report(
    articles: Iterable[Article],
    path: str | Path,
    *,
    title: str = "Report",
    run: Run = UNKNOWN_RUN,
    size: int = DEFAULT_SIZE,
) -> Survey:
    """Write a report of articles as one HTML file, and give what it says as numbers.

    `articles` are read once, one at a time. `title` names them, `run` is what is known of their cleaning, and `size` is
    about how many bytes the file may have: the more, the more pages it shows in full. What does not fit is stated in
    the report. Raises `OSError` where the file cannot be written.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp(), "report.html")
    >>> write_report([Article(headline="Rain ends drought", confidence=0.9)], path).pages
    1
    >>> path.read_text()[:15]
    '<!doctype html>'
    """
    survey = Survey(room=int(size / BASE64))
    for article in articles:
        survey.add(article)
    put(Path(path), _report(survey, title, run, size))
    return survey


def write_page(article: Article, path: str | Path, *, title: str) -> None:
    """Write one article as an HTML file that shows what stayed, what went and why.

    Raises `OSError` where the file cannot be written.

    >>> import tempfile
    >>> path = Path(tempfile.mkdtemp(), "page.html")
    >>> write_page(Article(headline="Rain ends drought"), path, title="rain.html")
    >>> "<title>rain.html</title>" in path.read_text()
    True
    """
    view = page_view(article) | {"source": title}
    reasons = [(reason, category, 0, 0, 0, meaning_of(reason).why) for reason, category in view["reasons"]]
    put(Path(path), render("single.html", title, single=_packed({"view": view, "reasons": reasons})))


def _report(survey: Survey, title: str, run: Run, size: int) -> str:
    ranked = sorted(survey.reasons, key=lambda reason: (-survey.reasons[reason].blocks, reason))
    lines, shown = _lines(survey, ranked, int(size * LINES_SHARE))
    rows = _rows(survey, ranked, int(size * LIST_SHARE))
    left = size - FRAME - len(lines) - len(_index(survey, ranked, rows, {}))
    fulls = survey.in_full(int(max(left, size * LEAST_FULL_SHARE) / BASE64))
    places = {number: place for place, number in enumerate(row.number for row in rows if row.number in fulls)}
    return render(
        "report.html",
        title,
        o=overview(survey, run),
        doubtful=DOUBTFUL,
        limits=_limits(survey, rows, places, shown),
        index=_index(survey, ranked, rows, places),
        lines=lines,
        fulls=embedded_list([fulls[number] for number in places]),
    )


def _rows(survey: Survey, ranked: Sequence[str], room: int) -> list[Row]:
    """The pages of the list, as many as there is room for."""
    rows = survey.listed()
    while len(rows) > 1 and len(_index(survey, ranked, rows, {})) > room:
        rows = rows[: len(rows) * 3 // 4]
    return rows


def _index(survey: Survey, ranked: Sequence[str], rows: Sequence[Row], places: Mapping[int, int]) -> Markup:
    """What the list needs: of each page its fields, a list a field, and names as numbers."""
    reasons = {reason: number for number, reason in enumerate(ranked)}
    sites, languages = (_names(rows, name) for name in ("site", "language"))
    warnings, categories = list(survey.warnings), sorted(survey.categories)
    pages: dict[str, list[Any]] = {
        name: [getattr(row, name) for row in rows]
        for name in ("headline", "source", "date", "confidence", "characters", "removed")
    }
    pages["site"] = [sites[row.site] for row in rows]
    pages["language"] = [languages[row.language] for row in rows]
    pages["warnings"] = [_bits(row.warnings, warnings) for row in rows]
    pages["categories"] = [_bits(row.categories, categories) for row in rows]
    pages["reasons"] = [sorted(reasons[reason] for reason in row.reasons) for row in rows]
    pages["full"] = [places.get(row.number, -1) for row in rows]
    return _packed(
        {
            "doubtful": DOUBTFUL,
            "reasons": [_reason(reason, survey.reasons[reason], meaning_of(reason)) for reason in ranked],
            "sites": list(sites),
            "languages": list(languages),
            "warnings": warnings,
            "categories": categories,
            "pages": pages,
        }
    )


def _names(rows: Iterable[Row], name: str) -> dict[str, int]:
    """The values of a field, the most frequent first, with their numbers."""
    counts = Counter(getattr(row, name) for row in rows)
    return {value: number for number, (value, _) in enumerate(counts.most_common())}


def _bits(names: Iterable[str], known: list[str]) -> int:
    """Names as a number, a bit a name."""
    return sum(1 << known.index(name) for name in names)


def _reason(reason: str, tally: Tally, meaning: Meaning) -> list[Any]:
    numbers = (tally.blocks, tally.characters, tally.pages)
    return [reason, tally.category, *numbers, meaning.why, meaning.is_shipped]


def _lines(survey: Survey, ranked: Sequence[str], room: int) -> tuple[Markup, int]:
    """The most frequent lines that went for each reason, and how many of one reason there is room for."""
    shown = LINES_SHOWN
    while True:
        packed = _packed([_lines_of(survey.reasons[reason].lines, shown) for reason in ranked])
        if len(packed) <= room or shown == 1:
            return packed, shown
        shown //= 2


def _lines_of(lines: FrequentCounter, shown: int) -> dict[str, Any]:
    return {"shown": lines.most_common(shown), "missed": lines.missed, "different": len(lines)}


def _limits(survey: Survey, rows: Sequence[Row], places: Mapping[int, int], lines: int) -> str:
    """What the report leaves out, in words."""
    listed = "All pages are" if len(rows) == survey.pages else f"{len(rows):,} of the {survey.pages:,} pages are"
    return (
        f"{listed} in the list. {_opened(survey, rows, places)} Of a rule the {lines} most frequent lines are "
        f"shown. In an opened page a block that was left out is cut after {LONGEST_REMOVED:,} characters, and a page "
        f"after {MOST_TEXT:,}."
    )


def _opened(survey: Survey, rows: Sequence[Row], places: Mapping[int, int]) -> str:
    """How many pages can be opened, in words."""
    if len(places) == survey.pages:
        return "All can be opened."
    doubtful = sum(row.number in places and is_doubtful(row) for row in rows)
    which = "all the" if doubtful == survey.doubtful else f"{doubtful:,} of the {survey.doubtful:,}"
    return f"{len(places):,} can be opened, {which} doubtful ones among them; --size gives room for more."


def _packed(value: object) -> Markup:
    return embedded(zlib.compress(as_json(value), 9))
