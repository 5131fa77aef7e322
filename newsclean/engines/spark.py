"""newsclean on Spark: a data frame of pages in, a data frame of their articles out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Unpack

import pyarrow as pa

from newsclean.engines.arrow import RESULT_SCHEMA, Cleaner, carried_name
from newsclean.engines.options import CleanColumnOptions, LearnColumnOptions
from newsclean.engines.sitelines import LINES_SCHEMA, LineReader, repeated_lines, site_lines
from newsclean.engines.versions import require

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

    from newsclean.label.sitelines import SiteLines

# Rows cleaned at a time: Spark hands over 10,000 unless it is told otherwise, and takes any number back.
_ROWS = 250


def clean_dataframe(df: DataFrame, **options: Unpack[CleanColumnOptions]) -> DataFrame:
    """Clean a data frame of pages: a row for each row, in the same partition.

    Options and columns are those of `Cleaner`. Columns keep their Spark types. Nothing is run yet. Raises
    `ValueError` and `TypeError` for options and columns that mean nothing, and `RuntimeError` for a Spark too old.
    """
    require("pyspark")
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema
    from pyspark.sql.types import StructField, StructType

    cleaner = Cleaner(**options)
    cleaner.schema(to_arrow_schema(df.schema))
    carried = [
        StructField(carried_name(column.name), column.dataType) for column in df.schema if column.name != cleaner.page
    ]
    schema = StructType([*carried, *from_arrow_schema(RESULT_SCHEMA)])

    def clean(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        for batch in batches:
            for start in range(0, batch.num_rows, _ROWS):
                yield cleaner(batch.slice(start, _ROWS))

    return df.mapInArrow(clean, schema)


def learn_site_lines(df: DataFrame, **options: Unpack[LearnColumnOptions]) -> dict[str, SiteLines]:
    """What each site repeats, for `clean_dataframe(..., site_lines=...)`: this runs a job that reads all pages.

    Each partition learns by itself; what it has found is merged site by site. Options are those of `LineReader`.
    """
    require("pyspark")
    from pyspark.sql.pandas.types import from_arrow_schema, to_arrow_schema

    reader = LineReader(**options)
    reader.check(to_arrow_schema(df.schema))

    def read(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        yield from reader.read(batches).to_batches()

    schema = from_arrow_schema(LINES_SCHEMA)
    learned = df.mapInArrow(read, schema).groupBy("site").applyInArrow(repeated_lines, schema)
    return site_lines(learned.toArrow())
