"""Pages in a column of Arrow in, their articles as columns out: what every engine here is built on."""

from __future__ import annotations

import json
from itertools import islice
from typing import Any, TypeVar, Unpack

import pyarrow as pa

from newsclean.batch.columns import ARTICLE_SCHEMA, in_columns
from newsclean.batch.jobs import Result
from newsclean.batch.render import INPUT, SOURCE
from newsclean.engines.options import CleanColumnOptions, CleanOptions, cleaning
from newsclean.engines.pages import PageColumns

__all__ = ["ARTICLE_SCHEMA", "FAILURE_SCHEMA", "RESULT_SCHEMA", "Cleaner", "carried_name", "clean_batch"]

Batch = TypeVar("Batch", bound=pa.RecordBatch | pa.Table)

# Of a page that failed, what is wrong in a sentence, and the kind of it, such as `CleanError` or `TimeoutError`.
FAILURE_SCHEMA = pa.schema([("error", pa.string()), ("error_kind", pa.string())])

# What follows the columns of the page.
RESULT_SCHEMA = pa.schema([*ARTICLE_SCHEMA, *FAILURE_SCHEMA])

# Articles that are Python objects at a time, about 5 MB; the rest of a batch is columns already.
_ROWS_AT_A_TIME = 250

_TAKEN = frozenset((*RESULT_SCHEMA.names, SOURCE))


def clean_batch(batch: Batch, **options: Unpack[CleanColumnOptions]) -> Batch:
    """Clean a batch or table of pages: one row in, one row out, in their order.

    Options are those of `Cleaner`, which says what the rows hold.

    >>> pages = pa.RecordBatch.from_pydict({
    ...     "url": ["https://courier.example/1", None],
    ...     "html": ["<h1>Rain ends drought</h1><p>The first rain in a year fell on Tuesday.</p>", None],
    ...     "id": [7, 8],
    ... })
    >>> for row in clean_batch(pages).select(["input_url", "id", "headline", "error_kind"]).to_pylist():
    ...     print(*row.values())
    https://courier.example/1 7 Rain ends drought None
    None 8 None InputError
    """
    return Cleaner(**options)(batch)


class Cleaner:
    """Cleans batches and tables of pages. It can be pickled and sent to workers; any number of threads may call it.

    `html` or `text` names the column of pages, by default `html`; it holds strings or bytes, plain, large or as a
    dictionary. `url` names the column of their addresses; `None` says that there is none. `fetched_at` names a column
    of timestamps that say when a crawler fetched a page: no date after it is the story's. `timeout`, in seconds, and
    `memory`, in bytes (Linux alone can hold a process to it; `None` for no limit), are what one page may take: beside
    each thread that calls this there is a process in which pages are cleaned. `language`, `keep_removed` and `rules`
    are as for `clean()`. `site_lines` is what the pages' site repeats, or for many sites a mapping of hosts to it.

    A row keeps the columns of its page but the page itself; one that is called as an article's is gets the prefix
    `input_`, such as `input_url`. The columns of `ARTICLE_SCHEMA` follow, as in the Parquet that `newsclean batch`
    writes, and those of `FAILURE_SCHEMA`. Of a page that failed the article's columns are null and those two say why;
    of others these are null.

    Raises `ValueError` and `TypeError`, in one sentence, for options and columns that mean nothing.
    """

    def __init__(
        self,
        *,
        html: str | None = None,
        text: str | None = None,
        url: str | None = "url",
        fetched_at: str | None = None,
        **options: Unpack[CleanOptions],
    ) -> None:
        self._pages = PageColumns(html, text, url, fetched_at)
        self._beside = cleaning(**options)

    @property
    def page(self) -> str:
        """The column of the pages."""
        return self._pages.page

    def schema(self, pages: pa.Schema) -> pa.Schema:
        """The columns that there will be. Raises `ValueError` and `TypeError` where pages cannot be in those given."""
        self._pages.check(pages)
        carried = [column.with_name(carried_name(column.name)) for column in pages if column.name != self.page]
        schema = pa.schema([*carried, *RESULT_SCHEMA])
        twice = [name for name in schema.names if len(schema.get_all_field_indices(name)) > 1]
        if twice:
            raise ValueError(f"There would be two columns `{twice[0]}`: give one of those they come from another name.")
        return schema

    def __call__(self, batch: Batch) -> Batch:
        """Clean a batch or a table; the result is one, too."""
        cleaned: Batch = self._cleaned(batch)
        return cleaned

    def _cleaned(self, batch: pa.RecordBatch | pa.Table) -> Any:
        schema = self.schema(batch.schema)
        carried = [batch.column(column.name) for column in batch.schema if column.name != self.page]
        articles = self._articles(batch)
        if isinstance(batch, pa.Table):
            return pa.Table.from_arrays([*carried, *articles.columns], schema=schema)
        whole = [pa.concat_arrays(column.chunks) for column in articles.columns]
        return pa.RecordBatch.from_arrays([*carried, *whole], schema=schema)

    def _articles(self, batch: pa.RecordBatch | pa.Table) -> pa.Table:
        rows = (_row(result) for _, result in self._beside.results(self._pages.jobs(batch)))
        groups = iter(lambda: list(islice(rows, _ROWS_AT_A_TIME)), [])
        found = [pa.RecordBatch.from_pylist(group, RESULT_SCHEMA) for group in groups]
        return pa.Table.from_batches(found or [pa.RecordBatch.from_pylist([], RESULT_SCHEMA)])


def carried_name(name: str) -> str:
    """The name that a column of the input has in the output. Engines do not tell `URL` from `url`.

    >>> carried_name("id"), carried_name("URL")
    ('id', 'input_URL')
    """
    return INPUT + name if name.lower() in _TAKEN else name


def _row(result: Result) -> dict[str, Any]:
    if result.failure is not None:
        return {"error": result.failure.message, "error_kind": result.failure.error}
    return in_columns(json.loads(result.data))
