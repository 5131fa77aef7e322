"""What sites repeat, learned from columns of pages in many places and merged."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Unpack

import pyarrow as pa

from newsclean.engines.options import LimitOptions, reading
from newsclean.engines.pages import PageColumns
from newsclean.label.sitelines import LineCounter, SiteLines

# A site, by its host, and its `SiteLines` as JSON.
LINES_SCHEMA = pa.schema([("site", pa.string()), ("lines", pa.string())])


class LineReader:
    """Reads pages in batches and tables: the lines of each site that is in them, in rows as `LINES_SCHEMA` has them.

    It can be pickled and sent to workers. Pages are in the columns and held to the limits that `Cleaner` describes;
    one without an address is of the site "". One that cannot be read is passed over: cleaning it will say why.
    """

    def __init__(
        self,
        *,
        html: str | None = None,
        text: str | None = None,
        url: str | None = "url",
        **options: Unpack[LimitOptions],
    ) -> None:
        self._pages = PageColumns(html, text, url)
        self._beside = reading(**options)

    def check(self, pages: pa.Schema) -> None:
        """Raise `ValueError` or `TypeError` where pages cannot be in those columns."""
        self._pages.check(pages)

    def __call__(self, batch: pa.RecordBatch | pa.Table) -> pa.Table:
        """The lines of one batch's sites."""
        return self.read([batch])

    def read(self, batches: Iterable[pa.RecordBatch | pa.Table]) -> pa.Table:
        """The lines of all batches' sites, such as those of a partition."""
        counter = LineCounter()
        for batch in batches:
            self.check(batch.schema)
            for _, result in self._beside.results(self._pages.jobs(batch)):
                if result.failure is None:
                    counter.add(*result.data)
        return _table(counter.samples())


def merge_lines(rows: pa.Table) -> pa.Table:
    """What was learned in many places, merged: a row for each site."""
    return _table(_merged(rows).samples())


def repeated_lines(rows: pa.Table) -> pa.Table:
    """The same, merged for the last time: only sites of which something repeats, and without what merging needs."""
    return _table(_merged(rows).learned())


def site_lines(rows: pa.Table) -> dict[str, SiteLines]:
    """What each site repeats, for `Cleaner(site_lines=...)`.

    >>> reader = LineReader(text="text")
    >>> pages = {"url": ["https://courier.example/1"], "text": ["Rain ends drought\\n\\nThe first rain fell."]}
    >>> site_lines(repeated_lines(reader(pa.table(pages))))
    {}
    """
    return {row["site"]: SiteLines.from_json(row["lines"]) for row in rows.to_pylist()}


def _merged(rows: pa.Table) -> LineCounter:
    counter = LineCounter()
    for row in rows.to_pylist():
        counter.merge(row["site"], SiteLines.from_json(row["lines"]))
    return counter


def _table(sites: dict[str, SiteLines]) -> pa.Table:
    rows = [{"site": site, "lines": sites[site].to_json()} for site in sorted(sites)]
    return pa.Table.from_pylist(rows, LINES_SCHEMA)
