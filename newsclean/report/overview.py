"""What the report's first page shows, as the templates need it: names, numbers and bars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsclean.batch.jobs import Failure
from newsclean.report.plots import Plot, plot, plot_days
from newsclean.report.survey import BINS, WANTED, SiteTally, Survey

RULES_SHOWN = 15
LANGUAGES_SHOWN = 12
SITES_SHOWN = 25
FAILURES_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table with a bar."""

    name: str
    count: int
    share: float  # of the longest bar, from 0 to 1
    category: str = ""
    characters: int = 0


@dataclass(frozen=True, slots=True)
class SiteLine:
    """What the pages of a site lack, as shares from 0 to 1 in the order of `WANTED`."""

    name: str
    pages: int
    missing: Sequence[float]


@dataclass(frozen=True, slots=True)
class Run:
    """What is known of the run that cleaned the pages, beside its articles."""

    failures: Sequence[Failure] = ()  # the first ones
    failed: int = 0
    seconds: float | None = None  # how long it took; None where that is not known


@dataclass(frozen=True, slots=True)
class Overview:
    """All that the first page shows."""

    pages: int
    doubtful: int
    removed: int
    characters: int
    removed_characters: int
    run: Run
    errors: Sequence[Line]
    categories: Sequence[Line]
    reasons: Sequence[Line]
    more_reasons: int
    warnings: Sequence[Line]
    languages: Sequence[Line]
    more_languages: int
    confidence: Plot
    days: Plot | None
    undated: int
    fields: Sequence[str]
    sites: Sequence[SiteLine]
    more_sites: int


def overview(survey: Survey, run: Run) -> Overview:
    """Sum up a survey.

    >>> from newsclean.article import Article
    >>> survey = Survey(room=0)
    >>> survey.add(Article(language="en"))
    >>> [(line.name, line.count) for line in overview(survey, Run()).languages]
    [('en', 1)]
    """
    reasons = sorted(survey.reasons.items(), key=lambda item: (-item[1].blocks, item[0]))
    categories = sorted(survey.categories.items(), key=lambda item: (-item[1].blocks, item[0]))
    languages = survey.languages.most_common()
    return Overview(
        pages=survey.pages,
        doubtful=survey.doubtful,
        removed=sum(tally.blocks for _, tally in categories),
        characters=survey.characters,
        removed_characters=sum(tally.characters for _, tally in categories),
        run=run,
        errors=_lines(_errors(run.failures)),
        categories=_lines([(name, t.blocks, name, t.characters) for name, t in categories]),
        reasons=_lines([(name, t.blocks, t.category, t.characters) for name, t in reasons[:RULES_SHOWN]]),
        more_reasons=max(0, len(reasons) - RULES_SHOWN),
        warnings=_lines([(name, count, "", 0) for name, count in survey.warnings.most_common()]),
        languages=_lines([(name, count, "", 0) for name, count in languages[:LANGUAGES_SHOWN]]),
        more_languages=max(0, len(languages) - LANGUAGES_SHOWN),
        confidence=plot((f"{number / BINS:.2f}", count) for number, count in enumerate(survey.confidence)),
        days=plot_days(survey.days.most_common()),
        undated=survey.pages - survey.days.total,
        fields=WANTED,
        sites=[_site(name, tally) for name, tally in _largest(survey.sites)],
        more_sites=max(0, len(survey.sites) - SITES_SHOWN),
    )


def _lines(entries: Sequence[tuple[str, int, str, int]]) -> list[Line]:
    longest = max((count for _, count, *_ in entries), default=1)
    return [Line(name, count, count / longest, category, size) for name, count, category, size in entries]


def _errors(failures: Iterable[Failure]) -> list[tuple[str, int, str, int]]:
    counts: dict[str, int] = {}
    for failure in failures:
        counts[failure.error] = counts.get(failure.error, 0) + 1
    return [(name, count, "", 0) for name, count in sorted(counts.items(), key=lambda item: -item[1])]


def _largest(sites: dict[str, SiteTally]) -> list[tuple[str, SiteTally]]:
    return sorted(sites.items(), key=lambda item: (-item[1].pages, item[0]))[:SITES_SHOWN]


def _site(name: str, tally: SiteTally) -> SiteLine:
    return SiteLine(name, tally.pages, [tally.missing[field] / tally.pages for field in WANTED])
