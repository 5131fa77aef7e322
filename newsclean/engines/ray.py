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

# Rows a call: some seconds of work, which is what is done again where a node is lost.
_ROWS = 250


def clean_dataset(dataset: Dataset, *, batch_size: int = _ROWS, **options: Unpack[CleanColumnOptions]) -> Dataset:
    """Clean a dataset of pages: a row for each row.

    Options and columns are those of `Cleaner`. Nothing is run yet: pages stream through tasks of one processor each,
    and Ray does again what was lost. Raises `ValueError` and `TypeError` for options and columns that mean nothing,
    and `RuntimeError` for a Ray too old.
    """
    require("ray")
    cleaner = Cleaner(**options)
    cleaner.schema(_arrow_schema(dataset))

    def clean(pages: pa.Table) -> Iterator[pa.Table]:
        for batch in _batches(pages, batch_size):
            yield cleaner(batch)

    return _by_block(dataset, clean)


def learn_site_lines(
    dataset: Dataset, *, batch_size: int = 1000, **options: Unpack[LearnColumnOptions]
) -> dict[str, SiteLines]:
    """What each site repeats, for `clean_dataset(..., site_lines=...)`: this reads all pages.

    Each batch is learned from by itself; what was found is merged site by site. Options are those of `LineReader`.
    """
    require("ray")
    reader = LineReader(**options)
    reader.check(_arrow_schema(dataset))

    def read(pages: pa.Table) -> Iterator[pa.Table]:
        for batch in _batches(pages, batch_size):
            yield reader(batch)

    learned = _by_block(dataset, read).groupby("site").map_groups(repeated_lines, batch_format="pyarrow")
    return {
        site: lines for part in learned.iter_batches(batch_format="pyarrow") for site, lines in site_lines(part).items()
    }


def _by_block(dataset: Dataset, function: Callable[[pa.Table], Iterator[pa.Table]]) -> Dataset:
    """Call a function with each block, whole.

    Told how many rows a batch has, Ray 2.60 makes a step of its own of it, beside the one that reads the pages: until
    all are read it keeps that one's processors free, which on two left the function one. A block is batched here, then.
    """
    return dataset.map_batches(function, batch_format="pyarrow", batch_size=None, zero_copy_batch=True)


def _batches(pages: pa.Table, size: int) -> Iterator[pa.Table]:
    """The pages, so many at a time; of none, one empty batch, which has their columns."""
    return (pages.slice(start, size) for start in range(0, max(1, pages.num_rows), size))


def _arrow_schema(dataset: Dataset) -> pa.Schema:
    """The columns of a dataset. Ray may have to run what makes its first block to know them."""
    schema = dataset.schema()
    if schema is None:
        raise ValueError("The dataset is empty: it has no columns.")
    return pa.schema(zip(schema.names, schema.types, strict=True))
