"""newsclean on Ray: a dataset of pages in, a dataset of their articles out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Unpack

import pyarrow as pa

from newsclean.engines.arrow import Cleaner
from newsclean.engines.options import CleanColumnOptions, LearnColumnOptions
from newsclean.engines.sitelines import LineReader, repeated_lines, site_lines
from newsclean.engines.versions import require

if TYPE_CHECKING:
    from ray.data import Dataset

    from newsclean.label.sitelines import SiteLines

_ROWS = 250  # a call: some seconds of work


def clean_dataset(dataset: Dataset, *, batch_size: int = _ROWS, **options: Unpack[CleanColumnOptions]) -> Dataset:
    """Clean a dataset of pages: a row for each row.

    Options and columns are those of `Cleaner`. Nothing is run yet: pages stream through tasks of one processor each,
    and Ray does again what was lost. Raises `ValueError` and `TypeError` for options and columns that mean nothing,
    and `RuntimeError` for a Ray too old.
    """
    require("ray")
    cleaner = Cleaner(**options)
    cleaner.schema(_arrow_schema(dataset))
    return _by_block(dataset, cleaner, batch_size)


def learn_site_lines(
    dataset: Dataset, *, batch_size: int = 1000, **options: Unpack[LearnColumnOptions]
) -> dict[str, SiteLines]:
    """What each site repeats, for `clean_dataset(..., site_lines=...)`: this reads all pages.

    Each batch is learned from by itself; what was found is merged site by site. Options are those of `LineReader`.
    """
    require("ray")
    reader = LineReader(**options)
    reader.check(_arrow_schema(dataset))
    found = _by_block(dataset, reader, batch_size)
    learned = found.groupby("site").map_groups(repeated_lines, batch_format="pyarrow")
    return {
        site: lines for part in learned.iter_batches(batch_format="pyarrow") for site, lines in site_lines(part).items()
    }


def _by_block(dataset: Dataset, function: Callable[[pa.Table], pa.Table], batch_size: int) -> Dataset:
    """Call a function with the rows of each block, so many at a time; once, with none, where a block is empty.

    Told how many rows a batch has, Ray 2.60 makes a step of its own of it, beside the one that reads the pages: until
    all are read it keeps that one's processors free, which on two left the function one. So Ray hands over whole
    blocks, and they are cut here.
    """
    if isinstance(batch_size, bool) or not isinstance(batch_size, int) or batch_size < 1:
        raise ValueError(f"batch_size is the number of rows of a call, 1 or more, not {batch_size!r}.")

    def newsclean(pages: pa.Table) -> Iterator[pa.Table]:
        for start in range(0, max(1, pages.num_rows), batch_size):
            yield function(pages.slice(start, batch_size))

    return dataset.map_batches(newsclean, batch_format="pyarrow", batch_size=None, zero_copy_batch=True)


def _arrow_schema(dataset: Dataset) -> pa.Schema:
    """The columns of a dataset. Ray may have to run what makes its first block to know them."""
    schema = dataset.schema()
    if schema is None:
        raise ValueError("The dataset is empty: it has no columns.")
    return pa.schema(zip(schema.names, schema.types, strict=True))
