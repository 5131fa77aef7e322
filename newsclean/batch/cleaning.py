"""What a worker does with a job: load its page, clean it, render the article."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, ClassVar

from newsclean.batch.jobs import Job, Result, Stats, site_of
from newsclean.batch.server import CLEANING

if TYPE_CHECKING:
    from newsclean.article import Article
    from newsclean.label.rules import UserRules
    from newsclean.label.sitelines import SiteLines


@dataclass(frozen=True)
class Cleaning:
    """How pages are cleaned. Calling it does one job."""

    preload: ClassVar[tuple[str, ...]] = CLEANING

    form: str | None = None  # one of `render.RENDERERS`, or None for the article itself
    language: str | None = None
    keep_removed: bool = True
    rules: UserRules | None = None
    site_lines: SiteLines | None = None  # what every page's site repeats
    sites: Mapping[str, SiteLines] = field(default_factory=dict)  # what repeats on each site that is known
    witness: bool = True  # whether trafilatura may be asked

    def __call__(self, job: Job) -> Result:
        """Load, clean and render one page; raises `OSError`, `InputError` or `CleanError`."""
        # Imported here because the parent process makes this object, and has no need of what cleans.
        from newsclean.article import ArticleWarning
        from newsclean.batch.render import RENDERERS
        from newsclean.sources import clean

        began = perf_counter()
        page = job.payload.load()
        job.url = job.url or page.url
        article = clean(
            page.source,
            url=page.url,
            kind=page.kind,
            language=self.language,
            rules=self.rules,
            site_lines=self.sites.get(site_of(job, page)) or self.site_lines,
            witness=self.witness,
            fetched_at=page.fetched_at,
        )
        if page.is_cut:
            article = article.model_copy(update={"warnings": (*article.warnings, ArticleWarning.TRUNCATED)})
        stats = Stats(dict(Counter(r.category.value for r in article.removed)), tuple(article.warnings))
        if not self.keep_removed:
            article = article.model_copy(update={"removed": ()})
        data: Article | bytes = article
        if self.form is not None:
            data = RENDERERS[self.form](article, job.name, page.carried)
        stats.seconds = perf_counter() - began
        return Result(data=data, stats=stats)
