"""Invented pages for engines: how many are asked for, each with a story, an address and a number of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import compute, parquet

from newsclean.batch.cleaning import Cleaning
from newsclean.batch.columns import ARTICLE_SCHEMA
from newsclean.batch.inputs import Inputs
from newsclean.batch.limits import Limits
from newsclean.batch.parquet import write_parquet
from newsclean.batch.pool import run

SCHEMA = pa.schema([("id", pa.int64()), ("url", pa.string()), ("html", pa.string())])


def page(number: int) -> str:
    return (
        "<html><body><nav><a href='/'>Home</a> <a href='/sport'>Sport</a></nav><article>"
        f"<h1>Weir {number} of the Lower Tarn is opened again</h1><p class=byline>By Maud Ferris</p>"
        f"<time datetime='2026-03-{number % 28 + 1:02}T18:30+01:00'>{number % 28 + 1} March 2026</time>"
        f"<p>The keeper of weir {number} opened its gates on Monday, after the ice of {number + 3} weeks had gone from "
        "the mill race, and the first boat of the year went through before noon.</p>"
        "<p>“I had counted on another month of it,” she said. “Nobody here has seen the river this high in March.”</p>"
        "<p>Sign up for our daily newsletter</p><p>The Courant is set by hand in a shed behind the town hall.</p>"
        "</article></body></html>"
    )


def rows(first: int, last: int) -> list[dict[str, Any]]:
    return [{"id": n, "url": f"https://courier{n % 2}.example/{n}", "html": page(n)} for n in range(first, last)]


def table(first: int, last: int) -> pa.Table:
    return pa.Table.from_pylist(rows(first, last), SCHEMA)


def write_pages(folder: Path, files: int, each: int) -> Path:
    """Pages as Parquet, some in each file."""
    folder.mkdir()
    for n in range(files):
        parquet.write_table(table(n * each, (n + 1) * each), folder / f"{n:02}.parquet")
    return folder


def batch_rows(source: Path, scratch: Path) -> pa.Table:
    """What a batch of our own makes of files: its Parquet."""
    path = scratch / "batch.parquet"
    done = [each for some in run(Inputs([str(source)]).jobs(), Cleaning("jsonl"), Limits(workers=1)) for each in some]
    lines = [result.data for _, result in done if result.failure is None]
    write_parquet(lambda: iter(lines), path)
    return parquet.read_table(path)


def as_batch(found: pa.Table, columns: list[str]) -> bytes:
    """The articles that did not fail, by their number, in the columns of a batch's Parquet, a line for each."""
    if "error" in found.column_names:
        found = found.filter(compute.is_null(found["error"]))
    schema = pa.schema([("id", pa.int64()), ("input_url", pa.string()), *ARTICLE_SCHEMA])
    schema = pa.schema([column for column in schema if column.name in columns])
    found = found.select(schema.names).cast(schema).sort_by("id")
    return "\n".join(map(repr, found.to_pylist())).encode()
